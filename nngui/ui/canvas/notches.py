"""The wheel in whole notches: what a fine wheel or a touch pad turns adds up to them."""

from PySide6.QtGui import QWheelEvent

_NOTCH = 120
"""What one click of a wheel reports, in eighths of a degree."""


class Notches:
    """Counts the notches of one wheel."""

    def __init__(self) -> None:
        self._rest = 0

    def of(self, event: QWheelEvent) -> int:
        """So many notches up (down, if negative) with this event."""
        delta = event.angleDelta()
        # With Alt some systems take an upright wheel for a level one.
        self._rest += delta.y() or delta.x()
        notches = int(self._rest / _NOTCH)
        self._rest -= notches * _NOTCH
        return notches
