"""Dutch reported speech as tables: one row a phenomenon, in texts of our own about invented people."""

from __future__ import annotations

from tests.cases_id import marking, together

R, B, D = "Rina de Vries", "Bram van der Laan", "Arman Daliev"
i, d, m = marking(R)


# Direct speech: where the attribution stands, with which verb, between which marks.
DIRECT = {
    "zei X": f'"{d("Het water is gezakt")}", zei Rina de Vries.',
    "zegt X": f'"{d("Het water is gezakt")}", zegt Rina de Vries.',
    "aldus X": f'"{d("Het water is gezakt")}", aldus Rina de Vries.',
    "comma inside": f'"{d("Het water is gezakt")}," zei Rina de Vries.',
    "curly": f"“{d('Het water is gezakt')}”, zei Rina de Vries.",
    "single curly": f"‘{d('Het water is deze week gezakt')}’, zei Rina de Vries.",
    "low marks": f"„{d('Het water is gezakt')}”, zei Rina de Vries.",
    "question": f'"{d("Wie gaat dit betalen?")}", vroeg Rina de Vries.',
    "question, no comma": f'"{d("Wie gaat dit betalen?")}" vroeg Rina de Vries.',
    "volgens behind": f'"{d("Het water is gezakt")}", volgens Rina de Vries.',
    "reageert": f'"{d("Niemand heeft ons iets gevraagd")}", reageert Rina de Vries.',
    "day behind": f'"{d("Het water is gezakt")}", zei Rina de Vries maandag.',
    "to whom": f'"{d("Het water is gezakt")}", zei Rina de Vries tegen persbureau Stroom.',
    "in an interview": f'"{d("Het water is gezakt")}", zegt Rina de Vries in een interview met de krant.',
    "age and calling behind": f'"{d("Het water is gezakt")}", zegt Rina de Vries (43), boerin in Oosterwolde.',
    "apposition behind": f'"{d("Het water is gezakt")}", zei Rina de Vries, woordvoerder van het waterschap.',
    "relative clause behind": f'"{d("Het water is gezakt")}", zei Rina de Vries, die al dertig jaar in de polder woont.',
    "separable, vult aan": f'"{d("Het water is gezakt")}", vult Rina de Vries aan.',
    "separable, voegde toe": f'"{d("Het water is gezakt")}", voegde Rina de Vries eraan toe.',
    "separable, laat weten": f'"{d("Het water is gezakt")}", laat Rina de Vries weten.',
    "separable, geeft toe": f'"{d("Het water is te laat gezakt")}", geeft Rina de Vries toe.',
    "separable, legde uit": f'"{d("Het water is gezakt")}", legde Rina de Vries uit.',
    "before, colon": f'Rina de Vries zei: "{d("Het water is gezakt")}."',
    "before, comma": f'Rina de Vries zei, "{d("Het water is gezakt")}."',
    "before, day": f'Rina de Vries zei maandag: "{d("Het water is gezakt")}."',
    "inverted before, colon": f'Maandag zei Rina de Vries: "{d("Het water is gezakt")}."',
    "a name and a colon": f'De twee ontmoetten elkaar.\n\nRina de Vries: "{d("Het water is sinds vanmorgen gezakt")}."',
    "split": f'"{d("We zagen het aankomen")}", zei Rina de Vries. "{d("Niemand luisterde naar ons")}."',
    "split in one sentence": f'"{d("We zagen het aankomen")}", zei Rina de Vries, "{d("maar niemand luisterde naar ons")}."',
    "floating": f'"{d("We zagen het aankomen")}", zei Rina de Vries.\n"{d("Niemand luisterde jarenlang naar ons")}."',
    "zei ze": f'"{d("We zagen het aankomen")}", zei Rina de Vries. "{d("Niemand luisterde naar ons")}", voegde ze eraan toe.',
    "zegt hij": f'"{d("We zagen het aankomen", B)}", zei Bram van der Laan. "{d("Niemand luisterde naar ons", B)}", zegt hij.',
    "zij and ze": f'"{d("We zagen het aankomen")}", zei zij later. "{d("Niemand luisterde")}", zei ze.'.replace('zei zij later', 'zei Rina de Vries').replace('"<q speaker="Rina de Vries">Niemand', '"<q speaker="Rina de Vries">Dat was dom</q>", zei zij. "<q speaker="Rina de Vries">Niemand'),
    "a question inside, then more": f'"{d("Wie luisterde er?")}", vroeg Rina de Vries. "{d("Niemand in al die jaren")}."',
}  # fmt: skip

