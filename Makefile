# Everything runs from a virtual environment in .venv; on a fresh machine only Python 3.11+ and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run lock test test-fast coverage check audit bench fuzz screenshots install install-dev clean help

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.run: requirements.txt pyproject.toml
	@echo "Installing the Python packages that the bot uses into $(VENV): about a minute, only the first time."
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing what the tests use as well."
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off -r requirements-dev.txt
	@touch $@

# Complete, with hashes, for every Python from 3.11 on; names no index. Versions stay as they are but for what UPGRADE names
# (make lock UPGRADE="--upgrade" for all of them, "-P aiohttp" for one).
UPGRADE ?=
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)
lock:  ## the pins, made anew from pyproject.toml and requirements-dev.in (needs uv, and the network)
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) requirements-dev.in -c requirements.txt -o requirements-dev.txt

install: $(VENV)/.run  ## what running needs
install-dev: $(VENV)/.dev  ## what testing needs

run: $(VENV)/.run  ## the bot: with BOT_TOKEN on Telegram, without it the local Telegram in the browser
	$(BIN)/medaillespiegel run

test: $(VENV)/.dev  ## everything that CI runs: style, types, room contracts, data, tests; prints the ten slowest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/medaillespiegel check
	$(BIN)/python -m pytest -n 2 $(SHARED_OUT) --durations 10

# The slow files stand first (tests/conftest.py), so that no worker is left with one when the other is done.
SHARED_OUT := --dist loadscope --no-loadscope-reorder
test-fast: $(VENV)/.dev  ## little more than a minute: no browser, PostgreSQL or process, and every thirtieth of thousands of cases
	$(BIN)/python -m pytest -n 2 $(SHARED_OUT) --hypothesis-profile quick -m "not slow and not browser and not postgres and not whole"

# Apart, as it makes the tests take twice as long.
coverage: $(VENV)/.dev  ## all tests, and which lines they never reach
	$(BIN)/python -m pytest -n 2 $(SHARED_OUT) --cov --cov-report=term:skip-covered --cov-fail-under=80

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

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
