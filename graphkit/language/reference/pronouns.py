"""What pronouns of the third person stand for."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.language.cues import cues, words
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.continuity import (
    beside_subject,
    left_behind,
    object_before,
    of_holder,
    of_subject,
    of_surname,
    subject_above,
    turned_to,
    unheard_of,
)
from graphkit.language.reference.descriptions import THINGS, is_dummy, pronoun_kind
from graphkit.language.reference.entries import counterpart, weighed
from graphkit.language.reference.pages import SOMEBODY
from graphkit.language.reference.plurals import BY_THE_WAY, Plurals
from graphkit.language.reference.salience import (
    HEADED,
    HEADED_BUSINESS,
    OWN_SUBJECT,
    REACH_PRONOUN,
    in_quotes_of,
    own_subject,
    ruled_out,
    salience,
    spoken_of,
)
from graphkit.language.reference.things import Keys, Thing
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# What it tells for the subject of the clause that one with "it" as its subject depends on, and for the object of the verb
# before where "it" is that of the next.
_PARALLEL = 1.2

# How much likelier "she" is whom the article is about than another one, at the beginning of a paragraph and elsewhere.
_OPENING = 2.0
_HERO = 0.5

# What it tells for somebody of the surname of "his father, X".
_SURNAME = 4.0

# How likely "she" is whom the article is about at least, some sentences after she was last told of.
_STAYS = -0.5

# By how much the likeliest must be ahead of the next: a "she" who is as likely another one is nobody.
_AHEAD = 0.5


class Pronouns(Plurals):
    """Resolves pronouns against a story."""

    def resolve(self, grammar: Grammar, token: Token, kind: str) -> Keys:
        sentence = grammar.sentence
        if kind == "thing" and (token.dep == "expl" or is_dummy(sentence, token)):
            return ()
        if kind in ("male", "female") and self._is_who_says_so(grammar, token, kind):
            return ()
        barred = ruled_out(self.story, grammar, token) | spoken_of(self.story, sentence, token, kind)
        if kind != "plural" and (owner := self._beside_owner(grammar, token, kind)):
            return owner
        if kind == "thing" and (business := of_holder(self.story, grammar, token)):
            return business
        if kind in ("male", "female") and (parent := self._of_kin_above(grammar, token)):
            return parent
        if kind in ("male", "female") and (child := self._of_parent_before(grammar, token, kind)):
            return child
        if kind == "plural":
            return self._plural(grammar, token, barred)
        barred = barred | (left_behind(self.story, grammar, token) if kind == "thing" else set())
        ranked: list[tuple[float, str]] = []
        expected = self._expected(grammar, token) if kind == "thing" else frozenset()
        above = self._said_by(grammar, token)
        if kind == "thing" and not above and self._said_by_unknown(grammar, token):
            return ()
        situation = kind == "thing" and self._is_situation(grammar, token)
        judged = kind == "thing" and self._is_judged(grammar, token)
        own = own_subject(self.story, grammar, token)
        if kind != "thing" and (ahead := [k for k in own - barred if self._is_new(k, kind)]):
            # "In her memoir, X wrote": told of for the first time.
            return (ahead[0],)
        elsewhere = of_subject(self.story, grammar, token) if kind == "thing" else beside_subject(self.story, grammar, token)
        family = of_surname(self.story, grammar, token) if kind != "thing" else frozenset()
        parallel = (
            subject_above(self.story, grammar, token) | object_before(self.story, grammar, token)
            if kind == "thing"
            else frozenset()
        )
        # A sentence that begins with somebody else goes on about that one.
        turned = turned_to(self.story, grammar, token, kind)
        clause = grammar.clause_of(token.index)
        # "X, which made him its face": a relative clause is about X.
        told = clause is not None and sentence.tokens[clause.verb].dep == "relcl"
        nearer = OWN_SUBJECT * (3 if told else 2 if kind in ("male", "female") else 1)
        for thing in self.story.things.values():
            if thing.key in barred or thing.count == 0 or thing.plural or self.story.of_other_item(thing):
                continue
            if kind in ("male", "female"):
                if thing.type != "Person" or not thing.named:
                    continue
                if self.story.section == SOMEBODY and thing.last < self.story.headed:
                    continue
                wanted = "m" if kind == "male" else "f"
                if thing.gender not in (None, wanted) and not self._may_go_by(thing, wanted):
                    continue
                bonus = 0.0 if thing.gender == wanted or thing.key == self.story.section else -1.2
            else:
                if thing.type in ("Person", "Group", "Place"):
                    continue
                bonus = 0.6 if thing.type in ORGANIZATIONS else -0.2
                bonus += 0.6 if token.dep in ("nsubj", "poss") and thing.type in ORGANIZATIONS else 0
                bonus -= 0.4 if not thing.named and thing.type == "Topic" else 0
                bonus -= BY_THE_WAY if self._is_place(thing) else 0
                papers = not thing.named and thing.type == "LegalCase"
                if token.dep in ("nsubj",) and self._speaks(sentence, token) and not (papers or thing.type in ORGANIZATIONS):
                    continue
                if (situation and thing.type not in THINGS) or (judged and thing.type in ORGANIZATIONS):
                    continue
                if thing.type == "Platform":
                    bonus -= 1.0
                if thing.type == "MediaOutlet" and thing.prominence <= 0.0:
                    # What somebody tells Vogue is not about Vogue.
                    bonus -= BY_THE_WAY
                if expected:
                    bonus += 1.6 if thing.type in expected else -1.0
            score = salience(thing, sentence, token, REACH_PRONOUN)
            score = self._at_least_headed(thing, sentence, score) if not above else score
            if kind != "thing":
                score = weighed(self.story, thing, sentence, token, score)
            bonus += 1.0 if thing.key in above else 0.0
            bonus += _SURNAME if thing.key in family else 0.0
            bonus -= BY_THE_WAY if thing.key in elsewhere else 0.0
            bonus += nearer if thing.key in own else 0.0
            bonus += _PARALLEL if thing.key in parallel else 0.0
            if kind != "thing" and thing.key == self.story.page.person and not above and (not turned or thing.key in turned):
                score = max(score, _STAYS) if score is not None else None
                bonus += _OPENING if self.story.opens else _HERO
            if score is not None:
                ranked.append((score + bonus, thing.key))
        if kind != "thing" and in_quotes_of(sentence, token, kind):
            # "“She lied,” she said": not whom the sentence before is about, who says so.
            before = {key: self.story.weight_in(key, sentence.number - 1) for _, key in ranked}
            ranked = [r for r in ranked if not before[r[1]] or before[r[1]] < max(before.values())]
        if ranked and kind == "thing" and unheard_of(self.story, grammar, token, max(ranked)[1]):
            return ()
        if ranked and max(ranked)[0] > -2.6:
            return _clearly_first(ranked, 0.0 if kind == "thing" else _AHEAD)
        # In an entry of a list or timeline "he" is whoever the page is about.
        gender = {"male": "m", "female": "f"}.get(kind)
        main = self.story.things.get(self.story.page.person or "")
        if main is not None and main.key not in barred and main.gender == gender:
            return (main.key,)
        return (counterpart(self.story, gender, barred) or self._only_one(gender, barred)) if gender is not None else ()

    def _may_go_by(self, thing: Thing, wanted: str) -> bool:
        """Whether somebody who is "they" to the lists may be "she" to the text, as others of that name are."""
        return thing.gender == "x" and self.story.gazetteer.first_name_gender(thing.label.split()[0]) == wanted

    def _is_new(self, key: str, kind: str) -> bool:
        """Whether somebody whom a pronoun may stand for has not been told of before."""
        thing = self.story.things[key]
        fits = thing.type == "Person" and thing.gender in (None, "m" if kind == "male" else "f")
        return fits and thing.named and thing.count == 0

    def _only_one(self, gender: str, barred: set[str]) -> Keys:
        """Who "she" is however far back: the one woman in the title, or of whom the text has told, and more than by the way."""
        found = [t for t in self.story.things.values() if t.type == "Person" and t.named and t.count and t.gender == gender]
        main = [t for t in found if t.key in self.story.page.titled] or found
        return (main[0].key,) if len(main) == 1 and main[0].count > 1 and main[0].key not in barred else ()

    def _at_least_headed(self, thing: Thing, sentence: Sentence, score: float | None) -> float | None:
        """How salient a thing is, where it may be whom the heading names: all that is below is about that one."""
        headed = thing.key == self.story.section or (thing.key in self.story.heads and thing.type == "Person")
        venture = thing.key == self.story.venture
        headed = headed or venture
        if not headed or sentence.kind is BlockKind.HEADING:
            return score
        if any(number == sentence.number for number, _ in thing.seen):
            return score
        least = HEADED_BUSINESS if venture else HEADED
        return max(score if score is not None else least, least)

    def _is_who_says_so(self, grammar: Grammar, token: Token, kind: str) -> bool:
        """Whether somebody without a name says so of himself: "a saleswoman, who told me that she would wear it"."""
        sentence = grammar.sentence
        if token.dep not in ("nsubj", "nsubjpass"):
            return False
        for up in sentence.ancestors(token.index):
            head = sentence.head(up.index)
            if (
                up.dep != "ccomp"
                or head is None
                or head.index > up.index
                or head.lemma not in words("reference", "verbs", "telling")
            ):
                continue
            clause = grammar.clause(head.index)
            for i in clause.subject if clause is not None else ():
                sayer = sentence.tokens[i]
                descriptor = self.story.gazetteer.descriptor(sayer.lemma) if sayer.name is None and sayer.tag == "NN" else None
                if descriptor is None or descriptor.type != "Person" or self.story.refer(sentence.number, i):
                    continue
                if any(t.text.lower() in ("a", "an", "one") for t in sentence.children(i, "det", "nummod")):
                    return descriptor.gender in (None, "m" if kind == "male" else "f")
        return False

    def _beside_owner(self, grammar: Grammar, token: Token, kind: str) -> Keys:
        """Whose relative is named beside him: in "born to X and his wife Y" it is X, whoever the sentence is about."""
        owned = grammar.sentence.head(token.index)
        if token.dep != "poss" or owned is None or owned.dep != "conj":
            return ()
        first = grammar.sentence.head(owned.index)
        if first is None or first.name is None or first.index > token.index or first.dep in ("conj", "attr"):
            return ()
        thing = self.story.things[first.name]
        if kind == "thing":
            # "Disney and its Lucasfilm unit"
            return (first.name,) if thing.type in ORGANIZATIONS and owned.name != first.name else ()
        wanted = "m" if kind == "male" else "f"
        if thing.type == "Person" and thing.gender in (None, wanted) and owned.name != first.name:
            return (first.name,)
        return ()

    def _of_kin_above(self, grammar: Grammar, token: Token) -> Keys:
        """Who "she" is in "Ava, her daughter by X, to whom she was married": the one whose daughter it is."""
        if token.dep not in ("nsubj", "nsubjpass"):
            return ()
        above = list(grammar.sentence.ancestors(token.index))
        for up in (*above, *(c for a in above if a.name is not None for c in grammar.sentence.children(a.index, "appos"))):
            if up.lemma not in cues("reference")["kin"] or up.index > token.index:
                continue
            for owner in grammar.sentence.children(up.index, "poss"):
                if pronoun_kind(owner.text.lower()) == pronoun_kind(token.text.lower()):
                    return self.story.refer(grammar.sentence.number, owner.index)
        return ()

    def _of_parent_before(self, grammar: Grammar, token: Token, kind: str) -> Keys:
        """Whose "her father" is in "her mother, X, and her father, Y": no parent's own, but the child's of whom both are."""
        elders = words("reference", "elders")
        owned = grammar.sentence.head(token.index)
        if token.dep != "poss" or owned is None or owned.name is not None or owned.lemma not in elders:
            return ()
        for before in reversed(grammar.sentence.tokens[: token.index]):
            if before.name is not None or before.lemma not in elders:
                continue
            for owner in grammar.sentence.children(before.index, "poss"):
                keys = self.story.refer(grammar.sentence.number, owner.index)
                alike = pronoun_kind(owner.text.lower()) == kind or owner.name is not None
                gender = "m" if kind == "male" else "f"
                if alike and len(keys) == 1 and self.story.things[keys[0]].type == "Person":
                    return keys if self.story.things[keys[0]].gender in (None, gender) else ()
        return ()

    def may_be(self, thing: Thing, kind: str) -> bool:
        """Whether a pronoun of a kind can stand for a thing by its class and gender alone, both known."""
        if kind in ("male", "female"):
            return thing.type == "Person" and thing.gender == ("m" if kind == "male" else "f")
        return kind == "thing" and thing.type in ORGANIZATIONS

    def _is_situation(self, grammar: Grammar, token: Token) -> bool:
        """Whether "it" is said to be a mess, a shame, worth it: how things stand, and no company."""
        clause = grammar.clause_of(token.index)
        if clause is not None and token.index in clause.object and clause.lemma in words("reference", "verbs", "of_situations"):
            # "She did not deny it."
            return True
        if clause is None or clause.lemma != "be" or token.index not in clause.subject:
            return False
        said = [grammar.sentence.tokens[i] for i in clause.complement]
        return any(
            t.lemma in words("reference", "dummies", "judged")
            or (t.pos == "NOUN" and t.name is None and t.lemma in words("classes", "negative"))
            for t in said
        )

    def _is_judged(self, grammar: Grammar, token: Token) -> bool:
        """Whether "it" is called something ("X called it a good start") that no company is, where the sentence names none."""
        clause = grammar.clause_of(token.index)
        if clause is None or token.index not in clause.object:
            return False
        said = [grammar.sentence.tokens[i] for i in clause.complement]
        kinds = [d.types for t in said if (d := self.story.gazetteer.descriptor(t.lemma)) is not None]
        before = (k for t in grammar.sentence.tokens[: token.index] for k in self.story.refer(grammar.sentence.number, t.index))
        return (
            clause.lemma in words("syntax", "judging")
            and bool(said)
            # "calls it a wonderful partnership": what has happened.
            and not any(t.lemma in words("relations", "backed") for t in said)
            and not any(ORGANIZATIONS & set(types) for types in kinds)
            and not any(self.story.things[k].type in ORGANIZATIONS for k in before)
        )

    def _expected(self, grammar: Grammar, token: Token) -> frozenset[str]:
        """The classes of what a verb is done by or to, where it tells ("it stars X", "she attended it"); empty where it does
        not.
        """
        clause = grammar.clause_of(token.index)
        if clause is None:
            return frozenset()
        behind = (t for t in grammar.sentence.tokens[token.index :] if t.dep == "pobj")
        if any(t.lemma in words("reference", "documents", "named_in") for t in behind):
            # "It names X as a defendant."
            return frozenset({"LegalCase"})
        phrase = grammar.sentence.head(token.index)
        if (
            token.dep == "pobj" and phrase is not None and phrase.text == "In"
            and any(grammar.sentence.tokens[i].name is not None and phrase.index < i for i in clause.subject)
        ):  # fmt: skip
            # "In it X dances by the fire."
            return frozenset({"Campaign", "Work"})
        selection = cues("reference")["selection"]
        place = "subject" if token.index in clause.subject else "object" if token.index in clause.object else ""
        lemmas = {clause.lemma, *(f"{clause.lemma} {p}" for p in clause.particles)}
        return frozenset(
            kind for kinds, verbs in selection.get(place, {}).items() if lemmas & set(verbs) for kind in kinds.split("-")
        )

    def _speaks(self, sentence: Sentence, token: Token) -> bool:
        head = sentence.head(token.index)
        return head is not None and head.lemma in words("reference", "verbs", "of_agents")


def _clearly_first(ranked: Sequence[tuple[float, str]], ahead: float) -> Keys:
    """The key with the highest score, where no other comes close to it; the first told of among equals if none need be ahead."""
    best, *others = sorted(ranked, key=lambda entry: -entry[0])
    return (best[1],) if not others or best[0] - others[0][0] >= ahead else ()
