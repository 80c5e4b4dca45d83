//! The report of `check --against`, in every format of a check: two versions of rubrics, and the findings in the new ones.

use crate::base::error::Trouble;
use crate::cases::against::{Against, Comparison, Move, compare, moves};
use crate::check::CheckReport;
use crate::check::versions::Versions;

use super::block::Document;
use super::data::against as json;
use super::formats::CheckFormat;
use super::look::Look;
use super::one::unwritten;
use super::outputs::Output;
use super::view::{Options, against as view, check};
use super::words::outputs as words;

/// Two versions of a rubric, compared.
#[derive(Debug)]
pub struct Compared<'v> {
    /// The versions.
    pub versions: &'v Versions,
    /// What changed.
    pub comparison: Comparison,
    /// Whose results move.
    pub moves: Vec<Move<'v>>,
}

impl<'v> Compared<'v> {
    /// Compares two versions.
    #[must_use]
    pub fn of(versions: &'v Versions) -> Self {
        let Versions { old, new, named, .. } = versions;
        Self { versions, comparison: compare(old, new), moves: moves(old, new, named) }
    }

    fn against(&self) -> Against<'_> {
        let (Versions { old, new, named, .. }, comparison) = (self.versions, &self.comparison);
        Against { old, new, comparison, moves: &self.moves, sheets: named.len() }
    }

    /// What changed and what was found, in a format.
    ///
    /// # Errors
    /// That the format is about one rubric and there are several, or that it cannot be written.
    pub fn report(
        all: &[Self],
        found: &CheckReport,
        output: &Output<CheckFormat>,
        look: &Look,
    ) -> Result<String, Trouble> {
        let lang = look.lang;
        match (output.format, all) {
            (CheckFormat::Terminal | CheckFormat::Markdown, _) => {
                let options = Options { exact: look.exact, ..Options::full(lang) };
                let document = |_| {
                    let against = all.iter().map(|it| view::document(it.against(), options));
                    let documents = against.chain([check::document(found, lang)]);
                    Document { blocks: documents.flat_map(|document| document.blocks).collect() }
                };
                let all: Vec<Against<'_>> = all.iter().map(Self::against).collect();
                let line = |_| view::line(&all, check::summary(found, lang), lang);
                Ok(look.report(output.medium(), document, line))
            }
            (CheckFormat::Json, [one]) => json::render(one.against(), lang).map_err(unwritten),
            (CheckFormat::Json, _) => Err(words::json_of_one_rubric().into()),
            _ => {
                let mut report = found.clone();
                for Self { versions: Versions { path, old, new, .. }, comparison, .. } in all {
                    report.judge_version(path, old, new, comparison);
                }
                Ok(look.findings(&report, output))
            }
        }
    }
}
