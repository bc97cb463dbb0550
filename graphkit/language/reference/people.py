"""Whom a description of one person means: "the rapper", "the 42-year-old", "her husband", "his player", "the bride"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Descriptor
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.definite import Definite
from graphkit.language.reference.descriptions import article_of, gender_told
from graphkit.language.reference.pairs import Pairs
from graphkit.language.reference.salience import REACH_NOMINAL, REACH_PRONOUN, ruled_out, salience
from graphkit.language.reference.sorts import described, fit
from graphkit.language.reference.things import Keys, Story
from graphkit.language.reference.unnamed import Unnamed
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# By how much the likeliest must be ahead where a noun only half tells who is meant.
_CLEAR = 0.8
# What a description of somebody scores that speaks against it, beside which there is nobody else.
_CONTRARY = -4.0
# What it tells for the person that the page is about where somebody is meant by an age.
_SUBJECT_OF_PAGE = 2.5
_YEARS = re.compile(r"^(\d{1,3})-years?-old$")


class People:
    """Resolves descriptions of one person against a story."""

    def __init__(self, story: Story, unnamed: Unnamed, pairs: Pairs, definite: Definite) -> None:
        self.story = story
        self.unnamed = unnamed
        self.pairs = pairs
        self.definite = definite

    def age_told(self, sentence: Sentence, token: Token) -> str | None:
        """The age that "the 42-year-old" tells, where it is a phrase of its own, whatever the parser made of it."""
        at = token.index
        age = _YEARS.match(token.text.lower())
        before = sentence.tokens[at - 1].text.lower() if at else ""
        behind = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        alone = behind is None or behind.pos not in ("NOUN", "PROPN", "ADJ") or behind.text in "$£€"
        return age.group(1) if age is not None and before == "the" and alone else None

    def by_age(self, age: str, grammar: Grammar, token: Token) -> Keys:
        """Whom an age means: who is known to be of it, or else whoever was spoken of last."""
        sentence, barred = grammar.sentence, ruled_out(self.story, grammar, token)
        people = [t for t in self.story.things.values() if t.type == "Person" and t.count and t.named and t.key not in barred]
        gender = gender_told(sentence, token, {t.key for t in people})
        people = [t for t in people if gender is None or t.gender in (None, gender)]
        exact = [t for t in people if t.age == age]
        if exact:
            return (exact[0].key,)
        best = max(
            (
                (score + (_SUBJECT_OF_PAGE if t.key == self.story.page.person else 0.0), t.key)
                for t in people
                if t.age is None
                and (score := salience(t, sentence, token, REACH_NOMINAL if t.key == self.story.page.person else 3)) is not None
            ),
            default=None,
        )
        return (best[1],) if best else ()

    def find(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor, determiner: str, owned: bool) -> Keys:
        """Whom a noun for somebody means, ``owned`` or behind a ``determiner``."""
        sentence = grammar.sentence
        if determiner in words("reference", "nominals", "indefinite"):
            return self.unnamed.group(grammar, token, noun, determiner) if "Group" in descriptor.types else ()
        if owned and token.lemma in cues("reference")["kin"]:
            owners = [k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)]
            known = tuple(k for o in owners[:1] if (k := self.story.kin.get((o, token.lemma))) is not None)
            if known or not self._alone(sentence, token):
                return known
            return self._counterpart(owners, token.lemma) or self._namesake(owners, descriptor)
        if owned and token.lemma in words("relations", "hired") and self._alone(sentence, token):
            owners = [k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)]
            return tuple(k for o in owners[:1] if (k := self.story.kin.get((o, token.lemma))) is not None)
        if owned and token.lemma in words("reference", "couples", "counterparts") and self._alone(sentence, token):
            owners = [k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)]
            return self._counterpart(owners, token.lemma)
        if owned and token.lemma in words("reference", "couples", "subordinates") and self._alone(sentence, token):
            return self._of_owner(grammar, token, descriptor)
        # "accused the actor of lying" tells nothing of which actor.
        inside = (p for p in sentence.children(token.index, "prep") if not sentence.children(p.index, "pcomp"))
        told = any(inside) and not self._has_children(sentence, token)
        if self._of_somebodys_children(sentence, token):
            return ()
        if told and token.lemma in words("reference", "elders") and not self._has_children(sentence, token):
            # "The parent of X": who is told to be that, and nobody else.
            children = [
                k for p, hs in grammar.noun_phrases(token.index) if p == "of" for h in hs for k in self._refer(grammar, h)
            ]
            return tuple(k for c in children[:1] if (k := self.story.kin.get((c, token.lemma))) is not None)
        if told and token.lemma in words("reference", "ventures", "holders") and (firms := self._whose_head(grammar, token)):
            # "The founder of X" is who was told to have it.
            holders = [p for p, held in self.story.held.items() if firms & set(held)]
            return (holders[0],) if len(holders) == 1 else ()
        if not owned and token.lemma in words("reference", "couples", "halves"):
            return self.pairs.half(grammar, token, descriptor.gender)
        if owned or (told and not self._called(noun, descriptor)):
            return ()
        if other := self._other_half(grammar, token, descriptor):
            return other
        if determiner not in words("reference", "nominals", "definite") and not (
            determiner == "" and sentence.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION)
        ):
            return ()
        if not determiner and self._just_hired(sentence, token):
            return ()
        found = self.definite.find(grammar, token, descriptor, frozenset({"Person"}))
        return () if not determiner and set(found) & self._main_subjects(grammar, token) else found

    def _refer(self, grammar: Grammar, index: int) -> Keys:
        return self.story.refer(grammar.sentence.number, index)

    def _whose_head(self, grammar: Grammar, token: Token) -> set[str]:
        """The businesses with a name of which somebody is said to be the head or the founder: "the founder of X"."""
        heads = (h for p, hs in grammar.noun_phrases(token.index) if p == "of" for h in hs)
        keys = {k for h in heads for k in self.story.refer(grammar.sentence.number, h)}
        return {k for k in keys if self.story.things[k].named and self.story.things[k].type in ORGANIZATIONS}

    def _just_hired(self, sentence: Sentence, token: Token) -> bool:
        """Whether a heading tells that somebody was hired without telling whom: "Escada names CEO"."""
        first = min(t.index for t in sentence.subtree(token.index))
        hired = words("roles", "hiring") | words("roles", "naming")
        before = sentence.tokens[max(first - 2, 0) : token.index]
        return any(t.name is None and t.lemma.lower() in hired for t in before)

    def _other_half(self, grammar: Grammar, token: Token, descriptor: Descriptor) -> Keys:
        """Whom the second of two descriptions means where the first means one of a pair: "the drummer and the founder wed"."""
        sentence = grammar.sentence
        first = sentence.head(token.index) if token.dep == "conj" and article_of(sentence, token) == "the" else None
        if first is None or first.name is not None or article_of(sentence, first) != "the":
            return ()
        keys = self.story.refer(sentence.number, first.index)
        other = self.pairs.beside(keys[0]) if len(keys) == 1 else None
        if other is None or self.story.things[other].gender not in (None, descriptor.gender or self.story.things[other].gender):
            return ()
        said = described(sentence, token, descriptor, self.story.gazetteer)
        return (other,) if fit(self.story.things[other], said) > _CONTRARY else ()

    def _main_subjects(self, grammar: Grammar, token: Token) -> set[str]:
        """Who does what a heading tells first: in "X steps up as founder bows out" the founder is somebody else."""
        verb = grammar.sentence.head(token.index)
        main = grammar.sentence.head(verb.index) if verb is not None and verb.dep == "advcl" else None
        clause = grammar.clause(main.index) if main is not None and token.dep in ("nsubj", "nsubjpass") else None
        subjects = clause.subject if clause is not None else ()
        return {k for i in subjects for k in self.story.refer(grammar.sentence.number, i)}

    def _of_owner(self, grammar: Grammar, token: Token, descriptor: Descriptor) -> Keys:
        """Who "his player", "its star", "their client" is: somebody else told of just before whom the noun describes."""
        sentence = grammar.sentence
        said = described(sentence, token, descriptor, self.story.gazetteer)
        owners = {k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)}
        clause = grammar.clause_of(token.index)
        doers = {k for i in (clause.subject if clause is not None else ()) for k in self.story.refer(sentence.number, i)}
        found = [
            (score, t.key)
            for t in self.story.things.values()
            if t.type == "Person" and t.named and t.count and t.key not in owners | doers
            and t.last >= sentence.number - 3
            and (fit(t, said) > 1.0 or token.lemma in words("sorts", "plain", "person"))
            and (score := salience(t, sentence, token, REACH_PRONOUN)) is not None
        ]  # fmt: skip
        best = sorted(found, reverse=True)
        return (best[0][1],) if owners and best and (len(best) == 1 or best[0][0] - best[1][0] > _CLEAR) else ()

    def _counterpart(self, owners: Sequence[str], noun: str) -> Keys:
        known = noun in words("reference", "couples", "counterparts") or noun in cues("reference")["couples"]["partner"]
        return self.pairs.counterpart(owners[0], noun) if len(owners) == 1 and known else ()

    def _namesake(self, owners: Sequence[str], descriptor: Descriptor) -> Keys:
        """Who "her father" is where just one other of that name and gender was told of."""
        if len(owners) != 1 or " " not in (own := self.story.things[owners[0]]).label or descriptor.gender not in ("f", "m"):
            return ()
        surname = own.label.split()[-1]
        family = [
            t
            for t in self.story.things.values()
            if t.type == "Person" and t.named and t.count and t.key != own.key and t.label.split()[-1] == surname
        ]
        return (family[0].key,) if len(family) == 1 and family[0].gender == descriptor.gender else ()

    def _alone(self, sentence: Sentence, token: Token) -> bool:
        """Whether nothing else says who is meant: no name beside the noun, no other adjective than "then" or "estranged"."""
        others = sentence.children(token.index, "amod", "compound", "nmod", "appos", "prep", "relcl", "acl")
        return all(
            c.text.lower() in words("reference", "couples", "empty")
            or (c.dep == "prep" and not any(t.name for t in sentence.children(c.index, "pobj")))
            for c in others
        )

    def _called(self, noun: str, descriptor: Descriptor) -> bool:
        return any({noun, descriptor.noun} & (t.learned | t.kinds) for t in self.story.things.values() if t.count)

    def _has_children(self, sentence: Sentence, token: Token) -> bool:
        """ "The mother of two": the number of her children tells nothing of who she is."""
        return any(
            inner.text.lower() in words("reference", "nominals", "children") or inner.pos == "NUM"
            for preposition in sentence.children(token.index, "prep")
            if preposition.text.lower() == "of"
            for inner in sentence.children(preposition.index, "pobj")
        )

    def _of_somebodys_children(self, sentence: Sentence, token: Token) -> bool:
        """ "The father of her children": somebody told by whose they are."""
        return any(
            sentence.children(inner.index, "poss")
            for preposition in sentence.children(token.index, "prep")
            if preposition.text.lower() == "of"
            for inner in sentence.children(preposition.index, "pobj")
            if inner.text.lower() in words("reference", "nominals", "children")
        )
