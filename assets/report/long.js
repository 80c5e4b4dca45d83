// Long tables of a report: a hundred rows at a time, in the order of any column. Types are checked by `npm run types`.
/** @typedef {string | number | [string | number, string]} Given A cell: a text, the number of a text that comes often, or either with a class or an anchor. */

/** How many rows are drawn at a time. */
const STEP = 100;

for (const box of document.querySelectorAll("[data-long]")) {
  const table = /** @type {HTMLTableElement} */ (box.querySelector("table"));
  const [back, on] = box.querySelectorAll("button[data-by]");
  const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const source = /** @type {HTMLElement} */ (box.querySelector("script"));
  const { words, rows, said } = /** @type {{ words: string[], rows: Given[][], said: string }} */ (JSON.parse(source.textContent ?? ""));
  const body = /** @type {HTMLTableSectionElement} */ (table.tBodies[0]);
  const like = Array.from(/** @type {HTMLTableRowElement} */ (body.rows[0]).cells, (cell) => cell.cloneNode(false));
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  let order = rows.map((_, at) => at);
  let first = 0;

  /** The text of a cell. @param {Given | undefined} cell @returns {string} */
  const text = (cell) => {
    const own = Array.isArray(cell) ? cell[0] : cell;
    return typeof own === "number" ? (words[own] ?? "") : (own ?? "");
  };

  /** The number that a text begins with; nothing if it begins with none. @param {string} said */
  const number = (said) => {
    const found = /^\s*[+-]?\d+(?:[.,]\d+)?/.exec(said);
    return found ? Number.parseFloat(found[0].replace(",", ".")) : Number.NaN;
  };

  const draw = () => {
    const shown = order.slice(first, first + STEP).map((at) => {
      const line = document.createElement("tr");
      like.forEach((cell, column) => {
        const own = /** @type {HTMLElement} */ (cell.cloneNode(false));
        const given = rows[at]?.[column];
        const mark = Array.isArray(given) ? given[1] : "";
        own.classList.remove("s0", "s1", "s2", "s3");
        if (mark.startsWith("#")) {
          const link = document.createElement("a");
          link.href = mark;
          link.textContent = text(given);
          own.append(link);
        } else {
          own.textContent = text(given);
          if (mark) own.classList.add(mark);
        }
        line.append(own);
      });
      return line;
    });
    body.replaceChildren(...shown);
    status.textContent = said.replace("{first}", String(first + 1)).replace("{last}", String(Math.min(first + STEP, rows.length))).replace("{all}", String(rows.length));
    /** @type {HTMLButtonElement} */ (back).disabled = first === 0;
    /** @type {HTMLButtonElement} */ (on).disabled = first + STEP >= rows.length;
  };

  for (const button of [back, on]) {
    button?.addEventListener("click", () => {
      first += STEP * Number(button.getAttribute("data-by"));
      draw();
    });
  }

  const heads = Array.from(/** @type {HTMLTableSectionElement} */ (table.tHead).rows[0]?.cells ?? []);
  heads.forEach((head, column) => {
    head.querySelector("button")?.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const texts = rows.map((row) => text(row[column]).trim());
      const numbers = texts.map(number);
      const isNumber = texts.every((said, at) => !Number.isNaN(numbers[at]) || said === "" || said.startsWith("–"));
      // What has no value comes last, whatever the direction; equals stay as the report has them.
      const isEmpty = texts.map((said) => said === "" || said.startsWith("–"));
      const by = (/** @type {number} */ a, /** @type {number} */ b) => (isNumber ? Number(numbers[a]) - Number(numbers[b]) : compare(texts[a] ?? "", texts[b] ?? ""));
      order = rows.map((_, at) => at).sort((a, b) => Number(isEmpty[a]) - Number(isEmpty[b]) || (isEmpty[a] ? 0 : down ? by(b, a) : by(a, b)) || a - b);
      first = 0;
      draw();
    });
  });
}
