//! What is doubtful about answers that can be read: numbers that are not plausible, answers that do not fit together.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::source::Span;
use crate::model::rubric::{Breach, Rubric};
use crate::syntax::tree::{Faults, Node, Value};

use super::words;
use super::{Given, Response};

/// Says what the answers break, each with the places of both; it changes no score.
pub(super) fn doubts(node: &Node<'_>, rubric: &Rubric, responses: &[Response], faults: &mut Faults) {
    let number = |question: usize| {
        let asked = rubric.questions.get(question)?;
        match &responses.get(question)?.given {
            Given::Answer(answer) => Some(answer.number(&asked.answer)),
            _ => None,
        }
    };
    let id = |question: usize| rubric.questions.get(question).map_or("", |asked| asked.id.as_str());
    for breach in rubric.breaches(number) {
        match breach {
            Breach::Implausible { question, value } => {
                let Some(plausible) = rubric.questions.get(question).and_then(|asked| asked.plausible) else {
                    continue;
                };
                let message = match (plausible.at_least, plausible.at_most) {
                    (Some(least), Some(most)) => words::not_plausible_between(value, least, most),
                    (Some(least), None) => words::not_plausible_from(value, least),
                    (None, most) => words::not_plausible_to(value, most.unwrap_or(value)),
                };
                let fault =
                    Diagnostic::warning(Code::ImplausibleAnswer, place(node, rubric, question), message);
                faults.push(fault.help(words::check_number_and_unit()));
            }
            Breach::Rule { rule, because_of, question } => {
                let Some(rule) = rubric.consistency.get(rule) else { continue };
                // What to do follows, so the sentence does not end here.
                let because = rule.because.clone();
                let because = Message::new(move |lang| because.get(lang).trim_end_matches('.').to_owned());
                let message = words::answers_do_not_fit(id(question), id(because_of), &because);
                let fault =
                    Diagnostic::warning(Code::InconsistentAnswers, place(node, rubric, question), message);
                let other = place(node, rubric, because_of);
                faults
                    .push(fault.related(other, words::the_other_answer()).help(words::check_both_answers()));
            }
        }
    }
}

/// Where the answer to a question stands.
fn place(answers: &Node<'_>, rubric: &Rubric, question: usize) -> Span {
    let Value::Map(entries) = &answers.value else { return answers.anchor };
    let is_it = |key: &str| rubric.question(key) == Some(question);
    let Some(entry) = entries.iter().find(|entry| is_it(&entry.key)) else { return answers.anchor };
    let node = entry.value.get("value").map_or(&entry.value, |value| &value.value);
    if matches!(node.value, Value::Scalar(..)) { node.span } else { node.anchor }
}
