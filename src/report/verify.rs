//! A result made again from the sheet and the rubric that it names, and where the two differ (analysis.md, section 5).
//!
//! The two files are found by their digests: among those that are handed over, else beside the result. A file of
//! another digest is used only if it was handed over, and the digests then stand among the differences.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::analysis::assessment::{assess, assess_ahead};
use crate::analysis::verify::{Source, Verified, differences, is_older};
use crate::base::digest::sha256;
use crate::base::error::Trouble;
use crate::base::lang::Lang;
use crate::base::quote::quoted;
use crate::base::source::SourceFile;
use crate::check::Levels;
use crate::input::files::{self, MAX_BOOK, MAX_BYTES};
use crate::input::{find, one};
use crate::model::answers::Score;
use crate::model::library::{Library, Wanted};
use crate::model::rubric::{Origin, Rubric};

use super::data::json::{self, Provenance};
use super::data::verify as data;
use super::formats::VerifyFormat;
use super::look::Look;
use super::one::{doubts, unwritten};
use super::outputs::Output;
use super::view::verify as view;
use super::words::verify as words;

/// Whether a result holds, in the format of an output.
///
/// # Errors
/// None in practice: it holds nothing that its formats cannot.
pub fn render(verified: &Verified, output: &Output<VerifyFormat>, look: &Look) -> Result<String, Trouble> {
    Ok(match output.format {
        VerifyFormat::Json => data::render(verified).map_err(unwritten)?,
        VerifyFormat::Terminal | VerifyFormat::Markdown => {
            let document = |options| view::document(verified, options);
            look.report(output.medium(), document, |options| view::line(verified, options))
        }
    })
}

/// A result as a file states it.
#[derive(Debug)]
pub struct Stated {
    /// The file.
    pub path: PathBuf,
    value: Value,
    head: Head,
}

/// What of a result says how to make it again.
#[derive(Debug, Deserialize)]
struct Head {
    lang: String,
    provenance: Made,
    rubric: Named,
    target: Target,
    appraisal: Option<Appraisal>,
}

#[derive(Debug, Deserialize)]
struct Made {
    tool: String,
    rubric_sha256: String,
    answers_sha256: String,
    appraisals_sha256: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Named {
    id: String,
    version: String,
}

#[derive(Debug, Deserialize)]
struct Target {
    stage: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Appraisal {
    score: String,
}

/// What is handed over beside the result.
#[derive(Clone, Copy)]
pub struct Handed<'a> {
    /// Sheets and rubrics.
    pub inputs: &'a [PathBuf],
    /// The rubric, by its id or path.
    pub rubric: Option<&'a Path>,
    /// The appraiser's own findings.
    pub appraisals: Option<&'a Path>,
    /// How warnings are treated, as they were for the result.
    pub levels: &'a Levels,
    /// The rubrics that can be found by their ids.
    pub library: &'a Library<'a>,
}

impl Stated {
    /// Reads a result.
    ///
    /// # Errors
    /// That it cannot be read, is none of one sheet, or of another version of the format.
    pub fn read(path: &Path) -> Result<Self, Trouble> {
        let bytes = files::bytes(path, |_| MAX_BYTES)?;
        let shown = quoted(&path.display().to_string());
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let value: Value = serde_json::from_slice(bytes).map_err(|error| {
            // Several lines of JSON are results, too, but each of a run of its own.
            if error.is_syntax()
                && serde_json::Deserializer::from_slice(bytes)
                    .into_iter::<Value>()
                    .nth(1)
                    .is_some_and(|next| next.is_ok())
            {
                words::result_of_many(&shown)
            } else {
                words::no_result(&shown, error.line(), error.column())
            }
        })?;
        let has = |key: &str| value.get(key).is_some();
        if has("agencies") && has("inputs") {
            return Err(words::result_of_many(&shown).into());
        }
        if !(has("verdict") && has("provenance")) {
            return Err(words::not_of_assess(&shown).into());
        }
        let version = value.get("version").map(ToString::to_string).unwrap_or_default();
        if version != json::VERSION.to_string() {
            return Err(words::other_format(&shown, &quoted(&version), json::VERSION).into());
        }
        let head = Head::deserialize(&value).map_err(|_| words::not_of_assess(&shown))?;
        Ok(Self { path: path.to_owned(), value, head })
    }

    /// Makes the result again, and compares.
    ///
    /// # Errors
    /// That the sheet or the rubric is not at hand, or cannot be read.
    pub fn verify(&self, handed: Handed<'_>) -> Result<Verified, Trouble> {
        let (mut sheets, mut rubric) = (Vec::new(), handed.rubric.map(Path::to_owned));
        for input in handed.inputs {
            let is_sheet = is(input, &self.head.provenance.answers_sha256)?;
            // What is no rubric is taken for the sheet, and says itself why it is none.
            if rubric.is_none() && !is_sheet && handed.library.file(input).is_ok() {
                rubric = Some(input.clone());
            } else {
                sheets.push(input.clone());
            }
        }
        if let [_, second, ..] = &sheets[..] {
            return Err(words::two_sheets(&quoted(&second.display().to_string())).into());
        }
        let rubric = self.rubric(rubric.as_deref(), handed.library)?;
        let sheet = match sheets.pop() {
            Some(sheet) => sheet,
            None => self
                .beside(&self.head.provenance.answers_sha256)?
                .ok_or_else(|| words::no_sheet(&self.head.provenance.answers_sha256))?,
        };
        self.made(&sheet, &rubric, handed)
    }

