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
from graphkit.language.quote_values import Attributed, QuoteKind, QuoteSpan
from graphkit.language.speakers import is_verb, mention, phrase_after, phrase_before, subject_of
from graphkit.language.speech import SpeechVerb, speech_verbs
from graphkit.language.tree import Sentence, Token
from graphkit.language.wordlists import alternatives
from graphkit.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_MARKS = frozenset("“”\"‘’'„«»")
_SENTENCE_FINAL = frozenset({".", "!", "?", "…", "..."})
_FARTHEST_CUE = 40


def sentences_of(doc: Doc) -> tuple[Sentence, ...]:
    """A parsed spaCy document as sentences of :mod:`graphkit.language.tree`, offsets being those of ``doc.text``."""
    found = []
    for number, span in enumerate(doc.sents if len(doc) else ()):
        words = [word for word in span if not word.is_space]
        if not words:
            continue
        place = {word.i: index for index, word in enumerate(words)}
        tokens = tuple(
            Token(
                index=place[word.i],
                text=word.text,
                lemma=word.lemma_.lower(),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=place.get(word.head.i, place[word.i]),
                start=word.idx,
                end=word.idx + len(word.text),
            )
            for word in words
        )
        found.append(Sentence(tokens, BlockKind.PARAGRAPH, number))
    return tuple(found)


def attribute(text: str, sentences: Sequence[Sentence], spans: Sequence[QuoteSpan]) -> tuple[Attributed, ...]:
    """One :class:`Attributed` for each quotation, in the order of ``spans``.

    ``sentences`` are the parsed sentences of ``text`` (see :func:`sentences_of` for spaCy documents), ``spans`` what
    :func:`graphkit.language.quotes.quote_spans` found in it.  A quotation inside another one, and a title, have no speaker.
    """
    reader = _Reader(text, sentences, spans)
    read = [reader.read(span) for span in spans]
    return tuple(_along_chains(_continued(text, read)))


