"""Whose speech a verb reports: the mention that is its subject, from the parse or, where that fails, from the word order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphkit.language.cues import cues
from graphkit.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graphkit.language.syntax.tree import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "that", "which", "whom"})
_PREMODIFIERS = frozenset({"compound", "det", "amod", "poss", "nummod", "nmod", "quantmod", "predet", "case"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_PERSONAL = frozenset({"i", "you", "he", "she", "it", "they", "we", "who"})
_OBJECTIVE = frozenset({"him", "them", "me", "us", "himself", "herself", "itself", "themselves"})
INDEFINITE = frozenset({"another", "others", "one", "some", "many", "both", "most", "none", "someone", "everyone", "nobody"})
_NOT_SPEAKERS = frozenset({"there", "what", "this", "that", "which", "nothing", "everything", "something"})
_CLIMBS = frozenset(
    {
        "advcl",
        "xcomp",
        "pcomp",
        "ccomp",
        "acl",
        "dep",
        "parataxis",
        "prep",
        "conj",
        "appos",
        "dobj",
        "pobj",
        "relcl",
        "agent",
        "oprd",
        "attr",
    }
)


@cache
def _time_words() -> frozenset[str]:
    data = cues("times")
    return frozenset({*data["weekdays"], *data["months"], "today", "yesterday", "tonight", "later", "earlier"})


def is_verb(token: Token) -> bool:
    """Whether the parser takes it for a verb or auxiliary."""
    return token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")


def subject_of(sentence: Sentence, index: int, usable: Callable[[Token], bool]) -> Token | None:
    """The head word of what does the speaking for the verb at ``index``.

    Climbs from participles, infinitives, coordinated and embedded verbs to the verb that has a subject, steps from a
    relative pronoun to what it stands for, and from a passive to its agent.  ``usable`` refuses words inside quotations.
    """
    at, seen = index, set[int]()
    while at not in seen:
        seen.add(at)
        found = _own_subject(sentence, at, usable, speaks=at == index)
        if found is not None:
            return found
        token = sentence.tokens[at]
        if at == index and sentence.children(at, "nsubjpass"):
            return None
        if token.dep == "relcl" and not sentence.children(at, *_SUBJECTS):
            return None  # "whom the brand dropped": its subject was not usable
        if token.dep not in _CLIMBS:
            return _misplaced_subject(sentence, at, usable)
        at = token.head
    return None


def _misplaced_subject(sentence: Sentence, root: int, usable: Callable[[Token], bool]) -> Token | None:
    """The subject of a verb before a root without one: in "She called it "mad," thanked them and left" parsers root "thanked"."""
    for child in sentence.children(root, "ccomp", "advcl", "parataxis", "dep"):
        if child.index < root and is_verb(child):
            found = _own_subject(sentence, child.index, usable, speaks=True)
            if found is not None and found.index < child.index:
                return found
    return None


def _own_subject(sentence: Sentence, index: int, usable: Callable[[Token], bool], *, speaks: bool) -> Token | None:
    for child in sentence.children(index, *_SUBJECTS):
        lowered = child.text.lower()
        passive = child.dep == "nsubjpass"
        if lowered in _RELATIVES and not (passive and speaks) and (antecedent := _antecedent(sentence, index)) is not None:
            return antecedent if usable(antecedent) else None
        if passive:
            agent = sentence.child(index, "agent")
            speaker = sentence.child(agent.index, "pobj") if agent is not None else None
            if speaker is not None and usable(speaker):
                return speaker
            if speaks:
                continue  # who is told or accused does not speak; who "is quoted as saying" does
        if usable(child) and (child.pos in _NOMINAL or child.text[:1].isupper()) and lowered not in _NOT_SPEAKERS:
            return child
    return None


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    return bool(sentence.children(verb.index, "nsubjpass", "auxpass"))


def _antecedent(sentence: Sentence, index: int) -> Token | None:
    """What a relative clause belongs to, the clause's verb being at ``index`` or coordinated with one that is."""
    at, seen = index, set[int]()
    while at not in seen:
        seen.add(at)
        token = sentence.tokens[at]
        if token.dep in {"relcl", "acl"}:
            found = sentence.tokens[token.head]
            if found.text.lower() == "one" and sentence.tokens[found.head].text.lower() == "for":  # "Jo Doe, for one, who"
                return sentence.tokens[sentence.tokens[found.head].head]
            return found
        if token.dep != "conj":
            return None
        at = token.head
    return None


