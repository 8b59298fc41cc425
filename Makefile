# make demo, make test: each works alone in a fresh clone. make journeys runs the rest
# of the tests: whole ways through the program and its pages, and long proofs.
# make msi, make msi-test: the same on Debian 12, for the installation on Windows: a test
# MSI, and its life under Wine. RELEASE=1 makes what may be handed out; SIGN=test signs
# with a test certificate, SIGN="--certificate FILE --key FILE" with another.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/locked
DEMO := build/demo

# Each module is compiled once, not by every worker and every program that tests start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup system demo test journeys check msi msi-test lock clean

test: setup
	$(RUN) -m pytest -n auto --dist loadfile

journeys: setup
	$(RUN) -m pytest -n auto --dist loadfile -m journey

demo: setup
	rm -rf $(DEMO)
	$(RUN) -m sipdesk demo --out $(DEMO)
	@echo "The papers lie in $(DEMO)/ (index.json lists them)."
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(RUN) -m sipdesk --demo; fi

check: setup
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/deptry .
	$(VENV)/bin/vulture

msi: setup
	sh installer/system.sh build
	$(RUN) -m installer msi $(if $(RELEASE),--release) \
		$(if $(filter test,$(SIGN)),--sign-test,$(SIGN))
	$(RUN) -m pytest -n0 -m msi tests/installer

# Of the MSI that make msi made. Nothing is skipped here: without Wine it fails.
msi-test: setup
	sh installer/system.sh test
	SIPDESK_WINE=required $(RUN) -m pytest -n0 -m wine tests/installer

setup: system $(STAMP)

# Asked every time: a display may have come since the last.
system:
	@PYTHON="$(PYTHON)" sh tools/system.sh

# One that is only linked to is another checkout's, and is not emptied.
$(STAMP): requirements-dev.txt Makefile | system
	@[ ! -L $(VENV) ] || { echo "$(VENV) is a link: touch $@ if it fits the lock."; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check \
		--only-binary :all: --require-hashes -r requirements-dev.txt
	touch $@

# Writes the lock anew from pyproject.toml, keeping every pin that still fits;
# make lock UPGRADE=--upgrade takes the newest. Needs the network.
LOCK = build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock" pyproject.toml

lock:
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet uv==0.13.9
	$(LOCK) $(UPGRADE) --output-file requirements.txt
	$(LOCK) $(UPGRADE) --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt
	$(LOCK) $(UPGRADE) --extra speech --constraint requirements.txt \
		--output-file requirements-speech.txt

clean:
	rm -rf build $(VENV) .hypothesis .import_linter_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
