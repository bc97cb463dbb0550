"""The graph for programs that draw and count: GraphML, and GEXF with a timeline.

Both come from the networkx graph of :mod:`graphkit.views.network`.  Their attributes are plain: several values are joined with
`` | ``, amounts are floating-point numbers, and a character that XML can't hold becomes U+FFFD.
"""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from graphkit.views.network import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from graphkit.model import Knowledge
    from graphkit.vocabulary import Vocabulary

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN_TODAY: Final = re.compile(rb' lastmodifieddate="[^"]*"')
_FIRST_DAY: Final = {4: "-01-01", 7: "-01", 10: ""}


def graphml(knowledge: Knowledge, vocabulary: Vocabulary | None = None) -> Iterator[bytes]:
    """GraphML 1.0 (http://graphml.graphdrawing.org): names, types, weights, dates and the rest as attributes."""
    from networkx.readwrite.graphml import generate_graphml

    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in generate_graphml(_plain(network(knowledge, vocabulary))):
        yield line.encode() + b"\n"


def gexf(knowledge: Knowledge, vocabulary: Vocabulary | None = None) -> Iterator[bytes]:
    """GEXF 1.2 (https://gexf.net): like the GraphML, and dated edges begin on their day in Gephi's timeline.

    The timeline knows days only, so a month or year begins on its first day; the attribute ``date`` has what the text says.
    """
    from networkx.readwrite.gexf import write_gexf

    graph = _plain(network(knowledge, vocabulary))
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
        if len(data.get("date", "")) in _FIRST_DAY:
            data["start"] = data["date"] + _FIRST_DAY[len(data["date"])]
    written = io.BytesIO()
    write_gexf(graph, written, version="1.2draft")
    yield _WRITTEN_TODAY.sub(b"", written.getvalue(), count=1) + b"\n"


def _plain(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    for _, node in graph.nodes(data=True):
        _flatten(node)
    for _, _, edge in graph.edges(data=True):
        _flatten(edge)
    return graph


def _flatten(attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        if isinstance(value, tuple):
            attributes[name] = _NOT_IN_XML.sub("�", " | ".join(value))
        elif isinstance(value, Decimal):
            attributes[name] = float(value)
        elif isinstance(value, str):
            attributes[name] = _NOT_IN_XML.sub("�", value)
