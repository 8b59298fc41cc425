"""A survey on paper, tagged, or as a file with boxes to choose and room to write.

``render`` puts rows on pages; ``faces`` and ``table`` are the rows of a young person
and of adults, ``boxes`` what an answer is ticked in. A file that came back is read by
``template.form``, as any form of somebody else's.
"""
