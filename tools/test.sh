#!/bin/bash
# make test, make test-full (--slow): sets up what is missing and runs the tests; further words go to pytest.

source "$(dirname "${BASH_SOURCE[0]}")/set-up.sh"

set_up_to_test
exec "$VENV_PYTHON" -m pytest --numprocesses "${TEST_PROCESSES:-2}" "$@"
