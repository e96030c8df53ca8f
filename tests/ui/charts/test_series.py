from dataclasses import replace

import numpy as np

from nngui.state.curve import Curve
from nngui.ui.charts.series import (
    CEILING,
    FLOOR,
    QUANTITIES,
    lines_of,
    same_curve,
    value_text,
    wanted_range,
)

from .curves import curve

LOSS, ACCURACY = QUANTITIES["loss"], QUANTITIES["accuracy"]


def test_the_huge_and_the_infinite_do_not_reach_the_painter() -> None:
    lines = lines_of(curve([0.5, 1e300, np.inf, np.nan]), LOSS, log=False)
    assert lines.train[:2].tolist() == [0.5, CEILING]
    assert np.isnan(lines.train[2:]).all()
    assert lines.extremes == (0.5, CEILING)


def test_a_score_that_no_double_holds_in_percent_is_not_drawn() -> None:
    lines = lines_of(curve([0.5], accuracy=1e308), ACCURACY, log=False)
    assert np.isnan(lines.train).all()


def test_a_logarithm_of_zero_is_the_floor() -> None:
    lines = lines_of(curve([0.01, 0.0, 1e300]), LOSS, log=True)
    assert lines.train.tolist() == [-2.0, np.log10(FLOOR), np.log10(CEILING)]


def test_a_curve_is_not_changed_by_being_drawn() -> None:
    run = curve([0.5, np.inf])
    lines_of(run, LOSS, log=True)
    assert run.train_loss.tolist() == [0.5, np.inf]


def test_a_band_is_there_where_epochs_share_a_row() -> None:
    assert len(lines_of(curve([0.5, 0.4]), LOSS, log=False).low) == 0
    lines = lines_of(curve([0.5, 0.4], stride=2), LOSS, log=False)
    assert lines.low.tolist() == [0.25, 0.2]
    assert lines.high.tolist() == [1.0, 0.8]
    assert len(lines_of(curve([0.5, 0.4], stride=2), ACCURACY, log=False).low) == 0


def test_a_band_is_there_where_rows_lie_apart_from_the_start() -> None:
    near = curve([0.5, 0.4, 0.3])
    apart = replace(near, epoch=np.array([0, 1, 5]))
    assert lines_of(apart, LOSS, log=False).low.tolist() == [0.25, 0.2, 0.15]


def test_accuracy_is_in_percent() -> None:
    lines = lines_of(curve([0.5], accuracy=0.984), ACCURACY, log=False)
    np.testing.assert_allclose(lines.train, [98.4])
    np.testing.assert_allclose(lines.test, [88.4])


def test_a_part_keeps_one_row_beyond_each_side() -> None:
    lines = lines_of(curve(np.linspace(1, 0.1, 100), stride=2), LOSS, log=False)
    part = lines.within(51.0, 60.0)
    assert part.x.tolist() == [50, 52, 54, 56, 58, 60, 62]
    assert len(part.low) == len(part.train) == 7
    assert lines.within(-5.0, 1000.0).x.tolist() == lines.x.tolist()


def test_nothing_has_no_extremes() -> None:
    assert lines_of(Curve.empty(), LOSS, log=False).extremes is None
    assert lines_of(curve([np.nan]), LOSS, log=False).extremes is None


def test_equal_curves_are_told_from_others_with_nan_in_them() -> None:
    run = curve([0.5, 0.4], test=float("nan"))
    assert same_curve(run, run)
    assert same_curve(run, curve([0.5, 0.4], test=float("nan")))
    assert not same_curve(run, curve([0.5, 0.4, 0.3], test=float("nan")))
    assert not same_curve(run, curve([0.5, 0.41], test=float("nan")))
    assert not same_curve(run, replace(run, stride=2))
    assert not same_curve(None, run)


def test_values_are_said_in_few_digits() -> None:
    assert value_text(LOSS, 0.04123) == "0.0412"
    assert value_text(LOSS, 1e300) == "1.00e300"
    assert value_text(LOSS, 0.0) == "0.0000"
    assert value_text(ACCURACY, 98.44) == "98.4 %"


def test_a_score_is_read_as_it_is_and_drawn_no_lower_than_the_axis() -> None:
    score = QUANTITIES["r-squared"]
    lines = lines_of(curve([0.5], accuracy=0.984), score, log=False)
    assert lines.train.tolist() == [0.984]
    assert lines_of(curve([0.5], accuracy=-40.0), score, log=False).train.tolist() == [-0.5]
    assert value_text(score, 0.984) == "0.984"
    assert value_text(score, -40.0) == "-40.000"
    assert wanted_range(score, False, -0.5, 1.0) == (-0.5, 1.0)
