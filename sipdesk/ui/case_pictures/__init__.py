"""Bildstöd in a case: its boards, what the young person has answered, its photos."""
