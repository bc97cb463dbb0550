"""What the parser is shown of a block: names as one word, without the stacked descriptions around them.

A small statistical parser stumbles over unusual names ("24 Hour Fitness"), descriptions before names
("set designer X"), ages and brackets behind them, capitals, and quotation marks around a few words.
Each of these is taken out of its view and kept on the piece, so that nothing of the text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from graphkit.language.cues import cues
from graphkit.language.cues import words as listed
from graphkit.language.money import find_amounts
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.names import Name, Names
from graphkit.language.names.spotting import BlockWords, Spot
from graphkit.language.shown.behind import aside_of
from graphkit.language.shown.headlines import left_out, lone_verb, only_verb
from graphkit.language.shown.houses import show_of
from graphkit.language.shown.leads import take_lead
from graphkit.language.shown.marks import fragment_marks
from graphkit.language.shown.people import SOMEBODY, shown_as
from graphkit.language.shown.reports import reporter
from graphkit.language.shown.timeline import date_label, told_of_name, unspoken
from graphkit.language.syntax.parse import STAND_IN, Piece
from graphkit.language.syntax.tree import Word
from graphkit.model import BlockKind

_MARKERS = re.compile(r"^(?:[•▶»*#|–—\-·]+|\d{1,2}[.)]|[QA][.:]|\[|\d{1,2}:\d\d|\])$")
_WORD = re.compile(r"[A-Za-z]")
_DIRECTIONS = re.compile(
    r"(?:Pictured |Seen |Above |Below |Photo: |Picture: )?\(?(?:(?:clockwise )?from (?:top |bottom )?left(?: to right)?|"
    r"(?:top |bottom )?left to right|l ?(?:-|–|to) ?r)\)?\s?[:,]?\s",
    re.IGNORECASE,
)
# What the parser is shown for "X-owned": an adjective that it knows.
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_TIME = 7  # words
_FINITE = ("VBZ", "VBD", "VBP", "MD")
_ENDS = (".", "!", "?", ";")
_ADJECTIVE = "French"


def simplify(
    number: int, block: BlockWords, names: Names, gazetteer: Gazetteer, entry: bool = False, at_shows: bool = False
) -> list[Piece]:
    """Pieces of one block for the parser, in text order; ``entry`` where it stands under the date of a timeline, ``at_shows``
    where the article is about fashion shows."""
    tokens = block.words.words
    at_first = {spot.first: (spot, key) for spot, key in names.spots[number]}
    at_last = {spot.last for spot, _ in names.spots[number]}
    hidden = fragment_marks(block, {(s.start, s.end): names.names[key].type for s, key in names.spots[number]})
    sums = find_amounts(block.text)
    pieces: list[Piece] = []
    i = 0
    tags = dict(zip((t.start for t in tokens), block.words.tags, strict=False))
    # Of headings the tagger knows little.
    headline = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    trusted = not (block.shouted or block.titled or headline)
    people = {s.first: s.last for s, key in names.spots[number] if names.names[key].type == "Person"}
    designers = {s.first for s, key in names.spots[number] if set(names.names[key].kinds) & listed("leads", "designers")}
    guests = {first: last for first, last in people.items() if first not in designers} if trusted else {}
    while i < len(tokens) and i not in at_first and _MARKERS.match(tokens[i].text):
        i += 1
    dated = date_label(tokens, _behind_directions(tokens, i, block), block)
    label, i = tuple(tokens[i:dated]), dated
    while i < len(tokens):
        if i in at_first:
            spot, key = at_first[i]
            name = names.names[key]
            compound = _seat(tokens, spot, at_first) or _compound(tokens, spot, at_first)
            if compound is not None:
                i = compound + 1
                end = tokens[compound].end
                text = block.text[spot.start - block.start : end - block.start]
                pieces.append(Piece(_ADJECTIVE, text, spot.start, end, lead=(Word(spot.text, spot.start, spot.end, key),)))
                continue
            listing = _begins_list(spot, tokens, at_first)
            lead = take_lead(pieces, name, names, gazetteer, tags if trusted else {}, listing)
            if _opens_with_time(pieces) or _opens_with_place(pieces, names, name):
                # "On Monday X and Y met", "In London X, Y's head, left": without a comma they would pass for a part of the name.
                pieces.append(Piece(",", ",", spot.start, spot.start))
            i = spot.last + 1
            aside, i = aside_of(tokens, i, block, tags)
            if (
                not aside
                and (sum_ := next((m for m in sums if i < len(tokens) and m.start + block.start == tokens[i].start), None))
                is not None
            ):
                # "fined the club $300,000": the sum would pass for the object.
                first = i
                while i < len(tokens) and tokens[i].end <= sum_.end + block.start:
                    i += 1
                aside = tuple(tokens[first:i])
            pieces.append(_named(spot, key, name, lead, aside))
            if not aside and _ends_sentence(spot, tokens, i, at_first):
                pieces.append(Piece(".", ".", spot.end, spot.end))
            if name.type == "Brand" and not aside:
                house = bool(set(name.kinds) & listed("leads", "with_shows"))
                shown_there, i = show_of(tokens, spot, i, guests if house else {}, at_shows and house and trusted)
                pieces.extend(shown_there)
            continue
        token = tokens[i]
        if token.start in hidden:
            i += 1
            continue
        if (passed := _set_phrase(tokens, i)) > i:
            i = passed
            continue
        reported, behind_report = reporter(tokens, i, at_first, names)
        if reported:
            pieces.extend(reported)
            i = behind_report
            continue
        if (known := _idiom(tokens, i) or _office(tokens, i)) is not None:
            behind, shown, lemma = known
            end = tokens[behind - 1].end
            pieces.append(Piece(shown, block.text[token.start - block.start : end - block.start], token.start, end, lemma=lemma))
            i = behind
            continue
        sum_ = next((m for m in sums if m.start + block.start == token.start), None)
        if sum_ is not None and (money := _shown_sum(tokens, i, sum_.end + block.start)) is not None:
            first = i
            while i < len(tokens) and tokens[i].end <= sum_.end + block.start:
                i += 1
            end = tokens[i - 1].end
            if i > first:
                pieces.append(Piece(money, block.text[token.start - block.start : end - block.start], token.start, end))
                continue
        if token.text.lower() == "ex" and i + 2 < len(tokens) and tokens[i + 1].text in ("-", "‑") and i + 2 in at_first:
            # "an ex-Netflix executive"; "X, ex-Netflix, runs Y"
            end = at_first[i + 2][0].last + 1
            following = tokens[end].text if end < len(tokens) else "."
            if i and tokens[i - 1].text in (",", "(") and following in (",", ")", ".", ";"):
                pieces.append(Piece("formerly", token.text, token.start, tokens[i + 1].end))
                pieces.append(Piece("of", "of", tokens[i + 1].end, tokens[i + 1].end))
            else:
                pieces.append(Piece("former", token.text, token.start, tokens[i + 1].end))
            i += 2
            continue
        joined = _hyphenated(tokens, i, at_first)
        last = tokens[joined]
        text = block.text[token.start - block.start : last.end - block.start]
        piece = _word(text, block, token.start, last.end)
        if text.lower().startswith("ex-") and text[3:].lower() in listed("roles", "offices"):
            # "ex-boss" would pass for a verb.
            piece = replace(piece, shown=text[3:])
        if text in ("'", "’") and i - 1 in at_last and token.start == tokens[i - 1].end and i + 1 < len(tokens):
            # "the Lakers' X": a mark behind a name that is shown in the singular would pass for a bracket.
            piece = replace(piece, shown="'s")
        somebody = shown_as(text, tokens, joined, i, tags, gazetteer) if trusted else None
        described = bool(pieces) and pieces[-1].shown == SOMEBODY != pieces[-1].text
        if somebody is not None:
            piece = replace(piece, shown=somebody, lemma=text.lower())
        elif (
            joined == i
            and token.text.lower() in cues("leads")["stand_in_verbs"]
            and (
                described
                or _behind_name(tokens, i, at_last, at_first, tags, trusted, set(people.values()), bool(label) or entry)
                or (headline and lone_verb(tokens, i, at_last, tags))
            )
        ):
            shown, lemma = cues("leads")["stand_in_verbs"][token.text.lower()]
            piece = replace(piece, shown=shown, lemma=lemma)
        elif joined == i and (verb := only_verb(tokens, i, at_last)) is not None:
            piece = replace(piece, shown=verb[0], lemma=verb[1])
        elif (
            (parting := cues("leads")["parting"].get(token.text.lower()))
            and i + 1 < len(tokens)
            and (tokens[i + 1].text.lower() in ("ways", "company"))
        ):
            # "X and Y part ways"
            piece = replace(piece, shown=parting, lemma="part")
        elif (
            (bare := cues("leads")["stand_in_bare"].get(token.text.lower()))
            and i - 1 in at_last
            and len(pieces) > 2
            and pieces[-2].text.lower() in ("and", "&")
            and not _in_small_letters(pieces[-3].text)
            and not (i + 1 in at_first or tags.get(tokens[i + 1].start, "").startswith("NN") if i + 1 < len(tokens) else False)
        ):
            # "X and Y star in", "X and Y divorce"
            piece = replace(piece, shown=bare[0], lemma=bare[1])
        elif token.text.lower() == "turned" and _between_descriptions(tokens, i, gazetteer, at_first):
            # "the quarterback turned analyst": both are what somebody is or was.
            piece = replace(piece, shown="and", lemma="and")
        if (label or entry or (block.kind is BlockKind.LIST_ITEM and _is_verb_there(tokens, i))) and joined == i:
            # "2011: Marries X.": the parser is given the subject that the entry leaves out.
            given = unspoken(tokens, i, pieces, at_first)
        else:
            given = told_of_name(tokens, i, pieces, at_first) if joined == i else ()
            given = given or (left_out(tokens, i, at_last, tags) if headline and joined == i else ())
        if given:
            pieces.extend(given)
            piece = replace(piece, shown=text.lower())
        pieces.append(piece)
        i = joined + 1
    if label and pieces:
        # The date of an entry stays with its sentence, out of the parser's view.
        pieces[0] = replace(pieces[0], lead=(*label, *pieces[0].lead))
    return pieces


def _in_small_letters(text: str) -> bool:
    """Whether a word is no name: "the comedian and CBS host"."""
    return text.islower() and text.isalpha()


def _ends_sentence(spot: Spot, tokens: Sequence[Word], at: int, names_at: Mapping[int, tuple[Spot, str]]) -> bool:
    """Whether the stop of a name is that of the sentence too: "makes it for Warner Bros. A second report"."""
    behind = tokens[at].text if at < len(tokens) and at not in names_at else ""
    return (
        spot.text.endswith(".")
        and behind[:1].isupper()
        and behind.lower() in listed("names", "openers") | listed("names", "beginners")
    )


def _opens_with_time(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence has begun, and so far is nothing but a time ("On Monday", "In March 2019", "Last year")."""
    opening: list[str] = []
    for piece in reversed(pieces):
        if piece.shown in (".", "?", "!", ";", ":") or piece.name is not None:
            break
        opening.append(piece.shown.lower().rstrip("."))
    if " ".join(reversed(opening)) in listed("leads", "time_phrases"):
        return True
    if not opening or len(opening) > _LONGEST_TIME or opening[0] == "," or opening[-1] not in listed("leads", "time_openers"):
        return False
    days = {word.lower().rstrip(".") for word in listed("names", "calendar")}
    within = listed("leads", "time_words")
    return all(w in days or w in within or w.isdigit() or w == "," for w in opening[:-1]) and any(
        w in days or w in listed("leads", "time_units") or _YEAR.fullmatch(w) for w in opening
    )


