"""Surveys on paper and in files, at the step they belong to: out, and back in."""
