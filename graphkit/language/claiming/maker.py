"""From matched rules to claims: who the words stand for, whether it is so, when, how much, where, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from graphkit.language.claiming.fitting import Fitting
from graphkit.language.claiming.parties import Pairing, Parties
from graphkit.language.claiming.standing import adjusted, before_name, denied, has_now, qualified, says_so
from graphkit.language.claiming.stories import of_story
from graphkit.language.cues import words
from graphkit.language.factuality.contrast import brought_in, not_real, one_of_two, set_against
from graphkit.language.factuality.modality import CEASED
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.matching.frames import Match
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.quotations.said import OPINIONS, is_vague, may_comment, meant, opinion
from graphkit.language.quotations.voices import speakers_of
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Clause, Grammar, Heads
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import Claim, Document, Span, Status
from graphkit.vocabulary import Vocabulary


class ClaimMaker:
    """Makes the claims of one document."""

    def __init__(self, document: Document, discourse: Discourse, vocabulary: Vocabulary, setting: Setting) -> None:
        self.document = document
        self.discourse = discourse
        self.setting = setting
        self.fitting = Fitting(discourse, vocabulary)
        self.pairing = Pairing(discourse, vocabulary)

    # --- frames ---------------------------------------------------------------------------------

    def of_match(self, grammar: Grammar, judge: Judge, match: Match) -> Iterator[Claim]:
        """The claims of one matched frame: every subject with every object."""
        sentence = grammar.sentence
        if match.affirmed and not denied(judge.verb(match.predicate), match.ceased):
            return
        if match.frame.paid and self.setting.money_of(sentence, match.trigger) is None:
            return
        fact = judge.noun(match.predicate) if match.nominal else judge.verb(match.predicate)
        told = adjusted(match, fact, grammar, judge)
        fact = of_story(grammar, self.discourse, match, told)
        acted = fact is not told
        speakers: Parties = []
        if match.frame.spoken:
            said = opinion(grammar, judge, self.discourse, self.setting, match.predicate)
            if said is None or not says_so(grammar, judge, self.discourse, self.setting, match, said):
                return
            fact = said.fact if match.frame.spoken != "own" else fact
            speakers = list(said.speakers)
        pairs = self.pairing.pairs(grammar, match, speakers)
        if match.frame.relation in OPINIONS:
            pairs = [p for p in pairs if meant(self.discourse, grammar, *p)]
        if match.frame.spoken == "judged":
            pairs = [p for p in pairs if not is_vague(grammar, self.discourse, p[1])]
        if match.frame.spoken == "about":
            pairs = [p for p in pairs if may_comment(grammar, self.discourse, p, speakers, bool(match.frame.manner))]
        for (subject, at), (object_, to) in pairs:
            fitted = self.fitting.fitted(grammar, match, subject, object_, to)
            if fitted is None:
                continue
            relation, subject, object_ = fitted.relation, fitted.subject, fitted.object
            trigger = sentence.tokens[match.trigger]
            mine = _of_pair(sentence, at, to, fact)
            yield self._claim(
                grammar, relation, subject, object_, at, to, trigger, mine, match.frame.id, match.frame.confidence,
                match.predicate, amount=match.frame.amount,
                # "cut its partnership on Wednesday": that is not when the partnership was.
                dated=not (match.nominal and match.frame.relation in words("relations", "lasting")),
            )  # fmt: skip
            if acted or mine.status is not fact.status:
                continue
            for presupposed in match.frame.presupposes:
                before = self._claim(
                    grammar,
                    presupposed,
                    subject,
                    object_,
                    at,
                    to,
                    trigger,
                    Factuality(Status.ASSERTED, fact.speaker, False, (f"“{trigger.text}” presupposes it",)),
                    match.frame.id,
                    match.frame.confidence,
                    match.predicate,
                    dated=False,
                )
                # The time of a divorce is not that of the marriage, that of a deal is that of the tie.
                of_love = presupposed in words("relations", "of_love")
                yield (
                    replace(before, date=None) if of_love and trigger.lemma in words("times", "context", "happenings") else before
                )
            if match.frame.reverse:
                yield self._claim(
                    grammar, match.frame.relation, object_, subject, to, at, trigger, fact, match.frame.id,
                    match.frame.confidence,
                    match.predicate,
                )  # fmt: skip

    # --- roles ----------------------------------------------------------------------------------

    def of_role(self, grammar: Grammar, judge: Judge, match: RoleMatch) -> Iterator[Claim]:
        """The claims of one role noun, with those that hold at the same time."""
        role = match.role
        fact = judge.verb(match.predicate) if match.predicate is not None else Factuality()
        if fact.status is Status.DENIED and CEASED in fact.why and role.relation in words("relations", "lasting"):
            fact = Factuality(Status.ASSERTED, fact.speaker, False, fact.why)
        if fact.status is Status.ASSERTED:
            fact = qualified(grammar, judge, match, fact)
        # "X, not the Chanel ambassador Y, came": what stands before a name is so whatever is told of it.
        left_out = {} if before_name(grammar.sentence, match) else self._left_out(grammar.sentence, match)
        for described in match.described:
            for party in match.party:
                if described == party:
                    continue
                excluded = left_out.get(described) or left_out.get(party)
                had = fact.status is Status.PLANNED and has_now(grammar, self.discourse, match, described)
                subject, object_ = (party, described) if role.inverse else (described, party)
                mine, yours = (role.argument, role.types) if role.inverse else (role.types, role.argument)
                at = match.party_at if role.inverse else match.described_at
                to = match.described_at if role.inverse else match.party_at
                for relation in (role.relation, *role.also):
                    if role.inverse and relation == "appearsIn" and self.fitting.behind_camera(subject):
                        # "the Ridley Scott thriller Alien"
                        relation = "creates"
                    if (
                        (role.inverse and relation == "appearsIn" and self.fitting.is_label(subject))
                        or not self.fitting.fits(relation, subject, object_, mine, yours)
                        or (role.exact and self.discourse.things[party].type not in role.argument)
                        or (role.named and not (self.discourse.things[object_].named and self.discourse.things[subject].named))
                    ):
                        continue
                    claim = self._claim(
                        grammar,
                        relation,
                        subject,
                        object_,
                        at[0] if at else None,
                        to[0] if to else None,
                        Span(*match.trigger),
                        _unless(excluded, replace(fact, status=Status.ASSERTED, future=False) if had else fact),
                        role.id,
                        role.confidence,
                        match.predicate if match.predicate is not None else (match.described_at or (0,))[0],
                        role=match.text if relation in ("worksFor", "leads", "endorses", "founded") else None,
                        dated=match.predicate is not None and not had,
                    )
                    if claim.date is None and relation in words("relations", "by_birth"):
                        claim = replace(claim, date=self._birthday(grammar, to[0] if to else None))
                    yield claim

    def _left_out(self, sentence: Sentence, match: RoleMatch) -> Mapping[str, str]:
        """Those of whom or of what a role is told whom the sentence sets against others, with the words that do."""
        heads = (*match.described_at, *match.party_at)
        found = {h: reason for h in heads if (reason := set_against(sentence, h)) is not None}
        return {key: reason for h, reason in found.items() for key in self.discourse.refer(sentence.number, h)}

    def of_office(
        self, grammar: Grammar, relation: str, subject: str, object_: str, at: int | None, to: int | None, trigger: Token,
        fact: Factuality, rule: str, confidence: str, predicate: int, *, amount: bool = False,
    ) -> Iterator[Claim]:  # fmt: skip
        """The claim that somebody ended or took an office told of elsewhere in the text, where its parties fit the relation."""
        if self.fitting.fits(relation, subject, object_, (), ()):
            yield self._claim(
                grammar, relation, subject, object_, at, to, trigger, fact, rule, confidence, predicate, amount=amount
            )

    # --- parts ----------------------------------------------------------------------------------

    def _claim(
        self, grammar: Grammar, relation: str, subject: str, object_: str, at: int | None, to: int | None, trigger: Token | Span,
        fact: Factuality, rule: str, confidence: str, predicate: int, *, amount: bool = False, role: str | None = None, dated:
        bool = True,
    ) -> Claim:  # fmt: skip
        sentence = grammar.sentence
        span = trigger if isinstance(trigger, Span) else Span(trigger.start, trigger.end)
        voice = self.setting.voice_at(span.start)
        by = self._first(sentence, fact.speaker) or (voice[0] if voice else None) or self.setting.source_of(sentence)
        if (
            fact.status is Status.ASSERTED
            and by is not None
            and self._is_case(by)
            and relation not in words("relations", "at_court")
        ):
            fact = Factuality(Status.ALLEGED, fact.speaker, False, (*fact.why, "one side's words to a court"))
        near = self._price(grammar, predicate) or (to if to is not None else predicate)
        money = self.setting.money_of(sentence, near, predicate) if amount else None
        if money is not None and self._is_price_of_another(grammar, predicate, money.start):
            money = None
        begins = relation in words("relations", "lasting") and sentence.tokens[predicate].lemma in words(
            "times", "context", "beginnings"
        )
        going_on = sentence.tokens[predicate].tag == "VBG"  # "is donating next year"
        scheduled = dated and (begins or going_on or relation in words("relations", "scheduled"))
        if fact.status is Status.ASSERTED and scheduled and self.setting.ahead(grammar, predicate):
            fact = Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "its time is yet to come"))
        date = (
            self.setting.date_of(
                grammar, predicate, fact.future, _happens(sentence, relation, predicate, span),
                relation in words("relations", "of_its_time"),
                relation in words("relations", "lasting") | words("relations", "news"), to,
            )
            if dated
            else self._date_of_noun(grammar, span)
        )  # fmt: skip
        if (
            fact.status is Status.ASSERTED
            and (begins or relation not in words("relations", "lasting"))
            and self._is_to_come(date)
        ):
            fact = Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "its day is yet to come"))
        return Claim(
            document=self.document.identifier, relation=relation, subject=subject, object=object_,
            start=sentence.start, end=sentence.end, rule=rule, status=fact.status,
            subject_span=_span(sentence, at), object_span=_span(sentence, to), trigger_span=span,
            date=None if relation in words("relations", "timeless") or _gave_way(sentence, predicate, at) else date,
            amount=money.amount if money else None, currency=money.currency if money else None,
            place=self._place(grammar, predicate) if dated else None, role=role, attributed_to=by,
            confidence=Decimal(confidence), why=fact.why,
        )  # fmt: skip

    def _is_to_come(self, date: str | None) -> bool:
        """Whether a date is later than the day on which the article came out."""
        published = self.document.published
        return date is not None and published is not None and date[: len(published)] > published[: len(date)]

    def _price(self, grammar: Grammar, predicate: int) -> int | None:
        """The sum for which something is done, whatever other sums are told: "grew into a $6m firm and was sold for $10m"."""
        clause = grammar.clause(predicate)
        prices = clause.phrase("for") if clause is not None else ()
        firsts = (min(t.index for t in grammar.sentence.subtree(h)) for h in prices)
        sums = (i for i in firsts if grammar.sentence.tokens[i].text[:1] in "$£€¥")
        return next(sums, None)

    def _is_price_of_another(self, grammar: Grammar, predicate: int, start: int) -> bool:
        """Whether a sum is the price in a second clause: "bought a stake in May and sold it for $1m in June"."""
        at = next((t.index for t in grammar.sentence.tokens if t.start <= start < t.end), None)
        own = grammar.clause_of(predicate)
        other = grammar.clause_of(at) if at is not None else None
        if own is None or other is None or own.verb == other.verb or grammar.sentence.tokens[other.verb].dep != "conj":
            return False
        return own.verb < other.verb and self._price(grammar, other.verb) == at

    def _is_case(self, key: str) -> bool:
        thing = self.discourse.things.get(key)
        return thing is not None and thing.type == "LegalCase"

    def _birthday(self, grammar: Grammar, child: int | None) -> str | None:
        """When a child was born or adopted, where the clause about it says so: "X's son, Y, was born on May 3"."""
        clause = grammar.clause_of(child) if child is not None else None
        if (
            clause is None
            or child is None
            or not (clause.lemma in words("times", "context", "births") or self._arrives(grammar, clause))
        ):
            return None
        token = grammar.sentence.tokens[child]
        meant = {child, token.head} if token.dep == "appos" else {child}
        subject = () if clause.object and clause.lemma in words("times", "context", "births") else clause.subject
        told = meant & {*clause.object, *subject}
        return self.setting.date_of(grammar, clause.verb, False, True, False, True) if told else None

    def _arrives(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether a clause says that somebody came into the world: "arrived in May", but "arrived in Paris in May"."""
        tokens = grammar.sentence.tokens
        named = any(tokens[h].name is not None for preposition, heads in clause.phrases for h in heads if preposition != "with")
        how = {clause.lemma, *(f"{clause.lemma} {p}" for p in clause.particles)}
        how |= {f"{clause.lemma} {tokens[h].lemma}" for h in clause.object}
        how |= {f"{clause.lemma} {t.lemma}" for t in grammar.sentence.children(clause.verb, "advmod", "prep")}
        return not named and bool(how & words("times", "context", "arrivals"))

    def _date_of_noun(self, grammar: Grammar, trigger: Span) -> str | None:
        """The date that is told of a trigger that is no verb: "its ambassador since 2003"."""
        sentence = grammar.sentence
        noun = next((t for t in sentence.tokens if t.start <= trigger.start < t.end), None)
        if noun is None or grammar.is_verb(noun):
            return None
        found = self.setting.date_of_noun(grammar, noun.index)
        verb = grammar.clause_of(noun.index)
        begins = verb is not None and verb.lemma in words("times", "context", "beginnings") - words(
            "times", "context", "partings"
        )
        if found is None and verb is not None and begins and noun.dep in ("oprd", "attr", "dobj", "pobj", "ccomp", "xcomp"):
            # "In 2021 the house named her its ambassador."
            return self.setting.date_of(grammar, verb.verb, False, True, False, True)
        return found

    def _first(self, sentence: Sentence, heads: Heads) -> str | None:
        keys: Sequence[Keys] = [speakers_of(self.discourse, sentence, h) for h in heads]
        return next((k[0] for k in keys if k), None)

    def _place(self, grammar: Grammar, predicate: int) -> str | None:
        clause = grammar.clause_of(predicate)
        if clause is None:
            return None
        for preposition, heads in clause.phrases:
            if preposition in ("in", "at"):
                for head in heads:
                    for key in self.discourse.refer(grammar.sentence.number, head):
                        if self.discourse.things[key].type == "Place":
                            return key
        return None


