"""The store's upkeep, ingest on several processes, and what a `kill -9` leaves."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib import chunks, edition
from lib import ingest as intake
from lib.cli import app
from lib.ingest import ingest, reanalyze, stale
from lib.reading.limits import Limits
from lib.reading.readers import read_bytes
from lib.reading.text import read_text
from lib.records import Article
from lib.store import corpus, editions, maintenance, query
from lib.store.engine import OutdatedError
from lib.store.filters import Filters
from lib.store.tables import SCHEMAS
from tests.conftest import ROOT, opened

ALL = Filters()


def articles(count: int) -> list[Article]:
    """Short articles of our own, each another."""
    text = "Kepala Dinas Pengairan Rina Wulandari mengatakan bahwa pintu air nomor {n} rusak. “Kami perbaiki besok,” katanya."
    return [read_text(text.format(n=n), f"{n}.txt", {"id": f"a{n}", "language": "id"}) for n in range(count)]


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of three batches."""
    root = tmp_path / "store"
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    for n in range(3):
        ingest(root, articles(12)[4 * n : 4 * n + 4], f"batch {n}")
    return root


def test_a_sound_store_has_no_faults(many: Path) -> None:
    assert list(maintenance.verify(many)) == []


def test_verify_names_a_lost_a_cut_and_a_false_file(many: Path) -> None:
    first, second, third = corpus.read_manifest(many).batches
    (many / first.files["quotes"]).unlink()
    whole = (many / second.files["mentions"]).read_bytes()
    (many / second.files["mentions"]).write_bytes(whole[: len(whole) // 2])
    part = pq.read_table(many / third.files["quotes"])
    moved = pa.array([n + 1 for n in part["start"].to_pylist()])
    pq.write_table(part.set_column(part.column_names.index("start"), "start", moved), many / third.files["quotes"])
    faults = list(maintenance.verify(many))
    assert any(first.files["quotes"] in f for f in faults)
    assert any(second.files["mentions"] in f for f in faults)
    assert sum(third.files["quotes"] in f for f in faults) == part.num_rows


def test_compact_keeps_every_row(many: Path) -> None:
    before = {t: query.whole(edition.current(many), t) for t in ("articles", "quotes", "sentences")}
    assert maintenance.compact(many) == (3, 1)
    assert maintenance.swept(many) > 0
    after = {t: query.whole(edition.current(many), t) for t in before}
    for name, frame in before.items():
        keys = ["article_id", "start"] if "start" in frame else ["article_id"]
        pd.testing.assert_frame_equal(
            frame.sort_values(keys, ignore_index=True), after[name].sort_values(keys, ignore_index=True)
        )
    assert list(maintenance.verify(many)) == [] and maintenance.compact(many) == (1, 1)


@pytest.mark.parametrize(("name", "groups"), [("articles", [1_000, 1_000, 500]), ("problems", [2_500])])
def test_one_article_of_a_big_part_is_read_without_the_others(name: str, groups: list[int], tmp_path: Path) -> None:
    rows = [dict.fromkeys(SCHEMAS[name].names)] * 2_500
    file = corpus.write_table_part(tmp_path, name, "batch", pa.Table.from_pylist(rows, schema=SCHEMAS[name]))
    part = pq.ParquetFile(tmp_path / file).metadata
    assert [part.row_group(n).num_rows for n in range(part.num_row_groups)] == groups


def test_backup_and_restore(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = tmp_path / "saved.zip"
    assert CliRunner().invoke(app, ["backup", str(saved)]).exit_code == 0
    assert CliRunner().invoke(app, ["restore", str(saved)]).exit_code == 1  # not into a store that holds something
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "other"))
    result = CliRunner().invoke(app, ["restore", str(saved)])
    assert result.exit_code == 0 and "12 articles" in result.output
    assert CliRunner().invoke(app, ["verify"]).exit_code == 0
    (tmp_path / "no.zip").write_bytes(b"no zip")
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "third"))
    assert "no backup" in CliRunner().invoke(app, ["restore", str(tmp_path / "no.zip")]).output


def commits(root: Path) -> None:
    """Another writer brings two articles."""
    ingest(root, articles(14), "meanwhile")


