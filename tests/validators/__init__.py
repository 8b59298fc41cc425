"""Two engines of others that judge papers against PDF/UA-1 and PDF/A-2a."""
