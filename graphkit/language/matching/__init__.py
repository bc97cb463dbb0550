"""The rules: their small language, their files, and where in a sentence they fit."""
