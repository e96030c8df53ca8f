"""Charts of a run: loss and accuracy over epochs."""
