"""Which nations, people, sports, days or Games: by conditions, or the most and the fewest."""
