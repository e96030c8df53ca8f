"""The canvas: points, the decision boundary under them, and the tools that ask for edits of the points."""
