"""Claims of many documents to assertions: one for each happening or state, with all its evidence."""

from graphkit.fuse.assertions import fuse

__all__ = ["fuse"]
