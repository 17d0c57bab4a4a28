"""The settings: each field, each group, the search, and what is asked to be written."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QTime
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from posture.core.breaks import Strength
from posture.core.day_preview import day_preview
from posture.core.hours import WorkSpan
from posture.core.setting_declaration import Group, Setting
from posture.core.setting_types import Duration, Text
from posture.core.settings import Settings
from posture.core.settings_catalogue import GENERAL
from posture.core.settings_general import HOOK_EVENTS, NOT_YET
from posture.ui.settings import groups
from posture.ui.settings.capability import caution_for, holding_caution, strength_caution
from posture.ui.settings.change import SettingsChange
from posture.ui.settings.day_bar import DayBar
from posture.ui.settings.field import Field
from posture.ui.settings.hours_group import DaysOffBlock, HoursBlock
from posture.ui.settings.presets import FIGURES, OWN
from posture.ui.settings.prompts_group import StrengthBlock
from posture.ui.settings.rhythm_group import DayBlock, PresetBlock
from posture.ui.settings.window import USUAL_SIZE, SettingsWindow
from posture.ui.settings.written_editors import EntriesEditor
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.fields import Combo, SpinField, Switch
from posture.ui.widgets.text import Text as Words
from tests.ui.conftest import Shoot
from tests.ui.looking import SMALL_SCREENS, SmallScreen, clipped, settle, tab_stops, top_of

MONDAY = date(2026, 3, 2)
CAPABILITIES = {
    "idle": "the X server’s screen saver extension",
    "fullscreen": "properties of X windows",
    "call": "unavailable: this version does not look for calls; say `posture meeting` instead",
}
BUSY = (
    Settings()
    .with_value("breaks.micro.enabled", False)
    .with_value("breaks.movement.every", 5400.0)
    .with_text("work.hours", "mon-thu 08:30-12:00; mon-thu 13:00-17:30; fri 09:00-13:00")
    .with_text("work.days_off", "2026-12-25, 2026-12-28")
    .with_value("moves.never", ("calf-raise", "neck-retraction"))
    .with_text("breaks.movement.natural_after", "never")
)
PLACES: dict[str, Group] = {}
"""The groups in which settings were found."""


class Desk:
    """The window, what it asked for, and a settings file that takes it."""

    def __init__(self, window: SettingsWindow) -> None:
        self.window = window
        self.page = window.page
        self.changes: list[SettingsChange] = []
        window.changed.connect(self.changes.append)

    @property
    def last(self) -> SettingsChange:
        return self.changes[-1]

    def field(self, key: str) -> Field:
        """The row of that setting, in the group that has it; where it was found before, it is looked for first."""
        known = PLACES.get(key, groups.GROUPS[0])
        for group in (known, *groups.GROUPS):
            panel = self.page.panel(group)
            for field in panel.findChildren(Field):
                PLACES[field.key] = group
                if field.key == key:
                    self.window.open_group(group)
                    settle()
                    return field
        raise LookupError(key)

    def control(self, key: str) -> Any:
        return self.field(key).editor.control

    def block(self, group: Group, kind: type[Any]) -> Any:
        self.window.open_group(group)
        settle()
        (block,) = (b for b in self.page.panel(group).blocks if isinstance(b, kind))
        return block


def opened(theme: Theme, settings: Settings | None = None) -> SettingsWindow:
    window = SettingsWindow(
        theme,
        settings or Settings(),
        today=lambda: MONDAY,
        capabilities=CAPABILITIES,
        move_names={"neck-retraction": "Chin tuck"},
    )
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    settle()
    return window


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    window = opened(theme)
    qtbot.addWidget(window)
    yield Desk(window)
    window.close()


@pytest.fixture
def busy(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    window = opened(theme, BUSY)
    qtbot.addWidget(window)
    yield Desk(window)
    window.close()


@pytest.fixture(scope="module")
def standing(family: str) -> Iterator[SettingsWindow]:
    """One window for all tests that change no setting."""
    window = opened(Theme(family, mode="light", reduced_motion=True))
    yield window
    window.close()


@pytest.fixture(scope="module")
def standing_busy(family: str) -> Iterator[SettingsWindow]:
    """The same, with settings of one's own."""
    window = opened(Theme(family, mode="light", reduced_motion=True), BUSY)
    yield window
    window.close()


