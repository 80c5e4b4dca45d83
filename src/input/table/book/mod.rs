//! The formats of workbooks, each as sheets with cells that come in order: XLSX, ODS and XLS, told by their content.
//!
//! Whatever the format, a number becomes its shortest decimal text, and a truth value yes or no. A number that is shown in
//! percent becomes what is shown (`85%` for 0.85): whoever types 85 % into a cell means that. In columns of texts, what a
//! cell shows counts. Dates and the errors of formulas are no answers.

mod cfb;
mod ods;
mod xls;
mod xlsx;

use std::io::Read;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::syntax::tree::is_too_long;

use super::ReadSeek;
use super::guard;
use super::record::Mark;
use super::shown::shown;

/// What is wrong with a workbook as a whole.
pub(super) fn fault(message: Message) -> Diagnostic {
    Diagnostic::error(Code::Syntax, Span::default(), message)
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is shown.
    pub visible: bool,
}

/// A cell that may hold something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
    /// Its text; empty if it holds nothing.
    pub text: String,
    /// What it is besides.
    pub mark: Option<Mark>,
    /// What it shows, where somebody wants to know and that is another text.
    pub shown: Option<String>,
}

/// In which columns what a cell shows counts, too.
pub(super) type IsShown<'s> = &'s dyn Fn(usize) -> bool;

/// A workbook.
pub(super) enum Book<'i> {
    /// Office Open XML.
    Xlsx(Box<xlsx::Book<'i>>),
    /// `OpenDocument`.
    Ods(Box<ods::Book<'i>>),
    /// Excel 97 to 2003.
    Xls(Box<xls::Book>),
}

/// The cells of a sheet, row by row.
pub(super) enum Cells<'b, 'i> {
    Xlsx(Box<xlsx::Cells<'b, 'i>>),
    Ods(Box<ods::Cells<'b, 'i>>),
    Xls(Box<xls::Cells<'b>>),
}

impl<'i> Book<'i> {
    /// Opens a workbook, once it is clear that it does no harm.
    pub fn open(mut input: Box<dyn ReadSeek + Send + 'i>) -> Result<Self, Diagnostic> {
        let mut start = Vec::new();
        input.by_ref().take(8).read_to_end(&mut start).map_err(|error| guard::damaged(&error))?;
        if start.starts_with(&cfb::MAGIC) {
            return Ok(Self::Xls(Box::new(xls::Book::open(input)?)));
        }
        let seen = guard::check(&mut input)?;
        Ok(if seen.is_ods {
            Self::Ods(Box::new(ods::Book::open(input)?))
        } else {
            Self::Xlsx(Box::new(xlsx::Book::open(input, seen)?))
        })
    }

    /// Its sheets with cells, hidden ones too, in their order.
    pub fn sheets(&self) -> Vec<Sheet> {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Ods(book) => book.sheets(),
            Self::Xls(book) => book.sheets(),
        }
    }

    /// Whether a sheet has a cell that holds something.
    pub fn has_cells(&mut self, sheet: &str) -> bool {
        match self {
            Self::Xlsx(book) => book.has_cells(sheet),
            Self::Ods(book) => book.has_cells(sheet),
            Self::Xls(book) => book.has_cells(sheet),
        }
    }

    /// How many rows of a sheet are hidden or filtered.
    pub fn hidden_rows(&self, sheet: &str) -> usize {
        match self {
            Self::Xlsx(book) => book.hidden_rows(sheet),
            Self::Ods(book) => book.hidden_rows(sheet),
            Self::Xls(book) => book.hidden_rows(sheet),
        }
    }

    /// The cells of a sheet.
    pub fn cells(&mut self, sheet: &str) -> Result<Cells<'_, 'i>, Message> {
        Ok(match self {
            Self::Xlsx(book) => Cells::Xlsx(Box::new(book.cells(sheet)?)),
            Self::Ods(book) => Cells::Ods(Box::new(book.cells(sheet)?)),
            Self::Xls(book) => Cells::Xls(Box::new(book.cells(sheet))),
        })
    }
}

impl Cells<'_, '_> {
    /// The next cell.
    pub fn next(&mut self, is_shown: IsShown<'_>) -> Result<Option<Cell>, Message> {
        match self {
            Self::Xlsx(cells) => cells.next(is_shown),
            Self::Ods(cells) => cells.next(is_shown),
            Self::Xls(cells) => Ok(cells.next(is_shown)),
        }
    }
}

/// The text of a cell, what it is besides, and what it shows.
type Content = (String, Option<Mark>, Option<String>);

/// A text of a cell; of one that is longer than any answer the beginning, which says so.
///
/// One string may stand in every cell of a sheet, so a long one is not copied for each.
fn text(text: &str) -> Content {
    if is_too_long(text) { (quoted(text), Some(Mark::TooLong), None) } else { (text.to_owned(), None, None) }
}

/// A truth value as an answer.
fn yes_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

/// A number format of spreadsheets (ECMA-376 part 1, 18.8.31).
struct Format {
    code: String,
    is_percent: bool,
    is_date: bool,
    /// Whether it shows TRUE or FALSE: `LibreOffice` keeps the truth values of formulas as numbers.
    is_truth: bool,
}

impl Format {
    fn new(code: String) -> Self {
        let is_truth = code == r#""TRUE";"TRUE";"FALSE""#;
        Self { is_percent: is_percent(&code), is_date: is_date(&code), is_truth, code }
    }

    /// A number in this format that is no date.
    fn number(&self, number: String, is_shown: bool) -> Content {
        if self.is_percent {
            return (shown_in_percent(&number), Some(Mark::Percent), None);
        }
        if self.is_truth {
            return (yes_no(number != "0"), None, None);
        }
        let shown = is_shown.then(|| shown(&number, &self.code)).flatten();
        (number, Some(Mark::Number), shown)
    }
}

/// The characters of a number format that mean something, without literal texts.
fn meaningful(format: &str) -> impl Iterator<Item = char> {
    let (mut quoted, mut escaped, mut bracket) = (false, false, false);
    format.chars().filter(move |c| {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracket = true,
            ']' => bracket = false,
            _ => return !bracket,
        }
        false
    })
}

