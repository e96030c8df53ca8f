import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from nngui.ui.controls.readout import Readout
from nngui.ui.controls.steady_label import SteadyLabel
from tests.ui.layout_requests import LayoutRequests


@pytest.fixture
def row(qtbot) -> QWidget:
    row = QWidget()
    qtbot.addWidget(row)
    QHBoxLayout(row)
    row.show()
    return row


def requests_for(row: QWidget, label: QWidget, show, texts: list[str]) -> int:
    row.layout().addWidget(label)
    show(texts[0])
    for _ in range(3):
        QApplication.processEvents()
    requests = LayoutRequests(row)
    for text in texts[1:]:
        show(text)
        QApplication.processEvents()
    return requests.n


RUNNING = ["1,234 epochs/s", "1,111 epochs/s", "9,876 epochs/s"]


def test_other_digits_ask_for_no_other_layout(row: QWidget) -> None:
    plain, steady = QLabel(), SteadyLabel()
    assert requests_for(row, plain, plain.setText, RUNNING) > 0
    assert requests_for(row, steady, steady.show_text, RUNNING) == 0
    assert steady.text() == RUNNING[-1]


def test_a_number_under_its_caption_asks_for_none_either(row: QWidget) -> None:
    readout = Readout("epoch_readout", "Epoch", "000,000", "How many")
    assert requests_for(row, readout, readout.show_text, ["1", "12", "123,456"]) == 0


def test_it_is_as_large_as_its_words(row: QWidget) -> None:
    label = SteadyLabel("9", row)
    row.layout().addWidget(label)
    widths = [label.width()]
    for text in ("Paused at epoch 3", "1,000,000", "8"):
        label.show_text(text)
        assert label.text() == text
        assert label.size() == label.sizeHint()
        widths.append(label.width())
    assert widths[1] > widths[2] > widths[3] == widths[0]


def test_it_grows_with_its_font(row: QWidget) -> None:
    label = SteadyLabel("8,888", row)
    row.layout().addWidget(label)
    before = label.size()
    font = label.font()
    font.setPointSizeF(2 * font.pointSizeF())
    label.setFont(font)
    assert label.height() > before.height()
    assert label.width() > before.width()
    label.setStyleSheet("padding: 9px;")
    assert label.size() == label.sizeHint()
    assert label.text() == "8,888"