@dataclass(frozen=True, slots=True)
class _Word:
    """A token with its sentence, outside all quotations."""

    sentence: Sentence
    token: Token


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of speech among the words of a frame: its place there, and how many words it has."""

    place: int
    verb: SpeechVerb
    length: int = 1


class _Reader:
    """Frames and cues of the quotations of one text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], spans: Sequence[QuoteSpan]) -> None:
        self.text = text
        self.outer = [span for span in spans if span.depth == 0 and (span.kind is not QuoteKind.TITLE_OR_SCARE)]
        self.words = [
            _Word(sentence, token)
            for sentence in sentences
            for token in sentence.tokens
            if not self._quoted(token) and not (token.text in _MARKS)
        ]
        self.words.sort(key=lambda word: word.token.start)

    def _quoted(self, token: Token) -> bool:
        return any(span.start <= token.start and token.end <= span.end for span in self.outer)

    def usable(self, token: Token) -> bool:
        """Whether a word may be a speaker: not inside a quotation."""
        return not self._quoted(token)

    # ---- frames --------------------------------------------------------------------------------------------

    def left(self, end: int, floor: int) -> list[_Word]:
        """Words of the sentence that runs up to ``end``, not before ``floor``."""
        found: list[_Word] = []
        for word in reversed([word for word in self.words if floor <= word.token.start and word.token.end <= end]):
            if found and self._final_quote_between(word.token.end, found[-1].token.start):
                break
            if word.token.text in _SENTENCE_FINAL:
                break
            found.append(word)
        if found and self._final_quote_between(found[0].token.end, end):
            return []
        if not found:
            return []
        return list(reversed(found))

    def right(self, start: int, ceiling: int) -> list[_Word]:
        """Words of the sentence that goes on at ``start``, not behind ``ceiling``."""
        found: list[_Word] = []
        for word in self.words:
            if word.token.start < start or word.token.end > ceiling:
                continue
            if word.token.text in _SENTENCE_FINAL or (found and self._final_quote_between(found[-1].token.end, word.token.start)):
                break
            found.append(word)
        return found

    def _final_quote_between(self, start: int, end: int) -> bool:
        """Whether a quotation that ends a sentence lies between two offsets."""
        return any(start <= span.start and span.end <= end and self._ends_sentence(span) for span in self.outer)

    def _ends_sentence(self, span: QuoteSpan) -> bool:
        inner = self.text[span.inner_start : span.inner_end].rstrip()
        after = self.text[span.end : span.end + 3].lstrip(" )")
        return inner[-1:] in {".", "!", "?", "…"} and (not after or after[0].isupper() or after[0] in "“\"‘'\n")

    def paragraph(self, position: int) -> tuple[int, int]:
        """Start and end of the line around a position."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return start, len(self.text) if end < 0 else end

    def announcement(self, start: int) -> list[_Word]:
        """The sentence before a paragraph, if it ends in a colon."""
        before = self.text[:start].rstrip()
        if not before.endswith(":"):
            return []
        return self.left(len(before), self.paragraph(len(before) - 1)[0])

    # ---- reading -------------------------------------------------------------------------------------------

    def read(self, span: QuoteSpan) -> Attributed:
        if span.depth > 0:
            return Attributed(span)
        first, last = self.paragraph(span.start)[0], self.paragraph(max(span.start, span.end - 1))[1]
        left, right = self.left(span.start, first), self.right(span.end, last)
        inner = self.text[span.inner_start : span.inner_end].rstrip()
        if span.kind is QuoteKind.TITLE_OR_SCARE:
            return self._title(span, left)
        ends = span.marked and self._ends_sentence(span)
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
            or self._previous_sentence(span, first)
        )
        return self._placed(found, left, right) if found else Attributed(span)

    def _title(self, span: QuoteSpan, left: list[_Word]) -> Attributed:
        """A capitalised quotation is somebody's word only right behind an evaluating verb: "branded it "The Beast""."""
        cue = self._last_cue(left)
        if cue is not None and cue.verb.kind == "call" and len(left) - cue.place <= 8:
            found = self._before(span, left)
            if found is not None:
                return self._placed(found, left, [])
        return Attributed(span)

    def _cues(self, words: Sequence[_Word]) -> list[_Cue]:
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

    def _misread(self, words: Sequence[_Word], place: int) -> bool:
        """Whether a word that the tagger takes for a noun stands where a verb of speech stands: right beside a mark."""
        token = words[place].token
        if token.pos == "PROPN" or token.name is not None or token.text.lower() not in speech_verbs():
            return False
        before = self.text[max(0, token.start - 2) : token.start].strip()
        after = self.text[token.end : token.end + 3].strip()
        return before[-1:] in {"”", '"', "’", "'"} or (after[:1] == ":" and place > 0)

    def _last_cue(self, words: Sequence[_Word]) -> _Cue | None:
        for cue in reversed(self._cues(words)):
            if len(words) - cue.place > _FARTHEST_CUE:
                return None
            if cue.verb.beside_only and len(words) - (cue.place + cue.length) > 2:
                continue
            return cue
        return None

    def _attributed(self, span: QuoteSpan, speaker: Span, words: Sequence[_Word], cue: _Cue, rule: str) -> Attributed:
        last = words[cue.place + cue.length - 1].token
        return Attributed(span, speaker, Span(words[cue.place].token.start, last.end), cue.verb.kind, rule=rule)

    def _subject(self, words: Sequence[_Word], cue: _Cue, *, inverted: bool) -> Span | None:
        at = words[cue.place]
        tokens = [word.token for word in words]
        behind = phrase_after(tokens, cue.place + cue.length)
        if inverted and behind is not None:
            return behind
        head = subject_of(at.sentence, at.token.index, self.usable)
        if head is not None:
            return mention(at.sentence, head)
        return phrase_before(tokens, cue.place)

    def _beside(self, right: Sequence[_Word]) -> bool:
        cues_found = self._cues(right[:6])
        return bool(cues_found)

    def _after(self, span: QuoteSpan, right: list[_Word]) -> Attributed | None:
        """"...," said X / X, the Y, said / she later wrote."""
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
                speaker = self._subject(right, cue, inverted=True)
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

    def _opens_clause(self, speaker: Span, right: Sequence[_Word]) -> bool:
        """Whether nothing but a description, or a comma, stands between the quotation and the speaker."""
        between = [word.token for word in right if word.token.end <= speaker.start]
        return all(token.pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "CCONJ"} or token.tag == "POS" for token in between) or (
            between[-1].text in {",", "—", "–"}
        )

    def _before(self, span: QuoteSpan, left: list[_Word]) -> Attributed | None:
        """X said: "..." / what X called "..." / "...," said X, "..."."""
        cue = self._last_cue(left)
        if cue is None:
            return None
        at = left[cue.place].token
        before = self.text[max(0, at.start - 3) : at.start].rstrip()
        inverted = before[-1:] in {"”", '"', "’", "'"} or (before[-1:] == "," and before[-2:-1] in {"”", '"'})
        speaker = self._subject(left, cue, inverted=inverted)
        return None if speaker is None else self._attributed(span, speaker, left, cue, "before")

    def _label(self, span: QuoteSpan, left: list[_Word]) -> Attributed | None:
        """Jo Doe: "..."."""
        if not 2 <= len(left) <= 7 or left[-1].token.text != ":":
            return None
        tokens = [word.token for word in left[:-1]]
        if any(is_verb(token) and token.text[0].islower() for token in tokens) or not all(token.text[0].isupper() for token in tokens if token.text.isalpha()):
            return None
        return Attributed(span, Span(tokens[0].start, tokens[-1].end), None, None, rule="label")

    def _source(self, span: QuoteSpan, words: list[_Word]) -> Attributed | None:
        """..., according to X."""
        if not words:
            return None
        start, end = words[0].token.start, words[-1].token.end
        for match in _sources().finditer(self.text, start, end):
            if any(each.start <= match.start() < each.end for each in self.outer):
                continue
            following = [word for word in words if word.token.start >= match.end()]
            speaker = phrase_after([word.token for word in following], 0)
            if speaker is not None and speaker.start - match.end() <= 2 or (speaker is not None and following[0].token.start - match.end() <= 2):
                return Attributed(span, speaker, Span(match.start(), match.end()), "say", rule="according")
        return None

    def _signature(self, span: QuoteSpan) -> Attributed | None:
        """"..." — Jo Doe, at the end of a paragraph."""
        end = self.paragraph(span.end - 1)[1]
        match = re.fullmatch(r"\s*[—–-]\s*((?:[A-Z][\w.’'-]*)(?:\s+(?:of|de|[A-Z][\w.’'-]*)){0,4})\s*(?:[,(].*)?", self.text[span.end : end])
        if match is None:
            return None
        return Attributed(span, Span(span.end + match.start(1), span.end + match.end(1)), None, None, rule="signature")

    def _statement(self, span: QuoteSpan, left: list[_Word], right: list[_Word]) -> Attributed | None:
        """In an apology on Monday, the brand took "full responsibility"."""
        if not left or not any(word.token.text.lower() in _speech_nouns() for word in [*left, *right]):
            return None
        for word in reversed(left):
            if is_verb(word.token):
                head = subject_of(word.sentence, word.token.index, self.usable)
                if head is None:
                    continue
                return Attributed(span, mention(word.sentence, head), Span(word.token.start, word.token.end), None, rule="statement")
        return None

    def _previous_sentence(self, span: QuoteSpan, first: int) -> Attributed | None:
        """She would not give in. "Never," ... : the subject of a sentence of speech right before."""
        before = self.text[first : span.start].rstrip()
        if span.kind is not QuoteKind.SPEECH or not before or before[-1] not in ".:":
            return None
        words = self.left(first + len(before) - 1, first)
        cue = next((cue for cue in self._cues(words) if not cue.verb.beside_only), None)
        if cue is None:
            return None
        speaker = self._subject(words, cue, inverted=False)
        return None if speaker is None else self._attributed(span, speaker, words, cue, "previous")

    # ---- where it was said ---------------------------------------------------------------------------------

    def _placed(self, found: Attributed, left: list[_Word], right: list[_Word]) -> Attributed:
        platform, outlet = None, None
        if found.kind == "tweet":
            platform = found.cue
        words = [*left, *right]
        if found.cue is not None and not any(word.token.start == found.cue.start for word in words):
            words = []
        if words:
            start, end = words[0].token.start, words[-1].token.end
            outside = self._without_quotes(start, end)
            nearest = sorted(
                (match for match in _platform().finditer(outside)),
                key=lambda match: abs(start + match.start() - (found.cue.start if found.cue else start)),
            )
            if nearest:
                group = "name" if nearest[0]["name"] else "other"
                platform = Span(start + nearest[0].start(group), start + nearest[0].end(group))
            told = _outlet().search(outside)
            if told is not None:
                outlet = Span(start + told.start("outlet"), start + told.end("outlet"))
                if platform is not None and outlet.start <= platform.start < outlet.end:
                    outlet = None
        return replace(found, platform=platform, outlet=outlet)

    def _without_quotes(self, start: int, end: int) -> str:
        """The text between two offsets, with quotations blanked out so that offsets stay."""
        shown = list(self.text[start:end])
        for span in self.outer:
            for index in range(max(start, span.start), min(end, span.end)):
                shown[index - start] = " "
        return "".join(shown)