@pytest.fixture
def looked_at(standing: SettingsWindow) -> Iterator[Desk]:
    """The window, as it opens; it has to be left without a change."""
    yield from lent(standing)


@pytest.fixture
def looked_at_busy(standing_busy: SettingsWindow) -> Iterator[Desk]:
    yield from lent(standing_busy)


def lent(window: SettingsWindow) -> Iterator[Desk]:
    before = window.page.settings
    window.resize(USUAL_SIZE)
    window.open_group(groups.GROUPS[0])
    window.show()
    settle()
    desk = Desk(window)
    yield desk
    window.changed.disconnect(desk.changes.append)
    assert (desk.changes, window.page.settings) == ([], before)


def type_into(field: QWidget, text: str) -> None:
    """Type in place of what stands there, and press Enter."""
    field.setFocus()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def shown_fields(root: QWidget) -> list[str]:
    return [field.key for field in root.findChildren(Field) if field.isVisible()]


# --- which settings are there ---


def test_every_general_setting_has_one_place(looked_at: Desk) -> None:
    keys = [key for group in groups.GROUPS for key in looked_at.page.panel(group).keys]
    assert len(keys) == len(set(keys))
    hidden = {key for key, s in GENERAL.items() if s.group is Group.HOOKS}
    assert set(GENERAL) - set(keys) == hidden | groups.LATER | groups.IN_FILE_ONLY


def test_what_nothing_follows_yet_is_not_offered_and_says_so_in_the_file() -> None:
    said = {key for key, setting in GENERAL.items() if setting.help.endswith(NOT_YET)}
    assert said == groups.LATER | {f"hooks.{event}" for event in HOOK_EVENTS}
    assert groups.shown_keys().isdisjoint(said)


def test_a_new_setting_appears_by_itself(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Setting(
        key="appearance.dawn",
        type=Duration(0, 3600),
        default=600.0,
        group=Group.LOOK,
        label="Dawn",
        help="How long colours take to change.",
    )
    monkeypatch.setitem(GENERAL, new.key, new)
    window = opened(theme)
    qtbot.addWidget(window)
    desk = Desk(window)
    control = desk.control("appearance.dawn")
    assert control.text() == "10\N{NO-BREAK SPACE}min"
    assert (control.minimum(), control.maximum()) == (0, 3600)
    assert control.accessibleName() == "Dawn"
    assert control.accessibleDescription() == "How long colours take to change."


def test_main_figures_stand_in_the_rhythm_with_their_recommended_range(looked_at: Desk) -> None:
    every = looked_at.control("breaks.movement.every")
    assert (every.minimum(), every.maximum(), every.singleStep()) == (900, 10_800, 60)
    length = looked_at.control("breaks.movement.length")
    assert (length.minimum(), length.maximum(), length.singleStep()) == (30, 900, 10)
    assert every.accessibleName() == "Movement break: Every"
    assert looked_at.page.open_name is Group.RHYTHM


# --- changing ---


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("45", 2700), ("45 min", 2700), ("1h30", None), ("1 h 30 min", 5400), ("1,5 h", 5400)],
)
def test_a_duration_can_be_typed(desk: Desk, typed: str, seconds: int | None) -> None:
    control = desk.control("breaks.movement.every")
    type_into(control, typed)
    changes = [] if seconds is None else [{"breaks.movement.every": float(seconds)}]
    assert [change.values for change in desk.changes] == changes


def test_a_bare_number_is_seconds_where_minutes_make_no_sense(desk: Desk) -> None:
    type_into(desk.control("breaks.micro.length"), "40")
    assert desk.last == SettingsChange(values={"breaks.micro.length": 40.0})


