# make run    start the assistant (the page chat at http://127.0.0.1:8000/)
# make test   lint and run all tests; one that fails is run once more, and named in the summary
# make soak   kill it sixty times in one fan-out (minutes)
SHELL := /bin/bash
BIN := .venv/bin
UV := $(BIN)/uv
INSTALL := $(UV) pip install -q --require-hashes -r
UV_VERSION := 0.13.9

.PHONY: run install test lint bench soak screenshots lock chromium
.DEFAULT_GOAL := run

run: .venv/installed
	@$(BIN)/collective-brain run

install: .venv/installed

test: .venv/installed-tests chromium lint
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --reruns 1

lint: .venv/installed-tests
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-bench
	$(BIN)/python -m bench

soak: .venv/installed-tests
	$(BIN)/python -m bench.soak

# Take the README's pictures of the page chat anew.
screenshots: .venv/installed-tests chromium
	@PYTHONPATH=. $(BIN)/python tools/screenshots

# Compile the locked requirements anew from the *.in files.
lock: $(UV)
	cd requirements && for name in bench test run; do \
	  rm -f $$name.txt; \
	  ../$(UV) pip compile -q --no-header --generate-hashes --python-version 3.11 --universal \
	    $$([ $$name = bench ] || echo "-c bench.txt") $$name.in -o $$name.txt || exit 1; \
	done

$(UV):
	@tools/make-venv
	@$(BIN)/pip install -q --disable-pip-version-check uv==$(UV_VERSION)

# The project itself, so that `collective-brain` is a command in .venv.
OURSELVES := $(UV) pip install -q --no-deps --no-build-isolation --offline -e .

.venv/installed: requirements/run.txt pyproject.toml | $(UV)
	@$(INSTALL) requirements/run.txt
	@$(OURSELVES)
	@touch $@

.venv/installed-tests: requirements/test.txt .venv/installed
	@$(INSTALL) requirements/test.txt
	@touch $@

.venv/installed-bench: requirements/bench.txt .venv/installed-tests
	@$(INSTALL) requirements/bench.txt
	@touch $@

chromium: .venv/installed-tests
	@tools/find-chromium
