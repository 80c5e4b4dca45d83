//! Ignore comments: `# assess: ignore[code, code] reason`, on the line of the finding or the line above, and
//! `# assess: ignore-file[code] reason`, anywhere, for a whole file that is as it is on purpose.

use crate::base::diagnostic::{Code, Diagnostic, nearest};
use crate::base::source::{SourceFile, Span};
use crate::syntax::yaml::Comment;

use super::words;
use super::{RULES, Rule};

/// An ignore comment.
#[derive(Clone, Debug)]
struct Ignore {
    span: Span,
    /// The line of the comment; `None` if it speaks of the whole file.
    line: Option<usize>,
    codes: Vec<(Code, bool)>,
}

/// What is left after the ignore comments of a file.
#[derive(Clone, Debug, Default)]
pub struct Suppressed {
    /// The findings that are reported, those about the comments themselves included.
    pub reported: Vec<Diagnostic>,
    /// How many findings were ignored.
    pub ignored: usize,
}

/// Takes the ignored findings away, and reports comments without a reason, of unknown rules, and without use.
///
/// If a rule did not run, it is unknown whether the comment has something to ignore.
#[must_use]
pub fn apply(
    source: &SourceFile,
    comments: &[Comment],
    findings: Vec<Diagnostic>,
    ran: impl Fn(Code) -> bool,
) -> Suppressed {
    let mut result = Suppressed::default();
    let mut ignores: Vec<Ignore> =
        comments.iter().filter_map(|comment| read(source, comment, &mut result.reported)).collect();
    for finding in findings {
        if Rule::find(finding.code.as_str()).is_none_or(Rule::is_final) {
            result.reported.push(finding);
            continue;
        }
        let line = source.line_col(finding.span.start()).line;
        let mut codes = ignores
            .iter_mut()
            .filter(|ignore| ignore.line.is_none_or(|own| own == line || own + 1 == line))
            .flat_map(|ignore| &mut ignore.codes);
        match codes.find(|(code, _)| *code == finding.code) {
            Some((_, used)) => {
                *used = true;
                result.ignored += 1;
            }
            None => result.reported.push(finding),
        }
    }
    for ignore in ignores {
        for (code, _) in ignore.codes.iter().filter(|(code, used)| !used && ran(*code)) {
            let code = code.as_str();
            let message = words::ignores_nothing(code);
            let help = words::remove_it();
            result.reported.push(Diagnostic::error(Code::UnusedIgnore, ignore.span, message).help(help));
        }
    }
    result
}

fn read(source: &SourceFile, comment: &Comment, reported: &mut Vec<Diagnostic>) -> Option<Ignore> {
    let text = comment.text.trim();
    let directive = text.strip_prefix("assess:")?.trim_start();
    let bad = |message, help| Diagnostic::error(Code::BadIgnore, comment.span, message).help(help);
    let form = || words::write_ignore_comment();
    let whole_file = directive.strip_prefix("ignore-file[");
    let parts =
        whole_file.or_else(|| directive.strip_prefix("ignore[")).and_then(|rest| rest.split_once(']'));
    let Some((codes, reason)) = parts else {
        reported.push(bad(words::comment_not_understood(), form()));
        return None;
    };
    if reason.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        reported.push(bad(words::comment_gives_no_reason(), form()));
    }
    let mut known = Vec::new();
    for code in codes.split(',').map(str::trim) {
        match Rule::find(code) {
            Some(rule) => known.push((rule.code, false)),
            None => {
                let near = nearest(code, RULES.iter().map(|rule| rule.code.as_str()));
                let code = crate::base::quote::quoted(code);
                let message = words::no_rule(&code);
                let fault = Diagnostic::error(Code::BadIgnore, comment.span, message);
                reported.push(fault.maybe_help(near.map(crate::syntax::words::did_you_mean)));
            }
        }
    }
    let line = whole_file.is_none().then(|| source.line_col(comment.span.start()).line);
    Some(Ignore { span: comment.span, line, codes: known })
}
