//! Old and new values of a rubric in words, for the messages of changes.

use crate::base::lang::{Lang, Message};
use crate::base::number::{Decimal, Ppm, format_percent};
use crate::model::rubric::words as names;
use crate::model::rubric::{
    AnswerKind, Basis, Credit, Criterion, Direction, Effort, Gate, Question, Rubric, Rule, Source, Status,
    Threshold, Unanswered,
};
use crate::model::text::Text;

use super::words;

/// How many unchanged words are shown on each side of a difference.
const CONTEXT: usize = 3;
/// How many characters of a text are shown.
const SHOWN: usize = 90;

/// A word of a catalogue in which the language is known, for messages in which it is not yet.
fn same(word: fn(Lang) -> &'static str) -> Message {
    Message::new(move |lang| word(lang).to_owned())
}

/// A number, as each language writes it.
pub(super) fn number(number: Decimal) -> Message {
    Message::new(move |lang| number.format(lang))
}

/// A share, as each language writes it.
pub(super) fn share(share: Ppm) -> Message {
    Message::new(move |lang| share.format(lang))
}

/// An id, as it stands in the file.
pub(super) fn id(id: &str) -> Message {
    Message::verbatim(format!("`{id}`"))
}

/// A text in quotation marks, cut off where it is long.
pub(super) fn quote(text: &Text) -> Message {
    let text = text.clone();
    Message::new(move |lang| quoted(text.get(lang)))
}

/// The name of a text field; the key of the file for those that have none.
pub(super) fn field(key: &str) -> Message {
    match key {
        "title" => words::the_title(),
        "summary" => words::the_summary(),
        "level" => words::the_level(),
        "aliases" => words::the_other_names(),
        "ask" => words::the_question(),
        "evidence" => words::the_evidence(),
        "why" => words::the_reason(),
        "recommend" => words::the_recommendation(),
        "owner" => words::the_unit_in_charge(),
        "note" => words::the_note(),
        "cite" => words::the_citation(),
        "of" => words::the_name_of_part(),
        "total" => words::the_name_of_total(),
        "unit" => words::the_unit(),
        _ => id(key),
    }
}

/// What became of a text: in each language what differs there, else what differs in the other one.
///
/// Nothing if it says the same in every one of these languages.
pub(super) fn text_change(
    what: &Message,
    old: Option<&Text>,
    new: Option<&Text>,
    languages: &[Lang],
) -> Option<Message> {
    Some(match (old, new) {
        (None, None) => return None,
        (None, Some(new)) => words::was_added(what, &quote(new)),
        (Some(old), None) => words::was_removed(what, &quote(old)),
        (Some(old), Some(new)) => {
            let differs = |lang: &Lang| old.get(*lang) != new.get(*lang);
            let first = languages.iter().copied().find(differs)?;
            let (old, new, languages) = (old.clone(), new.clone(), languages.to_vec());
            let parts = move |lang| {
                let differs = old.get(lang) != new.get(lang);
                let lang = if languages.contains(&lang) && differs { lang } else { first };
                let (was, is) = difference(old.get(lang), new.get(lang));
                (format!("“{was}”"), format!("“{is}”"))
            };
            let (was, is) = (parts.clone(), parts);
            words::changed(
                what,
                &Message::new(move |lang| was(lang).0),
                &Message::new(move |lang| is(lang).1),
            )
        }
    })
}

pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", cut(text))
}

fn cut(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() { format!("{}…", shown.trim_end()) } else { shown }
}

/// What differs between two texts, with a few words around it.
fn difference(old: &str, new: &str) -> (String, String) {
    let (was, is): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let start = same(&mut was.iter().zip(&is));
    let end = same(&mut was.iter().rev().zip(is.iter().rev())).min(was.len().min(is.len()) - start);
    let start = start.saturating_sub(CONTEXT);
    let end = end.saturating_sub(CONTEXT);
    let shown = |words: &[&str]| {
        let middle = cut(&words[start..words.len() - end].join(" "));
        let before = if start > 0 { "…" } else { "" };
        let after = if end > 0 && !middle.ends_with('…') { "…" } else { "" };
        format!("{before}{middle}{after}")
    };
    (shown(&was), shown(&is))
}

/// A number as answered to a question: a percentage, with its unit, or the option in the file's words.
pub(super) fn quantity(kind: &AnswerKind, number: Decimal) -> Message {
    match kind {
        AnswerKind::Percent { .. } | AnswerKind::Ratio { .. } => {
            Message::new(move |lang| format_percent(number, lang))
        }
        AnswerKind::Number { unit: Some(unit), .. } => words::with_unit(number, &unit.message()),
        AnswerKind::Choice { options, valued: false } => options
            .iter()
            .find(|option| option.value == number)
            .map_or_else(|| self::number(number), |option| id(&option.id)),
        AnswerKind::YesNo if number == Decimal::ZERO => same(names::no),
        AnswerKind::YesNo => same(names::yes),
        _ => self::number(number),
    }
}

/// A target with the credit below it: `at least 80% with half credit from 50%`.
pub(super) fn target(question: &Question, rule: &Rule) -> Message {
    let (main, credit) = target_parts(question, rule);
    words::target_with_credit(&main, &credit)
}

