"""The wording of noun phrases: their determiner, the noun with what is compounded before it, labels for things without a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Descriptor, Gazetteer
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# Kinds of things that are made or held, and so may be meant by their kind.
THINGS = frozenset({"Campaign", "Product", "Work", "Occasion"})
# Adjectives that tell no thing from another of its kind.
EMPTY_MODIFIERS = frozenset(
    {
        "new",
        "latest",
        "recent",
        "own",
        "entire",
        "whole",
        "same",
        "controversial",
        "disturbing",
        "current",
        "said",
        "offending",
        "now-deleted",
        "disgraced",
    }
)


def season_of(modifiers: frozenset[str]) -> frozenset[str]:
    """The season words among modifiers: what tells one campaign from the next."""
    pieces = {p for m in modifiers for p in re.split(r"[-/]", m)}
    return frozenset(pieces) & {"spring", "summer", "fall", "autumn", "winter", "holiday", "christmas"}


def label_of(sentence: Sentence, token: Token) -> str:
    """How the text calls a thing: its modifiers and the noun."""
    opens = token.index == 0 and token.pos == "NOUN"
    return as_written([*ordered_modifiers(sentence, token), token.text.lower() if opens or token.text.isupper() else token.text])


def as_written(pieces: Sequence[str]) -> str:
    """Words put together as one writes them: the hyphen of "anti-doping" was a word of its own."""
    return " ".join(pieces).replace(" - ", "-")


def pronoun_kind(word: str) -> str | None:
    """ "male", "female", "thing", "plural", "first" or "first_plural"; none for other words."""
    for kind in ("male", "female", "thing", "plural", "first", "first_plural"):
        if word in words("reference", "pronouns", kind):
            return kind
    return None


def gender_told(sentence: Sentence, token: Token, people: Collection[str]) -> str | None:
    """The gender of a subject that nobody else in its sentence can be: "The comedian apologised to her staff".

    ``people`` are the keys of the persons of the story that have a name.
    """
    clause = _own_clause(sentence, token)
    before = [t for t in clause if t.index < token.index]
    genders: dict[str, str] = cues("reference")["couples"]["partner"]
    said = {genders.get(t.lemma, "any") for t in sentence.children(token.head, "attr")} - {"any"}
    if token.dep == "nsubj" and len(said) == 1:
        # "The native of Leeds was her boyfriend"
        return said.pop()
    if token.dep not in ("nsubj", "nsubjpass") or any(t.pos in ("NOUN", "PRON") for t in before):
        return None
    if any(t.name in people and not _real_name(sentence, t) for t in clause):
        return None
    behind = [t for t in clause if t.index > token.index]
    kinds = {pronoun_kind(t.text.lower()) for t in behind if t.dep in ("poss", "nsubj")}
    if facing := {pronoun_kind(t.text.lower()) for t in sentence.children(token.head, "dobj", "dative")} & {"male", "female"}:
        # "The star accused him of hitting her; he denied it": he is the other one.
        kinds = (kinds | {pronoun_kind(t.text.lower()) for t in behind if t.dep in ("dobj", "pobj")}) - facing
    if {"male", "female"} <= kinds:
        # "championed her and sunk his own cash": the subject's.
        kinds = {pronoun_kind(t.text.lower()) for t in behind if t.dep == "poss" and sentence.tokens[t.index + 1].lemma == "own"}
    if {"male", "female"} <= kinds:
        return None
    return "f" if "female" in kinds else "m" if "male" in kinds else None


def _own_clause(sentence: Sentence, token: Token) -> list[Token]:
    """The clause that a noun is the subject of, where it stands beside another: "X left, and the coach sold what he had"."""
    verb = sentence.head(token.index)
    beside = verb is not None and verb.dep in ("conj", "parataxis") and token.dep in ("nsubj", "nsubjpass")
    return sorted(sentence.subtree(verb.index), key=lambda t: t.index) if verb is not None and beside else list(sentence.tokens)


def _real_name(sentence: Sentence, token: Token) -> bool:
    """Whether a name only tells how somebody is really called: "the singer, whose real name is X"."""
    return any(t.lemma == "name" for t in sentence.tokens[max(0, token.index - 2) : token.index])


def is_abstract(lemma: str) -> bool:
    """Whether a noun names an abstract thing that one can criticise or apologise for: no time, part of the body or quantity."""
    if lemma in words("reference", "topics", "nouns"):
        return True
    return lemma.endswith(tuple(sorted(words("reference", "topics", "endings")))) and lemma not in words(
        "reference", "topics", "not"
    )


def is_dummy(sentence: Sentence, token: Token) -> bool:
    """The "it" of "it was clear that", "it seems", "it is not known who", "make it to"."""
    head = sentence.head(token.index)
    if head is not None and head.lemma == "make" and token.text.lower() == "it" and token.dep == "dobj":
        # "She could not make it this year": who makes something of it says what.
        return not sentence.children(head.index, "oprd", "ccomp", "dative")
    if head is not None and token.dep == "dobj" and token.text.lower() == "it" and _in_idiom(sentence, head):
        return True
    if _anticipates(sentence, token):
        return True
    if head is None or token.dep not in ("nsubj", "nsubjpass"):
        return False
    if head.lemma in ("turn", "appear"):
        # "It turned out that", "it appears that", but "it turned to X", "it appeared in Vogue".
        out = any(t.text.lower() == "out" for t in sentence.children(head.index, "prt", "advmod", "prep"))
        return out or (head.lemma == "appear" and not sentence.children(head.index, "prep"))
    if head.lemma in ("seem", "rain", "happen"):
        return True
    if head.lemma == "fall" and any(p.text.lower() == "to" for p in sentence.children(head.index, "prep", "dative")):
        # "It fell to X to defend him."
        return True
    if token.dep == "nsubjpass" and head.lemma in words("reference", "dummies", "verbs"):
        behind = sentence.tokens[head.index + 1 : head.index + 2]
        aside = head.dep in ("ccomp", "parataxis") and bool(behind) and behind[0].text in (",", "–", "—", ".", ")")
        if aside or (head.lemma == "leave" and behind and behind[0].text.lower() == "to"):
            # ", it is understood,", "it was left to X to defend him"
            return True
    complements = sentence.children(head.index, "acomp", "attr")
    if head.lemma == "be" and any(
        t.text.lower() == "all" for c in (*complements, head) for t in sentence.children(c.index, "advmod", "det", "predet")
    ):
        # "It's all good."
        return any(t.lemma in ("good", "fine", "right", "well", "over", "cool", "ok", "okay") for t in complements)
    if head.lemma == "be" and token.text.lower() == "it" and token.dep == "nsubj":
        nouns = [t for t in complements if t.dep == "attr"]
        cleft = any(t.name is not None and sentence.children(t.index, "relcl") for t in nouns)
        if cleft or any(t.name is None and t.lemma in words("reference", "dummies", "nouns") for t in nouns):
            # "It was X who said so", "it is a bold bet"
            return True
    clausal = sentence.children(head.index, "ccomp", "csubj", "xcomp", "advcl")
    if token.dep == "nsubjpass" and sentence.children(head.index, "ccomp", "csubj"):
        # "It is not known who ...", "it was announced that ...".
        return True
    return head.lemma == "be" and bool(complements) and bool(clausal)


def _in_idiom(sentence: Sentence, verb: Token) -> bool:
    """Whether "it" is no thing behind a verb and its particle: "hit it off", "fought it out"."""
    particles = sentence.children(verb.index, "prt", "advmod", "prep")
    return any(f"{verb.lemma} {p.text.lower()}" in words("reference", "dummies", "idioms") for p in particles)


def _anticipates(sentence: Sentence, token: Token) -> bool:
    """Whether "it" only stands before a clause that is judged: "found it odd that ...", "called it a shame to ..."."""
    before = {t.lemma for t in sentence.tokens[max(0, token.index - 2) : token.index]}
    if token.text.lower() != "it" or not before & words("reference", "dummies", "judging"):
        return False
    judged = False
    for after in sentence.tokens[token.index + 1 : token.index + 6]:
        if judged and (
            after.tag == "TO" or (after.text.lower() in ("that", "when", "how", "if") and after.dep in ("mark", "advmod"))
        ):
            return True
        if after.pos not in ("ADJ", "NOUN", "DET", "ADV") and after.tag not in ("VBN", "VBG"):
            return False
        judged = judged or after.pos in ("ADJ", "NOUN") or after.tag in ("VBN", "VBG")
    return False


def compatible(descriptor: Descriptor) -> set[str]:
    """The classes that a noun may stand for; one sort of organization may stand for another."""
    types = set(descriptor.types)
    if types & ORGANIZATIONS:
        types |= ORGANIZATIONS
    return types


def article_of(sentence: Sentence, token: Token) -> str:
    """The article or number before a noun, in lower case; empty where there is none.

    A name before the noun may have taken it: "The Wall Street Journal reporter".
    """
    found = sentence.child(token.index, "det", "predet", "nummod")
    if found is not None:
        return found.text.lower()
    before = sentence.children(token.index, "compound", "nmod", "amod")
    return "the" if any(t.name is not None and t.text.startswith("The ") for t in before) else ""


def noun_text(sentence: Sentence, token: Token) -> str:
    """A noun with the nouns compounded before it, in lower case: "fashion house"."""
    parts = [t for t in sentence.children(token.index, "compound", "amod") if t.index < token.index and t.name is None]
    near: list[str] = []
    at = token.index - 1
    for t in sorted(parts, key=lambda t: -t.index):
        if t.index != at:
            break
        near.insert(0, t.text.lower())
        at -= 1
    last = token.text.lower() if token.tag in ("NNS", "NNPS") else token.lemma
    return " ".join([*near, last])


def modifiers_of(sentence: Sentence, token: Token) -> frozenset[str]:
    """Adjectives and nouns before a noun, in lower case."""
    return frozenset(t.lower() for t in ordered_modifiers(sentence, token))


def ordered_modifiers(sentence: Sentence, token: Token) -> list[str]:
    """Adjectives and nouns before a noun, in text order, names with their capitals."""
    found = [
        t
        for t in sentence.children(token.index, "amod", "compound", "nmod", "nummod")
        if t.index < token.index and t.pos not in ("PUNCT",)
    ]
    # "school uniform ad": what is compounded before a modifier belongs to it.
    found = sorted(
        [*found, *(c for t in found if t.name is None for c in sentence.children(t.index, "compound") if c.index < t.index)],
        key=lambda t: t.index,
    )
    if found:
        # "fall 2021 campaign": the year may hang on the season.
        years = [
            t
            for t in sentence.tokens[found[0].index + 1 : token.index]
            if t.text.isdigit() and len(t.text) == 4 and t not in found
        ]
        found = sorted([*found, *years], key=lambda t: t.index)
    return [t.text if t.name or t.tag == "NNP" or _keeps_capital(sentence, t) else t.text.lower() for t in found if t.tag != "DT"]


def _keeps_capital(sentence: Sentence, token: Token) -> bool:
    """Whether an adjective's capital is its own ("Spanish prosecutors"), and not that of a sentence or heading."""
    return sentence.kind is BlockKind.PARAGRAPH and token.index > 0 and token.text[:1].isupper() and not token.text.isupper()


def plural_of(token: Token, gazetteer: Gazetteer) -> str:
    """The plural under which a group goes."""
    if token.tag in ("NNS", "NNPS") or token.lemma in words("reference", "nominals", "collective"):
        return token.text.lower()
    descriptor = gazetteer.descriptor(token.lemma)
    return descriptor.plural if descriptor is not None and descriptor.plural else token.text.lower()


def tail_of(grammar: Grammar, index: int) -> list[str]:
    """The "of", "about" or "on" phrase behind a noun, as words."""
    by = grammar.sentence.head(index)
    verb = grammar.sentence.head(by.index) if by is not None and by.dep == "agent" else None
    if verb is not None and verb.lemma in words("reference", "nominals", "done_of"):
        # "was accused by models of theft"
        return []
    for preposition, heads in grammar.noun_phrases(index):
        if preposition in ("of", "about", "on") and heads:
            head = grammar.sentence.tokens[heads[0]]
            return [preposition, *ordered_modifiers(grammar.sentence, head), head.text]
    return []
