"""Who the parties of a match are: the things that its words stand for, or that the words leave out."""

from __future__ import annotations

from itertools import combinations, permutations

from graphkit.language.claiming.characters import is_character
from graphkit.language.cues import cues, words
from graphkit.language.matching.frames import Match
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.reference.ventures import is_fund
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.vocabulary import Vocabulary

# The key of a thing that fills a slot, with the word that stands for it.
Party = tuple[str, int]
Parties = list[Party]


def parties(discourse: Discourse, grammar: Grammar, heads: Heads) -> Parties:
    """The things that words of a sentence stand for, each with its word."""
    return [(k, h) for h in heads for k in discourse.refer(grammar.sentence.number, h)]


class Pairing:
    """Pairs the parties of the matches of one document."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.vocabulary = vocabulary

    def _apart(self, grammar: Grammar, match: Match, parents: Parties) -> Parties:
        """Of two in a row before "with whom" the last: nobody has children with both ("X and Y, with whom he has")."""
        clause = grammar.clause(match.predicate)
        subject = clause.subject if clause is not None else ()
        rows = [(h,) if h in subject or h > match.predicate else grammar.expand(h) for _, h in parents]
        last = [[h for h in row if h < match.predicate][-1:] or row for row in rows]
        return parties(self.discourse, grammar, tuple(dict.fromkeys(h for row in last for h in row)))

    def _is_star(self, key: str) -> bool:
        """Whether somebody is known to a list by a name of one word."""
        thing = self.discourse.things[key]
        return not thing.named or (self.discourse.is_listed(key) and " " not in thing.label)

    def pairs(self, grammar: Grammar, match: Match, speakers: Parties) -> list[tuple[Party, Party]]:
        """Every subject with every object; ``speakers`` are the subjects of what somebody's words say."""
        subjects = speakers or self._doers(grammar, match)
        if match.frame.relation in words("relations", "by_money"):
            unnamed = [h for k, h in subjects if not self.discourse.things[k].named]
            subjects = [*subjects, *(party for head in unnamed for party in self._at_the_head(grammar, head))]
        if match.together and match.frame.relation in words("relations", "of_love") and self._one_by_one(grammar, match):
            return []
        if match.together:
            several = list(dict(subjects).items())
            return list(combinations(several, 2))
        if len(subjects) > 1 and (alone := self._by_one(grammar, match, subjects)):
            subjects = alone
        meant = self._judged(grammar, match)
        if len(subjects) > 1 and any(_mutual(grammar, h) for h in meant):
            # "X and Y apologised to each other"
            return list(permutations(subjects, 2))
        objects = parties(self.discourse, grammar, meant)
        if match.frame.relation == "investsIn":
            objects = [(self._other_than_described(grammar, match, k, h), h) for k, h in objects]
        if match.frame.given:
            subjects = self._apart(grammar, match, subjects)
            objects = [(k, h) for k, h in objects if not grammar.sentence.tokens[h].text.count(" ") and not self._is_star(k)]
        # "X and Y settled their suit": of the two, nobody is told to have sued.
        subjects, objects = _others(grammar, subjects, objects), _others(grammar, objects, subjects)
        if not objects and match.frame.implied is not None and not match.object:
            objects = [(self.discourse.imply(match.frame.implied, "Platform"), match.trigger)]
        if not objects and match.frame.elliptic and not meant:
            objects = [(k, match.trigger) for k in self._meant(grammar, match, {k for k, _ in subjects})]
        if not objects and match.frame.anything:
            objects = [(k, h) for h in meant for k in self.discourse.anything(grammar, h)]
        if not objects and match.frame.topic:
            objects = [(k, h) for h in meant for k in self.discourse.topic(grammar, h)]
        if not match.subject and not subjects and match.frame.agent:
            subjects = [(k, match.trigger) for o, at in objects for k in self._left_out(match, o, at, grammar)]
        if barred := cues("relations")["no_objects"].get(match.frame.relation):
            # "Is in the wine business" tells of no clothes, "a press tour" of no stage.
            objects = [o for o in objects if not _called(grammar, o[1]).endswith(tuple(f" {noun}" for noun in barred))]
        if (
            match.frame.relation == "wears"
            and match.frame.phrases
            and any(self.discourse.things[k].type == "Place" for k, _ in objects)
        ):
            # "Rothco in Ireland, Germany's Kolle Rebbe": where they are.
            return []
        if match.subject and match.subject == match.object:
            # "acquisitions of X and Y": what is acquired does not acquire itself; "was settled by the two companies".
            return []
        if 1 < len(subjects) == len(objects) and any(t.text.lower() == "respectively" for t in grammar.sentence.tokens):
            return [(s, o) for s, o in zip(subjects, objects, strict=True) if s[0] != o[0]]
        pairs = [(s, o) for s in subjects for o in objects if s[0] != o[0] or self._own_house(grammar, s, o)]
        if match.frame.given:
            pairs = [(s, o) for s, o in pairs if o[1] in _with_whom(grammar, s[1], [h for _, h in objects])]
        if not match.frame.phrases:
            pairs = [pair for pair in pairs if not any(self._in_brackets(grammar, at) for _, at in pair)]
        return list(dict.fromkeys((self._gapped(grammar, *pair) or pair[0], pair[1]) for pair in pairs))

    def _at_the_head(self, grammar: Grammar, head: int) -> list[Party]:
        """Who leads those who buy together: "a consortium led by X bought Y"."""
        token = grammar.sentence.tokens[head]
        if token.lemma not in words("relations", "combines"):
            return []
        clauses = (grammar.clause(t.index) for t in grammar.sentence.children(head, "acl", "relcl"))
        leading = (c for c in clauses if c is not None and c.passive and c.lemma in words("relations", "heading_combines"))
        return [
            (k, h) for c in leading for h in c.subject for k, _ in parties(self.discourse, grammar, (h,))
            if grammar.sentence.tokens[h].name is not None
        ]  # fmt: skip

    def _in_brackets(self, grammar: Grammar, at: int) -> bool:
        """Whether a name stands alone in brackets behind another, or both are people's: "X (Nike) won" tells nothing of Nike, and
        "Dory (Alia Shawkat) marries" nothing of either, in the plot of a series.
        """
        tokens = grammar.sentence.tokens
        inside = at > 0 and tokens[at - 1].text == "("
        opening = at - 1 if inside else at + 1
        if not 0 < opening < len(tokens) - 2 or tokens[opening].text != "(" or tokens[opening + 2].text != ")":
            return False
        outer, inner = tokens[opening - 1].name, tokens[opening + 1].name
        if outer is None or inner is None or outer == inner:
            return False
        return inside or {self.discourse.things[k].type for k in (outer, inner)} == {"Person"}

    def _gapped(self, grammar: Grammar, subject: Party, party: Party) -> Party | None:
        """Who does it where the verb is not said again: in "X wore Dior, and Y Chanel" it is Y who wore Chanel."""
        token = grammar.sentence.tokens[party[1]]
        before = grammar.sentence.tokens[party[1] - 1] if party[1] > 1 else token
        apart = before.text == "," and party[1] > 2
        if apart:
            # "X wore Dior; Y, Chanel"
            before = grammar.sentence.tokens[party[1] - 2]
        if token.name is None or token.dep not in (("conj", "appos") if apart else ("conj",)) or before.name is None:
            return None
        if not apart and (before.dep not in ("compound", "nmod") or before.head != token.index):
            return None
        if grammar.sentence.tokens[before.index - 1].text not in ((";",) if apart else (",", "and", "&", ";")):
            return None
        people = [self.discourse.things[k].type == "Person" for k in (subject[0], before.name, token.name)]
        return (before.name, before.index) if people[0] == people[1] and people[1] != people[2] else None

    def _one_by_one(self, grammar: Grammar, match: Match) -> bool:
        """Whether somebody does it to several, who do not do it to each other: "X married Y in 1952 and Z in 1965"."""
        clause = grammar.clause(match.predicate)
        return clause is not None and not clause.passive and bool(clause.subject) and set(match.subject) <= set(clause.object)

    def _doing_harm(self, grammar: Grammar, head: int) -> Heads:
        """A word itself, or what did the harm that it names; nothing where that is not said."""
        token = grammar.sentence.tokens[head]
        if token.name is not None or token.lemma not in words("relations", "harms"):
            return (head,)
        return tuple(
            i
            for clause in grammar.clauses
            if clause.lemma in words("relations", "harming") and head in clause.object
            for i in clause.subject
        )

    def _judged(self, grammar: Grammar, match: Match) -> Heads:
        """The words for the object; whose virtue is praised or whose fault is blamed is meant: "admired her courage".

        Who apologises for a harm does so for what did it: "for the offence caused by the jumper".
        """
        if match.frame.relation == "apologizesFor":
            return tuple(h for head in match.object for h in self._doing_harm(grammar, head))
        if match.frame.relation not in words("relations", "judging"):
            return match.object
        heads: list[int] = []
        for head in match.object:
            token = grammar.sentence.tokens[head]
            trait = token.name is None and token.lemma in words("relations", "traits")
            heads.extend((grammar.owners(head) if trait else ()) or (head,))
        return tuple(heads)

    def _meant(self, grammar: Grammar, match: Match, taken: set[str]) -> Keys:
        """The object that the words leave out: of a deal whom the article is about, else who was spoken of last."""
        if match.frame.headed:
            return self._headed(grammar, match, taken)
        if match.frame.relation in words("relations", "of_deals"):
            clause = grammar.clause(match.predicate)
            told = {p for h in (clause.object if clause is not None else ()) for p, _ in grammar.noun_phrases(h)}
            if "with" in told or (clause is not None and clause.phrase("with")):
                # "tore up its contract with the promoter": nothing is left out.
                return ()
            return self.discourse.protagonist(match.frame.elliptic, taken, grammar.sentence.number)
        if match.frame.relation in words("relations", "one_of_couple"):
            clause = grammar.clause(match.predicate)
            named = clause is not None and clause.phrase("from", "with", "to", "against")
            return () if named else self.discourse.other_of_couple(grammar.sentence.number, taken)
        backs = match.frame.relation in words("relations", "by_money")
        beside = self._describing(grammar, match.subject) | self._funds() if backs else set()
        if match.frame.relation == "apologizesFor" and (clause := grammar.clause(match.predicate)) is not None:
            # "In a video she apologised": not for the video.
            above = [c for t in grammar.sentence.ancestors(clause.verb) if (c := grammar.clause(t.index)) is not None]
            said_in = [h for c in (clause, *above) for h in c.phrase("in", "on", "via", "through", "with")]
            beside = {k for h in said_in for k in self.discourse.refer(grammar.sentence.number, h)}
        beside |= self._selling(grammar, match)
        found = self.discourse.spoken_of(match.frame.elliptic, grammar.sentence.number, match.trigger, taken | beside)
        if match.frame.relation == "walksFor":
            # "She walked": out of the deal, where the last brand named shows no clothes.
            return tuple(k for k in found if self._shows_clothes(k))
        if match.frame.relation == "attends" and self._in_a_row(grammar, match):
            return tuple(k for k in found if set(self.discourse.things[k].label.lower().split()) & words("leads", "on_runways"))
        return found

    def _shows_clothes(self, key: str) -> bool:
        """Whether a brand may have shows: a house of fashion, or one that no list knows."""
        thing = self.discourse.things[key]
        called = {word for kind in thing.kinds for word in kind.split()}
        return not self.discourse.is_listed(key) or bool(called & words("leads", "of_clothes"))

    def _in_a_row(self, grammar: Grammar, match: Match) -> bool:
        """Whether those who attend are told to sit in the front row of something that is not named: of a show."""
        clause = grammar.clause(match.predicate)
        heads = (*clause.subject, *(h for _, heads in clause.phrases for h in heads)) if clause is not None else ()
        return any(grammar.sentence.tokens[h].lemma == "row" for h in heads)

    def _selling(self, grammar: Grammar, match: Match) -> set[str]:
        """Who sells a part of another firm: "Y sold its shares to X", though not "Y sold a stake to X"."""
        clause = grammar.clause(match.predicate)
        if clause is None or clause.lemma not in words("relations", "selling"):
            return set()
        owners = (o for h in clause.object for o in grammar.sentence.children(h, "poss"))
        return {k for o in owners for k in self.discourse.refer(grammar.sentence.number, o.index)}

    def _headed(self, grammar: Grammar, match: Match, taken: set[str]) -> Keys:
        """The business that the block is about, where the sentence names no other: "Nike. X is back in charge"."""
        above = self.discourse.business_above(grammar.sentence.number)
        named = {t.name for t in grammar.sentence.tokens if t.name is not None and t.index < match.predicate}
        others = any(self.discourse.things[k].type in ORGANIZATIONS for k in named - {above})
        return (above,) if above is not None and above not in taken and not others else ()

    def _other_than_described(self, grammar: Grammar, match: Match, key: str, head: int) -> str:
        """What "the business" is: in "X, the fund with ties to Y, pumped money into the business" it is not Y."""
        if grammar.sentence.tokens[head].name is not None or key not in (beside := self._describing(grammar, match.subject)):
            return key
        main = self.discourse.page.business
        if main is not None and main not in beside:
            return main
        found = self.discourse.spoken_of(("Organization", "Brand"), grammar.sentence.number, match.trigger, beside)
        return found[0] if found else key

    def _funds(self) -> set[str]:
        """The firms that are called what puts money into others, by their names or in the lists."""
        return {k for k, t in self.discourse.things.items() if is_fund(t)}

    def _describing(self, grammar: Grammar, heads: Heads) -> set[str]:
        """What is named only to say who somebody is: "X, late of Y, led the round", though not "X, who believes in Y"."""
        sentence = grammar.sentence
        inside = {t.index for h in heads for t in sentence.subtree(h)}
        told = {t.index for i in inside if sentence.tokens[i].dep == "relcl" for t in sentence.subtree(i)}
        return {k for i in inside - told for k in self.discourse.refer(sentence.number, i)}

    def _own_house(self, grammar: Grammar, subject: Party, party: Party) -> bool:
        """Whether one name stands for a designer and his house: "Tom Ford is leaving Tom Ford"."""
        token, thing = grammar.sentence.tokens[party[1]], self.discourse.things[party[0]]
        if token.name != party[0] or subject[1] == party[1]:
            return False
        other = "Brand" if thing.type == "Person" else "Person"
        return self.discourse.namesake(party[0], other, thing.type != "Person") is not None

    def _doers(self, grammar: Grammar, match: Match) -> Parties:
        """The subjects, and those beside them who are of their kind: a person's companions are people."""
        acted = match.frame.relation in words("relations", "of_actors")
        meant = [h for h in match.subject if not (acted and is_character(grammar, h))]
        doers = [p for h in meant for p in self._principals(grammar, match, h) or parties(self.discourse, grammar, (h,))]
        beside = parties(self.discourse, grammar, match.companions)
        human = {self.discourse.things[k].type in ("Person", "Group") for k, _ in doers}
        return [*doers, *(p for p in beside if not doers or (self.discourse.things[p[0]].type in ("Person", "Group")) in human)]

    def _principals(self, grammar: Grammar, match: Match, head: int) -> Parties:
        """For whom somebody without a name speaks or acts: "lawyers for X sued", "X's spokesman apologised"."""
        token = grammar.sentence.tokens[head]
        if token.name is not None or match.frame.relation not in words("relations", "by_proxy"):
            return []
        named = any(self.discourse.things[k].named for k in self.discourse.refer(grammar.sentence.number, head))
        before = grammar.sentence.tokens[head - 1].text.lower() if head else ""
        # A legal team acts for somebody, a team may be the one that he plays for.
        if named or not {token.lemma, f"{before} {token.lemma}"} & words("relations", "proxies"):
            return []
        behind = (h for p, heads in grammar.noun_phrases(head) if p in ("for", "of", "from") for h in heads)
        beside = (t.index for t in grammar.sentence.children(head, "compound", "nmod") if t.name is not None)
        for heads in (grammar.owners(head), tuple(behind), tuple(beside)):
            found = [(k, head) for k, _ in parties(self.discourse, grammar, heads) if self._may_act(k)]
            if found:
                return found
        return []

    def _may_act(self, key: str) -> bool:
        thing = self.discourse.things[key]
        return thing.type == "Person" or thing.type in ORGANIZATIONS

    def _by_one(self, grammar: Grammar, match: Match, subjects: Parties) -> Parties:
        """The one of several subjects whose very first a thing is: in "X and Y ..., and walked her first show" it is she."""
        clause = grammar.clause(match.predicate)
        own = [
            k
            for i in (clause.object if clause is not None else ())
            for owner in grammar.sentence.children(i, "poss")
            if owner.text.lower() in ("his", "her")
            and any(t.lemma in ("first", "debut", "own", "last", "second") for t in grammar.sentence.children(i, "amod"))
            for k in self.discourse.refer(grammar.sentence.number, owner.index)
        ]
        return [s for s in subjects if s[0] in own]

    def _left_out(self, match: Match, object_: str, at: int, grammar: Grammar) -> Keys:
        """Who did what a passive says of a thing: its owner, or, of a thing without a name, who was spoken of last."""
        if match.frame.headed:
            return self._headed(grammar, match, {object_})
        thing, number = self.discourse.things[object_], grammar.sentence.number
        beside = grammar.sentence.children(at, "compound", "nmod", "amod")
        behind = (h for p, heads in grammar.noun_phrases(at) if p in ("for", "by", "of", "from") for h in heads)
        heads = (*grammar.owners(at), *(t.index for t in beside if t.name is not None), *behind)
        mine = (*(k for k, _ in parties(self.discourse, grammar, heads)), *thing.owner)
        owners = tuple(o for o in mine if any(self.vocabulary.is_a(self.discourse.things[o].type, c) for c in match.frame.agent))
        if owners:
            return owners[:1]
        if (thing.named and thing.type != "Person") or self._told_as(match, grammar):
            return ()
        unnamed = {k for k, t in self.discourse.things.items() if not t.named}
        return self.discourse.spoken_of(match.frame.agent, number, match.trigger, {object_} | unnamed)

    def _told_as(self, match: Match, grammar: Grammar) -> bool:
        """Whether a clause names whose something somebody is or was: "was dropped as the face of X" leaves nobody out."""
        clause = grammar.clause(match.predicate)
        offices = clause.phrase("as") if clause is not None else ()
        inside = {t.name for h in offices for t in grammar.sentence.subtree(h) if t.name is not None}
        return any(self.vocabulary.is_a(self.discourse.things[k].type, c) for k in inside for c in match.frame.agent)


