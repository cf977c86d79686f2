"""English reported speech as a table, to hold that a language is data: the algorithms are those of Indonesian."""

from __future__ import annotations

from tests.cases_id import D, d, i, m

ROWS = {
    "said X": f'"{d("The water has gone down")}," said Rina Wulandari.',
    "X said": f'"{d("The water has gone down")}," Rina Wulandari said.',
    "X added": f'"{d("The water has gone down")}," Rina Wulandari added.',
    "curly": f"“{d('The water has gone down')},” said Rina Wulandari.",
    "question": f'"{d("Who will pay for this?")}" asked Rina Wulandari.',
    "day behind": f'"{d("The water has gone down")}," Rina Wulandari said on Monday.',
    "body and spokesman": f'"{d("The talks have failed", D)}," Foreign Ministry spokesman Arman Daliev said.',
    "before, comma": f'Rina Wulandari said, "{d("The water has gone down")}."',
    "before, colon": f'Rina Wulandari said: "{d("The water has gone down")}."',
    "told somebody": f'Prime Minister Arman Daliev told reporters, "{d("We will not return to the talks", D)}."',
    "split": f'"{d("We saw it coming")}," said Rina Wulandari. "{d("Nobody listened to us")}."',
    "floating": f'"{d("We saw it coming")}," said Rina Wulandari.\n"{d("Nobody listened to us for years")}."',
    "she said": f'"{d("We saw it coming")}," said Rina Wulandari. "{d("Nobody listened to us")}," she added.',
    "that": f"Rina Wulandari said that {i('the bridge would be closed')}.",
    "no complementizer": f"Rina Wulandari said {i('the bridge would be closed')}.",
    "day and that": f"Rina Wulandari said on Monday that {i('the bridge would be closed')}.",
    "also": f"Rina Wulandari also said that {i('the bridge would be closed')}.",
    "behind": f"{i('The bridge will be closed')}, said Rina Wulandari.",
    "behind, X said": f"{i('The bridge will be closed')}, Rina Wulandari said.",
    "according to": f"According to Rina Wulandari, {i('the bridge will be closed')}.",
    "according to, behind": f"{i('The bridge will be closed')}, according to Rina Wulandari.",
    "adding": f"{i('The bridge will be closed')}, said Rina Wulandari, adding that {i('nobody was hurt')}.",
    "warned that": f"Rina Wulandari warned that {i('the dam could break')}.",
    "urged to": f"Mayor Rina Wulandari urged residents {i('to leave the valley')}.",
    "mixed": f'Rina Wulandari said {m("the plan was “reckless” for farmers")}.',
    "he later": f"Foreign Minister Arman Daliev said that {i('the talks had failed', D)}. He warned that {i('time was short', D)}.",
    "short name": f"Foreign Minister Arman Daliev met the press. Daliev said that {i('the talks had failed', D)}.",
    "the spokesman": f"Arman Daliev, a spokesman for the Water Board, said that {i('the road was open', D)}. The spokesman said {i('it was safe', D)}.",
    "ministry": 'The Health Ministry announced that <q speaker="Health Ministry" type="indirect">vaccines were ready</q>.',
    "residents": '<q speaker="Residents" type="indirect">The water rose within minutes</q>, residents said.'.replace(
        '"Residents"', '"residents"'
    ),
    "relative clause": f"Mr Daliev, who visited the valley, said {i('help was coming', 'Daliev')}.",
    "a name and its apposition": f"Rina Wulandari, a shipping analyst at Reval University, warned that {i('the road was closed')}.",
    "a name, who": f"Rina Wulandari, a beekeeper who had warned against the dam, admitted {i('she had been wrong')}.",
    "a name and its age": f"Rina Wulandari, 43, a nurse at the city hospital, said {i('she had seen nothing')}.",
    "an office and its name": f"The head of Estonia's food agency, Rina Wulandari, admitted on Thursday that {i('the stocks were low')}.",
    "a farewell": "Rina Wulandari, the Water Board's envoy to Estonia, said farewell on Tuesday.",
    "a list before": f"{i('Estonia, Latvia and Norway have agreed on a draft')}, Rina Wulandari said.",
    "she is not he": f"Rina Wulandari said that {i('the road was open')}. \"{d('It is safe')},\" she said. \"{d('It is not', '')},\" he replied.",
    "a film": 'The film "Rain in June" was shown in the hall.',
    "scare quotes": 'They call the road the "death trap" these days.',
    "a noun behind": "Rina Wulandari confirmed the deal.",
}  # fmt: skip
