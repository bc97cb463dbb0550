"""Who speaks in an article: quotations with their speakers, so that "I", "we" and "my" stand for somebody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.language.cues import words
from graphkit.language.quotations.speech import speech_verbs
from graphkit.language.quotations.values import Attributed, QuoteKind
from graphkit.language.reference.descriptions import pronoun_kind
from graphkit.language.reference.discourse import Discourse
from graphkit.language.reference.things import Keys
from graphkit.language.setting import Voice
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import Document, Quotation, Span


@dataclass(frozen=True)
class Heard:
    """The voices of a document, its quotations with speaker and platform keys, and the sources that sentences name."""

    voices: tuple[Voice, ...] = ()
    quotes: tuple[tuple[Attributed, Keys, str | None], ...] = ()
    sources: Mapping[int, str] = field(default_factory=dict)


def voices(
    document: Document, grammars: Sequence[Grammar], discourse: Discourse, employers: Mapping[str, str] | None = None
) -> Heard:
    """Find quotations and their speakers, and let the first person stand for the speaker, or for whom he works
    (``employers``).
    """
    from graphkit.language.quotations.attribution import attribute
    from graphkit.language.quotations.quotes import quote_spans

    spans = quote_spans(document.text, document.blocks)
    attributed = attribute(document.text, [g.sentence for g in grammars], spans)
    place = _Places([g.sentence for g in grammars])
    quotes = []
    heard = []
    for quote in attributed:
        speakers = place.keys_at(quote.speaker, discourse) if quote.speaker is not None else ()
        platform = place.keys_at(quote.platform, discourse)[:1] if quote.platform is not None else ()
        if not platform and quote.platform_name is not None:
            platform = (discourse.imply(quote.platform_name, "Platform"),)
        quotes.append((quote, speakers, platform[0] if platform else None))
        if quote.quote.kind is not QuoteKind.TITLE_OR_SCARE and speakers:
            cue = document.text[quote.cue.start : quote.cue.end].lower() if quote.cue is not None else ""
            verb = speech_verbs().get(cue)
            heard.append(Voice(Span(quote.quote.inner_start, quote.quote.inner_end), speakers, verb.lemma if verb else None))
    _bind_first_persons(grammars, discourse, heard, employers or {})
    _unbind_speakers(grammars, discourse, heard)
    _bind_topics(grammars, discourse, heard)
    return Heard(tuple(heard), tuple(quotes), _sources(grammars, discourse))


def quotations(document: Document, heard: Heard) -> list[Quotation]:
    """The quotations that are somebody's words, as values of the model."""
    return [
        Quotation(document.identifier, a.quote.inner_start, a.quote.inner_end, document.text[a.quote.inner_start :
        a.quote.inner_end], speakers[0] if speakers else None, platform)
        for a, speakers, platform in heard.quotes
        if a.quote.kind is QuoteKind.SPEECH or (a.quote.kind is QuoteKind.FRAGMENT and speakers)
    ]  # fmt: skip


class _Places:
    """Finds the token at a character offset."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences

    def keys_at(self, span: Span, discourse: Discourse) -> Keys:
        for sentence in self.sentences:
            if sentence.tokens[0].start > span.end or sentence.tokens[-1].end < span.start:
                continue
            inside = [t for t in sentence.tokens if t.start < span.end and t.end > span.start]
            # The head of a noun phrase is its last word: "one Twitter user" is no network.
            for token in sorted(inside, key=lambda t: (t.dep in ("compound", "nmod", "poss", "pobj"), -t.index)):
                keys = discourse.refer(sentence.number, token.index)
                if keys:
                    return keys
        return ()


def _bind_first_persons(
    grammars: Sequence[Grammar], discourse: Discourse, heard: Sequence[Voice], employers: Mapping[str, str]
) -> None:
    """Let "I" be the speaker, and "we" what somebody speaks for: "We are ending our deal," said Nike's chief executive."""
    by_number = {g.sentence.number: g.sentence for g in grammars}
    for (number, index), kind in discourse.first_persons().items():
        token: Token = by_number[number].tokens[index]
        for voice in heard:
            if voice.span.start <= token.start < voice.span.end:
                speakers = voice.speakers
                if kind == "first_plural" and len(speakers) == 1:
                    speakers = (employers.get(speakers[0], speakers[0]),)
                discourse.bind(number, index, speakers)
                break


