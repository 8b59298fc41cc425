"""The facts of the home and of oneself, and the home's own figures."""
