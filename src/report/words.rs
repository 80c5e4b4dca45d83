//! Answers, targets, stages and sources in words, for every report: the catalogue of what a rubric is made of.
//!
//! How words are kept is said in [`crate::base::lang`]; a word for each value of an enum is a `match` over the value and
//! the language. Numbers come in as text from [`Numbers`].

mod advice;
pub(super) mod check;
pub(super) mod compare;
mod consistency;
pub(super) mod ending;
pub(super) mod formula;
pub(super) mod heads;
mod ladder;
pub(super) mod next;
pub(super) mod outputs;
pub(super) mod verify;

use semver::Version;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::lang::{Lang, count, form};
use crate::base::number::Decimal;
use crate::base::quote::clean;
use crate::base::source::SourceFile;
use crate::cases::against::{Against, Given as GivenVersion, Level};
use crate::engine::verdict::StageNumber;
use crate::model::answers::{Answer, Given, Response};
use crate::model::rubric::words as names;
use crate::model::rubric::{
    Aggregate, AnswerKind, Basis, Choice, Credit, Criterion, Direction, Gate, Question, Rubric, Rule, Source,
    Threshold,
};
use crate::{messages, words};

use super::number::Numbers;

pub use advice::{added_items, advice, has_advice, missing_items, shared_advice};
pub use consistency::expected;
pub use ladder::Ladder;

pub use crate::model::rubric::words::{agency_kind, status};
pub use names::over;
use names::{asked, at_least};

/// A stage with its number, name and level: `Stage 2/5 – Open (Developing)`.
#[must_use]
pub fn stage(rubric: &Rubric, number: StageNumber, lang: Lang) -> String {
    let (count, ladder) = (rubric.number(rubric.stages.len()), Ladder::of(rubric));
    let Some(stage) = rubric.stage_at(number) else {
        return stage_below(lang, ladder, count, &stage_name(rubric, 1, lang));
    };
    let level = stage.level.as_ref().map(|level| format!(" ({})", level.get(lang))).unwrap_or_default();
    stage_reached(lang, ladder, rubric.number(number), count, stage.title.get(lang), &level)
}

/// A stage with its number and name, within a sentence: `stage 2 – Open`.
#[must_use]
pub fn stage_name(rubric: &Rubric, number: StageNumber, lang: Lang) -> String {
    match rubric.stage_at(number) {
        Some(stage) => stage_titled(lang, Ladder::of(rubric), rubric.number(number), stage.title.get(lang)),
        None => stage_0(lang, Ladder::of(rubric)),
    }
}

/// What an unanswered question does where it makes a coverage zero.
#[must_use]
pub const fn nullified(rubric: &Rubric, lang: Lang) -> &'static str {
    if rubric.method.is_banded() { total_nullified(lang) } else { coverage_nullified(lang) }
}

/// A response in words; a percentage is never rounded onto or over one of the edges.
#[must_use]
pub fn response(question: &Question, response: &Response, edges: &[Decimal], numbers: &Numbers) -> String {
    let lang = numbers.lang;
    match &response.given {
        Given::Nothing => unanswered(lang).to_owned(),
        Given::OutOfScope => out_of_scope(lang).to_owned(),
        Given::NotApplicable(reason) => not_applicable(lang, reason),
        Given::Answer(answer) => self::answer(question, answer, edges, numbers),
    }
}

/// An answer in words, as [`response`] says it.
#[must_use]
pub fn answer(question: &Question, answer: &Answer, edges: &[Decimal], numbers: &Numbers) -> String {
    let lang = numbers.lang;
    match (answer, &question.answer) {
        (Answer::YesNo(yes), _) => yes_no(*yes, numbers),
        (Answer::Number(number), kind) => quantity(kind, *number, edges, numbers),
        (Answer::Ratio { of, total }, kind) => {
            let share = numbers.percent(answer.number(kind), edges);
            format!("{}/{} = {share}", of.format(lang), total.format(lang))
        }
        (Answer::Choice(at), AnswerKind::Choice { options, .. }) => {
            options.get(*at).map(|option| format!("“{}”", option.title.get(lang))).unwrap_or_default()
        }
        (Answer::Checklist(ticked), kind @ AnswerKind::Checklist { items }) => {
            let (ticked, all) = (ticked.len(), items.len());
            let points = answer.number(kind);
            if points == Decimal::from_count(ticked) {
                items_of(lang, ticked, all)
            } else {
                items_with_points(lang, ticked, all, &points.format(lang))
            }
        }
        (Answer::Choice(_) | Answer::Checklist(_), _) => String::new(),
    }
}