# Indirect speech: verb-final behind `dat`, verb second without, inversion.
INDIRECT = {
    "dat": f"Rina de Vries zei dat {i('de brug gesloten wordt')}.",
    "zegt dat": f"Rina de Vries zegt dat {i('de brug gesloten is')}.",
    "no complementizer": f"Rina de Vries zegt {i('de brug maandag te sluiten')}.",
    "day and dat": f"Rina de Vries zei maandag dat {i('de brug gesloten wordt')}.",
    "place and dat": f"Rina de Vries zei in Oosterwolde dat {i('de brug gesloten wordt')}.",
    "bare time and adjunct": f"Rina de Vries schreef vorige week aan de raad dat {i('de brug gesloten wordt')}.",
    "ook": f"Rina de Vries zei ook dat {i('de brug gesloten wordt')}.",
    "inversion": f"Maandag zei Rina de Vries dat {i('de brug gesloten wordt')}.",
    "inversion behind an adjunct": f"Tijdens een bezoek aan de polder zei Rina de Vries dat {i('de brug gesloten wordt')}.",
    "perfect, verb last": f"Rina de Vries heeft gezegd dat {i('de brug gesloten wordt')}.",
    "behind, zei X": f"{i('De brug wordt gesloten')}, zei Rina de Vries.",
    "behind, aldus X": f"{i('De brug wordt gesloten')}, aldus Rina de Vries.",
    "zo zegt X": f"{i('De brug wordt gesloten')}, zo zegt Rina de Vries.",
    "zo, behind, separable": f"{i('De brug wordt gesloten')}, zo liet Rina de Vries weten.",
    "behind, separable": f"{i('De brug wordt gesloten')}, laat Rina de Vries weten.",
    "volgens": f"Volgens Rina de Vries {i('wordt de brug gesloten')}.",
    "volgens, a full verb": f"Volgens Rina de Vries {i('stroomt het water nu naar zee')}.",
    "volgens inside": f"{i('De brug wordt gesloten')}, volgens Rina de Vries.",
    "of": f"Rina de Vries vroeg {i('of de dam het zou houden')}.",
    "asks somebody whether": f"Rina de Vries vroeg het bestuur {i('of de dam het zou houden')}.",
    "vraagt om te": f"Burgemeester Rina de Vries vroeg bewoners {i('om de polder te verlaten')}.",
    "belooft": f"Rina de Vries beloofde {i('de brug te herstellen')}.",
    "separable, gaf toe": f"Rina de Vries gaf toe dat {i('de dam een vergissing was')}.",
    "separable, parted": f"Rina de Vries gaf maandag in de raad toe dat {i('de dam een vergissing was')}.",
    "separable, inverted": f"Maandag gaf Rina de Vries toe dat {i('de dam een vergissing was')}.",
    "liet weten": f"Rina de Vries liet weten dat {i('de dam veilig is')}.",
    "wees erop": f"Rina de Vries wees erop dat {i('de dam oud is')}.",
    "waarschuwde dat": f"Rina de Vries waarschuwde dat {i('de dam kon breken')}.",
    "vertelde X dat": f"Rina de Vries vertelde bewoners dat {i('de dam kon breken')}.",
    "vindt dat": f"Rina de Vries vindt dat {i('de dam te oud is')}.",
    "denkt dat, pronoun": f"Rina de Vries zei dat {i('de dam oud is')}. Ze denkt dat {i('hij het houdt')}.",
    "en voegde toe": f"Rina de Vries zei dat {i('de brug dicht blijft')} en benadrukte dat {i('niemand gewond is')}.",
    "terwijl": f"Terwijl Rina de Vries zei dat {i('de dam veilig was')}, sloot het bestuur de weg.",
    "hoewel, verb last": f"De dam is gesloten, hoewel Rina de Vries zei dat {i('die veilig was')}.",
    "a number with a stop": f"{i('Zo’n 12.000 mensen hebben de polder verlaten')}, zei Rina de Vries.",
}  # fmt: skip

