//! Sheets of an earlier period, in files of any kind: what new forms are filled in with beforehand.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::base::diagnostic::Faulty;
use crate::base::error::Trouble;
use crate::base::source::SourceFile;
use crate::model::answers::{self, Agency, AgencyKind, Earlier, check_rubric, folded};
use crate::model::library::Text;
use crate::model::rubric::Rubric;
use crate::syntax::format::Format;
use crate::syntax::json;
use crate::syntax::tree::{Faults, Node};

use super::form::{Form, is_form};
use super::one::told;
use super::table::{self, Input, Kind, Layout, Options};
use super::{files, find};

/// The sheets of a file, or of all files of a folder; and the files of a folder that hold none of this rubric.
///
/// # Errors
/// That nothing is there, or what is wrong with a file that was named.
pub fn find(
    path: &Path,
    rubric: &Rubric,
    kind: Option<AgencyKind>,
) -> Result<(Vec<Earlier>, Vec<PathBuf>), Trouble> {
    let (mut all, mut others) = (Vec::new(), Vec::new());
    for file in find::answers(&[path.to_owned()])?.files.into_keys() {
        let bytes = files::bytes(&file, |_| files::MAX_BOOK);
        let found = bytes.and_then(|bytes| read(&file.display().to_string(), bytes, rubric, kind));
        match found {
            Ok(found) => all.extend(found),
            Err(trouble) if file == path => return Err(trouble),
            Err(_) => others.push(file),
        }
    }
    Ok((all, others))
}

/// The id of the rubric that the first of the sheets names, which a new form is then for, too.
#[must_use]
pub fn rubric_of(path: &Path) -> Option<String> {
    let file = find::answers(&[path.to_owned()]).ok()?.files.into_keys().next()?;
    let name = file.display().to_string();
    let bytes = files::bytes(&file, |_| files::MAX_BOOK).ok()?;
    let reference = match told(&bytes) {
        Some(Kind::Xlsx) if is_form(Cursor::new(&bytes)) => {
            Form::open(&name, &bytes).ok()?.reference().ok()?
        }
        Some(_) => None,
        None => {
            let text = Text::new(&name, bytes).ok()?;
            let tree = Format::of(&name, text.source.text()).parse(&text.source).ok()?;
            answers::reference(&tree).ok()?
        }
    };
    reference.filter(|reference| !reference.is_path()).map(|reference| reference.rubric)
}

/// The sheets of a file: one, or those of a table.
///
/// # Errors
/// What is wrong with the file as a whole, or that it is for another rubric; answers that do not fit are left out.
pub fn read(
    name: &str,
    bytes: Vec<u8>,
    rubric: &Rubric,
    kind: Option<AgencyKind>,
) -> Result<Vec<Earlier>, Trouble> {
    match told(&bytes) {
        Some(Kind::Xlsx) if is_form(Cursor::new(&bytes)) => {
            let form = Form::open(name, &bytes).map_err(Trouble::File)?;
            is_for(&form.head(), form.source(), rubric)?;
            Ok(vec![form.earlier(rubric, kind)])
        }
        Some(told) => of_table(name, told, bytes, rubric, kind),
        None => {
            let text = Text::new(name, bytes)?;
            let tree = Format::of(name, text.source.text()).parse(&text.source);
            let tree = tree.map_err(|faults| Faulty::new(text.source.clone(), faults))?;
            is_for(&tree, &text.source, rubric)?;
            Ok(vec![Earlier::read(&tree, rubric, kind)])
        }
    }
}

/// Refuses a sheet of another rubric; of this one every version will do.
fn is_for(root: &Node<'_>, source: &SourceFile, rubric: &Rubric) -> Result<(), Trouble> {
    let faulty = |faults: Faults| Trouble::from(Faulty::new(source.clone(), faults));
    let reference = answers::reference(root).map_err(faulty)?;
    let (Some(reference), Some(entry)) = (reference, root.get("rubric")) else { return Ok(()) };
    let mut faults = Faults::new();
    let fits = reference.rubric == rubric.id || check_rubric(&entry.value, rubric, &mut faults);
    if fits { Ok(()) } else { Err(faulty(faults)) }
}

fn of_table(
    name: &str,
    kind: Kind,
    bytes: Vec<u8>,
    rubric: &Rubric,
    agency: Option<AgencyKind>,
) -> Result<Vec<Earlier>, Trouble> {
    let input = Input::of(kind, Cursor::new(bytes));
    let faulty = |error| table::trouble(name, error);
    let options = Options { allow_unknown: true, ..Options::default() };
    let table = table::open(name, input, rubric, &options).map_err(faulty)?;
    let columns = &table.columns;
    let mut found = Vec::new();
    table
        .rows
        .for_each(columns, |record| {
            if columns.layout() == Layout::Objects {
                let source = columns.source(record);
                found.extend(json::parse(&source).ok().map(|tree| Earlier::read(&tree, rubric, agency)));
            } else {
                let tree = columns.tree(record, &mut Faults::new());
                found.extend(tree.map(|tree| Earlier::read(&tree, rubric, agency)));
            }
            ControlFlow::Continue(())
        })
        .map_err(faulty)?;
    Ok(found)
}

/// Whether two names of agencies mean the same one: by their codes if both have one, else by their names, whatever the
/// letter case and the blanks. A code of another scheme is another agency's, where both say their scheme.
#[must_use]
pub fn is_same(one: &Agency, other: &Agency) -> bool {
    match (&one.code, &other.code) {
        (Some(code), Some(own)) => {
            let schemes = one.scheme.as_ref().zip(other.scheme.as_ref());
            code == own && schemes.is_none_or(|(scheme, own)| scheme == own)
        }
        _ => folded(&one.name) == folded(&other.name),
    }
}
