"""The texts of papers, written anew by the home with the paper beside."""
