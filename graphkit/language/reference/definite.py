"""Which party a description with "the" stands for: the most salient one that it fits ("the brand", "the Spanish striker")."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set

from graphkit.language.cues import words
from graphkit.language.names.gazetteer import Descriptor
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.continuity import pronoun_before
from graphkit.language.reference.descriptions import article_of, compatible, gender_told
from graphkit.language.reference.salience import AFFILIATION, HEADED, LEAST, REACH_NOMINAL, ROLE_WEIGHT, ruled_out, salience
from graphkit.language.reference.sorts import Description, attends, described, fit, telling
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.syntax.clauses import Clause, Grammar
from graphkit.language.syntax.tree import Sentence, Token

# A description that fits this well finds its party however far back, which then counts as this salient.
_TELLING = 2.5
_FAR = -4.0
# How salient the business of the page is at least.
_OF_PAGE = -2.5
# What it tells for the business that the page is about where a noun says no more than that somebody does business.
_SUBJECT_OF_PAGE = 3.0
# What it tells for the business that the heading above begins with.
_OF_HEADING = 2.0
# What it tells for whom a timeline is about.
_HERO = 0.8
# How likely "the star" is whom the page is about at least, some sentences after the text last spoke of that person.
_STAYS = -0.5
# What it tells for something without a name that the page has already called by that very noun.
_SAME_WORD = 4.0
# What it tells for a house that has its founder's name, where he is said to have founded it.
_NAMESAKE = 3.0
# What it tells against somebody's employer or club, named only to say who he is.
_EMPLOYER = 2.5
# What it tells against a name of one word whose gender nobody knows, where the description tells one.
_UNKNOWN_GENDER = 1.0
# What it tells for somebody whose surname the firm has of which the words call him the founder, owner or head.
_OWN_NAME = 3.0
# What it tells against a party that the same sentence has described by another noun.
_OTHERWISE = 1.2
# By how much the likeliest must be ahead of the next: what may as well mean another one means nobody.
_AHEAD = 0.1
_CLEARLY_AHEAD = 0.8
# What it tells against a business of a like trade, where the text has named one that the words describe exactly.
_AKIN = 1.0
# What it tells for somebody unknown whom the sentence before has brought up.
_NEWCOMER = 1.0
# What was at least an object of a clause has this much weight in it.
_CENTRAL = 0.6
# What it tells for a business of which the sentence has told that somebody has a part, where another part is spoken of.
_TARGET = 3.0
# So many sentences back a brand may be that its ware stands for.
_WARE = 3


class Definite:
    """Finds the party of a definite description in a story, and remembers what each was called last."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._described: dict[str, tuple[int, str]] = {}

    def governed(self, grammar: Grammar, token: Token, bare: bool) -> Keys:
        """The company whose board hires or dismisses somebody; ``bare`` says that only "the" stands before the board."""
        verb, company = grammar.sentence.head(token.index), self.story.gazetteer.descriptor("company")
        if not {token.lemma, token.text.lower()} & words("reference", "nominals", "governing") or company is None or verb is None:
            return ()
        doing = token.dep == "nsubj"
        if token.dep == "pobj" and verb.dep == "agent":
            doing, verb = True, grammar.sentence.head(verb.index)
        acts = words("roles", "hiring") | words("roles", "firing") | words("roles", "governing_acts")
        if not doing or verb is None or verb.lemma not in acts:
            return ()
        own = (*grammar.owners(token.index), *(h for p, hs in grammar.noun_phrases(token.index) if p in ("of", "at") for h in hs))
        named = tuple(n for h in own if (n := grammar.sentence.tokens[h].name) is not None)
        if named:
            # "Uber's board", "the directors of Uber"
            return tuple(n for n in named if self.story.things[n].type in ORGANIZATIONS)
        return self.find(grammar, token, company, ORGANIZATIONS) if bare else ()

    def find(self, grammar: Grammar, token: Token, descriptor: Descriptor, types: frozenset[str]) -> Keys:
        """The most salient party that a description with "the" fits; nothing where it sets its party apart."""
        sentence = grammar.sentence
        said = described(sentence, token, descriptor, self.story.gazetteer)
        if said.apart and "new" not in said.phrase.split():
            return ()
        if token.lemma in words("sorts", "rivals"):
            return ()
        if not said.person and any(p.text.lower() == "behind" for p in sentence.children(token.index, "prep")):
            # "the production firm behind the set": whom it is known by nobody else has been called.
            known = {t.key for t in self.story.things.values() if t.named and fit(t, said) >= _TELLING}
            if not known:
                return ()
        named_inside = {t.name for t in sentence.children(token.index, "compound", "nmod", "amod", "poss") if t.name is not None}
        # "the maker of Gucci scents", "the group behind CoverGirl" is somebody else.
        named_inside |= {
            t.name for p in sentence.children(token.index, "prep") for t in sentence.subtree(p.index) if t.name is not None
        }
        of_work = token.lemma in words("reference", "nominals", "performing") and any(
            n and self.story.things[n].type == "Work" for n in named_inside
        )
        of_screen = of_work and any(
            n and {k.split()[-1] for k in self.story.things[n].kinds} & words("reference", "shows", "on_screen")
            for n in named_inside
        )
        plain = token.lemma in words("sorts", "plain", "person" if said.person else "business")
        things = [t for t in self.story.things.values() if t.count]
        # "Her beauty business ... the business", where no name has been called a business.
        called = any(not t.named and self.story.same_noun(t.head, token.lemma) for t in things) and not any(
            t.named and descriptor.noun in t.learned | t.kinds for t in things
        )
        nested = plain and not said.person and self._of_somebody(grammar, token)
        barred = {n for n in named_inside if n} | (
            self._said_to_be(grammar, token) if nested else ruled_out(self.story, grammar, token)
        )
        if any(n and self.story.things[n].type == "MediaOutlet" for n in named_inside):
            # "the publisher of The Sun" is no other paper
            barred |= {t.key for t in things if t.type == "MediaOutlet"}
        barred |= self._beside(sentence, token) | (self._told_of_others(sentence, token) if said.person else set())
        founding = () if said.person else self._founding(grammar, token)
        own_names = self._named_after(self._founders(grammar, founding), types)
        aside = sentence.tokens[token.index + 1 : token.index + 2]
        if not own_names and not (aside and aside[0].text == ",") and any(sentence.head(c.verb) is token for c in founding):
            # "the label he founded" is none that was named before for another reason.
            return ()
        gender = descriptor.gender or (self._gender_told(sentence, token) if said.person else None)
        main = None if self._other_at_hand(sentence, token, said, types) else self._main_business(said)
        if plain and not said.person and (own := self._house_of_page(token, main)) is not None and own not in barred:
            return (own,)
        headed_business = self.story.venture or main
        target = self._same_stake(grammar, token)
        told_before = pronoun_before(self.story, grammar, token)
        ranked: list[tuple[float, str]] = []
        possible: list[str] = []
        fitnesses: dict[str, float] = {}
        # A description that adds something may be of whom the text has just brought up, if nobody is known for just that.
        new = bool(named_inside) or token.lemma in words("sorts", "plain", "new")
        told_more = said.person and (new or not plain) and not any(fit(t, said) >= _TELLING for t in things if t.named)
        either = "Person" in types and bool(ORGANIZATIONS & types)
        # "The brewer": a company that the text knows for one, rather than somebody of whom it says nothing of the sort.
        # "The owner of CoverGirl" is nobody of whom the text only knows another business.
        owned = {n for n in named_inside if n and self.story.things[n].type in ORGANIZATIONS}
        owned = owned if either and token.lemma in words("reference", "ventures", "any_holder") else set()
        trade = either and any(t.named and t.count and t.type in ORGANIZATIONS and fit(t, said) >= _TELLING for t in things)
        alone = not any(t.name and self.story.things[t.name].type in ORGANIZATIONS for t in sentence.tokens[: token.index])
        for thing in self.story.things.values():
            if trade and thing.type == "Person" and fit(thing, said) < _TELLING:
                continue
            if owned and thing.type == "Person" and not owned & set(self.story.held.get(thing.key, ())):
                continue
            headed = thing.key == self.story.section and thing.type == "Person"
            if thing.type not in types or (thing.count == 0 and not headed) or thing.key in barred or thing.plural:
                continue
            if self.story.of_other_item(thing) and (thing.count < 3 or self.story.stories):
                continue
            if gender in ("f", "m") and thing.gender not in (None, gender):
                continue
            hosting = token.lemma in words("sorts", "plain", "hosting") and said.phrase == token.lemma
            acts = thing.prominence >= ROLE_WEIGHT["nsubjpass"] and token.lemma not in words("sorts", "plain", "online")
            # "The photo-sharing app" of the one that the sentence before was about.
            exactly = alone and fit(thing, said) >= _TELLING and thing.last >= sentence.number - 1
            loose = plain and not said.person and not hosting and not acts and not exactly
            if thing.type == "Platform" and (said.noun == "network" or loose):
                # One does not say "the firm" of a place to post on, but "the app", unless it has just done something.
                continue
            if not thing.named and not self.story.same_noun(thing.head, token.lemma):
                continue
            score = salience(thing, sentence, token, REACH_NOMINAL, pronoun=False)
            if headed:
                # The text below a heading is about whom it names.
                score = max(HEADED, score if score is not None else HEADED)
            if plain and thing.key == main and not said.person:
                # What the whole page is about need not have been named lately.
                score = max(_OF_PAGE, score if score is not None else _OF_PAGE)
            fitness = fitnesses[thing.key] = fit(thing, said)
            learnt = thing.named and any(n.split()[-1] == token.lemma for n in thing.learned)
            if score is None and learnt and fitness > 1.0 and not plain:
                # What the text itself has called so needs no other sign, however far back it did.
                score = _FAR
            if score is None:
                continue
            score = max(score, -5.0 + 0.25 * math.log2(1 + thing.count)) if thing.count > 3 else score
            if told_more and self._is_newcomer(thing, sentence) and not attends(thing, said):
                # Whom the sentence before has named for the first time this one says more of.
                fitness = fitnesses[thing.key] = max(fitness, 0.0)
                score += _NEWCOMER if thing.prominence >= _CENTRAL else 0.0
            if fitness >= _TELLING:
                score = max(score, _FAR)
            if said.person and thing.type == "Person" and self._bears(thing, named_inside):
                # "the Droga5 founder" is David Droga.
                score = max(score, _FAR) + _OWN_NAME
            earlier, noun = self._described.get(thing.key, (-1, ""))
            if earlier == sentence.number and noun != token.lemma and not plain:
                # "The director shot it; the actor plays himself": two descriptions in one sentence are seldom of one party.
                score -= _OTHERWISE
            if descriptor.gender in ("f", "m") and thing.gender is None and " " not in thing.label:
                score -= _UNKNOWN_GENDER
            score -= _OTHERWISE if thing.key in told_before else 0.0
            score += _TARGET if thing.key in target else 0.0
            if not said.person:
                score += self._of_page(thing, headed_business, plain, called, fitness) + (
                    _NAMESAKE if thing.key in own_names else 0.0
                )
            elif thing.key == self.story.page.person and (self.story.entry is not None or plain):
                # Every entry of a timeline, and "the star", is about whom the page is about.
                score = (max(score, _STAYS) if plain else score) + _HERO
            performs = {k.split()[-1] for k in thing.kinds | thing.learned} & (
                words("classes", "performer") | words("reference", "nominals", "performers")
            )
            does = telling(thing.kinds | thing.learned, True)
            if of_work and thing.key != self.story.page.person and not performs and does:
                # "The Shake It Off star" performs.
                continue
            if of_screen and {sort for sorts in does.values() for sort in sorts} == {"music"}:
                # "The Game of Thrones star" of a singer and an actress is she.
                score -= _OTHERWISE
            ranked.append((score + fitness, thing.key))
            possible += [thing.key] if fitness > -1.0 and thing.named else []
        ranked = self._by_the_letter(ranked, said, fitnesses)
        ranked.sort(reverse=True)
        ahead = _CLEARLY_AHEAD if self._tells_unknown(sentence, token, said) else _AHEAD
        if len(ranked) > 1 and not said.person and ranked[0][0] - ranked[1][0] < ahead:
            return ()
        best = ranked[0] if ranked else None
        only = len(possible) == 1 and best is not None and possible[0] == best[1]
        threshold = LEAST if only else -1.0 if descriptor.specific else -2.2
        if (best is None or best[0] <= threshold) and plain and not said.person and (house := self._own_house(sentence, token)):
            return house
        if best is None and not said.person and (house := self._house_of_show(token)):
            return house
        if best is None or best[0] <= threshold:
            return self._mistaken(grammar, token, descriptor, said, barred)
        if said.person and fitnesses[best[1]] < _TELLING and self._set_apart(sentence, token):
            return ()
        self._described[best[1]] = (sentence.number, token.lemma)
        self._learn(self.story.things[best[1]], said, gender)
        return (best[1],)

    def _set_apart(self, sentence: Sentence, token: Token) -> bool:
        """Whether a clause tells who somebody is: "the guest who insulted X" need not be whom the text has told of; but "the man
        who had been its designer".
        """
        behind = token.index + 1
        clauses = [c for c in sentence.children(token.index, "relcl") if c.index > behind and c.lemma not in ("be", "become")]
        news = any("had" not in {t.text.lower() for t in sentence.children(c.index, "aux")} for c in clauses)
        return news and sentence.tokens[behind].text.lower() in ("who", "whom", "that", "whose")

    def _learn(self, thing: Thing, said: Description, gender: str | None) -> None:
        """What a description adds to what is known of its party: the gender ("the businesswoman"), where he is from."""
        if thing.type == "Person" and thing.gender is None and gender in ("f", "m"):
            thing.gender = gender
        if not thing.demonyms:
            thing.demonyms |= said.demonyms
        if thing.type == "Person":
            thing.origins |= said.demonyms

    def _told_of_others(self, sentence: Sentence, token: Token) -> set[str]:
        """Of whom somebody tells who is only described: in "the star said that X was kind" she is not X."""
        verb = sentence.head(token.index)
        if verb is None or token.dep not in ("nsubj", "nsubjpass"):
            return set()
        told = (t for clause in sentence.children(verb.index, "ccomp") for t in sentence.subtree(clause.index))
        behind = (t for t in told if t.index > verb.index and t.dep in ("nsubj", "nsubjpass"))
        return {t.name for t in behind if t.name is not None}

    def _beside(self, sentence: Sentence, token: Token) -> set[str]:
        """Whom the description before means: "the newcomer and the founder" are two."""
        first = sentence.head(token.index) if token.dep == "conj" else None
        if first is None or first.name is not None or not article_of(sentence, first) or not article_of(sentence, token):
            return set()
        return set(self.story.refer(sentence.number, first.index))

    def _tells_unknown(self, sentence: Sentence, token: Token, said: Description) -> bool:
        """Whether the words tell a trade, though none that the lists know: "the trunk maker", "the check-maker"."""
        before = sentence.children(token.index, "compound")
        ware = any(t.name is None and t.pos == "NOUN" for t in before) or token.lemma.endswith("-maker")
        return ware and not said.person and not telling([said.phrase], False)

    def _is_newcomer(self, thing: Thing, sentence: Sentence) -> bool:
        """Whether somebody of whom the lists know nothing was named in the sentence before for the first time."""
        fresh = thing.type == "Person" and thing.named and not thing.kinds
        return fresh and bool(thing.seen) and thing.seen[0][0] == sentence.number - 1

    def _by_the_letter(
        self, ranked: list[tuple[float, str]], said: Description, fitness: Mapping[str, float]
    ) -> list[tuple[float, str]]:
        """The scores of businesses, less for those of a like trade only, where another is known by just these words."""
        if said.person or max(fitness.values(), default=0.0) < _TELLING:
            return ranked
        return [(score - (_AKIN if 0.0 < fitness[key] < _TELLING else 0.0), key) for score, key in ranked]

    def _bears(self, thing: Thing, firms: Set[str | None]) -> bool:
        """Whether one of these firms has somebody's surname at the beginning of its name."""
        surname = thing.label.split()[-1].lower()
        labels = (self.story.things[f].label.lower() for f in firms if f is not None and self.story.things[f].type != "Person")
        return " " in thing.label and len(surname) > 3 and any(label.removeprefix("the ").startswith(surname) for label in labels)

    def _house_of_show(self, token: Token) -> Keys:
        """The house whose show a text has told of, where "the brand" has not been named by itself."""
        if token.lemma not in words("sorts", "plain", "marque"):
            return ()
        shows = [t for t in self.story.things.values() if t.type == "Occasion" and t.named and t.count]
        houses = {h for t in shows if (h := self.story.house_of(t.key)) is not None}
        return (houses.pop(),) if len(houses) == 1 else ()

    def _own_house(self, sentence: Sentence, token: Token) -> Keys:
        """The house that has the name of the designer whom the text is about ("Tom Ford is leaving. The label ...")."""
        if token.lemma not in words("sorts", "plain", "marque") | words("sorts", "plain", "own_house"):
            return ()
        scores = [
            (score, thing.key)
            for thing in list(self.story.things.values())
            if thing.type == "Person" and thing.named and thing.count
            and (score := salience(thing, sentence, token, REACH_NOMINAL, pronoun=False)) is not None
            and self.story.namesake(thing.key, "Brand", True) is not None
        ]  # fmt: skip
        house = self.story.namesake(max(scores)[1], "Brand", True) if scores and max(scores)[0] > LEAST else None
        return (house,) if house is not None else ()

    def _same_stake(self, grammar: Grammar, token: Token) -> set[str]:
        """In what a sentence has somebody have a part before it speaks of another: "bought half of X and left the rest of the
        company to its founder".
        """
        sentence = grammar.sentence

        def of_part(noun: Token) -> bool:
            preposition = sentence.head(noun.index)
            part = sentence.head(preposition.index) if preposition is not None and noun.dep == "pobj" else None
            return part is not None and part.lemma in words("reference", "nominals", "parts_owned")

        if not of_part(token):
            return set()
        return {t.name for t in sentence.tokens[: token.index] if t.name is not None and of_part(t)}

    def _house_of_page(self, token: Token, main: str | None) -> str | None:
        """The house of the designer whom a page's title names, and no business: "Tom Ford is leaving the company"."""
        hero = self.story.page.person
        titled = {k for k in self.story.page.titled if self.story.things[k].type in ORGANIZATIONS}
        if hero is None or hero not in self.story.page.titled or titled or self.story.venture is not None:
            return None
        if (main is None and self.story.page.business is not None) or token.lemma not in words(
            "sorts", "plain", "marque"
        ) | words("sorts", "plain", "own_house"):
            # Another business was named in the same sentence.
            return None
        return self.story.namesake(hero, "Brand", True)

    def _founding(self, grammar: Grammar, token: Token) -> tuple[Clause, ...]:
        """Clauses that say who founded what a description stands for: "Founded by X, the house ...", "the label he founded"."""
        return tuple(
            c
            for c in grammar.clauses
            if c.lemma in words("sorts", "founding")
            and c.subject
            and (token.index in c.object or (c.passive is False and grammar.sentence.head(c.verb) is token))
        )

    def _founders(self, grammar: Grammar, founding: tuple[Clause, ...]) -> set[str]:
        """Who did the founding; of a pronoun, which is not resolved yet, whoever was spoken of last."""
        sentence = grammar.sentence
        found = {k for c in founding for i in c.subject for k in self.story.refer(sentence.number, i)}
        if founding and not found:
            found = {t.key for t in self.story.things.values() if t.named and t.count and t.last >= sentence.number - 2}
        return {k for k in found if self.story.things[k].type == "Person"}

    def _named_after(self, founders: set[str], types: frozenset[str]) -> set[str]:
        """The businesses that have the surname of a founder in their name."""
        surnames = {self.story.things[k].label.split()[-1].lower() for k in founders}
        return {
            t.key
            for t in self.story.things.values()
            if t.named and t.count and t.type in types and surnames & set(t.label.lower().split())
        }

    def by_ware(self, sentence: Sentence, token: Token) -> Keys:
        """The brand that "the vodka", "the Irish whiskey" means: one told of lately that is known for it, or the heading's."""
        if token.lemma not in words("reference", "nominals", "wares") or token.tag != "NN":
            return ()
        if any(not self.story.gazetteer.places_of_demonym(c.text) for c in sentence.children(token.index, "amod", "compound")):
            return ()
        known = [
            (t.last, t.key)
            for t in self.story.things.values()
            if t.type in ("Brand", "Organization") and t.named and t.count and sentence.number - t.last <= _WARE
            and any(token.lemma in kind.split() for kind in t.kinds | t.learned)
        ]  # fmt: skip
        return (max(known)[1],) if known else (self.story.venture,) if self.story.venture is not None else ()

    def _of_somebody(self, grammar: Grammar, token: Token) -> bool:
        """Whether a business is named to say what somebody is to it: "X made him the face of the brand" may be of X itself."""
        preposition = grammar.sentence.head(token.index) if token.dep == "pobj" else None
        whose = grammar.sentence.head(preposition.index) if preposition is not None else None
        if whose is None or whose.name is not None or whose.lemma in words("sorts", "plain", "beside"):
            return False
        descriptor = self.story.gazetteer.descriptor(whose.lemma)
        return descriptor is not None and descriptor.type == "Person"

    def _gender_told(self, sentence: Sentence, token: Token) -> str | None:
        return gender_told(sentence, token, {t.key for t in self.story.things.values() if t.type == "Person" and t.named})

    def _said_to_be(self, grammar: Grammar, token: Token) -> set[str]:
        """Who is said to be something to a business: "X is a co-owner of the brand" is of another than X."""
        clause = grammar.clause_of(token.index)
        if clause is None or clause.lemma not in words("roles", "copulas"):
            return set()
        sentence = grammar.sentence
        inside = {t.name for i in clause.subject for t in sentence.subtree(i) if t.name is not None}
        return inside | {k for i in clause.subject for k in self.story.refer(sentence.number, i)}

    def _main_business(self, said: Description) -> str | None:
        """The business of the page; where a brand is spoken of, the one in its title ("the brand" of "LVMH's bet on Fenty")."""
        if "same" in said.phrase.split():
            return None
        titled = [k for k in self.story.page.titled if self.story.things[k].type == "Brand"]
        marque = said.descriptor.noun.split()[-1] in words("sorts", "plain", "marque") | words("sorts", "plain", "undertakings")
        return titled[0] if marque and len(titled) == 1 else self.story.page.business

    def _other_at_hand(self, sentence: Sentence, token: Token, said: Description, types: frozenset[str]) -> bool:
        """Whether another business than the page's was named before: "left his role at Y after a year at the house"."""
        if said.person or token.dep in ("nsubj", "nsubjpass"):
            return False
        here = {t.name for t in sentence.tokens[: token.index] if t.name is not None}
        main = self._main_business(said)
        fitting = [k for k in here if self.story.things[k].type in types and fit(self.story.things[k], said) > -1.0]
        return bool(fitting) and main not in here

    def _of_page(self, thing: Thing, main: str | None, plain: bool, called: bool, fitness: float) -> float:
        """What speaks for or against a business beside how lately it was named, and how well the words fit it."""
        if thing.key in self.story.heads and fitness > -1.0:
            return _OF_HEADING
        if thing.named and thing.count == 1 and thing.prominence <= AFFILIATION:
            return -_EMPLOYER
        if not thing.named:
            return _SAME_WORD if called else 0.0
        return _SUBJECT_OF_PAGE if plain and not called and thing.key == main and fitness > -1.0 else 0.0

    def _mistaken(self, grammar: Grammar, token: Token, descriptor: Descriptor, said: Description, barred: set[str]) -> Keys:
        """A name just brought up that no list knows, taken for something else until a description tells what it is."""
        sentence = grammar.sentence
        if token.dep not in ("nsubj", "nsubjpass") or token.pos not in ("NOUN", "PROPN") or said.demonyms:
            return ()
        kind = "Person" if said.person else descriptor.type
        if descriptor.noun in words("sorts", "plain", "holding") or kind not in ("Person", *ORGANIZATIONS):
            return ()
        near = [
            t
            for t in self.story.things.values()
            if t.named and t.count and t.key not in barred and sentence.number - 1 <= t.last <= sentence.number
            and t.type not in compatible(descriptor) and not self.story.is_listed(t.key) and t.type in words("sorts", "unsure")
            and not any(i > token.index for s, i in t.seen if s == sentence.number)
        ]  # fmt: skip
        if len(near) != 1 or (near[0].type == "Person" and self.story.gazetteer.is_first_name(near[0].label.split()[0])):
            return ()
        near[0].type = kind
        near[0].learned.update({said.noun, descriptor.noun})
        return (near[0].key,)
