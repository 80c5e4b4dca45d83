// @ts-check
// The answer sheet: kept in the browser, written as a file, taken in again.

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

function keep() {
  clearTimeout(waiting);
  waiting = undefined;
  try {
    localStorage.setItem(data.key, JSON.stringify(everything()));
    element("saved", HTMLElement).textContent = word("saved");
  } catch {
    element("saved", HTMLElement).textContent = word("not_saved");
  }
}

function save() {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 400);
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
