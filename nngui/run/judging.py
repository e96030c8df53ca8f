"""How good the present weights are, in detail: evaluated only while somebody looks."""

import numpy as np

from nngui.data import Task
from nngui.engine import Network, calibration, confusion_matrix, roc_curve
from nngui.engine.metrics import r_squared
from nngui.run.rows import Samples
from nngui.run.seen import Seen
from nngui.state.metrics import ClassMetrics, Metrics, ValueMetrics


def judge(run: Seen) -> Metrics:
    """Metrics of training and test points."""
    network, dataset, rows = run.network, run.document.dataset, run.rows
    train, test = (rows.train, rows.train_ids), (rows.test, rows.test_ids)
    if dataset.task is Task.REGRESSION:
        return Metrics(*(_of_values(network, *split) for split in (train, test)))
    return Metrics(*(_of_classes(network, *split, dataset.n_classes) for split in (train, test)))


def _of_classes(
    network: Network, samples: Samples, ids: np.ndarray, n_classes: int
) -> ClassMetrics:
    X, label = samples
    probabilities = network.predict_proba(X)
    predicted = probabilities.argmax(axis=1)
    return ClassMetrics(
        ids=ids,
        label=label,
        predicted=predicted,
        confusion=confusion_matrix(label, predicted, n_classes),
        roc=roc_curve(label, probabilities[:, 1]) if n_classes == 2 else None,
        calibration=calibration(label, probabilities),
    )


def _of_values(network: Network, samples: Samples, ids: np.ndarray) -> ValueMetrics:
    X, target = samples
    predicted = network.outputs(X)[:, 0]
    score = r_squared(predicted[:, None], target[:, None]) if len(target) else None
    return ValueMetrics(ids, target, predicted, score)
