"""What is drawn on the plot: only what can be seen, and only when it is another."""

from dataclasses import replace

import numpy as np

from nngui.state.snapshot import Rect
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
    assert len(looked) == 1
    assert layer.ringed.tolist() == [[0.0, 0.0]]
    bench.panel.show_snapshot(
        replace(
            snapshot_of(halves(3), bench.rect), epoch=4, misclassified=np.array([], dtype=np.int64)
        )
    )
    assert len(layer.ringed) == 0
