"""Pictures: read to be traced."""
