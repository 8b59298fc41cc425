"""Pictures of the home's own for boards, and boards for other homes and programs."""