# ---- quotations without a cue of their own -----------------------------------------------------------------------


def _continued(text: str, read: Sequence[Attributed]) -> list[Attributed]:
    """Speech without a cue, in the same or the next paragraph as speech with one, keeps the speaker."""
    done: list[Attributed] = []
    for found in read:
        quote = found.quote
        if found.speaker is None and quote.depth == 0 and quote.kind is QuoteKind.SPEECH:
            earlier = next((each for each in reversed(done) if each.quote.depth == 0 and each.quote.kind is QuoteKind.SPEECH), None)
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
    return newlines == 1 and first_of_paragraph and not between.split("\n")[0].strip(" .,") or (
        newlines == 1 and first_of_paragraph and len(re.findall(r"[.!?](?:\s|$)", between.split("\n")[0])) <= 1 and len(between) <= 120
    )


def _along_chains(read: Sequence[Attributed]) -> list[Attributed]:
    """All paragraphs of one quotation have the speaker that any of them has."""
    known: dict[int, Attributed] = {}
    for found in read:
        if found.speaker is not None and found.rule != "continued" and found.quote.depth == 0:
            known.setdefault(found.quote.chain, found)
    return [
        replace(known[found.quote.chain], quote=found.quote, rule="continued")
        if found.quote.chain in known and found.quote.depth == 0 and (found.speaker is None or found.rule == "continued")
        else found
        for found in read
    ]


