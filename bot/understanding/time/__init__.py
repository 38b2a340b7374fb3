"""Moments in what people type: days, times, numbers, Games."""
