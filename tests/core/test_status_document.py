from datetime import UTC, datetime

from posture.core.exposure import Exposure
from posture.core.stats import Totals
from posture.core.status import NextUp, PromptNow, State, Status
from posture.core.status_document import PROBES, not_running_document, status_document

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = {"movement": Totals(taken=2), "all": Totals(taken=2)}


def test_the_document_of_a_running_app() -> None:
    status = Status(
        at=AT,
        state=State.QUIET,
        quiet=("call",),
        quiet_since=AT,
        profile="eyes",
        next=(NextUp("movement", 90.25, AT, "quiet"),),
        prompt=PromptNow("an-id", "movement", "waiting", AT, postponed=1),
        sitting_s=1800.0,
    )
    document = status_document(status, TODAY, Exposure(up_to_30min_s=60), {"idle": "x11"}, "0.1.0")
    assert document["running"] is True
    assert document["version"] == "0.1.0"
    assert document["state"] == "quiet"
    assert document["quiet"] == ["call"]
    assert document["quiet_since"] == "2026-11-23T10:00:00+00:00"
    assert document["paused_until"] is None
    assert document["profile"] == "eyes"
    assert document["next"] == [
        {
            "kind": "movement",
            "due_in_s": 90.25,
            "due_at": "2026-11-23T10:00:00+00:00",
            "waiting_for": "quiet",
        }
    ]
    assert document["prompt"] == {
        "id": "an-id",
        "kind": "movement",
        "stage": "waiting",
        "since": "2026-11-23T10:00:00+00:00",
        "postponed": 1,
        "left_s": None,
        "is_break_paused": False,
    }
    assert document["today"]["movement"]["taken"] == 2
    assert document["exposure"]["desk_s"] == 60
    assert document["probes"]["idle"] == "x11"
    assert document["probes"]["tray"] == "unavailable: not looked for"


def test_without_a_prompt_it_is_null() -> None:
    status = Status(at=AT, state=State.WORKING)
    document = status_document(status, {"all": Totals()}, Exposure(), {}, "0.1.0")
    assert document["prompt"] is None
    assert document["next"] == []


def test_the_document_while_nothing_runs_has_the_same_keys() -> None:
    running = status_document(Status(at=AT, state=State.WORKING), TODAY, Exposure(), {}, "0.1.0")
    document = not_running_document("eyes", TODAY, Exposure(), "0.1.0")
    assert document["running"] is False
    assert document["state"] is None
    assert document["today"] == running["today"]
    assert set(document["probes"]) == set(PROBES)
    assert set(running) - set(document) == {"at", "quiet_since", "sitting_s", "work_starts"}
