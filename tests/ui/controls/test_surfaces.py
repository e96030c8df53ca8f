from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel

from nngui.ui.controls.surfaces import CardFrame, Section


def test_a_card_and_a_dock_differ_only_in_what_the_style_sheet_sees(qtbot):
    card, dock = CardFrame("data_card"), CardFrame("curves", "dock")
    qtbot.addWidget(card)
    qtbot.addWidget(dock)
    assert (card.property("role"), dock.property("role")) == ("card", "dock")
    assert card.objectName() == "data_card"
    assert dock.body.contentsMargins().top() < card.body.contentsMargins().top()
    assert dock.body.contentsMargins().left() == card.body.contentsMargins().left()


def test_spacing_grows_with_the_text(qtbot):
    card, section = CardFrame("card"), Section("data", "Data")
    for widget in (card, section):
        qtbot.addWidget(widget)
        before = widget.body.spacing()
        font = QFont(widget.font())
        font.setPointSizeF(font.pointSizeF() * 2)
        widget.setFont(font)
        assert widget.body.spacing() > 1.6 * before


def test_a_section_has_its_heading_first(qtbot):
    section = Section("data", "Data")
    qtbot.addWidget(section)
    label, line = QLabel("Points"), QHBoxLayout()
    section.add(label)
    section.add(line)
    assert (section.heading.text(), section.heading.property("role")) == ("Data", "heading")
    assert section.accessibleName() == "Data"
    assert section.body.itemAt(0).widget() is section.heading
    assert section.body.itemAt(1).widget() is label
    assert section.body.itemAt(2).layout() is line
