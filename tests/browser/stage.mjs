// Plays one play after another, for as long as stdin is open: each line there is JSON with the name of a play and what it needs to know; each line on
// stdout is JSON with what was seen, or with what went wrong. All plays share one Chromium, and nothing in it: each begins its own contexts.
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [executablePath] = process.argv.slice(2);
let browser;

async function openBrowser() {
  if (!browser?.isConnected()) browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: 300_000 });
  return browser;
}

async function play({ program, known }) {
  try {
    const { default: run } = await import(`./${program}.mjs`);
    return { result: await run(openBrowser, known) };
  } catch (error) {
    return { error: error.stack };
  } finally {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  }
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await play(JSON.parse(line))));
await browser?.close();
