// What somebody hears who listens to a page with all its fold-outs open: role, name and level of everything, in order.
import { pathToFileURL } from "node:url";

export default async function listen(openBrowser, { path }) {
  const browser = await openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard = [];
  const walk = ({ ignored, role, name, properties = [], childIds = [] }) => {
    const { level, focusable } = Object.fromEntries(properties.map((property) => [property.name, property.value.value]));
    if (!ignored) heard.push({ role: role.value, name: (name?.value ?? "").trim(), level: level ?? 0, focusable: focusable ?? false });
    childIds.map((id) => known.get(id)).filter(Boolean).forEach(walk);
  };
  walk(nodes[0]);
  return heard;
}
