//! The rubrics that a rubric extends, found as ids are: built in, else in `rubrics/` beside the settings.

use std::io;
use std::path::{Path, PathBuf};

use semver::VersionReq;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, nearest};
use crate::base::error::{Error, Trouble};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::model::answers::is_path;
use crate::model::rubric::builtin::Builtin;
use crate::model::rubric::extends::{self, DEEPEST, ParentFile};
use crate::syntax::tree::{Faults, Node};

use super::{FOLDER, Library, guarded};

impl Library<'_> {
    /// The files of the rubrics that a rubric extends, nearest first.
    ///
    /// # Errors
    /// Why one of them cannot be had: a fault of the file that names it, or of the file itself.
    pub fn parents(
        &self,
        source: &SourceFile,
        tree: &Node<'_>,
        path: &Path,
    ) -> Result<Vec<ParentFile>, Trouble> {
        let mut found: Vec<ParentFile> = Vec::new();
        // The files so far, and what their rubrics call themselves.
        let mut way: Vec<(PathBuf, String)> = vec![(normal(path), own_id(tree))];
        // A circle is said of the file that it was met from.
        let (whole, start) = (source, extends::extended(tree).map_or_else(Span::default, |it| it.value.span));
        loop {
            let (source, tree) = found.last().map_or((source, tree), |parent| (&parent.source, &parent.tree));
            let Some(entry) = extends::extended(tree) else { return Ok(found) };
            let one = |fault: Diagnostic| Trouble::from(Faulty::new(source.clone(), vec![fault]));
            let mut faults = Faults::new();
            let Some(text) = entry.value.text(&mut faults) else {
                return Err(Faulty::new(source.clone(), faults).into());
            };
            let span = entry.value.span;
            let (id, requirement) = asked(text, span).map_err(|fault| one(*fault))?;
            let next = self.parent(id, requirement.as_ref(), span).map_err(|no| match no {
                NoParent::Fault(fault) => one(*fault),
                NoParent::Trouble(trouble) => trouble,
            })?;
            let (_, version) = extends::self_named(&next.tree);
            if let (Some(wanted), Some(version)) = (&requirement, version)
                && !wanted.matches(&version)
            {
                let message = extends::other_version(id, &version.to_string());
                return Err(one(Diagnostic::error(Code::IncompatibleVersion, span, message)));
            }
            if let Some(path) = &next.path {
                let path = normal(path);
                if let Some(first) = way.iter().position(|(other, _)| *other == path) {
                    let mut ids: Vec<String> = way[first..].iter().map(|(_, id)| id.clone()).collect();
                    ids.push(way[first].1.clone());
                    let fault =
                        Diagnostic::error(Code::BadExtends, start, extends::goes_round(&ids.join(" → ")));
                    return Err(
                        Faulty::new(whole.clone(), vec![fault.help(extends::remove_one_extends())]).into()
                    );
                }
                way.push((path, own_id(&next.tree)));
            }
            if found.len() >= DEEPEST {
                return Err(one(Diagnostic::error(Code::BadExtends, span, extends::too_deep(DEEPEST))));
            }
            found.push(next);
        }
    }

    /// The file of the rubric with an id.
    fn parent(&self, id: &str, requirement: Option<&VersionReq>, span: Span) -> Result<ParentFile, NoParent> {
        let fault = |error: Error| {
            NoParent::Fault(Box::new(Diagnostic::error(Code::UnknownRubric, span, error.message())))
        };
        if let Some(builtin) = Builtin::accepted(id, requirement) {
            let source = SourceFile::new(format!("{}@{}", builtin.id, builtin.version), builtin.yaml);
            return ParentFile::new(source, None).map_err(|faulty| NoParent::Trouble(Trouble::File(faulty)));
        }
        let in_folder = self.folder.join(FOLDER).join(format!("{id}.yaml"));
        let among = self.among.get(id).cloned();
        for path in std::iter::once(in_folder).chain(among) {
            let text = match (self.read)(&path) {
                Ok(text) => text,
                Err(Trouble::Tool(Error::Read { source, .. }))
                    if source.kind() == io::ErrorKind::NotFound =>
                {
                    continue;
                }
                Err(Trouble::Tool(error)) => return Err(fault(error)),
                Err(Trouble::File(faulty)) => return Err(NoParent::Trouble(guarded(*faulty))),
                Err(refused) => return Err(NoParent::Trouble(refused)),
            };
            let read = ParentFile::new(text.source, Some(path));
            return read.map_err(|faulty| NoParent::Trouble(guarded(*faulty)));
        }
        let ids = Builtin::all().iter().map(|builtin| builtin.id);
        Err(fault(Error::NoRubric { id: id.to_owned(), nearest: nearest(id, ids) }))
    }
}

/// Why there is no parent.
enum NoParent {
    /// What names it is wrong.
    Fault(Box<Diagnostic>),
    /// It cannot be read.
    Trouble(Trouble),
}

/// The id and the version that `extends` asks for.
fn asked(text: &str, span: Span) -> Result<(&str, Option<VersionReq>), Box<Diagnostic>> {
    let (id, version) = text.split_once('@').map_or((text, None), |(id, version)| (id, Some(version)));
    let is_id = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if is_path(text) || !is_id || id.is_empty() {
        let fault = Diagnostic::error(Code::BadExtends, span, extends::extends_an_id(&quoted(text)));
        return Err(Box::new(fault.help(extends::put_it_in_rubrics())));
    }
    let requirement = version.map(VersionReq::parse).transpose().map_err(|_| {
        let message = extends::bad_requirement(&quoted(version.unwrap_or_default()));
        Box::new(Diagnostic::error(Code::BadVersion, span, message).help(extends::write_requirement()))
    })?;
    Ok((id, requirement))
}

fn own_id(tree: &Node<'_>) -> String {
    crate::base::quote::clean(extends::self_named(tree).0.unwrap_or("?"))
}

/// A path without `.` in it.
fn normal(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != std::path::Component::CurDir).collect()
}
