"""A graph on screen."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nngui.ui.colors import LIGHT
from nngui.ui.network.graph_view import GraphView
from tests.ui.network.nets import labels


@pytest.fixture
def graph(qtbot: QtBot) -> GraphView:
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(420, 280)
    view.show_theme(LIGHT)
    view.show_labels(labels())
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    return view
