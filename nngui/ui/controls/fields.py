"""The controls' front door: every building block of a form, from one import."""

from nngui.ui.controls.buttons import Button, ChipButton
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import Scale, linear_scale, log_scale
from nngui.ui.controls.slider_field import SliderField
from nngui.ui.controls.surfaces import CardFrame, Section

__all__ = [
    "Button",
    "CardFrame",
    "ChipButton",
    "Choice",
    "ChoiceItem",
    "NumberField",
    "Row",
    "Scale",
    "Section",
    "SliderField",
    "linear_scale",
    "log_scale",
]