def _opens_with_place(pieces: Sequence[Piece], names: Names, name: Name) -> bool:
    """Whether a sentence is so far nothing but a place or a platform, before somebody: "In London X", "On Instagram X"."""
    opening = pieces[-3:]
    if len(opening) < 2 or (len(opening) == 3 and opening[0].shown not in (".", "?", "!", "”", '"')):
        return False
    preposition, where = opening[-2:]
    kind = names.names[where.name].type if where.name is not None else ""
    return (
        preposition.shown.lower() in listed("leads", "place_openers")
        and preposition.shown[:1].isupper()
        and kind in ("Place", "Platform")
        and name.type in ("Person", "Organization", "Brand", "MediaOutlet")
    )


def _shown_sum(tokens: Sequence[Word], i: int, end: int) -> str | None:
    """What the parser is shown for a sum of money: an adjective before a noun ("a €1m fine"), a noun for a sum whose unit is
    glued to the number; None for one that it reads well as it is.
    """
    behind = next((w.text for w in tokens[i:] if w.start >= end), "")
    before = tokens[i - 1].text.lower() if i else ""
    if (
        before in listed("leads", "determiners")
        and len(behind) > 2
        and behind.isalpha()
        and behind.islower()
        and behind not in listed("leads", "behind_sums")
    ):
        return "big"
    glued = any(w.text.rstrip(".").lower() in ("m", "mn", "bn", "k", "tn") for w in tokens[i:] if w.end <= end)
    return "millions" if glued and before not in listed("leads", "determiners") else None


def _behind_directions(tokens: Sequence[Word], i: int, block: BlockWords) -> int:
    """Index behind what tells the reader of a caption where to look: "From left:", "Left to right:", "(L-R)"."""
    if i >= len(tokens) or (match := _DIRECTIONS.match(block.text[tokens[i].start - block.start :])) is None:
        return i
    end, last = tokens[i].start + match.end(), i
    while last < len(tokens) and tokens[last].end <= end:
        last += 1
    return last


def _behind_name(
    tokens: Sequence[Word],
    i: int,
    at_last: Set[int],
    at_first: Mapping[int, object],
    tags: Mapping[int, str],
    trusted: bool,
    people: Set[int],
    entry: bool = False,
) -> bool:
    """Whether a word that may be a noun or a verb is a verb: behind a name, and a name or the like behind it.

    Where the tagger, which saw the names themselves, took it for a verb, a comma may stand between.  In an ``entry`` of a
    timeline, told in the present, no tag is needed behind the name with which the sentence begins.
    """
    before = i - 1
    if before > 0 and tokens[before].text in ('"', "”", "’", "'"):
        # "“Barbie” stars X"
        before -= 1
    tagged = trusted and tags.get(tokens[i].start) in ("VBZ", "VBP", "VBD")
    if tagged and before > 0 and tokens[before].text in (",", ")", "–", "—"):
        before = -1
    elif tagged and before > 0 and tags.get(tokens[before].start) == "NN" and i + 1 in at_first:
        # "The campaign stars X".
        before = -1
    elif before < 0 or before not in at_last:
        return False
    if trusted and not tagged and any(tags.get(t.start, "") in _FINITE for t in _sentence(tokens, i)):
        return False
    if (
        trusted
        and not tagged
        and not entry
        and before not in people
        and tags.get(tokens[min(i + 1, len(tokens) - 1)].start) == "IN"
    ):
        # "Instagram posts by X": what is called after a firm; "X posts about Y" and "Gucci names Y" are done.
        return False
    behind = i + 1
    if behind >= len(tokens) or tokens[behind].text.lower() in ("of", "and", ",", "-", "'", "’", "’s", "'s", "."):
        return False
    return tagged or behind in at_first or tokens[behind].text.lower() in listed("leads", "verb_followers")


