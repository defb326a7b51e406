"""The demonstration: one remembered world, built by calling the actions, with invented persons."""