/// A new answer in words; of a checklist with the items that are new.
#[must_use]
pub fn new_answer(question: &Question, before: Option<&Answer>, new: &Answer, numbers: &Numbers) -> String {
    let said = answer(question, new, &[], numbers);
    let added: Vec<&str> =
        added_items(question, before, new).into_iter().map(|item| item.title.get(numbers.lang)).collect();
    if added.is_empty() { said } else { format!("{said} (+ {})", added.join("; ")) }
}

/// The items of a checklist that an answer does not have.
#[must_use]
pub fn missing(question: &Question, response: &Response, lang: Lang) -> Vec<String> {
    missing_items(question, response).into_iter().map(|item| item.title.get(lang).to_owned()).collect()
}

/// The values around which the answers to a question must not be rounded: its targets.
#[must_use]
pub fn edges(rubric: &Rubric, question: usize) -> Vec<Decimal> {
    let criteria = rubric.criteria_of(question).iter();
    let values = criteria.flat_map(|criterion| match criterion.rule.credit {
        Credit::Half(from) | Credit::Linear(from) => [criterion.rule.full, from],
        Credit::None => [criterion.rule.full; 2],
    });
    values.collect()
}

/// The target of a criterion in words: `at least 80% (half credit from 50%)`.
#[must_use]
pub fn target(question: &Question, rule: &Rule, numbers: &Numbers) -> String {
    let lang = numbers.lang;
    // A target stands as its author wrote it.
    let value = |number| quantity(&question.answer, number, &[number], numbers);
    let full = value(rule.full);
    match &question.answer {
        AnswerKind::YesNo => return yes_no(rule.full == Decimal::ONE, numbers),
        AnswerKind::Choice { options, valued } if !valued || is_option(options, rule) => {
            let half = match rule.credit {
                Credit::Half(from) => {
                    let from = value(from);
                    format!("; {}", half_from(lang, &from))
                }
                _ => String::new(),
            };
            let is_last = options.iter().all(|option| option.value <= rule.full);
            return if is_last { full } else { or_higher(lang, &full) } + &half;
        }
        _ => {}
    }
    let least = rule.direction == Direction::AtLeast;
    // There is nothing beyond what can be answered at best: `at least 100%` is 100%.
    let (lowest, highest) = question.answer.bounds();
    let main = match rule.direction {
        Direction::AtLeast if !rule.beyond && rule.full >= highest => all_of(lang, &full),
        Direction::AtMost if !rule.beyond && rule.full <= lowest => full,
        _ => asked(rule, &full, lang),
    };
    match rule.credit {
        Credit::Half(from) => {
            let from = value(from);
            let half = if least { half_from(lang, &from) } else { half_up_to(lang, &from) };
            format!("{main}; {half}")
        }
        Credit::None | Credit::Linear(_) => main,
    }
}

/// Whether a target asks for an option, or more, by the option's own value.
fn is_option(options: &[Choice], rule: &Rule) -> bool {
    let named = |number: Decimal| options.iter().any(|option| option.value == number);
    let half = match rule.credit {
        Credit::Half(from) => named(from),
        Credit::None | Credit::Linear(_) => true,
    };
    rule.direction == Direction::AtLeast && !rule.beyond && named(rule.full) && half
}

/// The value that a gate takes: that of the target, or where the partial value is enough, that.
#[must_use]
pub const fn gate_value(criterion: &Criterion) -> Decimal {
    match (criterion.gate, criterion.rule.credit) {
        (Some(Gate::Partial), Credit::Half(from)) => from,
        _ => criterion.rule.full,
    }
}

/// What a gate takes, in words: the target, or where the partial value is enough, that.
#[must_use]
pub fn gate_target(question: &Question, criterion: &Criterion, numbers: &Numbers) -> String {
    let full = gate_value(criterion);
    // Half credit begins at its value, not beyond it.
    let beyond = criterion.rule.beyond && full == criterion.rule.full;
    target(question, &Rule { full, beyond, credit: Credit::None, ..criterion.rule }, numbers)
}

fn quantity(kind: &AnswerKind, number: Decimal, edges: &[Decimal], numbers: &Numbers) -> String {
    let lang = numbers.lang;
    match kind {
        AnswerKind::Percent { .. } | AnswerKind::Ratio { .. } => numbers.percent(number, edges),
        AnswerKind::Number { unit: Some(unit), .. } => format!("{} {}", number.format(lang), unit.get(lang)),
        AnswerKind::Choice { options, .. } if options.iter().any(|option| option.value == number) => {
            let option = options.iter().find(|option| option.value == number);
            option.map(|option| format!("“{}”", option.title.get(lang))).unwrap_or_default()
        }
        AnswerKind::Checklist { items } if items.iter().all(|item| item.value == Decimal::ONE) => {
            some_items(lang, &number.format(lang))
        }
        AnswerKind::Checklist { .. } => some_points(lang, &number.format(lang)),
        _ => number.format(lang),
    }
}

