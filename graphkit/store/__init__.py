"""Where triples live: a folder on disk (an Oxigraph database), memory, or a SPARQL 1.1 endpoint, all seen through rdflib."""

from graphkit.store.base import PARTS, DiskAddress, EndpointAddress, MemoryAddress, Store, Triple
from graphkit.store.opening import address, open_store

__all__ = ["PARTS", "DiskAddress", "EndpointAddress", "MemoryAddress", "Store", "Triple", "address", "open_store"]
