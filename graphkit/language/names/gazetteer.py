"""Known names: who and what the lists under ``rules/en/names`` say a name may stand for.

The lists are data (tab-separated values, see the README beside them); a user adds lists of the same
columns as ``names/*.tsv`` in a rules folder.  Nothing here needs a language model: names are found
by a key that ignores case, accents, the shape of apostrophes and dashes, a possessive, a leading
"the" and a company's legal form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from graphkit.errors import RuleError

Gender = Literal["f", "m"]
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}")

ENTITY_TYPES: frozenset[str] = frozenset(
    {
        "Person",
        "Organization",
        "Brand",
        "MediaOutlet",
        "Platform",
        "Group",
        "Campaign",
        "Product",
        "Work",
        "Occasion",
        "LegalCase",
        "Place",
        "Topic",
    }
)
"""Local names of the entity classes of the ontology."""

_FIRMS = frozenset({"Organization", "Brand", "MediaOutlet", "Platform"})

NAME_COLUMNS = ("name", "type", "aliases", "kinds", "demonyms", "gender", "wikidata", "source", "ambiguous")
FIRST_NAME_COLUMNS = ("name", "gender")
TITLE_COLUMNS = ("title", "gender", "type")
DESCRIPTOR_COLUMNS = ("noun", "type", "gender", "plural", "strength")

# Files of this name hold something else than names of entities.
_FIRST_NAMES = "first_names.tsv"
_TITLES = "titles.tsv"
_DESCRIPTORS = "descriptors.tsv"

_PIECES = re.compile(r"[^\W_]+")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_LEGAL_FORM = re.compile(
    r",? (?:inc|incorporated|corp|corporation|cos?|company|companies|ltd|limited|llc|llp|plc"
    r"|s\.?p\.?a|s\.?a|sas|ag|se|gmbh|a/s|n\.?v|b\.?v)\.?$"
)
_PLAIN_FORM = re.compile(r" (?:company|companies|corporation|corp|limited)\.?$")
_FOLD = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a name list.

    ``kinds`` are the common nouns by which news calls it ("fashion house"), ``demonyms`` the adjectives of
    its country ("German").  ``gender`` is ``f``, ``m``, ``x`` (neither) or None.  ``ambiguous`` is true
    when the name is also an ordinary word or the common name of something else (On, Gap, Pink); in what
    :meth:`Gazetteer.lookup` returns it tells that of the very form that was looked up ("Delta", not
    "Delta Air Lines"), and it does not count when entries are compared.
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    gender: str | None = None
    wikidata: str | None = None
    source: str = "curated"
    ambiguous: bool = field(default=False, compare=False)
    ambiguous_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A common noun by which news refers back to somebody or something.

    ``types`` are the entity classes it may stand for, the likeliest first.  ``specific`` is true for nouns
    that tell one party from another ("carmaker"), false for those that fit almost any ("company").
    """

    noun: str
    types: tuple[str, ...]
    gender: str | None = None
    plural: str = ""
    specific: bool = False

    @property
    def type(self) -> str:
        """The likeliest entity class."""
        return self.types[0]


# Up to so many capitals are an abbreviation, which other words must not be taken for.
_LETTERS = 3


def _only_letters(entry: Entry, key: str) -> bool:
    """Whether an entry is called so only by an abbreviation: SI, not the scent Si."""
    return all(n.isupper() for n in (entry.name, *entry.aliases) if name_key(n) == key)


# "Robert Downey, Jr.", "Sammy Davis Jr."
_JUNIOR = re.compile(r",? ([js]r)\.?$")


# An article asks for the same names again and again.
@lru_cache(maxsize=1 << 15)
def name_key(text: str) -> str:
    """The form under which a name is found: lower case, no accents, plain apostrophes, single spaces,
    "and" for "&", "Jr" for ", Jr.".

    >>> name_key("Estée  Lauder’s")
    "estee lauder's"
    """
    lowered = text.casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_FOLD))
        # Decomposed, a mathematical capital is a plain one.
        lowered = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    if lowered.isalnum():
        return lowered
    key = " ".join(lowered.replace(" & ", " and ").split())
    return _JUNIOR.sub(r" \1", key)


