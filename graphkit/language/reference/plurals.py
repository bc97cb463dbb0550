"""What "they" and "their" stand for."""

from __future__ import annotations

from graphkit.language.cues import cues, words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.continuity import (
    both_ahead,
    bought_by,
    relayed,
)
from graphkit.language.reference.descriptions import THINGS
from graphkit.language.reference.salience import (
    ROLE_WEIGHT,
    joined_before,
    own_subject,
    salience,
)
from graphkit.language.reference.things import Keys, Story, Thing, Together
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Token

# What it tells against something named only to say who the subject of a sentence is.
BY_THE_WAY = 3.0
# How likely "they" are the two whom a timeline is about, before anybody is told of in an entry.
_PARTIES = 0.9


class Plurals:
    """Resolves plural pronouns against a story."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def _plural(self, grammar: Grammar, token: Token, barred: set[str]) -> Keys:
        barred = barred | bought_by(self.story, grammar, token)
        best: tuple[float, Keys] | None = None
        sentence_number = grammar.sentence.number
        kindred = self._of_kindred(grammar, token)
        own = own_subject(self.story, grammar, token)
        if len(own) > 1 and own.isdisjoint(barred) and len({self.story.things[k].type == "Person" for k in own}) == 1:
            # "He and his wife brought out a tequila of their own."
            return tuple(k for k in self.story.things if k in own)
        if len(own) == 1 and own.isdisjoint(barred) and self._of_a_team(grammar, token, next(iter(own))):
            return tuple(own)
        owned = grammar.sentence.head(token.index)
        if (ahead := both_ahead(self.story, grammar, token)) and barred.isdisjoint(ahead):
            return ahead
        of_parents = kindred and owned is not None and owned.lemma in words("reference", "elders")
        if of_parents and (siblings := self._siblings_before(grammar, token) or self._siblings(sentence_number)):
            return siblings
        if kindred and (joined := joined_before(self.story, grammar, token)):
            return joined
        if kindred and (couple := self._couple_before(grammar, token)):
            return couple
        sayers = tuple(dict.fromkeys(self._said_by(grammar, token) or self._own_of_sayers(grammar, token)))
        if len(sayers) > 1 and barred.isdisjoint(sayers):
            # "X and the company said that they had settled."
            return sayers
        told_by, between = relayed(self.story, grammar, token)
        barred = barred | told_by
        if between and barred.isdisjoint(between):
            return between
        two = self._two_of_page(barred)
        if two:
            best = (_PARTIES, two)
        for pair in (*self.story.together, *self._of_several(grammar, token)):
            if kindred and any(self.story.things[k].type != "Person" for k in pair.keys):
                continue
            if self.story.now - pair.sentence > 2 or set(pair.keys) <= barred or (of_parents and pair.couple):
                continue
            if two and pair.sentence < (self.story.entry or 0):
                continue
            kinds = {self.story.things[k].type for k in pair.keys}
            agents = kinds <= {"Person", "Group"} or kinds <= {*ORGANIZATIONS, "Group"}
            # "The two camps say that they have settled": somebody and a company, told of by one word of the same sentence.
            agents = agents or (pair.sentence == sentence_number and not pair.loose and kinds <= {"Person", *ORGANIZATIONS})
            score = 1.6 - 1.0 * (self.story.now - pair.sentence) + (0.8 if agents else -0.8)
            score -= 0.0 if not pair.loose or pair.couple else 1.2
            # One of them alone is not "they" where the sentence has just told of both.
            score += 1.2 if pair.sentence == sentence_number and agents and not pair.loose else 0.0
            if best is None or score > best[0]:
                best = (score, pair.keys)
        for thing in self.story.things.values():
            if thing.key in barred or thing.count == 0 or thing.type in ("Place", "Platform"):
                continue
            if kindred and thing.type in ORGANIZATIONS:
                continue
            score_one = salience(thing, grammar.sentence, token, 2)
            if score_one is None:
                continue
            if thing.several == thing.last and thing.type in THINGS:
                # "The images show a bear. They were pulled."
                score_one += 0.6 if thing.last < sentence_number else -1.0
            elif thing.type == "Group" or thing.plural or (thing.kinds | thing.learned) & words("reference", "nominals", "bands"):
                score_one += 1.0
            elif thing.type in ORGANIZATIONS and token.dep in ("nsubj", "nsubjpass", "poss"):
                score_one -= BY_THE_WAY if self._is_place(thing) else 0.6
            elif thing.type == "Person" and thing.gender in (None, "x"):
                score_one -= 1.0
            else:
                continue
            if best is None or score_one > best[0]:
                best = (score_one, (thing.key,))
        return best[1] if best is not None and best[0] > -0.5 else ()

    def _said_by(self, grammar: Grammar, token: Token) -> Keys:
        """Who says what the pronoun is the subject of: in "X said it would sue" it is X rather than who was spoken of before."""
        verb = grammar.sentence.head(token.index)
        if token.dep not in ("nsubj", "nsubjpass") or verb is None or verb.dep != "ccomp":
            return ()
        governor = grammar.sentence.head(verb.index)
        clause = grammar.clause(governor.index) if governor is not None else None
        return tuple(
            k
            for i in (clause.subject if clause is not None else ())
            if i < token.index
            for k in self.story.refer(self.story.now, i)
        )

    def _said_by_unknown(self, grammar: Grammar, token: Token) -> bool:
        """Whether a business that the text does not name says so: "the owner of X announced that it would buy Y"."""
        verb = grammar.sentence.head(token.index)
        if token.dep not in ("nsubj", "nsubjpass") or verb is None or verb.dep != "ccomp" or verb.head > token.index:
            return False
        clause = grammar.clause(verb.head)
        sayers = [grammar.sentence.tokens[i] for i in (clause.subject if clause is not None else ())]
        found = [self.story.gazetteer.descriptor(t.lemma) for t in sayers if t.name is None and t.tag == "NN"]
        return any(d is not None and ORGANIZATIONS & set(d.types) for d in found)

    def _own_of_sayers(self, grammar: Grammar, token: Token) -> Keys:
        """Who says something of what is their own: "X and Y filed for divorce, saying that their marriage was over"."""
        owned = grammar.sentence.head(token.index)
        if token.dep != "poss" or owned is None:
            return ()
        return self._said_by(grammar, owned)

    def _of_several(self, grammar: Grammar, token: Token) -> list[Together]:
        """Those for whom one word earlier in the sentence stands ("the couple")."""
        number = grammar.sentence.number
        earlier = (self.story.refer(number, t.index) for t in grammar.sentence.tokens[: token.index])
        found = [Together(number, keys) for keys in earlier if len(keys) > 1]
        for clause in grammar.clauses:
            # "sued X, Y and Z, claiming that they cheated": whoever is named in one list as the object.
            listed = tuple(dict.fromkeys(k for i in clause.object if i < token.index for k in self.story.refer(number, i)))
            against = clause.lemma in ("sue", "accuse", "charge", "countersue", "prosecute", "indict", "blame")
            if (
                len(listed) > 1
                and against
                and clause.verb < token.index
                and all(self.story.things[k].type == "Person" for k in listed)
            ):
                found.append(Together(number, listed))
            # "X and Y sang while they danced"
            subject = tuple(dict.fromkeys(n for i in clause.subject if (n := grammar.sentence.tokens[i].name) is not None))
            several = sum(grammar.sentence.tokens[i].name is not None for i in clause.object) > 1
            people = len(subject) > 1 and all(self.story.things[n].type == "Person" for n in subject)
            if people and not several and clause.verb < token.index:
                found.append(Together(number, subject))
            # "X wed Y in 1964; they have"
            heads = (*clause.subject, *clause.object)
            verb = grammar.sentence.tokens[clause.verb]
            if verb.index < token.index and {verb.lemma, verb.text.lower()} & words("reference", "couples", "verbs"):
                both = tuple(dict.fromkeys(k for i in heads if i < token.index for k in self.story.refer(number, i)))
                if len(both) == 2 and all(self.story.things[k].type == "Person" for k in both):
                    found.append(Together(number, both, couple=True))
        return found

    def _of_kindred(self, grammar: Grammar, token: Token) -> bool:
        """Whether it is a relative that they own: "their daughter"; no company has one."""
        owned = grammar.sentence.head(token.index)
        return token.dep == "poss" and owned is not None and owned.lemma in cues("reference")["kin"]

    def _couple_before(self, grammar: Grammar, token: Token) -> Keys:
        """The two whom the words before bind for life: "his partner, X, who came with their daughter"."""
        number = grammar.sentence.number
        for noun in reversed(grammar.sentence.tokens[: token.index]):
            if noun.name is not None or noun.lemma not in {*cues("reference")["couples"]["partner"], "partner"}:
                continue
            owners = [k for i in grammar.owners(noun.index) for k in self.story.refer(number, i)]
            both = tuple(dict.fromkeys((*owners, *self.story.refer(number, noun.index))))
            if len(both) == 2 and all(self.story.things[k].type == "Person" and self.story.things[k].named for k in both):
                return both
        return ()

    def _siblings_before(self, grammar: Grammar, token: Token) -> Keys:
        """Somebody and the brother or sister whom the words before tell of: "his sister X brought their mother"."""
        number, kin = grammar.sentence.number, cues("reference")["kin"]
        for noun in reversed(grammar.sentence.tokens[: token.index]):
            if not any(kin.get(w) == "sibling" for w in (noun.lemma, *(word.text.lower() for word in noun.lead))):
                continue
            owners = [k for i in grammar.owners(noun.index) for k in self.story.refer(number, i)]
            both = tuple(dict.fromkeys((*owners, *self.story.refer(number, noun.index))))
            if len(owners) == 1 and len(both) > 1 and all(self.story.things[k].named for k in both):
                return both
        return ()

    def _siblings(self, sentence: int) -> Keys:
        """The two of whom one was last said to be the other's brother or sister: "their mother"."""
        for (owner, noun), other in reversed(self.story.kin.items()):
            both = (owner, other)
            if cues("reference")["kin"].get(noun) == "sibling" and all(self.story.things[k].last >= sentence - 2 for k in both):
                return both
        return ()

    def _of_a_team(self, grammar: Grammar, token: Token, subject: str) -> bool:
        """Whether "their" goes back to a team that is the subject, with nobody else between: "X sacked their coach"."""
        owned = grammar.sentence.head(token.index)
        last = [t.name for t in grammar.sentence.tokens[: token.index] if t.name is not None][-1:] == [subject]
        office = owned is not None and owned.lemma in words("roles", "offices")
        return last and office and bool(self.story.things[subject].kinds & words("relations", "personlike"))

    def _two_of_page(self, barred: set[str]) -> Keys:
        """The two people whose story a timeline tells, in an entry of it."""
        two = self.story.two_of_timeline()
        people = all(self.story.things[k].type == "Person" for k in two)
        return two if people and barred.isdisjoint(two) else ()

    def _is_place(self, thing: Thing) -> bool:
        """Whether something without a name was only told of as where something was: "at a club in Amsterdam"."""
        plain = not thing.named and thing.prominence <= ROLE_WEIGHT["pobj"]
        return plain and thing.head in words("sorts", "plain", "venues")
