"""Filters in, pandas frames out. Ibis expressions over the manifest's Parquet parts, run by an engine."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import ibis
import pandas as pd

from lib.corrections import log
from lib.store import lines
from lib.store.blanks import all_can_be_filled, filled, take_out
from lib.store.corpus import read_manifest
from lib.store.corrected import Conflict, corrected, mended_names
from lib.store.engine import OutdatedError, Prepared, engine
from lib.store.rules import Rule, Rules, again
from lib.store.tables import SCHEMAS

PAGE = 5000
LOST = "A file of the store is lost: `python -m lib verify` names it; `restore` brings a backup back."
REMEMBERED = 2000  # questions whose SQL is kept: some 5 kB each


# Sessions that meet a new version at once wait for the one that lays it out: none does the same work again.
OPENING = Lock()
# The SQL of questions by the form of a Corpus: a correction or an ingest draws up a new Corpus and builds no SQL anew.
TEMPLATES: dict[tuple[object, ...], dict[tuple[object, ...], Prepared]] = {}
# Names of tables and columns, which questions are asked by too.
COLUMNS = frozenset({*SCHEMAS, "judged", *(column for schema in SCHEMAS.values() for column in schema.names)})


@dataclass(frozen=True, slots=True)
class Filters:
    """What the sidebar asks for. Empty means all. `since` and `until` keep what may lie between them."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    words: str = ""
    reviewed: bool = False


class Corpus:
    """One version of the store with everything laid over it: the analysts' corrections, names that are one thing under one
    name, quotes of the same words under one `line`. Finished when it is made, read-only; a new version is a new Corpus."""

    def __init__(self, root: Path, rules: Rules) -> None:
        manifest = read_manifest(root)
        self.version = manifest.version
        self.engine = engine()
        self.tables = {
            name: self.engine.table(name, [root / b.files[name] for b in manifest.batches if name in b.files], schema)
            for name, schema in SCHEMAS.items()
        }
        self.corrections = log.read(root)
        found = self.tables["articles"]
        self.conflicts: list[Conflict] = corrected(self.engine, self.tables, log.judgements(self.corrections))
        # The quotes as a judgement names them: their speakers are not put right by names.
        self.tables["judged"] = self.tables["quotes"]
        self.merged, names = self._merge(rules.merge)
        self.linked = self._link(rules.link)
        # DuckDB's views have the same names in every version: SQL that was built for one of this form holds for the next.
        form = (found is not self.tables["articles"], *names, self.linked)
        shared = self.engine.dialect == "duckdb"
        self.prepared: dict[tuple[object, ...], Prepared] = TEMPLATES.setdefault(form, {}) if shared else {}

    def _merge(self, rule: Rule) -> tuple[pd.DataFrame, tuple[bool, ...]]:
        """Gives names that are one thing one name, in mentions and as speakers. Gives back what became of which name
        (`entity, type, name, why, now`) and which tables were changed by that: the SQL of questions depends on it."""
        m = self.tables["mentions"]
        forms = self.frame(forms_as_written(self))
        naming = log.naming(self.corrections)
        merged = mended_names(again(rule, forms), forms, naming)
        if len(merged):
            names = self.engine.keep("merged", merged).select("entity", "type", "name", "now")
            joined = m.left_join(names, ["entity", "type"])
            joined = joined.mutate(entity=joined.name.fill_null(joined.entity), type=joined.now.fill_null(joined.type))
            self.tables["mentions"] = joined.filter(joined.type != log.NO_NAME).select(*m.columns)
        by_hand = naming.merged
        if by_hand:
            self.tables["mentions"] = renamed(self.tables["mentions"], "stands_for", self.names("named", by_hand))
        people = merged.loc[merged["type"] == "PER", ["entity", "name"]].itertuples(index=False)
        speakers = {**{str(e): str(n) for e, n in people}, **by_hand}
        if speakers:
            self.tables["quotes"] = renamed(self.tables["quotes"], "speaker", self.names("speakers", speakers))
        return merged, (bool(len(merged)), bool(by_hand), bool(speakers))

    def _link(self, rule: Rule) -> bool:
        """Gives quotes that are the same words in several places one `line`, the id of the first. Gives back whether any are."""
        q = self.tables["quotes"]
        pairs = self.frame(lines.shared_prints(self))
        found = again(rule, pairs, self.frame(lines.contents(self))) if len(pairs) else pairs
        if not len(found):
            self.tables["quotes"] = q.mutate(line=ibis.null("string"))
            return False
        to = self.engine.keep("lines", found).select(linked="quote_id", line="line")
        self.tables["quotes"] = q.left_join(to, q.quote_id == to.linked).select(*q.columns, "line")
        return True

    def names(self, table: str, becomes: dict[str, str]) -> Any:
        """A table `was, becomes` of names."""
        return self.engine.keep(table, pd.DataFrame(becomes.items(), columns=["was", "becomes"], dtype="str"))

    def holds_articles(self) -> bool:
        """Whether there is any article in it."""
        return int(self.ask(article_counts, Filters())["articles"].sum()) > 0

    def frame(self, expression: Any) -> pd.DataFrame:
        """The rows of an expression that is asked once."""
        return self.engine.run(self.engine.prepare(expression))

    def ask(self, question: Callable[..., Any], *given: Hashable) -> pd.DataFrame:
        """The rows of the expression that `question(self, *given)` builds; its SQL is built once for all values of a kind."""
        taken = take_out(given, COLUMNS)
        prepared = self.prepared_for((question, *taken.given), lambda: question(self, *taken.given))
        if all_can_be_filled(prepared.sql, taken):
            return self.engine.run(replace(prepared, sql=filled(prepared.sql, taken, self.engine.dialect)))
        return self.engine.run(self.prepared_for((question, *given), lambda: question(self, *given)))

    def prepared_for(self, key: tuple[object, ...], build: Callable[[], Any]) -> Prepared:
        """The SQL of a question, remembered."""
        prepared = self.prepared.get(key)
        if prepared is None:
            prepared = self.engine.prepare(build())
            if len(self.prepared) >= REMEMBERED:
                self.prepared.clear()
            self.prepared[key] = prepared
        return prepared


