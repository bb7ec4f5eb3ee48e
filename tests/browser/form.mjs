// Plays somebody who fills in a form: what was seen. What is saved goes to a folder; a play knows answers, drafts and the like.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PHONE = { width: 320, height: 640 };
// Until what does not come is a failure: only there so that a play that hangs ends, on any machine.
const PATIENCE = 300_000;
const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Of the play that goes on now. */
let browser, folder, paths, known, seen;

function begin(options = {}) {
  return browser.newContext({ locale: "nl-NL", timezoneId: "Europe/Amsterdam", ...options });
}

async function open(context, path = paths[0]) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("request", (request) => seen.requests.push(request.url()));
  // What the policy of the page stopped, was never asked.
  page.on("requestfailed", (request) => {
    if (request.failure().errorText === "csp") seen.requests.splice(seen.requests.indexOf(request.url()), 1);
  });
  page.on("dialog", (dialog) => { seen.dialogs.push(`${dialog.type()} ${dialog.message()}`); dialog.accept(); });
  page.on("console", (message) => seen.messages.push(message.text()));
  page.on("pageerror", (error) => seen.messages.push(error.message));
  await page.goto(pathToFileURL(path).href);
  return page;
}

function statement(page, id) {
  return page.locator(`[data-id="${id}"], [data-question="${id}"]`);
}

async function choose(page, id, choice) {
  await statement(page, id).locator(`label:has(input[value="${choice}"])`).click();
}

async function write(page, id, note) {
  const field = statement(page, id).locator("textarea");
  if (!(await field.isVisible())) {
    await statement(page, id).locator("summary", { hasText: "schrijven" }).click();
  }
  await field.fill(note);
}

async function fillByHand(page, filled = known.answers) {
  for (const [id, { choice, note }] of Object.entries(filled)) {
    if (choice) await choose(page, id, choice);
    if (note) await write(page, id, note);
  }
}

/** Where filling in is not what is looked at: everything at once, and the last answer by hand, for a page asks nothing of somebody who touched nothing. */
async function fill(page) {
  const filled = Object.entries(known.answers);
  await page.evaluate((entries) => entries.forEach(([id, { choice, note }]) => {
    const block = document.querySelector(`[data-id="${id}"], [data-question="${id}"]`);
    if (choice) block.querySelector(`input[value="${choice}"]`).click();
    if (!note) return;
    const field = block.querySelector("textarea");
    if (field.closest("details")) field.closest("details").open = true;
    field.value = note;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }), filled.slice(0, -1));
  await fillByHand(page, Object.fromEntries(filled.slice(-1)));
}

async function save(page, file) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#bewaar")]);
  await download.saveAs(join(folder, file));
  return download.suggestedFilename();
}

/** What the form holds: the choice and the note of every statement that has one, and what was written at every open question. */
function answers(page) {
  return page.evaluate(() => Object.fromEntries([...document.querySelectorAll("[data-id], [data-question]")].map((block) => [block.dataset.id || block.dataset.question, {
    choice: (block.querySelector("input:checked") || {}).value || "",
    note: block.querySelector("textarea").value,
  }]).filter(([, { choice, note }]) => choice || note)));
}

function sort(held) {
  return JSON.stringify(Object.entries(held).sort());
}

async function until(holds) {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came: ${holds}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

/** Closes the window as somebody does who may be asked whether that is meant. */
async function leave(page) {
  await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
}

function submission(page) {
  return page.evaluate(() => Object.values(localStorage).map((text) => JSON.parse(text).submission)[0]);
}

async function says(page) {
  return (await page.locator("#melding").textContent()).trim();
}

async function judge(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) }));
}

/** Everything that can be touched and is lower than a finger needs. */
function tooSmall(page) {
  return page.evaluate(() => [...document.querySelectorAll("button, summary, .choices label, textarea, a")]
    .filter((element) => element.offsetParent && element.getBoundingClientRect().height < 44).map((element) => element.outerHTML.slice(0, 120)));
}

