// Opens reports in a real browser. Arguments: what to do, and a file of JSON; prints one line of JSON.
import fs from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [, , what, file] = process.argv;
const given = JSON.parse(fs.readFileSync(file, "utf8"));
const browser = await chromium.launch({
  executablePath: process.env.ASSESS_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const faults = [];

/** A page of which everything is noted that it should not do. */
async function open(path, width, height = 800) {
  const page = await (await browser.newContext()).newPage();
  await page.setViewportSize({ width, height });
  page.on("console", (message) => faults.push(`${path} console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${path} error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`${path} dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== `file://${path}`) faults.push(`${path} request: ${request.url()}`);
  });
  await page.goto(`file://${path}`);
  return page;
}

const doing = {
  /** Accessibility and layout: on a desk, on two phones and on paper, with parts closed and open. */
  async look() {
    for (const path of given.pages) {
      for (const width of [1280, 390, 320, "print"]) {
        const page = await open(path, width === "print" ? 700 : width);
        if (width === "print") await page.emulateMedia({ media: "print" });
        for (const state of width === 1280 ? ["closed", "open"] : ["open"]) {
          if (state === "open") await page.evaluate("for (const own of document.querySelectorAll('details')) own.open = true");
          const found = await page.evaluate(`${axe}; axe.run(document)`);
          for (const it of found.violations) faults.push(`${path} ${width} ${state}: ${it.id} ${it.nodes[0].html.slice(0, 300)}`);
          const isWide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
          if (isWide) faults.push(`${path} ${width} ${state}: wider than the window`);
        }
        await page.context().close();
      }
    }
    return null;
  },

  /** Whether the first screen of a desk answers its questions without scrolling: the last of these texts is above its end. */
  async first() {
    const page = await open(given.page, 1280, 800);
    return page.evaluate(() => document.querySelector(".card + .beside").getBoundingClientRect().bottom);
  },

  /** A long table: how long it takes to open and to sort, and what it shows. */
  async league() {
    const start = performance.now();
    const page = await open(given.page, 1280);
    const opened = performance.now() - start;
    const column = (at) => page.locator(`[data-long] tbody tr > :nth-child(${at})`).allInnerTexts();
    const rows = await page.locator("[data-long] tbody tr").count();
    const status = () => page.locator("[data-long] [role=status]").innerText();
    const before = await status();
    const index = given.column;
    const sorting = await page.evaluate((at) => {
      const button = document.querySelectorAll("[data-long] thead button")[at - 1];
      const start = performance.now();
      button.click();
      return performance.now() - start;
    }, index);
    const ascending = await column(index);
    await page.locator("[data-long] thead button").nth(index - 1).click();
    const descending = await column(index);
    await page.locator('[data-long] button[data-by="1"]').click();
    return { opened, sorting, rows, before, after: await status(), ascending: ascending.slice(0, 3), descending: descending.slice(0, 3), next: (await column(index))[0] };
  },

  /** Everything that a page shows, with its parts open. */
  async texts() {
    const page = await open(given.page, 1280);
    await page.evaluate("for (const own of document.querySelectorAll('details')) own.open = true");
    return page.evaluate(() => document.body.innerText);
  },
};

try {
  const result = await doing[what]();
  console.log(JSON.stringify({ faults, result }));
} finally {
  await browser.close();
}
