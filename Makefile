# Everything runs from a virtual environment in .venv; on a fresh machine only Python 3.11+ and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check audit bench fuzz screenshots install install-dev clean help

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

install: $(VENV)/.run  ## what running needs
install-dev: $(VENV)/.dev  ## what testing needs

run: $(VENV)/.run  ## the bot: with BOT_TOKEN on Telegram, without it the local Telegram in the browser
	$(BIN)/medaillespiegel run

test: $(VENV)/.dev  ## everything that CI runs: style, types, room contracts, data, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/medaillespiegel check
	$(BIN)/python -m pytest -n 2 --dist loadscope --cov --cov-report=term:skip-covered --cov-fail-under=$(COVERAGE_FLOOR)

check: $(VENV)/.dev  ## style, types, contracts, data and known vulnerabilities, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/medaillespiegel check
	$(MAKE) audit

# Needs the network, so no part of `test`. The pins are complete: nothing has to be resolved.
audit: $(VENV)/.dev  ## known vulnerabilities of what running needs; ends well, and says so, where no index answers
	$(BIN)/pip-audit --progress-spinner off --disable-pip --no-deps --format json -r requirements.txt 2>/dev/null | $(BIN)/python deploy/audit.py

bench: $(VENV)/.dev  ## the figures of the README, measured here
	$(BIN)/python -m benchmarks

FUZZ_SECONDS ?= 600
fuzz: $(VENV)/.dev  ## made and mutilated updates through the whole bot, for FUZZ_SECONDS
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS)

screenshots: $(VENV)/.dev  ## the pictures of the README, photographed anew (needs a Chromium)
	$(BIN)/python docs/make_screenshots.py

COVERAGE_FLOOR ?= 80

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
