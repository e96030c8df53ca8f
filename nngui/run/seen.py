"""What can be seen of a run at one moment: of the run itself, or of a likeness of it that is looked at meanwhile."""

from abc import ABC, abstractmethod
from collections.abc import Callable

import numpy as np

from nngui.engine import Network
from nngui.run.rows import Rows
from nngui.run.scores import Scored, Scores
from nngui.run.views import Views
from nngui.state.curve import Curve, Evaluation
from nngui.state.document import Document
from nngui.state.snapshot import NetworkView, Rect


class Seen(ABC):
    """A document, a network that learns it, how far it has come, and what the network says."""

    def __init__(self) -> None:
        self._scores = Scores()
        self.views = Views()

    @property
    @abstractmethod
    def document(self) -> Document: ...

    @property
    @abstractmethod
    def network(self) -> Network:
        """To look at; only commands and training change it."""

    @property
    @abstractmethod
    def rows(self) -> Rows:
        """The points as the engine takes them; another value whenever one of them is another."""

    @property
    @abstractmethod
    def epoch(self) -> int:
        """Completed passes over the training points."""

    @property
    @abstractmethod
    def step(self) -> int:
        """Updates since the last completed pass."""

    @property
    @abstractmethod
    def steps(self) -> int:
        """All updates of this run."""

    @property
    @abstractmethod
    def can_train(self) -> bool:
        """Whether there are points to train on."""

    @property
    @abstractmethod
    def penalty(self) -> float:
        """What the present weights cost by L1 and L2."""

    @property
    @abstractmethod
    def ghost(self) -> Curve:
        """The tail of the curve that the last way back left behind."""

    @abstractmethod
    def curve(self) -> Curve:
        """All that was recorded up to now."""

    def evaluation(self) -> Evaluation:
        """Losses and scores (accuracies, or R^2 of values) of the present weights on the present points."""
        return self._scored()[0]

    def scores(self) -> tuple[Evaluation, np.ndarray]:
        """This, and the ids of the points that are put into another class (none of values), in one pass."""
        evaluation, *wrong = self._scored()
        return evaluation, self.rows.wrong_ids(*wrong)

    def _scored(self, between_blocks: Callable[[], object] | None = None) -> Scored:
        rows, loss = self.rows, self.document.loss
        return self._scores.of(self.network, loss, rows.train, rows.test, between_blocks)

    def field(self, rect: Rect, columns: int, rows: int) -> np.ndarray:
        """Class probabilities, or values, at the centers of a grid over `rect`, as `Views.field` says."""
        features = self.document.settings.features
        return self.views.field(self.network, features, rect, columns, rows)

    def network_view(
        self, rect: Rect, side: int, at: tuple[float, float] | None = None
    ) -> NetworkView:
        """The network as its graph draws it, with thumbnails of `side` x `side` cells over `rect`, and sums `at`."""
        features = self.document.settings.features
        return self.views.network_view(self.network, features, rect, side, at)
