"""What is shown while a file is read: how far it is, and a way out. A file that is read at once shows nothing."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from nngui.ui.theme import scaled

PATIENCE_MS = 300


class WaitingDialog(QDialog):
    """Opens by itself after a moment; `rejected` is the wish to read no further."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("waiting_dialog")
        self.setWindowTitle(self.tr("Reading {name}").format(name=name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = QLabel(self.tr("Reading “{name}”. Training goes on.").format(name=name))
        said.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setObjectName("waiting_progress")
        self.bar.setAccessibleName(self.tr("How much is read"))
        self.bar.setToolTip(self.tr("How much of the file is read"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("waiting_cancel")
        # Enter, pressed a moment too late for something else, is no wish to cancel.
        cancel.setAutoDefault(False)
        cancel.setDefault(False)
        cancel.setToolTip(self.tr("Read no further; everything stays as it is (Esc)"))
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(scaled(10, self.font()))
        for widget in (said, self.bar, box):
            layout.addWidget(widget)
        self.setMinimumWidth(scaled(320, self.font()))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.open)
        self._patience.start(PATIENCE_MS)

    def show_share(self, share: float) -> None:
        """So much is read, 0 to 1."""
        self.bar.setValue(round(100 * share))

    @Slot()
    def end(self) -> None:
        """It is read: away with it, whether it was seen or not."""
        self._patience.stop()
        self.hide()
        self.deleteLater()
