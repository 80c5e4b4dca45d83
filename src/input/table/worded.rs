//! Names of columns that are none of the tool's own: those of a form, and the words of the rubric. They count where a name
//! means nothing by itself and no column map says what it is.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::rubric::Rubric;
use crate::syntax::tree::Faults;

use super::Options;
use super::cell_text::header_cell;
use super::exports::Program;
use super::header::{MAX_COLUMNS, Meaning, meaning};
use super::record::Record;
use super::texts::Texts;
use super::words;
use super::xlsform::Names;

/// The most questions that are named of those that have the same words.
const MOST_NAMED: usize = 3;

/// The names that a form and the words of a rubric give.
#[derive(Debug)]
pub(super) struct Known<'r> {
    forms: Names<'r>,
    texts: Texts<'r>,
}

impl<'r> Known<'r> {
    pub fn new(rubric: &'r Rubric) -> Self {
        Self { forms: Names::new(rubric), texts: Texts::new(rubric) }
    }
}

/// Fills in what names mean that nothing was found for, and says which program they come from; `spans` is where they stand.
pub(super) fn look(
    names: &[String],
    spans: &[Span],
    found: &mut [Option<Meaning>],
    rubric: &Rubric,
    faults: &mut Faults,
) -> Option<Program> {
    look_in(&std::cell::LazyCell::new(|| Known::new(rubric)), names, spans, found, rubric, faults)
}

/// The same, where many records are looked at.
pub(super) fn look_in<'r>(
    known: &impl std::ops::Deref<Target = Known<'r>>,
    names: &[String],
    spans: &[Span],
    found: &mut [Option<Meaning>],
    rubric: &Rubric,
    faults: &mut Faults,
) -> Option<Program> {
    let plain: Vec<&str> = names.iter().map(String::as_str).collect();
    let program = Program::of(&plain);
    let is_known = |(name, found): (&String, &Option<Meaning>)| found.is_some() || name.is_empty();
    if names.iter().zip(found.iter()).all(is_known) {
        return program;
    }
    let Known { forms, texts } = &**known;
    let (mut by_id, mut from_form, mut labels) = (0, 0, Vec::new());
    for (at, name) in names.iter().enumerate() {
        if name.is_empty() || found[at].is_some() {
            // A name without a hyphen or a point is the same in a form.
            by_id += usize::from(matches!(found[at], Some(Meaning::Answer(..))));
            continue;
        }
        if program.is_some_and(|program| program.adds(name)) {
            found[at] = Some(Meaning::Ignored);
            continue;
        }
        let of_form = forms.find(name);
        let is_form = !of_form.is_empty();
        let meanings = if is_form { of_form } else { texts.find(name) };
        let span = spans.get(at).copied().unwrap_or_default();
        match meanings[..] {
            [] => {}
            // What is called so by its own name is it.
            [field @ Meaning::Field(_)] if found.contains(&Some(field)) => {}
            [meaning] => {
                found[at] = Some(meaning);
                from_form += usize::from(is_form);
                if !is_form && !matches!(meaning, Meaning::Field(_)) {
                    labels.push(span);
                }
            }
            _ => {
                let fault = Diagnostic::error(Code::DuplicateColumn, span, several(name, &meanings, rubric));
                faults.push(fault.help(words::name_it_after_one()));
                found[at] = Some(Meaning::Ignored);
            }
        }
    }
    if let (Some(Program::Kobo), 0, [first, ..]) = (program, by_id + from_form, &labels[..]) {
        let fault = Diagnostic::error(Code::UnknownColumn, *first, words::labels_of_a_form());
        faults.push(fault.help(words::export_names()));
    }
    // An export whose further columns somebody took away is written as one that has them.
    program.or((from_form > 0).then_some(Program::Kobo))
}

/// That several questions are called the same.
fn several(name: &str, meanings: &[Meaning], rubric: &Rubric) -> Message {
    let id = |meaning: &Meaning| match meaning {
        Meaning::Answer(at, _) | Meaning::Item(at, _) => {
            rubric.questions.get(*at).map(|it| format!("`{}`", it.id))
        }
        _ => None,
    };
    let ids: Vec<String> = meanings.iter().filter_map(id).take(MOST_NAMED).collect();
    words::several_questions(&quoted(name), &ids.join(", "))
}

/// How many names of a row mean something as names of columns.
pub(super) fn known_columns(row: &Record, rubric: &Rubric, options: &Options<'_>) -> usize {
    let name =
        |cell: &Span| header_cell(row, *cell, &mut Faults::new()).map(|(name, _)| name.trim().to_owned());
    let names: Vec<String> =
        row.row(0).iter().take(MAX_COLUMNS).map(|it| name(it).unwrap_or_default()).collect();
    let said = names.iter().zip(mapped(options, &names));
    let mut found: Vec<Option<Meaning>> =
        said.map(|(name, mapped)| mapped.or_else(|| meaning(name, false, rubric))).collect();
    look(&names, &[], &mut found, rubric, &mut Faults::new());
    found.iter().flatten().count()
}

/// What the column map says of names; a position alone says nothing of them.
pub(super) fn mapped(options: &Options<'_>, names: &[String]) -> Vec<Option<Meaning>> {
    let Some(map) = options.map else { return vec![None; names.len()] };
    map.meanings(&names.iter().map(String::as_str).collect::<Vec<_>>())
}
