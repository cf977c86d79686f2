# Each target is one line of intent; README gives the same lines for a machine without make.
PYTHON ?= python3
BIN := .venv/bin

# Versions come from requirements.lock; requirements.txt says what else works. After a change there: make lock.
.PHONY: data train notice audit install dev lock run test test-spark lint bench load eval walks screenshots

install: .venv/installed
.venv/installed: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	touch .venv/installed

# What develops and tests it: runners, a browser's driver, linters. An analyst's machine does without.
dev: .venv/dev-installed tests/browser/node_modules
.venv/dev-installed: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch .venv/dev-installed

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock" --upgrade
lock: .venv/dev-installed
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) requirements-spark.txt --constraint requirements.lock --output-file requirements-spark.lock

run: install
	$(BIN)/python -m lib ingest seeds
	$(BIN)/streamlit run app.py

# Each file to one process, which starts the file's app once; in the order of names: tests/browser, the longest, first.
test: dev
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --ignore tests/spark

# axe-core for the accessibility test; a machine without npm skips that test.
tests/browser/node_modules: tests/browser/package-lock.json
	if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund --prefix tests/browser; fi

.venv/spark-installed: .venv/dev-installed requirements-spark.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-spark.lock
	touch .venv/spark-installed

test-spark: .venv/spark-installed
	$(BIN)/pytest tests/spark

lint: .venv/dev-installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: .venv/dev-installed
	$(BIN)/python -m tests.evaluate

bench: .venv/dev-installed
	$(BIN)/python -m bench

# Twenty analysts, then a hundred for half an hour, over 100,000 articles: some 45 minutes.
load: .venv/dev-installed
	$(BIN)/python -m bench load

# The data and the model stand in the repository; what makes them is no part of a plain install.
.venv/data-installed: .venv/dev-installed requirements-data.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-data.txt
	touch .venv/data-installed

data: .venv/data-installed
	$(BIN)/python -m training.data

train: .venv/data-installed
	$(BIN)/python -m training.names
	$(BIN)/python -m training.name_words
	$(BIN)/python -m training.choices

# The licences of everything that is locked, and of the data: NOTICE.
notice: .venv/dev-installed
	$(BIN)/python -m training.notice

# Known weaknesses of what is locked, where the index of packages and its advisories can be reached; it says so where they cannot.
audit:
	@if $(PYTHON) -c "import urllib.request; urllib.request.urlopen('https://pypi.org/pypi/pip/json', timeout=20)" 2>/dev/null; then \
	  $(PYTHON) -m venv .venv/audit && .venv/audit/bin/python -m pip install --quiet --disable-pip-version-check "pip-audit>=2.9,<3" && \
	  .venv/audit/bin/pip-audit --disable-pip --no-deps --requirement requirements.lock --requirement requirements-spark.lock; \
	else echo "NOT AUDITED: pypi.org, which knows the advisories, cannot be reached from here"; fi

# The walks of an analyst through all of ../shared/corpora, on a store that is made once (some minutes).
walks: .venv/dev-installed
	$(BIN)/python -m bench.walks_store .walks
	KUTIPAN_WALKS_STORE=.walks KUTIPAN_REQUIRE_BROWSER=1 $(BIN)/pytest tests/browser/test_corpora.py

screenshots: .venv/dev-installed
	$(BIN)/python -m tests.browser.screenshots
