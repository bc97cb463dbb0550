"""Who wears whose clothes where no verb says so: in captions, credits and lists of looks.

Fashion pages tell it in fragments: "Dress: Prada.", "Her gown? Archive Mugler.", "He: a Gucci suit.", "Cher: Bob Mackie",
"Helen Mirren, in pleated Dior", or the name of a house alone under a picture of somebody.  Fragments count only on pages
that are about looks; what a name in brackets says is read with the phrase patterns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphkit.language.cues import words
from graphkit.language.matching.name_phrases import HEADING, Match, dressed
from graphkit.language.matching.rules import Frame, Rules
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# So many sentences at the top of a page tell what it is about, and so many words for looks must be among them.
_OPENING = 5
_ENOUGH = 2
_CLOSERS = (".", ",", ";", ":", "!", ")", "(", "?", "–", "—", "-", "/", "|", "…")
_HIM = ("her", "him")
# What may stand between "in" and a house, and how many words of it.
_WITHIN = ("ADJ", "NOUN", "DET", "VERB", "ADV", "PROPN")
_LONGEST = 5


def about_looks(sentences: Sequence[Sentence]) -> bool:
    """Whether a page tells what people wear: words for it in its title, or several at its beginning."""
    found: set[str] = set()
    for sentence in sentences[:_OPENING]:
        here = {w for t in sentence.tokens if t.name is None for w in (t.lemma, t.text.lower())} & words("syntax", "looks")
        if here and sentence.kind is BlockKind.TITLE:
            return True
        found |= here
    return len(found) >= _ENOUGH


class Looks:
    """Reads the fragments of one page; sentences are given in their order."""

    def __init__(self, discourse: Discourse, rules: Rules, dressed: bool) -> None:
        self.discourse = discourse
        self.frames = [f for f in rules.frames if f.looks]
        self.dressed = dressed
        self._asked: Keys = ()

    def read(self, grammar: Grammar, headed: bool, verbal: Sequence[Match]) -> Iterator[Match]:
        """Who wears what in one sentence; ``headed`` says that it stands under a heading that names somebody, ``verbal`` is
        what its verbs say.
        """
        sentence = grammar.sentence
        asked, self._asked = self._asked, self._whose_clothes(grammar)
        if not (self.dressed or asked) or sentence.kind is BlockKind.TITLE:
            return
        brands = tuple(t for t in sentence.tokens if self._is_house(t, sentence.number) and not self._of_somebody(grammar, t))
        if not brands:
            return
        for frame in self.frames:
            if sentence.kind is not BlockKind.HEADING:
                yield from self._labelled(frame, grammar, brands, headed, asked)
            yield from self._in_clothes(frame, grammar, brands)
            yield from self._besides(frame, grammar, brands, verbal)

    def _is_house(self, token: Token, number: int = -1) -> bool:
        if token.name is None:
            keys = self.discourse.refer(number, token.index) if token.lemma in words("syntax", "houses") else ()
            return any(self.discourse.things[k].type == "Brand" for k in keys)
        thing = self.discourse.things[token.name]
        return thing.type == "Brand" or (
            thing.type == "Person" and any(e.type == "Brand" for e in self.discourse.gazetteer.lookup(thing.label))
        )

    def _of_somebody(self, grammar: Grammar, token: Token) -> bool:
        """Whether a house only says who somebody is: "Valentino ambassador", "Pierpaolo Piccioli of Valentino", "Dior's Y"."""
        sentence = grammar.sentence
        above = sentence.head(token.index)
        if token.dep in ("compound", "nmod", "poss", "amod") and above is not None:
            # "Lagerfeld's cat", "the Dior show": only clothes are worn.
            return not self._is_clothing(sentence, above)
        if above is not None and above.pos == "ADP" and above.text.lower() in ("of", "at", "for", "to"):
            over = sentence.head(above.index)
            return over is not None and self._is_person(sentence, over)
        return False

    def _is_clothing(self, sentence: Sentence, token: Token) -> bool:
        if token.name is not None:
            return self.discourse.things[token.name].type in ("Brand", "Product")
        keys = self.discourse.refer(sentence.number, token.index)
        return token.lemma in words("classes", "garment") or any(self.discourse.things[k].type == "Product" for k in keys)

    def _is_person(self, sentence: Sentence, token: Token) -> bool:
        keys = self.discourse.refer(sentence.number, token.index)
        found = self.discourse.gazetteer.descriptor(token.lemma) if token.name is None else None
        return any(self.discourse.things[k].type == "Person" for k in keys) or (found is not None and found.type == "Person")

    def _whose_clothes(self, grammar: Grammar) -> Keys:
        """Whose clothes a question asks for: "Her dress?", "The designer behind his suit?", "What did they wear?"."""
        sentence, tokens = grammar.sentence, grammar.sentence.tokens
        if tokens[-1].text != "?" or len(tokens) > 10:
            return ()
        for clause in grammar.clauses:
            if clause.lemma in ("wear", "dress") and clause.subject:
                return tuple(k for h in clause.subject for k in self.discourse.refer(sentence.number, h))
        for one, two in pairwise(t for t in tokens if t.pos not in ("ADJ", "ADV")):
            if two.lemma in words("classes", "garment"):
                if one.text.lower() in ("her", "his", "their") or one.name is not None:
                    return self.discourse.refer(sentence.number, one.index)
                if one.text.lower() == "the":
                    return self.discourse.refer(sentence.number, HEADING)
        return ()

    # --- labels ---------------------------------------------------------------------------------

    def _labelled(self, frame: Frame, grammar: Grammar, brands: Sequence[Token], headed: bool, asked: Keys) -> Iterator[Match]:
        """A fragment without a verb: about whoever it begins with, or the heading, or a question before it names."""
        sentence = grammar.sentence
        label = self._label(grammar)
        end = self._verbless_end(grammar, max(label, default=-1) + 2 if label else 0)
        there = [
            t.index for t in brands if t.index and sentence.tokens[t.index - 1].text.lower() == "at"
        ]  # "at Dior": at its show
        objects = tuple(t.index for t in brands if max(label, default=-1) < t.index < end and t.index not in there)
        first = sentence.tokens[0]
        if not objects:
            return
        if label:
            yield _match(frame, label, objects)
        elif first.name is not None and not self._is_house(first):
            return
        elif asked:
            self.discourse.bind(sentence.number, HEADING, asked)
            yield _match(frame, (HEADING,), objects)
        elif headed:
            yield from self._beneath(frame, grammar, objects)

    def _verbless_end(self, grammar: Grammar, start: int) -> int:
        """Where the part of a sentence ends that begins at ``start`` and has no verb of its own; ``start`` where it has one."""
        sentence = grammar.sentence
        tokens = sentence.tokens
        end = next((t.index for t in tokens[start:] if t.text in (":", ";", "–", "—")), len(tokens))
        for token in tokens[start:end]:
            if token.name is not None or token.pos not in ("VERB", "AUX"):
                continue
            if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("relcl", "acl", "aux", "auxpass"):
                return start
            if token.index == start or token.dep == "ROOT":
                return start
        return end

    def _label(self, grammar: Grammar) -> Heads:
        """Whom a fragment names before its mark: "He: a Gucci suit", "Cher: Bob Mackie", "Cher and Adele – Gucci"."""
        tokens = grammar.sentence.tokens
        mark = next((t.index for t in tokens if t.text in (":", "–", "—", "-", "|")), 0)
        if mark == 0:
            return ()
        heads = [
            t.index for t in tokens[:mark] if t.text.lower() in ("he", "she") or (t.name is not None and not self._is_house(t))
        ]
        plain = [t for t in tokens[:mark] if t.index not in heads and t.text.lower() not in (",", "and", "&")]
        if plain or not heads or not all(self._somebody(grammar, h) for h in heads):
            return ()
        return tuple(heads)

    def _somebody(self, grammar: Grammar, head: int) -> bool:
        return any(self.discourse.things[k].type == "Person" for k in self.discourse.refer(grammar.sentence.number, head))

    def _beneath(self, frame: Frame, grammar: Grammar, objects: Heads) -> Iterator[Match]:
        """Under a heading: all of it wears all, but where several are named and each thing says for whom it is."""
        sentence = grammar.sentence
        bound = self.discourse.refer(sentence.number, HEADING)
        people = [k for k in bound if self.discourse.things[k].type == "Person"]
        if len(people) == 1:
            yield _match(frame, (HEADING,), objects)
        if len(people) < 2:
            return
        shared = any(
            t.text.lower() in ("both", "siblings", "sisters", "brothers", "twins", "matching", "twinning", "two")
            for t in sentence.tokens
        )
        begin = 0
        for index in objects:
            whom = next(
                (
                    t.index
                    for t in sentence.tokens[index + 1 :]
                    if t.text.lower() in _HIM and sentence.tokens[t.index - 1].text.lower() in ("for", "on")
                ),
                None,
            )
            if whom is not None and not any(begin <= i < index for i in objects):
                yield _match(frame, (whom,), (index,))
                begin = whom
            elif shared:
                yield _match(frame, (HEADING,), (index,))

    # --- asides ---------------------------------------------------------------------------------

    def _in_clothes(self, frame: Frame, grammar: Grammar, brands: Sequence[Token]) -> Iterator[Match]:
        """ "..., in pleated Dior": told of whom the words before the comma are about; "X (in Dior)", "X and Y in Dior"."""
        sentence, tokens = grammar.sentence, grammar.sentence.tokens
        for brand in brands:
            at = brand.index - 1
            while at > 0 and tokens[at].pos in _WITHIN and tokens[at].name is None and brand.index - at < _LONGEST:
                at -= 1
            if tokens[at].text.lower() in ("by", "from") and tokens[at - 1].lemma in words("classes", "garment"):
                # "in silk pajamas by the house"
                start = at = at - 1
                while at > 0 and tokens[at].pos in _WITHIN and tokens[at].name is None and start - at < _LONGEST:
                    at -= 1
            if at < 1 or tokens[at].text.lower() != "in":
                continue
            behind = tokens[brand.index + 1 : brand.index + 3]
            closed = not behind or behind[0].text in _CLOSERS or behind[0].text.lower() in ("and", "with", "by")
            if not closed and not any(t.lemma in words("classes", "garment") for t in behind):
                continue
            before = tokens[at - 1]
            subject: Heads = ()
            if before.text == "(" and at > 1 and self._somebody(grammar, at - 2):
                subject = (at - 2,)
            elif before.text in (",", "–", "—"):
                subject = self._told_of(grammar, at - 1)
            elif at > 2 and before.lemma.lower() in words("syntax", "resplendent") and tokens[at - 2].text == ",":
                # "X, radiant in Dior"
                subject = self._told_of(grammar, at - 2)
            elif before.text.lower() in ("he", "she") and tokens[at - 2].text in (":", ",", ";", "–", "—", "and", "("):
                subject = self._one_of(grammar, at - 1)
            elif before.name is not None and sentence.kind in (BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.HEADING):
                subject = self._listed_before(grammar, at - 1)
            if subject:
                yield _match(frame, subject, (brand.index,))

    def _one_of(self, grammar: Grammar, pronoun: int) -> Heads:
        """Which of two somebody is: "X and Y came, she in Dior, he in Gucci", or of those whom the heading names."""
        sentence = grammar.sentence
        gender = "f" if sentence.tokens[pronoun].text.lower() == "she" else "m"
        named = [t.name for t in sentence.tokens[:pronoun] if t.name is not None and self._somebody(grammar, t.index)]
        for keys in (tuple(dict.fromkeys(named)), self.discourse.refer(sentence.number, HEADING)):
            one = [k for k in keys if k is not None and self.discourse.things[k].gender == gender]
            if len(one) == 1:
                self.discourse.bind(sentence.number, pronoun, (one[0],))
                return (pronoun,)
        return ()

    def _besides(self, frame: Frame, grammar: Grammar, brands: Sequence[Token], verbal: Sequence[Match]) -> Iterator[Match]:
        """What else whoever wears something in the sentence has on: "in a Valentino shirt, plus Bulgari bangles"."""
        tokens = grammar.sentence.tokens
        worn = [m for m in verbal if m.frame.relation == "wears" and m.subject and m.object]
        wearers = {tuple(h for h in m.subject if h < 0 or self._somebody(grammar, h)) for m in worn}
        if len({w[:1] for w in wearers}) != 1 or () in wearers:
            return
        subject = max(wearers, key=len)
        for brand in brands:
            if brand.index <= max(worn[0].object) or any(brand.index in m.object for m in worn):
                continue
            at = brand.index - 1
            while at > 0 and tokens[at].pos in ("ADJ", "DET", "NOUN") and tokens[at].name is None and brand.index - at < _LONGEST:
                at -= 1
            behind = tokens[brand.index + 1 : brand.index + 4]
            if (
                tokens[at].text.lower() in words("syntax", "besides")
                and any(t.lemma in words("classes", "garment") for t in behind)
            ) or (tokens[at].text.lower() in ("by", "from") and self._garment_before(grammar, at)):
                yield _match(frame, subject, (brand.index,))

    def _garment_before(self, grammar: Grammar, at: int) -> bool:
        """Whether a preposition stands behind clothes that are one more thing of a list: ", plus earrings by X"."""
        tokens = grammar.sentence.tokens
        if at < 2 or tokens[at - 1].lemma not in words("classes", "garment"):
            return False
        start = at - 1
        while start > 0 and tokens[start].pos in ("ADJ", "DET", "NOUN", "PRON"):
            start -= 1
        return tokens[start].text.lower() in words("syntax", "besides")

    def _listed_before(self, grammar: Grammar, last: int) -> Heads:
        """The names of a list that ends before "in": "Kate Moss and her daughter Lila in Fendi"."""
        tokens = grammar.sentence.tokens
        found = []
        at = last
        while at >= 0:
            token = tokens[at]
            if token.name is not None and self._somebody(grammar, at):
                found.append(at)
            elif token.text.lower() not in (",", "and", "&", "her", "his", "with") and token.pos != "NOUN":
                break
            if token.text.lower() == "in" or (token.name is not None and not self._somebody(grammar, at)):
                break
            at -= 1
        return tuple(reversed(found))

    def _told_of(self, grammar: Grammar, comma: int) -> Heads:
        """Whom the words before a comma are about: the subject of their clause, or the name or noun that heads them."""
        sentence = grammar.sentence
        main = [
            c for c in grammar.clauses if c.verb < comma and sentence.tokens[c.verb].dep in ("ROOT", "conj", "ccomp", "parataxis")
        ]
        if main:
            surface = grammar.surface_subject(main[-1].verb)
            return tuple(h for h in surface if h < comma and self._somebody(grammar, h))
        start = max((t.index for t in sentence.tokens[:comma] if t.text in (";", ":", ".")), default=-1) + 1
        first = next(
            (t.index for t in sentence.tokens[start:comma] if self._somebody(grammar, t.index) and t.pos != "PRON"), None
        )
        if first is None:
            return ()
        last = comma - 1
        if (
            last > first
            and self._is_person(sentence, sentence.tokens[last])
            and any(map(self._is_house, sentence.tokens[first:last]))
        ):
            # "X, in Dior, with Y, in Chanel"
            return (last,)
        listed = tuple(h for h in grammar.expand(first) if h < comma)
        return dressed(sentence, listed, comma + 2)


def _match(frame: Frame, subject: Heads, objects: Heads) -> Match:
    at = objects[0] if objects else 0
    return Match(
        frame, "looks", subject, objects, at, at, True, object_types=frozenset({"Brand"}), subject_types=frozenset({"Person"})
    )
