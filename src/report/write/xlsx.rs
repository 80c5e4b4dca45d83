//! A workbook for people (Office Open XML, ECMA-376), for Excel and `LibreOffice`: texts are texts and never formulas, numbers
//! are numbers, charts are the spreadsheet's own.
//!
//! The same book gives the same bytes: the date of creation is always the same.

use rust_xlsxwriter::{
    Chart, ChartType, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError,
    Workbook, Worksheet, XlsxError,
};

use crate::report::block::{
    Block, Book, Document, Figure, FigureShape, FigureStyle, Figures, Grid, Item, Page, Role, Text, Value,
};
use crate::report::spreadsheet::{add_series, chart, chart_height, digits, fitted, height, legend, lines};

/// The colours of the four steps of a heat map, lowest first, and of the text on them.
const STEPS: [(u32, u32); 4] = [
    (0x00FF_FFFF, 0x001B_1B1B),
    (0x00C6_DBEF, 0x001B_1B1B),
    (0x0042_92C6, 0x001B_1B1B),
    (0x0008_306B, 0x00FF_FFFF),
];

/// How high a row is, in pixels, where nothing in it is wrapped.
const ROW: u32 = 20;

/// The book as the bytes of a file.
///
/// # Errors
/// What the writer of workbooks cannot: a table with more rows than a sheet has.
pub fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let style = Style::new();
    for page in &book.pages {
        workbook.push_worksheet(sheet(book, page, &style)?);
    }
    let properties = DocProperties::new()
        .set_title(&*fitted(&book.title))
        .set_comment(&book.remark)
        .set_author("assess")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    workbook.save_to_buffer()
}

/// The first sheet of a book, for another workbook.
///
/// # Errors
/// What the writer of workbooks cannot.
pub fn first_sheet(book: &Book) -> Result<Worksheet, XlsxError> {
    let page = book.pages.first().cloned().unwrap_or_default();
    sheet(book, &page, &Style::new())
}

fn sheet(book: &Book, page: &Page, style: &Style) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&page.name)?;
    Writer { sheet: &mut sheet, style, page, row: 0 }.page(book)?;
    Ok(sheet)
}

/// How cells look.
struct Style {
    title: Format,
    heading: Format,
    strong: Format,
    plain: Format,
    quiet: Format,
    warning: Format,
    head: Format,
    /// A cell with a text, with the format "text": it stays a text when a person edits it.
    text: Format,
    strong_text: Format,
    number: Format,
}

impl Style {
    fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00B0_B8C0));
        let text = || boxed().set_text_wrap().set_num_format("@");
        Self {
            title: base().set_font_size(15).set_bold(),
            heading: base().set_font_size(12).set_bold().set_font_color(Color::RGB(0x0008_306B)),
            strong: base().set_font_size(13).set_bold(),
            plain: base(),
            quiet: base().set_font_size(9).set_font_color(Color::RGB(0x0050_5860)),
            warning: base().set_bold().set_font_color(Color::RGB(0x0090_3A00)),
            head: boxed()
                .set_bold()
                .set_text_wrap()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x0008_306B)),
            text: text(),
            strong_text: text().set_bold(),
            number: boxed().set_align(FormatAlign::Right),
        }
    }

    fn figures(&self, figures: Figures) -> Format {
        let number = digits(figures.digits);
        let shown = match figures.style {
            FigureStyle::Plain => number,
            FigureStyle::Percent => number + "%",
            FigureStyle::Difference => format!("+{number};-{number};0"),
        };
        self.number.clone().set_num_format(shown)
    }
}

/// Writes a sheet from the top down.
struct Writer<'w> {
    sheet: &'w mut Worksheet,
    style: &'w Style,
    page: &'w Page,
    row: u32,
}