def removes(root: Path) -> None:
    """Another writer takes an article out: the parts that held it go."""
    corpus.remove(root, {"a5"})


@pytest.mark.parametrize(("meanwhile", "held"), [(commits, 12), (removes, 11)])
def test_a_backup_is_one_snapshot_whatever_is_written_meanwhile(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Path], None], held: int
) -> None:
    """A writer comes between the reading of the manifest and that of the parts it lists."""
    real, looks = maintenance.read_manifest, []

    def read(root: Path) -> corpus.Manifest:
        found = real(root)
        looks.append(found)
        if len(looks) == 1:
            meanwhile(root)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(maintenance, "read_manifest", read)
        maintenance.backup(many, tmp_path / "saved.zip")
    assert maintenance.restore(tmp_path / "other", tmp_path / "saved.zip") == held
    assert list(maintenance.verify(tmp_path / "other")) == []
    assert query.counts(edition.current(tmp_path / "other"), ALL)["articles"] == held


def test_a_backup_that_was_written_wrong_is_no_success_and_leaves_the_old_one(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, real = tmp_path / "saved.zip", maintenance.packed
    assert CliRunner().invoke(app, ["backup", str(saved)]).exit_code == 0
    before = saved.read_bytes()

    def flips(root: Path, target: Path) -> corpus.Manifest:
        manifest = real(root, target)
        data = bytearray(target.read_bytes())
        data[data.index(b"PAR1") + 9] ^= 255  # within a part, as a bad disk does
        target.write_bytes(data)
        return manifest

    monkeypatch.setattr(maintenance, "packed", flips)
    result = CliRunner().invoke(app, ["backup", str(saved)])
    assert result.exit_code == 1 and "lost or damaged" in result.output
    assert saved.read_bytes() == before and [p.name for p in tmp_path.glob("*.zip*")] == ["saved.zip"]
    assert not list(tmp_path.glob(".saved*"))


def test_a_backup_of_a_store_with_faults_names_them(many: Path, tmp_path: Path) -> None:
    first, second, _ = corpus.read_manifest(many).batches
    part = pq.read_table(many / first.files["quotes"])
    moved = pa.array([n + 1 for n in part["start"].to_pylist()])
    pq.write_table(part.set_column(part.column_names.index("start"), "start", moved), many / first.files["quotes"])
    result = CliRunner().invoke(app, ["backup", str(tmp_path / "saved.zip")])
    assert result.exit_code == 3 and first.files["quotes"] in result.output and (tmp_path / "saved.zip").exists()
    (many / second.files["quotes"]).unlink()
    result = CliRunner().invoke(app, ["backup", str(tmp_path / "none.zip")])
    assert result.exit_code == 1 and "nothing was saved" in result.output and not (tmp_path / "none.zip").exists()


def test_export_writes_what_the_store_holds(many: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["export", "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    lines = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 12 and json.loads(lines[0])["article_id"] == "a0"


def test_reanalyze_redoes_what_older_rules_did(many: Path) -> None:
    manifest = corpus.read_manifest(many)
    old = [replace(b, rules="of long ago") if n < 2 else b for n, b in enumerate(manifest.batches)]
    corpus.write_manifest(many, corpus.Manifest(manifest.version + 1, old))
    before = query.counts(edition.current(many), ALL)
    assert len(stale(many)) == 2
    assert reanalyze(many) == 8
    assert stale(many) == [] and reanalyze(many) == 0
    assert query.counts(edition.current(many), ALL) == before and list(maintenance.verify(many)) == []


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    some = articles(150)
    assert ingest(tmp_path / "one", some, "x", workers=1).added == 150
    assert ingest(tmp_path / "two", some, "x", workers=2).added == 150
    one, two = (edition.current(tmp_path / n) for n in ("one", "two"))
    columns = ["article_id", "start", "end", "text", "speaker", "rule"]
    frames = [query.whole(c, "quotes").sort_values(columns, ignore_index=True)[columns] for c in (one, two)]
    pd.testing.assert_frame_equal(*frames)


def never_ends() -> None:
    while True:
        pass


def breaks_the_rules() -> None:
    raise RuntimeError("a fault")


def takes_all_memory() -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("does", "kind", "setting"),
    [
        (breaks_the_rules, "analysis", "RuntimeError"),
        (never_ends, "time-out", "1 s (KUTIPAN_MAX_ANALYSIS_SECONDS)"),
        (takes_all_memory, "memory", "(KUTIPAN_MAX_MEMORY_BYTES)"),
    ],
)
def test_an_article_whose_analysis_fails_costs_itself_only(
    does: Callable[[], None], kind: str, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = chunks.analyze

    def analyze(article: Article) -> object:
        if article.article_id == "a3":
            does()
        return real(article)

    monkeypatch.setattr(chunks, "analyze", analyze)
    monkeypatch.setattr(chunks, "limits", lambda: Limits(analysis_seconds=1))
    done = chunks.analyze_chunk(articles(6))
    assert done.articles == ["a0", "a1", "a2", "a4", "a5"]
    assert [p.kind for p in done.problems] == [kind] and setting in done.problems[0].message


def test_a_handler_that_swallows_the_end_of_its_time_meets_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "AGAIN", 0.05)
    met = 0
    with pytest.raises(chunks.OverTimeError), chunks.timed(0.01):
        for _ in range(2):
            try:
                sum(1 for _ in range(10**8))
            except chunks.OverTimeError:
                met += 1
        sum(1 for _ in range(10**8))
    assert met == 2


def test_known_articles_are_compared_with_their_texts(many: Path) -> None:
    changed = b'{"id": "a1", "text": "Teks lain sama sekali."}\n'
    outcome = ingest(many, [*articles(12), *read_bytes(changed, "x.jsonl")], "again")
    assert (outcome.added, outcome.known, [p.kind for p in outcome.problems]) == (0, 12, ["id"])


def test_stopped_from_outside_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "STEP", 2)

    def stops(done: int, name: str) -> bool:
        if done >= 6:
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        ingest(tmp_path, articles(12), "x", stops, workers=1)
    held = len(corpus.known_articles(tmp_path))
    assert held == 6 and list(maintenance.verify(tmp_path)) == []
    assert ingest(tmp_path, articles(12), "x", workers=1).added == 12 - held


FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    ["tests.test_maintenance"]
)  # a writer starts in a blink: Python and its packages are there


