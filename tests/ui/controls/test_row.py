from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import linear_scale
from nngui.ui.controls.slider_field import SliderField


def test_a_label_leads_to_its_field(qtbot):
    field = QLineEdit()
    field.setToolTip("What it does")
    row = Row("Seed", field)
    qtbot.addWidget(row)
    assert row.label.buddy() is field
    assert row.label.toolTip() == "What it does"


def test_the_columns_of_rows_line_up(qtbot):
    panel = QWidget()
    qtbot.addWidget(panel)
    layout = QVBoxLayout(panel)
    first, second = QLineEdit(), QLineEdit()
    slider = SliderField("noise", "Noise", "t", linear_scale(0, 1, 0.1), 0.5)
    layout.addWidget(Row("Seed", first))
    layout.addWidget(Row("Learning rate", second))
    layout.addWidget(slider)
    panel.resize(420, 160)
    panel.show()
    lefts = {one.mapTo(panel, one.rect().topLeft()).x() for one in (first, second, slider.slider)}
    rights = {one.mapTo(panel, one.rect().topRight()).x() for one in (first, second, slider.number)}
    assert max(lefts) - min(lefts) <= 1
    assert max(rights) - min(rights) <= 1
