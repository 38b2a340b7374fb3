"""The medals themselves, and the people who won them."""
