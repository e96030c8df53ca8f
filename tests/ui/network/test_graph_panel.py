"""The dock: one line about the network, and a request for it only while it can be seen."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel
from pytestqt.qtbot import QtBot

from nngui.state.edits import SetUnits
from nngui.ui.network.graph_panel import GraphPanel
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def dock(window_desk: WindowDesk) -> QDockWidget:
    return window_desk.child(QDockWidget, "network_dock")


def test_the_network_is_drawn_and_described(window_desk: WindowDesk) -> None:
    graph = window_desk.window.graph
    window_desk.wait(lambda: graph.view.scene is not None)
    assert graph.summary == "2 \u2013 8 \u2013 8 \u2013 2 \u00b7 114 parameters"


def test_it_stands_above_the_curves(window_desk: WindowDesk, dock: QDockWidget) -> None:
    charts = window_desk.child(QDockWidget, "charts_dock")
    for width, height in ((1024, 700), (1440, 900), (1024, 700)):
        window_desk.resize(width, height)
        assert dock.geometry().bottom() < charts.geometry().top()
        assert dock.height() / (dock.height() + charts.height()) == pytest.approx(0.45, abs=0.03)


def test_a_network_is_asked_for_only_while_it_can_be_seen(
    window_desk: WindowDesk, dock: QDockWidget
) -> None:
    asked: list[bool] = []
    window_desk.session.view_requested.connect(lambda request: asked.append(request.network))
    window_desk.window.frames.pump.request()
    dock.close()
    window_desk.window.frames.pump.request()
    assert asked[0] is True
    assert asked[-1] is False
    count = len(asked)
    dock.show()
    window_desk.wait(lambda: len(asked) > count)
    assert asked[-1] is True


def test_a_change_of_shape_while_hidden_is_shown_on_return(
    window_desk: WindowDesk, dock: QDockWidget
) -> None:
    graph = window_desk.window.graph
    window_desk.wait(lambda: graph.view.scene is not None)
    dock.close()
    window_desk.session.perform(SetUnits(0, 5))
    QApplication.processEvents()
    dock.show()
    window_desk.wait(lambda: graph.summary.startswith("2 \u2013 5 \u2013 8"))


def test_while_training_the_graph_moves(window_desk: WindowDesk) -> None:
    graph = window_desk.window.graph
    window_desk.wait(lambda: graph.view.scene is not None)
    first = graph.view.scene
    window_desk.train(2)
    window_desk.wait(lambda: graph.view.scene is not first)
    assert graph.view.scene is not None
    assert (graph.view.scene.network.weights[0] != first.network.weights[0]).any()


def test_a_long_line_gives_way_to_a_short_one(qtbot: QtBot, window_desk: WindowDesk) -> None:
    graph = window_desk.window.graph
    window_desk.wait(lambda: graph.view.scene is not None)
    panel = GraphPanel()
    qtbot.addWidget(panel)
    snapshot = window_desk.session.snapshot
    panel.resize(500, 300)
    panel.show()
    panel.show_snapshot(snapshot)
    assert panel.summary.startswith("2 \u2013 8")
    panel.resize(245, 300)
    assert panel.summary == "3 layers \u00b7 114 parameters"
    panel.resize(100, 300)
    label = panel.findChild(QLabel, "network_summary")
    assert label is not None
    assert label.toolTip().startswith("2 \u2013 8")
    panel.clear()
    assert panel.summary == ""


def test_zoom_brings_the_button_that_fits(window_desk: WindowDesk) -> None:
    graph = window_desk.window.graph
    window_desk.wait(lambda: graph.view.scene is not None)
    assert not graph.fit_button.isVisible()
    graph.view.zoom_by(2.0, graph.view.rect().center().toPointF())
    assert graph.fit_button.isVisible()
    graph.fit_button.click()
    assert not graph.fit_button.isVisible()
    assert graph.view.viewport.zoom == 1.0


def test_in_slow_motion_the_four_phases_go_over_the_graph(window_desk: WindowDesk) -> None:
    graph, session = window_desk.window.graph, window_desk.window._session
    window_desk.wait(lambda: graph.view.scene is not None)
    before, seen = graph.summary, []
    session.snapshot_changed.connect(lambda _: seen.append(graph.summary))
    session.set_view_settings(replace(session.view_settings, speed=3.0))
    session.train()
    window_desk.wait(lambda: len({*seen} - {before}) == 4)
    assert graph.phases.isVisible()
    session.pause()
    window_desk.wait(lambda: graph.summary == before)
    assert graph.phases.isHidden()


def test_a_single_step_shows_its_phases_and_then_the_update(window_desk: WindowDesk) -> None:
    graph, session = window_desk.window.graph, window_desk.window._session
    window_desk.wait(lambda: graph.view.scene is not None)
    session.set_view_settings(replace(session.view_settings, step="batch", speed=None))
    session.step()
    window_desk.wait(lambda: graph.phases.isVisible())
    assert session.snapshot is not None
    assert (session.snapshot.step, session.running) == (0, False)
    window_desk.wait(lambda: session.snapshot.step == 1 and graph.phases.isHidden())
