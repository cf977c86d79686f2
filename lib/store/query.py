"""One version of the store with everything laid over it, and the questions that most pages ask: filters in, pandas
frames out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

import pandas as pd
import pyarrow as pa

from lib.corrections import known_list, log
from lib.corrections.apply_corrections import Conflict
from lib.messages import read
from lib.records import EntityType, QuoteType
from lib.store import duplicates, edition_sql, kept
from lib.store.answers import Answers, Tables
from lib.store.carried import carried, standing
from lib.store.corpus import read_manifest
from lib.store.corrected import corrected, mended_here, mended_names, signature, unsaid
from lib.store.edition_sql import ARTICLE, columns
from lib.store.engine import Engine, engine
from lib.store.filters import (
    Asked,
    Filters,
    articles_left,
    foremost,
    in_articles,
    narrowed_articles,
    newest,
    once,
    page,
    quotes_where,
    repeated,
)
from lib.store.most_given import most_given_kind, most_given_office
from lib.store.rules import Rules, again
from lib.store.tables import SCHEMAS
from lib.store.tallies import Tallies


def quote_columns(of: str) -> str:
    """The columns of a quote as it is given back: as it is kept, how it was judged, and the line it is of."""
    return f"{columns('quotes', of)}, {of}.reviewed, {of}.line"


# Articles and quotes are laid out in time: what is grouped or filtered by article or day stands together. What has no
# date comes first, then the latest; rows that a correction changes stand behind all.
BY_PLACE = "place DESC"
# Gives back what a function makes, perhaps as it was made and kept under a name before.
Keep = Callable[[str, Callable[[], pd.DataFrame]], pd.DataFrame]


def made(name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """What a function makes, made now and kept under no name."""
    return make()


class Corpus:
    """One version of the store with everything laid over it: the analysts' corrections, names that are one thing under
    one name, quotes of the same words under one `line`. Finished when it is made, read-only; a new version is a new
    Corpus.

    What is asked often is laid out once, as tables of the engine: `articles` (without `texts`), `quotes` (with
    `reviewed, line`, `nth`, its place in time, `spot`, the `nth` of the first quote of the same words, `alone`, `who`,
    the number of its speaker in `speakers`, and `names`, the numbers of those in it in `quoted_names`), `mentions`,
    `named`, which names stand in which quotes, `quoting`, the articles that quote, and, once asked for, `printed`,
    which prints stand in which quotes, and the `tallies` of names. `judged` are the quotes before names were
    merged. `version` and `corrected` tell one state of the store and of its corrections from another.
    """

    def __init__(self, root: Path, rules: Rules) -> None:
        before = [kept.state(root, rules.version, corrections=told) for told in (False, True)]
        manifest = read_manifest(root)
        self.version, self.corrected = manifest.version, signature(root)
        self.engine: Engine = engine()
        self.answers, self.tables = Answers(), Tables(self.engine.run)
        for name, schema in SCHEMAS.items():
            own = name if name in ("sentences", "dates", "problems") else f"given_{name}"
            self.engine.load(own, [root / b.files[name] for b in manifest.batches if name in b.files], schema)
        self.corrections, self.known = log.read(root), known_list.read(root)
        self.conflicts: list[Conflict] = corrected(self.engine, log.judgements(self.corrections))
        self.engine.define("texts", "SELECT article_id, text FROM laid_articles")
        self.engine.define("ordered", edition_sql.ORDERED, made=True)
        self.engine.define("articles", edition_sql.articles("laid_articles"), made=True, along=BY_PLACE)
        # Where a writer came in between, what is found here is of no state that can be named.
        sure = before == [kept.state(root, rules.version, corrections=told) for told in (False, True)]
        self.rules = rules
        self.kept: Keep
        self.kept, keep_links = (partial(kept.kept, root, state) if sure else made for state in before)
        self.merged = self._merge(rules)
        self._link(rules, keep_links)

    def _merge(self, rules: Rules) -> pd.DataFrame:
        """Gives names that are one thing one name, in mentions and as speakers. Gives back what became of which name
        (`entity, type, name, why, now`)."""
        self.by_rules = self.kept("merged", lambda: again(rules.merge, *self._told_of_names()))
        merged, tables = self.naming_tables(self.corrections, self.known)
        for name, rows in tables.items():
            self.engine.keep(name, rows)
        kinds = {"type": sorted(get_args(EntityType))}
        self.engine.define("mentions", edition_sql.mentions("laid_mentions"), made=True, coded=kinds)
        self.engine.define("quoted_names", edition_sql.numbered(edition_sql.quoted_names("true")), made=True)
        self.tallies = Tallies(self.engine)
        self.engine.define("spoken", edition_sql.spoken("judged"))
        return merged

    def _told_of_names(self) -> tuple[pd.DataFrame, ...]:
        """What the rules on names get."""
        return tuple(self.ask(Asked(q)) for q in (edition_sql.FORMS, edition_sql.PLACES, edition_sql.SAID))

    def suggestions(self) -> pd.DataFrame:
        """`entity, name, type, why` (strings), `sure` (float64, 0 to 1): names that may be one, best first: what
        analysts have said nothing of, under the names that they are counted as now."""
        every = self.kept("likely", lambda: self.rules.suggest(*self._told_of_names(), self.by_rules))
        return unsaid(every, log.naming(self.corrections, known_list.naming(self.known)))

    def naming_tables(
        self, corrections: Sequence[log.Correction], known: Sequence[known_list.KnownName]
    ) -> tuple[pd.DataFrame, dict[str, pa.Table]]:
        """What becomes of which name (`entity, type, name, why, now`) by the rules, under the known names and the
        corrections; and the tables of the edition that say so."""
        naming = log.naming(corrections, known_list.naming(known))
        spoken_of = sorted({*naming.merged, *naming.apart, *naming.types, *naming.kept})
        kinds = self.ask(Asked(edition_sql.KINDS_OF, {"names": spoken_of})) if spoken_of else pd.DataFrame()
        merged = mended_names(self.by_rules[self.by_rules["article_id"] == ""], kinds, naming)
        here = mended_here(self.by_rules[self.by_rules["article_id"] != ""], naming)
        here = here.drop_duplicates(["article_id", "entity", "type"])
        # A body's name may be a person's too: then who speaks is the person.
        of_speakers = merged[merged["type"].isin(["PER", "ORG", "GPE"])].sort_values("type", ascending=True)
        speakers = dict(zip(of_speakers["entity"].astype(str), of_speakers["name"].astype(str), strict=True))
        listed = pd.DataFrame(
            [(k.name, k.office or None, k.wikidata or None) for k in known], columns=["name", "office", "wikidata"]
        )
        return merged, {
            "merged": texts_of(merged[["entity", "type", "name", "now"]]),
            "merged_here": texts_of(here[["article_id", "entity", "type", "name", "now"]]),
            "renamed_by_hand": becoming(naming.merged),
            "renamed_speakers": becoming({**speakers, **naming.merged}),
            "known_names": texts_of(listed),
        }

    def _link(self, rules: Rules, keep: Keep) -> None:
        """Gives quotes that are the same words in several places one `line`, the id of the first."""
        self.prints_laid = False

        def found() -> pd.DataFrame:
            self.lay_prints()
            pairs = self.ask(Asked(f"{duplicates.SHARED_PRINTS} ORDER BY one, other"))
            linked = again(rules.link, pairs, self.ask(Asked(duplicates.CONTENTS))) if len(pairs) else pd.DataFrame()
            return linked if len(linked) else pd.DataFrame({"quote_id": [], "line": []}, dtype="str")

        self.engine.keep("linked", texts_of(keep("linked", found)[["quote_id", "line"]]))
        outlets = self.ask(Asked("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet"))
        few = {"type": sorted(get_args(QuoteType)), "outlet": outlets["outlet"].tolist()}
        self.engine.define("speakers", edition_sql.numbered(edition_sql.speakers("spoken")), made=True)
        self.engine.define("quotes", edition_sql.quotes("spoken"), made=True, coded=few, along=BY_PLACE)
        self.engine.define("named", edition_sql.named("true"), made=True)
        self.engine.define("quoting", edition_sql.quoting("true"), made=True, coded={"outlet": few["outlet"]})

    def lay_prints(self) -> None:
        """Lays out which prints stand in which quotes, once: only linking quotes asks for it."""
        if not self.prints_laid:
            self.engine.define("printed", edition_sql.prints("laid_prints"), made=True)
            self.prints_laid = True

    def holds_articles(self) -> bool:
        """Whether there is any article in it."""
        return int(self.ask(Asked("SELECT count(*) AS n FROM articles"))["n"].sum()) > 0

    def ask(self, asked: Asked) -> pd.DataFrame:
        """The rows of a question."""
        return self.answers.get(asked, self.tables.run)


def texts_of(frame: pd.DataFrame) -> pa.Table:
    """A frame of texts as Arrow rows, whose columns are texts where all are missing too."""
    return pa.table({str(c): pa.array(frame[c].astype("str"), pa.string(), from_pandas=True) for c in frame.columns})


def becoming(names: dict[str, str]) -> pa.Table:
    """A table `was, becomes` of names."""
    return texts_of(pd.DataFrame(list(names.items()), columns=["was", "becomes"]))


def whole(corpus: Corpus, table: str) -> pd.DataFrame:
    """All rows of a table with all columns as they are kept (of quotes `reviewed, line` too), in the order of its first
    columns."""
    held = {"articles": "laid_articles", "prints": "laid_prints"}.get(table, table)
    listed = quote_columns(held) if table == "quotes" else columns(table)
    order = ", ".join(f'"{name}"' for name in SCHEMAS[table].names[:4])
    found = corpus.ask(Asked(f"SELECT {listed} FROM {held} ORDER BY {order}"))
    return said(found) if table == "problems" else found


def counts(corpus: Corpus, filters: Filters) -> dict[str, int]:
    """`quotes, distinct, speakers, unknown, articles, outlets, problems` under the filters."""
    q, a = quotes_where(filters), articles_left(filters)
    asked = (
        Asked(
            f"""SELECT CAST(coalesce(sum(n), 0) AS BIGINT) AS quotes,
            CAST(coalesce(sum(once), 0) AS BIGINT) + ({repeated(q)}) AS "distinct", count(who) AS speakers,
            CAST(coalesce(sum(n) FILTER (WHERE who IS NULL), 0) AS BIGINT) AS unknown
            FROM (SELECT who, count(*) AS n, sum(CAST(alone AS INTEGER)) AS once FROM ({q.sql}) GROUP BY who)""",
            q.given,
        ),
        Asked(f"SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM ({a.sql})", a.given),
        Asked("SELECT count(*) AS problems FROM problems"),
    )
    found = {str(k): int(v) for each in asked for k, v in corpus.ask(each).iloc[0].to_dict().items()}
    return {k: found[k] for k in ("quotes", "distinct", "speakers", "unknown", "articles", "outlets", "problems")}


# In which orders quotes are asked for: the end of an ORDER BY over a quote `q`, `outlets` that carry it and `places`,
# how often it stands.
ORDERS = {
    "newest": "",
    "oldest": "q.date_earliest ASC NULLS LAST, q.article_id, q.start,",
    "speaker": "q.speaker ASC NULLS LAST,",
    "outlet": "q.outlet ASC NULLS LAST,",
    "carried": "outlets DESC, places DESC,",
}


def quotes(
    corpus: Corpus,
    filters: Filters,
    limit: int | None = None,
    skip: int = 0,
    *,
    distinct: bool = False,
    order: str = "newest",
) -> pd.DataFrame:
    """Quotes with their article's `outlet, title, date, date_precision`: `limit` of them (None: all) behind the first
    `skip`, in one of ORDERS, then newest first and in text order. `places` and `outlets` (int64) count where the same
    words stand under the filters.

    With `distinct` a repeated content is one row.
    """
    every = quotes_where(filters)
    return of_quotes(corpus, once(every) if distinct else every, every, limit, skip, order)


def of_quotes(
    corpus: Corpus, kept: Asked, every: Asked, limit: int | None = None, skip: int = 0, order: str = "newest"
) -> pd.DataFrame:
    """The rows of some quotes, `kept`, as `quotes` gives them; `every` are those whose places count."""
    cut, given = page(limit, skip)
    # The page is cut before the rest of its rows is looked for: their places and words.
    rows = carried(kept, every, limit, skip) if order == "carried" else kept
    return corpus.ask(
        Asked(
            f"""WITH cut AS (SELECT q.nth, q.spot FROM ({rows.sql}) q ORDER BY {ORDERS[order]} {newest("q")} {cut}),
            standing AS ({standing(every)} AND spot IN (SELECT spot FROM cut) GROUP BY spot)
            SELECT {quote_columns("q")}, coalesce(p.places, 1) AS places,
            coalesce(p.outlets, CAST(q.outlet IS NOT NULL AS INTEGER)) AS outlets, q.outlet, a.title, a.date,
            a.date_precision FROM cut c JOIN quotes q ON c.nth = q.nth LEFT JOIN standing p ON c.spot = p.spot
            JOIN articles a ON q.place = a.place ORDER BY {ORDERS[order]} {newest("q")}""",
            {**every.given, **rows.given, **given},
        )
    )


def by_speaker(corpus: Corpus, filters: Filters, limit: int = 20) -> pd.DataFrame:
    """`speaker, speaker_kind, role, affiliation, direct, indirect, mixed, quotes`: distinct quotes a speaker, most
    first.

    Kind and office are those given most often with the speaker's quotes under the filters; of two as frequent the first
    by name. An office on the list of known names goes before them.
    """
    q, (cut, given) = quotes_where(filters).narrowed(["who IS NOT NULL"]), page(limit)
    summed = "CAST(sum(n) AS BIGINT)"
    each_type = ", ".join(
        f"CAST(coalesce(sum(n) FILTER (WHERE type = '{kind}'), 0) AS BIGINT) AS {kind}" for kind in get_args(QuoteType)
    )
    return corpus.ask(
        Asked(
            f"""WITH typed AS (SELECT who, type, count(*) AS n FROM ({once(q, "who").sql}) GROUP BY who, type),
            grouped AS (SELECT who, {each_type}, {summed} AS quotes FROM typed GROUP BY who),
            top AS (SELECT s.text AS speaker, f.* FROM ({foremost("quotes", cut)}) f
                JOIN speakers s ON f.who = s.number ORDER BY f.quotes DESC, s.text {cut}),
            q AS (SELECT speaker, speaker_kind, role, affiliation, count(*) AS n FROM ({q.sql})
                WHERE who IN (SELECT who FROM top) GROUP BY speaker, speaker_kind, role, affiliation),
            kinds AS ({most_given_kind(summed)}), offices AS ({most_given_office(summed)})
            SELECT t.speaker, k.speaker_kind, coalesce(n.office, o.role) AS role,
            CASE WHEN n.office IS NULL THEN o.affiliation END AS affiliation, {", ".join(get_args(QuoteType))}, t.quotes
            FROM top t LEFT JOIN kinds k ON t.speaker = k.speaker LEFT JOIN offices o ON t.speaker = o.speaker
            LEFT JOIN known_names n ON t.speaker = n.name
            ORDER BY t.quotes DESC, t.speaker""",
            {**q.given, **given},
        )
    )


def said_by(corpus: Corpus, filters: Filters, names: Sequence[str]) -> dict[str, int]:
    """How many distinct quotes each of some speakers has under the filters, those with none included."""
    q = once(quotes_where(filters).narrowed(["list_contains($among, speaker)"], among=list(names) or [""]), "speaker")
    rows = corpus.ask(Asked(f"SELECT speaker, count(*) AS quotes FROM ({q.sql}) GROUP BY speaker", q.given))
    return dict.fromkeys(names, 0) | dict(zip(rows["speaker"].tolist(), rows["quotes"].tolist(), strict=True))


def by_outlet(corpus: Corpus, filters: Filters, limit: int = 10) -> pd.DataFrame:
    """`outlet, quotes, articles`: distinct quotes of an outlet and the articles that have them, most first; a quote
    that several outlets carry counts for each."""
    q = once(quotes_where(filters).narrowed(["outlet IS NOT NULL"]), "outlet")
    return corpus.ask(
        Asked(
            f"""SELECT outlet, n AS quotes, articles FROM ({in_articles(q.sql, "outlet")})
            ORDER BY quotes DESC, outlet LIMIT $page""",
            {**q.given, "page": limit},
        )
    )


def titled(filters: Filters, words: str) -> Asked:
    """Articles under the filters whose title, outlet, file or id holds all of some words; all of them where there are
    none."""
    given = {f"title{number}": word.lower() for number, word in enumerate(words.split())}
    heading = "lower(concat_ws(' ', title, outlet, origin, article_id))"
    return narrowed_articles(filters).narrowed([f"contains({heading}, ${name})" for name in given], **given)


def article_count(corpus: Corpus, filters: Filters, words: str = "") -> int:
    """How many articles there are under the filters whose title, outlet, file or id holds all of some words."""
    a = titled(filters, words)
    return int(corpus.ask(Asked(f"SELECT count(*) AS n FROM ({a.sql})", a.given))["n"].sum())


def articles(
    corpus: Corpus, filters: Filters, limit: int | None = None, skip: int = 0, words: str = ""
) -> pd.DataFrame:
    """Articles without their text, newest first: `limit` of them (None: all) behind the first `skip`, of those whose
    title, outlet, file or id holds all of `words`."""
    a = titled(filters, words)
    cut, given = page(limit, skip)
    return corpus.ask(
        Asked(
            f"SELECT {ARTICLE} FROM ({a.sql}) ORDER BY date_latest DESC NULLS LAST, article_id {cut}",
            {**a.given, **given},
        )
    )


def article(corpus: Corpus, filters: Filters, article_id: str) -> pd.DataFrame:
    """The row of one article, as `articles` has it; none where the filters do not leave it."""
    a = narrowed_articles(filters).narrowed(["article_id = $wanted"], wanted=article_id)
    return corpus.ask(Asked(f"SELECT {ARTICLE} FROM ({a.sql})", a.given))


def article_text(corpus: Corpus, article_id: str) -> str:
    """The untouched text of an article; raises KeyError where the store has none such."""
    return texts(corpus, [article_id])[article_id]


def texts(corpus: Corpus, article_ids: list[str]) -> dict[str, str]:
    """The untouched texts of some articles, by id; those the store has not are left out."""
    asked = Asked(
        "SELECT article_id, text FROM texts WHERE list_contains($ids, article_id)", {"ids": list(article_ids)}
    )
    frame = corpus.ask(asked) if article_ids else pd.DataFrame({"article_id": [], "text": []})
    return dict(zip(frame["article_id"], frame["text"], strict=True))


def places(corpus: Corpus, quote_id: str) -> pd.DataFrame:
    """The quote and every repeat of it, in its article and in others, the first first: rows of the quotes table with
    `outlet, title, date`."""
    return corpus.ask(
        Asked(
            f"""SELECT {quote_columns("q")}, a.outlet, a.title, a.date
            FROM quotes q JOIN articles a ON q.article_id = a.article_id
            WHERE q.spot IN (SELECT spot FROM quotes WHERE quote_id = $wanted) ORDER BY q.nth""",
            {"wanted": quote_id},
        )
    )


def of_article(corpus: Corpus, table: str, article_id: str) -> pd.DataFrame:
    """All rows that a table has of an article, in text order; `judged` are quotes as a judgement names them."""
    quotes_ = {"quotes": quote_columns("quotes"), "judged": f"{columns('quotes')}, reviewed"}
    listed = quotes_.get(table) or columns(table)
    return corpus.ask(
        Asked(f'SELECT {listed} FROM {table} WHERE article_id = $wanted ORDER BY start, "end"', {"wanted": article_id})
    )


def problems(corpus: Corpus, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """What could not be read: `origin, row, kind, message`; each message a `Message`."""
    cut, given = page(limit, skip)
    asked = f'SELECT origin, "row", kind, message FROM problems ORDER BY origin, "row", kind, message {cut}'
    return said(corpus.ask(Asked(asked, given)))


def said(found: pd.DataFrame) -> pd.DataFrame:
    """Problems with their messages read back from how the store keeps them."""
    return found.assign(message=pd.Series([read(written) for written in found["message"]], found.index, dtype=object))
