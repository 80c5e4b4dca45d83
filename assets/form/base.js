// @ts-check
// What a form's page is made of: its data, its words, its elements. The scripts of this folder stand in the page in the order
// base, number, fields, verdict, sheet, page, behind the scorer; nothing that they do leaves the page.

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

const root = document.documentElement;
const data = /** @type {Data} */ (JSON.parse(document.getElementById("data")?.textContent ?? "{}"));
// What a question has not got is not in the page.
const none = { ids: [], points: [], least: null, most: null, integer: false, na: false, shows: null, old: null };
data.asked = data.asked.map((asked) => ({ ...none, ...asked }));
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
