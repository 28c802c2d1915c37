# What can be done here: `make help`.
# `make demo` and `make check` work on a fresh machine with Python 3.11 or newer; another one: make PYTHON=python3.12 demo

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PAGES := .venv-pages
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
EXAMPLE := examples/hunei-2007.yaml

.DEFAULT_GOAL := help
.PHONY: help demo test check lint format types imports cover bench fuzz pages layout size docs stale golden images build clean

help:  ## what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed  ## install into .venv and render the example into out/
	@$(BIN)/civplan render $(EXAMPLE) -o out

test: $(VENV)/.tools  ## run the tests; the slow ones too where CIVPLAN_CI=1
	@$(BIN)/pytest -q -n auto --dist worksteal $(ARGS)

check: lint types imports stale test  ## all that must hold before a commit

lint: $(VENV)/.tools  ## ruff: style and layout of the code
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check

format: $(VENV)/.tools  ## lay the code out
	@$(BIN)/ruff check --quiet --fix || true
	@$(BIN)/ruff format --quiet

types: $(VENV)/.tools  ## mypy: types, strictly; the program also as Windows has it
	@$(BIN)/mypy --no-error-summary --platform win32 --cache-dir .mypy_cache/win32 src & windows=$$!; \
	  $(BIN)/mypy --no-error-summary; code=$$?; wait $$windows && exit $$code

imports: $(VENV)/.tools  ## import-linter: the folders know only what they may
	@$(BIN)/lint-imports --no-logo

cover: $(VENV)/.tools  ## run the tests and say which lines none of them reaches
	@$(BIN)/pytest -q -n auto --cov --cov-report=term --cov-report=html $(ARGS)

bench: $(VENV)/.tools  ## measure against the peers of docs/performance.md
	@missed=0; for each in startup render validate inspections batch floor edits forms adversarial; do \
	  $(BIN)/python -m benchmarks.$$each || missed=1; echo; done; exit $$missed

fuzz: $(VENV)/.tools  ## check 20,000 damaged examples as plan files
	@PYTHONPATH=tests $(BIN)/python -m benchmarks.fuzz $(ARGS)

pages: $(PAGES)/.installed  ## measure pages in LibreOffice and OnlyOffice (FONTS=DIR: fonts of the standard's names)
	@$(PAGES)/bin/python -m benchmarks.pages $(if $(FONTS),--fonts $(FONTS)) $(ARGS)

layout: $(PAGES)/.installed  ## hold our lines and pages against those of LibreOffice (FONTS=DIR as for pages)
	@$(PAGES)/bin/python -m benchmarks.layout $(if $(FONTS),--fonts $(FONTS)) $(ARGS)

size: $(VENV)/.tools  ## count files, names, importers and the way of one render
	@$(BIN)/python -m benchmarks.size

docs: $(VENV)/.tools  ## write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

stale: $(VENV)/.tools  ## fail when `make docs` would change a page
	@$(BIN)/python docs/generate.py --check

golden: $(VENV)/.tools  ## write tests/golden/ anew; read the change before you commit it
	@$(BIN)/pytest -q -n auto --update $(ARGS)
	@git status --short tests/golden

images: $(VENV)/.tools  ## take the pictures of docs/images (needs LibreOffice, poppler and Chromium)
	@$(BIN)/python docs/pictures.py

build: $(VENV)/.tools  ## make dist/: the wheel and the source archive
	@$(BIN)/python -m build --outdir dist

clean:  ## remove what was built or measured; the environments stay
	@rm -rf build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache src/*.egg-info
	@find src templates tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "civplan needs Python 3.11 or newer; name one: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@$(PIP) --editable '.[excel]'
	@touch $@

$(VENV)/.tools: pyproject.toml | $(VENV)/bin/python
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(PAGES)/.installed: benchmarks/pages-requirements.txt pyproject.toml
	@$(PYTHON) -m venv $(PAGES)
	@$(PAGES)/bin/python -m pip install -qq --disable-pip-version-check --editable '.[excel]' -r $<
	@touch $@
