"""What a session is about: the points, and how to learn them."""

from dataclasses import dataclass, field

import numpy as np

from nngui.data import DataError, Dataset, FormulaError
from nngui.data.feature import check_feature
from nngui.engine import LOSSES
from nngui.state.freezing import frozen_mask
from nngui.state.settings import Settings


@dataclass(frozen=True, eq=False, slots=True)
class Document:
    """A dataset and settings; replaced as a whole by each edit."""

    dataset: Dataset = field(default_factory=Dataset)
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        if self.dataset.n_classes < 2:
            raise DataError("one-class", "A document has at least two classes; add one.")
        self._check_features()

    def _check_features(self) -> None:
        """Every formula among the features has a value at every point."""
        dataset = self.dataset
        for name in self.settings.features.names:
            try:
                check_feature(name, dataset.x1, dataset.x2)
            except FormulaError as error:
                raise DataError(
                    "feature-without-value",
                    f"The feature {name} has no value for one of the points. {error} "
                    "Or move the point, or remove the feature.",
                    name=name,
                    reason=error,
                ) from error

    def network_shape(self) -> tuple[tuple[int, ...], tuple[str, ...], str]:
        """What the parameters of a network depend on: sizes, activations and output.

        Two documents of one shape can share weights; an edit that changes the shape is surgery.
        """
        network, n_classes, task = self.settings.network, self.dataset.n_classes, self.dataset.task
        return (
            network.sizes(self.settings.features.n_features, n_classes, task),
            tuple(layer.activation for layer in network.layers),
            network.output_for(n_classes, task),
        )

    def frozen_mask(self) -> np.ndarray:
        """Which of the network's flat parameters take no updates, (n_parameters,)."""
        return frozen_mask(self.settings.network.frozen, self.network_shape()[0])

    @property
    def loss(self) -> str:
        """The loss that is trained by: the task's own, or squared error where that does not fit the output."""
        task = self.dataset.task
        loss = self.settings.training.loss_for(task)
        output = self.settings.network.output_for(self.dataset.n_classes, task)
        return loss if output in LOSSES[loss].outputs else "squared-error"

    @property
    def n_train(self) -> int:
        """Samples of a pass. Without training points a trainer holds one, to keep its place."""
        return max(int(self.dataset.is_train(self.settings.train_share).sum()), 1)

    @property
    def steps_per_epoch(self) -> int:
        """Updates of a pass."""
        return -(-self.n_train // self.settings.training.batch_of(self.n_train))

    def differs_in_points_only(self, other: "Document") -> bool:
        """Whether everything but the points themselves is the same: what shows only the rest has nothing to do."""
        mine, theirs = self.dataset, other.dataset
        return (
            self.settings is other.settings
            and mine.classes == theirs.classes
            and mine.task is theirs.task
            and mine.recipe == theirs.recipe
        )

    def equals(self, other: "Document") -> bool:
        """Whether points and settings are the same, bit for bit."""
        return self.settings == other.settings and self.dataset.equals(other.dataset)
