//! What a DOCX consists of beside its text: styles, and the parts that are always the same.
//!
//! The administrative layout follows Decree 30/2020/NĐ-CP, annex I: Times New Roman 13 to 14 points, A4 with margins of 20
//! (top, bottom), 30 (left) and 15 mm (right), page numbers in the middle of the head from the second page on.

use std::fmt::Write as _;

use crate::report::block::Paper;

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

pub(super) const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

pub(super) const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"#;

/// The number of the page.
pub(super) const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#;

pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

/// The properties of the file: a title and a language.
pub(super) fn properties(title: &str, language: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"#
    )
}

/// A paragraph style: its id, name, the one that it is based on, and the properties of paragraphs and runs.
fn style(id: &str, name: &str, based: &str, paragraph: &str, run: &str) -> String {
    let based = if based.is_empty() { String::new() } else { format!(r#"<w:basedOn w:val="{based}"/>"#) };
    format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
    )
}

/// The styles of a paper; sizes are in half points, distances in twentieths of a point.
pub(super) fn styles(paper: &Paper) -> String {
    let (font, size, indent, side) = if paper.administrative {
        ("Times New Roman", 27, r#"<w:ind w:firstLine="567"/>"#, r#"<w:jc w:val="both"/>"#)
    } else {
        ("Calibri", 22, "", r#"<w:jc w:val="left"/>"#)
    };
    let (small, language) = (size - 4, paper.language);
    let fonts = format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>"#);
    let sized = |size: usize| format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
    let spaced =
        |before: usize, after: usize| format!(r#"<w:spacing w:before="{before}" w:after="{after}"/>"#);
    let heading = |id: usize, level: usize, before: usize, run: &str| {
        let properties = format!(
            r#"<w:keepNext/>{}<w:ind w:firstLine="0"/><w:jc w:val="left"/><w:outlineLvl w:val="{level}"/>"#,
            spaced(before, 80)
        );
        style(&format!("Heading{id}"), &format!("heading {id}"), "Normal", &properties, run)
    };
    let centred = r#"<w:ind w:firstLine="0"/><w:jc w:val="center"/>"#;
    let cell = format!(r#"{}<w:ind w:firstLine="0"/><w:jc w:val="left"/>"#, spaced(20, 20));
    let mut out = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{}<w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
        sized(size)
    );
    let _ = write!(
        out,
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>{}{indent}{side}</w:pPr></w:style>"#,
        spaced(60, 60)
    );
    for text in [
        style(
            "Title",
            "Title",
            "Normal",
            &format!("{}{centred}", spaced(240, 60)),
            &format!("<w:b/>{}", sized(size + 1)),
        ),
        style("Subtitle", "Subtitle", "Normal", &format!("{}{centred}", spaced(0, 120)), "<w:b/>"),
        heading(1, 0, 240, "<w:b/>"),
        heading(2, 1, 160, "<w:b/><w:i/>"),
        heading(3, 2, 120, "<w:i/>"),
        style("Head", "Letterhead", "Normal", &format!("{}{centred}", spaced(0, 0)), &sized(size - 2)),
        style("Fact", "Fact", "Normal", r#"<w:ind w:left="567" w:firstLine="0"/>"#, ""),
        style("ListParagraph", "List Paragraph", "Normal", r#"<w:ind w:firstLine="0"/>"#, ""),
        style("Note", "Note", "Normal", "", &format!("<w:i/>{}", sized(small))),
        style("Cell", "Table Text", "Normal", &cell, &sized(small)),
        style("Header", "header", "Normal", &format!("{}{centred}", spaced(0, 0)), ""),
    ] {
        out += &text;
    }
    out += r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>"#;
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(out, r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>"#);
    }
    out += "</w:tblBorders></w:tblPr></w:style></w:styles>";
    out
}
