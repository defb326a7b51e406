#!/bin/bash
# make lock: writes the locks anew after a pin was changed: each pin of the requirements with the SHA-256 of every
# file it was published in, so that a file exchanged under the same number is not installed.

source "$(dirname "${BASH_SOURCE[0]}")/set-up.sh"

# Nothing is resolved: the requirements are pinned whole, and a lock that says more than they do would hide a pin.
lock() {
    local pins=$1.txt locked=$1.lock new
    new=$(mktemp)
    .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --no-deps --no-annotate \
        --generate-hashes --custom-compile-command "make lock" --output-file "$new" "$pins" >/dev/null ||
        { rm -f "$new"; stop "$locked was left as it was; see above."; }
    cat "$new" >"$locked"
    rm -f "$new"
}

set_up_to_lock
lock requirements
lock requirements-dev