def test_a_value_that_only_the_file_allows_is_shown_and_kept(theme: Theme, qtbot: QtBot) -> None:
    window = opened(theme, Settings().with_value("breaks.micro.every", 30.0))
    qtbot.addWidget(window)
    desk = Desk(window)
    control = desk.control("breaks.micro.every")
    assert control.text() == "30\N{NO-BREAK SPACE}s"
    assert desk.changes == []


def test_the_default_is_not_written_but_left_to_hold(desk: Desk) -> None:
    spin = desk.control("prompts.least_gap")
    spin.setValue(600)
    assert desk.last == SettingsChange(values={"prompts.least_gap": 600.0})
    spin.setValue(480)
    assert desk.last == SettingsChange(unset=("prompts.least_gap",))


def test_switches_and_choices(desk: Desk) -> None:
    switch = desk.control("quiet.fullscreen")
    assert isinstance(switch, Switch)
    assert switch.isChecked()
    switch.click()
    assert desk.last.values == {"quiet.fullscreen": "ignore"}
    combo = desk.control("prompts.corner")
    assert isinstance(combo, Combo)
    assert combo.currentText() == "Near the tray"
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert desk.last.values == {"prompts.corner": "top-right"}


def test_text_size_is_in_per_cent(desk: Desk) -> None:
    spin = desk.control("appearance.text_scale")
    assert isinstance(spin, SpinField)
    assert (spin.value(), spin.minimum(), spin.maximum()) == (100, 90, 150)
    spin.setValue(120)
    assert desk.last.values == {"appearance.text_scale": 1.2}


def test_a_value_that_may_be_none(desk: Desk) -> None:
    field = desk.field("breaks.movement.natural_after")
    never = field.editor._none  # type: ignore[attr-defined]  # an OptionalEditor
    never.click()
    assert desk.last.values == {"breaks.movement.natural_after": None}
    assert not field.editor.control.isEnabled()
    never.click()
    assert desk.last == SettingsChange(unset=("breaks.movement.natural_after",))
    assert field.editor.control.isEnabled()


def test_a_list_is_typed_and_checked(desk: Desk) -> None:
    field = desk.field("breaks.movement.postpone_choices")
    control = field.editor.control
    type_into(control, "5m, soon")
    assert desk.changes == []
    assert "soon" in field.editor.trouble  # type: ignore[attr-defined]  # a TextEditor
    type_into(control, "3m, 15m")
    assert desk.last.values == {"breaks.movement.postpone_choices": (180.0, 900.0)}
    assert field.editor.trouble == ""  # type: ignore[attr-defined]  # a TextEditor


def test_a_list_of_names(theme: Theme, qtbot: QtBot) -> None:
    editor = EntriesEditor(theme, Text("a process name", longest=100))
    editor.edited.connect(editor.show_value)
    qtbot.addWidget(editor)
    editor.show()
    lists: list[object] = []
    editor.edited.connect(lists.append)
    type_into(editor.control, "zoom")
    type_into(editor.control, "obs")
    crosses = [b for b in editor.findChildren(Button) if b.accessibleName() == "Remove obs"]
    crosses[0].click()
    assert lists == [("zoom",), ("obs", "zoom"), ("zoom",)]


def test_a_list_of_files_is_typed_or_chosen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["/home/me/home.ics", ""]
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, *, filter: str) -> tuple[str, str]:  # noqa: A002 - Qt's name
        asked.append(filter)
        return answers.pop(0), filter

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    editor = EntriesEditor(theme, Text("a calendar file", longest=1000, files="*.ics"))
    editor.edited.connect(editor.show_value)
    qtbot.addWidget(editor)
    editor.show()
    lists: list[object] = []
    editor.edited.connect(lists.append)
    type_into(editor.control, "~/work.ics")
    (choose,) = [b for b in editor.findChildren(Button) if b.text() == "Choose…"]
    assert choose.isVisible()
    choose.click()
    choose.click()
    assert asked == ["*.ics", "*.ics"]
    assert lists == [("~/work.ics",), ("/home/me/home.ics", "~/work.ics")]


