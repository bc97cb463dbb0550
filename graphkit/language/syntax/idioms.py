"""Corrections of turns of talk that dependency parsers take apart: "the ad has X working a till", "he has her back".

Letters to readers and blogs are full of them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.syntax.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_PARTICIPLES = ("VBG", "VBN", "VBD")


def idioms_joined(tokens: list[Token]) -> None:
    """Correct the tokens of one sentence in place."""
    _having_somebody_do(tokens)
    _having_the_back(tokens)
    _gone_from(tokens)
    _shopping_elsewhere(tokens)
    _calling_it_a_day(tokens)
    _nothing_but(tokens)
    _calling_out(tokens)
    _made_by_somebody(tokens)
    _used_to_do(tokens)
    _bare_objects(tokens)
    _doings_taken_for_nouns(tokens)
    _doing_behind_names(tokens)
    _said_on_platforms(tokens)


def _bare_objects(tokens: list[Token]) -> None:
    """Make "foul" and "rip" what is cried and let in "cried foul over it", "let rip at X"."""
    for verb, word in pairwise(tokens):
        if f"{verb.lemma} {word.text.lower()}" in words("syntax", "bare_objects") and word.name is None and word.dep != "dobj":
            tokens[word.index] = replace(word, pos="NOUN", tag="NN", dep="dobj", head=verb.index, lemma=word.text.lower())


def _doings_taken_for_nouns(tokens: list[Token]) -> None:
    """Make a verb of "slamming" in "posted on X slamming Y", which was tagged as a noun and yet hung as a clause."""
    for doing in tokens:
        text = doing.text.lower()
        if doing.lemma != text or doing.name is not None or not text.endswith("ing"):
            continue
        if doing.dep in ("advcl", "acl", "pcomp") and any(t.head == doing.index and t.dep == "dobj" for t in tokens):
            tokens[doing.index] = replace(doing, pos="VERB", tag="VBG", lemma=_stem(text))


def _said_on_platforms(tokens: list[Token]) -> None:
    """Take "slamming" for what a post says in "shared a post on X slamming Y": X is where it stands, and does nothing."""
    for preposition, place, doing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if preposition.text.lower() not in ("on", "via") or place.name is None or place.head != doing.index:
            continue
        if doing.tag != "VBG" or place.dep != "nsubj" or doing.dep != "pcomp" or doing.head != preposition.index:
            continue
        governor = tokens[preposition.head]
        verb = governor if governor.pos == "VERB" else tokens[governor.head]
        said = governor if governor is not verb else next((t for t in tokens if t.dep == "dobj" and t.head == verb.index), None)
        tokens[place.index] = replace(place, dep="pobj", head=preposition.index)
        tokens[doing.index] = replace(doing, dep="advcl" if said is None else "acl", head=(said or verb).index)


def _used_to_do(tokens: list[Token]) -> None:
    """Make "date" the verb of "used to date X", where it was taken for a noun."""
    for used, to, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (used.text.lower(), to.text.lower()) != ("used", "to") or used.dep == "amod" or to.tag == "TO":
            continue
        whom = next((t for t in tokens[verb.index + 1 :] if t.pos not in ("NOUN", "ADJ", "DET") or t.name is not None), None)
        if verb.name is not None or whom is None or whom.name is None or verb.tag not in ("NN", "NNP", "JJ"):
            continue
        tokens[to.index] = replace(to, pos="PART", tag="TO", dep="aux", head=verb.index)
        tokens[verb.index] = replace(verb, pos="VERB", tag="VB", dep="xcomp", head=used.index)
        tokens[whom.index] = replace(whom, dep="dobj", head=verb.index)


def _doing_behind_names(tokens: list[Token]) -> None:
    """Make "blasting" what is done in "posted a video on X blasting Y", where it was taken for a part of a name."""
    for before, doing, name in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.name is None or name.name is None or before.head != doing.index or doing.head != name.index:
            continue
        if not (doing.name is None and doing.text.islower() and doing.text.endswith("ing") and name.dep == "pobj"):
            continue
        preposition = tokens[name.head]
        verb = tokens[preposition.head]
        said = next((t for t in tokens if t.dep == "dobj" and t.head == verb.index and t.index < preposition.index), None)
        place = ("acl", said.index) if said is not None else ("advcl", verb.index)
        tokens[before.index] = replace(before, dep="pobj", head=preposition.index)
        tokens[doing.index] = replace(doing, pos="VERB", tag="VBG", dep=place[0], head=place[1], lemma=_stem(doing.text.lower()))
        tokens[name.index] = replace(name, dep="dobj", head=doing.index)


def _stem(doing: str) -> str:
    """The verb of a participle in "-ing": "blasting" of "blast", "running" of "run"."""
    stem = doing.removesuffix("ing")
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem


def _having_somebody_do(tokens: list[Token]) -> None:
    """Make "has" the verb of "the ad has X working a till", where it was taken for a helping verb with two subjects."""
    for has in tokens[1:-2]:
        name = tokens[has.index + 1]
        verb = tokens[has.head]
        if has.lemma != "have" or has.dep != "aux" or name.name is None or name.head != verb.index or name.dep not in _SUBJECTS:
            continue
        subject = next((t for t in tokens[: has.index] if t.head == verb.index and t.dep in _SUBJECTS), None)
        if subject is None or verb.tag not in _PARTICIPLES or verb.index < name.index:
            continue
        tokens[has.index] = replace(has, dep=verb.dep, head=has.index if verb.head == verb.index else verb.head, pos="VERB")
        tokens[subject.index] = replace(subject, dep="nsubj", head=has.index)
        tokens[name.index] = replace(name, dep="dobj", head=has.index)
        tokens[verb.index] = replace(verb, dep="acl", head=name.index)
        for other in tokens:
            if other.head == verb.index and (other.index < has.index or other.dep == "punct") and other.index != verb.index:
                tokens[other.index] = replace(other, head=has.index)


def _having_the_back(tokens: list[Token]) -> None:
    """Make "back" what somebody has in "has her back", where it was taken for an adverb."""
    for back in tokens[2:]:
        whose, verb = tokens[back.index - 1], tokens[back.index - 2]
        if back.text.lower() != "back" or back.pos == "NOUN" or verb.lemma not in ("have", "get") or whose.name is not None:
            continue
        if whose.text.lower() not in ("her", "his", "my", "your", "our", "their", "its"):
            continue
        tokens[back.index] = replace(back, pos="NOUN", tag="NN", dep="dobj", head=verb.index)
        tokens[whose.index] = replace(whose, pos="PRON", tag="PRP$", dep="poss", head=back.index)


def _gone_from(tokens: list[Token]) -> None:
    """Make "gone" what is said of something in "is gone from its site", where it was taken for something done to it."""
    for gone in tokens[1:]:
        if gone.text.lower() != "gone" or gone.tag != "VBN":
            continue
        be = next((t for t in tokens[: gone.index] if t.head == gone.index and t.lemma == "be" and t.dep == "auxpass"), None)
        if be is None:
            continue
        tokens[be.index] = replace(be, dep=gone.dep, head=be.index if gone.head == gone.index else gone.head)
        tokens[gone.index] = replace(gone, pos="ADJ", tag="JJ", lemma="gone", dep="acomp", head=be.index)
        for other in tokens:
            if other.head == gone.index and other.index not in (be.index, gone.index) and other.dep != "advmod":
                dep = "nsubj" if other.dep == "nsubjpass" else other.dep
                tokens[other.index] = replace(other, head=be.index, dep=dep)


def _shopping_elsewhere(tokens: list[Token]) -> None:
    """Make "elsewhere" the object in "told people to shop elsewhere": it is all that is said of what they buy."""
    for word in tokens[1:]:
        verb = tokens[word.index - 1]
        if word.text.lower() == "elsewhere" and word.dep == "advmod" and word.head == verb.index and verb.tag == "VB":
            tokens[word.index] = replace(word, pos="NOUN", tag="NN", dep="dobj")


def _calling_it_a_day(tokens: list[Token]) -> None:
    """Make "day" the predicate of "call it a day", where it was taken for a time, and "quits" that of "call it quits"."""
    for day in tokens[3:]:
        article, it, verb = tokens[day.index - 1], tokens[day.index - 2], tokens[day.index - 3]
        if day.text.lower() == "day" and article.text.lower() == "a" and it.text.lower() == "it" and verb.lemma == "call":
            tokens[day.index] = replace(day, dep="oprd", head=verb.index)
            tokens[it.index] = replace(it, dep="expl", head=verb.index)
    for quits in tokens[2:]:
        it, verb = tokens[quits.index - 1], tokens[quits.index - 2]
        if quits.text.lower() == "quits" and it.text.lower() == "it" and verb.lemma == "call":
            tokens[quits.index] = replace(quits, dep="oprd", head=verb.index, pos="NOUN", tag="NNS", lemma="quits")
            tokens[it.index] = replace(it, dep="expl", head=verb.index)


def _calling_out(tokens: list[Token]) -> None:
    """Make "out" a part of the verb in "called X and others out for it", where it was taken for a judgement."""
    for out in tokens[2:]:
        if out.text.lower() == "out" and out.dep in ("oprd", "acomp") and tokens[out.head].lemma == "call":
            tokens[out.index] = replace(out, dep="prt", pos="ADP", tag="RP")
            for child in tokens:
                if child.head == out.index:
                    tokens[child.index] = replace(child, head=out.head)


def _nothing_but(tokens: list[Token]) -> None:
    """Make "praise" what somebody has in "had nothing but praise for X"."""
    for nothing, but in pairwise(tokens):
        if nothing.text.lower() not in ("nothing", "only") or but.text.lower() != "but" or nothing.dep != "dobj":
            continue
        what = next((t for t in tokens[but.index + 1 :] if t.head == but.index and t.dep in ("pobj", "conj")), None)
        if what is None:
            continue
        tokens[what.index] = replace(what, dep="dobj", head=nothing.head)
        tokens[nothing.index] = replace(nothing, dep="advmod", head=what.index)
        tokens[but.index] = replace(but, dep="advmod", head=what.index)


def _made_by_somebody(tokens: list[Token]) -> None:
    """Take "Y started" for what is said of the line in "X, the line Y started with Z, is gone", where it was taken for the main
    clause with X as its subject.
    """
    for verb in tokens[4:]:
        maker, noun = tokens[verb.index - 1], tokens[verb.index - 2]
        if verb.tag not in ("VBD", "VBN", "VBZ") or verb.dep not in ("ROOT", "ccomp", "conj") or maker.name is None:
            continue
        if (
            noun.pos != "NOUN"
            or noun.name is not None
            or maker.head != noun.index
            or maker.dep not in ("appos", "nmod", "compound")
        ):
            continue
        first = noun.index
        while first > 0 and tokens[first - 1].text != "," and tokens[first - 1].name is None and first > noun.index - 4:
            first -= 1
        thing = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else None
        if thing is None or thing.name is None or tokens[first].text.lower() not in ("the", "a", "an"):
            continue
        if thing.head != verb.index or thing.dep not in _SUBJECTS or noun.head != thing.index:
            continue
        if any(t.head == verb.index and t.dep in ("dobj", "agent") for t in tokens):
            continue
        main = next(
            (
                t
                for t in tokens[verb.index + 1 :]
                if t.head == verb.index and t.dep == "conj" and t.pos in ("VERB", "AUX")
                and t.tag in ("VBD", "VBZ", "VBP", "MD", "VBN") and tokens[t.index - 1].text in (",", "is", "was", "has", "had")
            ),
            None,
        )  # fmt: skip
        if main is not None:
            tokens[main.index] = replace(main, dep=verb.dep, head=main.index if verb.head == verb.index else verb.head)
            tokens[thing.index] = replace(thing, head=main.index)
            for other in tokens[main.index + 1 :]:
                if other.head == verb.index and other.dep in ("conj", "cc", "punct") and other.index != main.index:
                    tokens[other.index] = replace(other, head=main.index)
        else:
            tokens[thing.index] = replace(thing, dep="ROOT", head=thing.index)
        tokens[verb.index] = replace(verb, dep="relcl", head=noun.index)
        tokens[maker.index] = replace(maker, dep="nsubj", head=verb.index)
