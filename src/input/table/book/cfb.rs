//! Compound files ([MS-CFB]), in which Excel keeps its workbooks of old: a file system in a file.
//!
//! The file is in memory, and nothing is taken for true that it says of its sizes: a chain of sectors is never longer than
//! the file, so one that leads in a circle ends.

use crate::base::lang::Message;

use super::super::words;

/// How such a file begins.
pub(super) const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Sector numbers from here on mean something else.
const LAST: u32 = 0xffff_fffa;

/// The length of an entry of the directory.
const ENTRY: usize = 128;

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    /// The length of a sector.
    sector: usize,
    /// The length below which streams are cut into small sectors.
    cutoff: usize,
    /// The sector behind each sector.
    next: Vec<u32>,
    /// The small sector behind each small sector.
    next_small: Vec<u32>,
    /// What small sectors are cut from.
    small: Vec<u8>,
    directory: Vec<u8>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

impl<'b> Compound<'b> {
    /// Opens a file.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Message> {
        Self::read(bytes).ok_or_else(words::workbook_unreadable)
    }

    fn read(bytes: &'b [u8]) -> Option<Self> {
        let number = |at| u32_at(bytes, at);
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let cutoff = usize::try_from(number(56)?).ok()?;
        let (next, next_small, small) = (Vec::new(), Vec::new(), Vec::new());
        let mut file = Self { bytes, sector, cutoff, next, next_small, small, directory: Vec::new() };
        // Where the table of sectors is: 109 places in the header, further ones in sectors of their own.
        let mut places: Vec<u32> = (0..109).filter_map(|at| number(76 + 4 * at)).collect();
        let mut further = number(68)?;
        let most = bytes.len() / sector + 1;
        for _ in 0..most {
            let Some(list) = file.sector(further).filter(|_| further < LAST) else { break };
            let mut list: Vec<u32> = numbers(list).collect();
            further = list.pop()?;
            places.append(&mut list);
        }
        for place in places.into_iter().filter(|place| *place < LAST).take(most) {
            file.next.extend(numbers(file.sector(place)?));
        }
        file.directory = file.chain(number(48)?, usize::MAX)?;
        file.next_small = numbers(&file.chain(number(60)?, usize::MAX)?).collect();
        // The first entry of the directory is the root, whose stream the small sectors are.
        file.small = file.chain(u32_at(&file.directory, 116)?, usize::MAX)?;
        Some(file)
    }

    /// The bytes of a sector; the last one of a file may be cut off.
    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (usize::try_from(number).ok()? + 1).checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest)).filter(|it| !it.is_empty())
    }

    /// What the sectors from this one on hold, at most so many bytes.
    fn chain(&self, first: u32, most: usize) -> Option<Vec<u8>> {
        let (mut found, mut here) = (Vec::new(), first);
        for _ in 0..=self.bytes.len() / self.sector {
            if here >= LAST || found.len() >= most {
                found.truncate(most);
                return Some(found);
            }
            found.extend_from_slice(self.sector(here)?);
            here = *self.next.get(usize::try_from(here).ok()?)?;
        }
        None
    }

    /// The same of small sectors.
    fn small_chain(&self, first: u32, most: usize) -> Option<Vec<u8>> {
        const SECTOR: usize = 64;
        let (mut found, mut here) = (Vec::new(), first);
        for _ in 0..=self.small.len() / SECTOR {
            if here >= LAST || found.len() >= most {
                found.truncate(most);
                return Some(found);
            }
            let at = usize::try_from(here).ok()?;
            let rest = self.small.get(at * SECTOR..)?;
            found.extend_from_slice(rest.get(..SECTOR).unwrap_or(rest));
            here = *self.next_small.get(at)?;
        }
        None
    }

    /// Where the stream of this name begins, and how long it is.
    fn find(&self, name: &str) -> Option<(u32, usize)> {
        /// An entry that is a stream.
        const STREAM: u8 = 2;
        let wanted: Vec<u16> = name.encode_utf16().collect();
        let is_it = |entry: &&[u8]| {
            let length = u16_at(entry, 64).map_or(0, usize::from) / 2;
            let is_named = wanted.iter().enumerate().all(|(at, unit)| u16_at(entry, 2 * at) == Some(*unit));
            entry.get(66) == Some(&STREAM) && length == wanted.len() + 1 && is_named
        };
        let entry = self.directory.chunks_exact(ENTRY).find(is_it)?;
        Some((u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?))
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream; nothing if there is none of this name, or it is damaged.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (first, size) = self.find(name)?;
        if size < self.cutoff { self.small_chain(first, size) } else { self.chain(first, size) }
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
}
