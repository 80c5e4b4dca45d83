//! How a run shows results to people: how much of them, in which language, and on what.

use crate::base::lang::Lang;
use crate::check::CheckReport;
use crate::model::settings::Top;

use super::block::Document;
use super::formats::{CheckFormat, Layout, Medium};
use super::outputs::Output;
use super::view::{Options, check};
use super::write::terminal::Screen;
use super::{Shape, data, render};

/// How many steps, or agencies of a ranking, a first screen shows unless asked otherwise.
const TOP: Top = Top::Number(8);

/// How a run shows its results.
// Each is a flag of the caller.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Whether reports for the terminal are one line, and nothing is said beside them.
    pub quiet: bool,
    /// Whether reports show all digits.
    pub exact: bool,
    /// Whether they show everything on a terminal, too.
    pub full: bool,
    /// How many steps, or agencies of a ranking, the caller wants to see everywhere.
    pub top: Option<Top>,
    /// How many a first screen has by the settings.
    pub usual: Option<Top>,
    /// What standard output is like.
    pub screen: Screen,
    /// Whether files are coloured.
    pub colours_files: bool,
}

impl Look {
    /// What a report says; files hold everything, and so does Markdown.
    #[must_use]
    pub fn options(&self, medium: Medium) -> Options {
        let full = self.full || medium.layout != Layout::Terminal || !medium.is_stdout;
        let most = if full { Top::All } else { self.usual.unwrap_or(TOP) };
        let page = medium.layout == Layout::Html;
        Options { lang: self.lang, full, page, exact: self.exact, top: self.top.unwrap_or(most).limit() }
    }

    /// What a paper says that an office signs: everything, in words.
    #[must_use]
    pub const fn paper(&self) -> Options {
        Options { lang: self.lang, full: true, page: true, exact: self.exact, top: None }
    }

    /// A document as a page, as Markdown, or laid out for standard output or a file.
    #[must_use]
    pub fn shown(&self, document: &Document, medium: Medium) -> String {
        let colour = if medium.is_stdout { self.screen.colour } else { self.colours_files };
        let screen = Screen { colour, ..self.screen };
        let shape = match medium.layout {
            Layout::Terminal => Shape::Terminal(screen),
            Layout::Markdown => Shape::Markdown,
            Layout::Html => Shape::Html(self.lang),
        };
        render(document, shape)
    }

    /// A report in full, or in one line where the caller wants no more of it.
    pub fn report(
        &self,
        medium: Medium,
        document: impl FnOnce(Options) -> Document,
        line: impl FnOnce(Options) -> Document,
    ) -> String {
        let options = self.options(medium);
        let is_line = self.quiet && medium.layout == Layout::Terminal;
        self.shown(&if is_line { line(options) } else { document(options) }, medium)
    }

    /// What a check found, in a format.
    #[must_use]
    pub fn findings(&self, report: &CheckReport, output: &Output<CheckFormat>) -> String {
        let lang = self.lang;
        data::check::render(report, output.format, lang).unwrap_or_else(|| {
            self.report(output.medium(), |_| check::document(report, lang), |_| check::line(report, lang))
        })
    }
}
