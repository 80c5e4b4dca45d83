// @ts-check
// Numbers as people type and read them.

const PLAIN = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
const MARKS = /[.,' \u00a0\u2009\u202f\u2019_]/;

/** A plain number in millionths, its seventh decimal rounded half up. @param {string} text */
function millionths(text) {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + fraction.slice(0, 6).padEnd(6, "0"));
  const rest = fraction.slice(6);
  // Half up is towards the larger number: below zero exactly half goes up.
  if (text.startsWith("-")) return -size - (/^([6-9]|5.*[1-9])/.test(rest) ? 1n : 0n);
  return size + (/^[5-9]/.test(rest) ? 1n : 0n);
}

/** Digits in groups of three, without their marks. @param {string[]} groups @param {string[]} marks */
function grouped(groups, marks) {
  const [first = "", ...rest] = groups;
  const fits = rest.length > 0 && /^[1-9][0-9]{0,2}$/.test(first) && rest.every((group) => group.length === 3);
  return fits && marks.every((mark) => mark === marks[0]) ? groups.join("") : null;
}

/** The plain numbers that digits with marks may stand for: none, one or two. @param {string} text */
function readings(text) {
  const digits = text.replace(/^-/, "");
  const groups = digits.split(MARKS);
  if (digits.length > 60 || !groups.every((group) => /^[0-9]+$/.test(group))) return [];
  const marks = [...digits].filter((c) => MARKS.test(c));
  const before = marks.slice(0, -1);
  const last = marks.at(-1) ?? "";
  const found = [grouped(groups, marks)];
  if ((last === "." || last === ",") && !before.includes(last)) {
    const whole = before.length === 0 ? (groups[0] ?? "") : grouped(groups.slice(0, -1), before);
    if (whole !== null) found.unshift(`${whole}.${groups.at(-1)}`);
  }
  return found.flatMap((digits) => (digits !== null && PLAIN.test(digits) ? [text.startsWith("-") ? `-${digits}` : digits] : []));
}

/**
 * A number as people type it, in millionths: what can be read in one way alone within its limits. The binary reads alike
 * (`base/spelling.rs`), and asks as this does where a point may group digits.
 * @param {string} typed @param {string | null} [least] @param {string | null} [most] its limits, in millionths
 * @returns {{millionths: bigint, text: string} | {wrong: Texts}}
 */
function number(typed, least = null, most = null) {
  let text = typed.trim().replace(/^[-\u2212]/, "-").replace(/^\+(?=[0-9])/, "");
  const wrong = (/** @type {string} */ key) => ({ wrong: data.words[key] ?? {} });
  const isWithin = (/** @type {string} */ text) => {
    const own = millionths(text);
    return (least === null || own >= BigInt(least)) && (most === null || own <= BigInt(most));
  };
  if (PLAIN.test(text)) {
    const group = /^(-?[1-9][0-9]{0,2})\.([0-9]{3})$/.exec(text);
    if (group && isWithin(`${group[1]}${group[2]}`)) return wrong("wrong_three");
  } else {
    const all = readings(text);
    const within = all.filter(isWithin);
    const one = within.length === 0 ? all : within;
    if (one.length > 1) return wrong("wrong_three");
    if (one[0] === undefined) return wrong(/[0-9].*[., \u00a0\u202f].*[., \u00a0\u202f]?[0-9]/.test(text) ? "wrong_grouping" : "wrong_number");
    text = one[0];
  }
  if (BigInt(text.replace(/^-|\..*$/g, "")) > 10n ** 18n) return wrong("wrong_long");
  const own = millionths(text);
  return { millionths: own, text: own === 0n ? text.replace(/^-/, "") : text };
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
