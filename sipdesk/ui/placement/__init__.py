"""The placement's own track."""
