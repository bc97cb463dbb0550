"""Whether a clause says that something is so: negation, plans, hedges, allegations."""
