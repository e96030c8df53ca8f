from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from nngui.ui.canvas.corner_caption import CornerCaption
from nngui.ui.colors import DARK


def test_it_stands_in_its_corner_and_hides_when_it_has_nothing_to_say(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    area = QRect(50, 20, 300, 250)
    captions = [
        CornerCaption("left", Qt.Corner.BottomLeftCorner, widget),
        CornerCaption("right", Qt.Corner.BottomRightCorner, widget),
    ]
    for caption in captions:
        caption.place_in(area)
        assert not caption.isVisible()
        caption.say("a few words")
        caption.show_theme(DARK)
        assert caption.isVisible()
        assert area.contains(caption.geometry())
        assert caption.geometry().bottom() == area.bottom() - 8
    left, right = captions
    assert left.x() == 58
    assert right.geometry().right() == area.right() - 8
    right.say("many more words than before")
    assert right.geometry().right() == area.right() - 8
    right.say("far too many words " * 20)
    assert area.contains(right.geometry())
    right.say("")
    assert not right.isVisible()
