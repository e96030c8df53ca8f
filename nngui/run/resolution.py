"""How fine the field may be: while training, as fine as a tenth of the time allows; paused, as a hand may wait for.

Sixty-four cells a side show a boundary well, ten pictures a second move well: for the one it is worth waiting up to
a tenth of a second; a coarser picture is drawn only where even that is not enough.
"""

from nngui.run.paced import DRAWING_SHARE

# Steps, so that the picture does not flicker between many.
SIDES = (32, 48, 64, 96, 128, 192, 256)
GOOD_SIDE = 64
PATIENCE_S = 0.1
BESIDE_SHARE = 0.7
FINE_BESIDE_SHARE = 0.25
"""Of another thread's time, for a good picture and for a finer one: training feels a tenth of it."""
# While paused, finer than this is drawn only where that costs no more: a hand that edits or pans goes on.
PAUSED_SIDE, PAUSED_COST_S = 128, 0.03
_FIRST_GUESS_S = 1e-7  # for one cell


class Resolution:
    """Which grid is next, by what grids have cost, a moving mean for each side."""

    def __init__(self) -> None:
        self._costs_s: dict[int, float] = {}

    def begin(self) -> None:
        """Another network: what is known of costs is void."""
        self._costs_s.clear()

    def side(self, finest: int, elapsed_s: float, share: float = DRAWING_SHARE) -> int | None:
        """Cells a side that the next field may have, so long after the last one; None while it is too soon."""
        sides = [side for side in SIDES if side < finest] + [finest]
        affordable = [side for side in sides if self.cost_s(side) <= elapsed_s * share]
        if not affordable:
            return None
        best = affordable[-1]
        return best if best >= min(GOOD_SIDE, finest) or elapsed_s >= PATIENCE_S else None

    def side_beside(self, finest: int, elapsed_s: float) -> int | None:
        """The same for a field that is drawn in another thread while training goes on.

        Finer than good only while pictures come at their pace: a machine that is busy otherwise shall show many.
        """
        good, fine = min(GOOD_SIDE, finest), None
        if elapsed_s < PATIENCE_S:
            fine = self.side(finest, elapsed_s, FINE_BESIDE_SHARE)
        if fine is not None and fine >= good:
            return fine
        return self.side(good, elapsed_s, BESIDE_SHARE)

    def paused_side(self, finest: int) -> int:
        """Cells a side while nothing is trained: a picture is drawn once, but a hand that edits waits for it."""
        sides = [side for side in SIDES if side < finest] + [finest]
        quick = [side for side in sides if self.cost_s(side) <= PAUSED_COST_S]
        return max([min(PAUSED_SIDE, finest), *quick])

    def note(self, side: int, seconds: float) -> None:
        """A field of this side took so long."""
        cost = self._costs_s.get(side)
        self._costs_s[side] = seconds if cost is None else cost + 0.2 * (seconds - cost)

    def cost_s(self, side: int) -> float:
        """What a field of this side takes, as far as is known.

        Never more than a coarser one would take for as many cells: what one late time slice of the machine has added
        to a side that is drawn no more is forgotten as soon as a coarser one is drawn.
        """
        if not self._costs_s:
            return _FIRST_GUESS_S * side**2
        coarser = [known for known in self._costs_s if known <= side] or [min(self._costs_s)]
        return min(self._costs_s[known] * (side / known) ** 2 for known in coarser)
