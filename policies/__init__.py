"""What may be said and shown: the guideline, its rules, the channels' limits. Imports none of ours."""
