"""The structure of an article: which stretch of its text is title, heading, paragraph, caption, byline or boilerplate.

Every line that is not empty has at least one block, blocks are in order and never overlap.  What stands in a line but in
no block is a mark of form and no language: a bullet, a number, "Q.", "PHOTO:", a time stamp, a picture credit behind a
caption.  A dateline ("PARIS, Nov. 28, 2022 —") is a byline block of its own before the paragraph it opens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.model import Block, BlockKind, Document
from graphkit.read.captions import caption_part, is_credit
from graphkit.read.cues import Cues, english
from graphkit.read.dates import FoundDate, find_date
from graphkit.read.form import is_headline, is_upper
from graphkit.read.furniture import (
    dateline_end,
    is_boilerplate,
    is_breadcrumb,
    is_byline,
    is_signature,
    related_section_end,
    running_head,
    trim_prompts,
)
from graphkit.read.lines import Line, split_lines

_METADATA = re.compile(r"date[:\s]\s*(\d{4}-\d{2}-\d{2})(?!\d)[ \t]*")
_QUESTION = re.compile(r"(?:Q|Question)\s*[.:)]\s+(?=\S)")
_ANSWER = re.compile(r"(?:A|Answer)\s*[.:)]\s+(?=\S)")
_TIME_STAMP = re.compile(r"[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]\s*(?=\S)")
_AUTHOR = re.compile(r"[Bb][Yy]:?\s+(?P<name>[^\d|·•,(]+?)(?:\s+[-–—|·•(,].*|\s+\d.*|,.*)?\Z")
_HEAD_LINES = 12
_LONGEST_SHORT_LINE = 1500  # characters; no title, caption or menu is longer, and patterns for them would be slow on it


@dataclass(slots=True)
class _Builder:
    """What is known so far while the lines of one article are walked through."""

    lines: tuple[Line, ...]
    cues: Cues
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    metadata_date: str | None = None
    head_date: str | None = None
    posted_date: str | None = None
    weak_date: str | None = None
    in_body: bool = False

    def add(self, start: int, end: int, kind: BlockKind) -> None:
        self.blocks.append(Block(start, end, kind))

    def add_line(self, line: Line, kind: BlockKind, skip: int = 0) -> None:
        self.add(line.start + skip, line.end, kind)


def normalise_newlines(text: str) -> str:
    r"""Text with a byte order mark removed and all line ends as ``\n``; nothing else is touched."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_text(
    text: str,
    identifier: str,
    *,
    url: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    cues: Cues | None = None,
) -> Document:
    """One article from its text.

    ``identifier`` is the key under which it is known; ``title``, ``author``, ``published`` (ISO 8601), ``url`` and
    ``publisher``, where the source gives them, win over what the text says.  ``Document.text`` is the text given but
    for line ends.  ``Document.published`` comes from the metadata line, a dateline, or a line such as "Posted ...".
    """
    stored = normalise_newlines(text)
    b = _Builder(split_lines(stored), cues or english())
    _walk(b)
    return Document(
        identifier=identifier,
        text=stored,
        title=title or b.title,
        url=url,
        publisher=publisher,
        author=author or b.author,
        published=published or b.metadata_date or b.head_date or b.posted_date or b.weak_date,
        blocks=tuple(b.blocks),
    )


def _walk(b: _Builder) -> None:
    asks = sum(bool(_QUESTION.match(line.text)) for line in b.lines) >= 2
    lines = b.lines
    if lines:
        lines = _metadata(b, lines)
        b.lines = lines
    i = 0
    while i < len(lines):
        line = lines[i]
        related = related_section_end(lines, i, b.cues, in_head=not b.in_body and b.title is None)
        if related > i:
            for inner in lines[i:related]:
                b.add_line(inner, BlockKind.BOILERPLATE)
            i = related
            continue
        if b.in_body and i * 2 >= len(lines) and b.cues.to_end.match(line.key):
            for inner in lines[i:]:
                b.add_line(inner, BlockKind.BOILERPLATE)
            return
        _line(b, i, asks)
        i += 1


