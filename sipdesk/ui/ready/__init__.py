"""Redo för nästa steg: SiS assessment, nämndens decision, and what is missing."""
