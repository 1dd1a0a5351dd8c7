"""The use cases: each opens a unit of work, calls the verbs of the rules, and commits once."""
