"""Who is meant by "the two", "the couple", "the sisters", "both brands", "the former", "her co-star": those told of together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graphkit.language.cues import cues, words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.things import Keys, Story, Thing, Together
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.company import alongside
from graphkit.language.syntax.tree import Token

# Prepositions behind which a verb's other party stands: "split from X", "sued for libel by X", "signed with X".
_OTHER_PARTY = ("with", "from", "to", "by", "against", "for", "into", "alongside")
_REACH = 4
_REACH_LOOSE = 2


class Pairs:
    """Notes which things a story tells of together, and finds whom a noun for two or more of them means."""

    def __init__(self, story: Story) -> None:
        self.story = story
        # Those told of together as somebody's children: no couple.
        self._offspring: list[Keys] = []

    def note(self, grammar: Grammar) -> None:
        """Remember what a sentence that has been read names in one breath, or has face each other as subject and object."""
        self.story.together.extend(self._met(grammar, len(grammar.sentence.tokens)))
        for token in grammar.sentence.tokens:
            # "a daughter, X, and a son, Y" are children of the same parents, too.
            several = [
                i for i in grammar.expand(token.index) if grammar.sentence.tokens[i].lemma in words("reference", "children")
            ]
            keys = self._keys(grammar.sentence.number, several or [token.index])
            sibling = cues("reference")["kin"].get(token.lemma) == "sibling"
            if len(keys) > 1 and (sibling or token.lemma in words("reference", "children")):
                self._offspring.append(keys)

    def _met(self, grammar: Grammar, end: int) -> list[Together]:
        sentence = grammar.sentence
        found: list[tuple[int, Together]] = []
        for clause in grammar.clauses:
            if (both := self._facing(grammar, clause, end)) is not None:
                found.append(
                    (clause.verb, Together(sentence.number, both, True, clause.lemma in words("reference", "couples", "verbs")))
                )
            found += self._side_by_side(grammar, clause, end)
        found += self._done_to(grammar, end)
        for token in sentence.tokens[:end]:
            if (bound := self._bound(grammar, token, end)) is not None:
                found.append(bound)
            again = self.story.refer(sentence.number, token.index)
            if len(again) > 1:
                known = next((p for p in reversed(self.story.together) if set(p.keys) == set(again)), None)
                called = {token.lemma, token.text.lower()} & words("reference", "couples", "nouns")
                couple = (known is not None and known.couple) or (len(again) == 2 and (bool(called) or self._wed(grammar, token)))
                found.append((token.index, Together(sentence.number, again, False, couple)))
            if token.dep == "conj" or not sentence.children(token.index, "conj"):
                continue
            members = [i for i in grammar.expand(token.index) if i < end]
            keys = self._keys(sentence.number, members)
            if len(keys) > 1:
                found.append((max(members), Together(sentence.number, keys, False, self._wed(grammar, token))))
        return [pair for _, pair in sorted(found, key=lambda f: f[0])]

    def _wed(self, grammar: Grammar, token: Token) -> bool:
        """Whether the verb above is one of love: "X and Y wed", "the two wed"."""
        verb = next((t for t in grammar.sentence.ancestors(token.index) if grammar.is_verb(t)), None)
        return verb is not None and verb.lemma in words("reference", "couples", "verbs")

    def _side_by_side(self, grammar: Grammar, clause: Clause, end: int) -> list[tuple[int, Together]]:
        """Two people with "alongside" between them, whatever it hangs on: "named X ambassador alongside Y"."""
        beside = [i for i in alongside(grammar, clause) if i < end]
        first = self._people(grammar.sentence.number, clause.object) or self._people(grammar.sentence.number, clause.subject)
        keys = tuple(dict.fromkeys((*first, *self._people(grammar.sentence.number, beside))))
        return (
            [(max(beside), Together(grammar.sentence.number, keys, False, False))] if beside and first and len(keys) > 1 else []
        )

    def _done_to(self, grammar: Grammar, end: int) -> list[tuple[int, Together]]:
        """The two of one class to which one subject did something in one sentence: "She founded X in 2015 and added Y"."""
        found: list[tuple[int, Together]] = []
        for second in grammar.clauses:
            verb = grammar.sentence.tokens[second.verb]
            first = grammar.clause(verb.head) if verb.dep == "conj" else None
            if first is None or not first.subject or first.subject != second.subject:
                continue
            keys = self._keys(grammar.sentence.number, (i for i in (*first.object, *second.object) if i < end))
            things = [self.story.things[k] for k in keys]
            if len(keys) == 2 and all(t.named for t in things) and len({t.type for t in things}) == 1:
                found.append((second.verb, Together(grammar.sentence.number, keys, False, False)))
        return found

    def _bound(self, grammar: Grammar, token: Token, end: int) -> tuple[int, Together] | None:
        """Two people whom a noun binds: "her engagement to X", "his co-host X", "her husband, X"."""
        number = grammar.sentence.number
        bonds = words("reference", "couples", "bonds")
        couple = token.lemma in bonds
        loose = False
        others: list[int] = []
        if couple:
            others = [i for p, heads in grammar.noun_phrases(token.index) if p in ("to", "with", "from") for i in heads]
            others += [] if others else list(grammar.owners(token.index))[1:]
        elif token.name is not None and token.lead:
            couple = any(w.text.lower() in cues("reference")["couples"]["partner"] for w in token.lead)
            others = [token.index] if grammar.sentence.children(token.index, "poss") else []
        elif token.dep in ("nsubj", "nsubjpass") and token.name is None and token.lemma in cues("reference")["kin"]:
            # "Her mother, X, stays"
            loose, others = True, [t.index for t in grammar.sentence.children(token.index, "appos") if t.name is not None]
        elif token.name is None and token.lemma in words("reference", "couples", "associates") and token.dep in ("appos", "attr"):
            # "X is her agent", "X, her coach,"
            head = grammar.sentence.tokens[token.head]
            said_of = [t.index for t in grammar.sentence.children(head.index, "nsubj")] if token.dep == "attr" else [head.index]
            loose, others = True, said_of
        adjectives = {t.text.lower() for t in grammar.sentence.children(token.index, "amod")}
        if token.name is None and token.lemma == "half" and adjectives & words("reference", "couples", "better"):
            # "Her other half, X"
            others, couple = [t.index for t in grammar.sentence.children(token.index, "appos") if t.name is not None], True
        if not others and token.name is None and token.lemma in cues("reference")["couples"]["partner"]:
            # "X, husband of Y,"
            others, couple = self._spouses(grammar, token), True
        if token.dep in ("nsubj", "attr") and token.lemma in (
            "partner",
            "co-founder",
            "cofounder",
            *words("reference", "couples", "counterparts"),
        ):
            # "Her partner was X", "X was his co-star then"
            verb = grammar.sentence.head(token.index)
            beside = grammar.sentence.children(verb.index, "attr", "nsubj") if verb is not None and verb.lemma == "be" else ()
            others = others or [t.index for t in beside if t.name is not None]
        owners = self._people(number, (i for i in grammar.owners(token.index) if i < end))
        if others == [token.index]:
            owners = owners or self._people(number, (h for p, of in grammar.noun_phrases(token.index) if p == "of" for h in of))
        found = self._people(number, (i for i in others if i < end))
        if token.pos == "ADJ" and token.dep == "acomp" and token.lemma in words("reference", "couples", "bound"):
            # "X is married to Y"
            clause = grammar.clause_of(token.index)
            owners = self._people(number, (i for i in (clause.subject if clause is not None else ()) if i < end))
            others = [i for p, heads in grammar.noun_phrases(token.index) if p == "to" for i in heads]
            found, couple = self._people(number, (i for i in others if i < end)), True
        if not owners or len(found) != 1 or owners[0] == found[0] or token.index >= end:
            return None
        return max(token.index, *others), Together(number, (owners[0], found[0]), loose, couple)

    def _spouses(self, grammar: Grammar, token: Token) -> list[int]:
        """The word itself where "husband of" stands beside somebody else's name."""
        head = grammar.sentence.head(token.index)
        others = grammar.sentence.children(token.index, "amod", "compound", "nmod")
        alone = all(t.text.lower() in words("reference", "couples", "empty") for t in others)
        return [token.index] if token.dep == "appos" and head is not None and head.name is not None and alone else []

    def _people(self, sentence: int, heads: Iterable[int]) -> Keys:
        return tuple(k for k in self._keys(sentence, heads) if self.story.things[k].type == "Person")

    def _facing(self, grammar: Grammar, clause: Clause, end: int) -> Keys | None:
        """The two parties of one sort that a clause is between, where there are just two."""
        if clause.lemma in words("reference", "sets", "holding"):
            return None
        heads = (*clause.subject, *clause.object, *clause.indirect, *clause.phrase(*_OTHER_PARTY))
        keys = self._keys(grammar.sentence.number, (h for h in heads if h < end))
        agents = tuple(k for k in keys if self.story.things[k].named and self.story.things[k].type in {"Person", *ORGANIZATIONS})
        kinds = [self.story.things[k].type == "Person" for k in agents]
        people = tuple(k for k, person in zip(agents, kinds, strict=True) if person)
        others = tuple(k for k, person in zip(agents, kinds, strict=True) if not person)
        if len(agents) == 2 and len(people) == 1:
            return agents
        return people if len(people) == 2 else others if len(others) == 2 and not people else None

    def _keys(self, sentence: int, heads: Iterable[int]) -> Keys:
        return tuple(dict.fromkeys(k for i in heads for k in self.story.refer(sentence, i)))

    def _latest(self, grammar: Grammar, token: Token, fits: Callable[[Together], bool]) -> Keys:
        here = self._met(grammar, token.index)
        for pair in (*reversed(here), *reversed(self.story.together)):
            if self.story.now - pair.sentence > _REACH:
                return ()
            if not (pair.loose and self.story.now - pair.sentence > _REACH_LOOSE) and fits(pair):
                return pair.keys
        return ()

    def find(self, grammar: Grammar, token: Token, word: str) -> Keys:
        """Whom "the pair", "the spouses", "the sisters", "the two sides" mean; nothing where nobody was told of together."""
        several = 3 if word in words("reference", "sets", "three") else 2
        clause = grammar.clause_of(token.index)
        # "X sued Y. The two settled": somebody and a company, where they make up.
        settling = clause is not None and clause.lemma in words("reference", "sets", "settling") and token.index in clause.subject
        couple, kin = word in words("reference", "couples", "nouns"), word in words("reference", "sets", "kin")

        def fits(pair: Together) -> bool:
            things = [self.story.things[k] for k in pair.keys]
            people = all(t.type == "Person" for t in things)
            mixed = not people and not all(t.type in ORGANIZATIONS for t in things)
            sorts = words("reference", "sets", "mixed_loose" if pair.loose and not settling else "mixed")
            if len(things) != several or (mixed and word not in sorts):
                return False
            if word in words("reference", "sets", "agents") and any(t.type not in {"Person", *ORGANIZATIONS} for t in things):
                # Songs are no pair that split up.
                return False
            if word in sorts and any(self._stands_above(t) or (pair.loose and t.type == "MediaOutlet") for t in things):
                # whom somebody tells is no side of the quarrel
                return False
            if couple:
                return people and (pair.couple or not pair.loose) and not self._of_one_brood(pair.keys)
            if kin:
                return people and self._of_one_family(things, word)
            return True

        if word in words("reference", "sets", "mixed_loose") and len(self.story.page.parties) == 2:
            # "The two sides settle", in whatever entry of a timeline of their quarrel.
            return self._latest(grammar, token, lambda pair: not pair.loose and fits(pair)) or self.story.page.parties
        told = self.between(lambda keys: fits(Together(self.story.now, keys, False, False)))
        found = self._latest(grammar, token, lambda pair: fits(pair) and (not told or pair.sentence >= (self.story.entry or 0)))
        if not found and told and several == 2 and not kin:
            # "The two marry", in whatever entry of a timeline of the two.
            return told
        if found or several != 2 or couple or kin or word == "both":
            return found
        return self.story.page.parties

    def between(self, fits: Callable[[Keys], bool]) -> Keys:
        """The two whom a whole timeline is about, in an entry of it, where they fit."""
        two = self.story.two_of_timeline()
        return two if two and fits(two) else ()

    def of_kind(self, grammar: Grammar, token: Token, number: int | None, fits: Callable[[Thing], float]) -> Keys:
        """Those told of together whom a noun in the plural describes ("the actors"): one surely, all perhaps."""

        def all_fit(pair: Together) -> bool:
            if number is None and self.story.now - pair.sentence > (1 if pair.loose else 2):
                return False
            scores = [fits(self.story.things[k]) for k in pair.keys]
            return number in (None, len(scores)) and min(scores) >= -1.0 and (number is not None or max(scores) > 0.3)

        return self._latest(grammar, token, all_fit)

    def one_of(self, grammar: Grammar, token: Token, last: bool) -> Keys:
        """The first or the last of the two that were named together last: "the former", "the latter"."""
        keys = self._latest(grammar, token, lambda pair: len(pair.keys) == 2)
        if not keys and last:
            keys = self._latest(grammar, token, lambda pair: not pair.loose)
        return (keys[-1 if last else 0],) if keys else ()

    def half(self, grammar: Grammar, token: Token, gender: str | None) -> Keys:
        """The bride or the groom of the couple that was told of last."""

        def wed(pair: Together) -> bool:
            return (
                len(pair.keys) == 2
                and (pair.couple or not pair.loose)
                and all(self.story.things[k].type == "Person" for k in pair.keys)
            )

        keys = self._latest(grammar, token, wed)
        sure = tuple(k for k in keys if self.story.things[k].gender == gender)
        unknown = tuple(k for k in keys if self.story.things[k].gender is None)
        return sure if len(sure) == 1 else unknown if not sure and len(unknown) == 1 else ()

    def beside(self, key: str) -> str | None:
        """The other of the two people that were told of together last, if somebody is one of them."""
        for pair in reversed(self.story.together):
            if self.story.now - pair.sentence > _REACH_LOOSE:
                return None
            if not pair.loose and len(pair.keys) == 2 and all(self.story.things[k].type == "Person" for k in pair.keys):
                return next((k for k in pair.keys if k != key), None) if key in pair.keys else None
        return None

    def counterpart(self, owner: str, noun: str) -> Keys:
        """Who somebody's co-star, opponent, husband or ex is: the other of the two that were last told of together."""
        partner = cues("reference")["couples"]["partner"].get(noun)
        for pair in reversed(self.story.together):
            if owner not in pair.keys or len(pair.keys) != 2:
                continue
            if partner is None and self.story.now - pair.sentence > _REACH:
                return ()
            other = self.story.things[next(k for k in pair.keys if k != owner)]
            if other.type != self.story.things[owner].type or not other.named:
                continue
            if partner is None:
                return (other.key,)
            near = noun.startswith("ex") and not pair.loose and self.story.now - pair.sentence <= _REACH_LOOSE
            if (pair.couple or near) and (partner == "any" or other.gender in (None, partner)):
                return (other.key,)
        return ()

    def _of_one_brood(self, keys: Keys) -> bool:
        """Whether some people were told of as children of the same parents."""
        return any(set(keys) <= set(brood) for brood in self._offspring)

    def _stands_above(self, thing: Thing) -> bool:
        """Whether somebody judges or speaks for others and is no side of theirs: a judge, a lawyer."""
        return bool((thing.kinds | thing.learned) & words("reference", "sets", "above_sides"))

    def _of_one_family(self, things: list[Thing], word: str) -> bool:
        gender = "f" if word == "sisters" else "m" if word == "brothers" else None
        if gender is not None and any(t.gender not in (None, gender) for t in things):
            return False
        surnames = {t.label.split()[-1].lower() for t in things if " " in t.label}
        return len(surnames) <= 1