# Mixed speech, and what somebody calls something.
MIXED = {
    "mixed": f'Rina de Vries zei dat {m("het plan “roekeloos” is voor boeren")}.',
    "noemt het besluit": f'Rina de Vries noemt {m("het besluit “een schande” voor de polder")}.',
    "noemde": f'Rina de Vries noemde {m("het plan “een schande")}”.',
    "noemt het": f'Rina de Vries noemt {m("het “een schande” voor de polder")}.',
    "sprak van": f'Rina de Vries sprak van “{m("een schande” voor de polder")}.',
    "inverted noemde": f'Maandag noemde Rina de Vries {m("het plan “een schande” voor de polder")}.',
    "volgens, mixed": f'Volgens Rina de Vries {m("is het plan “roekeloos” voor boeren")}.',
}  # fmt: skip

# Who speaks: names with particles, offices, bodies, descriptions, pronouns.
SPEAKERS = {
    "van der": f'"{d("Het water is gezakt", B)}", zei Bram van der Laan.',
    "short name with particle": f"Bram van der Laan zei dat {i('de brug dicht is', B)}. Van der Laan zei dat {i('er hulp komt', B)}.",
    "short name, De": f"Rina de Vries zei dat {i('de brug dicht is')}. De Vries zei dat {i('er hulp komt')}.",
    "short name behind": f"Rina de Vries zei dat {i('de brug dicht is')}. \"{d('Er komt hulp')}\", aldus De Vries.",
    "short name, Van der, behind": f"Bram van der Laan zei dat {i('de brug dicht is', B)}. \"{d('Er komt hulp', B)}\", aldus Van der Laan.",
    "minister": f"Minister Arman Daliev zei dat {i('het overleg mislukt is', D)}.",
    "minister van": f"Minister van Buitenlandse Zaken Arman Daliev zei dat {i('het overleg mislukt is', D)}.",
    "minister van, behind": f'"{d("Het overleg is mislukt", D)}", zei minister van Buitenlandse Zaken Arman Daliev.',
    "minister, field in brackets": f'"{d("Het overleg is mislukt", D)}", zei minister Daliev (Buitenlandse Zaken).'.replace(f'speaker="{D}"', 'speaker="Daliev"'),
    "de Russische minister": f"De Russische minister Arman Daliev zei dat {i('het overleg mislukt is', D)}.",
    "woordvoerder of a body": f"Woordvoerder Rina de Vries van het waterschap zei dat {i('de weg open is')}.",
    "van and a place behind": f"Wethouder Bas de Groot van Zuiderhaven zei dat {i('de weg open is', 'Bas de Groot')}.",
    "an unknown body": f"De rekenkamer concludeert dat {i('de dam te duur is', 'De rekenkamer')}.",
    "de politie, another body before": f"Supermarktketen Voordeel stelt dat {i('het eerlijk betaalt', 'Supermarktketen Voordeel')}. De politie zegt dat {i('er niets gebeurt', 'De politie')}.",
    "a party's office": f"VVZ-fractievoorzitter Rina de Vries vindt dat {i('het plan goed is')}.",
    "kamerlid, party": f"VBP-Kamerlid Rina de Vries zei dat {i('de weg open is')}.",
    "party in brackets": f"Kamerlid Rina de Vries (VBP) zei dat {i('de weg open is')}.",
    "mevrouw": f"Mevrouw De Vries zei dat {i('er hulp komt', 'De Vries')}.",
    "professor": f"Prof. dr. Rina de Vries zei dat {i('er hulp komt')}.",
    "apposition before the verb": f"Rina de Vries, verpleegkundige uit Oosterwolde, zei dat {i('er hulp komt')}.",
    "relative clause before the verb": f"Rina de Vries, die in de polder woont, zei dat {i('er hulp komt')}.",
    "office, comma, name": f"De burgemeester van Oosterwolde, Rina de Vries, zei dat {i('er hulp komt')}.",
    "the woordvoerder": f"Arman Daliev, woordvoerder van het waterschap, zei dat {i('de weg open was', D)}. De woordvoerder zei dat {i('die veilig was', D)}.",
    "ministry": f"Het ministerie van Volksgezondheid meldt dat {i('de vaccins klaar zijn', 'ministerie van Volksgezondheid')}.",
    "body without article": f"Rijkswaterstaat meldt dat {i('de weg dicht is', 'Rijkswaterstaat')}.",
    "politie": f"{i('De weg is dicht', 'de politie')}, meldt de politie.",
    "metonymy": f"Moskou zei dat {i('het overleg mislukt was', 'Moskou')}.",
    "bewoners": f"{i('Het water steeg binnen enkele minuten', 'bewoners')}, zeiden bewoners.",
    "a noun of no list": f"Twee imkers zeiden dat {i('de weg dicht was', 'Twee imkers')}.",
    "een ambtenaar": f"Een ambtenaar zei dat {i('de weg dicht was', 'ambtenaar')}.",
    "a report": f"Volgens een rapport van het waterschap {i('is de dam oud', 'rapport van het waterschap')}.",
    "hij": f"Minister Arman Daliev zei dat {i('het overleg mislukt is', D)}. Hij waarschuwde dat {i('de tijd dringt', D)}.",
    "zij is not hij": f"Rina de Vries zei dat {i('de weg open is')}. \"{d('Dat is veilig')}\", zei ze. \"{d('Dat is het niet', '')}\", antwoordde hij.",
    "volgens haar": f"Rina de Vries zei dat {i('de weg open is')}. Volgens haar {i('is dat veilig')}.",
}  # fmt: skip

