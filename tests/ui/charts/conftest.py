import pytest

from nngui.ui.charts.curve_chart import CurveChart


@pytest.fixture
def chart(qtbot) -> CurveChart:
    chart = CurveChart("loss")
    qtbot.addWidget(chart)
    chart.resize(480, 300)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart
