//! A document as Markdown, as GitHub reads it (`CommonMark` with tables).
//!
//! Text stays text everywhere: whatever could be a mark of the format, a tag or an address is escaped, and a text
//! takes one line. Sections are headings, facts are lists, and a bar is left out, since its number stands beside it.

use crate::base::quote::{clean, inert};
use crate::report::block::{
    Block, Cell, Document, Finding, Headline, Item, NoteKind, Role, Side, Table, Text,
};

/// The document as Markdown.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::with_capacity(8 << 10);
    let mut was_list = false;
    for block in &document.in_line().blocks {
        let is_list = matches!(block, Block::List(..));
        if !out.is_empty() {
            out.push('\n');
            // Two lists in a row would be read as one.
            if is_list && was_list {
                out.push_str("<!-- -->\n\n");
            }
        }
        was_list = is_list;
        self::block(&mut out, block);
    }
    inert(&out).into_owned()
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Title(text, aside) => {
            line(out, &format!("# {}", plain(text)));
            if !aside.is_empty() {
                line(out, "");
                line(out, &inline(aside, false));
            }
        }
        Block::Heading(level, text) => {
            line(out, &format!("{} {}", "#".repeat((*level).clamp(1, 6)), plain(text)));
        }
        Block::Paragraph(text) | Block::Line(text) => line(out, &inline(text, false)),
        Block::Note(text) => line(out, &format!("> {}", inline(text, false))),
        Block::Headline(headline) => self::headline(out, headline),
        Block::List(kind, items) => {
            for (at, item) in items.iter().enumerate() {
                let mark = kind.first().map_or("- ".to_owned(), |first| format!("{}. ", first + at));
                self::item(out, item, &mark, 0);
            }
        }
        Block::Table(table) | Block::Long(table) => self::table(out, table),
        Block::Finding(finding) => self::finding(out, finding),
        // What is left out in a document that is in line.
        Block::Beside(_) | Block::Folded(_) | Block::Chart(..) | Block::Contents => {}
    }
}

fn headline(out: &mut String, headline: &Headline) {
    let Headline { reached, steps, text, aside, below, .. } = headline;
    let dots: String = (0..*steps).map(|step| if step < *reached { '●' } else { '○' }).collect();
    let dots = if dots.is_empty() { dots } else { format!("{dots} ") };
    let aside = if aside.is_empty() { String::new() } else { format!(" · {}", inline(aside, false)) };
    line(out, &format!("{dots}{}{aside}", inline(text, false)));
    for (at, text) in below.iter().enumerate() {
        if at == 0 {
            line(out, "");
        }
        line(out, &format!("- {}", inline(text, false)));
    }
}

fn item(out: &mut String, item: &Item, mark: &str, indent: usize) {
    line(out, &format!("{}{mark}{}", " ".repeat(indent), inline(&item.text, false)));
    for below in &item.below {
        self::item(out, below, "- ", indent + mark.len());
    }
}

fn table(out: &mut String, table: &Table) {
    // A bar says nothing that the number beside it does not.
    let is_bar =
        |at: usize| table.rows.iter().filter_map(|row| row.get(at)).any(|cell| matches!(cell, Cell::Bar(..)));
    let is_empty = |at: usize| {
        let is_blank = |cell: &Cell| matches!(cell, Cell::Text { text, .. } if text.is_empty());
        let title = table.columns.get(at).is_none_or(|column| column.title.is_empty());
        title && table.rows.iter().filter_map(|row| row.get(at)).all(is_blank)
    };
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&at| !is_bar(at) && !is_empty(at)).collect();
    // The heading of a bar is that of the number behind it.
    let title = |at: usize| {
        let own = &table.columns.get(at)?.title;
        let before = at.checked_sub(1).filter(|&before| is_bar(before));
        let before = before.and_then(|before| table.columns.get(before)).map(|column| &column.title);
        Some(inline(if own.is_empty() { before.unwrap_or(own) } else { own }, true))
    };
    let titles: Vec<String> = shown.iter().filter_map(|&at| title(at)).collect();
    row(out, &titles);
    let sides = shown.iter().filter_map(|&at| table.columns.get(at)).map(|column| match column.side {
        Side::Left => "---".to_owned(),
        Side::Right => "--:".to_owned(),
        Side::Centre => ":-:".to_owned(),
    });
    row(out, &sides.collect::<Vec<_>>());
    for cells in &table.rows {
        row(out, &shown.iter().filter_map(|&at| cells.get(at)).map(cell).collect::<Vec<_>>());
    }
}

fn row(out: &mut String, cells: &[String]) {
    line(out, &format!("| {} |", cells.join(" | ")));
}

