//! JSON Schemas (draft 2020-12) of the files that are read and of the results, for editors and other programs.
//!
//! Those of the files are written by hand in `src/schema`, which the first line of every shipped file names. A schema
//! refuses what the reader refuses wherever the shape of a file shows it, and never what the reader accepts in a
//! sensible file. What a schema cannot know (ids named twice, sums, the calendar) is listed in
//! `tests/integration/schemas/faults.rs`. A value is seen as the YAML 1.2 core schema types it: `yes` is a string,
//! `true` a boolean, `2026` a number.

use std::borrow::Cow;

use crate::report::data;

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rubric.
    Rubric,
    /// An answer sheet.
    Answers,
    /// The golden cases of a rubric.
    Cases,
    /// A column map.
    Map,
    /// An `assess.toml`.
    Config,
    /// The result of `--format json`.
    Result,
    /// The result of `batch --format json`.
    Batch,
    /// The result of `plan --format json`.
    Plan,
    /// The result of `explain --format json`.
    Explain,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Rubric,
        Self::Answers,
        Self::Cases,
        Self::Map,
        Self::Config,
        Self::Result,
        Self::Batch,
        Self::Plan,
        Self::Explain,
    ];

    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("rubric", Self::Rubric),
        ("answers", Self::Answers),
        ("cases", Self::Cases),
        ("map", Self::Map),
        ("config", Self::Config),
        ("result", Self::Result),
        ("batch", Self::Batch),
        ("plan", Self::Plan),
        ("explain", Self::Explain),
    ];

    /// The JSON Schema, as the text of a JSON document that ends with a line break.
    #[must_use]
    pub fn schema(self) -> Cow<'static, str> {
        match self {
            Self::Rubric => include_str!("../../schema/rubric.json").into(),
            Self::Answers => include_str!("../../schema/answers.json").into(),
            Self::Cases => include_str!("../../schema/cases.json").into(),
            Self::Map => include_str!("../../schema/map.json").into(),
            Self::Config => include_str!("../../schema/config.json").into(),
            Self::Result => format!("{:#}\n", data::json::schema()).into(),
            Self::Batch => format!("{:#}\n", data::batch::json::schema()).into(),
            Self::Plan => format!("{:#}\n", data::plan::schema()).into(),
            Self::Explain => format!("{:#}\n", data::explain::schema()).into(),
        }
    }
}
