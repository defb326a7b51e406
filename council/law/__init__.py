"""What the Regulation of a body says: pure functions that answer with a ruling and never raise."""
