"""The one window: the frame around everything, and the desk inside an unlocked home."""
