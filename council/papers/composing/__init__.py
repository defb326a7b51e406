"""From the records to the frozen text of a paper: read once, in a constant number of queries."""