def _unbind_speakers(grammars: Sequence[Grammar], discourse: Discourse, heard: Sequence[Voice]) -> None:
    """Let "she" in somebody's own words be somebody else: whoever was spoken of last besides the speaker."""
    for grammar in grammars:
        sentence = grammar.sentence
        for token in sentence.tokens:
            kind = pronoun_kind(token.text.lower())
            if kind not in ("male", "female"):
                continue
            speakers = next((v.speakers for v in heard if v.span.start <= token.start < v.span.end), ())
            if not speakers or not set(discourse.refer(sentence.number, token.index)) & set(speakers):
                continue
            discourse.bind(sentence.number, token.index, _somebody_else(discourse, sentence, token, kind, speakers))


def _bind_topics(grammars: Sequence[Grammar], discourse: Discourse, heard: Sequence[Voice]) -> None:
    """Let "it" in somebody's own words be what they are said to be about: '"It is a disgrace," she said of the film'."""
    for grammar in grammars:
        sentence = grammar.sentence
        for token in sentence.tokens:
            span = next((v.span for v in heard if v.span.start <= token.start < v.span.end), None)
            if span is None or token.dep != "nsubj" or token.text.lower() not in words("reference", "pronouns", "topic"):
                continue
            topics = {
                k
                for t in sentence.tokens
                if t.text.lower() in ("of", "about")
                and not span.start <= t.start < span.end
                and sentence.tokens[t.head].text.lower() in speech_verbs()
                for child in sentence.children(t.index, "pobj")
                for k in discourse.refer(sentence.number, child.index)
            }
            things = tuple(k for k in topics if discourse.things[k].type not in ("Person", "Group"))
            if len(topics) == 1 and things:
                discourse.bind(sentence.number, token.index, things)


def _somebody_else(discourse: Discourse, sentence: Sentence, token: Token, kind: str, speakers: Keys) -> Keys:
    gender = "f" if kind == "female" else "m"
    behind = [
        t
        for t in sentence.tokens
        if t.name is not None and t.index > token.index and sentence.tokens[t.index - 1].text.lower() in ("of", "about")
    ]
    for other in behind:  # said Jo Doe of Ann Roe
        thing = discourse.things[other.name or ""]
        if thing.type == "Person" and thing.gender in (gender, None) and thing.key not in speakers:
            return (thing.key,)
    best: tuple[tuple[int, int], str] | None = None
    for thing in discourse.things.values():
        if thing.type != "Person" or thing.gender not in (gender, None) or thing.key in speakers or not thing.named:
            continue
        places = [p for p in thing.seen if (sentence.number - 3, 0) <= p < (sentence.number, token.index)]
        if places and (best is None or (max(places), thing.key) > best):
            best = (max(places), thing.key)
    return (best[1],) if best is not None else ()


def _sources(grammars: Sequence[Grammar], discourse: Discourse) -> dict[int, str]:
    """Sentence number -> whom it names as its source."""
    found: dict[int, str] = {}
    for grammar in grammars:
        sentence = grammar.sentence
        for token in sentence.tokens:
            if not re.fullmatch(r"according|per", token.text, re.IGNORECASE):
                continue
            for below in sentence.subtree(token.index):
                keys = speakers_of(discourse, sentence, below.index) if below.dep == "pobj" else ()
                if keys and (discourse.things[keys[0]].named or token.text.lower() != "per"):  # "per season" is no source
                    found.setdefault(sentence.number, keys[0])
    return found


def speakers_of(discourse: Discourse, sentence: Sentence, head: int) -> Keys:
    """Whose words a speaker's words are: of "a Reuters report" and "a report by Reuters" those of Reuters."""
    token = sentence.tokens[head]
    if token.name is None and token.lemma in words("speech", "writings"):
        authors: list[tuple[Token, str | None]] = [
            (t, "MediaOutlet") for t in sentence.children(head, "compound", "nmod", "poss")
        ]
        authors += [
            (t, None if preposition.text.lower() in ("by", "from") else "MediaOutlet")
            for preposition in sentence.children(head, "prep", "agent")
            if preposition.text.lower() in ("by", "from", "in", "on", "of")
            for t in sentence.children(preposition.index, "pobj")
        ]
        for author, wanted in authors:
            keys = discourse.refer(sentence.number, author.index)
            if keys and wanted in (None, discourse.things[keys[0]].type):
                return keys
    return discourse.refer(sentence.number, head)