def test_names_are_not_chosen_from_files(theme: Theme, qtbot: QtBot) -> None:
    editor = EntriesEditor(theme, Text("a process name", longest=100))
    qtbot.addWidget(editor)
    editor.show()
    assert not [b for b in editor.findChildren(Button) if b.text() == "Choose…" and b.isVisible()]


def test_moves_left_out_can_be_brought_back(theme: Theme, qtbot: QtBot) -> None:
    left_out = ("calf-raise", "neck-retraction")
    window = opened(theme, Settings().with_value("moves.never", left_out))
    qtbot.addWidget(window)
    desk = Desk(window)
    field = desk.field("moves.never")
    high = field.height()
    assert desk.page.open_name is Group.MOVES
    assert not any(line.isVisible() for line in field.findChildren(QLineEdit))
    assert [b.accessibleName() for b in field.findChildren(Button) if b.isVisible()] == [
        "Remove Calf raise",
        "Remove Chin tuck",
    ]
    field.findChildren(Button)[-1].click()
    settle()
    assert desk.last.values == {"moves.never": ("calf-raise",)}
    assert field.height() < high
    desk.window.show_settings(Settings())
    settle()
    assert "None" in [text.text() for text in field.findChildren(Words) if text.isVisible()]
    assert isinstance(desk.control("moves.seated"), Switch)


@pytest.mark.parametrize("typed", ["9h", "1 s", "soon"])
def test_a_duration_out_of_range_is_answered_with_the_range(
    desk: Desk, shoot: Shoot, typed: str
) -> None:
    field = desk.field("breaks.movement.every")
    high = field.height()
    control = desk.control(field.key)
    type_into(control, typed)
    settle()
    nbsp = "\N{NO-BREAK SPACE}"
    words = f"Not taken. This goes from 15{nbsp}min to 3{nbsp}h."
    assert field.editor.trouble == words  # type: ignore[attr-defined]  # a DurationEditor
    assert (control.value(), control.text()) == (3600, f"1{nbsp}h")
    assert desk.changes == []
    assert field.height() > high
    assert clipped(field) == []
    shoot(field, f"settings_refused_{len(typed)}")
    type_into(control, "45")
    assert field.editor.trouble == ""  # type: ignore[attr-defined]  # a DurationEditor
    assert desk.last.values == {"breaks.movement.every": 2700.0}


def test_reduced_motion_is_on_or_off(desk: Desk) -> None:
    switch = desk.control("appearance.reduced_motion")
    assert isinstance(switch, Switch)
    assert not switch.isChecked()
    switch.click()
    assert desk.last.values == {"appearance.reduced_motion": "on"}
    switch.click()
    assert desk.last.values == {"appearance.reduced_motion": "off"}


def test_what_is_off_disables_its_figures(desk: Desk) -> None:
    every = desk.field("breaks.micro.every")
    assert every.isEnabled()
    desk.control("breaks.micro.enabled").click()
    assert not every.isEnabled()
    assert desk.field("breaks.micro.enabled").isEnabled()


def test_typing_is_not_disturbed_by_other_changes(desk: Desk) -> None:
    control = desk.control("breaks.movement.postpone_choices")
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, "7m, ")
    desk.window.show_settings(Settings().with_value("moves.seated", True))
    assert control.text() == "7m, "
    desk.window.show_settings(Settings().with_text("breaks.movement.postpone_choices", "9m"))
    assert control.text() == "9m"


# --- the rhythm ---


def test_presets_with_reason_and_cost(looked_at: Desk) -> None:
    block = looked_at.block(Group.RHYTHM, PresetBlock)
    assert [preset for preset, card in block.cards.items() if card.radio.isChecked()] == [
        "balanced"
    ]
    assert len(block.cards) == 9
    words = [text.text() for text in block.cards["balanced"].findChildren(Words)]
    assert "About 5.5 minutes an hour" in words
    assert "About 10 minutes an hour" in block.cards["active-walk"].radio.accessibleDescription()


