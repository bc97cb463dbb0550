"""What a user knows already: a company's own list of brands, an extract of Wikidata; read, linked, and kept beside the graph."""

from graphkit.known.linking import link, unlinked
from graphkit.known.model import Doubt, KnownEntity, KnownList, Link, Linked
from graphkit.known.reading import read

__all__ = ["Doubt", "KnownEntity", "KnownList", "Link", "Linked", "link", "read", "unlinked"]
