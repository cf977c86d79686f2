"""What is delivered: NOTICE is what the locks and the data say, the image holds no more than it needs and runs without
rights.

No image is built here: tests need no Docker. docs/operations.md says what was tried by hand."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from lib.reading.limits import Limits
from tests.browser.chromium import running_app
from tests.conftest import ROOT
from training import notice

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")


def instructions(name: str) -> list[str]:
    """What stands behind an instruction, in the last stage of the Dockerfile."""
    stage = DOCKERFILE.rpartition("\nFROM ")[2].replace("\\\n", " ")
    return re.findall(rf"^{name} (.+)$", stage, re.MULTILINE)


def test_notice_is_current() -> None:
    assert notice.NOTICE.read_text(encoding="utf-8") == notice.written(), "run make notice"


def test_notice_names_everything_that_is_locked() -> None:
    text = notice.NOTICE.read_text(encoding="utf-8")
    names = {name for lock in notice.LOCKS for name, _ in notice.locked(lock)}
    assert len(names) > 90 and not [n for n in names if not re.search(rf"^  {re.escape(n)}: \S", text, re.MULTILINE)]
    assert "GeoNames" in text and "CC BY-SA 4.0" in text and "Wikigold" in text


def test_the_image_runs_without_rights_and_writes_to_one_volume() -> None:
    assert instructions("USER") == ["10001:10001"] and instructions("VOLUME") == ["/data"]
    assert instructions("EXPOSE") == ["8501"]
    (health,) = instructions("HEALTHCHECK")
    assert "/_stcore/health" in health
    (env,) = instructions("ENV")
    assert "KUTIPAN_STORE=/data/store" in env and "HOME=/tmp" in env
    asked = {line.strip() for line in COMPOSE.splitlines()}
    assert {"read_only: true", "cap_drop: [ALL]", 'volumes: ["data:/data"]', 'security_opt: ["no-new-privileges:true"]', 'ports: ["127.0.0.1:8501:8501"]'} <= asked  # fmt: skip


def test_what_the_limits_allow_fits_into_the_container() -> None:
    """What one archive unpacks waits in /tmp, which is memory; beside it, a reader for each that reads at once on four
    cores, and 1 GiB for the app. The image sets no limits of its own."""
    most, gib = Limits(), 2**30
    assert "KUTIPAN_MAX_" not in DOCKERFILE + COMPOSE
    (memory,) = re.findall(r"^    mem_limit: (\d+)g$", COMPOSE, re.MULTILINE)
    (place,) = re.findall(r'^    tmpfs: \["/tmp:size=(\d+)g,mode=1777"\]$', COMPOSE, re.MULTILINE)
    assert int(place) * gib > most.unpacked_bytes
    assert int(memory) * gib >= int(place) * gib + 4 * most.memory_bytes + gib


def test_what_is_copied_is_there_and_nothing_else_is_sent_to_the_builder() -> None:
    copied = {
        part for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for part in line.split()
    }
    assert copied and all((ROOT / part).exists() for part in copied)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored and {line[1:] for line in ignored if line.startswith("!")} == copied
    assert not any("secrets" in part for part in copied)


def test_the_image_has_every_file_that_the_app_opens(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the image copies, in a folder of its own that nothing writes to: the app starts there, reads seeds and is
    well."""
    place = tmp_path_factory.mktemp("image")
    for part in ("app.py", "lib", "pages", "seeds", ".streamlit/config.toml"):
        (place / part).parent.mkdir(exist_ok=True)
        subprocess.run(["cp", "-r", str(ROOT / part), str(place / part)], check=True)
    env = {"PATH": "/usr/bin:/bin", "HOME": str(place / "home"), "KUTIPAN_STORE": str(place / "data" / "store"), "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "lib", "ingest", "seeds"], cwd=place, env=env, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = subprocess.run([sys.executable, "-m", "lib", "stats"], cwd=place, env=env, capture_output=True, text=True, check=False)  # fmt: skip
    assert said.returncode == 0 and not (place / "home").exists()


def test_the_command_of_the_image_starts_the_app(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its flags are Streamlit's; without a browser and without a terminal it is well."""
    place = tmp_path_factory.mktemp("command")
    flags = [f for f in instructions("CMD")[-1].strip("[]").replace('"', "").split(", ") if f.startswith("--server.")]
    named = {"STREAMLIT_" + f[2:].partition("=")[0].replace(".", "_").upper(): f.partition("=")[2] for f in flags}
    assert named.pop("STREAMLIT_SERVER_PORT") == "8501" and named.pop("STREAMLIT_SERVER_ADDRESS") == "0.0.0.0"
    with running_app(place / "store", place / "log", more=named) as address:
        assert address.startswith("http://127.0.0.1:")


def test_every_fault_of_the_table_names_tests_that_are_there() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = page.partition("## What may go wrong\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?!fault|---)[^|]+\|[^|]+\| (.+) \|$", table, re.MULTILINE)
    named = [(file, test) for row in rows for part in row.split("; ") for file, _, tests in [part.partition(": ")] for test in re.findall(r"`(test_\w+)`", tests)]  # fmt: skip
    assert len(rows) == 14
    assert not [(f, t) for f, t in named if f"def {t}(" not in (ROOT / "tests" / f.strip("`")).read_text(encoding="utf-8")]  # fmt: skip
