"""Whether anybody can see a widget: only then is anything evaluated for it."""

from PySide6.QtWidgets import QWidget


def is_seen(widget: QWidget) -> bool:
    """Whether it is shown, and not behind another tab: Qt keeps a dock there visible, and moves it off the window."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()
