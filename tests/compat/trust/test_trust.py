"""Programs that we did not write trust an Exchange by a file in their own form, as their documentation says."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest

from fake_ews.testing import FakeExchange

HERE: Final = Path(__file__).parent
NOTHING: Final = MappingProxyType[str, str]({})

#: What node does with a URL, and says when it does not trust the server.
ASK_IN_NODE: Final = "fetch(process.argv[1]).then(r => console.log(r.status), e => console.log(e.cause.code))"


@pytest.fixture(scope="module")
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange() as running:
        yield running


def said(program: str, *arguments: str, environment: Mapping[str, str] = NOTHING) -> str:
    """Run a program of the machine, and return what it prints; skips the test where there is none."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"there is no {program} on this machine, which would have to judge")
    done = subprocess.run(
        [path, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | environment,
        check=False,
    )
    return done.stdout.strip() or done.stderr.strip()


def test_java_connects_with_the_truststore(exchange: FakeExchange, tmp_path: Path) -> None:
    if shutil.which("javac") is None:
        pytest.skip("there is no javac on this machine, and so no Java that runs a source file")
    store = exchange.write_ca(tmp_path / "ca.p12")
    trust = (f"-Djavax.net.ssl.trustStore={store}", "-Djavax.net.ssl.trustStorePassword=changeit")
    assert said("java", *trust, str(HERE / "Ask.java"), exchange.ews_url) == "401"


def test_keytool_finds_a_trusted_certificate_in_the_truststore(exchange: FakeExchange, tmp_path: Path) -> None:
    store = exchange.write_ca(tmp_path / "ca.p12")
    assert "fake_ews" in (listed := said("keytool", "-list", "-keystore", str(store), "-storepass", "changeit"))
    assert "trustedCertEntry" in listed


def test_node_connects_with_node_extra_ca_certs_and_not_without(exchange: FakeExchange, tmp_path: Path) -> None:
    authority = exchange.write_ca(tmp_path / "ca.pem")
    trusting = {"NODE_EXTRA_CA_CERTS": str(authority)}
    assert said("node", "-e", ASK_IN_NODE, exchange.ews_url, environment=trusting) == "401"
    assert said("node", "-e", ASK_IN_NODE, exchange.ews_url) == "UNABLE_TO_VERIFY_LEAF_SIGNATURE"


@pytest.mark.parametrize("ending", [".crt", ".cer", ".der"])
def test_openssl_reads_der(exchange: FakeExchange, tmp_path: Path, ending: str) -> None:
    authority = exchange.write_ca(tmp_path / f"ca{ending}")
    assert said("openssl", "x509", "-inform", "DER", "-in", str(authority)) == exchange.ca_pem.strip()


def test_openssl_finds_the_authority_and_no_key_in_what_dotnet_imports(exchange: FakeExchange, tmp_path: Path) -> None:
    store = exchange.write_ca(tmp_path / "ca.pfx")
    listed = said("openssl", "pkcs12", "-in", str(store), "-passin", "pass:changeit", "-nodes")
    assert exchange.ca_pem.strip() in listed
    assert "PRIVATE KEY" not in listed


def test_openssl_verifies_the_server_by_it(exchange: FakeExchange, tmp_path: Path) -> None:
    authority = exchange.write_ca(tmp_path / "ca.pem")
    connected = said(
        "openssl", "s_client", "-connect", f"{exchange.host}:{exchange.port}", "-CAfile", str(authority), "-brief"
    )
    assert "Verification: OK" in connected
