"""A crash leaves no file of a memory through which passwords and lent keys have passed."""

import importlib
import resource

import pytest

from council.cli.bounds import leave_no_core
from council.web import serving


@pytest.mark.parametrize("begin", [leave_no_core, lambda: importlib.reload(serving)])
def test_neither_the_worker_nor_the_server_leaves_a_core(begin, monkeypatch):
    said = []
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: said.append(limit))
    begin()
    assert (resource.RLIMIT_CORE, (0, 0)) in said
