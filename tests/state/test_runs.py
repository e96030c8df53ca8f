"""Past runs: a few, named, pinned, compared."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nngui.state.curve import Curve, CurveRecorder, Evaluation
from nngui.state.freezing import FrozenLayer
from nngui.state.runs import MAX_NAME, MAX_PINNED, MAX_RUNS, PastRun, Runs, differences
from nngui.state.settings import LayerSettings, Settings


def curve(n_epochs: int = 3, *losses: float) -> Curve:
    recorder = CurveRecorder()
    for epoch in range(n_epochs + 1):
        loss = losses[epoch] if epoch < len(losses) else 1.0 / (epoch + 1)
        recorder.record(epoch, Evaluation(loss, loss, 1.0 - loss, 1.0 - loss))
    return recorder.curve()


def several(n: int) -> Runs:
    runs = Runs()
    for _ in range(n):
        runs = runs.followed_by(curve(), Settings())
    return runs


def names(runs: Runs) -> list[str]:
    return [run.name for run in runs.runs]


def test_runs_are_numbered_and_the_oldest_makes_room() -> None:
    assert names(several(3)) == ["Run 1", "Run 2", "Run 3"]
    assert names(several(MAX_RUNS + 2)) == [f"Run {n}" for n in range(3, MAX_RUNS + 3)]


def test_a_run_that_was_never_trained_is_none() -> None:
    assert Runs().followed_by(curve(0), Settings()).runs == ()
    assert Runs().followed_by(Curve.empty(), Settings()).runs == ()


def test_pinned_ones_stay_and_are_shown_with_the_latest() -> None:
    runs = several(2).pinned(1, True)
    for _ in range(2 * MAX_RUNS):
        runs = runs.followed_by(curve(), Settings())
    assert names(runs)[0] == "Run 1"
    assert [run.name for run in runs.shown] == ["Run 1", f"Run {2 * MAX_RUNS + 2}"]
    assert [run.name for run in runs.pinned(1, False).shown] == [f"Run {2 * MAX_RUNS + 2}"]


def test_names_are_trimmed_and_never_empty() -> None:
    runs = several(1)
    assert names(runs.renamed(1, "  Adam \n fast ")) == ["Adam fast"]
    assert names(runs.renamed(1, "  ")) == ["Run 1"]
    assert len(names(runs.renamed(1, "x" * 500))[0]) == MAX_NAME
    assert names(runs.renamed(7, "other")) == ["Run 1"]


def test_removed_and_resumed_ones_are_gone() -> None:
    runs = several(3)
    assert names(runs.removed(2)) == ["Run 1", "Run 3"]
    assert names(runs.resumed(runs.runs[2].curve)) == ["Run 1", "Run 2"]
    assert names(runs.resumed(curve())) == names(runs)
    assert runs.removed(3).followed_by(curve(), Settings()).runs[-1].id == 4


@given(st.lists(st.tuples(st.sampled_from(["end", "pin", "free", "remove"]), st.integers(1, 30))))
def test_whatever_is_done_they_are_bounded(acts: list[tuple[str, int]]) -> None:
    runs = Runs()
    for act, number in acts:
        if act == "end":
            runs = runs.followed_by(curve(), Settings())
        elif act == "remove":
            runs = runs.removed(number)
        else:
            runs = runs.pinned(number, act == "pin")
        ids = [run.id for run in runs.runs]
        assert len(ids) == len(set(ids)) <= MAX_RUNS
        assert ids == sorted(ids)
        assert sum(run.is_pinned for run in runs.runs) <= MAX_PINNED
        assert len(runs.shown) <= MAX_PINNED + 1


def test_only_what_differs_is_compared() -> None:
    plain = Settings()
    faster = plain.with_value("training.learning_rate", 0.1).with_value(
        "network.layers", (LayerSettings(4, "relu", 0.5), LayerSettings(2, "tanh"))
    )
    assert differences([plain, plain]) == []
    assert differences([plain, faster, plain]) == [
        ("layers", ("8-8 tanh", "4 relu, dropout 0.5, 2 tanh", "8-8 tanh")),
        ("learning rate", ("0.03", "0.1", "0.03")),
    ]
    bare = plain.with_value("network.layers", ())
    assert differences([plain, bare]) == [("layers", ("8-8 tanh", "none"))]


def test_the_best_row_is_the_first_of_the_best() -> None:
    best = curve(4, 0.9, 0.2, 0.5, 0.2, 0.3)
    assert best.best_test_row("test_loss") == 1
    assert best.best_test_row("test_accuracy") == 1
    assert Curve.empty().best_test_row("test_loss") is None
    columns = [np.array([0.0, 1.0]), *[np.array([np.nan, np.inf])] * 6]
    assert Curve.from_columns(columns, 1).best_test_row("test_loss") is None


def test_constants_standardization_and_what_is_frozen_are_compared_too() -> None:
    plain = Settings()
    slower = plain.with_value("training.constants.beta1", 0.5)
    assert differences([plain, slower]) == [("beta1", ("0.9", "0.5"))]
    # Adam has no momentum.
    assert differences([plain, plain.with_value("training.constants.momentum", 0.5)]) == []
    sgd = plain.with_value("training.optimizer", "sgd")
    assert differences([plain, sgd]) == [("optimizer", ("Adam", "SGD"))]
    assert ("beta1", ("0.9", "–", "0.5")) in differences([plain, sgd, slower])
    fitted = plain.with_value("features", plain.features.fitted(np.zeros(2), np.arange(2.0)))
    assert differences([plain, fitted]) == [("features", ("x1, x2", "x1, x2 (standardized)"))]
    frozen = plain.with_value("network.frozen", (FrozenLayer(), FrozenLayer(whole=True)))
    assert differences([plain, frozen]) == [("frozen", ("none", "layer 2"))]


def test_one_that_comes_back_stands_in_its_place_and_within_bounds() -> None:
    runs = several(3)
    gone = runs.runs[1]
    assert names(runs.removed(2).with_back(gone)) == names(runs)
    assert runs.with_back(gone) is runs
    full = several(MAX_RUNS + 1)
    for run in full.runs[:MAX_PINNED]:
        full = full.pinned(run.id, True)
    back = full.with_back(PastRun(1, "first", curve(), Settings(), is_pinned=True))
    assert len(back.runs) == MAX_RUNS
    assert sum(run.is_pinned for run in back.runs) == MAX_PINNED
    assert back.runs[0].name == "first"
