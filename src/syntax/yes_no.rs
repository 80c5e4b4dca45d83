//! Yes and no, as people write them: which words are read, and what to say about the others.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::quoted;

use super::tree::{Faults, Node, Value, is_one_of};
use super::words;

/// The words for yes, in small letters.
pub const YES: [&str; 3] = ["yes", "true", "có"];
/// The words for no, in small letters.
pub const NO: [&str; 3] = ["no", "false", "không"];

/// Words that are meant as yes or as no by whoever writes them; none is read, since some mean something else elsewhere.
const NEARLY_YES: [&str; 12] =
    ["y", "1", "co", "đã có", "có rồi", "rồi", "đã", "đúng", "đạt", "xong", "on", "ok"];
const NEARLY_NO: [&str; 15] = [
    "n",
    "0",
    "k",
    "ko",
    "kô",
    "khong",
    "chưa",
    "chưa có",
    "chua",
    "chua co",
    "không có",
    "không đạt",
    "sai",
    "off",
    "none",
];

/// Marks in a form: a tick and a cross are both made by people who mean yes, and by people who mean no.
const MARKS: [&str; 6] = ["x", "v", "✓", "✔", "✗", "✘"];

/// Quotes, and what a word processor makes of them.
const QUOTES: [char; 12] = ['"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '`'];

impl Node<'_> {
    /// Yes or no, in either language and any letter case.
    pub fn boolean(&self, faults: &mut Faults) -> Option<bool> {
        let text = if let Value::Scalar(text, _) = &self.value { &**text } else { "" };
        let answer = said(text);
        if answer.is_none() {
            let found = self.kind();
            let message = words::expected_found(&words::yes_or_no(), &found);
            faults.push(Diagnostic::error(Code::WrongType, self.place(), message).help(help(text)));
        }
        answer
    }
}

/// What a word says, in any letter case; nothing if it is neither yes nor no.
#[must_use]
pub fn said(text: &str) -> Option<bool> {
    [(YES, true), (NO, false)].into_iter().find_map(|(words, yes)| is_one_of(text, &words).then_some(yes))
}

/// Why a text is neither, and what to write.
fn help(text: &str) -> Message {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    let inner = bare.trim_matches(|c: char| c.is_whitespace() || QUOTES.contains(&c) || c == '.');
    let is = |words: &[&str]| is_one_of(inner, words);
    if said(bare).is_some() {
        let bare = quoted(bare);
        if text.contains('\u{a0}') {
            words::remove_no_break_space(&bare)
        } else {
            words::remove_blanks(&bare)
        }
    } else if said(inner).is_some() {
        words::remove_marks(&quoted(inner))
    } else if is(&MARKS) {
        words::mark_means_either()
    } else if is(&NEARLY_YES) {
        words::did_you_mean_yes()
    } else if is(&NEARLY_NO) {
        words::did_you_mean_no()
    } else {
        words::write_yes_or_no()
    }
}
