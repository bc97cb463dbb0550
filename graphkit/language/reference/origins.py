"""Whom a description by country or town means: "the Spaniard", "the Londoner", "the Swedes" for a Swedish house."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.salience import LEAST, REACH_NOMINAL, REACH_PRONOUN, ruled_out, salience
from graphkit.language.reference.sorts import of_country
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token

# How salient somebody is at least who is known to be of a place, and whom the text itself has called by it.
_KNOWN = -3.0
_TOLD = -1.0


def of_origin(story: Story, grammar: Grammar, token: Token) -> Keys:
    """Somebody by where he is from: "the Londoner", "the Texan"; a house or club by its people: "the Swedes"."""
    sentence = grammar.sentence
    if token.tag in ("NNS", "NNPS"):
        return _of_nation(story, sentence, token)
    if token.tag not in ("NN", "NNP", "JJ") or not story.gazetteer.places_of_demonym(token.text.lower()):
        return ()
    own = _as_said(story, token)
    barred = ruled_out(story, grammar, token)
    people = [t for t in story.things.values() if t.type == "Person" and t.named and t.count and t.key not in barred]
    known = [t for t in people if of_country(own, t.demonyms) > 0]
    if len(known) == 1 and known[0].key in story.page.titled:
        return (known[0].key,)
    scores = [
        (score + of_country(own, t.demonyms), t.key)
        for t in people
        if (score := _on_the_mind(t, sentence, token, own)) is not None and (not known or of_country(own, t.demonyms) >= 0)
    ]
    if not scores or max(scores)[0] <= LEAST:
        return ()
    # Whoever is "the Israeli" once stays it.
    meant = story.things[max(scores)[1]]
    meant.demonyms |= own if not meant.demonyms else set()
    meant.origins |= own
    return (meant.key,)


def _on_the_mind(thing: Thing, sentence: Sentence, token: Token, own: frozenset[str]) -> float | None:
    """How salient somebody is: far back too where he is known to be of that place, more so where the text has called him so."""
    if of_country(own, thing.demonyms | thing.origins) <= 0:
        return salience(thing, sentence, token, REACH_PRONOUN)
    score = salience(thing, sentence, token, REACH_NOMINAL)
    least = _TOLD if thing.origins & own else _KNOWN
    return max(score, least) if score is not None else None


def _as_said(story: Story, token: Token) -> frozenset[str]:
    """A word for somebody of a place with what else such people are called: who is Polish is a Pole."""
    word = token.text.lower()
    return frozenset({word, *(d.lower() for place in story.gazetteer.places_of_demonym(word) for d in place.demonyms)})


def _of_nation(story: Story, sentence: Sentence, token: Token) -> Keys:
    places = story.gazetteer.places_of_demonym(token.text.lower().removesuffix("s"))
    own = frozenset(d.lower() for place in places for d in place.demonyms)
    scores = [
        (score, t.key)
        for t in story.things.values() if t.type in ORGANIZATIONS and t.named and t.count and t.demonyms & own
        and (score := salience(t, sentence, token, REACH_PRONOUN)) is not None
    ]  # fmt: skip
    article = token.index > 0 and sentence.tokens[token.index - 1].text.lower() == "the"
    return (max(scores)[1],) if article and scores and max(scores)[0] > LEAST else ()


def is_placed(story: Story, sentence: Sentence, token: Token) -> bool:
    """Whether it is said where somebody is from: "the Indiana man", "the Spanish woman"."""
    before = sentence.children(token.index, "amod", "compound", "nmod")
    return any(
        story.things[t.name].type == "Place" if t.name is not None else story.gazetteer.places_of_demonym(t.text) for t in before
    )


def is_online(story: Story, sentence: Sentence, token: Token) -> bool:
    """Whether people are told of as those of a network: "people on Twitter", "people online"."""
    if token.text.lower() != "people":
        return False
    if token.index + 1 < len(sentence.tokens) and sentence.tokens[token.index + 1].text.lower() == "online":
        return True
    on = [p for p in sentence.children(token.index, "prep") if p.text.lower() == "on"]
    where = [t for p in on for t in sentence.children(p.index, "pobj")]
    return any(
        story.things[t.name].type == "Platform" if t.name is not None else t.lemma in words("reference", "nominals", "online")
        for t in where
    )