def _sentence(tokens: Sequence[Word], i: int) -> Sequence[Word]:
    """The words of the sentence around a word, as far as full stops tell."""
    first = next((k + 1 for k in range(i - 1, -1, -1) if tokens[k].text in _ENDS), 0)
    last = next((k for k in range(i, len(tokens)) if tokens[k].text in _ENDS), len(tokens))
    return tokens[first:last]


def _between_descriptions(tokens: Sequence[Word], i: int, gazetteer: Gazetteer, at_first: Mapping[int, object]) -> bool:
    """Whether nouns for people stand on both sides: "quarterback turned Fox analyst"."""
    if i == 0 or (before := gazetteer.descriptor(tokens[i - 1].text)) is None or "Person" not in before.types:
        return False
    for word in tokens[i + 1 : i + 5]:
        if not word.text[0].isalnum():
            return False
        found = gazetteer.descriptor(word.text)
        if found is not None and "Person" in found.types:
            return True
    return False


def _is_verb_there(tokens: Sequence[Word], i: int) -> bool:
    """Whether what may be a verb at the beginning of an item without a date has no noun's company ("Stars of", "Dates for")."""
    return i + 1 < len(tokens) and tokens[i + 1].text not in (
        "of",
        "for",
        "who",
        "that",
        "and",
        "from",
        "to",
        ",",
        ":",
        "are",
        "were",
        "is",
    )


def _compound(tokens: Sequence[Word], spot: Spot, at_first: dict[int, tuple[Spot, str]]) -> int | None:
    """Index of the last word of "X-owned", "X-winning", "X-clad", whose first is a name; None for anything else."""
    at = spot.last + 1
    if at + 1 >= len(tokens) or at + 1 in at_first or tokens[at].text not in ("-", "‑") or tokens[at].start != tokens[at - 1].end:
        return None
    behind = tokens[at + 1]
    return at + 1 if behind.start == tokens[at].end and behind.text.islower() and behind.text.isalpha() else None