def mention(sentence: Sentence, head: Token) -> Span:
    """The mention around its head word: with what stands before it, or the name in apposition ("its president, Jo Doe")."""
    if head.pos != "PROPN" and head.name is None and head.pos != "PRON":
        for child in sentence.children(head.index, "appos"):
            if child.index > head.index and (child.pos == "PROPN" or child.name is not None):
                return mention(sentence, child)
    first = head.index
    if head.pos != "PRON" and head.name is None:  # a name is one word, whole as it is
        for token in reversed(sentence.tokens[: head.index]):
            if token.index != first - 1 or not _modifies(sentence, token, head):
                break
            first = token.index
    return Span(sentence.tokens[first].start, head.end)


def _modifies(sentence: Sentence, token: Token, head: Token) -> bool:
    at, seen = token, set[int]()
    while at.index not in seen:
        seen.add(at.index)
        if at.dep not in _PREMODIFIERS and not (at.dep == "punct" and at.text in {"-", "–"}):
            return False
        if at.head == head.index:
            return True
        at = sentence.tokens[at.head]
    return False


# ---- by word order ------------------------------------------------------------------------------------------


def _in_noun_phrase(token: Token) -> bool:
    return (
        token.pos in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "X"}
        or token.tag in {"PRP$", "POS", "CD", "NNP", "NN"}
        or token.text in {"-", "&"}
        or token.text.lower() in INDEFINITE
    ) and (token.text.lower() not in _time_words() and token.text not in {"“", "”", '"', ",", "."})


def phrase_after(tokens: Sequence[Token], index: int) -> Span | None:
    """The noun phrase that begins at ``index``: "said [Jo Doe]", "said [its president], Jo Doe" (then the name)."""
    while index < len(tokens) and tokens[index].pos == "ADV" and not _in_noun_phrase(tokens[index]):
        index += 1
    if index >= len(tokens):
        return None
    first = tokens[index]
    if first.text.lower() in _PERSONAL:
        return Span(first.start, first.end)
    if first.text.lower() in _OBJECTIVE | _NOT_SPEAKERS or not _in_noun_phrase(first) or first.tag == "POS":
        return None
    last = index
    while last + 1 < len(tokens) and _in_noun_phrase(tokens[last + 1]):
        last += 1
    while last > index and (tokens[last].tag in {"POS", "DT"} and tokens[last].text.lower() not in INDEFINITE):
        last -= 1
    if (
        tokens[last].pos not in _NOMINAL
        and tokens[last].text.lower() not in INDEFINITE
        and tokens[last].tag not in {"NNP", "NN", "NNS", "NNPS", "CD", "DT"}
    ):
        return None
    if not _named(tokens[last]) and last + 2 < len(tokens) and tokens[last + 1].text == "," and _named(tokens[last + 2]):
        apposition = last + 2
        while apposition + 1 < len(tokens) and _named(tokens[apposition + 1]):
            apposition += 1
        return Span(tokens[last + 2].start, tokens[apposition].end)
    return Span(first.start, tokens[last].end)


def phrase_before(tokens: Sequence[Token], index: int) -> Span | None:
    """The noun phrase that ends before the verb at ``index``, over adverbs, auxiliaries and an apposition between commas."""
    at = index - 1
    while at >= 0 and (tokens[at].pos in {"ADV", "AUX", "PART"} and tokens[at].tag != "POS"):
        at -= 1
    if at >= 0 and tokens[at].text in {",", ")", "—", "–"}:
        opening = {",": ",", ")": "(", "—": "—", "–": "–"}[tokens[at].text]
        at -= 1
        while at >= 0 and tokens[at].text != opening:
            at -= 1
        at -= 1
    if at < 0:
        return None
    last = at
    if tokens[last].text.lower() in _PERSONAL:
        return Span(tokens[last].start, tokens[last].end)
    if (
        tokens[last].text.lower() in _OBJECTIVE | _NOT_SPEAKERS
        or tokens[last].pos not in _NOMINAL
        or not _in_noun_phrase(tokens[last])
    ):
        return None
    while at - 1 >= 0 and _in_noun_phrase(tokens[at - 1]):
        at -= 1
    while at < last and tokens[at].tag == "POS":
        at += 1
    return Span(tokens[at].start, tokens[last].end)


def _named(token: Token) -> bool:
    return token.name is not None or token.pos == "PROPN"
