"""When a predicate happened: by the times of its own sentence, else by the time that the story has reached.

A sentence's own time goes to the clause it stands in, to those that this one governs or is governed by, and, where it
is counted from another happening ("a week after she signed"), from that one.  Where there is none, the part of the
article may be of one date; and the events of a story told in the simple past follow the time that its main clauses
have reached.  The ways in which tense carries a story on are those of Kamp and Reyle, "From Discourse to Logic" (1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graphkit.language.cues import words
from graphkit.language.factuality.tense import tense
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token
from graphkit.language.times.attachment import FAR, WHEN, TimeAttachment, gathering
from graphkit.language.times.chronology import Chronology
from graphkit.language.times.expressions import resolve
from graphkit.language.times.resolution import covering, iso, parse_partial, stretch
from graphkit.language.times.story import HOT, Story, happening, spoken_of
from graphkit.language.times.values import CalendarDate, Shift, TimeExpression, Vague, Weekday
from graphkit.model import BlockKind


class Dating:
    """Answers for one document.  ``quoted`` says whether an offset stands in somebody's own words."""

    def __init__(self, chronology: Chronology, quoted: Callable[[int], bool] = lambda _: False) -> None:
        self.chronology = chronology
        self.attachment = TimeAttachment(chronology)
        self.story = Story(chronology, self.attachment, quoted)

    def follow(self, grammars: Sequence[Grammar]) -> None:
        """Read what time the story has reached where; to be called once, before any date is asked for."""
        self.story.follow(grammars)

    # --- one predicate --------------------------------------------------------------------------

    def date_of(
        self,
        grammar: Grammar,
        predicate: int,
        future: bool,
        event: bool = False,
        made: bool = False,
        news: bool = False,
        near: int | None = None,
    ) -> str | None:
        """When the predicate happened.

        ``event`` is true for what happens at a time and so follows the story, ``made`` where the year of a thing is also
        that of the fact ("starred in its 2018 campaign"), ``news`` for what articles are written about.
        ``near`` is a word of the fact: of several times in one clause, the first behind it counts.
        """
        sentence = grammar.sentence
        if not grammar.is_verb(sentence.tokens[predicate]):
            number = self.attachment.of_noun(grammar, predicate)
            if number is not None and (told := self.chronology.resolved(number, sentence, future)) is not None:
                return told
        own = grammar.clause_of(predicate)
        if made and sentence.tokens[predicate].name is not None and own is not None and own.verb != predicate:
            # "Twilight's Robert Pattinson married in 2018": in the film he was when it was made
            return None
        found, level = self._ranked(grammar, predicate, future, made, near)
        if (level == WHEN and not event) or (level > 0 and own is not None and self._of_now(grammar, own.verb)):
            found, level = None, FAR
        if own is not None and own.verb != predicate and self._outcome(grammar, predicate, own.verb):
            return None
        if own is not None and not future and (linked := self._linked(grammar, own.verb, level)) is not None:
            return linked
        if found is not None:
            return found
        if own is not None and (host := self._host(grammar, own.verb)) is not None and event:
            told, level = self._ranked(grammar, host, False, made)
            if told is not None and level < WHEN:
                return told
        if own is not None and (begun := self._since_when(grammar, own.verb)) is not None:
            return self._told(grammar, begun)
        if own is not None and event and not future and self._untold(grammar, own.verb):
            return None
        section = self.chronology.section_date(sentence)
        if section is not None and own is not None and not self._of_section(grammar, own.verb, event):
            return None
        if future and news and own is not None and (said := self._announced(grammar, own.verb)) is not None:
            return section or self._reached(grammar, said, news)
        if section is not None or not event or future or own is None:
            return section
        return self._reached(grammar, own.verb, news)

    def _of_now(self, grammar: Grammar, verb: int) -> bool:
        """Whether a clause says that it is so now, whatever time stands beside it: "founded in 1963 and now run by X"."""
        said = {t.text.lower() for t in grammar.sentence.children(verb, "advmod")}
        return tense(grammar, verb) == "present" and bool(said & words("times", "context", "now_words"))

    def _since_when(self, grammar: Grammar, verb: int) -> int | None:
        """The verb that says since when something has been so: "has worn them since he was drafted in 2011"."""
        if tense(grammar, verb) != "perfect":
            return None
        clauses = grammar.sentence.children(verb, "advcl")
        marked = (c for c in clauses if any(t.text.lower() == "since" for t in grammar.sentence.children(c.index, "mark")))
        return next((c.index for c in marked), None)

    def _untold(self, grammar: Grammar, verb: int) -> bool:
        """Whether a clause names a time that nobody can tell from the text."""
        sentence = grammar.sentence
        for start in self.chronology.untold(sentence):
            at = next((t.index for t in sentence.tokens if t.start <= start < t.end), None)
            clause = grammar.clause_of(at) if at is not None else None
            if clause is not None and clause.verb == verb:
                return True
        return False

    def _of_section(self, grammar: Grammar, verb: int, event: bool) -> bool:
        """Whether a verb tells what happened on the date of its part of the article, not what had been."""
        form = tense(grammar, verb)
        root = next((t for t in grammar.sentence.tokens if t.dep == "ROOT"), None)
        entry = root is not None and not grammar.is_verb(root)
        said = {t.text.lower() for t in grammar.sentence.children(verb, "advmod")}
        just = form == "perfect" and bool(said & words("times", "context", "just_now"))
        if form == "pluperfect" or (self._aside(grammar, verb) and not entry and not just):
            return form == "present" and event
        told = self.attachment.is_main(grammar, verb) and grammar.sentence.tokens[verb].pos != "AUX"
        return event or form != "past" or told  # "March 2015: Gucci handed its reins to X", but "She was its face"

    def _told(self, grammar: Grammar, predicate: int) -> str | None:
        return self._ranked(grammar, predicate, False, False)[0]

    def ahead(self, grammar: Grammar, predicate: int) -> bool:
        """Whether a verb in the present speaks of what is to come: "releases it on July 29", "is leaving on Friday"."""
        sentence = grammar.sentence
        own = grammar.clause_of(predicate)
        published = self.chronology.document.published
        if own is None or own.verb != predicate or published is None or len(published) < 10:
            return False
        if sentence.kind is BlockKind.CAPTION or published != self.chronology.published:
            return False
        if tense(grammar, own.verb) != "present" or self.chronology.section_date(sentence) is not None:
            return False
        number, level = self.attachment.nearest(grammar, predicate, False)
        if number is None or level > 0:
            return False
        progressive = sentence.tokens[own.verb].tag == "VBG"
        meaning = self.chronology.times[number].meaning
        if self.chronology.times[number].text.lower().startswith(("last", "this past", "earlier")):
            return False
        if self.chronology.times[number].text.lower().startswith(tuple(words("times", "context", "to_come"))):
            return True
        to_come = self.chronology.resolved(number, sentence, True)
        if to_come is None or to_come <= published[: len(to_come)]:
            return False
        if isinstance(meaning, Weekday):
            return meaning.which == "next" or (progressive and meaning.which != "last") or meaning.which == "this"
        gone = self.chronology.resolved(number, sentence, False)
        if gone == to_come or progressive:
            return not isinstance(meaning, Shift | Vague) or gone == to_come
        if not isinstance(meaning, CalendarDate) or gone is None or len(to_come) < 7:
            return False
        today = stretch(parse_partial(published))[0]
        return stretch(parse_partial(to_come))[0] - today < today - stretch(parse_partial(gone))[1]

    def of_noun(self, grammar: Grammar, noun: int) -> str | None:
        """The date that is told of a noun itself, or for an entry that is no clause that of the part of the article."""
        number = self.attachment.of_noun(grammar, noun)
        if number is not None:
            return self.chronology.resolved(number, grammar.sentence, False)
        entry = not any(grammar.is_verb(t) for t in grammar.sentence.tokens) or grammar.sentence.tokens[noun].dep == "ROOT"
        return self.chronology.section_date(grammar.sentence) if entry else None

    def _ranked(
        self, grammar: Grammar, predicate: int, future: bool, made: bool, near: int | None = None
    ) -> tuple[str | None, int]:
        number, level = self.attachment.nearest(grammar, predicate, made, near)
        if number is None:
            return None, level
        if future and level > 0:
            # "said on Thursday that it would go": that was the Thursday before.
            at = self.attachment.at(grammar.sentence, self.chronology.times[number])
            clause = grammar.clause_of(at) if at is not None else None
            future = clause is None or tense(grammar, clause.verb) not in ("past", "perfect", "pluperfect")
        return self.chronology.resolved(number, grammar.sentence, future), level

    def _host(self, grammar: Grammar, verb: int) -> int | None:
        """The verb of the clause whose time is also that of what it agrees on or where it takes place: "reached an agreement to
        acquire it", "sang at the show opened by Kanye West".
        """
        sentence = grammar.sentence
        token, noun = sentence.tokens[verb], sentence.head(verb)
        if token.dep == "relcl" and noun is not None and tense(grammar, verb) == "past":
            # "filed a complaint in which she accused him", "sued Nike, which it accused of theft"
            subjects = sentence.children(verb, "nsubj")
            them = any(t.text.lower() in words("syntax", "relative_pronouns") for t in sentence.children(verb, "dobj"))
            said = them and token.lemma in words("times", "context", "said_with") and any(t.tag == "PRP" for t in subjects)
            in_words = noun.lemma.lower() in words("times", "context", "utterances") and gathering(grammar, noun)
            said = said and noun.dep in ("dobj", "pobj") and not self._untold(grammar, verb)
            above = grammar.clause_of(noun.index) if in_words or said else None
            return above.verb if above is not None and above.verb != verb else None
        if token.dep != "acl" or noun is None:
            return None
        to = any(t.tag == "TO" for t in sentence.children(verb, "aux"))
        pact = to and noun.lemma.lower() in words("times", "context", "pacts")
        there = (
            token.tag == "VBN" and noun.dep == "pobj" and noun.lemma.lower() in words("times", "context", "occasions_at_large")
        )
        clause = grammar.clause_of(noun.index) if pact or there else None
        return clause.verb if clause is not None and clause.verb != verb else None

    def _outcome(self, grammar: Grammar, noun: int, verb: int) -> bool:
        """Whether a verb tells what became of a thing long after it was made: "her suit was thrown out in May"."""
        tokens = grammar.sentence.tokens
        if grammar.is_verb(tokens[noun]) or tokens[verb].lemma not in words("times", "context", "outcomes"):
            return False
        return any(up.index == verb and at.dep in ("nsubj", "nsubjpass", "dobj") for at, up in _steps(grammar, noun))

    # --- counted from another happening ---------------------------------------------------------

    def _linked(self, grammar: Grammar, verb: int, level: int) -> str | None:
        """The time of a verb that is counted from another verb of its sentence, or from which that is counted.

        ``level`` is how far the nearest time of its own stands from it: what is nearer decides.
        """
        chain = (verb, *self.attachment.governing(grammar, verb))
        for number in self.chronology.inside(grammar.sentence):
            link = self.attachment.link_of(grammar, number)
            if link is None:
                continue
            time = self.chronology.times[number]
            if link.origin is not None and link.origin in chain:
                told = self._beside(grammar, number) or self._told(grammar, link.main) or self._here(grammar, link.main)
                told = told or self._of_entry(grammar, link.main)
                if told is not None and level > chain.index(link.origin):
                    return _counted(time, told, -1)
            elif link.main in chain and level > chain.index(link.main):
                told = self._told(grammar, link.origin) if link.origin is not None else None
                if link.origin is not None and 0 < self.attachment.nearest(grammar, link.origin, False)[1] < FAR:
                    told = None  # "said on Tuesday that it had left, days after joining": nobody joined on Tuesday
                if link.noun is not None and (of_noun := self.attachment.of_noun(grammar, link.noun)) is not None:
                    told = self.chronology.resolved(of_noun, grammar.sentence, False)
                elif link.noun is not None and (known := self._since(grammar, link.noun)) is not None:
                    told = known
                elif link.origin is None and _brief(time):
                    told = self._earlier(grammar)
                if told is not None:
                    return _counted(time, told, 1)
        return None

    def _of_entry(self, grammar: Grammar, verb: int) -> str | None:
        """The date of the entry whose news a main verb tells: "May 2019: Three months after he proposed, they wed"."""
        section = self.chronology.section_date(grammar.sentence)
        told = verb >= 0 and self.attachment.is_main(grammar, verb) and self._of_section(grammar, verb, True)
        return section if told else None

    def _since(self, grammar: Grammar, noun: int) -> str | None:
        """The date of a happening that was told of before: "days after the wedding"."""
        sentence = grammar.sentence
        the = any(t.text.lower() in words("times", "context", "the_same") for t in sentence.children(noun, "det", "poss"))
        lemma = sentence.tokens[noun].lemma.lower()
        return self.story.happened.get(sentence.number, {}).get(lemma) if the else None

    def _before(self, grammar: Grammar, noun: Token) -> tuple[Token, ...]:
        """The article or possessive of a noun."""
        return grammar.sentence.children(noun.index, "det", "poss")

    def _beside(self, grammar: Grammar, number: int) -> str | None:
        """The date that a counted time only says again: "on Tuesday, the day after she signed"."""
        if number - 1 not in self.chronology.inside(grammar.sentence):
            return None
        first, second = self.chronology.times[number - 1], self.chronology.times[number]
        gap = self.chronology.document.text[first.end : second.start]
        return self.chronology.resolved(number - 1, grammar.sentence, False) if not gap.strip(" ,–—-(") else None

    def _here(self, grammar: Grammar, verb: int) -> str | None:
        """The time of a main verb that names none, where that is beyond doubt: the one reached in its paragraph, or that of
        the article's news.
        """
        form = tense(grammar, verb)
        reached = self.story.before.get(grammar.sentence.number)
        if form == "past" and reached is not None:
            if reached.block == self.story.block(grammar.sentence):
                return reached.day
            told = [t for t in grammar.sentence.children(verb, "nsubj", "nsubjpass") if happening(t.text)]
            again = any(c.text.lower() in words("times", "context", "the_same") for t in told for c in self._before(grammar, t))
            near = self.story.body.get(self.story.block(grammar.sentence), FAR) - self.story.body.get(reached.block, -FAR) <= 1
            return reached.day if again and near and self.story.fresh(reached.day) else None
        return self._news(grammar, verb, form)

    # --- the time that was reached --------------------------------------------------------------

    def _reached(self, grammar: Grammar, verb: int, news: bool) -> str | None:
        """The time that the story has reached, for a verb that goes on with it ("She also blasted the fine")."""
        sentence = grammar.sentence
        if self._aside(grammar, verb):
            return None
        if self.story.quoted(sentence.tokens[verb].start):
            # What somebody says of now is so when it is said.
            return self._earlier(grammar) if news and tense(grammar, verb) in ("present", "perfect") else None
        if any(self.story.told_there(grammar, i, verb) for i in self.chronology.inside(sentence)):
            return None
        form = self._reported(grammar, verb, tense(grammar, verb)) if news else tense(grammar, verb)
        if form == "past" and any(
            (link := self.attachment.link_of(grammar, i)) is not None and link.main == verb
            for i in self.chronology.inside(sentence)
        ):
            return None
        before = self.story.before.get(sentence.number)
        bare = before is not None and before.bare and before.block == self.story.block(sentence)
        going_on = (
            form == "past"
            or (form in ("pluperfect", "present") and bare)
            or (form == "present" and before is not None and before.present and not self.story.fresh(before.day))
        )
        if form in ("past", "perfect") and self._came_later(grammar, verb):
            return self._later(grammar)
        if going_on and (told := self._earlier(grammar)) is not None:
            return told
        return self._news(grammar, verb, form) if news else None

    def _came_later(self, grammar: Grammar, verb: int) -> bool:
        """Whether something is only said to have come some time after what was told."""
        said = {t.text.lower() for t in grammar.sentence.children(verb, "advmod")}
        return bool(said & words("times", "context", "sequels"))

    def _later(self, grammar: Grammar) -> str | None:
        """The month or year between what was told and the publication."""
        published, before = self.chronology.published, self.story.latest.get(grammar.sentence.number)
        if before is None or published is None or before == published or not self.chronology.known:
            return None
        first, last = stretch(parse_partial(before))[0], stretch(parse_partial(published))[1]
        return iso(covering(first, last)) if first <= last else None

    def _announced(self, grammar: Grammar, verb: int) -> int | None:
        """The verb by which it was made known what somebody would do: "said that it would drop him"."""
        at = grammar.sentence.tokens[verb]
        for up in grammar.sentence.ancestors(verb):
            if at.dep not in ("xcomp", "ccomp") or not grammar.is_verb(up):
                return None
            if up.lemma in words("times", "context", "makes_known"):
                return up.index
            at = up
        return None

    def _reported(self, grammar: Grammar, verb: int, form: str) -> str:
        """The tense of news: "They announced that they had agreed to part" is told of then."""
        said = self._announced(grammar, verb) if form == "pluperfect" else None
        return form if said is None else tense(grammar, said)

    def _earlier(self, grammar: Grammar) -> str | None:
        """The time reached before a sentence: in its paragraph, or in the one before if it is that of the article's news and
        the sentence goes on with those of whom that was told.
        """
        sentence = grammar.sentence
        reached = self.story.before.get(sentence.number)
        block = self.story.block(sentence)
        if (gone := self.story.gone_back.get(sentence.number)) is not None and self._goes_on_with(grammar):
            return gone
        if reached is None or not self.story.blocks:
            return None
        if self.story.blocks[block].kind is not BlockKind.PARAGRAPH and reached.block != block:
            return None
        root = next((t.index for t in sentence.tokens if t.dep == "ROOT"), 0)
        pronoun = any(t.tag == "PRP" for t in sentence.children(root, "nsubj", "nsubjpass"))
        told = spoken_of(sentence) | self.story.spoken.get(sentence.number, frozenset())
        going_on = pronoun or bool(told & reached.about)
        also = any(t.text.lower() in words("times", "context", "additive") for t in sentence.tokens)
        going_on = going_on or also
        if reached.block == block:
            close = sentence.number - reached.sentence <= (2 if reached.bare else 1)
            of_them = pronoun or also or bool(spoken_of(sentence) & reached.about) or reached.bare or not reached.about
            back = reached.back and not self.story.fresh(reached.day)
            return reached.day if not back or (of_them and close) else None
        near = self.story.body.get(block, FAR) - self.story.body.get(reached.block, -FAR) <= (4 if also else 2)
        return reached.day if near and going_on and self.story.fresh(reached.day) else None

    def _goes_on_with(self, grammar: Grammar) -> bool:
        """Whether a sentence says in the past what somebody else did of whom the one before told: "She wore Prada"."""
        root = next((t.index for t in grammar.sentence.tokens if t.dep == "ROOT"), 0)
        subjects = grammar.sentence.children(root, "nsubj", "nsubjpass")
        return tense(grammar, root) == "past" and any(t.tag == "PRP" for t in subjects)

    def _news(self, grammar: Grammar, verb: int, form: str) -> str | None:
        """About when what an article's beginning tells as its news happened: within the days before its publication."""
        sentence = grammar.sentence
        published = self.chronology.published
        if published is None or len(published) < 7 or not self.story.blocks:
            return None
        block = self.story.block(sentence)
        headline = self.story.blocks[block].kind is BlockKind.TITLE
        top = self._top(grammar, verb)
        if not (self.attachment.is_main(grammar, top) or (headline and self._explained(grammar, top))):
            return None
        opening = self.story.body.get(block, FAR) < 2
        if headline:
            if form not in ("present", "past", "participle", "perfect") or sentence.tokens[-1].text == "?":
                return None
        elif form == "perfect" and any(
            t.text.lower() in words("times", "context", "now_words") for t in sentence.children(verb, "advmod", "npadvmod")
        ):
            pass  # "Now it has left altogether"
        elif not opening or form not in ("perfect", "past") or (form == "past" and sentence.number in self.story.before):
            return None
        if self.story.news is not None and 0 <= self.story.news[0] - sentence.number <= 2 and not headline:
            return self.story.news[1]
        if len(published) < 10:
            return published
        last = stretch(parse_partial(published))[0]
        return iso(covering(last - HOT, last)) or published[:7]

    def _explained(self, grammar: Grammar, verb: int) -> bool:
        """Whether a verb is what a headline says how or why of: "Explainer: How Gucci lost its designer"."""
        asked = grammar.sentence.children(verb, "advmod")
        above = grammar.sentence.ancestors(verb)
        return any(t.tag == "WRB" for t in asked) and not any(grammar.is_verb(up) for up in above if up.index != verb)

    def _top(self, grammar: Grammar, verb: int) -> int:
        """The finite verb that a participle or an infinitive hangs on: "made it known, welcoming her"."""
        at = grammar.sentence.tokens[verb]
        while at.dep in ("advcl", "xcomp", "pcomp") and at.tag in ("VBG", "VB", "VBN"):
            up = next((u for u in grammar.sentence.ancestors(at.index) if grammar.is_verb(u)), None)
            if up is None or up.index == at.index:
                break
            at = up
        return at.index

    def _aside(self, grammar: Grammar, verb: int) -> bool:
        """Whether a verb stands in a relative clause or the like, or is said to be of another time ("once", "previously")."""
        sentence = grammar.sentence
        if sentence.kind is BlockKind.TITLE and self._explained(grammar, verb):
            return False
        for up in (sentence.tokens[verb], *sentence.ancestors(verb)):
            said = sentence.children(up.index, "advmod", "npadvmod")
            if any(t.text.lower() in words("times", "context", "otherwhen") for t in said):
                return True
            infinitive = any(t.tag == "TO" for t in sentence.children(up.index, "aux"))
            if up.dep in ("appos", "parataxis") or (up.dep in ("relcl", "acl") and not infinitive):
                head = sentence.head(up.index)
                if head is None or head.lemma.lower() not in words("times", "context", "those_who"):
                    return True  # but "the first to get the cover" got it, and so did "those who spoke out"
        return False


def _steps(grammar: Grammar, index: int) -> Iterator[tuple[Token, Token]]:
    """A word and its head, and so on upwards."""
    at = grammar.sentence.tokens[index]
    for up in grammar.sentence.ancestors(index):
        yield at, up
        at = up


def _brief(time: TimeExpression) -> bool:
    """Whether a time is counted in hours at most."""
    return isinstance(time.meaning, Vague) and max(abs(time.meaning.low), abs(time.meaning.high)) <= 1


def _counted(time: TimeExpression, told: str, sign: int) -> str | None:
    """The date so much after a happening (before it, for a negative sign)."""
    meaning = time.meaning
    if isinstance(meaning, Shift):
        meaning = replace(meaning, amount=sign * meaning.amount, origin="reference")
    elif isinstance(meaning, Vague):
        low, high = sorted((sign * meaning.low, sign * meaning.high))
        meaning = replace(meaning, low=low, high=high, origin="reference")
    else:
        return None
    return resolve(replace(time, meaning=meaning), published=None, reference=told)
