"""The parts of the check-in that may be left out: what it feels like, what it followed, sleep, a note."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from posture.core.care_events import Interference, Spread
from posture.core.checkin import (
    LONGEST_NOTE,
    CheckinForm,
    Followed,
    Helped,
    Occasion,
    Quality,
    When,
)
from posture.ui.checkin import words
from posture.ui.checkin.began import Began
from posture.ui.checkin.choices import Choices
from posture.ui.checkin.fold import Fold
from posture.ui.checkin.number_line import NumberLine
from posture.ui.i18n import tr
from posture.ui.scroll_bars import bars_sheet
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import RADIUS_PX, Button
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.focus_ring import FocusRing
from posture.ui.widgets.text import Text

GAP_PX: Final = 18
NOTE_PX: Final = 84
MINUTE_S: Final = 60.0
HOUR_S: Final = 3600.0
NOTE_STYLE: Final = """
QPlainTextEdit {{ background: {surface}; color: {text}; border: 1px solid {ctl};
                  border-radius: {radius}px; padding: 6px; selection-background-color: {pine};
                  selection-color: {on_pine}; }}
"""


class Note(QPlainTextEdit):
    """A few lines of plain text; Tab goes on to the next field. What is too long is cut when it is saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Checkin", "Note"))
        self.setPlaceholderText(tr("Checkin", "Leave out names."))
        self.focus_ring = FocusRing(theme, self, radius_px=RADIUS_PX, on_click=True)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def words(self) -> str:
        """What was written, at most as much as is kept."""
        return self.toPlainText().strip()[:LONGEST_NOTE]

    @Slot()
    def _on_theme_changed(self) -> None:
        palette = self._theme.palette
        inks = ("surface", "text", "ctl", "pine", "on_pine")
        colours = {name: getattr(palette, name).name() for name in inks}
        self.setStyleSheet(NOTE_STYLE.format(radius=RADIUS_PX, **colours) + bars_sheet(self._theme))
        self.setFont(self._theme.font("body"))
        self.setFixedHeight(self._theme.px(NOTE_PX))


