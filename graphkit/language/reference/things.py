"""What a text has brought up so far: the things, which words stand for them, and which were named together."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.names import ORGANIZATIONS, Name
from graphkit.language.reference.pages import Page

# The house in the name of a show: "the Acme Fashion Show", "the Acme Show Vol. 2".
_SHOW = re.compile(r"(?:The )?(.+?)(?: (?:Fashion|Runway|Couture|Resort|Cruise))? Show(?: Vol\..*| \d+)?$")

Keys = tuple[str, ...]

# What was at least an object of a clause has this much weight in it.
_CENTRAL = 0.6
# So often, and so many times as often as the next, is named whom an article is about.
_SEVERAL = 3
_FAR = 1.5


@dataclass
class Thing:
    """Somebody or something that the text has brought up.

    The discourse changes it as it reads; the type of a name that no list knows is settled when all of the text has been read.
    """

    key: str
    label: str
    type: str
    gender: str | None = None
    named: bool = True
    plural: bool = False
    kinds: set[str] = field(default_factory=set)
    learned: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    # Those by which the text itself has called somebody: "the Spaniard".
    origins: set[str] = field(default_factory=set)
    age: str | None = None
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    owner: Keys = ()
    aliases: set[str] = field(default_factory=set)
    last: float = -99
    several: int = -99
    total: int = 0
    prominence: float = 0.0
    count: int = 0
    seen: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Together:
    """Things told of together: named in one breath ("Kim and Kanye"), or, ``loose``, subject and object of one clause
    ("Tiffany sued Costco"); ``couple`` where the clause is of marriage, love or its end.
    """

    sentence: int
    keys: Keys
    loose: bool = False
    couple: bool = False


class Story:
    """The state of a discourse: what has been brought up, and what each word stands for.  ``now`` is the sentence being read."""

    def __init__(self, names: Mapping[str, Name], gazetteer: Gazetteer, totals: Mapping[str, int] | None = None) -> None:
        self.gazetteer = gazetteer
        self.things: dict[str, Thing] = {}
        self.together: list[Together] = []
        self._stands_for: dict[tuple[int, int], Keys] = {}
        self._first_person: dict[tuple[int, int], str] = {}
        self.now = 0
        for name in names.values():
            self.things[name.key] = Thing(
                name.key, name.label, name.type, name.gender, True, False,
                kinds={k.lower() for k in name.kinds}, demonyms={d.lower() for d in name.demonyms},
            )  # fmt: skip
            self.things[name.key].total = (totals or {}).get(name.key, 0)
        self._names = names
        self.page = Page()
        # Whom the section is about, and the sentence number of its heading.
        self.section: str | None = None
        self.headed = 0
        # Whether the sentence being read is the first one of its paragraph.
        self.opens = False
        # The business that a heading or the beginning of a block names and nothing else: what follows is about it; the heading's.
        self.venture: str | None = None
        self.headed_venture: str | None = None
        # The businesses with whose names, set off, blocks begin, by the number of the block.
        self.led: dict[int, str] = {}
        self.ventures: dict[int, str | None] = {}
        # How much each mention made its thing the one spoken of, by sentence and word.
        self.weights: dict[tuple[int, int], float] = {}
        # The names with which that heading begins: in a list of stories each section has things of its own.
        self.heads: frozenset[str] = frozenset()
        # Those of every heading, by the number of its sentence.
        self.headings: dict[int, frozenset[str]] = {}
        # The number of the sentence with which the present entry of a timeline begins.
        self.entry: int | None = None
        # Those with which the stories of a list begin, where the text is one.
        self.stories: tuple[int, ...] = ()
        # The numbers of the sentences with which paragraphs begin.
        self.paragraphs: list[int] = []
        # The houses that were told to show a collection, by the number of the sentence.
        self.sent_out: list[tuple[int, str]] = []
        self.kin: dict[tuple[str, str], str] = {}
        # The businesses that people were told to have founded, to own or to head.
        self.held: dict[str, dict[str, None]] = {}

    def is_listed(self, key: str) -> bool:
        """Whether a list of names vouches for the type of a thing."""
        name = self._names.get(key)
        return name is not None and name.listed

    def votes_for(self, key: str) -> tuple[tuple[str, float], ...]:
        """What was for which class of a name before the text was parsed."""
        name = self._names.get(key)
        return name.votes if name is not None else ()

    def refer(self, sentence: int, index: int) -> Keys:
        """Keys of the things that a token stands for; empty where nothing fits."""
        return self._stands_for.get((sentence, index), ())

    def meant(self, sentence: int, index: int) -> frozenset[str]:
        """The classes of the named things that a token stands for; any business is an Organization too."""
        types = {self.things[k].type for k in self.refer(sentence, index) if self.things[k].named}
        return frozenset(types | ({"Organization"} if types & ORGANIZATIONS else set()))

    def bind(self, sentence: int, index: int, keys: Keys) -> None:
        """Say what a token stands for (first persons, once the speaker is known)."""
        self._stands_for[sentence, index] = keys

    def imply(self, label: str, kind: str) -> str:
        """The key of something that the text means without naming it ("tweeted" means Twitter)."""
        for thing in self.things.values():
            if thing.label == label:
                return thing.key
        key = label.lower()
        self.things[key] = Thing(key, label, kind)
        return key

    def namesake(self, key: str, kind: str, listed_only: bool = False) -> str | None:
        """The key of the one of another class that has the very name of a thing (a designer's label, the film of a doll).

        ``listed_only``: only one that a list of names knows.
        """
        thing = self.things[key]
        listed = any(e.type == kind and e.name == thing.label for e in self.gazetteer.lookup(thing.label))
        # Designers have houses of their name that no list knows.
        designs = thing.type == "Person" and any("designer" in k for k in thing.kinds | thing.learned)
        house = not listed_only and kind == "Brand" and designs
        if not listed and not house:
            return None
        other = f"{key} ({kind.lower()})"
        self.things.setdefault(other, Thing(other, thing.label, kind))
        return other

    def government_of(self, key: str) -> str | None:
        """The key of the state that a country's name means where it acts: "France fined Google"."""
        thing = self.things[key]
        if thing.type != "Place" or not thing.named or not thing.kinds & {"country", "nation", "state", "republic", "kingdom"}:
            return None
        other = f"{key} (organization)"
        self.things.setdefault(other, Thing(other, thing.label, "Organization"))
        return other

    def house_of(self, key: str) -> str | None:
        """The key of the brand whose show an occasion is: its owner, or the one that its name begins with."""
        show = self.things[key]
        label = show.label.lower().replace("’", "'")
        for thing in self.things.values():
            if thing.type == "Brand" and thing.named and label.startswith(thing.label.lower().replace("’", "'") + " "):
                return thing.key
        if owner := next((o for o in show.owner if self.things[o].type == "Brand"), None):
            return owner
        if not show.named:
            return None
        pieces = show.label.split()
        for end in range(min(4, len(pieces) - 1), 0, -1):
            known = next((e for e in self.gazetteer.lookup(" ".join(pieces[:end])) if e.type == "Brand"), None)
            if known is not None:
                other = f"{key} (brand)"
                self.things.setdefault(other, Thing(other, known.name, "Brand"))
                return other
        if show.type == "Occasion" and (house := _SHOW.match(show.label)) is not None:
            # No list knows the house.
            other = f"{key} (brand)"
            self.things.setdefault(other, Thing(other, house[1], "Brand"))
            return other
        return None

    def first_persons(self) -> Mapping[tuple[int, int], str]:
        """Tokens of the first person, by (sentence, index), with "first" or "first_plural"."""
        return self._first_person

    def spoken_of(self, types: Sequence[str], sentence: int, index: int, but: set[str]) -> Keys:
        """What of these classes the text has spoken of last before a word, no farther than three sentences back, or the event
        of the page.
        """
        if list(types) == ["Brand"] and (house := self._house_of_show(sentence)):
            return (house,)
        # "Led the round", "owns 85 percent of the stock": of the business that the page is about, if it is near.
        trading = "Organization" in types and "Person" not in types
        venture = self.business_above(sentence) if trading else None
        first = max(sentence - 3, self.story_of(sentence) or 0)
        found = [
            (
                trading and (t.key == venture, t.key == self.page.business),
                max(
                    (place[0], self.weights.get(place, 0.0) if trading else 0.0, place[1])
                    for place in t.seen
                    if place < (sentence, index)
                ),
                t.total,
                t.count,
                t.key,
            )
            for t in self.things.values()
            if t.type in types
            and t.key not in but
            and (t.named or (not trading and t.head not in words("syntax", "plain_occasions")))
            and (t.type != "Topic" or t.head in words("reference", "topics", "regrettable"))
            and any(
                (first, 0) <= place < (sentence, index) or (t.key == venture and place < (sentence, index)) for place in t.seen
            )
        ]
        if trading:
            # Whoever is named only by the way is not meant, unless nobody else is there.
            central = [f for f in found if any((f[0] or ())[:2]) or self._is_central(f[-1], sentence, index)]
            found = central or (found if len(found) == 1 else [])
        main = self.page.business
        if trading and not found and main is not None and main in self.page.titled and main not in but:
            # A page whose title names a business goes on with its rounds and stakes however long ago it was named.
            return (main,) if any(place < (sentence, index) for place in self.things[main].seen) else ()
        if not found and "Occasion" in types:
            if near := self._event_of_paragraph(sentence, index, but):
                return near
            event = self.page.event
            if event is not None and (event in self.page.titled or any(p < (sentence, index) for p in self.things[event].seen)):
                return (event,)
            return self._unnamed_event(sentence) or self._show_of_collection(sentence)
        return (max(found)[-1],) if found else ()

    def other_of_couple(self, sentence: int, known: Collection[str]) -> Keys:
        """With whom somebody was last told to be a couple, up to a sentence."""
        for pair in reversed([p for p in self.together if p.couple and p.sentence <= sentence]):
            if len(others := tuple(k for k in pair.keys if k not in known)) == 1 and len(pair.keys) == 2:
                return others
        return ()

    def protagonist(self, types: Sequence[str], but: set[str], sentence: int) -> Keys:
        """Whom the article is about, of the first of these classes of which it is about somebody: the only one, or who is named
        several times, and far more often than the next, or is what the page is about; under the headings of an article that
        tells of several, whom the heading above ``sentence`` names.
        """
        headed = self._headed(sentence)
        for kind in types:
            classes = ("Organization", "Brand") if kind in ("Organization", "Brand") else (kind,)
            if headed is not None:
                named = [k for k in sorted(headed - but) if self.things[k].type in classes]
                if named:
                    return (named[0],) if len(named) == 1 else ()
                continue
            ranked = sorted((t for t in self.things.values() if t.named and t.type in classes), key=lambda t: (-t.total, t.key))
            others = [t for t in ranked if t.key not in but]
            if len(others) == 1 and others[0].total:
                return (others[0].key,)
            if not ranked or ranked[0].total < _SEVERAL or ranked[0].key in but:
                continue
            first, second = ranked[0], ranked[1].total if len(ranked) > 1 else 0
            if first.key in (self.page.person, self.page.business) or first.total >= _FAR * second:
                return (first.key,)
        return ()

    def _is_central(self, key: str, sentence: int, index: int) -> bool:
        """Whether a thing was at least an object of a clause lately, or is named in the same sentence before the word."""
        places = [p for p in self.things[key].seen if (sentence - 3, 0) <= p < (sentence, index)]
        return any(p[0] == sentence or self.weights.get(p, 0.0) >= _CENTRAL for p in places)

    def two_of_timeline(self) -> Keys:
        """The two whose story a timeline tells, in an entry of it."""
        return self.page.parties if self.entry is not None and len(self.page.parties) == 2 else ()

    def weight_in(self, key: str, sentence: int) -> float:
        """How prominent a thing is in one sentence; 0 where it is not mentioned there."""
        return max((self.weights.get(place, 0.0) for place in self.things[key].seen if place[0] == sentence), default=0.0)

    def business_above(self, sentence: int) -> str | None:
        """The business that the heading above a sentence names and nothing else."""
        above = [number for number in self.ventures if number <= sentence]
        return self.ventures[max(above)] if above else None

    def _unnamed_event(self, sentence: int) -> Keys:
        """The one show, gala or party without a name that a page has brought up, where it is told of more than once."""
        shows = cues("reference")["shows"]
        events = [
            t
            for t in self.things.values()
            if t.type == "Occasion" and not t.named and t.count and not t.plural and t.last <= sentence
            and (t.head in shows["event"] or t.head in ("show", "debut", "premiere", "gala", "party", "ceremony", "wedding"))
            and (t.owner or t.count > 1)
        ]  # fmt: skip
        return (events[0].key,) if len(events) == 1 else ()

    def _event_of_paragraph(self, sentence: int, index: int, but: set[str]) -> Keys:
        """The event that the same paragraph spoke of last, however long ago."""
        begins = max((n for n in self.paragraphs if n <= sentence), default=0)
        near = [
            (place, t.key)
            for t in self.things.values()
            if t.type == "Occasion"
            and t.key not in but
            and (t.named or t.owner)
            and t.head not in words("syntax", "plain_occasions")
            for place in t.seen
            if (begins, 0) <= place < (sentence, index)
        ]
        return (max(near)[1],) if near else ()

    def _show_of_collection(self, sentence: int) -> Keys:
        """The show at which a collection was sent out: "X presented his first Prada collection. Y sat in the front row"."""
        shown = [(number, house) for number, house in self.sent_out if sentence - 2 <= number <= sentence]
        if not shown:
            return ()
        house = max(shown)[1]
        shows = (t.key for t in self.things.values() if t.type == "Occasion" and t.head == "show" and t.owner == (house,))
        if (known := next(shows, None)) is not None:
            return (known,)
        show = self.new("Occasion", f"{self.things[house].label} show", "show", frozenset())
        show.owner = (house,)
        return (show.key,)

    def _house_of_show(self, sentence: int) -> str | None:
        """The brand whose show the text is about: in the show's name, its owner, or the brand of which the whole page speaks."""
        brands = sorted(
            (t for t in self.things.values() if t.type == "Brand" and t.named and t.count), key=lambda t: (-t.total, t.key)
        )
        shows = [
            t
            for t in self.things.values()
            if t.type == "Occasion"
            and t.count
            and (t.key == self.page.event or any(sentence - 6 <= s <= sentence for s, _ in t.seen))
        ]
        for show in sorted(shows, key=lambda t: (-max((s for s, _ in t.seen if s <= sentence), default=-99), t.key)):
            host = next(
                (
                    b.key
                    for b in brands
                    if show.named and show.label.lower().replace("’", "'").startswith(b.label.lower().replace("’", "'"))
                ),
                None,
            )
            host = host or next((o for o in show.owner if self.things[o].type == "Brand"), None)
            if host is not None:
                return host
        return brands[0].key if brands and brands[0].total >= 2 * (brands[1].total if len(brands) > 1 else 1) else None

    def of_other_item(self, thing: Thing) -> bool:
        """Whether something was told of in another item of a list of stories only, and is not what the whole page is about."""
        if thing.key in (self.page.person, self.page.event, self.page.business):
            return False
        if (begins := self.story_of(self.now)) is not None and thing.last < begins:
            # What was told of before the list itself is what all of it may come back to.
            return not thing.seen or thing.seen[0][0] >= self.stories[0]
        return bool(self.heads) and thing.last < self.headed and thing.key not in self.heads

    def _headed(self, sentence: int) -> frozenset[str] | None:
        """What the heading above a sentence names, where several headings name somebody; None in other articles."""
        people = [n for n, heads in self.headings.items() if any(self.things[k].type == "Person" for k in heads)]
        above = [n for n in self.headings if n <= sentence]
        return self.headings[max(above)] if len(people) > 1 and above else None

    def story_of(self, sentence: int) -> int | None:
        """The number of the sentence with which the story of a list begins that a sentence belongs to; None outside of any."""
        before = [number for number in self.stories if number <= sentence]
        return before[-1] if before else None

    def same_noun(self, one: str, other: str) -> bool:
        """Whether two nouns may speak of one thing ("campaign", "ads")."""
        if one == other:
            return True
        return any(one in members and other in members for members in cues("reference")["synonyms"].values())

    def new(self, kind: str, label: str, head: str, modifiers: frozenset[str], plural: bool = False) -> Thing:
        """Bring up a thing without a name."""
        stem = "~" + re.sub(r"[^\w]+", "-", label.lower()).strip("-")
        key, number = stem, 2
        while key in self.things:
            key, number = f"{stem}-{number}", number + 1
        self.things[key] = Thing(key, label, kind, None, False, plural, head=head, modifiers=modifiers)
        return self.things[key]
