"""Who says the words of a quotation.

Each quotation is seen with its frame: what stands outside quotation marks before and behind it in its sentence.
A cue (a verb of speech, "according to", a colon) is looked for behind it, before it, in the sentence that
announces it, and at last in the quotation that it continues.  The speaker is the cue's subject in the parse or,
where small parsers fail ("fumed one follower"), the noun phrase beside it.  The kinds of frame follow the
practice of news writing and the attribution rules of textacy and CoreNLP; the code is our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from graphkit.language.cues import cues
from graphkit.language.quotations.frames import FramedWord, Frames
from graphkit.language.quotations.signatures import signature_at
from graphkit.language.quotations.speakers import (
    INDEFINITE,
    is_passive,
    is_verb,
    mention,
    phrase_after,
    phrase_before,
    subject_of,
)
from graphkit.language.quotations.speech import SpeechVerb, speech_verbs
from graphkit.language.quotations.values import Attributed, QuoteKind, QuoteSpan
from graphkit.language.wordlists import alternatives
from graphkit.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.language.syntax.tree import Sentence

_FARTHEST_CUE = 30
_NAME = r"(?:[A-Z][\w.’'-]*)(?:\s+(?:of|de|[A-Z][\w.’'-]*)){0,4}"
_SIGNED = re.compile(rf"\s*[—–-]\s*({_NAME})\s*(?:[,(].*)?")
_INTERVIEWED = re.compile(rf"\s?:\s+({_NAME})(?:\s+(?:on|about|talks|speaks|opens)\b|\s*$)")


def attribute(text: str, sentences: Sequence[Sentence], spans: Sequence[QuoteSpan]) -> tuple[Attributed, ...]:
    """One :class:`Attributed` for each quotation, in the order of ``spans``.

    ``sentences`` are the parsed sentences of ``text`` (see :func:`sentences_of` for spaCy documents), ``spans`` what
    :func:`graphkit.language.quotations.quotes.quote_spans` found in it.  A quotation inside another one, and a title,
    have no speaker.
    """
    reader = _Reader(text, sentences, spans)
    read = [reader.read(span) for span in spans]
    return tuple(_along_chains(_continued(text, read)))


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of speech among the words of a frame: its place there, and how many words it has."""

    place: int
    verb: SpeechVerb
    length: int = 1


