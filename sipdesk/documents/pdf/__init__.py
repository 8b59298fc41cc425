"""Paper from a document: the only place that knows reportlab and svglib.

``render.render`` is the way in. From the outside inwards: ``story`` turns blocks into
pieces, ``pages`` puts the pieces on pages, ``pieces``, ``grid``, ``figure`` and
``pictures`` are what can stand on a page, ``symbol`` makes what paints a symbol,
``canvas`` paints it all as tagged content, ``structure`` is what a screen reader reads.
``hand`` knows how a language is set and ``typeset`` measures its texts: Latin by
``fonts``, other scripts by ``shaping``, which a Latin paper never loads. A paper to
fill in on screen differs in three modules: ``form_story`` sees what is blank,
``blanks`` are the places to answer, ``fields`` what they are in the file.
"""
