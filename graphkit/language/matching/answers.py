"""Answers that lean on the question above them: "Who walked?" — "Gigi Hadid opened. Adriana Lima and Ashley Graham followed."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.language.cues import words
from graphkit.language.matching.frames import Match
from graphkit.language.matching.rules import Frame, Rules
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.tree import Sentence
from graphkit.model import BlockKind

_TOGETHER = ("with", "alongside", "besides")


def asked(grammars: Sequence[Grammar], rules: Rules) -> Mapping[int, tuple[Frame, ...]]:
    """The frames that the question in the heading above a sentence asks about, by the number of the sentence."""
    found: dict[int, tuple[Frame, ...]] = {}
    current: tuple[Frame, ...] = ()
    for grammar in grammars:
        sentence = grammar.sentence
        if sentence.kind in (BlockKind.HEADING, BlockKind.TITLE):
            current = tuple(f for f in rules.frames if f.asked and _asks(sentence, f.asked))
        elif current:
            found[sentence.number] = current
    return found


def _asks(sentence: Sentence, phrases: frozenset[str]) -> bool:
    if not sentence.tokens or all(t.text != "?" for t in sentence.tokens):
        return False
    lemmas = " " + " ".join(t.lemma.lower() for t in sentence.tokens) + " "
    return any(f" {phrase} " in lemmas for phrase in phrases)


def enumerated(grammar: Grammar, rules: Rules) -> Iterator[Match]:
    """Those whom a colon lists: "Spotted in the front row: Rihanna, Cher and Naomi Campbell"."""
    sentence = grammar.sentence
    colon = next((t.index for t in sentence.tokens if t.text == ":"), None)
    if not colon or colon + 1 >= len(sentence.tokens) or sentence.tokens[colon + 1].name is None:
        return
    before = " " + " ".join(t.lemma.lower() for t in sentence.tokens[:colon]) + " "
    for frame in rules.frames:
        if any(f" {phrase} " in before for phrase in frame.listed):
            heads = tuple(dict.fromkeys((*grammar.expand(colon + 1), *_with_brackets(sentence, colon + 1))))
            yield Match(frame, "listed", heads, (), colon + 1, colon + 1, True)


def _with_brackets(sentence: Sentence, first: int) -> Heads:
    """The names of a list whose names have something in brackets behind them: "X (Friday), Y (Saturday) and Z"."""
    found: list[int] = []
    inside, ready = False, True
    for token in sentence.tokens[first:]:
        if inside or token.text == "(":
            inside = token.text != ")"
        elif token.name is not None and ready:
            found.append(token.index)
            ready = False
        elif token.text.lower() in (",", "and", "&"):
            ready = True
        else:
            break
    return tuple(found) if any(t.text == "(" for t in sentence.tokens[first:]) else ()


def answers(grammar: Grammar, frames: Sequence[Frame]) -> Iterator[Match]:
    """Whom a sentence under a question names for an answer; the object is what the text spoke of, as in any ellipsis."""
    for heads, predicate, nominal in _named(grammar):
        for frame in frames:
            yield Match(frame, "asked", heads, (), predicate, predicate, nominal)


def _named(grammar: Grammar) -> Iterator[tuple[Heads, int, bool]]:
    sentence = grammar.sentence
    for token in sentence.tokens:
        if token.dep == "ROOT" and token.name is not None:
            yield grammar.expand(token.index), token.index, True
    for clause in grammar.clauses:
        token = sentence.tokens[clause.verb]
        if clause.passive or token.dep not in ("ROOT", "conj", "ccomp", "parataxis"):
            continue
        if clause.lemma not in words("syntax", "answering"):
            continue
        heads = tuple(h for h in clause.subject if sentence.tokens[h].name is not None)
        if heads:
            yield (*heads, *(h for h in clause.phrase(*_TOGETHER) if sentence.tokens[h].name is not None)), clause.verb, False
