//! `missing-translation`: a text that lacks one of the rubric's languages.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;
use crate::lint::wordings::{each_text, name_of};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    each_text(subject.tree, subject.rubric, &mut |entry, wordings| {
        for &lang in &subject.rubric.languages {
            if wordings.iter().any(|wording| wording.lang == Some(lang)) {
                continue;
            }
            let (key, code, name) = (&entry.key, lang.code(), name_of(lang));
            let (en, vi) = (name.en, name.vi);
            let message = both!(
                "`{key}` has no wording in {en}, so its readers are shown another language",
                "`{key}` chưa có nội dung {vi}, nên người đọc sẽ thấy ngôn ngữ khác"
            );
            let help = both!(
                "add `{code}:`, or write a plain string if the wording is the same in every language",
                "hãy thêm `{code}:`, hoặc viết một chuỗi duy nhất nếu nội dung giống nhau ở mọi ngôn ngữ"
            );
            findings.push(Diagnostic::error(Code::MissingTranslation, entry.key_span, message).help(help));
        }
    });
}
