"""Values for the variables of a query, as people type them on a command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final

from rdflib import Literal, URIRef

from graphkit.errors import QueryError
from graphkit.graph.terms import date_literal

_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DATE: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_PREFIXED: Final = re.compile(r"(?P<prefix>[A-Za-z][\w-]*):(?P<name>[\w.-]*)")
_IRI: Final = re.compile(r"<(?P<inner>[^<>\"{}|\\^`\s]+)>|(?P<web>https?://[^<>\"{}|\\^`\s]+)")


def terms(text: str, prefixes: Mapping[str, str], resolve: Callable[[str], Iterable[str]]) -> list[URIRef | Literal]:
    """The RDF terms that a typed value stands for, any of which may hold.

    ``<IRI>``, an ``http`` address and a name with a known prefix (``gk:sues``) are that IRI; ``"text"`` in double quotation
    marks is that text; a number and a month or day of ISO 8601 are literals of their kinds; all else is the name of an
    entity, whose IRIs ``resolve`` gives, or raises an error of its own.

    Raises QueryError for a text whose quotation marks don't close.
    """
    text = text.strip()
    if iri := _IRI.fullmatch(text):
        return [URIRef(iri["inner"] or iri["web"])]
    if (short := _PREFIXED.fullmatch(text)) and short["prefix"] in prefixes:
        return [URIRef(prefixes[short["prefix"]] + short["name"])]
    if text.startswith('"'):
        try:
            return [Literal(str(json.loads(text)))]
        except json.JSONDecodeError:
            raise QueryError(f'{text}: its quotation marks don\'t close: write a text as "text"') from None
    if _DATE.fullmatch(text):
        return [date_literal(text)]
    if _NUMBER.fullmatch(text):
        return [Literal(Decimal(text)) if "." in text else Literal(int(text))]
    return [URIRef(found) for found in resolve(text)]
