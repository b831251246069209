"""Microsoft's EWS Java API, the Managed API's sibling, tells its story on every product.

The library is not here: EWS_JAVA_CLASSPATH names its jar and those that it needs (httpclient, httpcore, commons-codec,
commons-io, commons-lang3, commons-logging, joda-time and, from Java 11 on, jaxb-api and jaxws-api), and ``javac`` and
``java`` have to be on the path. The story is ``Story.java``; a step is a line of what it prints.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from fake_ews.testing import FakeExchange
from tests.calling import every_product

ALICE: Final = "alice@example.test"
BOB: Final = "bob@example.test"
PASSWORD: Final = "secret"
STORY: Final = Path(__file__).parent / "Story.java"
LIBRARY: Final = os.environ.get("EWS_JAVA_CLASSPATH", "")

pytestmark = [
    pytest.mark.skipif(not LIBRARY, reason="EWS_JAVA_CLASSPATH names no class path with Microsoft's EWS Java API"),
    pytest.mark.skipif(shutil.which("javac") is None, reason="there is no javac"),
]


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Compile the story, and return the class path that runs it."""
    out = tmp_path_factory.mktemp("classes")
    subprocess.run(["javac", "-Xlint:none", "-cp", LIBRARY, "-d", str(out), str(STORY)], check=True)
    return os.pathsep.join((str(out), LIBRARY))


@every_product
def test_microsofts_own_client_finds_what_it_expects(product: str, classes: str, tmp_path: Path) -> None:
    with FakeExchange(exchange=product, mailboxes={ALICE: PASSWORD, BOB: PASSWORD}) as exchange:
        trusted = exchange.write_ca(tmp_path / "ca.p12")
        trust = (f"-Djavax.net.ssl.trustStore={trusted}", "-Djavax.net.ssl.trustStorePassword=changeit")
        story = ["java", *trust, "-cp", classes, "Story", exchange.ews_url, ALICE, BOB, PASSWORD]
        told = subprocess.run(story, check=False, capture_output=True, text=True, timeout=180)

    steps = told.stdout.splitlines()
    assert [step for step in steps if not step.startswith("ok ")] == [], told.stderr
    assert len(steps) == 37