/// Two targets that differ, without the credit below them where it is the same.
pub(super) fn targets(old: (&Question, &Rule), new: (&Question, &Rule)) -> (Message, Message) {
    let ((was, was_credit), (is, is_credit)) = (target_parts(old.0, old.1), target_parts(new.0, new.1));
    if was_credit == is_credit { (was, is) } else { (target(old.0, old.1), target(new.0, new.1)) }
}

fn target_parts(question: &Question, rule: &Rule) -> (Message, Message) {
    let nothing = Message::verbatim("");
    let kind = &question.answer;
    let full = quantity(kind, rule.full);

    if *kind == AnswerKind::YesNo {
        return (words::in_quotes(&full), nothing);
    }
    let asked = *rule;
    let main = Message::new(move |lang| names::asked(&asked, &full.get(lang), lang));
    let ranked = matches!(kind, AnswerKind::Choice { valued: false, .. });
    let credit = match rule.credit {
        Credit::None if ranked => nothing,
        Credit::None => words::no_credit_before(),
        Credit::Half(from) => {
            let from = quantity(kind, from);
            match rule.direction {
                Direction::AtLeast => words::half_credit_from(&from),
                Direction::AtMost => words::half_credit_up(&from),
            }
        }
        Credit::Linear(zero) if zero == Decimal::ZERO && rule.direction == Direction::AtLeast => {
            words::proportional_credit()
        }
        Credit::Linear(zero) => {
            let zero = quantity(kind, zero);
            words::proportional_credit_from(&zero)
        }
    };
    (main, credit)
}

/// How much of a gate has to be met.
pub(super) fn gate(gate: Gate) -> Message {
    match gate {
        Gate::Full => words::the_whole_target(),
        Gate::Partial => words::the_partial_value(),
    }
}

/// The stage that a cap names.
pub(super) fn cap(rubric: &Rubric, cap: Option<usize>) -> Message {
    cap.map_or_else(words::none, |stage| id(rubric.stage_id(stage)))
}

/// The kind of an answer.
pub(super) fn kind(kind: &AnswerKind) -> Message {
    match kind {
        AnswerKind::YesNo => words::yes_or_no(),
        AnswerKind::Percent { .. } => words::a_percentage(),
        AnswerKind::Number { .. } => words::a_number(),
        AnswerKind::Ratio { .. } => words::part_and_total(),
        AnswerKind::Choice { .. } => words::one_of_options(),
        AnswerKind::Checklist { .. } => words::a_checklist(),
    }
}

/// A range of numbers.
pub(super) fn range((least, most): (Decimal, Decimal)) -> Message {
    if (least, most) == (Decimal::MIN, Decimal::MAX) {
        return words::any_number();
    }
    words::from_to(least, most)
}

/// What a stage asks of the coverages: `over 85% at open, at least 50% at smart`.
pub(super) fn thresholds(rubric: &Rubric, row: &[(usize, Threshold)]) -> Message {
    if row.is_empty() {
        return words::nothing();
    }
    let each = row.iter().map(|(at, threshold)| {
        let id = &rubric.stages[*at].id;
        match *threshold {
            Threshold::AtLeast(limit) => words::at_least_at(limit, id),
            Threshold::Over(limit) => words::over_at(limit, id),
        }
    });
    let each: Vec<Message> = each.collect();
    Message::new(move |lang| each.iter().map(|one| one.get(lang)).collect::<Vec<_>>().join(", "))
}

/// What an unanswered question does.
pub(super) fn unanswered(what: Unanswered) -> Message {
    match what {
        Unanswered::Unmet => words::counts_not_met(),
        Unanswered::Excluded => words::leaves_mean(),
        Unanswered::Block => words::blocks_verdict(),
        Unanswered::Nullify => words::makes_zero(),
    }
}

/// An effort.
pub(super) fn effort(effort: Option<Effort>) -> Message {
    Message::new(move |lang| names::effort(effort, lang).to_owned())
}

/// What low, medium and high effort count.
pub(super) fn effort_points([low, medium, high]: [u32; 3]) -> Message {
    Message::verbatim(format!("{low}, {medium}, {high}"))
}

/// Ids in the file's words, or a dash.
pub(super) fn ids<'i>(ids: impl Iterator<Item = &'i str>) -> Message {
    let list = ids.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    if list.is_empty() { same(names::not_stated) } else { Message::verbatim(list) }
}

/// What a target rests on.
pub(super) fn basis(rubric: &Rubric, criterion: &Criterion) -> Message {
    match &criterion.basis {
        None => ids([].into_iter()),
        Some(Basis::DesignChoice) => words::design_choice(),
        Some(Basis::Sources(sources)) => ids(sources.iter().map(|&at| rubric.sources[at].id.as_str())),
    }
}

/// The date of a source.
pub(super) fn date(source: &Source) -> Message {
    source.date.map_or_else(|| same(names::not_stated), |date| Message::new(move |lang| date.format(lang)))
}

/// The status of a source.
pub(super) fn status(status: Status) -> Message {
    Message::new(move |lang| names::status(status, lang).to_owned())
}
