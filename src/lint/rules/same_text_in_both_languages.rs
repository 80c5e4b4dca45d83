//! `same-text-in-both-languages`: a text whose wordings are the same.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::both;
use crate::lint::Subject;
use crate::lint::wordings::each_text;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    each_text(subject.tree, subject.rubric, &mut |_, wordings| {
        let [first, second] = wordings else { return };
        if first.text != second.text || !first.text.chars().any(char::is_alphabetic) {
            return;
        }
        let text = quoted(first.text);
        let message = both!(
            "`{text}` is the wording in both languages: a translation was forgotten, or none is needed",
            "`{text}` giống hệt nhau ở cả hai ngôn ngữ: hoặc quên dịch, hoặc không cần dịch"
        );
        let help = both!(
            "translate it, or write it once as a plain string",
            "hãy dịch, hoặc chỉ viết một lần dưới dạng một chuỗi duy nhất"
        );
        findings.push(
            Diagnostic::error(Code::SameTextInBothLanguages, second.span, message)
                .help(help)
                .related(first.span, both!("the same wording", "cùng nội dung này")),
        );
    });
}
