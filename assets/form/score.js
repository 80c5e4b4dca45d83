// @ts-check
// The scorer of a form: marks -> coverages -> stage, in whole numbers, by the rules of the rubric specification, section 4.
// It computes what the binary computes; a test holds both against each other.

/**
 * A rubric compiled for one kind of agency, as the binary lists it. Numbers of answers are millionths, as text.
 * @typedef {object} Program
 * @property {number} columns
 * @property {number} stages
 * @property {number} highest
 * @property {"unmet" | "excluded" | "block" | "nullify"} unanswered
 * @property {"staged" | "banded" | "profile"} method
 * @property {(number | null)[][]} least
 * @property {boolean[]} bare
 * @property {Question[]} questions
 * @property {Criterion[]} criteria
 * @property {Group[]} groups
 *
 * @typedef {object} Question
 * @property {boolean} [out]
 * @property {boolean} [unscored]
 * @property {boolean} [na_met]
 * @property {string[]} [values]
 * @property {[number, number]} criteria
 *
 * @typedef {object} Criterion
 * @property {number} group
 * @property {number} column
 * @property {number} weight
 * @property {boolean} [idle]
 * @property {boolean} [less]
 * @property {string} full
 * @property {boolean} [beyond]
 * @property {string} [half]
 * @property {string} [linear]
 * @property {["full" | "partial", number]} [hold]
 *
 * @typedef {object} Group
 * @property {"mean" | "min" | "geometric"} aggregate
 * @property {number} parent
 * @property {number} weight
 *
 * What is said to a question: nothing, "not applicable", a listed answer by its place, or a number in millionths.
 * @typedef {null | "na" | number | bigint} Mark
 *
 * What that is worth for a criterion; `kind` says why where there is no answer.
 * @typedef {{kind: "answer", ppm: number, met: boolean, partly: boolean}
 *   | {kind: "blank" | "na" | "waived" | "out"}} Outcome
 *
 * How blanks are read.
 * @typedef {"actual" | "worst" | "best"} Reading
 *
 * @typedef {object} Shortfall
 * @property {number} column
 * @property {number | null} ppm
 * @property {number} least
 *
 * @typedef {object} Result
 * @property {number | null} stage        the recognised stage; null if blanks block it, or none is claimed
 * @property {number | null} supported    the stage that coverages allow, whatever gates are open
 * @property {[number, number]} range     the stage with all blanks at their worst and at their best
 * @property {(number | null)[][]} cells  coverage of each dimension in each column
 * @property {(number | null)[]} overall
 * @property {number | null} index
 * @property {number} answered
 * @property {number} unanswered
 * @property {number | null} next         the stage that `shortfalls` and `holds` are about; null at the top
 * @property {Shortfall[]} shortfalls
 * @property {number[]} holds             criteria that are gates or caps and stand open below the next stage
 */

const FULL = 1000000;

/** n / d, rounded half up; n is not negative, d above 0. @param {bigint} n @param {bigint} d */
function halfUp(n, d) {
  return (2n * n + d) / (2n * d);
}

/** @param {Criterion} criterion @param {bigint} value @returns {Outcome} */
function worth(criterion, value) {
  const up = (/** @type {bigint} */ number) => (criterion.less ? -number : number);
  const full = up(BigInt(criterion.full));
  const own = up(value);
  const met = criterion.beyond ? own > full : own >= full;
  if (met) return { kind: "answer", ppm: FULL, met, partly: true };
  if (criterion.half !== undefined) {
    const partly = own >= up(BigInt(criterion.half));
    return { kind: "answer", ppm: partly ? FULL / 2 : 0, met, partly };
  }
  if (criterion.linear === undefined) return { kind: "answer", ppm: 0, met, partly: false };
  const zero = up(BigInt(criterion.linear));
  const share = own <= zero ? 0n : halfUp((own - zero) * BigInt(FULL), full - zero);
  return { kind: "answer", ppm: Math.min(Number(share), FULL - 1), met, partly: false };
}

/** @param {Program} program @param {Mark[]} marks @returns {Outcome[]} */
function outcomes(program, marks) {
  /** @type {Outcome[]} */
  const all = program.criteria.map(() => ({ kind: "blank" }));
  program.questions.forEach((question, at) => {
    const mark = marks[at] ?? null;
    for (let criterion = question.criteria[0]; criterion < question.criteria[1]; criterion += 1) {
      const rule = program.criteria[criterion];
      if (!rule) continue;
      if (question.out) all[criterion] = { kind: "out" };
      else if (mark === "na") all[criterion] = { kind: question.na_met ? "waived" : "na" };
      else if (mark !== null) {
        const value = typeof mark === "bigint" ? mark : BigInt(question.values?.[mark] ?? 0);
        all[criterion] = worth(rule, value);
      }
    }
  });
  return all;
}

/** @param {Program} program @param {Outcome | undefined} outcome @param {Reading} reading @returns {number | null} */
function achievement(program, outcome, reading) {
  switch (outcome?.kind) {
    case "answer":
      return outcome.ppm;
    case "waived":
      return FULL;
    case "blank":
      if (reading === "best") return FULL;
      return reading === "actual" && program.unanswered === "excluded" ? null : 0;
    default:
      return null;
  }
}

