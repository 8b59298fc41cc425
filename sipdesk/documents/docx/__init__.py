"""The same papers for Word: the only place that knows python-docx.

``render.render`` is the way in. ``story`` turns blocks into paragraphs and tables,
``styles`` says how they look, ``elements`` writes what python-docx has no words for,
``package`` makes the file neutral and always the same, ``reading`` reads it back.
"""
