"""Which part of the plane fills how many pixels, and where in it a pixel lies. Plain geometry."""

from dataclasses import dataclass
from functools import cached_property

from nngui.state.snapshot import Rect
from nngui.ui.canvas.framing import tick_step
from nngui.ui.canvas.hits import Pixel


@dataclass(frozen=True)
class Plane:
    """What is seen where `asked` is to be seen in a window of so many pixels.

    A window of another shape gets another value with the same `asked`: what a small window has to leave out comes
    back when it grows.
    """

    asked: Rect
    width: float
    height: float
    equal_axes: bool = True
    """Whether a unit is as long across as it is upwards."""

    @cached_property
    def rect(self) -> Rect:
        """All that was asked for, and with equal axes more on two sides where the window has another shape."""
        asked, width, height = self.asked, self.width, self.height
        if not self.equal_axes or min(width, height, asked.width, asked.height) <= 0:
            return asked
        more_up = 0.5 * (asked.width * height / width - asked.height)
        if more_up >= 0:
            return Rect(asked.x1_min, asked.x2_min - more_up, asked.x1_max, asked.x2_max + more_up)
        more_across = 0.5 * (asked.height * width / height - asked.width)
        return Rect(
            asked.x1_min - more_across, asked.x2_min, asked.x1_max + more_across, asked.x2_max
        )

    @cached_property
    def pixel(self) -> Pixel:
        """The size of a pixel in data units."""
        return Pixel(
            self.rect.width / max(self.width, 1.0), self.rect.height / max(self.height, 1.0)
        )

    @cached_property
    def steps(self) -> tuple[float, float]:
        """Round distances between two numbers, across and upwards."""
        across, up = tick_step(self.rect.width), tick_step(self.rect.height)
        return (max(across, up),) * 2 if self.equal_axes else (across, up)

    def place_at(self, right: float, down: float) -> tuple[float, float]:
        """The place so many pixels from the upper left corner; held within what is in view."""
        right = min(max(right, 0.0), self.width)
        down = min(max(down, 0.0), self.height)
        return self.rect.x1_min + right * self.pixel.x1, self.rect.x2_max - down * self.pixel.x2
