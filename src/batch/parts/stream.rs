//! One part, line by line: the line at hand is known before it is its turn.

use std::io::{BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::error::{Error, Trouble};
use crate::base::lang::Message;
use crate::base::quote::clean;
use crate::batch::Failure;
use crate::input::files;

use super::Piece;
use super::cells::Table;
use super::line::origin_of;
use super::words;

/// The longest line: some hundred times that of a result by the largest rubric.
const MOST: u64 = 64 << 20;

/// A part.
pub(super) struct Stream {
    path: PathBuf,
    name: Arc<str>,
    /// What is read; nothing before the turn of an ordinary file, and behind its end.
    reader: Option<Box<dyn BufRead + Send>>,
    /// How many bytes were read before it was closed for others to have their turn.
    at: u64,
    number: usize,
    /// The line that comes next.
    next: Option<Piece>,
    /// Where the columns are, if it is a table.
    table: Option<Table>,
    /// Why there are no more lines, although the end was not reached.
    trouble: Option<Failure>,
    is_done: bool,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Stream").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Stream {
    /// Opens a part and reads its first line.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let mut stream = Self {
            path: path.to_owned(),
            name: path.display().to_string().into(),
            reader: None,
            at: 0,
            number: 0,
            next: None,
            table: None,
            trouble: None,
            is_done: false,
        };
        stream.begin()?;
        stream.advance().map_err(|why| words::no_part(&stream.shown(), &why))?;
        stream.close();
        Ok(stream)
    }

    /// Closes what can be opened again where it was left: thousands of parts are not open at once.
    fn close(&mut self) {
        if self.path != Path::new("-") && !files::is_special(&self.path) {
            self.reader = None;
        }
    }

    fn begin(&mut self) -> Result<(), Error> {
        let mut reader: Box<dyn BufRead + Send> = if self.path == Path::new("-") {
            Box::new(BufReader::new(files::stdin()))
        } else {
            Box::new(BufReader::with_capacity(256 << 10, files::open_at(&self.path, self.at)?))
        };
        if self.at == 0 {
            let cannot = |source| Error::Read { path: self.path.clone(), source };
            if reader.fill_buf().map_err(cannot)?.starts_with(b"\xef\xbb\xbf") {
                reader.consume(3);
                self.at = 3;
            }
        }
        self.reader = Some(reader);
        Ok(())
    }

    /// The name for a person.
    pub fn shown(&self) -> String {
        clean(&self.name)
    }

    /// The first line; nothing if the part is empty.
    pub const fn first(&self) -> Option<&Piece> {
        self.next.as_ref()
    }

    /// Says that it is a table, whose header was read.
    pub fn is_table(&mut self, table: &Table) {
        self.table = Some(table.clone());
        self.next = None;
        self.resume();
        self.close();
    }

    /// The input that the next line came from, for the order; nothing at the end.
    pub fn source(&self) -> Option<String> {
        if self.trouble.is_some() {
            return Some(String::new());
        }
        let piece = self.next.as_ref()?;
        let origin = match &self.table {
            Some(table) => table.origin(&piece.bytes),
            None => origin_of(&piece.bytes),
        };
        Some(super::split_origin(&origin.unwrap_or_default()).0.trim_end_matches(':').to_owned())
    }

    /// The line whose turn it is; nothing at the end.
    pub fn next(&mut self) -> Result<Option<Piece>, Failure> {
        if let Some(trouble) = self.trouble.take() {
            return Err(trouble);
        }
        let piece = self.next.take();
        if piece.is_some() {
            self.resume();
        }
        Ok(piece)
    }

    /// Goes on where it was left.
    fn resume(&mut self) {
        let begun = if self.reader.is_none() && !self.is_done {
            self.begin().map_err(|error| error.message())
        } else {
            Ok(())
        };
        if let Err(why) = begun.and_then(|()| self.advance()) {
            self.trouble = Some(Failure::new(format!("{}:{}", self.name, self.number + 1), None, why));
        }
    }

    /// Reads the next line, or the next record of a table.
    fn advance(&mut self) -> Result<(), Message> {
        let Some(reader) = &mut self.reader else { return Ok(()) };
        let mut bytes = Vec::new();
        let (first, is_table) = (self.number + 1, self.table.is_some());
        let mut quotes = 0;
        loop {
            let before = bytes.len() as u64;
            let count = reader.by_ref().take(MOST + 1 - before).read_until(b'\n', &mut bytes);
            let count = count.map_err(|source| words::cannot_go_on(&source.to_string()))? as u64;
            self.at += count;
            if bytes.len() as u64 > MOST {
                return Err(words::line_too_long(MOST >> 20));
            }
            self.number += usize::from(count > 0);
            let new = bytes.get(bytes.len().saturating_sub(usize::try_from(count).unwrap_or(0))..);
            quotes += memchr::memchr_iter(b'"', new.unwrap_or_default()).count();
            // A line break between quotes ends no row.
            if count == 0 || !is_table || quotes % 2 == 0 {
                break;
            }
        }
        if bytes.is_empty() {
            (self.reader, self.is_done) = (None, true);
            return Ok(());
        }
        let is_whole = bytes.pop_if(|last| *last == b'\n').is_some();
        bytes.pop_if(|last| *last == b'\r');
        self.next = Some(Piece { part: Arc::clone(&self.name), number: first, bytes, is_whole });
        Ok(())
    }
}
