//! One sheet of the workbook, written from the top down: a header, then rows that go to disk as they come.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, IgnoreError, Note, ObjectMovement, Workbook, Worksheet,
};

use crate::base::number::{Decimal, Ppm};
use crate::model::rubric::Rubric;
use crate::report::number::Numbers;
use crate::report::spreadsheet::{digits, fitted};

use super::Error;

/// The rows of a sheet of a workbook, its header included.
pub(super) const MOST_ROWS: u32 = 1_048_576;

/// A column of a sheet.
pub(super) struct Head {
    /// The name, the same in every language.
    pub name: String,
    /// The heading.
    pub title: String,
    /// What it means.
    pub about: String,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, in a column about this many characters wide.
    Text(u8),
    /// A whole number.
    Count,
    /// A share, shown in percent with one fraction digit, or as many more as [`Numbers`] says.
    Percent,
    /// A number on the scale of the rubric, shown with this many fraction digits, or more.
    Scale(u32),
    /// A number with up to six fraction digits.
    Statistic,
}

impl Kind {
    /// What coverages of a rubric are written as: percent, or numbers on its own scale.
    pub(super) const fn coverage(rubric: &Rubric) -> Self {
        match &rubric.scale {
            None => Self::Percent,
            Some(scale) => Self::Scale(scale.decimals),
        }
    }

    fn width(self) -> u8 {
        match self {
            Self::Text(width) => width,
            Self::Count | Self::Statistic => 11,
            Self::Percent | Self::Scale(_) => 13,
        }
    }

    fn format(self) -> Format {
        match self {
            // The format "text": a cell that holds `=1` stays a text when a person edits it.
            Self::Text(_) => Format::new().set_num_format("@"),
            Self::Count => Format::new().set_num_format("0"),
            Self::Percent => percent(1),
            Self::Scale(decimals) => plain(decimals),
            Self::Statistic => Format::new().set_num_format("0.0000##"),
        }
    }
}

/// A share with so many fraction digits of its percentage.
fn percent(fraction: u32) -> Format {
    Format::new().set_num_format(digits(fraction) + "%")
}

/// A number with so many fraction digits.
fn plain(fraction: u32) -> Format {
    Format::new().set_num_format(digits(fraction))
}

/// A sheet that is being written.
pub(super) struct Sheet {
    name: &'static str,
    grid: Worksheet,
    heads: Vec<Head>,
    numbers: Numbers,
    next: u32,
}

impl Sheet {
    /// A sheet with its header; `fixed` columns stay in view with it.
    pub(super) fn new(
        workbook: &mut Workbook,
        name: &'static str,
        heads: Vec<Head>,
        fixed: u16,
        numbers: &Numbers,
    ) -> Result<Self, Error> {
        let mut grid = workbook.new_worksheet_with_constant_memory()?;
        grid.set_name(name)?;
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00E8_EEF4))
            .set_border_bottom(FormatBorder::Thin);
        for (at, head) in (0_u16..).zip(&heads) {
            grid.set_column_width(at, head.kind.width())?;
            grid.set_column_format(at, &head.kind.format())?;
            grid.write_string_with_format(0, at, fitted(&head.title), &header)?;
        }
        grid.set_row_height(0, 48)?;
        grid.set_freeze_panes(1, fixed)?;
        grid.set_repeat_rows(0, 0)?;
        grid.set_landscape();
        grid.set_print_fit_to_pages(1, 0);
        Ok(Self { name, grid, heads, numbers: numbers.clone(), next: 1 })
    }

    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    pub(super) fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The next row.
    pub(super) fn row(&mut self) -> Result<Cells<'_>, Error> {
        if self.next >= MOST_ROWS {
            return Err(Error::TooManyRows { sheet: self.name });
        }
        self.next += 1;
        Ok(Cells { grid: &mut self.grid, numbers: &self.numbers, row: self.next - 1, column: 0 })
    }

    /// Puts the finished sheet into the workbook: with a filter, and what has to be said about it as a note on its
    /// first cell and on each printed page; a warning also colours its tab.
    pub(super) fn finish(
        mut self,
        workbook: &mut Workbook,
        notes: &[&str],
        warning: Option<&str>,
    ) -> Result<(), Error> {
        let last = u16::try_from(self.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.grid.autofilter(0, 0, self.next - 1, last)?;
        for (at, head) in (0_u16..).zip(&self.heads) {
            // A code such as 01 is a text on purpose.
            if matches!(head.kind, Kind::Text(_)) && self.next > 1 {
                self.grid.ignore_error_range(1, at, self.next - 1, at, IgnoreError::NumberStoredAsText)?;
            }
        }
        let said: Vec<&str> = warning.into_iter().chain(notes.iter().copied()).collect();
        if !said.is_empty() {
            let note = Note::new(said.join("\n\n"))
                .add_author_prefix(false)
                .set_author("assess")
                .set_width(320)
                .set_height(120)
                .set_object_movement(ObjectMovement::DontMoveOrSizeWithCells);
            self.grid.insert_note(0, 0, &note)?;
        }
        if let Some(warning) = warning {
            self.grid.set_tab_color(Color::RGB(0x00C0_5000));
            self.grid.set_header(format!("&C&B{warning}"));
        }
        if let Some(first) = notes.first() {
            self.grid.set_footer(format!("&L{first}&R&P/&N"));
        }
        workbook.push_worksheet(self.grid);
        Ok(())
    }
}

