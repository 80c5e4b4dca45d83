//! Where what stands in a form that is a workbook: what its writer and its reader agree on.

use crate::base::lang::Lang;
use crate::model::rubric::Choice;

/// The hidden column with the key of each row.
pub const KEY: u16 = 0;
/// The running number.
pub const NUMBER: u16 = 1;
/// The question.
pub const QUESTION: u16 = 2;
/// The answer.
pub const ANSWER: u16 = 3;
/// Why the question does not apply.
pub const NA: u16 = 4;
/// What shows the answer: one document a line.
pub const EVIDENCE: u16 = 5;
/// A remark.
pub const NOTE: u16 = 6;
/// Whether the question is answered.
pub const MARK: u16 = 7;

/// The key of rows that say something and take nothing; a sheet with one is a part of the form.
pub const HEAD: &str = "_head";

/// The hidden sheet that says what the form is: a key and a value a row.
pub const META: &str = "_assess";

/// The hidden sheet with the entries of lists.
pub const LISTS: &str = "_lists";

/// The key of the version of this layout, and the version.
pub const FORM: (&str, &str) = ("form", "1");

/// The keys of rows about the agency and the sheet, as the path in an answer sheet.
pub const ABOUT: [&str; 6] =
    ["agency.name", "agency.code", "agency.scheme", "agency.kind", "period", "assessor"];

/// What is in a cell of a question that is answered, and of one that is not.
pub const DONE: &str = "✓";
/// See [`DONE`].
pub const OPEN: &str = "…";

/// The longest entry of a list: longer ones are cut, and their number keeps them apart.
const LONGEST: usize = 200;

/// An option as the list of its question shows it: numbered from 1, lowest first.
#[must_use]
pub fn option(place: usize, option: &Choice, lang: Lang) -> String {
    let title: String = option.title.get(lang).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text: String = format!("{}. {title}", place + 1).chars().take(LONGEST).collect();
    if title.chars().count() + 4 > LONGEST {
        text.push('…');
    }
    text
}
