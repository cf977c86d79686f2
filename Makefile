# Each target is one line of intent; README gives the same lines for a machine without make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: data train install run test test-spark lint bench eval screenshots

install: .venv/installed
.venv/installed: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch .venv/installed

run: install
	$(BIN)/python -m lib ingest seeds
	$(BIN)/streamlit run app.py

test: install tests/browser/node_modules
	$(BIN)/pytest --ignore tests/spark

# axe-core for the accessibility test; a machine without npm skips that test.
tests/browser/node_modules: tests/browser/package-lock.json
	if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund --prefix tests/browser; fi

test-spark: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-spark.txt
	$(BIN)/pytest tests/spark

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: install
	$(BIN)/python -m tests.evaluate

bench: install
	$(BIN)/python -m bench

# The data and the model stand in the repository; what makes them is no part of a plain install.
.venv/data-installed: .venv/installed requirements-data.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-data.txt
	touch .venv/data-installed

data: .venv/data-installed
	$(BIN)/python -m training.data

train: .venv/data-installed
	$(BIN)/python -m training.names

screenshots: install
	$(BIN)/python -m tests.browser.screenshots
