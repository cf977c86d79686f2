"""Questions about names: how often, where, with whom, said by whom. Filters in, pandas frames out.

Each question has two functions: one that asks, and one, `..._rows`, that builds its Ibis expression.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import ibis
import pandas as pd

from lib.store.lines import once
from lib.store.query import Corpus, Filters, narrowed_articles, quotes_where

Names = tuple[str, ...]
COUNTED = ["in_quotes", "in_narration", "mentions", "articles", "share"]


def mentions_where(corpus: Corpus, filters: Filters, stands_for: bool = False, types: Names = ()) -> Any:
    """Mentions in the articles that the filters leave, `name` the entity or what it stands for."""
    m = corpus.tables["mentions"]
    if filters != Filters():
        m = m.semi_join(narrowed_articles(corpus, filters), "article_id")
    m = m.filter(m.type.isin(list(types))) if types else m
    return m.mutate(name=m.stands_for.fill_null(m.entity) if stands_for else m.entity)


def by_entity(
    corpus: Corpus, filters: Filters, types: Names = (), stands_for: bool = False, limit: int | None = 25
) -> pd.DataFrame:
    """`name, type, in_quotes, in_narration, mentions, articles, share, forms`: mentions an entity, most first.

    `share` is that of all mentions under the filters (0–1), `forms` the spellings as written, most frequent first;
    `attrs["all"]` counts `names, in_quotes, in_narration` of all names, shown or not.
    """
    rows = corpus.ask(entity_rows, filters, types, stands_for, limit)
    written: dict[str, dict[str, None]] = {}
    kinds: dict[str, Counter[str]] = {}
    for name, kind, text, n in rows[["name", "type", "text", "n"]].itertuples(index=False):
        written.setdefault(name, {})[text] = None
        kinds.setdefault(name, Counter())[kind] += n
    frame = rows.loc[~rows["name"].duplicated(), ["name", *COUNTED]].reset_index(drop=True)
    # The type most of its mentions have; of two as frequent, the first by name.
    types_of = [min(kinds[n], key=lambda k: (-kinds[n][k], k)) for n in frame["name"]]
    frame.insert(1, "type", pd.Series(types_of, dtype="str"))
    first = rows.head(1)
    frame.attrs["all"] = {c: int(first[f"all_{c}"].sum()) for c in ("names", "in_quotes", "in_narration")}
    frame["forms"] = pd.Series([" · ".join(list(written[n])[:12]) for n in frame["name"]], dtype="str")
    return frame


def entity_rows(corpus: Corpus, filters: Filters, types: Names, stands_for: bool, limit: int | None) -> Any:
    """`name, in_quotes, in_narration, mentions, articles, share`, once for each `type, text` that a name is written as, `n` times;
    `all_names, all_in_quotes, all_in_narration` count over all names."""
    m = mentions_where(corpus, filters, stands_for, types)
    grouped = m.group_by("name").aggregate(
        in_quotes=m.count(where=m.in_quote),
        in_narration=m.count(where=~m.in_quote),
        mentions=m.count(),
        articles=m.article_id.nunique(),
    )
    every = ibis.window()
    shared = grouped.mutate(
        share=grouped.mentions / grouped.mentions.sum().over(every), all_names=grouped.count().over(every),
        all_in_quotes=grouped.in_quotes.sum().over(every).cast("int64"), all_in_narration=grouped.in_narration.sum().over(every).cast("int64"),
    )  # fmt: skip
    top = shared.order_by(ibis.desc("mentions"), "name").limit(limit)
    forms = m.group_by(["name", "type", "text"]).aggregate(n=m.count())
    joined = top.join(forms, "name")
    return joined.order_by(ibis.desc("mentions"), "name", ibis.desc("n"), "text", "type")


def rest(shown: pd.DataFrame) -> dict[str, int]:
    """`names, in_quotes, in_narration` of everything that `by_entity`, whose frame this is, did not show."""
    all_: dict[str, int] = shown.attrs["all"]
    return {
        "names": all_["names"] - len(shown),
        **{c: all_[c] - int(shown[c].sum()) for c in ("in_quotes", "in_narration")},
    }


def sentences(
    corpus: Corpus, filters: Filters, names: Names, stands_for: bool = False, limit: int | None = 500
) -> pd.DataFrame:
    """`article_id, outlet, date, text, sentence, in_quote`: the sentences that mention every one of `names`."""
    return corpus.ask(sentence_rows, filters, names, stands_for, limit)


def sentence_count(corpus: Corpus, filters: Filters, names: Names, stands_for: bool = False) -> int:
    """How many sentences mention every one of `names`."""
    return int(corpus.ask(sentence_counts, filters, names, stands_for)["sentences"].sum())


def sentence_counts(corpus: Corpus, filters: Filters, names: Names, stands_for: bool) -> Any:
    """The expression of `sentence_count`: one row, `sentences`."""
    return naming_all(corpus, filters, names, stands_for).aggregate(sentences=lambda t: t.count())


def naming_all(corpus: Corpus, filters: Filters, names: Names, stands_for: bool) -> Any:
    """`article_id, sentence, in_quote` of the sentences that mention every one of `names`."""
    m = mentions_where(corpus, filters, stands_for)
    m = m.filter(m.name.isin(list(names)))
    grouped = m.group_by(["article_id", "sentence"]).aggregate(in_quote=m.in_quote.any(), named=m.name.nunique())
    return grouped.filter(grouped.named == len(set(names)))


def sentence_rows(corpus: Corpus, filters: Filters, names: Names, stands_for: bool, limit: int | None) -> Any:
    """The expression of `sentences`; cut to the page before texts are joined."""
    grouped = naming_all(corpus, filters, names, stands_for).order_by("article_id", "sentence").limit(limit)
    s = corpus.tables["sentences"]
    a = corpus.tables["articles"].select("article_id", "outlet", "date", whole=lambda t: t.text)
    joined = grouped.join(s, ["article_id", "sentence"]).join(a, "article_id")
    joined = joined.mutate(text=joined.whole.substr(joined.start, joined.end - joined.start))
    columns = ["article_id", "outlet", "date", "text", "sentence", "in_quote"]
    return joined.select(*columns).order_by("article_id", "sentence")


def by_month(corpus: Corpus, filters: Filters, names: list[str], stands_for: bool = False) -> pd.DataFrame:
    """`month (YYYY-MM), name, mentions`: only articles whose date is known to the month at least."""
    return corpus.ask(month_rows, filters, tuple(names), stands_for)


def month_rows(corpus: Corpus, filters: Filters, names: Names, stands_for: bool) -> Any:
    """The expression of `by_month`."""
    m = mentions_where(corpus, filters, stands_for)
    m = m.filter(m.name.isin(list(names)))
    a = corpus.tables["articles"]
    a = a.filter(a.date_precision.isin(["day", "month"])).select("article_id", month=a.date.substr(0, 7))
    joined = m.join(a, "article_id")
    return joined.group_by(["month", "name"]).aggregate(mentions=joined.count()).order_by("month", "name")


def together(corpus: Corpus, filters: Filters, names: list[str], stands_for: bool = False) -> pd.DataFrame:
    """`first, second, sentences`: how many sentences name both."""
    return corpus.ask(pair_rows, filters, tuple(names), stands_for)


def pair_rows(corpus: Corpus, filters: Filters, names: Names, stands_for: bool) -> Any:
    """The expression of `together`."""
    m = mentions_where(corpus, filters, stands_for)
    m = m.filter(m.name.isin(list(names))).select("article_id", "sentence", "name").distinct()
    left, right = m.rename(first="name"), m.rename(second="name").view()
    pairs = left.join(right, ["article_id", "sentence"])
    pairs = pairs.filter(pairs.first < pairs.second)
    grouped = pairs.group_by(["first", "second"]).aggregate(sentences=pairs.count())
    return grouped.order_by(ibis.desc("sentences"), "first", "second")


def named_quotes(corpus: Corpus, filters: Filters, stands_for: bool) -> Any:
    """Distinct quotes under the filters, once for each name that stands in them."""
    q = once(corpus, quotes_where(corpus, filters)).select(
        "quote_id",
        "article_id",
        "speaker",
        "text",
        "type",
        "date_earliest",
        "date_latest",
        q_start="start",
        q_end="end",
    )
    m = corpus.tables["mentions"]
    m = m.filter(m.in_quote)
    m = m.mutate(name=m.stands_for.fill_null(m.entity) if stands_for else m.entity)
    m = m.select("name", m_article="article_id", m_start="start", m_end="end")
    return q.join(m, [q.article_id == m.m_article, m.m_start >= q.q_start, m.m_end <= q.q_end])


def about(corpus: Corpus, filters: Filters, limit: int = 15) -> pd.DataFrame:
    """`name, quotes`: entities named inside the filtered quotes, repeats left out, speakers' own names too."""
    return corpus.ask(about_rows, filters, limit)


