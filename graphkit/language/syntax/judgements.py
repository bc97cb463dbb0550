"""What somebody is called: "branded X a troll", "called X, his old club, a disgrace", "dismissed X as ugly".

Parsers take a judgement behind what is judged for one more object, for an apposition, for a part of the object or for
a clause of its own.  Each correction looks at one such shape and leaves everything else as it was parsed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_ARTICLES = ("a", "an")


def judgements_found(tokens: list[Token]) -> None:
    """Make judgements the predicates of what they are of; changes the list in place."""
    _in_quotation_marks(tokens)
    _parts_of_the_judgement(tokens)
    _clauses_without_verb(tokens)
    _second_objects(tokens)
    _last_appositions(tokens)
    _adjectives_behind(tokens)
    _as_adjectives(tokens)
    _how_described(tokens)


def _judges(token: Token) -> bool:
    return token.lemma in words("syntax", "judging")


def _in_quotation_marks(tokens: list[Token]) -> None:
    """ "Called the ad “trash”": what stands before the quotation marks was taken for a part of what stands in them."""
    for mark in tokens[3:-1]:
        thing = tokens[mark.index - 1]
        judgement = tokens[thing.head]
        if mark.tag != "``" or thing.pos not in ("NOUN", "PROPN") or judgement.index < mark.index:
            continue
        verb = tokens[judgement.head]
        if not _judges(verb) or verb.index > thing.index or judgement.dep not in ("oprd", "dobj"):
            continue
        for child in tokens[verb.index : mark.index]:
            if child.head == judgement.index:
                tokens[child.index] = replace(child, head=thing.index)
        tokens[thing.index] = replace(thing, dep="dobj", head=verb.index)
        tokens[judgement.index] = replace(judgement, dep="oprd")


def _parts_of_the_judgement(tokens: list[Token]) -> None:
    """ "Called her comments abhorrent", where the comments were taken for a part of the judgement."""
    for token in tokens[2:]:
        if token.dep not in ("oprd", "dobj") or token.lemma not in words("classes", "negative") | words("classes", "positive"):
            continue
        thing = tokens[token.index - 1]
        if thing.dep != "compound" or thing.head != token.index or not _judges(tokens[token.head]):
            continue
        for child in tokens:
            if child.head == token.index and child.index < thing.index:
                tokens[child.index] = replace(child, head=thing.index)
        tokens[thing.index] = replace(thing, dep="dobj", head=token.head)
        tokens[token.index] = replace(token, dep="oprd", pos="ADJ", tag="JJ")
    for token in tokens[3:]:
        # "Called her a true style icon": a part of the judgement was taken for one more object.
        part, verb = tokens[token.index - 1], tokens[token.head]
        if token.dep != "oprd" or part.dep != "dobj" or part.head != token.head or part.name is not None:
            continue
        one = any(t.head == part.index and t.text.lower() in _ARTICLES for t in tokens[: part.index])
        if one and _judges(verb) and any(
            t.head == verb.index and t.dep in ("dobj", "dative") for t in tokens[verb.index : part.index]
        ):  # fmt: skip
            for child in tokens[verb.index : part.index]:
                if child.head == part.index:
                    tokens[child.index] = replace(child, head=token.index)
            tokens[part.index] = replace(part, dep="compound", head=token.index)
            tokens[token.index] = replace(token, pos="NOUN", tag="NN")


def _clauses_without_verb(tokens: list[Token]) -> None:
    """ "Branded the claims false", "found it patronising": what is judged was taken for the subject of a clause."""
    for token in tokens[2:]:
        said = token.tag == "VBG" and token.text.lower() in words("classes", "negative") | words("classes", "positive")
        if token.dep != "ccomp" or not (token.pos in ("ADJ", "NOUN") or said) or not _judges(tokens[token.head]):
            continue
        things = [t for t in tokens if t.head == token.index and t.dep in _SUBJECTS]
        if len(things) == 1 and token.head < things[0].index < token.index and not any(
            t.head == token.index and t.dep in ("cop", "aux", "mark") for t in tokens
        ):  # fmt: skip
            tokens[things[0].index] = replace(things[0], dep="dobj", head=token.head)
            judgement = replace(token, pos="ADJ", tag="JJ", lemma=token.text.lower()) if said else token
            tokens[token.index] = replace(judgement, dep="oprd")


def _second_objects(tokens: list[Token]) -> None:
    """ "Branded the film an assault", "branded X a troll": two objects; "called the X campaign a mistake"."""
    for token in tokens[3:]:
        verb = tokens[token.head]
        if token.name is not None or token.pos not in ("NOUN", "ADJ") or not token.index > token.head:
            continue
        inside = (t for t in tokens[token.head : token.index] if t.head == token.index)
        article = next((t for t in inside if t.text.lower() in _ARTICLES), None)
        thing = tokens[article.index - 1] if article is not None else token
        if article is None or not (thing.pos in ("NOUN", "PROPN", "PRON") or thing.name is not None):
            continue
        two = thing.dep == "dobj" or (thing.dep == "dative" and token.dep == "dobj")
        if token.dep in ("dobj", "npadvmod") and _judges(verb) and two and thing.head == verb.index:
            # "Branded the film an assault", "branded him a troll": two objects.
            tokens[thing.index] = replace(thing, dep="dobj")
            tokens[token.index] = replace(token, dep="oprd")
        if thing.name is not None:
            continue
        owner = tokens[thing.index - 1]
        judge = tokens[thing.head]
        if (
            token.head == thing.index and thing.dep == "oprd" and _judges(judge)
            and owner.name is not None and owner.dep == "dobj" and owner.head == judge.index
        ):  # fmt: skip
            # "Called the X campaign a mistake": X was taken for what is judged, and the campaign for the judgement.
            for child in tokens[: owner.index]:
                if child.head == owner.index:
                    tokens[child.index] = replace(child, head=thing.index)
            tokens[owner.index] = replace(owner, dep="compound", head=thing.index)
            tokens[thing.index] = replace(thing, dep="dobj")
            tokens[token.index] = replace(token, dep="oprd", head=judge.index)


def _last_appositions(tokens: list[Token]) -> None:
    """ "Called X, the old club, a disgrace": what stands behind the apposition is no other one."""
    for token in tokens[5:]:
        if (
            token.dep != "appos"
            or token.name is not None
            or token.pos not in ("NOUN", "ADJ")
            or tokens[token.head].dep != "appos"
        ):
            continue
        inside = [t for t in tokens[: token.index] if t.head == token.index]
        if not inside or inside[0].text.lower() not in _ARTICLES or tokens[inside[0].index - 1].text != ",":
            continue
        thing = tokens[tokens[token.head].head]
        if thing.dep == "dobj" and thing.index < token.head < token.index and _judges(tokens[thing.head]):
            tokens[token.index] = replace(token, dep="oprd", head=thing.head)


def _adjectives_behind(tokens: list[Token]) -> None:
    """ "Thought the list of conditions excessive": an adjective behind its noun that says what one thinks of it."""
    for token in tokens[3:]:
        noun = tokens[token.head]
        if token.dep != "amod" or token.pos != "ADJ" or noun.index != token.index - 1 or noun.pos not in ("NOUN", "PROPN"):
            continue
        while noun.dep in ("pobj", "prep", "conj") and tokens[noun.head].index < noun.index:
            noun = tokens[noun.head]
        if noun.dep == "dobj" and noun.head < noun.index and _judges(tokens[noun.head]):
            tokens[token.index] = replace(token, dep="oprd", head=noun.head)


def _as_adjectives(tokens: list[Token]) -> None:
    """ "Dismissed X as ugly", where "as ugly" was taken for a comparison that goes with the verb."""
    for token in tokens[3:]:
        head = tokens[token.head]
        if token.text.lower() != "as" or token.dep != "advmod" or head.index != token.index + 1 or head.pos != "ADJ":
            continue
        verb = tokens[head.head]
        behind = tokens[head.index + 1 : head.index + 2]
        if head.dep not in ("advcl", "acomp", "oprd", "advmod") or verb.pos != "VERB" or verb.index > token.index:
            continue
        if (behind and behind[0].text.lower() == "as") or not any(
            t.head == verb.index and t.dep in ("dobj", "nsubjpass") for t in tokens[: token.index]
        ):
            continue
        tokens[token.index] = replace(token, dep="prep", pos="ADP", tag="IN", head=verb.index)
        tokens[head.index] = replace(head, dep="amod", head=token.index)


def _how_described(tokens: list[Token]) -> None:
    """ "“A disgrace” was how X described the film": the judgement is what X calls it."""
    for was, how in pairwise(tokens):
        verb = tokens[how.head]
        if was.lemma != "be" or how.text.lower() != "how" or verb.head != was.index or verb.index < how.index:
            continue
        said = [t for t in tokens[: was.index] if t.head == was.index and t.pos in ("NOUN", "ADJ") and t.name is None]
        if len(said) != 1 or verb.lemma not in words("syntax", "describing"):
            continue
        for child in tokens:
            if child.head == was.index and child.index not in (was.index, verb.index):
                tokens[child.index] = replace(child, head=verb.index)
        above = verb.index if was.head == was.index else was.head
        tokens[said[0].index] = replace(said[0], dep="oprd", head=verb.index)
        tokens[was.index] = replace(was, dep="aux", head=verb.index)
        tokens[verb.index] = replace(verb, dep=was.dep, head=above)
