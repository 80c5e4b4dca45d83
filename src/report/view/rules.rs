//! The rules there are.

use crate::base::lang::Lang;
use crate::lint::RULES;
use crate::report::block::{Cell, Column, Document, Role, Side, Table, Text};
use crate::report::words::severity;

use super::words::check as words;

/// One rule a row: its code, its level and what it is about.
#[must_use]
pub fn document(lang: Lang) -> Document {
    let rows = RULES.iter().map(|rule| {
        let level = if rule.on { severity(rule.severity, lang) } else { words::off(lang) };
        vec![
            Cell::new(Text::new(Role::Code, rule.code.as_str())),
            Cell::new(level),
            Cell::new(rule.summary(lang)),
        ]
    });
    let columns = vec![Column::of(Side::Left, ""), Column::of(Side::Left, ""), Column::words("")];
    let mut document = Document::default();
    document.table(Table { columns, rows: rows.collect() });
    document
}
