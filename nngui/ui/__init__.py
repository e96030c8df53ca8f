"""The window: views that draw values and emit requests; they never change what they show."""
