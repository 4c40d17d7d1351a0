// What `run` does in the browser: node check.mjs ORIGIN CHROMIUM PROFILE SCREENSHOTS
import { chromium } from "playwright-core";

const [origin, executablePath, profile, folder] = process.argv.slice(2);
const document = await (await fetch(`${origin}/openapi.json`)).json();
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { operationId, summary }]) => ({ path, method, operationId, summary })),
);

const faults = [];
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  viewport: { width: 1280, height: 1000 },
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
  ],
});
await browser.route("**/*", (route) => {
  const url = new URL(route.request().url());
  if (["data:", "blob:"].includes(url.protocol) || url.hostname === "127.0.0.1") return route.continue();
  faults.push(`a page asks ${url}`);
  return route.abort();
});

/** A page whose console and requests are watched. */
async function open(path) {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${path} console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${path} throws: ${error}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${path}: ${response.status()} ${response.url()}`);
  });
  await page.goto(origin + path, { waitUntil: "networkidle" });
  return page;
}

async function swagger() {
  const page = await open("/docs");
  await page.waitForSelector(".opblock");
  for (const { path, method, summary } of operations) {
    const block = page.locator(`.opblock-${method}:has([data-path="${path}"])`);
    if (!(await block.isVisible())) faults.push(`/docs does not show ${method} ${path}`);
    else if (!(await block.innerText()).includes(summary)) faults.push(`/docs does not show the summary of ${method} ${path}`);
  }
  const shown = await page.locator(".opblock").count();
  if (shown !== operations.length) faults.push(`/docs shows ${shown} operations of ${operations.length}`);
  await page.screenshot({ path: `${folder}/docs.png`, fullPage: true });

  const block = page.locator('.opblock-post:has([data-path="/items"])');
  await block.locator(".opblock-summary-control").click();
  await block.locator(".try-out__btn").click();
  const body = JSON.parse(await block.locator("textarea.body-param__text").inputValue());
  await block.locator("button.execute").click();
  const answer = block.locator(".live-responses-table");
  await answer.waitFor();
  const [status, text] = [await answer.locator("tbody .response-col_status").innerText(), await answer.innerText()];
  if (!status.startsWith("201")) faults.push(`"Try it out" with ${JSON.stringify(body)} shows ${status}: ${text}`);
  if (!text.includes(`"name": "${body.name}"`)) faults.push(`"Try it out" does not show the new item: ${text}`);
  await page.screenshot({ path: `${folder}/docs-try-it-out.png`, fullPage: true });
  console.log(`/docs: ${shown} operations, "Try it out" with ${JSON.stringify(body)} shows ${status.trim()}`);
  await page.close();
}

async function redoc() {
  const page = await open("/redoc");
  let shown = 0;
  for (const { path, method, operationId, summary } of operations) {
    const section = page.locator(`[id="operation/${operationId}"]`);
    try {
      await section.waitFor();
      const text = await section.innerText();
      if (!text.includes(summary) || !text.includes(path)) faults.push(`/redoc does not show the summary and path of ${method} ${path}`);
      shown += 1;
    } catch {
      faults.push(`/redoc does not show ${method} ${path}`);
    }
  }
  await page.screenshot({ path: `${folder}/redoc.png` });
  console.log(`/redoc: ${shown} operations`);
  await page.close();
}

try {
  await swagger();
  await redoc();
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
