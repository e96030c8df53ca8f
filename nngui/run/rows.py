"""A document's points as the engine takes them: a feature matrix, and what is to be answered for each row."""

from dataclasses import dataclass

import numpy as np

from nngui.data import Task
from nngui.state.document import Document

Samples = tuple[np.ndarray, np.ndarray]
"""X (n, n_features), and labels or targets (n,)."""


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Training and test points; `train_ids` and `test_ids` (n,) say which points the rows are."""

    train: Samples
    test: Samples
    train_ids: np.ndarray
    test_ids: np.ndarray

    @classmethod
    def of(cls, document: Document) -> "Rows":
        """All points of a document."""
        dataset, settings = document.dataset, document.settings
        is_train = dataset.is_train(settings.train_share)
        X = settings.features.transform(dataset.x1, dataset.x2)
        y = dataset.target if dataset.task is Task.REGRESSION else dataset.label
        is_test = ~is_train
        return cls(
            (X[is_train], y[is_train]),
            (X[is_test], y[is_test]),
            dataset.id[is_train],
            dataset.id[is_test],
        )

    def wrong_ids(self, wrong_train: np.ndarray, wrong_test: np.ndarray) -> np.ndarray:
        """Ids of the rows in these masks, ascending."""
        return np.sort(np.concatenate([self.train_ids[wrong_train], self.test_ids[wrong_test]]))

    def to_train(self) -> Samples:
        """For the trainer. Without training points it gets one to hold its place, and is never stepped."""
        if len(self.train_ids):
            return self.train
        return np.zeros((1, self.train[0].shape[1])), np.zeros(1, dtype=np.int64)


def train_ids(document: Document) -> np.ndarray:
    """Which points are trained on, without their rows."""
    dataset = document.dataset
    return np.asarray(dataset.id[dataset.is_train(document.settings.train_share)])


def have_same_rows(old: Document, new: Document) -> bool:
    """Whether the points of both are the same for the network: split alike, with the same features."""
    was, now = old.settings, new.settings
    same_settings = (was.features, was.train_share) == (now.features, now.train_share)
    return new.dataset is old.dataset and same_settings


def have_same_pass(old: Document, new: Document) -> bool:
    """Whether a pass that began over the rows of `old` can go on over those of `new`."""
    same_batches = old.settings.training.batch_size == new.settings.training.batch_size
    return same_batches and np.array_equal(train_ids(old), train_ids(new))
