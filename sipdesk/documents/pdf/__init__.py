"""Paper from a document: the only place that knows reportlab.

``render.render`` is the way in. From the outside inwards: ``story`` turns blocks into
pieces, ``pages`` puts the pieces on pages, ``pieces``, ``grid`` and ``figure`` are
what can stand on a page, ``canvas`` paints them as tagged content, ``structure`` is
what a screen reader reads. A paper to fill in on screen differs in three modules:
``form_story`` sees what is blank, ``blanks`` are the places to answer, ``fields`` what
they are in the file.
"""
