//! What a workbook has to be like before it is opened: a zip archive that does not unpack to more than a
//! workbook of answers holds.
//!
//! The reader of workbooks keeps strings, styles and names in memory, reserves what a file says it will need,
//! and stops the program when there is not enough. So everything is unpacked once beforehand, in small pieces
//! that are counted and thrown away: the sizes in the archive's directory can lie.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::sentence;
use crate::base::source::Span;
use crate::input::files::MAX_BOOK;
use crate::syntax::format::foreign;

use super::words;

/// What stands at the beginning of an `OpenDocument` spreadsheet.
const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// How much of an archive is looked at before it is opened.
const HEAD: u64 = 4_096;
/// The most files in it.
const MAX_ENTRIES: usize = 1_000;
/// The most that all of them unpack to: a sheet is read in pieces, so it may be large.
const MAX_UNPACKED: u64 = 1 << 30;
/// The largest file in it with anything that is held in memory.
const MAX_HELD: u64 = 64 << 20;
/// How many times larger than the archive its content is at most, above [`MAX_HELD`].
const MAX_RATIO: u64 = 200;
/// The most strings, styles, sheets and names.
const MAX_HELD_TAGS: usize = 1 << 20;
/// The most bytes that styles take when each repeats its font and its number format.
const MAX_STYLE_BYTES: usize = 64 << 20;
/// The longest tag or text.
const MAX_TOKEN: usize = 1 << 20;

/// A workbook whose parts are unpacked as they are read, once it was checked.
pub(super) type Archive<R> = ZipArchive<R>;

/// What was seen in a workbook.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether it is an `OpenDocument` spreadsheet.
    pub is_ods: bool,
    /// Whether it has formulas.
    pub has_formulas: bool,
    /// How many hidden rows each sheet has, by the name of its part.
    pub hidden_rows: Vec<(String, usize)>,
}

/// Checks a workbook, and says what is in it; the place in it is the beginning before and after.
pub(super) fn check(reader: &mut (impl Read + Seek)) -> Result<Seen, Diagnostic> {
    let size = reader.seek(SeekFrom::End(0)).map_err(|error| damaged(&error))?;
    reader.rewind().map_err(|error| damaged(&error))?;
    if size > MAX_BOOK {
        let limit = MAX_BOOK >> 20;
        return Err(too_large(crate::input::words::file_too_large(limit)));
    }
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| damaged(&error))?;
    reader.rewind().map_err(|error| damaged(&error))?;
    let is_zip = head.starts_with(b"PK\x03\x04");
    let is_ods = memmem(&head, ODS);
    if !is_zip || !is_ods && memmem(&head, b"opendocument") {
        return Err(foreign(&head).unwrap_or_else(no_workbook));
    }
    let mut archive = ZipArchive::new(&mut *reader).map_err(|error| {
        foreign(&head).filter(|_| !is_ods && !is_book(&head)).unwrap_or_else(|| zip_fault(&error))
    })?;
    if archive.len() > MAX_ENTRIES {
        let message = words::too_many_files(MAX_ENTRIES);
        return Err(Diagnostic::error(Code::TooManyValues, Span::default(), message));
    }
    let mut budget = Budget { archive: size, unpacked: 0, held_tags: 0 };
    let mut seen = Seen { is_ods, ..Seen::default() };
    let mut declared: u64 = 0;
    for at in 0..archive.len() {
        declared = declared.saturating_add(archive.by_index(at).map_err(|error| zip_fault(&error))?.size());
    }
    budget.admits(declared)?;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|error| zip_fault(&error))?;
        let name = entry.name().map_err(|error| zip_fault(&error))?.to_ascii_lowercase();
        let mut part = Part::new(&name);
        budget.read(&mut entry, &mut part)?;
        if part.is_locked {
            let message = words::workbook_has_password();
            let fault = Diagnostic::error(Code::Syntax, Span::default(), message);
            return Err(fault.help(words::save_as_xlsx()));
        }
        seen.has_formulas |= part.has_formulas;
        if name.starts_with("xl/worksheets/sheet") {
            seen.hidden_rows.push((name, part.hidden_rows));
        }
    }
    drop(archive);
    reader.rewind().map_err(|error| damaged(&error))?;
    Ok(seen)
}