fn cell(cell: &Cell) -> String {
    let depth = if let Cell::Text { depth, .. } = cell { *depth } else { 0 };
    let (text, below) = cell.lines();
    let below = below.into_iter().fold(String::new(), |out, text| out + "<br>" + &inline(text, true));
    format!("{}{}{below}", "\u{2003}".repeat(depth), inline(&text, true))
}

fn finding(out: &mut String, finding: &Finding) {
    let (label, code) = (escaped(&finding.label), escaped(finding.code));
    let place = code_span(&format!("{}:{}", finding.file, finding.place), false);
    line(out, &format!("**{label}: {code}** {place}: {}", escaped(&finding.message)));
    if let Some(lines) = &finding.lines {
        let longest = lines.text.lines().flat_map(|line| line.split(|c| c != '`')).map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        line(out, "");
        line(out, &fence);
        for (at, text) in lines.text.lines().enumerate() {
            line(out, &format!("{} | {}", lines.first + at, clean(text)));
        }
        line(out, &fence);
    }
    let related = lines_related(finding).map(|text| format!("- {}", escaped(text)));
    let notes = finding.notes.iter().map(|(kind, name, text)| {
        let mark = if *kind == NoteKind::Help { "**" } else { "" };
        format!("- {mark}{}:{mark} {}", escaped(name), escaped(text))
    });
    for (at, note) in related.into_iter().chain(notes).enumerate() {
        if at == 0 {
            line(out, "");
        }
        line(out, &note);
    }
}

fn lines_related(finding: &Finding) -> Option<&str> {
    let (_, label) = finding.lines.as_ref()?.related.as_ref()?;
    Some(label)
}

fn line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// The words of a text, escaped, without its roles.
fn plain(text: &Text) -> String {
    escaped(&text.words())
}

/// A text with its roles.
fn inline(text: &Text, in_table: bool) -> String {
    let mut out = String::new();
    for (at, (role, part)) in text.runs.iter().enumerate() {
        let before = text.runs[..at].iter().rev().find_map(|(_, text)| text.chars().last());
        let after = text.runs[at + 1..].iter().find_map(|(_, text)| text.chars().next());
        let escape = |part: &str| if out.is_empty() { escaped(part) } else { escape_inside(part) };
        let marked = match role {
            Role::Code if !part.trim().is_empty() => code_span(part, in_table),
            Role::Strong | Role::Label | Role::Bad => strong(part, before, after, &escape),
            _ => escape(part),
        };
        out.push_str(&marked);
    }
    out
}

/// A strong text. Blanks stay outside the marks, and where a letter stands so close that the marks would not be read
/// as such, there are none.
fn strong(text: &str, before: Option<char>, after: Option<char>, escape: &impl Fn(&str) -> String) -> String {
    let inner = text.trim();
    let (first, last) = (inner.chars().next(), inner.chars().last());
    let is_close = |own: Option<char>, other: Option<char>, blank: bool| {
        !blank && !own.is_some_and(char::is_alphanumeric) && other.is_some_and(|c| !c.is_whitespace())
    };
    let (blank_before, blank_after) =
        (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    if inner.is_empty() || is_close(first, before, blank_before) || is_close(last, after, blank_after) {
        return escape(text);
    }
    let (blank_before, blank_after) =
        (if blank_before { " " } else { "" }, if blank_after { " " } else { "" });
    format!("{blank_before}**{}**{blank_after}", escape(inner))
}

/// A text between back quotes, as many as it takes.
fn code_span(text: &str, in_table: bool) -> String {
    let text = clean(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let text = if in_table { text.replace('|', "\\|") } else { text };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// Text in which nothing is markup, on one line, as it may stand where a block begins.
fn escaped(text: &str) -> String {
    let inside = escape_inside(text.trim_start());
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let ends = matches!(inside.as_bytes().get(digits + 1), None | Some(b' '));
    match inside.as_bytes().get(digits) {
        // The number of a list, its dash, or the line under a heading.
        Some(b'.' | b')') if digits > 0 && ends => format!("{}\\{}", &inside[..digits], &inside[digits..]),
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{inside}"),
        _ => inside,
    }
}

/// Text in which nothing is markup, on one line, behind other text.
fn escape_inside(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let clean = clean(text);
    for (at, c) in clean.char_indices() {
        let before = &clean[..at];
        let begins_address = match c {
            ':' => clean[at..].starts_with("://") || before.ends_with("mailto") || before.ends_with("xmpp"),
            '.' => before.as_bytes().last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"www")),
            _ => false,
        };
        if begins_address || "\\`*_[]<>#|~&!@$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
