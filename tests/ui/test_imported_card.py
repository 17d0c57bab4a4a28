"""The years of other programs on the History page: told with their name, by year, and added to nothing."""

from datetime import date

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from posture.core.imported import ImportedBreaks, ImportedDay
from posture.ui.history.imported_card import ImportedCard
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot
from tests.ui.looking import clipped, settle

DAY = ImportedDay(
    id="one",
    device="a computer",
    source="workrave",
    day=date(2025, 7, 12),
    began="2025-07-12T09:00",
    ended="2025-07-12T17:00",
    desk_s=3600.0 * 5,
    breaks=(
        ImportedBreaks(kind="movement", taken=4, natural=2, skipped=2, ignored=0),
        ImportedBreaks(kind="micro", taken=1, ignored=2),
    ),
)
OLD = msgspec.structs.replace(
    DAY,
    id="two",
    day=date(2019, 3, 1),
    desk_s=None,
    breaks=(ImportedBreaks(kind="movement", taken=3),),
)


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> ImportedCard:
    made = ImportedCard(theme)
    qtbot.addWidget(made)
    return made


def test_a_line_for_each_year(card: ImportedCard, shoot: Shoot) -> None:
    card.set_days((OLD, DAY, msgspec.structs.replace(DAY, id="three", day=date(2025, 7, 13))))
    assert card.lines == (
        (
            "2025, Workrave, 2 days: movement breaks 12 of 16 (75\u00a0%); micro-breaks 2 of 6 (33\u00a0%); "
            "10 hours with input."
        ),
        "2019, Workrave, 1 day.",
    )
    card.resize(420, card.heightForWidth(420))
    card.show()
    settle()
    assert clipped(card) == []
    shoot(card, "history_imported")


def test_no_share_is_given_of_fewer_than_five(card: ImportedCard) -> None:
    few = msgspec.structs.replace(DAY, breaks=DAY.breaks[1:])
    card.set_days((few,))
    assert card.lines == ("2025, Workrave, 1 day: micro-breaks 1 of 3; 5 hours with input.",)


def test_it_is_there_while_there_is_something(card: ImportedCard) -> None:
    card.set_days(())
    assert card.isHidden()
    card.set_days((DAY,))
    assert not card.isHidden()
    card.set_days((DAY,))
    card.set_days(())
    assert card.isHidden()
    assert card.lines == ()
