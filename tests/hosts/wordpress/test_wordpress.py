"""A school's webmaster puts the README's tag into WordPress, in block themes and a classic one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import install
from tests.browser.panel import OPENER, wait_for
from tests.embed.walk import box, overlap, works
from tests.hosts.wordpress.site import ADMINISTRATOR, AUTHOR, Site, wordpress

pytestmark = pytest.mark.only_in("chromium", reason="what WordPress makes of a page is the same")

CLASSIC_THEME = "twentytwentyone"
THEMES = ("twentytwentytwo", "twentytwentythree", "twentytwentyfour", CLASSIC_THEME)
WIDTHS = (360, 1280)

README = Path(__file__).parents[3] / "README.md"
TAG = re.findall(r"<script .*\n<klucznik-panel.*", README.read_text(encoding="utf-8"))[0]
LIBRUS = '<a href="https://portal.librus.pl/szkola">LIBRUS Synergia</a>'
HOURS = "Sekretariat jest czynny od 7:30."

BLOCKS = f"""<!-- wp:paragraph -->
<p>{LIBRUS}</p>
<!-- /wp:paragraph -->

<!-- wp:html -->
{TAG}
<!-- /wp:html -->

<!-- wp:paragraph -->
<p>{HOURS}</p>
<!-- /wp:paragraph -->"""

CLASSIC = f"""{LIBRUS}

{TAG}

{HOURS}"""
"""As the old editor keeps it: WordPress makes the paragraphs."""

IN_PARAGRAPH = re.sub("<klucznik.*>", r"<p>\g<0></p>", BLOCKS)
"""As docs/embedding.md says for WordPress: the link, too, then stands in line."""


@pytest.fixture(scope="session")
def fresh() -> Iterator[Site]:
    """Return a school's WordPress."""
    if not install.is_there("wordpress"):
        pytest.skip(install.how_to_get("wordpress"))
    with wordpress() as site:
        yield site


@pytest.fixture(scope="module")
def school(request: pytest.FixtureRequest, fresh: Site) -> Site:
    """Return it in a theme."""
    fresh.wear(request.param)
    return fresh


IS_WHOLE = """button => {
    button.scrollIntoView({ block: "center" });
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const edges = [[left + 1, y], [right - 1, y], [x, top + 1], [x, bottom - 1]];
    const root = button.getRootNode();
    return edges.every(([x, y]) => root.elementFromPoint(x, y) === button);
}"""
"""Whether a click at each edge of the button meets it: nothing cuts or covers it."""


def stands_in_line(page: Page, part: Locator, role: Literal["button", "link"] = "button") -> None:
    """Expect of what opens the panel that it begins where the Librus link does, over nothing."""
    tag = part.get_by_role(role, name=OPENER)
    link = part.get_by_role("link", name="LIBRUS Synergia")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert box(tag)["x"] == pytest.approx(box(link)["x"], abs=1)
        assert overlap(tag, link) == 0
        assert overlap(tag, part.get_by_text(HOURS)) == 0
        assert tag.evaluate(IS_WHOLE)


@pytest.mark.parametrize("school", THEMES, indirect=True)
@pytest.mark.parametrize("content", [BLOCKS, CLASSIC], ids=["blocks", "classic"])
def test_on_a_page_the_button_begins_where_the_librus_link_does_and_opens_the_panel(
    page: Page, school: Site, content: str
) -> None:
    page.goto(school.publish(ADMINISTRATOR, "pages", content))
    stands_in_line(page, page.locator("main"))
    works(page)


@pytest.mark.parametrize("school", [CLASSIC_THEME], indirect=True)
def test_in_a_sidebar_the_button_begins_where_the_librus_link_does_and_opens_the_panel(
    page: Page, school: Site
) -> None:
    widget = {"id_base": "block", "sidebar": "sidebar-1", "instance": {"raw": {"content": BLOCKS}}}
    school.write(ADMINISTRATOR, "widgets", **widget)
    page.goto(school.address)
    stands_in_line(page, page.locator(".widget-area"))
    works(page)


@pytest.mark.parametrize("school", THEMES, indirect=True)
def test_what_an_author_writes_keeps_the_link_and_it_leads_to_the_panel(
    page: Page, school: Site
) -> None:
    page.goto(school.publish(AUTHOR, "posts", IN_PARAGRAPH))
    post = page.locator("main")
    expect(post.locator("klucznik-panel, script[src*=klucznik]")).to_have_count(0)
    stands_in_line(page, post, "link")
    post.get_by_role("link", name=OPENER).click()
    wait_for(page, "ready")
