"""The window of the check-in: mark what was felt, say more if you like, save. Nothing is kept before that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posture.core.body import BodyRegion
from posture.core.checkin import CheckinForm, Occasion, after_click
from posture.core.discomfort import Entry, SafetyPage, advice
from posture.ui.announce import announce
from posture.ui.checkin import words
from posture.ui.checkin.at_hand import AtHand
from posture.ui.checkin.body_map import BodyMap
from posture.ui.checkin.details import Details
from posture.ui.checkin.noted import Noted
from posture.ui.checkin.region_list import RegionList
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.scroll_bars import slim_bars
from posture.ui.settings.screen_fit import fit_to_screen, show_ground_through
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.text import Text

WANTED_PX: Final = QSize(940, 780)
LEAST_PX: Final = QSize(440, 480)
MARGIN_PX: Final = 28
GAP_PX: Final = 24
THANKS_MS: Final = 2000


class CheckinWindow(QWidget):
    """One check-in. `earlier` are the check-ins before it; `now` is the moment it is about.

    With `asked` the keyboard begins at a region, say that of a flare. It is deleted when it closes.
    """

    saved = Signal(object)
    """A `CheckinForm`."""
    safety_wanted = Signal()
    """The user wants the safety page, or where the pain goes opens it."""
    leave_out_requested = Signal(object)
    """A `BodyRegion`."""
    flare_wanted = Signal()
    """The user says that this is a flare; the window asks its questions from now on."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        occasion: Occasion,
        *,
        now: datetime,
        earlier: Sequence[Entry] = (),
        may_flare: bool = True,
        asked: BodyRegion | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._now = now
        self._earlier = tuple(earlier)
        self._may_flare = may_flare
        self._first = asked
        self._worst: dict[BodyRegion, int] = {}
        self._list: RegionList | None = None
        self.noted: Noted | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Checkin", "Check-in – Posture"))
        self._make_parts(now)
        self._lay_out()
        self._connect()
        self._thanks = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._thanks.timeout.connect(self._on_thanked)
        self.set_occasion(occasion)
        self._on_theme_changed()
        fit_to_screen(self, self._wanted_size(), LEAST_PX)

    @property
    def occasion(self) -> Occasion:
        """Why it is made."""
        return self._occasion

    @property
    def worst(self) -> dict[BodyRegion, int]:
        """The marks so far."""
        return dict(self._worst)

    @property
    def form(self) -> CheckinForm:
        """All that was filled in so far."""
        return replace(self.details.form(self._occasion), worst=self.worst)

    def set_occasion(self, occasion: Occasion) -> None:
        """Ask the questions of that occasion; marks and answers stay."""
        self._occasion = occasion
        flare = occasion is Occasion.FLARE
        self.title.setText(words.title(occasion))
        self.question.setText(words.question(occasion))
        self.details.set_flare(flare=flare)
        self.flare_button.setHidden(flare or not self._may_flare)
        self.nothing_button.setHidden(flare)
        self._show_marks()

    @property
    def region_list(self) -> RegionList:
        """The list, built when it is first wanted: 27 fields take their time."""
        if self._list is None:
            self._list = RegionList(self._theme)
            self._list.number_typed.connect(self._on_number_picked)
            self._list.cleared.connect(self._on_cleared)
            self._list.set_worst(self._worst)
            self._left.insertWidget(1, self._list)
        return self._list

    def show_as_list(self, *, as_list: bool) -> None:
        """Put the list in the map's place, or back."""
        self.map.setHidden(as_list)
        self.region_list.setHidden(not as_list)
        self.at_hand.setHidden(as_list)
        self.view_button.setText(_as_figures() if as_list else _as_list())
        self.view_button.set_icon_name("walking" if as_list else "list")

    # --- events ---

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins on the map."""
        super().showEvent(event)
        if self.focusWidget() is None:
            first = self._first or BodyRegion.HEAD
            self.map.spots[first].setFocus(Qt.FocusReason.MouseFocusReason)
            if self._first is not None:
                self._on_attended(self._first)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ink("canvas"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves without keeping anything, and once more where something was filled in; Ctrl+Enter saves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_button.click()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """One key too many costs nobody what they wrote: the first one asks."""
        if not self._is_filled_in or self.leaving.isVisible():
            self.close()
            return
        self.leaving.show()
        announce(self, self.leaving.text())

    @property
    def _is_filled_in(self) -> bool:
        """Whether leaving would lose something."""
        untouched = CheckinForm(occasion=self._occasion)
        return self.noted is None and replace(self.form, onset=None) != untouched

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self._thanks.stop()
        self.closed.emit()

    # --- building ---

    def _make_parts(self, now: datetime) -> None:
        theme = self._theme
        self.title = Text(theme, style="h1", wrap=True)
        self.question = Text(theme, ink="text2", wrap=True)
        self.view_button = Button(theme, _as_list(), role="quiet", icon_name="list", side_px=10)
        self.map = BodyMap(theme)
        self.at_hand = AtHand(theme)
        self.details = Details(theme, now)
        self.flare_button = Button(theme, tr("Checkin", "This is a flare"), role="link")
        self.nothing_button = Button(theme, tr("Checkin", "Nothing to report"))
        self.not_now_button = Button(theme, tr("Checkin", "Not now"))
        self.save_button = Button(theme, tr("Checkin", "Save"), role="primary")
        leave = tr("Checkin", "Not saved yet. Escape once more leaves without it.")
        self.leaving = Text(theme, leave, ink="apricot_text", wrap=True)
        self.leaving.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 10)
        self.leaving.hide()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self._form_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _form_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 22, 0, 20)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.question)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(self._scrolled(self._middle()), 1)
        column.addSpacing(14)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        buttons = (
            self.save_button,
            self.nothing_button,
            self.not_now_button,
            self.view_button,
        )
        foot.addWidget(Flow(buttons), 1)
        column.addWidget(self.leaving)
        column.addLayout(foot)
        return page

    def _middle(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 4)
        row = ReflowRow(gap_px=GAP_PX)
        marks, aside = QWidget(), QWidget()
        left = QVBoxLayout(marks)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        left.addStretch(1)
        self._left = left
        right = QVBoxLayout(aside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(18)
        right.addWidget(self.at_hand)
        right.addWidget(self.details)
        right.addWidget(self.flare_button)
        right.addStretch(1)
        row.add(marks, 6)
        row.add(aside, 5)
        column.addWidget(row)
        column.addStretch()
        return page

    def _scrolled(self, page: QWidget) -> QScrollArea:
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        show_ground_through(self._area)
        return self._area

    def _wanted_size(self) -> QSize:
        scale = (1 + self._theme.text_scale) / 2
        return QSize(round(WANTED_PX.width() * scale), round(WANTED_PX.height() * scale))

    def _connect(self) -> None:
        self.map.clicked.connect(self._on_region_clicked)
        self.map.attended.connect(self._on_attended)
        self.map.number_typed.connect(self._on_number_picked)
        self.map.cleared.connect(self._on_cleared)
        self.at_hand.picked.connect(self._on_number_picked)
        self.at_hand.cleared.connect(self._on_cleared)
        self.view_button.clicked.connect(self._on_view_clicked)
        self.flare_button.clicked.connect(self._on_flare_clicked)
        self.nothing_button.clicked.connect(self._on_nothing_clicked)
        self.not_now_button.clicked.connect(self.close)
        self.save_button.clicked.connect(self._on_save_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    # --- marking ---

    def _show_marks(self) -> None:
        self.leaving.hide()
        self.map.set_worst(self._worst)
        if self._list is not None:
            self._list.set_worst(self._worst)
        region = self.at_hand.region
        worst = None if region is None else self._worst.get(region)
        self.at_hand.show_region(region, worst)
        self.nothing_button.setEnabled(not any(self._worst.values()))

    @Slot(object)
    def _on_attended(self, region: BodyRegion) -> None:
        self.at_hand.show_region(region, self._worst.get(region))

    @Slot(object)
    def _on_region_clicked(self, region: BodyRegion) -> None:
        self._on_number_picked(region, after_click(self._worst.get(region)))

    @Slot(object, int)
    def _on_number_picked(self, region: BodyRegion, number: int) -> None:
        self._worst[region] = number
        self.at_hand.show_region(region, number)
        self._show_marks()
        announce(self.map, words.told(region, number))

    @Slot(object)
    def _on_cleared(self, region: BodyRegion) -> None:
        self._worst.pop(region, None)
        self._show_marks()
        announce(self.map, words.told(region, None))

    # --- ending ---

    def _save(self, form: CheckinForm) -> None:
        """Tell it first: what the window says is noted has been kept."""
        self.saved.emit(form)
        found = advice(form, self._earlier, self._now.date())
        self.noted = Noted(self._theme, found)
        self.noted.safety_wanted.connect(self._on_safety_wanted)
        self.noted.leave_out_requested.connect(self.leave_out_requested)
        self.noted.closed.connect(self.close)
        self._pages.addWidget(self._noted_page(self.noted))
        self._pages.setCurrentIndex(1)
        self.noted.take_focus()
        announce(self, self.noted.spoken())
        if self.noted.is_brief:
            self._thanks.start()
        if found.safety is SafetyPage.OPENS:
            self.safety_wanted.emit()

    def _noted_page(self, noted: Noted) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        noted.setMaximumWidth(self._theme.px(560))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(noted, 8)
        row.addStretch(1)
        column.addLayout(row)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        show_ground_through(area)
        slim_bars(area, self._theme)
        return area

    @Slot()
    def _on_save_clicked(self) -> None:
        self._save(self.form)

    @Slot()
    def _on_nothing_clicked(self) -> None:
        self._save(replace(self.form, nothing=True))

    @Slot()
    def _on_safety_wanted(self) -> None:
        self.safety_wanted.emit()
        self.close()

    @Slot()
    def _on_flare_clicked(self) -> None:
        self.set_occasion(Occasion.FLARE)
        self.flare_wanted.emit()

    @Slot()
    def _on_view_clicked(self) -> None:
        as_list = not self.map.isHidden()
        self.show_as_list(as_list=as_list)
        region = self.at_hand.region or BodyRegion.HEAD
        if as_list:
            self.region_list.fields[region].setFocus(Qt.FocusReason.OtherFocusReason)
            self.region_list.fields[region].selectAll()
        else:
            self.map.spots[region].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_thanked(self) -> None:
        self.close()

    @Slot()
    def _on_theme_changed(self) -> None:
        slim_bars(self._area, self._theme)
        self.update()


def _as_list() -> str:
    return tr("Checkin", "Show as list")


def _as_figures() -> str:
    return tr("Checkin", "Show as figures")
