"""A home put back from its backup."""
