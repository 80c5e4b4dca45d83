//! `id-style`: an id that is not kebab-case.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::FileSubject;
use crate::lint::scalars::{Role, scalars};
use crate::lint::words::texts as words;

pub(super) fn check(subject: &FileSubject<'_>, findings: &mut Vec<Diagnostic>) {
    // The ids of another standard are as they are.
    let is_external =
        subject.rubric.map_or_else(|| subject.tree.get("ids").is_some(), |rubric| rubric.has_external_ids);
    if is_external {
        return;
    }
    for scalar in scalars(subject).iter().filter(|scalar| scalar.role == Role::Id) {
        let id = scalar.text;
        if is_kebab_case(id) || !is_id(id) {
            continue;
        }
        let message = words::not_in_style_of_ids(id);
        let better = kebab_case(id);
        let help = is_kebab_case(&better).then(|| words::write_better_id(&better));
        findings.push(Diagnostic::error(Code::IdStyle, scalar.span, message).maybe_help(help));
    }
}

/// Whether the reader takes it for an id; if not, it has said so.
fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn is_kebab_case(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(is_word)
}

/// The id in kebab-case: `OpenData_list` becomes `open-data-list`.
fn kebab_case(id: &str) -> String {
    let mut better = String::with_capacity(id.len() + 4);
    let mut before = '-';
    for c in id.chars() {
        let begins_word = c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit());
        if (begins_word || !c.is_ascii_alphanumeric()) && !better.ends_with('-') {
            better.push('-');
        }
        if c.is_ascii_alphanumeric() {
            better.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    better.trim_matches('-').to_owned()
}
