"""A survey on paper, tagged, or as a file with boxes to choose and room to write.

``render`` puts rows on pages; ``faces`` and ``table`` are the rows of a young person
and of adults, ``boxes`` what an answer is ticked in; ``reading`` reads a file that came
back.
"""