class _Reader(Frames):
    """Cues and speakers of the quotations of one text."""

    # ---- reading -------------------------------------------------------------------------------------------

    def read(self, span: QuoteSpan) -> Attributed:
        if span.depth > 0:
            return Attributed(span)
        if not span.marked and (signed := signature_at(self.text, span.end)) is not None and signed.beneath:
            return Attributed(span, signed.name, platform_name=signed.platform, rule="post-signed")
        first, last = self.paragraph(span.start)[0], self.paragraph(max(span.start, span.end - 1))[1]
        left, right = self.left(span.start, first), self.right(span.end, last)
        inner = self.text[span.inner_start : span.inner_end].rstrip()
        if span.kind is QuoteKind.TITLE_OR_SCARE:
            return self._title(span, left)
        ends = span.marked and self.ends_sentence(span)
        if ends and inner[-1:] not in {"!", "?"}:
            right = []
        if not span.marked or not self.text[first : span.start].strip():
            left = self.announcement(first)
        found = (
            self._label(span, left)
            or (self._after(span, right) if not left else None)
            or self._before(span, left)
            or (self._after(span, right) if not ends or self._beside(right) else None)
            or self._source(span, [*left, *right])
            or self._signature(span)
            or self._statement(span, left, right)
            or self._headline(span, left)
            or self._colon(span, left)
        )
        if found is not None:
            return self._placed(found, [*left, *right])
        return self._previous_sentence(span, first) or Attributed(span)

    def _title(self, span: QuoteSpan, left: list[FramedWord]) -> Attributed:
        """A capitalised quotation is somebody's word only right behind an evaluating verb: "branded it "The Beast""."""
        cue = next(self._cues_before(left), None)
        if cue is not None and cue.verb.kind == "call" and len(left) - cue.place <= 8:
            found = self._before(span, left)
            if found is not None:
                return self._placed(found, left)
        return Attributed(span)

    def _cues(self, words: Sequence[FramedWord]) -> list[_Cue]:
        verbs = speech_verbs()
        found: list[_Cue] = []
        place = 0
        while place < len(words):
            token = words[place].token
            for length in range(min(4, len(words) - place), 0, -1):
                form = " ".join(word.token.text.lower() for word in words[place : place + length])
                verb = verbs.get(form)
                if verb is not None and (length > 1 or is_verb(token) or self._misread(words, place)):
                    found.append(_Cue(place, verb, length))
                    place += length - 1
                    break
            place += 1
        return found

    def _misread(self, words: Sequence[FramedWord], place: int) -> bool:
        """Whether a word that the tagger takes for a noun stands where a verb of speech stands: right beside a mark."""
        token = words[place].token
        if token.pos == "PROPN" or token.name is not None or token.text.lower() not in speech_verbs():
            return False
        before = self.text[max(0, token.start - 2) : token.start].strip()
        after = self.text[token.end : token.end + 3].strip()
        return before[-1:] in {"”", '"', "’", "'"} or (after[:1] == ":" and place > 0)

    def _cues_before(self, words: Sequence[FramedWord]) -> Iterator[_Cue]:
        """Cues before a quotation, the nearest first."""
        for cue in reversed(self._cues(words)):
            distance = len(words) - (cue.place + cue.length)
            if distance <= (2 if cue.verb.beside_only else _FARTHEST_CUE):
                yield cue

    def _attributed(self, span: QuoteSpan, speaker: Span, words: Sequence[FramedWord], cue: _Cue, rule: str) -> Attributed:
        last = words[cue.place + cue.length - 1].token
        speaker = self._author(speaker, words)
        return Attributed(span, speaker, Span(words[cue.place].token.start, last.end), cue.verb.kind, rule=rule)

    def _author(self, speaker: Span, words: Sequence[FramedWord]) -> Span:
        """Of "a statement from the company", the company; anything else as it is."""
        if self.text[speaker.start : speaker.end].split()[-1].lower() not in cues("speech")["context"]["nouns"]:
            return speaker
        behind = [word.token for word in words if word.token.start >= speaker.end]
        if len(behind) > 1 and behind[0].text.lower() in {"from", "by", "of"}:
            return phrase_after(behind, 1) or speaker
        return speaker

    def _subject(self, words: Sequence[FramedWord], cue: _Cue, *, inverted: bool) -> Span | None:
        at = words[cue.place]
        tokens = [word.token for word in words]
        if cue.place > 0 and at.token.text.endswith("ing") and tokens[cue.place - 1].text.lower() in INDEFINITE:
            return Span(tokens[cue.place - 1].start, tokens[cue.place - 1].end)  # "with one writing: ..."
        behind = (
            None
            if cue.verb.kind in {"tell", "ask", "call", "post"} and not inverted
            else phrase_after(tokens, cue.place + cue.length)
        )
        if inverted and behind is not None:
            return behind
        if cue.place + cue.length < len(tokens) and tokens[cue.place + cue.length].text.lower() == "by":
            return phrase_after(tokens, cue.place + cue.length + 1)
        head = subject_of(at.sentence, at.token.index, self.usable)
        if head is not None:
            return mention(at.sentence, head)
        if is_passive(at.sentence, at.token):
            return None
        return phrase_before(tokens, cue.place) or (behind if inverted or at.token.tag in {"VB", "VBP"} else None)

    def _beside(self, right: Sequence[FramedWord]) -> bool:
        cues_found = self._cues(right[:6])
        return bool(cues_found)

    def _after(self, span: QuoteSpan, right: list[FramedWord]) -> Attributed | None:
        """ "...," said X / X, the Y, said / she later wrote."""
        # words woven into a sentence are not followed by an inversion: the boss "very firmly" condemned his words
        inverts = (
            span.kind is QuoteKind.SPEECH or self.text[span.inner_end - 1] in ",!?" or self.text[span.end : span.end + 1] == ","
        )
        if right and right[0].token.text in {",", "—", "–", "-"}:
            right = right[1:]
        if not right:
            return None
        tokens = [word.token for word in right]
        for cue in self._cues(right):
            if cue.place > _FARTHEST_CUE:
                break
            lead = [token for token in tokens[: cue.place] if token.pos != "ADV"]
            if cue.verb.beside_only and cue.place > 4:
                continue
            if not lead:
                if cue.verb.kind == "tell" or cue.verb.lemma == "thank" or tokens[cue.place].tag == "VBG":
                    continue
                speaker = self._subject(right, cue, inverted=inverts)
            elif cue.place + 1 < len(tokens) and tokens[cue.place + 1].text.lower() == "by":
                speaker = phrase_after(tokens, cue.place + 2)
            else:
                head = subject_of(right[cue.place].sentence, tokens[cue.place].index, self.usable)
                if head is not None and right[0].token.start <= head.start < tokens[cue.place].start:
                    speaker = mention(right[cue.place].sentence, head)
                else:
                    speaker = phrase_before(tokens, cue.place)
                if speaker is None or not self._opens_clause(speaker, right):
                    continue
            if speaker is not None:
                return self._attributed(span, speaker, right, cue, "after")
        return None

    def _opens_clause(self, speaker: Span, right: Sequence[FramedWord]) -> bool:
        """Whether nothing but a description, or a comma, stands between the quotation and the speaker."""
        between = [word.token for word in right if word.token.end <= speaker.start]
        return all(
            token.pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "CCONJ"} or token.tag == "POS" for token in between
        ) or (between[-1].text in {",", "—", "–"})

    def _before(self, span: QuoteSpan, left: list[FramedWord]) -> Attributed | None:
        """X said: "..." / what X called "..." / "...," said X, "..."."""
        for cue in self._cues_before(left):
            at = left[cue.place].token
            before = self.text[max(0, at.start - 3) : at.start].rstrip()
            inverted = (cue.verb.lemma != "thank" and before[-1:] in {"”", '"', "’", "'"}) or (
                before[-1:] == "," and before[-2:-1] in {"”", '"'}
            )
            speaker = self._subject(left, cue, inverted=inverted)
            if speaker is not None:
                return self._attributed(span, speaker, left, cue, "before")
        return None

    def _label(self, span: QuoteSpan, left: list[FramedWord]) -> Attributed | None:
        """Jo Doe: "..."."""
        if not 2 <= len(left) <= 7 or left[-1].token.text != ":":
            return None
        tokens = [word.token for word in left[:-1]]
        if any(is_verb(token) and token.text[0].islower() for token in tokens) or not all(
            token.text[0].isupper() for token in tokens if token.text.isalpha()
        ):
            return None
        return Attributed(span, Span(tokens[0].start, tokens[-1].end), None, None, rule="label")

    def _source(self, span: QuoteSpan, words: list[FramedWord]) -> Attributed | None:
        """..., according to X."""
        if not words:
            return None
        start, end = words[0].token.start, words[-1].token.end
        for match in _sources().finditer(self.text, start, end):
            if any(each.start <= match.start() < each.end for each in self.outer):
                continue
            following = [word for word in words if word.token.start >= match.end()]
            speaker = phrase_after([word.token for word in following], 0)
            if (speaker is not None and speaker.start - match.end() <= 2) or (
                speaker is not None and following[0].token.start - match.end() <= 2
            ):
                return Attributed(span, speaker, Span(match.start(), match.end()), "say", rule="according")
        return None

    def _signature(self, span: QuoteSpan) -> Attributed | None:
        """ "..." — Jo Doe, at the end of a paragraph; "...": Jo Doe on fame."""
        behind = self.text[span.end : self.paragraph(span.end - 1)[1]]
        match = _SIGNED.fullmatch(behind) or _INTERVIEWED.match(behind)
        if match is None:
            return None
        return Attributed(span, Span(span.end + match.start(1), span.end + match.end(1)), None, None, rule="signature")

    def _statement(self, span: QuoteSpan, left: list[FramedWord], right: list[FramedWord]) -> Attributed | None:
        """In an apology on Monday, the brand took "full responsibility"."""
        words = [*left, *right]
        if not left or not _in_a_statement().search(self.without_quotes(words[0].token.start, words[-1].token.end)):
            return None
        verbs = [word for word in left if is_verb(word.token)]
        main = [word for word in verbs if word.token.dep in {"ROOT", "conj", "ccomp"}]
        for word in reversed(main or verbs):
            head = subject_of(word.sentence, word.token.index, self.usable)
            if head is not None:
                return Attributed(
                    span, mention(word.sentence, head), Span(word.token.start, word.token.end), None, rule="statement"
                )
        return None

    def _colon(self, span: QuoteSpan, left: list[FramedWord]) -> Attributed | None:
        """The star had kind words for her rival: "..."."""
        if span.kind is not QuoteKind.SPEECH or not left or left[-1].token.text != ":":
            return None
        for word in left:
            if is_verb(word.token) and word.token.dep in {"ROOT", "ccomp", "parataxis"}:
                head = subject_of(word.sentence, word.token.index, self.usable)
                if head is not None and not is_passive(word.sentence, word.token):
                    return Attributed(
                        span, mention(word.sentence, head), Span(word.token.start, word.token.end), None, rule="colon"
                    )
        return None

    def _headline(self, span: QuoteSpan, left: list[FramedWord]) -> Attributed | None:
        """Jo Doe 'shaken' by the pictures."""
        if not left or left[0].sentence.kind not in {BlockKind.TITLE, BlockKind.HEADING} or span.kind is QuoteKind.TITLE_OR_SCARE:
            return None
        tokens = [word.token for word in left]
        speaker = phrase_before(tokens, len(tokens))
        if speaker is None or speaker.start != tokens[0].start or speaker.end != tokens[-1].end:
            return None
        return Attributed(span, speaker, rule="headline")

    def _previous_sentence(self, span: QuoteSpan, first: int) -> Attributed | None:
        """She would not give in, she said. "Never." : the subject of a sentence of speech right before.

        That is the sentence before in the paragraph or, for a quotation that is a paragraph of its own, in the one before.
        """
        if span.kind is not QuoteKind.SPEECH:
            return None
        before = self.text[first : span.start].rstrip()
        if not before:
            if self.text[span.end : self.paragraph(max(span.start, span.end - 1))[1]].strip() or not span.marked:
                return None
            before_paragraph = self.text[:first].rstrip()
            if not before_paragraph:
                return None
            end = len(before_paragraph)
            first = self.paragraph(end - 1)[0]
            if any(first <= other.start < end for other in self.outer):
                return None  # it goes on with that quotation, if with anything
        else:
            end = first + len(before)
        if self.text[end - 1] not in ".:":
            return None
        words = self.left(end - 1, first)
        for cue in self._cues(words):
            if not cue.verb.beside_only and (speaker := self._subject(words, cue, inverted=False)) is not None:
                return self._placed(self._attributed(span, speaker, words, cue, "previous"), words)
        return None

    # ---- where it was said ---------------------------------------------------------------------------------

    def _placed(self, found: Attributed, words: Sequence[FramedWord]) -> Attributed:
        """With the platform and the outlet that the words of the cue's sentence name."""
        data = cues("speech")["platforms"]
        platform, name, outlet = None, None, None
        if found.kind in data["verbs"]:
            platform, name = found.cue, str(data["verbs"][found.kind])
        if words:
            start, end = words[0].token.start, words[-1].token.end
            outside = self.without_quotes(start, end)
            seen_from = found.cue.start if found.cue is not None else start
            nearest = min(_platform().finditer(outside), key=lambda match: abs(start + match.start() - seen_from), default=None)
            if nearest is not None:
                group = "name" if nearest["name"] else "other"
                platform = Span(start + nearest.start(group), start + nearest.end(group))
                name = str(data["other_names"].get(nearest[group], nearest[group]))
            told = _outlet().search(outside)
            if told is not None and (platform is None or not told.start("outlet") <= platform.start - start < told.end("outlet")):
                outlet = Span(start + told.start("outlet"), start + told.end("outlet"))
        return replace(found, platform=platform, platform_name=name, outlet=outlet)


