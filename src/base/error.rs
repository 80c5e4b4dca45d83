//! Errors of the tool itself, such as a file that cannot be opened; what is wrong *in* a file is a diagnostic.

use std::io;
use std::path::PathBuf;

use crate::base::diagnostic::Faulty;
use crate::base::lang::Message;
use crate::base::words;

/// Why the tool could not work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written; the old one, if any, is untouched.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A pattern of file names that means nothing.
    #[error("the pattern is not understood")]
    Pattern {
        /// What is wrong with it.
        source: globset::Error,
    },
    /// A pattern, or a folder, in which no file fits.
    #[error("nothing matches `{pattern}`")]
    NoMatch {
        /// What was asked for.
        pattern: String,
    },
    /// A pattern of file names that is longer, or nested deeper, than anybody writes.
    #[error("the pattern is too large")]
    PatternTooLarge {
        /// What was asked for.
        pattern: String,
    },
    /// A folder whose ignore files are none that can be read.
    #[error("{} has ignore files that cannot be read", path.display())]
    Ignores {
        /// The folder.
        path: PathBuf,
    },
    /// Neither a shipped rubric nor a file.
    #[error("there is no rubric `{id}`")]
    NoRubric {
        /// What was asked for.
        id: String,
        /// The id of a built-in rubric that is most like it.
        nearest: Option<&'static str>,
    },
    /// Sheets that name a rubric which lies in a file: the caller has to.
    #[error("the sheets are for `{id}`, which is not built in")]
    NotBuiltIn {
        /// What they name.
        id: String,
    },
    /// More agencies than a report of all of them can hold.
    #[error("more than {most} agencies are too many for a report of all of them")]
    TooManyAgencies {
        /// The most that it holds.
        most: usize,
    },
    /// More agencies than ranks are drawn for.
    #[error("more than {most} agencies are too many to draw their ranks")]
    TooManyToDraw {
        /// The most that can be.
        most: usize,
    },
    /// More agencies than a run writes files of their own for.
    #[error("more than {most} agencies are too many for a file each")]
    TooManyFiles {
        /// The most that it writes.
        most: usize,
    },
    /// A file that holds something else than a rubric. Nothing of it is quoted: it may be anybody's.
    #[error("{} is no rubric", path.display())]
    NotRubric {
        /// The file.
        path: PathBuf,
    },
}

/// Why there is no result: a file cannot be read at all, it has faults, or something else that is asked for cannot be.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// It cannot be read, or is no rubric.
    #[error(transparent)]
    Tool(#[from] Error),
    /// What is wrong with it.
    #[error("{} cannot be used", .0.source.name())]
    File(Box<Faulty>),
    /// What the caller asks for cannot be had.
    #[error(transparent)]
    Refused(#[from] Message),
}

impl From<Faulty> for Trouble {
    fn from(faulty: Faulty) -> Self {
        Self::File(Box::new(faulty))
    }
}

impl Trouble {
    /// The reason for a person, in a sentence; the faults of a file are not listed.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Tool(error) => error.message(),
            Self::File(faulty) => words::cannot_be_used(&crate::base::quote::quoted(faulty.source.name())),
            Self::Refused(message) => message.clone(),
        }
    }
}

impl Error {
    /// The error for a person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Read { path, source } => {
                let path = crate::base::quote::quoted(&path.display().to_string());
                let why = reason(source);
                words::cannot_read(&path, &why)
            }
            Self::Write { path, source } => {
                let path = crate::base::quote::quoted(&path.display().to_string());
                let why = reason(source);
                words::cannot_write(&path, &why)
            }
            Self::Pattern { source } => words::pattern_not_understood(&source.to_string()),
            Self::NoMatch { pattern } => {
                let pattern = crate::base::quote::clean(pattern);
                words::nothing_matches(&pattern)
            }
            Self::PatternTooLarge { pattern } => {
                words::pattern_too_large(&crate::base::quote::quoted(pattern))
            }
            Self::Ignores { path } => {
                words::ignores_not_read(&crate::base::quote::quoted(&path.display().to_string()))
            }
            Self::NoRubric { id, nearest } => {
                let id = crate::base::quote::quoted(id);
                match nearest {
                    Some(near) => words::no_builtin_rubric(&id, near),
                    None => words::neither_builtin_nor_file(&id),
                }
            }
            Self::NotBuiltIn { id } => {
                let id = crate::base::quote::quoted(id);
                words::sheets_of_other_rubric(&id)
            }
            Self::TooManyAgencies { most } => words::too_many_for_reports(*most),
            Self::TooManyToDraw { most } => words::too_many_to_draw(*most),
            Self::TooManyFiles { most } => words::too_many_for_files(*most),
            Self::NotRubric { path } => {
                let path = crate::base::quote::quoted(&path.display().to_string());
                words::no_rubric(&path)
            }
        }
    }
}

fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => words::no_such_file(),
        io::ErrorKind::PermissionDenied => words::permission_denied(),
        io::ErrorKind::IsADirectory => words::is_a_folder(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => words::disk_full(),
        io::ErrorKind::FileTooLarge => words::file_may_not_grow(),
        _ => Message::verbatim(error.to_string()),
    }
}

/// Whether the reader of standard output went away, which is no error.
#[must_use]
pub fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let is_closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    std::iter::successors(Some(error), |error| error.source())
        .any(|cause| cause.downcast_ref().is_some_and(is_closed))
}
