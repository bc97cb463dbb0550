"""Gold facts: what a careful reader finds in an article, read from JSON files and matched by name.

One file per article: ``doc``, ``published``, ``entities`` (name -> type and aliases) and ``facts``.
An optional fact may be found or missed at no cost; all others count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from graphkit.errors import InputError
from graphkit.model import Status
from graphkit.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Entity types that often have no proper name, so that a prediction may meet them by the words they share.
LOOSE_TYPES = frozenset({"Campaign", "Product", "Work", "Occasion", "Group", "LegalCase", "Place", "Topic", "Thing"})
#: Words that never count when names are compared.
STOP_WORDS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"}
) | frozenset({"of", "for", "on", "in", "at", "to", "and", "'s", "s", "with", "by", "from"})

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})
_POSSESSIVE = re.compile(r"'s\b")
_NOT_A_WORD = re.compile(r"[^\w\s&$]")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of a gold document under its canonical ``name``; ``aliases`` are how else the text calls it."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name, then the aliases."""
        return (self.name, *self.aliases)

    @property
    def unnamed(self) -> bool:
        """Whether it has no proper name ("production company")."""
        return self.name == self.name.lower()


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact of a gold document.  ``quote`` is where it is read, ``amount`` is in units of ``currency``."""

    subject: str
    relation: str
    object: str
    status: Status
    date: str | None = None
    by: str | None = None
    amount: float | None = None
    currency: str | None = None
    quote: str = ""
    optional: bool = False

    @property
    def counts(self) -> bool:
        """Whether missing it costs recall: it is Asserted and not optional."""
        return self.status is Status.ASSERTED and not self.optional


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one article.  ``name`` is the article's file name."""

    name: str
    entities: tuple[GoldEntity, ...]
    facts: tuple[GoldFact, ...]
    published: str | None = None


@lru_cache(maxsize=65536)
def normalized(name: str) -> str:
    """The name as it is compared: lower case, no possessive or punctuation, no leading stop words."""
    text = _POSSESSIVE.sub("", name.lower().translate(_TYPOGRAPHY))
    words = _NOT_A_WORD.sub(" ", text).split()
    first = next((i for i, word in enumerate(words) if word not in STOP_WORDS), len(words))
    return " ".join(words[first:])


@lru_cache(maxsize=65536)
def content_words(name: str) -> frozenset[str]:
    """The words of a name that carry meaning, without the plural's final s."""
    words = (word for word in normalized(name).split() if word not in STOP_WORDS)
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


class GoldNames:
    """Finds which entities of one gold document a predicted entity may be."""

    def __init__(self, entities: Iterable[GoldEntity]) -> None:
        """Index the entities by all their names."""
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._loose: list[tuple[str, list[frozenset[str]]]] = []
        for entity in entities:
            for name in entity.names:
                self._exact[normalized(name)].add(entity.name)
            if entity.type in LOOSE_TYPES or entity.unnamed:
                self._loose.append((entity.name, [content_words(name) for name in entity.names]))

    def resolve(self, names: Sequence[str]) -> frozenset[str]:
        """The gold entities that ``names`` (the label first) may stand for: by label, else by alias, else by shared words."""
        if not names:
            return frozenset()
        by_label = self._exact.get(normalized(names[0]))
        if by_label:
            return frozenset(by_label)
        by_alias = frozenset(entity for name in names[1:] for entity in self._exact.get(normalized(name), ()))
        if by_alias:
            return by_alias
        wanted = [words for words in map(content_words, names) if words]
        return frozenset(entity for entity, golds in self._loose for gold in golds for words in wanted if _alike(words, gold))


def _alike(words: frozenset[str], gold: frozenset[str]) -> bool:
    """Whether two word sets name the same thing: half of the words are shared, or the gold's are all there and few are added."""
    if not gold:
        return False
    return len(words & gold) / len(words | gold) >= 0.5 or (gold <= words and len(words) <= len(gold) + 3)