/** The largest r with (2r - 1)^n <= 2^n * product. @param {[number, number][]} parts weights and values */
function geometric(parts) {
  const power = parts.reduce((sum, [weight]) => sum + weight, 0);
  const product = parts.reduce((all, [weight, value]) => all * BigInt(value) ** BigInt(weight), 1n);
  const limit = product << BigInt(power);
  let low = 0;
  let high = FULL;
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (BigInt(2 * middle - 1) ** BigInt(power) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {number} a @param {number} b @returns {number} */
function divisor(a, b) {
  return b === 0 ? a : divisor(b, a % b);
}

/** Parts put together. @param {Group["aggregate"]} aggregate @param {[number, number][]} parts weights and values */
function together(aggregate, parts) {
  const weighed = parts.filter(([weight]) => weight > 0);
  if (weighed.length === 0) return null;
  if (aggregate === "min") return Math.min(...weighed.map(([, value]) => value));
  if (aggregate === "geometric") {
    const common = weighed.reduce((common, [weight]) => divisor(common, weight), 0);
    return geometric(weighed.map(([weight, value]) => [weight / common, value]));
  }
  let points = 0n;
  let weights = 0n;
  for (const [weight, value] of weighed) {
    points += BigInt(weight) * BigInt(value);
    weights += BigInt(weight);
  }
  return Number(halfUp(points, weights));
}

/**
 * The coverages of each group, the whole behind the dimensions, in each column.
 * @param {Program} program @param {Outcome[]} all @param {Reading} reading
 */
function coverages(program, all, reading) {
  /** @type {[number, number][][][]} */
  const parts = program.groups.map(() => Array.from({ length: program.columns }, () => []));
  program.criteria.forEach((criterion, at) => {
    const value = achievement(program, all[at], reading);
    if (value !== null) parts[criterion.group]?.[criterion.column]?.push([criterion.weight, value]);
  });
  const whole = program.groups.length - 1;
  /** @type {(number | null)[][]} */
  const cells = program.groups.map(() => []);
  for (let at = whole - 1; at >= -1; at -= 1) {
    // Children stand after their parents, and the whole comes when all are done.
    const group = at < 0 ? whole : at;
    const own = program.groups[group];
    if (!own) continue;
    cells[group] = (parts[group] ?? []).map((cell) => together(own.aggregate, cell));
    if (group === whole) continue;
    cells[group]?.forEach((value, column) => {
      if (value !== null) parts[own.parent]?.[column]?.push([own.weight, value]);
    });
  }
  if (program.unanswered === "nullify" && reading === "actual") {
    program.criteria.forEach((criterion, at) => {
      const row = cells[whole];
      if (row && all[at]?.kind === "blank" && !criterion.idle && row[criterion.column] !== null) {
        row[criterion.column] = 0;
      }
    });
  }
  return cells;
}

/** @param {Outcome | undefined} outcome @param {"full" | "partial"} gate @param {Reading} reading */
function isOpen(outcome, gate, reading) {
  if (outcome?.kind === "blank") return reading !== "best";
  return outcome?.kind === "answer" && !(outcome.met || (gate === "partial" && outcome.partly));
}

/** What the row of a stage lacks; `of` counts from 0. @param {Program} program @param {(number | null)[]} row @param {number} of */
function shortfalls(program, row, of) {
  const bare = program.method === "staged" && row[of] === null && program.bare[of] === true;
  /** @type {Shortfall[]} */
  const short = [];
  (program.least[of] ?? []).forEach((least, column) => {
    const ppm = row[column] ?? null;
    if (least !== null && (ppm === null ? bare : ppm < least)) short.push({ column, ppm, least });
  });
  return short;
}

/** @param {Program} program @param {(number | null)[]} row @param {number} stages */
function highest(program, row, stages) {
  if (program.method === "profile") return 0;
  for (let of = stages - 1; of >= 0; of -= 1) {
    const own = row[program.method === "banded" ? 0 : of] ?? null;
    const bare = program.method === "staged" && program.bare[of] === true;
    if ((own !== null || bare) && shortfalls(program, row, of).length === 0) return of + 1;
  }
  return 0;
}

/** @param {Program} program @param {Outcome[]} all @param {Reading} reading */
function reached(program, all, reading) {
  let stages = program.highest;
  program.criteria.forEach((criterion, at) => {
    const hold = criterion.hold;
    if (hold && isOpen(all[at], hold[0], reading)) stages = Math.min(stages, hold[1]);
  });
  return highest(program, coverages(program, all, reading).at(-1) ?? [], stages);
}

/**
 * Scores what is said to each question.
 * @param {Program} program @param {Mark[]} marks @returns {Result}
 */
function score(program, marks) {
  const all = outcomes(program, marks);
  const cells = coverages(program, all, "actual");
  const overall = cells.pop() ?? [];
  let unanswered = 0;
  let answered = 0;
  program.questions.forEach((question, at) => {
    if (question.out || question.unscored) return;
    const mark = marks[at] ?? null;
    if (mark === null) unanswered += 1;
    else if (mark !== "na") answered += 1;
  });
  const blocked = program.unanswered === "block" && unanswered > 0;
  const claimed = program.method !== "profile" && !blocked;
  const stage = reached(program, all, "actual");
  const filled = overall.filter((value) => value !== null);
  const sum = filled.reduce((sum, value) => sum + BigInt(value), 0n);
  const next = claimed && stage < program.stages ? stage + 1 : null;
  return {
    stage: claimed ? stage : null,
    supported: claimed ? highest(program, overall, program.highest) : null,
    range: [Math.min(reached(program, all, "worst"), stage), Math.max(reached(program, all, "best"), stage)],
    cells,
    overall,
    index: blocked || filled.length === 0 ? null : Number(halfUp(sum, BigInt(filled.length))),
    answered,
    unanswered,
    next,
    shortfalls: next === null ? [] : shortfalls(program, overall, next - 1),
    holds: program.criteria.flatMap((criterion, at) => {
      const hold = criterion.hold;
      return next !== null && hold && hold[1] < next && isOpen(all[at], hold[0], "actual") ? [at] : [];
    }),
  };
}
