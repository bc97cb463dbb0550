"""Whether the name behind "in" is what somebody wears, or where or in what he is: "arrived in Gucci", "starred in Hamilton"."""

from __future__ import annotations

from graphkit.language.cues import words
from graphkit.language.matching.frames import Match
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.sorts import telling
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence


def is_no_look(grammar: Grammar, discourse: Discourse, match: Match, key: str, at: int) -> bool:
    """Whether the name behind "in" is rather where somebody is, or what he plays in, than what he wears.

    Such are "in the Place Dauphine", a name in running text that has no verb ("United in Christ"), a further name in a list
    ("X in Chanel, Y and Z"), what is known to make no clothes, and a new name behind a verb that tells of no looks.
    """
    sentence = grammar.sentence
    token = sentence.tokens[at]
    if " in O:Brand" in match.pattern and _may_be_anothers(sentence, discourse, match, at):
        return True
    if " in O:Brand" not in match.pattern or "'s" in match.pattern:
        return False
    thing = discourse.things[key]
    dressed = any(t.lemma.lower() in words("classes", "garment") for t in sentence.tokens)
    if discourse.is_listed(key):
        trades = {sort for sorts in telling({*thing.kinds, *thing.learned}, False).values() for sort in sorts}
        return bool(trades) and not (trades & words("relations", "worn_trades") or dressed)
    if token.name is None:
        return False
    if match.frame.phrases and not match.frame.where and thing.count < 2:
        return True
    articles = {t.text.lower() for t in sentence.children(at, "det")}
    if (token.dep == "conj" and not articles) or "the" in articles:
        return True
    if match.frame.phrases:
        return False
    verb = sentence.tokens[match.predicate]
    judged = verb.lemma == "be" and bool(sentence.children(verb.index, "acomp"))
    # "married in Jodhpur"
    anywhere = verb.lemma in words("relations", "anywhere") and " " not in token.text
    return anywhere or (not dressed and (judged or verb.lemma in words("relations", "unseen")))


def _may_be_anothers(sentence: Sentence, discourse: Discourse, match: Match, at: int) -> bool:
    """Whether "in" stands behind a comma and somebody else's name: in "X came with Y, in Dior" either may wear it."""
    put = max((t.index for t in sentence.tokens[:at] if t.text.lower() == "in"), default=0)
    if match.frame.phrases or put < 2 or sentence.tokens[put - 1].text != ",":
        return False
    before = sentence.tokens[put - 2]
    if before.dep == "appos" and before.name is None:
        # "with Y, his date, in Dior"
        before = sentence.tokens[before.head]
    if before.name is None or before.index <= match.predicate or before.index in match.subject:
        return False
    return discourse.things[before.name].type == "Person"
