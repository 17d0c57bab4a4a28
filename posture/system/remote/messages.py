"""What the command line asks the running app, and how it is answered. Both are one line of JSON.

A request is told by its `type`. Values are bounded here, so that what arrives is fit to act on.
"""

from datetime import date, datetime
from enum import IntEnum, StrEnum
from functools import cache
from typing import Annotated, TypeVar

import msgspec

LINE_LIMIT = 64 * 1024
"""Bytes of a request, its line end included. A longer one is refused."""
REPLY_LIMIT = 1024 * 1024
"""Bytes of a reply that a client takes."""

T = TypeVar("T")
_YEAR_S = 366 * 86_400
Seconds = Annotated[float, msgspec.Meta(gt=0, le=_YEAR_S)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
FilePath = Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Exit(IntEnum):
    """How a command ended, for scripts."""

    DONE = 0
    FAILED = 1
    """Also: nothing is running to talk to."""
    USAGE = 2
    """A wrong command or an invalid value."""
    REFUSED = 3
    """Understood, and not allowed now: strictness, or no postponing left."""


class Show(msgspec.Struct, frozen=True, tag="show"):
    """Bring the dashboard to the front."""


class GetStatus(msgspec.Struct, frozen=True, tag="get_status"):
    """Tell what the app is doing: the reply's document is that of `posture status --json`."""


class GetGoingOn(msgspec.Struct, frozen=True, tag="get_going_on"):
    """Tell the span at the desk that goes on: the reply's document is a `DeskSpan`, or null."""


class Break(msgspec.Struct, frozen=True, tag="break"):
    """Start a break now; None: of the kind that suits."""

    kind: Name | None = None


class Check(msgspec.Struct, frozen=True, tag="check"):
    """Start a posture check now; None: the usual one."""

    id: Name | None = None


class PlayRoutine(msgspec.Struct, frozen=True, tag="play_routine"):
    """Play a routine now; None: the one that comes next."""

    id: Name | None = None


class CheckinAsk(msgspec.Struct, frozen=True, tag="checkin"):
    """Open the check-in of how the body feels."""


class PostponeAsk(msgspec.Struct, frozen=True, tag="postpone"):
    """Ask again later; None: after the kind's first choice."""

    delay_s: Seconds | None = None


class SkipAsk(msgspec.Struct, frozen=True, tag="skip"):
    """Skip the open prompt. `emergency`: the way out of strict strength."""

    emergency: bool = False


class DoneAsk(msgspec.Struct, frozen=True, tag="done"):
    """End the running break."""


class PauseAsk(msgspec.Struct, frozen=True, tag="pause"):
    """Pause everything for a time or until a moment; both None: until resumed."""

    for_s: Seconds | None = None
    until: Moment | None = None


class ResumeAsk(msgspec.Struct, frozen=True, tag="resume"):
    """End the pause."""


class MeetingAsk(msgspec.Struct, frozen=True, tag="meeting"):
    """Hold prompts for a meeting, None: of the usual length. `end`: it is over."""

    for_s: Seconds | None = None
    end: bool = False


class ProfileAsk(msgspec.Struct, frozen=True, tag="profile"):
    """Switch to a profile; None: say which is in force (the reply's message)."""

    name: Name | None = None


class ReloadSettings(msgspec.Struct, frozen=True, tag="reload_settings"):
    """Read the settings file again."""


class ImportAsk(msgspec.Struct, frozen=True, tag="import"):
    """Merge the records that were staged in a file beside the history; the reply's document has their number."""

    path: FilePath


class DeleteWhat(StrEnum):
    """What of the history is to be deleted."""

    RANGE = "range"
    ACTIVITY = "activity"
    EVERYTHING = "everything"


class DeleteAsk(msgspec.Struct, frozen=True, tag="delete"):
    """Delete records for good; None: all days. `copies`: also the copies of the history, with everything."""

    what: DeleteWhat
    first_day: date | None = None
    last_day: date | None = None
    copies: bool = False


class Quit(msgspec.Struct, frozen=True, tag="quit"):
    """Close the app in order."""


Request = (
    Show
    | GetStatus
    | GetGoingOn
    | Break
    | Check
    | PlayRoutine
    | CheckinAsk
    | PostponeAsk
    | SkipAsk
    | DoneAsk
    | PauseAsk
    | ResumeAsk
    | MeetingAsk
    | ProfileAsk
    | ReloadSettings
    | ImportAsk
    | DeleteAsk
    | Quit
)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: an exit code, one line for the user, and a document where one was asked for."""

    code: Exit = Exit.DONE
    message: str = ""
    document: msgspec.Raw = msgspec.Raw(b"null")

    @classmethod
    def of(cls, document: object) -> "Reply":
        """A good answer that carries a document."""
        return cls(document=msgspec.Raw(msgspec.json.encode(document)))


class BadLineError(ValueError):
    """A line that is no request, or no reply; the message says why."""


@cache
def _requests() -> msgspec.json.Decoder[Request]:
    return msgspec.json.Decoder(Request)


@cache
def _replies() -> msgspec.json.Decoder[Reply]:
    return msgspec.json.Decoder(Reply)


def read_request(line: bytes) -> Request:
    """The request of a line. Raises BadLineError."""
    return _read(_requests(), line, "request")


def read_reply(line: bytes) -> Reply:
    """The reply of a line. Raises BadLineError."""
    return _read(_replies(), line, "reply")


def line_of(message: Request | Reply) -> bytes:
    """The message as the line that is sent."""
    return msgspec.json.encode(message) + b"\n"


def _read(decoder: "msgspec.json.Decoder[T]", line: bytes, what: str) -> T:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadLineError(f"this is no {what} that this version understands: {error}") from None
