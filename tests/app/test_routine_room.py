"""Routines of one’s own from page to file and back: written, changed, deleted, sent, taken in, dropped in."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from posture.core.content import Use
from posture.ui.dashboard.routines_page import RoutinesPage
from posture.ui.dashboard.sidebar import PageName
from posture.ui.dashboard.window import DashboardWindow
from posture.ui.routine_editor.window import RoutineEditor
from posture.ui.widgets.text import Text
from tests.app.office import Office
from tests.ui.looking import settle

SHIPPED = Path(__file__).parents[2] / "resources" / "content"
DROPPED = """\
id = "dropped"
name = "Dropped in"
purpose = "From a friend"
uses = ["movement"]
steps = [{ move = "march" }]
origin = ["own"]
"""


def page_of(office: Office) -> RoutinesPage:
    office.parts._windows.dashboard.open_routines()
    window = office.window("dashboard")
    assert isinstance(window, DashboardWindow)
    page = window.page(PageName.ROUTINES)
    assert isinstance(page, RoutinesPage)
    return page


def editor(office: Office) -> RoutineEditor:
    window = office.window("routine_editor")
    assert isinstance(window, RoutineEditor)
    return window


def folder(office: Office) -> Path:
    return office.paths.data / "content" / "routines"


def names(page: RoutinesPage) -> list[str]:
    return [card.title.title for card in page.cards]


def texts(page: RoutinesPage) -> list[str]:
    settle()
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def write(office: Office, name: str = "Legs at noon", move: str = "march") -> RoutinesPage:
    """A routine of one's own, by the editor."""
    page = page_of(office)
    page.new_button.click()
    window = editor(office)
    QTest.keyClicks(window.about.name, name)
    window.picker.picked.emit(move)
    window.foot.save_button.click()
    office.delete_closed()
    return page


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """What the next dialogs are answered with."""
    for dialog in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_args, **_more: (str(path), ""))


# --- writing ---


def test_a_routine_is_written_and_played(office: Office) -> None:
    page = write(office.open())
    assert office.said == "Saved: Legs at noon."
    assert office.window("routine_editor") is None
    assert names(page)[0] == "Legs at noon"
    (path,) = folder(office).iterdir()
    assert path.name == "legs-at-noon.toml"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert office.library.routines["legs-at-noon"].uses == (Use.MOVEMENT,)
    page.cards[0].start_button.click()
    assert office.window("player") is not None


def test_a_copy_is_another_routine_and_the_shipped_one_stays(office: Office) -> None:
    page = page_of(office.open())
    before = office.library.routines["neck-60"]
    page.open_routine("neck-60")
    assert page.routine is not None
    page.routine.copy_button.click()
    assert editor(office).about.name.text() == "Neck and shoulders, my way"
    editor(office).steps.rows[0].reps.setValue(2)
    editor(office).about.name.setText("neck 60")
    editor(office).about.name.textEdited.emit("neck 60")
    editor(office).foot.save_button.click()
    assert office.library.routines["neck-60"] == before
    assert office.library.routines["neck-60-2"].steps[0].dose.reps == 2


def test_ones_own_is_changed_in_its_file(office: Office) -> None:
    page = write(office.open())
    (path,) = folder(office).iterdir()
    renamed = path.rename(path.with_name("another-name.toml"))
    page.refresh()
    page.open_routine("legs-at-noon")
    assert page.routine is not None
    page.routine.edit_button.click()
    editor(office).picker.picked.emit("far-gaze")
    editor(office).foot.save_button.click()
    assert list(folder(office).iterdir()) == [renamed]
    steps = office.library.routines["legs-at-noon"].steps
    assert [step.move.id for step in steps] == ["march", "far-gaze"]
    assert page.routine is not None
    assert "Far gaze" in [row.title.title for row in page.routine.steps], "the open page follows"


def test_one_editor_at_a_time_and_nothing_in_it_is_lost(office: Office) -> None:
    page = page_of(office.open())
    page.new_button.click()
    first = editor(office)
    first.picker.picked.emit("march")
    page.open_routine("neck-60")
    assert page.routine is not None
    page.routine.copy_button.click()
    assert editor(office) is first
    assert len(first.draft.steps) == 1


def test_what_cannot_be_saved_stays_open_and_says_why(office: Office) -> None:
    page = page_of(office.open())
    (office.paths.data / "content").write_text("in the way")
    page.new_button.click()
    window = editor(office)
    QTest.keyClicks(window.about.name, "Legs")
    window.picker.picked.emit("march")
    window.foot.save_button.click()
    assert editor(office) is window
    assert "content" in window.foot.problem.text()
    assert window.draft.name == "Legs"


def test_quitting_asks_nothing(office: Office) -> None:
    page = page_of(office.open())
    page.new_button.click()
    editor(office).picker.picked.emit("march")
    office.parts._windows.close_all()
    office.delete_closed()
    assert office.window("routine_editor") is None


