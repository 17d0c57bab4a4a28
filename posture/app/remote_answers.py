"""What the command line asks of the running app, carried out and answered."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol, assert_never

from PySide6.QtCore import QObject, QTimer

from posture.core.events import DeskSpan
from posture.storage.problems import StorageProblem
from posture.system.remote import messages as remote
from posture.system.remote.messages import Exit, Reply, Request

MEETING_S = 3600.0
"""How long a meeting is taken to be where its length is not said."""

_REFUSED: dict[str, tuple[Exit, str]] = {
    "nothing_open": (Exit.FAILED, "no prompt is open now"),
    "no_break": (Exit.FAILED, "no break is running now"),
    "on_break": (Exit.FAILED, "a break is running already"),
    "not_paused": (Exit.FAILED, "nothing is paused"),
    "unknown_kind": (Exit.USAGE, "there is no such break kind"),
    "strict": (Exit.REFUSED, "this break is set to strict: it can’t be skipped or put off"),
    "limit": (Exit.REFUSED, "this prompt can’t be postponed again: start it or skip it"),
}


class Verbs(Protocol):
    """What can be asked of the app from outside. A refusal is a code; None is success."""

    def show_dashboard(self) -> None:
        """Bring the dashboard to the front."""
        ...

    def status_document(self) -> dict[str, object]:
        """The document of `posture status --json`."""
        ...

    def going_on(self) -> DeskSpan | None:
        """The span at the desk that is not recorded yet."""
        ...

    def take_break(self, kind: str | None) -> str | None:
        """Start a break; None: of the kind that suits."""
        ...

    def open_check(self, checklist: str | None) -> bool:
        """Open a checklist; False: there is none of that name."""
        ...

    def play_routine(self, routine: str | None) -> bool:
        """Play a routine; False: there is none of that name."""
        ...

    def open_checkin(self) -> None:
        """Open the check-in of how the body feels."""
        ...

    def postpone(self, delay_s: float | None) -> str | None:
        """Ask again later."""
        ...

    def skip(self, *, emergency: bool) -> str | None:
        """Skip the open prompt."""
        ...

    def done(self) -> str | None:
        """End the running break."""
        ...

    def pause(self, for_s: float | None, until: datetime | None) -> str | None:
        """Pause everything."""
        ...

    def resume(self) -> str | None:
        """End the pause."""
        ...

    def meeting(self, for_s: float | None) -> str | None:
        """Hold prompts for a meeting; None: it is over."""
        ...

    def profile(self) -> str:
        """The profile in force."""
        ...

    def set_profile(self, name: str) -> str | None:
        """Switch to a profile; why not, if it can’t be."""
        ...

    def reload_settings(self) -> None:
        """Read the settings file again."""
        ...

    def take_in(self, staged: str) -> int:
        """Merge a staging file; how many records are new. Raises StorageProblem or NotImported."""
        ...

    def delete(self, asked: remote.DeleteAsk) -> dict[str, object]:
        """Delete records; what was done, as a document. Raises StorageProblem."""
        ...

    def quit(self) -> None:
        """Close the app."""
        ...


class RemoteAnswers(QObject):
    """Answers requests by calling the app's verbs."""

    def __init__(self, verbs: Verbs, parent: QObject) -> None:
        super().__init__(parent)
        self._verbs = verbs

    def answer(self, request: Request) -> Reply:
        """Carry out one request."""
        verbs = self._verbs
        match request:
            case remote.Show():
                verbs.show_dashboard()
                return Reply(message="Posture is running: its dashboard is shown")
            case remote.GetStatus() | remote.GetGoingOn():
                is_status = isinstance(request, remote.GetStatus)
                return Reply.of(verbs.status_document() if is_status else verbs.going_on())
            case remote.Break(kind=kind):
                return _told(verbs.take_break(kind), "the break has begun")
            case remote.Check(id=checklist):
                return _done_or_unknown(verbs.open_check(checklist), "checklist", checklist)
            case remote.PlayRoutine(id=routine):
                return _done_or_unknown(verbs.play_routine(routine), "routine", routine)
            case remote.CheckinAsk():
                verbs.open_checkin()
                return Reply(message="the check-in is open")
            case remote.PostponeAsk(delay_s=delay_s):
                return _told(verbs.postpone(delay_s), "postponed")
            case remote.SkipAsk() | remote.DoneAsk():
                return self._end(request)
            case remote.PauseAsk(for_s=for_s, until=until):
                return _told(verbs.pause(for_s, until), "paused")
            case remote.ResumeAsk():
                return _told(verbs.resume(), "resumed")
            case remote.MeetingAsk(for_s=for_s, end=end):
                return self._meeting(None if end else for_s or MEETING_S)
            case remote.ProfileAsk(name=name):
                return self._profile(name)
            case remote.ReloadSettings():
                verbs.reload_settings()
                return Reply(message="the settings were read again")
            case remote.ImportAsk() | remote.DeleteAsk():
                return _document_or_problem(partial(self._change_record, request))
            case remote.Quit():
                QTimer.singleShot(0, self, verbs.quit)  # the answer goes out first
                return Reply(message="Posture is closing")
            case _:
                assert_never(request)

    def _end(self, request: remote.SkipAsk | remote.DoneAsk) -> Reply:
        if isinstance(request, remote.SkipAsk):
            return _told(self._verbs.skip(emergency=request.emergency), "skipped")
        return _told(self._verbs.done(), "the break has ended")

    def _meeting(self, length_s: float | None) -> Reply:
        said = "the meeting is over" if length_s is None else "prompts are held for the meeting"
        return _told(self._verbs.meeting(length_s), said)

    def _change_record(self, request: remote.ImportAsk | remote.DeleteAsk) -> dict[str, object]:
        if isinstance(request, remote.ImportAsk):
            return {"added": self._verbs.take_in(request.path)}
        return self._verbs.delete(request)

    def _profile(self, name: str | None) -> Reply:
        if name is None:
            return Reply(message=self._verbs.profile())
        problem = self._verbs.set_profile(name)
        if problem is not None:
            return Reply(code=Exit.USAGE, message=problem)
        return Reply(message=f"the profile is now {name}")


def _document_or_problem(done: Callable[[], dict[str, object]]) -> Reply:
    from posture.storage.import_problems import NotImported  # what the start has no need of

    try:
        return Reply.of(done())
    except (StorageProblem, NotImported) as problem:
        return Reply(code=Exit.FAILED, message=str(problem))


def _told(refused: str | None, said: str) -> Reply:
    if refused is None:
        return Reply(message=said)
    code, why = _REFUSED.get(refused, (Exit.FAILED, refused))
    return Reply(code=code, message=why)


def _done_or_unknown(found: bool, what: str, name: str | None) -> Reply:
    if found:
        return Reply(message=f"the {what} is open")
    return Reply(code=Exit.USAGE, message=f"there is no {what} called {name!r}")
