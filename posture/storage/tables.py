"""The tables of the adherence file, the events that lie in each, and how one is put there."""

import sqlite3
from typing import Any

from posture.core.care_events import (
    CheckinNoted,
    ColdHeatEnded,
    DiscomfortNoted,
    FlareBegan,
    FlareEnded,
    HurtReported,
    PositionChanged,
    ProfessionalAsked,
    RestDayTaken,
    SafetyAnswered,
    TipShown,
)
from posture.core.events import (
    BreakStarted,
    Cause,
    CheckItemAnswered,
    DeskSpan,
    Event,
    PauseBegan,
    PauseEnded,
    PromptClosed,
    PromptDue,
    PromptPostponed,
    PromptShown,
    RoutineEnded,
    SettingChanged,
)
from posture.storage.rows import Layout, day_number, time_columns

Recordable = Event | Cause

DUE = Layout(PromptDue, "prompt_events", shared=True)
CLOSED = Layout(PromptClosed, "prompts", dated_by="due_at", own_id="prompt_id")
SPANS = Layout(DeskSpan, "desk_spans", dated_by="start")
CHECKS = Layout(CheckItemAnswered, "check_answers")
ROUTINES = Layout(RoutineEnded, "routines")
CAUSES = Layout(Cause, "causes")
DISCOMFORT = Layout(DiscomfortNoted, "discomfort")
CHECKINS = Layout(CheckinNoted, "checkins")
COLD_HEAT = Layout(ColdHeatEnded, "cold_heat")
POSITIONS = Layout(PositionChanged, "positions")
TIPS = Layout(TipShown, "tips")
SETTINGS = Layout(SettingChanged, "setting_changes")
CARE: tuple[Layout[Any], ...] = (
    Layout(FlareBegan, "care", shared=True),
    Layout(FlareEnded, "care", shared=True),
    Layout(RestDayTaken, "care", shared=True),
    Layout(HurtReported, "care", shared=True),
    Layout(SafetyAnswered, "care", shared=True),
    Layout(ProfessionalAsked, "care", shared=True),
)
EVENTS: tuple[Layout[Any], ...] = (
    DUE,
    Layout(PromptShown, "prompt_events", shared=True),
    Layout(PromptPostponed, "prompt_events", shared=True),
    Layout(BreakStarted, "prompt_events", shared=True),
    CLOSED,
    SPANS,
    CHECKS,
    ROUTINES,
    Layout(PauseBegan, "pauses", shared=True),
    Layout(PauseEnded, "pauses", shared=True),
    DISCOMFORT,
    CHECKINS,
    *CARE,
    COLD_HEAT,
    POSITIONS,
    TIPS,
    SETTINGS,
)
"""Where each type of event lies."""
LAYOUTS: dict[type, Layout[Any]] = {layout.event_type: layout for layout in (*EVENTS, CAUSES)}
"""The same by type, with the causes, which are not part of an export."""
DATED = (
    "prompts",
    "prompt_events",
    "desk_spans",
    "desk_days",
    "check_answers",
    "routines",
    "pauses",
    "causes",
    "discomfort",
    "checkins",
    "care",
    "cold_heat",
    "positions",
    "tips",
    "setting_changes",
    "imported_days",
)
"""The tables whose rows belong to a local day."""

_OPEN_PROMPT = """
    INSERT INTO prompts (id, device, day, kind, due_at_us, due_at_offset_min)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
"""


def insert(connection: sqlite3.Connection, event: Recordable, row_id: str, device: int) -> bool:
    """Write an event's row; False if it was there already."""
    layout = LAYOUTS[type(event)]
    values = layout.parameters(event, row_id, device)
    if isinstance(event, PromptDue):
        # the prompt's own row, without an outcome until it is closed
        row = (
            event.prompt_id,
            device,
            day_number(event.at.date()),
            event.kind,
            *time_columns(event.at),
        )
        connection.execute(_OPEN_PROMPT, row)
    return connection.execute(layout.insert, values).rowcount == 1
