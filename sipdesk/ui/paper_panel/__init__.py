"""The preview of one paper, with handing it out; shared by screens."""