def about_rows(corpus: Corpus, filters: Filters, limit: int) -> Any:
    """The expression of `about`."""
    j = named_quotes(corpus, filters, False)
    grouped = j.group_by("name").aggregate(quotes=j.quote_id.nunique())
    return grouped.order_by(ibis.desc("quotes"), "name").limit(limit)


def who_about_whom(
    corpus: Corpus, filters: Filters, stands_for: bool = False, speakers: int = 12, names: int = 12
) -> pd.DataFrame:
    """`speaker, name, quotes`: distinct quotes of the speakers that name most, and of whom; nobody about themselves."""
    grouped = corpus.ask(about_whom_rows, filters, stands_for)
    if grouped.empty:
        return grouped
    top_speakers = grouped.groupby("speaker")["quotes"].sum().nlargest(speakers).index
    kept = grouped[grouped["speaker"].isin(top_speakers)]
    top_names = kept.groupby("name")["quotes"].sum().nlargest(names).index
    kept = kept[kept["name"].isin(top_names)]
    return kept.sort_values(["quotes", "speaker", "name"], ascending=[False, True, True]).reset_index(drop=True)


def about_whom_rows(corpus: Corpus, filters: Filters, stands_for: bool) -> Any:
    """`speaker, name, quotes` of all."""
    j = named_quotes(corpus, filters, stands_for)
    j = j.filter(j.speaker.notnull() & (j.speaker != j.name))
    return j.group_by(["speaker", "name"]).aggregate(quotes=j.quote_id.nunique())


def quotes_about(corpus: Corpus, filters: Filters, speaker: str, name: str, stands_for: bool = False) -> pd.DataFrame:
    """`article_id, date, outlet, speaker, type, text, quote_id`: all distinct quotes of a speaker that name somebody or something."""
    return corpus.ask(quotes_about_rows, filters, speaker, name, stands_for)


def quotes_about_rows(corpus: Corpus, filters: Filters, speaker: str, name: str, stands_for: bool) -> Any:
    """The expression of `quotes_about`."""
    j = named_quotes(corpus, filters, stands_for)
    j = j.filter((j.speaker == speaker) & (j.name == name))
    j = j.select("quote_id", "article_id", "speaker", "text", "type").distinct()
    a = corpus.tables["articles"].select("article_id", "date", "outlet")
    j = j.join(a, "article_id").select("article_id", "date", "outlet", "speaker", "type", "text", "quote_id")
    return j.order_by("date", "quote_id")
