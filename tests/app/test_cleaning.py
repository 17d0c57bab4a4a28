"""A deletion from a large file leaves the file to be written anew: not while somebody is at the desk."""

import pytest

from posture.storage import traces
from posture.ui.card_values import Skip
from tests.app.office import Office


@pytest.fixture
def owing(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A break was deleted from what counts as a large file."""
    monkeypatch.setattr(traces, "AT_ONCE_BYTES", 1000)
    office.open().ask()
    office.answer(Skip())
    office.work(60)
    office.parts._history.remove_prompt(office.closed[0].prompt_id)
    return office


def test_it_is_written_anew_in_the_next_rest(owing: Office) -> None:
    database = owing.parts._database
    owing.work(600)
    assert traces.is_owed(database)
    owing.rest(400)
    assert not traces.is_owed(database)


def test_or_when_the_app_closes(owing: Office) -> None:
    assert traces.is_owed(owing.parts._database)
    owing.open_again()
    assert not traces.is_owed(owing.parts._database)


def test_where_it_cannot_be_done_it_is_tried_once_a_rest(
    owing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    database = owing.parts._database

    def full() -> bool:
        tries.append("full")
        return False

    monkeypatch.setattr(database, "leave_no_traces", full)
    owing.rest(900)
    assert len(tries) == 1
    owing.work(600)
    owing.rest(900)
    assert len(tries) == 2
    assert traces.is_owed(database)
