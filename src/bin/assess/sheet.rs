//! The answers of one agency, in a sheet or a table, and the rubric that they are for.

use std::path::Path;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use assess::base::diagnostic::Faulty;
use assess::base::digest::sha256;
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::base::quote::{clean, shell};
use assess::base::source::SourceFile;
use assess::input::files;
use assess::input::one::{self, NotOne};
use assess::model::answers::{self, AnswerSheet};
use assess::model::library::{Text, Unresolved, Wanted};
use assess::model::rubric::Rubric;
use assess::syntax::format::Format;

use crate::args::SheetArgs;
use crate::context::Context;
use crate::words;

/// What is scored.
pub struct Given {
    pub sheet: AnswerSheet,
    /// Where its warnings are shown.
    pub source: SourceFile,
    pub rubric: Arc<Rubric>,
    /// The SHA-256 of the file.
    pub digest: String,
}

/// Reads what an appraiser found of the agency of a sheet, for the same rubric.
pub fn read_appraisals(
    path: &Path,
    args: &SheetArgs,
    of: &AnswerSheet,
    rubric: &Rubric,
    context: &Context,
) -> anyhow::Result<AnswerSheet> {
    let Given { sheet, rubric: other, .. } = read(path, args, context)?;
    let same = (&other.id, &other.version) == (&rubric.id, &rubric.version);
    if let Some(fault) = of.refuses(&sheet, same) {
        bail!("{}: {}", clean(&path.display().to_string()), fault.get(context.lang));
    }
    Ok(sheet)
}

/// Reads the file, whatever kind it is.
pub fn read(path: &Path, args: &SheetArgs, context: &Context) -> anyhow::Result<Given> {
    let is_book = |bytes: &[u8]| bytes.starts_with(b"PK");
    let bytes = files::bytes(path, |start| if is_book(start) { files::MAX_BOOK } else { files::MAX_BYTES })?;
    let (kind, digest) = (one::told(&bytes), sha256([&bytes[..]]));
    if let Some(kind) = kind {
        let nowhere = SourceFile::new(path.display().to_string(), "");
        let rubric = context.library().resolve(wanted(args, context)).map_err(|cause| cause.of(&nowhere))?;
        context.announce(&rubric);
        let one = one::of_table(nowhere.name(), kind, &bytes, &rubric);
        let (sheet, source) = one.map_err(|why| no_sheet(why, path, args, context.lang))?;
        return Ok(Given { sheet, source, rubric, digest });
    }
    let text = Text::new(&path.display().to_string(), bytes)?;
    let faulty = |faults| Trouble::from(Faulty::new(text.source.clone(), faults));
    let tree = Format::of(text.source.name(), text.source.text()).parse(&text.source).map_err(faulty)?;
    let reference = answers::reference(&tree).map_err(faulty)?;
    let wanted =
        Wanted { reference: reference.as_ref().map(|reference| (reference, path)), ..wanted(args, context) };
    let rubric = context.library().resolve(wanted).map_err(|cause: Unresolved| cause.of(&text.source))?;
    context.announce(&rubric);
    let sheet = answers::read(&tree, &rubric).map_err(faulty)?;
    Ok(Given { sheet, source: text.source, rubric, digest })
}

/// What the caller says of the rubric.
fn wanted<'a>(args: &'a SheetArgs, context: &'a Context) -> Wanted<'a> {
    Wanted {
        option: args.rubric.as_deref(),
        settings: context.settings.rubric.as_deref(),
        ..Wanted::default()
    }
}

/// Why a table is not scored as one sheet, with the command that scores it.
fn no_sheet(why: NotOne, file: &Path, args: &SheetArgs, lang: Lang) -> anyhow::Error {
    let path = |path: &Path| path.to_str().and_then(shell).unwrap_or_else(|| "FILE".to_owned());
    let file = path(file);
    match why {
        NotOne::Faulty(list) => match list.into_iter().next() {
            Some(faulty) => Trouble::from(faulty).into(),
            None => anyhow!(words::table_of_nobody(lang, &file)),
        },
        NotOne::Nobody => anyhow!(words::table_of_nobody(lang, &file)),
        NotOne::Several => {
            let rubric = args.rubric.as_deref().map(|rubric| format!(" --rubric {}", path(rubric)));
            anyhow!(words::table_of_several(lang, &file, &rubric.unwrap_or_default()))
        }
    }
}
