"""About: which nngui this is, what it stands on, and under which licenses."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nngui import __version__
from nngui.resources import resource
from nngui.ui.controls.surfaces import CardFrame
from nngui.ui.libraries import libraries, notices, versions_text
from nngui.ui.theme import scaled


class AboutDialog(QDialog):
    """Version, libraries and the text of every notice; all of it can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About nngui"))
        self._notices = notices()
        layout = QVBoxLayout(self)
        layout.setSpacing(scaled(12, self.font()))
        layout.addLayout(self._name())
        card = CardFrame("about_card")
        card.body.addLayout(self._table())
        layout.addWidget(card)
        layout.addLayout(self._chooser())
        self._text = QPlainTextEdit()
        self._text.setObjectName("notice_text")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Text of the notice"))
        self._text.setToolTip(self.tr("The text of the notice that is chosen above"))
        self._text.setMinimumHeight(scaled(160, self.font()))
        layout.addWidget(self._text, 1)
        layout.addWidget(self._buttons())
        self.resize(scaled(680, self.font()), scaled(600, self.font()))
        self._show_notice()

    def _name(self) -> QHBoxLayout:
        side = scaled(56, self.font())
        picture = QLabel()
        picture.setPixmap(QIcon(str(resource("icons/app.svg"))).pixmap(side, side))
        name = QLabel(f"nngui {__version__}")
        name.setObjectName("about_version")
        name.setProperty("role", "value")
        sentence = QLabel(
            self.tr("Draw points, train a neural network, and watch it learn to tell them apart.")
        )
        sentence.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(scaled(3, self.font()))
        words.addStretch(1)
        for label in (name, sentence):
            self._make_copyable(label)
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(scaled(14, self.font()))
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(24, self.font()))
        grid.setVerticalSpacing(scaled(5, self.font()))
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((self.tr("Library"), self.tr("Version"), self.tr("License"))):
            heading = QLabel(text)
            heading.setProperty("role", "heading")
            grid.addWidget(heading, 0, column)
        for row, library in enumerate(libraries(), start=1):
            for column, text in enumerate((library.name, library.version, library.license)):
                label = QLabel(text)
                label.setProperty("role", "muted" if column else "")
                self._make_copyable(label)
                grid.addWidget(label, row, column)
        return grid

    def _chooser(self) -> QHBoxLayout:
        label = QLabel(self.tr("&Notice"))
        self._choice = QComboBox()
        self._choice.setObjectName("notice_choice")
        self._choice.setAccessibleName(self.tr("Notice"))
        self._choice.setToolTip(self.tr("Which license or notice is shown below"))
        self._choice.addItems(list(self._notices))
        self._choice.setEnabled(bool(self._notices))
        self._choice.currentIndexChanged.connect(self._show_notice)
        label.setBuddy(self._choice)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._choice, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        copy = box.addButton(self.tr("&Copy Versions"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copy_versions")
        copy.setToolTip(self.tr("Put the versions of everything on the clipboard"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._on_copy)
        return box

    def _make_copyable(self, label: QLabel) -> None:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @Slot()
    def _show_notice(self) -> None:
        path = self._notices.get(self._choice.currentText())
        if path is None:
            self._text.setPlainText(
                self.tr("This installation carries no notices. Install nngui again to get them.")
            )
            return
        # A notice of another's library is shown even where it is not quite UTF-8.
        self._text.setPlainText(path.read_text(encoding="utf-8", errors="replace"))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(versions_text())
