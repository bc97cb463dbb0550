"""What fits which relation: the parties that a rule has found, and whom of a name they must then be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.language.claiming.callings import comes_from_place, is_no_writer, is_sponsored
from graphkit.language.claiming.naming import gives_no_post
from graphkit.language.claiming.parties import parties
from graphkit.language.claiming.products import is_taken_off
from graphkit.language.claiming.wardrobe import is_no_look
from graphkit.language.cues import cues, words
from graphkit.language.matching.frames import Match
from graphkit.language.names.names import ORGANIZATIONS
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.sorts import acting_as, telling
from graphkit.language.reference.things import Thing
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Fitted:
    """A relation with the keys of two things that fit it."""

    relation: str
    subject: str
    object: str


class Fitting:
    """Says of the parties of one document what fits them."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.vocabulary = vocabulary

    def fitted(self, grammar: Grammar, match: Match, subject: str, object_: str, to: int) -> Fitted | None:
        """The relation that a match comes to for two parties, with whom of a name it means; none where they do not fit.

        ``to`` is the word that stands for the object.
        """
        sentence = grammar.sentence
        told_of = object_
        if (
            match.frame.relation in words("relations", "offices")
            and self.discourse.things[object_].type == "Platform"
            and sentence.tokens[match.predicate].lemma in words("relations", "as_users")
        ):
            # "joined Instagram", "left Twitter": as users do.
            return None
        if match.frame.relation == "appoints" and gives_no_post(grammar, match.predicate):
            return None
        if match.frame.relation in words("relations", "of_business") and any(map(self._is_of_the_law, (subject, object_))):
            # "Police picked him up", "struck a deal with prosecutors".
            return None
        thing = self.discourse.things[object_]
        if match.frame.relation in words("relations", "posts") and not thing.named and thing.head in words("relations", "buyers"):
            # "joined the consortium", "leads a group of bidders"
            return None
        office = match.frame.relation in words("relations", "offices") and not self._is_job(grammar, match)
        sponsored = office and is_sponsored(self.discourse, subject, object_)
        if sponsored and (match.nominal or match.frame.phrases or comes_from_place(self.discourse, grammar, match)):
            return None
        if match.frame.phrases and match.frame.relation in ("worksFor", "owns") and not self._is_sure(match, subject, object_):
            return None
        if match.frame.phrases and match.frame.relation == "owns" and any(sentence.tokens[h].name is None for h in match.subject):
            # "her Instagram"
            return None
        if match.frame.phrases and match.frame.relation == "worksFor" and self._of_a_place(grammar, match):
            return None
        if match.frame.relation == "dismisses" and self._finds_fault(grammar, match):
            # "dismissed the singer as ugly"
            return None
        if match.frame.relation == "wears" and match.nominal and any(_made_by(sentence, h) for h in match.subject):
            # "a gown by X for Y": X has made it.
            return None
        if (
            match.frame.phrases
            and match.frame.relation == "worksFor"
            and len(match.subject) > 1
            and is_no_writer(self.discourse, subject, object_)
        ):
            return None
        relation = cues("relations")["sponsored"][match.frame.relation] if sponsored else self._relation_of(match, subject)
        if relation == "leaves" and self._told_of_another(grammar, match, to):
            return None
        if match.frame.exact and self.discourse.things[object_].type not in match.object_types:
            # To launch a company is to found it, to launch a brand is to launch it.
            return None
        if relation == "founded" and any(
            t.text.lower() in words("syntax", "reviving") for t in sentence.children(match.predicate, "advmod", "prt", "prep")
        ):
            # "brought the house back to life"
            return None
        platform = self.discourse.things[subject].type == "Platform"
        if relation == "dismisses" and platform and sentence.tokens[match.predicate].lemma not in words("roles", "firing"):
            # "was frozen out of Instagram"
            relation = "suspends"
        if (
            platform
            and relation in words("relations", "judging")
            and all(sentence.tokens[h].dep == "compound" for h in match.subject)
        ):
            # "a Twitter rant about X"
            return None
        if relation == "leads" and self._leads_a_part(grammar, match):
            relation = "worksFor"
        called = sentence.tokens[to].pos == "PRON" or sentence.tokens[match.predicate].lemma in words("relations", "choosing")
        made = relation == "wears" and self._is_maker_too(grammar, match, to)
        if relation == "wears" and (called or made) and self.discourse.things[object_].type == "Person":
            # "picked Williams for the job", "he dressed her": somebody, and not his label.
            return None
        anywhere = "*" in match.pattern or sentence.tokens[match.predicate].lemma == "be"
        if not (self.discourse.things[object_].type == "Place" and anywhere):
            # "Seen sipping in Nashville", "was in Chicago": in the city, and not in the series of that name.
            object_ = self._namesake(relation, object_, object_ == subject)
        if relation in words("relations", "by_companies") and self.discourse.things[subject].type == "Person":
            subject = self.discourse.namesake(subject, "Brand", True) or subject
        if subject == object_ and self.discourse.things[subject].type in ORGANIZATIONS:
            subject = self.discourse.namesake(subject, "Person", True) or subject
        if relation in words("relations", "by_people") and self.discourse.things[subject].type in ORGANIZATIONS:
            subject = self.discourse.namesake(subject, "Person", True) or subject
        if relation in words("relations", "by_states"):
            subject, object_ = (self.discourse.government_of(k) or k for k in (subject, object_))
        if relation == "wears" and sentence.tokens[to].pos == "PRON" and self.discourse.things[object_].type != "Product":
            # "In it he sits down with X": in the film, and in no clothes of that name.
            return None
        if (
            match.frame.relation == "appearsIn"
            and match.pattern.endswith(" of O:Work")
            and self.discourse.things[told_of].type != "Work"
        ):
            # "X of the label Skins": no film of that name.
            return None
        if relation == "appearsIn" and self._is_giver(grammar, match):
            return None
        made_it = sentence.tokens[match.predicate].lemma in words("classes", "make")
        if (
            relation == "appearsIn"
            and made_it
            and set(match.subject) == set(_doers(grammar, match))
            and self.behind_camera(subject)
        ):
            # "The photographer X shot Y for the campaign."
            return None
        if relation == "creates" and self._is_no_making(grammar, match, to):
            return None
        if relation == "wears" and is_no_look(grammar, self.discourse, match, object_, to):
            return None
        subject, object_ = self._house(subject, match.subject_types), self._house(object_, match.object_types)
        # Who walks in a show walks for its house.
        in_show = relation == "walksFor" and self.discourse.things[told_of].type in match.object_types
        asked = frozenset[str]() if in_show else match.object_types
        fitted = subject != object_ and self.fits(relation, subject, object_, match.subject_types, asked)
        if match.frame.performing == match.frame.relation and not self._performs(subject):
            return None
        if match.frame.phrases and relation == "creates" and self.discourse.things[subject].type in ORGANIZATIONS:
            # "RCA's album Anti": only of a band is it the maker.
            fitted = fitted and self._sings(subject)
        if relation == "features" and self.discourse.things[object_].type == "Group":
            # Who is shown in it appears in it, and nobody is told apart in a group.
            return None
        if relation in ("launches", "withdraws") and sentence.tokens[match.predicate].lemma == "drop":
            dropped = self.discourse.things[object_]
            aired = dropped.type == "Work" and dropped.named and self.discourse.things[subject].type == "MediaOutlet"
            programme = dropped.type == "Work" and not dropped.named and dropped.head in words("relations", "programmes")
            programme = programme and self._is_definite(grammar, to) and self.discourse.things[subject].type in ORGANIZATIONS
            show = aired or programme or is_taken_off(grammar, match.predicate)
            # "dropped his hard seltzer", "NBC dropped 'The Voice'": got rid of it; but "Netflix dropped the trailer".
            gone = self._of_another(grammar, to, subject) or (
                dropped.type in ("Product", "Campaign") and not dropped.named and self._is_definite(grammar, to)
            )
            if relation == "launches" and (show or gone):
                return None
            if relation == "withdraws" and not show and (dropped.type == "Work" or not (gone or dropped.type == "Occasion")):
                return None
        if not fitted or (match.frame.named and not self.discourse.things[object_].named):
            return None
        if match.frame.fresh and not self._is_fresh(grammar, to):
            return None
        trigger = sentence.tokens[match.trigger]
        if relation == "partnersWith" and trigger.name is None and self._stands_for_name(grammar, match.trigger):
            # "began the business with Y": the business is a company, and no tie with Y.
            return None
        if (
            relation in ("partnersWith", "endsPartnershipWith")
            and trigger.lemma
            in words("classes", "romance") | words("reference", "couples", "verbs") | words("relations", "of_couples")
            and self._both_human(subject, object_)
            and not any(t.lemma in words("relations", "of_trade") for t in sentence.tokens[match.trigger : to])
        ):
            return None
        return Fitted(relation, subject, object_)

    def fits(self, relation: str, subject: str, object_: str, subject_types: Iterable[str], object_types: Iterable[str]) -> bool:
        """Whether both parties are of a kind that the relation and the rule allow."""
        one, two = self.discourse.things[subject], self.discourse.things[object_]
        if not self.vocabulary.fits(relation, one.type, two.type):
            return False
        if (
            relation in words("relations", "made")
            and not two.named
            and (
                two.head in words("syntax", "plain_things")
                or (
                    relation not in words("relations", "of_stocks")
                    and two.type == "Product"
                    and two.plural
                    and not two.owner
                    and not two.modifiers - words("syntax", "quantities")
                )
            )
        ):
            # "makes shirts", "wore dresses": true of everybody, and of no interest.
            return False
        if relation in words("relations", "of_deals") and any(
            t.type == "Group" and not t.named and not t.modifiers and not t.owner for t in (two,)
        ):
            # "has dropped stars before": which, the text does not say.
            return False
        if (
            relation == "creates"
            and two.named
            and two.label.split()[0].lower() in words("syntax", "devices")
            and one.type == "Person"
        ):
            # "her iPhone": what one has, and has not made.
            return False
        plain = cues("relations")["plain"].get(relation)
        if plain is not None and not two.named and two.head in words("syntax", plain):
            return False
        if relation == "wears" and two.type == "Product" and not two.named and two.count < 2:
            # "in a three-piece suit": clothes of which the text says nothing more.
            return False
        if any(
            t.type == "Organization" and not t.named and not t.modifiers and t.head in words("reference", "nominals", "bare")
            for t in (one, two)
        ):
            # "bought shares in the company": which one, the text does not say.
            return False
        if relation in words("relations", "by_authorities") and one.type in ("Brand", "MediaOutlet", "Platform"):
            # "charged the rapper with piracy", "booked her for spring": no label arrests anybody.
            return False
        if relation == "supports" and two.type == "Topic" and not two.named and two.head not in words("relations", "backed"):
            # "praised the disruption they caused", "affinity with its customers": nothing that one is for or against.
            return False
        if relation == "postsOn" and one.type == "Platform":
            # "Instagram was full of it, and so was X"
            return False
        if relation == "donatesTo" and one.head in words("relations", "no_donors"):
            # "A jury handed the band $1.7 million in damages."
            return False
        if relation in words("relations", "addressed") and two.type == "Platform":
            # "called it ugly on Instagram" addresses nobody.
            return False
        if relation == "features" and not one.named and not one.plural and one.head in words("syntax", "plain_pictures"):
            # "one photo showed": of a single picture nothing is told.
            return False
        if relation == "features" and not one.named and one.plural and two.type == "Work":
            # "Her films include Alien": which they are, not what is in them.
            return False
        if relation in ("worksFor", "leads", "leaves") and not two.named and two.head in words("roles", "not_employers"):
            # "joined the team": whose, the text does not say here.
            return False
        if relation == "leads" and not two.named and two.owner and two.head in words("roles", "parts_of_firms"):
            # "ran Nike's tennis business": it is Nike that he works for.
            return False
        if relation == "features" and not two.named and two.head in words("syntax", "plain_pictures"):
            # "the campaign included a picture"
            return False
        if relation == "features" and two.type == "Group" and one.type != "Campaign" and not one.named:
            # "a book of pictures of children": only of a campaign, or of a work with a name, is it worth telling whom it shows.
            return False
        if relation in words("relations", "human_only") and one.type in ORGANIZATIONS and not self._sings(subject):
            return False
        return self._among(acting_as(one), subject_types) and self._among(two.type, object_types)

    def _stands_for_name(self, grammar: Grammar, index: int) -> bool:
        """Whether a noun stands for a company with a name."""
        keys = self.discourse.refer(grammar.sentence.number, index)
        return any(self.discourse.things[k].named and self.discourse.things[k].type in ORGANIZATIONS for k in keys)

    def _is_job(self, grammar: Grammar, match: Match) -> bool:
        """Whether the words say that it is work: "took a job at"."""
        clause = grammar.clause(match.predicate)
        return clause is not None and any(
            grammar.sentence.tokens[h].name is None and grammar.sentence.tokens[h].lemma in words("roles", "jobs")
            for h in clause.object
        )

    def _is_sure(self, match: Match, subject: str, object_: str) -> bool:
        """Whether the owned one of "Naturium's Launch" is a name beyond doubt: listed, or of several words."""
        if "'s" not in match.pattern:
            return True
        owned = subject if match.frame.relation == "worksFor" else object_
        label = self.discourse.things[owned].label
        if match.frame.relation == "worksFor" and not self.discourse.is_listed(owned):
            # "Samsung's Galaxy Note" is nobody.
            return " " in label and self.discourse.gazetteer.is_first_name(label.split()[0])
        if match.frame.relation == "owns" and self.discourse.things[subject].type == "Person":
            return self._may_own(self.discourse.things[subject], self.discourse.things[object_])
        return self.discourse.is_listed(owned) or " " in label

    def _may_own(self, person: Thing, company: Thing) -> bool:
        """Whether "X's Y" says that Y is X's business, and not the house that he designs for or the team that he plays for."""
        trades = {s for sorts in telling({*company.kinds, *company.learned}, False).values() for s in sorts}
        callings = {s for sorts in telling({*person.kinds, *person.learned}, True).values() for s in sorts}
        offices = {word for kind in (*person.kinds, *person.learned) for word in (kind.lower(), kind.lower().split()[-1])}
        bands = {kind.lower().split()[-1] for kind in (*company.kinds, *company.learned, company.label)}
        if company.type == "Platform" or (company.type in ("Brand", "Person") and self.is_label(company.key)):
            # "Kim Kardashian's Balenciaga": what she wears.
            return False
        artist = offices & words("roles", "senses", "artists") and not (trades or " " in company.label)  # "Steve McQueen's Blitz"
        if artist or offices & words("roles", "offices") or bands & words("roles", "senses", "bands"):
            return False
        return (
            company.named
            and not trades & words("roles", "senses", "not_owned")
            and not callings & words("roles", "senses", "hired")
        )

    def _is_giver(self, grammar: Grammar, match: Match) -> bool:
        """Whether the subject gives a part to another: "Ryan Murphy gave her a part in his series"."""
        clause = grammar.clause_of(match.predicate)
        if clause is None or clause.lemma not in ("give", "hand", "offer") or not set(match.subject) & set(clause.subject):
            return False
        return not clause.passive and bool(grammar.sentence.children(clause.verb, "dative", "iobj"))

    def _is_no_making(self, grammar: Grammar, match: Match, at: int) -> bool:
        """Whether "painted a grim picture" and "took the picture off its site" tell of no work at all."""
        verb, made = grammar.sentence.tokens[match.predicate], grammar.sentence.tokens[at]
        if match.frame.phrases and any(
            t.text.lower() in words("roles", "not_creates") for t in grammar.sentence.children(match.predicate, "amod")
        ):
            # "her favourite album"
            return True
        if verb.lemma == "paint" and made.lemma in ("picture", "portrait"):
            beside = grammar.sentence.children(at, "amod")
            return any(t.lemma in words("relations", "painted") for t in beside)
        return verb.lemma == "take" and any(
            t.text.lower() in ("off", "down", "from", "offline", "back")
            for t in grammar.sentence.children(verb.index, "prep", "prt", "advmod")
        )

    def _is_of_the_law(self, key: str) -> bool:
        thing = self.discourse.things[key]
        return not thing.named and bool({thing.head, thing.label.lower()} & words("relations", "law"))

    def _finds_fault(self, grammar: Grammar, match: Match) -> bool:
        """Whether somebody is dismissed as something bad, and from no job."""
        clause = grammar.clause(match.predicate)
        said = (grammar.sentence.tokens[h] for h in (clause.phrase("as") if clause is not None else ()))
        return any(t.pos == "ADJ" or t.lemma in words("classes", "negative") for t in said)

    def _told_of_another(self, grammar: Grammar, match: Match, at: int) -> bool:
        """Whether "Kering announced X's exit from Gucci" is matched for who tells of it, and not for what X leaves."""
        verb = grammar.sentence.tokens[match.predicate]
        told = grammar.sentence.children(verb.index, "dobj", "nsubjpass") if verb.lemma in words("roles", "telling") else ()
        left = [
            h
            for t in told if t.lemma in words("roles", "exits")
            for p, heads in grammar.noun_phrases(t.index) if p in ("from", "at")
            for h in heads if grammar.sentence.tokens[h].name is not None
        ]  # fmt: skip
        return bool(left) and at not in left

    def _leads_a_part(self, grammar: Grammar, match: Match) -> bool:
        """Whether it is "the creative reins", and not the reins, that are taken or handed on."""
        led = grammar.sentence.children(match.predicate, "dobj", "nsubjpass")
        beside = (t for noun in led if noun.name is None for t in grammar.sentence.children(noun.index, "amod", "compound"))
        return any(t.lemma in words("roles", "parts_led") for t in beside)

    def _is_maker_too(self, grammar: Grammar, match: Match, at: int) -> bool:
        """Whether a name only says who of a house has made it: "dressed in a Loewe jumpsuit by Jonathan Anderson"."""
        by = grammar.sentence.head(at)
        between = grammar.sentence.tokens[match.predicate + 1 : at]
        named = [n for t in between for n in (t.name, *(w.name for w in t.lead)) if n is not None]
        return by is not None and by.text.lower() == "by" and any(self.discourse.things[n].type == "Brand" for n in named)

    def _is_fresh(self, grammar: Grammar, at: int) -> bool:
        """Whether something is called new: "a new lipstick", "its latest drop"."""
        beside = grammar.sentence.children(at, "amod", "compound", "nmod")
        return any(t.lemma in words("relations", "fresh") or t.text.lower() in words("relations", "fresh") for t in beside)

    def _is_definite(self, grammar: Grammar, at: int) -> bool:
        """Whether something is spoken of as known, and not as new: "dropped the line"."""
        articles = (t.text.lower() for t in grammar.sentence.children(at, "det"))
        return any(a in words("reference", "nominals", "definite") for a in articles) and not self._is_fresh(grammar, at)

    def _of_a_place(self, grammar: Grammar, match: Match) -> bool:
        """Whether somebody has a title that goes with a place: "Bishop X of Y", "Senator X of Y"."""
        leads = (w.text.lower() for h in match.subject if h >= 0 for w in grammar.sentence.tokens[h].lead)
        return " of " in match.pattern and any(w.rstrip(".") in words("roles", "of_places") for w in leads)

    def _both_human(self, one: str, two: str) -> bool:
        """Whether two parties are persons: a relationship of theirs is no business."""
        return self.discourse.things[one].type == self.discourse.things[two].type == "Person"

    def _of_another(self, grammar: Grammar, at: int, subject: str) -> bool:
        """Whether a thing belongs to somebody else than the subject."""
        clause = grammar.clause_of(at)
        # "dropped a line by Marchesa"
        makers = clause.phrase("by") if clause is not None and not clause.passive else ()
        owners = {k for k, _ in parties(self.discourse, grammar, (*grammar.owners(at), *makers))}
        return bool(owners) and subject not in owners

    def _house(self, key: str, types: frozenset[str]) -> str:
        """The label of that name, where a rule asks for a company and the text names its designer ("dropped by Ralph Lauren")."""
        thing = self.discourse.things[key]
        if thing.type != "Person" or "Person" in types or not types & {"Brand", "Organization"}:
            return key
        return (self.discourse.namesake(key, "Brand") if self.is_label(key) else None) or key

    def is_label(self, key: str) -> bool:
        """Whether somebody has the name of a label: "the Calvin Klein ad" is the label's."""
        label = self.discourse.things[key].label
        return any(e.type == "Brand" and e.name == label for e in self.discourse.gazetteer.lookup(label))

    def _namesake(self, relation: str, key: str, own: bool = False) -> str:
        """The label for the designer whom somebody wears or works for, the work of that name that somebody is in or makes.

        ``own``: whoever does it has that very name ("Tom Ford is leaving Tom Ford").
        """
        kind = self.discourse.things[key].type
        if own and kind == "Person" and (house := self.discourse.namesake(key, "Brand")) is not None:
            return house
        if relation in words("relations", "of_companies") and kind == "Person":
            return self.discourse.namesake(key, "Brand", True) or self.discourse.namesake(key, "Organization", True) or key
        if relation in words("relations", "of_people") and kind in ORGANIZATIONS:
            return self.discourse.namesake(key, "Person", True) or key
        if relation in ("wears", "walksFor") and kind == "Person":
            return self.discourse.namesake(key, "Brand") or key
        if relation == "walksFor" and kind in ("Occasion", "Work"):
            return self.discourse.house_of(key) or key
        if relation in ("creates", "appearsIn") and kind in (*ORGANIZATIONS, "Place"):
            # "starred in Barbie": the film, not the doll's maker.
            return self.discourse.namesake(key, "Work") or key
        return key

    def _relation_of(self, match: Match, subject: str) -> str:
        """The relation of the frame, or the one that it has for performers, and for those whom broadcasters employ."""
        if match.frame.relation == "suspends" and self.discourse.things[subject].type == "MediaOutlet":
            return "dismisses"
        if match.pattern.endswith("O:Work's S:Person") and self.behind_camera(subject):
            return "creates"  # "Oppenheimer's Christopher Nolan"
        return match.frame.performing if match.frame.performing is not None and self._performs(subject) else match.frame.relation

    def _performs(self, key: str) -> bool:
        thing = self.discourse.things[key]
        kinds = thing.kinds | thing.learned
        return bool(kinds & words("classes", "performer")) and not kinds & words("classes", "camera")

    def behind_camera(self, key: str) -> bool:
        """Whether somebody directs or photographs and is no performer."""
        thing = self.discourse.things[key]
        kinds = thing.kinds | thing.learned
        return bool(kinds & words("classes", "camera")) and not kinds & words("classes", "performer")

    def _sings(self, key: str) -> bool:
        thing = self.discourse.things[key]
        return bool((thing.kinds | thing.learned) & words("relations", "personlike"))

    def _among(self, kind: str, wanted: Iterable[str]) -> bool:
        allowed = list(wanted)
        return not allowed or any(self.vocabulary.is_a(kind, w) for w in allowed)


def _doers(grammar: Grammar, match: Match) -> tuple[int, ...]:
    """The subjects of the clause that a match was found in."""
    clause = grammar.clause_of(match.predicate)
    return clause.subject if clause is not None else ()


def _made_by(sentence: Sentence, at: int) -> bool:
    """Whether a word stands behind "by"."""
    head = sentence.head(at) if at >= 0 else None
    return head is not None and head.text.lower() == "by"
