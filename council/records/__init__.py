"""What is written down: the tables, whose every invariant is a constraint with a name."""
