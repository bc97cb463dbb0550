"""Names made of ordinary words: titles in quotation marks or behind what says that one follows, houses and institutions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import POSSESSIVES, BlockWords, Spot, capital, known, make, words_within
from graphkit.language.syntax.tree import Word

_QUOTED = re.compile(r"[“\"‘]([^“”\"‘\n]{2,90}?)[,.!?]?[”\"’](?![a-z])")


def from_quotes(number: int, block: BlockWords) -> list[Spot]:
    """Titles of songs, films and books in quotation marks: every main word has a capital."""
    tokens = block.words.words
    small = words("names", "connectors") | {"a", "an", "in", "on", "at", "to", "by", "with", "from", "my", "is"}
    found = []
    for match in _QUOTED.finditer(block.text):
        inside = words_within(block, match.start(1), match.end(1))
        while inside and tokens[inside[-1]].text in {",", ".", "!", "?"}:
            inside = inside[:-1]
        main = [tokens[i].text for i in inside if tokens[i].text[0].isalpha() and tokens[i].text.lower() not in small]
        if "@" in match.group(1) or "#" in match.group(1):
            # "I LOVE @NAME!": what somebody posted.
            continue
        if not inside or not main or not all(w[0].isupper() for w in main) or not capital(tokens[inside[0]].text):
            continue
        if (
            len(main) == 1
            and (main[0].isupper() or tokens[max(inside[0] - 2, 0)].text in {",", ":"})
            and not _of_sort(tokens, inside)
        ):
            # What follows a comma may be a word that somebody says.
            continue
        if _is_nickname(block, match, inside):
            continue
        behind = block.text[match.end() :]
        called = len(main) == 1 and match.start() == 0 and re.match(r" [A-Z][a-z]", behind)
        if called and (match.group(0)[-2] != "," or not _owned_work().match(behind)):
            # “Momager” Kris: what she is called.  “Awful,” Kris said; but “Barbie,” Greta Gerwig's third film.
            continue
        found.append(make(number, block, inside[0], inside[-1], quoted=True, source="quotes"))
    return found


def _title(number: int, block: BlockWords, first: int, last: int) -> Spot:
    """The spot of a title of which the words around it vouch for all its words."""
    return make(number, block, first, last, label="WORK_OF_ART", source="capitals", described=True)


@cache
def _owned_work() -> re.Pattern[str]:
    """ " Beyoncé's sixth album": what a title in front of it is."""
    nouns = "|".join(sorted(words("names", "titled", "nouns")))
    return re.compile(rf" (?:[A-Z][\w.-]+ ){{0,3}}[A-Z][\w.-]*[’']s? (?:[\w-]+ ){{0,4}}(?:{nouns})\b")


def _of_sort(tokens: Sequence[Word], inside: list[int]) -> bool:
    """Whether a noun for works and a comma stand before the quotation mark: 'her memoir, "Becoming"'."""
    return (
        inside[0] > 2
        and tokens[inside[0] - 2].text == ","
        and tokens[inside[0] - 3].text.lower() in words("names", "titled", "nouns")
    )


def _is_nickname(block: BlockWords, match: re.Match[str], inside: list[int]) -> bool:
    """Earl "Bubba" Hiers: between two capitalised words, with nothing else between."""
    before, after = re.search(r"([A-Z][\w.’'-]*) $", block.text[: match.start()]), re.match(r" [A-Z]", block.text[match.end() :])
    return len(inside) <= 2 and before is not None and after is not None


@cache
def _title_behind() -> tuple[re.Pattern[str], ...]:
    """A title in capitals with small words inside, behind a verb or noun of art ("starred in Under the Skin") or between commas
    behind a noun for a work ("her memoir, My Life in Full, sold well").
    """
    table = cues("names")["titled"]
    either = "|".join(re.escape(p) for p in sorted(table["before"], key=len, reverse=True))
    small = "|".join(re.escape(p) for p in sorted(table["inside"], key=len, reverse=True))
    word = r"[A-Z][\w’'-]*"
    inside = rf"(?:{word} )+(?:{small}) {word}(?: (?:(?:{small}) )?{word})*"
    nouns = "|".join(sorted(table["nouns"]))
    apart = "|".join(re.escape(p) for p in sorted({*table["inside"], *table["inside_commas"]}, key=len, reverse=True))
    return (
        re.compile(rf"(?<!\w)(?i:{either}) ({inside}|(?:The|A|An) {word}(?: (?:(?:{small}) )?{word})*)"),
        re.compile(rf"(?<![\w-])(?:{nouns}), ((?:{word} )+(?:{apart}) {word}(?: (?:(?:{apart}) )?{word})*)(?=[,.;:]|$)"),
        # One book has one title, "and" or not: "her memoir Salt and Chrome".
        re.compile(rf"(?<![\w-])(?:{nouns}),? ((?:{word} )+and {word}(?: (?:(?:{small}) )?{word})*)"),
    )


def from_works(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Titles without quotation marks that have small words inside, where the words before say that a title follows."""
    tokens = block.words.words
    found = []
    for match in (m for pattern in _title_behind() for m in pattern.finditer(block.text)):
        inside = words_within(block, match.start(1), match.end(1))
        inside = _without_next(inside, tokens, gazetteer)
        if len(inside) < 2 or any(e.type not in ("Work", "Product") for e in known(block, inside[-1], inside[-1], gazetteer)):
            continue
        if _names_two(inside, block, gazetteer):
            continue
        if not any(gazetteer.is_title(tokens[i].text) for i in inside[:1]):
            found.append(_title(number, block, inside[0], inside[-1]))
    return found


