"""A Spark standalone cluster on loopback: a master and two workers, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
# These processes live for minutes: what Java's second compiler makes faster takes longer to be made. A collector of one
# thread, as each has one core.
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
EXECUTOR = b"org.apache.spark.executor.CoarseGrainedExecutorBackend"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(folder: Path, name: str, arguments: list[str]) -> subprocess.Popen[bytes]:
    """A Spark process whose output goes to a log."""
    environment = os.environ | {
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_WORKER_DIR": str(folder / name),
        "SPARK_DAEMON_JAVA_OPTS": JAVA,
    }
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [str(HOME / "bin" / "spark-class"), *arguments],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def waited_for(log: Path, words: str, seconds: int = 90) -> str:
    """The line of a log that holds some words, as soon as it is there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = re.search(rf"[^\n]*{words}[^\n]*", log.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found.group()
        time.sleep(0.1)
    raise RuntimeError(f"{log.name} never said {words!r}:\n{log.read_text(errors='replace')[-2000:]}")


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """The address of a master that has its workers."""
    port = free_port()
    address = f"spark://127.0.0.1:{port}"
    # Few and small rows: fewer parts than Spark cuts a shuffle into for a real corpus.
    (folder / "spark-defaults.conf").write_text(
        f"""spark.sql.shuffle.partitions 4
spark.ui.enabled false
spark.driver.extraJavaOptions {JAVA}
spark.executor.extraJavaOptions {JAVA}
""",
        encoding="utf-8",
    )
    os.environ["SPARK_CONF_DIR"] = str(folder)
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    package = "org.apache.spark.deploy"
    processes = [
        started(
            folder,
            "master",
            [f"{package}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port())],
        )
    ]
    try:
        waited_for(folder / "master.log", "I have been elected leader")
        for n in range(workers):
            processes.append(
                started(
                    folder,
                    f"worker{n}",
                    [
                        f"{package}.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--cores",
                        "1",
                        "--memory",
                        "2g",
                        "--webui-port",
                        str(free_port()),
                        address,
                    ],
                )
            )
        for n in range(workers):
            waited_for(folder / f"worker{n}.log", "Successfully registered with master")
        yield address
    finally:
        for process in reversed(processes):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def executors() -> list[int]:
    """The process ids of the executors that run on this machine."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes()
            except OSError:
                continue  # it ended while we looked
            if EXECUTOR in words and b"java" in words.split(b"\0")[0]:
                found.append(int(entry.name))
    return sorted(found)
