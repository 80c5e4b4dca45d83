//! The bytes of a text → UTF-8, as they come.
//!
//! A byte order mark says what the bytes are; else somebody may say it ([`named`]); else zero bytes tell UTF-16, for no
//! other text has them. All other texts are taken for UTF-8. What is not UTF-8 is never guessed: whoever reads the cells
//! says so, with the encodings that fit and how a word reads in each ([`likely`]).
//!
//! Windows-1258 writes the tones of Vietnamese behind their vowels; they are put together here (Unicode normalisation form
//! C), so that a letter is one character in every place that is named. Decoding is that of the WHATWG (`encoding_rs`).

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use encoding_rs::{
    BIG5, Decoder, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1258,
};
use memchr::memchr;
use unicode_normalization::UnicodeNormalization;

use crate::syntax::format::foreign;

/// How much is looked at to tell UTF-16.
const HEAD: usize = 4_096;

/// How much is decoded at a time.
const CHUNK: usize = 64 << 10;

/// The encoding of this name, as browsers know it: `windows-1258`, `cp1251`, `utf-16le`, `shift_jis`, ….
#[must_use]
pub fn named(name: &str) -> Option<&'static Encoding> {
    let odd = ["replacement", "x-user-defined"];
    Encoding::for_label(name.as_bytes())
        .filter(|found| !odd.contains(&found.name().to_ascii_lowercase().as_str()))
}

/// The beginning of a file as text, to tell what it is.
#[must_use]
pub fn beginning(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..CHUNK).unwrap_or(bytes);
    match told(head) {
        Some(encoding) => encoding.decode(head).0,
        None => String::from_utf8_lossy(head),
    }
}

/// What the beginning of a file says of its encoding; nothing if that is UTF-8, or not said.
fn told(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding).filter(|it| *it != UTF_8);
    }
    // Files of Office have zeros, too.
    if foreign(head).is_some() {
        return None;
    }
    let head = head.get(..HEAD).unwrap_or(head);
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Letters of Europe have one each, and all tables have separators and line breaks.
    let is_16 = |zeros: usize, others: usize| zeros * 8 >= head.len() && zeros > others * 8;
    match () {
        () if head.is_empty() => None,
        () if is_16(odd, even) => Some(UTF_16LE),
        () if is_16(even, odd) => Some(UTF_16BE),
        () => None,
    }
}

/// A text as UTF-8; `said` is what somebody says it is, which a byte order mark overrules.
///
/// # Errors
/// That the system does not give the bytes.
pub(super) fn decoded<'i>(
    mut reader: Box<dyn Read + Send + 'i>,
    said: Option<&'static Encoding>,
) -> io::Result<Box<dyn Read + Send + 'i>> {
    let mut head = Vec::with_capacity(HEAD);
    reader.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let by_itself =
        if said.is_some() && Encoding::for_bom(&head).is_none() { None } else { Some(told(&head)) };
    let encoding = by_itself.unwrap_or(said).filter(|it| *it != UTF_8);
    let whole = Cursor::new(head).chain(reader);
    Ok(match encoding {
        None => Box::new(whole),
        Some(encoding) => Box::new(Decoding::new(whole, encoding)),
    })
}

/// Decodes while it reads.
struct Decoding<R> {
    reader: R,
    decoder: Decoder,
    /// Whether tones stand behind their vowels.
    composes: bool,
    bytes: Vec<u8>,
    text: String,
    /// What of the text has been handed out.
    given: usize,
    /// What of it may be: the last letter may still get a tone.
    ready: usize,
    all_read: bool,
}

