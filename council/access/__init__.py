"""Who may see and do what: offices, capacities, and one scope for each kind of thing."""
