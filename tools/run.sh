#!/bin/bash
# make run: sets up what is missing, then hands over to the supervisor of the web server and the worker.

source "$(dirname "${BASH_SOURCE[0]}")/set-up.sh"

set_up_to_run
exec "$VENV_PYTHON" -m tools.serve
