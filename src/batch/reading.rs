//! What the arguments name, read piece by piece: files of one sheet, and the records of tables.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::diagnostic::Code;
use crate::base::error::{Error, Trouble};
use crate::base::lang::Message;
use crate::base::quote::clean;
use crate::base::source::SourceFile;
use crate::input::files::{self, Begun};
use crate::input::find::{self, Asked, Found, Why};
use crate::input::form::{Form, is_form};
use crate::input::one::is_list;
use crate::input::table::plain::Decoder;
use crate::input::table::{self, Blocks, Input, Kind, Map, Options, Table, Unreadable};
use crate::model::answers::{self, Reference};
use crate::model::kind::Kind as FileKind;
use crate::model::rubric::Rubric;
use crate::syntax::format::{Format, decode};
use crate::syntax::tree::{Node, Value};

use super::Failure;
use super::tables::{Stdin, Tables};
use super::words;
use super::work::{PlainTable, Work};

/// How many agencies are handed over at a time.
const CHUNK: usize = 512;

/// How many bytes of a table a thread takes at a time, and how many such blocks for each thread are handed over at once:
/// enough that all have work, and so few that a small table takes as much memory as a large one.
const BLOCK: usize = 64 << 10;
const BLOCKS: usize = 2;

/// How many bytes of records are handed over at a time at most, so that long ones fill no memory.
const CHUNK_BYTES: usize = 4 << 20;

/// The most faults of a table that are shown.
const MOST_FAULTS: usize = 20;

/// Work that belongs together, what is to be said of it, and how many bytes of input it took.
#[derive(Debug)]
pub struct Chunk<'r> {
    /// What to score.
    pub work: Vec<Work<'r>>,
    /// What the caller should know.
    pub notes: Vec<Message>,
    /// How many bytes of input that was, where somebody watches.
    pub bytes: u64,
}

/// An input, and whether the caller named it.
pub type Named = (PathBuf, Asked);

/// The inputs, each once: arguments in their order, what lies in a folder in the order of paths; and the files of folders
/// that are not read.
///
/// # Errors
/// As [`find::answers`].
pub fn inputs(arguments: &[PathBuf]) -> Result<(Vec<Named>, BTreeMap<PathBuf, Why>), Trouble> {
    let (mut found, mut skipped) = (Vec::new(), BTreeMap::new());
    let mut seen = HashSet::new();
    for argument in arguments {
        let Found { files, skipped: others, closed, .. } = find::answers(std::slice::from_ref(argument))?;
        // A folder that cannot be looked into fails in its turn, as a file would.
        let closed = closed.into_iter().filter_map(|error| match error {
            Error::Read { path, .. } => Some((path, Asked::ByName)),
            _ => None,
        });
        found.extend(files.into_iter().chain(closed).filter(|(path, _)| seen.insert(path.clone())));
        skipped.extend(others);
    }
    // A file that another argument names is read.
    skipped.retain(|path, _| !seen.contains(path));
    Ok((found, skipped))
}

/// The paths of arguments, and those of a list in a file, one a line.
///
/// # Errors
/// Why the list cannot be read.
pub fn with_listed(paths: &[PathBuf], list: Option<&Path>) -> Result<Vec<PathBuf>, Trouble> {
    let mut paths = paths.to_vec();
    if let Some(list) = list {
        let text = files::load(list)?;
        let lines = text.source.text().lines().map(str::trim).filter(|line| !line.is_empty());
        paths.extend(lines.map(PathBuf::from));
    }
    Ok(paths)
}