    /// The file of this digest among those beside the result, those of its name first.
    fn beside(&self, sha256: &str) -> Result<Option<PathBuf>, Trouble> {
        let mut files = find::beside(&self.path);
        files.sort_by_key(|file| file.file_stem() != self.path.file_stem());
        for file in files {
            if files::size(&file).is_some_and(|size| size <= MAX_BOOK) && is(&file, sha256)? {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    /// The rubric: the one handed over, else the one of this id and digest, built in or beside the result.
    fn rubric(&self, handed: Option<&Path>, library: &Library<'_>) -> Result<Arc<Rubric>, Trouble> {
        if let Some(path) = handed {
            return library.asked(path);
        }
        let Named { id, version } = &self.head.rubric;
        let named =
            library.asked(Path::new(&format!("{id}@={version}"))).or_else(|_| library.asked(Path::new(id)));
        let is_it = |rubric: &Arc<Rubric>| rubric.sha256() == self.head.provenance.rubric_sha256;
        let found = named.as_ref().ok().filter(|rubric| is_it(rubric)).cloned();
        let beside = || find::beside(&self.path).into_iter().filter(|file| files::is_yaml(file));
        let found = found.or_else(|| beside().filter_map(|file| library.file(&file).ok()).find(is_it));
        // Another one of this name is better than none: what differs will be seen.
        found.map_or_else(|| named.map_err(|_| words::no_rubric(id, version).into()), Ok)
    }

    fn made(&self, sheet: &Path, rubric: &Arc<Rubric>, handed: Handed<'_>) -> Result<Verified, Trouble> {
        let name = rubric.origin.as_ref().map(Origin::asked).unwrap_or_default();
        let wanted = Wanted { option: Some(Path::new(&name)), ..Wanted::default() };
        let mut given = one::read(sheet, wanted, handed.library, &|_| ())?;
        let appraisal = self.head.appraisal.as_ref();
        let appraisals = &self.head.provenance.appraisals_sha256;
        let beside = appraisals.as_ref().map(|sha256| self.beside(sha256)).transpose()?.flatten();
        match handed.appraisals.map(Path::to_owned).or(beside) {
            Some(path) => given = given.appraised_by(&path, wanted, handed.library)?,
            None if appraisals.is_some() => return Err(words::appraisals_needed().into()),
            None => {}
        }
        let score = appraisal.and_then(|it| Score::WORDS.iter().find(|(word, _)| *word == it.score));
        let answers = given.sheet.scored_by(score.map_or(Score::Own, |(_, score)| *score));
        let target = self.head.target.stage.as_deref().map(|id| rubric.target_stage(id)).transpose();
        let is_ahead = self.value.get("plan").is_some();
        let assess = if is_ahead { assess_ahead } else { assess };
        let mut assessment = assess(rubric, &answers, target?);
        assessment.probe(self.value.pointer("/robustness/seed").and_then(Value::as_u64));
        let mut doubtful = vec![(&given.source, handed.levels.apply(&answers.warnings))];
        let files = given.appraisals.iter();
        doubtful.extend(files.map(|file| (&file.source, handed.levels.apply(&file.warnings))));
        let doubts = doubts(&doubtful);
        let sha = rubric.sha256();
        let appraisals = given.appraisals.as_ref().map(|file| file.digest.as_str());
        let provenance = Provenance {
            tool: self.head.provenance.tool.clone(),
            ..Provenance::of(rubric, &given.digest, appraisals)
        };
        let lang = Lang::from_code(&self.head.lang).unwrap_or(Lang::En);
        let mut made =
            serde_json::to_value(json::result(&assessment, &doubts, provenance, lang)).map_err(unwritten)?;
        for (source, _) in &doubtful {
            self.rename(&mut made, source);
        }
        let differences = differences(&self.value, &made, is_older(&self.head.provenance.tool));
        let source = |name: String, sha256: String, stated: &String| Source {
            is_same: sha256 == *stated,
            name,
            sha256,
        };
        Ok(Verified {
            path: self.path.clone(),
            tool: self.head.provenance.tool.clone(),
            sheet: source(sheet.display().to_string(), given.digest, &self.head.provenance.answers_sha256),
            rubric: source(name.replace("@=", "@"), sha, &self.head.provenance.rubric_sha256),
            differences,
        })
    }

    /// Warnings say where in the sheet they are, under the name that it had then.
    fn rename(&self, made: &mut Value, source: &SourceFile) {
        let Some(doubts) = made.get_mut("warnings").and_then(Value::as_array_mut) else { return };
        for (at, doubt) in doubts.iter_mut().enumerate() {
            let stated = self.value.pointer(&format!("/warnings/{at}/place"));
            let (Some(stated), Some(place)) = (stated, doubt.get_mut("place")) else { continue };
            let here = place.as_str().and_then(|place| place.strip_prefix(source.name()));
            if let (Some(here), Some(there)) = (here, stated.as_str())
                && there.ends_with(here)
            {
                *place = stated.clone();
            }
        }
    }
}

/// Whether a file has this digest.
fn is(path: &Path, digest: &str) -> Result<bool, Trouble> {
    let bytes = files::bytes(path, |_| MAX_BOOK)?;
    Ok(sha256([&bytes[..]]) == digest)
}
