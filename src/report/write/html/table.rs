//! Tables of a page: whole ones, and long ones of which a script draws a part in any order.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::report::block::{Cell, Column, Role, Side, Table, Text};

use super::{Page, escaped, inline, percent, words};

/// A table with more rows is drawn in parts, and has no more of them in the page until its script draws them.
const MOST: usize = 100;
/// A table with more columns may be wider than a phone.
const NARROW: usize = 4;

impl Page {
    pub(super) fn table(&mut self, table: &Table) {
        let is_wide = table.columns.len() > NARROW;
        if is_wide {
            self.line(&format!("<div class=\"scroll\" tabindex=\"0\" role=\"group\"{}>", self.name()));
        }
        self.grid(table, false);
        if is_wide {
            self.line("</div>");
        }
    }

    /// A table that can be sorted, and is paged through where it is long.
    pub(super) fn long(&mut self, table: &Table) {
        if table.rows.len() < 2 {
            return self.table(table);
        }
        self.has_script = true;
        self.line(&format!(
            "<div data-long><div class=\"scroll\" tabindex=\"0\" role=\"group\"{}>",
            self.name()
        ));
        self.grid(table, true);
        self.line("</div>");
        let lang = self.lang;
        let (back, on, all) = (words::back(lang), words::on(lang), table.rows.len());
        let said = words::rows(lang);
        let shown = said.replace("{first}", "1").replace("{last}", &all.min(MOST).to_string());
        let shown = shown.replace("{all}", &all.to_string());
        let hidden = if all > MOST { "" } else { " hidden" };
        self.line(&format!(
            "<div class=\"pager\"{hidden}><button type=\"button\" data-by=\"-1\" disabled>{back}</button>\
             <button type=\"button\" data-by=\"1\">{on}</button><p role=\"status\">{shown}</p></div>"
        ));
        let data = data(table, said);
        self.line(&format!("<script type=\"application/json\">{data}</script></div>"));
    }

    /// What names a part that is scrolled: the heading before it.
    fn name(&self) -> String {
        match self.headings.len() {
            0 => format!(" aria-label=\"{}\"", words::result(self.lang)),
            id => format!(" aria-labelledby=\"h-{id}\""),
        }
    }

    fn grid(&mut self, table: &Table, is_long: bool) {
        let cells = || table.rows.iter().flatten();
        let class = match () {
            () if cells().any(|cell| matches!(cell, Cell::Facts { .. })) => " class=\"list\"",
            () if cells().any(|cell| matches!(cell, Cell::Step(..))) => " class=\"heat\"",
            () => "",
        };
        self.line(&format!("<table{class}>"));
        if table.columns.iter().any(|column| !column.title.is_empty()) {
            self.line("<thead><tr>");
            let is_bar = |at: usize| table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Bar(..))));
            for (at, column) in table.columns.iter().enumerate() {
                // The heading of a bar stands over the number behind it, which stays where a bar has no room.
                let of_bar = at.checked_sub(1).filter(|&bar| column.title.is_empty() && is_bar(bar));
                let title = match of_bar.and_then(|bar| table.columns.get(bar)) {
                    Some(bar) => inline(&bar.title),
                    None if is_bar(at) => String::new(),
                    None => inline(&column.title),
                };
                let line = match (title.is_empty(), is_long) {
                    (true, _) if is_bar(at) => "<td class=\"bar\">".to_owned(),
                    (true, _) => "<td>".to_owned(),
                    (_, true) => {
                        format!("<th scope=col{}><button type=\"button\">{title}</button>", side(column))
                    }
                    _ => format!("<th scope=col{}>{title}", side(column)),
                };
                self.out.push_str(&line);
            }
            self.line("\n</thead>");
        }
        self.line("<tbody>");
        let name = table.columns.iter().position(|column| column.wraps);
        let most = if is_long { MOST } else { table.rows.len() };
        for row in table.rows.iter().take(most) {
            self.out.push_str("<tr>");
            for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                let cell = self::cell(cell, column, name == Some(at), self.lang);
                self.out.push_str(&cell);
            }
            self.out.push('\n');
        }
        self.line("</tbody></table>");
    }
}

