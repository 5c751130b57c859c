# What can be done here. `make setup` first; every other target makes sure of it.
.PHONY: help setup run test check bench soak pictures pins

PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.setup-done

help:
	@echo "make setup   an environment in .venv with everything pinned"
	@echo "make run     open the app"
	@echo "make test    all tests but the soak"
	@echo "make check   style, types and import contracts"
	@echo "make bench   speed, each figure beside its floor"
	@echo "make soak    the tests that take minutes"
	@echo "make pictures the screenshots of docs/images anew, by the browser tests of the whole journey, an import and a bid"
	@echo "make pins    take the newest versions: requirements.txt and requirements-dev.txt"

setup: $(SETUP)

# Made anew only when the pins have changed.
$(SETUP): requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	@touch $@

run: $(SETUP)
	$(BIN)/streamlit run toc_app.py

# Fast tests on two cores, then the real app in a real browser, two at a time.
test: $(SETUP)
	bash tests/install_tools.sh
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not soak"
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "browser and not soak"

check: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(SETUP)
	bash tests/install_tools.sh
	$(BIN)/python -m bench

soak: $(SETUP)
	$(BIN)/python -m pytest -q -n 2 -m soak

pictures: $(SETUP)
	bash tests/install_tools.sh
	$(BIN)/python -m pytest -q -m browser tests/browser/test_journey.py tests/browser/test_import.py tests/browser/test_bid_pack.py --pictures

# The second half proves that nothing but Python is needed to run: a wheel for each platform, or it stops.
PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --upgrade \
	--annotation-style=line --custom-compile-command "make pins"
PLATFORMS := windows aarch64-apple-darwin x86_64-apple-darwin x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu

pins: $(SETUP)
	$(PIN) pyproject.toml --output-file requirements.txt
	$(PIN) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt
	set -e; for platform in $(PLATFORMS); do \
		$(BIN)/uv pip compile --quiet requirements.txt --no-deps --only-binary :all: --python-version 3.11 \
			--python-platform $$platform --output-file .venv/wheels-$$platform.txt; \
	done
