//! Rules about what a file means, beyond whether it can be read.
//!
//! A rule is one file in `rules/` with a page of the same name, and a line in [`RULES`]. It pushes diagnostics of
//! its own code; how bad they are, and whether they are ignored, is decided by whoever runs it.

mod counting;
mod letters;
mod lowest;
mod places;
mod rules;
mod scalars;
pub mod suppress;
mod wordings;
mod words;

use crate::base::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::base::lang::{Lang, Message};
use crate::base::quote::quoted;
use crate::base::source::SourceFile;
use crate::model::rubric::{Rubric, is_id};
use crate::syntax::tree::Node;

pub use places::Places;
pub use rules::RULES;

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name.
    pub code: Code,
    /// How bad a finding is, unless the user says otherwise.
    pub severity: Severity,
    /// Whether it runs unless the user says otherwise.
    pub on: bool,
    /// Its page: what it checks, why it matters, examples, when to ignore it.
    pub page: &'static str,
    /// What it looks at.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// A rubric that can be read.
    Rubric(fn(&Subject<'_>, &mut Vec<Diagnostic>)),
    /// Any file of ours, by its text and tree.
    File(fn(&FileSubject<'_>, &mut Vec<Diagnostic>)),
    /// Nothing: the reader of the file, the runner of cases or of ignore comments reports it.
    Elsewhere,
}

/// A rubric with its file.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The text.
    pub source: &'a SourceFile,
    /// The tree of the text.
    pub tree: &'a Node<'a>,
    /// The rubric that was read from the tree.
    pub rubric: &'a Rubric,
    /// Where its parts stand.
    pub places: Places<'a>,
}

/// A file with its tree.
#[derive(Clone, Copy, Debug)]
pub struct FileSubject<'a> {
    /// The text.
    pub source: &'a SourceFile,
    /// The tree of the text.
    pub tree: &'a Node<'a>,
    /// The rubric: of a rubric file, itself; of an answer sheet or a case file, the one it is for, if known.
    pub rubric: Option<&'a Rubric>,
    /// Whether the file is a rubric.
    pub is_rubric: bool,
}

impl Rule {
    /// The page in a language; the examples are the same in both.
    #[must_use]
    pub fn page_in(&self, lang: Lang) -> String {
        let (en, vi) = self.page.split_once("<!-- vi -->").unwrap_or((self.page, ""));
        if lang == Lang::En || vi.trim().is_empty() {
            return format!("{}\n", en.trim_end());
        }
        let Some((head, examples)) = en.split_once("## Bad") else {
            let title = en.lines().next().unwrap_or_default();
            return format!("{title}\n\n{}\n", vi.trim());
        };
        let title = head.lines().next().unwrap_or_default();
        let examples = examples.split_once("## When to ignore").map_or(examples, |(examples, _)| examples);
        let examples = examples.replace("## Good", "## Ví dụ đúng");
        let (about, ignore) = vi.split_once("## Khi nào nên bỏ qua").unwrap_or((vi, ""));
        format!(
            "{title}\n\n{}\n\n## Ví dụ sai{}\n\n## Khi nào nên bỏ qua\n\n{}\n",
            about.trim(),
            examples.trim_end(),
            ignore.trim()
        )
    }

    /// The rule that is meant by a word that may also be a path: a rule wins over a file, and what can be neither is a rule
    /// that is mistyped. Nothing if a file is meant.
    ///
    /// # Errors
    /// That there is no such rule.
    pub fn instead_of(word: &str, is_file: bool) -> Result<Option<&'static Self>, Message> {
        match Self::find(word) {
            Some(rule) => Ok(Some(rule)),
            None if is_file || !is_id(word) || word.contains('.') => Ok(None),
            None => Self::asked(word).map(Some),
        }
    }

    /// The rule that a person names.
    ///
    /// # Errors
    /// That there is none, and how to find the one that was meant.
    pub fn asked(code: &str) -> Result<&'static Self, Message> {
        Self::find(code).ok_or_else(|| {
            let near = nearest(code, RULES.iter().map(|rule| rule.code.as_str()));
            let code = quoted(code);
            match near {
                Some(near) => words::no_rule_near(&code, near),
                None => words::no_rule_listed(&code),
            }
        })
    }

    /// Whether a finding means that the file cannot be used, so that it can be neither allowed nor ignored.
    #[must_use]
    pub fn is_final(&self) -> bool {
        let is_result = matches!(self.code, Code::FailingCase);
        matches!(self.check, Check::Elsewhere) && self.severity == Severity::Error && !is_result
    }

    /// The first sentence of the page, in a language.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> &str {
        let (en, vi) = self.page.split_once("<!-- vi -->").unwrap_or((self.page, ""));
        let first = |text: &'static str| {
            text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))
        };
        lang.pick(first(en), first(vi)).or_else(|| first(en)).unwrap_or_default()
    }

    /// The rule with this code.
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.code.as_str() == code)
    }
}
