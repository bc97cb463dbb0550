"""A user's list as a list of names to recognise in articles: what ``graphkit/rules/en/names/README.md`` describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.known.model import KnownEntity
from graphkit.language.names.gazetteer import NAME_COLUMNS, Entry, Gazetteer, name_key
from graphkit.vocabulary import Vocabulary, load

_WIKIDATA: Final = "wikidata.org/"
#: A name of so few letters is as likely a word, an abbreviation or a part of something else.
_DOUBTFUL: Final = 3


def entries(known: Iterable[KnownEntity], listed: Gazetteer, vocabulary: Vocabulary | None = None) -> tuple[Entry, ...]:
    """What a recogniser that knows the names of ``listed`` can learn from a list, sorted by name.

    That is every entity with a type that is not listed, and every listed one for which the list has more names; what is said of
    the latter stays.  Names that would mislead are left out: one word of a person's name among the aliases, and names with
    characters that a list can't hold.
    """
    vocabulary = vocabulary or load()
    found: dict[str, Entry] = {}
    for entity in known:
        if entity.type is None or not _writable(entity.label):
            continue
        same = next((e for e in listed.lookup(entity.label) if _together(e.type, entity.type, vocabulary)), None)
        base = same or Entry(
            entity.label, entity.type, wikidata=_wikidata(entity), source="imported", ambiguous=_short(entity.label)
        )
        keys = {name_key(name) for name in (base.name, *base.aliases)}
        new = tuple(a for a in _aliases(entity) if name_key(a) not in keys)
        if same is not None and not new:
            continue
        made = Entry(
            base.name,
            base.type,
            (*base.aliases, *new),
            base.kinds,
            base.demonyms,
            base.gender,
            base.wikidata,
            base.source,
            base.ambiguous,
            (*base.ambiguous_aliases, *(a for a in new if _short(a))),
        )
        # Of two with one name, the first: a list can hold a name once.
        found.setdefault(made.name, made)
    return tuple(found[name] for name in sorted(found))


def table(rows: Iterable[Entry]) -> str:
    """The rows as a file of tab-separated values."""
    return "".join("\t".join(cells) + "\n" for cells in (NAME_COLUMNS, *map(_cells, rows)))


def _cells(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield entry.type
    for several in (entry.aliases, entry.kinds, entry.demonyms):
        yield "|".join(several)
    yield entry.gender or ""
    yield entry.wikidata or ""
    yield entry.source
    yield "|".join((*(("yes",) if entry.ambiguous else ()), *entry.ambiguous_aliases))


def _aliases(entity: KnownEntity) -> Iterator[str]:
    seen = {name_key(entity.label)}
    for alias in entity.aliases:
        if _writable(alias) and name_key(alias) not in seen and (entity.type != "Person" or " " in alias):
            seen.add(name_key(alias))
            yield alias


def _writable(name: str) -> bool:
    return name.isprintable() and "|" not in name and not name.startswith("#") and any(c.isalnum() for c in name)


def _short(name: str) -> bool:
    return len(name) <= _DOUBTFUL


def _together(here: str, there: str, vocabulary: Vocabulary) -> bool:
    return here == there or all(vocabulary.is_a(type, "Organization") for type in (here, there))


def _wikidata(entity: KnownEntity) -> str | None:
    for iri in entity.iris:
        host, found, rest = iri.partition(_WIKIDATA)
        id = rest.rpartition("/")[2]
        if found and host.startswith(("http://", "https://")) and id.startswith("Q") and id[1:].isdecimal():
            return id
    return None
