"""Numbers on the graph: which, where, and in which mode."""

import pytest
from PySide6.QtCore import QRectF

from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot
from nngui.ui.network.numbers import MOST_NUMBERS, Written, n_weights, short_text
from nngui.ui.network.targets import Bias, Weight
from tests.ui.network.nets import view_of


def written(graph: GraphView) -> list[str]:
    assert graph._stage.numbers is not None
    return [it.text for it in graph._stage.numbers.written]


def test_the_unit_in_focus_has_all_its_weights_and_its_bias(graph: GraphView) -> None:
    network = view_of(2, 3, 4, 2)
    graph.show_network(network)
    assert written(graph) == []
    graph.look_at(Spot(2, 1))
    expected = [short_text(value) for value in (*network.weights[1][1], network.biases[1][1])]
    assert written(graph) == expected
    graph.look_at(Weight(1, 1, 2))
    assert written(graph) == [short_text(network.weights[0][2, 1])]
    graph.look_at(Bias(3, 0))
    assert written(graph) == [short_text(network.biases[2][0])]
    graph.look_at(Spot(0, 0))
    assert written(graph) == []


def test_no_numbers_are_none_in_graph_and_card(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    graph.show_numbers("none")
    graph.look_at(Spot(1, 1))
    assert written(graph) == []
    assert graph.reading is not None
    assert graph.reading.lines == ()


def test_all_numbers_of_a_small_network_and_they_follow_the_training(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    graph.show_numbers("all")
    assert len(written(graph)) == 9 + 4
    before = written(graph)
    graph.show_network(view_of(2, 3, 1, seed=5))
    assert len(written(graph)) == 9 + 4
    assert written(graph) != before


def test_of_a_large_network_only_those_in_focus(graph: GraphView) -> None:
    assert n_weights((2, 8, 8, 2)) > MOST_NUMBERS
    graph.show_network(view_of(2, 8, 8, 2))
    graph.show_numbers("all")
    assert written(graph) == []
    graph.look_at(Spot(2, 3))
    assert len(written(graph)) == 9


def test_of_a_folded_layer_those_that_are_shown(graph: GraphView) -> None:
    graph.show_network(view_of(2, 200, 2))
    graph.look_at(Spot(2, 0))
    assert graph.scene is not None
    shown = len(graph.scene.layout.columns[1].centers)
    assert 1 < shown < 200
    assert len(written(graph)) == shown + 1
    # The others are in the card.
    assert graph.reading is not None
    rest = [line for line in graph.reading.lines if line.sign is not None and not line.written]
    assert len(rest) == 200 - shown


def test_no_number_lies_on_another_in_the_smallest_network(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    graph.show_numbers("all")
    assert graph._stage.numbers is not None
    plates = [QRectF(it.place.x() - 14, it.place.y() - 5, 28, 10) for it in _weights(graph)]
    for index, plate in enumerate(plates):
        assert not any(plate.intersects(other) for other in plates[:index])


def _weights(graph: GraphView) -> list[Written]:
    assert graph._stage.numbers is not None
    return graph._stage.numbers.written[:9]


@pytest.mark.parametrize(
    "value, text",
    [
        (0.0, "0.00"),
        (-1.236, "\u22121.24"),
        (123.456, "123"),
        (-0.0004, "\u22124e\u22124"),
        (2.5e6, "2e6"),
    ],
)
def test_as_many_digits_as_there_is_room_for(value: float, text: str) -> None:
    assert short_text(value) == text
