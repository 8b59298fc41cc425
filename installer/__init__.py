"""What makes the MSI for Windows, on Debian 12: see ``README.md``, "Installationen"."""
