# Sets up what the commands need; sourced by tools/run.sh, test.sh and check.sh.
#
#   set_up_to_run     the virtual environment, requirements.lock, the libraries of WeasyPrint
#   set_up_to_test    the same with requirements-dev.lock, and the programs the tests drive
#   set_up_to_lock    the virtual environment and requirements-dev.lock alone
#
# What is there already is left alone, so that a second call takes a moment.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

VENV_PYTHON=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

set_up_to_run() {
    make_environment
    install_libraries
    install_requirements requirements.lock
}

set_up_to_test() {
    make_environment
    install_libraries
    install_requirements requirements-dev.lock
    install_programs_of_tests
}

set_up_to_lock() {
    make_environment
    install_requirements requirements-dev.lock
}

# --- The virtual environment -------------------------------------------------------------------

make_environment() {
    # One moved with its folder, or left by a Python since removed, does not answer: it is made anew.
    "$VENV_PYTHON" -c 'import pip' 2>/dev/null && return
    local python
    python=$(find_python) || stop "Python 3.11 or newer is needed: apt-get install python3, or name one: PYTHON=/path/to/python3 make run"
    say "Making the virtual environment .venv with $("$python" --version)"
    local way
    for way in by_venv by_virtualenv by_uv by_fetched_virtualenv by_venv_from_debian; do
        rm -rf .venv
        "$way" "$python" >/dev/null 2>&1 && "$VENV_PYTHON" -c 'import pip' 2>/dev/null && return
    done
    rm -rf .venv
    stop "No way to make a virtual environment was found. Run this, then the same command again:
    apt-get install python3-venv"
}

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$name" && return
    done
    return 1
}

by_venv() { "$1" -m venv .venv; }
by_virtualenv() { "$1" -m virtualenv .venv; }
by_uv() { uv venv --seed --python "$1" .venv; }

by_fetched_virtualenv() {
    # Into a folder of its own: Debian's Python refuses pip anywhere else.
    local folder status=0
    folder=$(mktemp -d)
    "$1" -m pip install --quiet --target "$folder" virtualenv && PYTHONPATH=$folder "$1" -m virtualenv .venv || status=$?
    rm -rf "$folder"
    return "$status"
}

by_venv_from_debian() { install_from_debian python3-venv && "$1" -m venv .venv; }

# --- Python packages ---------------------------------------------------------------------------

# Only files whose hash the lock names, and only built ones: what builds a package would come unhashed.
install_requirements() {
    local lock=$1 stamp=.venv/installed-$1 hash
    hash=$(sha256sum "$lock")
    [ "$(cat "$stamp" 2>/dev/null)" = "$hash" ] && return
    say "Installing the packages of $lock"
    "$VENV_PYTHON" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
        --requirement "$lock" || stop "The packages of $lock could not be installed; see above. Nothing was started."
    printf '%s\n' "$hash" >"$stamp"
}

# --- Debian packages ---------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install_from_debian() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

install_from_debian() {
    may_install_from_debian || return 1
    as_root apt-get update --quiet=2 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends \
            -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

libraries_are_there() {
    "$VENV_PYTHON" - 2>/dev/null <<'PYTHON'
import ctypes

for library in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
    ctypes.CDLL(library)
PYTHON
}

install_libraries() {
    local packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
    libraries_are_there && return
    say "Installing the libraries that print PDFs: ${packages[*]}"
    install_from_debian "${packages[@]}" >/dev/null && libraries_are_there ||
        stop "The libraries that print PDFs are missing and could not be installed. Run this, then the same command again:
    apt-get install ${packages[*]}"
}

# --- Programs of the tests ---------------------------------------------------------------------

missing_programs() {
    command -v chromium >/dev/null || echo chromium
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || echo postgresql
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v qpdf >/dev/null || echo qpdf
}

# Draws the pages of the quick run in half the time of the whole Chromium; without it that one does.
install_quicker_browser() {
    command -v chromium-headless-shell >/dev/null && return
    may_install_from_debian || return 0
    say "Installing what the tests drive: chromium-headless-shell"
    install_from_debian chromium-headless-shell >/dev/null 2>&1 || true
}

install_programs_of_tests() {
    local missing
    install_quicker_browser
    missing=$(missing_programs)
    [ -z "$missing" ] && return
    say "Installing what the tests drive:" $missing
    install_from_debian $missing >/dev/null || true
    missing=$(missing_programs)
    [ -z "$missing" ] && return
    [ "${CI:-}" = true ] && stop "Missing, and not to be skipped where CI=true:" $missing
    say "Missing: ${missing//$'\n'/ }. The tests that need it are skipped; for all of them: apt-get install ${missing//$'\n'/ }"
}