def test_a_preset_takes_back_own_figures(busy: Desk) -> None:
    block = busy.block(Group.RHYTHM, PresetBlock)
    assert block.cards[OWN].radio.isChecked()
    block.cards["eyes"].radio.click()
    assert busy.last == SettingsChange(
        values={"profile": "eyes"}, unset=("breaks.movement.every", "breaks.micro.enabled")
    )
    assert busy.control("breaks.micro.every").value() == 1200
    block.cards["balanced"].radio.click()
    assert busy.last == SettingsChange(unset=("profile",))


def test_a_figure_set_by_hand_makes_the_rhythm_ones_own(desk: Desk) -> None:
    block = desk.block(Group.RHYTHM, PresetBlock)
    desk.control("breaks.movement.every").setValue(2700)
    assert block.cards[OWN].radio.isChecked()
    desk.control("breaks.movement.every").setValue(3600)
    assert block.cards["balanced"].radio.isChecked()


def test_my_own_keeps_the_figures_of_now(desk: Desk) -> None:
    block = desk.block(Group.RHYTHM, PresetBlock)
    block.cards["eyes"].radio.click()
    block.cards[OWN].radio.click()
    assert set(desk.last.values) == set(FIGURES)
    assert desk.last.values["breaks.micro.every"] == 1200.0
    assert block.cards[OWN].radio.isChecked()


def test_the_day_follows(desk: Desk) -> None:
    day = desk.block(Group.RHYTHM, DayBlock)
    assert day.day_bar.preview.count("movement") == 7
    assert "They take about 5.5 minutes an hour." in day.words
    desk.control("breaks.movement.every").setValue(7200)
    assert day.day_bar.preview.count("movement") == 3
    desk.control("breaks.movement.enabled").click()
    desk.control("breaks.micro.enabled").click()
    assert day.words == "No breaks on such a day."


# --- hours ---


def test_lunch_splits_the_day(desk: Desk) -> None:
    (row,) = desk.block(Group.HOURS, HoursBlock).editors
    row.has_lunch.click()
    weekdays = frozenset(range(5))
    assert desk.last.values["work.hours"] == (
        WorkSpan(weekdays, time(9), time(12)),
        WorkSpan(weekdays, time(13), time(17)),
    )
    row.lunch.start_field.setTime(QTime(13, 30))
    assert [(s.start, s.end) for s in desk.page.settings.get("work.hours")] == [
        (time(9), time(13, 30)),
        (time(14, 30), time(17)),
    ]
    row.has_lunch.click()
    assert desk.last == SettingsChange(unset=("work.hours",))


def test_lunch_outside_the_hours_is_taken_out(desk: Desk) -> None:
    (row,) = desk.block(Group.HOURS, HoursBlock).editors
    row.has_lunch.click()
    row.hours.end_field.setTime(QTime(12, 30))
    assert not row.has_lunch.isChecked()
    assert desk.page.settings.text("work.hours") == "mon-fri 09:00-12:30"


def test_other_hours_on_some_days(desk: Desk) -> None:
    block = desk.block(Group.HOURS, HoursBlock)
    block.add_button.click()
    assert desk.page.settings.text("work.hours") == "mon-fri 09:00-17:00; sat,sun 09:00-13:00"
    assert not block.add_button.isVisible()
    block.editors[1].days.toggles[6].click()
    assert desk.page.settings.text("work.hours") == "mon-fri 09:00-17:00; sat 09:00-13:00"
    block.editors[0]._remove.click()
    assert desk.page.settings.text("work.hours") == "sat 09:00-13:00"
    assert len(block.editors) == 1


def test_hours_that_differ_by_day_are_shown_as_rows(looked_at_busy: Desk) -> None:
    first, second = looked_at_busy.block(Group.HOURS, HoursBlock).editors
    assert first.row.lunch == (time(12), time(13))
    assert second.row.days == frozenset({4})
    assert looked_at_busy.changes == []


def test_night_shifts_have_no_lunch_here(theme: Theme, qtbot: QtBot) -> None:
    window = opened(theme, Settings().with_text("work.hours", "mon-fri 22:00-06:00"))
    qtbot.addWidget(window)
    (row,) = Desk(window).block(Group.HOURS, HoursBlock).editors
    assert not row.has_lunch.isEnabled()


