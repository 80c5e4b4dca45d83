//! One answer: a tree node of the kind that its question asks for, or the reason why there is none; and what stands beside it.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::model::rubric::{AnswerKind, Choice, Question};
use crate::syntax::tree::{Entry, Faults, Fields, Node, Style, Value, is_one_of, unknown};

use super::former::former_id;
use super::number::{number, percent, ratio, wrong};
use super::words;
use super::{Answer, Given};

/// Reads the answer to a question.
pub(super) fn read_answer(node: &Node<'_>, question: &Question, faults: &mut Faults) -> Option<Answer> {
    let before = faults.len();
    let answer = match &question.answer {
        AnswerKind::YesNo => node.boolean(faults).map(Answer::YesNo),
        AnswerKind::Percent { range } => {
            percent(node, *range, question.plausible.as_ref(), faults).map(Answer::Number)
        }
        AnswerKind::Number { range, integer, .. } => {
            number(node, *range, *integer, faults).map(Answer::Number)
        }
        AnswerKind::Ratio { decimal, .. } => ratio(node, *decimal, question.plausible.as_ref(), faults),
        AnswerKind::Choice { options, .. } => {
            choice(node, options, Code::UnknownOption, faults).map(Answer::Choice)
        }
        AnswerKind::Checklist { items } => checklist(node, items, faults),
    };
    if let (None, Value::Scalar(text, _)) = (&answer, &node.value) {
        if let Some(fault) = no_answer(node, text, question.allow_na.is_allowed()) {
            faults.truncate(before);
            faults.push(fault);
        } else if let Some(fault) = faults.get_mut(before)
            && text.trim() != text
            && fault.help.is_none()
        {
            fault.help = Some(words::remove_blanks());
        }
    }
    answer
}

/// "Not applicable" and the like, written as if they were answers.
fn no_answer(node: &Node<'_>, text: &str, allow_na: bool) -> Option<Diagnostic> {
    if !is_one_of(text.trim(), &["n/a", "na", "n.a.", "not applicable", "không áp dụng", "kad", "-", "?"])
    {
        return None;
    }
    let quote = quoted(text);
    let help = if allow_na { words::write_na() } else { words::applies_to_all_so_answer() };
    Some(Diagnostic::error(Code::WrongType, node.span, words::not_answer(&quote)).help(help))
}

fn choice(node: &Node<'_>, choices: &[Choice], code: Code, faults: &mut Faults) -> Option<usize> {
    let text = node.text(faults)?;
    let found = choices.iter().position(|choice| choice.id == text);
    if found.is_some() {
        return found;
    }
    let former = choices.iter().position(|choice| choice.was.iter().any(|was| was == text));
    if let Some(choice) = former.and_then(|at| choices.get(at)) {
        faults.push(former_id(node.span, text, &choice.id));
        return former;
    }
    let fault = unknown(code, node.span, text, choices.iter().map(|choice| choice.id.as_str()));
    let mut meant = choices.iter().filter(|choice| choice.title.is_called(text));
    // A title that two of them share means neither.
    faults.push(match (meant.next(), meant.next()) {
        (Some(choice), None) => fault.help(words::title_of(&choice.id)),
        _ => fault,
    });
    None
}

fn checklist(node: &Node<'_>, items: &[Choice], faults: &mut Faults) -> Option<Answer> {
    let Value::List(nodes) = &node.value else {
        faults.push(wrong(node, &words::list_of_items()).help(words::write_ids_brackets()));
        return None;
    };
    let mut ticked = Vec::with_capacity(nodes.len());
    let before = faults.len();
    for node in nodes {
        let Some(at) = choice(node, items, Code::UnknownItem, faults) else {
            separated(node, items, faults);
            continue;
        };
        if ticked.contains(&at) {
            let id = &items[at].id;
            faults.push(Diagnostic::error(Code::DuplicateId, node.span, words::listed_twice(id)));
        }
        ticked.push(at);
    }
    ticked.sort_unstable();
    (!faults[before..].iter().any(Diagnostic::is_error)).then_some(Answer::Checklist(ticked))
}

/// Says of several items in one text how they are kept apart.
fn separated(node: &Node<'_>, items: &[Choice], faults: &mut Faults) {
    let (Value::Scalar(text, _), Some(fault)) = (&node.value, faults.last_mut()) else { return };
    let is_item = |part: &str| items.iter().any(|item| item.id == part.trim());
    if text.contains([',', ';']) && text.split([',', ';']).all(is_item) {
        fault.help = Some(words::separate_items());
    }
}

/// What a value or a reason for none says; `read` reads the value.
pub(super) fn given<'t>(
    value: Option<&'t Node<'_>>,
    na: Option<(&'t Entry<'_>, bool)>,
    fields: &mut Fields<'_, '_>,
    faults: &mut Faults,
    read: impl FnOnce(&Node<'_>, &mut Faults) -> Option<Answer>,
) -> Option<Given> {
    let Some((na, allowed)) = na else {
        return value.map_or(Some(Given::Nothing), |node| read(node, faults).map(Given::Answer));
    };
    if value.is_some() {
        let anchor = na.key_span;
        faults.push(Diagnostic::error(Code::ConflictingKeys, anchor, words::na_excludes_value()));
        return None;
    }
    if !allowed {
        faults.push(
            Diagnostic::error(Code::NaNotAllowed, fields.anchor(), words::question_applies_every_agency())
                .help(words::answer_or_leave_out()),
        );
        return None;
    }
    let reason = match &na.value.value {
        Value::Scalar(text, Style::Plain | Style::Quoted) if is_reason(text) => said(&na.value, faults),
        Value::Null | Value::Scalar(..) => {
            faults.push(
                Diagnostic::error(Code::MissingReason, na.key_span, words::na_gives_no_reason())
                    .help(words::say_why_na()),
            );
            None
        }
        _ => na.value.text(faults),
    };
    reason.map(|reason| Given::NotApplicable(reason.to_owned()))
}

/// What says no more than that a question does not apply, by its letters and digits alone.
pub const NO_REASONS: [&str; 8] =
    ["true", "false", "yes", "không", "có", "khôngápdụng", "notapplicable", "kad"];

/// Whether a text says why, rather than only that, a question does not apply.
pub(crate) fn is_reason(text: &str) -> bool {
    // Nothing with so many letters is one of the words below, and most reasons have more.
    if text.bytes().filter(u8::is_ascii_alphabetic).count() > 15 {
        return true;
    }
    let words: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    words.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !NO_REASONS.contains(&words.as_str())
}

/// One text, or a list of them.
pub(super) fn texts(node: &Node<'_>, faults: &mut Faults) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(|item| said(item, faults)).map(str::to_owned).collect(),
        _ => said(node, faults).map(str::to_owned).into_iter().collect(),
    }
}

/// A text that people read. Where another program could not read a character, it put U+FFFD in its place.
pub(super) fn said<'n>(node: &'n Node<'_>, faults: &mut Faults) -> Option<&'n str> {
    let text = node.text(faults)?;
    if text.contains(char::REPLACEMENT_CHARACTER) {
        let message = words::text_is_damaged(&quoted(text));
        faults.push(Diagnostic::warning(Code::DamagedText, node.span, message).help(words::restore_text()));
    }
    Some(text)
}
