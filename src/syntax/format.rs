//! Bytes → text → tree, for each format that is read.

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::Node;
use crate::{syntax::json, syntax::toml, syntax::yaml};

use super::words;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2.
    Yaml,
    /// TOML 1.1.
    Toml,
    /// JSON.
    Json,
}

impl Format {
    /// The format of a file: by the ending of its name, else by how its text begins.
    #[must_use]
    pub fn of(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "yaml" | "yml" => return Self::Yaml,
            "toml" => return Self::Toml,
            "json" => return Self::Json,
            _ => {}
        }
        let first = text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('#'))
            .unwrap_or_default();
        let key = first.split('=').next().unwrap_or_default().trim_end();
        if first.starts_with('{') {
            Self::Json
        } else if first.starts_with('[') && first.ends_with(']')
            || first.contains('=') && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.\"".contains(c))
        {
            Self::Toml
        } else {
            Self::Yaml
        }
    }

    /// Reads a text of this format into a tree.
    ///
    /// # Errors
    /// What makes the text unreadable.
    pub fn parse(self, source: &SourceFile) -> Result<Node<'_>, Vec<Diagnostic>> {
        match self {
            Self::Yaml => yaml::parse(source).map_err(|fault| vec![*fault]),
            Self::Toml => toml::parse(source),
            Self::Json => json::parse(source).map_err(|fault| vec![*fault]),
        }
    }
}

/// What bytes are by their beginning, if that is something that people send for answers, and what to do with it.
///
/// Names lie: a web page is called `.xls`, and a workbook `.yaml`.
#[must_use]
pub fn foreign(bytes: &[u8]) -> Option<Diagnostic> {
    const HEAD: usize = 4_096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let has = |wanted: &[u8]| head.windows(wanted.len()).any(|window| window == wanted);
    let text = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    let begins =
        |wanted: &[u8]| text.get(..wanted.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(wanted));
    let (message, help) = if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        (words::old_office_file(), words::score_as_batch())
    } else if head.starts_with(b"PK\x03\x04") {
        match () {
            () if has(b"opendocument.spreadsheet") => (words::a_workbook(), words::score_as_batch()),
            () if has(b"opendocument") => (words::open_document(), words::save_as_xlsx()),
            () if has(b"xl/") || has(b"[Content_Types].xml") => {
                (words::a_workbook(), words::score_as_batch())
            }
            () => (words::zip_archive(), words::unpack_it()),
        }
    } else if begins(b"<?xml") && has(b"urn:schemas-microsoft-com:office:spreadsheet") {
        (words::xml_spreadsheet(), words::save_as_xlsx())
    } else if begins(b"%PDF-") {
        (words::a_pdf(), words::save_as_xlsx())
    } else if begins(b"<!doctype html") || begins(b"<html") || begins(b"<table") {
        (words::web_page(), words::save_as_xlsx())
    } else {
        return None;
    };
    Some(Diagnostic::error(Code::Syntax, Span::default(), message).help(help))
}

/// The text of a file.
///
/// # Errors
/// The first byte that is not UTF-8, and what the file may be instead.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<SourceFile, Box<Faulty>> {
    if let Some(fault) = foreign(&bytes) {
        return Err(Box::new(Faulty::new(SourceFile::new(name, ""), vec![fault])));
    }
    String::from_utf8(bytes).map(|text| SourceFile::new(name, text)).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let byte = format!("0x{:02X}", bytes[valid]);
        let message = if utf16 { words::utf16() } else { words::not_utf8(&byte) };
        // Shown with the bad bytes replaced; the text before the first of them keeps its place.
        let source = SourceFile::new(name, String::from_utf8_lossy(bytes).into_owned());
        let bom = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let start = valid.saturating_sub(bom);
        let span = Span::new(start, start + '\u{fffd}'.len_utf8());
        let fault = Diagnostic::error(Code::NotUtf8, span, message).help(words::save_as_utf8());
        Box::new(Faulty::new(source, vec![fault]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_by_its_beginning() {
        let said = |bytes: &[u8]| foreign(bytes).map(|fault| fault.message.get(crate::base::lang::Lang::En));
        for (bytes, what) in [
            (&b"\xd0\xcf\x11\xe0\xa1\xb1"[..], "old Office"),
            (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a workbook"),
            (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"",
                "XML",
            ),
            (b"PK\x03\x04....[Content_Types].xml", "a workbook"),
            (b"PK\x03\x04....notes.txt", "zip"),
            (b"  <!DOCTYPE HTML><table>", "web page"),
            (b"\xef\xbb\xbf<html>", "web page"),
            (b"%PDF-1.7", "PDF"),
        ] {
            assert!(said(bytes).is_some_and(|said| said.contains(what)), "{what}");
        }
        for bytes in [&b"agency: {name: A}"[..], b"name,share", b"{}", b"", b"<note>"] {
            assert_eq!(said(bytes), None);
        }
    }

    #[test]
    fn a_text_without_a_name_is_told_by_its_beginning() {
        assert_eq!(Format::of("-", "{\"answers\": {}}"), Format::Json);
        assert_eq!(Format::of("-", "# x\n\n[agency]\n"), Format::Toml);
        assert_eq!(Format::of("-", "period = \"2026\"\n"), Format::Toml);
        assert_eq!(Format::of("-", "agency: {name: \"a = b\"}\n"), Format::Yaml);
        assert_eq!(Format::of("sheet.JSON", "agency:"), Format::Json);
    }
}
