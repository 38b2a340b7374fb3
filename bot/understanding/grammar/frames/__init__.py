"""Frames: each makes one shape of question of a bag, and is a reading only when nothing is left over."""
