# Two commands: `make demo` does the main job on the sample articles, `make test` runs every test. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS := dev,web,sources,frames
STAMP := $(VENV)/.installed

.PHONY: demo test lint setup bench build-wheel clean

setup: $(STAMP)

$(STAMP): pyproject.toml requirements/camel-light.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$(EXTRAS)]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/camel-light.txt
	touch $(STAMP)

demo-venv: pyproject.toml
	test -x $(BIN)/kg || { test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -e .; }
.PHONY: demo-venv

demo: demo-venv
	$(BIN)/kg build seeds --out build/demo
	$(BIN)/kg validate build/demo
	$(BIN)/kg query who-met-whom --graph build/demo
	$(BIN)/kg query dialogue-rounds --graph build/demo
	$(BIN)/kg query force-levels --graph build/demo

test: setup
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kg lint

web-vendor: setup
	$(BIN)/python tools/vendor_web.py
.PHONY: web-vendor

bench: setup
	$(BIN)/python -m benchmarks.run

fuzz: setup
	$(BIN)/python -m benchmarks.fuzz --count 100000
.PHONY: fuzz

build-wheel: setup
	$(BIN)/python -m build --wheel

clean:
	rm -rf build dist $(VENV)
