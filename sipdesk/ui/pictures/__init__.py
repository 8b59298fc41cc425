"""The workshop of pictures: ready materials, the home's own boards and words."""
