"""Hears how sentences sound, with a packaged multilingual model; next to `approvals.faces` the only room that runs one.

embedding   sentences become vectors: the model's own, or those kept in known.npz
extra       whether the model is installed
keeping     writes known.npz
listening   the ear of the guideline in force, made in the background
"""
