"""What pronouns, "the brand", "the fashion house" and other expressions without a name stand for.

A discourse is read in text order.  Every name, and everything that a sentence brings up without one,
is a thing with a type, perhaps a gender, and the nouns it may be called by: those of the name lists
and those that the text itself applied to it ("photographer Gabriele Galimberti").  An expression is
resolved to the most salient thing that fits it: recency, grammatical role and frequency, after
Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994).  Where none fits, it stands for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.names import ORGANIZATIONS, Name
from graphkit.language.reference.descriptions import (
    THINGS,
    compatible,
    is_dummy,
    noun_text,
    pronoun_kind,
)
from graphkit.language.reference.documents import Documents
from graphkit.language.reference.entries import labelled, learn_gender, starts, stories
from graphkit.language.reference.lead_ins import lead_in
from graphkit.language.reference.nominals import Nominals
from graphkit.language.reference.pages import about, asked_about, leading, section_business, section_person
from graphkit.language.reference.pairs import Pairs
from graphkit.language.reference.pronouns import Pronouns
from graphkit.language.reference.salience import WEAK, is_told, own_subject, prominence
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.reference.unnamed import Unnamed
from graphkit.language.reference.ventures import Ventures
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.parse import UNSPOKEN
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind


class Discourse(Story):
    """All that one document speaks of, and what each expression of it stands for.

    ``names`` are the document's names, ``totals`` how often each is named in all of it.  :meth:`read` takes the
    sentences in text order; then :meth:`refer` answers for any token.  First persons wait until the quotation
    reader has said who speaks, and are bound then.
    """

    def __init__(self, names: Mapping[str, Name], gazetteer: Gazetteer, totals: Mapping[str, int] | None = None) -> None:
        super().__init__(names, gazetteer, totals)
        self._pronouns = Pronouns(self)
        self._unnamed = Unnamed(self)
        self._pairs = Pairs(self)
        self._documents = Documents(self)
        self._ventures = Ventures(self)
        self._nominals = Nominals(self, self._unnamed, self._pairs, self._documents, self._ventures)

    def anything(self, grammar: Grammar, index: int) -> Keys:
        """A thing for whatever a plain noun names, made when a fact needs it."""
        return self._unnamed.anything(grammar, index)

    def topic(self, grammar: Grammar, index: int) -> Keys:
        """A thing for a noun that is no known kind of anything ("his remarks"), made when a fact needs it."""
        return self._unnamed.topic(grammar, index)

    def read(self, grammars: Sequence[Grammar]) -> None:
        """Resolve every expression of the document, sentence by sentence."""
        sentences = [g.sentence for g in grammars]
        entries = starts(sentences)
        totals = {k: t.total for k, t in self.things.items()}
        self.stories = stories(sentences) if not entries else ()
        self.page = about(sentences, self._names.values(), totals, bool(entries), bool(self.stories))
        learn_gender(self, sentences)
        block = -1
        for grammar in grammars:
            self.now = grammar.sentence.number
            self.opens, block = grammar.sentence.block != block, grammar.sentence.block
            if self.now in entries:
                self.entry = self.now
            if self.opens:
                self.paragraphs.append(grammar.sentence.number)
                self._open(grammar.sentence)
            if grammar.sentence.kind in (BlockKind.HEADING, BlockKind.TITLE):
                self.section = section_person(grammar.sentence, {k: t.type for k, t in self.things.items()})
                self.headed = self.now
                self.venture = (
                    section_business(grammar.sentence, {k: t.type for k, t in self.things.items()}) if self.now else None
                )
                self.ventures[self.now] = self.headed_venture = self.venture
                self.heads = frozenset(t.name for t in leading(grammar.sentence) if t.name) if self.now else frozenset()
                if self.now:
                    self.headings[self.now] = self.heads
            elif (item := self._item(grammar.sentence)) is not None:
                self.section, self.headed, self.heads = item, self.now, frozenset({item})
                self.headings[self.now] = self.heads
            elif (asked := asked_about(grammar.sentence, {k: t.type for k, t in self.things.items()})) is not None:
                self.venture = self.headed_venture = self.ventures[self.now] = asked
            self._learn(grammar)
            for token in grammar.sentence.tokens:
                self._read_token(grammar, token)
            self._look_ahead(grammar)
            self._pairs.note(grammar)
            self._learn_from_deeds(grammar)
            self._documents.note(grammar)
            self._nominals.litigants.note(grammar)
            self._ventures.note(grammar)
            self._note_kin(grammar)

    def _open(self, sentence: Sentence) -> None:
        """Let a block that begins with the name of a business, set off, tell of it, and the next one no longer."""
        led = lead_in(sentence, {k: t.type for k, t in self.things.items()})
        if led is not None:
            self.led[sentence.block] = led
        if led is not None or self.venture != self.headed_venture:
            self.venture = self.ventures[self.now] = led or self.headed_venture

    def _item(self, sentence: Sentence) -> str | None:
        """Whom an item of a list is about that begins with a name and has no verb of its own: "Cher, who directed X, in Y".

        A bar behind the name does it too: "Cher | The singer ...".
        """
        first = sentence.tokens[0]
        verbless = sentence.kind is BlockKind.LIST_ITEM and first.dep == "ROOT"
        if first.name is None or not (verbless or labelled(sentence)):
            return None
        return first.name if self.things[first.name].type == "Person" else None

    def _read_token(self, grammar: Grammar, token: Token) -> None:
        sentence = grammar.sentence
        place = (sentence.number, token.index)
        if token.name is not None:
            for before in token.lead:
                # "Burberry designer Y left the brand": the house has been spoken of, before the name.
                if (
                    before.name is not None
                    and before.name != token.name
                    and before.name in self.things
                    and not self.things[before.name].count
                ):
                    self._mention(before.name, sentence, token, weak=True)
            if not self._is_modifier(sentence, token):
                self._mention(token.name, sentence, token)
            else:
                self._mention(token.name, sentence, token, weak=True)
            self._stands_for[place] = (token.name,)
            return
        word = token.text.lower()
        if (maker := _maker(token)) is not None:
            self._stands_for[place] = (maker,)
            return
        hero = self.led.get(sentence.block) or self.page.person or (self.page.business if self.entry is not None else None)
        if word == UNSPOKEN and hero is not None:
            self._stands_for[place] = (hero,)
            self._mention(hero, sentence, token)
            return
        kind = pronoun_kind(word)
        if kind in ("first", "first_plural"):
            self._first_person[place] = kind
            return
        if kind is not None and token.pos in ("PRON", "DET", "PROPN", "NOUN", "X"):
            keys = self._pronouns.resolve(grammar, token, kind)
            self._learn_gender(grammar, token, keys, kind)
        elif token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET", "X"):
            keys = self._headed_by(sentence, token) or self._nominals.resolve(grammar, token)
        else:
            return
        if keys:
            self._stands_for[place] = keys
            for key in keys:
                self._mention(key, sentence, token)

    def _headed_by(self, sentence: Sentence, token: Token) -> Keys:
        """What the one name of the heading above is said to be, in words without a verb: "Casamigos / The tequila brand of X"."""
        if token.dep != "ROOT" or token.tag != "NN" or sentence.number != self.headed + 1 or len(self.heads) != 1:
            return ()
        if sentence.tokens[0].text.lower() not in words("leads", "determiners"):
            return ()
        (key,) = self.heads
        said, kind = self.gazetteer.descriptor(token.text.lower()), self.things[key].type
        fits = said is not None and (kind in said.types or (kind in ORGANIZATIONS and bool(ORGANIZATIONS & set(said.types))))
        return (key,) if fits else ()

    def _learn_gender(self, grammar: Grammar, token: Token, keys: Keys, kind: str) -> None:
        """ "X came with his wife": the gender of X is known from then on."""
        thing = self.things[keys[0]] if len(keys) == 1 and keys[0] in own_subject(self, grammar, token) else None
        if thing is None or thing.type != "Person" or thing.gender is not None:
            return
        owned = grammar.sentence.head(token.index)
        if (
            owned is not None
            and owned.lemma in cues("reference")["kin"]
            and any(t.name == thing.key for t in grammar.sentence.tokens[: token.index])
        ):
            thing.gender = {"male": "m", "female": "f"}.get(kind)

    def _look_ahead(self, grammar: Grammar) -> None:
        """Pronouns before the main clause that nothing earlier fits mean its subject: "Before she joined Chanel, Virginie
        Viard ...".
        """
        sentence = grammar.sentence
        main = next((c for c in grammar.clauses if sentence.head(c.verb) is None), None)
        surface = grammar.surface_subject(main.verb) if main is not None else ()
        keys = tuple(k for i in surface for k in self.refer(sentence.number, i))
        if main is None or len(keys) != 1 or not self.things[keys[0]].named:
            return
        inside = {t.index for i in surface for t in sentence.subtree(i)}
        for token in sentence.tokens[: min(surface)]:
            kind = pronoun_kind(token.text.lower())
            if kind is None or token.index in inside or self.refer(sentence.number, token.index):
                continue
            if self._pronouns.may_be(self.things[keys[0]], kind) and not (kind == "thing" and is_dummy(sentence, token)):
                self.bind(sentence.number, token.index, keys)

    def _is_modifier(self, sentence: Sentence, token: Token) -> bool:
        if token.dep not in ("compound", "nmod", "amod"):
            return False
        # "Its NAME ad" shows NAME, who is spoken of next.
        thing = self.things.get(token.name or "")
        above = sentence.head(token.index)
        return thing is None or thing.type != "Person" or above is None or above.lemma not in words("classes", "visual")

    def _mention(self, key: str, sentence: Sentence, token: Token, weak: bool = False) -> None:
        thing = self.things[key]
        if token.tag in ("NNS", "NNPS"):
            thing.several = sentence.number
        weight = 0.0 if weak or sentence.kind is BlockKind.CAPTION else prominence(sentence, token, self.gazetteer)
        if thing.type == "MediaOutlet" and is_told(sentence, token):
            # What somebody tells Vogue is not about Vogue.
            weight = 0.0
        if weak and thing.count:
            # "the Skims boss" speaks of the boss.
            thing.count += 1
            thing.last = max(thing.last, sentence.number - WEAK)
            return
        if thing.last != sentence.number or thing.prominence < weight:
            thing.prominence = weight
        thing.last = sentence.number - WEAK if weak else sentence.number
        thing.count += 1
        thing.seen.append((sentence.number, token.index))
        self.weights[sentence.number, token.index] = weight

    def _note_kin(self, grammar: Grammar) -> None:
        """Who is whose husband or daughter, where a name stands beside the noun: "her husband, the rapper Fedez"."""
        sentence = grammar.sentence
        other_way = cues("reference")["kin"]
        for token in sentence.tokens:
            if token.name is not None:
                self._note_kin_before(grammar, token)
                continue
            if token.lemma in words("relations", "hired") and token.tag == "NN":
                self._note_hired(grammar, token)
            if token.lemma not in other_way:
                continue
            owners = [k for i in grammar.owners(token.index) for k in self.refer(sentence.number, i)]
            names = [k for k in self.refer(sentence.number, token.index) if self.things[k].named]
            if len(owners) == 1 and len(names) == 1 and owners != names:
                self.kin[owners[0], token.lemma] = names[0]
                self.kin.setdefault((names[0], other_way[token.lemma]), owners[0])

    def _note_hired(self, grammar: Grammar, token: Token) -> None:
        """Who works for whom: "X's manager, Y,", "Y was X's manager then", "Y, the manager of X and Z,"."""
        sentence = grammar.sentence
        heads = (
            *grammar.owners(token.index),
            *(h for p, hs in grammar.noun_phrases(token.index) if p in ("of", "to") for h in hs),
        )
        owners = [k for i in heads for k in self.refer(sentence.number, i) if self.things[k].type == "Person"]
        clause = grammar.clause_of(token.index) if token.dep == "attr" else None
        beside = [token.index, *(clause.subject if clause is not None and clause.lemma == "be" else ())]
        beside += [t.index for t in sentence.children(token.index, "appos")]
        beside += [token.head] if token.dep == "appos" else []
        keys = {
            k for i in beside for k in self.refer(sentence.number, i) if self.things[k].type == "Person" and self.things[k].named
        }
        for owner in owners:
            if len(keys) == 1 and owner not in keys:
                self.kin[owner, token.lemma] = next(iter(keys))

    def _note_kin_before(self, grammar: Grammar, name: Token) -> None:
        """Whose relative a description before a name makes somebody: "whose brother X"."""
        other_way = cues("reference")["kin"]
        beside = grammar.sentence.children(name.index, "compound", "nmod")
        noun = next(
            (n for n in reversed([*(t.lemma for t in beside), *(w.text.lower() for w in name.lead)]) if n in other_way), None
        )
        owning = [i for at in (name.index, *(t.index for t in beside if t.lemma == noun)) for i in grammar.owners(at)]
        owners = [k for i in dict.fromkeys(owning) for k in self.refer(grammar.sentence.number, i)]
        if noun is not None and name.name is not None and len(owners) == 1 and owners[0] != name.name:
            self.kin[owners[0], noun] = name.name
            self.kin.setdefault((name.name, other_way[noun]), owners[0])

    def _learn(self, grammar: Grammar) -> None:
        """Nouns that this sentence itself applies to a name: before it, in apposition, after "is"."""
        sentence = grammar.sentence
        for token in sentence.tokens:
            if token.name is None:
                continue
            thing = self.things[token.name]
            for noun in self._nouns_of_lead(token):
                self._apply(thing, noun)
            self._learn_origin(grammar, token)
            for word in token.aside:
                if word.text.isdigit() and thing.type == "Person":
                    thing.age = word.text
            for other in self._predicated(grammar, token):
                if other.name is None and other.pos in ("NOUN", "PROPN"):
                    self._retype(thing, other)
                    if not any(
                        c.dep in ("poss", "prep") and c.text.lower() in ("of", "'s", "’s") for c in sentence.children(other.index)
                    ):
                        self._apply(thing, noun_text(sentence, other))

    def _learn_origin(self, grammar: Grammar, token: Token) -> None:
        """Where the text says that somebody is from: "the Belgian designer X", "X, a Belgian"."""
        thing = self.things[token.name or ""]
        if thing.type != "Person":
            return
        around = (w for o in self._predicated(grammar, token) for w in (o, *grammar.sentence.children(o.index, "amod")))
        told = {w.text for w in token.lead if w.name is None} | {w.text for w in around if w.name is None}
        said = {w.lower() for w in told if self.gazetteer.places_of_demonym(w)}
        thing.origins |= said
        thing.demonyms |= said if not thing.demonyms else set()

    def _learn_from_deeds(self, grammar: Grammar) -> None:
        """Who founded something is a founder from then on."""
        doers = cues("reference")["doers"]
        for clause in grammar.clauses:
            if clause.lemma not in doers or not clause.object:
                continue
            for thing in (self.things[k] for i in clause.subject for k in self.refer(grammar.sentence.number, i)):
                if thing.named and (thing.type == "Person" or clause.lemma == "sponsor"):
                    thing.deeds.add(doers[clause.lemma])
            if doers[clause.lemma] == "founder":
                # "founded it with X"
                beside = (
                    self.things[k] for i in clause.phrase("with", "alongside") for k in self.refer(grammar.sentence.number, i)
                )
                for thing in beside:
                    if thing.named and thing.type == "Person":
                        thing.deeds.add("founder")

    def _nouns_of_lead(self, token: Token) -> list[str]:
        plain = [w.text.lower() for w in token.lead if w.name is None]
        return [" ".join(plain[i:]) for i in range(len(plain))]

    def _apply(self, thing: Thing, noun: str) -> None:
        descriptor = self.gazetteer.descriptor(noun)
        if descriptor is None or thing.type not in compatible(descriptor):
            return
        thing.learned.add(descriptor.noun)
        thing.learned.add(noun)
        if thing.type == "Person" and thing.gender is None and descriptor.gender in ("f", "m"):
            thing.gender = descriptor.gender

    def _retype(self, thing: Thing, noun: Token) -> None:
        """Believe the noun that says what a name that no list knows is: "La Vacanza, the high-summer collection"."""
        descriptor = self.gazetteer.descriptor(noun.lemma)
        if descriptor is None or thing.type in descriptor.types or self.is_listed(thing.key):
            return
        if descriptor.type not in THINGS and not (thing.type == "Place" and descriptor.type in ORGANIZATIONS):
            # "Kosmos, the company": no place.
            return
        if thing.type == "Person" and thing.gender is not None and thing.count:
            return
        thing.type = descriptor.type

    def _predicated(self, grammar: Grammar, token: Token) -> list[Token]:
        sentence = grammar.sentence
        found = list(sentence.children(token.index, "appos"))
        head = sentence.head(token.index)
        if token.dep == "appos" and head is not None:
            found.append(head)
        if (
            token.dep == "nsubj"
            and head is not None
            and head.lemma in ("be", "become", "remain")
            and not sentence.children(head.index, "neg")
        ):
            found.extend(t for t in sentence.children(head.index, "attr"))
        if token.dep == "oprd" and head is not None and head.lemma in words("syntax", "naming"):
            # "the line is called Flutur", "a film titled X".
            clause = grammar.clause(head.index)
            found.extend(sentence.tokens[i] for i in (clause.object if clause is not None else ()))
        return found


def _maker(token: Token) -> str | None:
    """Who made something that is described with the name: "an X-designed gown"."""
    if token.pos != "ADJ" or token.text.rsplit("-", 1)[-1].lower() not in words("leads", "making_compounds"):
        return None
    return next((w.name for w in token.lead if w.name is not None), None)
