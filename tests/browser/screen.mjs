// Usage: node screen.mjs CHROMIUM PAGE…  Opens each page in a narrow window and writes as JSON what it asked for, ran and did not fit in.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ locale: "nl-NL", viewport: { width: 320, height: 640 } });
  const seen = [];
  for (const path of pages) {
    const page = await context.newPage();
    const requests = [];
    const dialogs = [];
    const messages = [];
    page.on("request", (request) => requests.push(request.url().slice(0, 100)));
    page.on("dialog", (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
    page.on("console", (message) => messages.push(message.text()));
    await page.goto(pathToFileURL(path).href);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    const fonts = await page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].filter(({ status }) => status === "loaded").length; });
    seen.push({ requests: requests.slice(1).filter((url) => !url.startsWith("data:")), dialogs, messages, width, fonts });
    await page.close();
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
