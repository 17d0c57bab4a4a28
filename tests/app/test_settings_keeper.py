"""The settings while the app runs: read, changed, broken and mended."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from posture.app import settings_keeper
from posture.app.settings_keeper import SettingsKeeper
from posture.core.settings import Settings
from tests.app.office import Office, ring
from tests.fakes import MONDAY_NINE
from tests.ui.looking import settle


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def keeper(path: Path, text: str = "") -> SettingsKeeper:
    path.write_text(text, encoding="utf-8")
    return SettingsKeeper(path)


def test_a_missing_file_means_the_defaults(path: Path) -> None:
    made = SettingsKeeper(path)
    assert made.settings == Settings()
    assert made.problems == ()
    assert not path.exists()


def test_a_change_is_written_and_told(path: Path, qtbot: QtBot) -> None:
    made = keeper(path, "# mine\n")
    with qtbot.waitSignal(made.changed) as told:
        assert made.change({"breaks.movement.every": 1800.0}) is None
    assert told.args == [made.settings]
    assert made.settings.number("breaks.movement.every") == 1800
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert made.change({}, ("breaks.movement.every",)) is None
    assert made.settings.number("breaks.movement.every") == 3600


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"breaks.movement.evry": 1800.0}, "config.toml: breaks.movement.evry is not a setting"),
        ({"appearance.text_scale": 9.0}, "config.toml: appearance.text_scale"),
    ],
)
def test_what_can_t_be_written_is_returned(
    path: Path, qtbot: QtBot, values: dict[str, object], why: str
) -> None:
    made = keeper(path)
    with qtbot.assertNotEmitted(made.changed):
        problem = made.change(values)
    assert problem is not None
    assert problem.startswith(why)
    assert path.read_text(encoding="utf-8") == ""


def test_a_broken_file_keeps_the_last_good_settings(path: Path, qtbot: QtBot) -> None:
    made = keeper(path, 'breaks.movement.every = "45m"\n')
    path.write_text('breaks.movement.every = "45m\n', encoding="utf-8")
    with qtbot.waitSignal(made.trouble) as told:
        made.reload()
    assert told.args[0].startswith("config.toml line 1: is not valid TOML")
    assert made.settings.number("breaks.movement.every") == 2700
    assert made.plan_at(MONDAY_NINE).kind("movement").every_s == 2700  # type: ignore[union-attr]  # shipped
    assert made.change({"breaks.movement.every": 1800.0}) == told.args[0]
    path.write_text('breaks.movement.every = "50m"\n', encoding="utf-8")
    made.reload()
    assert made.problems == ()
    assert made.settings.number("breaks.movement.every") == 3000


def test_a_file_that_is_broken_from_the_start_means_the_defaults(path: Path) -> None:
    made = keeper(path, "breaks = [")
    assert made.settings == Settings()
    (problem,) = made.problems
    assert problem.startswith("config.toml line 1")


def test_a_problem_is_told_once(path: Path) -> None:
    made = keeper(path, 'breaks.movement.length = "soon"\n')
    told: list[str] = []
    made.trouble.connect(told.append)
    assert made.change({"breaks.movement.every": 1800.0}) is None
    assert told == [], "it was there before"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "appearance.text_scale = 9\n", encoding="utf-8")
    made.reload()
    (problem,) = told
    assert "appearance.text_scale" in problem


def test_the_plan_is_made_once_and_follows_the_time_of_day(path: Path) -> None:
    made = keeper(
        path,
        'profiles.schedule = [{profile = "eyes", days = ["mon"], from = "13:00", to = "15:00"}]\n',
    )
    assert made.problems == ()
    morning = made.plan_at(MONDAY_NINE)
    assert made.plan_at(MONDAY_NINE + timedelta(hours=3)) is morning
    noon: datetime = MONDAY_NINE + timedelta(hours=4)
    assert made.plan_at(noon).profile == "eyes"
    assert made.plan_at(noon + timedelta(hours=2)).profile == "balanced"


def test_what_an_editor_writes_is_taken_in(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_keeper, "SETTLES_MS", 0)
    made = SettingsKeeper(path)
    made.watch()
    with qtbot.waitSignal(made.changed):
        path.write_text('breaks.movement.every = "45m"\n', encoding="utf-8")
    assert made.settings.number("breaks.movement.every") == 2700
    with qtbot.waitSignal(made.changed):
        path.write_text('breaks.movement.every = "50m"\n', encoding="utf-8")
    assert made.settings.number("breaks.movement.every") == 3000
    with qtbot.waitSignal(made.changed):
        path.unlink()
    assert made.settings == Settings()


def test_what_was_written_before_it_watched_is_taken_in(path: Path, qtbot: QtBot) -> None:
    """The watch begins a little after the start, off its path."""
    made = keeper(path)
    path.write_text('breaks.movement.every = "45m"\n', encoding="utf-8")
    made.watch()
    ring(made._settles)
    assert made.settings.number("breaks.movement.every") == 2700


def test_what_it_wrote_itself_is_no_news(path: Path, qtbot: QtBot) -> None:
    made = keeper(path)
    made.watch()
    assert made.change({"breaks.movement.every": 1800.0}) is None
    with qtbot.assertNotEmitted(made.changed):
        made._on_touched()
        ring(made._settles)


# --- in the running app ---


def test_broken_while_it_runs_the_line_is_said(office: Office) -> None:
    office.open()
    before = office.settings
    office.paths.settings_file.write_text("appearance = [", encoding="utf-8")
    office.parts.reload_settings()
    settle()
    assert office.said.startswith("config.toml line 1: is not valid TOML")
    assert office.settings == before


def test_broken_before_it_starts_the_line_is_said(office: Office) -> None:
    office.open("breaks.movement.length = 'soon'\n").parts._on_first_look()
    settle()
    assert "breaks.movement.length" in office.said
    assert office.said.startswith("config.toml line 6")


@pytest.mark.parametrize(
    ("theme", "tray", "dark"),
    [("light", "auto", False), ("dark", "dark", True), ("dark", "light", False)],
)
def test_looks_follow_the_settings(office: Office, theme: str, tray: str, dark: bool) -> None:
    office.open()
    assert office.parts.set_profile("eyes") is None
    change = {"appearance.theme": theme, "appearance.tray": tray, "appearance.text_scale": 1.25}
    assert office.parts._settings.change(change) is None
    assert office.parts._theme.dark is (theme == "dark")
    assert office.parts._theme.text_scale == 1.25
    assert office.tray._dark_panel is dark
    assert office.parts.profile() == "eyes"


def test_an_unknown_profile_is_refused_in_words(office: Office) -> None:
    office.open()
    problem = office.parts.set_profile("turbo")
    assert problem is not None
    assert "turbo" in problem
