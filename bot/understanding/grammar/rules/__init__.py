"""Rules with meanings, by subject; within a level a rule that is imported earlier is tried earlier."""
