//! The report for a terminal: the verdict and why, the profile, and what to do next.
//!
//! The only module that lays out tables and draws diagnostics. It writes into a string and knows the width
//! and whether to colour from its [`Options`] alone, so the same result always gives the same bytes.

mod batch;
mod columns;
mod diagnostics;
mod document;
mod paint;
mod provinces;
mod recommendations;
mod summary;
mod tables;

use unicode_width::UnicodeWidthStr;

use crate::analysis::assessment::Assessment;
use crate::base::lang::Lang;

pub use batch::{batch, failure};
pub use columns::columns;
pub use diagnostics::{faulty, findings, one_line, severity};
pub use document::document;
pub use paint::clean;
pub(in crate::report) use paint::{Paint, finish};
pub use provinces::{province, provinces};

/// How to lay a report out.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// The columns of the terminal.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
    /// How many recommendations, or agencies of a ranking, to show; all if `None`.
    pub top: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::En, width: 80, colour: false, top: Some(8) }
    }
}

/// The whole report.
#[must_use]
pub fn report(assessment: &Assessment<'_>, options: Options) -> String {
    let mut page = Page { text: String::with_capacity(8 << 10), width: options.width.clamp(60, 120) };
    summary::write(&mut page, assessment, options.lang);
    tables::ladder(&mut page, assessment, options.lang);
    tables::profile(&mut page, assessment, options.lang);
    summary::obstacles(&mut page, assessment, options.lang);
    recommendations::write(&mut page, assessment, options);
    summary::unscored(&mut page, assessment, options.lang);
    paint::finish(&page.text, options.colour)
}

/// The verdict in one line, for `--quiet`.
#[must_use]
pub fn line(assessment: &Assessment<'_>, options: Options) -> String {
    paint::finish(&format!("{}\n", summary::one_line(assessment, options.lang)), options.colour)
}

/// A report being written.
struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.gap();
        self.paragraph("", "", &paint::Paint::Bold.on(text));
    }

    /// A paragraph, wrapped; the first line begins with `first`, the others with `rest`.
    fn paragraph(&mut self, first: &str, rest: &str, text: &str) {
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(true);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// Two texts, one at each edge if they fit on a line.
    fn edges(&mut self, left: &str, right: &str) {
        let (left_width, right_width) = (left.width(), right.width());
        if right_width == 0 {
            self.paragraph("", "", left);
        } else if left_width + right_width + 2 <= self.width {
            let blanks = " ".repeat(self.width - left_width - right_width);
            self.line(&format!("{left}{blanks}{right}"));
        } else {
            self.paragraph("", "", right);
            self.paragraph("", "", left);
        }
    }
}