def test_lunch_of_a_late_shift_lies_in_its_middle(theme: Theme, qtbot: QtBot) -> None:
    window = opened(theme, Settings().with_text("work.hours", "mon-fri 14:00-22:00"))
    qtbot.addWidget(window)
    desk = Desk(window)
    (row,) = desk.block(Group.HOURS, HoursBlock).editors
    row.has_lunch.click()
    assert row.row.lunch == (time(17, 30), time(18, 30))
    row.lunch.end_field.setTime(QTime(17, 0))
    assert row.row.lunch == (time(16, 0), time(17, 0))


def test_days_off(desk: Desk) -> None:
    block = desk.block(Group.HOURS, DaysOffBlock)
    type_into(block.entries.field, "2026-12-25")
    assert desk.last.values == {"work.days_off": (date(2026, 12, 25),)}
    block.today_button.click()
    assert desk.last.values == {"work.days_off": (MONDAY, date(2026, 12, 25))}
    assert not block.today_button.isEnabled()
    type_into(block.entries.field, "Christmas")
    assert "Christmas" in block.entries.trouble
    assert [t.text() for t in block.findChildren(Words) if "2026" in t.text()][-1].startswith(
        "Friday 25 December"
    )


# --- prompts ---


def test_one_strength_for_all_cards(desk: Desk) -> None:
    block = desk.block(Group.PROMPTS, StrengthBlock)
    assert block.choice.cards[Strength.GENTLE].radio.isChecked()
    block.choice.cards[Strength.FIRM].radio.click()
    kinds = ("movement", "posture", "stand", "day-limit")
    assert desk.last.values == {f"breaks.{kind}.strength": Strength.FIRM for kind in kinds}
    assert desk.page.settings.get("breaks.micro.strength") is Strength.GENTLE


def test_a_strength_of_the_file_marks_no_card(theme: Theme, qtbot: QtBot) -> None:
    settings = Settings().with_value("breaks.movement.strength", Strength.STRICT)
    window = opened(theme, settings)
    qtbot.addWidget(window)
    block = Desk(window).block(Group.PROMPTS, StrengthBlock)
    assert not any(card.radio.isChecked() for card in block.choice.cards.values())
    assert block._note.isVisible()


# --- search ---


def test_search_looks_at_labels_and_help_of_all_groups(looked_at: Desk) -> None:
    looked_at.page.search_for("no input")
    settle()
    found = shown_fields(looked_at.page)
    assert found == ["breaks.movement.natural_after", "breaks.micro.natural_after"]
    looked_at.page.search_for("MICRO no input")
    settle()
    assert shown_fields(looked_at.page) == ["breaks.micro.natural_after"]


def test_search_finds_special_controls(looked_at: Desk) -> None:
    looked_at.page.search_for("midnight")
    settle()
    (block,) = looked_at.page.findChildren(HoursBlock)
    assert block.isVisible()
    assert shown_fields(looked_at.page) == []


def test_nothing_found_is_said(looked_at: Desk) -> None:
    looked_at.page.search_for("xyzzy")
    settle()
    assert looked_at.page._nothing.isVisible()
    assert shown_fields(looked_at.page) == []


def test_keys_of_the_search(desk: Desk) -> None:
    desk.window.open_group(Group.LOOK)
    desk.window.activateWindow()
    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.chooser.search.hasFocus()
    QTest.keyClicks(desk.page.chooser.search, "corner")
    settle()
    assert shown_fields(desk.page) == ["prompts.corner"]
    QTest.keyClick(desk.page.chooser.search, Qt.Key.Key_Escape)
    settle()
    assert desk.window.isVisible()
    assert "appearance.theme" in shown_fields(desk.page)
    QTest.keyClick(desk.page.chooser.search, Qt.Key.Key_Escape)
    assert not desk.window.isVisible()


def test_choosing_a_group_ends_the_search(looked_at: Desk) -> None:
    looked_at.page.search_for("corner")
    looked_at.page.chooser.group_list.setCurrentRow(groups.GROUPS.index(Group.AWAY))
    settle()
    assert looked_at.page.chooser.search.text() == ""
    shown = shown_fields(looked_at.page)
    assert "idle.reading" in shown
    assert all(".natural_after" in key for key in shown if key != "idle.reading")


