//! Whether a result holds, and where it does not.

use serde_json::Value;

use crate::analysis::verify::{Source, Verified};
use crate::report::block::{Block, Cell, Column, Document, Item, Kind, Role, Table, Text};

use super::Options;
use super::words::verify as words;

/// The longest text of a value that is shown.
const LONGEST: usize = 60;

/// Whether a result holds, what it was made again from, and where it differs.
#[must_use]
pub fn document(verified: &Verified, options: Options) -> Document {
    let lang = options.lang;
    let mut document = Document::default();
    let name = verified.path.display().to_string();
    document.push(Block::Title(Text::new(Role::Strong, name), Text::default()));
    document.paragraph(said(verified, options));
    let source = |label: &str, source: &Source| {
        let said = Text::labelled(label, format!("{} ", source.name));
        let digest = source.sha256.get(..8).unwrap_or_default();
        let text = said.and(Role::Quiet, format!("sha256 {digest}…"));
        let remark = if source.is_same { String::new() } else { format!(" ({})", words::other_digest(lang)) };
        Item::new(text.and(Role::Bad, remark))
    };
    let facts = vec![
        source(words::sheet(lang), &verified.sheet),
        source(words::rubric(lang), &verified.rubric),
        Item::new(Text::labelled(words::made_by(lang), format!("assess {}", verified.tool))),
    ];
    document.list(Kind::Facts, facts);
    if verified.is_older() {
        document.note(words::older(lang, &verified.tool));
    }
    let shown = if options.full { verified.differences.len() } else { options.top.unwrap_or(usize::MAX) };
    let cell = |value: &Option<Value>| {
        let text = value.as_ref().map(short);
        Cell::new(text.map_or_else(|| Text::new(Role::Quiet, words::missing(lang)), Text::plain))
    };
    let rows: Vec<Vec<Cell>> = verified
        .differences
        .iter()
        .take(shown)
        .map(|it| vec![Cell::new(it.pointer.as_str()), cell(&it.stated), cell(&it.made)])
        .collect();
    let left = verified.differences.len() - rows.len();
    if !rows.is_empty() {
        let columns = [words::place(lang), words::stated(lang), words::recomputed(lang)];
        document.table(Table { columns: columns.map(Column::words).to_vec(), rows });
    }
    if left > 0 {
        document.note(words::more(lang, left));
    }
    document
}

/// The same in one line.
#[must_use]
pub fn line(verified: &Verified, options: Options) -> Document {
    let text = Text::plain(format!("{}: ", verified.path.display())).then(said(verified, options));
    Document { blocks: vec![Block::Line(text)] }
}

fn said(verified: &Verified, options: Options) -> Text {
    let tool = env!("CARGO_PKG_VERSION");
    match verified.differences.len() {
        0 => Text::new(Role::Good, words::identical(options.lang, tool)),
        places => Text::new(Role::Bad, words::differs(options.lang, tool, places)),
    }
}

/// A value in short.
fn short(value: &Value) -> String {
    let text = value.to_string();
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
