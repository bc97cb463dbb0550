"""Work or a deal: what "dropped", "signed", "left" and "joined" tell of, which are said of both.

A designer whom a house drops loses a post, a singer whom it drops a contract.  What else the article says of the two decides
first, then what each of them is known to be.  Where nothing decides, one happening is at least not told as both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graphkit.language.claiming.ties import Ties
from graphkit.language.cues import words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.sorts import telling
from graphkit.language.reference.things import Thing
from graphkit.language.syntax.clauses import Grammar
from graphkit.model import Claim, Status

_WORK = frozenset({"worksFor", "leads", "founded", "owns"})
_OWN = frozenset({"founded", "owns"})
_DEAL = frozenset({"endorses", "partnersWith"})
# What an ambiguous word tells of where it is said of work, by whether the company does it.
_AS_WORK = {("endsPartnershipWith", True): "dismisses", ("endsPartnershipWith", False): "leaves"}
_AS_DEAL = {
    "dismisses": "endsPartnershipWith",
    "leaves": "endsPartnershipWith",
    "appoints": "partnersWith",
    "worksFor": "partnersWith",
}
_FACE_OR_HAND = {"endorses": "appoints", "appoints": "endorses"}
_ENDS = frozenset({"endsPartnershipWith", "dismisses", "leaves", "partnersWith"})
_BEGINS = frozenset({"appoints", "worksFor", "partnersWith"})


class Senses:
    """Decides between the two for the claims of one document."""

    def __init__(self, grammars: Sequence[Grammar], discourse: Discourse) -> None:
        self.discourse = discourse
        self.ties = Ties(grammars, discourse)
        self._lemmas = {t.start: t.lemma for g in grammars for t in g.sentence.tokens}
        # "Cut ties", "ended its contract": the noun says that it was a deal.
        self._of_deals = {
            g.sentence.tokens[c.verb].start
            for g in grammars
            for c in g.clauses
            if any(g.sentence.tokens[h].name is None and g.sentence.tokens[h].lemma in words("classes", "deal") for h in c.object)
        }

        # "Questions about his relationship with X" tell of no love.
        self._reproached = {
            t.start
            for g in grammars
            for t in g.sentence.tokens
            if t.dep == "pobj"
            and t.lemma in words("classes", "romance")
            and (of := g.sentence.head(t.index)) is not None
            and (reproach := g.sentence.head(of.index)) is not None
            and reproach.lemma in words("roles", "senses", "reproach")
        }
        # What boards do is done to those who work there, and "the job went to X" says what it is.
        self._of_boards = {
            g.sentence.tokens[c.verb].start
            for g in grammars
            for c in g.clauses
            if any(g.sentence.tokens[h].lemma in words("reference", "nominals", "governing") for h in c.subject)
            or any(
                g.sentence.tokens[h].name is None and g.sentence.tokens[h].lemma in words("roles", "jobs")
                for h in (*c.subject, *c.object)
            )
        }

    def settled(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims, each with the relation that its parties make of an ambiguous word; none of them twice."""
        read = list(claims)
        claims = [c for c in read if c.relation != "dating" or not self._is_reproach(c, read)]
        claims = self.ties.settled(self._without_praise(self._partners([self._holding(c) for c in claims])))
        claims = self._without_roles(claims)
        told = self._told(claims)
        found: list[Claim] = []
        for claim in claims:
            pair = self._pair(claim)
            binding = told.get(pair, frozenset()) if pair is not None else frozenset()
            if claim.relation == "launches" and not binding & _WORK and self._also(claim, "endsPartnershipWith", claims):
                # "X dropped Y": a brand that is not known to be hers was not brought out.
                continue
            if pair is not None and claim.rule.startswith("ends-elliptic") and binding & _WORK:
                # "It is over," said X, its head of marketing, of the firm that tore up a contract: not X's.
                continue
            either = _FACE_OR_HAND.get(claim.relation)
            if pair is not None and either is not None and self._also(claim, either, claims):
                # "Replaced X with Y": a new face where Y is a star, else a new hand.
                one, house = (self.discourse.things[k] for k in pair)
                star = self._is_work(one, house, binding - {"endorses"}, False) is False
                if star is not (claim.relation == "endorses"):
                    continue
            if pair is None or not self._is_ambiguous(claim):
                found.append(claim)
                continue
            person, company = pair
            dropped = self._lemma(claim) in words("roles", "senses", "dropping")
            if dropped and binding & _OWN and claim.subject == person and claim.relation in _ENDS:
                # Whoever drops a brand of her own brings it out.
                continue
            work = self._is_work(
                self.discourse.things[person], self.discourse.things[company], told.get(pair, frozenset()), dropped
            )
            if claim.trigger_span is not None and claim.trigger_span.start in self._of_boards:
                work = True
            elif claim.subject == person and dropped:
                # Nobody drops an employer.
                work = False
            if work is None and self._lemma(claim) in words("roles", "senses", "headhunting"):
                # One of whom nothing else is known is lured to a job.
                work = True
            if work is None and claim.relation in _AS_DEAL and self._also_deal(claim, claims):
                continue
            if work and claim.relation == "partnersWith":
                # "Real Madrid signed him"; and what the end of a deal presupposes, where it is the end of a job.
                hired = claim.subject == company and self._lemma(claim) in words("roles", "senses", "begin")
                ends = (company, person) if hired else (person, company)
                relation = "appoints" if hired else "worksFor"
                found.append(replace(claim, relation=relation, subject=ends[0], object=ends[1]))
            elif work and claim.subject == company and self._mutual(claim, claims):
                # "X and the house went separate ways": X was not dismissed.
                continue
            elif work and (claim.relation, claim.subject == company) in _AS_WORK:
                found.append(replace(claim, relation=_AS_WORK[claim.relation, claim.subject == company]))
            elif work is False and claim.relation in _AS_DEAL:
                found.append(replace(claim, relation=_AS_DEAL[claim.relation]))
            else:
                found.append(claim)
        return _once(self._out_at(self._not_begun(found)))

    def _without_praise(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims without those of support that one word tells of who puts money in ("is backed by X") or of a deal ("agreed
        a contract with X").
        """
        paid = {(c.subject, c.object, c.trigger_span) for c in claims if c.relation == "investsIn"}
        agreed = {frozenset((c.subject, c.object)) for c in claims if c.relation in _BEGINS | _ENDS}
        return [
            c
            for c in claims
            if c.relation != "supports"
            or (
                (c.subject, c.object, c.trigger_span) not in paid
                and not (self._lemma(c) in words("roles", "senses", "contracts") and frozenset((c.subject, c.object)) in agreed)
            )
        ]

    def _without_roles(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims without the jobs that are no more than "her role", or a name behind that of a firm, where the same sentence
        says that it was to endorse or to invest; nor is an ambassador hired who is nothing else.
        """
        faces = {(c.subject, c.object, c.start) for c in claims if c.relation == "endorses" and c.role}
        faces -= {(c.subject, c.object, c.start) for c in claims if c.relation in ("worksFor", "leads")}
        claims = [c for c in claims if c.relation != "appoints" or (c.object, c.subject, c.start) not in faces]
        bound = {(c.subject, c.object, c.start) for c in claims if c.relation in ("endorses", "investsIn")}
        return [
            c
            for c in claims
            if c.relation != "worksFor"
            or (c.subject, c.object, c.start) not in bound
            or not (c.rule in words("roles", "vague_rules") or self._lemma(c) in words("roles", "posts"))
        ]

    def _mutual(self, claim: Claim, claims: Sequence[Claim]) -> bool:
        """Whether the same words tell the same of both parties."""
        return any(
            c.rule == claim.rule and c.start == claim.start and (c.subject, c.object) == (claim.object, claim.subject)
            for c in claims
        )

    def _not_begun(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims; whoever has signed for work that the text says is to come does not do it yet."""
        jobs = [c for c in claims if c.relation == "worksFor"]
        planned = {(c.subject, c.object) for c in jobs if c.status is Status.PLANNED}
        planned -= {(c.subject, c.object) for c in jobs if c.status is Status.ASSERTED and not self._signed(c)}
        return [
            replace(c, status=Status.PLANNED, why=(*c.why, "the work is yet to begin"))
            if c.status is Status.ASSERTED and (c.subject, c.object) in planned and self._signed(c)
            else c
            for c in claims
        ]

    def _signed(self, claim: Claim) -> bool:
        """Whether a job is told by no more than that somebody was signed for it."""
        return claim.relation == "worksFor" and self._lemma(claim) in words("roles", "senses", "begin")

    def _out_at(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims; "X is out at a house" tells of a job or of a deal, and where nothing decides of the job."""
        jobs = {(c.trigger_span, c.subject, c.object) for c in claims if c.relation == "leaves" and self._lemma(c) == "be"}
        return [
            c
            for c in claims
            if not (self._lemma(c) == "be" and c.relation in ("endsPartnershipWith", "partnersWith"))
            or not {(c.trigger_span, c.subject, c.object), (c.trigger_span, c.object, c.subject)} & jobs
        ]

    def _holding(self, claim: Claim) -> Claim:
        """The claim; what is in the portfolio of a fund has money of the fund's, and need not be its own."""
        if claim.relation != "owns" or claim.rule not in words("roles", "senses", "portfolios"):
            return claim
        kinds = {w for kind in self.discourse.things[claim.subject].kinds for w in kind.lower().split()}
        return replace(claim, relation="investsIn") if kinds & words("roles", "senses", "financiers") else claim

    def _partners(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims; the love that only "partner" tells of two who founded or own a company together is business."""
        holders: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.relation in ("founded", "owns") and claim.status is not Status.DENIED:
                holders[claim.object].add(claim.subject)
        together = [held for held in holders.values() if len(held) > 1]

        def of_business(claim: Claim) -> bool:
            both = {claim.subject, claim.object}
            loving = any(
                o.relation in ("marriedTo", "parentOf", "separatedFrom") and {o.subject, o.object} == both for o in claims
            )
            return (
                claim.relation == "dating"
                and self._lemma(claim) == "partner"
                and not loving
                and any(both <= held for held in together)
            )

        return [replace(c, relation="partnersWith") if of_business(c) else c for c in claims]

    def _is_reproach(self, claim: Claim, claims: Sequence[Claim]) -> bool:
        """Whether a relationship is only what somebody is asked or blamed about, and nothing else tells of love."""
        both = {claim.subject, claim.object}

        def reproached(one: Claim) -> bool:
            return one.trigger_span is not None and one.trigger_span.start in self._reproached

        loving = (o for o in claims if o.relation in words("relations", "of_love") and {o.subject, o.object} == both)
        return reproached(claim) and all(reproached(o) for o in loving)

    def _pair(self, claim: Claim) -> tuple[str, str] | None:
        """The person and the company that a claim is between, in this order, if it is between such."""
        ends = (claim.subject, claim.object)
        people = [k for k in ends if self.discourse.things[k].type == "Person"]
        companies = [k for k in ends if self.discourse.things[k].type in ORGANIZATIONS]
        return (people[0], companies[0]) if len(people) == len(companies) == 1 else None

    def _is_ambiguous(self, claim: Claim) -> bool:
        lemma = self._lemma(claim)
        if self._is_contract(claim):
            return True
        if claim.trigger_span is not None and claim.trigger_span.start in self._of_deals:
            return False
        return (
            (claim.relation in _ENDS and lemma in words("roles", "senses", "end"))
            or (claim.relation in _BEGINS and lemma in words("roles", "senses", "begin"))
            or (claim.relation == "worksFor" and lemma in words("roles", "senses", "end"))
        )

    def _is_contract(self, claim: Claim) -> bool:
        """Whether it is a contract of somebody with a club, for which only singers and actors do not play."""
        pair = self._pair(claim) if claim.relation == "partnersWith" else None
        words_of_contract = words("roles", "senses", "contracts") | words("roles", "senses", "begin")
        if pair is None or self._lemma(claim) not in words_of_contract:
            return False
        person, company = (self.discourse.things[k] for k in pair)
        callings = {s for of_word in telling({*person.kinds, *person.learned}, True).values() for s in of_word}
        return self._is_team(company) and not callings & words("roles", "senses", "performers")

    @staticmethod
    def _is_team(company: Thing) -> bool:
        trades = {s for of_word in telling({*company.kinds, *company.learned}, False).values() for s in of_word}
        return bool(trades & words("roles", "senses", "teams"))

    def _lemma(self, claim: Claim) -> str:
        return self._lemmas.get(claim.trigger_span.start, "") if claim.trigger_span is not None else ""

    def _also_deal(self, claim: Claim, claims: Sequence[Claim]) -> bool:
        return self._also(claim, _AS_DEAL[claim.relation], claims)

    def _also(self, claim: Claim, relation: str, claims: Sequence[Claim]) -> bool:
        """Whether the same word tells another relation of the same two."""
        return any(
            other.relation == relation
            and {other.subject, other.object} == {claim.subject, claim.object}
            and other.trigger_span == claim.trigger_span
            for other in claims
        )

    def _told(self, claims: Iterable[Claim]) -> Mapping[tuple[str, str], frozenset[str]]:
        """The relations that words which are not ambiguous tell of, by person and company."""
        told: dict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in claims:
            pair = self._pair(claim)
            if pair is not None and claim.relation in _WORK | _DEAL and not self._is_ambiguous(claim):
                told[pair].add(claim.relation)
        return {pair: frozenset(relations) for pair, relations in told.items()}

    def _is_work(self, person: Thing, company: Thing, told: frozenset[str], dropped: bool) -> bool | None:
        """Whether it is work that binds somebody to a company; none where nothing tells.

        Those in business are ``dropped`` as partners as often as from a post, designers and editors from their work.
        """
        if told & _WORK and not told & _DEAL:
            return True
        if "endorses" in told and not told & _WORK:
            return False
        trades = {s for of_word in telling({*company.kinds, *company.learned}, False).values() for s in of_word}
        callings = telling({*person.kinds, *person.learned}, True).values()
        if trades & words("roles", "senses", "teams") or (
            trades & words("roles", "senses", "stables") and any(s & words("roles", "senses", "drivers") for s in callings)
        ):
            return True
        if trades & words("roles", "senses", "agents") and words("roles", "senses", "representatives") & {
            w for kind in (*person.kinds, *person.learned) for w in kind.lower().split()
        }:
            # Agents work for an agency.
            return True
        said = {w for kind in (*company.kinds, *company.learned) for w in kind.lower().replace("-", " ").split()}
        if trades & words("roles", "senses", "agents") and (
            "agency" not in trades or said & words("roles", "senses", "represent")
        ):
            # Stars are an agent's clients; whoever leaves an advertising agency worked there.
            return False
        # "Creative director": one word tells a designer, the other might tell a filmmaker.
        kinds = ("makers" if dropped else "staff", "talent", "of_shows")
        staff, talent, of_shows = (sum(bool(sorts & words("roles", "senses", k)) for sorts in callings) for k in kinds)
        shows = company.type == "MediaOutlet" or bool(trades & words("roles", "senses", "shows"))
        if shows:
            return True if of_shows else None
        if staff == talent:
            # To work together may be said of those who are employed as well.
            return False if told & _DEAL and not told & _WORK else None
        if staff > talent:
            return True
        return False if company.type == "Brand" or trades else None


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each fact of a sentence, the first of each."""
    return list({(c.subject, c.relation, c.object, c.start, c.status): c for c in reversed(list(claims))}.values())[::-1]