# --- reset, problems ---


def test_reset_takes_back_the_group_and_can_be_undone(busy: Desk) -> None:
    busy.window.open_group(Group.HOURS)
    panel = busy.page.panel(Group.HOURS)
    panel.reset_button.click()
    assert set(busy.last.unset) == {"work.hours", "work.days_off"}
    assert busy.page.settings.is_chosen("breaks.movement.every")
    assert not panel.reset_button.isEnabled()
    assert busy.page.toast.isVisible()
    busy.page.toast.undo_button.click()
    assert busy.page.settings == BUSY
    assert panel.reset_button.isEnabled()


def test_reset_is_off_where_nothing_was_chosen(looked_at: Desk) -> None:
    assert not looked_at.page.panel(Group.LOOK).reset_button.isEnabled()


def test_a_value_that_breaks_a_rule_is_refused_in_words(desk: Desk) -> None:
    type_into(desk.control("profiles.schedule"), "siesta mon-fri 13:00-14:00")
    assert desk.changes == []
    assert "siesta" in desk.page.banner.words.text()
    assert desk.page.settings == Settings()


def test_a_problem_stands_above_until_put_away(looked_at: Desk) -> None:
    looked_at.window.show_problem("The settings can’t be saved: the disk is full.")
    assert looked_at.page.banner.isVisible()
    looked_at.page.banner.close_button.click()
    assert not looked_at.page.banner.isVisible()


def test_settings_from_elsewhere_are_shown_without_asking_for_a_change(desk: Desk) -> None:
    for group in groups.GROUPS:
        desk.window.open_group(group)
    desk.window.show_settings(BUSY)
    assert desk.changes == []
    assert desk.control("breaks.movement.every").value() == 5400


def test_what_the_desktop_cannot_do(looked_at: Desk) -> None:
    field = looked_at.field("quiet.call")
    caution = (
        "Not available on this desktop: calls can’t be noticed here. "
        "Use “Until this meeting ends” in the tray menu."
    )
    assert caution in [text.text() for text in field.findChildren(Words)]
    assert field.label.isEnabled()
    assert not field.editor.control.isEnabled()
    assert not field.editor.control.isChecked()  # type: ignore[attr-defined]  # a Switch
    QTest.mouseClick(field.editor.control, Qt.MouseButton.LeftButton)
    assert looked_at.changes == []
    assert looked_at.field("quiet.fullscreen").editor.control.isEnabled()
    assert caution in field.editor.control.accessibleDescription()
    looked_at.window.open_group(Group.SYSTEM)
    settle()
    words = [text.text() for text in looked_at.page.findChildren(Words) if text.isVisible()]
    assert "Notice that you step away" in words
    assert not any("`" in line for line in words)


def test_closing_is_said(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.closed):
        QTest.keyClick(desk.window, Qt.Key.Key_Escape)


# --- access and looks ---