def _without_possessive(key: str) -> str:
    if key.endswith("'s"):
        return key[:-2]
    return key[:-1] if key.endswith("s'") else key


def is_station(text: str, entry: Entry) -> bool:
    """Whether a call sign is not the listed person of the same letters: "KYGO" is a station, and not the disc jockey Kygo."""
    return entry.type == "Person" and bool(_CALL_SIGN.fullmatch(text)) and text not in (entry.name, *entry.aliases)


@dataclass(frozen=True)
class Gazetteer:
    """All known names, first names, titles and descriptors; made by :func:`load` or from entries by :meth:`of`."""

    entries: tuple[Entry, ...] = ()
    first_names: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptors: Mapping[str, Descriptor] = field(default_factory=dict)

    @cached_property
    def _index(self) -> Mapping[str, tuple[Entry, ...]]:
        index: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.aliases):
                doubtful = entry.ambiguous if name is entry.name else name in entry.ambiguous_aliases
                found = entry if doubtful == entry.ambiguous else replace(entry, ambiguous=doubtful)
                for key in _index_keys(name):
                    known = index.get(key, ())
                    if found not in known:
                        index[key] = (*known, found)
        return MappingProxyType(index)

    @cached_property
    def _beginnings(self) -> Mapping[str, int]:
        """First piece of the keys, with the most pieces that a key so beginning has."""
        longest: dict[str, int] = {}
        for key in self._index:
            pieces = _PIECES.findall(key) or [key]
            first = pieces[0] if key.startswith(pieces[0]) else key[:1]
            longest[first] = max(longest.get(first, 0), len(pieces))
        return MappingProxyType(longest)

    def reach(self, word: str) -> int:
        """How many words and signs a name may at most have that begins with ``word``; 0 where none begins so."""
        key = name_key(word)
        found = _PIECES.match(key)
        pieces = self._beginnings.get(found.group() if found is not None else key[:1], 0)
        return 2 * pieces + 2 if pieces else 0

    @cached_property
    def max_words(self) -> int:
        """Number of space-separated words of the longest name; 0 for an empty gazetteer."""
        return max((key.count(" ") + 1 for key in self._index), default=0)

    @cached_property
    def _demonyms(self) -> Mapping[str, tuple[Entry, ...]]:
        places: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            if entry.type == "Place":
                for demonym in entry.demonyms:
                    key = name_key(demonym)
                    places[key] = (*places.get(key, ()), entry)
        return MappingProxyType(places)

    def lookup(self, text: str) -> tuple[Entry, ...]:
        """Entries that ``text`` may name, in the order of the lists (a user's lists first); empty when unknown.

        The text is tried as it is, then without a possessive, a leading "the" and a legal form such as "Inc.".
        """
        key = name_key(text)
        found = self._index.get(key)
        if found is not None:
            return found if len(text) > _LETTERS or text.isupper() else tuple(e for e in found if not _only_letters(e, key))
        if _PLAIN_FORM.search(text) and not text.islower():
            # "the New York company" is no name.
            return ()
        for variant in _variants(key):
            found = self._index.get(variant)
            if found is not None:
                return found
        return ()

    def places_of_demonym(self, text: str) -> tuple[Entry, ...]:
        """Places whose people and things are called ``text``: "Swiss" gives Switzerland; empty when it is no demonym."""
        return self._demonyms.get(name_key(text), ())

    def first_name_gender(self, name: str) -> Gender | None:
        """Gender that the first word of ``name`` tells, initials apart, or None where it is unknown or given to both."""
        words = name_key(name).split()
        while len(words) > 2 and len(words[0].rstrip(".")) == 1:
            words.pop(0)
        if not words:
            return None
        first = _without_possessive(words[0]) if len(words) == 1 else words[0]
        gender = self.first_names.get(first) or self.first_names.get(first.split("-")[0])
        return _binary(gender)

    def is_first_name(self, word: str) -> bool:
        """Whether ``word`` is a listed given name, of whatever gender, or two of them ("Mary-Kate")."""
        return name_key(word) in self.first_names or (
            "-" in word and all(name_key(part) in self.first_names for part in word.split("-"))
        )

    def is_title(self, text: str) -> bool:
        """Whether ``text`` is a personal title or honorific ("Mr.", "Dame", "Prime Minister")."""
        return _title_key(text) in self.titles

    def title_gender(self, title: str) -> Gender | None:
        """Gender that a personal title tells ("Mrs" f, "Sir" m), or None."""
        return _binary(self.titles.get(_title_key(title)))

    def descriptor(self, noun_phrase_head: str) -> Descriptor | None:
        """The descriptor of a head noun or compound, singular or plural, or None.

        A compound that is not listed is read by its last words: "luxury fashion house" as "fashion house".
        """
        words = _without_possessive(name_key(noun_phrase_head)).split()
        while words:
            found = self.descriptors.get(" ".join(words))
            if found is not None:
                return found
            if len(words) == 1 and "-" in words[0]:
                return self._compounded(words[0])
            words = words[1:]
        return None

    def _compounded(self, word: str) -> Descriptor | None:
        """What the end of a word with a hyphen says: "the ex-footballer", "the model-turned-designer", "the trunk-maker"."""
        before, _, last = word.rpartition("-")
        found = self.descriptors.get(last)
        if found is None or before == "ex" or before.endswith("-turned"):
            return found
        return found if set(found.types) <= _FIRMS else None


