//! A form in any of its formats, as bytes.

use crate::base::lang::Lang;
use crate::form::plan::Plan;
use crate::form::xlsx::Error;
use crate::form::{csv, html, toml, xlsform, xlsx, yaml};
use crate::model::rubric::Origin;
use crate::report::formats::FormFormat;

/// What a spreadsheet takes as the sign that a text is UTF-8.
const MARK: &str = "\u{feff}";

/// Writes a form; a CSV file begins with a mark, which spreadsheets need, and standard output does not.
///
/// # Errors
/// Why it cannot be written; a form of no question is none.
pub fn render(plan: &Plan<'_>, format: FormFormat, is_file: bool, lang: Lang) -> Result<Vec<u8>, Error> {
    if let Some(why) = plan.nothing_asked() {
        return Err(Error::Refused(why));
    }
    Ok(match format {
        FormFormat::Yaml => yaml::write(plan, lang).into_bytes(),
        FormFormat::Toml => toml::write(plan, lang).into_bytes(),
        FormFormat::Csv if is_file => format!("{MARK}{}", csv::write(plan, lang)).into_bytes(),
        FormFormat::Csv => csv::write(plan, lang).into_bytes(),
        FormFormat::Html => {
            let digest = plan.rubric.origin.as_ref().map(Origin::sha256).unwrap_or_default();
            html::write(plan, digest, lang).into_bytes()
        }
        FormFormat::Xlsx => xlsx::write(plan, lang)?,
        FormFormat::Xlsform => xlsform::write(plan, lang)?,
    })
}
