"""About & safety: what Posture is and is not, where its advice and your data are, and the keys of this window."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.page import Page
from posture.ui.dashboard.reflow import ReflowRow
from posture.ui.i18n import tr
from posture.ui.safety.words import disclaimer, ease_line, marked_line, moves_line
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

PADDING_PX = 20


class AboutView(msgspec.Struct, frozen=True, kw_only=True):
    """What the page has to know."""

    version: str
    licence: str
    data_file: str
    """The path of the history file."""
    load_sources: Callable[[], tuple[str, ...]] = tuple
    """Where the advice comes from, a line each; read when the page is opened."""


class AboutPage(Page):
    """Blocks of words, and buttons for what they speak of."""

    data_file_requested = Signal()
    """Show the folder of the history file."""
    safety_requested = Signal()
    """Open the safety page."""
    before_requested = Signal()
    """Open the questions before one starts."""

    def __init__(self, theme: Theme, view: AboutView, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        version = tr("About", "Version {version} · {licence} licence").format(
            version=view.version, licence=view.licence
        )
        self.add_head(tr("About", "About & safety"), Text(theme, version, ink="text2", wrap=True))
        self._show_file = Button(theme, tr("About", "Show the file"))
        self._show_file.clicked.connect(self._on_show_file)
        self._add_block(tr("About", "What Posture does and doesn’t"), _what_it_does())
        self._safety = Button(theme, tr("About", "Open the safety page"))
        self._safety.clicked.connect(self.safety_requested)
        self._before = Button(theme, tr("About", "Before you start"))
        self._before.clicked.connect(self.before_requested)
        lines = (moves_line(), ease_line(), marked_line(), disclaimer())
        self._add_block(tr("About", "Safety"), lines, self._safety_buttons())
        path = Text(theme, view.data_file, style="small", ink="text2", wrap=True)
        self._add_block(tr("About", "Your data"), _your_data(), path, self._show_file)
        sources = view.load_sources()
        if sources:
            listed = Text(theme, "\n".join(sources), style="small", ink="text2", wrap=True)
            self._add_block(tr("About", "Where the advice comes from"), (_how_counted(),), listed)
        self._add_block(tr("About", "Keys in this window"), (), _keys(theme))
        self.column.addStretch(1)

    def _add_block(self, title: str, paragraphs: tuple[str, ...], *more: QWidget) -> None:
        card = Surface(self._theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(PADDING_PX, 16, PADDING_PX, PADDING_PX)
        inside.setSpacing(8)
        inside.addWidget(Text(self._theme, title, style="h3"))
        for paragraph in paragraphs:
            inside.addWidget(Text(self._theme, paragraph, ink="text2", wrap=True))
        for widget in more:
            inside.addWidget(widget)
        self.column.addWidget(card)

    def _safety_buttons(self) -> QWidget:
        row = ReflowRow(gap_px=10, below_gap_px=8)
        row.add(self._safety)
        row.add(self._before)
        row.add(QWidget(), 1)
        return row

    @Slot()
    def _on_show_file(self) -> None:
        self.data_file_requested.emit()


def _what_it_does() -> tuple[str, ...]:
    return (
        tr(
            "About",
            "Posture asks for a short movement break at a moment that suits your work, shows moves"
            " that fit a desk, and keeps a record of your breaks for you alone.",
        ),
        tr(
            "About",
            "It notices whether keys and pointer are in use, never which keys or what is on the"
            " screen. It has no camera, no microphone and no network.",
        ),
    )


def _how_counted() -> str:
    return tr(
        "About",
        "In brackets: how many moves, routines, questions, tips and safety items rest on it.",
    )


def _your_data() -> tuple[str, ...]:
    return (
        tr(
            "About",
            "Everything stays on this computer, in one file that any SQLite tool can read. Nothing is"
            " sent anywhere.",
        ),
    )


def _keys(theme: Theme) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(_key_list()):
        grid.addWidget(Text(theme, key, style="small_strong"), row, 0)
        grid.addWidget(Text(theme, meaning, ink="text2", wrap=True), row, 1)
    return table


def _key_list() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Keys", "Ctrl+1 …"), tr("Keys", "Open a page of the sidebar")),
        (tr("Keys", "Left, Right"), tr("Keys", "The week before, the week after")),
        (tr("Keys", "Arrow keys"), tr("Keys", "Move inside a chart")),
        (tr("Keys", "Space"), tr("Keys", "Show a chart as a table, and back")),
        (tr("Keys", "Ctrl+Z"), tr("Keys", "Undo, as long as a message offers it")),
        (tr("Keys", "Ctrl+,"), tr("Keys", "Settings")),
        (tr("Keys", "F1"), tr("Keys", "This page")),
        (tr("Keys", "Ctrl+W"), tr("Keys", "Close the window; Posture goes on")),
    )
