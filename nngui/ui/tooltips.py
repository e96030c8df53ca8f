"""Tooltips that say what users wrote."""

from html import escape

# Only QtGui's has mightBeRichText.
from PySide6.QtGui import Qt


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` as it stands: Qt takes for HTML what looks like it, such as a class `<b>`."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<div style="white-space: pre">{escape(text)}</div>'
