"""Plurals of the source language, and of a translated one."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from posture.ui.i18n import tr


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (30, "30 minutes")]
)
def test_english_plurals(qapp: QApplication, count: int, words: str) -> None:
    assert tr("Card", "%n minute(s)", count) == words


def test_words_without_a_count_stay_as_they_are(qapp: QApplication) -> None:
    assert tr("Card", "Start") == "Start"


class German(QTranslator):
    """A translator that knows one word."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        if (context, text) != ("Card", "%n minute(s)"):
            return ""
        return "%n Minute" if n == 1 else "%n Minuten"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_translated_plurals(qapp: QApplication) -> None:
    german = German()
    QCoreApplication.installTranslator(german)
    try:
        assert [tr("Card", "%n minute(s)", count) for count in (1, 5)] == ["1 Minute", "5 Minuten"]
    finally:
        QCoreApplication.removeTranslator(german)
