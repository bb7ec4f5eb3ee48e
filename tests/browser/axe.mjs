// What axe finds wrong with each page: one list of violations per page.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

export default async function findViolations(openBrowser, { pages }) {
  const browser = await openBrowser();
  const context = await browser.newContext({ bypassCSP: true, locale: "nl-NL", offline: true });
  context.setDefaultTimeout(300_000);
  const found = [];
  for (const path of pages) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
    found.push(violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) })));
    await page.close();
  }
  return found;
}