@pytest.mark.parametrize("group", groups.GROUPS)
def test_tab_goes_down_the_form_and_every_stop_has_a_name(
    looked_at_busy: Desk, group: Group
) -> None:
    looked_at_busy.window.resize(1000, 2400)
    looked_at_busy.window.open_group(Group.SYSTEM)
    looked_at_busy.window.open_group(group)
    settle()
    stops = tab_stops(looked_at_busy.page.panel(group))
    tops = [top_of(stop) + stop.height() // 2 for stop in stops]
    in_lines = [top // 24 for top in tops]
    assert in_lines == sorted(in_lines)
    unnamed = [
        stop for stop in stops if not (stop.accessibleName() or getattr(stop, "text", str)())
    ]
    assert unnamed == []


def test_labels_lead_to_their_controls(looked_at: Desk) -> None:
    for group in groups.GROUPS:
        for field in looked_at.page.panel(group).findChildren(Field):
            assert field.label.buddy() is field.editor.control
            assert field.editor.control.accessibleDescription()


@pytest.mark.parametrize("screen", SMALL_SCREENS)
def test_the_window_fits_a_small_screen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: QRect
) -> None:
    monkeypatch.setattr(SettingsWindow, "screen", lambda _: SmallScreen(screen))
    window = opened(theme)
    qtbot.addWidget(window)
    assert screen.contains(window.geometry())


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off_in_the_smallest_window(
    family: str, qtbot: QtBot, shoot: Shoot, scale: float
) -> None:
    window = opened(Theme(family, mode="light", text_scale=scale), BUSY)
    qtbot.addWidget(window)
    window.resize(window.minimumSize())
    for group in groups.GROUPS:
        window.open_group(group)
        settle()
        assert clipped(window) == []
        assert window.page._scroll.horizontalScrollBar().maximum() == 0
        shoot(window, f"settings_least_{group}_{scale}")


@pytest.mark.parametrize(
    ("hours", "width", "labelled"),
    [
        ("mon 12:00-22:00", 700, list(range(12, 23))),
        ("mon 12:00-22:00", 250, [12, 14, 16, 18, 20, 22]),
        ("mon 09:30-17:00", 80, [10, 13, 16]),
    ],
)
def test_hours_below_a_day_are_evenly_labelled(
    theme: Theme, qtbot: QtBot, hours: str, width: int, labelled: list[int]
) -> None:
    bar = DayBar(theme)
    qtbot.addWidget(bar)
    bar.show_day(day_preview(Settings().with_text("work.hours", hours).plan(), MONDAY))
    bar.resize(width, 60)
    metrics = QFontMetrics(theme.font("caption"))
    assert [hour.hour for hour in bar._labelled_hours(metrics)] == labelled


def test_languages_that_run_to_the_left(busy: Desk) -> None:
    busy.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    busy.window.resize(960, 700)
    block = busy.block(Group.RHYTHM, PresetBlock)
    cards = list(block.cards.values())
    assert cards[0].x() > cards[1].x()
    field = busy.field("breaks.movement.every")
    assert field.editor.geometry().center().x() < field.width() / 2
    assert clipped(busy.window) == []
    busy.page.chooser.grab()
    busy.page.grab()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"call": "unavailable", "fullscreen": "unavailable"}, "Neither is noticed"),
        ({"fullscreen": "unavailable: no window manager"}, "Full screen isn’t noticed"),
        ({"call": "pipewire"}, ""),
    ],
)
def test_one_line_for_calls_and_full_screen(found: dict[str, str], words: str) -> None:
    assert holding_caution(found).startswith(words)
    assert bool(holding_caution(found)) is bool(words)


def test_quiet_without_notifications() -> None:
    missing = {"notifications": "unavailable"}
    assert "the tray tells" in strength_caution(Strength.QUIET, missing)
    assert strength_caution(Strength.FIRM, missing) == ""
    assert caution_for("sound.enabled", {"sound": "unavailable"}).startswith(
        "Not available on this desktop: no tone can be played here."
    )


@pytest.mark.parametrize(
    ("mode", "scale", "size"),
    [("light", 1.0, (1000, 720)), ("dark", 1.0, (880, 620)), ("light", 1.5, (880, 620))],
)
def test_looks(
    family: str,
    qapp: QApplication,
    qtbot: QtBot,
    shoot: Shoot,
    mode: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    theme = Theme(family, text_scale=scale, reduced_motion=True)
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.apply_to(qapp)
    window = opened(theme, BUSY if mode == "light" else None)
    qtbot.addWidget(window)
    window.resize(*size)
    for group in groups.GROUPS:
        window.open_group(group)
        settle()
        assert clipped(window) == []
        assert window.page._scroll.horizontalScrollBar().maximum() == 0
        shoot(window, f"settings_{group}_{mode}_{scale}")
    assert window.page.chooser.group_list.isVisible() is (scale == 1.0)
    window.page.search_for("pause")
    settle()
    assert clipped(window) == []
    shoot(window, f"settings_search_{mode}_{scale}")
