"""The stage is plain: nothing of it is painted by Python, which would hold the lock that training waits for."""

from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)

from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot
from tests.ui.network.nets import view_of

PLAIN = {
    QGraphicsEllipseItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsSimpleTextItem,
}


def items(graph: GraphView) -> list[QGraphicsItem]:
    return graph.stage_view.scene().items()


def test_all_that_is_painted_is_plain_qt(graph: GraphView) -> None:
    graph.show_network(view_of(2, 256, 3))
    graph.look_at(Spot(1, 0))
    assert type(graph.stage_view) is QGraphicsView
    assert type(graph.stage_view.scene()) is QGraphicsScene
    assert {type(item) for item in items(graph)} <= PLAIN


def test_a_moment_adds_no_items(graph: GraphView) -> None:
    graph.show_network(view_of(2, 8, 8, 2))
    count = len(items(graph))
    for seed in range(4):
        graph.show_network(view_of(2, 8, 8, 2, seed=seed))
    assert len(items(graph)) == count


def test_another_shape_leaves_nothing_of_the_last_one(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    count = len(items(graph))
    graph.show_network(view_of(2, 8, 8, 2))
    assert len(items(graph)) > count
    graph.show_network(view_of(2, 3, 1))
    assert len(items(graph)) == count
    graph.show_network(None)
    assert items(graph) == []
