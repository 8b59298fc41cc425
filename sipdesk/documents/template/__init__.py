"""The plan on somebody else's template.

``told`` says what stands in each of our fields for one recipient, ``mapped`` what then
stands in each field of a template, ``guess`` proposes which is which by name, ``file``
reads and fills the template whatever kind it is, ``example`` is whom it is tried on.
"""
