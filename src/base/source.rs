//! Source texts and positions in them: the only place that turns bytes into lines and columns.
//!
//! Inside the library a position is a byte [`Span`]; whatever a person or another program reads is a
//! [`Place`]: a [`LineCol`], counted from 1 in characters (Unicode scalar values), as SARIF's
//! `unicodeCodePoints`, or the cell of a workbook.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr_iter;

/// A range of bytes in a [`SourceFile`]'s text, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    // Trees are full of spans: as `usize`, they would take a third more memory. No text is nearly as long as four gigabytes.
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` up to `end`; what lies behind four gigabytes lies there.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let short = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: short(start), end: short(end) }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl LineCol {
    /// The place behind a text that begins here.
    #[must_use]
    pub fn behind(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            None => Self { column: self.column + text.chars().count(), ..self },
            Some((before, last)) => {
                let line = self.line + 1 + memchr_iter(b'\n', before.as_bytes()).count();
                Self { line, column: last.chars().count() + 1 }
            }
        }
    }
}

/// A place as a person looks it up; shown as `12:5`, or as `Sheet1!F12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A place in a text.
    Text(LineCol),
    /// A cell of a workbook.
    Cell {
        /// The name of the sheet.
        sheet: String,
        /// The row as `line`, and the column.
        at: LineCol,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(LineCol { line, column }) => write!(f, "{line}:{column}"),
            Self::Cell { sheet, at } => {
                // As in a formula: a name that is not a plain word stands in quotes.
                if sheet.chars().all(|c| c.is_alphanumeric() || c == '_') {
                    write!(f, "{sheet}!")?;
                } else {
                    write!(f, "'{}'!", sheet.replace('\'', "''"))?;
                }
                write!(f, "{}{}", letters(at.column), at.line)
            }
        }
    }
}

/// The letters of a workbook's column, counted from 1: A, B, …, Z, AA.
#[must_use]
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

/// A text with the name under which it is reported.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    /// Where lines begin; found when the first place is asked for.
    line_starts: OnceLock<Vec<usize>>,
    origin: Origin,
}

/// Where a text comes from.
#[derive(Clone, Debug)]
enum Origin {
    /// A file, from this line on, in which so many characters stand before it.
    Lines { first: usize, before: usize },
    /// Pieces of a file, each with the byte where its text begins.
    Pieces(Vec<(usize, LineCol)>),
    /// The cells of sheets, each with the byte where its text begins and the place of its sheet.
    Cells { sheets: Vec<String>, cells: Vec<(usize, usize, LineCol)> },
}

