"""Handbok: how the work goes, and what stands in the way of a SIP."""
