"""Step 3: Samtycke."""
