"""Whether a predicate is held to be so: judgements of real parses, a sentence and a word of it at a time."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.language.factuality.status import Factuality, Judge
from graphkit.language.syntax.clauses import Grammar
from graphkit.language.syntax.parse import Parser, Piece
from graphkit.language.syntax.tree import Sentence
from graphkit.model import BlockKind

NAMES = frozenset(
    {
        "Nike",
        "Adidas",
        "Gucci",
        "Puma",
        "Prada",
        "Rihanna",
        "Drake",
        "Beyoncé",
        "Pepsi",
        "Reebok",
        "Shakira",
        "Apple",
        "Samsung",
        "Peta",
        "Zara",
    }
)
# Sentences whose parse hides the verb or what governs it.
KNOWN_FAILURES = frozenset(
    {
        "Nike denied suing Adidas.",
        "Neither Nike nor Adidas sponsors Drake.",
        "Drop Drake, Nike.",
        "Nike, Puma claims, copied its shoes.",
        "Nike disputes that it copied Adidas.",
        "At no point did Nike drop Drake.",
    }
)

ASSERTED = [
    ("Nike sued Adidas.", "sued"),
    ("Nike has sued Adidas.", "sued"),
    ("Adidas was sued by Nike on Monday.", "sued"),
    ("Nike said it had sued Adidas.", "sued"),
    ("Nike announced that it was suing Adidas.", "suing"),
    ("Nike confirmed that it has dropped Drake.", "dropped"),
    ("Drake admitted that he criticized Rihanna.", "criticized"),
    ("Nike did not hesitate to drop Drake.", "drop"),
    ("Nike did not fail to apologize.", "apologize"),
    ("Nike decided to drop Drake.", "drop"),
    ("Nike was forced to drop Drake.", "drop"),
    ("Nike managed to sign Rihanna.", "sign"),
    ("Nike not only sued Adidas but also dropped Drake.", "sued"),
    ("After suing Adidas, Nike signed Rihanna.", "suing"),
    ("Nike, which sued Adidas last year, has signed Drake.", "sued"),
    ("Drake regrets that he criticized Rihanna.", "criticized"),
    ("Although Nike sued Adidas, the two companies still talk.", "sued"),
    ("Nike can confirm that Drake signed a contract.", "signed"),
    ("Nike rushed to defend Drake.", "defend"),
    ("Drake accused Rihanna of lying.", "accused"),
    ("Nike announced it would no longer sell shoes, and sued Adidas.", "sued"),
    ("Nike dropped the shoe that it'd designed.", "designed"),
    ("Adidas vowed to boycott Nike after Drake sued it.", "sued"),
    ("Drake could not believe that Nike had dropped him.", "dropped"),
    ("Nike used to sponsor Drake.", "sponsor"),
    ("Nike began to sponsor Drake in 2015.", "sponsor"),
    ("Nike went on to sign Rihanna.", "sign"),
    ("It emerged that Nike had dropped Drake.", "dropped"),
    ("When Nike sued Adidas, nobody was surprised.", "sued"),
    ("Drake thanked Nike for signing him.", "thanked"),
    ("Drake was fined after he criticized Nike.", "criticized"),
    ("Nike continues to sponsor Drake.", "sponsor"),
    ("Nike had to apologize.", "apologize"),
    ("Nike is being sued by Adidas.", "sued"),
    ("Nike pleaded guilty to copying Adidas.", "copying"),
    ("Nike was convicted of copying Adidas.", "copying"),
    ("Drake apologized for criticizing Rihanna.", "criticizing"),
    ("Nike's decision to drop Drake was praised.", "drop"),
    ("Nike tweeted that it was dropping Drake.", "dropping"),
]
PLANNED = [
    ("Nike will sue Adidas.", "sue"),
    ("Nike plans to sue Adidas.", "sue"),
    ("Nike is planning to sue Adidas.", "sue"),
    ("Nike intends to drop Drake.", "drop"),
    ("Nike is set to sign Rihanna.", "sign"),
    ("Nike is expected to sign Rihanna.", "sign"),
    ("Nike said it would sue Adidas.", "sue"),
    ("Nike said it was sorry, adding that it would sponsor Drake.", "sponsor"),
    ("Nike announced that it would sponsor Drake.", "sponsor"),
    ("Nike has agreed to buy Puma.", "buy"),
    ("Nike vowed to fight Adidas.", "fight"),
    ("Nike threatened to sue Adidas.", "sue"),
    ("Nike is going to sue Adidas.", "sue"),
    ("Nike is about to sign Rihanna.", "sign"),
    ("Nike is due to meet Drake on Friday.", "meet"),
    ("Nike wants to sign Rihanna.", "sign"),
    ("Nike is to sponsor Drake.", "sponsor"),
    ("Drake promised to apologize.", "apologize"),
    ("Nike announced plans to buy Puma.", "buy"),
    ("Nike revealed its intention to drop Drake.", "drop"),
    ("Rihanna is scheduled to perform in June.", "perform"),
    ("Rihanna hopes to work with Gucci.", "work"),
    ("Nike is preparing to sue Adidas.", "sue"),
    ("Nike is in talks to sign Rihanna.", "sign"),
    ("Nike had been set to sponsor Drake.", "sponsor"),
    ("Nike was to have sponsored Drake.", "sponsored"),
    ("Nike would later apologize, it promised.", "apologize"),
    ("Nike is poised to acquire Puma.", "acquire"),
    ("Nike is gearing up to sue Adidas.", "sue"),
    ("Nike is close to signing Rihanna.", "signing"),
    ("Drake expects to be dropped by Nike.", "dropped"),
    ("Nike hinted that it would sign Rihanna.", "sign"),
    ("Nike looks set to sign Rihanna.", "sign"),
    ("Nike is ready to sign Rihanna.", "sign"),
]
ALLEGED = [
    ("Nike reportedly sued Adidas.", "sued"),
    ("Nike has allegedly dropped Drake.", "dropped"),
    ("Nike is said to have dropped Drake.", "dropped"),
    ("Drake is accused of having attacked Rihanna.", "attacked"),
    ("Drake is alleged to have attacked Rihanna.", "attacked"),
    ("Rihanna claims that Drake attacked her.", "attacked"),
    ("Rihanna alleged that Drake had attacked her.", "attacked"),
    ("Nike is rumored to have signed Rihanna.", "signed"),
    ("Nike is believed to have paid Drake.", "paid"),
    ("Nike is thought to have dropped Drake.", "dropped"),
    ("Drake was accused of copying Rihanna.", "copying"),
    ("Nike accused Adidas of copying its shoes.", "copying"),
    ("It is alleged that Nike copied Adidas.", "copied"),
    ("There are rumors that Nike dropped Drake.", "dropped"),
    ("There are claims that Nike dropped Drake.", "dropped"),
    ("Drake is suspected of attacking Rihanna.", "attacking"),
    ("Nike is understood to have dropped Drake.", "dropped"),
    ("Nike supposedly fired Drake.", "fired"),
    ("Adidas believes that Nike copied its shoes.", "copied"),
    ("Nike seems to have dropped Drake.", "dropped"),
    ("Nike copied its shoes, Puma alleged.", "copied"),
    ("Nike, Puma claims, copied its shoes.", "copied"),
    ("Nike has been accused of having copied Adidas.", "copied"),
]
DENIED = [
    ("Nike did not sue Adidas.", "sue"),
    ("Nike didn't drop Drake.", "drop"),
    ("Nike did NOT drop Drake.", "drop"),
    ("Nike has not sued Adidas.", "sued"),
    ("Nike has never sued Adidas.", "sued"),
    ("Nike refused to drop Drake.", "drop"),
    ("Nike declined to comment on the matter.", "comment"),
    ("Nike failed to apologize.", "apologize"),
    ("Nike has yet to apologize.", "apologize"),
    ("Nike stopped short of dropping Drake.", "dropping"),
    ("Nike denied that it had dropped Drake.", "dropped"),
    ("Nike denied having sued Adidas.", "sued"),
    ("Nike denied suing Adidas.", "suing"),
    ("Drake denied that Nike had sued him.", "sued"),
    ("Nike has no plans to sue Adidas.", "sue"),
    ("Nike has no intention of dropping Drake.", "dropping"),
    ("Nike no longer sponsors Drake.", "sponsors"),
    ("Neither Nike nor Adidas sponsors Drake.", "sponsors"),
    ("Nobody at Nike criticized Drake.", "criticized"),
    ("Nike left without apologizing.", "apologizing"),
    ("Nike ruled out suing Adidas.", "suing"),
    ("Nike is not suing Adidas.", "suing"),
    ("Nike will not sue Adidas.", "sue"),
    ("Nike won't sponsor Drake.", "sponsor"),
    ("Nike said it would not sue Adidas.", "sue"),
    ("Nike decided not to sue Adidas.", "sue"),
    ("Nike chose not to renew the contract.", "renew"),
    ("Nike was unable to sign Rihanna.", "sign"),
    ("Nike is far from dropping Drake.", "dropping"),
    ("Nike praised Drake rather than dropping him.", "dropping"),
    ("Nike neither sued nor criticized Adidas.", "sued"),
    ("Nike shows no sign of dropping Drake.", "dropping"),
    ("Nike avoided criticizing Drake.", "criticizing"),
    ("Nike refrained from criticizing Drake.", "criticizing"),
    ("Nike never apologized to Drake.", "apologized"),
    ("The judge prevented Nike from suing Adidas.", "suing"),
    ("Nike had not been sued by Adidas.", "sued"),
    ("Instead of suing Adidas, Nike signed Rihanna.", "suing"),
    ("Nike forgot to thank Drake.", "thank"),
    ("Nike abandoned plans to sue Adidas.", "sue"),
    ("Nike cancelled plans to sponsor Drake.", "sponsor"),
    ("Nike's attempt to buy Puma failed.", "buy"),
    ("Nike withdrew its threat to sue Adidas.", "sue"),
    ("Reports that Nike dropped Drake are false.", "dropped"),
    ("Nike dismissed reports that it had dropped Drake.", "dropped"),
    ("Nike rejected claims that it had copied Adidas.", "copied"),
    ("Nike was cleared of copying Adidas.", "copying"),
    ("Nike pleaded not guilty to copying Adidas.", "copying"),
    ("Nike nearly signed Rihanna.", "signed"),
    ("Nike does not intend to drop Drake.", "drop"),
    ("Nike could not sign Rihanna.", "sign"),
    ("Nike disputes that it copied Adidas.", "copied"),
    ("Nike was criticized for failing to drop Drake.", "drop"),
    ("Nike's refusal to drop Drake was criticized.", "drop"),
    ("Nike banned Drake from wearing Adidas.", "wearing"),
]
HYPOTHETICAL = [
    ("Nike may sue Adidas.", "sue"),
    ("Nike could drop Drake.", "drop"),
    ("Nike might sign Rihanna.", "sign"),
    ("Nike should drop Drake.", "drop"),
    ("If Nike sues Adidas, Puma will win.", "sues"),
    ("Unless Nike apologizes, Drake will leave.", "apologizes"),
    ("Has Nike sued Adidas?", "sued"),
    ("Will Nike drop Drake?", "drop"),
    ("Nike tried to sign Rihanna.", "sign"),
    ("Nike attempted to buy Puma.", "buy"),
    ("Nike is considering suing Adidas.", "suing"),
    ("Peta urged Nike to drop Drake.", "drop"),
    ("Peta asked Nike to apologize.", "apologize"),
    ("Peta called on Nike to drop Drake.", "drop"),
    ("Peta demanded that Nike apologize.", "apologize"),
    ("Nike is likely to sue Adidas.", "sue"),
    ("Drop Drake, Nike.", "Drop"),
    ("Nike is wondering whether to sue Adidas.", "sue"),
    ("It is unclear whether Nike dropped Drake.", "dropped"),
    ("Fans begged Nike to sign Rihanna.", "sign"),
    ("Nike would sue Adidas if it could.", "sue"),
    ("Nike would have sued Adidas.", "sued"),
    ("There were calls for Nike to drop Drake.", "drop"),
    ("The court allowed Nike to sue Adidas.", "sue"),
    ("Nike was asked to drop Drake.", "drop"),
    ("Perhaps Nike dropped Drake.", "dropped"),
    ("Nike could have dropped Drake.", "dropped"),
    ("Nike does not know whether Adidas signed Rihanna.", "signed"),
    ("Nike fears that Adidas signed Rihanna.", "signed"),
    ("Drake has been approached to front the campaign.", "front"),
    ("Nike has not ruled out suing Adidas.", "suing"),
    ("Had Nike dropped Drake, Puma would have signed him.", "dropped"),
    ("Nike wouldn't say whether it had dropped Drake.", "dropped"),
    ("Nike ought to apologize.", "apologize"),
    ("Nike has to apologize.", "apologize"),
    ("The judge ordered Nike to pay Adidas.", "pay"),
    ("Nike came under pressure to drop Drake.", "drop"),
    ("Drake dreams of working with Gucci.", "working"),
    ("Nike is open to signing Rihanna.", "signing"),
    ("Nike did not say that it had dropped Drake.", "dropped"),
    ("Nike was slow to drop Drake.", "drop"),
    ("A petition asks Nike to drop Drake.", "drop"),
]
# Wider constructions: sources, nouns that tell what a clause is, turning away, conditions without a main clause.
WIDER = {
    "Asserted": [
        ("Why did Nike drop Drake?", "drop"),
        ("Why Nike dropped Drake", "dropped"),
        ("When did Nike sign Rihanna?", "sign"),
        ("Nike regrets that it dropped Drake.", "dropped"),
        ("Nike could not stop Adidas from suing Puma.", "suing"),
        ("It is clear that Nike dropped Drake.", "dropped"),
        ("Nike had no choice but to drop Drake.", "drop"),
        ("Nike made good on its threat and sued Adidas.", "sued"),
        ("Nike wasted no time in suing Adidas.", "suing"),
        ("Nike has since dropped Drake.", "dropped"),
        ("Despite the rumors, Nike signed Drake.", "signed"),
        ("Nike, which never dropped Drake, sued Adidas.", "sued"),
        ("Nike did drop Drake.", "drop"),
        ("The news that Nike dropped Drake shocked fans.", "dropped"),
        ("Nike went as far as suing Adidas.", "suing"),
    ],
    "Planned": [
        ("Nike is certain to sue Adidas.", "sue"),
        ("Nike is determined to drop Drake.", "drop"),
        ("Nike will shortly drop Drake.", "drop"),
        ("Nike has promised that it will drop Drake.", "drop"),
        ("The plan is to drop Drake.", "drop"),
        ("Nike has pledged to drop Drake.", "drop"),
        ("Drake is leaning towards suing Nike.", "suing"),
        ("Drake is also down to produce the show.", "produce"),
        ("Nike is set on signing Drake.", "signing"),
    ],
    "Alleged": [
        ("Rumor has it that Nike dropped Drake.", "dropped"),
        ("Word is that Nike dropped Drake.", "dropped"),
        ("Unconfirmed reports say Nike dropped Drake.", "dropped"),
        ("According to unconfirmed reports, Nike dropped Drake.", "dropped"),
        ("Rumors that Nike dropped Drake spread.", "dropped"),
        ("Nike allegedly paid Drake.", "paid"),
        ("Nike allegedly paid Drake to praise its shoes.", "praise"),
        ("Peta claims that Nike paid Drake.", "paid"),
        ("Nike was said to have dropped Drake.", "dropped"),
        ("Drake was accused of having copied Rihanna.", "copied"),
        ("The claim that Nike dropped Drake went viral.", "dropped"),
        ("Gossip says Nike dropped Drake.", "dropped"),
        ("If rumors are to be believed, Nike dropped Drake.", "dropped"),
    ],
    "Denied": [
        ("It is false that Nike dropped Drake.", "dropped"),
        ("It is not true that Nike dropped Drake.", "dropped"),
        ("The report that Nike dropped Drake was a hoax.", "dropped"),
        ("The rumor that Nike dropped Drake is baseless.", "dropped"),
        ("Nike is not going to drop Drake.", "drop"),
        ("Nike failed in its bid to buy Puma.", "buy"),
        ("Nike resisted calls to drop Drake.", "drop"),
        ("Nike turned down an offer to buy Puma.", "buy"),
        ("Nike nearly dropped Drake.", "dropped"),
        ("Nike came within an inch of suing Drake.", "suing"),
        ("Nike all but sued Drake.", "sued"),
        ("Nike missed out on signing Drake.", "signing"),
        ("Nike hardly ever criticised Drake.", "criticised"),
        ("At no point did Nike drop Drake.", "drop"),
        ("Nike decided against suing Adidas.", "suing"),
        ("Nike chose not to sue Adidas.", "sue"),
        ("Nike is in no hurry to drop Drake.", "drop"),
        ("Nike backed away from suing Adidas.", "suing"),
        ("Nike scrapped plans to sign Drake.", "sign"),
        ("Nike was prevented from suing Adidas.", "suing"),
        ("Nike has never once sued Adidas.", "sued"),
        ("Nike hasn't dropped Drake.", "dropped"),
        ("Nike said it never dropped Drake.", "dropped"),
        ("No one at Nike sued Adidas.", "sued"),
        ("Nike is nowhere near signing Drake.", "signing"),
    ],
    "Hypothetical": [
        ("Is Rihanna leaving Puma?", "leaving"),
        ("Nike is unlikely to drop Drake.", "drop"),
        ("It is possible that Nike dropped Drake.", "dropped"),
        ("In a parody video, Nike drops Drake.", "drops"),
        ("Nike might yet drop Drake.", "drop"),
        ("Suppose Nike dropped Drake.", "dropped"),
        ("Imagine if Nike dropped Drake.", "dropped"),
        ("What if Nike dropped Drake?", "dropped"),
        ("Whether Nike dropped Drake is unknown.", "dropped"),
        ("Nike can drop Drake at any time.", "drop"),
        ("Nike is being asked to drop Drake.", "drop"),
        ("Fans want Nike to drop Drake.", "drop"),
        ("Nike must drop Drake, fans say.", "drop"),
        ("As if Nike had dropped Drake.", "dropped"),
        ("Nike wonders if Adidas signed Rihanna.", "signed"),
    ],
}
GOVERNED = tomllib.loads(Path(__file__).with_name("governed.toml").read_text(encoding="utf-8"))
CASES = [
    (sentence, word, status)
    for status, cases in (
        ("Asserted", ASSERTED),
        ("Planned", PLANNED),
        ("Alleged", ALLEGED),
        ("Denied", DENIED),
        ("Hypothetical", HYPOTHETICAL),
    )
    for sentence, word in (*cases, *WIDER[status], *GOVERNED[status])
]
NOUNS = [
    ("Nike filed a lawsuit against Adidas.", "lawsuit", "Asserted"),
    ("Nike announced its planned acquisition of Puma.", "acquisition", "Planned"),
    ("Nike rejected the alleged deal with Drake.", "deal", "Denied"),
    ("Nike filed no lawsuit against Adidas.", "lawsuit", "Denied"),
    ("Nike is considering a lawsuit against Adidas.", "lawsuit", "Hypothetical"),
    ("Nike threatened a lawsuit against Adidas.", "lawsuit", "Planned"),
    ("Nike did not issue an apology.", "apology", "Denied"),
    ("Peta demanded an apology from Nike.", "apology", "Hypothetical"),
    ("Nike will issue an apology.", "apology", "Planned"),
    ("Nike refused to issue an apology.", "apology", "Denied"),
    ("Nike abandoned its lawsuit against Adidas.", "lawsuit", "Asserted"),
    ("Rihanna ended her partnership with Puma.", "partnership", "Asserted"),
    ("Nike's support for Drake is to continue.", "support", "Planned"),
    ("Nike faces a possible lawsuit by Adidas.", "lawsuit", "Hypothetical"),
    ("Nike reportedly signed a deal with Drake.", "deal", "Alleged"),
    ("The proposed acquisition of Puma by Nike collapsed.", "acquisition", "Denied"),
    ("Nike's lawsuit against Adidas was dismissed.", "lawsuit", "Asserted"),
    ("A lawsuit by Nike against Adidas is possible.", "lawsuit", "Hypothetical"),
    ("A lawsuit by Nike against Adidas was averted.", "lawsuit", "Denied"),
    ("Drake's marriage to Rihanna is a rumour.", "marriage", "Alleged"),
    ("The deal between Nike and Drake came to nothing.", "deal", "Denied"),
    ("Nike ruled out a lawsuit against Adidas.", "lawsuit", "Denied"),
    ("Reports of a marriage between Rihanna and Drake were denied.", "marriage", "Denied"),
    ("The paper speculated about a marriage between Rihanna and Drake.", "marriage", "Alleged"),
    ("The agreement provides for the acquisition of Puma.", "acquisition", "Planned"),
    ("In the event of a lawsuit by Nike, Adidas would lose.", "lawsuit", "Hypothetical"),
]


@pytest.fixture(scope="module")
def judged() -> Callable[[str, str, bool], Factuality]:
    """All sentences of this module parsed in one batch: sentence, word and whether the word is a noun -> judgement."""
    parser = Parser()
    texts = sorted({sentence for sentence, *_ in (*CASES, *NOUNS)})
    pieces = [
        ([Piece(w.text, w.text, w.start, w.end, w.text if w.text in NAMES else None) for w in cut.words], BlockKind.PARAGRAPH)
        for cut in parser.words(texts)
    ]
    sentences: dict[str, list[Sentence]] = dict(zip(texts, parser.parse(pieces), strict=True))

    def judge(text: str, word: str, noun: bool) -> Factuality:
        for sentence in sentences[text]:
            for token in sentence.tokens:
                if token.text == word:
                    found = Judge(Grammar(sentence))
                    return found.noun(token.index) if noun else found.verb(token.index)
        raise AssertionError(f"{word!r} is no word of {text!r}")

    return judge


def _case(sentence: str, word: str, status: str) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="the parse or the judgement is wrong")] if sentence in KNOWN_FAILURES else []
    return pytest.param(sentence, word, status, marks=marks, id=f"{status}: {sentence}")


@pytest.mark.parametrize(("sentence", "word", "status"), [_case(*case) for case in CASES])
def test_a_verb_is_judged_by_all_that_governs_it(
    judged: Callable[[str, str, bool], Factuality], sentence: str, word: str, status: str
) -> None:
    found = judged(sentence, word, False)
    assert found.status.value == status, found.why


@pytest.mark.parametrize(("sentence", "word", "status"), [_case(*case) for case in NOUNS])
def test_a_noun_is_judged_by_the_verb_that_carries_it(
    judged: Callable[[str, str, bool], Factuality], sentence: str, word: str, status: str
) -> None:
    found = judged(sentence, word, True)
    assert found.status.value == status, found.why


def test_the_reasons_of_a_judgement_name_the_words_that_made_it(judged: Callable[[str, str, bool], Factuality]) -> None:
    assert any("refused" in reason for reason in judged("Nike refused to drop Drake.", "drop", False).why)
    assert judged("Nike sued Adidas.", "sued", False).why == ()
