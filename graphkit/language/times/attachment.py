"""To which verb or noun of a sentence a time belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.language.cues import cues, words
from graphkit.language.factuality.tense import tense
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.language.times.chronology import Chronology
from graphkit.language.times.values import Season, Shift, TimeExpression, TimeKind, Vague

WHEN = 12
"""How far the time of a clause that says when stands from what it is told of: "When he left in 2013, she wept"."""
FAR = 99
"""A distance at which nothing belongs together."""


@dataclass(frozen=True, slots=True)
class Link:
    """A time counted from another happening: "a week (time) after (the word) she signed (from)"."""

    time: int
    main: int
    origin: int | None
    noun: int | None = None


class TimeAttachment:
    """Answers for the sentences of one document."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology

    def nearest(self, grammar: Grammar, predicate: int, made: bool, near: int | None = None) -> tuple[int | None, int]:
        """The time in the clause of the predicate, else in one that governs it or that it governs, else the one that opens
        the sentence; and how far from the predicate it stands.  Of several in one clause the first behind ``near`` counts.
        """
        sentence = grammar.sentence
        own = grammar.clause_of(predicate)
        chain = self.governing(grammar, own.verb) if own is not None else []
        below = self._governed(grammar, own.verb) if own is not None else []
        best: tuple[int, bool, bool, int, int] | None = None
        opened = own is not None and self._is_opened(grammar, own.verb)
        for i in self.chronology.inside(sentence):
            index = self.at(sentence, self.chronology.times[i])
            if self.chronology.is_end(i) and (own is None or index is None or not self._opens(grammar, own.verb, index, i)):
                continue  # "was his until 2017, when X bought it": of the purchase only
            if index is None or not self._usable(grammar, i, index, predicate, made, near):
                continue
            clause = grammar.clause_of(index)
            verb = clause.verb if clause is not None else -1
            if verb == index and sentence.tokens[index].dep == "npadvmod":
                clause = grammar.clause_of(sentence.tokens[index].head)  # "days earlier", taken for a verb
                verb = clause.verb if clause is not None else -1
            thing = self.thing_of(grammar, index)
            if thing is not None and own is not None and sentence.tokens[own.verb].head == thing.index:
                level = 0  # "the 2019 campaign that he shot"
            elif own is None or verb == own.verb or self._opens(grammar, own.verb, index, i) or self._heads(grammar, own.verb, i):
                level = 0
            elif thing is not None:
                # "shot her in the 2019 campaign and wrote a book": only what was done to the thing is of its time;
                # but "at the 2019 gala she sang and he wore a kilt".
                if not (gathering(grammar, thing) and self.is_main(grammar, own.verb) and self._precedes(grammar, index)):
                    continue
                level = 9
            elif self._starts_sentence(sentence, index) and self.is_main(grammar, own.verb):
                level = 9
            elif verb in chain:
                if self._goes_on_now(grammar, own.verb, verb):
                    continue
                level = 1 + chain.index(verb)
            elif verb in below:
                level = 0 if sentence.tokens[own.verb].lemma in words("times", "context", "phases") else 10
            elif self._in_one_breath(sentence, own.verb, verb):
                level = 1
            elif self.is_main(grammar, own.verb) and self._precedes(grammar, index):
                level = 11
            elif self.at_that_time(grammar, verb) and sentence.tokens[verb].head in (own.verb, *chain):
                level = WHEN
            elif self._in_words(grammar, verb, own.verb):
                level = 2
            else:
                continue
            beside = near is not None and sentence.tokens[index].head == near
            if level == 0 and opened and not beside and self._set_off(sentence, predicate, index):
                level = 1  # "In 2003 she married X, since 2022 the head of Y"
            if level > 0 and self.chronology.times[i].kind in (TimeKind.SINCE, TimeKind.BETWEEN):
                continue  # a stretch of time is that of its own clause
            about = predicate if near is None else near
            vague = self.chronology.resolved(i, sentence, False) is None
            rank = (level, vague, index < about if near is not None else False, abs(index - about), i)
            if best is None or rank < best:
                best = rank
        return (best[4], best[0]) if best is not None else (None, FAR)

    @staticmethod
    def _goes_on_now(grammar: Grammar, verb: int, before: int) -> bool:
        """Whether a verb in the present follows one in the past: "retired in 2022 and runs a fund"."""
        token = grammar.sentence.tokens[verb]
        return (
            token.dep == "conj" and token.head == before and (tense(grammar, verb), tense(grammar, before)) == ("present", "past")
        )

    def _is_opened(self, grammar: Grammar, verb: int) -> bool:
        """Whether a time stands before the subject of a main clause, so that it is that of the clause."""
        if not self.is_main(grammar, verb):
            return False
        places = (self.at(grammar.sentence, self.chronology.times[i]) for i in self.chronology.inside(grammar.sentence))
        return any(
            at is not None and at < verb and self._precedes(grammar, at) and self.thing_of(grammar, at) is None for at in places
        )

    def _set_off(self, sentence: Sentence, predicate: int, index: int) -> bool:
        """Whether a comma stands between a word and a time behind it."""
        return any(t.text == "," for t in sentence.tokens[predicate:index])

    def _in_one_breath(self, sentence: Sentence, verb: int, other: int) -> bool:
        """Whether two verbs share what stands behind the second: "suspended and fined him in 2010"."""
        between = sentence.tokens[verb + 1 : other]
        return (
            verb < other
            and sentence.tokens[other].dep == "conj"
            and sentence.tokens[other].head == verb
            and bool(between)
            and all(t.pos in ("CCONJ", "ADV", "AUX", "PUNCT") for t in between)
        )

    def _usable(self, grammar: Grammar, number: int, index: int, predicate: int, made: bool, near: int | None) -> bool:
        """Whether a time can be that of a predicate: not that of a thing, nor one counted from another happening."""
        time = self.chronology.times[number]
        token = grammar.sentence.tokens[index]
        named = token.name is not None and token.start <= time.start < token.end
        if self.link_of(grammar, number) is not None or (named and time.end <= token.end):
            return False
        if token.start > time.start or time.start >= token.end:
            # "Moonstruck (1987)": of that thing.
            return made or predicate == index
        if any(
            link.noun is not None
            and (index == link.noun or any(up.index == link.noun for up in grammar.sentence.ancestors(index)))
            for i in self.chronology.inside(grammar.sentence)
            if (link := self.link_of(grammar, i)) is not None
        ):
            return False
        if (noun := self._apposed(grammar, index)) is not None and noun != predicate and not (made and noun == near):
            return False
        thing = self.thing_of(grammar, index)
        if isinstance(time.meaning, Season) and time.kind is TimeKind.SEASON:
            thing = thing or self._meant_for(grammar, index)
            return made and thing is not None and thing.lemma.lower() in words("times", "context", "campaigns")
        if thing is None:
            return True
        if grammar.sentence.tokens[max(0, index - 1)].text.lower() == "from":
            return False  # "in a gown from 1992"
        if made or thing.index == predicate:
            return True
        return gathering(grammar, thing)

    def _meant_for(self, grammar: Grammar, index: int) -> Token | None:
        """The noun of "the advertisements for autumn 2014"."""
        at = grammar.sentence.head(index)
        noun = grammar.sentence.head(at.index) if at is not None and at.text.lower() == "for" else None
        return noun if noun is not None and noun.pos == "NOUN" else None

    def _apposed(self, grammar: Grammar, index: int) -> int | None:
        """The noun in apposition whose time it is: "Nike, her sponsor since 2019, said"."""
        sentence = grammar.sentence
        for up in sentence.ancestors(index):
            if grammar.is_verb(up):
                return None
            if up.dep == "appos" and up.pos in ("NOUN", "PROPN") and up.index < index:
                return None if _calendar(up) or up.lemma.lower() in words("times", "context", "calendar_nouns") else up.index
        return None

    def of_noun(self, grammar: Grammar, noun: int) -> int | None:
        """The time that is told of a noun itself: "ambassador since 2003", "chief executive (2010-14)"."""
        sentence = grammar.sentence
        for i in self.chronology.inside(sentence):
            index = self.at(sentence, self.chronology.times[i])
            if index is None or self.link_of(grammar, i) is not None:
                continue
            if self._of_its_making(grammar, sentence.tokens[index], noun):
                return i  # "dates back to 2013", of which the verb is a part
            for up in sentence.ancestors(index):
                if up.index == noun or self._of_its_making(grammar, up, noun):
                    return i
                if grammar.is_verb(up) or up.dep in ("relcl", "acl", "conj"):
                    break
        return None

    def _of_its_making(self, grammar: Grammar, verb: Token, noun: int) -> bool:
        """Whether a verb says that a thing came about or took place: "a deal struck in 2013", "the wedding was in 2014"."""
        if verb.dep == "acl":
            return verb.head == noun and verb.tag == "VBN" and verb.lemma in words("times", "context", "made")
        told = verb.head == noun or self._below(grammar.sentence, verb.head, noun)  # "its deal with Drake, which was signed in"
        if verb.dep == "relcl" and told and verb.lemma in words("times", "context", "made"):
            subjects = grammar.sentence.children(verb.index, "nsubj", "nsubjpass")
            return any(t.text.lower() in words("syntax", "relative_pronouns") for t in subjects)
        if not grammar.is_verb(verb) or grammar.sentence.tokens[noun].lemma in cues("reference")["kin"]:
            return False  # "In June her husband filed a suit": no husband since June
        happens = verb.lemma in words("times", "context", "takes_place") or verb.lemma in words("times", "context", "made")
        return happens and any(t.index == noun for t in grammar.sentence.children(verb.index, "nsubj", "nsubjpass"))

    def _below(self, sentence: Sentence, index: int, noun: int) -> bool:
        """Whether a name hangs on a noun by a preposition, so that what is told behind it may be told of the noun."""
        token = sentence.tokens[index]
        at = sentence.head(index)
        return token.name is not None and token.dep == "pobj" and at is not None and at.head == noun

    def _precedes(self, grammar: Grammar, index: int) -> bool:
        """Whether a time stands before the first subject of its sentence: it holds for all that follows."""
        first = next((t.index for t in grammar.sentence.tokens if t.dep in ("nsubj", "nsubjpass", "expl")), 3)
        return index <= 2 or index < first

    def thing_of(self, grammar: Grammar, index: int) -> Token | None:
        """The noun whose time it is: "the 2018 campaign", "a gown from 1992", "2022's Unexpected Wonders"."""
        sentence = grammar.sentence
        at = sentence.tokens[index]
        if self._starts_sentence(sentence, index):
            return None
        if (shown := self._shown(sentence, index)) is not None:
            return shown
        if at.name is not None and at.aside:
            return at
        for up in sentence.ancestors(index):
            if grammar.is_verb(up):
                return None
            if up.text[:1].isdigit() and at.dep in ("compound", "nmod"):
                at = up  # "Sept. 1st"
                continue
            if at.index == index and at.pos == "ADP":
                return None  # "was its partner from 2018 to 2023"
            if up.pos in ("NOUN", "PROPN") and at.dep in ("nummod", "compound", "amod", "nmod", "poss"):
                return None if up.lemma.lower() in words("times", "context", "calendar_nouns") or _calendar(up) else up
            if at.dep == "prep" and up.pos in ("NOUN", "PROPN"):
                if at.text.lower() == "of" and up.lemma.lower() in words("times", "context", "calendar_nouns"):
                    at = up  # "at the end of 2017"
                    continue
                return up if at.text.lower() == "from" or (at.text.lower() == "of" and not _calendar(up)) else None
            if at.dep not in ("pobj", "det", "nummod", "compound", "amod", "nmod", "poss", "npadvmod", "advmod"):
                return None
            at = up
        return None

    def _shown(self, sentence: Sentence, index: int) -> Token | None:
        """The picture in whose description a time stands: "posted a photo of the two at a party in 2000"."""
        at = False
        for token in reversed(sentence.tokens[: max(0, index)]):
            if token.text.lower() in words("times", "context", "pictures"):
                behind = sentence.tokens[token.index + 1].text.lower()
                return token if at and behind in words("times", "context", "depicting") else None
            if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") or token.text.lower() in ("on", "to", "via"):
                return None
            at = at or (token.text.lower() in words("times", "context", "depicted_at") and token.index < index - 1)
        return None

    def of_thing_in(self, grammar: Grammar, number: int) -> bool:
        """Whether a time is that of a thing ("the 2021 gala")."""
        index = self.at(grammar.sentence, self.chronology.times[number])
        return index is not None and self.thing_of(grammar, index) is not None

    def is_scheduled(self, grammar: Grammar, index: int) -> bool:
        """Whether a time is that for which something is planned: "cancelled its show, scheduled for Sept. 17"."""
        verb = next((up for up in grammar.sentence.ancestors(index) if grammar.is_verb(up)), None)
        planned = verb is not None and verb.tag == "VBN" and verb.lemma in words("times", "context", "scheduled")
        return planned and verb is not None and verb.dep in ("acl", "relcl", "amod", "conj", "advcl")

    def is_of_clause(self, grammar: Grammar, index: int) -> bool:
        """Whether a time is that of its clause, not that of a thing in it."""
        thing = self.thing_of(grammar, index)
        return thing is None or gathering(grammar, thing)

    def _starts_sentence(self, sentence: Sentence, index: int) -> bool:
        """Whether a time is the sentence's first phrase ("In April 2018 The Sun's editor ..."), whatever it is parsed as."""
        before = [t.text.lower() for t in sentence.tokens[:index] if t.pos not in ("PUNCT", "SPACE")]
        owner = sentence.child(index, "case") or sentence.tokens[min(index + 1, len(sentence.tokens) - 1)]
        return before in (["in"], ["on"], ["by"], ["in", "early"], ["in", "late"]) and owner.text not in ("'s", "’s")

    def link_of(self, grammar: Grammar, number: int) -> Link | None:
        time = self.chronology.times[number]
        meaning = time.meaning
        if not isinstance(meaning, Shift | Vague) or meaning.origin != "event":
            return None
        sentence = grammar.sentence
        word = next((t for t in sentence.tokens if t.start < time.end <= t.end), None)
        if word is None:
            return Link(number, -1, None)
        origin = None
        if word.dep in ("mark", "advmod") and (up := sentence.head(word.index)) is not None and grammar.is_verb(up):
            origin = up if up.index > word.index else None
        if origin is None and (below := sentence.child(word.index, "pcomp")) is not None and grammar.is_verb(below):
            origin = below
        if origin is None and not sentence.children(word.index, "pobj"):
            origin = next(
                (
                    t
                    for t in sentence.tokens[word.index + 1 :]
                    if grammar.is_verb(t) and sentence.children(t.index, "nsubj", "nsubjpass")
                ),
                None,
            )
        noun = sentence.child(word.index, "pobj") if origin is None else None
        start = origin.index if origin is not None else word.index
        main = next((up.index for up in sentence.ancestors(start) if grammar.is_verb(up) and up.index != start), -1)
        return Link(number, main, origin.index if origin is not None else None, noun.index if noun is not None else None)

    def at(self, sentence: Sentence, time: TimeExpression) -> int | None:
        for token in sentence.tokens:
            if token.start <= time.start < token.end or any(w.start <= time.start < w.end for w in token.aside):
                return token.index
        return next((token.index for token in sentence.tokens if token.start >= time.start), None)

    def _opens(self, grammar: Grammar, verb: int, index: int, number: int) -> bool:
        """Whether a relative clause hangs on the time: "it goes back to 2013, when he signed"."""
        token = grammar.sentence.tokens[verb]
        up = grammar.sentence.head(verb)
        calendar = up is not None and up.lemma.lower() in words("times", "context", "calendar_nouns")
        named = calendar and up is not None and up.dep in ("appos", "npadvmod")
        time = self.chronology.times[number]
        if token.dep == "relcl" and calendar and up is not None and up.dep == "attr" and not self._missing(grammar, verb):
            # "2013 was the year that she left"
            told = grammar.sentence.children(up.head, "nsubj") if up.head is not None else ()
            return any(t.index == index for t in told)
        if token.dep == "relcl" and named and up is not None and up.start > time.end:
            between = self.chronology.document.text[time.end : up.start].split()
            return len(between) <= 3 and between[0] in (",", "–", "—", "-")  # "in 2017, the year when she left"
        if token.dep == "advcl" and any(
            c.text.lower() == "when" and c.index - index in (1, 2, 3) for c in grammar.sentence.children(verb, "advmod")
        ):
            return True  # "Since 2018, when he left, he has"
        return (
            token.dep == "relcl"
            and (token.head in (index, index + 1, index + 2) or (up is not None and time.start <= up.start < time.end))
            and any(c.text.lower() == "when" for c in grammar.sentence.children(verb, "advmod", "mark"))
        )

    def _missing(self, grammar: Grammar, verb: int) -> bool:
        """Whether a relative clause is told of its noun as of somebody: "the year that changed Nike"."""
        subjects = grammar.sentence.children(verb, "nsubj", "nsubjpass")
        return not subjects or any(t.text.lower() in words("syntax", "relative_pronouns") for t in subjects)

    def _heads(self, grammar: Grammar, verb: int, number: int) -> bool:
        """Whether a verb is parsed as told of the time with which its sentence begins: "The same year X barred Y"."""
        token = grammar.sentence.tokens[verb]
        up = grammar.sentence.head(verb)
        time = self.chronology.times[number]
        if token.dep != "relcl" or up is None or grammar.is_verb(up):
            return False
        between = grammar.sentence.tokens[up.index : verb]
        bare = not any(c.tag in ("WP", "WDT", "WRB") or c.text.lower() == "that" for c in between)
        return bare and time.start <= up.start < time.end

    def _in_words(self, grammar: Grammar, verb: int, main: int) -> bool:
        """Whether a verb says when the words came out in which a thing was done: "apologised in a note sent on Friday"."""
        sentence = grammar.sentence
        if verb < 0 or sentence.tokens[verb].dep not in ("acl", "relcl") or sentence.tokens[verb].tag not in ("VBN", "VBD"):
            return False
        noun = sentence.head(verb)
        at = sentence.head(noun.index) if noun is not None and noun.dep == "pobj" else None
        told = noun is not None and noun.lemma.lower() in words("times", "context", "messages")
        return told and at is not None and at.head == main

    def at_that_time(self, grammar: Grammar, verb: int) -> bool:
        """Whether a clause says when: "When the deal ended in 2013, ..."."""
        if verb < 0 or grammar.sentence.tokens[verb].dep != "advcl":
            return False
        said = grammar.sentence.children(verb, "advmod", "mark")
        then = any(t.text.lower() in words("times", "context", "same_time") for t in said)
        return then and tense(grammar, verb) != "pluperfect"  # "while rivals had done so in 2012"

    def is_main(self, grammar: Grammar, verb: int) -> bool:
        """Whether a verb is the root of its sentence or coordinated with it."""
        sentence = grammar.sentence
        token = sentence.tokens[verb]
        while (up := sentence.head(token.index)) is not None and (
            token.dep == "conj" or (token.dep == "ccomp" and any(t.text == ";" for t in sentence.tokens[token.index : up.index]))
        ):
            token = up
        return token.dep == "ROOT"

    def _of_other_time(self, grammar: Grammar, verb: Token) -> bool:
        """Whether a clause tells what came before or behind what it hangs on: "left on Tuesday after Nike had dropped him"."""
        if verb.dep == "pcomp":
            at = grammar.sentence.head(verb.index)
            return at is not None and at.text.lower() in words("times", "context", "other_time")
        marks = grammar.sentence.children(verb.index, "mark") if verb.dep == "advcl" else ()
        return any(t.text.lower() in words("times", "context", "other_time") for t in marks)

    def _governed(self, grammar: Grammar, verb: int) -> list[int]:
        """Verbs that continue this one ("let him go on Monday")."""
        return [
            child.index
            for child in grammar.sentence.children(verb, "xcomp", "ccomp")
            if grammar.is_verb(child) and not grammar.sentence.children(child.index, "mark")
        ]

    def governing(self, grammar: Grammar, verb: int) -> list[int]:
        """Verbs whose time holds for a verb below them: reports, control and coordination, never across a relative clause."""
        found = []
        at = grammar.sentence.tokens[verb]
        for up in grammar.sentence.ancestors(verb):
            if at.dep in ("relcl", "acl", "appos") or self._of_other_time(grammar, at):
                break
            if grammar.is_verb(up):
                found.append(up.index)
            at = up
        return found


