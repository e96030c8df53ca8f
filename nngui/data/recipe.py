"""What generated points are made from: a generator and its settings.

The same recipe gives the same points for ever: they are a function of its values alone.
"""

import math
from dataclasses import dataclass

from nngui.data.generator import MAX_NOISE, Sample
from nngui.data.generators import GENERATORS
from nngui.data.limits import MAX_POINTS, MAX_SEED
from nngui.data.randomness import Stream, stream


@dataclass(frozen=True, slots=True)
class Recipe:
    """A generator by its name, how many points, how much noise (0 to 0.5), how many classes, and the seed.

    `formula` is for the sets that take one; left empty it becomes the set's own. Raises ValueError that names
    the argument and what it may be, FormulaError for a formula that the set cannot be drawn with.
    """

    generator: str = "two-moons"
    n_points: int = 400
    noise: float = 0.1
    n_classes: int = 2
    seed: int = 1
    formula: str = ""

    def __post_init__(self) -> None:
        if self.generator not in GENERATORS:
            raise ValueError(f"generator is one of {', '.join(GENERATORS)}, not {self.generator!r}")
        if not 1 <= self.n_points <= MAX_POINTS:
            raise ValueError(f"n_points is 1 to {MAX_POINTS:,}, not {self.n_points}")
        if not (math.isfinite(self.noise) and 0 <= self.noise <= MAX_NOISE):
            raise ValueError(f"noise is 0 to {MAX_NOISE}, not {self.noise}")
        classes = GENERATORS[self.generator].n_classes
        if not classes.minimum <= self.n_classes <= classes.maximum:
            raise ValueError(
                f"{self.generator} has {classes.minimum} to {classes.maximum} classes, "
                f"not {self.n_classes}"
            )
        if not 0 <= self.seed <= MAX_SEED:
            raise ValueError(f"seed is 0 to {MAX_SEED:,}, not {self.seed}")
        formula = GENERATORS[self.generator].read_formula(self.formula)
        # Written out, so that the points stay the same should the set's own formula ever change.
        object.__setattr__(self, "formula", formula.text if formula else "")

    def sample(self) -> Sample:
        """The points X (n, 2), and their labels (n,) or targets (n,)."""
        rng = stream(self.seed, Stream.DATA)
        generator = GENERATORS[self.generator]
        return generator.generate(self.n_points, self.noise, rng, self.n_classes, self.formula)
