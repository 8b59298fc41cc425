"""What screens are built of: tokens, text, buttons, fields, lists and notices.

Nothing is imported here, so that a model may use ``dates`` without Qt and the
first window pays only for what it shows.
"""