def _called(grammar: Grammar, head: int) -> str:
    """The words for a thing up to its noun, in lower case, with a space before them."""
    token = grammar.sentence.tokens[head]
    before = grammar.sentence.tokens[head - 1].lemma if head else ""
    return f" {before} {token.text.lower() if token.name is not None else token.lemma}"


def _mutual(grammar: Grammar, head: int) -> bool:
    """Whether a word is part of "each other" or "one another"."""
    near = [t.text.lower() for t in grammar.sentence.tokens[max(0, head - 1) : head + 2]]
    return near[:2] == ["each", "other"] or near[-2:] == ["one", "another"] or near[:2] == ["one", "another"]


def _others(grammar: Grammar, found: Parties, several: Parties) -> Parties:
    """Those found without whoever of several "their" stands for, where these are the other side."""
    them = {k for k, _ in several} if len(several) > 1 else set()
    return [(k, h) for k, h in found if k not in them or grammar.sentence.tokens[h].text.lower() != "their"]


def _with_whom(grammar: Grammar, parent: int, children: list[int]) -> list[int]:
    """Which children somebody has: behind "with" those named since the last "with" ("shares A with X, and B with Y")."""
    beside = [t.index for t in grammar.sentence.tokens if t.text.lower() in words("syntax", "accompanying")]
    own = max((w for w in beside if w < parent), default=None)
    if own is None or not any(c < own for c in children):
        return children
    last = max((w for w in beside if w < own), default=-1)
    return [c for c in children if last < c < own]
