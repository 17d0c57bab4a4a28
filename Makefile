# One command for each thing one does; every one first sets up what it needs, which takes no time
# once it is there. Only Python 3.11 or newer, git and make have to be present.

PYTHON ?= python3
BIN := .venv/bin
SETUP := $(PYTHON) packaging/setup_dev.py
# A worker that crashes ends the run: restarted, the runner may wait for it for ever
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --max-worker-restart=0
PLAIN = $(PYTEST) --ignore=tests/desktop -m "not desktop" -n 2 --dist loadscope
IS_HEADLESS := [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]

.PHONY: help run test coverage lint format bench icons install-user uninstall-user clean

help:
	@echo "make run             start the tray app (without a screen: the demo day, as pictures)"
	@echo "make test            all tests: the plain suite, then the one on a real desktop"
	@echo "make coverage        the plain suite, and which lines it never runs"
	@echo "make lint            formatting, lint rules, types, layers"
	@echo "make format          format and mend what can be mended by itself"
	@echo "make bench           memory, wake-ups, start-up and prompt, beside a bare tray program"
	@echo "make install-user    put it into your own applications menu; uninstall-user takes it out"
	@echo "make clean           remove all that these commands made, .venv included"

run:
	@$(SETUP) run
	@if $(IS_HEADLESS); then \
		echo "No screen here, so this shows the demo day instead: pictures go to demo-pictures/"; \
		$(BIN)/posture demo; \
	else \
		$(BIN)/posture run; \
	fi

# Both suites run, whatever the first one says; what failed is said at the end. Desktop tests mostly wait
# for the desktop, so more of them run at once than there are processors; each is handed out when one is free
test:
	@$(SETUP) test
	@mkdir -p .build
	@rm -f .build/plain.xml .build/desktop.xml
	@code=0; \
	$(PLAIN) --junit-xml=.build/plain.xml || code=1; \
	$(PYTEST) tests/desktop -m desktop -n 4 --dist load --maxschedchunk 1 \
		--junit-xml=.build/desktop.xml || code=1; \
	$(BIN)/python .ci/verdict.py .build/plain.xml .build/desktop.xml || code=1; \
	exit $$code

# Which lines no plain test runs; apart, since it makes the suite half as long again
coverage:
	@$(SETUP) test
	@$(PLAIN) --cov --cov-report=term-missing:skip-covered

lint:
	@$(SETUP) lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format:
	@$(SETUP) lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench:
	@$(SETUP) bench
	@$(BIN)/python -m benchmarks.run $(BENCH)

icons:
	@$(SETUP) run
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/linux/make_icons.py

install-user uninstall-user:
	@$(SETUP) run
	@$(BIN)/python packaging/linux/install_user.py $(@:-user=)

clean:
	rm -rf .venv .build .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
