// @ts-check
// What a form's page does: reads the fields, shows the verdict, saves in the browser, writes and reads the answer sheet.
// Nothing leaves the page. Types are in score.js, which stands before this script in the page.

/**
 * @typedef {Record<string, string>} Texts  a text in each language of the page
 *
 * @typedef {object} Asked
 * @property {number} at                      its place in the program
 * @property {string} id
 * @property {Texts} title
 * @property {string} number
 * @property {"yes_no" | "percent" | "number" | "ratio" | "choice" | "checklist"} kind
 * @property {string[]} ids                   of options or items
 * @property {string[]} points                of items, in millionths
 * @property {string | null} least            in millionths
 * @property {string | null} most
 * @property {boolean} integer
 * @property {boolean} na                     whether it may be not applicable
 * @property {Texts | null} shows             what shows the answer
 * @property {{na: string, evidence: string, note: string} | null} old  what an earlier sheet says beside its answer
 *
 * @typedef {object} Data
 * @property {string} key                     under which progress is kept in the browser
 * @property {string} rubric                  how the sheet names the rubric
 * @property {boolean} illustrative
 * @property {string | null} scheme
 * @property {string | null} kind
 * @property {string} file                    the name of the file that is written
 * @property {Program} program
 * @property {Asked[]} asked
 * @property {Texts[]} stages                 titles, lowest first
 * @property {Texts} base                     the title of stage 0
 * @property {number} first                   the number of the base
 * @property {Texts[]} columns
 * @property {Texts[]} dimensions
 * @property {string[]} criteria              the question's id for each criterion
 * @property {{min: string, max: string, decimals: number} | null} scale
 * @property {boolean} rated                  whether coverages carry letters
 * @property {Record<string, Texts>} words
 *
 * What stands in the fields of a question: text, choices, the reason for none, evidence and note.
 * @typedef {object} Entry
 * @property {string} [value]                 as typed, or the id of a choice
 * @property {string} [of]
 * @property {string} [total]
 * @property {string[]} [items]               ids; with none ticked on purpose: empty
 * @property {string} [na]
 * @property {string[]} [evidence]
 * @property {string} [note]
 *
 * A question as it was read: the mark, or what is wrong, and the value as the sheet writes it.
 * @typedef {{mark: Mark, value: string | null} | {wrong: Texts}} Read
 */

