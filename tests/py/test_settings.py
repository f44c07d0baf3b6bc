"""The settings for servers that no test can run: read, and compared with what Apache is told.

Apache itself runs in tests/hosts.
"""

import re
from datetime import timedelta
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from widget import settings

FILES = settings.files()
ALWAYS, KEPT = (
    dict(re.findall(r'Header set (\S+) "?(.+?)"?$', part, re.MULTILINE))
    for part in FILES[".htaccess"].split('<FilesMatch "-[0-9a-f]{10}')
)
"""What Apache says of every file, and what of those that never change."""

IIS = ElementTree.fromstring(FILES["web.config"])


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return the headers by the address in a _headers file, read as Cloudflare Pages does."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            headers = found[line] = {}
        elif line and not line.startswith("#"):
            name, value = line.strip().split(": ", 1)
            headers[name] = value
    return found


def replaced(parent: Element | None, key: str, value: str) -> dict[str, str]:
    """Return what IIS adds to one of its lists; it answers 500 to what is there already."""
    assert parent is not None
    removed = set()
    added = {}
    for element in parent:
        name = element.get(key, "")
        if element.tag == "remove":
            removed.add(name)
        elif value in element.attrib:
            assert name in removed, name
            added[name] = element.get(value, "")
    return added


def directives(header: str) -> set[str]:
    return set(header.split(", "))


def test_netlify_and_cloudflare_are_told_what_apache_is() -> None:
    found = rules(FILES["_headers"])
    asked_again = {"Cache-Control": ALWAYS["Cache-Control"]}  # which both do by themselves
    assert found["/*"] | asked_again == ALWAYS
    assert found["/assets/*"] == KEPT


def test_no_header_is_said_twice_of_one_address_as_cloudflare_would_join_the_two() -> None:
    found = rules(FILES["_headers"])
    assert set(found) == {"/*", "/assets/*"}
    assert not found["/*"].keys() & found["/assets/*"].keys()


def test_iis_says_what_apache_says_in_place_of_the_sites_own() -> None:
    headers = IIS.find("system.webServer/httpProtocol/customHeaders")
    assert headers is not None
    assert replaced(headers, "name", "value") | {"Cache-Control": "no-cache"} == ALWAYS
    removed = {element.get("name") for element in headers.iter("remove")}
    assert {"X-Frame-Options", "Cache-Control"} <= removed


def test_iis_lets_browsers_keep_what_never_changes_and_ask_again_for_all_else() -> None:
    always = IIS.find("system.webServer/staticContent/clientCache")
    assert always is not None
    assert always.attrib == {"cacheControlMode": "DisableCache"}  # it then says no-cache
    kept = IIS.find("location[@path='assets']/system.webServer/staticContent/clientCache")
    assert kept is not None
    assert kept.get("cacheControlMode") == "UseMaxAge"
    days, _, clock = kept.get("cacheControlMaxAge", "").partition(".")
    assert clock == "00:00:00"
    age = f"max-age={timedelta(days=int(days)) // timedelta(seconds=1)}"
    custom = directives(kept.get("cacheControlCustom", ""))
    assert {age, *custom} == directives(KEPT["Cache-Control"])


def test_iis_knows_the_types_that_apache_knows() -> None:
    types = replaced(IIS.find("system.webServer/staticContent"), "fileExtension", "mimeType")
    told = re.findall(r'<FilesMatch "(.+)">\s+ForceType "?(.+?)"?$', FILES[".htaccess"], re.M)
    assert set(types.values()) == {kind for _, kind in told}
    for ending, kind in types.items():
        assert [of for names, of in told if re.search(names, "file" + ending)] == [kind], ending


def test_iis_opens_the_panel_by_its_folder_and_refuses_none_of_its_files() -> None:
    index = IIS.find("system.webServer/defaultDocument/files")
    assert index is not None
    assert [(each.tag, each.get("value")) for each in index] == [
        ("clear", None),
        ("add", "index.html"),
    ]
    endings = IIS.find("system.webServer/security/requestFiltering/fileExtensions")
    allowed = replaced(endings, "fileExtension", "allowed")
    assert allowed == {".json": "true", ".pack": "true", ".wasm": "true"}
