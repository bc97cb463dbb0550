"""What an expression may stand for: how salient a thing is, and which are ruled out by grammar."""

from __future__ import annotations

import math

from graphkit.language.clauses import Grammar
from graphkit.language.cues import words
from graphkit.language.things import Story, Thing
from graphkit.language.tree import Sentence, Token
from graphkit.model import BlockKind

ROLE_WEIGHT = {
    "nsubj": 1.5,
    "nsubjpass": 1.3,
    "dobj": 0.7,
    "poss": 0.6,
    "pobj": 0.4,
    "attr": 0.2,
    "appos": 0.2,
    "conj": 0.4,
    "ROOT": 0.5,
    "dative": 0.6,
}
# Weights of salience: how much a sentence of distance costs, what mentions so far and mentions in the whole article add.
_PER_SENTENCE = 1.5
_PER_SENTENCE_NOMINAL = 1.2
_NOMINAL_TOTAL = 0.7
_PER_MENTION = 0.25
_PER_TOTAL = 0.4
# What it costs to be named only inside quotation marks, for an expression outside them in the same sentence.
_QUOTED = 2.0
# A name inside a description counts as if it had been mentioned so many sentences ago.
WEAK = 3.0
REACH_PRONOUN = 4
REACH_NOMINAL = 14


def salience(thing: Thing, sentence: Sentence, token: Token, reach: int, pronoun: bool = True) -> float | None:
    """How much a thing is on the reader\'s mind at a place in the text; none where it is too far back or only comes later."""
    here = [i for s, i in thing.seen if s == sentence.number and i != token.index]
    distance = sentence.number - thing.last
    if distance > (reach if sentence.kind is not BlockKind.HEADING else 4 * reach):
        return None
    if sentence.kind is BlockKind.HEADING:
        # A heading ("Has he apologised?") speaks of what the article is about, whoever was mentioned last.
        return math.log2(1 + thing.total) - 0.2 * distance
    score = (
        -(_PER_SENTENCE if pronoun else _PER_SENTENCE_NOMINAL) * distance
        + ROLE_WEIGHT.get(thing.role, 0.0)
        + _PER_MENTION * math.log2(1 + thing.count)
    )
    # What the whole article is about is meant more often than what it names once.
    score += (_PER_TOTAL if pronoun else _NOMINAL_TOTAL) * math.log2(1 + thing.total)
    if here and min(here) > token.index:
        return None
    if here and all(i < token.index for i in here) and _in_other_words(sentence, token.index, here):
        # "“We left Nike,” said its president": whom the words name is not whom the sentence is about.
        score -= _QUOTED
    if here:
        score += 0.1 if pronoun else 0.8
    return score


def ruled_out(story: Story, grammar: Grammar, token: Token) -> set[str]:
    """Things that the pronoun can't be: other arguments of its clause, unless it is reflexive or a possessor."""
    word = token.text.lower()
    if word in words("reference", "pronouns", "reflexive"):
        clause = grammar.clause_of(token.index)
        subjects = clause.subject if clause is not None else ()
        wanted = {k for i in subjects for k in story.refer(story.now, i)}
        return {k for k in story.things if k not in wanted} if wanted else set()
    if token.dep == "poss":
        # "Moss and her daughter": fine; "its owner X": the owner is not the possessor.
        head = grammar.sentence.head(token.index)
        names = {c.name for c in grammar.sentence.children(head.index, "appos") if c.name} if head is not None else set()
        if head is not None and head.name:
            names.add(head.name)
        if head is not None and head.dep == "appos" and (up := grammar.sentence.head(head.index)) is not None and up.name:
            names.add(up.name)
        return {n for n in names if n} | (_not_own(story, grammar, head) if head is not None else set())
    clause = grammar.clause_of(token.index)
    if clause is None or token.index in clause.subject:
        return set()
    inner = set(clause.subject) if token.pos != "PRON" and not _inside(grammar, token, clause.subject) else set()
    named = {k for i in inner for k in story.refer(story.now, i)}
    others = set(clause.subject) | (set(clause.object) - {token.index})
    if token.dep == "conj" or token.index in clause.object or any(token.index in h for _, h in clause.phrases):
        return named | {k for i in others for k in story.refer(story.now, i) if i < token.index or i in clause.subject}
    # "It sold most of the company": a description anywhere in a clause is not its subject.
    return named


def _not_own(story: Story, grammar: Grammar, owned: Token) -> set[str]:
    """Who can't be the owner of a thing because of what is done to it: nobody condemns his own words, or is his own successor."""
    clause = grammar.clause_of(owned.index)
    if clause is None:
        return set()
    head = grammar.sentence.head(owned.index)
    if head is not None and head.dep == "prep" and head.text.lower() == "as":
        return {k for i in clause.object for k in story.refer(story.now, i)}
    if (
        owned.index in clause.object
        and clause.lemma in words("reference", "verbs", "other_directed")
        and not _is_relative(story, owned)
    ):
        return {k for i in clause.subject for k in story.refer(story.now, i)}
    return set()


def _is_relative(story: Story, owned: Token) -> bool:
    """Whether what is owned is somebody ("his former wife"): one may well marry, attack or praise one's own."""
    descriptor = story.gazetteer.descriptor(owned.lemma)
    return descriptor is not None and descriptor.type == "Person"


def _inside(grammar: Grammar, token: Token, heads: tuple[int, ...]) -> bool:
    return any(up.index in heads for up in grammar.sentence.ancestors(token.index))


def _in_other_words(sentence: Sentence, index: int, here: list[int]) -> bool:
    """Whether a word stands outside quotation marks and all others of some words inside."""
    inside: set[int] = set()
    open_ = False
    for token in sentence.tokens:
        if token.text in ("“", "``") or (token.text == '"' and not open_):
            open_ = True
        elif token.text in ("”", "''", '"'):
            open_ = False
        elif open_:
            inside.add(token.index)
    return index not in inside and bool(inside) and inside.issuperset(here)