def from_owners(number: int, block: BlockWords) -> list[Spot]:
    """A word that begins a sentence and is a title by what stands behind it: "Reputation, Taylor Swift's sixth album, sold"."""
    tokens, found = block.words.words, list[Spot]()
    for match in _first_word().finditer(block.text) if not (block.titled or block.shouted) else ():
        inside = words_within(block, match.start(1), match.end(1))
        if inside and _owned_work().match(block.text[match.end(1) + 1 :]):
            found.append(_title(number, block, inside[0], inside[-1]))
    return [s for s in found if tokens[s.last + 1].text == ","]


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=[.!?] )|(?<=[.!?][”\"’] ))([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=, )")


def _names_two(inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether names on both sides of "and" are of two: "the film Alfie and Get Carter", "the show Glee and Jane Lynch"."""
    tokens = block.words.words
    joint = next((n for n, i in enumerate(inside) if tokens[i].text == "and"), None)
    if joint is None or known(block, inside[0], inside[-1], gazetteer):
        return False
    sides = (inside[:joint], inside[joint + 1 :])
    return any(
        any(e.type in ("Person", "Work") for e in known(block, side[0], i, gazetteer))
        or gazetteer.is_first_name(tokens[side[0]].text)
        for side in sides
        for i in side
        if side
    )


@cache
def _dated() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A title of several words with its year behind it, and words that say that films, songs or books are told of: "starred in
    To Die For (1995), Eyes Wide Shut (1999) and Big Little Lies (2017–2019)".
    """
    table = cues("names")["titled"]
    small = "|".join(re.escape(p) for p in sorted(table["inside_dated"], key=len, reverse=True))
    word = r"[A-Z\d][\w’'!-]*"
    title = rf"{word}(?: (?:(?:{small}) )?{word}){{1,6}}"
    about = "|".join(re.escape(p) for p in table["about_works"])
    return (
        re.compile(rf"(?:[,;:] |\b(?!19|20)[a-z]+ |& )({title}) \((?:19|20)\d\d(?:[–—-](?:\d{{2,4}}|present)?)?\)"),
        re.compile(rf"(?i:\b(?:{about}))"),
    )


def from_volumes(number: int, block: BlockWords) -> list[Spot]:
    """Titles with the number of a volume behind them: "the Acme Show Vol. 2"."""
    found = []
    for match in _volume().finditer(block.text):
        inside = words_within(block, match.start(1), match.end(1))
        if len(inside) > 2:
            found.append(_title(number, block, inside[0], inside[-1]))
    return found


@cache
def _volume() -> re.Pattern[str]:
    word = r"[A-Z][\w’'&-]*"
    return re.compile(rf"(?<!\w)((?:{word} (?:x |of the |of )?){{1,5}}Vol(?:\.|ume) ?\d{{1,2}})(?!\w)")


def from_years(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Titles that have their year behind them, where works are told of."""
    if "(" not in block.text:
        return []
    tokens, found = block.words.words, list[Spot]()
    dated, about = _dated()
    for match in dated.finditer(block.text):
        sentence = block.text[: match.start(1)].rsplit(". ", 1)[-1]
        inside = words_within(block, match.start(1), match.end(1))
        owners = [n for n, i in enumerate(inside) if tokens[i].text in POSSESSIVES and n > 1]
        # "Spike Lee's Jungle Fever (1991)", but "Winter's Bone (2010)"
        inside = inside[owners[-1] + 1 :] if owners else inside
        if len(inside) < 2 or not about.search(sentence) or known(block, inside[0], inside[-1], gazetteer):
            continue
        found.append(_title(number, block, inside[0], inside[-1]))
    return found


@cache
def _shown() -> re.Pattern[str]:
    """A title behind the year or the channel that it came out in: "in Netflix's Irish Wish", "for 2010's Blue Valentine"."""
    table = cues("names")["titled"]
    small = "|".join(re.escape(p) for p in sorted([*table["inside"], *table["joints"]], key=len, reverse=True))
    word = r"[A-Z][\w’'-]*"
    whose = r"(?P<year>(?:19|20)\d\d)|(?P<channel>[A-Z][\w.&+-]*(?: [A-Z][\w.&+]*){0,2})"
    return re.compile(rf"(?<!\w)(?:{whose})[’']s (?P<title>{word}(?: (?:(?:{small}) )?{word})*)")


def from_channels(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Titles of which the words before tell only who shows them, or since when."""
    tokens, found = block.words.words, list[Spot]()
    for match in _shown().finditer(block.text) if not block.titled else ():
        channel, title = match.group("channel"), match.group("title")
        if channel is not None and not any(
            words("names", "titled", "channels") & set(e.kinds) for e in gazetteer.lookup(channel)
        ):
            continue
        inside = words_within(block, match.start("title"), match.end("title"))
        inside = _without_others(_without_next(inside, tokens, gazetteer), block, gazetteer)
        led = re.search(r"(?:^|\s)(?:in|on|for|from|of)\s(?:the )?$", block.text[: match.start()])
        if not inside or not (led or title.split()[0] in ("The", "A", "An")) or _otherwise(inside, block, gazetteer):
            continue
        found.append(_title(number, block, inside[0], inside[-1]))
    return found


@cache
def _in_two() -> re.Pattern[str]:
    """A title in two parts: "Blade Runner: Black Lotus"."""
    table = cues("names")["titled"]
    small = "|".join(re.escape(p) for p in sorted([*table["inside"], *table["joints"]], key=len, reverse=True))
    word = r"[A-Z][\w’'-]*"
    part = rf"{word}(?: (?:(?:{small}) )?{word})*"
    return re.compile(rf"(?<![\w’'-])(?P<main>{part}): (?P<more>{part})")


def from_series(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Titles of which a colon sets off the second part, behind a listed one or behind words that say that a title follows."""
    tokens, found = block.words.words, list[Spot]()
    table = cues("names")["titled"]
    for match in _in_two().finditer(block.text) if not block.titled else ():
        before = block.text[: match.start()].rstrip()
        introduced = before.endswith(tuple(f" {w}" for w in (*table["before"], *table["nouns"], *table["parts"])))
        inside = words_within(block, match.start(), match.end())
        colon = next((n for n, i in enumerate(inside) if tokens[i].text == ":"), 0)
        if not 0 < colon < len(inside) - 1:
            continue
        first = next((n for n in range(colon) if _is_work(block, inside[n], inside[colon - 1], gazetteer)), None)
        inside = _without_next_title(inside, tokens)
        behind = inside[colon + 1 :]
        listed = block.text[match.end() :].startswith((",", " and")) and first is None
        alone = len(behind) == 1 and tokens[behind[0]].text in ("The", "A", "An")
        if listed or alone or (first is None and not introduced) or _otherwise(behind, block, gazetteer):
            continue
        found.append(_title(number, block, inside[first or 0], inside[-1]))
    return found


def _without_next_title(inside: list[int], tokens: Sequence[Word]) -> list[int]:
    """The words before another title: "Forever and The Woman King"."""
    articles = (n for n in range(2, len(inside)) if tokens[inside[n]].text in ("The", "A", "An"))
    cut = next((n for n in articles if tokens[inside[n - 1]].text in ("and", "with")), None)
    return inside if cut is None else inside[: cut - 1]


def _is_work(block: BlockWords, first: int, last: int, gazetteer: Gazetteer) -> bool:
    entries = known(block, first, last, gazetteer)
    return bool(entries) and all(e.type == "Work" for e in entries)


def _without_others(inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> list[int]:
    """The title without who or what is named behind it: "in Fox's Empire with Taraji P. Henson"."""
    tokens = block.words.words
    for n, i in enumerate(inside):
        if n and tokens[i].text in words("names", "titled", "joints") and n + 1 < len(inside):
            behind = inside[n + 1 :]
            others = (e.type for e in known(block, behind[0], behind[-1], gazetteer))
            if gazetteer.is_first_name(tokens[behind[0]].text) or any(t not in ("Occasion", "Place", "Work") for t in others):
                return inside[:n]
    return inside


def _otherwise(inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether what a channel or a year has is no film or show: somebody, an office, a place, an event."""
    tokens = block.words.words
    first, last = tokens[inside[0]].text, tokens[inside[-1]].text.lower()
    suffixes = cues("names")["suffixes"]
    return (
        gazetteer.is_first_name(first)
        or gazetteer.is_title(first)
        or last in words("names", "offices") | words("names", "calendar")
        or any(last in suffixes[kind] for kind in ("Occasion", "Place"))
        or (len(inside) == 1 and first.isupper())
        or any(e.type not in ("Work", "Product") for i in (inside[0], inside[-1]) for e in known(block, inside[0], i, gazetteer))
    )


def _without_next(inside: list[int], tokens: Sequence[Word], gazetteer: Gazetteer) -> list[int]:
    """The title without who is named beside it: "the star of Legally Blonde and the Australian producer"."""
    last = inside[-1] if inside else 0
    behind = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if not inside or not behind.islower() or not gazetteer.places_of_demonym(tokens[last].text):
        return inside
    joint = next((n for n, i in enumerate(inside) if n and tokens[i].text in ("and", "with", "by", "to", "for")), len(inside))
    return inside[:joint]


@cache
def _causes() -> re.Pattern[str]:
    """Groups named after what they stand for: "Citizens for Responsibility and Ethics in Washington"."""
    who = "|".join(cues("names")["houses"]["causes"])
    word = r"(?:the )?[A-Z][\w-]+"
    return re.compile(
        rf"(?<![\w-])(?:[A-Z][\w-]+ ){{0,2}}(?:{who}) (?:for|[Aa]gainst|[Ww]ithout) {word}"
        rf"(?: (?:and|&|of|in|to|from|on) {word}| [A-Z][\w-]+)*"
    )


@cache
def _houses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Houses named after their owner ("Rick's Café"), institutions for people of a kind ("Louisiana Children's Museum")."""
    table = cues("names")["houses"]
    own, people, institutions = (
        "|".join(re.escape(w) for w in sorted(table[k], key=len, reverse=True))
        for k in ("establishments", "people", "institutions")
    )
    possessive = r"(?:[’']s|(?<=s)[’'])"
    between = r"(?:(?:[A-Z][\w-]*|and|&|of|for|in) ){0,5}"
    before = r"(?:[A-Z][\w.&-]* (?:of )?){0,6}"
    return (
        re.compile(rf"(?<!\w)(?:[A-Z][\w.&-]* ){{0,3}}[A-Z][\w.-]*{possessive} {between}(?:{own})\b"),
        re.compile(rf"{before}(?:{people}){possessive} {between}(?:{institutions})\b(?: (?:{institutions})\b)*"),
    )


def _somebodys(inside: list[int], block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether the possessive is that of a whole name, which has what follows: "Emma Chamberlain's Chamberlain Coffee"."""
    tokens = block.words.words
    at = next((n for n, i in enumerate(inside) if tokens[i].text in POSSESSIVES), 0)
    return at > 0 and (
        (at > 1 and gazetteer.is_first_name(tokens[inside[0]].text)) or bool(known(block, inside[0], inside[at - 1], gazetteer))
    )


def from_houses(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Houses and institutions with a possessive in their name."""
    tokens = block.words.words
    found = []
    patterns = _houses() if block.titled else (*_houses(), _causes())
    for match in (m for pattern in patterns for m in pattern.finditer(block.text)):
        inside = words_within(block, match.start(), match.end())
        while inside and (tokens[inside[0]].text.lower() in words("names", "openers") or tokens[inside[0]].text == "The"):
            inside = inside[1:]
        if len(inside) > 2 and not _somebodys(inside, block, gazetteer):
            found.append(make(number, block, inside[0], inside[-1], source="capitals", described=True, label="ORG"))
    return found