def _metadata(b: _Builder, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take the date line off; what follows on the same line is a line of its own."""
    first = lines[0]
    m = _METADATA.match(first.text)
    if not m:
        return lines
    b.metadata_date = m.group(1)
    used = m.group().rstrip()
    b.add(first.start, first.start + len(used), BlockKind.BOILERPLATE)
    if m.end() >= len(first.text):
        return lines[1:]
    rest = Line(first.start + m.end(), first.end, first.text[m.end() :], True, 0)
    return (rest, *lines[1:])


def _line(b: _Builder, i: int, asks: bool) -> None:
    line, cues = b.lines[i], b.cues
    following = b.lines[i + 1] if i + 1 < len(b.lines) else None
    b.weak_date = b.weak_date or _weak_date(b, line)
    if len(line.text) > _LONGEST_SHORT_LINE:
        return _paragraph(b, line, 0)
    if is_signature(line, cues):
        return b.add_line(line, BlockKind.CAPTION)
    if not b.in_body and i < _HEAD_LINES and _head_line(b, i):
        return None
    if _byline(b, i):
        return None
    if is_boilerplate(line, cues):
        return b.add_line(line, BlockKind.BOILERPLATE)
    caption = caption_part(line, cues)
    if caption:
        return b.add(line.start + caption.start, line.start + caption.end, BlockKind.CAPTION)
    if is_credit(line.text, cues):
        return b.add_line(line, BlockKind.BOILERPLATE)
    if (
        following
        and not following.gap
        and b.in_body
        and line.words > 3
        and line.text[-1] not in '.?!:"”'
        and caption_part(following, cues)
    ):
        return b.add_line(line, BlockKind.CAPTION)  # the description of the picture above its caption
    if asks and (m := _QUESTION.match(line.text)):
        b.in_body = True
        return b.add_line(line, BlockKind.HEADING, m.end())
    if asks and (m := _ANSWER.match(line.text)):
        return _paragraph(b, line, m.end())
    if m := _TIME_STAMP.match(line.text):
        return _paragraph(b, line, m.end())
    if line.marker:
        return b.add_line(line, BlockKind.LIST_ITEM, line.marker)
    if line.number:
        return _numbered(b, line, following)
    if "pic.twitter.com/" in line.text or not is_headline(line.text, b.cues) or cues.speech_end.search(line.folded):
        return _paragraph(b, line, 0)
    if b.title is None and not b.in_body:
        b.title = " ".join(line.text.split())
        return b.add_line(line, BlockKind.TITLE)
    return b.add_line(line, BlockKind.LIST_ITEM if _in_plain_list(b, i) else BlockKind.HEADING)


def _head_line(b: _Builder, i: int) -> bool:
    """Menus, breadcrumbs, labels, dates and titles before the first paragraph.  Whether the line was one of them."""
    line, cues = b.lines[i], b.cues
    if cues.kicker.match(line.key) and (b.title is None or line.words <= 3):
        b.add_line(line, BlockKind.BOILERPLATE)
        return True
    found = find_date(line.text, cues)
    if found and _is_only_date(line, found, cues):
        b.head_date = b.head_date or found.value
        b.add_line(line, BlockKind.BYLINE)
        return True
    if b.title is None and is_breadcrumb(b.lines, i, cues):
        b.add_line(line, BlockKind.BOILERPLATE)
        return True
    label = cues.related_inline.match(line.folded)
    if label is None and i == 0 and len(b.lines) > 1 and not cues.credit_tail.search(line.text):
        # "PHOTOS: X wows at Y" over a gallery.
        label = cues.caption_label.match(line.folded)
    if b.title is None and label and is_headline(line.text, b.cues) and line.words > 3:  # "WATCH: ..." over a video
        skip = label.end() + len(line.text[label.end() :]) - len(line.text[label.end() :].lstrip())
        b.title = " ".join(line.text[skip:].split())
        b.add_line(line, BlockKind.TITLE, skip)
        return True
    if b.title is None and _is_sentence_title(b, i):
        b.title = " ".join(line.text.split())
        b.add_line(line, BlockKind.TITLE)
        return True
    return False


def _weak_date(b: _Builder, line: Line) -> str | None:
    """A date where pages put their own: in a short line under the title, at the very beginning of the text, after "Published"."""
    if not b.in_body:
        short = b.title is not None and line.words <= 14
        found = find_date(line.text if short else line.text[:60], b.cues)
        if found and (short or re.match(r"\)?\s*[—–:.|/]", line.text[found.end :])) and not _of_life(b, line, found):
            return found.value
    m = b.cues.published.search(line.folded)
    found = find_date(line.text[m.end() : m.end() + 50], b.cues) if m else None
    return found.value if found else None


def _of_life(b: _Builder, line: Line, found: FoundDate) -> bool:
    """Whether a date is the first of two in a parenthesis, which are a life: "(September 30, 1980 – November 28, 2021)"."""
    after = re.match(r"\s*[—–-]\s*([^()]{4,40})\)", line.text[found.end :])
    return "(" in line.text[: found.start] and after is not None and find_date(after.group(1), b.cues) is not None


def _is_sentence_title(b: _Builder, i: int) -> bool:
    """A first line that is one sentence or two short ones, and stands over much longer text: a title that ends in a stop."""
    line = b.lines[i]
    if (
        i + 1 >= len(b.lines)
        or line.marker
        or _TIME_STAMP.match(line.text)
        or _ANSWER.match(line.text)
        or line.words > 30
        or is_headline(line.text, b.cues)
        or is_boilerplate(line, b.cues)
    ):
        return False
    if dateline_end(line.text, b.cues) or b.cues.speech_end.search(line.folded) or caption_part(line, b.cues):
        return False
    longest = max(after.words for after in b.lines[i + 1 : i + 6])
    ends_open = line.text[-1] not in ".…"
    return (ends_open and longest >= 20) or (line.words <= 16 and longest >= 2 * line.words and b.lines[i + 1].gap)


def _is_only_date(line: Line, found: FoundDate, cues: Cues) -> bool:
    """Whether a line is a date, with at most a place before it and a label behind ("LONDON, 21 June 2017 – For ...")."""
    before = line.text[: found.start].strip(" ,–—-|(")
    behind = line.text[found.end :].strip(" ,–—-|).·•").lower()
    place = not before or (len(before.split()) <= 6 and before[0].isupper() and not re.search(r"[.!?:;]\s", before + " "))
    if place and before and not is_upper(before.split(",")[0], cues) and "," not in before:
        place = False
    label = not behind or bool(cues.kicker.match(behind)) or bool(re.fullmatch(r"[\d:.\s]*(?:[ap]\.?m\.?)?\s*[a-z]{0,4}", behind))
    return place and label


def _byline(b: _Builder, i: int) -> bool:
    line, cues = b.lines[i], b.cues
    following = b.lines[i + 1] if i + 1 < len(b.lines) else None
    if not is_byline(line, following, cues, in_head=not b.in_body or i < _HEAD_LINES):
        return False
    found = find_date(line.text, cues)
    if found:
        if b.in_body:
            b.posted_date = b.posted_date or found.value
        else:
            b.head_date = b.head_date or found.value
    m = _AUTHOR.match(line.text)
    if m and b.author is None and not b.in_body:
        b.author = " ".join(m.group("name").split())
    b.add_line(line, BlockKind.BYLINE)
    return True


def _numbered(b: _Builder, line: Line, following: Line | None) -> None:
    """ "1. What are they?" over its answer is a heading, "1. In 2014 the group bought ..." an item."""
    is_heading = (
        is_headline(line.text[line.number :], b.cues)
        and following is not None
        and not following.number
        and not is_headline(following.text, b.cues)
    )
    b.in_body = b.in_body or is_heading
    b.add_line(line, BlockKind.HEADING if is_heading else BlockKind.LIST_ITEM, line.number)


def _in_plain_list(b: _Builder, i: int) -> bool:
    """Whether a short line belongs to a list without bullets: three or more short lines, none empty between them."""
    if not b.in_body:
        return False

    def joins(j: int) -> bool:
        line = b.lines[j]
        return is_headline(line.text, b.cues) and not is_upper(line.text, b.cues) and line.text[-1] not in "?:"

    if not joins(i):
        return False
    first, last = i, i
    while first > i - 2 and first > 0 and not b.lines[first].gap and joins(first - 1):
        first -= 1
    while last - first < 2 and last + 1 < len(b.lines) and not b.lines[last + 1].gap and joins(last + 1):
        last += 1
    return last - first >= 2


def _paragraph(b: _Builder, line: Line, skip: int) -> None:
    """Running text: a dateline is cut off before it, prompts ("Sign up here.") at both ends."""
    start, end = skip, len(line.text)
    cut = 0 if b.in_body else dateline_end(line.text[start:], b.cues)
    if cut:
        found = find_date(line.text[start : start + cut], b.cues)
        if found:
            b.head_date = b.head_date or found.value
        b.add(line.start + start, line.start + start + len(line.text[start : start + cut].rstrip()), BlockKind.BYLINE)
        start += cut
    elif head := running_head(line.text[start:], b.cues):
        b.add(line.start + start + head.start, line.start + start + head.end, BlockKind.HEADING)
        start += head.end + len(line.text[start + head.end :]) - len(line.text[start + head.end :].lstrip(" ."))
    b.in_body = True
    for a, z, kind in trim_prompts(line.text, start, end, b.cues):
        b.add(line.start + a, line.start + z, kind)
