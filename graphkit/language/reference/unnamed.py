"""Things without a name: "the production company", "a holiday campaign", "fans", "his remarks"."""

from __future__ import annotations

import re

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Descriptor
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.descriptions import (
    EMPTY_MODIFIERS,
    THINGS,
    article_of,
    as_written,
    is_abstract,
    label_of,
    modifiers_of,
    ordered_modifiers,
    plural_of,
    season_of,
    tail_of,
)
from graphkit.language.reference.salience import REACH_NOMINAL
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token


def _is_show(thing: Thing) -> bool:
    called = {word for kind in thing.kinds | thing.learned | {thing.label.lower()} for word in kind.split()}
    return bool(called & words("reference", "shows", "itself"))


class Unnamed:
    """Finds the thing that a noun phrase speaks of among those brought up, or brings up a new one."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def group(self, grammar: Grammar, token: Token, noun: str, determiner: str) -> Keys:
        sentence = grammar.sentence
        head = token.lemma if token.tag in ("NNS", "NNPS") else token.text.lower()
        modifiers = modifiers_of(sentence, token)
        for thing in self.story.things.values():
            if (
                thing.type == "Group"
                and not thing.named
                and thing.head == head
                and (not modifiers or modifiers <= thing.modifiers or not thing.modifiers)
            ):
                if modifiers and not thing.modifiers:
                    thing.aliases.add(thing.label)
                    thing.label = as_written([*ordered_modifiers(sentence, token), plural_of(token, self.story.gazetteer)])
                    thing.modifiers = modifiers
                return (thing.key,)
        label = as_written(
            [*ordered_modifiers(sentence, token), plural_of(token, self.story.gazetteer), *tail_of(grammar, token.index)]
        )
        return (self.story.new("Group", label, head, modifiers, plural=True).key,)

    def counted(self, token: Token) -> Keys:
        """The people of whom so many were told of before: "the women" after "two women"."""
        found = [t for t in self.story.things.values() if t.type == "Group" and not t.named and t.count and t.head == token.lemma]
        return (found[0].key,) if len(found) == 1 else ()

    def thing(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor) -> Keys:
        """A thing without a name: one that the text has brought up before, or a new one."""
        if token.lemma in words("reference", "shows", "shown"):
            self._note_show(grammar, token)
        return self._thing(grammar, token, noun, descriptor)

    def _note_show(self, grammar: Grammar, token: Token) -> None:
        """Remember whose collection is shown: guests who are told of next are at that show."""
        clause, sentence = grammar.clause_of(token.index), grammar.sentence
        if clause is None or clause.lemma not in words("reference", "shows", "showing"):
            return
        beside = [t.index for t in sentence.children(token.index, "compound", "nmod", "poss")]
        behind = [h for p, heads in (*grammar.noun_phrases(token.index), *clause.phrases) if p in ("for", "at") for h in heads]
        keys: list[str] = []
        for i in (*beside, *behind, *clause.subject):
            # Names that follow are not yet referred to.
            name = sentence.tokens[i].name
            keys.extend((name,) if name is not None else self.story.refer(sentence.number, i))
        house = next((k for k in keys if self.story.things[k].type == "Brand"), None)
        if house is not None:
            self.story.sent_out.append((sentence.number, house))

    def _thing(self, grammar: Grammar, token: Token, noun: str, descriptor: Descriptor) -> Keys:
        sentence = grammar.sentence
        if descriptor.type in ("Person", "Place", "MediaOutlet", "Platform"):
            return ()
        if token.lemma in words("reference", "shows", "times") and not article_of(sentence, token):
            # "Monday evening" is a time.
            return ()
        kind = "Organization" if descriptor.type in ORGANIZATIONS else descriptor.type
        # "A clothing line" that has no name is goods and not the firm that makes them.
        kind = "Product" if descriptor.types == ("Brand", "Product") and not self._of_verse(sentence, token) else kind
        modifiers = modifiers_of(sentence, token)
        owner = tuple(k for i in grammar.owners(token.index) for k in self.story.refer(sentence.number, i))
        compound = [t.name for t in sentence.children(token.index, "compound", "nmod", "amod") if t.name is not None]
        if token.lemma == "show" and not compound:
            # "the Gucci Cosmogonie show"
            inner = [
                t for c in sentence.children(token.index, "compound", "nmod") for t in sentence.children(c.index, "compound")
            ]
            compound = [t.name for t in inner if t.name is not None]
        owner = owner or tuple(compound) or (self._shown_at(grammar, token) if kind == "Occasion" else ())
        kind = self._kind_of_show(sentence, token, modifiers, owner) if token.lemma == "show" else kind
        titled = [n for n in compound if self.story.things[n].type == kind and kind in THINGS]
        near = {sentence.tokens[i].name for i in range(max(0, token.index - 2), token.index)}
        if (
            len(titled) == 1
            and titled[0] in near
            and (kind != "Occasion" or (token.lemma in words("reference", "shows", "itself") and not grammar.owners(token.index)))
            and (sentence.tokens[token.index - 1].name or kind == "Campaign")
        ):
            # "the Mai Troppo campaign" is Mai Troppo; but "its London Fashion Week show" is one of many there.
            return (titled[0],)
        if named := self._by_kind(sentence, token, noun, kind, modifiers, owner):
            return named
        definite = article_of(sentence, token) not in words("reference", "nominals", "indefinite")
        if definite and (shown := self._same_film(sentence, token, kind, modifiers, owner)):
            return shown
        # "His former wife's company" is none that was spoken of, whoever she is.
        anothers = not owner and bool(sentence.children(token.index, "poss"))
        for thing in sorted(self.story.things.values(), key=lambda t: -t.last):
            if anothers and kind == "Organization":
                break
            if thing.named or thing.count == 0 or thing.type != kind or not self.story.same_noun(thing.head, token.lemma):
                continue
            if not definite and thing.head != token.lemma:
                continue
            if token.tag == "NN" and thing.plural and thing.label.split()[0].lower() in words("reference", "nominals", "general"):
                # "Most record deals" tells of none.
                continue
            if self._of_other_section(thing) or (anothers and kind == "Occasion" and thing.owner):
                # "the premiere of X ... Saturday's premiere"
                continue
            other = modifiers and thing.modifiers and not modifiers & thing.modifiers and not modifiers <= EMPTY_MODIFIERS
            if other and (season_of(modifiers) != season_of(thing.modifiers) or thing.head == token.lemma):
                continue
            if owner and thing.owner and not set(owner) & set(thing.owner):
                continue
            of_a_kind = thing.plural and kind == "Product" and bool(thing.modifiers - modifiers)
            if of_a_kind and owner and not thing.owner and thing.last < sentence.number:
                # "X makes no shoes. She wore its shoes": goods of a kind are nobody's.
                continue
            if not definite and sentence.number != thing.last and not modifiers & thing.modifiers:
                continue
            if owner and thing.head != token.lemma and set(owner) != set(thing.owner):
                continue
            if modifiers - EMPTY_MODIFIERS and thing.head != token.lemma and not modifiers & thing.modifiers:
                continue
            thing.owner = thing.owner or owner
            self._rename(thing, sentence, token, modifiers)
            return (thing.key,)
        label = self._cover_of(grammar, token, owner) or label_of(sentence, token)
        if kind == "Occasion" and owner == self._shown_at(grammar, token) != ():
            work = self.story.things[owner[0]]
            label = f"{work.label} {label}"
            if token.lemma in words("reference", "shows", "openings") and not work.kinds:
                work.learned.add("film")
        thing = self.story.new(kind, label, token.lemma, modifiers, plural=token.tag == "NNS")
        thing.owner = owner
        return (thing.key,)

    def _shown_at(self, grammar: Grammar, token: Token) -> Keys:
        """The work that an occasion is of: the premiere of one film is not that of another."""
        of = (h for p, heads in grammar.noun_phrases(token.index) if p in ("of", "for") for h in heads)
        names = (grammar.sentence.tokens[h].name for h in of)
        return tuple(n for n in names if n is not None and self.story.things[n].type == "Work")

    def _cover_of(self, grammar: Grammar, token: Token, owner: Keys) -> str:
        """What a cover is called: "Vogue cover" where the text has "its cover" or "the September cover of Vogue"."""
        if token.lemma != "cover":
            return ""
        number = grammar.sentence.number
        behind = [
            k for p, heads in grammar.noun_phrases(token.index) if p == "of" for i in heads for k in self.story.refer(number, i)
        ]
        named = [self.story.things[k] for k in (*owner, *behind) if self.story.things[k].named]
        named = [t for t in named if t.type in ("MediaOutlet", "Work")]
        return f"{named[0].label} {token.text}" if named and token.tag == "NN" else ""

    def _of_verse(self, sentence: Sentence, token: Token) -> bool:
        """Whether "a line on the album" is one that is sung or said: with nothing before it, and with its place behind it."""
        behind = sentence.tokens[min(token.index + 1, len(sentence.tokens) - 1)].text.lower()
        return not modifiers_of(sentence, token) and behind in ("on", "in", "from", "about", "that", "between")

    def _of_other_section(self, thing: Thing) -> bool:
        """Whether something without a name was told of in another item of a list only: "the top" of the next is another."""
        return bool(self.story.heads) and thing.last < self.story.headed and thing.type in ("Product", "Campaign", "Organization")

    def _same_film(self, sentence: Sentence, token: Token, kind: str, modifiers: frozenset[str], owner: Keys) -> Keys:
        """The advertisement that "the film" is, or the film that "the commercial" is, brought up just before."""
        film = words("reference", "moving", "film")
        if token.lemma in film and kind == "Work":
            other = "Campaign"
        elif kind == "Campaign" and token.tag == "NN":
            other = "Work"
        else:
            return ()
        if article_of(sentence, token) not in words("reference", "nominals", "definite") or modifiers - EMPTY_MODIFIERS - film - {
            "short"
        }:
            return ()
        recent = [t for t in self.story.things.values() if t.count and sentence.number - 2 <= t.last <= sentence.number]
        if any(t.type == kind and (t.named or self.story.same_noun(t.head, token.lemma)) for t in recent):
            return ()
        found = [t for t in recent if t.type == other and not t.named and (other == "Campaign" or t.head in film)]
        return (found[0].key,) if len(found) == 1 and not (owner and found[0].owner and set(owner) != set(found[0].owner)) else ()

    def _kind_of_show(self, sentence: Sentence, token: Token, modifiers: frozenset[str], owner: Keys) -> str:
        """A show on a catwalk or stage is an event, one on a screen a work."""
        shows = cues("reference")["shows"]
        if modifiers & set(shows["screen"]) or any(self.story.things[k].type in ("MediaOutlet", "Platform") for k in owner):
            return "Work"
        if modifiers & set(shows["stage"]) or season_of(modifiers) or any(self.story.things[k].type == "Brand" for k in owner):
            return "Occasion"
        text = " ".join(t.text.lower() for t in sentence.tokens)
        if any(place in text for place in shows["places"]) or self._for_house(sentence, token):
            return "Occasion"
        event = self.story.things.get(self.story.page.event or "")
        named = [t for t in self.story.things.values() if t.named and t.type in ("Occasion", "Work") and t.count]
        last = max(named, key=lambda t: t.last, default=None)
        if last is not None and last.type == "Occasion" and self.story.now - last.last <= 2 and _is_show(last):
            return "Occasion"
        return "Occasion" if event is not None and "show" in event.label.lower().split() else "Work"

    def _for_house(self, sentence: Sentence, show: Token) -> bool:
        """Whether somebody's show is one for a house: "X's first show for Dior"."""
        houses = [h for p in sentence.children(show.index, "prep") if p.text == "for" for h in sentence.children(p.index, "pobj")]
        return any(h.name is not None and self.story.things[h.name].type == "Brand" for h in houses)

    def _by_kind(self, sentence: Sentence, token: Token, noun: str, kind: str, modifiers: frozenset[str], owner: Keys) -> Keys:
        """A thing with a name that "the" and its kind speak of: "the gala", "the film", "the night" on a page about one event."""
        aired = all(self.story.things[k].type in ("MediaOutlet", "Platform") for k in owner) and kind == "Work"
        screen = words("reference", "shows", "screen") if kind == "Work" else frozenset()
        if (
            article_of(sentence, token) not in words("reference", "nominals", "definite")
            or (owner and not aired)
            or (token.tag == "NNS" and kind != "Campaign")
        ):
            return ()
        best: tuple[float, str] | None = None
        for thing in self.story.things.values():
            if not thing.named or (thing.type != kind and not self._is_the_event(thing, token)) or thing.count == 0:
                continue
            label = set(re.findall(r"[\w’']+", thing.label.lower()))
            called = label | {n.split()[-1] for n in thing.kinds | thing.learned}
            if not any(self.story.same_noun(word, token.lemma) for word in called) and not self._is_the_event(thing, token):
                continue
            on = {self.story.things[k].label.lower() for k in owner}
            more = {m.lower() for m in modifiers if not m.isdigit()} - label - EMPTY_MODIFIERS - thing.learned - screen - on
            if more and (
                kind != "Occasion" or more & words("reference", "shows", "set_apart") or not self._is_only(thing, token)
            ):
                continue
            if thing.last >= self.story.now - REACH_NOMINAL or thing.key == self.story.page.event:
                best = max(best or (-99.0, ""), (thing.last, thing.key))
        rivals = [
            t.last
            for t in self.story.things.values()
            if not t.named and t.type == kind and t.count and self.story.same_noun(t.head, token.lemma)
        ]
        return (best[1],) if best is not None and best[0] >= max(rivals, default=-99.0) else ()

    def _is_only(self, thing: Thing, token: Token) -> bool:
        """Whether a text has told of no other thing of its kind that the noun fits: "the doomed festival" is then the one."""
        others = (t for t in self.story.things.values() if t.type == thing.type and t.count and t.key != thing.key)
        return not any(self.story.same_noun(word, token.lemma) for t in others for word in (t.head or t.label).lower().split())

    def _is_the_event(self, thing: Thing, token: Token) -> bool:
        return thing.key == self.story.page.event and token.lemma in words("reference", "shows", "event")

    def _rename(self, thing: Thing, sentence: Sentence, token: Token, modifiers: frozenset[str]) -> None:
        """Call a thing by the fullest of its descriptions, with the plain name of its kind where the text uses it."""
        label = label_of(sentence, token)
        better = (token.lemma == "campaign") > (thing.head == "campaign") or (
            token.lemma == thing.head
            and not any(t.dep == "nummod" for t in sentence.children(token.index))
            and len(modifiers - EMPTY_MODIFIERS) > len(thing.modifiers - EMPTY_MODIFIERS)
        )
        thing.aliases.add(thing.label if better else label)
        if better:
            thing.label, thing.head, thing.modifiers = label, token.lemma, modifiers | thing.modifiers

    def anything(self, grammar: Grammar, index: int) -> Keys:
        """A thing for whatever a plain noun names ("children", "a handbag"), made when a fact needs it."""
        sentence = grammar.sentence
        token = sentence.tokens[index]
        if token.pos != "NOUN" or token.lemma in words("reference", "nominals", "nothing"):
            return ()
        described = self.story.gazetteer.descriptor(token.lemma)
        people = described is not None and described.type == "Person"
        kind = "Group" if people or token.lemma in words("reference", "nominals", "folk") else "Topic"
        if kind == "Group" and token.tag != "NNS" and token.lemma not in ("couple", "crowd", "people"):
            # "a man": one whom nobody names is no group.
            return ()
        modifiers = modifiers_of(sentence, token)
        for thing in self.story.things.values():
            if (
                not thing.named
                and thing.head == token.lemma
                and (not modifiers or modifiers & thing.modifiers or not thing.modifiers)
            ):
                self.story.bind(sentence.number, index, (thing.key,))
                return (thing.key,)
        thing = self.story.new(kind, label_of(sentence, token), token.lemma, modifiers, plural=token.tag == "NNS")
        thing.count, thing.last = 1, sentence.number
        self.story.bind(sentence.number, index, (thing.key,))
        return (thing.key,)

    def topic(self, grammar: Grammar, index: int) -> Keys:
        """A thing for a noun that is no known kind of anything ("his remarks"), made when a fact needs it."""
        sentence = grammar.sentence
        token = sentence.tokens[index]
        if token.pos != "NOUN" or not is_abstract(token.lemma):
            return ()
        modifiers = modifiers_of(sentence, token)
        for thing in self.story.things.values():
            if (
                not thing.named
                and thing.head == token.lemma
                and thing.type == "Topic"
                and (not modifiers or modifiers & thing.modifiers)
            ):
                self.story.bind(sentence.number, index, (thing.key,))
                return (thing.key,)
        label = as_written([*ordered_modifiers(sentence, token), token.text, *tail_of(grammar, index)])
        thing = self.story.new("Topic", label, token.lemma, modifiers)
        thing.count, thing.last = 1, sentence.number
        self.story.bind(sentence.number, index, (thing.key,))
        return (thing.key,)