def _seat(tokens: Sequence[Word], spot: Spot, at_first: dict[int, tuple[Spot, str]]) -> int | None:
    """Index of the last word of "Beaverton, Ore.-based", whose first words are a name; None for anything else."""
    at = spot.last + 1
    if at + 3 >= len(tokens) or tokens[at].text != ",":
        return None
    state = at_first[at + 1][0].last if at + 1 in at_first else at + 1
    if state == at + 1 and at + 1 not in at_first and tokens[state].text not in listed("names", "states"):
        return None
    behind = [t.text for t in tokens[state + 1 : state + 3]]
    return state + 2 if behind in (["-", "based"], ["-", "area"], ["-", "born"]) else None


def _begins_list(spot: Spot, tokens: Sequence[Word], at_first: dict[int, tuple[Spot, str]]) -> bool:
    """Whether another name is joined to this one: "X and Y", "X, Y and Z"."""
    at = spot.last + 1
    while at < len(tokens) and at <= spot.last + 2 and tokens[at].text in (",", "and", "&", "or"):
        at += 1
    return at > spot.last + 1 and at in at_first


def _named(spot: Spot, key: str, name: Name, lead: tuple[Word, ...], aside: tuple[Word, ...]) -> Piece:
    return Piece(STAND_IN.get(name.type, spot.text.split()[-1]), spot.text, spot.start, spot.end, key, lead, aside)


def _word(text: str, block: BlockWords, start: int, end: int) -> Piece:
    shown = _shown(text, block)
    stand_in = cues("leads")["stand_in"].get(shown)
    return Piece(shown, text, start, end) if stand_in is None else Piece(stand_in[0], text, start, end, lemma=stand_in[1])


def _shown(text: str, block: BlockWords) -> str:
    """Small letters where capitals are a matter of style."""
    # Pipelines are trained on straight apostrophes: "She’ll be" loses its subject.
    text = text.replace("’", "'")
    if not _WORD.search(text):
        return text
    if block.shouted or block.titled:
        low = text.lower()
        return low if text != "I" else text
    if text.isupper() and len(text) > 2 and text.isalpha():
        return text.lower()
    return text


def _set_phrase(tokens: Sequence[Word], at: int) -> int:
    """Where a set phrase that adds nothing ends ("dressed from head to toe in X"), or ``at`` where none begins."""
    for phrase in _set_phrases().get(tokens[at].text.lower(), ()):
        if tuple(t.text.lower() for t in tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return at


def _office(tokens: Sequence[Word], at: int) -> tuple[int, str, str] | None:
    """Where an office of several words ends ("editor in chief of"), with what the parser is shown for it and its lemma."""
    for phrase, shown, lemma in _shown_as("offices").get(tokens[at].text.lower(), ()):
        if tuple(t.text.lower() for t in tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase), shown, lemma
    return None


def _idiom(tokens: Sequence[Word], at: int) -> tuple[int, str, str] | None:
    """Where an idiom ends that parsers take apart ("said “I do” to"), with the verb that they know for it and its lemma."""
    for phrase, shown, lemma in _shown_as("idioms").get(tokens[at].text.lower(), ()):
        words, here = list(phrase), at
        while words and here < len(tokens) and (tokens[here].text.lower() == words[0] or tokens[here].text in "“”\"‘’'"):
            if tokens[here].text.lower() == words[0]:
                words.pop(0)
            here += 1
        if not words:
            return here, shown, lemma
    return None


@cache
def _shown_as(table: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]]:
    """The phrases of a table of ``leads.toml`` by their first words, the longest first, each with what is shown for it."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, (shown, lemma) in cues("leads")[table].items():
        found.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), shown, lemma))
    return {first: sorted(several, key=lambda known: -len(known[0])) for first, several in found.items()}


@cache
def _set_phrases() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The set phrases by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in cues("leads")["set_phrases"]:
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def _hyphenated(tokens: Sequence[Word], i: int, at_first: dict[int, tuple[Spot, str]]) -> int:
    """Index of the last token of the hyphenated word that begins at ``i``."""
    last = i
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text in ("-", "‑")
        and tokens[last + 1].start == tokens[last].end
        and tokens[last + 2].start == tokens[last + 1].end
        and last + 2 not in at_first
        and _WORD.search(tokens[last].text + tokens[last + 2].text)
    ):
        last += 2
    return last