impl<R: Read> Decoding<R> {
    fn new(reader: R, encoding: &'static Encoding) -> Self {
        Self {
            reader,
            decoder: encoding.new_decoder_with_bom_removal(),
            composes: encoding == WINDOWS_1258,
            bytes: vec![0; CHUNK],
            text: String::new(),
            given: 0,
            ready: 0,
            all_read: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.text.drain(..self.given);
        self.given = 0;
        while self.text.len() <= self.held() && !self.all_read {
            let read = match self.reader.read(&mut self.bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            self.all_read = read == 0;
            let bytes = self.bytes.get(..read).unwrap_or_default();
            let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * CHUNK);
            if self.composes {
                let mut marked = String::with_capacity(room);
                // There is room for all of it.
                let _ = self.decoder.decode_to_string(bytes, &mut marked, self.all_read);
                compose(&marked, &mut self.text);
            } else {
                self.text.reserve(room);
                let _ = self.decoder.decode_to_string(bytes, &mut self.text, self.all_read);
            }
        }
        self.ready = self.text.len() - self.held();
        Ok(())
    }

    /// How many bytes at the end of the text wait for what follows.
    fn held(&self) -> usize {
        let last = self.text.chars().next_back().filter(|_| self.composes && !self.all_read);
        last.map_or(0, char::len_utf8)
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready {
            self.fill()?;
        }
        let rest = self.text.as_bytes().get(self.given..self.ready).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(out), Some(rest)) = (out.get_mut(..count), rest.get(..count)) {
            out.copy_from_slice(rest);
        }
        self.given += count;
        Ok(count)
    }
}

/// Adds a text in which tones are characters of their own, and puts each together with the letter before it.
fn compose(text: &str, out: &mut String) {
    let mut rest = text;
    // U+0300 to U+033F begin with this byte, and nothing else does.
    while let Some(at) = memchr(0xcc, rest.as_bytes()) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let mut behind = behind.chars();
        let letter = out.pop();
        out.extend(letter.into_iter().chain(behind.next()).nfc());
        rest = behind.as_str();
    }
    out.push_str(rest);
}

/// The encodings that a line which is not UTF-8 may be in, the likeliest first, each with how the word at a place reads in
/// it; none if it is UTF-8 with damage.
pub(super) fn likely(line: &[u8], at: usize) -> Vec<(&'static str, String)> {
    const KNOWN: [&Encoding; 7] =
        [WINDOWS_1258, WINDOWS_1252, WINDOWS_1251, GB18030, BIG5, SHIFT_JIS, EUC_KR];
    const MOST: usize = 3;
    let (mut whole, mut bad) = (0, 0);
    for chunk in line.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    if whole > bad {
        return Vec::new();
    }
    let is_word = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() || *byte == b' ';
    let (before, behind) = line.split_at(at.min(line.len()));
    let start = before.len() - before.iter().rev().take(20).take_while(|byte| is_word(byte)).count();
    let end = at + behind.iter().take(20).take_while(|byte| is_word(byte)).count();
    let word = line.get(start..end).unwrap_or_default();
    let reads = |encoding: &&'static Encoding| {
        let text = |bytes| encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let fits = text(line).is_some_and(|text| is_plausible(encoding, &text));
        let word = text(word).filter(|_| fits)?;
        Some((*encoding, word.trim().nfc().collect::<String>()))
    };
    let found: Vec<_> = KNOWN.iter().filter_map(reads).take(MOST).collect();
    found.into_iter().map(|(encoding, word)| (encoding.name(), word)).collect()
}

