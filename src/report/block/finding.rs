//! A fault of a file, with the lines it stands on.

use crate::base::diagnostic::Severity;

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// That in words.
    pub label: String,
    /// The stable name of what is wrong.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: String,
    /// The place in it: `3:9`, or a cell of a workbook.
    pub place: String,
    /// The line and the column, where the file has lines.
    pub at: Option<(usize, usize)>,
    /// The lines to show; none if there are no lines or they are too long.
    pub lines: Option<Lines>,
    /// What to do, and what else there is to say, each with what it is called.
    pub notes: Vec<(NoteKind, String, String)>,
}

/// A kind of remark below a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Something to know.
    Note,
    /// Something to do.
    Help,
}

/// Some lines of a file with what is wrong in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The text, harmless, with line ends.
    pub text: String,
    /// The number of its first line.
    pub first: usize,
    /// Where the fault is, in bytes of the text.
    pub range: std::ops::Range<usize>,
    /// A place that belongs to it, with what it is.
    pub related: Option<(std::ops::Range<usize>, String)>,
}
