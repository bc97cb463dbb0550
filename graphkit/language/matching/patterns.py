"""The small language in which extraction rules are written.

A verb pattern reads like the sentence it matches, in the active voice and with plain verbs:

    S sue O                        somebody sues somebody; passives, relatives ... come for free
    S take O to court
    S cut/sever @tie ~O            a verb out of two, a noun of the class "tie", O anywhere around that noun
    S file @suit against O
    S step down as @role of O
    S's credit include O           the subject of the verb belongs to the subject of the relation
    the @guest include S:Person    the subject of the verb is a noun that is no party itself
    S:Person join O:Organization   entity classes that the parties must have
    S put_out/drop O                a verb of two words beside others: also "S put out O"
    S:Person * in O:Brand's @garment      * is any verb, *!@make any but those of a class
    S:Person * in O:Campaign+visual       a party without a name must be one of the nouns of a class
    S:Person be on O:Occasion+tour!       and a name must have one of them in it
    S:Person walk .                .  says that the verb has no object and no phrase
    not S renew @deal ~O           only where the sentence negates it, and then it is so
    no_longer S sponsor O          only where it was so and is not any more
    S call/brand O =@negative      what the verb says its object (or, after "be", its subject) is
    S let O >go                    a verb governed by the first one, with what stands before it as its subject
    S stop >sell/stock ~O          and what stands behind it as its object
    S ask O >*!@offered            any such verb but those of a class
    S show O door                  somebody to whom the object is given or done
    S allege that O                the party that the clause behind the verb is about
    SO part way                    two subjects, each with each

A noun pattern begins with the owner of the noun or with the noun itself:

    S's @suit against O            also "a suit by S against O", and any light verb ("S filed a suit against O")
    @partnership between SO
    SO's divorce                   what two own together

A phrase pattern needs no verb; it begins with a party, which is a name or a heading above the words:

    S:Person in O:Brand            "Anne Hathaway in Versace", or "In Versace." under the heading "Anne Hathaway"
    O:Organization's S:Person      a name that another one owns: "Puck's Lauren Sherman"
    S:Person @garment by O         words directly behind a name, in captions and lists
    S:Brand x O                    two names with a cross between them: "Adidas x Prada"
    S:Person v O:Organization      two names with a "v", "v." or "vs" between them: "Heigl v Duane Reade"
    S:Person ( O:Brand )           names with names in brackets behind them: "Cher (Dior), Adele (Gucci)"
    S:Person O's @garment          "A Chanel gown." under the heading "Dua Lipa"
    O:Work+picture by S            the party that it begins with may be a noun of a class: "photographs by Annie Leibovitz"

Words are lemmas; ``a/b`` are alternatives; ``@name`` is a class of words in ``rules/en/classes.toml``;
``S`` is the subject of the relation, ``O`` its object, ``_`` anything that must be there (with a class a name).
``~O`` is found as possessor, as compound, or behind with/to/for/of/from, at the noun before it or at the verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.errors import RuleError

PREPOSITIONS = frozenset(
    [
        "with",
        "for",
        "against",
        "from",
        "to",
        "of",
        "by",
        "on",
        "in",
        "at",
        "into",
        "over",
        "as",
        "about",
        "after",
        "under",
        "behind",
        "alongside",
        "between",
        "through",
        "among",
        "toward",
        "towards",
        "within",
        "without",
        "around",
        "across",
        "v.",
        "upon",
        "than",
        "via",
        "onto",
        "during",
        "before",
        "opposite",
        "beside",
        "besides",
        "like",
        "regarding",
        "concerning",
        "amid",
        "since",
        "including",
        "following",
    ]
)
PARTICLES = frozenset(
    [
        "up",
        "out",
        "off",
        "down",
        "back",
        "away",
        "apart",
        "aside",
        "together",
        "forward",
        "along",
        "loose",
        "free",
        "again",
        "anymore",
        "adrift",
        "aboard",
    ]
)
_PARTICLE_TOO = frozenset({"over", "on", "in"})
_SLOT = re.compile(r"^(SO|S|O|_)(?::([A-Za-z|]+))?(?:\+(\w+)(!?))?$")
_OWNER = re.compile(r"^(SO|S|O)(?::([A-Za-z|]+))?'s$")


@dataclass(frozen=True, slots=True)
class Slot:
    """A party of the relation (``S``, ``O``, ``SO`` for both at once, ``_`` for nobody in particular).

    ``types`` are the classes it must have, ``heads`` the nouns one of which it must be where it has no name;
    ``strict`` asks a name to have one of them in it.
    """

    name: str
    types: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the pattern: its lemmas (perhaps with words before them; none stand for any noun), and the party that must own
    it.
    """

    lemmas: frozenset[str]
    owner: Slot | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase: what may stand before and behind."""

    prepositions: frozenset[str]
    inside: Slot | Noun


@dataclass(frozen=True, slots=True)
class Inner:
    """A verb that the first one governs ("let go", "stop selling"), what its object must be, and verbs that it is not."""

    verbs: frozenset[str]
    object: Slot | Noun | None
    but: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """A compiled verb pattern; ``around`` is the party written with ``~``, ``content`` the one behind ``that``."""

    text: str
    verbs: frozenset[str]
    subject: Slot | Noun | None
    object: Slot | Noun | None
    particles: tuple[frozenset[str], ...]
    phrases: tuple[Phrase, ...]
    around: Slot | None
    negated: bool
    inner: Inner | None = None
    complement: Noun | None = None
    bare: bool = False
    but: frozenset[str] = frozenset()
    content: Slot | None = None
    indirect: Slot | None = None
    ceased: bool = False


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A compiled noun pattern."""

    text: str
    noun: Noun
    phrases: tuple[Phrase, ...]
    around: Slot | None


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A compiled phrase pattern: a party and, without a verb, what is said of it."""

    text: str
    subject: Slot
    noun: Noun | None
    phrases: tuple[Phrase, ...]
    around: Slot | None
    owner: Slot | None = None
    crossed: bool = False
    bracketed: bool = False
    versus: bool = False


def compile_name(text: str, classes: Mapping[str, frozenset[str]]) -> NamePattern:
    """Compile a phrase pattern.  Raises :class:`RuleError` like :func:`compile_verb`."""
    words = text.split()
    owner: Slot | None = None
    match = _OWNER.match(words[0]) if words else None
    if match is not None and len(words) == 2 and (owned := _slot(words[1], classes)) is not None:
        owner = Slot(match.group(1), frozenset((match.group(2) or "").split("|")) - {""})
        return NamePattern(text, owned, None, (), None, owner)
    subject = _slot(words[0], classes) if words else None
    if subject is not None and words[1:2] == ["("]:
        inside = _slot(words[2], classes) if words[3:] == [")"] else None
        if inside is None:
            raise RuleError(f"pattern {text!r}: write one party in the brackets, such as 'S:Person ( O:Brand )'")
        return NamePattern(text, subject, None, (), inside, bracketed=True)
    if subject is not None and words[1:2] == ["x"]:
        return NamePattern(text, subject, None, (), None, crossed=True)
    if subject is not None and words[1:2] == ["v"]:
        against = _slot(words[2], classes) if len(words) == 3 else None
        if against is None:
            raise RuleError(f"pattern {text!r}: write one party behind the v, such as 'S:Person v O:Organization'")
        return NamePattern(text, subject, None, (), against, versus=True)
    if subject is None:
        raise RuleError(f"pattern {text!r}: a phrase pattern begins with a party, such as 'S:Person in O:Brand'")
    noun, rest = _argument(words[1:], classes, text)
    if isinstance(noun, Slot):
        raise RuleError(f"pattern {text!r}: two parties side by side; write a preposition or a noun between them")
    phrases, around, late = _phrases(rest, classes, text)
    if late or not (noun or phrases):
        raise RuleError(f"pattern {text!r}: a phrase pattern needs a noun or a preposition behind the party")
    return NamePattern(text, subject, noun, phrases, around, owner)


def spelled_out(text: str) -> list[str]:
    """A pattern once for its verbs of one word and once for each of two: "S put_out/drop O": "S drop O" and "S put out O"."""
    words = text.split()
    at = 1 if words and words[0] in ("not", "no_longer") else 0
    if at < len(words) and (words[at] == "the" or _OWNER.match(words[at])):
        at += 2
    elif at < len(words) and _slot(words[at]) is not None:
        at += 1
    verbs = words[at].split("/") if at < len(words) else []
    phrasal = [v for v in verbs if v[0].isalpha() and v.count("_") == 1 and v.partition("_")[2] in PARTICLES | _PARTICLE_TOO]
    plain = [v for v in verbs if v not in phrasal]
    found = [[*words[:at], "/".join(plain), *words[at + 1 :]]] if plain or not phrasal else []
    found += [[*words[:at], *v.split("_"), *words[at + 1 :]] for v in phrasal]
    return [" ".join(w for w in each if w) for each in found]


def compile_verb(text: str, classes: Mapping[str, frozenset[str]]) -> VerbPattern:
    """Compile a verb pattern.  Raises :class:`RuleError` that quotes the pattern and says what is wrong with it."""
    words = text.split()
    ceased = bool(words) and words[0] == "no_longer"
    negated = ceased or (bool(words) and words[0] == "not")
    words = words[1:] if negated else words
    subject: Slot | Noun | None = None
    if words and (_slot(words[0]) is not None or _OWNER.match(words[0])):
        subject, words = _argument(words, classes, text)
    elif len(words) > 2 and words[0] == "the":
        subject, words = Noun(_lemmas(words[1], classes, text)), words[2:]
    if not words or _slot(words[0]) is not None:
        raise RuleError(f"pattern {text!r}: a verb is missing; write it as a lemma, such as 'S sue O'")
    but: frozenset[str] = frozenset()
    if words[0].startswith("*!"):
        but, words = _lemmas(words[0][2:], classes, text), ["*", *words[1:]]
    verbs = _lemmas(words[0], classes, text)
    bare = words[-1] == "."
    words = words[:-1] if bare else words
    particles, rest = _leading_particles(words[1:], text)
    object_, rest = _argument(rest, classes, text)
    indirect: Slot | None = None
    if (
        isinstance(object_, Slot)
        and rest
        and isinstance(_argument(rest, classes, text)[0], Noun)
        and not set(rest[0].split("/")) <= PARTICLES
    ):
        indirect = object_
        object_, rest = _argument(rest, classes, text)
    more, rest = ((), rest) if _governs(rest, classes, text) else _leading_particles(rest, text)
    complement: Noun | None = None
    if rest and rest[0].startswith("="):
        complement, rest = Noun(_lemmas(rest[0][1:], classes, text)), rest[1:]
    inner: Inner | None = None
    if any(word.startswith(">") for word in rest):
        at = next(i for i, word in enumerate(rest) if word.startswith(">"))
        any_but = rest[at][1:].startswith("*!")
        without = _lemmas(rest[at][3:], classes, text) if any_but else frozenset[str]()
        governed = frozenset({"*"}) if any_but else _lemmas(rest[at][1:], classes, text)
        inner_object, behind = _argument(rest[at + 1 :], classes, text)
        inner, rest = Inner(governed, inner_object, without), [*rest[:at], *behind]
    content: Slot | None = None
    if rest and rest[0] == "that":
        content = _slot(rest[1]) if len(rest) > 1 else None
        if content is None:
            raise RuleError(f"pattern {text!r}: nothing stands behind 'that'; write a party, such as 'S allege that O'")
        rest = rest[2:]
    phrases, around, late = _phrases(rest, classes, text)
    return VerbPattern(
        text, verbs, subject, object_, (*particles, *more, *late), phrases, around, negated,
        inner=inner, complement=complement, bare=bare, but=but, content=content, indirect=indirect, ceased=ceased,
    )  # fmt: skip


def compile_noun(text: str, classes: Mapping[str, frozenset[str]]) -> NounPattern:
    """Compile a noun pattern.  Raises :class:`RuleError` like :func:`compile_verb`."""
    head, rest = _argument(text.split(), classes, text)
    if not isinstance(head, Noun):
        raise RuleError(f'pattern {text!r}: a noun pattern begins with a noun or its owner, such as "S\'s @suit against O"')
    phrases, around, late = _phrases(rest, classes, text)
    if late:
        raise RuleError(f"pattern {text!r}: a noun has no particle")
    return NounPattern(text, head, phrases, around)


def _slot(word: str, classes: Mapping[str, frozenset[str]] | None = None) -> Slot | None:
    match = _SLOT.match(word)
    if match is None:
        return None
    heads: frozenset[str] = frozenset()
    if match.group(3) is not None and classes is not None:
        heads = _lemmas("@" + match.group(3), classes, word)
    return Slot(match.group(1), frozenset((match.group(2) or "").split("|")) - {""}, heads, bool(match.group(4)))


def _lemmas(word: str, classes: Mapping[str, frozenset[str]], text: str) -> frozenset[str]:
    found: set[str] = set()
    if word == "_":
        return frozenset()
    for part in word.split("/"):
        if part.startswith("@"):
            if part[1:] not in classes:
                raise RuleError(
                    f"pattern {text!r}: no class of words is called {part!r}; "
                    "define it under [classes], or see rules/en/classes.toml"
                )
            found |= classes[part[1:]]
        else:
            found.add(part.replace("_", " "))
    return frozenset(found)


def _governs(words: list[str], classes: Mapping[str, frozenset[str]], text: str) -> bool:
    """Whether "off" is a preposition: "took the wraps off O"."""
    return bool(words) and "off" in words[0].split("/") and _argument(words[1:], classes, text)[0] is not None


def _leading_particles(words: list[str], text: str) -> tuple[tuple[frozenset[str], ...], list[str]]:
    found = []
    while words and set(words[0].split("/")) <= PARTICLES:
        found.append(frozenset(words[0].split("/")))
        words = words[1:]
    return tuple(found), words


def _argument(words: list[str], classes: Mapping[str, frozenset[str]], text: str) -> tuple[Slot | Noun | None, list[str]]:
    """A slot, or a noun with its owner, at the beginning of ``words``."""
    if not words or words[0][0] in "~>=" or words[0] == "that" or set(words[0].split("/")) <= PREPOSITIONS:
        return None, words
    slot = _slot(words[0], classes)
    if slot is not None:
        return slot, words[1:]
    owner: Slot | None = None
    match = _OWNER.match(words[0])
    if match:
        owner = Slot(match.group(1), frozenset((match.group(2) or "").split("|")) - {""})
        words = words[1:]
        if not words:
            raise RuleError(f"pattern {text!r}: nothing is owned; write a noun behind {owner.name}'s")
    return Noun(_lemmas(words[0], classes, text), owner), words[1:]


def _phrases(
    words: list[str], classes: Mapping[str, frozenset[str]], text: str
) -> tuple[tuple[Phrase, ...], Slot | None, tuple[frozenset[str], ...]]:
    found: list[Phrase] = []
    around: Slot | None = None
    particles: list[frozenset[str]] = []
    while words:
        if words[0].startswith("~"):
            around = _slot(words[0][1:])
            if around is None:
                raise RuleError(f"pattern {text!r}: {words[0]!r} should be ~S or ~O")
            words = words[1:]
            continue
        choices = frozenset(words[0].split("/"))
        governs = _governs(words, classes, text)
        if choices <= PARTICLES and not governs:
            particles.append(choices)
            words = words[1:]
            continue
        if not choices <= PREPOSITIONS | ({"off"} if governs else set()):
            raise RuleError(f"pattern {text!r}: {words[0]!r} is no preposition that graphkit knows")
        inside, rest = _argument(words[1:], classes, text)
        if inside is None and rest and choices <= _PARTICLE_TOO:
            # "take over at O": without an object of its own the preposition is a particle.
            particles.append(choices)
            words = rest
            continue
        if inside is None:
            raise RuleError(f"pattern {text!r}: nothing stands behind {words[0]!r}; write S, O, _ or a noun")
        found.append(Phrase(choices, inside))
        words = rest
    return tuple(found), around, tuple(particles)
