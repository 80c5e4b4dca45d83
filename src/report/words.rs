//! Answers, targets, stages and sources in words, for every report that people read.

use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm, format_percent};
use crate::engine::profile::Rating;
use crate::engine::verdict::StageNumber;
use crate::model::answers::{AgencyKind, Answer, Given, Response};
use crate::model::rubric::{
    Aggregate, AnswerKind, Basis, Choice, Credit, Criterion, Direction, Effort, Gate, Question, Rubric, Rule,
    Source, Status, Threshold,
};

/// A stage with its number, name and level: `Stage 2/5 – Open (Developing)`.
#[must_use]
pub fn stage(rubric: &Rubric, number: StageNumber, lang: Lang) -> String {
    let count = rubric.stages.len();
    let Some(stage) = number.checked_sub(1).and_then(|at| rubric.stages.get(at)) else {
        let first = stage_name(rubric, 1, lang);
        return lang.pick(
            format!("Stage 0/{count} – below {first}"),
            format!("Giai đoạn 0/{count} – chưa đạt {first}"),
        );
    };
    let title = stage.title.get(lang);
    let level = stage.level.as_ref().map(|level| format!(" ({})", level.get(lang))).unwrap_or_default();
    lang.pick(
        format!("Stage {number}/{count} – {title}{level}"),
        format!("Giai đoạn {number}/{count} – {title}{level}"),
    )
}

/// A stage with its number and name, within a sentence: `stage 2 – Open`.
#[must_use]
pub fn stage_name(rubric: &Rubric, number: StageNumber, lang: Lang) -> String {
    match number.checked_sub(1).and_then(|at| rubric.stages.get(at)) {
        Some(stage) => {
            let title = stage.title.get(lang);
            lang.pick(format!("stage {number} – {title}"), format!("giai đoạn {number} – {title}"))
        }
        None => lang.pick("stage 0", "giai đoạn 0").to_owned(),
    }
}

/// What an unanswered question does where it makes a coverage zero.
#[must_use]
pub fn nullified(rubric: &Rubric, lang: Lang) -> &'static str {
    if rubric.method.is_banded() {
        lang.pick(
            "The total is zero while a scored question is unanswered.",
            "Tổng bằng 0 khi còn câu được chấm điểm chưa trả lời.",
        )
    } else {
        lang.pick(
            "The coverage of a stage is zero while a scored question of it is unanswered.",
            "Mức đáp ứng của giai đoạn bằng 0 khi còn câu được chấm điểm của giai đoạn đó chưa trả lời.",
        )
    }
}

/// A response in words.
#[must_use]
pub fn response(question: &Question, response: &Response, lang: Lang) -> String {
    match &response.given {
        Given::Nothing => lang.pick("unanswered", "chưa trả lời").to_owned(),
        Given::OutOfScope => lang.pick("out of scope", "ngoài phạm vi").to_owned(),
        Given::NotApplicable(reason) => {
            lang.pick(format!("not applicable: {reason}"), format!("không áp dụng: {reason}"))
        }
        Given::Answer(answer) => self::answer(question, answer, lang),
    }
}

fn answer(question: &Question, answer: &Answer, lang: Lang) -> String {
    match (answer, &question.answer) {
        (Answer::YesNo(yes), _) => yes_no(*yes, lang).to_owned(),
        (Answer::Number(number), kind) => quantity(kind, *number, lang),
        (Answer::Ratio { of, total }, kind) => {
            let share = format_percent(answer.number(kind), lang);
            format!("{}/{} = {share}", of.format(lang), total.format(lang))
        }
        (Answer::Choice(at), AnswerKind::Choice { options, .. }) => {
            options.get(*at).map(|option| format!("“{}”", option.title.get(lang))).unwrap_or_default()
        }
        (Answer::Checklist(ticked), kind @ AnswerKind::Checklist { items }) => {
            let (ticked, all) = (ticked.len(), items.len());
            let points = answer.number(kind);
            if points == Decimal::from_count(ticked) {
                lang.pick(format!("{ticked} of {all} items"), format!("{ticked}/{all} mục"))
            } else {
                let points = points.format(lang);
                lang.pick(
                    format!("{ticked} of {all} items, {points} points"),
                    format!("{ticked}/{all} mục, {points} điểm"),
                )
            }
        }
        (Answer::Choice(_) | Answer::Checklist(_), _) => String::new(),
    }
}

