"""Questions of every kind, and what is said to them."""
