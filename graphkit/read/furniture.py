"""What stands on a page around the story: menus, prompts, credits, bylines, links to other stories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.model import BlockKind, Span
from graphkit.read.captions import is_credit
from graphkit.read.cues import Cues, fold
from graphkit.read.dates import find_date
from graphkit.read.form import is_headline, is_title_case, is_upper, sentences
from graphkit.read.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAYER = re.compile(r"[▶►⏵]?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[|/·-]|\Z)")
_SMALL_NUMBER = re.compile(r"\d{1,3}")  # four digits are a year, which can be a heading
_ARROW = re.compile(r"[«»►▶→←👉➡]|<<|>>")
_SEPARATORS = re.compile(r"\s+[|>›»/·•]\s+|\s*[›»|]\s*")
_TWEET_SIGNATURE = re.compile(r"[—–-]\s*[^.!?]{1,60}\(@\w{1,30}\)")
_SHARED_BY = re.compile(r"An? \w+ (?:shared|posted|published) by [^.!?]{1,60}\(@[\w.]{1,30}\)", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\+?[\d() .-]{8,}|@\w+(?:\s+@\w+)*|(?:#\w+\s*){2,}")
_LONGEST_DATELINE = 90  # characters
_AGENCY = re.compile(r"\s*\((?P<agency>[A-Z][A-Za-z ./-]{1,30})\)")
_DASH = re.compile(r"\s*(?:[—–]|--|-(?=\s))\s*(?=\S)")
_HANDLE_BYLINE = re.compile(r"by\s+\(?@\w+\)?\Z", re.IGNORECASE)
_EDITED_BYLINE = re.compile(r"\(?by\s+[A-Z][^.;]{3,60};\s*(?:editors?|editing|edited)\b", re.IGNORECASE)
_WHEN_WHO = re.compile(r"(?P<when>.{6,45}?)\s*(?:\s[Bb]y|\s[Bb][Yy]:?|[|·•])\s+(?P<who>[A-Z].*)")
_DATE_LINE = re.compile(r"(?:-\s*|\d{1,2}[.)]\s+)?(?:\d{4}-\d\d(?:-\d\d)?|\d\d?[.-]\d\d?[.-]\d{4})")
_RUNNING_HEAD = re.compile(r"(?P<head>[A-Z][^.:!?\n]{2,50})\.\s+(?=[\"'“‘]?[A-Z\d])")
_LONGEST_RUNNING_HEAD = 6  # words
_SMALL_LETTERS = 3  # of "and", "of" between the capitals
_NAME_WORD = re.compile(r"[A-Z][\w.'’-]*")


def _web(text: str) -> bool:
    """An address, a telephone number or tags, and not the date that heads an entry of a timeline."""
    return bool(_WEB.fullmatch(text)) and not _DATE_LINE.fullmatch(text)


def is_boilerplate(line: Line, cues: Cues) -> bool:
    """Whether a line, by itself, belongs to the page and not to the story."""
    if not line.says_something:
        return True
    key, folded = line.key, line.folded
    if cues.whole_line.match(key) and (line.words <= 8):
        return True
    if _PLAYER.match(line.text) or cues.counter.fullmatch(key) or _SMALL_NUMBER.fullmatch(key) or _web(line.text):
        return True
    quoted = line.text[:1] in "\"'“‘"
    lead = folded.lstrip(" *#_|·•●►▶→👉💬📸🔗>-[(")
    if not quoted and line.words <= cues.line_start_max_words and cues.line_start.match(lead):
        return True
    if not quoted and cues.related_inline.match(lead) and line.words <= 40:
        return True
    if _ARROW.match(line.text) and is_headline(line.text.lstrip("«»►▶→←👉➡<> "), cues):
        return True
    if line.words <= 15 and is_headline(line.text, cues) and cues.sentence.search(folded):
        return True
    return line.words <= 40 and (is_menu(line, cues) or _all_prompts(line, cues))


def _all_prompts(line: Line, cues: Cues) -> bool:
    parts = [line.text[a:z] for a, z in sentences(line.text, cues)]
    return all(cues.sentence.search(fold(p)) or is_credit(p, cues) for p in parts)


def is_menu(line: Line, cues: Cues) -> bool:
    """A line of section names: "Home News Celebrities Fashion", "News | Sport | TV"."""
    if line.text[-1] in ".?!" or line.words > 40:
        return False
    words = [w.strip("|>›»/·•,&-") for w in line.folded.split()]
    words = [w for w in words if w and w != "and"]
    hits = sum(w in cues.section_words for w in words)
    if _SEPARATORS.search(line.text) and len(words) >= 2 and hits * 3 >= len(words) * 2:
        return True
    # A title in small letters may be full of such words too: "Risks and trends in celebrity beauty deals".
    capitals = all(w[:1].isupper() or not w[:1].isalpha() or w == "and" for w in line.text.split())
    return len(words) >= 4 and hits >= 4 and hits * 2 >= len(words) and (capitals or hits == len(words))


def is_breadcrumb(lines: Sequence[Line], i: int, cues: Cues) -> bool:
    """A step of the path to the page, before the title: a bullet, or "Home > Celebrity > News"."""
    line = lines[i]
    if is_menu(line, cues):
        return True
    trail = [p for p in re.split(r"\s*[>›»]\s*", line.text) if p]
    if len(trail) >= 2 and len(trail[0].split()) <= 3 and fold(trail[0]) in cues.section_words:
        return True
    if not line.marker:
        return line.words <= 2 and all(w in cues.section_words for w in line.key.split())
    rest = line.folded[line.marker :].strip()
    short = len(rest.split()) <= 6 and is_headline(line.text[line.marker :], cues)
    return short or any(other.folded == rest for other in lines[i + 1 : i + 8])


def is_signature(line: Line, cues: Cues) -> bool:
    """The line under an embedded post: "— Name (@handle) November 6, 2021", "A post shared by Name (@handle)"."""
    return bool(_TWEET_SIGNATURE.match(line.text) or _SHARED_BY.match(line.text)) and line.words <= 20


def is_byline(line: Line, following: Line | None, cues: Cues, *, in_head: bool) -> bool:
    """Whether a line says who wrote it, when, or how long it takes to read.  ``in_head``: before the first paragraph."""
    folded = line.folded.lstrip("(*[·•|–—- ")
    key = line.key
    if line.words > cues.byline_max_words:
        return False
    if cues.byline_start.match(folded) or cues.byline_whole.match(key):
        return True
    if _HANDLE_BYLINE.match(line.text) or _EDITED_BYLINE.match(line.text):
        return True
    if cues.reading_time.search(folded) and line.words <= 14:
        return True
    dated = find_date(line.text, cues) is not None or bool(re.search(r"\d{1,2}[:.]\d{2}", folded))
    if dated and cues.byline_dated.match(folded) and line.text[-1] not in ".?!" and line.words <= 18:
        return True
    if not in_head:
        return False
    stops = line.text[-1] in ".?!" and not line.text.endswith(("Jr.", "Sr."))
    if _dated_name(line.text, cues) or (not stops and _by_a_desk(line, cues)):
        return True
    by = re.match(r"by:?\s+(?!the\s|an?\s|far\b|now\b|all\s)", folded)
    stops = stops and not (dated and re.search(r"\.\s+(?:published|posted|updated)\b", folded))
    if by and line.words <= 16 and not stops and line.text[by.end() : by.end() + 1].isupper():
        return line.words <= 4 or is_title_case(line.text, cues) or bool(cues.byline_role.search(key)) or dated
    if (
        cues.byline_role.search(key)
        and line.words <= 12
        and not stops
        and is_title_case(line.text, cues)
        and ("," in line.text or "|" in line.text)
    ):
        return True
    found = find_date(line.text, cues)
    name = line.text[: found.start] if found else line.text
    looks_like_name = 2 <= len(name.split()) <= 4 and all(_NAME_WORD.match(w) for w in name.split()) and not is_upper(name, cues)
    if found and looks_like_name and not line.text[found.end :].strip(" ,|·•"):
        return True
    if not looks_like_name or following is None or following.words > 8:
        return False
    return find_date(following.text, cues) is not None or following.key == key or bool(cues.byline_whole.match(following.key))


def _by_a_desk(line: Line, cues: Cues) -> bool:
    """Nobody by name: "By a staff writer", "By our business desk | 18 November 2019"."""
    found = find_date(line.text, cues)
    who = fold(line.text[: found.start] if found else line.text).strip(" ,|·•–—-(")
    return who.startswith("by ") and len(who.split()) <= 7 and cues.byline_role.search(who) is not None


def _dated_name(text: str, cues: Cues) -> bool:
    """A date or a time, then "by" or a separator, then a name: "5/19/2017 by Ann Lee", "May 4, 2020 | Ann Lee"."""
    m = _WHEN_WHO.fullmatch(text.strip())
    if m is None or not (find_date(m.group("when"), cues) or re.search(r"\d{1,2}/\d{1,2}/\d{2,4}", m.group("when"))):
        return False
    who = m.group("who").split()
    return 1 < len(who) <= 4 and all(_NAME_WORD.match(w) for w in who) and len(m.group("when").split()) <= 6


def dateline_end(text: str, cues: Cues) -> int:
    """Length of the dateline that a paragraph opens with ("AUSTIN, Texas, Oct 17, 2012 - "), 0 if there is none.

    A place in capitals, or any place with a date or an agency ("(AP)"), and a dash.
    """
    text = text[:_LONGEST_DATELINE]
    position, place = 0, None
    found = find_date(text, cues)
    m = cues.dateline.match(text)
    if m and not (found and found.start == 0):
        place, position = m.group("place"), m.end()
        # The place pattern may have run into the name of a month.
        if found and found.start < position:
            position = len(text[: found.start].rstrip(" ,("))
            place = text[:position]
    dated = False
    if found:
        between = text[position : found.start]
        if not between.strip(" ,("):
            position = found.end
            dated = True
            if text[position : position + 1] == ")":
                position += 1
    agency = _AGENCY.match(text, position)
    if agency:
        position = agency.end()
    dash = _DASH.match(text, position)
    if not dash or not position:
        return 0
    if dated or (place and agency):
        return dash.end()
    shouted = place is not None and is_upper(place.split(",")[0], cues) and len(place.split(",")[0]) > 2
    return dash.end() if shouted else 0


def running_head(text: str, cues: Cues) -> Span | None:
    """The words in capitals that a paragraph opens with and a stop ends ("ELSEWHERE. The league ..."), if any."""
    m = _RUNNING_HEAD.match(text)
    if m is None or not is_upper(m["head"], cues) or len(m["head"].split()) > _LONGEST_RUNNING_HEAD:
        return None
    letters = [c for c in m["head"] if c.isalpha()]
    if (
        len(letters) < 4
        or len(letters) > sum(c.isupper() for c in letters) + 3
        or cues.abbreviation.search(m["head"].title() + ".")
    ):
        return None
    return Span(m.start("head"), m.end("head"))


def trim_prompts(text: str, start: int, end: int, cues: Cues) -> list[tuple[int, int, BlockKind]]:
    """A paragraph as (start, end, kind): prompts at either end are boilerplate, what is between them is the paragraph."""
    spans = [(a + start, z + start) for a, z in sentences(text[start:end], cues)]
    is_prompt = [bool(cues.sentence.search(fold(text[a:z]))) for a, z in spans]
    first = next((k for k, prompt in enumerate(is_prompt) if not prompt), len(spans))
    last = next((len(spans) - k for k, prompt in enumerate(reversed(is_prompt)) if not prompt), 0)
    if first >= last:
        return [(start, end, BlockKind.BOILERPLATE)]
    parts: list[tuple[int, int, BlockKind]] = []
    if first:
        parts.append((spans[0][0], spans[first - 1][1], BlockKind.BOILERPLATE))
    parts.append((spans[first][0], spans[last - 1][1], BlockKind.PARAGRAPH))
    if last < len(spans):
        parts.append((spans[last][0], spans[-1][1], BlockKind.BOILERPLATE))
    return parts


def _is_more_of_section(line: Line, cues: Cues) -> bool:
    """ "MORE FASHION", "More celebrity news"."""
    words = line.key.split()
    return 2 <= len(words) <= 4 and words[0] == "more" and all(w in cues.section_words for w in words[1:])


def related_section_end(lines: Sequence[Line], i: int, cues: Cues, *, in_head: bool) -> int:
    """Index behind a list of links to other stories that line ``i`` introduces; ``i`` itself if it introduces none.

    The list lasts over bullets, indented lines and headline-like lines.  Running text ends it, unless each link has a
    line of text under it, or the cue says that it is the foot of the page and no two paragraphs follow each other.
    """
    line = lines[i]
    rest = bool(cues.related_rest.match(line.key)) or _is_more_of_section(line, cues)
    box = bool(cues.related_box.match(line.key))
    if (
        not (rest or box)
        or line.words > 7
        or in_head
        or line.text[-1] in ".?!"
        or (line.marker and not is_headline(line.text, cues))
    ):
        return i

    def is_link(k: int) -> bool:
        return bool(lines[k].marker) or bool(lines[k].number) or lines[k].indent > line.indent or is_headline(lines[k].text, cues)

    links = blurbs = 0
    k = i + 1
    while k < len(lines):
        if is_link(k):
            links += 1
            k += 1
            continue
        if not links:
            return k
        run = k
        while run < len(lines) and not is_link(run):
            run += 1
        if run - k >= 2:
            return k
        at_end = run == len(lines)
        if (
            rest
            or (blurbs and box)
            or (box and not at_end and links > 1 and bool(lines[run].marker) and bool(lines[k - 1].marker))
        ):
            blurbs += 1
            k = run
            continue
        return k
    return k