/// The target of a criterion in words: `at least 80% (half credit from 50%)`.
#[must_use]
pub fn target(question: &Question, rule: &Rule, lang: Lang) -> String {
    let value = |number| quantity(&question.answer, number, lang);
    let full = value(rule.full);
    match &question.answer {
        AnswerKind::YesNo => return yes_no(rule.full == Decimal::ONE, lang).to_owned(),
        AnswerKind::Choice { options, valued } if !valued || is_option(options, rule) => {
            let half = match rule.credit {
                Credit::Half(from) => {
                    let from = value(from);
                    lang.pick(format!("; half credit from {from}"), format!("; đạt một phần từ {from}"))
                }
                _ => String::new(),
            };
            return lang.pick(format!("{full} or higher{half}"), format!("{full} trở lên{half}"));
        }
        _ => {}
    }
    let least = rule.direction == Direction::AtLeast;
    let main = if least {
        lang.pick(format!("at least {full}"), format!("ít nhất {full}"))
    } else {
        lang.pick(format!("at most {full}"), format!("không quá {full}"))
    };
    match rule.credit {
        Credit::Half(from) => {
            let from = value(from);
            let half = if least {
                lang.pick(format!("half credit from {from}"), format!("đạt một phần từ {from}"))
            } else {
                lang.pick(format!("half credit up to {from}"), format!("đạt một phần đến {from}"))
            };
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
    rule.direction == Direction::AtLeast && named(rule.full) && half
}

/// What a gate takes, in words: the target, or where the partial value is enough, that.
#[must_use]
pub fn gate_target(question: &Question, criterion: &Criterion, lang: Lang) -> String {
    let full = match (criterion.gate, criterion.rule.credit) {
        (Some(Gate::Partial), Credit::Half(from)) => from,
        _ => criterion.rule.full,
    };
    target(question, &Rule { full, credit: Credit::None, ..criterion.rule }, lang)
}

fn quantity(kind: &AnswerKind, number: Decimal, lang: Lang) -> String {
    match kind {
        AnswerKind::Percent { .. } | AnswerKind::Ratio { .. } => format_percent(number, lang),
        AnswerKind::Number { unit: Some(unit), .. } => format!("{} {}", number.format(lang), unit.get(lang)),
        AnswerKind::Choice { options, .. } if options.iter().any(|option| option.value == number) => {
            let option = options.iter().find(|option| option.value == number);
            option.map(|option| format!("“{}”", option.title.get(lang))).unwrap_or_default()
        }
        AnswerKind::Checklist { items } if items.iter().all(|item| item.value == Decimal::ONE) => {
            let number = number.format(lang);
            lang.pick(format!("{number} items"), format!("{number} mục"))
        }
        AnswerKind::Checklist { .. } => {
            let number = number.format(lang);
            lang.pick(format!("{number} points"), format!("{number} điểm"))
        }
        _ => number.format(lang),
    }
}

const fn yes_no(yes: bool, lang: Lang) -> &'static str {
    match (yes, lang) {
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
        (true, Lang::Vi) => "có",
        (false, Lang::Vi) => "không",
    }
}

/// Percentage points: `6.5 points`.
#[must_use]
pub fn points(points: Ppm, lang: Lang) -> String {
    let number = points.percent().format(lang);
    lang.pick(format!("{number} points"), format!("{number}\u{a0}điểm\u{a0}%"))
}

/// An effort in words, with its points.
#[must_use]
pub fn effort(rubric: &Rubric, question: &Question, lang: Lang) -> String {
    let points = rubric.effort(question);
    let word = match question.effort {
        Some(Effort::Low) => lang.pick("low", "thấp"),
        Some(Effort::Medium) => lang.pick("medium", "trung bình"),
        Some(Effort::High) => lang.pick("high", "cao"),
        None => lang.pick("not stated", "chưa nêu"),
    };
    format!("{word} ({points})")
}

/// What a target rests on: the citation, date and status of each source, or that it is a design choice.
#[must_use]
pub fn basis(rubric: &Rubric, criterion: &Criterion, lang: Lang) -> Option<String> {
    match criterion.basis.as_ref()? {
        Basis::DesignChoice => {
            Some(lang.pick("design choice of the rubric", "quy ước của bộ tiêu chí").to_owned())
        }
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

/// A status in words.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match (status, lang) {
        (Status::InForce, Lang::En) => "in force",
        (Status::InForce, Lang::Vi) => "còn hiệu lực",
        (Status::PartlyInForce, Lang::En) => "in force in part",
        (Status::PartlyInForce, Lang::Vi) => "còn hiệu lực một phần",
        (Status::Expired, Lang::En) => "expired",
        (Status::Expired, Lang::Vi) => "hết hiệu lực",
        (Status::Replaced, Lang::En) => "replaced",
        (Status::Replaced, Lang::Vi) => "được thay thế",
        (Status::Concluded, Lang::En) => "target period over",
        (Status::Concluded, Lang::Vi) => "đã hết giai đoạn mục tiêu",
        (Status::Unverified, Lang::En) => "present force not checked",
        (Status::Unverified, Lang::Vi) => "chưa kiểm tra hiệu lực",
        (Status::Reference, Lang::En) => "reference",
        (Status::Reference, Lang::Vi) => "tham khảo",
    }
}

/// A kind of agency in words.
#[must_use]
pub const fn agency_kind(kind: AgencyKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (AgencyKind::Ministry, Lang::En) => "ministry",
        (AgencyKind::Ministry, Lang::Vi) => "bộ, ngành",
        (AgencyKind::Province, Lang::En) => "province",
        (AgencyKind::Province, Lang::Vi) => "tỉnh, thành phố",
        (AgencyKind::Department, Lang::En) => "department",
        (AgencyKind::Department, Lang::Vi) => "sở",
        (AgencyKind::Commune, Lang::En) => "commune",
        (AgencyKind::Commune, Lang::Vi) => "xã, phường, đặc khu",
    }
}

