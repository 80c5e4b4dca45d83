// @ts-check
// What happens when people type, choose and press.

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
    clearTimeout(waiting);
    waiting = undefined;
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

// Whoever leaves the page, or turns to another one on a phone, may never come back to this one.
for (const [target, leaving] of /** @type {const} */ ([[window, "pagehide"], [document, "visibilitychange"]])) {
  target.addEventListener(leaving, () => {
    if (waiting !== undefined && (leaving === "pagehide" || document.visibilityState === "hidden")) keep();
  });
}

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
