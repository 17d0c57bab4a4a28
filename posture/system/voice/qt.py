"""The voice of Qt's speech module, which is no part of PySide6-Essentials: there if the user installed it.

Loaded with the first word: it takes 4 MiB (6.11.3, measured).
"""

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale

from posture.system.host import Host
from posture.system.probing import Unavailable

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MODULE: Final = "PySide6.QtTextToSpeech"
PLUGINS: Final = "texttospeech"
MUTE_ENGINE: Final = "mock"
"""An engine for tests of Qt's own."""
SPEECH_DISPATCHER: Final = "speechd"
"""An engine that needs a service beside it."""


class QtVoice:
    """Qt's best engine, or the one that is named."""

    def __init__(self, engine: str | None = None) -> None:
        self._engine = engine
        self._made: QTextToSpeech | None = None

    def say(self, words: str) -> None:
        """Say it; what is being said makes room."""
        self._speech().say(words)

    def close(self) -> None:
        """Fall silent."""
        if self._made is not None:
            self._made.stop()
            self._made.deleteLater()
            self._made = None

    def _speech(self) -> "QTextToSpeech":
        if self._made is None:
            from PySide6.QtTextToSpeech import QTextToSpeech

            speech = QTextToSpeech() if self._engine is None else QTextToSpeech(self._engine)
            english = QLocale(QLocale.Language.English)
            languages = [locale.language() for locale in speech.availableLocales()]
            if english.language() in languages:
                speech.setLocale(english)
            self._made = speech
        return self._made


def open_qt(
    _host: Host,
    *,
    has_module: Callable[[], bool] = lambda: find_spec(MODULE) is not None,
    plugins: Path | None = None,
    find: Callable[[str], str | None] = shutil.which,
) -> QtVoice | Unavailable:
    """See, without loading it, whether the module and an engine lie here."""
    if not has_module():
        return Unavailable("Qt’s speech module (PySide6-Addons) is not installed")
    folder = plugins or Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), PLUGINS)
    engines = [file.name for file in folder.glob("*") if MUTE_ENGINE not in file.name]
    if find("speech-dispatcher") is None:
        engines = [name for name in engines if SPEECH_DISPATCHER not in name]
    return QtVoice() if engines else Unavailable("no speech engine is installed")