def gathering(grammar: Grammar, noun: Token) -> bool:
    """Whether a noun is of a happening, whose time is also that of what happens at it."""
    word = noun.text.split()[-1].lower()
    if word in words("times", "context", "utterances"):
        at = grammar.sentence.head(noun.index)
        if noun.dep in ("dobj", "nsubjpass"):
            return at is not None and at.lemma in words("times", "context", "made")  # "filed a 2019 suit"
        return noun.dep == "pobj" and at is not None and at.text.lower() in words("times", "context", "uttered_in")
    return word in words("times", "context", "gatherings")


def _calendar(token: Token) -> bool:
    return token.text.capitalize() in words("names", "calendar")


def times_beside(grammar: Grammar, chronology: Chronology, index: int) -> Iterator[int]:
    """The times that stand at a noun or in its name: "Monday's gala", "the gala on May 1", "the 2022 Met Gala"."""
    sentence = grammar.sentence
    beside = {t.index for t in sentence.children(index, "poss", "nmod", "nummod", "compound", "npadvmod", "prep")}
    beside |= {g.index for i in beside for g in sentence.children(i, "pobj", "nummod", "compound")}
    for i in chronology.inside(sentence):
        time = chronology.times[i]
        at = next((x.index for x in sentence.tokens if x.start <= time.start < x.end or x.start >= time.start), -1)
        named = at == index and sentence.tokens[at].name is not None and time.end <= sentence.tokens[at].end
        if named or (at in beside and at != index):
            yield i
