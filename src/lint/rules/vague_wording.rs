//! `vague-wording`: a question with words that every reader takes in another way.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::lint::Subject;
use crate::lint::letters::{Word, words};
use crate::lint::wordings::wordings;
use crate::lint::words::texts as words;
use crate::model::rubric::Question;
use crate::syntax::tree::{MAX_FAULTS, Node};

/// Vague words, by their first word, each with the words after which it means something else.
const VAGUE: &[(&str, &[&str])] = &[
    ("adequate", &[]),
    ("adequately", &[]),
    ("appropriate", &["authority", "authorities"]),
    ("appropriately", &[]),
    ("as appropriate", &[]),
    ("as necessary", &[]),
    ("as needed", &[]),
    ("effectively", &[]),
    ("frequently", &["asked"]),
    ("good", &["practice", "practices", "faith"]),
    ("if necessary", &[]),
    ("if needed", &[]),
    ("often", &[]),
    ("properly", &[]),
    ("reasonable", &[]),
    ("reasonably", &[]),
    ("regularly", &[]),
    ("satisfactory", &[]),
    ("sufficient", &[]),
    ("sufficiently", &[]),
    ("timely", &[]),
    ("when necessary", &[]),
    ("when needed", &[]),
    ("where appropriate", &[]),
    ("where necessary", &[]),
    ("where needed", &[]),
    ("đáng kể", &[]),
    ("đầy đủ", &[]),
    ("hợp lý", &["hóa"]),
    ("khi cần", &[]),
    ("khi cần thiết", &[]),
    ("kịp thời", &[]),
    ("nếu cần", &[]),
    ("phù hợp", &["với"]),
    ("thích hợp", &["với"]),
    ("thường xuyên", &[]),
    ("tốt", &["nghiệp", "nhất"]),
    ("tương đối", &[]),
    ("tương xứng", &["với"]),
];

/// Words that ask for a number after "how".
const HOW: &[&str] = &["often", "frequently"];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (question, Question { id, .. }) in subject.places.questions.iter().zip(&subject.rubric.questions) {
        let titles = ["options", "items"].into_iter().filter_map(|key| question.get(key));
        let titles = titles.flat_map(|entry| entry.value.items()).filter_map(|item| item.get("title"));
        for entry in question.get("ask").into_iter().chain(titles) {
            text(subject, id, &entry.value, findings);
        }
    }
}

fn text(subject: &Subject<'_>, id: &str, node: &Node<'_>, findings: &mut Vec<Diagnostic>) {
    for wording in wordings(node) {
        let words = words(subject.source, wording.span);
        let most = findings.len() + MAX_FAULTS;
        let mut at = 0;
        while at < words.len() && findings.len() < most {
            let Some(length) = vague(&words, at) else {
                at += 1;
                continue;
            };
            let span = Span::new(words[at].span.start(), words[at + length - 1].span.end());
            at += length;
            let quote = quoted(subject.source.slice(span));
            let message = words::vague(&quote, id);
            let help = words::say_how_much();
            findings.push(Diagnostic::error(Code::VagueWording, span, message).help(help));
        }
    }
}

/// How many words from a place on are vague together; the longest match counts.
fn vague(words: &[Word], at: usize) -> Option<usize> {
    let first = &words[at];
    let asks = HOW.contains(&first.text.as_str()) && at > 0 && words[at - 1].text == "how";
    if first.aside || asks {
        return None;
    }
    VAGUE
        .iter()
        .filter(|(phrase, _)| phrase.starts_with(first.text.as_str()))
        .filter_map(|(phrase, not_before)| {
            let length = phrase.split(' ').count();
            let window = words.get(at..at + length)?;
            let fits = phrase.split(' ').eq(window.iter().map(|word| word.text.as_str()));
            let next = words.get(at + length).map_or("", |word| word.text.as_str());
            (fits && !not_before.contains(&next)).then_some(length)
        })
        .max()
}
