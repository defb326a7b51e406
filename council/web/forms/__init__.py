"""The shape of what is sent from a page; what the law says of it is asked later, in actions."""
