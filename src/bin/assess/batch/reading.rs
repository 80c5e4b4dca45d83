//! What the arguments name, read piece by piece: files of one sheet, and the records of tables.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use assess::Error;
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::base::quote::clean;
use assess::base::source::SourceFile;
use assess::batch::{Failure, PlainTable, Work};
use assess::check::{Kind as CheckKind, Parsed};
use assess::input::table::plain::Decoder;
use assess::input::table::{self, Blocks, Input, Kind, Map, Options, Table, Unreadable};
use assess::model::answers::{self, Reference};
use assess::model::rubric::Rubric;
use assess::syntax::format::decode;

use crate::args::batch::InputArg;
use crate::files;
use crate::inputs::{self, Asked};
use crate::words;

/// How many agencies are handed over at a time.
const CHUNK: usize = 512;

/// How many bytes of a table a thread takes at a time, and how many such blocks for each thread are handed over at once:
/// enough that all have work, and so few that a small table takes as much memory as a large one.
const BLOCK: usize = 128 << 10;
const BLOCKS: usize = 2;

/// The most faults of a table that are shown.
const MOST_FAULTS: usize = 20;

/// Work that belongs together, what is to be said of it, and how many bytes of input it took.
pub struct Chunk<'r> {
    pub work: Vec<Work<'r>>,
    pub notes: Vec<String>,
    pub bytes: u64,
}

/// The inputs, each once: arguments in their order, what lies in a folder in the order of paths.
pub fn collect(paths: &[PathBuf], list: Option<&Path>, lang: Lang) -> anyhow::Result<Vec<(PathBuf, Asked)>> {
    let mut arguments = paths.to_vec();
    if let Some(list) = list {
        let text = if list == Path::new("-") {
            io::read_to_string(io::stdin().lock())
                .map_err(|source| Error::Read { path: list.into(), source })?
        } else {
            files::load(list)?.source.text().to_owned()
        };
        arguments.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(PathBuf::from));
    }
    let mut found = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for argument in arguments {
        let files = inputs::collect_answers(std::slice::from_ref(&argument), lang)?;
        found.extend(files.into_iter().filter(|(path, _)| seen.insert(path.clone())));
    }
    Ok(found)
}

/// The rubric that the first sheet names: the first file that is one, or the first line of JSON Lines.
///
/// What is wrong with a file is said when its turn comes. Tables of cells and standard input are not looked into:
/// what their columns are depends on the rubric.
pub fn first_reference(inputs: &[(PathBuf, Asked)]) -> Option<Reference> {
    let names_one = |path: &Path| !matches!(Kind::of(&path.to_string_lossy()), Some(Kind::Csv | Kind::Xlsx));
    if !inputs.iter().all(|(path, _)| names_one(path)) {
        return None;
    }
    for (path, asked) in inputs {
        let source = match Kind::of(&path.to_string_lossy()) {
            _ if path == Path::new("-") => return None,
            Some(Kind::JsonLines) => first_line(path)?,
            Some(Kind::Csv | Kind::Xlsx) => return None,
            None => files::load(path).ok()?.source,
        };
        let parsed = Parsed::new(&source);
        if *asked == Asked::Found && !is_sheet(&parsed) {
            continue;
        }
        return answers::reference(parsed.tree().ok()?).ok()?;
    }
    None
}

fn first_line(path: &Path) -> Option<SourceFile> {
    let mut line = Vec::new();
    BufReader::new(File::open(path).ok()?.take(files::MAX_BYTES)).read_until(b'\n', &mut line).ok()?;
    // An object on one line is JSON, whatever the name of the file.
    decode("-.json", line).ok()
}

/// Whether a file that was found may be an answer sheet; rubrics, cases and files of other programs are not.
pub fn is_sheet(parsed: &Parsed<'_>) -> bool {
    !matches!(parsed.kind(), Some(CheckKind::Rubric | CheckKind::Cases)) && parsed.may_be_ours()
}

/// How inputs are to be read.
pub struct Reader<'r> {
    pub rubric: &'r Rubric,
    pub map: Option<&'r Map>,
    pub sheet: Option<&'r str>,
    pub allow_unknown: bool,
    pub stdin: Option<InputArg>,
    /// Whether somebody watches how far the run is.
    pub is_watched: bool,
    pub lang: Lang,
}

