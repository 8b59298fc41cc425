"""Paints picture boards, which ``documents.picture_boards`` lays out.

``render`` is the way in, for one board or a booklet of several. ``labels`` sets words
in a room, ``stock`` finds the pictures, ``places`` tells where in its slot each
stands, ``painter`` paints pages with a ``pen`` that thinks in millimetres, and
``marks`` what is there beside the slots. ``colours`` are those of a board.
"""
