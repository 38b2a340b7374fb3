"""Small Games, and somebody at the results desk."""
