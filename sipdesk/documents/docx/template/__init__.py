"""Somebody else's Word template: looked through, its fields found and filled.

``package`` refuses what a template may not hold, ``fields`` finds its fields and fills
them. Two kinds of field are known: Word's own content controls (``controls``) and
names in double braces (``braces``). Everything happens in memory.
"""
