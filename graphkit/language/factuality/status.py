"""Whether a predicate is said to be so: negation, modality, reports, conditions and questions around it.

Read from the inside out, every word that governs the predicate changes its status; the result is one of
the five statuses of the vocabulary, with the speaker of the innermost report.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.language.cues import words
from graphkit.language.factuality.embedding import Embedding
from graphkit.language.factuality.modality import NOTHING, UNDER, A, D, H, L, P, class_of, verb_kind
from graphkit.language.syntax.clauses import Grammar, Heads
from graphkit.language.syntax.tree import Token
from graphkit.model import Status

_FINITE = ("VBD", "VBZ", "VBP")
# The reason that is given for what is asked.
QUESTION = "a question"


@dataclass(frozen=True, slots=True)
class Factuality:
    """The status of a predicate, who says so (token indices of a speaker in the sentence), and why."""

    status: Status = A
    speaker: Heads = ()
    future: bool = False
    why: tuple[str, ...] = ()


class Judge(Embedding):
    """Judges the predicates of one sentence."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        self._judged: dict[int, Factuality] = {}

    def verb(self, verb: int) -> Factuality:
        """The factuality of the clause that a verb heads."""
        if verb not in self._judged:
            self._judged[verb] = self._judge(verb)
        return self._judged[verb]

    def doubted(self, verb: int) -> Status | None:
        """What makes a refusal doubtful, if anything does: "may refuse to renew", "is said to have refused to", "reportedly
        will not".
        """
        token = self.sentence.tokens[verb]
        if any(t.text.lower() in words("status", "alleging_adverbs") for t in self.sentence.children(verb)):
            return L
        up = self.sentence.head(verb)
        while up is not None and token.dep == "xcomp" and self.grammar.is_verb(up):
            made = self._own(up.index)[0]
            if made in (L, H) or self._verb_class(up, token) is L:
                return made if made in (L, H) else L
            token, up = up, self.sentence.head(up.index)
        return None

    def _judge(self, verb: int) -> Factuality:
        status, why = self._own(verb)
        if (claimed := self._claimed_in_passing(verb)) is not None:
            status = UNDER[L][status]
            why.append(f"“{claimed.text}” in between")
        future = status is P
        speaker: Heads = ()
        at = self.sentence.tokens[verb]
        seen = {verb}
        granted = False
        while (up := self._step(at)) is not None and up.index not in seen:
            seen.add(up.index)
            granted = granted or self._asked_about(at)
            before = status
            embedded, said_by, reason = self._embed(at, up, status)
            status = before if granted else embedded
            speaker = speaker or said_by
            if reason and (status is not before or said_by):
                why.append(reason)
            future = future or status is P
            at = up
        status = status if granted else self._sentence_level(self.sentence.tokens[verb], at, status, why)
        return Factuality(status, speaker, future, tuple(why))

    def _asked_about(self, verb: Token) -> bool:
        """Whether a clause is one that says of what has happened why, how or when: "it is not hard to see why Nike signed X".

        Whatever becomes of the seeing, it has happened (indirect questions presuppose what they ask about).
        """
        if verb.dep not in ("ccomp", "pcomp", "csubj") or not self._is_finite(verb):
            return False
        asking = {t.text.lower() for t in self.sentence.children(verb.index, "advmod") if t.tag == "WRB" and t.index < verb.index}
        past = verb.tag == "VBD" or any(t.tag == "VBD" for t in self.sentence.children(verb.index, "aux", "auxpass"))
        return "why" in asking or (past and bool(asking))

    def _claimed_in_passing(self, verb: int) -> Token | None:
        """A report between a subject and its verb: "Nike, Puma claims, copied its shoes"."""
        for subject in self.sentence.children(verb, "nsubj", "nsubjpass"):
            for aside in self.sentence.children(subject.index, "appos", "parataxis"):
                if aside.index < verb and self.grammar.is_verb(aside) and verb_kind(aside.lemma) is L:
                    return aside
        return None

    def noun(self, noun: int) -> Factuality:
        """The factuality of a happening that a noun names: that of the verb which carries it, with its own adjectives."""
        token = self.sentence.tokens[noun]
        status, why = A, list[str]()
        owned = token.dep == "pobj" and any(t.name is not None for t in self.sentence.children(noun, "poss"))
        if token.name is not None and (owned or token.dep in ("nsubj", "nsubjpass", "dobj", "attr")):
            # "X of Y stopped smoking", "a bid for Y's X": what X is to Y is no happening.
            return Factuality(self._sentence_level(token, token, status, why), (), False, tuple(why))
        adjectives = class_of("adjectives")
        for child in self.sentence.children(noun):
            word = child.text.lower()
            if child.dep in ("det", "neg") and word in words("status", "negative_determiners"):
                status, why = D, [*why, f"“{child.text}” before the noun"]
            elif child.dep in ("amod", "compound") and word in adjectives:
                status = UNDER[adjectives[word]][status]
                why.append(f"“{child.text}” before the noun")
        head = self.sentence.head(noun)
        if head is not None and head.dep == "prep" and (up := self.sentence.head(head.index)) is not None:
            singular = up.text.lower().removesuffix("s") if up.pos == "PROPN" else up.lemma  # "Rumours", as the first word
            embedding = class_of("nouns").get(singular.lower())
            if embedding is not None and up.name is None and up.pos in ("NOUN", "PROPN"):
                status = UNDER[embedding][status]
                why.append(f"“{up.text} {head.text}” before it")
                verb = self.sentence.head(up.index)
                if verb is not None and self._undone(up, verb):
                    # "Reports of a split were denied"
                    return Factuality(D, (), False, (*why, f"“{verb.text}” undoes it"))
                head = up
            elif (opened := self._opened(head)) is not None:
                return Factuality(UNDER[opened][status], (), False, (*why, f"“… {head.text}” before it"))
        if token.dep == "nsubj" and head is not None and self._fails(head):
            failed = status if self._negated(head.index) else D
            return Factuality(failed, (), False, (*why, f"“{head.text}”", *((NOTHING,) if self._fails(head, "unborn") else ())))
        if token.dep == "nsubj" and head is not None and (fate := self._fate(token, head)) is not None:
            return Factuality(UNDER[fate[0]][status], (), fate[0] is P, (*why, f"“{fate[1]}” behind it"))
        if token.dep == "nsubj" and head is not None and (said := self._said_of(head)) is not None:
            return Factuality(UNDER[said[0]][status], (), said[0] is P, (*why, f"“{said[1]}” behind it"))
        if token.dep == "nsubj" and head is not None and head.lemma == "be" and (to_come := self._to_come(head)) is not None:
            return Factuality(UNDER[P][status], (), True, (*why, f"“{to_come}”"))
        carrier = self._carrier(token)
        if carrier is not None and token.lemma in words("status", "performances") and self._undone(token, carrier):
            return Factuality(D, (), False, (*why, f"“{carrier.text}” undoes it"))
        if carrier is not None and token.lemma in words("status", "standing") and self._ends(carrier):
            # "dropped the lawsuit", "the charge was dismissed": there had been one.
            return Factuality(status, (), False, (*why, f"“{carrier.text}” takes it for granted"))
        if carrier is None and token.dep == "nsubj" and head is not None:
            carrier = self._going_on(head)
            if carrier is not None and carrier.lemma in words("status", "coming_to_be") and self._negated(carrier.index):
                why.append(NOTHING)
        if carrier is None:
            return Factuality(self._sentence_level(token, token, status, why), (), False, tuple(why))
        outer = self.verb(carrier.index)
        if outer.status is D and self._had_before(token, carrier):
            # "Her attack was not born in a vacuum": there was one.
            return Factuality(status, (), False, tuple(why))
        verb_class = self.kind(carrier)
        if head is not None and head.dep == "prep":
            told = class_of("of_happening").get(f"{carrier.lemma} {head.text.lower()}")
            if told is not None:
                return Factuality(UNDER[told][status], (), told is P, (*why, f"“{carrier.text} {head.text}” before it"))
        # "Issued no apology" is negated once, though both the noun and its verb say so.
        carried = A if status is D and outer.status is D and self._nothing_of_it(carrier.index) else outer.status
        inner = UNDER[carried][status]
        if verb_class in (D, H, P) and carrier.lemma not in words("syntax", "support"):
            inner = UNDER[verb_class][inner] if verb_class is not D or outer.status is not D else A
            why.append(f"“{carrier.text}” governs it")
        return Factuality(inner, outer.speaker, outer.future, (*why, *outer.why))

    def _opened(self, preposition: Token) -> Status | None:
        """What a phrase that ends in a preposition says of what is behind it: "in the event of", "without"."""
        before = [t.text.lower() for t in self.sentence.tokens[max(0, preposition.index - 3) : preposition.index + 1]]
        phrases = (" ".join(before[-n:]) for n in range(len(before), 0, -1))
        return next((class_of("openings")[p] for p in phrases if p in class_of("openings")), None)

    def _had_before(self, noun: Token, verb: Token) -> bool:
        """Whether a passive is denied of somebody's happening by a verb other than those by which such comes about."""
        made = verb.lemma in words("syntax", "support") | words("status", "undoing_verbs") | words("times", "context", "made")
        return noun.dep == "nsubjpass" and bool(self.sentence.children(noun.index, "poss")) and not made

    def _ends(self, verb: Token) -> bool:
        return verb.lemma in words("status", "undoing_verbs") and self.verb(verb.index).status is A

    def _fails(self, verb: Token, how: str = "failing_phrases") -> bool:
        """Whether a verb says of its subject that it comes to nothing: "collapsed", "fell through", "came to nothing"."""
        beside = self.sentence.children(verb.index, "prt", "advmod", "prep")
        phrases = {f"{verb.lemma} {t.text.lower()}" for t in beside}
        phrases |= {f"{verb.lemma} {t.text} {n.text}".lower() for t in beside for n in self.sentence.children(t.index, "pobj")}
        if how == "failing_phrases" and (verb.lemma in words("status", "failing_verbs") or phrases & words("status", "unborn")):
            return True
        return bool(phrases & words("status", how))

    def _fate(self, change: Token, verb: Token) -> tuple[Status, str] | None:
        """What a verb with what is behind it says of a change that is its subject: "is close", "hit a snag"."""
        if change.lemma not in words("status", "changes"):
            return None
        table = class_of("fates")
        for said in self.sentence.children(verb.index, "acomp", "advmod", "prt", "prep", "dobj", "attr"):
            nouns = self.sentence.children(said.index, "pobj") if said.dep == "prep" else [said]
            before = f"{verb.lemma} {said.text.lower()}" if said.dep == "prep" else verb.lemma
            phrases = (f"{before} {word}" for n in nouns for word in (n.lemma, n.text.lower()))
            if phrase := next((p for p in phrases if p in table), None):
                return table[phrase], phrase
        return (table[verb.lemma], verb.lemma) if verb.lemma in table else None

    def _said_of(self, be: Token) -> tuple[Status, str] | None:
        """What a copula says of the happening that is its subject: "is possible", "was a rumour", "is not imminent"."""
        if be.lemma not in words("status", "copulas"):
            return None
        for said in self.sentence.children(be.index, "acomp", "attr", "oprd"):
            word = said.lemma.lower()
            if word in words("status", "untrue"):
                return (A if self._negated(be.index) else D), said.text
            open_ = H if word in words("status", "uncertain") else L if word in words("status", "rumours") else None
            kind = class_of("adjectives").get(word, open_)
            if kind is None or self.sentence.children(said.index, "xcomp", "ccomp"):
                continue
            if kind is not D or said.dep == "acomp":
                return (D if self._negated(be.index) and kind is not D else kind), said.text
        return None

    def _to_come(self, be: Token) -> str | None:
        """The phrase by which a copula says of its subject that it is to come: "is in the works"."""
        for preposition in self.sentence.children(be.index, "prep"):
            phrase = " ".join(t.text.lower() for t in self.sentence.subtree(preposition.index))
            if phrase in words("status", "coming_phrases"):
                return phrase
        return None

    def _going_on(self, verb: Token) -> Token | None:
        """The verb that says no more of its subject than that it happens: "its support is to continue"."""
        happens = (self.sentence.child(verb.index, "xcomp") if verb.lemma == "be" else None) or verb
        return happens if happens.lemma in words("status", "happening_verbs") else None

    def _carrier(self, noun: Token) -> Token | None:
        """The verb whose object (or "for/to" phrase) a noun is."""
        head = self.sentence.head(noun.index)
        if head is None:
            return None
        if noun.dep in ("dobj", "attr", "nsubjpass", "oprd") and self.grammar.is_verb(head):
            return head
        if head.dep == "prep" and (up := self.sentence.head(head.index)) is not None and self.grammar.is_verb(up):
            # "called for a boycott" carries the boycott; "came after the boycott" takes it for granted.
            return up if head.text.lower() in words("status", "carrying_prepositions") else None
        if noun.dep == "conj":
            return self._carrier(head)
        return None

    # --- one level ----------------------------------------------------------------------------

    def _step(self, token: Token) -> Token | None:
        """The next governor outwards that can say something about the predicate."""
        head = self.sentence.head(token.index)
        if head is None or token.dep in ("appos", "parataxis"):
            return None
        if token.dep == "conj" and token.tag in _FINITE and head.tag == "VB" and head.dep in ("xcomp", "advcl"):
            # "Refused to talk and sued": the second goes on with what was refused by its form only.
            return next((up for up in self.sentence.ancestors(head.index) if self._is_finite(up)), head)
        if token.dep == "relcl" and head.text.lower() == "it":
            return head
        if (
            token.dep == "relcl"
            and not any(t.tag == "TO" for t in self.sentence.children(token.index, "aux"))
            and not ((head.lemma in class_of("nouns") or self._untrue(head)) and self.sentence.children(token.index, "mark"))
        ):
            # But "the rumour that Nike dropped him" tells what the rumour is.
            return None
        marks = {t.text.lower() for t in self.sentence.children(token.index, "mark", "advmod")}
        seeming = "as" in marks and marks & words("status", "seeming")
        if token.dep == "advcl" and self.when_it_comes(token, head):
            return head
        if token.dep == "advcl" and not seeming and marks & words("status", "factual_markers"):
            # "They wondered, as she has been a supporter": whatever they do, she has been.
            return None
        if token.dep == "advcl" and token.tag in ("VBD", "VBN") and self._follows(token):
            # "Vowed to boycott it after he posted": whatever they do, he has posted.
            return None
        if token.dep == "acl" and not any(t.tag in ("TO", "IN") for t in self.sentence.children(token.index, "aux", "mark")):
            return self._told_of(token, head)
        return head

    def _untrue(self, noun: Token) -> bool:
        """Whether there is said to be nothing in it: "no truth in the rumour that"."""
        return noun.lemma in words("status", "truths") and self._negative_noun(noun)

    def _is_finite(self, verb: Token) -> bool:
        return verb.tag in _FINITE or any(t.tag in _FINITE for t in self.sentence.children(verb.index, "aux", "auxpass"))

    def _told_of(self, participle: Token, doer: Token) -> Token | None:
        """The noun that tells of what somebody does ("the idea of X hosting the show"), or the verb by which something made up
        shows it ("a deepfake showed X endorsing Y").
        """
        shown = self.sentence.head(doer.index) if participle.tag == "VBG" and doer.dep == "dobj" else None
        if shown is not None and self.grammar.is_verb(shown) and self._of_source(shown) is not None:
            return shown
        preposition = self.sentence.head(doer.index) if participle.tag == "VBG" and doer.dep == "pobj" else None
        noun = self.sentence.head(preposition.index) if preposition is not None else None
        told = preposition is not None and preposition.text.lower() in ("of", "about")
        return noun if told and noun is not None and noun.lemma in class_of("nouns") else None

    def _follows(self, token: Token) -> bool:
        """Whether a past clause stands behind "after" or "since"."""
        helpers = self.sentence.children(token.index, "aux", "auxpass")
        past = token.tag == "VBD" or any(t.tag == "VBD" for t in helpers)
        return past and any(
            t.text.lower() in ("after", "since", "once") for t in self.sentence.children(token.index, "mark", "advmod")
        )

    def _sentence_level(self, told: Token, top: Token, status: Status, why: list[str]) -> Status:
        if status is not H and self._asked(told):
            if (top.dep in ("relcl", "appos", "acl") and not self._asked_of(top)) or self._taken_for_granted(top):
                return status
            why.append(QUESTION)
            return H
        return status

    def _asked(self, told: Token) -> bool:
        """Whether a predicate belongs to a question: of the sentence, or one that it quotes ("slammed Pepsi, asking: 'Who are
        they?'" asks nothing of the slamming).
        """
        marks = [t for t in self.sentence.tokens[told.index :] if t.text == "?"]
        return any(told.index >= self._question_begins(mark) for mark in marks)

    def _question_begins(self, mark: Token) -> int:
        """Where the question begins that a mark ends."""
        tokens = self.sentence.tokens
        last = mark.index >= len(tokens) - 2
        quote = next((t for t in reversed(tokens[: mark.index]) if t.tag in ("``", "''")), None)
        if quote is None or quote.tag == "''":
            return 0 if last else len(tokens)
        # "Did he sing after she had said “Why?”", "Who said “Why?”"
        asked = tokens[0].text.lower() in words("status", "polar") | words("status", "asking")
        return (0 if last else len(tokens)) if asked else quote.index

    def _asked_of(self, verb: Token) -> bool:
        """Whether a participle is the verb of a question that the parser hangs on its subject: "Is Rihanna leaving?"."""
        subject = self.sentence.head(verb.index)
        asked = self.sentence.head(subject.index) if subject is not None and subject.dep in ("nsubj", "attr") else None
        return asked is not None and asked.dep == "ROOT" and asked.lemma in ("be", "have") and asked.index < verb.index

    def _taken_for_granted(self, top: Token) -> bool:
        """Whether a question asks only why, how, when or where something happened."""
        first = next((t for t in self.sentence.tokens if t.pos != "PUNCT"), None)
        if first is None or first.text.lower() not in ("why", "how", "when", "where"):
            return False
        second = self.sentence.tokens[min(first.index + 1, len(self.sentence.tokens) - 1)].text.lower()
        return second in ("did", "has", "have", "was", "were", "had", "come") and not self._negated(top.index)
