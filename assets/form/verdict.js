// @ts-check
// The result so far, shown whenever an answer changes.

/** @param {number} ppm */
const letter = (ppm) => (ppm <= 150000 ? "N" : ppm <= 500000 ? "P" : ppm <= 850000 ? "L" : "F");

/** @param {number} stage */
const stageName = (stage) => (stage === 0 ? say(data.base) : `${stage + data.first}. ${say(data.stages[stage - 1])}`);

/** @param {Asked} asked */
const link = (asked) => {
  const item = make("li");
  item.append(make("a", `${asked.number} ${say(asked.title)}`, { href: `#q-${asked.id}` }));
  return item;
};

/** @param {Result} result */
function show(result) {
  const target = element("verdict", HTMLElement);
  const { words } = data;
  const total = result.answered + result.unanswered;
  const lines = [make("p", word("answered", { answered: String(result.answered), total: String(total) }))];
  const stage = result.stage;
  if (stage !== null) {
    lines.push(make("p", word("stage", { stage: stageName(stage) }), { class: "stage" }));
    if (result.supported !== null && result.supported > stage) {
      lines.push(make("p", word("supported", { stage: stageName(result.supported) })));
    }
    const [low, high] = result.range;
    if (low !== high) lines.push(make("p", word("provisional", { low: stageName(low), high: stageName(high) })));
  } else if (words.blocked && data.program.unanswered === "block" && result.unanswered > 0) {
    lines.push(make("p", word("blocked"), { class: "stage" }));
  }
  if (result.index !== null) lines.push(make("p", word("index", { index: coverage(result.index) })));
  if (result.next !== null && (result.shortfalls.length > 0 || result.holds.length > 0)) {
    lines.push(make("h3", word("in_the_way", { stage: stageName(result.next) })));
    const list = make("ul");
    for (const short of result.shortfalls) {
      const now = short.ppm === null ? word("nothing") : coverage(short.ppm, short.least);
      list.append(make("li", word("short", { what: say(data.columns[short.column]), now, asks: asks(short.least) })));
    }
    for (const at of result.holds) {
      const asked = data.asked.find((asked) => asked.id === data.criteria[at]);
      if (!asked) continue;
      const item = link(asked);
      item.prepend(`${word("gate")} `);
      list.append(item);
    }
    lines.push(list);
  }
  target.replaceChildren(...lines, table(result));
}

/** @param {Result} result */
function table(result) {
  const scroll = make("div", "", { class: "scroll", tabindex: "0", role: "region", "aria-label": word("table") });
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  head.append(make("th", word("dimension"), { scope: "col" }));
  for (const column of data.columns) head.append(make("th", say(column), { scope: "col" }));
  const body = made.createTBody();
  const row = (/** @type {string} */ title, /** @type {(number | null)[]} */ cells) => {
    const line = body.insertRow();
    line.append(make("th", title, { scope: "row" }));
    for (const ppm of cells) {
      const cell = line.insertCell();
      if (ppm === null) cell.textContent = "–";
      else {
        const limits = [150001, 500001, 850001].filter((limit) => Math.abs(limit - ppm) < 1000);
        cell.textContent = coverage(ppm, limits[0] ?? null) + (data.rated ? ` ${letter(ppm)}` : "");
        if (data.rated) cell.className = letter(ppm);
      }
    }
  };
  for (const [at, cells] of result.cells.entries()) row(say(data.dimensions[at]), cells);
  row(word("overall"), result.overall);
  scroll.append(made);
  return scroll;
}

/** Shows or clears what is wrong with a question. @param {Asked} asked @param {Read} found */
function mark(asked, found) {
  const own = box(asked);
  const text = element(`e-${asked.id}`, HTMLElement);
  const isWrong = "wrong" in found;
  own.classList.toggle("wrong", isWrong);
  text.hidden = !isWrong;
  text.textContent = isWrong ? say(found.wrong) : "";
  for (const input of own.querySelectorAll("input.number")) {
    if (isWrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/** @type {Map<Asked, Read>} */
const known = new Map();

function refresh() {
  /** @type {Mark[]} */
  const marks = data.program.questions.map(() => null);
  const left = document.createDocumentFragment();
  let count = 0;
  for (const asked of data.asked) {
    const found = known.get(asked) ?? read(asked, entry(asked));
    known.set(asked, found);
    // There is nothing to clear where nothing is.
    const clear = box(asked).querySelector('[data-do="clear"]');
    if (clear instanceof HTMLElement) clear.hidden = !("wrong" in found) && found.mark === null;
    if ("wrong" in found) continue;
    marks[asked.at] = found.mark;
    if (found.mark === null) {
      left.append(link(asked));
      count += 1;
    }
  }
  show(score(data.program, marks));
  element("left", HTMLElement).replaceChildren(left);
  element("left-count", HTMLElement).textContent = word("left", { count: String(count) });
  for (const counter of document.querySelectorAll("[data-group]")) {
    const ids = (/** @type {HTMLElement} */ (counter).dataset.group ?? "").split(" ");
    const group = data.asked.filter((asked) => ids.includes(asked.id));
    const done = group.filter((asked) => {
      const found = known.get(asked);
      return found && !("wrong" in found) && found.mark !== null;
    });
    counter.textContent = `${done.length}/${group.length}`;
  }
}