fn yes_no(yes: bool, numbers: &Numbers) -> String {
    let word = if yes { names::yes(numbers.lang) } else { names::no(numbers.lang) };
    // In a Vietnamese sentence the bare words would be read as verbs.
    if numbers.is_stored() { word.to_owned() } else { format!("“{word}”") }
}

/// What a question is called: its title, or its own words.
#[must_use]
pub fn name(question: &Question, lang: Lang) -> &str {
    question.name().get(lang)
}

/// Whether a question is called otherwise than it is asked.
#[must_use]
pub const fn has_title(question: &Question) -> bool {
    question.title.is_some()
}

/// An effort in a word.
#[must_use]
pub const fn effort_word(question: &Question, lang: Lang) -> &'static str {
    names::effort(question.effort, lang)
}

/// An effort in words, with its points.
#[must_use]
pub fn effort(rubric: &Rubric, question: &Question, lang: Lang) -> String {
    format!("{} ({})", effort_word(question, lang), rubric.effort(question))
}

/// What a target rests on: the citation, date and status of each source, or that it is a design choice.
#[must_use]
pub fn basis(rubric: &Rubric, criterion: &Criterion, lang: Lang) -> Option<String> {
    match criterion.basis.as_ref()? {
        Basis::DesignChoice => Some(design_choice(lang).to_owned()),
        Basis::Sources(sources) => {
            let sources = sources.iter().filter_map(|&at| rubric.sources.get(at));
            Some(sources.map(|source| self::source(source, lang)).collect::<Vec<_>>().join("; "))
        }
    }
}

/// A source with its date and status: `2629/QĐ-TTg (2025-12-01, in force)`.
#[must_use]
pub fn source(source: &Source, lang: Lang) -> String {
    let name = source.cite.as_ref().unwrap_or(&source.title).get(lang);
    let date = source.date.map(|date| format!("{}, ", date.format(lang))).unwrap_or_default();
    format!("{name} ({date}{})", status(source.status, lang))
}

/// What a column is about: a stage, or the total.
#[must_use]
pub fn column(rubric: &Rubric, column: usize, lang: Lang) -> String {
    match rubric.column_stage(column) {
        Some(_) => stage_name(rubric, column + 1, lang),
        None => the_total(lang).to_owned(),
    }
}

/// What is asked of a coverage: `at least 75%`.
#[must_use]
pub fn threshold(threshold: Threshold, numbers: &Numbers) -> String {
    match threshold {
        Threshold::AtLeast(limit) => at_least(numbers.lang, &numbers.limit(limit)),
        Threshold::Over(limit) => over(numbers.lang, &numbers.limit(limit)),
    }
}

/// A difference with its unit: `2.4 points`.
#[must_use]
pub fn points_in_words(points: &str, numbers: &Numbers) -> String {
    self::points(numbers.lang, points, numbers.is_scaled())
}

/// What an aggregate other than the mean is called.
#[must_use]
pub const fn aggregate(aggregate: Aggregate, lang: Lang) -> Option<&'static str> {
    match (aggregate, lang) {
        (Aggregate::Mean, _) => None,
        (Aggregate::Min, Lang::En) => Some("the least part counts"),
        (Aggregate::Min, Lang::Vi) => Some("lấy thành phần thấp nhất"),
        (Aggregate::Geometric, Lang::En) => Some("geometric mean"),
        (Aggregate::Geometric, Lang::Vi) => Some("trung bình nhân"),
    }
}

/// What the version number says and what it would take, in words.
#[must_use]
pub fn version(against: Against<'_>, lang: Lang) -> String {
    let Against { old, new, comparison, .. } = against;
    let (from, to, least) = (&old.version, &new.version, &comparison.least);
    let needed = comparison.needed.map_or("–", Level::as_str);
    match comparison.given {
        GivenVersion::OtherRubric => other_rubric(lang, &new.id, &old.id),
        _ if comparison.is_enough() => version_enough(lang, from, to, needed),
        _ => version_too_low(lang, from, to, needed, least),
    }
}