/// Whether a text reads as one that people write in an encoding.
fn is_plausible(encoding: &'static Encoding, text: &str) -> bool {
    let composed: String = text.nfc().collect();
    let mut words = composed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    let is_mark = |c: char| ('\u{300}'..'\u{370}').contains(&c);
    if composed.chars().any(|c| c.is_control() && !c.is_ascii()) || composed.chars().any(is_mark) {
        return false;
    }
    let is_latin =
        |c: char| c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1e00}'..'\u{1f00}').contains(&c);
    let is_cyrillic = |c: char| ('\u{400}'..'\u{500}').contains(&c);
    // Words with three such letters in a row are those of another script.
    let has_run = |word: &str| word.split(|c: char| c.is_ascii()).any(|run| run.chars().count() > 2);
    match encoding {
        it if it == WINDOWS_1258 => words.all(|word| word.chars().all(is_latin)),
        it if it == WINDOWS_1252 => words.all(|word| word.chars().all(is_latin) && !has_run(word)),
        it if it == WINDOWS_1251 => words.all(|word| word.chars().all(is_cyrillic)),
        _ => words.all(|word| !word.chars().any(|c| c.is_ascii() || is_latin(c)) && word.chars().count() > 1),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time, as a pipe does.
    struct Slowly<'b>(&'b [u8]);

    impl Read for Slowly<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = out.len().min(3);
            self.0.read(&mut out[..count])
        }
    }

    fn read(bytes: &[u8], said: Option<&'static Encoding>) -> String {
        let mut texts = [String::new(), String::new()];
        decoded(Box::new(bytes), said).unwrap().read_to_string(&mut texts[0]).unwrap();
        decoded(Box::new(Slowly(bytes)), said).unwrap().read_to_string(&mut texts[1]).unwrap();
        assert_eq!(texts[0], texts[1]);
        texts[0].clone()
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    const TABLE: &str = "name;portal\nTỉnh Minh Họa Ậ 🇻🇳;yes\n";

    #[test]
    fn utf_16_is_told_by_its_mark_or_its_zeros() {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(read(&utf_16(TABLE, bytes), None), TABLE);
            assert_eq!(read(&utf_16(&format!("\u{feff}{TABLE}"), bytes), None), TABLE);
            assert_eq!(read(&utf_16(&format!("\u{feff}{TABLE}"), bytes), Some(WINDOWS_1258)), TABLE);
            assert_eq!(beginning(&utf_16(TABLE, bytes)), TABLE);
        }
        assert_eq!(read(TABLE.as_bytes(), None), TABLE);
        assert_eq!(
            read(format!("\u{feff}{TABLE}").as_bytes(), Some(WINDOWS_1252)),
            format!("\u{feff}{TABLE}")
        );
        assert_eq!(read(b"", None), "");
        assert_eq!(read(b"a", None), "a");
    }

    #[test]
    fn tones_are_put_together_with_their_vowels() {
        // Base letters with their own marks are in the code page, tones follow them.
        let bytes = b"Ti\xd2nh Minh Ho\xf2a, \xd0\xe2\xccu \xfd\xf2 \xe3\xf2 \xe2\xf2 \xd5\xec\n\xcc";
        assert_eq!(read(bytes, Some(WINDOWS_1258)), "Tỉnh Minh Họa, Đầu ự ặ ậ Ớ\n\u{300}");
    }

    #[test]
    fn a_long_text_is_the_same_whatever_its_pieces() {
        let text = "Tỉnh Minh Họa ".repeat(20_000);
        let bytes = b"Ti\xd2nh Minh Ho\xf2a ".repeat(20_000);
        assert_eq!(read(&bytes, named("cp1258")), text);
    }

    #[test]
    fn encodings_have_the_names_that_browsers_know() {
        for (name, expected) in [
            ("windows-1258", Some("windows-1258")),
            ("CP1251", Some("windows-1251")),
            ("latin1", Some("windows-1252")),
            ("utf8", Some("UTF-8")),
            ("utf-16", Some("UTF-16LE")),
            ("tcvn3", None),
            ("x-user-defined", None),
            ("hz-gb-2312", None),
        ] {
            assert_eq!(named(name).map(Encoding::name), expected, "{name}");
        }
    }

    #[test]
    fn the_encodings_that_fit_are_named_with_what_a_word_reads() {
        for (line, expected) in [
            (
                &b"97,Ti\xd2nh Minh Ho\xf2a,yes"[..],
                "windows-1258 Tỉnh Minh Họa, windows-1252 TiÒnh Minh Hoòa",
            ),
            (b"\xcc\xe8\xed\xf1\xea,yes", "windows-1251 Минск"),
            (b"Stra\xdfe \x96 caf\xe9", "windows-1258 Straße – café, windows-1252 Straße – café"),
            ("T\u{1ec9}nh Minh H\u{1ecd}a \u{111}".as_bytes(), ""),
        ] {
            let at = str::from_utf8(line).err().map_or(0, |error| error.valid_up_to());
            let found =
                likely(line, at).iter().map(|(name, word)| format!("{name} {word}")).collect::<Vec<_>>();
            assert!(found.join(", ").starts_with(expected), "{found:?}");
        }
        let damaged = [&b"T\xe1\xbb\x89nh Minh H\xe1\xbb\x8da \xe1\xbb"[..]];
        assert!(damaged.iter().all(|line| likely(line, 17).is_empty()));
    }
}
