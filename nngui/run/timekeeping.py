"""Who keeps the timeline of a run: takes moments at fixed epochs, and follows it where commands lead.

Moments become rarer as a run grows: a million epochs make some five hundred checkpoints.
"""

from collections.abc import Callable

from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import Evaluation
from nngui.state.timeline import MAX_BYTES, Moment, Timeline

# The run before a reset is kept as well, for its undo: together they are within bounds.
_SHARE_BYTES = MAX_BYTES // 2


class Timekeeper:
    """The timeline of the present run, and that of the one before it."""

    def __init__(self) -> None:
        self._timeline = Timeline()
        self._earlier = Timeline()

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    def begin(self) -> None:
        """Weights are drawn anew."""
        self._change(Timeline())

    def go_to(self, checkpoint: Checkpoint) -> None:
        """A state comes back: what led there is its timeline."""
        found = (one.before(checkpoint) for one in (self._timeline, self._earlier))
        past = max(found, key=lambda one: len(one.moments))
        if past.moments and past.moments[0] in self._timeline.moments:
            self._timeline = past
        else:
            self._change(past)

    def note(self, take: Callable[[], Checkpoint], epoch: int, evaluation: Evaluation) -> None:
        """An epoch is over, or training begins: take this moment if it is one of those to be kept.

        A run that is at an earlier epoch than its last moment has diverged and gone back.
        """
        self._timeline = self._timeline.up_to(epoch)
        if self._timeline.is_due(epoch):
            moment = Moment(take(), evaluation)
            self._timeline = self._timeline.followed_by(moment, max_bytes=_SHARE_BYTES)

    def _change(self, timeline: Timeline) -> None:
        if self._timeline.moments:
            self._earlier = self._timeline
        self._timeline = timeline