/// Who takes chunks; a break if nobody wants any more.
pub type Taker<'r, 't> = dyn FnMut(Chunk<'r>) -> ControlFlow<()> + 't;

/// The chunk that is being filled.
struct Filling<'r, 't> {
    work: Vec<Work<'r>>,
    notes: Vec<String>,
    bytes: u64,
    to: &'t mut Taker<'r, 't>,
}

impl<'r> Filling<'r, '_> {
    /// Adds work; a break if nobody wants any more.
    fn push(&mut self, work: Work<'r>, bytes: u64) -> ControlFlow<()> {
        self.work.push(work);
        self.bytes += bytes;
        if self.work.len() >= CHUNK { self.send() } else { ControlFlow::Continue(()) }
    }

    fn send(&mut self) -> ControlFlow<()> {
        if self.work.is_empty() && self.notes.is_empty() {
            return ControlFlow::Continue(());
        }
        let (work, notes) = (std::mem::take(&mut self.work), std::mem::take(&mut self.notes));
        (self.to)(Chunk { work, notes, bytes: std::mem::take(&mut self.bytes) })
    }
}

impl<'r> Reader<'r> {
    /// Reads all inputs and hands them over, in their order.
    pub fn read<'t>(&self, inputs: &[(PathBuf, Asked)], to: &'t mut Taker<'r, 't>) {
        let mut filling = Filling { work: Vec::with_capacity(CHUNK), notes: Vec::new(), bytes: 0, to };
        for (path, asked) in inputs {
            if self.input(path, *asked, &mut filling).is_break() {
                return;
            }
        }
        // Nothing comes after it, so nobody has to break off.
        let _ = filling.send();
    }

    fn input(&self, path: &Path, asked: Asked, filling: &mut Filling<'r, '_>) -> ControlFlow<()> {
        if path == Path::new("-") {
            return self.stdin(filling);
        }
        let Some(kind) = Kind::of(&path.to_string_lossy()) else {
            // Only a person at a terminal wants to know.
            let bytes = if self.is_watched { std::fs::metadata(path).map_or(0, |it| it.len()) } else { 0 };
            let is_found = asked == Asked::Found;
            return filling.push(Work::Sheet { path: path.to_owned(), is_found }, bytes);
        };
        match File::open(path) {
            Ok(file) => self.table(&path.display().to_string(), kind, Box::new(file), filling),
            Err(source) => {
                let error = Error::Read { path: path.to_owned(), source };
                filling.push(Work::Failed(failure(path, &error)), 0)
            }
        }
    }

    fn stdin(&self, filling: &mut Filling<'r, '_>) -> ControlFlow<()> {
        let mut stdin = BufReader::new(io::stdin());
        let mut start = Vec::new();
        let told = match self.stdin {
            Some(told) => told,
            None => {
                if let Err(source) = stdin.by_ref().take(64 << 10).read_to_end(&mut start) {
                    let error = Error::Read { path: "-".into(), source };
                    return filling.push(Work::Failed(failure(Path::new("-"), &error)), 0);
                }
                guess(&start)
            }
        };
        let rest = Cursor::new(start).chain(stdin);
        match told {
            InputArg::Csv => self.lines("-", Kind::Csv, Box::new(rest), filling),
            InputArg::Jsonl => self.lines("-", Kind::JsonLines, Box::new(rest), filling),
            InputArg::Sheet => {
                let mut bytes = Vec::new();
                match rest.take(files::MAX_BYTES + 1).read_to_end(&mut bytes) {
                    Ok(count) if count as u64 > files::MAX_BYTES => {
                        filling.push(Work::Failed(too_large("-")), 0)
                    }
                    Ok(count) => filling.push(Work::Text(bytes), count as u64),
                    Err(source) => {
                        let error = Error::Read { path: "-".into(), source };
                        filling.push(Work::Failed(failure(Path::new("-"), &error)), 0)
                    }
                }
            }
        }
    }

    fn table(
        &self,
        name: &str,
        kind: Kind,
        file: Box<File>,
        filling: &mut Filling<'r, '_>,
    ) -> ControlFlow<()> {
        match kind {
            Kind::Xlsx => self.open(name, Input::Xlsx(file), filling),
            _ => self.lines(name, kind, Box::new(BufReader::with_capacity(256 << 10, file)), filling),
        }
    }

    fn lines(
        &self,
        name: &str,
        kind: Kind,
        reader: Box<dyn Read + Send>,
        filling: &mut Filling<'r, '_>,
    ) -> ControlFlow<()> {
        let input = if kind == Kind::JsonLines { Input::JsonLines(reader) } else { Input::Csv(reader) };
        self.open(name, input, filling)
    }

    fn open(&self, name: &str, input: Input<'_>, filling: &mut Filling<'r, '_>) -> ControlFlow<()> {
        let options =
            Options { map: self.map, allow_unknown: self.allow_unknown, sheet: self.sheet, agency: None };
        let table = match table::open(name, input, self.rubric, &options) {
            Ok(table) => table,
            Err(error) => return Self::unreadable(name, error, filling),
        };
        let left_out: Vec<&str> = table.columns.left_out(self.map).collect();
        if !left_out.is_empty() {
            let (name, names) = (clean(name), clean(&left_out.join(", ")));
            filling.notes.push(words::columns_left_out(self.lang, &name, &names));
        }
        if let Some(decoder) = Decoder::new(&table.columns).filter(|_| table.rows.are_text()) {
            let Table { columns, rows } = table;
            let Some(blocks) = rows.into_blocks() else { return ControlFlow::Continue(()) };
            let delimiter = blocks.delimiter();
            return Self::blocks(name, PlainTable { columns, decoder, delimiter }, blocks, filling);
        }
        let columns = Arc::new(table.columns);
        let mut flow = ControlFlow::Continue(());
        let done = table.rows.for_each(&columns, |record| {
            let bytes = record.bytes().len() as u64;
            flow = filling.push(Work::Record(Arc::clone(&columns), std::mem::take(record)), bytes);
            flow
        });
        match done {
            Ok(()) => flow,
            Err(error) => Self::unreadable(name, error, filling),
        }
    }

    /// Hands a table over in blocks of rows.
    fn blocks(
        name: &str,
        table: PlainTable<'r>,
        mut blocks: Blocks<'_>,
        filling: &mut Filling<'r, '_>,
    ) -> ControlFlow<()> {
        let table = Arc::new(table);
        loop {
            match blocks.next(BLOCK) {
                Ok(Some(block)) => {
                    let bytes = block.bytes.len() as u64;
                    filling.push(Work::Rows(Arc::clone(&table), block), bytes)?;
                    if filling.work.len() >= BLOCKS * rayon::current_num_threads() {
                        filling.send()?;
                    }
                }
                Ok(None) => return ControlFlow::Continue(()),
                Err(error) => return Self::unreadable(name, error, filling),
            }
        }
    }

    fn unreadable(name: &str, error: Unreadable, filling: &mut Filling<'_, '_>) -> ControlFlow<()> {
        match error {
            Unreadable::Io(source) => {
                let error = Error::Read { path: name.into(), source };
                filling.push(Work::Failed(failure(Path::new(name), &error)), 0)
            }
            Unreadable::Faulty(list) => {
                for faulty in &list {
                    if let Some(failure) = Failure::of_table(faulty, MOST_FAULTS) {
                        filling.push(Work::Failed(failure), 0)?;
                    }
                }
                ControlFlow::Continue(())
            }
        }
    }
}

