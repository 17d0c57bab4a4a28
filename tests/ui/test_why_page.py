"""The Why page: the list and its courses, filters, keyboard, what stands where there is nothing, sizes."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posture.core.settings import Settings
from posture.core.status import NextUp, PromptNow, State, Status
from posture.core.why_moments import now_clause
from posture.core.why_phrases import Clause, CountsAs, Phrase
from posture.core.why_settings import SettingThen
from posture.ui.theme import Theme
from posture.ui.why.page import WhyPage
from posture.ui.why.row import TOP_PX, RowHead, StoryRow
from posture.ui.why.sign import sign_of
from posture.ui.why.values import Question, WhyDay
from posture.ui.why.words import setting_shown
from posture.ui.why_phrases import counts_words, forms
from posture.ui.why_words import words_for
from posture.ui.widgets.text import Text
from tests.core.plans import MONDAY
from tests.ui import why_samples as samples
from tests.ui.looking import clipped, settle, tab_stops

CALL = (
    "The movement break due at 10:00 waited 12 minutes because a call was going on; "
    "you walked away at 10:12, so it counts as taken on your own."
)


@pytest.fixture(scope="module", autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def shown(qtbot: QtBot, theme: Theme, day: WhyDay, width: int = 908, height: int = 780) -> WhyPage:
    page = WhyPage(theme)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show_day(day)
    page.show()
    settle()
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> WhyPage:
    return shown(qtbot, theme, samples.day())


def sentences(page: WhyPage) -> list[str]:
    return [row.head.sentence for row in page.list.rows.values()]


def row_of(page: WhyPage, sentence: str) -> int:
    return sentences(page).index(sentence)


def heads(page: WhyPage) -> list[RowHead]:
    return [row.head for row in page.list.rows.values()]


def is_closed(row: StoryRow) -> bool:
    return not row.is_open and (row.course is None or not row.course.isVisible())


def focused(page: WhyPage) -> int:
    return next(place for place, head in enumerate(heads(page)) if head.hasFocus())


def test_the_latest_story_comes_first(page: WhyPage) -> None:
    found = sentences(page)
    assert found[-1] == "Work began at 09:00, and all counts with it."
    assert CALL in found
    assert found[0].startswith("The micro-break was due at 14:14; the longer movement break")
    assert page.date.text() == "Today, Monday 2 March"


def test_a_row_is_read_as_one_sentence(page: WhyPage) -> None:
    row = list(page.list.rows.values())[row_of(page, CALL)]
    assert row.head.accessibleName() == f"10:00 {CALL} On my own"


def test_enter_opens_the_course_and_escape_closes_it(page: WhyPage) -> None:
    row = list(page.list.rows.values())[row_of(page, CALL)]
    row.head.setFocus()
    QTest.keyClick(row.head, Qt.Key.Key_Return)
    assert row.is_open
    assert row.course is not None
    steps = [one.text() for one in row.course.steps.findChildren(Text)]
    assert steps[:4] == [
        "10:00",
        "Due after 60 minutes at the desk.",
        "10:00",
        "Held because a call was going on.",
    ]
    assert "Counts as “On my own”." in steps
    assert row.course.setting_words.text() == "During calls: Hold"
    QTest.keyClick(row.head, Qt.Key.Key_Escape)
    assert is_closed(row)
    assert row.head.hasFocus()


def test_one_course_is_open_at_a_time(page: WhyPage) -> None:
    first, second, *_ = page.list.rows.values()
    first.head.click()
    second.head.click()
    assert (first.is_open, second.is_open) == (False, True)
    assert page.list.open_id == second.told.story.id


def test_a_decision_of_one_moment_opens_for_its_setting_alone(page: WhyPage) -> None:
    row = list(page.list.rows.values())[-1]
    row.head.click()
    assert row.course is not None
    assert row.course.setting_words.text() == "Working days and hours: mon-fri 09:00-17:00"
    assert not row.course.steps.isVisible()
    page.show_day(replace(samples.day(), told=(replace(row.told, setting=None),)))
    (alone,) = page.list.rows.values()
    alone.head.click()
    assert not alone.head.isChecked()
    assert is_closed(alone)


def test_arrow_keys_go_from_row_to_row(page: WhyPage) -> None:
    heads(page)[0].setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert focused(page) == 2
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    assert focused(page) == 1
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_End)
    assert focused(page) == len(heads(page)) - 1
    settle()
    assert page.verticalScrollBar().value() > 0, "the row is in view"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert focused(page) == len(heads(page)) - 1


def test_tab_stops_once_at_the_list(page: WhyPage) -> None:
    stops = tab_stops(page)
    assert sum(stop in heads(page) for stop in stops) == 1
    assert stops.index(page.now.ask) < stops.index(page.filters.questions.chips[Question.ALL])


def test_the_setting_is_a_link(page: WhyPage) -> None:
    asked: list[str] = []
    page.setting_requested.connect(asked.append)
    row = list(page.list.rows.values())[row_of(page, CALL)]
    row.head.click()
    assert row.course is not None
    row.course.setting_button.click()
    assert asked == ["quiet.call"]


# --- filters ---


def test_questions(page: WhyPage) -> None:
    chips = page.filters.questions.chips
    everything = len(sentences(page))
    chips[Question.WAITED].click()
    assert CALL in sentences(page)
    assert not any(words.startswith(("Work began", "No ")) for words in sentences(page))
    chips[Question.NOT_COME].click()
    assert any(words.startswith("No movement break came between") for words in sentences(page))
    assert any("was left to" in words for words in sentences(page))
    assert any(words.startswith("Everything was paused") for words in sentences(page))
    chips[Question.PROMPTS].click()
    assert all(" due at " in words for words in sentences(page))
    chips[Question.ALL].click()
    assert len(sentences(page)) == everything


def test_kinds(page: WhyPage) -> None:
    assert list(page.filters.kinds.chips) == ["", "micro", "movement"]
    page.filters.kinds.chips["micro"].click()
    assert all("micro-break" in words for words in sentences(page))


def test_a_filter_that_leaves_nothing(qtbot: QtBot, theme: Theme) -> None:
    day = samples.day()
    began = tuple(one for one in day.told if sign_of(one.story) == "clock")
    page = shown(qtbot, theme, replace(day, told=began))
    page.filters.questions.chips[Question.WAITED].click()
    assert page.list.empty.text() == "Nothing of this kind on this day."
    assert page.list.empty.isVisible()


# --- days ---


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Nothing was decided yet today."),
        (
            {"first_at": datetime(2026, 3, 2, 10, 15, tzinfo=UTC)},
            "Nothing was decided yet today. The first break comes around 10:15.",
        ),
        ({"off": True}, "A day off. Nothing prompts and nothing is counted."),
        ({"today": MONDAY + timedelta(days=4)}, "Nothing was decided on this day."),
    ],
)
def test_a_day_without_decisions(
    qtbot: QtBot, theme: Theme, changes: dict[str, object], words: str
) -> None:
    page = shown(qtbot, theme, replace(samples.day(), told=(), **changes))
    assert page.list.empty.text() == words
    assert not page.filters.isVisible()
    assert clipped(page) == []


def test_a_day_whose_causes_are_gone(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, theme, replace(samples.day(), explained=False))
    assert page.note.text() == "Causes are kept for 90 days. Of this day the outcomes are left."
    page = shown(qtbot, theme, replace(samples.day(), explained=False, kept_days=None))
    assert page.note.isVisible()


def test_other_days_are_asked_for(page: WhyPage) -> None:
    asked: list[object] = []
    page.day_requested.connect(asked.append)
    page.previous.click()
    assert asked == [MONDAY - timedelta(days=3)]
    assert not page.following.isEnabled()
    assert not page.today.isVisible()
    old = replace(
        samples.day(),
        day=MONDAY - timedelta(days=3),
        before=None,
        after=MONDAY,
        told=(),
    )
    page.show_day(old)
    assert page.date.text() == "Friday 27 February"
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.today.click()
    assert asked[1:] == [MONDAY, MONDAY]
    assert not page.now.question.isVisible(), "another day has no now"
    page.show_day(replace(old, today=MONDAY - timedelta(days=2)))
    assert page.date.text() == "Yesterday, Friday 27 February"


# --- the same day anew ---


def test_a_refresh_keeps_place_focus_and_what_is_open(page: WhyPage) -> None:
    day = samples.day()
    page.show_day(replace(day, told=day.told[1:]))
    row = list(page.list.rows.values())[6]
    row.head.click()
    row.head.setFocus()
    settle()
    page.verticalScrollBar().setValue(300)
    top = row.mapTo(page.viewport(), row.rect().topLeft()).y()
    page.show_day(day)
    settle()
    assert list(page.list.rows.values())[7] is row
    assert row.is_open
    assert row.head.hasFocus()
    assert abs(row.mapTo(page.viewport(), row.rect().topLeft()).y() - top) <= 1


def test_a_story_that_is_gone_takes_its_open_course_along(page: WhyPage) -> None:
    day = samples.day()
    first = next(iter(page.list.rows.values()))
    first.head.click()
    page.show_day(replace(day, told=day.told[1:]))
    assert page.list.open_id is None
    assert page.list.current is next(iter(page.list.rows.values()))


def test_a_story_is_opened_whatever_is_filtered(page: WhyPage) -> None:
    id_ = list(page.list.rows)[row_of(page, CALL)]
    page.filters.kinds.chips["micro"].click()
    page.open_story(id_)
    assert page.list.open_id == id_


# --- now, and any moment ---


def test_this_moment(page: WhyPage) -> None:
    page.show_now(now_clause(samples.life().status), coming=True)
    assert page.now.question.text() == "What goes on now"
    assert page.now.answer.text().startswith("The movement break due at 14:")
    assert page.now.answer.text().endswith("is held because a call is going on.")


def test_any_moment(page: WhyPage) -> None:
    asked: list[object] = []
    page.moment_requested.connect(asked.append)
    page.now.set_time(time(10, 40))
    page.now.field.setFocus()
    QTest.keyClick(page.now.field, Qt.Key.Key_Return)
    page.now.ask.click()
    assert asked == [time(10, 40)] * 2
    page.show_moment(samples.moment(10, 40))
    assert page.now.then.text() == (
        "The micro-break counted from 10:22, after your rest of 10 minutes; "
        "the next one was due at 10:52. "
        "The movement break counted from 10:22, after your rest of 10 minutes; "
        "the next one was due at 11:22."
    )
    QTest.keyClick(page.now.field, Qt.Key.Key_Escape)
    assert not page.now.then.isVisible()


AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=21)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(at=AT, state=State.PAUSED), "Everything is paused until you resume."),
        (
            Status(at=AT, state=State.PAUSED, paused_until=LATER),
            "Everything is paused until 10:21.",
        ),
        (
            Status(at=AT, state=State.OFF_HOURS),
            "Outside work hours nothing prompts and nothing counts.",
        ),
        (
            Status(at=AT, state=State.OFF_HOURS, work_starts=AT + timedelta(days=1)),
            "Outside work hours nothing prompts and nothing counts; work begins Tuesday 10:00.",
        ),
        (
            Status(
                at=AT,
                state=State.QUIET,
                quiet=("call", "dnd"),
                quiet_since=AT,
                seen={"call": ("microphone",)},
            ),
            (
                "Nothing is due, and prompts wait because the microphone is in use and "
                "do not disturb is on."
            ),
        ),
        (Status(at=AT, state=State.WORKING), "Nothing comes before work ends."),
        (
            Status(at=AT, state=State.WORKING, next=(NextUp("movement", 1260, LATER),)),
            "Nothing is due; the movement break is next at 10:21, if you work on.",
        ),
        (
            Status(
                at=AT,
                state=State.WORKING,
                next=(NextUp("movement", 0, AT, "pause"),),
                prompt=PromptNow("a", "movement", "waiting", AT, left_s=300),
            ),
            (
                "The movement break due at 10:00 waits for a pause in your work, "
                "5 minutes longer at most."
            ),
        ),
        (
            Status(
                at=AT,
                state=State.RESTING,
                next=(NextUp("movement", 0, AT, "return"),),
                prompt=PromptNow("a", "movement", "waiting", AT, left_s=300),
            ),
            "The movement break due at 10:00 waits for your return.",
        ),
        (
            Status(
                at=AT,
                state=State.WORKING,
                next=(NextUp("movement", 1260, LATER),),
                prompt=PromptNow("a", "movement", "postponed", AT, postponed=1),
            ),
            "The movement break comes again at 10:21.",
        ),
        (
            Status(
                at=AT,
                state=State.ON_BREAK,
                prompt=PromptNow("a", "movement", "on_break", AT),
            ),
            "The movement break is running.",
        ),
        (
            Status(at=AT, state=State.WORKING, prompt=PromptNow("a", "tea", "card", AT)),
            "The “tea” prompt is on the screen.",
        ),
    ],
)
def test_each_state_in_words(qapp: QApplication, status: Status, words: str) -> None:
    assert words_for((), AT.date()).sentence((now_clause(status),)) == words


def test_since_when_it_counts(qapp: QApplication) -> None:
    status = Status(at=AT, state=State.WORKING, next=(NextUp("movement", 1260, LATER),))
    clause = now_clause(status, AT - timedelta(minutes=39))
    assert words_for((), AT.date()).sentence((clause,)) == (
        "Nothing is due; the movement break has counted since 09:21 and is next at 10:21, "
        "if you work on."
    )


# --- words ---


@pytest.mark.parametrize("phrase", Phrase)
def test_every_phrase_has_words(qapp: QApplication, phrase: Phrase) -> None:
    clause = Clause(
        phrase=phrase,
        kind="movement",
        kinds=("micro",),
        other="micro",
        at=AT,
        until=LATER,
        seconds=7500,
        whole_s=300,
        count=3,
        reasons=("app:zoom", "call"),
        devices=("microphone",),
        counts_as=CountsAs.HELD,
    )
    said = words_for((), AT.date()).sentence((clause,))
    assert said[0].isupper()
    assert "{" not in said
    assert said.endswith(".")


def test_no_phrase_is_forgotten(qapp: QApplication) -> None:
    assert set(forms()) == set(Phrase)
    assert all(counts_words(one) for one in CountsAs)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("breaks.movement.every", "1h", "Movement break · Every: 1\u00a0h"),
        ("breaks.movement.every", None, "Movement break · Every"),
        (
            "breaks.movement.natural_after",
            "never",
            "Movement break · Counts after no input for: never",
        ),
        ("breaks.micro.enabled", "true", "Micro-break · On: on"),
        ("quiet.dnd", "ignore", "When do-not-disturb is on: Ignore"),
        ("work.hours", "mon-fri 09:00-17:00", "Working days and hours: mon-fri 09:00-17:00"),
    ],
)
def test_settings_in_words(qapp: QApplication, key: str, value: str | None, words: str) -> None:
    assert setting_shown(SettingThen(key, value), Settings()).words == words


def test_times_of_other_days(qapp: QApplication) -> None:
    words = words_for((), AT.date())
    assert words.clock(AT + timedelta(days=1)) == "Tuesday 10:00"
    assert words.clock(AT - timedelta(days=30)) == "31 Jan 10:00"


# --- sizes ---


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
@pytest.mark.parametrize("width", [880 - 265, 1120 - 212])
def test_nothing_is_cut(qtbot: QtBot, family: str, scale: float, width: int) -> None:
    theme = Theme(family, mode="light", reduced_motion=True, text_scale=scale)
    page = shown(qtbot, theme, samples.day(), width, 620)
    page.list.open_story(list(page.list.rows)[row_of(page, CALL)])
    page.show_moment(samples.moment(10, 40))
    settle()
    assert clipped(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    for row in page.list.rows.values():
        assert row.head.height() >= len(row.head.lines) * theme.line_px("body") + 2 * TOP_PX
        assert "".join(row.head.lines).replace(" ", "") == row.head.sentence.replace(" ", "")
