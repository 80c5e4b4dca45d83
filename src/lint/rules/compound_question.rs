//! `compound-question`: a question that asks two things at once.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::lint::Subject;
use crate::lint::letters::{Word, words};
use crate::lint::wordings::wordings;
use crate::lint::words::texts as words;
use crate::model::rubric::Question;

/// Where a second question begins, in words and marks.
const JOINTS: &[&str] = &[
    "and / or",
    "or / and",
    "and whether",
    "and how many",
    "and how much",
    "and how often",
    "and what share",
    "and is it",
    "and are they",
    "and does it",
    "and do they",
    "and has it",
    "and have they",
    "and if so",
    "và / hoặc",
    "hoặc / và",
    "bao nhiêu và",
    "hay chưa và",
    "hay không và",
    "như thế nào và",
    "và nếu có thì",
];

/// Words of which the second makes a condition with two readings, if no more than so many words stand between them:
/// after a longer phrase "or" mostly belongs to that phrase.
const EITHER: &[(&str, &str, usize)] = &[("and", "or", 1), ("và", "hoặc", 2)];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (node, Question { id, .. }) in subject.places.questions.iter().zip(&subject.rubric.questions) {
        let Some(ask) = node.get("ask") else { continue };
        for wording in wordings(&ask.value) {
            let words = words(subject.source, wording.span);
            let Some(span) = second_question(&words).or_else(|| joint(&words)).or_else(|| either(&words))
            else {
                continue;
            };
            let message = words::asks_two_things(id);
            let help = words::ask_in_two_questions();
            findings.push(Diagnostic::error(Code::CompoundQuestion, span, message).help(help));
        }
    }
}

/// The second question mark with words before it.
fn second_question(words: &[Word]) -> Option<Span> {
    let is_mark = |word: &&Word| word.text == "?" && !word.aside;
    let first = words.iter().position(|word| is_mark(&word))?;
    let rest = &words[first + 1..];
    let second = rest.iter().position(|word| is_mark(&word))?;
    let asks = rest[..second].iter().any(|word| word.text.starts_with(char::is_alphanumeric));
    asks.then(|| rest[second].span)
}

fn joint(words: &[Word]) -> Option<Span> {
    JOINTS.iter().find_map(|joint| {
        let length = joint.split(' ').count();
        let fits = |window: &&[Word]| {
            joint.split(' ').eq(window.iter().map(|word| word.text.as_str()))
                && !window.iter().any(|word| word.aside)
        };
        let window = words.windows(length).find(fits)?;
        Some(Span::new(window.first()?.span.start(), window.last()?.span.end()))
    })
}

/// "A and B or C" in one breath.
fn either(words: &[Word]) -> Option<Span> {
    EITHER.iter().find_map(|(and, or, between)| {
        words.iter().enumerate().filter(|(_, word)| word.text == *and && !word.aside).find_map(
            |(at, first)| {
                let after = words[at + 1..].iter().take(between + 1);
                let second = after
                    .take_while(|word| word.text.starts_with(char::is_alphanumeric))
                    .find(|word| word.text == *or)?;
                Some(Span::new(first.span.start(), second.span.end()))
            },
        )
    })
}
