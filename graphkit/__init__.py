"""Knowledge graphs from news about celebrities and brands.

    import graphkit

    kg = graphkit.build("articles/")        # or graphkit.open("output/")
    kg.facts("Kim Kardashian")
    kg.query("SELECT ?who WHERE { ?who gk:sues ?whom }")
    kg.export("graph.ttl")

:func:`build` reads articles, :func:`open` reads a graph that the command ``graphkit build`` or :meth:`KnowledgeGraph.save`
wrote; both give a :class:`KnowledgeGraph`.  The values it is made of are in :mod:`graphkit.model`, the errors in
:mod:`graphkit.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.version import VERSION

if TYPE_CHECKING:
    from graphkit.api import KnowledgeGraph, build, open
    from graphkit.errors import GraphkitError

__version__ = VERSION
__all__ = ["GraphkitError", "KnowledgeGraph", "__version__", "build", "open"]

_HOMES = {"GraphkitError": "graphkit.errors", "KnowledgeGraph": "graphkit.api", "build": "graphkit.api", "open": "graphkit.api"}


def __getattr__(name: str) -> Any:
    # What is slow to import is imported when it is first asked for, so that the command answers at once.
    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute '{name}'")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
