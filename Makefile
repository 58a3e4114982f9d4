# `make demo` and `make test` are all a newcomer needs: each installs what it lacks and then does its work.
# What was installed is noted in .make/, so that the next call begins at once.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt
SAMPLE := tests/cases/harbour-museum/raw.txt
# Tests share nothing but the machine, so they may run side by side; `make test JOBS=0` runs them in one process.
JOBS ?= auto
PYTEST := $(BIN)/python -m pytest -n $(JOBS)

.PHONY: help demo test quick lint bench golden pins clean

help:  ## show these commands
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 10

demo: .make/program  ## build the sample into out/
	mkdir -p out && cp $(SAMPLE) out/harbour-museum.txt
	$(BIN)/converter build out/harbour-museum.txt -o out

test: .make/tests .make/node  ## run all tests, the validators among them
	$(PYTEST)

quick: .make/tests  ## run the unit tests alone, in less than a minute
	$(PYTEST) -m "not slow and not validators"

lint: .make/tests  ## read the code: ruff, its formatter, mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .make/bench  ## measure what our work costs, beside what others need for the same
	missed=0; for each in bench readers long_books normalizing; do $(BIN)/python tests/benchmarks/$$each.py || missed=1; done; exit $$missed

golden: .make/tests  ## write the expected files of tests/cases anew, and show how they changed
	$(BIN)/python -m pytest tests/test_cases.py --refresh-golden

pins:  ## write constraints.txt anew from what is newest today
	$(PYTHON) -m venv --clear .make/pins
	.make/pins/bin/pip install --quiet '.[test,bench]'
	{ head -n 1 constraints.txt; .make/pins/bin/pip freeze --exclude compilation-converter; } > .make/constraints.txt
	mv .make/constraints.txt constraints.txt
	rm -r .make/pins

clean:  ## remove what was built and installed here
	rm -rf .make .venv out dist tests/tools/node_modules

.make/system-%: tools/system-packages
	tools/system-packages $*
	mkdir -p .make && touch $@

.make/program: pyproject.toml constraints.txt | .make/system-run
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation -e .
	$(BIN)/python -m compileall -q converter
	touch $@

.make/tests: .make/program | .make/system-test
	$(PIP) --no-build-isolation -e '.[test]'
	touch $@

.make/bench: .make/tests
	$(PIP) --no-build-isolation -e '.[test,bench]'
	touch $@

# The browser comes from the system: no package may bring its own.
.make/node: tests/tools/package-lock.json | .make/system-test
	cd tests/tools && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --loglevel=error
	touch $@
