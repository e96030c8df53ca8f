"""What keeping a timeline costs: `python -m tests.benchmarks.timeline`, the share of training time that is left.

Measured inside of one run, so that it does not depend on what else the machine does; from the first epoch on, where
moments are taken most often.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from nngui.data import Recipe
from nngui.run import Run
from nngui.run.timekeeping import Timekeeper
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import Evaluation
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.presets import PRESETS

SLICE_S = 0.004
SECONDS = 6.0
ROUNDS = 3


class Timed(Timekeeper):
    """Counts the seconds that it takes."""

    spent_s = 0.0

    def note(self, take: Callable[[], Checkpoint], epoch: int, evaluation: Evaluation) -> None:
        begin = perf_counter()
        super().note(take, epoch, evaluation)
        self.spent_s += perf_counter() - begin


def share_kept(document: Document) -> tuple[float, int]:
    """How much of SECONDS is left for training, and the epoch reached in them."""
    run, keeper = Run(document), Timed()
    run._timekeeper = keeper
    begin = perf_counter()
    while perf_counter() - begin < SECONDS:
        run.advance(SLICE_S)
    return 1.0 - keeper.spent_s / (perf_counter() - begin), run.epoch


def main() -> None:
    """One line for each preset."""
    sample = Generate(Recipe(n_points=400)).apply(Document())
    for preset in PRESETS.values():
        rounds = [share_kept(Document(sample.dataset, preset.settings)) for _ in range(ROUNDS)]
        shares = [share for share, _ in rounds]
        spread = f"{min(shares):.2%} to {max(shares):.2%}"
        print(
            f"{preset.label:24} keeps {median(shares):.2%} ({spread}), {rounds[-1][1]:,} epochs",
            flush=True,
        )


if __name__ == "__main__":
    main()