impl SourceFile {
    /// A source text; a byte order mark at its start is dropped, and counts in no position.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self::part(name, text, 1)
    }

    /// A part of a file, beginning with the line of this number.
    #[must_use]
    pub fn part(name: impl Into<String>, text: impl Into<String>, first_line: usize) -> Self {
        let (name, text) = (name.into(), text.into());
        let origin = Origin::Lines { first: first_line, before: 0 };
        Self { name, text, line_starts: OnceLock::new(), origin }
    }

    /// The same, but so many characters stand before it in its first line.
    #[must_use]
    pub fn after(mut self, characters: usize) -> Self {
        if let Origin::Lines { before, .. } = &mut self.origin {
            *before = characters;
        }
        self
    }

    /// Cells of a workbook's sheet: the text of all of them, and where in it each begins and stands.
    #[must_use]
    pub fn cells(
        name: impl Into<String>,
        text: impl Into<String>,
        sheet: impl Into<String>,
        cells: Vec<(usize, LineCol)>,
    ) -> Self {
        let cells = cells.into_iter().map(|(start, at)| (start, 0, at)).collect();
        Self::sheets(name, text, vec![sheet.into()], cells)
    }

    /// Cells of several sheets of a workbook: each with the place of its sheet.
    #[must_use]
    pub fn sheets(
        name: impl Into<String>,
        text: impl Into<String>,
        sheets: Vec<String>,
        cells: Vec<(usize, usize, LineCol)>,
    ) -> Self {
        Self { origin: Origin::Cells { sheets, cells }, ..Self::part(name, text, 1) }
    }

    /// Pieces of a text file: the text of all of them, and where in it each begins and stands.
    #[must_use]
    pub fn pieces(name: impl Into<String>, text: impl Into<String>, pieces: Vec<(usize, LineCol)>) -> Self {
        Self { origin: Origin::Pieces(pieces), ..Self::part(name, text, 1) }
    }

    /// The name to report: a path as the user gave it, or `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span; empty if the span does not lie in the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The place of a byte offset; an offset behind the end is the end.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let at = self.line_col(offset);
        match &self.origin {
            Origin::Lines { .. } | Origin::Pieces(_) => Place::Text(at),
            Origin::Cells { sheets, cells } => {
                let cell = cells.partition_point(|&(start, ..)| start <= offset).saturating_sub(1);
                let sheet = cells.get(cell).and_then(|&(_, sheet, _)| sheets.get(sheet)).or(sheets.first());
                Place::Cell { sheet: sheet.cloned().unwrap_or_default(), at }
            }
        }
    }

    /// Whether this is a text, which can be shown line by line.
    #[must_use]
    pub const fn has_lines(&self) -> bool {
        matches!(self.origin, Origin::Lines { .. })
    }

    /// The line and column of a byte offset, or the row and column of the cell; an offset behind the end is
    /// the end.
    #[must_use]
    pub fn line_col(&self, offset: usize) -> LineCol {
        let (before, shift) = match &self.origin {
            Origin::Lines { first, before } => (first.saturating_sub(1), *before),
            Origin::Pieces(pieces) => {
                let piece = pieces.partition_point(|&(start, _)| start <= offset).saturating_sub(1);
                let Some(&(start, at)) = pieces.get(piece) else { return LineCol { line: 1, column: 1 } };
                return at.behind(&self.text[self.inside(Span::new(start, offset)).range()]);
            }
            Origin::Cells { cells, .. } => {
                let cell = cells.partition_point(|&(start, ..)| start <= offset).saturating_sub(1);
                return cells.get(cell).map_or(LineCol { line: 1, column: 1 }, |&(.., at)| at);
            }
        };
        let offset = self.inside(Span::new(offset, offset)).start();
        let line_starts = self.line_starts.get_or_init(|| {
            std::iter::once(0).chain(memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1)).collect()
        });
        let line = line_starts.partition_point(|&start| start <= offset);
        let start = line_starts[line - 1];
        let shift = if line == 1 { shift } else { 0 };
        LineCol { line: before + line, column: shift + self.text[start..offset].chars().count() + 1 }
    }

    /// The part of a span that lies in the text, on character boundaries.
    #[must_use]
    pub fn inside(&self, span: Span) -> Span {
        let floor = |mut at: usize| {
            at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(span.start());
        Span::new(start, floor(span.end()).max(start))
    }

    /// A span that can be drawn: inside the text, on character boundaries, and on the line it starts on.
    #[must_use]
    pub fn drawable(&self, span: Span) -> Span {
        let Range { start, end } = self.inside(span).range();
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        Span::new(start, end.min(line_end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> (usize, usize) {
        let file = SourceFile::new("x", text);
        let LineCol { line, column } = file.line_col(file.text().find(needle).expect("in the text"));
        (line, column)
    }

    #[test]
    fn columns_count_characters_from_one() {
        assert_eq!(at("tên: Hà Nội X", "X"), (1, 13));
        assert_eq!(at("a: 1\r\nb: X", "X"), (2, 4));
        assert_eq!(at("\u{feff}X", "X"), (1, 1));
        assert_eq!(at("\tX", "X"), (1, 2));
        assert_eq!(at("e\u{301}X", "X"), (1, 3));
        assert_eq!(at("🇻🇳X", "X"), (1, 3));
    }

    #[test]
    fn the_end_of_a_file_that_ends_in_a_newline_is_on_the_line_after() {
        let file = SourceFile::new("x", "a\n");
        assert_eq!(file.line_col(99), LineCol { line: 2, column: 1 });
    }

    #[test]
    fn a_span_behind_four_gigabytes_is_behind_the_text() {
        let (file, span) = (SourceFile::new("x", "a\n"), Span::new(1 << 32, (1 << 32) + 1));
        assert_eq!((file.slice(span), file.line_col(span.start())), ("", LineCol { line: 2, column: 1 }));
    }

    #[test]
    fn the_lines_of_a_part_are_those_of_the_file() {
        let part = SourceFile::part("x", "a\nbc", 7);
        assert_eq!(part.place(3).to_string(), "8:2");
        assert_eq!(part.text(), "a\nbc");
    }

    #[test]
    fn a_cell_is_named_as_in_a_formula() {
        let at = |line, column| LineCol { line, column };
        let places = vec![(0, at(12, 6)), (4, at(12, 27)), (4, at(12, 703))];
        let cells = SourceFile::cells("x", "abc\tde\t", "Sheet1", places);
        assert_eq!(cells.place(2).to_string(), "Sheet1!F12");
        assert_eq!(cells.place(4).to_string(), "Sheet1!AAA12");
        assert_eq!(cells.line_col(3), at(12, 6));
        let sheets = vec!["One".to_owned(), "Two".to_owned()];
        let both = SourceFile::sheets("x", "abc\tde\t", sheets, vec![(0, 0, at(12, 6)), (4, 1, at(2, 1))]);
        assert_eq!(
            [0, 3, 4, 99].map(|offset| both.place(offset).to_string()),
            ["One!F12", "One!F12", "Two!A2", "Two!A2"]
        );
        let other = Place::Cell { sheet: "Quý 3's".into(), at: at(1, 26) };
        assert_eq!(other.to_string(), "'Quý 3''s'!Z1");
    }

    #[test]
    fn pieces_of_a_file_have_its_places() {
        let at = |line, column| LineCol { line, column };
        let pieces = SourceFile::pieces("x", "ế\tb\nc\td", vec![(0, at(3, 9)), (4, at(7, 2)), (8, at(1, 5))]);
        assert_eq!(pieces.line_col(3), at(3, 10));
        assert_eq!(pieces.line_col(5), at(7, 3));
        assert_eq!(pieces.line_col(6), at(8, 1));
        assert_eq!(pieces.place(8).to_string(), "1:5");
        assert_eq!(pieces.place(99).to_string(), "1:6");
    }

    #[test]
    fn cells_may_stand_in_several_sheets() {
        let at = |line, column| LineCol { line, column };
        let cells = SourceFile::sheets(
            "x",
            "a\tb\t",
            vec!["A".into(), "B b".into()],
            vec![(0, 0, at(2, 1)), (2, 1, at(5, 3))],
        );
        assert_eq!(cells.place(1).to_string(), "A!A2");
        assert_eq!(cells.place(2).to_string(), "'B b'!C5");
    }

    #[test]
    fn a_drawable_span_stays_on_its_line() {
        let file = SourceFile::new("x", "ab\ncd");
        assert_eq!(file.drawable(Span::new(1, 5)), Span::new(1, 2));
        assert_eq!(file.drawable(Span::new(9, 12)), Span::new(5, 5));
    }
}