# ---- quotations without a cue of their own -----------------------------------------------------------------------


def _continued(text: str, read: Sequence[Attributed]) -> list[Attributed]:
    """Speech without a cue, in the same or the next paragraph as speech with one, keeps the speaker."""
    done: list[Attributed] = []
    for found in read:
        quote = found.quote
        if found.speaker is None and quote.depth == 0 and quote.kind is QuoteKind.SPEECH:
            earlier = next(
                (each for each in reversed(done) if each.quote.depth == 0 and each.quote.kind is QuoteKind.SPEECH), None
            )
            if earlier is not None and earlier.speaker is not None and _follows(text, earlier, quote):
                found = replace(earlier, quote=quote, rule="continued")
        done.append(found)
    return done


def _follows(text: str, earlier: Attributed, quote: QuoteSpan) -> bool:
    between = text[earlier.quote.end : quote.start]
    newlines = len(re.findall(r"\n\s*", between))
    if newlines == 0:
        # only the attribution itself may stand between the two
        return len(re.findall(r"[.!?](?:\s|$)", between)) <= 1 and len(between) <= 250
    first_of_paragraph = not text[text.rfind("\n", 0, quote.start) + 1 : quote.start].strip()
    return (newlines == 1 and first_of_paragraph and not between.split("\n")[0].strip(" .,")) or (
        newlines == 1
        and first_of_paragraph
        and len(re.findall(r"[.!?](?:\s|$)", between.split("\n")[0])) <= 1
        and len(between) <= 120
    )