impl Writer<'_> {
    fn page(&mut self, book: &Book) -> Result<(), XlsxError> {
        let page = self.page;
        for (at, width) in widths(page).into_iter().enumerate() {
            self.sheet.set_column_width(column(at), width)?;
        }
        let is_list = is_list(page);
        if is_list {
            self.sheet.set_freeze_panes(1, 0)?;
            self.sheet.set_repeat_rows(0, 0)?;
        } else {
            self.sheet.set_screen_gridlines(false);
        }
        self.above(&page.above)?;
        let mut end_of_chart = 0;
        for grid in &page.grids {
            if !is_list {
                self.row += u32::from(self.row > 0);
            }
            end_of_chart = self.grid(grid, is_list, end_of_chart)?;
        }
        self.sheet.set_landscape();
        self.sheet.set_paper_size(9);
        self.sheet.set_print_fit_to_pages(1, 0);
        self.sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
        // In heads and feet `&` begins an instruction.
        let escaped = |text: &str| text.replace('&', "&&");
        if let Some(warning) = &book.warning {
            self.sheet.set_tab_color(Color::RGB(0x00C0_5000));
            self.sheet.set_header(format!("&C&B{}", escaped(warning)));
        }
        self.sheet.set_footer(format!("&L{}&R&P/&N", escaped(&book.remark)));
        Ok(())
    }

    /// The texts above the tables, a line each; a long one runs over the columns beside it.
    fn above(&mut self, document: &Document) -> Result<(), XlsxError> {
        let style = self.style;
        for block in &document.in_line().blocks {
            match block {
                Block::Title(text, _) => {
                    self.sheet.set_row_height(self.row, 22)?;
                    self.line(text, &style.title)?;
                }
                Block::Heading(_, text) => {
                    self.row += u32::from(self.row > 0);
                    self.line(text, &style.heading)?;
                }
                Block::Paragraph(text) | Block::Line(text) => {
                    let is_warning = text.runs.iter().all(|(role, _)| *role == Role::Fair);
                    self.line(text, if is_warning { &style.warning } else { &style.plain })?;
                }
                Block::Note(text) => self.line(text, &style.quiet)?,
                Block::Headline(headline) => {
                    self.row += 1;
                    self.sheet.set_row_height(self.row, 20)?;
                    let between = if headline.aside.is_empty() { "" } else { " · " };
                    let text = headline.text.clone().and(Role::Plain, between).then(headline.aside.clone());
                    self.line(&text, &style.strong)?;
                    for text in &headline.below {
                        self.line(text, &style.plain)?;
                    }
                }
                Block::List(_, items) => self.items(items)?,
                Block::Table(_)
                | Block::Long(_)
                | Block::Finding(_)
                | Block::Beside(_)
                | Block::Folded(_)
                | Block::Chart(..)
                | Block::Contents => {}
            }
        }
        Ok(())
    }

    fn items(&mut self, items: &[Item]) -> Result<(), XlsxError> {
        for item in items {
            self.line(&item.text, &self.style.plain)?;
            self.items(&item.below)?;
        }
        Ok(())
    }

    fn line(&mut self, text: &Text, format: &Format) -> Result<(), XlsxError> {
        let words = text.words();
        self.sheet.write_string_with_format(self.row, 0, fitted(words.trim()), format)?;
        self.row += 1;
        Ok(())
    }

    /// A table; gives the row below its chart, or below that of the one before.
    fn grid(&mut self, grid: &Grid, is_list: bool, end_of_chart: u32) -> Result<u32, XlsxError> {
        if !grid.title.is_empty() {
            self.sheet.write_string_with_format(self.row, 0, fitted(&grid.title), &self.style.heading)?;
            self.row += 1;
        }
        let (head, widths) = (self.row, widths(self.page));
        let high = |texts: &mut dyn Iterator<Item = &str>| {
            texts
                .zip(&widths)
                .map(|(text, width)| lines(text, usize::from(*width) * 9 / 8))
                .max()
                .unwrap_or(1)
        };
        for (at, (title, _)) in grid.columns.iter().enumerate() {
            self.sheet.write_string_with_format(head, column(at), fitted(title), &self.style.head)?;
        }
        self.high(high(&mut grid.columns.iter().map(|(title, _)| title.as_str())))?;
        self.row += 1;
        for row in &grid.rows {
            self.high(high(&mut row.iter().map(Value::text)))?;
            for (at, value) in row.iter().enumerate() {
                self.value(column(at), value)?;
            }
            self.row += 1;
        }
        let last = column(grid.columns.len().saturating_sub(1));
        if is_list && !grid.rows.is_empty() {
            self.sheet.autofilter(head, 0, self.row - 1, last)?;
        }
        if !grid.rows.is_empty() {
            // A code such as 01 is a text on purpose.
            self.sheet.ignore_error_range(
                head + 1,
                0,
                self.row - 1,
                last,
                IgnoreError::NumberStoredAsText,
            )?;
        }
        let Some(figure) = &grid.figure else { return Ok(end_of_chart) };
        let from = head.saturating_sub(u32::from(!grid.title.is_empty())).max(end_of_chart);
        let chart = self.figure(figure, head);
        self.sheet.insert_chart_with_offset(from, column(widths.len()), &chart, 12, 0)?;
        Ok(from + chart_height(shape(figure.shape), figure.rows).div_ceil(ROW) + 1)
    }

    /// Makes a row as high as its lines need: not every program works that out.
    fn high(&mut self, lines: usize) -> Result<(), XlsxError> {
        if lines > 1 {
            self.sheet.set_row_height(self.row, height(lines))?;
        }
        Ok(())
    }

    fn value(&mut self, at: u16, value: &Value) -> Result<(), XlsxError> {
        let (row, style) = (self.row, self.style);
        match value {
            Value::Nothing => self.sheet.write_blank(row, at, &style.text)?,
            Value::Text(text) => self.sheet.write_string_with_format(row, at, fitted(text), &style.text)?,
            Value::Strong(text) => {
                self.sheet.write_string_with_format(row, at, fitted(text), &style.strong_text)?
            }
            Value::Count(count) => {
                let count = f64::from(u32::try_from(*count).unwrap_or(u32::MAX));
                self.sheet.write_number_with_format(row, at, count, &style.number)?
            }
            Value::Number(figures) => {
                self.sheet.write_number_with_format(row, at, nearest(*figures), &style.figures(*figures))?
            }
            Value::Step(figures, step) => {
                let (fill, text) = STEPS.get(usize::from(*step)).copied().unwrap_or(STEPS[0]);
                let format = style.figures(*figures).set_background_color(Color::RGB(fill));
                let format = format.set_font_color(Color::RGB(text));
                self.sheet.write_number_with_format(row, at, nearest(*figures), &format)?
            }
        };
        Ok(())
    }

    /// The chart of a table whose head stands in a row.
    fn figure(&self, figure: &Figure, head: u32) -> Chart {
        let mut made = chart(shape(figure.shape), &figure.title, figure.rows);
        let (first, sheet) = (head + 1, self.page.name.as_str());
        let last = head + u32::try_from(figure.rows).unwrap_or(u32::MAX - head);
        for (at, own) in figure.columns.iter().map(|at| column(*at)).enumerate() {
            let range = |column| (sheet, first, column, last, column);
            add_series(&mut made, at, (sheet, head, own), range(0), range(own));
        }
        legend(&mut made, figure.columns.len());
        let is_bars = figure.shape == FigureShape::Bars;
        if is_bars {
            // The first row is the uppermost one.
            made.y_axis().set_reverse();
        }
        let axis = if is_bars { made.x_axis() } else { made.y_axis() };
        if let Some((least, most)) = figure.axis {
            axis.set_min(number(least)).set_max(number(most));
        }
        if figure.is_percent {
            axis.set_num_format("0%");
        }
        made
    }
}

/// The chart that a shape is.
const fn shape(shape: FigureShape) -> ChartType {
    match shape {
        FigureShape::Bars => ChartType::Bar,
        FigureShape::Radar => ChartType::RadarWithMarkers,
    }
}

/// Whether a sheet is one table and nothing else.
fn is_list(page: &Page) -> bool {
    page.above.blocks.is_empty() && matches!(&*page.grids, [only] if only.title.is_empty())
}

/// How wide the columns of a sheet are, in characters: as wide as its tables need them.
fn widths(page: &Page) -> Vec<u8> {
    let count = page.grids.iter().map(|grid| grid.columns.len()).max().unwrap_or(1);
    let width = |at: usize| page.grids.iter().filter_map(|grid| Some(grid.columns.get(at)?.1)).max();
    (0..count).map(|at| width(at).unwrap_or(12)).collect()
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn nearest(figures: Figures) -> f64 {
    number(figures.value)
}

/// The nearest number to an exact one, so that all of its digits are right.
fn number(value: crate::base::number::Decimal) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}
