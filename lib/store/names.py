"""Questions about names: how often, where, with whom, said by whom. Filters in, pandas frames out."""

from __future__ import annotations

from typing import Any

import ibis
import pandas as pd

from lib.store.query import Corpus, Filters, narrowed_articles, quotes_where


def mentions_where(corpus: Corpus, filters: Filters, stands_for: bool = False) -> Any:
    """Mentions in the articles that the filters leave, `name` the entity or what it stands for."""
    m = corpus.tables["mentions"]
    m = m.semi_join(narrowed_articles(corpus, filters), "article_id")
    return m.mutate(name=m.stands_for.fill_null(m.entity) if stands_for else m.entity)


def by_entity(
    corpus: Corpus, filters: Filters, types: tuple[str, ...] = (), stands_for: bool = False, limit: int = 25
) -> pd.DataFrame:
    """`name, type, in_quotes, in_narration, mentions, articles, share, forms`: mentions an entity, most first.

    `share` is that of all mentions under the filters (0–1), `forms` the spellings as written, most frequent first.
    """
    m = mentions_where(corpus, filters, stands_for)
    if types:
        m = m.filter(m.type.isin(list(types)))
    grouped = m.group_by("name").aggregate(
        in_quotes=m.count(where=m.in_quote),
        in_narration=m.count(where=~m.in_quote),
        mentions=m.count(),
        articles=m.article_id.nunique(),
    )
    frame = corpus.frame(
        grouped.mutate(share=grouped.mentions / grouped.mentions.sum().over(ibis.window()))
        .order_by(ibis.desc("mentions"), "name")
        .limit(limit)
    )
    named = m.filter(m.name.isin(frame["name"].tolist()))
    counted = named.group_by(["name", "type", "text"]).aggregate(n=named.count())
    forms = corpus.frame(counted.order_by(ibis.desc("n"), "text", "type"))
    written = forms.groupby("name")["text"].agg(lambda texts: " · ".join(list(dict.fromkeys(texts))[:12]))
    kinds = forms.groupby(["name", "type"])["n"].sum().reset_index().sort_values(["n", "type"], ascending=[False, True])
    kind = kinds.drop_duplicates("name").set_index("name")["type"]
    frame.insert(1, "type", frame["name"].map(kind) if len(frame) else pd.Series(dtype="str"))
    frame["forms"] = frame["name"].map(written) if len(frame) else pd.Series(dtype="str")
    return frame


def rest(
    corpus: Corpus, filters: Filters, types: tuple[str, ...], stands_for: bool, shown: pd.DataFrame
) -> dict[str, int]:
    """`names, in_quotes, in_narration` of everything that `by_entity` did not show."""
    m = mentions_where(corpus, filters, stands_for)
    if types:
        m = m.filter(m.type.isin(list(types)))
    m = m.filter(~m.name.isin(shown["name"].tolist())) if len(shown) else m
    row = corpus.frame(
        m.aggregate(
            names=m.name.nunique(),
            in_quotes=m.count(where=m.in_quote).fill_null(0),
            in_narration=m.count(where=~m.in_quote).fill_null(0),
        )
    ).iloc[0]
    return {str(k): int(v) for k, v in row.to_dict().items()}


def sentences(
    corpus: Corpus, filters: Filters, names: tuple[str, ...], stands_for: bool = False, limit: int = 500
) -> pd.DataFrame:
    """`article_id, outlet, date, text, sentence, in_quote`: the sentences that mention every one of `names`."""
    m = mentions_where(corpus, filters, stands_for)
    m = m.filter(m.name.isin(list(names)))
    grouped = m.group_by(["article_id", "sentence"]).aggregate(in_quote=m.in_quote.any(), named=m.name.nunique())
    grouped = grouped.filter(grouped.named == len(set(names)))
    s = corpus.tables["sentences"]
    a = corpus.tables["articles"].select("article_id", "outlet", "date", whole=lambda t: t.text)
    joined = grouped.join(s, ["article_id", "sentence"]).join(a, "article_id")
    joined = joined.mutate(text=joined.whole.substr(joined.start, joined.end - joined.start))
    columns = ["article_id", "outlet", "date", "text", "sentence", "in_quote"]
    return corpus.frame(joined.select(*columns).order_by("article_id", "sentence").limit(limit))


