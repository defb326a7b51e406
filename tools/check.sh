#!/bin/bash
# make check: everything that reads the code without running it; all of it, so that one look shows every fault.

source "$(dirname "${BASH_SOURCE[0]}")/set-up.sh"

set_up_to_test
faults=0
"$VENV_PYTHON" -m ruff check . || faults=1
"$VENV_PYTHON" -m ruff format --check --quiet . || { say "Not formatted: run .venv/bin/python -m ruff format ."; faults=1; }
"$VENV_PYTHON" -m mypy || faults=1
"$VENV_PYTHON" -m pytest --quiet tests/architecture || faults=1
exit "$faults"
