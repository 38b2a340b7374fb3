"""Texts read, and what they are in canonical words."""
