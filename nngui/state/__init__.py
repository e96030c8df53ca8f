"""Frozen values: what a session is, what changes it, what the worker and the window tell each other. No Qt."""
