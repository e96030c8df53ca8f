"""Slow motion over the graph."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from nngui.state.phase import Phase, StepMoment
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.phases import PhaseOverlay, phase_text
from nngui.ui.theme import DARK
from tests.ui.network.nets import view_of


@pytest.fixture
def overlay(qtbot: QtBot) -> PhaseOverlay:
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(420, 320)
    view.show_network(view_of(2, 4, 3, 2))
    made = PhaseOverlay(view)
    made.graph = view  # type: ignore[attr-defined]
    view.show()
    return made


def picture(overlay: PhaseOverlay, phase: Phase, progress: float) -> QImage:
    overlay.show_moment(StepMoment(phase, progress))
    return overlay.grab().toImage()


def brightest(image: QImage) -> int:
    """The column where the front is: the most colorful one, above all units."""
    y = 2
    return max(range(image.width()), key=lambda x: image.pixelColor(x, y).hsvSaturationF())


def test_nothing_is_shown_but_in_slow_motion(overlay: PhaseOverlay) -> None:
    assert overlay.isHidden()
    overlay.show_moment(StepMoment(Phase.LOSS, 0.5))
    assert overlay.isVisible()
    assert overlay.text == "Step, 2 of 4: loss"
    overlay.show_moment(None)
    assert overlay.isHidden()
    assert overlay.text == ""


def test_each_phase_looks_and_is_called_otherwise(overlay: PhaseOverlay) -> None:
    pictures = [picture(overlay, phase, 0.3) for phase in Phase]
    for index, one in enumerate(pictures):
        assert all(one != other for other in pictures[index + 1 :])
    assert len({phase_text(phase) for phase in Phase}) == len(Phase)


@pytest.mark.parametrize("phase, way", [(Phase.FORWARD, 1), (Phase.BACKWARD, -1)])
def test_the_front_goes_forward_and_back(overlay: PhaseOverlay, phase: Phase, way: int) -> None:
    places = []
    for progress in (0.1, 0.4, 0.7, 0.9):
        image = picture(overlay, phase, progress).convertToFormat(QImage.Format.Format_ARGB32)
        places.append(brightest(image))
    assert places == sorted(places, reverse=way < 0)
    assert abs(places[0] - places[-1]) > 100


def test_it_covers_the_graph_and_lets_the_mouse_through(overlay: PhaseOverlay) -> None:
    overlay.show_moment(StepMoment(Phase.UPDATE, 0.5))
    assert overlay.geometry() == overlay.parentWidget().rect()
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_follows_the_theme(overlay: PhaseOverlay) -> None:
    light = picture(overlay, Phase.LOSS, 0.5)
    overlay.show_theme(DARK)
    assert overlay.grab().toImage() != light


def test_without_a_network_it_draws_nothing_and_does_not_fall(qtbot: QtBot) -> None:
    view = GraphView()
    qtbot.addWidget(view)
    overlay = PhaseOverlay(view)
    view.show()
    pictures = [picture(overlay, phase, 0.5) for phase in Phase]
    assert overlay.isVisible()
    assert all(one == pictures[0] for one in pictures)
