"""Which spots of a document name the same one: short forms, possessives, acronyms, "formerly known as"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Entry, Gazetteer, is_station, name_key
from graphkit.language.names.shape import endings
from graphkit.language.names.spots import BlockWords, Spot
from graphkit.language.names.surnames import said_of_people
from graphkit.language.names.votes import Votes
from graphkit.model import BlockKind

_NICKNAME = re.compile(r"\s+(?:[“\"'‘][^“”\"‘’]+[”\"'’]|\([A-Z][a-z]+\))\s+")
# What it tells for somebody that a bare name is the surname, where it is the given name of another.
_SURNAME = 3.0
_GENERIC_TAILS = frozenset(
    {
        "group",
        "holdings",
        "brand",
        "label",
        "company",
        "corporation",
        "international",
        "worldwide",
        "global",
        "inc",
        "brands",
        "entertainment",
    }
)


# The stop behind "Jay-Z." ends the sentence; those of "Jr.", "Inc." and initials belong to the name.
_MAIDEN = re.compile(r"^,? \(?(?:born |b\. )?n[ée]e? $")
_FULL_STOP = re.compile(r"(?<=[\w)])(?<!\b[JS]r)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)(?<!\bSt)(?<!\bBros)(?<![\s.][A-Z])\.$")


def bare(text: str) -> str:
    """The name without a possessive, a legal form, the "@" of a handle and a nickname in quotation marks."""
    if re.search(r"[’']s?$", text) and not re.search(r"^[A-Z]\w+[’']s$", text):
        text = re.sub(r"[’']s?$", "", text)
    if _NICKNAME.search(text) and " " in text:
        text = _NICKNAME.sub(" ", text).strip()
    text = re.sub(r",(?= (?:[JS]r\b|III$))", "", _FULL_STOP.sub("", text))
    pieces = text.split()
    while len(pieces) > 1 and pieces[-1].strip(",").lower() in words("names", "legal_forms") and pieces[-2] not in ("&", "and"):
        if pieces[0] == "The" and pieces[-1] in words("names", "spoken_forms"):
            # "The White Company" goes by its whole name.
            break
        pieces = pieces[:-1]
    return " ".join(pieces).strip(",").lstrip("@")


def _legal_form(text: str) -> bool:
    """Whether a name ends in a legal form ("LLC")."""
    return " " in text and text.split()[-1].strip(",.").lower() in words("names", "legal_forms")


def entry_key(entry: Entry, gazetteer: Gazetteer) -> str:
    """The key of a listed one; the namesake of a person that is something else has its type in it."""
    key = name_key(entry.name)
    if entry.type != "Person" and any(e.type == "Person" and name_key(e.name) == key for e in gazetteer.lookup(entry.name)):
        return f"{key} ({entry.type.lower()})"
    return key


class Joiner:
    """Finds the owner of every spot of one document.  ``seen`` are the votes of the words around each spot."""

    def __init__(self, spots: Sequence[Spot], seen: Sequence[Votes], blocks: Sequence[BlockWords], gazetteer: Gazetteer) -> None:
        self.spots = spots
        self.seen = seen
        self.blocks = blocks
        self.gazetteer = gazetteer
        self.texts = [bare(s.text) for s in spots]
        self.keys = [name_key(t) for t in self.texts]
        # Somebody's name with a legal form behind it is his firm's: "Tory Burch LLC".
        self.firms = self._firms()
        # Spots that the lists know, and that mean somebody else here.
        self.declined: set[int] = set()
        self.entry = self._entries()
        self.full = [entry_key(e, gazetteer) if (e := self.entry[i]) is not None else self._own_key(i) for i in range(len(spots))]
        self.persons = {self.full[i] for i in range(len(spots)) if self._person_like(i)}
        self.persons |= self._surnamed()
        self._join_articles()
        self.text_of = self._fullest()
        self._join_parts()
        self.count = Counter(self.full)

    def owners(self) -> list[str]:
        """For each spot the key of the name it belongs to."""
        alias = self._also_known()
        owner: list[str] = []
        for i, spot in enumerate(self.spots):
            key = alias.get(self.full[i], self.full[i])
            parts = self.keys[i].split()
            if i and self._is_maiden_name(i):
                # "X (née Y)": that Y is X, whoever else is called so.
                key = owner[-1]
            elif len(parts) == 1 and not spot.text.startswith("@"):
                key = self._of_short(i, parts[0]) or key
                key = alias.get(key, key)
            elif len(parts) == 2 and len(parts[1].rstrip(".")) == 1 and self.entry[i] is None:
                key = self._of_initial(parts[0], parts[1][0], i) or key
            elif len(parts) > 2 and self.full[i] in self.persons and (whole := f"{parts[0]} {parts[-1]}") in self.persons:
                # "Victoria Caroline Beckham" of an article on Victoria Beckham
                key = alias.get(whole, whole) if self.entry[i] is None else key
            elif self.entry[i] is None and self.full[i] not in self.persons:
                key = self._of_company(self.keys[i]) or key
            owner.append(key)
        return owner

    # --- listed names -------------------------------------------------------------------------

    def _entries(self) -> list[Entry | None]:
        """The one listed entry that each spot stands for, where the lists know several."""
        seen = set(self.keys)
        votes: dict[str, Counter[str]] = {}
        for key, spot_votes, spot in zip(self.keys, self.seen, self.spots, strict=True):
            total = votes.setdefault(key, Counter())
            total.update(spot_votes.types)
            kind = cues("names")["recogniser"].get(spot.label or "")
            if kind == "Person" and {"Person", "Brand"} <= {e.type for e in self.gazetteer.lookup(key)}:
                # To the recogniser every designer's house is the designer.
                total[kind] = max(total[kind], 0.3)  # type: ignore[assignment]
            elif kind:
                total[kind] += 1
        chosen: list[Entry | None] = []
        for i, (key, spot) in enumerate(zip(self.keys, self.spots, strict=True)):
            known = tuple(e for e in self.gazetteer.lookup(self.texts[i]) or spot.entries if not is_station(self.texts[i], e))
            if len(key) == 1:
                known = tuple(e for e in known if e.name == spot.text)
            if (
                len(key.split()) == 1
                and spot.source == "document"
                and known
                and name_key(known[0].name) != key
                and key not in map(name_key, known[0].aliases)
            ):
                known = ()
            if spot.quoted and len(key.split()) < 3:
                known = tuple(
                    e
                    for e in known
                    if e.type in ("Work", "Product", "Campaign") or (spot.source == "gazetteer" and not e.ambiguous)
                )
            known = self._not_its_owner(i, known)
            if key in self.firms:
                formed = spot.text != self.texts[i] and _legal_form(spot.text)
                known = tuple(e for e in known if (e.type == "Person") is not formed) or known
            best = self._best(known, key, seen, votes[key], self.seen[i].types) if known else None
            if known and best is None:
                self.declined.add(i)
            chosen.append(best)
        return chosen

    def _own_key(self, i: int) -> str:
        """The key of a name that no list knows; a firm that bears somebody's name has its legal form in it."""
        key = self.keys[i]
        return f"{key} (organization)" if key in self.firms and _legal_form(self.spots[i].text) else key

    def _firms(self) -> set[str]:
        """Keys of people's names that the document has both with and without a legal form."""
        formed = {k for k, s in zip(self.keys, self.spots, strict=True) if " " in k and _legal_form(s.text)}
        plain = {k for k, s in zip(self.keys, self.spots, strict=True) if not _legal_form(s.text)}
        return {k for k in formed & plain if self.gazetteer.is_first_name(k.split()[0])}

    def _not_its_owner(self, i: int, known: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """ "Kanye West's Yeezy" is not himself."""
        spot, before = self.spots[i], self.spots[i - 1] if i else None
        if len(known) < 2 or before is None or before.block != spot.block:
            return known
        block = self.blocks[spot.block]
        gap = block.text[before.end - block.start : spot.start - block.start]
        if gap not in ("'s ", "’s ", "' ", "’ ", " ") or (gap == " " and not re.search(r"[’']s?$", before.text)):
            return known
        owners = self.gazetteer.lookup(self.texts[i - 1])
        return tuple(e for e in known if e not in owners) or known

    def _best(
        self, known: tuple[Entry, ...], key: str, seen: set[str], document: Counter[str], here: Counter[str]
    ) -> Entry | None:
        def support(e: Entry) -> tuple[float, int, int, int]:
            others = sum(name_key(n) in seen for n in (e.name, *e.aliases) if name_key(n) != key)
            told = here[e.type] * 2 + document[e.type]
            if e.type == "Brand":
                told += here["Organization"] + 0.5 * document["Organization"]  # type: ignore[assignment]
            if len(known) > 1 and " " in e.name and name_key(e.name) == key:
                told += self._namesake(e, key, seen, known)  # type: ignore[assignment]
            return (
                told + (2 if others and e.type == "Person" else others),
                int(name_key(e.name) == key),
                int(e.type == "Person"),
                -known.index(e),
            )

        best = max(known, key=support)
        if (
            best.ambiguous
            and best.type not in ("Person", "Place")
            and " " not in key
            and self.gazetteer.is_first_name(key)
            and support(best)[0] <= max(0.0, here["Person"] * 2 + document["Person"])
        ):
            # "Max" and "Laura" are people until the text says that it speaks of a channel or a shop.
            return None
        short = len(key.split()) == 1 and best.type == "Person" and name_key(best.name) != key and " " in best.name
        if (
            short
            and not any(name_key(n) in seen for n in (best.name, *best.aliases) if " " in n)
            and not self._goes_by(best, key)
        ):
            return None
        return best

    def _namesake(self, entry: Entry, key: str, seen: set[str], known: tuple[Entry, ...]) -> float:
        """A designer and the house of the same name: the surname alone, where it is not the house's, is the person's."""
        surname = key.split()[-1]
        if entry.type == "Person":
            taken = any(name_key(a) == surname for e in known if e.type == "Brand" for a in (e.name, *e.aliases))
            return 5.0 if surname in seen and not taken else 0.0
        return 0.5 if entry.type == "Brand" else 0.0

    def _goes_by(self, entry: Entry, key: str) -> bool:
        """Whether one word is enough to know the person by: it is neither the given name nor the surname of the full one."""
        pieces = name_key(entry.name).split()
        return key not in pieces and any(name_key(a) == key for a in entry.aliases)

    # --- people and parts ----------------------------------------------------------------------

    def _person_like(self, i: int) -> bool:
        entry = self.entry[i]
        if entry is not None:
            return entry.type == "Person"
        pieces = self.texts[i].split()
        if len(pieces) < 2 or self.spots[i].quoted or is_edition(self.texts[i], self.gazetteer):
            return False
        told = self.seen[i].types
        other = max((told[t] for t in told if t != "Person"), default=0)
        if len(pieces) > 2 and f" {pieces[-1].lower()}".endswith((*endings()["Occasion"], *endings()["Place"])):
            # "Carson King Day" is named after somebody.
            return told["Person"] > other
        if len(pieces) > 4 or any(p.lower() in words("names", "institutions") for p in pieces):
            return told["Person"] > other
        # A neighbour such as "advert" says less of a name than its own shape.
        own = 2 * (self.spots[i].label == "PERSON") + 2 * self.gazetteer.is_first_name(pieces[0])
        return told["Person"] + own > other

    def _surnamed(self) -> set[str]:
        """Unlisted names of two or three words whose last word alone is somebody's elsewhere: "Olamide Olowe ... Olowe"."""
        alone: Counter[str] = Counter()
        for key, text, spot, votes, entry in zip(self.keys, self.texts, self.spots, self.seen, self.entry, strict=True):
            if " " not in key and entry is None and text[:1].isupper():
                told = votes.types["Person"] + 2 * (spot.label == "PERSON")
                alone[key] += told - max((votes.types[t] for t in votes.types if t != "Person"), default=0)
        found = set()
        for i, key in enumerate(self.keys):
            pieces = self.texts[i].split()
            like = len(pieces) in (2, 3) and all(p[:1].isupper() and p.replace("-", "").isalpha() for p in pieces)
            if self.entry[i] is None and like and not self.spots[i].quoted and alone[key.split()[-1]] > 1:
                closed = any(f" {key}".endswith(f" {end}") for ends in cues("names")["suffixes"].values() for end in ends)
                if not closed and not any(p.lower() in words("names", "institutions") for p in pieces):
                    found.add(self.full[i])
        return found

    def _fullest(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, text in zip(self.full, self.texts, strict=True):
            if len(text.split()) > len(found.get(key, "").split()):
                found[key] = text
        return found

    def _join_articles(self) -> None:
        """ "the Ferryman" to "The Ferryman": a title whose article the running text writes with a capital."""
        titles = {k for k, s in zip(self.keys, self.spots, strict=True) if s.described and s.text.startswith("The ")}
        people = {piece for k in self.persons for piece in k.split()}
        self.full = [
            f"the {k}" if f"the {k}" in titles and self.entry[i] is None and k not in people else k
            for i, k in enumerate(self.full)
        ]

    def _join_parts(self) -> None:
        """ "Lil Nas" to "Lil Nas X", "Des Jardins" to "Nicholas Des Jardins", "Tiffany Cole Ramirez" never to both."""
        people = [k for k in dict.fromkeys(self.full) if k in self.persons and len(k.split()) > 2]
        moved: dict[str, str] = {}
        for i, key in enumerate(self.full):
            pieces = key.split()
            if self.entry[i] is not None or len(pieces) < 2 or key in moved:
                continue
            longer = [
                p
                for p in people
                if p != key
                and len(p.split()) > len(pieces)
                and (p.split()[: len(pieces)] == pieces or p.split()[-len(pieces) :] == pieces)
            ]
            if len(longer) == 1:
                moved[key] = longer[0]
        self.full = [moved.get(k, k) for k in self.full]

    def _names_of(self, key: str) -> tuple[str, str]:
        """Given name and surname of a person's key, in the form of keys."""
        pieces = [p for p in name_key(self.text_of.get(key, key)).split() if p not in words("names", "generations")]
        return (pieces[0], pieces[-1]) if len(pieces) > 1 else ("", "")

    def _of_short(self, at: int, word: str) -> str | None:
        """The fuller name that a single word is short for: a surname or first name, or the head of a company's name."""
        entry, spot, told = self.entry[at], self.spots[at], self.seen[at].types
        before = self.blocks[spot.block].text[: spot.start - self.blocks[spot.block].start]
        candidates = [k for k in dict.fromkeys(self.full) if k in self.persons and word in self._names_of(k)]
        if (
            entry is not None
            and entry.type == "Person"
            and " " in name_key(self.text_of.get(self.full[at], ""))
            and self.full[at] not in candidates
        ):
            candidates = []
        if candidates and entry is not None and entry.type != "Person":
            # A listed brand keeps its name, though a person of the same surname is about (Donatella Versace, Gucci Mane).
            weak = (
                entry.ambiguous
                or "curated" not in entry.source
                or entry.type not in ("Brand", "Platform", "MediaOutlet", "Organization")
            )
            somebody = self._is_somebody(word, candidates)
            if (
                not somebody
                and told["Person"] < 3
                and not (weak and told["Person"] >= told[entry.type])
                and not (weak and spot.label == "PERSON")
            ):
                return None
        if candidates and not (word.endswith("s") and re.search(r"(?:^|\s)[Tt]he $", before[-5:])):
            return max(candidates, key=lambda k: self._likely(k, at))
        if entry is not None:
            # "Match" behind "Match Group" is no supermarket of some list.
            unsure = entry.ambiguous and "curated" not in entry.source
            if unsure or (entry.type == "Place" and not re.search(r"\b(?:in|to|from|at|near) $", before)):
                longer = self._of_longer_company(at, word)
                return longer if longer is not None and self.full.index(longer) < at else None
            return None
        upper = spot.text.isupper() or (spot.text[:2].isupper() and len(spot.text) > 3)
        spelled = [
            k
            for k in dict.fromkeys(self.full)
            if word.isalpha() and 2 < len(word) <= 6 and upper and initials(self.text_of.get(k, "")) == word
        ]
        if spelled:
            return spelled[0]
        if any(re.search(rf"\b{noun} $", before.lower()) for noun in cues("reference")["kin"]):
            # "her sister Huda" is no short form of Huda Beauty.
            return None
        return self._of_longer_company(at, word)

    def _is_somebody(self, word: str, candidates: Sequence[str]) -> bool:
        """Whether a listed brand's name is the surname of one of these persons all through the text, who designs for no house."""
        places = [i for i, k in enumerate(self.keys) if k == word]
        people = (e for i, k in enumerate(self.full) if k in candidates and (e := self.entry[i]) is not None)
        designs = any("designer" in kind for e in people for kind in e.kinds)
        first = min((i for i, k in enumerate(self.full) if k in candidates), default=len(self.full))
        return not designs and first < places[0] and said_of_people([self.seen[i] for i in places])

    def _of_initial(self, given: str, letter: str, at: int) -> str | None:
        """The person whom a given name and an initial are short for: "Kim K."."""
        people = [k for k in dict.fromkeys(self.full) if k in self.persons and k != self.full[at]]
        found = [k for k in people if self._names_of(k)[0] == given and self._names_of(k)[1][:1] == letter]
        return max(found, key=lambda k: self._likely(k, at)) if found else None

    def _likely(self, key: str, at: int) -> tuple[float, int]:
        """How likely a bare surname or first name at ``at`` means the person: whom the story is about, and who was just named."""
        spot = self.spots[at]
        places = [i for i, k in enumerate(self.full) if k == key]
        score = float(len(places))
        score += 3 * any(self.blocks[self.spots[i].block].kind in (BlockKind.TITLE, BlockKind.HEADING) for i in places)
        score += 1.5 * any(self.spots[i].block == spot.block and i < at for i in places)
        if not any(i < at for i in places):
            score -= 4
        if self._names_of(key)[1] == self.keys[at]:
            # "Paul" is Jake Paul rather than Paul Pierce: the news calls people by their surnames.
            score += _SURNAME
        gender = next(iter(self.seen[at].genders), None)
        listed = next((e.gender for i in places if (e := self.entry[i]) is not None), None)
        own = listed or self.gazetteer.first_name_gender(self.text_of.get(key, ""))
        if gender and own and gender != own:
            score -= 10
        return (score, -places[0])

    # --- companies --------------------------------------------------------------------------------

    def _of_longer_company(self, at: int, word: str) -> str | None:
        """A company's full name that begins with the word: "Prevea" for Prevea Health."""
        found = [k for k in dict.fromkeys(self.full) if k not in self.persons and k != word and self._heads(k, word)]
        # "China Central Television" is not called "China".
        if len(found) != 1 or any("country" in e.kinds for e in self.gazetteer.lookup(word)):
            return None
        first_long = self.full.index(found[0])
        running = [
            i for i, k in enumerate(self.full) if k == word and self.blocks[self.spots[i].block].kind is BlockKind.PARAGRAPH
        ]
        tail = name_key(self.text_of[found[0]]).split()[1:]
        if all(t in _GENERIC_TAILS for t in tail) or not running or first_long < running[0]:
            return found[0]
        return None

    def _heads(self, key: str, word: str) -> bool:
        text = self.text_of.get(key, "")
        pieces = name_key(text).split()
        entry = next((self.entry[i] for i, k in enumerate(self.full) if k == key), None)
        if len(pieces) < 2 or pieces[0] != word or not text.split()[-1][0].isupper():
            return False
        return entry is None or entry.type in ("Brand", "Organization", "MediaOutlet", "Platform")

    def _of_company(self, key: str) -> str | None:
        """The shorter name that a longer unlisted one stands for: "Prada Group" for Prada, "The Ritz" for Ritz."""
        pieces = key.split()
        if len(pieces) == 2 and pieces[1] in _GENERIC_TAILS and pieces[0] in self.full:
            return pieces[0]
        if len(pieces) == 2 and pieces[1] in _GENERIC_TAILS:
            known = [e for e in self.gazetteer.lookup(pieces[0]) if not e.ambiguous]
            listed = entry_key(known[0], self.gazetteer) if known else None
            return listed if listed in self.full else None
        return None

    # --- said by the text itself --------------------------------------------------------------------

    def _also_known(self) -> dict[str, str]:
        """Names that the text itself says are the same: "USADA" in brackets, "Ye, formerly known as Kanye West"."""
        phrases = "|".join(re.escape(p) for p in sorted(cues("names")["aka"]["phrases"], key=len, reverse=True))
        between = re.compile(rf"^,?\s*\(?(?:{phrases})(?: as)? [“\"‘]?$", re.IGNORECASE)
        same: dict[str, str] = {}
        for i in range(len(self.spots) - 1):
            a, b, ka, kb = self.spots[i], self.spots[i + 1], self.full[i], self.full[i + 1]
            if a.block != b.block or ka == kb:
                continue
            block = self.blocks[a.block]
            gap = block.text[a.end - block.start : b.start - block.start]
            after = block.text[b.end - block.start : b.end - block.start + 1]
            acronym = " " not in b.text and (b.text.isupper() or initials(a.text) == name_key(b.text))
            bracketed = gap == " (" and after == ")" and acronym and ka not in self.persons
            said = between.match(gap) or between.match(re.sub(r"^,? the [\w-]+ ", ", ", gap))
            if bracketed or (said and self._may_be_one(i, i + 1)):
                known = kb if self.entry[i + 1] is not None and self.entry[i] is None else ka
                same[kb if known == ka else ka] = known
        return {k: v for k, v in same.items() if same.get(v) != k}

    def _is_maiden_name(self, i: int) -> bool:
        a, b = self.spots[i - 1], self.spots[i]
        block = self.blocks[b.block]
        return a.block == b.block and bool(_MAIDEN.match(block.text[a.end - block.start : b.start - block.start]))

    def _may_be_one(self, a: int, b: int) -> bool:
        first, second = self.entry[a], self.entry[b]
        return first is None or second is None or first.type == second.type


def is_edition(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a paper in one country: "Elle Australia", "Vogue Italia"."""
    title, _, country = text.rpartition(" ")
    places = gazetteer.lookup(country)
    return any(e.type == "MediaOutlet" for e in gazetteer.lookup(title)) and any(e.type == "Place" for e in places)


def initials(text: str) -> str:
    """The capital letters that the words of a name begin with, in small letters."""
    return "".join(w[0] for w in re.split(r"[\s-]+", text) if w and w[0].isupper()).lower()
