// Opens forms in a real browser. Arguments: what to do, and a file of JSON; prints one line of JSON.
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
async function open(context, path, width = 1280) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 800 });
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (url !== `file://${path}` && !url.startsWith("blob:")) faults.push(`request: ${url}`);
  });
  await page.goto(`file://${path}`);
  return page;
}

async function speak(page, lang) {
  const button = page.locator(`button[data-lang="${lang}"]`);
  if (await button.isVisible()) await button.click();
}

const doing = {
  /** Accessibility and layout of pages: vi and en, wide and narrow, clean and with errors. */
  async look() {
    for (const path of given.pages) {
      for (const width of [1280, 320]) {
        const context = await browser.newContext();
        const page = await open(context, path, width);
        for (const lang of ["vi", "en"]) {
          await speak(page, lang);
          for (const state of ["clean", "errors"]) {
            if (state === "errors") {
              await page.fill("#a-name", "");
              const number = page.locator("input.number").first();
              if (await number.count()) await number.fill("x");
              await page.click("#export");
              const focus = await page.evaluate("document.activeElement.id");
              if (focus !== "errors") faults.push(`${path} ${width} ${lang}: the focus is on ${focus}`);
            }
            const found = await page.evaluate(`${axe}; axe.run(document)`);
            for (const it of found.violations) faults.push(`${path} ${width} ${lang} ${state}: ${it.id} ${it.nodes[0].html}`);
            const isWide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
            if (isWide) faults.push(`${path} ${width} ${lang} ${state}: wider than the window`);
          }
        }
        await context.close();
      }
    }
    return null;
  },

  /** Fills in a form, loads it again, saves the sheet, takes that in again: the three have to be the same. */
  async fill() {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await open(context, given.page);
    const put = async () => {
      for (const [id, text] of Object.entries(given.about)) await page.fill(`#a-${id}`, text);
      for (const [question, fields] of Object.entries(given.fields)) {
        for (const [part, text] of Object.entries(fields)) {
          const box = page.locator(`[id="q-${question}"]`);
          if (part === "checked") {
            for (const value of text) await box.locator(`input[value="${value}"]`).check();
            continue;
          }
          const field = box.locator(`[data-part="${part}"]`);
          const details = box.locator("details", { has: page.locator(`[data-part="${part}"]`) });
          if ((await details.count()) && !(await details.evaluate((own) => own.open))) await details.locator("summary").click();
          await field.fill(text);
        }
      }
      // What was said of an earlier field may stand there still, so what is kept is looked at, too.
      await page.waitForFunction(() => localStorage.getItem(data.key) === JSON.stringify(everything()));
      await page.waitForFunction((said) => said.includes(document.getElementById("saved").textContent), given.saved);
    };
    const save = async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
      return fs.readFileSync(await download.path(), "utf8");
    };
    await put();
    // Whoever leaves at once loses nothing: the timer never comes to it, and the page saves as it goes.
    await page.evaluate(() => {
      const field = document.getElementById("a-assessor");
      field.value = "left at once";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      clearTimeout(waiting);
    });
    await page.reload();
    const left = await page.inputValue("#a-assessor");
    if (left !== "left at once") faults.push(`who leaves at once finds again: ${left}`);
    await page.fill("#a-assessor", given.about.assessor ?? "");
    await page.waitForFunction(() => localStorage.getItem(data.key) === JSON.stringify(everything()));
    const verdict = await page.locator("#verdict").innerText();
    await page.reload();
    const sheet = await save();
    const again = await (await browser.newContext({ acceptDownloads: true })).newPage();
    await again.goto(`file://${given.page}`);
    await again.setInputFiles("#import", { name: "sheet.yaml", mimeType: "application/yaml", buffer: Buffer.from(sheet) });
    await again.waitForFunction(() => document.getElementById("saved").textContent !== "");
    const [download] = await Promise.all([again.waitForEvent("download"), again.click("#export")]);
    if (fs.readFileSync(await download.path(), "utf8") !== sheet) faults.push("taken in again, the sheet is another");
    return { sheet, verdict };
  },

  /** What each page saves as it is. */
  async save() {
    const sheets = [];
    const context = await browser.newContext({ acceptDownloads: true });
    for (const path of given.pages) {
      const page = await open(context, path);
      const [download] = await Promise.all([page.waitForEvent("download", { timeout: 5000 }), page.click("#export")]);
      sheets.push(fs.readFileSync(await download.path(), "utf8"));
      await page.close();
    }
    return sheets;
  },

  /** The scorer of each page on many sheets. */
  async score() {
    let checked = 0;
    for (const path of given.pages) {
      const page = await open(await browser.newContext(), path.page);
      const own = await page.evaluate(
        (sheets) => {
          const { program } = JSON.parse(document.getElementById("data").textContent);
          return sheets.map((marks) => score(program, marks.map((mark) => (typeof mark === "string" && mark !== "na" ? BigInt(mark) : mark))));
        },
        path.sheets.map((sheet) => sheet.marks),
      );
      const sorted = (_, value) =>
        value && typeof value === "object" && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value;
      own.forEach((result, at) => {
        const [said, expected] = [result, path.sheets[at].expected].map((it) => JSON.stringify(it, sorted));
        if (said !== expected && faults.length < 3) faults.push(`${path.page}: ${said} ${expected}`);
        checked += 1;
      });
      await page.close();
    }
    return checked;
  },

  /** Everything that a page shows. */
  async texts() {
    const page = await open(await browser.newContext(), given.page);
    return page.evaluate(() => document.body.innerText);
  },
};

try {
  const result = await doing[what]();
  console.log(JSON.stringify({ faults, result }));
} finally {
  await browser.close();
}
