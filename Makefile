# Everything runs in .venv, which the first target that needs it makes. Needs Python 3.11 or later, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test laws test-postgres test-browser test-clients quick lint format examples scores bench pages screens clean

help:
	@echo "make demo      a full round on bundled documents: read, list, show, write feeds"
	@echo "make test      style, types, architecture, every test, and the corpus scores where the corpus is there"
	@echo "make laws      the laws that hold of any documents, in thousands of generated cases"
	@echo "make test-postgres  calendar, commands and faults on a PostgreSQL server of its own; nothing is installed in the system"
	@echo "make test-browser   the pages in a real browser, Chromium"
	@echo "make test-clients   other programs read the feeds: libraries of Python and npm, khal, vdirsyncer, calcurse, libical"
	@echo "make quick     the same without the slow tests and the scores"
	@echo "make lint      style, types and architecture only"
	@echo "make format    put the code into its form"
	@echo "make examples  the examples that stand beside the rules"
	@echo "make scores    accuracy on the corpus"
	@echo "make bench     speed, beside peers"
	@echo "make pages     what is generated in docs: examples and options of commands, the manual page"
	@echo "make screens   the pictures of docs/screens"

demo: $(INSTALLED)
	@$(BIN)/diplocal demo

test: lint
	$(BIN)/pytest
	@$(BIN)/python benchmarks/scores.py

laws: $(INSTALLED)
	$(BIN)/pytest --hypothesis-profile thorough -m law

# the demo is left out: it always makes a home, and a database, of its own
test-postgres: $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test-postgres]'
	$(BIN)/pytest --postgres embedded --ignore tests/cli/test_demo.py tests/calendar tests/cli tests/faults tests/postgres

# needs Chromium; says why it skips where there is none
test-browser: $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test-browser]'
	$(BIN)/pytest -rs tests/browser

# those of Python run in every test; calcurse and libical (apt-get install calcurse python3-gi gir1.2-ical-3.0) where they are installed
test-clients: $(INSTALLED)
	@command -v npm >/dev/null && npm install --silent --no-fund --no-audit --prefix .clients ical.js@2 node-ical@0.27 \
	  || echo "npm is not installed or did not get its packages: ical.js and node-ical will be skipped" >&2
	$(BIN)/pytest -rs tests/peers

quick: lint
	$(BIN)/pytest -m "not slow"

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

examples: $(INSTALLED)
	$(BIN)/pytest -k examples

scores: $(INSTALLED)
	@$(BIN)/python benchmarks/scores.py

bench: $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python benchmarks/commands.py
	@$(BIN)/python benchmarks/extraction.py

pages: $(INSTALLED)
	@$(BIN)/python tools/command_pages.py

screens: $(INSTALLED)
	@$(BIN)/python tools/screens.py

clean:
	rm -rf $(VENV) .clients .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Debian packs the standard library's venv apart: without it a half-made folder would be left behind.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is missing or older than 3.11: install Python 3.11 or later, or name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "$(PYTHON) cannot make virtual environments: run 'apt-get install python3-venv', then try again" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
