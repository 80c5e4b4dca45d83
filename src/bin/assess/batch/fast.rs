//! The short way from a wide CSV to `code,stage,index`: blocks of lines, scored by the kernel.
//!
//! What is not plain goes the usual way, row by row. Where the short way cannot know enough (line breaks in quotes, an
//! agency that may come twice), it gives up and the whole table goes the usual way, so nothing depends on which way
//! was taken.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::sync::mpsc::sync_channel;

use assess::batch::kernel::{Column as Cell, Kernel, Plain, Rows, Words, write_row};
use assess::batch::{Failure, Row};
use assess::engine::program::Program;
use assess::input::table::{self, Block, Columns, Field, Input, Layout, Meaning, Options, Part};
use assess::model::rubric::NONE;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::csv;
use rayon::prelude::*;

use super::progress::Progress;
use super::reading::{Reader, of_faulty};

/// How many bytes a thread takes at a time, and how many such blocks for each thread are scored between two writes:
/// enough that all have work, and so few that a small table takes as much memory as a large one.
const BLOCK: usize = 128 << 10;
const BLOCKS: usize = 2;

/// More failures than these are left to the usual way, which does not keep them.
const MOST_FAILURES: usize = 1_000;

/// The columns that this way writes.
pub const COLUMNS: [Column; 3] = [Column::Code, Column::Stage, Column::Index];

/// What came of it.
#[derive(Default)]
pub struct Fast {
    pub read: u64,
    pub below: u64,
    pub failures: Vec<Failure>,
}

/// How it is known that no agency comes twice.
enum Seen {
    /// Each came behind the one before it.
    Rising(Vec<u8>),
    /// By what was made of their names.
    Hashed(HashSet<u64, BuildHasherDefault<Same>>),
}

/// A hash that is one already.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// What a thread made of a block.
#[derive(Default)]
struct Done {
    out: Vec<u8>,
    read: u64,
    below: u64,
    failures: Vec<Failure>,
    first: Vec<u8>,
    last: Vec<u8>,
    is_rising: bool,
    hashes: Vec<u64>,
    /// The usual way has to be taken.
    gives_up: bool,
}

/// Scores a table, if this way can; the rows go to `out`, which is of no use if it cannot.
pub fn run(
    path: &Path,
    reader: &Reader<'_>,
    require: Option<usize>,
    hashed: bool,
    out: &mut impl Write,
    progress: &mut Progress,
) -> anyhow::Result<Option<Fast>> {
    let Ok(file) = File::open(path) else { return Ok(None) };
    let input: Box<dyn Read + Send> = Box::new(BufReader::with_capacity(256 << 10, file));
    let options = Options { map: reader.map, allow_unknown: reader.allow_unknown, sheet: None, agency: None };
    let opened = table::open(&path.display().to_string(), Input::Csv(input), reader.rubric, &options);
    let Ok(table) = opened else { return Ok(None) };
    let Some(cells) = cells(&table.columns) else { return Ok(None) };
    if table.columns.left_out(reader.map).next().is_some() {
        return Ok(None);
    }
    let words: Vec<Words> = (0..reader.rubric.questions.len()).map(|at| words(&table.columns, at)).collect();
    let Some(kernel) = Kernel::new(reader.rubric, None, &words) else { return Ok(None) };
    let columns = table.columns;
    let Some(mut blocks) = table.rows.into_blocks() else { return Ok(None) };
    let delimiter = blocks.delimiter();
    if Rows::new(&kernel, &cells, delimiter).is_none() {
        return Ok(None);
    }
    let work = Work { reader, columns: &columns, delimiter, require, hashed };
    let mut seen = if hashed { Seen::Hashed(HashSet::default()) } else { Seen::Rising(Vec::new()) };
    let mut fast = Fast::default();
    let most = BLOCKS * rayon::current_num_threads();
    std::thread::scope(|scope| {
        let (to, chunks) = sync_channel::<Option<Vec<Block>>>(1);
        scope.spawn(move || {
            loop {
                let mut chunk = Vec::with_capacity(most);
                let is_whole = loop {
                    match blocks.next(BLOCK) {
                        Ok(Some(block)) => chunk.push(block),
                        Ok(None) => break Some(false),
                        Err(_) => break None,
                    }
                    if chunk.len() == most {
                        break Some(true);
                    }
                };
                // Nothing instead of blocks: they could not be read.
                let goes_on = is_whole == Some(true);
                if to.send(is_whole.map(|_| chunk)).is_err() || !goes_on {
                    return;
                }
            }
        });
        for chunk in chunks {
            let Some(chunk) = chunk else { return Ok(None) };
            let bytes = chunk.iter().map(|block| block.bytes.len() as u64).sum();
            let done: Vec<Done> = chunk
                .par_iter()
                .map_init(|| Rows::new(&kernel, &cells, delimiter), |rows, block| work.block(rows, block))
                .collect();
            for done in done {
                if done.gives_up || !seen.admit(&done) {
                    return Ok(None);
                }
                out.write_all(&done.out)?;
                fast.read += done.read;
                fast.below += done.below;
                fast.failures.extend(done.failures);
            }
            if fast.failures.len() > MOST_FAILURES {
                return Ok(None);
            }
            progress.advance(bytes, fast.read);
        }
        Ok(Some(fast))
    })
}