const plays = {
  async look() {
    const rows = [];
    for (const path of paths) {
      const page = await open(await begin({ viewport: PHONE }), path);
      const row = { before: await judge(page), heading: await page.locator("h1").textContent(), width: await page.evaluate(() => document.documentElement.scrollWidth) };
      await fill(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      await save(page, "bekeken.dialoog.json");
      await page.click("#toon");
      await page.click("#wissen");
      row.after = await judge(page);
      row.wide = await page.evaluate(() => document.documentElement.scrollWidth);
      row.small = await tooSmall(page);
      row.fonts = await page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].filter(({ status }) => status === "loaded").length; });
      rows.push(row);
    }
    return rows;
  },

  async mouse() {
    const context = await begin();
    // Already the next day in Amsterdam.
    await context.clock.setFixedTime(new Date("2026-12-31T23:30:00Z"));
    const page = await open(context);
    const start = await page.locator("#voortgang").textContent();
    await fillByHand(page);
    const file = await save(page, "muis.dialoog.json");
    return {
      start, file, progress: await page.locator("#voortgang").textContent(), says: await says(page), open: await page.locator("#nog-open").textContent(),
      links: await page.locator("#open-lijst a").allTextContents(), after: await page.locator("#bewaard").innerText(),
    };
  },

  async keyboard() {
    const page = await open(await begin());
    const faults = [];
    const done = new Set();
    for (let steps = 0; steps < 2_000; steps += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        const block = element.closest("[data-id], [data-question]");
        const shown = element.type === "radio" ? element.nextElementSibling : element;
        const { top, bottom } = shown.getBoundingClientRect();
        const bar = document.getElementById("balk");
        return {
          id: element.id, tag: element.tagName, type: element.type, statement: block ? block.dataset.id || block.dataset.question : "",
          choices: block ? Array.from(block.querySelectorAll("input[type=radio]"), (radio) => radio.value) : [], text: element.textContent,
          ring: getComputedStyle(shown).outlineStyle !== "none",
          covered: !bar.contains(element) && (top < bar.getBoundingClientRect().bottom - 1 || bottom > innerHeight + 1),
        };
      });
      if (!focus.ring || (focus.covered && focus.tag !== "TEXTAREA")) faults.push(focus);
      const answer = known.answers[focus.statement] || {};
      if (focus.type === "radio" && answer.choice && !done.has(focus.statement)) {
        done.add(focus.statement);
        const index = focus.choices.indexOf(answer.choice);
        if (index === 0) await page.keyboard.press("Space");
        for (let moved = 0; moved < index; moved += 1) await page.keyboard.press("ArrowDown");
      }
      if (focus.tag === "SUMMARY" && focus.text.includes("schrijven") && answer.note) await page.keyboard.press("Enter");
      if (focus.tag === "TEXTAREA" && answer.note) await page.keyboard.insertText(answer.note);
      if (focus.id === "bewaar") {
        const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
        await download.saveAs(join(folder, "toetsen.dialoog.json"));
        return { faults };
      }
    }
    return { faults: ["the button to save cannot be reached"] };
  },

  async clear() {
    const page = await open(await begin());
    const [id] = Object.keys(known.answers);
    const button = statement(page, id).locator("button");
    const visible = [await button.isVisible()];
    await choose(page, id, "ja");
    visible.push(await button.isVisible());
    await button.click();
    visible.push(await button.isVisible());
    return { visible, says: await says(page), held: await answers(page), progress: await page.locator("#voortgang").textContent(),
      focus: await page.evaluate(() => document.activeElement.closest("fieldset").dataset.id) };
  },

  async jump() {
    const page = await open(await begin({ viewport: PHONE }));
    await fill(page);
    const link = page.locator("#open-lijst a").first();
    const text = await link.textContent();
    await link.click();
    return { text, ...(await page.evaluate(() => {
      const fieldset = document.activeElement.closest("fieldset");
      const { top } = fieldset.getBoundingClientRect();
      return { legend: fieldset.querySelector("legend").lastChild.textContent, seen: top > document.getElementById("balk").getBoundingClientRect().bottom && top < innerHeight };
    })) };
  },

  async later() {
    const context = await begin();
    const page = await open(context);
    const fresh = await page.locator("#van-eerder").isVisible();
    await fill(page);
    const first = await submission(page);
    await page.reload();
    const held = await answers(page);
    const offered = await page.locator("#van-eerder").innerText();
    const said = await says(page);
    const kept = await submission(page);
    await page.click("#opnieuw");
    await page.click("#opnieuw-nee");
    const refused = await answers(page);
    await page.click("#opnieuw");
    await page.click("#opnieuw-ja");
    await page.reload();
    return { fresh, held, offered, said, refused, left: await answers(page), again: await page.locator("#van-eerder").isVisible(), first, kept, second: await submission(page) };
  },

  async change() {
    const page = await open(await begin());
    await fill(page);
    await save(page, "eerst.dialoog.json");
    const [id] = Object.keys(known.answers);
    const before = await page.locator("#veranderd").isVisible();
    await choose(page, id, "weet-niet");
    const changed = await page.locator("#veranderd").innerText();
    await save(page, "daarna.dialoog.json");
    return { before, changed, after: await page.locator("#veranderd").isVisible() };
  },

  async wipe() {
    const context = await begin();
    const page = await open(context);
    const other = await open(context);
    await fill(page);
    await save(page, "gewist.dialoog.json");
    await other.locator("#voortgang", { hasText: "2 van" }).waitFor();
    await page.click("#wissen");
    await page.click("#wissen-ja");
    await other.locator("#voortgang", { hasText: "0 van" }).waitFor();
    return { held: await answers(page), elsewhere: await answers(other), said: await says(page), saidElsewhere: await says(other), saved: await page.locator("#bewaard").isVisible(),
      stored: await page.evaluate(() => JSON.stringify(Object.values(localStorage))) };
  },

  async twice() {
    const context = await begin();
    const [one, two] = [await open(context), await open(context)];
    const ids = Object.keys(known.answers);
    for (const [index, id] of ids.entries()) {
      const page = index % 2 ? two : one;
      if (known.answers[id].choice) await choose(page, id, known.answers[id].choice);
      if (known.answers[id].note) await write(page, id, known.answers[id].note);
    }
    for (const page of [one, two]) await until(async () => sort(await answers(page)) === sort(known.answers));
    return { one: await answers(one), two: await answers(two), said: [await says(one), await says(two)], submissions: [await submission(one), await submission(two)],
      stored: await one.evaluate(() => Object.keys(JSON.parse(Object.values(localStorage)[0]).values)) };
  },

  async unheard() {
    const context = await begin();
    // As in a browser that tells windows nothing about each other.
    await context.addInitScript(() => ["storage", "focus", "pageshow", "visibilitychange"].forEach((name) =>
      window.addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true })));
    const pages = [await open(context), await open(context)];
    for (const [index, id] of Object.keys(known.answers).entries()) await choose(pages[index % 2], id, known.answers[id].choice);
    await save(pages[0], "een.dialoog.json");
    await save(pages[1], "twee.dialoog.json");
    return {};
  },

  async apart() {
    const context = await begin();
    await fill(await open(context, paths[0]));
    return { held: await answers(await open(context, paths[1])) };
  },

  async hostile() {
    const first = await open(await begin());
    const key = await first.evaluate(() => Object.keys(localStorage)[0]);
    const [id] = Object.keys(known.answers);
    const rows = [];
    for (const draft of known.drafts) {
      const context = await begin();
      await context.addInitScript(([name, text]) => localStorage.setItem(name, text), [key, draft]);
      const page = await open(context);
      const held = await answers(page);
      await page.click("#anders summary");
      await page.click("#toon");
      const saved = JSON.parse(await page.locator("#tekst").inputValue()).antwoorden;
      await choose(page, id, known.answers[id].choice);
      rows.push({ held, saved, works: id in (await answers(page)), submission: await submission(page) });
      await context.close();
    }
    return rows;
  },

  async blocked() {
    const context = await begin();
    await context.addInitScript((kind) => {
      const refuse = () => { throw new DOMException("nee", "SecurityError"); };
      const write = Storage.prototype.setItem;
      if (kind === "all") Object.defineProperty(window, "localStorage", { get: refuse });
      else if (kind === "write") Storage.prototype.setItem = refuse;
      // A disk that is full as soon as there is something to keep.
      else Storage.prototype.setItem = function set(name, text) { return text.includes('"value"') ? refuse() : write.call(this, name, text); };
    }, known.kind);
    const page = await open(context);
    const before = await page.locator("#onthouden").textContent();
    await fill(page);
    const told = await page.locator("#onthouden").textContent();
    const said = await says(page);
    await leave(page);
    const asked = [...seen.dialogs];
    const next = await open(context);
    await fill(next);
    await save(next, "zonder.dialoog.json");
    await leave(next);
    const askedAgain = seen.dialogs.length;
    seen.dialogs.length = 0;
    return { before, told, said, asked, askedAgain };
  },

  async share() {
    const context = await begin();
    await context.addInitScript((works) => {
      Object.defineProperty(navigator, "canShare", { value: ({ files }) => files.length === 1 });
      Object.defineProperty(navigator, "share", { value: async ({ files }) => {
        window.shared = { name: files[0].name, type: files[0].type, text: await files[0].text() };
        // After all that the form does when it hears how sharing went.
        setTimeout(() => { window.settled = true; });
        if (!works) throw new DOMException("nee", "NotAllowedError");
      } });
    }, known.works);
    const page = await open(context);
    await fill(page);
    const before = await page.locator("#deel").isVisible();
    await save(page, "gedeeld.dialoog.json");
    await page.click("#deel");
    await until(() => page.evaluate(() => window.settled));
    return { before, said: await says(page), shared: await page.evaluate(() => window.shared) };
  },

  async copy() {
    const page = await open(await begin());
    await fill(page);
    await page.click("#anders summary");
    await page.click("#toon");
    const shown = await page.locator("#tekst").inputValue();
    await page.click("#kopieer");
    const said = await says(page);
    await page.evaluate(() => document.body.appendChild(document.createElement("textarea")).focus());
    await page.keyboard.press("Control+V");
    return { shown, said, pasted: await page.locator("body > textarea").inputValue() };
  },

  async print() {
    const page = await open(await begin());
    await fill(page);
    await page.pdf({ path: join(folder, "papier.pdf"), preferCSSPageSize: true });
    return {};
  },

  async mail() {
    const page = await open(await begin({ javaScriptEnabled: false }));
    return { text: await page.locator("body").innerText(), form: await page.locator("#formulier").isVisible() };
  },

  async guard() {
    const rows = [];
    for (const path of paths) {
      const page = await open(await begin(), path);
      rows.push({ heading: await page.locator("h1").textContent(), text: await page.locator("header").innerText(), form: await page.locator("#formulier").isVisible(),
        dialogs: seen.dialogs.splice(0), messages: seen.messages.splice(0), requests: seen.requests.splice(0).slice(1).filter((url) => !url.startsWith("data:")) });
    }
    return rows;
  },
};

export default async function playForm(openBrowser, { play, ...given }) {
  browser = await openBrowser();
  ({ folder, pages: paths, known } = given);
  seen = { requests: [], dialogs: [], messages: [] };
  const result = await plays[play]();
  const own = new Set(paths.map((path) => pathToFileURL(path).href));
  seen.requests = seen.requests.filter((url) => !url.startsWith("data:") && !own.has(url) && !url.startsWith("blob:"));
  return { result, seen };
}
