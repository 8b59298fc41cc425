"""What a picture board looks like, in millimetres; nothing here paints.

``layout.layout`` is the way in: from a board to pages of places and marks. What they
are is in ``shapes``, the sheet of paper in ``paper``; ``grids``, ``strips``, ``cards``,
``tables`` and ``scales`` are the kinds. ``documents.pdf.picture_boards`` paints them.
"""
