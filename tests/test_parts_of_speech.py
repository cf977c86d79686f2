"""What a word is by those beside it, and the forms of listed verbs."""

from __future__ import annotations

import pytest

from lib.analysis.parts_of_speech import is_adverb, is_noun, is_progressive, is_verb
from lib.analysis.tokens import norms, tokenize
from lib.language import verbs
from lib.language.pack import load

# A sentence, its word in question, and whether it is a verb there.
VERBS = [
    ("The campaign claims that the dam is safe.", "claims", True),
    ("The claims of the farmers were paid.", "claims", False),
    ("Rina Wulandari claims the dam is safe.", "claims", True),
    ("Rust Belt states have suffered.", "states", False),
    ("The letter states that the dam is safe.", "states", True),
    ("Facebook officials say they are ready.", "say", True),
    ("She had no say in it.", "say", False),
    ("Many voters make up their minds.", "make", True),
    ("It was a make of car.", "make", False),
    ("They plan to attack.", "attack", True),
    ("Police counted 906 attacks on homes.", "attacks", False),
    ("The disputed vote was repeated.", "disputed", False),
    ("The mayor disputed that.", "disputed", True),
    ("Rina, a nurse, admitted on Thursday that it was late.", "admitted", True),
    ("The board reports back in May.", "reports", False),
    ("It's late.", "'s", True),
    ("The mayor's dam is late.", "'s", False),
    ("As the paper noted, it is late.", "noted", True),
]


@pytest.mark.parametrize(("text", "word", "verb"), VERBS)
def test_a_word_is_a_verb_or_none_by_its_neighbours(text: str, word: str, verb: bool) -> None:
    tokens = tokenize(text, load("en"))
    assert is_verb(tokens, norms(tokens.tokens).index(word)) is verb


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The claims were paid.", "claims", True),
        ("He claims that it is safe.", "claims", False),
        ("It said so.", "said", False),
    ],
)
def test_a_word_of_saying_may_be_a_noun(text: str, word: str, noun: bool) -> None:
    tokens = tokenize(text, load("en"))
    assert is_noun(tokens, norms(tokens.tokens).index(word)) is noun


def test_adverbs_and_present_participles_are_told() -> None:
    tokens = tokenize("He repeatedly praised a film defending the dam.", load("en"))
    low = norms(tokens.tokens)
    assert [w for i, w in enumerate(low) if is_adverb(tokens, i)] == ["repeatedly"]
    assert [w for i, w in enumerate(low) if is_progressive(tokens, i)] == ["defending"]


def test_a_language_without_listed_verbs_is_read_by_prefixes() -> None:
    tokens = tokenize("Rina mengatakan air surut.", load("id"))
    assert [is_verb(tokens, i) for i in range(4)] == [False, True, False, False]
    assert not verbs.listed("id") and verbs.listed("en")


@pytest.mark.parametrize(
    ("lemma", "kind", "forms"),
    [
        ("say", "after", {"say", "says", "said"}),
        ("say", "clause", {"say", "says", "said", "saying"}),
        ("point out", "clause", {"point out", "points out", "pointed out", "pointing out"}),
        ("write", "after", {"write", "writes", "wrote"}),
        ("swear", "clause", {"swear", "swears", "swore", "swearing"}),
    ],
)
def test_all_forms_of_a_verb_are_made_from_its_base_form(lemma: str, kind: str, forms: set[str]) -> None:
    assert set(verbs.inflected(lemma, kind, "en")) == forms
    assert forms <= load("en").words[f"cues.{kind}"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rina's dam isn't safe", ["rina", "'s", "dam", "is", "n't", "safe"]),
        ("The farmers’ dam", ["the", "farmers", "'", "dam"]),
        ("they’ll say it’s late", ["they", "'ll", "say", "it", "'s", "late"]),
        ("1,000 people and 3.5 percent", ["1,000", "people", "and", "3.5", "percent"]),
        ("BuzzFeed and McDonald", ["buzzfeed", "and", "mcdonald"]),
    ],
)
def test_clitics_are_words_of_their_own(text: str, words: list[str]) -> None:
    assert norms(tokenize(text, load("en")).tokens) == words
