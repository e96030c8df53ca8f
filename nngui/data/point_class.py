"""Classes: what they are called, and how their points look."""

from collections.abc import Sequence
from dataclasses import dataclass

from nngui.data.errors import DataError
from nngui.data.limits import MAX_NAME_LENGTH

SHAPES = ("circle", "square", "triangle", "diamond", "plus", "star", "pentagon", "hexagon")
COLORS = (
    "#0877bd",
    "#f59322",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
    "#f0e442",
    "ink",
)
COLOR_NAMES = ("blue", "orange", "green", "pink", "sky", "red", "yellow", "ink")


@dataclass(frozen=True, slots=True)
class PointClass:
    """A class: what it is called, and how its points look (a color as #rrggbb, or "ink": the theme's text)."""

    name: str
    color: str
    shape: str

    def __post_init__(self) -> None:
        # Not printable: line breaks, control characters and halves of characters, which no file could hold.
        if not (
            self.name.strip() and self.name.isprintable() and len(self.name) <= MAX_NAME_LENGTH
        ):
            raise DataError(
                "class-name",
                f"A class name has 1 to {MAX_NAME_LENGTH} printable characters.",
                limit=MAX_NAME_LENGTH,
            )
        if self.shape not in SHAPES:
            raise ValueError(f"shape is one of {', '.join(SHAPES)}, not {self.shape!r}")
        is_hex = len(self.color) == 7 and self.color[0] == "#"
        if not (self.color == "ink" or (is_hex and _is_hexadecimal(self.color[1:]))):
            raise ValueError(f'color is "#rrggbb" or "ink", not {self.color!r}')


def default_class(index: int, taken: Sequence[str] = ()) -> PointClass:
    """The class that comes in place `index` of the palette, under a name that is not taken yet."""
    name = COLOR_NAMES[index]
    number = 2
    while name in taken:
        name, number = f"{COLOR_NAMES[index]} {number}", number + 1
    return PointClass(name, COLORS[index], SHAPES[index])


def next_class(classes: Sequence[PointClass]) -> PointClass:
    """The class to add to these: the first color that none of them has."""
    used = {point_class.color for point_class in classes}
    free = [index for index, color in enumerate(COLORS) if color not in used]
    index = free[0] if free else len(classes) % len(COLORS)
    return default_class(index, [point_class.name for point_class in classes])


def default_classes(count: int) -> tuple[PointClass, ...]:
    """The first `count` classes of the palette: blue circles, orange squares, ..."""
    return tuple(default_class(index) for index in range(count))


def _is_hexadecimal(text: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in text)
