"""Every color of the window, as two frozen values: one light look, one dark."""

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]

_CLASS_HUES = ("#0877bd", "#f59322", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")


@dataclass(frozen=True)
class Theme:
    """Every named color of one look, each as `#rrggbb`."""

    name: ThemeName
    ground: str
    """Behind the cards."""
    card: str
    border: str
    text: str
    muted: str
    """Captions, units, headings: still readable (4.5:1)."""
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_text: str
    """On a fill of `accent`."""
    accent_tint: str
    """The fill of what is chosen: a tool, a class, a row."""
    field: str
    """The fill of combo boxes, number fields and quiet buttons."""
    field_border: str
    control_border: str
    """The outline of check boxes, which have nothing else to be seen by (3:1)."""
    hover: str
    pressed: str
    groove: str
    selection: str
    selection_text: str
    danger: str
    warning: str
    tooltip: str
    tooltip_text: str
    plot_background: str
    grid_line: str
    ink: str
    """The strongest color on a plot: training curves, the decision boundary, class 8."""
    paper: str
    """The opposite of `ink`: what a test point is filled with."""
    mark_outline: str
    """Round points on a tinted field (3:1 against both the field and the class colors)."""
    class_colors: tuple[str, str, str, str, str, str, str, str]
    """Blue, orange, then Okabe-Ito, then ink."""


LIGHT = Theme(
    name="light",
    ground="#f3f5f8",
    card="#ffffff",
    border="#e3e6ec",
    text="#1f2430",
    muted="#5d677b",
    disabled="#a3abba",
    accent="#3454d1",
    accent_hover="#2b48bb",
    accent_pressed="#233ca1",
    accent_text="#ffffff",
    accent_tint="#e6edfb",
    field="#f6f7f9",
    field_border="#dde1e8",
    control_border="#7f8999",
    hover="#eceff4",
    pressed="#e0e5ed",
    groove="#dfe2e8",
    selection="#3454d1",
    selection_text="#ffffff",
    danger="#c02633",
    warning="#8f5200",
    tooltip="#1f2430",
    tooltip_text="#f6f7f9",
    plot_background="#ffffff",
    grid_line="#e8ebf0",
    ink="#1f2430",
    paper="#ffffff",
    mark_outline="#1f2430",
    class_colors=(*_CLASS_HUES, "#1f2430"),
)

DARK = Theme(
    name="dark",
    ground="#12151c",
    card="#1b1f29",
    border="#2b313e",
    text="#e7eaf1",
    muted="#9ba5b9",
    disabled="#5f6879",
    accent="#86a1ff",
    accent_hover="#9db3ff",
    accent_pressed="#6f8dfa",
    accent_text="#0e1424",
    accent_tint="#283455",
    field="#232834",
    field_border="#363d4c",
    control_border="#78839a",
    hover="#2a303d",
    pressed="#323949",
    groove="#363d4c",
    selection="#86a1ff",
    selection_text="#0e1424",
    danger="#ff8087",
    warning="#f0b24f",
    tooltip="#e7eaf1",
    tooltip_text="#1b1f29",
    plot_background="#1b1f29",
    grid_line="#2b313e",
    ink="#f2f4f8",
    paper="#12151c",
    mark_outline="#f2f4f8",
    class_colors=(*_CLASS_HUES, "#f2f4f8"),
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK)}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two `#rrggbb` colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(ground: str, color: str, share: float) -> str:
    """`color` laid over `ground` with an opacity of `share`, as one opaque color."""
    pairs = ((int(ground[i : i + 2], 16), int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * share):02x}" for below, above in pairs)


def _luminance(color: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
