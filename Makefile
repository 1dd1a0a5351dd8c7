PYTHON ?= python3
BIN := .venv/bin
ALL_CORES := --numprocesses=auto --dist=worksteal
INSTALL := VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip install --quiet --no-deps --no-build-isolation

help:  ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/uv: requirements-installer.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-installer.lock
	@touch $@

.venv/run: .venv/uv requirements.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) -e .
	@touch $@

.venv/test: .venv/uv requirements-test.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements-test.lock
	$(INSTALL) -e .
	@touch $@ .venv/run

install: .venv/run  ## install into .venv what running needs

run: install  ## show the main job on real pictures, then keep serving
	$(BIN)/freigabe demo --keep-serving

demo: install  ## a small company, four drafts, one event photo: what happened and why
	$(BIN)/freigabe demo

browser:
	@test -x /usr/bin/chromium || { echo "The pages are tested in a real browser: install /usr/bin/chromium (Debian: apt-get install chromium)."; exit 1; }

test: .venv/test browser  ## install what tests need and run them all
	$(BIN)/python -m pytest $(ALL_CORES)

check: .venv/test browser  ## everything CI looks at: format, lint, types, imports, tests, coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/freigabe guideline test
	$(BIN)/python -m pytest $(ALL_CORES) --cov --cov-report=term

bench: .venv/test  ## measure, with ratios against the plain recipe
	$(BIN)/python -m pytest tests/benchmarks --benchmarks -s

lock: .venv/uv  ## resolve the pinned versions anew
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --extra ton pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --extra ton --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

.PHONY: help install run demo browser test check bench lock