def write_on(root: Path, progress: Connection) -> None:
    """Commits article after article, two by two, until it is killed."""
    intake.COMMIT = 2
    intake.pooled = lambda work, count: map(chunks.analyze_chunk, work)  # it is about commits: no process to wait for
    for n in range(0, 4000, 2):
        intake.ingest(root, articles(n + 2)[n:], "crash", workers=1)
        progress.send(n)


def inconsistent(root: Path) -> int:
    """How many articles a reader of the manifest sees without their quotes and sentences, or the other way round."""
    seen = opened(root)
    held = {t: set(query.whole(seen, t)["article_id"]) for t in ("articles", "quotes", "sentences")}
    return sum(len(held["articles"] ^ held[t]) for t in ("quotes", "sentences"))


def globbed(root: Path) -> int:
    """The same by what lies in the folders: the control, which a dying writer must be able to fool."""
    held = {}
    for table in ("articles", "quotes", "sentences"):
        parts = [
            pq.read_table(p, columns=["article_id"])["article_id"].to_pylist()
            for p in (root / table).glob("[!.]*.parquet")
        ]
        held[table] = {a for part in parts for a in part}
    return sum(len(held["articles"] ^ held[t]) for t in ("quotes", "sentences"))


def test_kill_nine_leaves_all_of_a_batch_or_none(tmp_path: Path) -> None:
    root = tmp_path / "store"
    kills = reads = wrong = 0
    while kills < 15:
        progress, theirs = FORKS.Pipe(duplex=False)
        writer = FORKS.Process(target=write_on, args=(root, theirs))
        writer.start()
        progress.recv()  # progress was seen: it is between commits now
        held = len(corpus.known_articles(root))
        deadline = time.monotonic() + 0.002 * (kills % 9)
        while time.monotonic() < deadline or len(corpus.known_articles(root)) < held:
            wrong += inconsistent(root) > 0
            reads += 1
        writer.kill()
        writer.join()
        kills += 1
        wrong += inconsistent(root) > 0
        reads += 1
    assert reads >= 15 and wrong == 0
    ids = [a for b in corpus.read_manifest(root).batches for a in b.articles]
    assert len(ids) == len(set(ids)) and list(maintenance.verify(root)) == []
    # the control: what a writer that died between its parts and its manifest leaves fools a reader of the folders
    (row,) = pq.read_table(root / corpus.read_manifest(root).batches[0].files["articles"]).slice(0, 1).to_pylist()
    corpus.write_part(root, "articles", "f" * 32, [{**row, "article_id": "half"}])
    assert globbed(root) > 0 and inconsistent(root) == 0
    before = len(ids)
    outcome = ingest(root, articles(before + 4), "rerun")
    assert outcome.added == before + 4 - len([i for i in ids if int(i[1:]) < before + 4])
    assert maintenance.swept(root) >= 1 and list(maintenance.verify(root)) == []