class FlareDetails(QWidget):
    """What a flare is asked besides: how long it lasts, and whether it is the first."""

    def __init__(self, theme: Theme, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.began = Began(theme, now, with_hour=True)
        self.lasted = Combo(theme)
        for seconds, name in _lengths():
            self.lasted.addItem(name, seconds)
        question = tr("Checkin", "How long has it lasted?")
        self.lasted.setAccessibleName(question)
        self.first_time = _yes_or_no(theme, tr("Checkin", "Is it the first time?"))
        column = _column(self)
        column.addWidget(self.began)
        column.addWidget(_titled(theme, question, self.lasted))
        column.addWidget(self.first_time)


class Details(QWidget):
    """Interference stands open, all else is folded. In a flare its own questions come first, unfolded."""

    def __init__(self, theme: Theme, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flare = FlareDetails(theme, now)
        self.interference = Choices(
            theme,
            tr("Checkin", "Did it get in the way of work or daily things?"),
            [(word, words.interference(word)) for word in Interference],
            single=True,
        )
        self._make_feel(theme)
        self._make_course(theme, now)
        self._make_rest(theme)
        self.folds = (
            Fold(theme, tr("Checkin", "What it feels like"), self._feel),
            Fold(theme, tr("Checkin", "When it began, what helped"), self._course),
            Fold(theme, tr("Checkin", "Sleep, stress and a note"), self._rest),
        )
        column = _column(self)
        column.addWidget(self.flare)
        column.addWidget(self.interference)
        folded = QVBoxLayout()
        folded.setSpacing(4)
        for fold in self.folds:
            folded.addWidget(fold)
        column.addLayout(folded)
        self.set_flare(flare=False)

    def set_flare(self, *, flare: bool) -> None:
        """Ask what a flare is asked; the hour of its onset takes the place of the day."""
        self.flare.setHidden(not flare)
        self._began.setHidden(flare)

    def form(self, occasion: Occasion) -> CheckinForm:
        """What was filled in here, without regions."""
        flare = occasion is Occasion.FLARE
        first_time = self.flare.first_time.the_one if flare else None
        return CheckinForm(
            occasion=occasion,
            when=self.when.the_one or When.NOW,
            interference=self.interference.the_one,
            qualities=self.qualities.chosen,
            spread=self.spread.the_one,
            followed=self.followed.chosen,
            helped=self.helped.chosen,
            onset=self.flare.began.onset if flare else self._began.onset,
            lasted_s=self.flare.lasted.currentData() if flare else None,
            first_time=first_time,
            sleep_affected=self.sleep.the_one,
            stress=self._stress,
            note=self.note.words,
        )

    def _make_feel(self, theme: Theme) -> None:
        self.qualities = Choices(
            theme,
            tr("Checkin", "What does it feel like?"),
            [(word, words.quality(word)) for word in Quality],
        )
        self.spread = Choices(
            theme,
            tr("Checkin", "Does it spread?"),
            [(word, words.spread(word)) for word in Spread],
            single=True,
        )
        self.when = Choices(
            theme,
            tr("Checkin", "When was it felt?"),
            [(word, words.when(word)) for word in When],
            single=True,
        )
        self._feel = _group(self.qualities, self.spread, self.when)

    def _make_course(self, theme: Theme, now: datetime) -> None:
        self._began = Began(theme, now, with_hour=False)
        self.followed = Choices(
            theme,
            tr("Checkin", "What did it follow?"),
            [(word, words.followed(word)) for word in Followed],
        )
        self.helped = Choices(
            theme,
            tr("Checkin", "What helped?"),
            [(word, words.helped(word)) for word in Helped],
        )
        self._course = _group(self._began, self.followed, self.helped)

    def _make_rest(self, theme: Theme) -> None:
        self._stress: int | None = None
        self.sleep = _yes_or_no(theme, tr("Checkin", "Did it affect your sleep?"))
        ends = (tr("Checkin", "0 none"), tr("Checkin", "10 as much as can be"))
        self.stress = NumberLine(theme, ends)
        question = tr("Checkin", "Stress in these days")
        self.stress.slider.setAccessibleName(question)
        self.stress.picked.connect(self._on_stress_picked)
        self.no_stress = Button(theme, tr("Checkin", "Don’t say"), role="link")
        self.no_stress.clicked.connect(self._on_stress_cleared)
        self.no_stress.hide()
        self.note = Note(theme)
        note_title = tr("Checkin", "A note, if you like. Leave out names.")
        self._rest = _group(
            self.sleep,
            _titled(theme, question, self.stress, self.no_stress),
            _titled(theme, note_title, self.note),
        )

    @Slot(int)
    def _on_stress_picked(self, number: int) -> None:
        self._stress = number
        self.stress.slider.show_number(number)
        self.no_stress.show()

    @Slot()
    def _on_stress_cleared(self) -> None:
        self._stress = None
        self.stress.slider.show_number(None)
        self.no_stress.hide()


def _lengths() -> tuple[tuple[float | None, str], ...]:
    return (
        (None, tr("Checkin", "Not said")),
        (5 * MINUTE_S, tr("Checkin", "A few minutes")),
        (30 * MINUTE_S, tr("Checkin", "About half an hour")),
        (HOUR_S, tr("Checkin", "About an hour")),
        (4 * HOUR_S, tr("Checkin", "A few hours")),
        (24 * HOUR_S, tr("Checkin", "About a day")),
        (72 * HOUR_S, tr("Checkin", "A few days")),
        (168 * HOUR_S, tr("Checkin", "A week or longer")),
    )


def _yes_or_no(theme: Theme, question: str) -> Choices[bool]:
    answers = [(True, tr("Checkin", "Yes")), (False, tr("Checkin", "No"))]
    return Choices(theme, question, answers, single=True)


def _titled(theme: Theme, title: str, *widgets: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Text(theme, title, style="strong", wrap=True))
    for widget in widgets:
        column.addWidget(widget)
    return group


def _group(*widgets: QWidget) -> QWidget:
    group = QWidget()
    column = _column(group)
    column.setContentsMargins(8, 0, 0, 8)
    for widget in widgets:
        column.addWidget(widget)
    return group


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP_PX)
    return column