def by_month(corpus: Corpus, filters: Filters, names: list[str], stands_for: bool = False) -> pd.DataFrame:
    """`month (YYYY-MM), name, mentions`: only articles whose date is known to the month at least."""
    m = mentions_where(corpus, filters, stands_for)
    a = corpus.tables["articles"]
    a = a.filter(a.date_precision.isin(["day", "month"])).select("article_id", month=a.date.substr(0, 7))
    joined = m.filter(m.name.isin(names)).join(a, "article_id")
    return corpus.frame(joined.group_by(["month", "name"]).aggregate(mentions=joined.count()).order_by("month", "name"))


def together(corpus: Corpus, filters: Filters, names: list[str], stands_for: bool = False) -> pd.DataFrame:
    """`first, second, sentences`: how many sentences name both."""
    m = mentions_where(corpus, filters, stands_for)
    m = m.filter(m.name.isin(names)).select("article_id", "sentence", "name").distinct()
    left, right = m.rename(first="name"), m.rename(second="name").view()
    pairs = left.join(right, ["article_id", "sentence"])
    pairs = pairs.filter(pairs.first < pairs.second)
    grouped = pairs.group_by(["first", "second"]).aggregate(sentences=pairs.count())
    return corpus.frame(grouped.order_by(ibis.desc("sentences"), "first", "second"))


def named_quotes(corpus: Corpus, filters: Filters, stands_for: bool) -> Any:
    """Distinct quotes under the filters, once for each name that stands in them."""
    q = quotes_where(corpus, filters)
    q = q.filter(q.repeat_of.isnull()).select(
        "quote_id", "article_id", "speaker", "text", "type", q_start="start", q_end="end"
    )
    m = corpus.tables["mentions"]
    m = m.mutate(name=m.stands_for.fill_null(m.entity) if stands_for else m.entity)
    m = m.select("name", m_article="article_id", m_start="start", m_end="end")
    j = q.join(m, [q.article_id == m.m_article, m.m_start >= q.q_start, m.m_end <= q.q_end])
    return j.select("quote_id", "article_id", "speaker", "text", "type", "name").distinct()


def about(corpus: Corpus, filters: Filters, limit: int = 15) -> pd.DataFrame:
    """`name, quotes`: entities named inside the filtered quotes, repeats left out, speakers' own names too."""
    j = named_quotes(corpus, filters, False)
    grouped = j.group_by("name").aggregate(quotes=j.quote_id.nunique())
    return corpus.frame(grouped.order_by(ibis.desc("quotes"), "name").limit(limit))


def who_about_whom(
    corpus: Corpus, filters: Filters, stands_for: bool = False, speakers: int = 12, names: int = 12
) -> pd.DataFrame:
    """`speaker, name, quotes`: distinct quotes of the speakers that name most, and of whom; nobody about themselves."""
    j = named_quotes(corpus, filters, stands_for)
    j = j.filter(j.speaker.notnull() & (j.speaker != j.name))
    grouped = corpus.frame(j.group_by(["speaker", "name"]).aggregate(quotes=j.quote_id.nunique()))
    if grouped.empty:
        return grouped
    top_speakers = grouped.groupby("speaker")["quotes"].sum().nlargest(speakers).index
    kept = grouped[grouped["speaker"].isin(top_speakers)]
    top_names = kept.groupby("name")["quotes"].sum().nlargest(names).index
    kept = kept[kept["name"].isin(top_names)]
    return kept.sort_values(["quotes", "speaker", "name"], ascending=[False, True, True]).reset_index(drop=True)


def quotes_about(corpus: Corpus, filters: Filters, speaker: str, name: str, stands_for: bool = False) -> pd.DataFrame:
    """`article_id, date, outlet, speaker, type, text`: a speaker's distinct quotes that name somebody or something."""
    j = named_quotes(corpus, filters, stands_for)
    j = j.filter((j.speaker == speaker) & (j.name == name))
    a = corpus.tables["articles"].select("article_id", "date", "outlet")
    j = j.join(a, "article_id").select("article_id", "date", "outlet", "speaker", "type", "text", "quote_id")
    return corpus.frame(j.order_by("date", "quote_id").limit(500))


def places_of(corpus: Corpus, filters: Filters, names: list[str], stands_for: bool = False) -> pd.DataFrame:
    """`article_id, sentence, name`: where each of some names stands."""
    m = mentions_where(corpus, filters, stands_for)
    m = m.filter(m.name.isin(names)).select("article_id", "sentence", "name").distinct()
    return corpus.frame(m.order_by("article_id", "sentence", "name"))
