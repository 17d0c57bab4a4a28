"""What is said of the history's file and of what is done to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale

from posture.ui.i18n import tr


def whose() -> str:
    """Where the history is, and isn't."""
    return tr(
        "Data",
        "It stays on this computer, and you alone can read it. Breaks and answers are kept until you delete "
        "them.",
    )


def size(size_bytes: int) -> str:
    """`12.4 MB`."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def sizes(size_bytes: int, copies: int, copies_bytes: int) -> str:
    """How large it is, with the copies beside it."""
    if not copies:
        return tr("Data", "{size}, no backups beside it").format(size=size(size_bytes))
    words = tr("Data", "{size}, and %n backup(s) beside it: {more}", copies)
    return words.format(size=size(size_bytes), more=size(copies_bytes))


def breakable(path: str) -> str:
    """The path, with places where it may go on in the next line."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")


def exporting(share: float) -> str:
    """While it goes on."""
    return tr("Data", "Exporting: {percent} %").format(percent=round(share * 100))


def importing(share: float) -> str:
    """While the file is read."""
    return tr("Data", "Reading the file: {percent} %").format(percent=round(share * 100))


def exported(path: Path) -> str:
    """The toast once it is done."""
    return tr("Data", "Exported to {path}").format(path=path)


def not_exported(why: str) -> str:
    """The toast where it can't be done."""
    return tr("Data", "Not exported: {why}").format(why=why)


def imported(path: Path, added: int) -> str:
    """The toast once it is done."""
    if not added:
        return tr("Data", "{file}: nothing is new, all of it is here already.").format(
            file=path.name
        )
    return tr("Data", "{file}: %n new record(s).", added).format(file=path.name)


def cancelled() -> str:
    """The toast where somebody changed their mind."""
    return tr("Data", "Cancelled. Nothing was changed.")


def backed_up(path: Path) -> str:
    """The toast once there is a copy."""
    return tr("Data", "Backed up as {file}").format(file=path.name)


def deleted(count: int, *, is_clean: bool, copies: int) -> str:
    """The toast once everything is gone."""
    words = tr("Data", "%n record(s) deleted.", count)
    if copies:
        words = tr("Data", "{deleted} %n backup(s), too.", copies).format(deleted=words)
    if not is_clean:
        more = tr(
            "Data",
            "Another program reads the file; traces stay in it until it can be written anew.",
        )
        words = f"{words} {more}"
    return words


def copies_beside(names: Sequence[str]) -> str:
    """The copies by name, one on each line."""
    return "\n".join(names)
