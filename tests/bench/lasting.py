"""What stays in a browser's memory after long use: of the panel, and of a school's page."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.bench.conditions import FAST
from tests.bench.measures import fresh_page
from tests.browser.panel import NOTE_INTERPRETER

VIEWS, LOGINS, LANGUAGES, OPENINGS, TAGS = 500, 500, 300, 200, 200
"""How often each is done."""
PANELS = 20
"""So many panels stand open on one page."""
TRIED_FIRST = 10
"""How many of these in a hundred are done before the memory is weighed for the first time."""
PATIENCE_MS = 6_000
"""A little longer than a school's page waits for a panel, which it holds as long."""

_PAINTED = "await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));"
_VIEWS = f"""async (times) => {{
    const ids = [...document.querySelectorAll(".view")].map(({{ id }}) => id);
    for (let turn = 0; turn < times; turn += 1) {{
        location.hash = ids[turn % ids.length];
        {_PAINTED}
    }}
    location.hash = "login-rodzica";
}}"""
_LOGINS = f"""async (times) => {{
    const field = document.getElementById("pupil-login");
    for (let turn = 0; turn < times; turn += 1) {{
        field.value = `${{1000000 + turn}}u`;
        field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        {_PAINTED}
        const answer = field.form.querySelector("output").textContent;
        if (answer !== `${{1000000 + turn}}`) throw new Error(`answered ${{answer}}`);
    }}
}}"""
_LANGUAGES = """async (times) => {
    for (let turn = 0; turn < times; turn += 1) {
        const language = ["uk", "en", "pl"][turn % 3];
        document.querySelector(`header nav a[lang=${language}]`).click();
        while (document.documentElement.lang !== language) {
            await new Promise((then) => setTimeout(then, 2));
        }
    }
}"""
_OPENINGS = """async (times) => {
    const panel = document.querySelector("klucznik-panel");
    const happened = (name) => new Promise((then) => {
        panel.addEventListener(name, then, { once: true });
    });
    for (let turn = 0; turn < times; turn += 1) {
        const opened = happened("klucznik:open");
        panel.shadowRoot.querySelector("button").click();
        await opened;
        await new Promise((then) => setTimeout(then, 30));
        const closed = happened("klucznik:close");
        const boxes = [...document.querySelectorAll("body > div")];
        boxes.map((box) => box.shadowRoot?.querySelector("dialog[open]")).find(Boolean).close();
        await closed;
    }
}"""
_TAGS = f"""async (times) => {{
    for (let turn = 0; turn < times; turn += 1) {{
        const tag = document.createElement("klucznik-panel");
        tag.innerHTML = '<a href="../">Nie możesz się zalogować?</a>';
        document.querySelector("main").append(tag);
        {_PAINTED}
        tag.remove();
    }}
    {_PAINTED}
}}"""
_PANELS = """async (times) => {
    const opened = Array.from({ length: times }, () => {
        const tag = document.createElement("klucznik-panel");
        tag.innerHTML = '<a href="../">Nie możesz się zalogować?</a>';
        tag.setAttribute("open", "");
        document.querySelector("main").append(tag);
        return tag;
    });
    for (const tag of opened) {
        const frame = () => tag.shadowRoot.querySelector("iframe")?.contentDocument;
        while (frame()?.documentElement.dataset.python !== "ready") {
            await new Promise((then) => setTimeout(then, 50));
        }
    }
    for (const tag of opened) tag.remove();
}"""


@dataclass(frozen=True)
class Weight:
    """What a page holds: bytes of JavaScript, bytes of Python's memory, listeners."""

    heap: int
    python: int
    listeners: int


@dataclass(frozen=True)
class Use:
    """A long use of a page: what it is called, the script that does it, and how often."""

    name: str
    script: str
    times: int


IN_THE_PANEL = (
    Use(f"{VIEWS} views", _VIEWS, VIEWS),
    Use(f"{LOGINS} logins", _LOGINS, LOGINS),
    Use(f"{LANGUAGES} switches of the language", _LANGUAGES, LANGUAGES),
)
ON_THE_SCHOOLS_PAGE = (
    Use(f"{OPENINGS} openings", _OPENINGS, OPENINGS),
    Use(f"{TAGS} tags put in and taken out", _TAGS, TAGS),
    Use(f"{PANELS} open panels put in and taken out", _PANELS, PANELS),
)


def before_and_after(browser: Browser, address: str, use: Use) -> tuple[Weight, Weight]:
    """Weigh a page after a tenth of its use, when all that is kept once is there, and at last."""
    with fresh_page(browser, FAST) as watched:
        page = watched.page
        page.add_init_script(NOTE_INTERPRETER)
        page.goto(address)
        page.wait_for_function("!document.querySelector('html[data-python=loading]')")
        page.wait_for_load_state("networkidle")
        page.evaluate(use.script, max(1, use.times * TRIED_FIRST // 100))
        before = _weigh(page)
        page.evaluate(use.script, use.times)
        return before, _weigh(page)


def _weigh(page: Page) -> Weight:
    page.wait_for_timeout(PATIENCE_MS)
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable")
    for _ in range(5):  # What one lets go of may hold something itself, and frames take a while.
        page.wait_for_timeout(200)
        tools.send("HeapProfiler.collectGarbage")
    told = tools.send("Performance.getMetrics")["metrics"]
    metrics = {each["name"]: int(each["value"]) for each in told}
    python = page.evaluate("window.python?.memory.buffer.byteLength ?? 0")
    return Weight(metrics["JSHeapUsedSize"], python, metrics["JSEventListeners"])
