"""Tooltips that say what users wrote, in lines that fit a screen."""

import textwrap
from html import escape

# Only QtGui's has mightBeRichText.
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QWidget

_LINE = 72


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` as it stands: Qt takes for HTML what looks like it, such as a class `<b>`."""
    if not Qt.mightBeRichText(text):
        return wrapped(text)
    return f'<div style="white-space: pre">{escape(text)}</div>'


def wrapped(text: str) -> str:
    """The same words in lines of at most 72 characters; Qt breaks only the lines of HTML."""
    if Qt.mightBeRichText(text):
        return text
    return "\n".join(
        textwrap.fill(line, _LINE, break_long_words=False, break_on_hyphens=False)
        if len(line) > _LINE
        else line
        for line in text.split("\n")
    )


def wrap_tooltips(root: QWidget) -> None:
    """Wrap the tooltips of all widgets and actions in `root`, as they are now."""
    parts: list[QWidget | QAction] = [*root.findChildren(QWidget), *root.findChildren(QAction)]
    for one in parts:
        tip = one.toolTip()
        if len(tip) > _LINE and (lines := wrapped(tip)) != tip:
            one.setToolTip(lines)