impl Seen {
    /// Whether none of a block's agencies was seen before, as far as is known.
    fn admit(&mut self, done: &Done) -> bool {
        match self {
            Self::Hashed(known) => done.hashes.iter().all(|hash| known.insert(*hash)),
            Self::Rising(_) if done.last.is_empty() => true,
            Self::Rising(last) => {
                let goes_on = done.is_rising && *last < done.first;
                last.clone_from(&done.last);
                goes_on
            }
        }
    }
}

/// What the columns hold, if the kernel can take them all.
fn cells(columns: &Columns<'_>) -> Option<Vec<Cell>> {
    if columns.layout() != Layout::Wide || columns.has_constants() {
        return None;
    }
    let cell = |meaning: &Meaning| match meaning {
        Meaning::Field(Field::Code) => Some(Cell::Code),
        Meaning::Field(Field::Name) => Some(Cell::Name),
        Meaning::Answer(question, Part::Value) => Some(Cell::Question(*question)),
        Meaning::Ignored => Some(Cell::Ignored),
        _ => None,
    };
    columns.meanings().iter().map(cell).collect()
}

fn words(columns: &Columns<'_>, question: usize) -> Words {
    let (missing, not_applicable, reason) = columns.words(question);
    Words { missing: missing.to_vec(), not_applicable: not_applicable.to_vec(), reason: reason.to_owned() }
}

/// What all threads share.
struct Work<'w, 'r> {
    reader: &'w Reader<'r>,
    columns: &'w Columns<'r>,
    delimiter: u8,
    require: Option<usize>,
    hashed: bool,
}

impl Work<'_, '_> {
    fn block(&self, rows: &mut Option<Rows<'_>>, block: &Block) -> Done {
        let mut done =
            Done { is_rising: true, out: Vec::with_capacity(block.bytes.len() / 8), ..Done::default() };
        let Some(rows) = rows.as_mut() else { return Done { gives_up: true, ..done } };
        let mut line = block.line;
        let run = rows.run(&block.bytes, |row| {
            let text = block.bytes.get(row.place).unwrap_or_default();
            match row.plain.filter(|plain| !csv::is_formula(plain.code)) {
                Some(plain) => self.plain(&plain, &mut done),
                None => self.usual(text, line, &mut done),
            }
            line += 1;
        });
        done.gives_up |= run.is_err();
        done
    }

    fn plain(&self, plain: &Plain<'_>, done: &mut Done) {
        let standing = plain.scored.standing();
        done.read += 1;
        done.below += u64::from(self.require.is_some_and(|stage| standing.stage.is_none_or(|it| it < stage)));
        let stage = match standing.stage {
            None => "",
            Some(0) => NONE,
            Some(number) => self.reader.rubric.stages.get(number - 1).map_or("", |stage| &stage.id),
        };
        write_row(&mut done.out, plain.code, stage, standing.index);
        self.known((!plain.code.is_empty()).then_some(plain.code), plain.name, done);
    }

    /// A row that is not plain: the reader of answers says what it means.
    fn usual(&self, text: &[u8], line: usize, done: &mut Done) {
        let Some(record) = Block::record(text, self.delimiter, line) else { return };
        done.read += 1;
        let sheet = match self.columns.read(&record) {
            Ok(sheet) => sheet,
            Err(faulty) => {
                done.failures.extend(of_faulty(&faulty));
                return;
            }
        };
        let (card, verdict) = Program::new(self.reader.rubric, sheet.agency.kind).judge(&sheet.responses);
        let row = Row::of(self.reader.rubric, &sheet, &card, &verdict, self.columns.origin(&record));
        done.below +=
            u64::from(self.require.is_some_and(|stage| row.standing.stage.is_none_or(|it| it < stage)));
        csv::write_row(&mut done.out, &COLUMNS, self.reader.rubric, &row, None);
        self.known(row.agency.code.as_deref(), &row.agency.name, done);
    }

    /// Notes an agency: by its code, or by its name, which is no code though it may read like one.
    fn known(&self, code: Option<&str>, name: &str, done: &mut Done) {
        let (mark, key) = code.map_or((b'n', name), |code| (b'c', code));
        if self.hashed {
            let mut hasher = DefaultHasher::new();
            (mark, key).hash(&mut hasher);
            done.hashes.push(hasher.finish());
            return;
        }
        let is_behind = || match done.last.split_first() {
            Some((last, rest)) => (*last, rest) < (mark, key.as_bytes()),
            None => true,
        };
        done.is_rising &= is_behind();
        done.last.clear();
        done.last.push(mark);
        done.last.extend_from_slice(key.as_bytes());
        if done.first.is_empty() {
            done.first.clone_from(&done.last);
        }
    }
}
