//! `same-text-in-both-languages`: a text whose wordings are the same.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::lint::Subject;
use crate::lint::wordings::each_text;
use crate::lint::words::texts as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    each_text(subject.tree, subject.rubric, &mut |_, wordings| {
        let [first, second] = wordings else { return };
        if first.text != second.text || !first.text.chars().any(char::is_alphabetic) {
            return;
        }
        let text = quoted(first.text);
        let message = words::same_in_both_languages(&text);
        let help = words::translate_or_write_once();
        findings.push(
            Diagnostic::error(Code::SameTextInBothLanguages, second.span, message)
                .help(help)
                .related(first.span, words::same_wording()),
        );
    });
}
