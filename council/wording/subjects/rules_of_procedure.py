"""The versions of the rules of procedure, and what the body has set otherwise: the sentences, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {}
ENGLISH: Mapping[str, str] = {}
CURES_RUSSIAN: Mapping[str, str] = {}
CURES_ENGLISH: Mapping[str, str] = {}
