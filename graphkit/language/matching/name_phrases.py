"""Patterns without a verb: names and what stands beside them, in captions, lists, brackets and asides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.matching.filling import Bindings, Filler, Phrases
from graphkit.language.matching.patterns import NamePattern
from graphkit.language.matching.rules import Frame, Rules
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.company import present
from graphkit.language.syntax.tree import Sentence, Token

_AGAINST = frozenset({"v", "v.", "vs", "vs.", "versus"})
# Stands for whoever the heading above a block names, where a sentence has no subject of its own.
HEADING = -1


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence: heads of its parties, the word that evoked it, and the classes asked of the parties.

    ``predicate`` is the token whose status counts; ``nominal`` tells a noun from a verb;
    ``together`` that the subjects are meant pairwise.  ``affirmed`` is set where the pattern itself wanted the negation.
    """

    frame: Frame
    pattern: str
    subject: Heads
    object: Heads
    trigger: int
    predicate: int
    nominal: bool = False
    together: bool = False
    affirmed: bool = False
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()
    companions: Heads = ()
    ceased: bool = False

    @property
    def elliptic(self) -> bool:
        """Whether the object is left out and must be found in what the text spoke of."""
        return bool(self.frame.elliptic) and not self.object


class NamePhrases(Filler):
    """Matches the patterns that begin with a name against one sentence."""

    def __init__(self, grammar: Grammar, rules: Rules, meant: Callable[[int], frozenset[str]] | None = None) -> None:
        super().__init__(grammar, meant)
        self.rules = rules

    def phrases(self, headed: bool) -> Iterator[Match]:
        """Frames that need no verb; ``headed`` says that the block stands under a heading that names somebody."""
        kinds = {self.sentence.kind.value, *(["headed"] if headed else []), *(["caption"] if self._is_caption() else [])}
        for frame, pattern in self.rules.by_phrase:
            if frame.where and not frame.where & kinds:
                continue
            for token in self.sentence.tokens:
                if pattern.crossed:
                    partner = self._crossed(token.index) if token.name is not None else None
                    if partner is not None:
                        yield Match(
                            frame, pattern.text, (token.index,), (partner,), token.index, token.index, True, False, False,
                            pattern.subject.types, pattern.subject.types,
                        )  # fmt: skip
                elif pattern.bracketed:
                    inside = self._bracketed(token.index) if token.name is not None else None
                    if inside is not None and pattern.around is not None and self._lists_brackets():
                        yield Match(
                            frame, pattern.text, (token.index,), (inside,), token.index, token.index, True, False, False,
                            pattern.subject.types, pattern.around.types,
                        )  # fmt: skip
                elif pattern.versus:
                    other = self._opposed(token.index) if token.name is not None else None
                    if other is not None and pattern.around is not None:
                        yield Match(
                            frame, pattern.text, (token.index,), (other,), token.index, token.index, True, False, False,
                            pattern.subject.types, pattern.around.types,
                        )  # fmt: skip
                elif (token.name is not None or token.lemma in pattern.subject.heads) and token.dep not in ("compound", "nmod"):
                    found = self._name(frame, pattern, token.index, self._listed(token.index) if frame.where else (token.index,))
                    if found is not None:
                        yield found
            if headed and not (pattern.crossed or pattern.bracketed or pattern.versus) and not self._shares_out():
                for token in self.sentence.tokens:
                    if token.dep == "ROOT" and not self.grammar.is_verb(token):
                        found = self._name(frame, pattern, token.index, (HEADING,))
                        if found is not None:
                            yield found

    def _shares_out(self) -> bool:
        """Whether words say for which of several it is: "a cape for her, a kilt for him", "she in Dior, he in Gucci"."""
        texts = [t.text.lower() for t in self.sentence.tokens]
        return any((a == "for" and b in ("her", "him")) or (a in ("he", "she") and b == "in") for a, b in pairwise(texts))

    def _is_caption(self) -> bool:
        """Whether a sentence tells who is where and has no verb for it: "X and Y at the gala"."""
        root = next((t for t in self.sentence.tokens if t.dep == "ROOT"), None)
        if root is None or root.name is None or len(self.sentence.tokens) > 30:
            return False
        return all(t.tag in ("VBG", "VBN") for t in self.sentence.tokens if t.pos in ("VERB", "AUX"))

    def _crossed(self, index: int) -> int | None:
        """The name behind a name and a cross: "Adidas x Prada"."""
        behind = self.sentence.tokens[index + 1 : index + 3]
        if (
            index > 1
            and self.sentence.tokens[index - 1].text in ("x", "X", "×")
            and self.sentence.tokens[index - 2].name is not None
        ):
            # "Lisa x Celine x Bulgari": whether the second has to do with the third is not told.
            return None
        if len(behind) == 2 and behind[0].text in ("x", "X", "×") and behind[0].name is None and behind[1].name is not None:
            return behind[1].index
        if len(behind) == 2 and behind[0].text in ("-", "–", "‑", "—") and behind[1].name is not None:
            # "the Federer – Rolex partnership"
            nouns = self.sentence.tokens[index + 3 : index + 5]
            if any(t.name is None and t.lemma in words("classes", "deal") and t.pos in ("NOUN", "PROPN") for t in nouns[:2]):
                return behind[1].index
        return None

    def _bracketed(self, index: int) -> int | None:
        """The name alone in brackets behind a name: "Cher (Dior)"."""
        behind = self.sentence.tokens[index + 1 : index + 4]
        if len(behind) == 3 and behind[0].text in "([" and behind[2].text in ")]" and behind[1].name is not None:
            return behind[1].index
        return None

    def _opposed(self, index: int) -> int | None:
        """The name behind a name and a "v" where a line says nothing else, so that a case known of old is no news."""
        if any(
            t.name is None and t.pos not in ("PUNCT", "NUM", "SPACE") and t.text.lower() not in _AGAINST
            for t in self.sentence.tokens
        ):
            return None
        behind = [t for t in self.sentence.tokens[index + 1 : index + 4] if t.text != "."][:2]
        if len(behind) == 2 and behind[0].text.lower() in _AGAINST and behind[1].name is not None:
            return behind[1].index
        return None

    def _lists_brackets(self) -> bool:
        """Whether a sentence about clothes lists names with names in brackets: one alone may be anything, two are a list."""
        tokens = self.sentence.tokens
        dressed = any({t.lemma, t.text.lower()} & words("syntax", "looks") for t in tokens if t.name is None)
        return dressed and sum(t.name is not None and self._bracketed(t.index) is not None for t in tokens) > 1

    def _player(self, at: int, subject: Heads) -> Heads:
        """Who plays the part that a name may be: in "X was Rachel in Friends" it is X, and nobody in "a part as Rachel"."""
        token, head = self.sentence.tokens[at], self.sentence.head(at)
        if head is not None and token.dep == "pobj" and head.lemma == "as":
            return ()
        if head is not None and token.dep == "dobj" and head.lemma in words("classes", "playing"):
            return ()
        clause = self.grammar.clause(head.index) if head is not None and token.dep == "attr" else None
        if clause is None or clause.lemma != "be" or not clause.subject:
            return subject
        people = (self.sentence.tokens[i] for i in clause.subject)
        return clause.subject if all(t.name is not None or t.text.lower() in ("he", "she", "who") for t in people) else subject

    def _listed(self, index: int) -> Heads:
        """All names of the list that a name stands in: "X and Y in Fendi"."""
        top = self.sentence.tokens[index]
        while top.dep == "conj" and (up := self.sentence.head(top.index)) is not None and up.name is not None:
            top = up
        return self.grammar.expand(top.index)

    def _owners_told(self, pattern: NamePattern, at: int) -> Heads:
        """Whose a thing is, also where the noun before its name says so: "X's documentary, Quant"."""
        noun = self.sentence.head(at)
        if noun is None or self.sentence.tokens[at].dep != "appos" or noun.lemma not in pattern.subject.heads:
            return self.grammar.owners(at)
        called = {t.text.lower() for t in self.sentence.children(noun.index, "amod", "compound")}
        liked = called & words("roles", "not_creates")
        return self.grammar.owners(at) or (() if liked else self.grammar.owners(noun.index))

    def _beside_commas(self, at: int) -> tuple[tuple[str, Heads], ...]:
        """Who is told of between commas right behind a title: ""Palm Royale", with X and Y, is back"."""
        behind = self.sentence.tokens[at + 1 : at + 3]
        if len(behind) < 2 or behind[0].text != "," or behind[1].text.lower() != "with" or behind[1].head == at:
            return ()
        return tuple(("with", self.grammar.expand(t.index)) for t in self.sentence.children(behind[1].index, "pobj"))

    def _of_behind(self, name: Token) -> tuple[str, Heads] | None:
        """What stands with "of" behind the last name of a list: in "W of V, X and Y of Z" it is Y who is of Z."""
        of = self.sentence.tokens[name.index + 1] if name.index + 1 < len(self.sentence.tokens) else None
        head = self.sentence.head(of.index) if of is not None else None
        if of is None or head is None or of.text.lower() != "of" or head.index == name.index or name.dep != "conj":
            return None
        if head.pos not in ("NOUN", "PROPN"):
            # "accused X and Y of it"
            return None
        heads = tuple(h for c in self.sentence.children(of.index, "pobj") for h in self.grammar.expand(c.index))
        return ("of", heads) if heads else None

    def _several(self, last: Token) -> Heads:
        """All names of a list whose last one is described for all: "the brothers X and Y of Z"."""
        first = last
        while first.dep == "conj" and (up := self.sentence.head(first.index)) is not None and up.name is not None:
            first = up
        before = self.sentence.tokens[first.index - 1] if first.index else None
        together = before is not None and before.tag in ("NNS", "NNPS") and before.head == first.index
        return tuple(h for h in self.grammar.expand(first.index) if h <= last.index) if together else (last.index,)

    def _bylined(self, last: int) -> Heads:
        """Two names that share a newspaper: "X and Y of The Times"."""
        tokens = self.sentence.tokens
        pair = last > 1 and tokens[last - 1].text.lower() in ("and", "&") and tokens[last].head == last - 2
        first = tokens[last - 2] if pair else None
        alone = first is not None and first.name is not None and first.dep != "conj"
        return (last - 2, last) if alone else (last,)

    def _company(self, subject: Heads, pool: Phrases) -> Heads:
        """Who is there too: "X with husband Y at the gala"."""
        last = () if HEADING in subject else self.grammar.noun_phrases(subject[-1])
        beside = (hs for p, hs in dict.fromkeys((*pool, *last)) if p in words("syntax", "accompanying"))
        return tuple(h for hs in beside for h in present(self.grammar, hs) if h not in subject)

    def _name(self, frame: Frame, pattern: NamePattern, at: int, subject: Heads) -> Match | None:
        bound = Bindings()
        if frame.relation == "appearsIn" and at in subject:
            subject = self._player(at, subject)
        bound.bind(pattern.subject, subject)
        if pattern.owner is not None and self.sentence.tokens[at].lead:
            # "Nike's spokesperson X": the noun says what X is to Nike.
            return None
        called = {t.lemma for t in self.sentence.children(at, "amod", "compound", "nmod") if t.name is None}
        if pattern.owner is not None and called & words("reference", "couples", "counterparts"):
            # "Adidas's rival Nike"
            return None
        if pattern.owner is not None and not bound.bind(pattern.owner, self._owners_told(pattern, at) if at in subject else ()):
            return None
        pool = self.grammar.noun_phrases(at)
        root = self.sentence.tokens[at]
        if root.name is not None and not frame.where and (listed := self.sentence.children(at, "conj")):
            # "X, Y and Z of O": what stands behind the list belongs to its last name.
            pool = tuple((p, heads) for p, heads in pool if not heads or heads[0] < listed[0].index)
        pool = (*pool, *self._beside_commas(at))
        if root.name is not None and pattern.owner is None and (of := self._of_behind(root)) is not None:
            pool = (*pool, of)
            subject = self._several(root) if at in subject and frame.relation == "worksFor" else subject
            bound = Bindings()
            bound.bind(pattern.subject, subject)
        if subject == (HEADING,) and root.pos == "ADP":
            pool = tuple((root.text.lower(), self.grammar.expand(c.index)) for c in self.sentence.children(at, "pobj"))
        if pattern.noun is not None:
            beside = (
                self.grammar.expand(at) if subject == (HEADING,) else tuple(t.index for t in self.sentence.children(at, "appos"))
            )
            if not self._inside(pattern.noun, beside, bound):
                return None
        for phrase in pattern.phrases:
            if not self._phrase(phrase, pool, None, bound):
                return None
            inner = (*bound.nouns, *(h for h in (*bound.subject, *bound.object) if h not in (at, HEADING)))
            pool = (*pool, *(p for n in inner for p in self.grammar.noun_phrases(n) if p not in pool))
        if bound.object_types == {"Brand"}:
            # "in the firing line" is in no clothes of any line.
            bound.object = tuple(h for h in bound.object if self.sentence.tokens[h].name is not None)
        if not bound.object or not bound.subject:
            return None
        if bound.object_types == {"Brand"}:
            bound.subject = dressed(self.sentence, bound.subject, min(bound.object))
        if frame.relation == "worksFor" and bound.object_types == {"MediaOutlet"} and bound.subject == (at,):
            bound.subject = self._bylined(at)
        return Match(
            frame, pattern.text, bound.subject, bound.object, at, at, True, False, False, bound.subject_types, bound.object_types,
            self._company(bound.subject, pool) if frame.companions else (),
        )  # fmt: skip


def dressed(sentence: Sentence, listed: Heads, at: int) -> Heads:
    """Those of a list on whom clothes are, by where these stand: behind a comma or in brackets they are those of the name
    before them ("X (in Dior), Y and Z", "X and Y, in Dior"), else of all names since the clothes before ("X and Y in Dior").
    """
    before = [h for h in listed if h < at]
    if HEADING in listed or not before:
        return listed
    tokens = sentence.tokens
    put = max((t.index for t in tokens[max(before) + 1 : at] if t.text.lower() == "in"), default=None)
    if put is None:
        return tuple(before)
    if tokens[put - 1].text in ("(", ",", "–", "—"):
        nearest = tokens[put - 2]
        joined = tokens[nearest.index - 1].text.lower() in ("and", "&", *words("syntax", "accompanying"))
        return (nearest.index,) if nearest.name is not None and joined else (max(before),)
    worn = [t.index for t in tokens[:put] if t.text.lower() == "in" and t.index > min(before)]
    return tuple(h for h in before if h > max(worn, default=-1))
