//! Mending what cannot change a score.

use crate::base::source::Span;

use super::CheckedFile;

/// The text of a file with its findings mended, and how many were; nothing if none can be.
#[must_use]
pub fn mended(file: &CheckedFile) -> Option<(String, usize)> {
    let mut edits: Vec<_> = file.findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|edit| edit.span);
    let (mut text, mut end, mut count) = (String::new(), 0, 0);
    for edit in edits {
        // Of two changes of the same place the first is made; the next run makes the other.
        if edit.span.start() >= end {
            text.push_str(file.source.slice(Span::new(end, edit.span.start())));
            text.push_str(&edit.text);
            end = edit.span.end();
            count += 1;
        }
    }
    text.push_str(file.source.slice(Span::new(end, file.source.text().len())));
    Some((text, count))
}