def renamed(table: Any, column: str, becomes: Any) -> Any:
    """A table whose values of a column are put right by the analyst's names (`was, becomes`)."""
    joined = table.left_join(becomes, table[column] == becomes.was)
    return joined.mutate(**{column: joined.becomes.fill_null(joined[column])}).select(*table.columns)


def whole(corpus: Corpus, table: str) -> Any:
    """All rows of a table, in the order of its first columns."""
    t = corpus.tables[table]
    return t.order_by(*t.columns[:4])


def forms_as_written(corpus: Corpus) -> Any:
    """How often each entity is written in which form."""
    m = corpus.tables["mentions"]
    return m.group_by(["entity", "type", "text"]).aggregate(n=m.count()).order_by("entity", "type", "text")


@lru_cache(maxsize=2)
def opened(root: Path, rules: Rules, version: int, corrections: tuple[int, int]) -> Corpus:
    """The Corpus of a version of the store and of a state of its corrections."""
    return Corpus(root, rules)


def current(root: Path, rules: Rules) -> Corpus:
    """The store as its manifest stands now. Raises OutdatedError where a part is lost."""
    while True:
        version = read_manifest(root).version
        try:
            with OPENING:
                return opened(root, rules, version, log.signature(root))
        except OutdatedError:  # a writer took parts away behind the manifest that was just read: there is a newer one
            if read_manifest(root).version == version:
                raise OutdatedError(LOST) from None


def articles_where(corpus: Corpus, filters: Filters) -> Any:
    """Articles by date and outlet: what the other tables are narrowed by."""
    t = corpus.tables["articles"]
    if filters.since:
        t = t.filter(t.date_latest >= filters.since)
    if filters.until:
        t = t.filter(t.date_earliest <= filters.until)
    if filters.outlets:
        t = t.filter(t.outlet.isin(list(filters.outlets)))
    if filters.entities:
        m = corpus.tables["mentions"]
        t = t.semi_join(m.filter(m.entity.isin(list(filters.entities))), "article_id")
    return t


def quotes_where(corpus: Corpus, filters: Filters) -> Any:
    """Quotes by all filters; `entity` keeps the quotes that name it."""
    q = corpus.tables["quotes"]
    if filters.speakers:
        q = q.filter(q.speaker.isin(list(filters.speakers)))
    if filters.types:
        q = q.filter(q.type.isin(list(filters.types)))
    if filters.reviewed:
        q = q.filter(q.reviewed.notnull())
    for word in filters.words.split():
        q = q.filter(q.text.lower().contains(word.lower()))
    if filters.entities:
        m = corpus.tables["mentions"].filter(lambda t: t.entity.isin(list(filters.entities)) & t.in_quote)
        m = m.select("article_id", m_start=m.start, m_end=m.end)
        q = q.semi_join(m, [q.article_id == m.article_id, m.m_start >= q.start, m.m_end <= q.end])
    if filters.since or filters.until or filters.outlets:
        only = Filters(filters.since, filters.until, filters.outlets)
        q = q.semi_join(articles_where(corpus, only), "article_id")
    return q


