// @ts-check
// Numbers as people type and read them.

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