/// The cells of a row, written from the left.
pub(super) struct Cells<'s> {
    grid: &'s mut Worksheet,
    numbers: &'s Numbers,
    row: u32,
    column: u16,
}

impl Cells<'_> {
    /// A text: never a number, a link or a formula.
    pub(super) fn text(&mut self, text: &str) -> Result<&mut Self, Error> {
        self.grid.write_string(self.row, self.column, fitted(text))?;
        Ok(self.step())
    }

    pub(super) fn maybe_text(&mut self, text: Option<&str>) -> Result<&mut Self, Error> {
        self.text(text.unwrap_or_default())
    }

    pub(super) fn count(&mut self, count: impl TryInto<u32>) -> Result<&mut Self, Error> {
        self.number(f64::from(count.try_into().unwrap_or(u32::MAX)))
    }

    pub(super) fn maybe_count(&mut self, count: Option<usize>) -> Result<&mut Self, Error> {
        match count {
            Some(count) => self.count(count),
            None => Ok(self.step()),
        }
    }

    /// A share; the nearest number to its exact value, so that all of its digits are right.
    pub(super) fn share(&mut self, share: Option<Ppm>) -> Result<&mut Self, Error> {
        let Some(share) = share else { return Ok(self.step()) };
        let (_, digits) = self.numbers.held_share(share);
        let number = f64::from(share.get()) / 1e6;
        if digits > 1 { self.shown(number, &percent(digits)) } else { self.number(number) }
    }

    /// A coverage on the scale of its rubric.
    pub(super) fn coverage(&mut self, rubric: &Rubric, share: Option<Ppm>) -> Result<&mut Self, Error> {
        let (Some(scale), Some(share)) = (rubric.scale, share) else { return self.share(share) };
        let (value, digits) = self.numbers.held(share);
        match value.to_string().parse() {
            Ok(number) if digits > scale.decimals => self.shown(number, &plain(digits)),
            _ => self.decimal(Some(value)),
        }
    }

    /// A difference of coverages on the scale of their rubric.
    pub(super) fn gain(&mut self, rubric: &Rubric, gain: Ppm) -> Result<&mut Self, Error> {
        match rubric.scale {
            None => self.share(Some(gain)),
            Some(scale) => self.decimal(Some(scale.difference(i64::from(gain.get())))),
        }
    }

    pub(super) fn decimal(&mut self, decimal: Option<Decimal>) -> Result<&mut Self, Error> {
        match decimal.and_then(|decimal| decimal.to_string().parse().ok()) {
            Some(number) => self.number(number),
            None => Ok(self.step()),
        }
    }

    /// A number that is shown with more digits than those of its column.
    fn shown(&mut self, number: f64, format: &Format) -> Result<&mut Self, Error> {
        self.grid.write_number_with_format(self.row, self.column, number, format)?;
        Ok(self.step())
    }

    fn number(&mut self, number: f64) -> Result<&mut Self, Error> {
        self.grid.write_number(self.row, self.column, number)?;
        Ok(self.step())
    }

    fn step(&mut self) -> &mut Self {
        self.column += 1;
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::base::lang::Lang;

    use super::*;

    #[test]
    fn the_row_after_the_last_one_is_an_error() {
        let mut workbook = Workbook::new();
        let mut sheet = Sheet::new(&mut workbook, "Gaps", Vec::new(), 0, &Numbers::stored(Lang::En))
            .expect("a temporary file");
        sheet.next = MOST_ROWS - 1;
        assert!(sheet.row().is_ok());
        let error = sheet.row().err().expect("there is no such row");
        assert!(matches!(error, Error::TooManyRows { sheet: "Gaps" }));
        for text in Lang::ALL.map(|lang| error.message().get(lang)) {
            assert!(text.contains("CSV") && text.contains("JSON Lines"), "{text}");
        }
    }
}