/// The rubric that the first sheet names: the first file that is one, or the first line of JSON Lines.
///
/// What is wrong with a file is said when its turn comes. Tables of cells and standard input are not looked into:
/// what their columns are depends on the rubric.
#[must_use]
pub fn first_reference(inputs: &[Named]) -> Option<Reference> {
    let kind = |path: &Path| Kind::of(&path.to_string_lossy());
    // What is read of a pipe is gone.
    let is_form = |path: &Path| !files::is_special(path) && files::open(path).is_ok_and(is_form);
    let names_one = |path: &Path| match kind(path) {
        Some(Kind::Csv) => false,
        Some(Kind::Xlsx) => is_form(path),
        _ => true,
    };
    if !inputs.iter().all(|(path, _)| names_one(path)) {
        return None;
    }
    for (path, asked) in inputs {
        let source = match Kind::of(&path.to_string_lossy()) {
            _ if path == Path::new("-") => return None,
            Some(Kind::JsonLines) => first_line(path)?,
            Some(Kind::Xlsx) => {
                let form = Form::open(&path.display().to_string(), &form_bytes(path).ok()?);
                return form.ok()?.reference().ok()?;
            }
            Some(Kind::Csv) => return None,
            None => files::load(path).ok()?.source,
        };
        let tree = Format::of(source.name(), source.text()).parse(&source).map(first_of);
        let is_ours = match &tree {
            Ok(tree) => FileKind::of(tree) == Some(FileKind::Answers),
            Err(_) => FileKind::seems_ours(source.text()),
        };
        if *asked == Asked::Found && !is_ours {
            continue;
        }
        return answers::reference(&tree.ok()?).ok()?;
    }
    None
}