(() => {
  const root = document.documentElement;
  const data = /** @type {Data} */ (JSON.parse(document.getElementById("data")?.textContent ?? "{}"));
  const lang = () => root.dataset.lang ?? "en";
  const say = (/** @type {Texts | undefined} */ texts) => texts?.[lang()] ?? Object.values(texts ?? {})[0] ?? "";

  /** A sentence of the page, with what is put into it. @param {string} key @param {Record<string, string>} [values] */
  const word = (key, values = {}) =>
    say(data.words[key]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  /** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
  function element(id, kind) {
    const found = document.getElementById(id);
    if (!(found instanceof kind)) throw new Error(`no ${id}`);
    return found;
  }

  /** @param {string} tag @param {string} [text] @param {Record<string, string>} [attributes] */
  function make(tag, text = "", attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  // ---- Numbers

  /**
   * A number as people type it, in millionths: a comma or a point before the fraction, no grouping.
   * @param {string} typed @param {string | null} [least] @param {string | null} [most] its limits, in millionths
   * @returns {{millionths: bigint, text: string} | {wrong: Texts}}
   */
  function number(typed, least = null, most = null) {
    const text = typed.trim().replace(/\u2212/g, "-");
    const wrong = (/** @type {string} */ key) => ({ wrong: data.words[key] ?? {} });
    const match = /^([+-]?)([0-9]+)(?:([.,])([0-9]+))?$/.exec(text);
    if (!match) return wrong(/[.,].*[.,]|[0-9][ \u00a0\u202f][0-9]/.test(text) ? "wrong_grouping" : "wrong_number");
    const [, sign, whole = "0", mark, fraction = ""] = match;
    // 1.200 may be twelve hundred: a zero before the mark says that it is not, and so do the limits.
    if (mark && fraction.length === 3 && !/^0+$/.test(whole)) {
      const grouped = BigInt(`${whole}${fraction}000000`);
      if ((least === null || grouped >= BigInt(least)) && (most === null || grouped <= BigInt(most))) return wrong("wrong_three");
    }
    if (whole.length > 12 || fraction.length > 6) return wrong("wrong_long");
    const digits = whole.replace(/^0+(?=[0-9])/, "");
    const millionths = BigInt(digits + fraction.padEnd(6, "0"));
    const minus = sign === "-" && millionths > 0n;
    return { millionths: minus ? -millionths : millionths, text: `${minus ? "-" : ""}${digits}${fraction ? `.${fraction}` : ""}` };
  }

  /** @param {bigint} millionths */
  function plain(millionths) {
    const minus = millionths < 0n;
    const digits = String(minus ? -millionths : millionths).padStart(7, "0");
    const fraction = digits.slice(-6).replace(/0+$/, "");
    const text = `${minus ? "-" : ""}${digits.slice(0, -6)}${fraction ? `.${fraction}` : ""}`;
    return lang() === "vi" ? text.replace(".", ",") : text;
  }

  /**
   * A coverage as people read it: one decimal, or as many as keep it on its side of a limit.
   * @param {number} ppm @param {number | null} [least]
   */
  function coverage(ppm, least = null) {
    const scale = data.scale;
    const [min, max] = scale ? [BigInt(scale.min), BigInt(scale.max)] : [0n, 100000000n];
    const exact = (/** @type {number} */ of) => min * 1000000n + (max - min) * BigInt(of);
    const start = scale ? scale.decimals : 1;
    for (let digits = start; ; digits += 1) {
      const unit = 10n ** BigInt(12 - digits);
      const rounded = ((exact(ppm) * 2n + unit) / (2n * unit)) * unit;
      if (digits >= 6 || least === null || rounded >= exact(least) === ppm >= least) {
        const text = plain(rounded / 1000000n);
        const [whole = "", fraction = ""] = text.split(/[.,]/);
        const padded = scale ? fraction.padEnd(digits, "0") : fraction;
        const mark = lang() === "vi" ? "," : ".";
        return whole + (padded ? mark + padded : "") + (scale ? "" : "%");
      }
    }
  }

  /** What a stage asks, in words: whole limits are "over" where the least is one millionth above. @param {number} least */
  function asks(least) {
    const over = least % 100 === 1;
    return word(over ? "over" : "at_least", { limit: coverage(over ? least - 1 : least) });
  }

  // ---- Fields

  /** Puts under each question what all of them have: the reason for none, evidence, note. */
  function beside() {
    const template = element("beside", HTMLTemplateElement);
    for (const asked of data.asked) {
      const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      if (!asked.na) made.querySelector("[data-na]")?.remove();
      for (const input of made.querySelectorAll("[data-part]")) {
        const part = /** @type {"na" | "evidence" | "note"} */ (input.getAttribute("data-part"));
        input.id = `${part}-${asked.id}`;
        input.previousElementSibling?.setAttribute("for", input.id);
        const old = asked.old?.[part] ?? "";
        if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.value = old;
        const details = input.closest("details");
        if (details && old !== "") details.open = true;
      }
      const hint = made.querySelector(".hint");
      for (const [code, text] of Object.entries(asked.shows ?? {})) hint?.append(make("span", text, { class: code, lang: code }));
      if (!asked.shows) hint?.remove();
      box(asked).append(made);
    }
  }

  /** @param {Asked} asked */
  const box = (asked) => element(`q-${asked.id}`, HTMLFieldSetElement);

  /** @param {Asked} asked @param {string} part */
  function field(asked, part) {
    const found = box(asked).querySelector(`[data-part="${part}"]`);
    return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
  }

  /** @param {Asked} asked @returns {Entry} */
  function entry(asked) {
    /** @type {Entry} */
    const found = {};
    const text = (/** @type {string} */ part) => field(asked, part)?.value.normalize("NFC").trim() ?? "";
    for (const part of /** @type {const} */ (["value", "of", "total", "na", "note"])) {
      if (text(part)) found[part] = text(part);
    }
    const evidence = text("evidence").split("\n").map((line) => line.trim()).filter(Boolean);
    if (evidence.length > 0) found.evidence = evidence;
    const ticked = [...box(asked).querySelectorAll("input:checked")].map((input) => /** @type {HTMLInputElement} */ (input));
    if (asked.kind === "checklist") {
      const items = ticked.filter((input) => input.dataset.item).map((input) => input.value);
      if (items.length > 0) found.items = items;
      else if (ticked.some((input) => input.dataset.none)) found.items = [];
    } else {
      const chosen = ticked.find((input) => input.type === "radio");
      if (chosen) found.value = chosen.value;
    }
    return found;
  }

  /** Puts an entry into the fields. @param {Asked} asked @param {Entry} put */
  function fill(asked, put) {
    for (const part of /** @type {const} */ (["value", "of", "total", "na", "note"])) {
      const own = field(asked, part);
      if (own) own.value = put[part] ?? "";
    }
    const evidence = field(asked, "evidence");
    if (evidence) evidence.value = (put.evidence ?? []).join("\n");
    for (const input of box(asked).querySelectorAll("input")) {
      if (input.type === "radio") input.checked = input.value === put.value;
      if (input.dataset.item) input.checked = put.items?.includes(input.value) ?? false;
      if (input.dataset.none) input.checked = put.items?.length === 0;
    }
    for (const details of box(asked).querySelectorAll("details")) {
      details.open = [...details.querySelectorAll("textarea, input")].some(
        (own) => (own instanceof HTMLTextAreaElement || own instanceof HTMLInputElement) && own.value !== "",
      );
    }
  }

  /** @param {Asked} asked @param {Entry} found @returns {Read} */
  function read(asked, found) {
    const wrong = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) => ({
      wrong: Object.fromEntries(
        Object.entries(data.words[key] ?? {}).map(([code, text]) => [code, text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "")]),
      ),
    });
    const answered = found.value !== undefined || found.items !== undefined || found.of !== undefined || found.total !== undefined;
    if (found.na !== undefined) return answered ? wrong("wrong_both") : { mark: "na", value: null };
    if (!answered) return { mark: null, value: null };
    if (asked.kind === "yes_no") {
      const yes = found.value === "yes";
      return { mark: yes ? 1 : 0, value: yes ? "yes" : "no" };
    }
    if (asked.kind === "choice") return { mark: asked.ids.indexOf(found.value ?? ""), value: quoted(found.value ?? "") };
    if (asked.kind === "checklist") {
      const items = asked.ids.filter((id) => found.items?.includes(id));
      const points = items.reduce((sum, id) => sum + BigInt(asked.points[asked.ids.indexOf(id)] ?? 0), 0n);
      return { mark: points, value: `[${items.map(quoted).join(", ")}]` };
    }
    if (asked.kind === "ratio") {
      if (found.of === undefined || found.total === undefined) return wrong("wrong_pair");
      const of = number(found.of);
      const total = number(found.total);
      if ("wrong" in of) return of;
      if ("wrong" in total) return total;
      if (of.millionths < 0n || total.millionths <= 0n) return wrong("wrong_total");
      if (of.millionths > total.millionths) return wrong("wrong_above");
      const percent = ((of.millionths * 2000000n + total.millionths) / (2n * total.millionths)) * 100n;
      return { mark: percent, value: `{of: ${of.text}, total: ${total.text}}` };
    }
    const typed = asked.kind === "percent" ? (found.value ?? "").replace(/\s*%$/, "") : found.value ?? "";
    const { least, most } = asked;
    const own = number(typed, least, most);
    if ("wrong" in own) return own;
    if ((least !== null && own.millionths < BigInt(least)) || (most !== null && own.millionths > BigInt(most))) {
      const key = least === null ? "wrong_most" : most === null ? "wrong_least" : "wrong_range";
      return wrong(key, { least: least === null ? "" : plain(BigInt(least)), most: most === null ? "" : plain(BigInt(most)) });
    }
    if (asked.integer && own.millionths % 1000000n !== 0n) return wrong("wrong_whole");
    return { mark: own.millionths, value: own.text };
  }

  // ---- The verdict

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

  // ---- Keeping

  const HEAD = ["name", "code", "kind", "period", "assessor"];

  /** @param {string} name */
  function head(name) {
    const found = document.getElementById(`a-${name}`);
    return found instanceof HTMLInputElement ? found : null;
  }

  function everything() {
    const about = Object.fromEntries(HEAD.map((name) => [name, head(name)?.value.trim().normalize("NFC") ?? ""]));
    const answers = Object.fromEntries(data.asked.map((asked) => [asked.id, entry(asked)]));
    return { about, answers };
  }

  /** @param {{about: Record<string, string>, answers: Record<string, Entry>}} saved */
  function put(saved) {
    for (const name of HEAD) {
      const input = head(name);
      const value = saved.about[name];
      if (input && value !== undefined) input.value = value;
    }
    for (const asked of data.asked) {
      fill(asked, saved.answers[asked.id] ?? {});
      confirmed(asked);
    }
    known.clear();
    for (const asked of data.asked) mark(asked, read(asked, entry(asked)));
    refresh();
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function save() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      try {
        localStorage.setItem(data.key, JSON.stringify(everything()));
        element("saved", HTMLElement).textContent = word("saved");
      } catch {
        element("saved", HTMLElement).textContent = word("not_saved");
      }
    }, 400);
  }

  function restore() {
    try {
      const saved = localStorage.getItem(data.key);
      if (saved === null) return;
      put(JSON.parse(saved));
      element("saved", HTMLElement).textContent = word("restored");
    } catch {
      element("saved", HTMLElement).textContent = word("not_saved");
    }
  }

  /** An earlier answer that was looked at is marked no more. @param {Asked} asked */
  function confirmed(asked) {
    const note = box(asked).querySelector(".old");
    if (note instanceof HTMLElement) note.hidden = true;
  }

  // ---- The sheet

  /** A text as YAML and JSON both read it. @param {string} text */
  function quoted(text) {
    // What a strict reader refuses as it stands is written as an escape.
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }

  function sheet() {
    const { about, answers } = everything();
    const lines = [`rubric: ${quoted(data.rubric)}`];
    const agency = ["name", "code", "scheme", "kind"].flatMap((name) => {
      const value = name === "scheme" ? data.scheme : name === "kind" ? (data.kind ?? about.kind) : about[name];
      return value ? [`${name}: ${quoted(value)}`] : [];
    });
    lines.push(`agency: {${agency.join(", ")}}`);
    for (const name of ["period", "assessor"]) if (about[name]) lines.push(`${name}: ${quoted(about[name])}`);
    if (data.illustrative) lines.push("illustrative: yes");
    lines.push("answers:");
    let empty = true;
    for (const asked of data.asked) {
      const own = answers[asked.id] ?? {};
      const found = read(asked, own);
      if ("wrong" in found) continue;
      const parts = [];
      if (found.value !== null) parts.push(`value: ${found.value}`);
      if (own.na !== undefined) parts.push(`na: ${quoted(own.na)}`);
      if (own.evidence) parts.push(`evidence: [${own.evidence.map(quoted).join(", ")}]`);
      if (own.note !== undefined) parts.push(`note: ${quoted(own.note)}`);
      if (parts.length === 0) continue;
      lines.push(`  ${quoted(asked.id)}: {${parts.join(", ")}}`);
      empty = false;
    }
    if (empty) lines[lines.length - 1] = "answers: {}";
    return `${lines.join("\n")}\n`;
  }

  /**
   * A value of the sheets that this page writes: JSON whose keys may stand without quotes.
   * @param {string} text
   */
  function value(text) {
    let at = 0;
    const fail = () => new Error("not a sheet of this page");
    const blank = () => {
      while (text[at] === " ") at += 1;
    };
    /** @returns {unknown} */
    const next = () => {
      blank();
      if (text[at] === "{" || text[at] === "[") {
        const close = text[at] === "{" ? "}" : "]";
        /** @type {Record<string, unknown>} */
        const map = Object.create(null);
        /** @type {unknown[]} */
        const list = [];
        at += 1;
        for (blank(); text[at] !== close; blank()) {
          if (at >= text.length) throw fail();
          if (close === "]") list.push(next());
          else {
            const key = String(next());
            blank();
            if (text[at] !== ":") throw fail();
            at += 1;
            map[key] = next();
          }
          blank();
          if (text[at] === ",") at += 1;
          else if (text[at] !== close) throw fail();
        }
        at += 1;
        return close === "]" ? list : map;
      }
      const match = /"(?:[^"\\]|\\.)*"|[^,:[\]{}"]+/y;
      match.lastIndex = at;
      const found = match.exec(text)?.[0];
      if (found === undefined) throw fail();
      at += found.length;
      return found.startsWith('"') ? JSON.parse(found) : found.trim();
    };
    const found = next();
    blank();
    if (at < text.length) throw fail();
    return found;
  }

  /** Takes a sheet that this page wrote. @param {string} text */
  function take(text) {
    /** @type {Record<string, string>} */
    const about = {};
    /** @type {Record<string, Entry>} */
    const answers = {};
    let isInside = false;
    for (const line of text.replace(/^\ufeff/, "").split(/\r?\n/)) {
      if (/^\s*(#|$)/.test(line)) continue;
      const match = /^( {2})?("(?:[^"\\]|\\.)*"|[\w.-]+):(?: (.*))?$/.exec(line);
      if (!match) throw new Error(line);
      const [, inner, key = "", rest = ""] = match;
      const name = key.startsWith('"') ? String(JSON.parse(key)) : key;
      if (!inner) {
        isInside = name === "answers";
        const found = rest === "" ? null : value(rest);
        if (name === "rubric" && found !== data.rubric) throw new Error(String(found));
        if (name === "agency" && found && typeof found === "object") Object.assign(about, found);
        else if (typeof found === "string") about[name] = found;
        continue;
      }
      const asked = data.asked.find((asked) => asked.id === name);
      const found = /** @type {Record<string, unknown>} */ (value(rest));
      if (!isInside || !asked || typeof found !== "object") throw new Error(line);
      /** @type {Entry} */
      const own = {};
      for (const part of /** @type {const} */ (["na", "note"])) if (typeof found[part] === "string") own[part] = found[part];
      if (Array.isArray(found.evidence)) own.evidence = found.evidence.map(String);
      const said = found.value;
      if (Array.isArray(said)) own.items = said.map(String);
      else if (said && typeof said === "object") Object.assign(own, /** @type {object} */ (said));
      else if (typeof said === "string") own.value = said;
      answers[asked.id] = own;
    }
    put({ about, answers });
  }

  // ---- What people do

  /** Shows all that is wrong and moves there; says whether anything is. */
  function errors() {
    const list = element("error-list", HTMLElement);
    const wrong = [];
    const name = head("name");
    if (name && name.value.trim() === "") {
      const item = make("li");
      item.append(make("a", word("wrong_name"), { href: "#a-name" }));
      wrong.push(item);
    }
    for (const asked of data.asked) {
      const found = read(asked, entry(asked));
      mark(asked, found);
      if (!("wrong" in found)) continue;
      const item = make("li");
      item.append(make("a", `${asked.number} ${say(asked.title)}: ${say(found.wrong)}`, { href: `#q-${asked.id}` }));
      wrong.push(item);
    }
    list.replaceChildren(...wrong);
    const summary = element("errors", HTMLElement);
    summary.hidden = wrong.length === 0;
    if (wrong.length > 0) summary.focus();
    return wrong.length > 0;
  }

  /** @param {EventTarget | null} target */
  function askedOf(target) {
    const own = target instanceof Element ? target.closest("fieldset[id]") : null;
    return data.asked.find((asked) => `q-${asked.id}` === own?.id);
  }

  document.addEventListener("input", (event) => {
    const asked = askedOf(event.target);
    const input = event.target;
    if (asked && input instanceof HTMLInputElement && input.checked) {
      // "None of them" excludes the items, and the other way round.
      for (const other of box(asked).querySelectorAll("input")) {
        if (input.dataset.none && other.dataset.item) other.checked = false;
        if (input.dataset.item && other.dataset.none) other.checked = false;
      }
    }
    if (asked) {
      confirmed(asked);
      const found = read(asked, entry(asked));
      known.set(asked, found);
      // While somebody types, a number is not called wrong yet.
      if (!("wrong" in found)) mark(asked, found);
      refresh();
    }
    save();
  });

  document.addEventListener("change", (event) => {
    const asked = askedOf(event.target);
    if (asked) mark(asked, read(asked, entry(asked)));
  });

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const anchor = target?.closest('a[href^="#q-"], a[href^="#a-"]');
    if (anchor) {
      // A link to a question moves to its first field, as a reader of the list expects.
      const goal = document.getElementById((anchor.getAttribute("href") ?? "").slice(1));
      const input = goal instanceof HTMLInputElement ? goal : goal?.querySelector("input, textarea");
      if (goal && input instanceof HTMLElement) {
        event.preventDefault();
        goal.scrollIntoView();
        input.focus({ preventScroll: true });
      }
    }
    const button = target?.closest("button");
    const asked = askedOf(button ?? null);
    if (button?.dataset.do === "clear" && asked) {
      fill(asked, { evidence: entry(asked).evidence ?? [], note: entry(asked).note ?? "" });
      known.delete(asked);
      mark(asked, read(asked, entry(asked)));
      refresh();
      save();
    }
    if (button?.dataset.do === "confirm" && asked) confirmed(asked);
    if (button?.dataset.lang) setLang(button.dataset.lang);
    if (button?.id === "export" && !errors()) {
      const url = URL.createObjectURL(new Blob([sheet()], { type: "application/yaml" }));
      const code = head("code")?.value.trim().replace(/[^\w-]+/g, "-");
      make("a", "", { href: url, download: code ? `${code}.yaml` : data.file }).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
      element("saved", HTMLElement).textContent = word("exported");
    }
    if (button?.id === "forget" && confirm(word("forget"))) {
      localStorage.removeItem(data.key);
      put({ about: {}, answers: {} });
    }
  });

  element("import", HTMLInputElement).addEventListener("change", async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) return;
    try {
      if (file.size > 4_000_000) throw new Error("too large");
      take(await file.text());
      element("saved", HTMLElement).textContent = word("imported");
      save();
    } catch {
      element("saved", HTMLElement).textContent = word("not_imported");
    }
    input.value = "";
  });

  /** @param {string} code */
  function setLang(code) {
    root.dataset.lang = code;
    root.lang = code;
    document.title = word("title");
    for (const button of document.querySelectorAll("button[data-lang]")) {
      /** @type {HTMLElement} */ (button).hidden = /** @type {HTMLElement} */ (button).dataset.lang === code;
    }
    for (const asked of data.asked) if (box(asked).classList.contains("wrong")) mark(asked, read(asked, entry(asked)));
    refresh();
  }

  beside();
  setLang(lang());
  restore();
  refresh();
})();
