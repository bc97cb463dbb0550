"""From matched rules to claims: who the words stand for, whether it is so, when, how much, where, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from graphkit.language.claiming.settling import HUMAN_ONLY, parties
from graphkit.language.cues import words
from graphkit.language.factuality.modality import CEASED, verb_kind
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.matching.frames import Match
from graphkit.language.matching.role_nouns import words_before
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.quotations.said import OPINIONS, Opinion, demands, holds, judges, may_comment, meant, opinion
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.setting import Setting
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import Claim, Document, Span, Status
from graphkit.vocabulary import Vocabulary

# Keys of the things that fill a slot, each with the word that stands for it.
Parties = list[tuple[str, int]]
# Organizations that sing, play or model as people do.
_PERSONLIKE = frozenset(
    {
        "band",
        "boy band",
        "girl group",
        "duo",
        "trio",
        "group",
        "team",
        "club",
        "rock band",
        "k-pop group",
        "pop group",
        "septet",
        "quartet",
    }
)
# Relations that last, so that the time a story has reached says nothing about their beginning.
STATES = frozenset(
    {
        "partnersWith",
        "endorses",
        "owns",
        "worksFor",
        "leads",
        "founded",
        "marriedTo",
        "separatedFrom",
        "dating",
        "parentOf",
        "siblingOf",
        "features",
    }
)
# Relations to things that are of the same time as the fact: "starred in its 2018 campaign", "launched the 2020 line".
_OF_ITS_TIME = frozenset({"appearsIn", "creates", "launches", "attends", "performsAt", "walksFor", "endorses", "promotes"})
# What is done by speaking or thinking.
_SAYING = frozenset(
    {"urges", "accuses", "criticizes", "supports", "commentsOn", "postsOn", "reviewsPartnershipWith", "boycotts", "apologizesFor"}
)
# What the present tells of when its time is told: "it launches on May 3".
_SCHEDULED = frozenset({"launches", "performsAt", "attends", "walksFor", "leaves", "withdraws", "acquires", "appoints"})
# What articles are written about on the day.
_NEWS = frozenset(
    {"endsPartnershipWith", "reviewsPartnershipWith", "boycotts", "acquires", "investsIn", "appoints", "dismisses", "leaves",
     "launches", "withdraws", "apologizesFor", "criticizes", "accuses", "urges", "suspends", "sues", "settlesWith", "charges",
     "fines", "postsOn", "donatesTo"}
)  # fmt: skip
_ADDRESSED = frozenset({"endsPartnershipWith", "partnersWith", "reviewsPartnershipWith", "apologizesFor"})
_MADE = frozenset({"creates", "wears", "launches", "withdraws", "promotes"})
_OFFICES = frozenset({"worksFor", "leaves"})
# What only companies have done to them, and what only they do.
_OF_COMPANIES = frozenset({"founded", "owns", "acquires", "investsIn", "worksFor", "leads", "leaves"})
_BY_COMPANIES = frozenset({"appoints", "dismisses"})
# What only people have done to them, and what only they do.
_OF_PEOPLE = frozenset({"appoints", "dismisses", "marriedTo", "separatedFrom", "dating", "parentOf", "siblingOf"})
_BY_PEOPLE = frozenset({"worksFor", "leads", "leaves", "marriedTo", "separatedFrom", "dating", "parentOf", "siblingOf"})
# Verbs by which one becomes or ceases to be a user of a platform as well.
_AS_USERS = frozenset(
    {"join", "rejoin", "leave", "quit", "exit", "abandon", "be", "return", "start", "stay", "remain", "depart", "move",
     "switch"}
)  # fmt: skip
# Cue lists (in syntax.toml) of nouns that are not worth the relation where they have no name.
_PLAIN = {
    "withdraws": "plain_occasions",
    "attends": "plain_occasions",
    "performsAt": "plain_occasions",
    "appearsIn": "plain_pictures",
}


class ClaimMaker:
    """Makes the claims of one document."""

    def __init__(self, document: Document, discourse: Discourse, vocabulary: Vocabulary, setting: Setting) -> None:
        self.document = document
        self.discourse = discourse
        self.vocabulary = vocabulary
        self.setting = setting

    # --- frames ---------------------------------------------------------------------------------

    def of_match(self, grammar: Grammar, judge: Judge, match: Match) -> Iterator[Claim]:
        """The claims of one matched frame: every subject with every object."""
        sentence = grammar.sentence
        if match.affirmed and not _denied(judge.verb(match.predicate), match.ceased):
            return
        if match.frame.paid and self.setting.money_of(sentence, match.trigger) is None:
            return
        fact = judge.noun(match.predicate) if match.nominal else judge.verb(match.predicate)
        fact = self._adjusted(match, fact, grammar)
        speakers: Parties = []
        if match.frame.spoken:
            said = opinion(grammar, judge, self.discourse, self.setting, match.predicate)
            if said is None or not self._spoken(grammar, judge, match, said):
                return
            fact = said.fact if match.frame.spoken != "own" else fact
            speakers = list(said.speakers)
        pairs = self._pairs(grammar, match, speakers)
        if match.frame.relation in OPINIONS:
            pairs = [p for p in pairs if meant(self.discourse, grammar, *p)]
        if match.frame.spoken == "about":
            pairs = [p for p in pairs if may_comment(grammar, self.discourse, p, speakers, bool(match.frame.manner))]
        for (subject, at), (object_, to) in pairs:
            if (
                match.frame.relation in _OFFICES
                and self.discourse.things[object_].type == "Platform"
                and sentence.tokens[match.predicate].lemma in _AS_USERS
            ):
                # "joined Instagram", "left Twitter": as users do.
                continue
            if match.frame.relation in _OFFICES and self._is_sponsored(subject, object_):
                continue
            if (
                match.frame.phrases
                and match.frame.relation in ("worksFor", "owns")
                and not self._is_sure(match, subject, object_)
            ):
                continue
            relation = self._relation(match, subject)
            object_ = self._meant(relation, object_)
            if relation in _BY_COMPANIES and self.discourse.things[subject].type == "Person":
                subject = self.discourse.namesake(subject, "Brand", True) or subject
            if relation in _BY_PEOPLE and self.discourse.things[subject].type in ORGANIZATIONS:
                subject = self.discourse.namesake(subject, "Person", True) or subject
            subject, object_ = self._house(subject, match.subject_types), self._house(object_, match.object_types)
            fitted = self._fitted(relation, subject, object_, match.subject_types, match.object_types)
            if match.frame.performing == match.frame.relation and not self._performs(subject):
                continue
            if relation == "features" and self.discourse.things[object_].type == "Group":
                # Who is shown in it appears in it, and nobody is told apart in a group.
                continue
            if (
                relation == "launches"
                and sentence.tokens[match.predicate].lemma == "drop"
                and self._of_another(grammar, to, subject)
            ):
                # "dropped his hard seltzer": got rid of it.
                continue
            if not fitted or (match.frame.named and not self.discourse.things[object_].named):
                continue
            trigger = sentence.tokens[match.trigger]
            if (
                relation in ("partnersWith", "endsPartnershipWith")
                and trigger.lemma in words("classes", "romance") | words("reference", "couples", "verbs")
                and self._both_human(subject, object_)
            ):
                continue
            yield self._claim(
                grammar, relation, subject, object_, at, to, trigger, fact, match.frame.id, match.frame.confidence,
                match.predicate, amount=match.frame.amount,
                # "cut its partnership on Wednesday": that is not when the partnership was.
                dated=not (match.nominal and match.frame.relation in STATES),
            )  # fmt: skip
            for presupposed in match.frame.presupposes:
                yield self._claim(
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
            if match.frame.reverse:
                yield self._claim(
                    grammar, match.frame.relation, object_, subject, to, at, trigger, fact, match.frame.id,
                    match.frame.confidence,
                    match.predicate,
                )  # fmt: skip

    def _adjusted(self, match: Match, fact: Factuality, grammar: Grammar) -> Factuality:
        frame = match.frame
        if frame.status is not None and fact.status is Status.ASSERTED:
            return Factuality(Status(frame.status), fact.speaker, fact.future, (*fact.why, f"the rule says {frame.status}"))
        verb = grammar.sentence.tokens[match.predicate].lemma
        if (
            fact.status is Status.ASSERTED
            and not match.nominal
            and frame.relation not in _SAYING
            and verb in words("status", "intending")
            and (kind := verb_kind(verb)) is not None
        ):
            return Factuality(kind, fact.speaker, True, (*fact.why, f"“{verb}” is all that was done"))
        if match.affirmed:
            # "will not renew": the rule asked for the negation, so that it is so.
            settled = Status.ASSERTED if fact.status in (Status.DENIED, Status.PLANNED) else fact.status
            return Factuality(settled, fact.speaker, False, (*fact.why, "the rule asks for the negation"))
        if fact.status is Status.DENIED and CEASED in fact.why and frame.relation in STATES:
            # "no longer sponsors": it was so, which is what the relation says.
            return Factuality(Status.ASSERTED, fact.speaker, False, fact.why)
        kept = frame.relation == "partnersWith" or (frame.relation == "wears" and match.nominal)
        if kept and fact.status is not Status.ASSERTED and self._had_already(match, grammar):
            return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, "its owner has it"))
        if fact.status in (Status.PLANNED, Status.DENIED) and frame.through:
            head = grammar.sentence.head(match.predicate)
            if fact.status is Status.PLANNED and head is not None and head.lemma in frame.through:
                return Factuality(Status.ASSERTED, fact.speaker, False, (*fact.why, f"“{head.text}” settles it"))
        return fact

    def _had_already(self, match: Match, grammar: Grammar) -> bool:
        """Whether a deal, or clothes, are somebody's own, whatever is done about it: "is considering its deal with X"."""
        sentence = grammar.sentence
        verb = sentence.tokens[match.predicate]
        nouns = (
            (match.trigger,) if match.nominal else tuple(t.index for t in sentence.children(match.predicate, "dobj", "nsubjpass"))
        )
        if not match.nominal and verb.lemma not in words("syntax", "keeping"):
            return False
        return any(
            sentence.children(n, "poss") and not any(t.lemma in words("syntax", "to_come") for t in sentence.children(n, "amod"))
            for n in nouns
        )

    def _spoken(self, grammar: Grammar, judge: Judge, match: Match, said: Opinion) -> bool:
        """Whether words of somebody's say what the rule asks for."""
        if match.frame.manner:
            return said.manner in match.frame.manner
        if match.frame.spoken == "demand":
            return demands(grammar, match.predicate)
        if match.frame.spoken == "own":
            own = {k for k, _ in parties(self.discourse, grammar, match.subject)}
            return bool(own) and own <= {k for k, _ in said.speakers}
        if match.frame.spoken != "about":
            return match.affirmed or holds(judge, match.predicate)
        return judges(grammar, self.setting, match.predicate)

    def _pairs(self, grammar: Grammar, match: Match, speakers: Parties) -> list[tuple[tuple[str, int], tuple[str, int]]]:
        subjects = speakers or parties(self.discourse, grammar, (*match.subject, *match.companions))
        if match.together:
            several = list(dict(subjects).items())
            return list(combinations(several, 2))
        objects = parties(self.discourse, grammar, match.object)
        if not objects and match.frame.implied is not None and not match.object:
            objects = [(self.discourse.imply(match.frame.implied, "Platform"), match.trigger)]
        if not objects and match.frame.elliptic and not match.object:
            taken = {k for k, _ in subjects}
            objects = [
                (k, match.trigger)
                for k in self.discourse.spoken_of(match.frame.elliptic, grammar.sentence.number, match.trigger, taken)
            ]
        if not objects and match.frame.anything:
            objects = [(k, h) for h in match.object for k in self.discourse.anything(grammar, h)]
        if not objects and match.frame.topic:
            objects = [(k, h) for h in match.object for k in self.discourse.topic(grammar, h)]
        if not match.subject and not subjects and match.frame.agent:
            subjects = [(k, match.trigger) for o, at in objects for k in self._left_out(match, o, at, grammar)]
        if match.subject == match.object and len(match.subject) > 1:
            # "acquisitions of X and Y": what is acquired does not acquire itself.
            return []
        if 1 < len(subjects) == len(objects) and any(t.text.lower() == "respectively" for t in grammar.sentence.tokens):
            return [(s, o) for s, o in zip(subjects, objects, strict=True) if s[0] != o[0]]
        return [(s, o) for s in subjects for o in objects if s[0] != o[0]]

    def _left_out(self, match: Match, object_: str, at: int, grammar: Grammar) -> Keys:
        """Who did what a passive says of a thing: its owner, or, of a thing without a name, who was spoken of last."""
        thing, number = self.discourse.things[object_], grammar.sentence.number
        beside = grammar.sentence.children(at, "compound", "nmod", "amod")
        behind = (h for p, heads in grammar.noun_phrases(at) if p in ("for", "by", "of", "from") for h in heads)
        heads = (*grammar.owners(at), *(t.index for t in beside if t.name is not None), *behind)
        mine = (*(k for k, _ in parties(self.discourse, grammar, heads)), *thing.owner)
        owners = tuple(o for o in mine if any(self.vocabulary.is_a(self.discourse.things[o].type, c) for c in match.frame.agent))
        if owners:
            return owners[:1]
        if thing.named and thing.type != "Person":
            return ()
        unnamed = {k for k, t in self.discourse.things.items() if not t.named}
        return self.discourse.spoken_of(match.frame.agent, number, match.trigger, {object_} | unnamed)

    # --- roles ----------------------------------------------------------------------------------

    def of_role(self, grammar: Grammar, judge: Judge, match: RoleMatch) -> Iterator[Claim]:
        """The claims of one role noun, with those that hold at the same time."""
        role = match.role
        fact = judge.verb(match.predicate) if match.predicate is not None else Factuality()
        if fact.status is Status.DENIED and CEASED in fact.why and role.relation in STATES:
            fact = Factuality(Status.ASSERTED, fact.speaker, False, fact.why)
        if fact.status is Status.ASSERTED:
            fact = self._qualified(grammar, match, fact)
        for described in match.described:
            for party in match.party:
                if described == party:
                    continue
                subject, object_ = (party, described) if role.inverse else (described, party)
                mine, yours = (role.argument, role.types) if role.inverse else (role.types, role.argument)
                at = match.party_at if role.inverse else match.described_at
                to = match.described_at if role.inverse else match.party_at
                for relation in (role.relation, *role.also):
                    if (
                        not self._fitted(relation, subject, object_, mine, yours)
                        or (role.exact and self.discourse.things[party].type not in role.argument)
                        or (role.named and not (self.discourse.things[object_].named and self.discourse.things[subject].named))
                    ):
                        continue
                    yield self._claim(
                        grammar,
                        relation,
                        subject,
                        object_,
                        at[0] if at else None,
                        to[0] if to else None,
                        Span(*match.trigger),
                        fact,
                        role.id,
                        role.confidence,
                        match.predicate if match.predicate is not None else (match.described_at or (0,))[0],
                        role=match.text if relation in ("worksFor", "leads", "endorses", "founded") else None,
                        dated=match.predicate is not None,
                    )

    def _is_sponsored(self, person: str, brand: str) -> bool:
        """Whether an athlete's work for a brand is sponsorship ("left Nike for Puma")."""
        thing = self.discourse.things[person]
        kinds = thing.kinds | thing.learned
        return self.discourse.things[brand].type == "Brand" and bool(kinds & words("roles", "athletes"))

    def _is_sure(self, match: Match, subject: str, object_: str) -> bool:
        """Whether the owned one of "Naturium's Launch" is a name beyond doubt: listed, or of several words."""
        if "'s" not in match.pattern:
            return True
        owned = subject if match.frame.relation == "worksFor" else object_
        return self.discourse.is_listed(owned) or " " in self.discourse.things[owned].label

    def _qualified(self, grammar: Grammar, match: RoleMatch, fact: Factuality) -> Factuality:
        """What a word before a role noun makes of it: "potential designer", "incoming head", "rumoured boyfriend"."""
        before = words_before(grammar.sentence, match.trigger[0])[-3:]
        for key, status in (("not_yet", Status.HYPOTHETICAL), ("incoming", Status.PLANNED), ("rumoured", Status.ALLEGED)):
            if word := next((w for w in before if w in words("roles", key)), None):
                return Factuality(status, fact.speaker, status is Status.PLANNED, (*fact.why, f"“{word}” before the noun"))
        return fact

    def of_office(
        self, grammar: Grammar, relation: str, subject: str, object_: str, at: int | None, to: int | None, trigger: Token,
        fact: Factuality, rule: str, confidence: str, predicate: int,
    ) -> Iterator[Claim]:  # fmt: skip
        """The claim that somebody ended or took an office told of elsewhere in the text, where its parties fit the relation."""
        if self._fitted(relation, subject, object_, (), ()):
            yield self._claim(grammar, relation, subject, object_, at, to, trigger, fact, rule, confidence, predicate)

    # --- parts ----------------------------------------------------------------------------------

    def _fitted(
        self, relation: str, subject: str, object_: str, subject_types: Iterable[str], object_types: Iterable[str]
    ) -> bool:
        """Whether both parties are of a kind that the relation and the rule allow."""
        one, two = self.discourse.things[subject], self.discourse.things[object_]
        if not self.vocabulary.fits(relation, one.type, two.type):
            return False
        if (
            relation in _MADE
            and not two.named
            and (
                two.head in words("syntax", "plain_things")
                or (two.type == "Product" and two.plural and not two.owner and not two.modifiers - words("syntax", "quantities"))
            )
        ):
            # "makes shirts", "wore dresses": true of everybody, and of no interest.
            return False
        if not two.named and two.head in words("syntax", _PLAIN.get(relation, "plain_things")) and relation in _PLAIN:
            return False
        if relation == "wears" and two.type == "Product" and not two.named and two.count < 2:
            # "in a three-piece suit": clothes of which the text says nothing more.
            return False
        if any(
            t.type == "Organization" and not t.named and not t.modifiers and t.head in words("reference", "nominals", "bare")
            for t in (one, two)
        ):
            # "bought shares in the company": which one, the text does not say.
            return False
        if relation in _ADDRESSED and two.type == "Platform":
            # "called it ugly on Instagram" addresses nobody.
            return False
        if relation == "features" and not one.named and not one.plural and one.head in words("syntax", "plain_pictures"):
            # "one photo showed": of a single picture nothing is told.
            return False
        if relation in ("worksFor", "leads", "leaves") and not two.named and two.head in words("roles", "not_employers"):
            # "joined the team": whose, the text does not say here.
            return False
        if relation == "features" and not two.named and two.head in words("syntax", "plain_pictures"):
            # "the campaign included a picture"
            return False
        if relation == "features" and two.type == "Group" and one.type != "Campaign" and not one.named:
            # "a book of pictures of children": only of a campaign, or of a work with a name, is it worth telling whom it shows.
            return False
        if relation in HUMAN_ONLY and one.type in ORGANIZATIONS and not self._sings(subject):
            return False
        return self._among(one.type, subject_types) and self._among(two.type, object_types)

    def _both_human(self, one: str, two: str) -> bool:
        """Whether two parties are persons: a relationship of theirs is no business."""
        return self.discourse.things[one].type == self.discourse.things[two].type == "Person"

    def _of_another(self, grammar: Grammar, at: int, subject: str) -> bool:
        """Whether a thing belongs to somebody else than the subject."""
        owners = {k for k, _ in parties(self.discourse, grammar, grammar.owners(at))}
        return bool(owners) and subject not in owners

    def _house(self, key: str, types: frozenset[str]) -> str:
        """The label of that name, where a rule asks for a company and the text names its designer ("dropped by Ralph Lauren")."""
        thing = self.discourse.things[key]
        if thing.type != "Person" or "Person" in types or not types & {"Brand", "Organization"}:
            return key
        listed = any(e.type == "Brand" and e.name == thing.label for e in self.discourse.gazetteer.lookup(thing.label))
        return (self.discourse.namesake(key, "Brand") if listed else None) or key

    def _meant(self, relation: str, key: str) -> str:
        """The label for the designer whom somebody wears or works for, the work of that name that somebody is in or makes."""
        kind = self.discourse.things[key].type
        if relation in _OF_COMPANIES and kind == "Person":
            return self.discourse.namesake(key, "Brand", True) or self.discourse.namesake(key, "Organization", True) or key
        if relation in _OF_PEOPLE and kind in ORGANIZATIONS:
            return self.discourse.namesake(key, "Person", True) or key
        if relation in ("wears", "walksFor") and kind == "Person":
            return self.discourse.namesake(key, "Brand") or key
        if relation == "walksFor" and kind == "Occasion":
            return self.discourse.house_of(key) or key
        if relation in ("creates", "appearsIn") and kind in (*ORGANIZATIONS, "Place"):
            # "starred in Barbie": the film, not the doll's maker.
            return self.discourse.namesake(key, "Work") or key
        return key

    def _relation(self, match: Match, subject: str) -> str:
        """The relation of the frame, or the one that it has for performers, and for those whom broadcasters employ."""
        if match.frame.relation == "suspends" and self.discourse.things[subject].type == "MediaOutlet":
            return "dismisses"
        return match.frame.performing if match.frame.performing is not None and self._performs(subject) else match.frame.relation

    def _performs(self, key: str) -> bool:
        thing = self.discourse.things[key]
        kinds = thing.kinds | thing.learned
        return bool(kinds & words("classes", "performer")) and not kinds & words("classes", "camera")

    def _sings(self, key: str) -> bool:
        thing = self.discourse.things[key]
        return bool((thing.kinds | thing.learned) & _PERSONLIKE)

    def _among(self, kind: str, wanted: Iterable[str]) -> bool:
        allowed = list(wanted)
        return not allowed or any(self.vocabulary.is_a(kind, w) for w in allowed)

    def _claim(
        self, grammar: Grammar, relation: str, subject: str, object_: str, at: int | None, to: int | None, trigger: Token | Span,
        fact: Factuality, rule: str, confidence: str, predicate: int, *, amount: bool = False, role: str | None = None, dated:
        bool = True,
    ) -> Claim:  # fmt: skip
        sentence = grammar.sentence
        span = trigger if isinstance(trigger, Span) else Span(trigger.start, trigger.end)
        voice = self.setting.voice_at(span.start)
        by = self._first(sentence, fact.speaker) or (voice[0] if voice else None) or self.setting.source_of(sentence)
        money = self.setting.money_of(sentence, to if to is not None else predicate) if amount else None
        if fact.status is Status.ASSERTED and dated and relation in _SCHEDULED and self.setting.ahead(grammar, predicate):
            fact = Factuality(Status.PLANNED, fact.speaker, True, (*fact.why, "its time is yet to come"))
        return Claim(
            document=self.document.identifier, relation=relation, subject=subject, object=object_,
            start=sentence.start, end=sentence.end, rule=rule, status=fact.status,
            subject_span=_span(sentence, at), object_span=_span(sentence, to), trigger_span=span,
            date=self.setting.date_of(
                grammar, predicate, fact.future, _happens(sentence, relation, predicate, span), relation in _OF_ITS_TIME,
                relation in STATES | _NEWS, to,
            ) if dated else self._date_of_noun(grammar, span),
            amount=money.amount if money else None, currency=money.currency if money else None,
            place=self._place(grammar, predicate) if dated else None, role=role, attributed_to=by,
            confidence=Decimal(confidence), why=fact.why,
        )  # fmt: skip

    def _date_of_noun(self, grammar: Grammar, trigger: Span) -> str | None:
        """The date that is told of a trigger that is no verb: "its ambassador since 2003"."""
        sentence = grammar.sentence
        noun = next((t for t in sentence.tokens if t.start <= trigger.start < t.end), None)
        if noun is None or grammar.is_verb(noun):
            return None
        found = self.setting.date_of_noun(grammar, noun.index)
        verb = grammar.clause_of(noun.index)
        begins = verb is not None and verb.lemma in words("times", "context", "beginnings")
        if found is None and verb is not None and begins and noun.dep in ("oprd", "attr", "dobj", "pobj", "ccomp", "xcomp"):
            # "In 2021 the house named her its ambassador."
            return self.setting.date_of(grammar, verb.verb, False, True, False, True)
        return found

    def _first(self, sentence: Sentence, heads: Heads) -> str | None:
        keys: Sequence[Keys] = [self.discourse.refer(sentence.number, h) for h in heads]
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
    if relation not in STATES or sentence.tokens[predicate].lemma in words("times", "context", "beginnings"):
        return True
    noun = next((t for t in sentence.tokens if t.start <= trigger.start < t.end), None)
    if noun is None:
        return False
    beside = (*(w.text.lower() for w in noun.lead), *(t.text.lower() for t in sentence.children(noun.index, "amod")))
    return any(text in words("times", "context", "just_begun") for text in beside)


def _denied(fact: Factuality, ceased: bool) -> bool:
    """Whether a rule that asks for the negation has it: "will not renew", "refused to renew"; "hopes to work with" is none."""
    if ceased:
        return CEASED in fact.why
    return fact.status is Status.DENIED or any(CEASED in reason or "negated" in reason for reason in fact.why)


def _span(sentence: Sentence, index: int | None) -> Span | None:
    if index is None:
        return None
    token = sentence.tokens[index]
    return Span(token.start, token.end)
