"""What is imported is declared, what is declared is imported, what is locked is in the declared range."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

RUN_TIME = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "lib").rglob("*.py"))]
DEVELOPMENT = "# for development"
# Installed by hand by who wants it; the app says how where it is missing.
BY_HAND = {"argostranslate"}
# Imported by another package of ours and brought along by none.
FOR_OTHERS = {"lxml-html-clean", "cryptography", "authlib", "httpx"}


def requirements(name: str) -> dict[str, Requirement]:
    """The requirements of a file by their canonical name, in its order; the rule between run time and development is
    kept as a name of its own."""
    found = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        bare = line.partition("#")[0].strip()
        if line.startswith(DEVELOPMENT):
            found[DEVELOPMENT] = Requirement("none")
        elif bare:
            required = Requirement(bare)
            found[canonicalize_name(required.name)] = required
    return found


def run_time() -> set[str]:
    """The packages that the app runs on, those for a cluster among them."""
    names = list(requirements("requirements.txt"))
    return {*names[: names.index(DEVELOPMENT)], *requirements("requirements-spark.txt")}


@cache
def owners() -> dict[str, set[str]]:
    """Folders and modules of site-packages (`fluent/syntax`, `docx`) → the packages that install them."""
    found: dict[str, set[str]] = {}
    for one in distributions():
        name = canonicalize_name(one.name)  # once: it is read out of a file
        for file in one.files or ():
            if file.name.endswith((".py", ".so")):
                parts = str(file).split("/")
                for depth in range(1, len(parts) + 1):
                    found.setdefault("/".join(parts[:depth]).split(".")[0], set()).add(name)
    return found


def packages_of(module: str) -> set[str]:
    """The packages that a module may come from: by its first name, by more of it where several share that
    (`fluent`)."""
    parts = module.split(".")
    found = owners().get(parts[0], set())
    for depth in range(2, len(parts) + 1):
        if len(found) > 1:
            found = owners().get("/".join(parts[:depth]), found)
    return found or {canonicalize_name(parts[0])}


def imports(path: Path) -> set[str]:
    """The foreign modules that a file imports, at any depth; `from a import b` as `a.b`, as b may be a package of its
    own."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            # a name put together counts as far as it is known: f"faker.providers.person.{locale}"
            name = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
            found |= {str(name.value).rstrip(".")} if isinstance(name, ast.Constant) else set()
    ours = {"lib", "pages", "tests", "bench", "training"}
    return {m for m in found if (first := m.split(".")[0]) not in sys.stdlib_module_names and first not in ours}


def test_every_import_is_declared() -> None:
    declared = run_time() | BY_HAND
    loose = {
        (str(path.relative_to(ROOT)), module)
        for path in RUN_TIME
        for module in imports(path)
        if not packages_of(module) & declared
    }
    assert loose == set()


def test_every_package_of_run_time_is_imported() -> None:
    used = {name for path in RUN_TIME for module in imports(path) for name in packages_of(module)}
    assert run_time() - used - FOR_OTHERS == set()


# Modules of ../shared/eval, which lie beside the gold they score: no package brings them.
LENT = {"score_quotes"}


def test_every_import_of_the_tests_is_declared() -> None:
    declared = (
        set(requirements("requirements.txt"))
        | set(requirements("requirements-dev.txt"))
        | run_time()
        | BY_HAND
        | {"packaging", "joserfc"}
    )  # pytest's own and pip's; authlib's own
    loose = {m for path in (ROOT / "tests").rglob("*.py") for m in imports(path) if not packages_of(m) & declared}
    assert loose - LENT == set()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-spark"])
def test_the_lock_holds_every_requirement_within_its_range(name: str) -> None:
    locked = {
        canonicalize_name(match[1]): Version(match[2])
        for match in re.finditer(
            r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;]+)", (ROOT / f"{name}.lock").read_text(), re.MULTILINE
        )
    }
    declared = {k: r for k, r in requirements(f"{name}.txt").items() if k != DEVELOPMENT}
    wrong = {k: str(r) for k, r in declared.items() if k not in locked or locked[k] not in r.specifier}
    assert wrong == {}, "run make lock"


def test_every_requirement_has_a_lowest_and_a_highest_version_and_a_reason() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-spark.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            bare, _, why = line.partition("#")
            signs = {s.operator for s in Requirement(bare.strip()).specifier}
            assert signs in ({">=", "<"}, {"=="}) or bare.startswith("certifi"), line  # its versions are days
            assert why.strip(), line


def test_the_readme_names_no_file_that_git_ignores() -> None:
    """In prose: a command may name what it makes."""
    prose = re.sub(r"^```.*?^```", "", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    paths = sorted({p.rstrip(".") for p in re.findall(r"(?<![\w./:-])\.?\w[\w.-]*(?:/[\w.-]+)+", prose)})
    assert "docs/teams-and-sizes.md" in paths
    ignored = subprocess.run(["git", "check-ignore", *paths], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ignored.returncode == 1, ignored.stdout + ignored.stderr
