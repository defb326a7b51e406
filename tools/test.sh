#!/bin/bash
# make test, make test-full (--slow, or --only-slow for what it adds), make test-rare (--rare): sets up what is missing and runs the tests; further words go to pytest.

source "$(dirname "${BASH_SOURCE[0]}")/set-up.sh"

# The databases of the tests lie in memory where there is enough of it: on a disk, making and
# dropping them takes longer than the tests. Without it the system's own folder does.
use_memory_for_databases() {
    local free_mb
    free_mb=$(df --output=avail --block-size=1M /dev/shm 2>/dev/null | tail -n 1)
    [ "${free_mb:-0}" -ge 4096 ] || return 0
    TMPDIR=$(mktemp --directory /dev/shm/council-tests-XXXXXX)
    export TMPDIR
    chmod 755 "$TMPDIR"     # the server of the tests is another user
    trap 'rm -rf "$TMPDIR"' EXIT
}

# What one process of the tests has compiled, those it starts need not compile again.
unset PYTHONDONTWRITEBYTECODE

set_up_to_test
use_memory_for_databases
# The tests of the architecture are make check's: they read the code and need no second reading here.
case " $* " in *" --slow "* | *" --only-slow "* | *" --rare "*) ;; *) set -- --ignore tests/architecture "$@" ;; esac
# Each process begins with a half of its own, so that few of the dear fixtures are made in both.
"$VENV_PYTHON" -m pytest --numprocesses "${TEST_PROCESSES:-2}" --dist worksteal "$@"
