"""Fact boxes: lines of a label, a colon or bar and names, about whom or what the box is: "Spouse: X", "Brands | Y, Z".

The box is about the name of its heading, the name that begins the block before a colon ("Kering: Gucci. Chairman: X"),
or whom or what the whole page is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.language.cues import cues, words
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.matching.rules import Role
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# So many words a label has at most.
_LONGEST = 5
# Behind a name and a colon, on a page about who owns what, so many names of businesses are a portfolio.
_SEVERAL = 2
_OF_NAMES = "*"
# ... and whoever is named first is a person: then the name before the colon is theirs ("Skims: Kim Kardashian").
_OF_PEOPLE = "* people"
_PEOPLE = frozenset({"Person"})
_DASHES = frozenset({"—", "–", "-"})
# So many sentences the name with which a box begins lies before its lines.
_REACH = 2
_BETWEEN = frozenset({",", ";", "and", "&", "/", "•", "·", "with", "plus", "+"})
_ROW = frozenset({",", "and", "&"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What sets off the title with which credits begin, and each of them.
_SETTING_OFF = frozenset({".", ",", ";", "—", "–", "|", "(", "/"})
_QUOTES = frozenset({'"', "”", "’", "''", "'", ")", "]"})
_WORKS = frozenset({"Work", "Campaign", "Occasion"})
_CLOSING = frozenset({".", ";", "!", ")", "[", "|"})
_CONFIDENCE = "0.75"


@dataclass(frozen=True, slots=True)
class _Label:
    """What a label says, and the classes of whom the box is about and of the names; "Organization!" is no brand."""

    role: Role
    owner: frozenset[str]
    value: frozenset[str]


class Boxes:
    """Reads the labelled lines of one page; sentences are given in their order."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._heading: Keys = ()
        self._named: tuple[int, str] | None = None
        self._label: str | None = None
        self._block = -1
        self._about: set[str] = set()
        self._titled: tuple[int, str] | None = None

    def read(self, sentence: Sentence) -> Iterator[RoleMatch]:
        """What a sentence says as a line of a fact box; nothing where it is none."""
        tokens = sentence.tokens
        yield from self._bracketed(sentence)
        yield from self._credited(sentence)
        label, self._label = self._label, None
        marks = (":",) if sentence.kind is BlockKind.PARAGRAPH else (":", "|")
        colon = next((t.index for t in tokens[: _LONGEST + 1] if t.text in marks), 0)
        portfolios = bool(self._about & words("labels", "portfolios"))
        dashed = portfolios and any(t.text in _DASHES for t in tokens[1:_LONGEST])
        if dashed and tokens[0].name is not None and tokens[1].text in _DASHES:
            colon = 1
        elif dashed:
            self._named = None
        said = _said(tokens[:colon])
        opens, self._block = sentence.block != self._block, sentence.block
        heads = sentence.kind is BlockKind.HEADING and not said and label is None and not dashed and opens
        if sentence.kind is BlockKind.TITLE or heads:
            self._about = {t.lemma.lower() for t in tokens} if sentence.kind is BlockKind.TITLE or colon == 0 else self._about
            self._heading, self._named = tuple(dict.fromkeys(t.name for t in tokens if t.name is not None)), None
            return
        if not said:
            if colon == 1:
                self._named = (sentence.number, tokens[0].name or "")
                if not portfolios:
                    return
                said, start = _OF_NAMES, colon + 1
                if start == len(tokens):
                    self._label = said
                    return
            elif label is None:
                return
            else:
                # The parser has made a sentence of the label.
                said, start = label, 0
        elif colon + 1 == len(tokens):
            self._label = said
            return
        else:
            start = colon + 1
        values = list(_listed(sentence, start))
        if said in words("labels", "naming") and len(values) == 1:
            self._heading, self._named = (values[0].name or "",), None
            return
        if said == _OF_NAMES and values and self._is(values[0].name or "", _PEOPLE):
            said = _OF_PEOPLE
        if said == _OF_NAMES and (len(values) < _SEVERAL or any(not self._is(t.name or "", ORGANIZATIONS) for t in values)):
            return
        for entry in _labels().get(said, ()) if values else ():
            owner = self._owner(entry.owner, sentence)
            yield from self._said_of(entry, said, owner, values, tokens[0].start)

    def _bracketed(self, sentence: Sentence) -> Iterator[RoleMatch]:
        """A label in brackets behind the name that it is about: "Goop (founder: X)"."""
        tokens = sentence.tokens
        for token in tokens[1:]:
            before = tokens[token.index - 1].name
            colon = next((t.index for t in tokens[token.index : token.index + _LONGEST + 2] if t.text == ":"), None)
            if token.text != "(" or before is None or colon is None:
                continue
            said = _said(tokens[token.index + 1 : colon])
            values = list(_listed(sentence, colon + 1))
            for entry in _labels().get(said, ()) if values else ():
                if self._is(before, entry.owner):
                    yield from self._said_of(entry, said, before, values, token.end)

    def _credited(self, sentence: Sentence) -> Iterator[RoleMatch]:
        """The credits of a work that a block without verbs sets out with: "Barbie. Directed by X. With Y and Z"."""
        tokens = sentence.tokens
        if self._titled is not None and self._titled[0] != sentence.block:
            self._titled = None
        first = next((t for t in tokens if t.pos != "PUNCT"), None)
        if first is None or any(t.tag in _FINITE for t in tokens):
            return
        behind = next((t.text for t in tokens[first.index + 1 :] if t.text not in _QUOTES), ".")
        # "Barbie. Directed by X": the film, and not the doll's maker.
        key = (self.discourse.namesake(first.name, "Work", True) or first.name) if first.name is not None else None
        if key is not None and self._is(key, _WORKS) and behind in _SETTING_OFF:
            self._titled = (sentence.block, key)
        if self._titled is None:
            return
        for start in (0, *(t.index + 1 for t in tokens if t.text in _SETTING_OFF)):
            name = next(
                (t.index for t in tokens[start : start + _LONGEST] if t.name is not None or t.text in _SETTING_OFF), start
            )
            said = _said(tokens[start:name]).rstrip(" :")
            for entry in _labels().get(said, ()):
                if tokens[name].name is not None and self._is(self._titled[1], entry.owner):
                    yield from self._said_of(entry, said, self._titled[1], list(_in_row(tokens, name)), tokens[start].start)

    def _said_of(self, entry: _Label, said: str, owner: str | None, values: Sequence[Token], start: int) -> Iterator[RoleMatch]:
        of = tuple(t for t in values if t.name is not None and self._is(t.name, entry.value) and t.name != owner)
        if owner is None or not of:
            return
        keys = tuple(t.name for t in of if t.name is not None)
        yield RoleMatch(entry.role, said, keys, tuple(t.index for t in of), (owner,), (), (start, of[0].end), None, said)

    def _owner(self, classes: frozenset[str], sentence: Sentence) -> str | None:
        """Whom or what the line is about: the nearest of the right class."""
        page = self.discourse.page
        if (venture := self.discourse.business_above(sentence.number)) is not None and self._is(venture, classes):
            return venture
        if self._named is not None and sentence.number - self._named[0] <= _REACH:
            key = self._named[1]
            self._named = (sentence.number, key)
            return key if self._is(key, classes) else None
        fitting = tuple(k for k in self._heading if self._is(k, classes))
        if fitting or self._heading:
            return fitting[0] if len(fitting) == 1 else None
        about = (page.person, page.business, page.event)
        return next((k for k in about if k is not None and self._is(k, classes)), None)

    def _is(self, key: str, classes: frozenset[str]) -> bool:
        kind = self.discourse.things[key].type if key in self.discourse.things else ""
        return kind in classes or ("Organization" in classes and kind in ORGANIZATIONS) or f"{kind}!" in classes