/// The class of a column's cells.
const fn side(column: &Column) -> &'static str {
    match (column.side, column.wraps) {
        (Side::Right, _) => " class=r",
        (Side::Centre, _) => " class=c",
        (Side::Left, false) => " class=l",
        (Side::Left, true) => "",
    }
}

fn cell(cell: &Cell, column: &Column, is_name: bool, lang: crate::base::lang::Lang) -> String {
    // Cells and rows end where the next one begins.
    let open = if is_name { "<th scope=row" } else { "<td" };
    let side = side(column);
    match cell {
        Cell::Text { text, depth, below } => {
            let text = if *depth > 0 {
                format!("<span class=\"d{}\">{}</span>", (*depth).min(3), inline(text))
            } else {
                inline(text)
            };
            let below =
                if below.is_empty() { String::new() } else { format!("<small>{}</small>", inline(below)) };
            format!("{open}{side}>{}{below}", text.trim())
        }
        Cell::Bar(None, _) => {
            format!("<td class=\"bar\"><span class=\"hide\">{}</span>", words::nothing(lang))
        }
        Cell::Bar(Some(share), _) => format!(
            "<td class=\"bar\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <rect width=\"{}\" height=\"8\"/></svg>",
            percent(*share)
        ),
        Cell::Step(text, step) => {
            let is_quiet = |run: &&(Role, String)| run.0 == Role::Quiet;
            let below: String = text.runs.iter().filter(is_quiet).map(|(_, text)| escaped(text)).collect();
            let words: String =
                text.runs.iter().filter(|run| !is_quiet(run)).map(|(_, text)| escaped(text)).collect();
            let text = match words.rsplit_once(' ') {
                Some((number, letter)) => format!("{number} <i>{letter}</i>"),
                None => words,
            };
            let text = if below.is_empty() { text } else { format!("{text}<small>{below}</small>") };
            format!("<td class=\"r s{step}\">{text}")
        }
        Cell::To(text, part) => format!("{open}{side}><a href=\"#p-{part}\">{}</a>", inline(text)),
        Cell::Facts { text, below, folded } => {
            let facts = |facts: &[Text]| -> String {
                facts.iter().fold(String::new(), |out, fact| out + "<small>" + &inline(fact) + "</small>")
            };
            let text = if folded.is_empty() {
                inline(text)
            } else {
                format!("<details><summary>{}</summary>{}</details>", inline(text), facts(folded))
            };
            format!("{open}{side}>{text}{}", facts(below))
        }
    }
}

/// The rows for the script; texts that come often stand once.
fn data(table: &Table, said: &str) -> String {
    let text = |cell: &Cell| cell.lines().0.words().trim().to_owned();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for cell in table.rows.iter().flatten() {
        *counts.entry(text(cell)).or_default() += 1;
    }
    let (mut words, mut places) = (Vec::new(), HashMap::new());
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| {
            let text = text(cell);
            let is_often = text.len() > 4 && counts.get(&text).is_some_and(|count| *count > 2);
            let own = if is_often {
                let place = *places.entry(text.clone()).or_insert_with(|| {
                    words.push(text.clone());
                    words.len() - 1
                });
                json!(place)
            } else {
                json!(text)
            };
            match cell {
                Cell::Step(_, step) => json!([own, format!("s{step}")]),
                Cell::To(_, part) => json!([own, format!("#p-{part}")]),
                _ => own,
            }
        });
        cells.collect::<Vec<Value>>()
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let mut out = String::new();
    let _ = write!(out, "{}", json!({ "said": said, "words": words, "rows": rows }));
    // Nothing in it may end the element that it stands in.
    out.replace('<', "\\u003c")
}
