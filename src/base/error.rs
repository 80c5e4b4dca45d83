//! That the tool could not work: the file system, not the content of a file.

use std::io;
use std::path::PathBuf;

use crate::base::diagnostic::Faulty;
use crate::base::lang::Bilingual;
use crate::both;

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
    /// A folder could not be walked.
    #[error("cannot read a folder")]
    Folder {
        /// What the system said.
        source: ignore::Error,
    },
    /// Neither a shipped rubric nor a file.
    #[error("there is no rubric `{id}`")]
    NoRubric {
        /// What was asked for.
        id: String,
        /// What is nearest to it.
        nearest: Option<&'static str>,
    },
    /// Sheets that name a rubric which lies in a file: the caller has to.
    #[error("the sheets are for `{id}`, which is not built in")]
    NotBuiltIn {
        /// What they name.
        id: String,
    },
    /// A file that holds something else than a rubric. Nothing of it is quoted: it may be anybody's.
    #[error("{} is no rubric", path.display())]
    NotRubric {
        /// The file.
        path: PathBuf,
    },
}

/// Why a file is of no use: the system does not give it, or it has faults.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// It cannot be had.
    #[error(transparent)]
    Tool(#[from] Error),
    /// What is wrong with it.
    #[error("{} cannot be used", .0.source.name())]
    File(Box<Faulty>),
}

impl From<Faulty> for Trouble {
    fn from(faulty: Faulty) -> Self {
        Self::File(Box::new(faulty))
    }
}

impl Error {
    /// The error for a person.
    #[must_use]
    pub fn message(&self) -> Bilingual {
        match self {
            Self::Read { path, source } => {
                let path = crate::base::quote::quoted(&path.display().to_string());
                let why = reason(source);
                let (en, vi) = (why.en, why.vi);
                both!("cannot read `{path}`: {en}", "không đọc được `{path}`: {vi}")
            }
            Self::Write { path, source } => {
                let path = crate::base::quote::quoted(&path.display().to_string());
                let why = reason(source);
                let (en, vi) = (why.en, why.vi);
                both!("cannot write `{path}`: {en}", "không ghi được `{path}`: {vi}")
            }
            Self::Pattern { source } => {
                both!("the pattern is not understood: {source}", "không hiểu mẫu: {source}")
            }
            Self::NoMatch { pattern } => {
                let pattern = crate::base::quote::clean(pattern);
                both!("nothing matches `{pattern}`", "không có tệp nào khớp với `{pattern}`")
            }
            Self::Folder { source } => both!("{source}", "{source}"),
            Self::NoRubric { id, nearest } => {
                let id = crate::base::quote::quoted(id);
                match nearest {
                    Some(near) => both!(
                        "there is no built-in rubric `{id}`; did you mean `{near}`?",
                        "không có bộ tiêu chí dựng sẵn `{id}`; có phải ý bạn là `{near}`?"
                    ),
                    None => both!(
                        "there is neither a built-in rubric `{id}` nor a file `rubrics/{id}.yaml`; for a file elsewhere, write its path, such as `./{id}.yaml`",
                        "không có bộ tiêu chí dựng sẵn `{id}`, cũng không có tệp `rubrics/{id}.yaml`; nếu là tệp ở nơi khác, hãy ghi đường dẫn, ví dụ `./{id}.yaml`"
                    ),
                }
            }
            Self::NotBuiltIn { id } => {
                let id = crate::base::quote::quoted(id);
                both!(
                    "the sheets are for `{id}`, which is not built in; score them with `--rubric {id}`",
                    "các bảng trả lời dành cho `{id}`, không phải bộ dựng sẵn; hãy chấm bằng `--rubric {id}`"
                )
            }
            Self::NotRubric { path } => {
                let path = crate::base::quote::quoted(&path.display().to_string());
                both!(
                    "`{path}` is no rubric: a rubric is a YAML file with `rubric`, `stages` and `dimensions`",
                    "`{path}` không phải bộ tiêu chí: bộ tiêu chí là tệp YAML có `rubric`, `stages` và `dimensions`"
                )
            }
        }
    }
}

fn reason(error: &io::Error) -> Bilingual {
    match error.kind() {
        io::ErrorKind::NotFound => both!("there is no such file or folder", "không có tệp hoặc thư mục này"),
        io::ErrorKind::PermissionDenied => both!("permission denied", "không có quyền truy cập"),
        io::ErrorKind::IsADirectory => both!("it is a folder, not a file", "đây là thư mục, không phải tệp"),
        io::ErrorKind::StorageFull => both!("the disk is full", "đĩa đã đầy"),
        _ => both!("{error}", "{error}"),
    }
}
