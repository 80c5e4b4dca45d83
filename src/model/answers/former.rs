//! Answers that call something by an id that it had before.

use crate::base::diagnostic::{Code, Diagnostic, Severity};
use crate::base::source::Span;

use super::words;

/// The note about something that is called by an id that it had before.
pub(super) fn former_id(span: Span, former: &str, id: &str) -> Diagnostic {
    let note = Diagnostic::error(Code::FormerId, span, words::called_by_former_id(former, id));
    Diagnostic { severity: Severity::Info, ..note }.help(words::write_new_id(id))
}
