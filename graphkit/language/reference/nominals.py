"""What descriptions of known names stand for: "the fashion house", "the rapper", "the 42-year-old", "the pair"."""

from __future__ import annotations

from dataclasses import replace

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Descriptor
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.beside import Beside
from graphkit.language.reference.definite import Definite
from graphkit.language.reference.descriptions import (
    article_of,
    compatible,
    noun_text,
)
from graphkit.language.reference.documents import Documents
from graphkit.language.reference.litigants import Litigants
from graphkit.language.reference.origins import is_online, is_placed, of_origin
from graphkit.language.reference.pairs import Pairs
from graphkit.language.reference.people import People
from graphkit.language.reference.sorts import described, fit, is_of_league
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.reference.unnamed import Unnamed
from graphkit.language.reference.ventures import Ventures
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# What a copula can say to be a drink, a film or a bag.
_MADE = ORGANIZATIONS | {"Product", "Work", "Campaign"}


class Nominals:
    """Resolves noun phrases without a name against a story."""

    def __init__(self, story: Story, unnamed: Unnamed, pairs: Pairs, documents: Documents, ventures: Ventures) -> None:
        self.story = story
        self.unnamed = unnamed
        self.pairs = pairs
        self.documents = documents
        self.ventures = ventures
        self.definite = Definite(story)
        self.beside = Beside(story)
        self.people = People(story, unnamed, pairs, self.definite)
        self.litigants = Litigants(story)

    def resolve(self, grammar: Grammar, token: Token) -> Keys:
        sentence = grammar.sentence
        if (age := self.people.age_told(sentence, token)) is not None:
            return self.people.by_age(age, grammar, token)
        if token.dep in ("compound", "amod", "nmod", "advmod", "npadvmod", "quantmod", "nummod", "det"):
            return ()
        named = self.beside.named(grammar, token)
        if named:
            return named
        if token.lemma in words("syntax", "houses") and (meant := grammar.expand(token.index)) and meant[0] != token.index:
            # "the house of Gucci"
            return tuple(n for h in meant if (n := sentence.tokens[h].name) is not None)
        if staff := self._staff(sentence, token):
            return staff
        if maker := self.documents.maker(grammar, token) or self.documents.whole(grammar, token):
            return maker
        word = token.text.lower()
        determiner = article_of(sentence, token)
        if determiner in words("reference", "nominals", "definite") and (side := self.litigants.find(grammar, token)) is not None:
            return side
        if (
            word in words("reference", "nominals", "all_of_it")
            and determiner == "the"
            and not sentence.children(token.index, "prep")
        ):
            return self._all_of_it(sentence)
        modified = sentence.children(token.index, "amod", "relcl", "acl", "prep", "compound")
        told_apart = [
            c
            for c in sentence.children(token.index, "amod", "relcl", "acl", "compound")
            # "The two, who have been an item,": an aside.
            if not (c.dep == "relcl" and sentence.tokens[token.index + 1].text == ",")
        ]
        bare = not told_apart and not any(p.text.lower() == "of" for p in sentence.children(token.index, "prep"))
        together = self._together(grammar, token, word, determiner, not bare)
        if together is not None:
            return together
        if token.text in words("names", "calendar"):
            return ()
        noun = noun_text(sentence, token)
        behind = sentence.tokens[token.index + 1].text if token.index + 1 < len(sentence.tokens) else ""
        if {noun, f"{token.lemma} {behind}"} & words("reference", "nominals", "fixed"):
            # "a full house", "here is a look at it"
            return ()
        if token.lemma in ("man", "woman") and determiner == "the" and (whom := self._who_was(grammar, token)):
            return whom
        if token.lemma in words("reference", "nominals", "counted") and token.tag == "NNS":
            if sentence.children(token.index, "nummod") and determiner not in words("reference", "nominals", "definite"):
                return self.unnamed.group(grammar, token, noun, determiner)
            if determiner in words("reference", "nominals", "definite") and (same := self.unnamed.counted(token)):
                return same
        if house := self.definite.governed(grammar, token, determiner == "the" and bare):
            return house
        of_place = token.lemma in words("reference", "nominals", "plainly_human") and determiner == "the"
        of_place = (of_place and is_placed(self.story, sentence, token)) or is_online(self.story, sentence, token)
        if token.lemma in words("reference", "nominals", "opaque") and " " not in noun and not of_place:
            # "the night" of a page about one event is the event.
            event = self.story.page.event
            told = (
                event is not None
                and determiner == "the"
                and token.dep in ("nsubj", "nsubjpass", "dobj")
                and token.lemma in words("reference", "shows", "event")
            )
            return (event,) if told and event is not None else ()
        if token.lemma == "suit" and self.documents.is_suit(grammar, token):
            noun = "lawsuit"
        descriptor = self.story.gazetteer.descriptor(noun) or (
            self.story.gazetteer.descriptor(token.lemma) if " " not in noun else None
        )
        if descriptor is None and token.lemma in words("reference", "nominals", "sides") and self._is_side(sentence, token):
            descriptor = self.story.gazetteer.descriptor("team")
        if token.lemma in words("reference", "nominals", "outfits") and is_placed(self.story, sentence, token):
            descriptor = self.story.gazetteer.descriptor("company")
        if descriptor is None and token.lemma in words("reference", "nominals", "performing") and self._of_work(sentence, token):
            descriptor = self.story.gazetteer.descriptor("star")
        if modified and token.tag == "NNS" and word in words("reference", "sets", "pair"):
            if descriptor is not None and (several := self._several(grammar, token, descriptor, determiner)):
                return several
            return self.unnamed.group(grammar, token, noun, determiner)
        if descriptor is None:
            plain = determiner == "the" and not sentence.children(token.index, "prep")
            return of_origin(self.story, grammar, token) if plain else ()
        owned = self._is_owned(sentence, token)
        if token.lemma in words("reference", "nominals", "estates"):
            return self._estate(grammar, token, noun, descriptor)
        if owned and (holder := self.ventures.holder(grammar, token)):
            return holder
        # "police" and "prosecutors" are one body.
        body = descriptor.type in ORGANIZATIONS and descriptor.noun in (word, noun)
        plural = token.tag in ("NNS", "NNPS") and not body
        either = "Person" in descriptor.types and ORGANIZATIONS & set(descriptor.types) and not plural and not owned
        if either and token.lemma in words("reference", "elders") and sentence.children(token.index, "prep"):
            # "The parent of X": who owns it, or whose child X is.
            return self.people.find(grammar, token, noun, descriptor, determiner, owned)
        if either:
            # "the brewer", "the designer": somebody or a company.
            return (
                self.definite.find(grammar, token, descriptor, ORGANIZATIONS | {"Person"})
                if determiner in words("reference", "nominals", "definite")
                else ()
            )
        if descriptor.type == "Person" and not plural:
            return self.people.find(grammar, token, noun, descriptor, determiner, owned)
        if descriptor.type in ORGANIZATIONS and not plural:
            own = self.ventures.find(grammar, token, descriptor) if owned else self.ventures.founded(grammar, token, descriptor)
            if own:
                return own
            if determiner in words("reference", "nominals", "indefinite") or (
                (owned or self._of_somebody(sentence, token))
                and not any(c.name is not None for c in sentence.children(token.index, "appos"))
            ):
                return self.unnamed.thing(grammar, token, noun, descriptor) if determiner != "no" else ()
            if own := self._of_that_name(sentence, token):
                return own
            if self._bare(sentence, token, determiner) or self._in_idiom(sentence, token, determiner):
                return ()
            found = self.definite.find(grammar, token, descriptor, ORGANIZATIONS)
            if body and token.tag in ("NNS", "NNPS") and not any(word in self.story.things[k].label.lower() for k in found):
                # "Police" are no regulator that was spoken of before.
                found = ()
            return found or self.unnamed.thing(grammar, token, noun, descriptor)
        if plural and "Person" in descriptor.types and (several := self._several(grammar, token, descriptor, determiner)):
            return several
        if "Group" in descriptor.types and (plural or descriptor.type == "Group"):
            return self.unnamed.group(grammar, token, noun, determiner)
        if plural and descriptor.type in ("Person", *ORGANIZATIONS):
            found = self._several(grammar, token, descriptor, determiner)
            if found or descriptor.type != "Person" or owned or token.lemma in cues("reference")["kin"]:
                return found
            if determiner in words("reference", "nominals", "definite") and not sentence.children(token.index, "relcl"):
                return self.unnamed.counted(token)
            # "the models who accused him", "slammed by doctors": people of a trade, whoever they are.
            return self.unnamed.group(grammar, token, noun, determiner)
        if determiner == "the" and (ware := self.definite.by_ware(sentence, token)):
            return ware
        if said_of := self._said_of(sentence, token):
            return said_of
        return self.unnamed.thing(grammar, token, noun, descriptor)

    def _said_of(self, sentence: Sentence, token: Token) -> Keys:
        """The named subject that is said to be such a thing: "Prime is the drink that X brought out"."""
        verb = sentence.head(token.index)
        if token.dep != "attr" or verb is None or verb.lemma != "be" or sentence.children(verb.index, "neg"):
            return ()
        named = [t.name for t in sentence.children(verb.index, "nsubj") if t.name is not None and t.index < token.index]
        things = [key for key in named if self.story.things[key].type in _MADE]
        return (things[0],) if len(named) == len(things) == 1 and sentence.children(token.index, "relcl") else ()

    def _staff(self, sentence: Sentence, token: Token) -> Keys:
        """The organization for which "FBI agents", "Netflix bosses" and "BBC chiefs" act."""
        before = sentence.tokens[token.index - 1] if token.index else None
        if before is None or before.name is None or before.head != token.index or token.tag not in ("NNS", "NNPS"):
            return ()
        if token.lemma not in words("reference", "nominals", "staff") or self.story.things[before.name].type not in ORGANIZATIONS:
            return ()
        others = sentence.children(token.index, "amod", "nummod", "relcl", "acl", "prep", "appos", "det")
        return () if any(o.text.lower() not in words("reference", "nominals", "any_staff") for o in others) else (before.name,)

    def _estate(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor) -> Keys:
        """Those who manage what somebody left ("X's estate sued Y"), where the word is no house of his."""
        sentence = grammar.sentence
        clause = grammar.clause_of(token.index)
        acts = clause is not None and clause.lemma in words("reference", "nominals", "estate_verbs")
        whose = {k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i)}
        if not acts or not (self._of_somebody(sentence, token) or any(self.story.things[k].type == "Person" for k in whose)):
            return self.unnamed.thing(grammar, token, noun, descriptor)
        return self.unnamed.thing(grammar, token, noun, replace(descriptor, types=("Organization",)))

    def _bare(self, sentence: Sentence, token: Token, determiner: str) -> bool:
        """Whether a noun without an article describes the name behind it ("platform startup X")."""
        behind = sentence.tokens[token.index + 1 : token.index + 3]
        does = bool(behind) and behind[0].name is None and behind[0].pos in ("VERB", "AUX", "ADP")
        return sentence.kind is BlockKind.PARAGRAPH and not determiner and not does and any(t.name is not None for t in behind)

    def _in_idiom(self, sentence: Sentence, token: Token, determiner: str) -> bool:
        """Whether a noun without an article or anything else before it only makes up a phrase: "parted company", "at court"."""
        if sentence.kind is not BlockKind.PARAGRAPH or determiner or token.dep not in ("dobj", "pobj") or token.tag != "NN":
            return False
        return not sentence.children(token.index, "poss", "amod", "compound", "nmod", "appos", "relcl", "acl", "nummod")

    def _of_that_name(self, sentence: Sentence, token: Token) -> Keys:
        """What "the Tom Ford brand", "the Skims label" is: the business of that name."""
        before = sentence.tokens[token.index - 1] if token.index else None
        if before is None or before.name is None or before.head != token.index:
            return ()
        thing = self.story.things[before.name]
        if thing.type == "MediaOutlet" and token.lemma in words("sorts", "trade", "press"):
            # "Allure magazine"
            return (before.name,)
        known = (words("sorts", "plain", "business") - words("sorts", "plain", "beside")) | words("sorts", "itself")
        if token.lemma not in known or is_of_league(thing, token.lemma):
            return ()
        if thing.type in ORGANIZATIONS:
            return (before.name,)
        house = self.story.namesake(before.name, "Brand") if thing.type == "Person" else None
        return (house,) if house is not None else ()

    def _who_was(self, grammar: Grammar, token: Token) -> Keys:
        """Whom "the man who had been its designer", "the woman behind the brand" means: somebody already told of."""
        sentence = grammar.sentence
        copular = any(v.lemma in ("be", "become", "head", "lead", "run") for v in sentence.children(token.index, "relcl"))
        behind = any(p.text.lower() in ("behind", "at") for p in sentence.children(token.index, "prep"))
        if not (copular or behind) or token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return ()
        descriptor = self.story.gazetteer.descriptor(token.lemma)
        found = self.definite.find(grammar, token, descriptor, frozenset({"Person"})) if descriptor is not None else ()
        return tuple(k for k in found if self.story.things[k].last >= sentence.number - 2)

    def _is_owned(self, sentence: Sentence, token: Token) -> bool:
        """Whether a noun has an owner; "the world's biggest brewer" and "Britain's largest retailer" have none."""
        owners = sentence.children(token.index, "poss")
        best = any(t.tag == "JJS" or t.text.lower() in ("leading", "number") for t in sentence.children(token.index, "amod"))
        return bool(owners) and not (best and all(self._is_place(t) for t in owners))

    def _of_somebody(self, sentence: Sentence, token: Token) -> bool:
        """Whether a business is somebody's: "the empire of Martha Stewart"."""
        of = (p for p in sentence.children(token.index, "prep") if p.text.lower() == "of")
        named = (t.name for p in of for t in sentence.children(p.index, "pobj") if t.name is not None)
        return any(self.story.things[name].type == "Person" for name in named)

    def _is_place(self, token: Token) -> bool:
        return token.lemma in ("world", "country", "nation", "planet", "region", "city", "continent") or (
            token.name is not None and self.story.things[token.name].type == "Place"
        )

    def _of_work(self, sentence: Sentence, token: Token) -> bool:
        """Whether the name of a film, series or song stands before a noun: "the Friends lead"."""
        before = sentence.children(token.index, "amod", "compound", "nmod", "poss")
        return any(t.name is not None and self.story.things[t.name].type == "Work" for t in before)

    def _is_side(self, sentence: Sentence, token: Token) -> bool:
        """Whether "side" is a team: "the Saudi side", "the Premier League side", and not "the other side"."""
        before = [t for c in sentence.children(token.index, "amod", "compound", "nmod") for t in sentence.subtree(c.index)]
        return any(
            t.text.lower() in words("sorts", "trade", "team") or self.story.gazetteer.places_of_demonym(t.text) for t in before
        )

    def _all_of_it(self, sentence: Sentence) -> Keys:
        """What "the lot" is: the things last spoken of in the plural, or those of one sort in the last two sentences."""
        recent = [
            t
            for t in self.story.things.values()
            if t.type in ("Campaign", "Product", "Work")
            and t.count
            and sentence.number - t.last <= 2
            and t.last <= sentence.number
        ]
        several = [t for t in recent if t.several >= sentence.number - 2]
        found = several or recent
        return tuple(t.key for t in found) if len({t.type for t in found}) == 1 else ()

    def _together(self, grammar: Grammar, token: Token, word: str, determiner: str, modified: bool) -> Keys | None:
        """Whom "the two", "both", "the couple", "the latter" mean; none where a word is nothing of the sort."""
        sentence = grammar.sentence
        if word in ("former", "latter") and determiner == "the" and token.dep not in ("amod", "compound"):
            return self.pairs.one_of(grammar, token, word == "latter")
        if word not in words("reference", "sets", "pair") or modified:
            return None
        if word != "both" and determiner not in ("the", "two", "both", "all", "these"):
            return None
        if word == "both" and any(c.dep == "cc" or c.dep == "conj" for c in sentence.children(token.index)):
            return None
        if word in words("reference", "sets", "mixed_loose") and (sides := self.litigants.both(sentence.number)):
            return sides
        return self.pairs.find(grammar, token, word) or (() if word in words("reference", "sets", "only") else None)

    def _several(self, grammar: Grammar, token: Token, descriptor: Descriptor, determiner: str) -> Keys:
        """Those told of together whom a noun in the plural describes: "the actors", "both brands", "the two companies"."""
        sentence = grammar.sentence
        numbers = [c.text.lower() for c in sentence.children(token.index, "nummod", "det", "predet", "preconj")]
        number = 2 if {"two", "both"} & set(numbers) else 3 if "three" in numbers else None
        if number is None and determiner not in ("the", "these", "those", "all", "both"):
            return ()
        if sentence.children(token.index, "relcl", "acl", "prep") or (
            number is not None and "the" not in numbers and "both" not in numbers
        ):
            return ()
        said = described(sentence, token, descriptor, self.story.gazetteer)
        types = compatible(descriptor)

        def fits(thing: Thing) -> float:
            gender = descriptor.gender in ("f", "m") and thing.gender not in (None, descriptor.gender)
            return fit(thing, said) if thing.named and thing.type in types and not gender else -9.0

        return self.pairs.of_kind(grammar, token, number, fits)
