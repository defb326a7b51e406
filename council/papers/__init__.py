"""What is printed: the protocol and the decision sheets, as PDFs that are pure functions of a frozen text."""
