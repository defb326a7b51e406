"""What the body may do, and who may take part beside its members: the sentences, Russian and English."""

from collections.abc import Mapping

RUSSIAN: Mapping[str, str] = {}
ENGLISH: Mapping[str, str] = {}
CURES_RUSSIAN: Mapping[str, str] = {}
CURES_ENGLISH: Mapping[str, str] = {}
