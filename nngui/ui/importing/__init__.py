"""Bringing data in: what is simple opens at once, of everything else somebody chooses the columns."""
