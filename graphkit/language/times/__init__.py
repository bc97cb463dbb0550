"""Expressions of time: found, read, and resolved against a document."""
