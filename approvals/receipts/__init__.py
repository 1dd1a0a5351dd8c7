"""Receipts: what a person said in advance, for themselves and for machines, signed by the company."""
