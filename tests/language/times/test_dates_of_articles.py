"""Dates of the facts of whole articles: what a reader takes from the story, the entry, the occasion or another happening."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graphkit.language.reader import Reader
from graphkit.read import read_text

ARTICLES: Mapping[str, tuple[str | None, str]] = {
    "boycott": (
        "2018-09-04",
        ("Nike unveils a campaign\n\nNike unveiled a campaign with Colin Kaepernick on Monday. Within hours critics called for a "
        "boycott of the company. Donald Trump criticised Nike the next day. Nike had signed the quarterback in 2011."),
    ),
    "resignation": (
        "2017-10-12",
        ("Producer is out\n\nHarvey Weinstein was fired by The Weinstein Company on Sunday, three days after The New York Times "
        "accused him of harassment. Gwyneth Paltrow accused the producer on Tuesday. Angelina Jolie also accused Weinstein."),
    ),
    "perfect": ("2022-10-25", "Adidas drops Ye\n\nAdidas has ended its partnership with Kanye West."),
    "timeline": (
        None,
        (
            "The rise and fall of Theranos\n\n2003 – Elizabeth Holmes founds Theranos.\n\n"
            "September 2013 – Walgreens partners with Theranos.\n\nJune 2016 – Walgreens terminates its deal with Theranos."
        ),
    ),
    "roles": (
        "2023-05-05",
        ("The people behind the shoes\n\nSandra Choi has been the creative director of Jimmy Choo since 2013. Naomi Osaka fired "
        "nobody. Nike, the sponsor of Naomi Osaka since 2019, praised the player on Tuesday."),
    ),
    "deals": (
        "2022-06-30",
        (
            "Houses of brands\n\nKering acquired Gucci in 1999 and Balenciaga in 2001. LVMH bought Bulgari in 2011.\n\n"
            "Zara was founded by Amancio Ortega in 1975 and is now chaired by his daughter Marta Ortega."
        ),
    ),
    "gala": (
        "2022-05-03",
        ("What they wore to the Met Gala\n\nMonday's Met Gala was hosted by Blake Lively.\n\nGigi Hadid wore "
        "Versace. Kim Kardashian attended in a gown from 1962."),
    ),
    "openings": (
        "2024-01-10",
        ("Years\n\nIn 2003 Stella McCartney married Alasdhair Willis, once the publisher of Wallpaper, and since 2022 of Adidas. "
        "Ajax suspended and fined Luis Suárez in 2010."),
    ),
    "parts": (
        "2022-11-28",
        ("Parts\n\nIn August Italy's competition watchdog fined Armani.\n\nPhoebe Philo left Celine at the end of 2017. "
        "The deal between Burberry and Emma Watson, struck in 2013, was worth millions.\n\nGucci hired Lionel Messi "
        "on Sept. 1st, 2016."),
    ),
    "terms": (
        "2022-11-28",
        ("Terms\n\nDavid Beckham's partnership with Hugo Boss, which began in 2013, made both of them rich.\n\n"
        "Scarlett Johansson's lawsuit against Disney, filed in July 2021, was thrown out.\n\n"
        "The collaboration between Drake and Jordan Brand dates back to 2014.\n\nAT&T dropped Tiger Woods on New Year's Eve 2009."
        "\n\nIn June 2017 a video leaked. Uber had fired Travis Kalanick the year before."),
    ),
    "ahead": ("2025-03-20", "Moves\n\nDemna Gvasalia joins Gucci in July. Pierpaolo Piccioli moves to Balenciaga in July."),
    "stopped": (
        "2019-06-10",
        ("An old star\n\nOn 9 January 2007 Steve Jobs unveiled the iPhone. Apple launched the phone on 29 June. That September "
        "Steve Jobs apologised to buyers."),
    ),
    "issue": (
        None,
        ("The feud\n\nBy our retail desk | November 2024\n\nLast month Gucci sued Guess. In May Prada acquired Versace.\n\n"
        "LVMH has dismissed Hedi Slimane."),
    ),
    "when": (
        "2014-08-23",
        ("Madonna and the stage\n\nWhen the dispute came to light in September 2013, Madonna criticised Pepsi. She apologised on "
        "Twitter within days.\n\nPepsi said on Thursday that it would end its partnership with Madonna. The same evening Nike "
        "dropped Tiger Woods."),
    ),
    "again": (
        "2018-07-28",
        ("A chain of pizzas\n\nJohn Schnatter left Papa John's on July 11.\n\nSchnatter, who founded the chain in 1984, quit on "
        "July 11 as its chairman. He apologised on Twitter. Pizza Hut signed the NFL the very next day."),
    ),
    "rewind": (
        None,
        ("Ryan Lochte, last lap first\n\nIn 2017 TYR signed Ryan Lochte. Back one length, to August 2016. Speedo had dropped "
        "him. Ralph Lauren dropped the swimmer too.\n\nTo see why, go back to May 2004. Adidas signed the swimmer."),
    ),
    "aside": (
        "2023-11-28",
        ("The coach\n\nMary Cain criticised Nike in a video that The New York Times made in November 2019. It had suspended "
        "Alberto Salazar that September.\n\nMichael Vick lived in a house where police found dogs in April 2007. In July Nike "
        "suspended Vick.\n\nOn Wednesday Burberry dug out a statement of 2020 by Gucci. Prada dropped the actor Zhou Dongyu."),
    ),
    "labels": (
        None,
        ("Sarah Burton in frames\n\n1. THE WEDDING. April 29, 2011. Kate Middleton wears Alexander McQueen.\n\n2. THE SHOW. Days "
        "after the wedding Kering acquired Brioni.\n\n3. THE SUIT. March 2, 2025. Timothée Chalamet arrives at the Oscars in "
        "Givenchy."),
    ),
    "pictures": (
        "2019-05-09",
        ("Camp and circumstance\n\nLady Gaga arrived in Brandon Maxwell at the Met Gala on Monday.\n\nPhoto: Zendaya in Tommy "
        "Hilfiger.\n\nPhoto: Billy Porter, who wore Christian Siriano to the Oscars in February, came as a god in The Blonds."),
    ),
    "couples": (
        "2023-12-28",
        ("The year in splits\n\nMarch: After 12 years of marriage, Reese Witherspoon and Jim Toth announced their decision to "
        "divorce.\n\nMay: Kyle Richards and Mauricio Umansky separated after 27 years of marriage.\n\nJuly: Sofia Vergara and "
        "Joe Manganiello announced their divorce.\n\nAugust: Chris Pratt and Anna Faris announced August 6 that they were "
        "separating."),
    ),
    "seasons": (
        "2023-12-28",
        ("Shoes and suits\n\nNike signed Tiger Woods in 2019. A year on, he left Rolex. By the fall Nike had sued Adidas. Nike "
        "acquired Converse in Q3 2003. Reese Witherspoon hosted Saturday Night Live last December."),
    ),
    "families": (
        "2023-12-28",
        ("New arrivals\n\nChrissy Teigen and John Legend welcomed baby Esti on Jan. 13. Keke Palmer's son, Leodis, was born in "
        "February. Jeremy Allen White split from his wife, Addison Timlin, in May.\n\nBrad Pitt wed Angelina Jolie on Aug. 23, "
        "2014."),
    ),
    "since": (
        "2023-05-10",
        ("Years\n\nLeBron James has worn Nike since he was drafted in 2003. Anna Wintour has run Vogue since she took over from "
         "Grace Mirabella in 1988. Beyoncé was a partner of Adidas from 2018 to 2023.\n\nIt has been ten years since Puma sued "
         "Crocs. 2014 was the year that Gucci sued Guess. Shares fell in 2016, the year Nike sued Skechers."),
    ),
    "pasts": (
        "2024-05-10",
        ("Pasts\n\nOn Tuesday Naomi Campbell posted a photo of the two at a party in 2000 on Instagram.\n\nBeyoncé had sung at "
         "the gala in 2018. She wore Chanel.\n\nSerena Williams left Wilson in 2019. She later sued Puma.\n\nLeBron James left "
         "the Lakers in March. He later sued Nike.\n\nBurberry cancelled its show, scheduled for Sept. 17. Kate Moss praised "
         "Burberry."),
    ),
    "ends": (
        "2024-05-10",
        ("Ends\n\nLoewe lost Stuart Vevers to Coach in 2013. Kim Jones succeeded Hedi Slimane at Dior in March 2019.\n\n"
         "Burberry fired Christopher Bailey as creative director in 2018."),
    ),
    "past entries": (
        None,
        ("Two careers\n\nOctober 2015: Balenciaga handed its creative reins to Demna.\n\nSeptember 2018: Hailey Bieber tied the "
         "knot with Justin Bieber."),
    ),
    "arrivals": (
        "2024-05-10",
        ("Children\n\nRZA, Rihanna's first child with A$AP Rocky, came along on May 13, 2022. Cher's son Chaz Bono arrived in "
         "Paris on May 3."),
    ),
    "suits": (
        "2024-05-10",
        ("Suits\n\nIn February Puma sued Nike, which it accused of theft.\n\nOn Dec. 20 Blake Lively filed a complaint in which "
         "she accused Sony of harassment.\n\nOn Tuesday Drake slammed a film in which he called Reebok a bad partner.\n\n"
         "Adidas's deal with Drake, which was signed in 2013, made him rich.\n\nZendaya, who hosted the Met Gala on Monday, "
         "wore Maison Margiela.\n\nGigi Hadid, who met Twilight's Robert Pattinson in 2018, won.\n\nScooter Braun, whom Taylor "
         "Swift called a bully at the time, sold his firm last fall."),
    ),
    "pictured": (
        "2022-04-12",
        ("Street style: every look of the week\n\nZendaya in Valentino.\n\nEmily Blunt, married since 2010, came in Prada."),
    ),
    "looks": ("2022-01-04", "Cher's best looks through the years, in pictures\n\nCher in Bob Mackie."),
    "hosting": (
        "2024-03-01",
        ("Off the board\n\nOprah Winfrey left WeightWatchers on Wednesday. She is hosting a show on March 18. Chief executive "
         "Sima Sistani thanked Oprah Winfrey."),
    ),
    "waiting": (
        "2017-12-20",
        ("Brides\n\nIn March Miranda Kerr married Evan Spiegel. Serena Williams waited until November. Williams wore Alexander "
         "McQueen."),
    ),
    "flashback": (
        "2024-03-01",
        ("The week\n\nIn January Puma dropped Drake. Gucci had sued Guess in 2009. In 2003 Prada sued Dior. Nike praised Drake."),
    ),
    "of the year": ("2019-03-01", "Suits\n\nIn March 2009 Puma sued Nike.\n\nBy the end of the year Gucci sued Guess."),
    "before": (
        "2023-05-10",
        ("Before\n\nPuma dropped Usain Bolt on Tuesday, while Nike had dropped Maria Sharapova in 2016.\n\nAdidas sued Skechers "
         "on Tuesday after Italy fined Nike."),
    ),
    "untold": ("2023-05-10", "Early on\n\nEarly in her career, Cher sued Sony. In the 1990s Nike sued Puma."),
    "festival": (
        "2023-05-22",
        ("The Cannes Film Festival in pictures\n\nPhoto: Elle Fanning in Alexander McQueen at the premiere of Jeanne du Barry on "
        "Tuesday.\n\nPhoto: Lily Gladstone at Saturday's gala.\n\nPhoto: Irina Shayk in Mowalola."),
    ),
    "words": (
        "2022-10-26",
        ("What they said\n\nKanye West apologised to George Floyd in a video posted on Sunday. Nike, which a year before had "
        "signed Drake, said on Monday that it would drop Kanye West.\n\nIn 2010 Adidas signed Lionel Messi. Two years after that "
        "it signed Katy Perry. In 2017, the year when Gucci hired Dapper Dan, Puma hired nobody.\n\nThe Met Gala is set for "
        "Feb. 24. Michael Kors bought Jimmy Choo in 2017. The following year Kors acquired Versace, and in January 2019 it was "
        "renamed."),
    ),
    "agreed": (
        "2017-06-21",
        "Tequila\n\nDiageo reached an agreement on Monday to acquire Casamigos. In 2011 it had bought Mey Icki.",
    ),
    "months": (
        None,
        ("Pizzas\n\nJohn Schnatter apologised on Twitter on 11 July 2018. As early as November he had accused the NFL. Pizza Hut "
        "signed the NFL in February."),
    ),
    "outcome": (
        "2021-12-01",
        "Suits\n\nA judge dismissed Scarlett Johansson's lawsuit against Disney in May 2021.",
    ),
    "stretches": (
        "2024-05-10",
        ("Brands\n\nSince 2018, when he left Nike, Roger Federer has worn Uniqlo.\n\nCasamigos belonged to George Clooney "
        "until 2017, when Diageo bought it."),
    ),
    "undated": (
        None,
        "Letters\n\nIn July 2021 Kylie Jenner sued Sony. Nike dropped Tiger Woods last November.",
    ),
    "phases": (
        None,
        ("Two of a kind\n\nNick Jonas and Priyanka Chopra met in 2016 and began dating in 2018. Angelina Jolie did not marry "
        "Brad Pitt until 2014."),
    ),
    "entries": (
        "2023-12-28",
        ("Couples: a timeline\n\nNovember 2021\nSix months after marrying Dalton Gomez, Ariana Grande was cast in Wicked.\n\n"
        "May 2, 2019\nThree months after he proposed to Priyanka Chopra, Nick Jonas married her.\n\nJuly 16, 2022\nJennifer "
        "Lopez and Ben Affleck wed."),
    ),
    "yearly": (
        "2023-12-28",
        ("Feuds\n\nThe feud dates back to 2009, when Kanye West performed at the MTV Video Music Awards.\n\nBritney Spears "
        "performed at the 2003 MTV Video Music Awards."),
    ),
    "said in": (
        "2023-12-28",
        ("Feuds\n\nTaylor Swift criticized Spotify in a 2014 speech.\n\nNike filed a 2019 lawsuit against Adidas.\n\nPuma "
        "settled a 2016 lawsuit with Skechers.\n\nChrissy Teigen apologized for a 2011 tweet."),
    ),
    "life": (
        None,
        ("Virgil Abloh\n\nVirgil Abloh (born 30 September 1980) was a designer. In 2018 he joined Louis Vuitton. In August Nike "
        "signed Abloh."),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def told() -> Mapping[tuple[str, str], str | None]:
    """Article and fact, with its date."""
    documents = [read_text(text, key, published=published) for key, (published, text) in ARTICLES.items()]
    found: dict[tuple[str, str], str | None] = {}
    for reading in Reader(rules_only=True).read(documents):
        labels = {r.key: r.label for r in reading.referents}
        for c in reading.claims:
            fact = (reading.document.identifier, f"{labels[c.subject]} {c.relation} {labels[c.object]}")
            found[fact] = found.get(fact) or c.date
    return found


@pytest.mark.parametrize(
    ("article", "fact", "date"),
    [
        ("boycott", "critics boycotts Nike", "2018-09-03"),
        ("boycott", "Donald Trump criticizes Nike", "2018-09-04"),
        ("openings", "Stella McCartney marriedTo Alasdhair Willis", "2003"),
        ("openings", "Ajax suspends Luis Suárez", "2010"),
        ("resignation", "The Weinstein Company dismisses Harvey Weinstein", "2017-10-08"),
        ("resignation", "The New York Times accuses Harvey Weinstein", "2017-10-05"),
        ("resignation", "Gwyneth Paltrow accuses Harvey Weinstein", "2017-10-10"),
        ("resignation", "Angelina Jolie accuses Harvey Weinstein", "2017-10-10"),
        ("perfect", "Adidas endsPartnershipWith Kanye West", "2022-10"),
        ("timeline", "Elizabeth Holmes founded Theranos", "2003"),
        ("timeline", "Walgreens endsPartnershipWith Theranos", "2016-06"),
        ("roles", "Sandra Choi worksFor Jimmy Choo", "2013"),
        ("roles", "Nike supports Naomi Osaka", "2023-05-02"),
        ("deals", "Kering acquires Gucci", "1999"),
        ("deals", "Kering acquires Balenciaga", "2001"),
        ("deals", "LVMH acquires Bulgari", "2011"),
        ("gala", "Blake Lively performsAt Met Gala", "2022-05-02"),
        ("gala", "Gigi Hadid wears Versace", "2022-05-02"),
        ("parts", "Phoebe Philo leaves Celine", "2017"),
        ("parts", "competition watchdog fines Armani", "2022-08"),
        ("parts", "Burberry partnersWith Emma Watson", "2013"),
        ("parts", "Gucci partnersWith Lionel Messi", "2016-09-01"),
        ("terms", "David Beckham partnersWith Hugo Boss", "2013"),
        ("terms", "Scarlett Johansson sues Disney", "2021-07"),
        ("terms", "Drake partnersWith Jordan Brand", "2014"),
        ("terms", "AT&T endsPartnershipWith Tiger Woods", "2009-12-31"),
        ("terms", "Uber dismisses Travis Kalanick", "2016"),
        ("ahead", "Demna worksFor Gucci", "2025-07"),
        ("ahead", "Pierpaolo Piccioli worksFor Balenciaga", "2025-07"),
        ("stopped", "Steve Jobs launches iPhone", "2007-01-09"),
        ("stopped", "Steve Jobs apologizesFor buyers", "2007-09"),
        ("issue", "Gucci sues Guess", "2024-10"),
        ("issue", "Prada acquires Versace", "2024-05"),
        ("issue", "LVMH dismisses Hedi Slimane", "2024-11"),
        ("when", "Madonna criticizes Pepsi", "2013-09"),
        ("when", "Madonna postsOn Twitter", "2013-09"),
        ("when", "Pepsi endsPartnershipWith Madonna", "2014-08-21"),
        ("when", "Nike endsPartnershipWith Tiger Woods", "2014-08-21"),
        ("again", "John Schnatter founded Papa John's", "1984"),
        ("again", "John Schnatter postsOn Twitter", "2018-07-11"),
        ("again", "Pizza Hut partnersWith NFL", "2018-07-12"),
        ("rewind", "Speedo endsPartnershipWith Ryan Lochte", "2016-08"),
        ("rewind", "Ralph Lauren endsPartnershipWith Ryan Lochte", "2016-08"),
        ("rewind", "Adidas partnersWith Ryan Lochte", "2004-05"),
        ("aside", "Mary Cain criticizes Nike", "2019-11"),
        ("aside", "Nike suspends Alberto Salazar", "2019-09"),
        ("aside", "Nike suspends Michael Vick", "2007-07"),
        ("aside", "Prada endsPartnershipWith Zhou Dongyu", "2023-11-22"),
        ("labels", "Kate Middleton wears Alexander McQueen", "2011-04-29"),
        ("labels", "Kering acquires Brioni", "2011-05"),
        ("labels", "Timothée Chalamet attends Oscars", "2025-03-02"),
        ("pictures", "Zendaya wears Tommy Hilfiger", "2019-05-06"),
        ("pictures", "Billy Porter wears Christian Siriano", "2019-02"),
        ("pictures", "Billy Porter wears The Blonds", "2019-05-06"),
        ("words", "Kanye West apologizesFor George Floyd", "2022-10-23"),
        ("words", "Nike partnersWith Drake", "2021"),
        ("words", "Adidas partnersWith Katy Perry", "2012"),
        ("words", "Gucci appoints Dapper Dan", "2017"),
        ("words", "Michael Kors acquires Versace", "2018"),
        ("agreed", "Diageo acquires Casamigos", "2017-06-19"),
        ("months", "John Schnatter accuses NFL", "2017-11"),
        ("months", "Pizza Hut partnersWith NFL", "2018-02"),
        ("life", "Nike appoints Virgil Abloh", "2018-08"),
        ("stretches", "Diageo acquires Casamigos", "2017"),
        ("stretches", "George Clooney owns Casamigos", None),
        ("stretches", "Roger Federer endsPartnershipWith Nike", "2018"),
        ("stretches", "Roger Federer wears Uniqlo", "2018"),
        ("undated", "Kylie Jenner sues Sony", "2021-07"),
        ("undated", "Nike endsPartnershipWith Tiger Woods", None),
        ("phases", "Nick Jonas dating Priyanka Chopra", "2018"),
        ("phases", "Angelina Jolie marriedTo Brad Pitt", "2014"),
        ("entries", "Nick Jonas dating Priyanka Chopra", "2019-02"),
        ("entries", "Nick Jonas marriedTo Priyanka Chopra", "2019-05-02"),
        ("yearly", "Kanye West performsAt MTV Video Music Awards", "2009"),
        ("yearly", "Britney Spears performsAt MTV Video Music Awards", "2003"),
        ("couples", "Reese Witherspoon separatedFrom Jim Toth", "2023-03"),
        ("couples", "Kyle Richards separatedFrom Mauricio Umansky", "2023-05"),
        ("couples", "Chris Pratt separatedFrom Anna Faris", "2023-08-06"),
        ("seasons", "Nike sues Adidas", "2020"),
        ("said in", "Taylor Swift criticizes Spotify", "2014"),
        ("said in", "Nike sues Adidas", "2019"),
        ("seasons", "Nike acquires Converse", "2003"),
        ("seasons", "Reese Witherspoon appearsIn Saturday Night Live", "2022-12"),
        ("families", "Chrissy Teigen parentOf Esti", "2023-01-13"),
        ("families", "Keke Palmer parentOf Leodis", "2023-02"),
        ("families", "Jeremy Allen White separatedFrom Addison Timlin", "2023-05"),
        ("families", "Brad Pitt marriedTo Angelina Jolie", "2014-08-23"),
        ("festival", "Elle Fanning wears Alexander McQueen", "2023-05-16"),
        ("festival", "Irina Shayk wears Mowalola", "2023-05"),
        ("pictured", "Zendaya wears Valentino", "2022-04"),
        ("pictured", "Emily Blunt wears Prada", "2022-04"),
        ("hosting", "Sima Sistani supports Oprah Winfrey", "2024-02-28"),
        ("waiting", "Serena Williams wears Alexander McQueen", "2017-11"),
        ("flashback", "Nike supports Drake", None),
        ("of the year", "Gucci sues Guess", "2009"),
        ("arrivals", "Rihanna parentOf RZA", "2022-05-13"),
        ("ends", "Stuart Vevers leaves Loewe", "2013"),
        ("ends", "Kim Jones worksFor Dior", "2019-03"),
        ("past entries", "Demna worksFor Balenciaga", "2015-10"),
        ("past entries", "Hailey Bieber marriedTo Justin Bieber", "2018-09"),
        ("pasts", "Naomi Campbell postsOn Instagram", "2024-05-07"),
        ("pasts", "Beyoncé wears Chanel", "2018"),
        ("pasts", "LeBron James sues Nike", "2024"),
        ("arrivals", "Cher parentOf Chaz Bono", None),
        ("suits", "Puma accuses Nike", "2024-02"),
        ("suits", "Blake Lively accuses Sony", "2023-12-20"),
        ("suits", "Adidas partnersWith Drake", "2013"),
        ("suits", "Zendaya wears Maison Margiela", "2024-05-06"),
        ("since", "LeBron James wears Nike", "2003"),
        ("since", "Anna Wintour leads Vogue", "1988"),
        ("since", "Beyoncé partnersWith Adidas", "2018"),
        ("since", "Puma sues Crocs", "2013"),
        ("since", "Gucci sues Guess", "2014"),
        ("since", "Nike sues Skechers", "2016"),
        ("before", "Puma endsPartnershipWith Usain Bolt", "2023-05-09"),
        ("before", "Nike endsPartnershipWith Maria Sharapova", "2016"),
        ("before", "Adidas sues Skechers", "2023-05-09"),
    ],
)
def test_a_fact_has_the_date_that_the_article_gives_it(
    told: Mapping[tuple[str, str], str | None], article: str, fact: str, date: str
) -> None:
    assert told.get((article, fact), "no such fact") == date


@pytest.mark.parametrize(
    ("article", "fact"),
    [
        ("perfect", "Adidas partnersWith Kanye West"),
        ("said in", "Chrissy Teigen apologizesFor 2011 tweet"),
        ("said in", "Puma settlesWith Skechers"),
        ("outcome", "Scarlett Johansson sues Disney"),
        ("deals", "Marta Ortega leads Zara"),
        ("families", "Addison Timlin marriedTo Jeremy Allen White"),
        ("before", "Italy fines Nike"),
        ("looks", "Cher wears Bob Mackie"),
        ("ends", "Stuart Vevers worksFor Loewe"),
        ("ends", "Hedi Slimane worksFor Dior"),
        ("ends", "Christopher Bailey worksFor Burberry"),
        ("pasts", "Serena Williams sues Puma"),
        ("pasts", "Kate Moss supports Burberry"),
        ("suits", "Robert Pattinson appearsIn Twilight"),
        ("suits", "Drake criticizes Reebok"),
        ("suits", "Taylor Swift criticizes Scooter Braun"),
        ("untold", "Cher sues Sony"),
        ("untold", "Nike sues Puma"),
    ],
)
def test_what_the_article_does_not_date_has_no_date(told: Mapping[tuple[str, str], str | None], article: str, fact: str) -> None:
    assert told[article, fact] is None
