"""What is said of points that the hand placed and that are not trained on."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from nngui.data import Dataset


class SplitNotice(QObject):
    """Says once what a hollow point is, and each time that a new point is hidden."""

    message = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = False

    def show_addition(
        self, old: Dataset, new: Dataset, train_share: float, *, test_shown: bool
    ) -> None:
        """A hand has made `new` of `old`."""
        start = int(np.searchsorted(new.id, old.next_id))
        if new.is_train(train_share, start).all():
            return
        if not test_shown:
            self.message.emit(
                self.tr(
                    "The new point is a test point, and these are hidden: press T to show them."
                )
            )
        elif not self._told:
            self._told = True
            self.message.emit(
                self.tr(
                    "A test point (hollow): it is not trained on. Train share decides how many are."
                )
            )
