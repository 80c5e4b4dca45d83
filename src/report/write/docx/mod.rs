//! A paper as DOCX (ECMA-376, `WordprocessingML`), which an office edits and signs: real headings, lists and tables, every
//! look a style.
//!
//! `LibreOffice` needs the grid of a table and a fixed layout, Word the width of each cell. The same paper gives the same
//! bytes: no times and no names of whoever made it stand in the file.

mod body;
mod pen;
mod style;
mod table;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::report::block::Paper;

use body::Body;
use pen::escaped;

/// The parts of the package that are the same for every paper.
const PARTS: [(&str, &str); 4] = [
    ("[Content_Types].xml", style::CONTENT_TYPES),
    ("_rels/.rels", style::PACKAGE),
    ("word/_rels/document.xml.rels", style::RELATIONS),
    ("word/header1.xml", style::HEADER),
];

/// The paper as the bytes of a file.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn write(paper: &Paper) -> zip::result::ZipResult<Vec<u8>> {
    let mut body = Body::new(paper);
    body.paper();
    let mut file = ZipWriter::new(Cursor::new(Vec::with_capacity(32 << 10)));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let (styles, numbering) = (style::styles(paper), body.numbering());
    let properties = style::properties(&escaped(&paper.title), paper.language);
    let made = [
        ("word/document.xml", body.pen.text.as_str()),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/settings.xml", style::SETTINGS),
        ("docProps/core.xml", &properties),
    ];
    for (name, text) in PARTS.into_iter().chain(made) {
        file.start_file(name, options)?;
        file.write_all(text.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}
