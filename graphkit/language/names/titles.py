"""Names made of ordinary words: titles in quotation marks or behind what says that one follows, houses and institutions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import POSSESSIVES, BlockWords, Spot, capital, known, make
from graphkit.language.syntax.tree import Word

_QUOTED = re.compile(r"[“\"‘]([^“”\"‘\n]{2,90}?)[,.!?]?[”\"’](?![a-z])")


def from_quotes(number: int, block: BlockWords) -> list[Spot]:
    """Titles of songs, films and books in quotation marks: every main word has a capital."""
    tokens = block.words.words
    small = words("names", "connectors") | {"a", "an", "in", "on", "at", "to", "by", "with", "from", "my", "is"}
    found = []
    for match in _QUOTED.finditer(block.text):
        inside = [
            i for i, t in enumerate(tokens) if t.start >= match.start(1) + block.start and t.end <= match.end(1) + block.start
        ]
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
def _title_behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
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
    )


def from_works(number: int, block: BlockWords, gazetteer: Gazetteer) -> list[Spot]:
    """Titles without quotation marks that have small words inside, where the words before say that a title follows."""
    tokens = block.words.words
    found = []
    for match in (m for pattern in _title_behind() for m in pattern.finditer(block.text)):
        inside = [
            i for i, t in enumerate(tokens) if t.start >= match.start(1) + block.start and t.end <= match.end(1) + block.start
        ]
        inside = _without_next(inside, tokens, gazetteer)
        if len(inside) < 2 or any(e.type not in ("Work", "Product") for e in known(block, inside[-1], inside[-1], gazetteer)):
            continue
        if not any(gazetteer.is_title(tokens[i].text) for i in inside[:1]):
            found.append(make(number, block, inside[0], inside[-1], label="WORK_OF_ART", source="capitals", described=True))
    return found


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
        inside = [
            i for i, t in enumerate(tokens) if t.start >= match.start() + block.start and t.end <= match.end() + block.start
        ]
        while inside and (tokens[inside[0]].text.lower() in words("names", "openers") or tokens[inside[0]].text == "The"):
            inside = inside[1:]
        if len(inside) > 2 and not _somebodys(inside, block, gazetteer):
            found.append(make(number, block, inside[0], inside[-1], source="capitals", described=True, label="ORG"))
    return found