/// A fault in one line: `file:line:column: error[code]: message`, or with the cell of a workbook; `name` is that of the
/// file.
#[must_use]
pub fn one_line(name: &str, source: &SourceFile, diagnostic: &Diagnostic, lang: Lang) -> String {
    let at = source.place(diagnostic.span.start());
    let (name, severity) = (clean(name), severity(diagnostic.severity, lang));
    let (code, message) = (diagnostic.code.as_str(), clean(&diagnostic.message.get(lang)));
    format!("{name}:{}: {severity}[{code}]: {message}", clean(&at.to_string()))
}

/// A severity in words.
#[must_use]
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Info, Lang::En) => "info",
        (Severity::Info, Lang::Vi) => "thông tin",
    }
}

messages! {
    pub(super) fn no_plan_to_apply() {
        En: "there is no plan that could be applied to the sheet";
        Vi: "không có kế hoạch nào để áp dụng vào tệp trả lời";
    }
}

words! {
    fn stage_reached(ladder: Ladder, number: usize, count: usize, title: &str, level: &str) {
        En: "Stage {number}/{count} – {title}{level}";
        Vi: "{} {number}/{count} – {title}{level}", ladder.vi_first();
    }
    fn stage_below(ladder: Ladder, count: usize, first: &str) {
        En: "Stage 0/{count} – below {first}";
        Vi: "{} 0/{count} – chưa đạt {first}", ladder.vi_first();
    }
    fn stage_titled(ladder: Ladder, number: usize, title: &str) {
        En: "stage {number} – {title}";
        Vi: "{} {number} – {title}", ladder.vi();
    }
    fn stage_0(ladder: Ladder) { En: "stage 0"; Vi: "{} 0", ladder.vi(); }
    fn total_nullified() {
        En = "The total is zero while a scored question is unanswered.";
        Vi = "Tổng bằng 0 khi còn câu được chấm điểm chưa trả lời.";
    }
    fn coverage_nullified() {
        En = "The coverage of a stage is zero while a scored question of it is unanswered.";
        Vi = "Mức đáp ứng của giai đoạn bằng 0 khi còn câu được chấm điểm của giai đoạn đó chưa trả lời.";
    }
    fn design_choice() { En = "design choice of the rubric"; Vi = "quy ước của bộ tiêu chí"; }
    fn the_total() { En = "the total"; Vi = "tổng"; }
    fn other_rubric(new: &str, old: &str) {
        En: "`{new}` is another rubric than `{old}`: the version says nothing";
        Vi: "`{new}` là bộ tiêu chí khác với `{old}`: số phiên bản không nói lên điều gì";
    }
    fn version_enough(from: &Version, to: &Version, needed: &str) {
        En: "{from} → {to} says enough (needed: {needed})";
        Vi: "{from} → {to} là đủ (cần: {needed})";
    }
    fn version_too_low(from: &Version, to: &Version, needed: &str, least: &Version) {
        En: "{from} → {to} does not say enough: the changes need {needed}, at least {least}";
        Vi: "{from} → {to} là chưa đủ: các thay đổi cần mức {needed}, ít nhất là {least}";
    }
    fn unanswered() { En = "unanswered"; Vi = "chưa trả lời"; }
    fn out_of_scope() { En = "out of scope"; Vi = "ngoài phạm vi"; }
    fn not_applicable(reason: &str) { En: "not applicable: {reason}"; Vi: "không áp dụng: {reason}"; }
    fn items_of(ticked: usize, all: usize) { En: "{ticked} of {}", count(all, "item", "items"); Vi: "{ticked}/{all} mục"; }
    fn items_with_points(ticked: usize, all: usize, points: &str) {
        En: "{ticked} of {}, {points} {}", count(all, "item", "items"), form(points, "point", "points");
        Vi: "{ticked}/{all} mục, {points} điểm";
    }
    fn some_items(number: &str) { En: "{number} {}", form(number, "item", "items"); Vi: "{number} mục"; }
    fn some_points(number: &str) { En: "{number} {}", form(number, "point", "points"); Vi: "{number} điểm"; }
    fn all_of(full: &str) { En: "{full}"; Vi: "đủ {full}"; }
    fn half_from(from: &str) { En: "half credit from {from}"; Vi: "đạt một phần từ {from}"; }
    fn half_up_to(from: &str) { En: "half credit up to {from}"; Vi: "đạt một phần đến {from}"; }
    fn or_higher(full: &str) { En: "{full} or higher"; Vi: "{full} trở lên"; }
    /// A difference of percentages, or on the scale of a rubric: `2.4 points`.
    pub fn points(number: &str, scaled: bool) {
        En: "{number} {}", form(number, "point", "points");
        Vi: "{number} {}", if scaled { "điểm" } else { "điểm phần trăm" };
    }
}
