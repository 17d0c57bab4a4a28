"""What prompts say: true, short, and never pushing."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from posture.core.breaks import KINDS, BreakKind
from posture.core.content import Area
from posture.ui import prompt_words, status_words
from posture.ui import prompt_words as words
from posture.ui.prompt_words import Theme, Why

AT = datetime(2026, 3, 2, 14, 31, tzinfo=timezone(timedelta(hours=1)))
NEVER = re.compile(
    r"\b(must|should|only|just\b.*\bagain|still|failed|missed|lazy|treats?|prevents?|relieves?|heals?|burns?)\b|!",
    re.IGNORECASE,
)
CALLED = re.compile(r'tr\(\s*"\w+",\s*"((?:[^"\\]|\\.)*)"')


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def why(**changes: object) -> Why:
    known: dict[str, object] = {"sitting_since": AT - timedelta(hours=1), "every_s": 3600.0}
    return Why(**{**known, **changes})  # type: ignore[arg-type]  # a struct checks nothing here


# --- why now ---


@pytest.mark.parametrize(
    ("known", "second"),
    [
        (why(), ()),
        (why(waited_s=59), ()),
        (why(waited_s=60), ("It waited 1 minute for a pause.",)),
        (why(waited_s=300), ("It waited 5 minutes for a pause.",)),
        (why(postponed=1, waited_s=300), ("You asked for it a little later.",)),
        (
            why(held_for=("call",), held_s=300, postponed=1),
            ("It waited 5 min: call in progress.",),
        ),
    ],
)
def test_why_now_says_what_is_known(known: Why, second: tuple[str, ...]) -> None:
    sentences = words.why_sentences(known)
    assert sentences == (
        "You’ve been at the desk since 13:31.",
        *second,
        "Your rhythm is every hour.",
    )
    assert len(sentences) <= 3


def test_another_rhythm() -> None:
    assert words.why_sentences(why(every_s=2700.0))[-1] == "Your rhythm is every 45 minutes."


# --- titles ---


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("theme", Theme)
def test_a_title_fits_on_the_card_and_varies(kind: BreakKind, theme: Theme) -> None:
    titles = [words.invitation(kind.content, number, theme) for number in range(6)]
    assert all(len(title.split()) <= 12 for title in titles)
    assert all(title[-1] in ".?" for title in titles)
    assert titles[0] == words.invitation(kind.content, 6, theme)


def test_without_a_theme_nobody_is_told_to_stand() -> None:
    for number in range(4):
        title = words.invitation("movement", number, Theme.ANY)
        assert not re.search(r"stand|walk|legs", title, re.IGNORECASE)


@pytest.mark.parametrize(
    ("area", "theme"),
    [
        (None, Theme.ANY),
        (Area.EYES, Theme.ANY),
        (Area.NECK_SHOULDERS, Theme.NECK_SHOULDERS),
        (Area.WRISTS_HANDS, Theme.WRISTS),
        (Area.HIPS_LEGS, Theme.LEGS),
        (Area.UPPER_BACK, Theme.UPPER_BACK),
    ],
)
def test_the_theme_of_an_area(area: Area | None, theme: Theme) -> None:
    assert words.theme_of_area(area) is theme


def test_other_kinds_have_titles_of_their_own() -> None:
    contents = ("eyes", "check", "water", "stand", "stop")
    titles = {words.invitation(content, 0, Theme.ANY) for content in contents}
    assert len(titles) == len(contents)


# --- lengths and lines ---


@pytest.mark.parametrize(
    ("seconds", "said"), [(20, "20 s"), (59, "59 s"), (60, "1 min"), (100, "2 min"), (300, "5 min")]
)
def test_a_short_length(seconds: float, said: str) -> None:
    assert words.short_length(seconds) == said


def test_the_reason() -> None:
    assert words.sitting_reason(61) == "You’ve been sitting for 1 minute."
    assert words.sitting_reason(62 * 60) == "You’ve been sitting for 62 minutes."
    assert words.sitting_reason(20) == "A short break between two stretches of work."


def test_the_quiet_note_never_counts_to_nothing() -> None:
    assert words.quiet_note(0.2) == "Stays quiet for 1 s while you finish."


def test_micro_breaks() -> None:
    assert words.micro_words("eyes", 20) == "Look far away for 20 seconds"
    assert words.micro_words("water", 10) == "A glass of water, perhaps?"


@pytest.mark.parametrize("content", ["movement", "check", "stand", "stop"])
def test_what_goes_on_in_a_break(content: str) -> None:
    title, sentence = words.break_going_on(content)
    assert title
    assert sentence.endswith(".")


def test_who_sits_is_not_sent_for_a_walk() -> None:
    assert "Walk" in words.break_going_on("movement")[1]
    assert "Walk" not in words.break_going_on("movement", seated=True)[1]


def test_last_words() -> None:
    assert words.last_words(AT, 0) == ("That’s it.", "Next break around 14:31.")
    assert words.last_words(None, 1) == ("Nice and loose.", "This was the last one today.")


# --- toasts ---


def test_toasts() -> None:
    tomorrow = AT + timedelta(days=1)
    assert words.skipped_words(AT) == "Skipped. Next one at 14:31."
    assert words.skipped_words(None) == "Skipped. That was the last one today."
    assert words.paused_words(None, AT) == "Paused until you resume."
    assert words.paused_words(AT, AT) == "Paused until 14:31."
    assert words.paused_words(tomorrow, AT) == "Paused until Tue 14:31."
    assert words.held_words(AT, AT) == "Breaks wait until 14:31."
    assert words.resumed_words() == "Breaks are back on."
    assert words.shorter_words(180) == "Skipped. From now on these breaks take 3 min."
    assert words.set_up_words(AT) == "You’re set. First break around 14:31."
    assert words.set_up_words(None) == "You’re set. Posture lives in the tray."


# --- the rules for words ---


@pytest.mark.parametrize("module", [prompt_words, status_words], ids=lambda m: m.__name__)
def test_words_keep_to_the_rules(module: object) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    found = CALLED.findall(source)
    assert len(found) > 15
    for text in found:
        assert not NEVER.search(text), text
        assert "'" not in text, f"typographic apostrophes: {text}"