# Nobody speaks.
NONE = {
    "a film": 'De film "Regen in juni" draaide in de zaal.',
    "scare quotes": 'De weg heet tegenwoordig de "dodenweg".',
    "a noun behind": "Rina de Vries bevestigde de afspraak.",
    "did not say": "Rina de Vries zei niet dat de dam veilig was.",
    "never said": "Rina de Vries heeft nooit gezegd dat de dam veilig was.",
    "volgens plan": "Alles verliep die dag op de rivier volgens plan.",
    "volgens plan, first": "Volgens plan gaat de brug maandag weer open.",
    "vond, found": "Rina de Vries vond een oude munt in de tuin.",
    "op dat": "Op dat moment liep Rina de Vries naar huis.",
    "toe, no saying": "Rina de Vries reed naar de dam toe en keek naar het water.",
    "gaf, gave": "Toen het water kwam, gaf Rina de Vries haar huis op.",
    "men zegt": "Men zegt dat de dijk zal breken.",
    "er wordt gezegd": "Er wordt gezegd dat de dijk zal breken.",
    "denken aan": "Rina de Vries denkt vaak aan de zomer.",
    "stelde voor": "Rina de Vries stelde de dokter voor aan haar moeder.",
    "sloot af": "Rina de Vries sloot de weg af, omdat de dijk verzakt was.",
    "a title": "Zij las “De rivier” voor in de zaal.",
}  # fmt: skip

ROWS = together({"direct": DIRECT, "indirect": INDIRECT, "mixed": MIXED, "speaker": SPEAKERS, "none": NONE})