/// What the text at the beginning of standard input seems to be.
fn guess(start: &[u8]) -> InputArg {
    let text = String::from_utf8_lossy(start);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.next().unwrap_or_default().trim_start_matches('\u{feff}');
    let second = lines.next().unwrap_or_default();
    if first.starts_with('{') {
        // One object over several lines is a sheet.
        let is_whole = serde_json::from_str::<serde_json::Value>(first).is_ok();
        return if is_whole && (second.is_empty() || second.starts_with('{')) {
            InputArg::Jsonl
        } else {
            InputArg::Sheet
        };
    }
    let is_header = [',', ';', '\t'].iter().any(|mark| first.contains(*mark)) && !first.contains(": ");
    if is_header { InputArg::Csv } else { InputArg::Sheet }
}

/// The failure of an input that the system does not give.
pub fn failure(path: &Path, error: &Error) -> Failure {
    Failure::new(path.display().to_string(), None, error.message())
}

/// Reads a column map.
pub fn map(path: &Path, rubric: &Rubric) -> anyhow::Result<Map> {
    let text = files::load(path)?;
    Map::read(text.source, rubric).map_err(Trouble::File).context("--map")
}

/// A failure because the bytes are too many for one sheet.
fn too_large(name: &str) -> Failure {
    let limit = files::MAX_BYTES >> 20;
    let message = words::file_too_large(limit);
    Failure::new(name.to_owned(), Some(assess::base::diagnostic::Code::TooLarge), message)
}
