"""What if: medals that go, come or change hands, and what was needed."""
