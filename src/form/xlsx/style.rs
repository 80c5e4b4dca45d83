//! How the cells of a form look, and how high its rows are: programs that open it do not work that out for every text.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use unicode_width::UnicodeWidthStr;

/// The height of a line of text, in points.
const LINE: f64 = 13.2;

/// The highest row that spreadsheets have, in points.
const HIGHEST: f64 = 409.0;

/// The formats of cells.
pub(super) struct Style {
    pub title: Format,
    pub heading: Format,
    pub header: Format,
    pub plain: Format,
    pub number: Format,
    pub question: Format,
    pub item: Format,
    /// Takes an entry: a number keeps the notation that it is typed in, so `92,5 %` is seen as such.
    pub entry: Format,
    /// Takes a text, which stays as it is typed.
    pub text: Format,
    /// Takes no entry.
    pub closed: Format,
    pub percent: Format,
    pub mark: Format,
    pub bold: Format,
    pub small: Format,
    pub done: Format,
}

impl Style {
    pub fn new() -> Self {
        let base = || Format::new().set_font_size(10).set_align(FormatAlign::Top);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00B0_B8C0));
        let wrapped = || boxed().set_text_wrap();
        let open = || wrapped().set_background_color(Color::RGB(0x00FF_F8E1)).set_unlocked();
        let closed = || wrapped().set_background_color(Color::RGB(0x00E4_E6E8));
        Self {
            title: Format::new().set_font_size(15).set_bold(),
            heading: base().set_bold().set_font_size(11),
            header: wrapped()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x0008_306B)),
            plain: base().set_text_wrap(),
            number: boxed().set_align(FormatAlign::Center),
            question: wrapped(),
            item: wrapped().set_indent(1),
            entry: open().set_align(FormatAlign::Left),
            text: open().set_num_format("@").set_align(FormatAlign::Left),
            closed: closed().set_align(FormatAlign::Left),
            percent: closed().set_num_format("0.00%").set_align(FormatAlign::Left),
            mark: boxed().set_align(FormatAlign::Center),
            bold: Format::new().set_font_size(10).set_bold(),
            small: Format::new().set_font_size(9).set_font_color(Color::RGB(0x0050_5860)),
            done: Format::new().set_background_color(Color::RGB(0x00E3_F1DF)),
        }
    }
}

/// How many lines a text takes in a column about so many characters wide.
#[must_use]
pub fn lines(text: &str, width: usize) -> usize {
    // A proportional font fits a few more characters, and words leave room at the ends of lines.
    text.split('\n').map(|line| line.width().div_ceil(width.max(1)).max(1)).sum()
}

/// The height of a row with so many lines.
#[must_use]
pub fn height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE + 4.0).min(HIGHEST)
}

/// The longest text of a cell.
const LONGEST: usize = 32_000;

/// A text that fits a cell.
pub(super) fn fitted(text: &str) -> String {
    shortened(text, LONGEST)
}

/// The beginning of a text, in so many units of UTF-16, with an ellipsis where something is left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut units = 1;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    kept.chain(['…']).collect()
}
