# Everything a newcomer types. `make` alone lists it.

PYTHON = .venv/bin/python
# The office of `make run` stands here and nowhere else, whatever the environment says.
DEMONSTRATION = sqlite:///var/office.db
WORKERS = 2

.DEFAULT_GOAL = help
.PHONY: help setup run test check bench soak lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready ## make .venv with the locked dependencies and the smefund command

run: setup ## fill an embedded office with the demonstration book and show it
	@mkdir -p var
	@SMEFUND_DATABASE_URL=$(DEMONSTRATION) .venv/bin/smefund demo

test: check ## everything in check, then all tests, on SQLite and a PostgreSQL it brings up itself
	@$(PYTHON) -m pytest --numprocesses $(WORKERS) --dist worksteal

check: setup ## format, lint, types, import contracts
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

bench: setup ## measure acts against the raw driver, the look-ahead, the ledger of a loan, receipts by file
	@$(PYTHON) -m tests.bench.acts
	@$(PYTHON) -m tests.bench.lookahead
	@$(PYTHON) -m tests.bench.loans
	@$(PYTHON) -m tests.bench.receipts

soak: setup ## the searching tests at full length (hours, not minutes)
	@SMEFUND_CAMPAIGN=full $(PYTHON) -m pytest -m "campaign or hypothesis"

lock: ## renew requirements.lock from pyproject.toml (needs pip-tools on the PATH)
	@pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
		--all-extras --build-deps-for editable --no-header --no-emit-options \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements.lock pyproject.toml

clean: ## remove .venv, the demonstration office and what the tools left
	@rm -rf .venv var build dist .hypothesis .*_cache

.venv/ready: requirements.lock pyproject.toml
	@python=$$(.ci/python) && $$python -m venv .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes \
		--requirement requirements.lock
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-index --no-deps \
		--no-build-isolation --editable .
	@touch $@