def narrowed_articles(corpus: Corpus, filters: Filters) -> Any:
    """Articles that the filters leave: where speaker, type or words are asked, those with such a quote."""
    t = articles_where(corpus, filters)
    if filters.speakers or filters.types or filters.words or filters.reviewed:
        t = t.semi_join(quotes_where(corpus, filters), "article_id")
    return t


def quote_counts(corpus: Corpus, filters: Filters) -> Any:
    """One row: quotes of all kinds."""
    q = quotes_where(corpus, filters)
    first = lines.once(corpus, q)
    return q.aggregate(
        quotes=q.count(),
        distinct=first.count().as_scalar() if corpus.linked else q.count(where=q.repeat_of.isnull()).fill_null(0),
        speakers=q.speaker.nunique(),
        unknown=q.count(where=q.speaker.isnull()).fill_null(0),
    )


def article_counts(corpus: Corpus, filters: Filters) -> Any:
    """One row: articles and outlets."""
    a = narrowed_articles(corpus, filters)
    return a.aggregate(articles=a.count(), outlets=a.outlet.nunique())


def problem_count(corpus: Corpus) -> Any:
    """One row: problems."""
    return corpus.tables["problems"].aggregate(problems=lambda t: t.count())


def counts(corpus: Corpus, filters: Filters) -> dict[str, int]:
    """`quotes, distinct, speakers, unknown, articles, outlets, problems` under the filters."""
    asked = (corpus.ask(quote_counts, filters), corpus.ask(article_counts, filters), corpus.ask(problem_count))
    return {str(k): int(v) for frame in asked for k, v in frame.iloc[0].to_dict().items()}


def quotes(corpus: Corpus, filters: Filters, limit: int | None = PAGE, distinct: bool = False) -> pd.DataFrame:
    """Quotes with their article's `outlet, title, date, date_precision`, newest first, then in text order.

    With `distinct` a repeated content is one row and `places` (int64) counts where it stands.
    """
    return corpus.ask(quote_rows, filters, limit, distinct)


def quote_rows(corpus: Corpus, filters: Filters, limit: int | None, distinct: bool) -> Any:
    """The expression of `quotes`."""
    q = quotes_where(corpus, filters)
    key = q.line.fill_null(q.repeat_of.fill_null(q.quote_id))
    q = q.mutate(places=q.count().over(ibis.window(group_by=key)))
    if distinct:
        q = lines.once(corpus, q)
    a = corpus.tables["articles"].select("article_id", "outlet", "title", "date", "date_precision")
    q = q.join(a, "article_id")
    order = (q.date_latest.desc(nulls_first=False), q.article_id, q.start, q.quote_id)
    # The page is cut before sentences are looked for: a join by offsets is dear.
    q = q.order_by(*order).limit(limit) if limit else q
    s = corpus.tables["sentences"].select("article_id", "sentence", s_start="start", s_end="end")
    q = q.left_join(s, [q.article_id == s.article_id, q.start >= s.s_start, q.start < s.s_end])
    q = q.drop("s_start", "s_end", "article_id_right")
    return q.order_by(q.date_latest.desc(nulls_first=False), q.article_id, q.start, q.quote_id)


def by_speaker(corpus: Corpus, filters: Filters, limit: int = 20) -> pd.DataFrame:
    """`speaker, speaker_kind, role, direct, indirect, mixed, quotes`: distinct quotes a speaker, most first.

    Kind and role are those given most often with the speaker's quotes under the filters; of two as frequent the first by name.
    """
    return corpus.ask(speaker_rows, filters, limit)


def speaker_rows(corpus: Corpus, filters: Filters, limit: int) -> Any:
    """The expression of `by_speaker`."""
    q = quotes_where(corpus, filters)
    q = q.filter(q.speaker.notnull())
    said = lines.once(corpus, q, "speaker")
    grouped = said.group_by("speaker").aggregate(
        direct=said.count(where=said.type == "direct").fill_null(0),
        indirect=said.count(where=said.type == "indirect").fill_null(0),
        mixed=said.count(where=said.type == "mixed").fill_null(0),
        quotes=said.count(),
    )
    top = grouped.order_by(ibis.desc("quotes"), "speaker").limit(limit)
    for column in ("speaker_kind", "role"):
        top = top.left_join(most_given(q, column), "speaker").drop("speaker_right")
    columns = ("speaker", "speaker_kind", "role", "direct", "indirect", "mixed", "quotes")
    return top.select(*columns).order_by(ibis.desc("quotes"), "speaker")


