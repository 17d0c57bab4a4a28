"""The type face: Inter in four weights, shipped with the app, or the desktop's own font.

The Bold face is drawn at weight 650 (see resources/fonts/README.md), so `QFont.Weight.Bold` is
the weight of headings.
"""

from pathlib import Path

from PySide6.QtGui import QFontDatabase


def load_family(folder: Path) -> str:
    """Register the fonts in `folder`; the family's name, or the desktop's when there are none."""
    families = [
        family
        for path in sorted(folder.glob("*.ttf"))
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
    ]
    return families[0] if families else system_family()


def system_family() -> str:
    """The family the desktop uses for its own interface."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
