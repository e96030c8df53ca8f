"""What the layers of a network do to the plane: a sheet of paper on its way through them."""