def load(extra: Sequence[Path] = ()) -> Gazetteer:
    """Read the lists of the package and those of the user.

    ``extra``: rules folders (their ``names/*.tsv`` are read) or single ``.tsv`` files; their entries come
    before those of the package, and their first names, titles and descriptors replace the package's.
    Raises :class:`RuleError` naming the file and line of a bad row, or a path that holds no list.
    """
    paths = [*(path for given in extra for path in _user_files(given)), *package_files()]
    entries: list[Entry] = []
    first_names: dict[str, str] = {}
    titles: dict[str, str] = {}
    descriptors: dict[str, Descriptor] = {}
    for path in paths:
        if path.name == _FIRST_NAMES:
            for name, gender in _first_names(path):
                first_names.setdefault(name, gender)
        elif path.name == _TITLES:
            for title, gender in _titles(path):
                titles.setdefault(title, gender)
        elif path.name == _DESCRIPTORS:
            listed = tuple(_descriptors(path))
            # A plural with a line of its own ("prosecutors") is more than several of its singular.
            for descriptor in listed:
                descriptors.setdefault(descriptor.noun, descriptor)
            for descriptor in listed:
                descriptors.setdefault(descriptor.plural, descriptor)
        else:
            entries.extend(_entries(path))
    return Gazetteer(tuple(entries), MappingProxyType(first_names), MappingProxyType(titles), MappingProxyType(descriptors))