/// The scale of ratings in words.
#[must_use]
pub const fn rating_scale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "N 0 to 15%, P over 15 to 50%, L over 50 to 85%, F over 85%",
        Lang::Vi => "N từ 0 đến 15 %, P trên 15 đến 50 %, L trên 50 đến 85 %, F trên 85 %",
    }
}

/// What a column is about: a stage, or the total.
#[must_use]
pub fn column(rubric: &Rubric, column: usize, lang: Lang) -> String {
    match rubric.column_stage(column) {
        Some(_) => stage_name(rubric, column + 1, lang),
        None => lang.pick("the total", "tổng").to_owned(),
    }
}

/// What is asked of a coverage: `at least 75%`.
#[must_use]
pub fn threshold(threshold: Threshold, lang: Lang) -> String {
    match threshold {
        Threshold::AtLeast(limit) => {
            lang.pick(format!("at least {}", limit.format(lang)), format!("ít nhất {}", limit.format(lang)))
        }
        Threshold::Over(limit) => {
            lang.pick(format!("more than {}", limit.format(lang)), format!("trên {}", limit.format(lang)))
        }
    }
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

/// A coverage with its rating: `66.6667 L`; an empty cell is a dash.
#[must_use]
pub fn coverage(coverage: Option<Ppm>, lang: Lang) -> String {
    coverage.map_or_else(
        || "–".to_owned(),
        |ppm| format!("{} {}", ppm.percent().format(lang), Rating::of(ppm).as_str()),
    )
}