def most_given(quotes: Any, column: str) -> Any:
    """`speaker` and the value of a column that stands with most of a speaker's quotes; of two as frequent the first by name."""
    given = quotes.filter(quotes[column].notnull()).group_by(["speaker", column]).aggregate(times=lambda t: t.count())
    order = ibis.window(group_by="speaker", order_by=[given.times.desc(), given[column].asc()])
    ranked = given.mutate(place=ibis.row_number().over(order))
    return ranked.filter(ranked.place == 0).select("speaker", column)


def articles(corpus: Corpus, filters: Filters, limit: int | None = PAGE) -> pd.DataFrame:
    """Articles without their text, newest first."""
    return corpus.ask(article_rows, filters, limit)


def article_rows(corpus: Corpus, filters: Filters, limit: int | None) -> Any:
    """The expression of `articles`."""
    t = narrowed_articles(corpus, filters).drop("text")
    ordered = t.order_by(t.date_latest.desc(nulls_first=False), t.article_id)
    return ordered.limit(limit) if limit else ordered


def article(corpus: Corpus, filters: Filters, article_id: str) -> pd.DataFrame:
    """The row of one article, as `articles` has it; none where the filters do not leave it."""
    return corpus.ask(one_article, filters, article_id)


def one_article(corpus: Corpus, filters: Filters, article_id: str) -> Any:
    """The expression of `article`."""
    t = article_rows(corpus, filters, None)
    return t.filter(t.article_id == article_id)


def article_text(corpus: Corpus, article_id: str) -> str:
    """The untouched text of an article; raises KeyError where the store has none such."""
    return texts(corpus, [article_id])[article_id]


def texts(corpus: Corpus, article_ids: list[str]) -> dict[str, str]:
    """The untouched texts of some articles, by id; those the store has not are left out."""
    frame = corpus.frame(text_rows(corpus, article_ids))
    return dict(zip(frame["article_id"], frame["text"], strict=True))


def text_rows(corpus: Corpus, article_ids: list[str]) -> Any:
    """The expression of `texts`."""
    t = corpus.tables["articles"]
    return t.filter(t.article_id.isin(article_ids)).select("article_id", "text")


def places(corpus: Corpus, quote_id: str) -> pd.DataFrame:
    """The quote and every repeat of it, in its article and in others, the first first: rows of the quotes table with
    `outlet, title, date`."""
    return corpus.ask(lines.place_rows, quote_id)


def of_article(corpus: Corpus, table: str, article_id: str) -> pd.DataFrame:
    """All rows that a table has of an article, in text order."""
    return corpus.ask(rows_of_article, table, article_id)


def rows_of_article(corpus: Corpus, table: str, article_id: str) -> Any:
    """The expression of `of_article`."""
    t = corpus.tables[table]
    return t.filter(t.article_id == article_id).order_by("start", "end")


def problems(corpus: Corpus, limit: int | None = PAGE) -> pd.DataFrame:
    """What could not be read: `origin, row, kind, message`."""
    return corpus.ask(problem_rows, limit)


def problem_rows(corpus: Corpus, limit: int | None) -> Any:
    """The expression of `problems`."""
    return corpus.tables["problems"].order_by("origin", "row", "kind", "message").limit(limit)


def sentences_under(corpus: Corpus, article_ids: tuple[str, ...]) -> pd.DataFrame:
    """`article_id, language, start, end, text`: the sentences of some articles, in text order."""
    return corpus.ask(sentence_texts, article_ids)


def sentence_texts(corpus: Corpus, article_ids: tuple[str, ...]) -> Any:
    """The expression of `sentences_under`."""
    a = corpus.tables["articles"]
    a = a.filter(a.article_id.isin(list(article_ids))).select("article_id", "language", whole=a.text)
    j = corpus.tables["sentences"].join(a, "article_id")
    j = j.mutate(text=j.whole.substr(j.start, j.end - j.start))
    return j.select("article_id", "language", "start", "end", "text").order_by("article_id", "start")
