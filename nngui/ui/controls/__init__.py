"""The building blocks of the controls panel: number fields, sliders, choices, sections, cards."""
