"""Claims about the program, tried many times: ``python -m tests.proofs NAME [--long]``.

Each claim prints one JSON line: ``{"claim", "tried", "failed"}``, and what was measured
on the way. The exit status is 1 if any failed, or if nothing was tried. The short form
takes a sample with a fixed seed and ends within 50 seconds, ``meeting`` within three
minutes; the counts that are named anywhere are ``--long``'s.
"""
