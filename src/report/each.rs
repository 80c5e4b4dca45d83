//! A file for each agency of a batch, in any format of one result, beside the median of them all.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::analysis::assessment::{Assessment, assess};
use crate::analysis::beside::Beside;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::batch::Row;
use crate::input::whom::Whom;
use crate::model::answers::Agency;
use crate::model::rubric::Rubric;

use super::data::batch::made::Kept;
use super::formats::{FormFormat, Formats, SheetFormat};
use super::look::Look;
use super::one::One;
use super::outputs::{FormatTo, Output, To};
use super::words::outputs as words;

/// The most agencies that have a file each: all of a run are written at once, or none.
pub const MOST: usize = 500;

/// The files: a format and a folder for each of `asked`, one in it for each agency.
///
/// # Errors
/// That two agencies would have the same file.
pub fn files(
    asked: &[(SheetFormat, PathBuf)],
    kept: &[Kept],
    by_period: bool,
) -> Result<Vec<Output<SheetFormat>>, Message> {
    let agencies =
        kept.iter().map(|Kept { sheet, .. }| (&sheet.agency, sheet.period.as_deref().filter(|_| by_period)));
    named(asked, agencies, words::two_reports_one_file)
}

/// The files of forms: a format and a folder for each of `asked`, one in it for each agency.
///
/// # Errors
/// That a format has no folder, or that two agencies would have the same file.
pub fn forms(asked: &[FormatTo<FormFormat>], all: &[Whom]) -> Result<Vec<Output<FormFormat>>, Message> {
    let folders = asked.iter().map(FormatTo::folder).collect::<Result<Vec<_>, _>>()?;
    named(&folders, all.iter().map(|whom| (&whom.about.agency, None)), words::two_forms_one_file)
}

/// A file in each folder for each agency, perhaps of a period, called by its code or else its name.
///
/// # Errors
/// That two agencies would have the same file, in the words of `clash`.
pub fn named<'k, F: Formats>(
    asked: &[(F, PathBuf)],
    agencies: impl Iterator<Item = (&'k Agency, Option<&'k str>)>,
    clash: fn(&str, &str, &str) -> Message,
) -> Result<Vec<Output<F>>, Message> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut stems = Vec::new();
    for (agency, period) in agencies {
        let name = agency.code.as_deref().filter(|code| !code.is_empty()).unwrap_or(&agency.name);
        let period = period.map(|period| format!("-{period}"));
        let own = stem(&format!("{name}{}", period.unwrap_or_default()));
        // Some systems take names for one that differ by letter case alone.
        if let Some(other) = names.insert(own.to_lowercase(), &agency.name) {
            return Err(clash(&quoted(other), &quoted(&agency.name), &quoted(&own)));
        }
        stems.push(own);
    }
    let file = |(format, folder): &(F, PathBuf), stem: &String| Output {
        format: *format,
        to: To::File(folder.join(format!("{stem}.{}", format.ending()))),
    };
    Ok(asked.iter().flat_map(|each| stems.iter().map(move |stem| file(each, stem))).collect())
}

/// The name of a file after a code or a name, as every system takes it.
fn stem(name: &str) -> String {
    const LONGEST: usize = 80;
    let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let plain: String = name.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let plain: String = plain.trim_matches(['.', '-']).chars().take(LONGEST).collect();
    if plain.is_empty() { "form".to_owned() } else { plain }
}

/// What goes into the files of [`files`], in their order; with a seed, how firm each result is, too.
///
/// # Errors
/// None in practice: a result holds nothing that its formats cannot.
pub fn texts(
    files: Vec<Output<SheetFormat>>,
    kept: &[Kept],
    rubric: &Rubric,
    seed: Option<u64>,
    look: &Look,
) -> Result<Vec<(To, Vec<u8>)>, Trouble> {
    let results: Vec<(Assessment<'_>, Row)> = kept
        .iter()
        .map(|Kept { sheet, .. }| {
            let mut assessment = assess(rubric, sheet, None);
            assessment.probe(seed);
            let row = Row::new(&assessment, String::new());
            (assessment, row)
        })
        .collect();
    let standings = results.iter().map(|(_, row)| (row.standing, row.dimensions.as_slice()));
    let median = Beside::median(&standings).filter(|_| kept.len() > 1);
    let each = kept.iter().zip(&results).cycle();
    let text = |(file, (kept, (assessment, _))): (Output<SheetFormat>, (&Kept, &(Assessment<'_>, Row)))| {
        let one = One {
            assessment,
            doubts: &kept.doubts,
            answers_sha256: &kept.sha256,
            appraisals_sha256: kept.appraisals_sha256.as_deref(),
            beside: median.as_ref(),
        };
        let text = one.render(&file, look)?;
        Ok((file.to, text))
    };
    files.into_iter().zip(each).map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_by_code_else_name_and_none_leaves_its_folder() {
        for (name, file) in [
            ("15", "15"),
            ("Tỉnh Lào Cai", "Tỉnh-Lào-Cai"),
            ("../../etc/passwd", "etc-passwd"),
            ("a/b\\c:d*", "a-b-c-d"),
            ("...", "form"),
            ("", "form"),
            ("con\u{202e}", "con"),
        ] {
            assert_eq!(stem(name), file, "{name}");
        }
    }

    #[test]
    fn two_agencies_of_one_file_are_refused() {
        let agency = |name: &str| Agency { name: name.to_owned(), ..Agency::default() };
        let files = |agencies: [Agency; 2]| {
            let folders = [(SheetFormat::Html, PathBuf::from("each"))];
            let agencies = agencies.iter().map(|agency| (agency, None));
            named(&folders, agencies, words::two_reports_one_file).map(|files| files.len())
        };
        assert!(files([agency("A b"), agency("A-B")]).is_err());
        assert_eq!(files([agency("A"), agency("B")]), Ok(2));
    }
}
