"""What the operator says in a terminal: one file a command, the same actions as in the browser."""
