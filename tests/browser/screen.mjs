// Opens each page in a narrow window: what it asked for, ran and did not fit in.
import { pathToFileURL } from "node:url";

export default async function look(openBrowser, { pages }) {
  const browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL", viewport: { width: 320, height: 640 } });
  context.setDefaultTimeout(300_000);
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
  return seen;
}