# What is in the files.  Unknown keys and wrong types are refused.

_Text = Annotated[str, StringConstraints(min_length=1)]
_Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _EntityRecord(_Record):
    type: _Text
    aliases: tuple[str, ...] = ()


class _FactRecord(_Record):
    s: _Text
    r: _Text
    o: _Text
    status: Status
    optional: bool
    quote: str = ""
    date: _Date | None = None
    by: str | None = None
    amount: float | None = None
    currency: str | None = None


class _FileRecord(_Record):
    doc: _Text
    entities: dict[str, _EntityRecord]
    facts: tuple[_FactRecord, ...]
    published: _Date | None = None


def load_gold(path: str | Path, vocabulary: Vocabulary | None = None) -> tuple[GoldDocument, ...]:
    """Read gold files.

    ``path`` is a folder of ``*.json`` files (read in the order of their names) or one such file.  ``vocabulary`` has the
    relations and classes that may occur (default: the ontology's).
    Raises :class:`InputError`, naming file and field, for a missing path, a folder without gold, JSON that can't be
    read, a field that is missing, unknown or of the wrong type, a relation or class that the vocabulary does not
    have, a fact about an entity that the file does not list, and two files about the same article.
    """
    path = Path(path)
    if path.is_file():
        files = [path]
    elif path.is_dir():
        files = sorted(path.glob("*.json"), key=str)
    else:
        raise InputError(f"{path}: no such file or folder; give the folder that holds the gold *.json files")
    if not files:
        raise InputError(f"{path}: no *.json file in it; give the folder that holds the gold files")
    documents = tuple(_load_file(file, vocabulary or load()) for file in files)
    seen: dict[str, Path] = {}
    for file, document in zip(files, documents, strict=True):
        if document.name in seen:
            raise InputError(f"{file}: doc: {seen[document.name]} is about {document.name!r} too; keep one of them")
        seen[document.name] = file
    return documents


def kept_back(path: str | Path) -> frozenset[str]:
    """File names of the articles that a gold folder keeps for validation: those that its ``validation.txt`` lists, if any.

    Of these only numbers should be shown to those who write rules.  The list has one name a line, without ending; the
    ending of the articles is ``.txt``.
    """
    path = Path(path)
    listed = (path if path.is_dir() else path.parent) / "validation.txt"
    try:
        names = listed.read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise InputError(f"{listed}: can't be read ({error.strerror}); check its permissions") from error
    return frozenset(f"{name}.txt" for name in names)


def _load_file(file: Path, vocabulary: Vocabulary) -> GoldDocument:
    try:
        record = _FileRecord.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: can't be read ({error.strerror}); check its permissions") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "file"
        raise InputError(f"{file}: {field}: {first['msg']}; correct the gold file") from error
    for name, entity in record.entities.items():
        if entity.type not in vocabulary.classes:
            raise InputError(f"{file}: entities.{name}.type: {entity.type!r} is not a class; `graphkit relations` lists them")
    for position, fact in enumerate(record.facts):
        if fact.r not in vocabulary.relations:
            raise InputError(f"{file}: facts.{position}.r: {fact.r!r} is not a relation; `graphkit relations` lists them")
        for field, name in (("s", fact.s), ("o", fact.o)):
            if name not in record.entities:
                raise InputError(f"{file}: facts.{position}.{field}: {name!r} is not among the entities; add it there")
    return GoldDocument(
        name=record.doc,
        published=record.published,
        entities=tuple(GoldEntity(name, entity.type, entity.aliases) for name, entity in record.entities.items()),
        facts=tuple(
            GoldFact(
                subject=fact.s,
                relation=fact.r,
                object=fact.o,
                status=fact.status,
                date=fact.date,
                by=fact.by,
                amount=fact.amount,
                currency=fact.currency,
                quote=fact.quote,
                optional=fact.optional,
            )
            for fact in record.facts
        ),
    )