# ---- patterns ----------------------------------------------------------------------------------------------------


@cache
def _sources() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(cues('speech')['context']['sources'])})(?!\w)\s", re.IGNORECASE)


@cache
def _speech_nouns() -> frozenset[str]:
    return frozenset(noun.lower() for noun in cues("speech")["context"]["nouns"])


@cache
def _platform() -> re.Pattern[str]:
    data = cues("speech")["platforms"]
    names = alternatives(data["names"])
    return re.compile(
        rf"(?<!\w)(?:{alternatives(data['before'])})\s+(?:(?:[a-z]+|[A-Z]?\w*['’]s)\s+){{0,3}}(?P<name>{names})(?![\w-])"
        rf"|(?<!\w)(?P<other>{names})\s+(?:{alternatives(data['after'])})(?!\w)"
    )


@cache
def _outlet() -> re.Pattern[str]:
    name = r"(?P<outlet>(?:the\s+)?[A-Z][\w’'&.-]*(?:\s+(?:of|the|for|and|&|[A-Z])[\w’'&.-]*)*(?<![\s’'.,])(?<!\sof)(?<!\sand)(?<!\sthe)(?<!\sfor))"
    return re.compile(
        rf"(?<!\w)(?:[Tt]old|[Tt]ells|[Tt]elling|interview\s+with|(?:speaking|spoke|statement|comments|remarks)\s+(?:to|with)|disclosed\s+to|affirmed\s+at)\s+"
        rf"(?:TV\s+channel\s+|magazine\s+)?{name}"
    )
