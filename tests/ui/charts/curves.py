"""Curves and snapshots for the tests of the charts, and where things are on a chart."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF

from nngui.state.curve import Curve
from nngui.state.snapshot import Rect, Snapshot
from nngui.ui.charts.curve_chart import CurveChart


def curve(
    losses: list[float] | np.ndarray,
    *,
    stride: int = 1,
    first: int = 0,
    test: float = 1.5,
    accuracy: float = 0.9,
) -> Curve:
    """A curve of these training losses; test losses are `test` times as large."""
    train = np.array(losses, dtype=float)
    n = len(train)
    return Curve(
        first + stride * np.arange(n, dtype=np.int64),
        train,
        train * 0.5,
        train * 2.0,
        train * test,
        np.full(n, accuracy),
        np.full(n, accuracy - 0.1),
        stride=stride,
    )


def snapshot(run: Curve, ghost: Curve | None = None) -> Snapshot:
    """A frame that shows this run."""
    return Snapshot(
        request_id=1,
        serial=1,
        run_id=1,
        epoch=int(run.epoch[-1]) if len(run) else 0,
        step=0,
        running=True,
        train_loss=None,
        test_loss=None,
        train_accuracy=None,
        test_accuracy=None,
        curve=run,
        ghost=ghost or Curve.empty(),
        rect=Rect(),
        field=np.zeros((2, 1, 1), dtype=np.float32),
        shade=np.zeros((1, 1), dtype=np.uint16),
        boundary=np.empty((0, 4)),
        misclassified=np.empty(0, dtype=np.int64),
        n_parameters=13,
        epochs_per_second=0.0,
    )


def place_of(chart: CurveChart, epoch: float) -> QPoint:
    """Where an epoch is on the plot, half way up."""
    view = chart.plot.view
    (_, _), (low, high) = view.viewRange()
    return chart.plot.mapFromScene(view.mapViewToScene(QPointF(epoch, (low + high) / 2)))


def epoch_at(chart: CurveChart, x: float) -> float:
    """Which epoch lies so many pixels from the left of the sheet."""
    scale = chart.plot.sheet.scale_of_plot
    start, end = scale.epochs
    return start + x * (end - start) / scale.width


def epochs(chart: CurveChart) -> tuple[float, float]:
    return tuple(chart.plot.view.viewRange()[0])


def values(chart: CurveChart) -> tuple[float, float]:
    return tuple(chart.plot.view.viewRange()[1])
