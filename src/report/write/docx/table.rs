//! Tables with borders, a repeated head and columns as wide as what stands in them.

use std::fmt::Write as _;

use crate::report::block::{Cell, Side, Table, Text};

use super::pen::Pen;

/// The colours of the four steps of a heat map, lowest first, and of the text on them.
const STEPS: [(&str, &str); 4] =
    [("FFFFFF", "1B1B1B"), ("C6DBEF", "1B1B1B"), ("4292C6", "1B1B1B"), ("08306B", "FFFFFF")];
/// The colour of a head.
const HEAD: &str = "D9E2F3";
/// The least width of a column, in twentieths of a point.
const LEAST: usize = 480;

/// Writes a table, without the bars: a number stands beside each.
pub(super) fn write(pen: &mut Pen, table: &Table) {
    let is_bar =
        |at: usize| table.rows.iter().filter_map(|row| row.get(at)).any(|cell| matches!(cell, Cell::Bar(..)));
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&at| !is_bar(at)).collect();
    let widths = widths(table, &shown, pen.width);
    let _ = write!(
        pen.text,
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#,
        widths.iter().sum::<usize>()
    );
    for width in &widths {
        let _ = write!(pen.text, r#"<w:gridCol w:w="{width}"/>"#);
    }
    pen.text.push_str("</w:tblGrid>");
    let columns = || shown.iter().filter_map(|&at| table.columns.get(at)).zip(&widths);
    if columns().any(|(column, _)| !column.title.is_empty()) {
        pen.text.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in columns() {
            begin(pen, *width, HEAD);
            let title = Text::new(crate::report::block::Role::Strong, column.title.words());
            paragraph(pen, Side::Centre, 0, "", &title);
            pen.text.push_str("</w:tc>");
        }
        pen.text.push_str("</w:tr>");
    }
    for row in &table.rows {
        pen.text.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (place, (column, width)) in columns().enumerate() {
            let cell = shown.get(place).and_then(|&at| row.get(at));
            self::cell(pen, cell, column.side, *width);
        }
        pen.text.push_str("</w:tr>");
    }
    pen.text.push_str(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>"#);
}

fn begin(pen: &mut Pen, width: usize, shade: &str) {
    let shade = if shade.is_empty() {
        String::new()
    } else {
        format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>"#)
    };
    let _ = write!(pen.text, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>"#);
}

fn cell(pen: &mut Pen, cell: Option<&Cell>, side: Side, width: usize) {
    let (shade, colour) = match cell {
        Some(Cell::Step(_, step)) => STEPS.get(usize::from(*step)).copied().unwrap_or(STEPS[0]),
        _ => ("", ""),
    };
    begin(pen, width, shade);
    let Some(cell) = cell else {
        pen.text.push_str("<w:p/></w:tc>");
        return;
    };
    let (text, below) = cell.lines();
    let depth = if let Cell::Text { depth, .. } = cell { *depth } else { 0 };
    paragraph(pen, side, depth, colour, &text);
    for text in below {
        paragraph(pen, Side::Left, depth, "", text);
    }
    pen.text.push_str("</w:tc>");
}

fn paragraph(pen: &mut Pen, side: Side, depth: usize, colour: &str, text: &Text) {
    let side = match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Centre => "center",
    };
    let indent = if depth > 0 {
        format!(r#"<w:ind w:left="{}" w:firstLine="0"/>"#, depth * 200)
    } else {
        String::new()
    };
    let properties = format!(r#"{indent}<w:jc w:val="{side}"/>"#);
    if colour.is_empty() {
        return pen.paragraph("Cell", &properties, text);
    }
    let _ = write!(pen.text, r#"<w:p><w:pPr><w:pStyle w:val="Cell"/>{properties}</w:pPr>"#);
    pen.run(&text.words(), &format!(r#"<w:color w:val="{colour}"/>"#));
    pen.text.push_str("</w:p>");
}

/// The widths of columns in a space: each as wide as its longest word, and the rest by how much they have to say.
fn widths(table: &Table, shown: &[usize], space: usize) -> Vec<usize> {
    /// The width of a character, about.
    const CHARACTER: usize = 135;
    const BORDER: usize = 220;
    /// What a column to be written into has room for, in characters: at least, and where there is room.
    const TO_FILL: (usize, usize) = (9, 16);
    let count = |text: &str| text.chars().count();
    let mut least = Vec::with_capacity(shown.len());
    let mut wish = Vec::with_capacity(shown.len());
    for &at in shown {
        let title = table.columns.get(at).map(|column| column.title.words()).unwrap_or_default();
        let mut longest_word = title.split_whitespace().map(count).max().unwrap_or(0);
        let mut most = longest_word.min(count(&title));
        for cell in table.rows.iter().filter_map(|row| row.get(at)) {
            let (text, below) = cell.lines();
            for text in std::iter::once(&*text).chain(below) {
                let words = text.words();
                longest_word = longest_word.max(words.split_whitespace().map(count).max().unwrap_or(0));
                most = most.max(count(&words));
            }
        }
        let is_to_fill = !table.rows.is_empty()
            && table.rows.iter().filter_map(|row| row.get(at)).all(|cell| cell.lines().0.is_empty());
        if is_to_fill {
            (longest_word, most) = (longest_word.max(TO_FILL.0), most.max(TO_FILL.1));
        }
        least.push((longest_word.min(18) * CHARACTER + BORDER).max(LEAST));
        wish.push(most.min(60) * CHARACTER + BORDER);
    }
    let needed: usize = least.iter().sum();
    if needed >= space {
        return least.iter().map(|width| width * space / needed.max(1)).collect();
    }
    let more: Vec<usize> = wish.iter().zip(&least).map(|(wish, least)| wish.saturating_sub(*least)).collect();
    let (rest, wanted) = (space - needed, more.iter().sum::<usize>());
    if wanted == 0 {
        return least;
    }
    least.iter().zip(&more).map(|(least, more)| least + more * rest / wanted).collect()
}