_WEAK = frozenset({"continued", "previous"})
"""Rules that any cue of the quotation's own wins over."""


def _along_chains(read: Sequence[Attributed]) -> list[Attributed]:
    """All paragraphs of one quotation have the speaker that any of them has."""
    known: dict[int, Attributed] = {}
    for found in read:
        if found.speaker is not None and found.rule not in _WEAK and found.quote.depth == 0:
            known.setdefault(found.quote.chain, found)
    return [
        replace(known[found.quote.chain], quote=found.quote, rule="continued")
        if found.quote.chain in known and found.quote.depth == 0 and (found.speaker is None or found.rule in _WEAK)
        else found
        for found in read
    ]


# ---- patterns ----------------------------------------------------------------------------------------------------


@cache
def _sources() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(cues('speech')['context']['sources'])})(?!\w)\s", re.IGNORECASE)


@cache
def _in_a_statement() -> re.Pattern[str]:
    nouns = alternatives(cues("speech")["context"]["nouns"])
    return re.compile(rf"(?<!\w)(?:in|through|via|by|with|at)\s+(?:[\w’'.-]+\s+){{1,4}}?(?:{nouns})(?!\w)", re.IGNORECASE)


@cache
def _platform() -> re.Pattern[str]:
    data = cues("speech")["platforms"]
    names = alternatives(data["names"])
    return re.compile(
        rf"(?<!\w)(?i:{alternatives(data['before'])})\s+(?:(?:[a-z]+|[A-Z]?\w*['’]s)\s+){{0,3}}(?P<name>{names})(?![\w-])"
        rf"|(?<!\w)(?P<other>{names})\s+(?:{alternatives(data['after'])})(?!\w)"
    )


@cache
def _outlet() -> re.Pattern[str]:
    name = (
        r"(?P<outlet>(?:the\s+)?[A-Z][\w’'&.-]*"
        r"(?:\s+(?:of|the|for|and|&|[A-Z])[\w’'&.-]*)*(?<![\s’'.,])(?<!\sof)(?<!\sand)(?<!\sthe)(?<!\sfor))"
    )
    return re.compile(
        rf"(?<!\w)(?:[Tt]old|[Tt]ells|[Tt]elling|interview\s+with|(?:speaking|spoke|statement|comments|remarks)\s+(?:to|with)|disclosed\s+to|affirmed\s+at)\s+"
        rf"(?:TV\s+channel\s+|magazine\s+)?{name}"
    )