/// Whether a number format shows its number in percent.
fn is_percent(format: &str) -> bool {
    meaningful(format).any(|c| c == '%')
}

/// Whether a number format shows its number as a date or a time.
fn is_date(format: &str) -> bool {
    let is_plain = format.is_empty() || format.eq_ignore_ascii_case("general");
    let elapsed = ["[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]"];
    let lower = format.to_ascii_lowercase();
    !is_plain
        && (elapsed.iter().any(|it| lower.contains(it))
            || meaningful(&lower).take_while(|c| *c != ';').any(|c| matches!(c, 'd' | 'm' | 'y' | 'h' | 's')))
}

/// A decimal number times a hundred, exactly, with a percent sign.
fn shown_in_percent(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return format!("{number}%");
    }
    let moved: String = fraction.chars().chain("00".chars()).take(2).collect();
    let rest = fraction.get(2..).unwrap_or_default();
    let joined = format!("{whole}{moved}");
    let whole = joined.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_what_is_shown() {
        for (number, shown) in [
            ("0.85", "85%"),
            ("0.925", "92.5%"),
            ("1", "100%"),
            ("0.07", "7%"),
            ("0.5", "50%"),
            ("0", "0%"),
            ("-0.001", "-0.1%"),
            ("12.3456", "1234.56%"),
        ] {
            assert_eq!(shown_in_percent(number), shown);
        }
    }

    #[test]
    fn a_percent_sign_in_a_literal_does_not_count() {
        for (format, percent) in [
            ("0%", true),
            ("0.00%;[Red]-0.00%", true),
            ("0\" %\"", false),
            ("0\\%", false),
            ("General", false),
        ] {
            assert_eq!(is_percent(format), percent, "{format}");
        }
    }

    #[test]
    fn a_format_with_parts_of_a_date_shows_one() {
        for format in ["yyyy-mm-dd", "DD/MM/YY", "h:mm AM/PM", "[h]:mm", "[$-42A]dd mmmm", "mm:ss.0", "[ss]"]
        {
            assert!(is_date(format), "{format}");
        }
        for format in ["General", "", "0.00", "#,##0 \"days\"", "[Red]0", "0\\d", "_-* #,##0", "0;\"y\"", "@"]
        {
            assert!(!is_date(format), "{format}");
        }
    }
}
