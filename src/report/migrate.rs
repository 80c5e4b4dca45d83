//! What it takes to bring a sheet to another version of its rubric, in any format.

use crate::base::error::Trouble;
use crate::cases::against::Migration;

use super::data::migrate as data;
use super::formats::MigrateFormat;
use super::look::Look;
use super::one::unwritten;
use super::outputs::Output;
use super::view::migrate as view;

/// It in the format of an output.
///
/// # Errors
/// None in practice: it holds nothing that its formats cannot.
pub fn render(
    migration: &Migration<'_>,
    output: &Output<MigrateFormat>,
    look: &Look,
) -> Result<String, Trouble> {
    let lang = look.lang;
    match output.format {
        MigrateFormat::Json => data::render(migration, lang).map_err(unwritten),
        MigrateFormat::Terminal | MigrateFormat::Markdown | MigrateFormat::Html => {
            let (document, line) = (|_| view::document(migration, lang), |_| view::line(migration, lang));
            Ok(look.report(output.medium(), document, line))
        }
    }
}
