"""Somebody else's form in PDF: looked through, its fields found and filled.

``safety`` refuses what a form may not hold, ``form`` finds the fields and fills them,
``picture`` draws how a filled field looks. Everything happens in memory.
"""
