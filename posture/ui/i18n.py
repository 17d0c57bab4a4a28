"""Words for people go through `tr`: a literal context, the English text, a count for plurals."""

from PySide6.QtCore import QCoreApplication


def tr(context: str, text: str, n: int | None = None) -> str:
    """`text` in the language in use; with `n`, its plural form with `%n` filled in.

    English needs no translation file for its plurals: `%n minute(s)` becomes `1 minute`, `2 minutes`.
    """
    if n is None:
        return QCoreApplication.translate(context, text)
    translated = QCoreApplication.translate(context, text, None, n)
    return translated.replace("(s)", "" if n == 1 else "s").replace("%n", str(n))
