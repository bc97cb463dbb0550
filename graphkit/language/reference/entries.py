"""Timelines and lists as a discourse: where their entries begin, and whom each of them is about.

Each entry of a timeline is again about whom the whole page is about; each of a list of stories has people and firms of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from graphkit.language.cues import cues, words
from graphkit.language.reference.descriptions import pronoun_kind
from graphkit.language.reference.pages import leading
from graphkit.language.reference.salience import ROLE_WEIGHT
from graphkit.language.reference.things import Keys, Story, Thing
from graphkit.language.shown.timeline import is_date
from graphkit.language.syntax.tree import Sentence, Token
from graphkit.model import BlockKind

# So many entries make a timeline.
_LEAST = 3
# So many words at least tell a story in an item of a list.
_LONG = 8
# What whom the page is about weighs at least in every entry: less than the subject of the sentence before.
_HERO = 0.3
# What it tells against somebody who was named in an earlier entry only.
_EARLIER = 2.0
# What it tells against somebody who was named once only, by the way, where the page is about another one.
_PASSING = 1.2
# So often somebody must be named to be the other one whom a timeline is about.
_OFTEN = 3
# How much commoner one of "he" and "she" must be to tell the gender of whom the page is about.
_MANY, _TIMES = 3, 3


def starts(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences with which the entries of a timeline begin; none where a text is no timeline."""
    found = {s.number for s in sentences if _is_heading(s) or _has_label(s) or _has_weekday(s)}
    return frozenset(found) if len(found) >= _LEAST else frozenset()


def _is_heading(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.HEADING and is_date(_joined(t.text for t in sentence.tokens))


def _has_label(sentence: Sentence) -> bool:
    lead = [w for t in sentence.tokens[:1] for w in t.lead]
    return sentence.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and any(
        is_date(_joined(w.text for w in lead[:end])) for end in range(len(lead), 0, -1)
    )


def _has_weekday(sentence: Sentence) -> bool:
    """Whether an entry begins with a day of the week, or a part of one, and a colon: "Wednesday morning: The show goes on"."""
    colon = next((t.index for t in sentence.tokens[:3] if t.text == ":"), 0)
    if not colon or sentence.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    first, *others = (t.text.lower() for t in sentence.tokens[:colon])
    return first in cues("times")["weekdays"] and all(o in words("reference", "day_parts") for o in others)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(texts).replace(" ,", ",").strip(" :.–—-")


def stories(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """The numbers of the sentences with which the stories of a list begin: its items, or the headings that begin with names;
    none where a text is no list of stories.
    """
    blocks = -1
    items: list[int] = []
    heads: list[int] = []
    for sentence in sentences:
        opens, blocks = sentence.block != blocks, sentence.block
        if opens and sentence.kind is BlockKind.LIST_ITEM and len(sentence.tokens) >= _LONG:
            items.append(sentence.number)
        elif (sentence.kind is BlockKind.HEADING and leading(sentence)) or (opens and labelled(sentence)):
            heads.append(sentence.number)
    return tuple(sorted([*(items if len(items) >= _LEAST else ()), *(heads if len(heads) >= _LEAST else ())]))


def labelled(sentence: Sentence) -> bool:
    """Whether a paragraph begins with a name and a bar: "Dani Alves | The defender joined ..."."""
    first, *others = sentence.tokens
    return first.name is not None and bool(others) and others[0].text == "|"


def learn_gender(story: Story, sentences: Sequence[Sentence]) -> None:
    """Tell the gender of whom the page is about by its pronouns, where neither the name nor a list does."""
    hero = story.things.get(story.page.person or "")
    if hero is None or hero.gender is not None:
        return
    kinds = Counter(pronoun_kind(t.text.lower()) for s in sentences for t in s.tokens)
    for kind, other, gender in (("male", "female", "m"), ("female", "male", "f")):
        if kinds[kind] >= _MANY and kinds[kind] >= _TIMES * kinds[other]:
            hero.gender = gender


def weighed(story: Story, thing: Thing, sentence: Sentence, token: Token, score: float | None) -> float | None:
    """How salient somebody is for a pronoun, told from what the page is about: an entry of a timeline, a portrait of one."""
    if score is not None and story.entry is None and _is_in_passing(story, thing, sentence):
        return score - _PASSING
    if story.entry is None or sentence.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return score
    if thing.key == story.page.person:
        seen = any(number == sentence.number for number, _ in thing.seen)
        return score if seen else max(score if score is not None else _HERO, _HERO)
    return score - _EARLIER if score is not None and thing.last < story.entry else score


def _is_in_passing(story: Story, thing: Thing, sentence: Sentence) -> bool:
    """Whether somebody was named once, by the way, in a sentence about whom the page is about ("the child of X and Y")."""
    hero = story.things.get(story.page.person or "")
    if hero is None or hero is thing or hero.gender is None or hero.key not in story.page.titled or thing.total != 1:
        return False
    first = thing.seen[0] if thing.seen else (sentence.number, 0)
    if not first[0] < sentence.number or not any(place[0] == first[0] and place < first for place in hero.seen):
        return False
    return hero.gender == thing.gender and story.weights.get(first, 0.0) <= ROLE_WEIGHT["pobj"]


def counterpart(story: Story, gender: str, barred: Collection[str]) -> Keys:
    """Whom "he" means in a timeline about a woman, where no entry of late has named a man: the other one it is mostly about."""
    if story.entry is None:
        return ()
    people = sorted(
        (
            (-thing.total, thing.key)
            for thing in story.things.values()
            if thing.type == "Person" and thing.named and thing.count and thing.key != story.page.person
            and thing.key not in barred and thing.gender in (None, gender)
        ),
    )  # fmt: skip
    if not people or -people[0][0] < _OFTEN or (len(people) > 1 and people[0][0] == people[1][0]):
        return ()
    return (people[0][1],)
