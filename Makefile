# The commands of this project. Each is one script of tools/, to be read there.

.DEFAULT_GOAL := help
.PHONY: help run test test-full test-rare check sizes lock sbom

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-21s %s\n", $$1, $$2 }'

run: ## set up what is missing and serve, by default with the demonstration, on http://127.0.0.1:8000
	@bash tools/run.sh

test: ## set up what is missing and run the tests on SQLite and PostgreSQL
	@bash tools/test.sh

test-full: ## the same with the long property, race and fuzz runs; TESTS=--only-slow leaves out what `make test` runs
	@bash tools/test.sh --slow $(TESTS)

test-rare: ## take away controls one by one, type every hostile string into every field: too long for every change
	@bash tools/test.sh --rare

check: ## lint, format, types of the law and the actions, tests of the architecture
	@bash tools/check.sh

sizes: ## how long modules, functions and templates are, and the longest of each
	@python3 -m tools.sizes

lock: ## write requirements*.lock anew after a pin in requirements*.txt was changed
	@bash tools/lock.sh

sbom: ## list what the product is made of: CycloneDX, in var/sbom.json
	@bash tools/sbom.sh
