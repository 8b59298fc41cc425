"""From case and content to paper: one composer a paper; ``pdf`` paints them."""
