//! The columns of the CSV of a batch: names and what they mean, and what cells are like.

use crate::base::lang::Lang;
use crate::model::rubric::Rubric;
use crate::report::block::{self, Cell, Document, Role, Text};
use crate::report::data::batch::columns::{Column, VERSION, about_cells};

use super::words::batch as words;

/// The columns for a rubric.
#[must_use]
pub fn document(rubric: &Rubric, lang: Lang) -> Document {
    let row = |column: Column| {
        let name = Text::new(Role::Code, column.name(rubric));
        let asked = match column.extra() {
            Some(extra) => words::only_with(lang, extra.option()),
            None if column.is_default() => String::new(),
            None => words::only_if_asked(lang).to_owned(),
        };
        vec![Cell::new(name), Cell::new(format!("{}{asked}", column.about(rubric, lang)))]
    };
    let rows = Column::all(rubric).into_iter().map(row).collect();
    let mut document = Document::default();
    let columns = vec![block::Column::of(block::Side::Left, ""), block::Column::words("")];
    document.table(block::Table { columns, rows });
    document.paragraph(about_cells(lang));
    document.paragraph(format!("{} {VERSION}.", words::columns_version(lang)));
    document
}
