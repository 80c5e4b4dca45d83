//! The columns of the CSV of a batch, as a list for people.

use crate::base::lang::Lang;
use crate::model::rubric::Rubric;
use crate::report::batch::columns::{Column, VERSION, about_cells};

use super::Page;

/// The columns for a rubric: names and what they mean, and what cells are like.
#[must_use]
pub fn columns(rubric: &Rubric, lang: Lang, width: usize) -> String {
    let mut page = Page { text: String::new(), width: width.clamp(60, 120) };
    let columns: Vec<_> =
        Column::all(rubric).into_iter().map(|column| (column, column.name(rubric))).collect();
    let longest = columns.iter().map(|(_, name)| name.len()).max().unwrap_or_default();
    // Long ids of dimensions leave room for what is said of them.
    let names = longest.min(page.width / 2);
    let rest = " ".repeat(names + 2);
    for (column, name) in columns {
        let asked = if column.is_default() {
            ""
        } else {
            lang.pick(" Written only if asked for.", " Chỉ ghi khi được yêu cầu.")
        };
        let about = format!("{}{asked}", column.about(rubric, lang));
        let first = format!("{name:names$}  ");
        if name.len() > names {
            page.line(&name);
            page.paragraph(&rest, &rest, &about);
        } else {
            page.paragraph(&first, &rest, &about);
        }
    }
    page.gap();
    page.paragraph("", "", about_cells(lang));
    let version = lang.pick("Version of the columns:", "Phiên bản của các cột:");
    page.line(&format!("{version} {VERSION}."));
    page.text
}
