# The commands of the README.  Everything happens in .venv, made from requirements.lock.

.DEFAULT_GOAL := help
SHELL := /bin/bash

VENV := .venv
PY := $(VENV)/bin/python
OUTPUT ?= output
PYTEST_ARGS ?= -n 2

# The first Python on the path that is new enough; say PYTHON=/path/to/python to choose another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

.PHONY: help setup demo test check evaluate bench lock format browser wheel clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(PY):
	@test -n "$(PYTHON)" || { echo "graphkit needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module does not work here: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.locked: requirements.lock | $(PY)
	@echo "Installing what requirements.lock names into $(VENV) (a few minutes the first time) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.locked
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(VENV)/.installed ## make .venv and install graphkit into it

demo: setup ## build the graph of the sample articles and say what to open
	@$(VENV)/bin/graphkit build seeds -o $(OUTPUT)

browser:
	@bash scripts/find-chromium.sh --install || true

test: setup browser ## run all the tests
	@$(PY) -m pytest $(PYTEST_ARGS) --ignore tests/views/browser
	@# The browser gets the machine to itself; a click that it missed all the same is tried once more, a real failure fails again.
	@$(PY) -m pytest tests/views/browser || $(PY) -m pytest --last-failed --last-failed-no-failures none tests/views/browser

check: setup ## lint, format, types and layers
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

evaluate: setup ## measure extraction against the gold facts of the sample articles
	@$(PY) scripts/evaluate.py

bench: setup ## measure speed and size
	@$(PY) -m bench
	@$(PY) bench/view.py

format: setup
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

# Hashes of every file, for every Python from 3.11 on, and no word of where they come from.
lock: $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	@$(VENV)/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade --quiet --output-file requirements.lock
	@! grep -n '://' requirements.lock || { echo "requirements.lock must not hold an address" >&2; exit 1; }

wheel: setup
	@$(PY) -m build --wheel --no-isolation --outdir dist .

clean: ## remove what was made, except .venv
	@rm -rf dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find $(OUTPUT) -mindepth 1 ! -name README.md -delete 2>/dev/null || true
	@find graphkit tests -name __pycache__ -type d -prune -exec rm -rf {} +
