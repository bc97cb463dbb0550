"""What has to be known of a query's text before it is run: its words, its parameters, and whether it is allowed.

The words follow the grammar of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), so that what stands in
a string, an IRI or a comment is never taken for a keyword.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, TypeAlias

from graphkit.errors import QueryError

if TYPE_CHECKING:
    from rdflib import Literal, URIRef

Term: TypeAlias = "URIRef | Literal"

_TOKEN: Final = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<comment>\#[^\n\r]*)
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:_|[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:\w|:|%[0-9A-Fa-f]{2}|\\.)(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)?)
    |(?P<word>[^\W\d_][\w-]*)
    |(?P<space>\s+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"])
_QUERIES: Final = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
_UNHELPFUL: Final = re.compile(r"\[.*?\](?: \| \[.*?\])*", re.DOTALL)
_MOST_EXPECTED: Final = 8
_POSITION: Final = re.compile(r"(?:error )?at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query: its ``kind`` (a group of the pattern), its text and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals, or ``""`` for what can't be a keyword."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(query: str) -> tuple[Token, ...]:
    """The words of a query without spaces and comments."""
    found = (Token(str(match.lastgroup), match.group(), match.start()) for match in _TOKEN.finditer(query))
    return tuple(token for token in found if token.kind not in ("space", "comment"))


def forbid(query: str, *, update: bool = False) -> None:
    """Raises :class:`QueryError` for a query or update that calls another service, or loads from anywhere."""
    refused = {"SERVICE": "must not call other services"} | ({"LOAD": "must not load files or addresses"} if update else {})
    # A parser may undo \\u escapes before it looks for keywords.
    unescaped = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), query) if "\\" in query else query
    for text in dict.fromkeys((query, unescaped)):
        if any(word in text.upper() for word in refused):  # else there is no need to look closer
            for token in tokens(text):
                if why := refused.get(token.keyword):
                    kind = "an update" if update else "a query"
                    raise QueryError(f"{place(text, token.start)}: {token.keyword} is not allowed: {kind} {why}")


def broken(query: str, known_prefixes: Mapping[str, str], error: SyntaxError) -> QueryError:
    """The error for a query that can't be parsed: an update, an unknown prefix, or what the parser says."""
    words = tokens(query)
    first = next((t for t in words if t.keyword in _QUERIES | _UPDATES), None)
    if first is not None and first.keyword in _UPDATES:
        where, word = place(query, first.start), first.keyword
        return QueryError(f"{where}: {word} changes the graph: only SELECT, ASK, CONSTRUCT and DESCRIBE are run")
    declared = {b.text for a, b in pairwise(words) if a.keyword == "PREFIX"}
    for token in words:
        prefix = token.text.split(":", 1)[0]
        if token.kind == "name" and f"{prefix}:" not in declared and prefix not in known_prefixes and prefix != "_":
            listed = ", ".join(sorted(known_prefixes))
            return QueryError(f"{place(query, token.start)}: the prefix {prefix}: is not declared; known without that: {listed}")
    return QueryError(explained(query, str(error)))


def bind(query: str, bindings: Mapping[str, Sequence[Term]]) -> str:
    """The query with its parameters bound: each variable of ``bindings`` can only be one of the given terms.

    A query declares parameters by a block such as ``VALUES (?brand ?day) { (UNDEF UNDEF) }``, which is then filled.  A
    variable without such a block gets one at the beginning of the outermost group.  The terms are written by rdflib.

    Raises :class:`QueryError` for a variable that the query does not have, and where there is no group to put it in.
    """
    if not bindings:
        return query
    words = tokens(query)
    used = {token.text[1:] for token in words if token.kind == "variable"}
    for name in bindings:
        if name not in used:
            raise QueryError(f"the query has no variable ?{name} to bind: it has {_listed(used)}")
    edits: list[tuple[int, int, str]] = []
    open_names = dict(bindings)
    for start, end, names in _parameter_blocks(query, words):
        if not open_names.keys().isdisjoint(names):
            choices = [[term.n3() for term in open_names.pop(name)] if name in open_names else ["UNDEF"] for name in names]
            rows = " ".join(f"({' '.join(row)})" for row in product(*choices))
            edits.append((start, end, f"VALUES ({' '.join('?' + name for name in names)}) {{ {rows} }}"))
    if open_names:
        group = _outermost_group(words)
        blocks = "".join(f" VALUES ?{n} {{ {' '.join(t.n3() for t in terms)} }}" for n, terms in open_names.items())
        edits.append((group, group, blocks))
    for start, end, text in sorted(edits, reverse=True):
        query = query[:start] + text + query[end:]
    return query


def place(query: str, position: int) -> str:
    """Where a position is, for people: line and column from 1."""
    line = query.count("\n", 0, position) + 1
    return f"query line {line}, column {position - (query.rfind(chr(10), 0, position) + 1) + 1}"


def explained(query: str, message: str) -> str:
    """What a parser says of a broken query, for people: where, what stands there, what was expected."""
    match = _POSITION.fullmatch(message.strip())
    if match is None:
        return f"the query can't be answered: {message}"
    line, column, expected = int(match[1]), int(match[2]), match[3]
    lines = query.split("\n")
    shown = lines[line - 1][: column - 1].strip()[-40:] if line <= len(lines) else ""
    after = f"after '{shown}'" if shown else "at its beginning"
    listed = (word.strip().strip('"') for word in _UNHELPFUL.sub("", expected.replace("\n", " ")).split(", "))
    wanted = [word for word in listed if word and word != "|"]
    if {"<", "?"} <= set(wanted):
        useful = "a variable, an IRI or a value"
    else:
        useful = ", ".join(wanted[:_MOST_EXPECTED]) + (", …" if len(wanted) > _MOST_EXPECTED else "") or "something else"
    return f"query line {line}, column {column} ({after}): expected {useful}"


def _parameter_blocks(query: str, words: Sequence[Token]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and variable names of each VALUES block that has one row, of UNDEF only."""
    for index, token in enumerate(words):
        if token.keyword != "VALUES":
            continue
        end = next((i for i in range(index, len(words)) if words[i].text == "}"), None)
        if end is None:
            return
        block = words[index + 1 : end]
        names = tuple(t.text[1:] for t in block if t.kind == "variable")
        undefined = sum(t.keyword == "UNDEF" for t in block)
        punctuation = sum(t.text in ("(", ")", "{") for t in block)
        if names and undefined == len(names) and len(block) == undefined + len(names) + punctuation:
            yield token.start, words[end].start + 1, names


def _outermost_group(words: Sequence[Token]) -> int:
    """The position after the ``{`` of the outermost group (not of a CONSTRUCT template)."""
    depth = 0
    template = False
    for before, token in zip((None, *words), words, strict=False):
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(token.text, 0) if token.kind == "other" else 0
        if token.text == "{" and depth == 1:
            if before is None or before.keyword != "CONSTRUCT":
                if before is not None and before.keyword == "WHERE" and _short_construct(words):
                    break
                return token.start + 1
            template = True
    told = "write CONSTRUCT { … } WHERE { … }" if not template else "write WHERE { … }"
    raise QueryError(f"the query has no group in which a parameter could be bound: {told}")


def _short_construct(words: Sequence[Token]) -> bool:
    return any(a.keyword == "CONSTRUCT" and b.keyword == "WHERE" for a, b in pairwise(words))


def _listed(names: set[str]) -> str:
    return ", ".join(f"?{name}" for name in sorted(names)) or "none"
