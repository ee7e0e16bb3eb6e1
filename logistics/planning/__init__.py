"""From case and prices to a placement problem, and from its solution to a verified plan."""
