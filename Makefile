# The virtual environment and the stamps in it: a second run does nothing that is done already.
PYTHON3 ?= python3
PYTHON := .venv/bin/python
READY := .venv/.ready
READY_TO_TEST := .venv/.ready-to-test

.DEFAULT_GOAL := help
.PHONY: help start test check format golden messages bench clean

help: ## toon deze lijst
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 · \2/p' Makefile | awk -F ' · ' '{ printf "%-16s %s\n", $$1, $$2 }'

start: $(READY) ## installeer wat nodig is en start dialoogcheck
	@if [ -t 0 ] && [ -t 1 ]; then $(PYTHON) -m dialoogcheck || [ $$? -eq 130 ]; else exec $(PYTHON) -m dialoogcheck voorbeeld --overschrijf --uit "$$PWD/dialoogcheck-voorbeeld.pdf"; fi

test: $(READY_TO_TEST) ## installeer ook de testgereedschappen en draai alle tests
	@$(PYTHON) -m pytest -n auto --dist loadfile

check: ## alles waaraan een wijziging moet voldoen: vorm, types, README en alle tests
	@.ci/run

format: $(READY_TO_TEST) ## zet de code in de afgesproken vorm
	$(PYTHON) -m ruff check --fix-only --quiet
	$(PYTHON) -m ruff format

golden: $(READY_TO_TEST) ## vernieuw wat de tests vergelijken: het voorbeeldrapport en de uitleg voor schrijvers
	@$(PYTHON) -m tests.manual
	@$(PYTHON) -m pytest -q tests/advice/test_golden.py --golden

messages: $(READY_TO_TEST) ## vertaal de teksten van click opnieuw
	$(PYTHON) -m babel.messages.frontend -q compile -d dialoogcheck/language -l nl

bench: $(READY_TO_TEST) ## meet of het snel genoeg is
	@$(PYTHON) -m tests.bench

clean: ## verwijder alles wat make gemaakt heeft
	rm -rf .venv build dist *.egg-info tests/browser/node_modules .mypy_cache .pytest_cache .ruff_cache

$(READY): setup.cfg pyproject.toml .ci/provide
	@.ci/provide
	@test -x $(PYTHON) || $(PYTHON3) -m venv .venv
	@echo "Even geduld: dialoogcheck wordt klaargezet."
	@$(PYTHON) -m pip --quiet --disable-pip-version-check install --editable .
	@$(PYTHON) -m compileall -q dialoogcheck
	@$(PYTHON) -m dialoogcheck diagnose >.venv/diagnose.txt || { cat .venv/diagnose.txt; exit 1; }
	@touch $@

$(READY_TO_TEST): $(READY) tests/browser/package-lock.json
	@.ci/provide test
	@$(PYTHON) -m pip --quiet --disable-pip-version-check install --editable '.[test]'
	@npm --prefix tests/browser --loglevel=error ci >/dev/null
	@touch $@