SESSION = """
import sys
from pathlib import Path
from lib import ingest as intake
from tests.test_maintenance import articles
intake.COMMIT = 3
for n in range(0, 60, 6):
    intake.ingest(Path(sys.argv[1]), articles(n + 6)[n:], "session " + sys.argv[2], workers=1)
"""


def test_sessions_and_the_command_line_write_at_once(tmp_path: Path) -> None:
    """Two sessions bring the same sixty articles, the command line others, while one reads, compacts and removes."""
    root = tmp_path / "store"
    lines = tmp_path / "more.jsonl"
    lines.write_text("".join(json.dumps({"id": f"m{n}", "text": a.text + f" Nomor {n}.", "language": "id"}) + "\n" for n, a in enumerate(articles(40))), encoding="utf-8")  # fmt: skip
    environment = os.environ | {"KUTIPAN_STORE": str(root)}
    commands = [[sys.executable, "-c", SESSION, str(root), n] for n in "12"]
    commands.append([sys.executable, "-m", "lib", "ingest", str(lines)])
    writers = [subprocess.Popen(c, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) for c in commands]
    rounds = wrong = 0
    while any(w.poll() is None for w in writers):
        try:
            wrong += inconsistent(root) > 0
        except OutdatedError:
            continue  # its parts were put together meanwhile; the next look sees the newer manifest
        if rounds % 5 == 4:
            maintenance.compact(root)
        rounds += 1
    assert [w.wait() for w in writers] == [0, 0, 0]
    assert rounds and wrong == 0
    ids = [a for b in corpus.read_manifest(root).batches for a in b.articles]
    assert sorted(ids) == sorted({f"a{n}" for n in range(60)} | {f"m{n}" for n in range(40)})
    assert list(maintenance.verify(root)) == []


def test_a_reader_of_a_version_that_is_gone_is_told_so(many: Path) -> None:
    old = edition.current(many)
    assert query.counts(old, ALL)["articles"] == 12
    corpus.remove(many, {"a0"})
    assert query.counts(old, ALL)["articles"] == 12  # what was laid out at its opening stays as it was
    with pytest.raises(OutdatedError):
        query.texts(old, ["a1"])
    assert query.counts(edition.current(many), ALL)["articles"] == 11


def test_a_page_that_meets_a_removal_is_drawn_from_what_is_there_now(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, real, asked = opened(many), edition.current, []
    corpus.remove(many, {"a0"})
    monkeypatch.setattr(edition, "current", lambda root: asked.append(1) or (old if len(asked) < 2 else real(root)))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert any(m.value == "11" for m in page.metric)
    assert len(asked) > 2


def test_a_lost_part_is_said_and_no_page_turns_for_ever(many: Path) -> None:
    editions.held.clear()
    (many / corpus.read_manifest(many).batches[0].files["quotes"]).unlink()
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception and page.error[0].value == editions.LOST


def test_a_part_lost_under_an_open_page_is_said_too(many: Path) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not page.exception and not page.error
    (many / corpus.read_manifest(many).batches[0].files["articles"]).unlink()
    assert not page.run().error  # the Overview stands on what was laid out when the store was opened
    assert page.switch_page("pages/articles.py").run().error[0].value == editions.LOST
    editions.held.clear()
    assert page.switch_page("pages/overview.py").run().error[0].value == editions.LOST
