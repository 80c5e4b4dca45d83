//! Faults of the shape of a file: one small change of a valid file each, which the reader refuses.
//!
//! [`REFUSED`] is what the schema refuses too; [`UNKNOWABLE`] is what it lets pass, with the reason why.

use assess::report::data::schema::Kind::{self, Answers, Cases, Config, Costs, Map, Rubric};

/// A valid answer sheet for the small rubric of `tests/reading`.
pub const SHEET: &str = "\
rubric: demo@1
agency: {name: Tỉnh Minh Họa A, code: \"97\", scheme: \"2025\", kind: province}
period: 2026-Q3
assessor: Văn phòng
illustrative: yes
answers:
  portal: yes
  online: {value: 92.5, evidence: [QĐ 1], note: Đang rà soát}
  datasets: 12
  days:
  reuse: {na: Không thuộc thẩm quyền}
  level: managed
  score: two
  checks: [inventory]
";

/// Valid golden cases of the same rubric.
pub const CASES: &str = "\
rubric: demo
cases:
  - name: nothing
    about: Nothing is answered.
    expect: {stage: none, index: 0}
  - name: some
    from: nothing
    answers: {portal: yes, online: 60}
    expect:
      stage: none
      na_as_unmet: none
      evidenced: none
      range: [none, smart]
      dimensions: {service: basic}
      gaps: [online@basic]
";

/// A valid `assess.toml`.
pub const CONFIG: &str = "\
rubric = \"digital-government\"
lang = \"en\"
format = \"terminal\"
target = \"smart\"
top = 3
require = \"none\"
exact = true
color = \"never\"
quiet = true
[check]
deny = [\"missing-evidence\"]
fail_on = \"info\"
";

/// A valid column map for the rubric of [`SHEET`].
pub const MAP: &str = "\
ignore = [\"meta/*\"]
[table]
header = [2, 3]
skip = \"5-6\"
last = 90
delimiter = \";\"
decimal = \",\"
grouping = \".\"
transposed = false
fill_down = \"Tỉnh\"
[rows]
keep = {State = [\"done*\", 1]}
leave_out = {name = \"\"}
submissions = {last_by = \"Time\", dates = \"dmy\"}
[columns]
agency.name = \"Unit\"
kind = {position = \"C\", answers = {province = \"P\"}}
portal = \"Q1\"
\"portal.note\" = \"Q1n\"
online = {column = \"Q2\", factor = 100, offset = -1, evidence = {pattern = \"Q2*link\"}}
reuse = {of = \"Q5a\", total = \"Q5b\"}
level = {column = \"Q6\", answers = {managed = [\"M\", 2]}}
checks = {items = {inventory = \"Q8a\"}, ticked = \"x\", empty = \"none\"}
[values]
yes = [1, true]
missing = \".\"
not_applicable = \"kad\"
reason = \"Không thuộc thẩm quyền\"
separator = \";\"
[constants]
period = 2026
";

/// A valid table of costs for the same rubric.
pub const COSTS: &str = "\
unit = \"million VND\"
default = 40
[costs]
portal = 12.5
online = {half = 3, full = 8}
";

const TITLE: &str = "title: {vi: Thử, en: Demo}";
const STAGES: &str = "stages:\n  - id: basic\n    title: Basic\n  - id: open\n    title: Open\n  - id: smart\n    title: Smart\n";
const REQUIRES: &str = "{basic: {basic: {over: 50}}, open: {basic: 85}}";
const DATA: &str = "  - id: data\n    title: Data\n";
const PORTAL: &str = "{basic: {is: yes, gate: true}}";
const ONLINE: &str = "{at_least: 80, partial: 60, gate: partial}";
const DATASETS: &str = "{basic: {at_least: 5, basis: [law]}}";
const DAYS: &str = "{basic: {at_most: 10, worst: 30}, open: {at_most: 5, partial: 8}}";
const REUSE: &str = "targets: {open: 50}";
const LEVEL: &str = "{open: managed, smart: {at_least: improved, partial: managed}}";
const ITEMS: &str = "            items:\n              - {id: inventory, title: Danh mục, points: 1}\n              - {id: risk-class, title: Phân loại, points: 2}\n";
const ONLINE_ANSWER: &str = "{value: 92.5, evidence: [QĐ 1], note: Đang rà soát}";
const REUSE_ANSWER: &str = "{na: Không thuộc thẩm quyền}";

const WAIT: &str = "target: {at_most: 3, worst: 8}";
const BECAUSE: &str = "    because: {vi: Còn lại quá ít câu hỏi., en: Too few questions are left.}\n";

/// Kind of file, code of the reader, what is replaced in the valid file, or in the first such rubric, by what.
pub const REFUSED: &[(Kind, &str, &str, &str)] = &[
    // Rubrics that build on others.
    (Rubric, "bad-extends", TITLE, "title: Thử\nomit: [portal]"),
    (Rubric, "bad-extends", TITLE, "title: Thử\nextends: base"),
    // Appraisals.
    (Answers, "wrong-type", "portal: yes", "portal: {value: yes, appraised: no}"),
    (Answers, "wrong-type", "portal: yes", "portal: {value: yes, appraised: [no]}"),
    (Answers, "missing-key", "portal: yes", "portal: {value: yes, appraised: {by: Sở}}"),
    (Answers, "missing-key", "portal: yes", "portal: {value: yes, appraised: {value: , by: Sở}}"),
    (Answers, "unknown-key", "portal: yes", "portal: {value: yes, appraised: {value: no, on: 2026-09-30}}"),
    (Answers, "bad-date", "portal: yes", "portal: {value: yes, appraised: {value: no, date: 2026-13-01}}"),
    (Answers, "missing-reason", REUSE_ANSWER, "{value: 1/2, appraised: {value: {na: n/a}}}"),
    (Answers, "unknown-key", REUSE_ANSWER, "{value: 1/2, appraised: {value: {na: Không có, value: 3}}}"),
    (Answers, "wrong-type", "portal: yes", "portal: {value: yes, appraised: {value: no, note: [a]}}"),
    (
        Cases,
        "unknown-value",
        "expect: {stage: none, index: 0}",
        "expect: {stage: none, index: 0}\n    score: both",
    ),
    // Duties, texts by kind, consistency, plausible numbers, former ids, crosswalks.
    (Rubric, "missing-key", PORTAL, "{basic: {is: yes, duty: {sources: [law]}}}"),
    (Rubric, "bad-date", PORTAL, "{basic: {is: yes, duty: {since: 2026}}}"),
    (Rubric, "unknown-key", PORTAL, "{basic: {is: yes, duty: {since: 2026-01-01, target: yes}}}"),
    (Rubric, "missing-key", "sources: [law]", "duty: {since: 2026-01-01}"),
    (Rubric, "missing-key", "effort: low", "owner: {commune: Xã}"),
    (Rubric, "unknown-key", "effort: low", "with: {comune: Xã, else: Tỉnh}"),
    (Rubric, "wrong-type", "effort: low", "plausible: [1, 2]"),
    (Rubric, "unknown-key", "effort: low", "plausible: {from: 1}"),
    (Rubric, "bad-id", "effort: low", "was: [a b]"),
    (Rubric, "wrong-type", "effort: low", "refs: [a]"),
    (Rubric, "wrong-type", "effort: low", "after: portal"),
    (Rubric, "missing-key", TITLE, "title: Thử\nconsistency: [{not_above: [portal, online]}]"),
    (Rubric, "wrong-type", TITLE, "title: Thử\nconsistency: [{not_above: [online], because: So}]"),
    (
        Rubric,
        "unknown-key",
        TITLE,
        "title: Thử\nconsistency: [{when: {online: {above: 1}}, expect: {online: 1}, because: So}]",
    ),
    (Rubric, "missing-key", TITLE, "title: Thử\ncrosswalks: {dti: {title: DTI}}"),
    (Rubric, "missing-key", TITLE, "title: Thử\ncrosswalks: {dti: {title: DTI, items: [{id: a}]}}"),
    // The head of a rubric.
    (Rubric, "unknown-key", "version: 1.2.0", "version: 1.2.0\nauthor: Me"),
    (Rubric, "missing-key", "version: 1.2.0\n", ""),
    (Rubric, "missing-key", "version: 1.2.0", "version:"),
    (Rubric, "bad-id", "rubric: demo", "rubric: my model"),
    (Rubric, "version-not-semver", "version: 1.2.0", "version: 1.2"),
    (Rubric, "version-not-semver", "version: 1.2.0", "version: 1.2.x"),
    (Rubric, "version-not-semver", "version: 1.2.0", "version: 1.02.0"),
    (Rubric, "missing-key", "languages: [vi, en]", "languages: []"),
    (Rubric, "unknown-value", "languages: [vi, en]", "languages: [vi, en, french]"),
    (Rubric, "duplicate-id", "languages: [vi, en]", "languages: [vi, en, vi]"),
    (Rubric, "wrong-type", "languages: [vi, en]", "languages: vi"),
    // Texts.
    (Rubric, "empty-text", TITLE, "title: \"\""),
    (Rubric, "empty-text", TITLE, "title: {vi: Thử, en: \" – …\"}"),
    (Rubric, "control-character", TITLE, "title: \"De\\amo\""),
    (Rubric, "wrong-type", TITLE, "title: [Thử]"),
    (Rubric, "wrong-type", TITLE, "title: {vi: Thử, en: }"),
    (Rubric, "unknown-key", TITLE, "title: {vi: Thử, french: Démo}"),
    (Rubric, "missing-key", TITLE, "title: {}"),
    // Sources.
    (Rubric, "bad-id", "  law: {", "  my law: {"),
    (Rubric, "bad-date", "2025-12-01", "2025-12-41"),
    (Rubric, "bad-date", "2025-12-01", "2025-11-31"),
    (Rubric, "bad-date", "2025-12-01", "01/12/2025"),
    (Rubric, "bad-date", "2025-12-01", "2025"),
    (Rubric, "unknown-value", "status: in-force", "status: valid"),
    (Rubric, "missing-key", ", status: in-force", ""),
    // Stages and the verdict.
    (Rubric, "missing-key", STAGES, "stages: []\n"),
    (Rubric, "wrong-type", STAGES, "stages: {basic: Basic}\n"),
    (Rubric, "bad-id", "- id: smart\n    title: Smart", "- id: none\n    title: Smart"),
    (Rubric, "missing-key", "- id: smart\n    title: Smart", "- id: smart"),
    (Rubric, "wrong-type", "title: Basic", "title: Basic\n    aliases: First"),
    (Rubric, "wrong-method", "method: staged", "method: staged\n  aggregate: geometric"),
    (Rubric, "unknown-value", "method: staged", "method: ladder"),
    (Rubric, "unknown-value", "method: staged", "method: staged\n  unanswered: maybe"),
    (Rubric, "bad-requirement", REQUIRES, "{basic: {basic: {over: 50, at_least: 60}}}"),
    (Rubric, "bad-requirement", REQUIRES, "{basic: {basic: {}}}"),
    (Rubric, "bad-requirement", REQUIRES, "{basic: {basic: {over: 100}}}"),
    (Rubric, "out-of-range", REQUIRES, "{basic: {basic: 120}}"),
    (Rubric, "out-of-range", REQUIRES, "{basic: {basic: {at_least: -1}}}"),
    (Rubric, "wrong-type", REQUIRES, "{basic: 50}"),
    (Rubric, "missing-key", "verdict:\n", "efforts: {low: 1, high: 5}\nverdict:\n"),
    (Rubric, "out-of-range", "verdict:\n", "efforts: {low: 0, medium: 3, high: 5}\nverdict:\n"),
    (Rubric, "out-of-range", "verdict:\n", "efforts: {low: 1, medium: 1.5, high: 5}\nverdict:\n"),
    // Scale and base.
    (Rubric, "missing-key", STAGES, "scale: {min: 0}\nstages:\n  - {id: a, title: A}\n"),
    (Rubric, "out-of-range", "verdict:\n", "scale: {min: 0, max: 3, decimals: 7}\nverdict:\n"),
    (Rubric, "unknown-key", "verdict:\n", "scale: {min: 0, max: 3, digits: 2}\nverdict:\n"),
    (Rubric, "missing-key", "verdict:\n", "base: {id: start}\nverdict:\n"),
    (Rubric, "bad-id", "verdict:\n", "base: {id: none, title: None}\nverdict:\n"),
    (Rubric, "out-of-range", "verdict:\n", "base: {id: start, title: Start, number: 0.5}\nverdict:\n"),
    // The three methods.
    (Rubric, "wrong-method", "title: Basic", "title: Basic\n    from: 20"),
    (Rubric, "wrong-method", "    weight: 2\n", "    weight: 2\n    aggregate: geometric\n"),
    (Rubric, "wrong-method", REUSE, "target: 50"),
    (Rubric, "wrong-method", REUSE, "targets: {open: 50}\n            target: 50"),
    (Rubric, "missing-key", "title: Vừa, from: 50", "title: Vừa"),
    (Rubric, "missing-key", "title: Vừa, from: 50", "title: Vừa, from: "),
    (Rubric, "out-of-range", "from: 75.5", "from: 100.5"),
    (Rubric, "wrong-type", "from: 75.5", "from: \"75.5\""),
    (Rubric, "unknown-value", "  aggregate: geometric\n  unanswered", "  aggregate: median\n  unanswered"),
    (Rubric, "unknown-value", "    aggregate: min", "    aggregate: median"),
    (Rubric, "wrong-method", "unanswered: nullify", "requires: {top: {low: 50}}"),
    (Rubric, "wrong-method", WAIT, "targets: {low: 3}"),
    (Rubric, "wrong-method", WAIT, "target: 3, targets: {low: 3}"),
    (Rubric, "wrong-method", WAIT, "target: 3, targets: "),
    (Rubric, "wrong-method", WAIT, "target: {at_most: 3, worst: 8, gate: true}"),
    (Rubric, "wrong-method", WAIT, "target: {at_most: 3, worst: 8, weight: 2}"),
    (Rubric, "wrong-method", DATASETS, "{basic: {at_least: 5, cap: basic}}"),
    (Rubric, "wrong-type", WAIT, "target: {at_most: 3, worst: 8, cap: [low]}"),
    (Rubric, "missing-key", ", target: {at_most: 3, worst: 8}", ""),
    (Rubric, "missing-key", WAIT, "target: "),
    (Rubric, "bad-target", WAIT, "target: {at_most: 3}"),
    (Rubric, "target-out-of-range", "weight: 1.5, target: 80", "target: 120"),
    (Rubric, "wrong-method", "title: Sau}", "title: Sau, from: 50}"),
    (Rubric, "wrong-method", "method: profile", "method: profile, aggregate: min"),
    (Rubric, "wrong-method", "unanswered: excluded", "requires: {after: {before: 50}}"),
    (Rubric, "wrong-method", "{at_least: 90, weight: 2}", "{at_least: 90, gate: true}"),
    (Rubric, "wrong-method", "targets: {after: yes}", "target: yes"),
    // Who is asked what.
    (Rubric, "unknown-value", "  commune:\n", "  village:\n"),
    (Rubric, "wrong-type", "    not_asked:\ndimensions", "\ndimensions"),
    (Rubric, "unknown-key", "    not_asked:\ndimensions", "    unasked:\ndimensions"),
    (Rubric, "wrong-type", "questions: [hosting]", "questions: hosting"),
    (Rubric, "missing-key", "questions: [hosting], ", ""),
    (Rubric, "missing-key", ", reason: Không thuộc thẩm quyền}\n  province", "}\n  province"),
    (Rubric, "empty-text", "Không thuộc thẩm quyền}\n  province", "\"…\"}\n  province"),
    (Rubric, "duplicate-id", "[laws, growth]", "[laws, growth, laws]"),
    (Rubric, "missing-key", BECAUSE, ""),
    (Rubric, "missing-key", BECAUSE, "    because:\n"),
    (Rubric, "missing-key", "    highest_stage: mid\n", ""),
    (Rubric, "unknown-stage", "highest_stage: mid", "highest_stage: none"),
    (
        Rubric,
        "wrong-method",
        "  ministry:\n",
        "  ministry:\n    highest_stage: before\n    because: Ít quá\n",
    ),
    // Dimensions.
    (Rubric, "out-of-range", "    weight: 2", "    weight: -2"),
    (Rubric, "out-of-range", "    weight: 2", "    weight: 1000001"),
    (Rubric, "wrong-type", "    weight: 2", "    weight: \"2\""),
    (Rubric, "bad-number", "    weight: 2", "    weight: 2,5"),
    (Rubric, "bad-number", "    weight: 2", "    weight: 20%"),
    (Rubric, "bad-number", "    weight: 2", "    weight: 1_000"),
    (Rubric, "bad-number", "    weight: 2", "    weight: .inf"),
    (Rubric, "unknown-key", "{title: Cao, summary: Nhất}", "{title: Cao, sumary: Nhất}"),
    (Rubric, "dimension-content", DATA, "  - id: more\n    title: More\n  - id: data\n    title: Data\n"),
    (
        Rubric,
        "dimension-content",
        DATA,
        "  - id: more\n    title: More\n    questions: []\n  - id: data\n    title: Data\n",
    ),
    (Rubric, "dimension-content", DATA, "  - id: data\n    title: Data\n    questions: []\n"),
    // Questions.
    (Rubric, "missing-key", "            ask: Số ngày xử lý?\n", ""),
    (Rubric, "wrong-type", "- id: portal\n", "- id: portal\n        title: [Cổng]\n"),
    (Rubric, "unknown-value", "answer: ratio", "answer: quotient"),
    (Rubric, "unknown-value", "effort: low", "effort: huge"),
    (Rubric, "unknown-value", "allow_na: true", "allow_na: perhaps"),
    (Rubric, "wrong-type", "sources: [law]", "sources: law"),
    (Rubric, "unknown-key", "answer: yes_no", "answer: yes_no\n        options: [{id: a, title: A}]"),
    (Rubric, "unknown-key", "answer: ratio", "answer: ratio\n            range: [0, 10]"),
    (Rubric, "unknown-key", "answer: percent", "answer: percent\n        unit: hồ sơ"),
    (Rubric, "unknown-key", "integer: true", "of: hồ sơ"),
    (Rubric, "unknown-key", "answer: checklist", "answer: checklist\n            total: Tất cả"),
    (Rubric, "missing-key", "answer: ratio", "answer: choice"),
    (Rubric, "missing-key", ITEMS, ""),
    (Rubric, "missing-key", ITEMS, "            items: []\n"),
    (Rubric, "missing-key", "title: Hai, value: 20", "title: Hai"),
    (Rubric, "missing-key", "title: Phân loại, points: 2", "title: Phân loại"),
    (Rubric, "unknown-key", "title: Phân loại, points: 2", "title: Phân loại, value: 2"),
    (Rubric, "wrong-type", "range: [0, 1000]", "range: [0]"),
    (Rubric, "wrong-type", "range: [0, 1000]", "range: [0, many]"),
    // Targets.
    (Rubric, "missing-key", REUSE, "targets: {}"),
    (Rubric, "wrong-type", REUSE, "targets: 50"),
    (Rubric, "wrong-type", REUSE, "targets: {open: }"),
    (Rubric, "wrong-type", REUSE, "targets: {open: \"50\"}"),
    (Rubric, "wrong-type", REUSE, "targets: {open: half}"),
    (Rubric, "target-out-of-range", REUSE, "targets: {open: 120}"),
    (Rubric, "target-out-of-range", ONLINE, "{at_least: 80, partial: -1}"),
    (Rubric, "target-out-of-range", "targets: {open: 2}", "targets: {open: {at_least: 2, partial: -1}}"),
    (Rubric, "bad-target", REUSE, "targets: {open: 0}"),
    (Rubric, "bad-target", REUSE, "targets: {open: {at_least: 0}}"),
    (Rubric, "bad-target", PORTAL, "{basic: {at_least: yes}}"),
    (Rubric, "bad-target", PORTAL, "{basic: {is: yes, credit: none}}"),
    (Rubric, "bad-target", PORTAL, "{basic: {is: yes, gate: partial}}"),
    (Rubric, "wrong-type", PORTAL, "{basic: 1}"),
    (Rubric, "unknown-value", PORTAL, "{basic: {is: yes, gate: maybe}}"),
    (Rubric, "missing-key", PORTAL, "{basic: {gate: true}}"),
    (Rubric, "missing-key", DATASETS, "{basic: {weight: 2}}"),
    (Rubric, "missing-key", DATASETS, "{basic: {at_least: }}"),
    (Rubric, "bad-target", DATASETS, "{basic: {is: 5}}"),
    (Rubric, "conflicting-keys", DATASETS, "{basic: {at_least: 5, at_most: 9, credit: none}}"),
    (Rubric, "unknown-value", DATASETS, "{basic: {at_least: 5, basis: law}}"),
    (Rubric, "unknown-value", DATASETS, "{basic: {at_least: 5, credit: some}}"),
    (Rubric, "unknown-key", DATASETS, "{basic: {at_least: 5, gates: true}}"),
    (Rubric, "out-of-range", DATASETS, "{basic: {at_least: 5, weight: -1}}"),
    (Rubric, "bad-target", DATASETS, "{basic: {at_least: 5, gate: partial}}"),
    (Rubric, "bad-target", LEVEL, "{open: {over: managed}}"),
    (Rubric, "bad-target", DAYS, "{basic: {under: 10}}"),
    (Rubric, "bad-target", DATASETS, "{basic: {over: 0}}"),
    (Rubric, "target-out-of-range", "{open: 2}", "{open: {under: 0, credit: none}}"),
    (Rubric, "conflicting-keys", DATASETS, "{basic: {at_least: 5, over: 4}}"),
    (Rubric, "bad-target", DAYS, "{basic: {at_most: 10}}"),
    (Rubric, "bad-target", DAYS, "{basic: {at_most: 10, credit: linear}}"),
    (Rubric, "conflicting-keys", DAYS, "{basic: {at_most: 10, worst: 30, partial: 20}}"),
    (Rubric, "conflicting-keys", DAYS, "{basic: {at_most: 10, worst: 30, credit: none}}"),
    (Rubric, "conflicting-keys", ONLINE, "{at_least: 80, partial: 60, credit: none}"),
    (Rubric, "bad-target", LEVEL, "{open: {at_most: managed, worst: 1}}"),
    (Rubric, "wrong-type", LEVEL, "{open: [managed]}"),
    // Answer sheets.
    (Answers, "unknown-key", "period: 2026-Q3", "perod: 2026-Q3"),
    (
        Answers,
        "missing-key",
        "agency: {name: Tỉnh Minh Họa A, code: \"97\", scheme: \"2025\", kind: province}\n",
        "",
    ),
    (Answers, "missing-key", "name: Tỉnh Minh Họa A, ", ""),
    (Answers, "unknown-key", "kind: province", "knd: province"),
    (Answers, "unknown-value", "kind: province", "kind: provinces"),
    (Answers, "unknown-value", "scheme: \"2025\"", "scheme: \"2026\""),
    (Answers, "ambiguous-code", "code: \"97\", scheme: \"2025\"", "code: \"15\""),
    (Answers, "ambiguous-code", "code: \"97\", scheme: \"2025\"", "code: 91, scheme: "),
    (Answers, "ambiguous-code", "code: \"97\", scheme: \"2025\", kind: province", "code: 24, kind: "),
    (Answers, "wrong-type", "Tỉnh Minh Họa A", "[Tỉnh Minh Họa A]"),
    (Answers, "empty-text", "Tỉnh Minh Họa A", "\"?\""),
    (Answers, "control-character", "Tỉnh Minh Họa A", "\"Tỉnh \\x1b[1m A\""),
    (Answers, "bad-id", "rubric: demo@1", "rubric: \"@1\""),
    (Answers, "bad-version", "rubric: demo@1", "rubric: demo@one"),
    (Answers, "bad-version", "rubric: demo@1", "rubric: demo@"),
    (Answers, "bad-version", "rubric: demo@1", "rubric: demo@1.2.3.4"),
    (Answers, "bad-date", "period: 2026-Q3", "period: 2026-Q5"),
    (Answers, "bad-date", "period: 2026-Q3", "period: 2026-13"),
    (Answers, "bad-date", "period: 2026-Q3", "period: 26"),
    (Answers, "wrong-type", "period: 2026-Q3", "period: [2026]"),
    (Answers, "wrong-type", "illustrative: yes", "illustrative: maybe"),
    (Answers, "wrong-type", "illustrative: yes", "illustrative: 1"),
    (Answers, "unknown-question", "portal: yes", "cổng: yes"),
    (Answers, "wrong-type", "portal: yes", "portal: n/a"),
    (Answers, "wrong-type", "portal: yes", "portal: NA"),
    (Answers, "wrong-type", "portal: yes", "portal: không áp dụng"),
    (Answers, "wrong-type", "portal: yes", "portal: \"yes \""),
    (Answers, "unknown-key", ONLINE_ANSWER, "{value: 92.5, evidense: QĐ 1}"),
    (Answers, "bad-number", ONLINE_ANSWER, "92,5"),
    (Answers, "bad-number", ONLINE_ANSWER, "92,5%"),
    (Answers, "bad-number", ONLINE_ANSWER, "{value: 1 000}"),
    (Answers, "wrong-type", ONLINE_ANSWER, "{value: {value: 92.5}}"),
    (Answers, "wrong-type", ONLINE_ANSWER, "{value: 92.5, evidence: {a: b}}"),
    (Answers, "wrong-type", ONLINE_ANSWER, "{value: 92.5, evidence: [QĐ 1, ~]}"),
    (Answers, "empty-text", ONLINE_ANSWER, "{value: 92.5, note: \"–\"}"),
    (Answers, "missing-reason", REUSE_ANSWER, "{na: }"),
    (Answers, "missing-reason", REUSE_ANSWER, "{na: true}"),
    (Answers, "missing-reason", REUSE_ANSWER, "{na: x}"),
    (Answers, "missing-reason", REUSE_ANSWER, "{na: 12 3}"),
    (Answers, "missing-reason", REUSE_ANSWER, "{na: \"Không áp dụng.\"}"),
    (Answers, "missing-reason", REUSE_ANSWER, "{na: (Not applicable)}"),
    (Answers, "wrong-type", REUSE_ANSWER, "{na: [a reason]}"),
    (Answers, "conflicting-keys", REUSE_ANSWER, "{value: 1/2, na: Không thuộc thẩm quyền}"),
    (Answers, "zero-denominator", REUSE_ANSWER, "1/0"),
    (Answers, "zero-denominator", REUSE_ANSWER, "{of: 1, total: 0.0}"),
    (Answers, "out-of-range", REUSE_ANSWER, "{of: -1, total: 2}"),
    (Answers, "out-of-range", REUSE_ANSWER, "-1/2"),
    (Answers, "missing-key", REUSE_ANSWER, "{of: 1}"),
    (Answers, "wrong-type", REUSE_ANSWER, "{of: \"x\", total: 2}"),
    (Answers, "wrong-type", REUSE_ANSWER, "1/2/3"),
    (Answers, "wrong-type", REUSE_ANSWER, "1,5/3"),
    (Answers, "unknown-key", REUSE_ANSWER, "{of: 1, total: 2, note: Đang rà soát}"),
    (Answers, "unknown-option", "level: managed", "level: có quản lý"),
    (Answers, "duplicate-id", "[inventory]", "[inventory, inventory]"),
    (Answers, "unknown-item", "[inventory]", "[danh mục]"),
    (Answers, "unknown-key", "[inventory]", "{inventory: yes}"),
    (Answers, "wrong-type", "[inventory]", "[[inventory]]"),
    // Golden cases.
    (Cases, "unknown-key", "rubric: demo", "rubric: demo\ncase: one"),
    (Cases, "bad-id", "name: some", "name: some answers"),
    (Cases, "empty-text", "about: Nothing is answered.", "about: \"...\""),
    (Cases, "missing-key", "    expect: {stage: none, index: 0}\n", ""),
    (Cases, "missing-key", "{stage: none, index: 0}", "{}"),
    (Cases, "unknown-key", "{stage: none, index: 0}", "{stage: none, idx: 0}"),
    (Cases, "wrong-type", "{stage: none, index: 0}", "{stage: none, index: \"0\"}"),
    (Cases, "wrong-type", "[none, smart]", "[none, basic, smart]"),
    (Cases, "wrong-type", "[none, smart]", "none"),
    (Cases, "unknown-value", "[online@basic]", "[online@]"),
    (Cases, "unknown-value", "from: nothing", "from: nothing\n    kind: village"),
    (Cases, "wrong-type", "range: [none, smart]", "coverage: [50]"),
    (Cases, "wrong-type", "{portal: yes, online: 60}", "[yes, 60]"),
    (Cases, "wrong-type", "dimensions: {service: basic}", "dimensions: [service]"),
    // Settings.
    (Costs, "unknown-key", "unit = ", "units = "),
    (Costs, "unknown-key", "half = ", "third = "),
    (Costs, "missing-key", "{half = 3, full = 8}", "{half = 3}"),
    (Costs, "out-of-range", "portal = 12.5", "portal = -1"),
    (Costs, "out-of-range", "default = 40", "default = 2000000000000"),
    (Costs, "out-of-range", "half = 3", "half = -3"),
    (Costs, "wrong-type", "portal = 12.5", "portal = [1]"),
    (Map, "unknown-key", "ignore = ", "ignored = "),
    (Map, "unknown-key", "last = ", "lasts = "),
    (Map, "unknown-key", "keep = ", "keeps = "),
    (Map, "unknown-key", "yes = ", "yess = "),
    (Map, "unknown-key", "period = 2026", "periods = 2026"),
    (Map, "unknown-key", "ticked = ", "ticks = "),
    (Map, "out-of-range", "header = [2, 3]", "header = 0"),
    (Map, "out-of-range", "last = 90", "last = 1.5"),
    (Map, "unknown-value", "skip = \"5-6\"", "skip = \"five\""),
    (Map, "unknown-value", "delimiter = \";\"", "delimiter = \"/\""),
    (Map, "unknown-value", "decimal = \",\"", "decimal = \"'\""),
    (Map, "unknown-value", "grouping = \".\"", "grouping = \"-\""),
    (Map, "wrong-type", "transposed = false", "transposed = \"perhaps\""),
    (Map, "unknown-value", "submissions = {last_by = \"Time\", dates = \"dmy\"}", "submissions = \"best\""),
    (Map, "missing-key", "last_by = \"Time\", ", ""),
    (Map, "unknown-value", "dates = \"dmy\"", "dates = \"ymd\""),
    (Map, "unknown-value", "position = \"C\"", "position = \"C4\""),
    (Map, "wrong-type", "portal = \"Q1\"\n", "portal = 1\n"),
    (Map, "wrong-type", "factor = 100", "factor = \"many\""),
    (Map, "unknown-value", "empty = \"none\"", "empty = \"no\""),
    (Map, "wrong-type", "agency.name = \"Unit\"", "agency.name = [\"Unit\"]"),
    (Config, "unknown-key", "lang = ", "langs = "),
    (Config, "unknown-value", "lang = \"en\"", "lang = \"fr\""),
    (Config, "unknown-value", "format = \"terminal\"", "format = \"xml\""),
    (Config, "unknown-value", "color = \"never\"", "color = \"no\""),
    (Config, "unknown-value", "top = 3", "top = \"many\""),
    (Config, "wrong-type", "top = 3", "top = -1"),
    (Config, "wrong-type", "top = 3", "top = 1.5"),
    (Config, "wrong-type", "quiet = true", "quiet = 1"),
    (Config, "wrong-type", "quiet = true", "quiet = \"perhaps\""),
    (Config, "wrong-type", "rubric = \"digital-government\"", "rubric = 5"),
    (Config, "empty-text", "target = \"smart\"", "target = \"\""),
    (Config, "unknown-key", "deny = ", "denies = "),
    (Config, "wrong-type", "[\"missing-evidence\"]", "\"missing-evidence\""),
    (Config, "wrong-type", "[\"missing-evidence\"]", "[1]"),
    (Config, "unknown-value", "[\"missing-evidence\"]", "[\"Missing evidence\"]"),
    (Config, "unknown-value", "fail_on = \"info\"", "fail_on = \"note\""),
    (Config, "wrong-type", "[check]\n", "[[check]]\n"),
];

const SCALE: &str = "a rubric may have numbers of its own";
const TYPED: &str = "the YAML reader has made a number of it before the validator sees it";
const RUBRIC: &str = "it takes the rubric to know";
const TWICE: &str = "a schema cannot compare the ids of different members";
const ELSEWHERE: &str = "it refers to something that is listed elsewhere in the file";
const COMPARED: &str = "a schema cannot compare two values";

/// Kind of file, code of the reader, what is replaced in the valid file, by what, and why a schema cannot know.
pub const UNKNOWABLE: &[(Kind, &str, &str, &str, &str)] = &[
    (Map, "unknown-key", "portal = \"Q1\"\n", "portl = \"Q1\"\n", RUBRIC),
    (Map, "unknown-option", "managed = ", "manged = ", RUBRIC),
    (Map, "unknown-item", "inventory = ", "inventry = ", RUBRIC),
    (
        Map,
        "unknown-value",
        "province = \"P\"",
        "provinse = \"P\"",
        "the words for kinds are a map of any keys",
    ),
    (Map, "duplicate-column", "portal = \"Q1\"\n", "portal = \"Q2\"\n", TWICE),
    (Map, "conflicting-keys", "missing = \".\"", "missing = \"kad\"", TWICE),
    (Map, "conflicting-keys", "yes = [1, true]", "yes = \"no\"", "words mean something by themselves"),
    (Map, "conflicting-keys", "last = 90", "last = 3", "numbers are not compared"),
    (Map, "conflicting-keys", "grouping = \".\"", "grouping = \",\"", "values are not compared"),
    (
        Map,
        "missing-reason",
        "reason = \"Không thuộc thẩm quyền\"\n",
        "",
        "a reason may stand with the question",
    ),
    (Map, "out-of-range", "factor = 100", "factor = 0", "a number that is not one number has no short shape"),
    (Map, "wrong-type", "portal = \"Q1\"\n", "portal = {column = \"Q1\", factor = 2}\n", RUBRIC),
    (Rubric, "unknown-key", TITLE, "title: {vi: Thử, fr: Démo}", ELSEWHERE),
    (Cases, "missing-key", "{stage: none, index: 0}", "{index: 0}", RUBRIC),
    (Cases, "out-of-range", "{stage: none, index: 0}", "{stage: none, index: 120}", SCALE),
    (Cases, "out-of-range", "range: [none, smart]", "coverage: {basic: 101}", SCALE),
    (
        Rubric,
        "duplicate-key",
        "version: 1.2.0",
        "version: 1.2.0\nversion: 1.3.0",
        "a map of JSON has each key once",
    ),
    (Rubric, "duplicate-id", "- id: smart\n", "- id: basic\n", TWICE),
    (Rubric, "duplicate-id", "- id: online\n", "- id: portal\n", TWICE),
    (Rubric, "duplicate-id", "- id: quality\n", "- id: service\n", TWICE),
    (Rubric, "duplicate-id", "{id: improved,", "{id: managed,", TWICE),
    (Rubric, "duplicate-id", "{id: risk-class,", "{id: inventory,", TWICE),
    (Rubric, "unknown-source", "sources: [law]", "sources: [decree]", ELSEWHERE),
    (
        Rubric,
        "unknown-source",
        PORTAL,
        "{basic: {is: yes, duty: {since: 2026-01-01, sources: [decree]}}}",
        ELSEWHERE,
    ),
    (Rubric, "unknown-crosswalk", "sources: [law]", "refs: {dti: []}", ELSEWHERE),
    (Rubric, "former-id-in-use", "sources: [law]", "was: [portal]", ELSEWHERE),
    (Rubric, "circular-after", "- id: portal\n", "- id: portal\n        after: [portal]\n", ELSEWHERE),
    (
        Rubric,
        "bad-consistency",
        "applies_to:\n  ministry",
        "consistency: [{not_above: [online, online], because: So}]\napplies_to:\n  ministry",
        ELSEWHERE,
    ),
    (Rubric, "unknown-source", "replaced_by: law", "replaced_by: decree", ELSEWHERE),
    (Rubric, "unknown-stage", REUSE, "targets: {opened: 50}", ELSEWHERE),
    (Rubric, "unknown-stage", REQUIRES, "{basic: {opened: 50}}", ELSEWHERE),
    (Rubric, "unknown-stage", "{basic: Khởi đầu, smart:", "{basic: Khởi đầu, opened:", ELSEWHERE),
    (Rubric, "unknown-option", LEVEL, "{open: manged}", ELSEWHERE),
    (Rubric, "missing-key", TITLE, "title: {en: Demo}", "which language is the first is said elsewhere"),
    (
        Rubric,
        "unknown-key",
        "languages: [vi, en]",
        "languages: [vi]",
        "which languages there are is said elsewhere",
    ),
    (Rubric, "bad-date", "2025-12-01", "2025-02-29", "a pattern does not know which years are leap years"),
    (Rubric, "out-of-range", "range: [0, 1000]", "range: [1000, 0]", COMPARED),
    (Rubric, "target-out-of-range", DATASETS, "{basic: 5000}", COMPARED),
    (
        Rubric,
        "target-out-of-range",
        "targets: {open: 2}",
        "targets: {open: 4}",
        "a schema does not add points up",
    ),
    (Rubric, "partial-not-below-target", ONLINE, "{at_least: 80, partial: 80}", COMPARED),
    (Rubric, "partial-not-below-target", DAYS, "{basic: {at_most: 10, worst: 5}}", COMPARED),
    (
        Rubric,
        "easier-later-stage",
        DAYS,
        "{basic: {at_most: 10, worst: 30}, open: {at_most: 15, partial: 18}}",
        COMPARED,
    ),
    (Rubric, "easier-later-stage", DAYS, "{basic: {at_most: 10, worst: 30}, open: 15}", COMPARED),
    (Rubric, "bad-target", "title: Hai, value: 20", "title: Hai, value: 10", COMPARED),
    (Rubric, "unknown-stage", WAIT, "target: {at_most: 3, worst: 8, cap: middle}", COMPARED),
    (Rubric, "bad-requirement", "from: 50", "from: 20", COMPARED),
    (Rubric, "out-of-range", "    weight: 0.5", "    weight: 0.0001", "a schema does not add weights up"),
    (Rubric, "unknown-question", "[laws, growth]", "[law, growth]", ELSEWHERE),
    (Rubric, "duplicate-id", "[laws, growth]", "[laws, hosting]", TWICE),
    (Rubric, "unknown-stage", "highest_stage: mid", "highest_stage: middle", ELSEWHERE),
    (Rubric, "bad-number", "    weight: 2", "    weight: 2e1", TYPED),
    (Rubric, "bad-number", "    weight: 2", "    weight: 02", TYPED),
    (Rubric, "bad-number", "    weight: 2", "    weight: +2", TYPED),
    (Rubric, "bad-number", "    weight: 2", "    weight: .5", TYPED),
    (Rubric, "bad-number", "    weight: 2", "    weight: 2.", TYPED),
    (Rubric, "wrong-type", "    weight: 2", "    weight: 0x2", TYPED),
    (Answers, "duplicate-key", "portal: yes", "portal: yes\n  portal: no", "a map of JSON has each key once"),
    (Answers, "other-rubric", "rubric: demo@1", "rubric: other", RUBRIC),
    (Answers, "incompatible-version", "rubric: demo@1", "rubric: demo@2", RUBRIC),
    (
        Answers,
        "unknown-province",
        "illustrative: yes",
        "illustrative: no",
        "which codes there are is in a table",
    ),
    (Answers, "other-province", "Tỉnh Minh Họa A, code: \"97\"", "Tỉnh Lào Cai, code: \"01\"", COMPARED),
    (Answers, "unknown-question", "portal: yes", "portals: yes", RUBRIC),
    (Costs, "unknown-question", "portal = 12.5", "portals = 12.5", RUBRIC),
    (Answers, "out-of-scope", "code: \"97\", scheme: \"2025\", kind: province", "kind: ministry", RUBRIC),
    (Answers, "wrong-type", "portal: yes", "portal: 12", RUBRIC),
    (Answers, "wrong-type", "portal: yes", "portal: maybe", RUBRIC),
    (Answers, "na-not-allowed", "portal: yes", "portal: {na: Không thuộc thẩm quyền}", RUBRIC),
    (Answers, "out-of-range", ONLINE_ANSWER, "120", RUBRIC),
    (Answers, "bad-number", ONLINE_ANSWER, "\"092\"", "an option may be called 092"),
    (Answers, "bad-number", ONLINE_ANSWER, "9_2", "an option may be called 9_2"),
    (Answers, "bad-number", ONLINE_ANSWER, "1.000.000", "an option may be called 1.000.000"),
    (Answers, "bad-number", ONLINE_ANSWER, "9e1", TYPED),
    (Answers, "bad-number", "datasets: 12", "datasets: 12.5", RUBRIC),
    (Answers, "unknown-option", "level: managed", "level: manged", RUBRIC),
    (Answers, "unknown-item", "[inventory]", "[inventry]", RUBRIC),
    (Answers, "part-above-total", REUSE_ANSWER, "3/2", COMPARED),
    (Answers, "part-above-total", REUSE_ANSWER, "{of: 3, total: 2}", COMPARED),
    (Cases, "duplicate-id", "name: some", "name: nothing", TWICE),
    (Cases, "unknown-value", "from: nothing", "from: everything", ELSEWHERE),
    (Cases, "unknown-stage", "[none, smart]", "[none, smarter]", RUBRIC),
    (Cases, "unknown-key", "{service: basic}", "{services: basic}", RUBRIC),
    (Cases, "unknown-value", "[online@basic]", "[offline@basic]", RUBRIC),
    (Cases, "unknown-value", "[online@basic]", "[online]", RUBRIC),
    (Cases, "unknown-stage", "range: [none, smart]", "coverage: {smarter: 50}", RUBRIC),
    (
        Cases,
        "out-of-scope",
        "answers: {portal: yes, online: 60}",
        "kind: ministry\n    answers: {checks: []}",
        RUBRIC,
    ),
    (Cases, "unknown-question", "portal: yes", "portals: yes", RUBRIC),
    (
        Cases,
        "out-of-range",
        "index: 0}",
        "index: 33.33333}",
        "binary numbers have no exact decimals to count",
    ),
    (
        Config,
        "duplicate-key",
        "lang = \"en\"",
        "lang = \"en\"\nlang = \"vi\"",
        "a map of JSON has each key once",
    ),
    (
        Config,
        "unknown-value",
        "missing-evidence",
        "missing-proof",
        "which rules there are depends on the version",
    ),
    (
        Config,
        "wrong-type",
        "top = 3",
        "top = 0x3",
        "the TOML reader has made a number of it before the validator sees it",
    ),
];

/// The codes that are not about the shape of a file that could be read: no schema is asked.
pub const NOT_OF_SHAPE: &[(&str, &str)] = &[
    ("syntax", "there is no tree"),
    ("implausible-answer", "a warning: the sheet is valid"),
    ("inconsistent-answers", "a warning: the sheet is valid"),
    ("former-id", "a warning: the sheet is valid"),
    ("lost-gate", "a warning: the rubric is valid"),
    ("idle-extends", "a warning: the rubric is valid"),
    ("duplicate-agency", "it takes the whole batch to know"),
    ("fraction-as-percent", "a warning: the sheet is valid"),
    ("ambiguous-point", "a warning: the sheet is valid"),
    ("fractional-part", "a warning: the sheet is valid"),
    ("damaged-text", "a warning: the sheet is valid"),
    ("empty-row", "sheets have no rows"),
    ("sum-row", "sheets have no rows"),
    ("mixed-notation", "sheets have no columns"),
    ("hidden-part", "sheets have no hidden parts"),
    ("not-utf8", "there is no text"),
    ("unreadable", "the system does not give the file"),
    ("empty-file", "there is no tree"),
    ("too-large", "the size of the file"),
    ("too-deep", "the size of the file"),
    ("too-many-values", "the size of the file"),
    ("second-document", "there is more than one tree"),
    ("tag", "a schema does not see tags"),
    ("merge-key", "a schema does not see how the tree was written"),
    ("recursive-alias", "there is no tree"),
    ("complex-key", "a tree of JSON has no such keys"),
    ("unknown-rubric", "said by the program, which looks for the rubric"),
    ("unknown-kind", "the file is none of those that have a schema"),
    ("unknown-column", "a table has no schema"),
    ("missing-column", "a table has no schema"),
    ("ragged-row", "a table has no schema"),
    ("rows-disagree", "a table has no schema"),
    ("unreadable-cell", "a table has no schema"),
    ("failing-case", "the result of a case, not its shape"),
];

/// Kind of file, what is replaced in the valid file, by what: odd, but read, so no editor may complain.
pub const ACCEPTED: &[(Kind, &str, &str)] = &[
    // Appraisals.
    (
        Answers,
        "portal: yes",
        "portal: {value: yes, appraised: {value: no, by: Sở, date: 2026-09-30, evidence: BB 3, note: Chưa}}",
    ),
    (Answers, "portal: yes", "portal: {value: yes, appraised: }"),
    (Answers, "portal: yes", "portal: {appraised: {value: no, by: , date: , evidence: [], note: }}"),
    (Answers, REUSE_ANSWER, "{value: 1/2, appraised: {value: {na: Không thuộc thẩm quyền}}}"),
    (Cases, "{stage: none, index: 0}", "{stage: none, index: 0}\n    score: appraised"),
    (Rubric, "languages: [vi, en]", "languages: [vi, en, pt-BR]"),
    (Rubric, PORTAL, "{basic: {is: yes, duty: {since: 2026-01-01, sources: [law]}}}"),
    (Rubric, "sources: [law]", "duty: {target: {at_least: 5, partial: 3}, since: 2026-01-01}"),
    (Rubric, "targets: {basic: {at_least: 5, basis: [law]}}", "duty: {target: 5, since: 2026-01-01}"),
    (
        Rubric,
        "ask: Có cổng không?",
        "ask: {commune: Xã có không?, else: {vi: Có không?}}\n        was: [site]",
    ),
    (
        Rubric,
        "effort: low",
        "recommend: {province: Làm, else: Thôi}\n        with: Sở\n        plausible: {at_most: 99}",
    ),
    (
        Rubric,
        "{id: inventory, title: Danh mục,",
        "{id: inventory, title: Danh mục, recommend: Làm, was: [list],",
    ),
    (Rubric, "    title: Open\n", "    title: Open\n    was: [opened]\n"),
    (
        Rubric,
        TITLE,
        "title: Thử\nconsistency:\n  - {not_above: [online, reuse], because: So}\n  - {when: {portal: yes}, expect: {level: {at_least: managed}}, because: {vi: So}}",
    ),
    (
        Rubric,
        TITLE,
        "title: Thử\ncrosswalks: {dti: {title: DTI, source: law, items: [{id: \"1.1\", title: Một}]}}",
    ),
    (Answers, ONLINE_ANSWER, "92.5%"),
    (Answers, ONLINE_ANSWER, "\"92.5 %\""),
    (Answers, ONLINE_ANSWER, "\"92\""),
    (Answers, REUSE_ANSWER, "{of: \"1\", total: 2}"),
    (Rubric, TITLE, "title: 2030"),
    (Cases, "rubric: demo\n", ""),
    (Rubric, TITLE, "title: \"Một\\tHai\\nBa\""),
    (Rubric, TITLE, "title: ế"),
    (Rubric, TITLE, "title: {vi: Thử}\nsummary:"),
    (Rubric, TITLE, "title: Thử\nefforts: {low: 1, medium: 2.0, high: 1000000}"),
    (Rubric, "rubric: demo", "rubric: My_model.2"),
    (Rubric, "version: 1.2.0", "version: 1.2.0-rc.1+build.5"),
    (Rubric, "2025-12-01", "2024-02-29"),
    (Rubric, "status: in-force", "status: in-force, cite: 148/2025/QH15, note: , replaced_by: "),
    (Rubric, "title: Basic", "title: Basic\n    aliases: [Khởi đầu, 1, true]\n    level: {vi: Một, en: One}"),
    (Rubric, REQUIRES, "{basic: {basic: {over: 50, at_least: }}, open: {}}"),
    (Rubric, "method: staged", "method: staged\n  unanswered: block"),
    (Rubric, "    weight: 2", "    weight:"),
    (Rubric, "    weight: 2", "    weight: 0.000001"),
    (Rubric, "- id: portal\n", "- id: portal\n        title: {vi: Cổng, en: Portal}\n"),
    (Rubric, "- id: portal\n", "- id: portal\n        title:\n"),
    (Rubric, "allow_na: true", "allow_na: CÓ"),
    (Rubric, "allow_na: true", "allow_na: met"),
    (Rubric, "method: staged", "method: staged\n  aggregate: min"),
    (Rubric, "    weight: 2\n", "    weight: 2\n    aggregate: min\n"),
    (Rubric, WAIT, "target: {at_most: 3, worst: 8, cap: none}"),
    (Rubric, "integer: true", "integer: No\n            unit: {vi: bộ}"),
    (Rubric, "answer: ratio", "answer: ratio\n            of: hồ sơ trực tuyến\n            total: hồ sơ"),
    (Rubric, "answer: percent", "answer: percent\n        range: [-50, 200]"),
    (Rubric, "{id: managed, title: Có quản lý}", "{id: managed, title: Có quản lý, value: }"),
    (Rubric, PORTAL, "{basic: YES}"),
    (Rubric, PORTAL, "{basic: {is: không, gate: false, weight: 0, basis: design-choice, note: Tạm}}"),
    (Rubric, REUSE, "targets: {open: {at_least: 0, credit: none}}"),
    (Rubric, REUSE, "targets: {open: {at_least: 50, credit: linear, partial: , worst: , gate: yes}}"),
    (Rubric, DATASETS, "{basic: {at_least: 5, at_most: , partial: 2.5, gate: partial, basis: []}}"),
    (Rubric, DAYS, "{basic: {at_most: 0, credit: none}, open: {at_most: -5, worst: 1000}}"),
    (Rubric, LEVEL, "{open: {at_most: managed, partial: improved, gate: partial}}"),
    (Rubric, "  aggregate: geometric\n  unanswered: nullify", "  aggregate:\n  unanswered: block"),
    (Rubric, "    aggregate: min", "    aggregate:"),
    (Rubric, "from: 20}", "from: 0}"),
    (Rubric, "from: 75.5}", "from: 100}"),
    (Rubric, WAIT, "target: {at_most: 3, worst: 8, gate: , weight: }"),
    (Rubric, "title: Sau}", "title: Sau, from: }"),
    (Rubric, "method: profile", "method: profile, aggregate: , requires: "),
    (Rubric, "unanswered: excluded", "unanswered: nullify"),
    (Rubric, "    title: Open\n", "    title: Open\n    from:\n"),
    (
        Rubric,
        "    highest_stage: mid\n    because: {vi: Còn lại quá ít câu hỏi., en: Too few questions are left.}\n",
        "    highest_stage:\n    because:\n",
    ),
    (Rubric, "  province:\n    not_asked:\n", "  province: {}\n"),
    (Rubric, "questions: [hosting]", "questions: []"),
    (Answers, "rubric: demo@1", "rubric:"),
    (Answers, "checks: [inventory]", "checks:"),
    (Answers, "rubric: demo@1", "rubric: demo@>=1.0, <2"),
    (Answers, "rubric: demo@1", "rubric: demo@*"),
    (Answers, "rubric: demo@1", "rubric: demo@^1.2.0"),
    (Answers, "rubric: demo@1", "rubric: demo@1.x"),
    (Answers, "rubric: demo@1", "rubric: ../models/demo.yaml@~1.2"),
    (Answers, "code: \"97\", scheme: \"2025\", kind: province", "code: 97, scheme: 2025, kind: "),
    (Answers, "code: \"97\", scheme: \"2025\"", "code: \"15\", scheme: pre-2025"),
    (Answers, "code: \"97\", scheme: \"2025\", kind: province", "code: \"15\", kind: department"),
    (Answers, "code: \"97\", scheme: \"2025\"", "code: \"10\""),
    (Answers, "period: 2026-Q3", "period: 2026"),
    (Answers, "period: 2026-Q3", "period: \"2026\""),
    (Answers, "period: 2026-Q3", "period: 2026-09"),
    (Answers, "period: 2026-Q3", "period: 2026-H1"),
    (Answers, "assessor: Văn phòng", "assessor:"),
    (Answers, "illustrative: yes", "illustrative: \"Có\""),
    (Answers, "portal: yes", "portal: KHÔNG"),
    (Answers, "portal: yes", "portal: True"),
    (Answers, "portal: yes", "portal: {}"),
    (Answers, "portal: yes", "portal: {value: , evidence: Một trang, note: }"),
    (Answers, ONLINE_ANSWER, "{value: 0.30000000000000004, evidence: [1, 2.5]}"),
    (Answers, "datasets: 12", "datasets: 12.0"),
    (Answers, "days:", "days: -3"),
    (Answers, REUSE_ANSWER, "{value: , na: Chưa có số liệu}"),
    (Answers, REUSE_ANSWER, "\"1.5 / 3\""),
    (Answers, REUSE_ANSWER, "0/0.5"),
    (Answers, REUSE_ANSWER, "{of: 0, total: 0.5}"),
    (Answers, REUSE_ANSWER, "{value: {of: 1, total: 2}, evidence: QĐ 1}"),
    (Answers, "[inventory]", "[]"),
    (Answers, "[inventory]", "{value: [risk-class, inventory]}"),
    (Cases, "rubric: demo", "rubric: demo@1"),
    (Cases, "{portal: yes, online: 60}", "{portal: , reuse: {na: Chưa có số liệu}}"),
    (Cases, "answers: {portal: yes, online: 60}", "answers:"),
    (Cases, "index: 0}", "index: 33.3333, range: , gaps: []}"),
    (Cases, "index: 0}", "index: 0, coverage: {basic: 0, open: 0.0001}}"),
    (Cases, "from: nothing", "from: nothing\n    kind: commune"),
    (Cases, "from: nothing", "from: nothing\n    kind:"),
    (Map, "header = [2, 3]", "header = 3"),
    (Map, "skip = \"5-6\"", "skip = [5, \"7-8\"]"),
    (Map, "skip = \"5-6\"", "sheet = 2"),
    (Map, "last = 90\n", "sheets = [\"A\", 2]\nencoding = \"utf-8\"\n"),
    (Map, "submissions = {last_by = \"Time\", dates = \"dmy\"}", "submissions = \"first\""),
    (Map, "position = \"C\"", "position = 3"),
    (Map, "transposed = false", "transposed = \"no\""),
    (Map, "agency.name = \"Unit\"", "name = {column = \"Unit\"}"),
    (Map, "[table]\n", "[table]\n# nothing\n"),
    (Config, "top = 3", "top = \"all\""),
    (Config, "top = 3", "top = \"5\""),
    (Config, "quiet = true", "quiet = \"không\""),
    (Config, "rubric = \"digital-government\"\n", ""),
];
