"""About & safety: what Posture is and is not, where the data lies, and the keys of this window."""

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.ui.dashboard.page import Page
from posture.ui.i18n import tr
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


class AboutPage(Page):
    """Four blocks of words and a button that shows the history file."""

    data_file_requested = Signal()
    """Show the folder of the history file."""

    def __init__(self, theme: Theme, view: AboutView, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        version = tr("About", "Version {version} · {licence} licence").format(
            version=view.version, licence=view.licence
        )
        self.add_head(tr("About", "About & safety"), Text(theme, version, ink="text2", wrap=True))
        self._show_file = Button(theme, tr("About", "Show the file"))
        self._show_file.clicked.connect(self._on_show_file)
        self._add_block(tr("About", "What Posture does and doesn’t"), _what_it_does())
        self._add_block(tr("About", "Safety"), _safety())
        path = Text(theme, view.data_file, style="small", ink="text2", wrap=True)
        self._add_block(tr("About", "Your data"), _your_data(), path, self._show_file)
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


def _safety() -> tuple[str, ...]:
    return (
        tr(
            "Safety",
            "Moves here are gentle, and they aren’t medical advice. Stop if anything hurts. If"
            " you’ve had surgery, an injury or a condition, ask a professional which moves suit"
            " you.",
        ),
        tr(
            "Safety",
            "Go only as far as feels easy. A stretch may pull; it shouldn’t sting, tingle or make"
            " you dizzy.",
        ),
        tr(
            "Safety",
            "If you mark the same area several times, a doctor or physiotherapist can look"
            " properly; an app can’t.",
        ),
    )


def _your_data() -> tuple[str, ...]:
    return (
        tr(
            "About",
            "Everything is stored on this computer only, in one file that any SQLite tool can"
            " read. Nothing is sent anywhere.",
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
        (tr("Keys", "Ctrl+,"), tr("Keys", "Settings")),
        (tr("Keys", "F1"), tr("Keys", "This page")),
        (tr("Keys", "Ctrl+W"), tr("Keys", "Close the window; Posture goes on")),
    )
