"""All points as a table: found, sorted, edited, and selected together with the canvas."""