def _said(before: Sequence[Token]) -> str:
    """The words before a colon, in lower case; nothing where a name is among them."""
    if any(t.name is not None for t in before):
        return ""
    return " ".join(t.text.lower() for t in before).replace(" 's", "'s").replace(" - ", "-").lstrip("([ ")


def _listed(sentence: Sentence, start: int) -> Iterator[Token]:
    """The names of a list that begins at a token; nothing where it goes on as a sentence."""
    found: list[Token] = []
    ready, unknown, inside = True, False, False
    rest = sentence.tokens[start:]
    items = [t.index for t in rest if t.text == ";"]
    for token in rest:
        if inside or token.text == "(":
            # "Founders: X (chief executive), Y"
            inside = token.text != ")"
            continue
        if token.text == ";" and (goes_on := _item_behind(sentence, token.index)) is not None:
            # "Investors: X, the actor; Y; Z"
            ready, unknown = goes_on, False
            continue
        if token.text in _CLOSING:
            break
        within = bool(items and found) and not ready and token.index < items[-1]
        if within and token.text not in _BETWEEN and token.pos not in ("VERB", "AUX"):
            # What an item goes on to say of its name.
            continue
        if token.name is not None and ready:
            found.append(token)
            ready = False
        elif token.text in _BETWEEN:
            ready, unknown = not items, False
        elif (ready or unknown) and token.text[0].isupper() and token.pos not in ("VERB", "AUX", "PRON"):
            # Somebody whom nobody knows.
            ready, unknown = False, True
        elif token.text != "the" or not ready:
            # "Partner: Nike since 2013" is still a list of one, "Director: X said no" is a speaker.
            if token.pos in ("VERB", "AUX", "PRON", "PART") or token.text in ("'s", "’s"):
                return
            break
    yield from found


def _in_row(tokens: Sequence[Token], start: int) -> Iterator[Token]:
    """The names that stand in a row from one on."""
    ready = True
    for token in tokens[start:]:
        if token.name is not None and ready:
            yield token
            ready = False
        elif token.text.lower() in _ROW:
            ready = True
        else:
            return


def _item_behind(sentence: Sentence, at: int) -> bool | None:
    """Whether the item behind a semicolon begins with a name; none where a sentence of its own stands there."""
    item: list[Token] = []
    for token in sentence.tokens[at + 1 :]:
        if token.text in (";", "."):
            break
        item.append(token)
    if not item or any(t.pos in ("VERB", "AUX") for t in item):
        return None
    return item[0].name is not None


@cache
def _labels() -> Mapping[str, tuple[_Label, ...]]:
    """What each label says."""
    found: dict[str, tuple[_Label, ...]] = {}
    for table in cues("labels")["label"]:
        texts = frozenset(table["words"])
        inverse = not table.get("inverse", False)
        role = Role(
            table["id"], table["relation"], texts, inverse=inverse, types=_plain(table["value"]), argument=_plain(table["owner"]),
            also=tuple(table.get("also", ())), named=True, confidence=_CONFIDENCE,
        )  # fmt: skip
        label = _Label(role, frozenset(table["owner"]), frozenset(table["value"]))
        for word in texts:
            found[word] = (*found.get(word, ()), label)
    return found


def _plain(classes: Iterable[str]) -> frozenset[str]:
    return frozenset(c.rstrip("!") for c in classes)
