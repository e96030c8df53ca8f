"""What is drawn on the plot: only what can be seen, and only when it is another."""

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QApplication

from nngui.state.edits import MovePoints
from nngui.state.snapshot import Rect
from nngui.ui.canvas.legend import ConfidenceLegend
from nngui.ui.canvas.readout import Readout
from tests.ui.canvas.bench import Bench, halves, snapshot_of


def grid(bench: Bench):
    return bench.view._grid


def test_the_grid_is_drawn_where_no_field_covers_it(bench: Bench) -> None:
    assert grid(bench).isVisible()
    bench.panel.show_snapshot(snapshot_of(halves(3), bench.rect))
    assert not grid(bench).isVisible()
    wide = Rect(-30.0, -30.0, 30.0, 30.0)
    bench.view.set_visible_rect(wide)
    assert grid(bench).isVisible()
    bench.panel.show_snapshot(snapshot_of(halves(3), bench.rect))
    assert not grid(bench).isVisible()
    bench.panel.show_snapshot(None)
    assert grid(bench).isVisible()


def test_rings_are_found_again_only_for_other_mistakes(bench: Bench, monkeypatch) -> None:
    bench.add((0.0, 0.0), (1.0, 1.0))
    layer, looked = bench.panel._picture._points, []
    show_rings = layer.show_rings
    monkeypatch.setattr(layer, "show_rings", lambda ids: (looked.append(ids), show_rings(ids)))
    mistakes = bench.dataset.id[:1]
    for epoch in (1, 2, 3):
        bench.panel.show_snapshot(
            replace(snapshot_of(halves(3), bench.rect), epoch=epoch, misclassified=mistakes)
        )
    bench.view.pan_px(3, 2)
    assert len(looked) == 1
    assert layer.ringed.tolist() == [[0.0, 0.0]]
    look(bench, show_misclassified=False)
    assert len(layer.ringed) == 0
    look(bench, show_misclassified=True)
    assert layer.ringed.tolist() == [[0.0, 0.0]]
    bench.panel.show_snapshot(
        replace(
            snapshot_of(halves(3), bench.rect), epoch=4, misclassified=np.array([], dtype=np.int64)
        )
    )
    assert len(layer.ringed) == 0


def test_a_point_that_comes_back_is_ringed_as_it_was(bench: Bench) -> None:
    bench.add((0.0, 0.0), (1.0, 1.0))
    bench.add((2.0, 2.0))
    mistakes = bench.dataset.id[[0, 2]]
    bench.panel.show_snapshot(
        replace(snapshot_of(halves(3), bench.rect), epoch=1, misclassified=mistakes)
    )
    layer = bench.panel._picture._points
    assert layer.ringed.tolist() == [[0, 0], [2, 2]]
    bench.session.undo()
    assert layer.ringed.tolist() == [[0, 0]]
    bench.session.redo()
    assert layer.ringed.tolist() == [[0, 0], [2, 2]]


def test_a_point_more_leaves_rings_and_selection_as_they_are(bench: Bench, monkeypatch) -> None:
    bench.add((0.0, 0.0), (1.0, 1.0))
    bench.add((2.0, 2.0))
    bench.panel.show_snapshot(
        replace(snapshot_of(halves(3), bench.rect), epoch=1, misclassified=bench.dataset.id[:1])
    )
    bench.panel.selected.select(bench.dataset.id[1:2])
    layer, looked = bench.panel._picture._points, []
    for name in ("show_rings", "show_selection"):
        monkeypatch.setattr(layer, name, looked.append)
    bench.add((3.0, 3.0))
    assert looked == []
    assert (layer.ringed.tolist(), layer.selected.tolist()) == ([[0, 0]], [[1, 1]])
    bench.session.perform(MovePoints(bench.dataset.id[:1], np.array([4.0]), np.array([4.0])))
    assert len(looked) == 2


def test_contours_are_asked_for_and_drawn_only_where_they_are_wanted(bench: Bench) -> None:
    lines = np.array([[0.0, 0.0, 1.0, 1.0]])
    frame = replace(snapshot_of(halves(3), bench.rect), contours=lines)
    contours = bench.panel._picture._contours
    bench.panel.show_snapshot(frame)
    assert len(contours.segments) == 0
    assert not bench.panel.view_request(1, 64, 64).contours
    bench.toggle("show_contours")
    assert bench.panel.view_request(1, 64, 64).contours
    bench.panel.show_snapshot(frame)
    assert contours.segments.tolist() == lines.tolist()
    bench.toggle("show_contours")
    bench.panel.show_snapshot(frame)
    assert len(contours.segments) == 0


def look(bench: Bench, **values: bool) -> None:
    bench.session.set_view_settings(replace(bench.session.view_settings, **values))
    QApplication.processEvents()


def test_the_grid_lies_over_the_field_where_it_is_wanted(bench: Bench) -> None:
    bench.panel.show_snapshot(snapshot_of(halves(3), bench.rect))
    assert not grid(bench).isVisible()
    look(bench, show_grid=True)
    assert grid(bench).isVisible()
    assert grid(bench).zValue() > 0
    look(bench, show_grid=False)
    assert not grid(bench).isVisible()


def test_without_axes_the_plane_gets_their_room(bench: Bench) -> None:
    width, height = bench.view.plot_size
    look(bench, show_axes=False)
    assert bench.view.plot_size[0] > width
    assert bench.view.plot_size[1] > height
    look(bench, show_axes=True)
    assert bench.view.plot_size == (width, height)


def test_the_legend_can_be_put_away(bench: Bench) -> None:
    legend = bench.panel.findChild(ConfidenceLegend)
    assert legend.isVisible()
    look(bench, show_legend=False)
    assert not legend.isVisible()
    look(bench, show_legend=True)
    assert legend.isVisible()


def test_the_readout_can_be_put_away(bench: Bench) -> None:
    readout = bench.panel.findChild(Readout)
    bench.hover(1.0, 2.0)
    assert readout.isVisible()
    look(bench, show_readout=False)
    assert not readout.isVisible()
    bench.hover(2.0, 2.0)
    assert not readout.isVisible()
    look(bench, show_readout=True)  # under a mouse at rest
    assert readout.text().startswith("x₁ 2.0")
    assert readout.isVisible()