def test_a_deleted_routine_comes_back_with_undo(office: Office) -> None:
    page = write(office.open())
    (path,) = folder(office).iterdir()
    before = path.read_bytes()
    page.open_routine("legs-at-noon")
    assert page.routine is not None
    page.routine.delete_button.click()
    assert not path.exists()
    assert office.said == "Deleted: Legs at noon."
    assert page.list.isVisible(), "the page of the routine is gone with it"
    assert "Legs at noon" not in names(page)
    office.toast.undo_button.click()
    assert path.read_bytes() == before
    assert "Legs at noon" in names(page)


# --- favourites, moves left out ---


def test_stars_and_switches_are_settings(office: Office) -> None:
    page = page_of(office.open())
    card = page.list.card("walk-3")
    assert card is not None
    card.star.click()
    assert office.settings.words("moves.favourites") == ("walk-3",)
    assert card.star.isChecked()
    card.star.click()
    assert office.settings.words("moves.favourites") == ()
    page.show_moves()
    assert page.moves is not None
    move = page.moves.card("march")
    assert move is not None
    assert move.suggested.switch.isChecked()
    move.suggested.switch.click()
    assert office.settings.words("moves.never") == ("march",)
    assert not office.parts._guidance.coach.suits(office.library.moves["march"])
    move.suggested.switch.click()
    assert office.settings.words("moves.never") == ()


# --- sharing ---


def test_a_routine_is_sent_and_taken_in(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office.open()
    exercises = office.paths.data / "content" / "exercises"
    exercises.mkdir(parents=True)
    march = (SHIPPED / "exercises" / "march.toml").read_text("utf-8")
    (exercises / "my-march.toml").write_text(
        march.replace('id = "march"', 'id = "my-march"'), "utf-8"
    )
    page = write(office, move="my-march")
    sent = tmp_path / "sent.toml"
    choose(monkeypatch, sent)
    page.open_routine("legs-at-noon")
    assert page.routine is not None
    page.routine.export_button.click()
    assert office.said == "Written to sent.toml."
    expected = office.library.routines["legs-at-noon"]
    page.show_routines()
    page.import_button.click()
    assert office.said == "You have that one already: Legs at noon."
    for path in (*exercises.iterdir(), *folder(office).iterdir()):
        path.unlink()
    page.import_button.click()
    assert office.said == "Taken in: Legs at noon."
    assert office.library.routines["legs-at-noon"] == expected, "with the move it needs"
    assert "my-march" in office.library.moves


def test_what_is_taken_in_overwrites_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = write(office.open(), name="Dropped")
    (path,) = folder(office).iterdir()
    before = path.read_bytes()
    (tmp_path / "x.toml").write_text(DROPPED, "utf-8")
    choose(monkeypatch, tmp_path / "x.toml")
    page.import_button.click()
    assert office.said == "Taken in: Dropped in."
    assert path.read_bytes() == before
    assert office.library.routines["dropped"].name == "Dropped"
    assert office.library.routines["dropped-2"].name == "Dropped in"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DROPPED.replace("march", "moonwalk"), "steps[0].move: no move is called “moonwalk”"),
        ("id = ", "this is not TOML"),
        ((SHIPPED / "exercises" / "march.toml").read_text("utf-8"), "holds no routine"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, said: str
) -> None:
    page = page_of(office.open())
    (tmp_path / "x.toml").write_text(text, "utf-8")
    choose(monkeypatch, tmp_path / "x.toml")
    page.import_button.click()
    assert office.said.startswith("Not taken in: ")
    assert said in office.said
    assert not folder(office).exists()


def test_a_dialog_that_is_left_does_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(office.open())
    choose(monkeypatch, "")
    page.import_button.click()
    page.open_routine("neck-60")
    assert page.routine is not None
    page.routine.export_button.click()
    assert office.said == ""


def test_a_file_in_the_folder_is_taken_up_when_the_page_opens(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(office.open())
    folder(office).mkdir(parents=True)
    (folder(office) / "friend.toml").write_text(DROPPED, "utf-8")
    (folder(office) / "bad.toml").write_text("id = 5", "utf-8")
    page_of(office)
    assert "Dropped in" in names(page)
    assert any(
        text.startswith("One of your files does not fit: routines/bad.toml: ")
        for text in texts(page)
    )
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    page.notices.problems.button.click()
    assert shown == [QUrl.fromLocalFile(str(office.paths.data / "content"))]
    (folder(office) / "friend.toml").unlink()
    page_of(office)
    assert "Dropped in" not in names(page)


# --- care ---


def test_where_care_leaves_all_out_the_page_says_so(office: Office) -> None:
    page = page_of(office.open("care.ask_first = true\n"))
    assert "Moves wait until you have asked a professional" in texts(page)
    assert not any(card.start_button.isEnabled() for card in page.cards)
    page.notices.closed.button.click()
    assert office.window("safety") is not None
