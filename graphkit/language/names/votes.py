"""What the shape of a name, the words around it and the names beside it tell about its type.

Every observation is a vote; :mod:`graphkit.language.names.names` counts them over the whole document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graphkit.language.cues import cues, words
from graphkit.language.names.gazetteer import Gazetteer
from graphkit.language.names.spots import BlockWords, Spot

# "Honey (2003)": films and records have their year behind them.
_YEAR_BEHIND = re.compile(r"^[”\"’]? \((?:19|20)\d\d\)")
# "Their children, Apple and Moses", "four kids with X: North, Saint", "her son Brooklyn": whatever else is called that.
_KIN_BEFORE = re.compile(
    r"(?:^|\s)(?:children|kids|sons?|daughters?|twins|brothers?|sisters?|siblings|toddler|newborn|stepson|stepdaughter|nephew|niece"
    r"|gave birth to|birth of|(?:mother|father|mum|mom|dad|parents) (?:to|of)|(?:brings?|bringing|brought) up|rais(?:es?|ing)"
    r")(?: with [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?[,:]? "
    r"\(?(?:[A-Z][\w’'-]+(?:, \d{1,2})?,? (?:and )?){0,5}$"
)
# Of a child only a name is told there, be it that of a state: "a son, Tennessee".
_CHILD_BEFORE = re.compile(r"\b(?:sons?|daughters?|child|children),? (?:named |called )?(?:[A-Z][\w’'-]+,? (?:and )?){0,5}$")
_AGE = re.compile(r"^\s*[,(]\s*(?:aged? )?\d{1,2}\s*[,).–—-]")
_APPOSED = re.compile(
    r"^,\s+(?:(?:who is |now |once |formerly )?(?:the|a|an)|his|her|their|its|one of the"
    r"|(?:[A-Z][\w.-]+ ){0,2}[A-Z][\w.-]*[’']s)\s+"
    r"((?:[\w'’.-]+\s+){0,5}[\w'’.-]+)"
)
_IS = re.compile(r"^,?\s+(?:is|was|became|has become|remains)\s+(?:the|a|an|one of the)\s+((?:[\w'’.-]+\s+){0,5}[\w'’.-]+)")
_ROLE_BEFORE = re.compile(r"((?:[\w'’.&-]+\s+){0,3}[\w'’.&-]+)\s+[“\"‘]?$")
# "His barrister, X": the noun, then who it is.
_ROLE_COMMA = re.compile(r"(?:^|\s)(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[’']s) ((?:[\w-]+ ){0,3}[\w-]+), $")
# "An Israeli journalist, X,": the same of somebody the text brings up.
_NEW_ROLE = re.compile(r"(?:^|\s)(?:[Aa]n?|[Oo]ne|[Aa]nother|[Aa] certain) ((?:[\w'’-]+ ){0,4}[a-z-]+), $")
_CLOSED = re.compile(r"^(?:[,.;:)]|, who\b|\Z)")
# "X, mayor of Kyoto", "X, head of design at Y": offices without an article.
_OFFICE = re.compile(
    r"^,\s+(?:then |now |former |formerly |currently |until recently |once )?((?:[a-z'’-]+\s+){0,4}[a-z-]+)\s+(?:of|at|for)\s"
)
_LEGAL_BEHIND = re.compile(r"^,?\s+(?:plc|PLC|Inc|Corp|Ltd|LLC|AG|SA|SpA|S\.p\.A|SE|NV|GmbH)\b")
# "in Greenwood, Mississippi", "in Bedford, New York": a town and where it lies.
_REGION_BEHIND = re.compile(r"^,\s+((?:[A-Z][a-z]{2,}|[A-Z]\.[A-Z]\.)(?: [A-Z][a-z]+)?)(?=[\s,;:.)-]|\Z)")
_WHERE = re.compile(r"\b(?i:in|at|from|of|near|to|outside) $")
_STATE_BEHIND = re.compile(r"^,\s+([A-Z][\w.]{1,5})(?=[\s,;:)-]|\Z)")
# "Gucci said it ...": companies speak of themselves like that.
_SAID_IT = re.compile(
    r"^(?:, [^,]{4,60},)?(?: has| had| also)? (?:said|says|announced|added|confirmed|insisted|claimed)"
    r"(?: (?:on [A-Z]\w+|in an? [a-z ]{4,20}|this \w+|last \w+|today|yesterday),?)? (?:that )?"
    r"(?:its\b|it (?:\w+ed\b|had|has|would|will|could|plans|planned|expects|expected|did|does|no longer|remains|remained"
    r"|took|takes|regretted|regrets|stood|stands|values|respects)\b)"
)
# "Michael Kors would keep its studio": what has an "its" is nobody.
_ITS = re.compile(r"^(?:['’]s \w+)? (?:[a-z]+ ){1,2}its\b")
_MAKER_BEHIND = re.compile(
    r"^ (?:[a-z-]+ )?(?:brand|label|company|firm|house|retailer|maker|designer|agency|studio|group|start-?up)\b"
)
# "Atlético Mineiro, whose sponsors included": what only businesses and clubs have.
_WHOSE_BUSINESS = re.compile(
    r"^,? whose (?:\w+ )?(?:sponsors?|shares|shareholders|products|customers|stores|shops|boutiques|brands|labels"
    r"|factory|factories|adverts|ads|players|squad|board|parent|owners?|founders?|employees|staff|headquarters|executives?|stock|sales|designs"
    r"|founder|chief executive|CEO|sneakers|shoes|handbags|models|subsidiary|subsidiaries)\b"
)
# "Riley Rose was founded by", "Riley Rose, the brainchild of", "Riley Rose's founders": named like people, but nobody.
_SET_UP = r"(?:(?:co-)?founded|cofounded|established|incorporated)"
_FOUNDED = re.compile(
    rf"^(?:,? (?:which |that )?(?:was|were|has been|had been) (?:also |first |originally |later |only )?{_SET_UP}\b"
    rf"|,? \(?{_SET_UP} by\b"
    r"|, (?:now |still |once |jointly )?(?:majority-|co-|part-)?(?:owned|run|controlled|acquired|bankrolled) by\b"
    rf"|,? \({_SET_UP} in\b|, {_SET_UP} in\b|,? (?:is |was )?the (?:[a-z-]+ )?brainchild of\b"
    r"|['’]s? (?:co-?)?(?:founders?|owners|parent company|shareholders|CEO|chief executive|chief \w+ officer)\b"
    r"|['’]s? (?:headquarters|boutiques)\b"
    r"| (?:co-?)?founders?\b)"
)
_STARTED_BY = re.compile(
    r"^,? (?:(?:was|has been|had been) )(?:set up|started|begun|launched|opened)(?: in \w+(?: \d{4})?)? by\b"
)
# "Versace was founded in 1978 by Gianni Versace": houses found none.
_FOUNDER = re.compile(r"\b(?:co-?)?(?:founded|established)\b[^.;()]{0,50}? by (?:[\w’'-]+ ){0,4}$")
# "Tom Ford left his label": what houses do not do.
_HIS = re.compile(
    r"^ (?:has |had )?(?:left|leaves|quit|quits|sold|sells|founded|launched|launches|started|starts|closed|closes|showed|shows"
    r"|presented|presents|built|opened|began|begins|learned|spent|celebrated|turned|lost|won|ran|runs|made|wore|changed|debuted"
    r"|unveiled) (?:his|her) (?!its\b|the\b|an?\b)\w"
)
_WHICH = re.compile(r"^,? which\b")
# "X, the Italian label said": who says it is no description of X.
_SPEAKS = re.compile(r"^,? (?:has |have |had )?(?:said|says|told|announced|added|confirmed|wrote|tweeted|reported|reports)\b")
# "Reid Kahn of Kane Kessler", "Sheppard Mullin's Theodore Max": firms that are named like people.
_OF_FIRM = re.compile(r"(?:^|\s)([A-Z][\w'’-]+) (?:[A-Z][\w.'’-]* ){1,2}(?:,? (?:a|the) (?:\w+ )?partner )?(?:of|at) (?:the )?$")
_FIRMS = re.compile(r"^['’]s ([A-Z][a-z]+) [A-Z][a-z]+\b")
# "Puck's Lauren Sherman reported": whose reporters those are is an outlet.
_REPORTER = re.compile(r"^['’]s [A-Z][a-z]+ [A-Z][\w'’-]+ (?:who )?(?:has |had |have )?(?:also |first |just )?(?P<said>[a-z]+)\b")
# "X and Y have split, Variety reports."
_REPORTS = re.compile(r"^ (?:first |has )?report(?:s|ed)[,.]")
_GAP = re.compile(r"^(?:,|(?:, ?)?(?:and|or|&)|/|;)$")
# "her role as the witch in Practical Magic", "made her big-screen debut as a girl in Desert Blue"
_ACTED = re.compile(
    r"\b(?:roles?|cameos?|part|(?:film|screen|acting|feature|television|TV|Broadway) debut|(?:co-)?starr(?:ed|ing)"
    r"|portray(?:ed|s|ing)|voic(?:ed|es|ing)|(?:cast|appeared|appears|appearing|turn|performance) as)"
    r"\b[^.;:!?]{0,70} in (?:the )?[“\"‘]?$"
)
# "In Marc Jacobs", "in a hooded Oscar de la Renta": nobody is in a person.
_WORN = re.compile(r"(?:^|[\s(])[Ii]n (?:(?:a|an|custom|vintage|archival|archive|\w+ed|\w+y|head-to-toe|all|full) ){0,2}$")
# "a Del Core dress", "a custom pink Nensi Dojaka minidress": what stands between is who made it.
_ONE = re.compile(r"(?:^|\s)(?:[Aa]n?|custom|vintage|archival|archive) (?:[a-z-]+ ){0,2}$")
# "L'Oréal's new Telescopic Lift": what a house has that is new is a thing.
_NEWLY = re.compile(r"[’'](?:s)? (?:new|latest|newest|upcoming|forthcoming|brand-new|limited-edition|bestselling|best-selling) $")
# "Galderma has named Kate Gibson as", "Daily has now raised $22 million": what firms do.
_NAMES_SOMEBODY = re.compile(
    r"^ (?:has |had |have )?(?:now |also |just |recently )?(?:named|appointed|promoted|names|appoints|promotes)"
    r" (?:(?:Dr|[a-z-]+) ){0,4}([A-Z][a-z]+) (?:[A-Z][\w.'’-]+ ){1,3}(?:as|to|its|chief|president|CEO|head)\b"
)
_RAISES = re.compile(
    r"^,? (?:has |had |have )?(?:now |also |just |recently )?(?:raised|secured|closed|bagged|landed|netted|raises|secures)"
    r" (?:an? )?[$£€]\d"
)
# "the brand X started in 2021": whoever did so is no brand.
_STARTED = re.compile(
    r"^ (?:has |had )?(?:co-)?(?:founded|started|launched|created|cooked up|dreamt up|dreamed up|built|established|set up|began)"
    r"(?= (?:in|with|at|last|back|after|when|to|for|as|on|together|alongside|and|is|was|has|from|just)\b|[,.;)]|$)"
)
# "X, fresh from her Oscar": what has a "her" is somebody.
_HERS = re.compile(r"^,? (?:[a-z]+ ){1,3}(?:her|his) (?:own )?[A-Za-z]")
# "the Idaho Falls dad": where somebody is from.
_LOCAL = re.compile(
    r"^ (?:dad|mom|mum|native|couple|man|woman|teen|teenager|mother|father|trucker|resident|duo|trio|girl|boy|family|pair)\b"
)
# "Jil Sander's departure from her namesake label": who has a label of that name is no label.
_OF_OWN_NAME = re.compile(r"^[^.;:!?]{0,70}?\b(?:her|his) (?:own )?(?:namesake|eponymous|self-titled|self-named)\b")
# "Wilson, his arm around her shoulder": no arm of a firm.
_LIMB = re.compile(
    r"^, (?:his|her|their|an?|one) (?:\w+ )?(?:arms?|hands?|heads?)"
    r" (?:around|round|over|in|on|draped|raised|under|wrapped|linked)\b"
)
# "Tom Ford came to Paris. He ...", "Before he left, Tom Ford ...": no house is "he".
_THEN_HE = re.compile(r"^ (?:has |had |was |were |is )?[a-z]+\b([^.!?:;“”\"]{0,120})[.!?] (?:He|She)\b")
_AFTER_HE = re.compile(
    r"(?:^|[.!?] )(?:[^.!?:;“”\"]{0,40} )?(?i:after|before|when|while|since|as|once|until|though|although) (?:he|she)\b"
    r"([^.!?:;“”\"]{0,120}), $"
)
_OPENING = re.compile(r"(?:^|[.!?] )$")
_NAMED = re.compile(r"[A-Z][a-z]")
_NEXT = re.compile(r"^ ([a-z-]+)\b")
# People found firms: "founded in 2014 by X", "X co-founded it".
_FOUNDED_BY = re.compile(r"\b(?:co-?)?founded (?:in (?:19|20)\d\d )?by (?:the [a-z]+ )?$")
_FOUNDS = re.compile(r"^ (?:co-?)?founded ")
# "X and several other brands"
_AND_OTHERS = re.compile(
    r"^,? (?:and|or|&) (?:(?:many|several|some|various|countless|most|two|three|a few) )?other ((?:[a-z-]+ ){0,3}[a-z-]+)"
)


@dataclass(slots=True)
class Votes:
    """Votes for types and for genders."""

    types: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)


@cache
def _phrases(side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: Mapping[str, Sequence[str]] = cues("names")[side]
    found = []
    for kind, phrases in table.items():
        either = "|".join(re.escape(p).replace("’", "['’]").replace("'", "['’]") for p in sorted(phrases, key=len, reverse=True))
        pattern = rf"(?:^|[^\w])(?i:{either}) [“\"‘]?$" if side == "before" else rf"^[”\"’]?,? ?(?:{either})(?![\w-])"
        found.append((kind, re.compile(pattern)))
    return tuple(found)


def around(spot: Spot, block: BlockWords, gazetteer: Gazetteer) -> Votes:
    """What the words before and behind one occurrence tell."""
    votes = Votes()
    before, after = block.text[: spot.start - block.start], block.text[spot.end - block.start :]
    if _AGE.match(after):
        votes.types["Person"] += 4
    if spot.length < 3 and spot.text[0].isupper() and not block.titled and _KIN_BEFORE.search(before[-90:]):
        votes.types["Person"] += 7
        votes.types["Place"] -= 4 if _CHILD_BEFORE.search(before[-90:]) else 0
    if spot.length in (2, 3) and (_FOUNDED_BY.search(before[-50:]) or _FOUNDS.match(after)):
        votes.types["Person"] += 3
    if _YEAR_BEHIND.match(after):
        votes.types["Work"] += 3
    region = _REGION_BEHIND.match(after)
    if region is not None and _WHERE.search(before) and any(e.type == "Place" for e in gazetteer.lookup(region.group(1))):
        votes.types["Place"] += 5
    state = _STATE_BEHIND.match(after)
    if (state is not None and {state.group(1), state.group(1).rstrip(".")} & words("names", "states")) or (
        spot.text in words("names", "states") and before.endswith(", ")
    ):
        # "Bordentown, N.J.": a town and its state.
        votes.types["Place"] += 5
    if _LEGAL_BEHIND.match(after):
        votes.types["Organization"] += 3
    if _SAID_IT.match(after):
        votes.types["Organization"] += 3
        votes.types["Person"] -= 2
    elif _ITS.match(after):
        votes.types["Organization"] += 3
    staff = _OF_FIRM.search(before[-60:]) or _FIRMS.match(after)
    if staff is not None and spot.length > 1 and gazetteer.is_first_name(staff.group(1)) and spot.label in ("PERSON", "ORG"):
        votes.types["Organization"] += 4
    elif (reporter := _REPORTER.match(after)) is not None and reporter["said"] in words("names", "reporting"):
        votes.types["MediaOutlet"] += 4
        votes.types["Person"] -= 3
    elif before.endswith(", ") and _REPORTS.match(after):
        votes.types["MediaOutlet"] += 4
        votes.types["Person"] -= 4
    elif _WHOSE_BUSINESS.match(after):
        votes.types["Organization"] += 3
        votes.types["Person"] -= 2
    if _HIS.match(after):
        votes.types["Person"] += 3
    given = spot.length > 1 and (spot.label == "PERSON" or gazetteer.is_first_name(spot.text.split()[0]))
    if given and _FOUNDER.search(before[-90:]):
        votes.types["Person"] += 3
    appointed = _NAMES_SOMEBODY.match(after)
    if spot.length == 1 and (_RAISES.match(after) or (appointed and gazetteer.is_first_name(appointed.group(1)))):
        votes.types["Organization"] += 3
        votes.types["Person"] -= 2
    if _FOUNDED.match(after):
        votes.types["Organization"] += 3
        votes.types["Person"] -= 3
    elif _STARTED_BY.match(after):
        votes.types["Person"] -= 3
    if re.search(r"(?:season|episode|series) (?:\w+ )?of [“\"‘]?$", before[-40:]):
        votes.types["Work"] += 3
    if _WHICH.match(after):
        votes.types["Person"] -= 3
    if (
        spot.length == 1
        and spot.text[0].isupper()
        and re.search(r"(?:^|\s)[Tt]he $", before[-5:])
        and not spot.text.endswith("s")
    ):
        votes.types["Person"] -= 2
    if spot.label in ("GPE", "LOC", "FAC"):
        if re.search(r"(?:^|\s)(?:[Ii]n|[Aa]t|near|from) $", before[-6:]):
            votes.types["Place"] += 1.5  # type: ignore[assignment]
        elif re.search(r"(?:^|\s)(?:[Tt]he|[Aa]n?) $", before[-5:]) and _MAKER_BEHIND.match(after):
            # "the Carlsbad brand": where it is from.
            votes.types["Place"] += 3
    if _ONE.search(before[-24:]) and (worn := _NEXT.match(after)) and worn.group(1) in words("classes", "garment"):
        # "a Del Core dress"
        votes.types["Brand"] += 3
    if (
        spot.label in ("GPE", "LOC", "FAC", "ORG")
        and re.search(r"(?:^|\s)(?:[Tt]he|[Aa]n?) $", before[-5:])
        and _LOCAL.match(after)
    ):
        votes.types["Place"] += 3
    if spot.length > 1 and _HERS.match(after):
        votes.types["Person"] += 1.5  # type: ignore[assignment]
    if spot.length > 1 and (own_name := _OF_OWN_NAME.match(after)) and not _NAMED.search(own_name.group()):
        votes.types["Person"] += 3
    if spot.length > 1 and _goes_on_as_somebody(before, after, gazetteer):
        votes.types["Person"] += 3
    if spot.length > 1 and _NEWLY.search(before[-20:]) and not gazetteer.is_first_name(spot.text.split()[0]):
        votes.types["Product"] += 2
    if _ACTED.search(before[-120:]) and spot.length > 1 and after[:1] not in ("'", "’"):
        votes.types["Work"] += 4
    elif _WORN.search(before[-24:]) and spot.length > 1:
        votes.types["Brand"] += 2
    for kind, pattern in _phrases("before"):
        if pattern.search(before[-40:]):
            votes.types[kind] += 2
    for kind, pattern in _phrases("after"):
        if pattern.match(after[:40]):
            votes.types[kind] += 2
    if spot.length > 1 and _STARTED.match(after):
        votes.types["Person"] += 3
    else:
        _described_before(spot, before, after, block, votes, gazetteer)
    _described_behind(spot, after, votes, gazetteer)
    _among_others(after, votes, gazetteer)
    _in_office(spot, before, after, votes, gazetteer)
    if spot.quoted and not (spot.length == 1 and re.match(r"^[”\"’] [A-Z][a-z]", after)):
        # Not the “Momager” of “Momager” Kris; several words are a title more often than one is.
        votes.types["Work"] += 4 if spot.length == 1 else 5
    if spot.text.startswith("The ") and spot.length > 1:
        votes.types["Person"] -= 3
    return votes


def _goes_on_as_somebody(before: str, after: str, gazetteer: Gazetteer) -> bool:
    """Whether "he" or "she" goes on about the subject of a sentence, in which nobody else is named."""
    found = _THEN_HE.match(after) if _OPENING.search(before[-3:]) else None
    found = found or _AFTER_HE.search(before[-200:])
    others = [w for w in re.findall(r"\w+", found.group(1)) if w[0].isupper()] if found is not None else []
    placed = {w for w in others if any(e.type == "Place" for e in gazetteer.lookup(w))}
    return found is not None and not any(gazetteer.is_first_name(w) for w in others if w not in placed)


def _among_others(after: str, votes: Votes, gazetteer: Gazetteer) -> None:
    """What the others are together with which a name stands: "X and other brands"."""
    match = _AND_OTHERS.match(after)
    for word in match.group(1).split() if match is not None else ():
        found = gazetteer.descriptor(word)
        if found is not None and word == found.plural:
            votes.types[found.type] += 5
            return


def _described_before(spot: Spot, before: str, after: str, block: BlockWords, votes: Votes, gazetteer: Gazetteer) -> None:
    match = _ROLE_BEFORE.search(before[-60:]) or (None if _offices(spot, block, gazetteer) else _ROLE_COMMA.search(before[-60:]))
    if match is None:
        return
    title = match.group(1).split()[-1]
    if gazetteer.is_title(title) and title[0].isupper():
        votes.types["Person"] += 4
        gender = gazetteer.title_gender(title)
        if gender:
            votes.genders[gender] += 1
        return
    descriptor = gazetteer.descriptor(match.group(1)) if not (block.titled or block.shouted) else None
    if descriptor is None or (title.lower() in words("names", "weak_nouns") and " " not in descriptor.noun):
        return
    plural = title.lower() == descriptor.plural and title.lower() != descriptor.noun
    if descriptor.type in ("Person", "Group"):
        # "The actress X", "actors X and Y"; a plural of others ("the fans Nike has") is rarer.
        votes.types["Person"] += 2 if plural else 3
    else:
        votes.types[descriptor.type] += 3 if descriptor.specific else 2
        if descriptor.type in ("Organization", "Brand") and "Person" not in descriptor.types and _CLOSED.match(after):
            # "The rival brand Vita Coco.", but "the brand Tory Burch left".
            votes.types["Person"] -= 3
    for other in descriptor.types[1:]:
        # "The brewer X": a person or a company, which the name itself may tell.
        if other != "Group":
            votes.types[other] += 2
    if descriptor.gender in ("f", "m"):
        votes.genders[descriptor.gender] += 2


def _offices(spot: Spot, block: BlockWords, gazetteer: Gazetteer) -> bool:
    """Whether a noun for somebody and a name follow: in "his daughter, Dior boss X" it is X who is the daughter."""
    tokens = block.words.words
    behind = tokens[spot.last + 1 : spot.last + 3]
    found = gazetteer.descriptor(behind[0].text) if len(behind) == 2 and behind[0].text.islower() else None
    return found is not None and found.type == "Person" and behind[1].text[0].isupper()


def _described_behind(spot: Spot, after: str, votes: Votes, gazetteer: Gazetteer) -> None:
    if _LIMB.match(after):
        return
    for pattern in (_APPOSED, _IS):
        match = pattern.match(after)
        if match is None:
            continue
        if pattern is _APPOSED and _SPEAKS.match(after[match.end() :]):
            return
        pieces = match.group(1).split()
        for length in range(1, len(pieces) + 1):
            word = pieces[length - 1].lower()
            if word in words("names", "connectors") | words("names", "openers") and gazetteer.descriptor(word) is None:
                break
            piece = pieces[length - 1].rstrip(".,")
            if piece.endswith(("'s", "’s")):
                # "the burger giant's U.S. CMO": not what it is, but whose.
                continue
            office = piece.isupper() and piece.lower() in words("roles", "offices")
            # "A film maker" makes no films for sale.
            known = gazetteer.descriptor(" ".join((*pieces[max(0, length - 2) : length - 1], piece)))
            descriptor = known or gazetteer.descriptor(piece) if piece[:1].islower() or office else None
            if descriptor is None:
                if office:
                    votes.types["Person"] += 2
                    break
                continue
            # "The fashion house": the noun is the last of those that stand together.
            following = gazetteer.descriptor(pieces[length].rstrip(".,")) if length < len(pieces) else None
            if following is not None:
                continue
            business = pattern is _APPOSED and descriptor.type in ("Organization", "Brand", "MediaOutlet")
            firm = business or (pattern is _IS and descriptor.type in ("Organization", "Brand", "Product"))
            if firm and "Person" not in descriptor.types:
                # "Lane Crawford, the department store chain": named like people, but nobody.
                votes.types["Person"] -= 5
            sure = business and descriptor.specific
            either = spot.length == 1 and {"Person", "Organization"} <= set(descriptor.types)
            # "Kering, the owner of Gucci": people have two names where they are brought up.
            kind = "Organization" if either or descriptor.type == "Group" else descriptor.type
            votes.types[kind] += 4 if sure else 2
            if spot.length > 1 and "Person" in descriptor.types and kind != "Person":
                # "Zhang Heng, a television producer": a person or a company, which the name itself may tell.
                votes.types["Person"] += 4 if sure else 2
            if descriptor.gender in ("f", "m"):
                votes.genders[descriptor.gender] += 2
            break
        return


def _in_office(spot: Spot, before: str, after: str, votes: Votes, gazetteer: Gazetteer) -> None:
    """Names of two words and more that an office behind them or a trade before them makes somebody's."""
    if spot.length < 2:
        return
    office = _OFFICE.match(after)
    trade = _NEW_ROLE.search(before[-70:]) if _CLOSED.match(after) else None
    for match in (office, trade):
        found = gazetteer.descriptor(match.group(1)) if match is not None else None
        if found is not None and tuple(found.types) == ("Person",):
            votes.types["Person"] += 3
            if found.gender in ("f", "m"):
                votes.genders[found.gender] += 1


def beside(spots: Sequence[tuple[Spot, str]], blocks: Sequence[BlockWords]) -> list[tuple[str, str, bool]]:
    """Pairs of names that stand beside each other in a list; true where the list has three members or more."""
    pairs: list[tuple[str, str, bool]] = []
    chain: list[str] = []
    previous: Spot | None = None
    for spot, key in [*spots, (None, "")]:
        linked = False
        if spot is not None and previous is not None and spot.block == previous.block:
            block = blocks[spot.block]
            linked = _GAP.match(block.text[previous.end - block.start : spot.start - block.start].strip()) is not None
        if not linked:
            pairs.extend((a, b, len(chain) > 2) for i, a in enumerate(chain) for b in chain[i + 1 :] if a != b)
            chain = []
        chain.append(key)
        previous = spot
    return pairs
