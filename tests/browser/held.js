/**
 * What doesn't hold in a panel whose files came broken: words and links, an honest state, what was
 * typed, no control that nothing answers. Returns the complaints; none is what is wanted.
 */
async (/** @type {string} */ typed) => {
  /** @type {string[]} */
  const complaints = [];
  /** @type {(holds: boolean, what: string) => unknown} */
  const demand = (holds, what) => holds || complaints.push(what);
  /** @type {(selector: string) => HTMLElement | null} */
  const $ = (selector) => document.querySelector(selector);
  /** @type {(selector: string) => NodeListOf<HTMLElement>} */
  const listed = (selector) => document.querySelectorAll(selector);
  const all = (/** @type {string} */ selector) => [...listed(selector)];
  /** @type {(element: HTMLElement | null | undefined) => boolean} */
  const isSeen = (element) => !!element?.checkVisibility({ visibilityProperty: true });
  const state = document.documentElement.dataset.python;

  // Firefox follows a link that a script clicks a moment later.
  const follows = (/** @type {() => void} */ act) =>
    new Promise((resolve) => {
      addEventListener("hashchange", resolve, { once: true });
      setTimeout(resolve, 1_000);
      act();
    });
  if (location.hash !== "#login-rodzica") {
    await follows(() => {
      location.hash = "login-rodzica";
    });
  }
  // What happens by itself after ten seconds has happened.
  for (const animation of document.getAnimations()) animation.finish();
  const field = /** @type {HTMLInputElement} */ ($("#pupil-login"));
  const answer = $('output[for="pupil-login"]')?.textContent;
  demand(field.value === typed, `what was typed is lost: ${field.value}`);
  demand(isSeen(field) || state === "static", "what was typed is out of sight");
  demand(!all(".waiting").some(isSeen), "it says that Python is about to come");
  demand(isSeen($("#login-rodzica .steps li")), "the steps are out of sight");
  if (state === "ready") {
    demand(answer === typed.replace("u", ""), `ready, and answers ${answer}`);
    demand(!field.readOnly, "ready, and takes no login");
    demand(!all(".without-python").some(isSeen), "ready, and says that it can't");
  } else {
    demand(answer === "", `not ready, and answers ${answer}`);
    const fields = all("main input").filter((each) => each !== field && isSeen(each));
    demand(!fields.length, `fields that nobody answers: ${fields.map(({ id }) => id)}`);
    demand(!all("main button").some(isSeen), "a button that nothing answers");
  }
  if (state === "failed") {
    demand(field.readOnly, "a field that nobody answers takes a login");
    demand(isSeen($("#login-rodzica .without-python")), "it doesn't say that it can't");
  }
  await follows(() => {
    location.hash = "start";
  });
  // What a search has found stands in the place of the answers; one tap brings them back.
  $("#found [data-clear]")?.click();
  for (const [step, next] of [
    ["start haslo", "czyje-haslo"],
    ["czyje-haslo rodzica", "co-masz"],
    ["co-masz login-i-email", "haslo-rodzica"],
  ]) {
    const link = $(`[data-answer="${step}"]`);
    demand(isSeen(link), `no link „${step}”`);
    await follows(() => link?.click());
    demand(location.hash === `#${next}`, `„${step}” leads to ${location.hash}`);
    demand(isSeen($(`#${next} h2`)), `„${step}” leads to nothing`);
  }
  demand(isSeen($("#haslo-rodzica .steps li")), "the answer has no steps");
  return complaints;
};
