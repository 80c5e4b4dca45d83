//! Tables in a terminal: columns side by side, with a line under the headings.
//!
//! A column that does not wrap is as wide as its longest cell. Where the columns have no room, headings take two lines
//! and spare columns are left out; where that is not enough, the table is written in parts that each begin with its first
//! column that wraps.

use comfy_table::{
    Cell as Field, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
    Width,
};
use unicode_width::UnicodeWidthStr;

use crate::report::block::{Cell, Column, Role, Side, Table, Text};

use super::Page;
use super::paint::{on, painted};

/// Columns side by side, and a line under the header.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// The length of a bar.
const BAR: usize = 15;
/// The least width of a column that wraps.
const LEAST: usize = 16;

pub(super) fn write(page: &mut Page, table: &Table) {
    let columns = 0..table.columns.len();
    let whole: usize = columns.clone().map(|at| 1 + width(table, at, false)).sum();
    let is_narrow = whole > page.screen.width;
    let widths: Vec<usize> =
        columns.map(|at| width(table, at, is_narrow).min(page.screen.width / 2)).collect();
    let taken = |at: usize| {
        let wraps = table.columns.get(at).is_some_and(|column| column.wraps);
        let width = widths.get(at).copied().unwrap_or_default();
        1 + if wraps { width.min(LEAST) } else { width }
    };
    let mut kept: Vec<usize> = (0..table.columns.len()).collect();
    while kept.iter().map(|&at| taken(at)).sum::<usize>() > page.screen.width {
        let spare = |at: &usize| table.columns.get(*at).map_or(0, |column| column.spare);
        let Some(most) = kept.iter().map(spare).max().filter(|most| *most > 0) else { break };
        kept.retain(|at| spare(at) < most);
    }
    let first = table.columns.iter().position(|column| column.wraps).unwrap_or_default();
    let mut rest: &[usize] = &kept;
    let mut is_first = true;
    while !rest.is_empty() {
        let mut part: Vec<usize> = if is_first { Vec::new() } else { vec![first] };
        let mut room = page.screen.width.saturating_sub(part.iter().map(|&at| taken(at)).sum());
        while let Some((&at, others)) = rest.split_first() {
            if taken(at) > room && part.len() > usize::from(!is_first) {
                break;
            }
            room = room.saturating_sub(taken(at));
            part.push(at);
            rest = others;
        }
        if !is_first {
            page.line("");
        }
        is_first = false;
        grid(page, table, &part, &widths);
    }
}

fn grid(page: &mut Page, table: &Table, part: &[usize], widths: &[usize]) {
    let columns: Vec<&Column> = part.iter().filter_map(|&at| table.columns.get(at)).collect();
    let mut grid = Grid::new();
    grid.load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(page.screen.width).unwrap_or(80));
    let is_headed = has_heads(table);
    if is_headed {
        grid.set_header(columns.iter().map(|column| aligned(painted(&column.title), column.side)));
    }
    for row in &table.rows {
        let cells = part.iter().filter_map(|&at| row.get(at)).zip(&columns);
        grid.add_row(cells.map(|(cell, column)| aligned(field(cell), column.side)));
    }
    // A table without headings stands as far in as a list does, and its columns further apart.
    let (before, behind) = if is_headed { (0, 1) } else { (2, 2) };
    for (place, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((if place == 0 { before } else { 0 }, behind));
    }
    for (place, (at, column)) in part.iter().zip(&columns).enumerate() {
        if let (false, Some(own), Some(width)) = (column.wraps, grid.column_mut(place), widths.get(*at)) {
            let padding = usize::from(behind + if place == 0 { before } else { 0 });
            let padded = u16::try_from(width + padding).unwrap_or(10);
            own.set_constraint(ColumnConstraint::Absolute(Width::Fixed(padded)));
        }
    }
    for line in grid.lines() {
        page.line(&line);
    }
}

fn aligned(text: String, side: Side) -> Field {
    Field::new(text).set_alignment(match side {
        Side::Left => CellAlignment::Left,
        Side::Right => CellAlignment::Right,
        Side::Centre => CellAlignment::Center,
    })
}

/// Whether a table has headings.
fn has_heads(table: &Table) -> bool {
    table.columns.iter().any(|column| !column.title.is_empty())
}

/// What a cell says, with its styles.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Bar(share, role) => bar(*share, *role),
        cell => {
            let indent = "  ".repeat(depth(cell));
            let (text, below) = cell.lines();
            let below = below.into_iter().fold(String::new(), |out, it| out + "\n" + &indent + &painted(it));
            format!("{indent}{}{below}", painted(&text))
        }
    }
}

/// How deep a cell lies in what stands above it.
const fn depth(cell: &Cell) -> usize {
    if let Cell::Text { depth, .. } = cell { *depth } else { 0 }
}

/// A bar of blocks; a full bar is exactly 100 %, and whatever is not nothing shows.
fn bar(share: Option<u32>, role: Role) -> String {
    let Some(share) = share else { return "·".repeat(BAR) };
    let filled = (share as usize * BAR / 1_000_000).max(usize::from(share > 0)).min(BAR);
    format!("{}{}", on(role, &"█".repeat(filled)), on(Role::Quiet, &"░".repeat(BAR - filled)))
}

/// How wide a column is without being wrapped; where there is little room, its heading takes two lines.
fn width(table: &Table, at: usize, is_narrow: bool) -> usize {
    let words = |text: &Text| text.words().width();
    let cell = |cell: &Cell| match cell {
        Cell::Bar(..) => BAR,
        cell => {
            let (text, below) = cell.lines();
            2 * depth(cell) + below.into_iter().map(words).fold(words(&text), usize::max)
        }
    };
    let cells = table.rows.iter().filter_map(|row| row.get(at)).map(cell);
    let title = table.columns.get(at).map(|column| column.title.words()).unwrap_or_default();
    let title = if is_narrow { halved(&title) } else { title.width() };
    cells.chain([title]).max().unwrap_or_default()
}

/// The width that a text takes on two lines.
fn halved(text: &str) -> usize {
    let breaks = text.match_indices(' ').map(|(at, _)| {
        let (first, second) = text.split_at(at);
        first.width().max(second.trim_start().width())
    });
    breaks.min().unwrap_or_else(|| text.width())
}
