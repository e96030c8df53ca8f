import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton

from nngui import __version__
from nngui.ui import about as module
from nngui.ui.about import AboutDialog
from nngui.ui.libraries import libraries, notices


@pytest.fixture
def dialog(qtbot) -> AboutDialog:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    return dialog


def test_it_says_which_nngui_this_is_and_what_it_stands_on(dialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"nngui {__version__}" in texts
    for library in libraries():
        assert {library.name, library.version, library.license} <= set(texts)


def test_texts_can_be_copied_and_lead_nowhere(dialog) -> None:
    version = dialog.findChild(QLabel, "about_version")
    assert version.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not any("<a " in label.text() for label in dialog.findChildren(QLabel))
    dialog.findChild(QPushButton, "copy_versions").click()
    assert QGuiApplication.clipboard().text().startswith(f"nngui {__version__}")


def test_every_notice_can_be_read(dialog) -> None:
    choice = dialog.findChild(QComboBox, "notice_choice")
    text = dialog.findChild(QPlainTextEdit, "notice_text")
    for index, path in enumerate(notices().values()):
        choice.setCurrentIndex(index)
        assert text.toPlainText() == path.read_text(encoding="utf-8")
    assert text.isReadOnly()


def test_without_notices_it_says_so(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(module, "notices", dict)
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert "no notices" in dialog.findChild(QPlainTextEdit, "notice_text").toPlainText()
    assert not dialog.findChild(QComboBox, "notice_choice").isEnabled()