/// Whether an archive is a workbook with a sheet of this name; the place in it is the beginning afterwards.
pub(super) fn has_sheet(mut reader: impl Read + Seek, sheet: &str) -> bool {
    let wanted = format!("name=\"{sheet}\"");
    let find = |reader: &mut dyn super::ReadSeek| {
        let mut archive = ZipArchive::new(reader).ok().filter(|archive| archive.len() <= MAX_ENTRIES)?;
        let entry = archive.by_name("xl/workbook.xml").ok()?;
        let mut text = Vec::new();
        entry.take(MAX_TOKEN as u64).read_to_end(&mut text).ok()?;
        memchr::memmem::find(&text, wanted.as_bytes())
    };
    let found = reader.rewind().is_ok() && find(&mut reader).is_some();
    reader.rewind().is_ok() && found
}

/// What may still be unpacked.
struct Budget {
    archive: u64,
    unpacked: u64,
    held_tags: usize,
}

impl Budget {
    fn admits(&self, unpacked: u64) -> Result<(), Diagnostic> {
        let limit = MAX_UNPACKED >> 20;
        if unpacked > MAX_UNPACKED {
            return Err(too_large(words::unpacks_too_large(limit)));
        }
        if unpacked > MAX_HELD && unpacked / MAX_RATIO > self.archive {
            return Err(too_large(words::unpacks_too_many_times(MAX_RATIO)));
        }
        Ok(())
    }

    fn read(&mut self, entry: &mut impl Read, part: &mut Part) -> Result<(), Diagnostic> {
        let mut chunk = vec![0; 64 << 10];
        loop {
            let read = match entry.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(damaged(&error)),
            };
            self.unpacked += read as u64;
            self.admits(self.unpacked)?;
            part.size += read as u64;
            part.take(chunk.get(..read).unwrap_or_default())?;
            if part.size > MAX_HELD && (part.held_tags > 0 || !part.is_xml) {
                return Err(too_large(words::part_too_large()));
            }
            if self.held_tags + part.held_tags > MAX_HELD_TAGS
                || part.styles.saturating_mul(part.longest_tag) > MAX_STYLE_BYTES
            {
                return Err(Diagnostic::error(
                    Code::TooManyValues,
                    Span::default(),
                    words::too_many_strings(),
                ));
            }
        }
    }
}

/// One file of the archive, cut into tags and texts as it comes.
struct Part {
    is_xml: bool,
    size: u64,
    state: State,
    /// The tag that is being read.
    tag: Vec<u8>,
    /// How long the text that is being read is.
    text: usize,
    held_tags: usize,
    styles: usize,
    longest_tag: usize,
    has_formulas: bool,
    hidden_rows: usize,
    /// Whether another part cannot be read without a password.
    is_locked: bool,
}

/// Where in XML a byte stands.
#[derive(Clone, Copy)]
enum State {
    Text,
    Tag,
    /// In a value of a tag that this quote closes.
    Quoted(u8),
}

