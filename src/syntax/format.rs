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

/// The text of a file.
///
/// # Errors
/// The first byte that is not UTF-8, and what the file may be instead.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<SourceFile, Box<Faulty>> {
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
    fn a_text_without_a_name_is_told_by_its_beginning() {
        assert_eq!(Format::of("-", "{\"answers\": {}}"), Format::Json);
        assert_eq!(Format::of("-", "# x\n\n[agency]\n"), Format::Toml);
        assert_eq!(Format::of("-", "period = \"2026\"\n"), Format::Toml);
        assert_eq!(Format::of("-", "agency: {name: \"a = b\"}\n"), Format::Yaml);
        assert_eq!(Format::of("sheet.JSON", "agency:"), Format::Json);
    }
}
