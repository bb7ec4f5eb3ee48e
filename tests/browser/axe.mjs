// Usage: node axe.mjs CHROMIUM PAGE…  Writes what axe finds wrong with each page as JSON: one list of violations per page.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ bypassCSP: true, locale: "nl-NL", offline: true });
  const found = [];
  for (const path of pages) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    found.push(violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) })));
    await page.close();
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}
