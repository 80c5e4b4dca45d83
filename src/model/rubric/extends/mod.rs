//! Rubrics that build on others: `extends` and `omit`.
//!
//! The format is that of the rubric specification, section 6.6. The trees of the files are put together before anything
//! is read, so that everything else sees one rubric. The files stand behind each other in one row of bytes: the place of
//! a node tells which of them says it.

mod merge;
mod names;
mod omit;
mod words;

use std::collections::HashSet;
use std::path::PathBuf;

use semver::Version;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::lang::Lang;
use crate::base::source::{SourceFile, Span};
use crate::syntax::format::Format;
use crate::syntax::tree::{Entry, Faults, Node, Value, unknown};

use super::{Rubric, read};
use merge::Merging;
use names::{Names, list_of, scalar, text_of};

pub(crate) use words::{
    bad_requirement, changes_nothing, does_not_fit, extends_an_id, goes_round, other_version,
    parent_is_faulty, put_it_in_rubrics, remove_one_extends, too_deep, use_it_directly, write_requirement,
};

/// The most files that build on each other.
pub const DEEPEST: usize = 32;

/// A rubric that another one extends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: Version,
    /// Its file, if it is not built in.
    pub file: Option<PathBuf>,
}

/// The file of a rubric that another one extends.
#[derive(Clone, Debug)]
pub struct ParentFile {
    /// Its text.
    pub source: SourceFile,
    /// Its tree.
    pub tree: Node<'static>,
    /// Where it is, if it is not built in.
    pub path: Option<PathBuf>,
}

impl ParentFile {
    /// The file with its tree.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn new(source: SourceFile, path: Option<PathBuf>) -> Result<Self, Box<Faulty>> {
        let tree = Format::Yaml.parse(&source).map(|tree| shifted(&tree, 0));
        match tree {
            Ok(tree) => Ok(Self { source, tree, path }),
            Err(faults) => Err(Box::new(Faulty::new(source, faults))),
        }
    }
}

/// A rubric with those that it extends.
#[derive(Debug)]
pub struct Extended<'s> {
    /// The tree of all of them together.
    pub tree: Node<'s>,
    /// The rubric, or everything that is wrong with it; its places are those of the row of files.
    pub rubric: Result<Rubric, Faults>,
    /// What is doubtful in the file itself.
    pub warnings: Vec<Diagnostic>,
    /// What it extends, read in the same row of files.
    pub parent: (Node<'static>, Rubric),
    files: Files,
}

/// The files of a rubric behind each other: the file itself, then those that it extends, nearest first.
#[derive(Debug)]
struct Files(Vec<(usize, SourceFile)>);

impl Files {
    fn new<'f>(sources: impl Iterator<Item = &'f SourceFile>) -> Self {
        let mut end = 0;
        let place = |source: &SourceFile| {
            let start = end;
            end += source.text().len() + 1;
            (start, source.clone())
        };
        Self(sources.map(place).collect())
    }

    /// The file of a place, and the place in it.
    fn local(&self, span: Span) -> (usize, Span) {
        let at = self.0.partition_point(|(start, _)| *start <= span.start()).saturating_sub(1);
        let start = self.0[at].0;
        (at, Span::new(span.start() - start, span.end().saturating_sub(start)))
    }

    /// A diagnostic of the row as one of its file; another place is kept in words where it is another file's.
    fn localized(&self, found: Diagnostic) -> (usize, Diagnostic) {
        let (at, span) = self.local(found.span);
        let mut found = Diagnostic { span, ..found };
        if let Some((span, label)) = found.related.take() {
            let (other, span) = self.local(span);
            if other == at {
                found.related = Some((span, label));
            } else {
                found.message = words::said_of(&found.message, &self.place(other, span));
            }
        }
        (at, found)
    }

    fn place(&self, at: usize, span: Span) -> String {
        let source = &self.0[at].1;
        format!("{}:{}", source.name(), source.place(span.start()))
    }

    /// The faults by file. What is wrong in a file that is extended was right before this one changed it.
    fn faulty(&self, faults: Faults, from: usize) -> Option<Faulty> {
        let mut by_file: Vec<Vec<Diagnostic>> = vec![Vec::new(); self.0.len()];
        for fault in faults {
            let (at, mut fault) = self.localized(fault);
            if at > from {
                fault.message = words::once_extended(&fault.message, self.0[from].1.name());
            }
            by_file[at].push(fault);
        }
        let files = self.0.iter().zip(by_file).filter(|(_, faults)| !faults.is_empty());
        let mut files = files.map(|((_, source), faults)| Faulty::new(source.clone(), faults));
        let mut first = files.next()?;
        first.beside = files.collect();
        Some(first)
    }
}

