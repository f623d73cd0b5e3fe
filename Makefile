# 党小组工作手册：make site 建站，make editions 建要发布的，make test 测试。只需要 Python 3.11 以上和 make。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks

.PHONY: site editions test serve check schema scripts lock offline bench torture mutants audit sbom clean

site: $(VENV)/.site
	$(BIN)/python -m mkdocs build --strict

editions: $(VENV)/.site
	HANDBOOK_EDITIONS=1 $(BIN)/python -m mkdocs build --strict

test: $(VENV)/.test
	sh tests/browser/install.sh
	$(BIN)/python -m ruff check hooks tests bench supply
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest

serve: $(VENV)/.site
	$(BIN)/python -m mkdocs serve

check: $(VENV)/.site
	$(BIN)/python -m handbook.lint .

schema: $(VENV)/.site
	$(BIN)/python -m handbook.sources.schema data/schema

scripts: $(VENV)/.test
	$(BIN)/python tests/support/node.py join.js

offline: editions
	$(BIN)/python -m handbook.publish.offline $(if $(filter 0,$(PDFS)),--no-files) site dist/handbook-offline.zip

bench: $(VENV)/.bench
	sh tests/browser/install.sh
	PYTHONPATH=hooks:. $(BIN)/python -m bench $(PARTS)

torture: $(VENV)/.test
	sh tests/browser/install.sh
	PYTHONPATH=hooks:tests:. $(BIN)/python -m torture $(ARGS)

mutants: $(VENV)/.test
	PYTHONPATH=hooks:tests:. $(BIN)/python -m mutants $(if $(N),--count $(N)) $(if $(SEED),--seed $(SEED)) $(ARGS)

audit: $(VENV)/.supply
	$(BIN)/python -m supply.audit

sbom: $(VENV)/.supply
	$(BIN)/python -m supply.sbom dist/sbom.json

$(VENV)/.site: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

$(VENV)/.bench: requirements-bench.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@

$(VENV)/.supply: requirements-supply.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-supply.lock
	touch $@

clean:
	rm -rf site dist .cache .site.new .site.old
