"""What the cards of small words on the plot look like."""

from PySide6.QtGui import QFont

from nngui.ui.colors import Theme

_SHARE_OF_TEXT, _LEAST_PT = 0.85, 6.5


def small_card_style(theme: Theme, font: QFont) -> str:
    """A style sheet for words somewhat smaller than `font`, which is not that of the card: it has this sheet's own."""
    size = max(font.pointSizeF() * _SHARE_OF_TEXT, _LEAST_PT)
    return (
        f"background: {theme.card}; color: {theme.muted}; border: 1px solid {theme.border};"
        f" border-radius: 5px; padding: 2px 6px; font-size: {size:.1f}pt;"
    )
