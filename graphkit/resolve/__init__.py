"""Referents of many documents to entities: who is the same, under what name, and why."""

from graphkit.resolve.identity import Resolution, resolve

__all__ = ["Resolution", "resolve"]