def _happens(sentence: Sentence, relation: str, predicate: int, trigger: Span) -> bool:
    """Whether a claim tells of something that happens at a time: a beginning too, of what lasts ("signed", "the new face")."""
    if relation not in words("relations", "lasting"):
        return True
    if sentence.tokens[predicate].lemma in words("times", "context", "beginnings"):
        return True
    noun = next((t for t in sentence.tokens if t.start <= trigger.start < t.end), None)
    if noun is None:
        return False
    beside = (*(w.text.lower() for w in noun.lead), *(t.text.lower() for t in sentence.children(noun.index, "amod")))
    return any(text in words("times", "context", "just_begun") for text in beside)


def _gave_way(sentence: Sentence, predicate: int, at: int | None) -> bool:
    """Whether somebody is told of as the one before: "X succeeded Y at Dior in 2018"."""
    token = sentence.tokens[at] if at is not None else None
    after = sentence.tokens[predicate].lemma in words("times", "context", "succeeding")
    return after and token is not None and token.dep == "dobj" and token.head == predicate


def _of_pair(sentence: Sentence, at: int | None, to: int | None, fact: Factuality) -> Factuality:
    """What is so of one subject and one object: "makes no shoes", "X, not Y, did it", "either X or Y"."""
    if fact.status is Status.DENIED and (brought_in(sentence, to) or brought_in(sentence, at)):
        return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, "“but” before it"))
    if fact.status is not Status.ASSERTED:
        return fact
    for head in (to, at):
        if head is not None and any(d.text.lower() == "no" for d in sentence.children(head, "det")):
            return Factuality(Status.DENIED, fact.speaker, False, (*fact.why, "“no” before one of its parties"))
    if (open_ := one_of_two(sentence, at) or one_of_two(sentence, to)) is not None:
        return Factuality(Status.HYPOTHETICAL, fact.speaker, False, (*fact.why, open_))
    return _unless(set_against(sentence, at) or set_against(sentence, to) or not_real(sentence, to), fact)


def _unless(excluded: str | None, fact: Factuality) -> Factuality:
    """What is so is not so of those who are left out."""
    if excluded is None or fact.status is not Status.ASSERTED:
        return fact
    return Factuality(Status.DENIED, fact.speaker, False, (*fact.why, excluded))


def _span(sentence: Sentence, index: int | None) -> Span | None:
    if index is None:
        return None
    token = sentence.tokens[index]
    return Span(token.start, token.end)
