"""Names that say who a noun is: in apposition to it, before its comma, as its predicate or as that of which it is one."""

from __future__ import annotations

from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.descriptions import compatible
from graphkit.language.reference.things import Keys, Story
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token

_TITLED = ("Work", "Campaign", "Product")


class Beside:
    """Finds the names beside the nouns of a story."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def named(self, grammar: Grammar, token: Token) -> Keys:
        """The name in apposition or, for "the face of the campaign is X", nothing: only what the same phrase names."""
        sentence = grammar.sentence
        apposed = [c for c in sentence.children(token.index, "appos") if c.name is not None]
        if apposed:
            return tuple(
                t.name
                for i in grammar.expand(apposed[0].index)
                if (t := sentence.tokens[i]).name is not None and (self._same_sort(token, t) or self._sort_told(token, t))
            )
        if token.dep == "appos":
            head = sentence.head(token.index)
            if head is not None and head.name is not None and self._same_sort(token, head):
                return (head.name,)
            before = self._name_before(sentence, token)
            if (
                before is not None
                and before.name is not None
                and (self._same_sort(token, before) or self._no_place(token, before))
            ):
                return (before.name,)
        if token.dep == "conj" and token.tag == "NN" and (described := self._described_too(sentence, token)) is not None:
            return (described,)
        return self._predicated_of(sentence, token) or self._is_named(sentence, token)

    def _described_too(self, sentence: Sentence, token: Token) -> str | None:
        """Whom the second of two appositions describes: "X, the founder of Y and her partner of ten years"."""
        top = token
        while top.dep == "conj" and (up := sentence.head(top.index)) is not None and up.name is None and up.tag == "NN":
            top = up
        name = sentence.head(top.index) if top.dep == "appos" else None
        return name.name if name is not None and name.name is not None and self._same_sort(token, name) else None

    def _no_place(self, noun: Token, name: Token) -> bool:
        """Whether a name that no list knows was taken for a place until its description said otherwise: "Kosmos, the company"."""
        thing = self.story.things[name.name or ""]
        descriptor = self.story.gazetteer.descriptor(noun.lemma)
        if descriptor is None or descriptor.type not in ORGANIZATIONS or thing.type != "Place" or self.story.is_listed(thing.key):
            return False
        thing.type = descriptor.type
        return True

    def _sort_told(self, noun: Token, name: Token) -> bool:
        """Whether a title that no list knows was guessed to be another thing than its description says: "a film, Maria"."""
        thing = self.story.things[name.name or ""]
        descriptor = self.story.gazetteer.descriptor(noun.lemma)
        if descriptor is None or descriptor.type not in _TITLED or thing.type not in _TITLED or self.story.is_listed(thing.key):
            return False
        thing.type = descriptor.type
        return True

    def _name_before(self, sentence: Sentence, token: Token) -> Token | None:
        """The name right before an apposition that the parser hung on something else: "a stake in X, the company founded by"."""
        at = min(t.index for t in sentence.subtree(token.index)) - 1
        if at < 1 or sentence.tokens[at].text != ",":
            return None
        return sentence.tokens[at - 1]

    def _predicated_of(self, sentence: Sentence, token: Token) -> Keys:
        """The name of which a noun is the predicate, where the noun goes on: "Gucci is a house owned by", "Her is a film by"."""
        head = sentence.head(token.index)
        if (
            token.dep != "attr"
            or head is None
            or head.lemma not in ("be", "become", "remain")
            or sentence.children(head.index, "neg")
        ):
            return ()
        made = any(p.text.lower() in ("by", "from") for p in sentence.children(token.index, "prep"))
        if not (made or sentence.children(token.index, "acl", "relcl")) or self.story.gazetteer.descriptor(token.lemma) is None:
            return ()
        subjects = [t for t in sentence.children(head.index, "nsubj") if t.name is not None]
        return (subjects[0].name,) if subjects and subjects[0].name is not None and self._same_sort(token, subjects[0]) else ()

    def _is_named(self, sentence: Sentence, token: Token) -> Keys:
        """Who "the designer most often mentioned" is, where the sentence goes on "is X"."""
        verb = sentence.head(token.index)
        if token.dep != "nsubj" or verb is None or verb.lemma not in ("be", "remain") or sentence.children(verb.index, "neg"):
            return ()
        descriptor = self.story.gazetteer.descriptor(token.lemma)
        if descriptor is None or descriptor.type != "Person" or token.tag != "NN":
            return ()
        names = [t for t in sentence.children(verb.index, "attr") if t.name is not None]
        return tuple(t.name for t in names[:1] if t.name is not None and self.story.things[t.name].type == "Person")

    def _same_sort(self, noun: Token, name: Token) -> bool:
        descriptor = self.story.gazetteer.descriptor(noun.lemma)
        return (
            descriptor is None
            or name.name is None
            or self.story.things[name.name].type in compatible(descriptor)
            or descriptor.type == "Topic"
            # "A film, Unexpected Wonders": what a brand has filmed is a work and a campaign.
            or {descriptor.type, self.story.things[name.name].type} == {"Work", "Campaign"}
            # "818, the tequila she launched": a brand is what it sells.
            or (noun.dep == "appos" and descriptor.type == "Product" and self.story.things[name.name].type == "Brand")
        )
