"""Whose opinion a clause is, and when it is worth a relation: sentences parsed by hand."""

from __future__ import annotations

from graphkit.language.factuality.status import Judge
from graphkit.language.quotations.said import Opinion, demands, holds, judges, meant, opinion, without_echoes
from graphkit.language.setting import Setting, Voice
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence
from graphkit.model import Claim, Span
from tests.language.trees import discourse, document, sentence

SAID = "*Gervais(nsubj>said) said/say(ROOT) *Burberry(nsubj>is) is/be:VBZ(ccomp>said) vile:JJ(acomp>is)"
TYPES = {"Gervais": "Person"}


def said(one: Sentence, lemma: str = "be", voices: tuple[Voice, ...] = ()) -> Opinion | None:
    """Whose words the clause of a verb is."""
    read = Grammar(one)
    verb = next(c.verb for c in read.clauses if c.lemma == lemma)
    return opinion(read, Judge(read), discourse(one, types=TYPES), Setting(document(one), voices), verb)


def test_reported_words_are_those_of_the_subject_of_the_verb_of_speech() -> None:
    found = said(sentence(SAID))
    assert found is not None
    assert [key for key, _ in found.speakers] == ["Gervais"]
    assert found.manner == "say"


def test_quoted_words_are_those_of_the_speaker_of_the_quotation() -> None:
    one = sentence("*Burberry(nsubj>is) is/be:VBZ(ROOT) vile:JJ(acomp>is)")
    found = said(one, voices=(Voice(Span(0, 16), ("gervais",), "sneer"),))
    assert found is not None
    assert [key for key, _ in found.speakers] == ["gervais"]
    assert found.manner == "sneer"


def test_what_the_article_says_itself_is_nobody_s_opinion() -> None:
    assert said(sentence("*Burberry(nsubj>is) is/be:VBZ(ROOT) vile:JJ(acomp>is)")) is None


def test_an_open_question_is_no_opinion() -> None:
    asked = "*Gervais(nsubj>asked) asked/ask(ROOT) whether(mark>is) *Burberry(nsubj>is) is/be:VBZ(ccomp>asked) vile:JJ(acomp>is)"
    assert said(sentence(asked)) is None


def test_an_opinion_holds_unless_it_is_denied() -> None:
    plain = Grammar(sentence(SAID))
    denied = Grammar(sentence(SAID.replace("vile", "not(neg>is) vile")))
    assert holds(Judge(plain), 3)
    assert not holds(Judge(denied), 3)


def test_a_demand_says_what_should_be_done() -> None:
    must = "*Gervais(nsubj>said) said/say(ROOT) *Burberry(nsubj>stop) {}(aux>stop) stop:VB(ccomp>said)"
    assert demands(Grammar(sentence(must.format("must"))), 4)
    assert not demands(Grammar(sentence(must.format("would"))), 4)


def test_reported_words_judge_where_some_of_them_are_quoted() -> None:
    one = sentence(SAID)
    quoted = Setting(document(one), (Voice(Span(one.tokens[4].start, one.tokens[4].end), ("Gervais",)),))
    assert judges(Grammar(one), quoted, 3)
    assert not judges(Grammar(one), Setting(document(one)), 3)


def test_a_network_after_on_is_where_it_was_said() -> None:
    one = sentence("*Gervais(nsubj>called) called/call(ROOT) on(prep>called) *Facebook(pobj>on)")
    story = discourse(one, types={**TYPES, "Facebook": "Platform"})
    assert not meant(story, Grammar(one), ("Gervais", 0), ("Facebook", 3))


def test_a_comment_goes_where_a_closer_relation_tells_it() -> None:
    def claim(relation: str, rule: str) -> Claim:
        return Claim("article", relation, "a", "b", 0, 1, rule)

    comment, blame = claim("commentsOn", "says-of"), claim("criticizes", "criticizes")
    assert without_echoes([comment]) == [comment]
    assert without_echoes([comment, blame]) == [blame]