impl<'s> Extended<'s> {
    /// The rubric in a file, put over those that it extends, nearest first.
    ///
    /// # Errors
    /// What is wrong with one of those.
    pub fn new(source: &SourceFile, tree: &Node<'s>, parents: Vec<ParentFile>) -> Result<Self, Box<Faulty>> {
        let files = Files::new(std::iter::once(source).chain(parents.iter().map(|parent| &parent.source)));
        let mut line: Vec<Parent> = Vec::new();
        let mut below: Option<(Node<'static>, Rubric)> = None;
        for (at, parent) in parents.into_iter().enumerate().rev() {
            let start = files.0[at + 1].0;
            let own = shifted(&parent.tree, start);
            let (merged, mut faults) = match below {
                None => (own, Vec::new()),
                Some((below, _)) => {
                    let (merged, faults, _) = merged(below, &own);
                    (merged, faults)
                }
            };
            let rubric = match read(&merged) {
                Ok(rubric) if faults.is_empty() => rubric,
                read => {
                    faults.extend(read.err().unwrap_or_default());
                    return Err(Box::new(
                        files
                            .faulty(faults, at + 1)
                            .unwrap_or_else(|| Faulty::new(source.clone(), Vec::new())),
                    ));
                }
            };
            line.insert(
                0,
                Parent { id: rubric.id.clone(), version: rubric.version.clone(), file: parent.path },
            );
            below = Some((merged, rubric));
        }
        let Some(parent) = below else {
            let rubric = read(tree);
            let nothing = Faulty::new(source.clone(), rubric.err().unwrap_or_default());
            return Err(Box::new(nothing));
        };
        let (tree, mut faults, warnings) = merged(parent.0.clone(), tree);
        let rubric = match read(&tree) {
            Ok(rubric) if faults.is_empty() => Ok(Rubric { extends: line, ..rubric }),
            read => {
                faults.extend(read.err().unwrap_or_default());
                Err(faults)
            }
        };
        // What is doubtful in the file itself stays; what others say was said of them.
        let warnings = warnings.into_iter().map(|found| files.localized(found).1).collect();
        Ok(Self { tree, rubric, warnings, parent, files })
    }

    /// The faults by file.
    #[must_use]
    pub fn faulty(&self) -> Option<Faulty> {
        self.files.faulty(self.rubric.as_ref().err()?.clone(), 0)
    }

    /// What rules say of the whole, as said of the file itself: what they say of the parent, too, is left out, and the
    /// rest of what stands there is this file's doing.
    #[must_use]
    pub fn own(&self, found: Vec<Diagnostic>, of_parent: &[Diagnostic], place: Span) -> Vec<Diagnostic> {
        let said: HashSet<(Code, String)> = of_parent.iter().map(key).collect();
        let mut own: Vec<Diagnostic> = Vec::new();
        for found in found {
            if said.contains(&key(&found)) {
                continue;
            }
            let (at, local) = self.files.localized(found);
            if at == 0 {
                own.push(local);
            } else {
                let message = words::said_of(&local.message, &self.files.place(at, local.span));
                own.push(Diagnostic { span: place, message, related: None, fix: None, ..local });
            }
        }
        own
    }

    /// Whether nothing but its name differs from what it extends.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        let Ok(rubric) = &self.rubric else { return false };
        let parent = &self.parent.1;
        let named = Rubric {
            id: parent.id.clone(),
            version: parent.version.clone(),
            title: parent.title.clone(),
            summary: parent.summary.clone(),
            extends: parent.extends.clone(),
            ..rubric.clone()
        };
        named == *parent
    }
}

/// What a diagnostic says, wherever it stands.
fn key(found: &Diagnostic) -> (Code, String) {
    (found.code, found.message.get(Lang::En))
}

