// @ts-check
// The fields of a question: what stands in them, and what that means.

/** Puts under each question what all of them have: the reason for none, evidence, note. */
function beside() {
  const template = element("beside", HTMLTemplateElement);
  for (const asked of data.asked) {
    const own = box(asked);
    for (const described of [own, ...own.querySelectorAll("input.number")]) {
      described.setAttribute("aria-describedby", `h-${asked.id} e-${asked.id}`);
    }
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
    for (const [code, text] of Object.entries(asked.shows ?? {})) hint?.append(make("span", text, { lang: code }));
    if (!asked.shows) hint?.remove();
    own.append(made);
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