def package_files() -> tuple[Path, ...]:
    """The name lists of the package, sorted by file name."""
    folder = Path(str(files("graphkit"))) / "rules" / "en" / "names"
    return tuple(sorted(folder.glob("*.tsv")))


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of one name list.  Raises :class:`RuleError` naming file and line of a bad row."""
    return tuple(_entries(path))


def _user_files(given: Path) -> tuple[Path, ...]:
    if given.is_file():
        return (given,)
    if not given.is_dir():
        raise RuleError(f"{given}: no such rules folder or name list; give a folder with names/*.tsv or a .tsv file")
    return tuple(sorted((given / "names").glob("*.tsv")))


def _index_keys(name: str) -> Iterator[str]:
    key = name_key(name)
    yield key
    # "The New York Times" is also found as "New York Times"; "The Row" never as "Row".
    if key.startswith("the ") and key.count(" ") > 1:
        yield key[4:]


def _variants(key: str) -> Iterator[str]:
    bare = _without_possessive(key)
    if bare != key:
        yield bare
    article = bare[4:] if bare.startswith("the ") else bare
    if article != bare:
        yield article
    company = _LEGAL_FORM.sub("", article)
    if company != article:
        yield company


def _title_key(text: str) -> str:
    return name_key(text).rstrip(".")


def _binary(gender: str | None) -> Gender | None:
    if gender == "f":
        return "f"
    return "m" if gender == "m" else None


def regular_plural(noun: str) -> str:
    """Plural by the spelling rules of English: "watch" "watches", "agency" "agencies", "label" "labels"."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells of a list; blank lines and lines that start with "#" are skipped."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save the list as UTF-8") from error
    lines = enumerate(text.replace("\r\n", "\n").split("\n"), start=1)
    width = len(columns)
    for number, line in lines:
        if line and line[0] != "#":
            if tuple(line.split("\t")) != columns:
                raise RuleError(f"{path}:{number}: the header must be the columns {', '.join(columns)}, separated by tabs")
            break
    else:
        raise RuleError(f"{path}: no header; the first line must be the columns {', '.join(columns)}, separated by tabs")
    for number, line in lines:
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if len(cells) != width:
            raise RuleError(f"{path}:{number}: {len(cells)} columns instead of {width} ({', '.join(columns)})")
        name = cells[0]
        if not name or name[0] == " " or name[-1] == " ":
            raise RuleError(f"{path}:{number}: the column {columns[0]} is empty or has spaces around it")
        yield number, cells


def _one_of(path: Path, number: int, column: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        known = ", ".join(sorted(item for item in allowed if item))
        raise RuleError(f"{path}:{number}: unknown {column} {value!r}; known are {known}")


_GENDERS = ("", "f", "m", "x")
_NAME_GENDERS = ("f", "m", "u")


@cache
def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _entries(path: Path) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for number, (name, kind, aliases, kinds, demonyms, gender, wikidata, source, ambiguous) in _rows(path, NAME_COLUMNS):
        if kind not in ENTITY_TYPES:
            _one_of(path, number, "type", kind, ENTITY_TYPES)
        if gender not in _GENDERS:
            _one_of(path, number, "gender", gender, _GENDERS)
        forms, doubtful = _parts(aliases), _parts(ambiguous)
        for form in doubtful:
            if form not in ("yes", "no") and form not in forms:
                raise RuleError(f"{path}:{number}: ambiguous must be yes, no or some of the aliases, not {form!r}")
        if wikidata and not _WIKIDATA.fullmatch(wikidata):
            raise RuleError(f"{path}:{number}: {wikidata!r} is not a Wikidata id; write Q and a number, or nothing")
        if name in seen:
            raise RuleError(f"{path}:{number}: {name!r} is already on line {seen[name]}; keep one of the two")
        seen[name] = number
        yield Entry(
            name,
            kind,
            forms,
            _parts(kinds),
            _parts(demonyms),
            gender or None,
            wikidata or None,
            source,
            "yes" in doubtful,
            tuple(form for form in doubtful if form in forms),
        )


def _first_names(path: Path) -> Iterator[tuple[str, str]]:
    for number, (name, gender) in _rows(path, FIRST_NAME_COLUMNS):
        if gender not in _NAME_GENDERS:
            _one_of(path, number, "gender", gender, _NAME_GENDERS)
        yield name_key(name), gender


def _titles(path: Path) -> Iterator[tuple[str, str]]:
    for number, (title, gender, kind) in _rows(path, TITLE_COLUMNS):
        _one_of(path, number, "gender", gender, _GENDERS)
        _one_of(path, number, "type", kind, ENTITY_TYPES)
        yield _title_key(title), gender


def _descriptors(path: Path) -> Iterator[Descriptor]:
    for number, (noun, kinds, gender, plural, strength) in _rows(path, DESCRIPTOR_COLUMNS):
        types = _parts(kinds)
        for kind in types or ("",):
            _one_of(path, number, "type", kind, ENTITY_TYPES)
        _one_of(path, number, "gender", gender, _GENDERS)
        _one_of(path, number, "strength", strength, ("generic", "specific"))
        key = name_key(noun)
        yield Descriptor(key, types, gender or None, plural or regular_plural(key), strength == "specific")
