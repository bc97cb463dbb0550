"""Descriptions that stand before a name and are taken out of the parser's view: "Packers President", "the rapper"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.language.cues import words as listed
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.names import Name, Names
from graphkit.language.syntax.parse import UNSPOKEN, Piece
from graphkit.language.syntax.tree import Word


def take_lead(
    pieces: list[Piece], name: Name, names: Names, gazetteer: Gazetteer, tags: Mapping[int, str], listing: bool
) -> tuple[Word, ...]:
    """Take the description directly before a name off the list: "Packers President", "the rapper", "actors" before a list.

    ``tags`` are the tags of words by their offsets, where known: a verb describes nothing.
    """
    if name.type not in _KIN:
        return ()
    at = len(pieces)
    described = False
    while at > 0:
        if at > 1 and pieces[at - 2].text == UNSPOKEN:
            break
        if at > 2 and (pieces[at - 3].text.lower(), pieces[at - 2].text.lower()) == ("used", "to"):
            # "She used to date rap icon X": what follows is a verb.
            break
        piece = pieces[at - 1]
        word = piece.text.lower()
        if piece.name is not None:
            if not described or names.names[piece.name].type == "Person":
                break
        elif piece.lead:
            described = described or word.rsplit("-", 1)[-1] in listed("leads", "party_compounds")
        elif gazetteer.is_title(piece.text) and piece.text[0].isupper() and piece.shown[0].isupper():
            described = described or name.type == "Person"
        elif _noun_for(piece, name, gazetteer, {} if _beside_name(pieces, at - 1) else tags, listing and not described):
            described = True
        elif at > 1 and _compound_for(pieces[at - 2], piece, name, gazetteer):
            described = True
            at -= 1
        elif at > 2 and _phrase_for(pieces[at - 3 : at], name, gazetteer):
            described = True
            at -= 2
        elif word in listed("leads", "modifiers") or gazetteer.places_of_demonym(piece.text):
            # "the Colombian NAME"
            native = word not in listed("leads", "modifiers") and at > 1 and pieces[at - 2].text.lower() == "the"
            described = described or (native and name.type == "Person")
        elif (
            piece.text in listed("names", "calendar")
            or not (described and _attributive(piece, tags))
            or _done_by_somebody(pieces, at - 1)
        ):
            break
        at -= 1
    # Modifiers alone describe nothing, and what somebody owns must stay visible.
    if not described or at == len(pieces):
        return ()
    if at > 1 and at + 1 == len(pieces) and pieces[at - 1].name is not None and pieces[at - 2].text.lower() == "that":
        # "demanded that X drop Y"
        return ()
    if at > 0 and pieces[at - 1].text.lower() in listed("leads", "owners"):
        return ()
    if at + 1 < len(pieces) and pieces[at].text.lower() in ("last", "this", "next") and _is_time(pieces[at + 1]):
        # "Last month rival X ...": when, and not who.
        at += 2
    if at == len(pieces):
        return ()
    taken = pieces[at:]
    del pieces[at:]
    if pieces and pieces[-1].text.lower() in listed("leads", "determiners"):
        taken.insert(0, pieces.pop())
    return tuple(w for p in taken for w in _words_of(p))


def _is_time(piece: Piece) -> bool:
    return piece.text.lower() in ("week", "month", "year", "night", "season") or piece.text in listed("names", "calendar")


def _compound_for(first: Piece, second: Piece, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether two words together are a noun for what the name is, of which the second alone is none: "tight end"."""
    if first.name is not None or second.name is not None or gazetteer.descriptor(second.text) is not None:
        return False
    found = gazetteer.descriptor(f"{first.text} {second.text}")
    return found is not None and name.type in found.types


def _phrase_for(three: Sequence[Piece], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether three words together are a noun for what the name is: "Hall of Famer"."""
    if any(p.name is not None for p in three) or three[1].text.lower() not in ("of", "in"):
        return False
    said = " ".join(p.text.lower() for p in three)
    found = gazetteer.descriptor(said)
    return found is not None and said in (found.noun, found.plural) and name.type in found.types


def _beside_name(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word stands behind a name and "and", where none begins a clause: "X and models Y and Z"."""
    return at > 1 and pieces[at - 1].text.lower() in ("and", "&") and pieces[at - 2].name is not None


def _noun_for(piece: Piece, name: Name, gazetteer: Gazetteer, tags: Mapping[int, str], listing: bool) -> bool:
    """Whether the word is a noun for what the name is; a plural only where the name begins a list."""
    word = piece.text.lower()
    done = name.type == "Person" and word in listed("leads", "done_to_nobody")
    if word == "s" or not (done or _nounlike(piece, tags)):
        return False
    if word in listed("leads", "company_heads"):
        return name.type in ("Organization", "Brand", "MediaOutlet", "Platform")
    found = gazetteer.descriptor(word)
    if found is None or not {name.type, *_KIN[name.type]} & set(found.types):
        return False
    plural = word == found.plural and word != found.noun
    return not plural or (listing and word not in listed("leads", "mutual"))


def _nounlike(piece: Piece, tags: Mapping[int, str]) -> bool:
    tag = tags.get(piece.start)
    word = piece.text.lower()
    if word.endswith(tuple(sorted(listed("leads", "trades")))) or word in listed("leads", "no_verbs"):
        return True
    return tag is None or not tag.startswith(("VB", "MD", "IN", "RB"))


def _attributive(piece: Piece, tags: Mapping[int, str]) -> bool:
    """Whether the word may stand between the beginning of a description and its noun: "property", "seven-time"."""
    if not piece.text[0].isalnum() or piece.text.lower() in listed("leads", "owners"):
        return False
    return tags.get(piece.start) in ("NN", "JJ", "JJR", "JJS", "NNP") or (
        "-" in piece.text and tags.get(piece.start) in ("VBN", "VBG", "CD")
    )


def _done_by_somebody(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is a verb though taggers call it an adjective, with its subject right before it: "X married actor Y"."""
    if at == 0 or pieces[at].text.lower() not in listed("leads", "entry_past"):
        return False
    return pieces[at - 1].name is not None or pieces[at - 1].text.lower() in ("he", "she", "they", "who")


def _words_of(piece: Piece) -> tuple[Word, ...]:
    """The words of a piece as they go into a description: a name in "X-owned" stays a name, in "X-winning" it does not."""
    last = piece.text.rsplit("-", 1)[-1]
    if piece.lead and piece.name is None and last in listed("leads", "party_compounds"):
        return (*piece.lead, Word(last, piece.end - len(last), piece.end))
    return (Word(piece.text, piece.start, piece.end, piece.name),)


_KIN = {
    "Person": (),
    "Organization": ("Brand", "MediaOutlet", "Platform"),
    "Brand": ("Organization", "Product"),
    "MediaOutlet": ("Organization", "Brand", "Platform", "Work"),
    "Platform": ("Organization", "Brand", "MediaOutlet"),
    "Work": ("Product",),
    "Product": ("Brand", "Work"),
    "Campaign": ("Work",),
    "Occasion": (),
}