/// The first of a list, or what is no list.
fn first_of(tree: Node<'_>) -> Node<'_> {
    match tree.value {
        Value::List(items) => {
            let empty = Node { value: Value::Null, ..tree };
            items.into_iter().next().unwrap_or(empty)
        }
        _ => tree,
    }
}

fn first_line(path: &Path) -> Option<SourceFile> {
    let mut line = Vec::new();
    BufReader::new(files::open(path).ok()?.take(files::MAX_BYTES)).read_until(b'\n', &mut line).ok()?;
    // An object on one line is JSON, whatever the name of the file.
    decode("-.json", line).ok()
}

/// How inputs are to be read.
pub struct Reader<'r, 's> {
    /// What the answers are for.
    pub rubric: &'r Rubric,
    /// What the columns of tables are called.
    pub map: Option<&'r Map>,
    /// How tables, and standard input, are read.
    pub tables: Tables<'s>,
    /// Whether somebody watches how far the run is.
    pub is_watched: bool,
}

/// Who takes chunks; a break if nobody wants any more.
pub type Taker<'r, 't> = dyn FnMut(Chunk<'r>) -> ControlFlow<()> + 't;

/// The chunk that is being filled.
struct Filling<'r, 't> {
    work: Vec<Work<'r>>,
    notes: Vec<Message>,
    bytes: u64,
    /// How many bytes of records are waiting.
    held: usize,
    to: &'t mut Taker<'r, 't>,
}

impl<'r> Filling<'r, '_> {
    /// Adds work; a break if nobody wants any more.
    fn push(&mut self, work: Work<'r>, bytes: u64) -> ControlFlow<()> {
        self.held += match &work {
            Work::Record(_, record) => record.bytes().len(),
            Work::Form(_, bytes) => bytes.len(),
            _ => 0,
        };
        self.work.push(work);
        self.bytes += bytes;
        if self.work.len() >= CHUNK || self.held >= CHUNK_BYTES {
            self.send()
        } else {
            ControlFlow::Continue(())
        }
    }

    fn send(&mut self) -> ControlFlow<()> {
        if self.work.is_empty() && self.notes.is_empty() {
            return ControlFlow::Continue(());
        }
        self.held = 0;
        let (work, notes) = (std::mem::take(&mut self.work), std::mem::take(&mut self.notes));
        (self.to)(Chunk { work, notes, bytes: std::mem::take(&mut self.bytes) })
    }
}

impl<'r> Reader<'r, '_> {
    /// Reads all inputs and hands them over, in their order.
    pub fn read<'t>(&self, inputs: &[Named], to: &'t mut Taker<'r, 't>) {
        let mut filling =
            Filling { work: Vec::with_capacity(CHUNK), notes: Vec::new(), bytes: 0, held: 0, to };
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
        let kind = Kind::of(&path.to_string_lossy());
        let Some(kind) = kind.or_else(|| self.list(path, asked)) else {
            // Only a person at a terminal wants to know.
            let bytes = if self.is_watched { files::size(path).unwrap_or(0) } else { 0 };
            let is_found = asked == Asked::Found;
            return filling.push(Work::Sheet { path: path.to_owned(), is_found }, bytes);
        };
        match files::begin(path) {
            Ok(begun) => self.file(path, kind, begun, filling),
            Err(error) => filling.push(Work::Failed(failure(path, &error)), 0),
        }
    }

    /// What a file of JSON is that holds an array of objects. One that nobody named may be another program's.
    fn list(&self, path: &Path, asked: Asked) -> Option<Kind> {
        let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        let start = files::beginning(path, 64 << 10).filter(|_| is_json)?;
        let text = String::from_utf8_lossy(&start);
        let is_ours = || {
            let ids = self.rubric.questions.iter().map(|question| question.id.as_str());
            ids.chain(["answers"]).any(|id| text.contains(&format!("\"{id}\"")))
        };
        let is_list = is_list(text.trim_start_matches('\u{feff}').as_bytes());
        (is_list && (asked == Asked::ByName || self.map.is_some() || is_ours())).then_some(Kind::JsonLines)
    }

    /// A table, whose kind its content says where its name does not.
    fn file(&self, path: &Path, kind: Kind, begun: Begun, filling: &mut Filling<'r, '_>) -> ControlFlow<()> {
        let Begun { start, file, is_whole } = begun;
        let name = &path.display().to_string();
        let kind = match kind {
            _ if table::is_book(&start) => Kind::Xlsx,
            Kind::Xlsx => Kind::Csv,
            text => text,
        };
        match kind {
            _ if !is_whole => self.piped(name, kind, Box::new(Cursor::new(start).chain(file)), filling),
            Kind::Xlsx if is_form(&file) => match form_bytes(path) {
                Ok(bytes) => filling.push(Work::Form(name.clone(), bytes), files::size(path).unwrap_or(0)),
                Err(trouble) => filling.push(Work::Failed(troubled(path, trouble)), 0),
            },
            Kind::Xlsx => self.open(name, Input::Xlsx(Box::new(file)), filling),
            _ => self.lines(name, kind, Box::new(BufReader::with_capacity(256 << 10, file)), filling),
        }
    }

    /// A table that comes from its beginning to its end; a workbook is held in memory.
    fn piped(
        &self,
        name: &str,
        kind: Kind,
        reader: Box<dyn Read + Send>,
        filling: &mut Filling<'r, '_>,
    ) -> ControlFlow<()> {
        if kind != Kind::Xlsx {
            return self.lines(name, kind, reader, filling);
        }
        let mut bytes = Vec::new();
        match reader.take(files::MAX_BOOK + 1).read_to_end(&mut bytes) {
            Ok(size) if size as u64 <= files::MAX_BOOK && is_form(Cursor::new(&bytes)) => {
                filling.push(Work::Form(name.to_owned(), bytes), size as u64)
            }
            // One that is larger is refused as any file is.
            Ok(_) => self.open(name, Input::Xlsx(Box::new(Cursor::new(bytes))), filling),
            Err(source) => Self::unreadable(name, source.into(), filling),
        }
    }

    fn stdin(&self, filling: &mut Filling<'r, '_>) -> ControlFlow<()> {
        let mut stdin = BufReader::new((self.tables.stdin)());
        let mut start = Vec::new();
        let told = match self.tables.told {
            Some(told) => told,
            None => {
                if let Err(source) = stdin.by_ref().take(64 << 10).read_to_end(&mut start) {
                    let error = Error::Read { path: "-".into(), source };
                    return filling.push(Work::Failed(failure(Path::new("-"), &error)), 0);
                }
                guess(&start)
            }
        };
        let is_book = table::is_book(&start);
        let rest = Cursor::new(start).chain(stdin);
        if is_book {
            return self.piped("-", Kind::Xlsx, Box::new(rest), filling);
        }
        match told {
            Stdin::Csv => self.lines("-", Kind::Csv, Box::new(rest), filling),
            Stdin::JsonLines => self.lines("-", Kind::JsonLines, Box::new(rest), filling),
            Stdin::Sheet => {
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

    /// How tables are read.
    #[must_use]
    pub fn options(&self) -> Options<'_> {
        Options {
            map: self.map,
            allow_unknown: self.tables.allow_unknown,
            sheet: self.tables.sheet,
            delimiter: self.tables.delimiter,
            ..Options::default()
        }
    }

    fn open(&self, name: &str, input: Input<'_>, filling: &mut Filling<'r, '_>) -> ControlFlow<()> {
        let mut table = match table::open(name, input, self.rubric, &self.options()) {
            Ok(table) => table,
            Err(error) => return Self::unreadable(name, error, filling),
        };
        filling.push(Work::Opened, 0)?;
        Self::unreadable(name, Unreadable::Faulty(std::mem::take(&mut table.faults)), filling)?;
        for warning in &table.warnings {
            let place = table.columns.source_name().trim_end_matches([':', '!']).to_owned();
            let mut doubt = Failure::new(place, Some(warning.code), warning.message.clone());
            doubt.help.clone_from(&warning.help);
            filling.push(Work::Doubtful(doubt), 0)?;
        }
        let left_out: Vec<&str> = table.columns.left_out(self.map).collect();
        if !left_out.is_empty() {
            filling.notes.push(words::columns_left_out(&clean(name), &clean(&left_out.join(", "))));
        }
        if let Some(decoder) = Decoder::new(&table.columns).filter(|_| table.rows.are_text()) {
            let Table { columns, rows, .. } = table;
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

/// The bytes of a form.
fn form_bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    files::bytes(path, |_| files::MAX_BOOK)
}

fn troubled(path: &Path, trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Tool(error) => failure(path, &error),
        Trouble::File(faulty) => {
            Failure::of(&faulty).unwrap_or_else(|| too_large(&path.display().to_string()))
        }
        Trouble::Refused(message) => Failure::new(path.display().to_string(), None, message),
    }
}

/// What the text at the beginning of standard input seems to be.
fn guess(start: &[u8]) -> Stdin {
    let text = table::beginning(start);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    if is_list(text.trim_start_matches('\u{feff}').as_bytes()) {
        return Stdin::JsonLines;
    }
    let first = lines.next().unwrap_or_default().trim_start_matches('\u{feff}');
    let second = lines.next().unwrap_or_default();
    if first.starts_with('{') {
        // One object over several lines is a sheet.
        let is_whole = serde_json::from_str::<serde_json::Value>(first).is_ok();
        return if is_whole && (second.is_empty() || second.starts_with('{')) {
            Stdin::JsonLines
        } else {
            Stdin::Sheet
        };
    }
    let is_header = [',', ';', '\t'].iter().any(|mark| first.contains(*mark)) && !first.contains(": ");
    if is_header { Stdin::Csv } else { Stdin::Sheet }
}

/// The failure of an input that the system does not give.
fn failure(path: &Path, error: &Error) -> Failure {
    Failure::new(path.display().to_string(), None, error.message())
}

/// A failure because the bytes are too many for one sheet.
fn too_large(name: &str) -> Failure {
    let message = crate::input::words::file_too_large(files::MAX_BYTES >> 20);
    Failure::new(name.to_owned(), Some(Code::TooLarge), message)
}
