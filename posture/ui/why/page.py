"""The Why page: a day's decisions, each in a sentence that opens into its course."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from posture.core.why_phrases import Clause
from posture.ui.announce import announce
from posture.ui.dashboard.page import GAP_PX, Page
from posture.ui.dashboard.title_row import TitleRow
from posture.ui.i18n import tr
from posture.ui.theme import Theme
from posture.ui.why import words
from posture.ui.why.filters import Filters
from posture.ui.why.now_card import NowCard
from posture.ui.why.story_list import StoryList
from posture.ui.why.values import MomentTold, WhyDay, answers, kind_of
from posture.ui.why_words import Words, day_words, words_for
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.joined import JoinedButtons, enable_steps
from posture.ui.widgets.text import Text


class WhyPage(Page):
    """Shows what it is given, and says what is asked for."""

    day_requested = Signal(object)
    """A `date` to show."""
    refresh_requested = Signal()
    moment_requested = Signal(object)
    """A time of day (a `time`) of the day on show."""
    setting_requested = Signal(str)
    """The key of a setting to look at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._day: WhyDay | None = None
        self._words: Words | None = None
        self._wanted: QWidget | None = None
        self.date = Text(theme, ink="text2", wrap=True)
        self.previous = Button(theme, icon_name="chevron_left", name=tr("WhyPage", "Day before"))
        self.following = Button(theme, icon_name="chevron_right", name=tr("WhyPage", "Day after"))
        self.today = Button(theme, tr("WhyPage", "Today"))
        self.now = NowCard(theme)
        self.note = Text(theme, style="small", ink="text2", wrap=True)
        self.filters = Filters(theme)
        self.list = StoryList(theme)
        self._lay_out()
        self._connect()

    @property
    def day(self) -> WhyDay | None:
        """What is on show."""
        return self._day

    def refresh(self) -> None:
        """The record has changed."""
        self.refresh_requested.emit()

    def show_day(self, day: WhyDay) -> None:
        """Show this day; the same day anew keeps place, focus and what is open."""
        is_other = self._day is None or self._day.day != day.day
        self._day = day
        self._words = words_for(day.kinds, day.day)
        self.date.setText(day_words(day.day, day.today))
        self._show_ways(day)
        if is_other:
            self.now.set_day(is_today=day.is_today)
            self.verticalScrollBar().setValue(0)
        self.note.setText("" if day.explained or not day.told else words.kept_no_more(day))
        self.note.setVisible(bool(self.note.text()))
        self.filters.set_kinds(day.told_kinds)
        self.filters.setVisible(bool(day.told))
        self._show_stories()

    def show_now(self, now: Clause, *, coming: bool) -> None:
        """The answer for this moment; `coming`: a prompt is there, or waits."""
        if self._words is None:
            return
        nothing = tr("WhyPage", "Why is nothing coming now?")
        title = tr("WhyPage", "What goes on now") if coming else nothing
        self.now.show_now(self._words.sentence((now,)), title)

    def show_moment(self, moment: MomentTold) -> None:
        """The answer for the time that was asked for."""
        if self._words is None:
            return
        sentences = " ".join(self._words.sentence(one) for one in moment.sentences)
        self.now.set_time(moment.at)
        self.now.show_then(sentences)
        announce(self.now, sentences)

    def open_story(self, id_: str) -> None:
        """Open a story of the day on show."""
        if id_ not in self.list.rows:
            self.filters.clear()
        self.list.open_story(id_)

    # --- parts ---

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        title = Text(self._theme, tr("WhyPage", "Why"), style="h1")
        head.addWidget(TitleRow(self._theme, title, self.date), 1)
        head.addWidget(self.today)
        head.addWidget(JoinedButtons((self.previous, self.following)))
        self.column.addLayout(head)
        for part in (self.now, self.filters, self.note, self.list):
            policy = part.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            part.setSizePolicy(policy)
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.note.hide()

    def _connect(self) -> None:
        self.previous.clicked.connect(self._on_previous)
        self.following.clicked.connect(self._on_following)
        self.today.clicked.connect(self._on_today)
        self.filters.changed.connect(self._on_filters_changed)
        self.now.asked.connect(self.moment_requested)
        self.list.setting_requested.connect(self.setting_requested)
        self.list.row_wanted.connect(self._on_row_wanted)
        keys = (
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self._on_left),
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Right), self._on_right),
        )
        for key, slot in keys:
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show_ways(self, day: WhyDay) -> None:
        enable_steps(
            (self.previous, day.before is not None), (self.following, day.after is not None)
        )
        self.today.setVisible(not day.is_today)
        rightwards = self._reads_rightwards
        self.previous.set_icon_name("chevron_left" if rightwards else "chevron_right")
        self.following.set_icon_name("chevron_right" if rightwards else "chevron_left")

    def _show_stories(self) -> None:
        day, told_words = self._day, self._words
        if day is None or told_words is None:
            return
        question, kind = self.filters.question, self.filters.kind
        listed = [
            one
            for one in day.told
            if answers(one.story, question) and kind in (None, kind_of(one.story))
        ]
        nothing = words.no_match_words() if day.told else words.nothing_words(day)
        self.list.set_stories(listed, told_words, nothing)

    @property
    def _reads_rightwards(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.LeftToRight

    def _go(self, day: date | None) -> None:
        if day is not None:
            self.day_requested.emit(day)

    # --- what is asked ---

    @Slot()
    def _on_previous(self) -> None:
        self._go(None if self._day is None else self._day.before)

    @Slot()
    def _on_following(self) -> None:
        self._go(None if self._day is None else self._day.after)

    @Slot()
    def _on_left(self) -> None:
        self._on_previous() if self._reads_rightwards else self._on_following()

    @Slot()
    def _on_right(self) -> None:
        self._on_following() if self._reads_rightwards else self._on_previous()

    @Slot()
    def _on_today(self) -> None:
        self._go(None if self._day is None else self._day.today)

    @Slot()
    def _on_filters_changed(self) -> None:
        self._show_stories()

    @Slot(object)
    def _on_row_wanted(self, row: QWidget) -> None:
        # once the page is as high as its list
        self._wanted = row
        QTimer.singleShot(0, self, self._show_wanted)

    @Slot()
    def _show_wanted(self) -> None:
        row, self._wanted = self._wanted, None
        if row is not None and row in self.list.rows.values():
            self.ensureWidgetVisible(row, 0, GAP_PX)