/// The tree of a rubric over that of its parent, with faults and warnings.
fn merged<'s>(parent: Node<'s>, tree: &Node<'s>) -> (Node<'s>, Faults, Vec<Diagnostic>) {
    let mut merging = Merging { names: Names::of(&parent), faults: Vec::new(), warnings: Vec::new() };
    let (mut parent, mut tree) = (parent, tree.clone());
    let omitted = merging.omitted(&tree);
    omit::leave_out(&mut parent, &omitted);
    merging.rename(&mut tree);
    let is_empty = list_of(&parent, "dimensions").is_empty() && list_of(&tree, "dimensions").is_empty();
    if let (true, Some(entry)) = (is_empty, tree.get("omit")) {
        merging.faults.push(Diagnostic::error(Code::BadExtends, entry.key_span, words::nothing_left()));
    }
    let tree = merging.rubric(parent, &tree);
    (tree, merging.faults, merging.warnings)
}

impl Merging {
    /// The questions that are left out.
    fn omitted(&mut self, tree: &Node<'_>) -> HashSet<String> {
        let mut omitted = HashSet::new();
        let Some(entry) = tree.get("omit").filter(|entry| !entry.value.is_null()) else { return omitted };
        let mut changed = Vec::new();
        questions(tree, &mut changed);
        for node in entry.value.list(&mut self.faults).unwrap_or_default() {
            let Some(given) = node.text(&mut self.faults).map(str::to_owned) else { continue };
            let id = self.today(&given, node.span, |names| &names.questions).unwrap_or(given);
            if !self.names.questions.known.contains_key(&id) {
                let known = self.names.questions.known.keys().map(String::as_str);
                // In the order of the alphabet, so that the nearest is always the same.
                let mut known: Vec<&str> = known.collect();
                known.sort_unstable();
                self.faults.push(unknown(Code::UnknownQuestion, node.span, &id, known));
                continue;
            }
            if let Some((_, span)) = changed.iter().find(|(other, _)| *other == id) {
                let fault = Diagnostic::error(Code::ConflictingKeys, node.span, words::omit_and_change(&id));
                self.faults.push(fault.related(*span, words::changed_here()));
            }
            if !omitted.insert(id.clone()) {
                let message = super::words::used_twice(&id);
                self.faults.push(Diagnostic::error(Code::DuplicateId, node.span, message));
            }
        }
        omitted
    }
}

/// The ids of the questions in a tree, with their places.
fn questions<'t>(node: &'t Node<'_>, found: &mut Vec<(&'t str, Span)>) {
    for dimension in list_of(node, "dimensions") {
        for question in list_of(dimension, "questions") {
            let id = question.get("id").and_then(|entry| Some((scalar(&entry.value)?, entry.value.span)));
            found.extend(id);
        }
        questions(dimension, found);
    }
}

/// The name of the rubric that a tree extends, and where it is given.
#[must_use]
pub fn extended<'t, 's>(tree: &'t Node<'s>) -> Option<&'t Entry<'s>> {
    tree.get("extends").filter(|entry| !entry.value.is_null())
}

/// The id and the version that a tree gives itself.
#[must_use]
pub fn self_named<'t>(tree: &'t Node<'_>) -> (Option<&'t str>, Option<Version>) {
    let version = text_of(tree, "version").and_then(|text| Version::parse(text).ok());
    (text_of(tree, "rubric"), version)
}

/// A tree that needs no text any more, its places moved behind those of other files.
fn shifted(node: &Node<'_>, by: usize) -> Node<'static> {
    let span = |span: Span| Span::new(span.start() + by, span.end() + by);
    let value = match &node.value {
        Value::Null => Value::Null,
        Value::Scalar(text, style) => Value::Scalar(text.clone().into_owned().into(), *style),
        Value::List(items) => Value::List(items.iter().map(|item| shifted(item, by)).collect()),
        Value::Map(entries) => {
            let moved = |entry: &Entry<'_>| Entry {
                key: entry.key.clone().into_owned().into(),
                key_span: span(entry.key_span),
                value: shifted(&entry.value, by),
            };
            Value::Map(entries.iter().map(moved).collect())
        }
    };
    Node { span: span(node.span), anchor: span(node.anchor), value }
}
