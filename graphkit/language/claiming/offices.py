"""Who holds which office, as far as a text has told, and what it tells of that without naming the organization again.

"Nike's chief executive, X, ..." - "He resigned in May"; "X was fired"; "Y, who succeeds X".  The organization is that of the
office that the text has given to one of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graphkit.language.claiming.maker import ClaimMaker
from graphkit.language.cues import words
from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.matching.role_nouns import words_before
from graphkit.language.matching.roles import RoleMatch
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.syntax.clauses import Clause, Grammar, Heads
from graphkit.model import Claim, Status

_RELATIONS = ("worksFor", "leads", "appoints", "founded")
_CONFIDENCE = "0.65"
# How many sentences back work told of without an office may lie for the text to go on about it.
_LATELY = 2


@dataclass(frozen=True, slots=True)
class _Office:
    """An office: its organization, the stronger of the relations told, whether it was called a past one, and whether it was told
    as a ``new`` one, of somebody hired, or as one that is ``so`` already.
    """

    organization: str
    relation: str
    past: bool
    sentence: int
    since: int
    new: bool = False
    so: bool = False


class Offices:
    """Remembers the offices of one document, sentence by sentence."""

    def __init__(self, discourse: Discourse, maker: ClaimMaker) -> None:
        self.discourse = discourse
        self.maker = maker
        self._held: dict[str, dict[str, _Office]] = {}
        # Work told of without an office ("designed for Dior"): an office only of whom no other is known.
        self._worked: dict[str, dict[str, _Office]] = {}
        # Whom one is told to have left, for whoever comes after him.
        self._left: dict[str, _Office] = {}
        self._now = 0

    def read(self, grammar: Grammar, made: Iterable[Claim], roles: Iterable[RoleMatch] = ()) -> Iterator[Claim]:
        """Note what the rules made of a sentence, then tell what it says of offices known.

        ``roles`` are the role nouns of the sentence; those without another party are said of an organization told before.
        """
        claims = list(made)
        self._now = grammar.sentence.number
        for claim in claims:
            self._note(grammar, claim)
        judge = Judge(grammar)
        for role in roles:
            if not role.party:
                for claim in self._completed(grammar, judge, role):
                    self._note(grammar, claim)
                    yield claim
        for claim in self._beside(grammar):
            self._note(grammar, claim)
            yield claim
        for claim in list(self._departed(grammar, judge, claims)):
            self._note(grammar, claim)
            yield claim
        for clause in grammar.clauses:
            found = (
                list(self._ended(grammar, judge, clause, claims))
                or list(self._succeeded(grammar, judge, clause))
                or list(self._risen(grammar, judge, clause))
            )
            for claim in found:
                self._note(grammar, claim)
            yield from found

    def _completed(self, grammar: Grammar, judge: Judge, role: RoleMatch) -> Iterator[Claim]:
        """ "became chief executive in 2011", of somebody whose organization is known."""
        offices = [o for o in map(self._office, role.described) if o is not None]
        stays = role.predicate is not None and grammar.sentence.tokens[role.predicate].lemma in words("roles", "staying")
        if stays and not offices and (house := self._latest_house()) is not None:
            # "X joins Chanel. Y stays on as president"
            offices = [house]
        for person in role.described:
            # "X replaced Y as chief executive"
            office = self._office(person) or (offices[0] if offices else None)
            if office is not None and not office.past:
                yield from self.maker.of_role(
                    grammar, judge, replace(role, described=(person,), party=(office.organization,), party_at=())
                )

    def _latest_house(self) -> _Office | None:
        """An office of the one organization that this sentence and the one before have told of somebody's coming to."""
        kept = (offices.values() for known in (self._held, self._worked) for offices in known.values())
        held = (o for offices in (*kept, self._left.values()) for o in offices)
        lately = [o for o in held if o.sentence >= self._now - 1 and not o.past]
        return lately[-1] if len({o.organization for o in lately}) == 1 else None

    # --- memory ---------------------------------------------------------------------------------

    def _note(self, grammar: Grammar, claim: Claim) -> None:
        if claim.status not in (Status.ASSERTED, Status.PLANNED):
            return
        if claim.relation in ("leaves", "dismisses"):
            person, house = (claim.subject, claim.object) if claim.relation == "leaves" else (claim.object, claim.subject)
            at = grammar.sentence.number
            self._left[person] = _Office(house, "worksFor", False, at, claim.start)
        if claim.relation not in _RELATIONS:
            return
        person, organization = claim.subject, claim.object
        if claim.relation == "appoints":
            person, organization = organization, person
        if self.discourse.things[person].type != "Person":
            return
        if claim.rule in words("roles", "vague_rules") and not (claim.rule == "works-for" and self._joins(grammar, claim)):
            if claim.rule != "works-for-of":
                at = grammar.sentence.number
                self._worked.setdefault(person, {})[organization] = _Office(organization, "worksFor", False, at, claim.start)
            return
        past = any(w in words("roles", "past") for w in self._said_of(grammar, claim)) or self._came_from(grammar, claim)
        relation = "leads" if claim.relation == "leads" else "worksFor"
        held = self._held.setdefault(person, {})
        before = held.pop(organization, None)
        if before is not None:
            relation = "leads" if "leads" in (before.relation, relation) else relation
            # "Joins from Y, where she was president": what is told of Y behind that is told of the past.
            past = before.past and (past or before.sentence == grammar.sentence.number)
        since = claim.trigger_span.start if claim.trigger_span is not None else claim.start
        new = claim.relation == "appoints"
        so = not new and claim.status is Status.ASSERTED and (before is None or before.so)
        held[organization] = _Office(organization, relation, past, grammar.sentence.number, since, new, so)

    def _said_of(self, grammar: Grammar, claim: Claim) -> list[str]:
        """The words of the office, with those before it: "former chief executive"."""
        said = (claim.role or "").replace("-", " ").lower().split()
        return said if claim.trigger_span is None else [*said, *words_before(grammar.sentence, claim.trigger_span.start)]

    def _joins(self, grammar: Grammar, claim: Claim) -> bool:
        span = claim.trigger_span
        return span is not None and any(
            t.start == span.start and t.lemma in words("roles", "joining") for t in grammar.sentence.tokens
        )

    def _came_from(self, grammar: Grammar, claim: Claim) -> bool:
        """Whether the organization is the one before: "joins from Y"."""
        joins = (c for c in grammar.clauses if c.lemma in words("roles", "joining"))
        before = {k for c in joins for h in c.phrase("from") for k in self.discourse.refer(grammar.sentence.number, h)}
        # By its name: Calvin Klein may be the man, and is his house here.
        return self.discourse.things[claim.object].label in {self.discourse.things[k].label for k in before}

    def _office(self, person: str, worked: bool = False) -> _Office | None:
        """The office that somebody holds; none where two were told of in the same sentence, so that it isn't clear which.

        ``worked``: else the one organization for which the text has just said that he works.
        """
        held = list(self._held.get(person, {}).values())
        current = [o for o in held if not o.past] or held
        if not current:
            lately = list(self._worked.get(person, {}).values()) if worked else []
            return lately[0] if len(lately) == 1 and self._now - lately[0].sentence <= _LATELY else None
        latest = current[-1]
        rivals = [o for o in current if o.sentence == latest.sentence]
        return latest if len(rivals) == 1 else None

    # --- ends -----------------------------------------------------------------------------------

    def _ended(self, grammar: Grammar, judge: Judge, clause: Clause, made: list[Claim]) -> Iterator[Claim]:
        """ "He resigned", "she was ousted", "X announced his departure", "X and Y part company"."""
        if clause.lemma == "part" and (clause.object or "way" in {t.lemma for t in grammar.sentence.children(clause.verb)}):
            yield from self._parted(grammar, judge, clause)
            return
        leaves = self._goes(grammar, clause)
        heads = clause.subject if leaves else clause.object if self._is_removed(grammar, clause) else ()
        relation = "leaves" if leaves else "dismisses"
        for person, at in self._people(grammar, heads):
            told = any(c.relation in ("leaves", "dismisses") and person in (c.subject, c.object) for c in made)
            office = self._office(person, worked=True)
            verb = grammar.sentence.tokens[clause.verb]
            if told or office is None or (office.sentence == grammar.sentence.number and office.since > verb.end and leaves):
                # "leave their jobs and found X"
                continue
            fact = judge.verb(clause.verb)
            yield from self._claim(grammar, clause, relation, person, office.organization, at, fact)

    def _departed(self, grammar: Grammar, judge: Judge, made: list[Claim]) -> Iterator[Claim]:
        """ "Since X's exit in June", of somebody whose organization is known."""
        for token in grammar.sentence.tokens:
            clause = grammar.clause_of(token.index) if token.lemma in words("roles", "departures") else None
            if clause is None or token.name is not None or token.pos != "NOUN":
                continue
            if any(p in ("from", "of", "for", "to", "at", "as", "with") for p, _ in grammar.noun_phrases(token.index)):
                continue
            for person, at in self._people(grammar, grammar.owners(token.index)):
                office = self._office(person, worked=True)
                told = any(c.relation in ("leaves", "dismisses") and person in (c.subject, c.object) for c in made)
                # "Y signed X; his departure was bitter", "after his retirement he joined Y": from where he was before.
                later = office is not None and office.sentence == self._now and office.since > token.end
                if office is not None and not office.past and not office.new and not later and not told:
                    fact = judge.noun(token.index)
                    yield from self._claim(grammar, clause, "leaves", person, office.organization, at, fact)

    def _parted(self, grammar: Grammar, judge: Judge, clause: Clause) -> Iterator[Claim]:
        """Somebody and the organization that the text has given him an office at part ways: he leaves it."""
        parties = (*clause.subject, *clause.phrase("with"))
        organizations = {k for h in parties for k in self.discourse.refer(grammar.sentence.number, h)}
        for person, at in self._people(grammar, parties):
            for organization in self._held.get(person, {}):
                if organization in organizations:
                    yield from self._claim(grammar, clause, "leaves", person, organization, at, judge.verb(clause.verb))

    def _goes(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether the subject gives up an office that the clause doesn't name."""
        sentence = grammar.sentence
        if clause.passive or self._elsewhere(grammar, clause):
            return False
        particles = set(clause.particles)
        if clause.lemma in words("roles", "resigning") and not clause.object:
            needs = words("roles", "leaving_particles") if clause.lemma in ("step", "stand", "bow") else frozenset()
            return not needs or bool(particles & needs)
        if clause.lemma in words("roles", "going") and not clause.object:
            verb = sentence.tokens[clause.verb]
            where = [h for p, hs in clause.phrases for h in hs if p not in ("in", "on") or not _is_time(sentence.tokens[h].text)]
            if clause.lemma == "leave" and verb.tag == "VBD" and not where and not clause.particles:
                # "Its boss, X, left.", and nothing of where to or what for
                return not sentence.children(clause.verb, "xcomp", "ccomp", "acomp", "oprd", "advcl", "npadvmod")
            helpers = {t.lemma for t in sentence.children(clause.verb, "aux")}
            return verb.tag in ("VBG", "VBN") and bool(helpers & {"be", "have"}) and not clause.phrase("for", "on", "in", "to")
        for head in clause.object:
            token = sentence.tokens[head]
            own = any(t.tag == "PRP$" for t in sentence.children(head, "poss"))
            if token.name is not None or sentence.children(head, "nmod"):
                continue
            if clause.lemma in words("roles", "telling") and token.lemma in words("roles", "exits"):
                return own
            if clause.lemma == "give" and clause.indirect:
                # "gave him the top job"
                continue
            if clause.lemma in words("roles", "giving_up") and token.lemma in words("roles", "posts"):
                return own or any(t.lemma == "the" for t in sentence.children(head, "det"))
        return False

    def _is_removed(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether the patient loses an office by somebody whom the clause doesn't name."""
        if not clause.passive or clause.subject or self._elsewhere(grammar, clause):
            return False
        sentence = grammar.sentence
        if clause.lemma in words("roles", "unseating"):
            return True
        if clause.lemma in ("force", "push", "kick", "boot"):
            return "out" in clause.particles
        if clause.lemma == "let":
            return any(t.lemma == "go" for t in sentence.children(clause.verb))
        if clause.lemma == "show":
            return any(t.lemma == "door" for t in sentence.children(clause.verb))
        if clause.lemma in ("relieve", "strip"):
            return any(sentence.tokens[h].lemma in words("roles", "posts") for h in clause.phrase("of"))
        return clause.lemma == "suspend" and any(
            sentence.tokens[h].lemma in words("roles", "posts") for h in clause.phrase("from")
        )

    def _elsewhere(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether the clause itself says of what: "resigned from the committee", "stepped down as mayor of the city"."""
        tokens = grammar.sentence.tokens
        for h in clause.phrase("from", "at", "of"):
            if tokens[h].pos in ("PRON", "NUM") or tokens[h].lemma in words("roles", "posts"):
                continue
            things = [self.discourse.things[k] for k in self.discourse.refer(grammar.sentence.number, h)]
            if not things or any(t.named or t.type not in ORGANIZATIONS for t in things):
                return True
        offices = [h for h in clause.phrase("as") if tokens[h].name is None]
        return any(p in ("of", "at", "for") for h in offices for p, _ in grammar.noun_phrases(h)) or any(
            t.name is not None for h in offices for t in grammar.sentence.children(h, "compound", "poss", "nmod")
        )

    def _risen(self, grammar: Grammar, judge: Judge, clause: Clause) -> Iterator[Claim]:
        """ "She took the helm in 1988", of somebody whose organization is known."""
        tokens = grammar.sentence.tokens
        over = clause.lemma == "take" and not clause.object and any(t.text == "over" for t in tokens[clause.verb + 1 :][:1])
        gets = over or clause.lemma in words("roles", "getting_jobs")
        if gets and not clause.passive and not clause.phrase("of", "at", "from", "over"):
            yield from self._hired_there(grammar, judge, clause, over)
        helm = any(tokens[h].name is None and tokens[h].lemma in words("roles", "helms") for h in clause.object)
        if clause.lemma not in words("roles", "rising") or not helm or clause.passive or clause.phrase("of", "at", "from"):
            return
        if any(grammar.noun_phrases(h) for h in clause.object):
            return
        for person, at in self._people(grammar, clause.subject):
            office = self._office(person)
            if office is not None and not office.past:
                yield from self._claim(grammar, clause, "leads", person, office.organization, at, judge.verb(clause.verb))

    def _hired_there(self, grammar: Grammar, judge: Judge, clause: Clause, over: bool) -> Iterator[Claim]:
        """ "She has left Dior. X has the job", "X takes over": at the one organization that somebody was just told to leave."""
        left = [o for o in self._left.values() if o.sentence in (self._now - 1, self._now)]
        plain = [
            h
            for h in clause.object
            if grammar.sentence.tokens[h].lemma in words("roles", "jobs_got")
            and any(t.lemma == "the" for t in grammar.sentence.children(h, "det"))
            and not grammar.noun_phrases(h)
            and not any(t.name is not None for t in grammar.sentence.children(h, "compound", "nmod"))
        ]
        if not (plain or over) or len({o.organization for o in left}) != 1:
            return
        for person, at in self._people(grammar, clause.subject):
            if self._left.get(person) is None:
                fact = judge.verb(clause.verb)
                place = left[0].organization
                had = (o.relation for p in self._left for o in self._held.get(p, {}).values() if o.organization == place)
                yield from self._claim(grammar, clause, next(had, "worksFor") if over else "worksFor", person, place, at, fact)

    def _beside(self, grammar: Grammar) -> Iterator[Claim]:
        """ "His predecessor, X", "X's successor Y": what one was the other was or will be."""
        sentence = grammar.sentence
        for token in sentence.tokens:
            if token.name is not None or token.lemma not in words("roles", "successors"):
                continue
            behind = sentence.tokens[token.index + 1 : token.index + 2]
            named = [t.index for t in (*sentence.children(token.index, "appos"), *behind) if t.name is not None][:1]
            owners = grammar.owners(token.index) or tuple(o for h in named for o in grammar.owners(h))
            for known, _ in self._people(grammar, owners):
                for person, at in self._people(grammar, tuple(named)):
                    office = self._office(known, worked=True)
                    clause = grammar.clause_of(token.index)
                    if office is not None and person != known and clause is not None:
                        fact = Factuality()
                        yield from self._claim(grammar, clause, office.relation, person, office.organization, at, fact)

    # --- successions ------------------------------------------------------------------------------

    def _succeeded(self, grammar: Grammar, judge: Judge, clause: Clause) -> Iterator[Claim]:
        """ "X succeeds Y", "X took over from Y", "Y handed the reins to X": what one was the other was or will be."""
        before, after = self._two(grammar, clause)
        if self._elsewhere_than_from(grammar, clause):
            return
        fact = judge.verb(clause.verb)
        if fact.status not in (Status.ASSERTED, Status.PLANNED):
            return
        for old, at in before:
            for new, to in after:
                if old == new:
                    continue
                if (office := self._office(old)) is not None and office.new and office.sentence >= grammar.sentence.number - 1:
                    # "Chanel poached him. X took his place": the place is the one that he left.
                    continue
                if office is not None and office.sentence == grammar.sentence.number and self._told_behind(grammar, at, office):
                    # "He replaces X, who joined Y": that is where X has gone.
                    continue
                if office is not None and office.sentence == grammar.sentence.number and self._by_the_way(grammar, clause, at):
                    # "He, who was replaced by X, moved to Y": X came where he had been before.
                    continue
                left = self._left_lately(old)
                if left is not None and (office is None or office.sentence == left.sentence):
                    # "X left Y for Z. He is replaced by W": at Y.
                    office = left
                if office is not None:
                    yield from self._claim(grammar, clause, office.relation, new, office.organization, to, fact)
                elif (office := self._office(new)) is not None and not office.past:
                    if fact.status is Status.PLANNED and self._comes_from(grammar, to, office):
                        # "He will be replaced by X, the president of Y": that is where X comes from.
                        continue
                    # Whoever is replaced was there, whatever is planned.
                    yield from self._claim(
                        grammar, clause, office.relation, old, office.organization, at, Factuality(Status.ASSERTED, fact.speaker)
                    )

    def _left_lately(self, person: str) -> _Office | None:
        """What the sentence before has told somebody to have left."""
        office = self._left.get(person)
        return office if office is not None and office.sentence in (self._now - 1, self._now) else None

    def _told_behind(self, grammar: Grammar, person: int, office: _Office) -> bool:
        """Whether a clause behind somebody says where he has gone: "X, who joined Y"."""
        verbs = (t for t in grammar.sentence.children(person, "relcl", "acl"))
        return any(t.lemma in words("roles", "joining") and t.start <= office.since <= t.end for t in verbs)

    def _comes_from(self, grammar: Grammar, person: int, office: _Office) -> bool:
        """Whether an office is the one that somebody who is to come has now: told in apposition, or as what is so already."""
        told = (t.start for t in grammar.sentence.subtree(person) if t.index > person)
        return office.so or (office.sentence == grammar.sentence.number and office.since in set(told))

    def _by_the_way(self, grammar: Grammar, clause: Clause, person: int) -> bool:
        """Whether a relative clause tells of somebody, with whom the main clause goes on to tell what he did."""
        verb = grammar.sentence.tokens[clause.verb]
        if verb.dep != "relcl" or verb.head != person:
            return False
        main = grammar.clause_of(verb.head)
        return main is not None and main.lemma in words("roles", "moving") and person in main.subject

    def _elsewhere_than_from(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether the clause names a place of its own: "replaced X at Y" is for other rules, "in the film" for none."""
        tokens = grammar.sentence.tokens
        return any(tokens[h].name is not None for h in clause.phrase("at", "on", "in", "of")) or any(
            t.name is not None or p in ("of", "at")
            for h in clause.phrase("as")
            for p, heads in grammar.noun_phrases(h)
            for t in (tokens[i] for i in heads)
        )

    def _two(self, grammar: Grammar, clause: Clause) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Those who had an office, and those who have it after them."""
        tokens = grammar.sentence.tokens
        nothing: tuple[list[tuple[str, int]], list[tuple[str, int]]] = ([], [])
        if clause.lemma in words("roles", "succession") and (clause.lemma != "follow" or clause.phrase("as")):
            return self._people(grammar, clause.object), self._people(grammar, clause.subject)
        if clause.lemma in ("take", "inherit", "assume") and (
            ("over" in clause.particles and not clause.object) or self._names_post(grammar, clause.object)
        ):
            return self._people(grammar, clause.phrase("from")), self._people(grammar, clause.subject)
        if clause.lemma in ("take", "fill", "inherit") and (places := self._places(grammar, clause.object)):
            # "X took his place"
            after = self._people(grammar, clause.subject)
            return self._gone(grammar, places, after), after
        if clause.lemma == "give" and clause.indirect and not {tokens[h].lemma for h in clause.object} & words("roles", "batons"):
            # "gave him the top job", which was not his own
            return nothing
        if clause.lemma in words("roles", "stepping") and (places := self._places(grammar, clause.phrase("into"))):
            # "X steps into her shoes"
            after = self._people(grammar, clause.subject)
            return self._gone(grammar, places, after), after
        if clause.lemma in words("roles", "falling") and (places := self._places(grammar, clause.subject)):
            # "his job went to X"
            return self._people(grammar, places), self._people(grammar, clause.phrase("to"))
        if clause.lemma in words("roles", "handing") and (
            ("over" in clause.particles and not clause.object) or self._names_post(grammar, clause.object)
        ):
            heirs = (*clause.indirect, *clause.phrase("to"))
            return self._people(grammar, clause.subject), self._people(grammar, heirs)
        if clause.lemma in ("step", "stand", "move") and "aside" in clause.particles:
            return self._people(grammar, clause.subject), self._people(grammar, clause.phrase("for"))
        if clause.lemma == "make" and any(tokens[h].lemma == "way" for h in clause.object):
            beside = (h for o in clause.object for p, heads in grammar.noun_phrases(o) if p == "for" for h in heads)
            heirs = (*clause.phrase("for"), *beside)
            return self._people(grammar, clause.subject), self._people(grammar, heirs)
        return nothing

    def _gone(self, grammar: Grammar, owners: Heads, after: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Whose place somebody takes: not his own, if words would have it so, but that of whoever has just gone."""
        before = self._people(grammar, owners)
        if not before or {k for k, _ in before} != {k for k, _ in after}:
            return before
        lately = [k for k in self._left if self._left_lately(k) is not None and k not in dict(after)]
        return [(lately[0], before[0][1])] if len(lately) == 1 else []

    def _places(self, grammar: Grammar, heads: Heads) -> Heads:
        """Whose place words tell of."""
        meant = (h for h in heads if grammar.sentence.tokens[h].lemma in words("roles", "places"))
        return tuple(o for h in meant for o in grammar.owners(h))

    def _names_post(self, grammar: Grammar, heads: Heads) -> bool:
        return any(grammar.sentence.tokens[h].lemma in words("roles", "posts") for h in heads)

    # --- parts ------------------------------------------------------------------------------------

    def _people(self, grammar: Grammar, heads: Heads) -> list[tuple[str, int]]:
        found = [(k, h) for h in heads for k in self.discourse.refer(grammar.sentence.number, h)]
        return [(k, h) for k, h in found if self.discourse.things[k].type == "Person"]

    def _claim(
        self, grammar: Grammar, clause: Clause, relation: str, person: str, organization: str, at: int, fact: Factuality
    ) -> Iterator[Claim]:
        subject, object_ = (organization, person) if relation == "dismisses" else (person, organization)
        yield from self.maker.of_office(
            grammar, relation, subject, object_, None if relation == "dismisses" else at, at if relation == "dismisses" else None,
            grammar.sentence.tokens[clause.verb], fact, f"office-{relation}", _CONFIDENCE, clause.verb,
        )  # fmt: skip


def _is_time(word: str) -> bool:
    """Whether a word is a day, a month or a year: "left in May"."""
    return word in words("names", "calendar") or (word.isdecimal() and len(word) == 4)
