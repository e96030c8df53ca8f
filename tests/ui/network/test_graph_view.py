"""The graph under a real mouse and keys: hover, zoom, pan, fold; and no painting without a change."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.ui.colors import DARK
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot
from nngui.ui.network.targets import Weight, place_of
from tests.ui.network.nets import labels, view_of

LEFT = Qt.MouseButton.LeftButton


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def place(graph: GraphView, target: Spot | Weight) -> QPoint:
    scene = graph.scene
    assert scene is not None
    return graph.viewport.to_widget(place_of(scene.layout, target)).center().toPoint()


def wheel(graph: GraphView, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(graph.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph, event)


def test_nothing_is_painted_without_a_change(graph: GraphView) -> None:
    network = view_of(2, 3, 1)
    graph.show_network(network)
    QApplication.processEvents()
    paints = Paints()
    graph.stage_view.viewport().installEventFilter(paints)
    for _ in range(5):
        graph.show_network(network)
        graph.show_labels(labels())
        QApplication.processEvents()
    assert paints.count == 0
    graph.show_network(view_of(2, 3, 1, seed=1))
    QApplication.processEvents()
    assert paints.count == 1


def test_hovering_a_unit_reads_its_incoming_weights(graph: GraphView) -> None:
    network = view_of(2, 3, 1)
    graph.show_network(network)
    QTest.mouseMove(graph, place(graph, Spot(1, 2)))
    assert graph.target == Spot(1, 2)
    reading = graph.reading
    assert reading is not None
    assert reading.title == "Layer 1, unit 3"
    numbers = {line.name: line.value.replace("\u2212", "-") for line in reading.lines}
    assert float(numbers["x\u2081"]) == pytest.approx(network.weights[0][2, 0], rel=1e-3)
    assert float(numbers["x\u2082"]) == pytest.approx(network.weights[0][2, 1], rel=1e-3)
    assert float(numbers["bias"]) == pytest.approx(network.biases[0][2])
    assert reading.text == graph.accessibleDescription()
    QApplication.sendEvent(graph, QEvent(QEvent.Type.Leave))
    assert graph.reading is None


def test_what_is_read_follows_the_training(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    QTest.mouseMove(graph, place(graph, Spot(1, 0)))
    before = graph.reading
    graph.show_network(view_of(2, 3, 1, seed=7))
    assert graph.target == Spot(1, 0)
    assert graph.reading != before


def test_hovering_a_curve_reads_its_weight(graph: GraphView) -> None:
    network = view_of(2, 3, 1)
    graph.show_network(network)
    # From the first input to the first unit: no other curve comes near.
    target = Weight(1, 0, 0)
    QTest.mouseMove(graph, place(graph, target))
    assert graph.target == target
    reading = graph.reading
    assert reading is not None
    assert reading.title == "x\u2081 \u2192 layer 1, unit 1"
    value = float(reading.lines[0].value.replace("\u2212", "-"))
    assert value == pytest.approx(network.weights[0][0, 0], rel=1e-3)


def test_a_single_output_is_named_after_the_second_class(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    graph.look_at(Spot(2, 0))
    assert graph.reading is not None
    assert graph.reading.title == "Orange"


def test_the_wheel_zooms_at_the_cursor_and_a_double_click_fits(graph: GraphView) -> None:
    graph.show_network(view_of(2, 8, 8, 2))
    at = place(graph, Spot(2, 5))
    wheel(graph, at, 4)
    assert graph.viewport.zoom > 1.5
    moved = place(graph, Spot(2, 5)) - at
    assert moved.manhattanLength() <= 2
    QTest.mouseDClick(graph, LEFT, pos=QPoint(5, 5))
    assert graph.viewport.zoom == 1.0
    assert graph.viewport.fitted


def test_a_drag_pans(graph: GraphView) -> None:
    graph.show_network(view_of(2, 8, 8, 2))
    before = place(graph, Spot(1, 3))
    QTest.mousePress(graph, LEFT, pos=QPoint(30, 30))
    QTest.mouseMove(graph, QPoint(60, 40))
    QTest.mouseMove(graph, QPoint(90, 50))
    QTest.mouseRelease(graph, LEFT, pos=QPoint(90, 50))
    assert place(graph, Spot(1, 3)) - before == QPoint(60, 20)


def test_a_click_opens_a_folded_layer_and_another_folds_it(graph: GraphView) -> None:
    graph.show_network(view_of(2, 256, 3))
    assert graph.scene is not None
    shown = len(graph.scene.layout.columns[1].centers)
    assert shown < 256
    QTest.mouseMove(graph, place(graph, Spot(1, None)))
    assert graph.reading is not None
    assert str(256 - shown) in graph.reading.text
    QTest.mouseClick(graph, LEFT, pos=place(graph, Spot(1, None)))
    assert len(graph.scene.layout.columns[1].centers) == 256
    graph.grab()
    QTest.mouseClick(graph, LEFT, pos=place(graph, Spot(1, None)))
    assert len(graph.scene.layout.columns[1].centers) == shown
    assert graph.viewport.fitted


def test_another_shape_is_shown_from_the_start(graph: GraphView) -> None:
    graph.show_network(view_of(2, 256, 3))
    graph.toggle_layer(1)
    graph.look_at(Spot(1, 200))
    graph.show_network(view_of(2, 3, 1))
    assert graph.target is None
    assert graph.viewport.fitted
    graph.grab()


def test_arrow_keys_go_from_unit_to_unit(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    key = Qt.Key
    for pressed, expected in (
        (key.Key_Right, Spot(0, 0)),
        (key.Key_Right, Spot(1, 0)),
        (key.Key_Down, Spot(1, 1)),
        (key.Key_Down, Spot(1, 2)),
        (key.Key_Down, Spot(1, 2)),
        (key.Key_Right, Spot(2, 0)),
        (key.Key_Right, Spot(2, 0)),
        (key.Key_Left, Spot(1, 1)),
    ):
        assert pressed in graph.used_keys
        QTest.keyClick(graph, pressed)
        assert graph.target == expected
    QTest.keyClick(graph, key.Key_Escape)
    assert graph.target is None


def test_keys_open_zoom_and_reach_what_is_out_of_view(graph: GraphView) -> None:
    graph.show_network(view_of(2, 64, 2))
    graph.look_at(Spot(1, None))
    QTest.keyClick(graph, Qt.Key.Key_Return)
    for _ in range(40):
        QTest.keyClick(graph, Qt.Key.Key_Down)
    assert graph.target == Spot(1, 39)
    assert graph.rect().contains(place(graph, Spot(1, 39)))
    QTest.keyClick(graph, Qt.Key.Key_Home)
    assert graph.viewport.zoom == 1
    assert graph.rect().contains(place(graph, Spot(1, None)))
    QTest.keyClick(graph, Qt.Key.Key_Plus)
    assert graph.viewport.zoom > 1
    for _ in range(30):
        QTest.keyClick(graph, Qt.Key.Key_Minus)
    # Far enough to see all of what was opened.
    ends = graph.viewport.to_widget(graph.scene.layout.bounds()) if graph.scene else graph.rect()
    assert ends.height() < graph.height()


@pytest.mark.parametrize("sizes", [(2, 2), (2, 3, 1), (2, *[8] * 8, 3), (2, 256, 256, 8)])
def test_every_shape_is_painted_at_every_size(graph: GraphView, sizes: tuple[int, ...]) -> None:
    graph.show_labels(labels(max(sizes[-1], 2)))
    graph.show_network(view_of(*sizes, scale=1e4))
    for width, height in ((420, 280), (160, 110), (40, 30), (1_200, 900)):
        graph.resize(width, height)
        graph.look_at(Spot(len(sizes) - 1, 0))
        assert not graph.grab().isNull()
    graph.show_theme(DARK)
    assert not graph.grab().isNull()


def test_labels_that_do_not_agree_yet_are_left_out(graph: GraphView) -> None:
    graph.show_labels(labels(2))
    graph.show_network(view_of(4, 3, 5))
    graph.look_at(Spot(0, 3))
    assert graph.reading is not None
    assert graph.reading.title == "input 4"
    graph.grab()
