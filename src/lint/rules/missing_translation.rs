//! `missing-translation`: a text that lacks one of the rubric's languages.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::wordings::{each_text, name_of};
use crate::lint::words::texts as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    each_text(subject.tree, subject.rubric, &mut |entry, wordings| {
        for &lang in &subject.rubric.languages {
            if wordings.iter().any(|wording| wording.lang == Some(lang)) {
                continue;
            }
            let (key, code, name) = (&entry.key, lang.code(), name_of(lang));
            let message = words::no_wording(key, &name);
            let help = words::add_wording(code);
            findings.push(Diagnostic::error(Code::MissingTranslation, entry.key_span, message).help(help));
        }
    });
}
