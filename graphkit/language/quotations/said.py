"""Whose opinion a clause is: words between quotation marks, and what a verb of speech or thought has behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.language.cues import words
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.quotations.speech import speech_verbs
from graphkit.language.reference.descriptions import pronoun_kind
from graphkit.language.reference.discourse import Discourse
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token
from graphkit.model import Claim, Status

# What one says of others.
OPINIONS = frozenset({"criticizes", "supports", "commentsOn", "urges", "accuses"})
# The rules that say no more than what somebody's words are about.
TOPIC = frozenset({"says-of", "describes", "feels"})


@dataclass(frozen=True, slots=True)
class Opinion:
    """Who says it (keys with the words that name them), whether the saying itself is so, and by which verb it is told."""

    speakers: tuple[tuple[str, int], ...]
    fact: Factuality
    manner: str | None


def opinion(grammar: Grammar, judge: Judge, discourse: Discourse, setting: Setting, verb: int) -> Opinion | None:
    """Whose words the clause of a verb is.

    That is the speaker of the quotation in which it stands, or the subject of the verb of speech that governs it.
    Nothing where the article itself speaks, or where the clause hangs on another one within those words.
    """
    sentence = grammar.sentence
    top = _top(grammar, sentence.tokens[verb])
    voice = setting.voice_at(top.start)
    if voice:
        governor = sentence.head(top.index)
        if governor is not None and top.dep not in ("ROOT", "ccomp", "parataxis", "dep"):
            return None
        if governor is not None and setting.voice_at(governor.start) and not _thinks(governor):
            return None
        return Opinion(tuple((k, verb) for k in voice), Factuality(), setting.manner_at(top.start))
    governor = sentence.head(top.index)
    if governor is None or top.dep not in ("ccomp", "parataxis") or not (_speaks(governor) or _thinks(governor)):
        return None
    if any(t.lemma in ("whether", "if") for t in sentence.children(top.index, "mark")):
        return None
    if any(t.text == ";" for t in sentence.tokens[min(top.index, governor.index) : max(top.index, governor.index)]):
        return None
    clause = grammar.clause(governor.index)
    if clause is None:
        return None
    speakers = tuple((k, h) for h in clause.subject for k in discourse.refer(sentence.number, h))
    return Opinion(speakers, judge.verb(governor.index), governor.lemma) if speakers else None


def holds(judge: Judge, verb: int) -> bool:
    """Whether a clause within somebody's words says that it is so: no negation, condition, question or modal verb."""
    return judge.verb(verb).status in (Status.ASSERTED, Status.ALLEGED)


def demands(grammar: Grammar, verb: int) -> bool:
    """Whether words say that something should be done."""
    return any(t.lemma in ("should", "must", "ought") for t in grammar.sentence.children(verb, "aux", "auxpass")) and not any(
        t.dep == "neg" for t in grammar.sentence.children(verb)
    )


def judges(grammar: Grammar, setting: Setting, verb: int) -> bool:
    """Whether reported words weigh what they are about, and do not only tell news of it: some of them are quoted, or they say
    what should be.
    """
    sentence = grammar.sentence
    within = bool(setting.voice_at(sentence.tokens[verb].start))
    above = sentence.head(_top(grammar, sentence.tokens[verb]).index)
    if within:
        # Of whole quotations every second sentence has a subject that the speaker only happens to mention.
        return above is not None and above.index < verb and not setting.voice_at(above.start)
    if any(t.lemma in ("should", "must", "ought") for t in sentence.children(verb, "aux", "auxpass")):
        return True
    return any(setting.voice_at(t.start) for t in sentence.subtree(verb) if t.index > verb)


def meant(discourse: Discourse, grammar: Grammar, subject: tuple[str, int], object_: tuple[str, int]) -> bool:
    """Whether one can be said to judge or address the other: "many" are nobody in particular (but "people on
    Twitter" are), a network that no word names is only where it was said, and "it" is no person.
    """
    one, (key, at) = discourse.things[subject[0]], object_
    token = grammar.sentence.tokens[at]
    kind = discourse.things[key].type
    online = "online" in {t.text.lower() for t in grammar.sentence.tokens[subject[1] + 1 : subject[1] + 2]}
    told_apart = online or grammar.sentence.children(subject[1], "prep")
    if one.type == "Group" and one.head in words("speech", "opinion", "nobody") and not told_apart:
        return False
    if kind == "Platform" and (token.name is None or grammar.sentence.tokens[at - 1].text.lower() in ("on", "via")):
        return False
    return not (pronoun_kind(token.text.lower()) == "thing" and kind == "Person")


def may_comment(
    grammar: Grammar,
    discourse: Discourse,
    pair: tuple[tuple[str, int], tuple[str, int]],
    speakers: Sequence[tuple[str, int]],
    manner: bool,
) -> bool:
    """Whether words of the one about the other are worth a relation: no outlet's news, nothing of the speaker's own, no vague
    "it"; those of a crowd only where the verb of speech tells how they were meant (``manner``).
    """
    (subject, _), (object_, at) = pair
    sentence = grammar.sentence
    one, two = discourse.things[subject], discourse.things[object_]
    if one.type == "MediaOutlet" or object_ in {k for k, _ in speakers} or subject in two.owner:
        return False
    if one.type == "Group" and not manner:
        return False
    if is_vague(grammar, discourse, pair[1]):
        return False
    return not any(pronoun_kind(t.text.lower()) in ("first", "first_plural") for t in sentence.children(at, "poss")) and (
        two.named or two.type not in ORGANIZATIONS
    )


def is_vague(grammar: Grammar, discourse: Discourse, object_: tuple[str, int]) -> bool:
    """Whether an "it" or "they" in somebody's words would be somebody or a firm of whom the sentence doesn't say that they are
    about it: what it means is seldom told there.
    """
    word = grammar.sentence.tokens[object_[1]].text.lower()
    if any(
        t.name == object_[0] and grammar.sentence.tokens[t.head].text.lower() in ("of", "about") for t in grammar.sentence.tokens
    ):
        return False
    return pronoun_kind(word) in ("thing", "plural") and discourse.things[object_[0]].type in ("Person", *ORGANIZATIONS)


def without_echoes(claims: list[Claim]) -> list[Claim]:
    """Without comments on those whom the same person works for, judges or addresses anyway: the closer relation tells it."""
    closer = {
        pair for c in claims if c.relation in words("speech", "opinion", "closer")
        for pair in ((c.subject, c.object), (c.object, c.subject))
    }  # fmt: skip
    return [c for c in claims if c.rule not in TOPIC or (c.subject, c.object) not in closer]


def _top(grammar: Grammar, token: Token) -> Token:
    while token.dep == "conj" and (up := grammar.sentence.head(token.index)) is not None and grammar.is_verb(up):
        token = up
    return token


def _speaks(token: Token) -> bool:
    found = speech_verbs().get(token.text.lower())
    return found is not None and found.kind not in ("ask", "deny", "call", "promise")


def _thinks(token: Token) -> bool:
    return token.lemma in words("speech", "opinion", "verbs")
