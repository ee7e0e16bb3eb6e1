"""The types of a case: places, sessions, people, rules."""
