from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from nngui.data import Task
from nngui.ui.charts.charts_panel import STACKED_FROM_PX, ChartsPanel
from nngui.ui.colors import DARK

from .curves import curve, snapshot, values


@pytest.fixture
def panel(qtbot) -> ChartsPanel:
    panel = ChartsPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 320)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_low_it_shows_one_chart_behind_tabs(panel) -> None:
    assert panel.tabs.isVisible()
    assert panel.loss.isVisible()
    assert not panel.accuracy.isVisible()
    panel.tabs.setCurrentIndex(1)
    assert panel.accuracy.isVisible()
    assert not panel.loss.isVisible()


def test_high_it_shows_both(panel) -> None:
    panel.tabs.setCurrentIndex(1)
    panel.resize(420, STACKED_FROM_PX)
    assert panel.tabs.tabText(0) == "Curves"
    assert not panel.tabs.isTabVisible(1)
    assert panel.loss.isVisible()
    assert panel.accuracy.isVisible()
    panel.resize(420, STACKED_FROM_PX - 1)
    assert panel.tabs.isTabVisible(1)
    assert panel.tabs.currentIndex() == 0
    assert not panel.accuracy.isVisible()


def test_the_chart_behind_catches_up_when_it_comes_to_the_front(panel) -> None:
    panel.show_snapshot(snapshot(curve(np.linspace(0.7, 0.1, 100))))
    panel.tabs.setCurrentIndex(1)
    assert panel.accuracy.plot.view.viewRange()[0][1] >= 99
    panel.clear()
    assert not panel.accuracy.plot.isVisible()


def test_the_names_that_others_look_for(panel) -> None:
    assert panel.findChild(QWidget, "loss_chart") is panel.loss
    assert panel.findChild(QWidget, "accuracy_chart") is panel.accuracy


def test_narrow_the_legend_takes_the_place_of_the_name_of_the_axis(panel) -> None:
    panel.resize(panel.minimumSizeHint().width(), 320)
    panel.show_snapshot(snapshot(curve([0.7, 0.6]), ghost=curve(np.linspace(0.9, 0.1, 50))))
    legend = panel.loss.legend
    assert legend.width() >= legend.least_width
    assert "test" in legend.text()
    assert not panel.loss.plot.bottom.labelText.strip()
    buttons = panel.loss.header.menu_button
    assert buttons.width() >= buttons.sizeHint().width()
    # Beside the name of the axis it has about a third of the width.
    panel.resize(820, 320)
    assert "earlier" in legend.text()
    assert panel.loss.plot.bottom.labelText == "epoch"


def test_the_tabs_grow_with_the_text(panel) -> None:
    panel.resize(1200, 320)
    font = QFont(panel.tabs.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    panel.tabs.setFont(font)
    panel.show_theme(DARK)
    assert panel.tabs.width() >= panel.tabs.sizeHint().width()


def test_where_values_are_learned_r_squared_takes_the_place_of_accuracy(panel) -> None:
    run = snapshot(curve([0.5, 0.4, 0.3], accuracy=0.7))
    panel.tabs.setCurrentIndex(1)
    panel.show_snapshot(run)
    assert panel.tabs.tabText(1) == "Accuracy"
    panel.accuracy.show_cursor(2.0)
    assert "train 70.0 %" in panel.accuracy.readout
    panel.show_snapshot(replace(run, task=Task.REGRESSION))
    assert panel.tabs.tabText(1) == "R²"
    assert "variance" in panel.tabs.tabToolTip(1)
    assert "train 0.700" in panel.accuracy.readout
    assert panel.accuracy.accessibleName() == "R² over the epochs"
    assert values(panel.accuracy)[1] == pytest.approx(1.0, abs=0.1)
    panel.show_snapshot(run)
    assert panel.tabs.tabText(1) == "Accuracy"
    assert "train 70.0 %" in panel.accuracy.readout
    assert values(panel.accuracy)[1] == pytest.approx(100.0, abs=10)
    assert panel.loss.accessibleName() == "Loss over the epochs"


def test_where_it_is_narrow_the_tabs_make_room_for_the_menu(panel) -> None:
    panel.resize(300, 320)
    panel.show_snapshot(snapshot(curve([0.7, 0.6])))
    button = panel.loss.header.menu_button
    assert panel.tabs.geometry().right() < button.mapTo(panel, button.rect().topLeft()).x()
    assert button.mapTo(panel, button.rect().topRight()).x() < panel.width()
