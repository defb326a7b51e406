#!/bin/bash
# make sbom: what the product is made of, as CycloneDX, from the lock it is installed by; for whoever watches for flaws.

source "$(dirname "${BASH_SOURCE[0]}")/set-up.sh"

set_up_to_lock
file=${1:-${DATA_DIR:-var}/sbom.json}
mkdir -p "$(dirname "$file")"
"$VENV_PYTHON" -W ignore::UserWarning -m cyclonedx_py requirements --pyproject pyproject.toml \
    --output-reproducible --validate --output-file "$file" requirements.lock
say "$file"