impl Part {
    fn new(name: &str) -> Self {
        // Whatever else the workbook's own paths point to is held to the same size as what is held.
        let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
        Self {
            is_xml,
            size: 0,
            state: State::Text,
            tag: Vec::new(),
            text: 0,
            held_tags: 0,
            styles: 0,
            longest_tag: 0,
            has_formulas: false,
            hidden_rows: 0,
            is_locked: false,
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        if !self.is_xml {
            return Ok(());
        }
        for &byte in bytes {
            match (self.state, byte) {
                // Also refuses UTF-16 and the like, where the marks of XML would be other bytes.
                (_, 0) => return Err(not_xml()),
                (State::Text, b'<') => {
                    (self.state, self.text) = (State::Tag, 0);
                    self.tag.clear();
                }
                (State::Text, _) => self.text += 1,
                (State::Tag, b'>') if self.is_whole() => {
                    self.state = State::Text;
                    self.end_tag()?;
                }
                (State::Quoted(quote), _) => {
                    self.tag.push(byte);
                    if byte == quote {
                        self.state = State::Tag;
                    }
                }
                (State::Tag, _) => {
                    self.tag.push(byte);
                    if matches!(byte, b'"' | b'\'') && !self.tag.starts_with(b"!") {
                        self.state = State::Quoted(byte);
                    }
                }
            }
            if self.text > MAX_TOKEN || self.tag.len() > MAX_TOKEN {
                return Err(too_large(words::cell_too_large()));
            }
        }
        Ok(())
    }

    /// Whether a `>` ends what has been read; inside a comment it does not.
    fn is_whole(&self) -> bool {
        let closing: &[u8] = if self.tag.starts_with(b"!--") {
            b"--"
        } else if self.tag.starts_with(b"![CDATA[") {
            b"]]"
        } else {
            b""
        };
        self.tag.ends_with(closing)
    }

    fn end_tag(&mut self) -> Result<(), Diagnostic> {
        if self.tag.starts_with(b"!DOCTYPE") {
            return Err(not_xml());
        }
        let name =
            self.tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
        let name = name.rsplit(|&byte| byte == b':').next().unwrap_or_default();
        self.longest_tag = self.longest_tag.max(self.tag.len());
        match name {
            b"sst" if announces_too_much(&self.tag) => self.held_tags += MAX_HELD_TAGS + 1,
            b"xf" => {
                self.styles += 1;
                self.held_tags += 1;
            }
            b"f" => self.has_formulas = true,
            b"encryption-data" => self.is_locked = true,
            b"row" if [&b"hidden=\"1\""[..], b"hidden=\"true\""].iter().any(|it| memmem(&self.tag, it)) => {
                self.hidden_rows += 1;
            }
            b"sst" | b"si" | b"font" | b"fill" | b"border" | b"numFmt" | b"sheet" | b"definedName"
            | b"Relationship" => self.held_tags += 1,
            _ => {}
        }
        Ok(())
    }
}

fn memmem(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Whether the tag of the strings announces more of them than there may be.
fn announces_too_much(tag: &[u8]) -> bool {
    const KEY: &[u8] = b"uniqueCount";
    tag.windows(KEY.len()).enumerate().filter(|(_, window)| *window == KEY).any(|(at, _)| {
        let value = tag.get(at + KEY.len()..).unwrap_or_default();
        let digits = value.iter().skip_while(|byte| !byte.is_ascii_digit() && **byte != b'+');
        let digits = digits.take_while(|byte| byte.is_ascii_digit() || **byte == b'+');
        let number = digits
            .filter(|byte| byte.is_ascii_digit())
            .fold(0_usize, |number, byte| number.saturating_mul(10).saturating_add(usize::from(byte - b'0')));
        number > MAX_HELD_TAGS
    })
}

fn too_large(message: crate::base::lang::Message) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, Span::default(), message)
}

/// Whether an archive begins as those of workbooks do.
fn is_book(head: &[u8]) -> bool {
    [&b"xl/"[..], b"[Content_Types].xml"].iter().any(|name| memmem(head, name))
}

fn no_workbook() -> Diagnostic {
    let message = words::not_a_workbook();
    Diagnostic::error(Code::Syntax, Span::default(), message)
}

fn not_xml() -> Diagnostic {
    let message = words::workbook_written_oddly();
    Diagnostic::error(Code::Syntax, Span::default(), message)
}

fn zip_fault(error: &ZipError) -> Diagnostic {
    damaged(error)
}

pub(super) fn damaged(error: &dyn std::error::Error) -> Diagnostic {
    let why = sentence(&error.to_string());
    let message = words::workbook_damaged(&why);
    Diagnostic::error(Code::Syntax, Span::default(), message)
}
