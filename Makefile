# One command for each thing one does; every one first sets up what it needs, which takes no time
# once it is there. Only Python 3.11 or newer, git and make have to be present.

PYTHON ?= python3
BIN := .venv/bin
SETUP := $(PYTHON) packaging/setup_dev.py
# A worker that crashes ends the run: restarted, the runner may wait for it for ever
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --max-worker-restart=0
IS_HEADLESS := [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]

.PHONY: help run test lint format bench icons install-user uninstall-user clean

help:
	@echo "make run             start the tray app (without a screen: the demo day, as pictures)"
	@echo "make test            all tests: the plain suite, then the one on a real desktop"
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

# Both suites run, whatever the first one says
test:
	@$(SETUP) test
	@mkdir -p .build
	@code=0; \
	$(PYTEST) -m "not desktop" -n 2 --dist loadscope --cov || code=1; \
	$(PYTEST) -m desktop -n 2 --dist loadfile --junit-xml=.build/desktop.xml || code=1; \
	exit $$code

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
