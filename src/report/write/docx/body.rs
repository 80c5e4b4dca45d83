//! The text of a paper: paragraphs, lists, the head and the end, sections.

use std::fmt::Write as _;

use crate::report::block::{Block, Document, Headline, Item, Kind, Line, Paper, Role, Text};

use super::pen::Pen;
use super::table;

/// The width of the text of an upright page, and of a wide one, in twentieths of a point.
const UPRIGHT: usize = 9_355;
const WIDE: usize = 14_287;

/// The list of bullets; lists of numbers come after it, one each, so that each begins anew.
const BULLETS: usize = 1;

/// The text that is being put together.
pub(super) struct Body<'p> {
    paper: &'p Paper,
    /// What writes it.
    pub(super) pen: Pen,
    /// With which number each list of numbers begins.
    numbered: Vec<usize>,
    has_title: bool,
}

impl<'p> Body<'p> {
    pub(super) fn new(paper: &'p Paper) -> Self {
        let text = String::from(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
        );
        Self { paper, pen: Pen { text, width: UPRIGHT }, numbered: Vec::new(), has_title: false }
    }

    /// All of it.
    pub(super) fn paper(&mut self) {
        self.beside(&self.paper.head);
        self.document(&self.paper.body);
        if self.paper.end.iter().any(|lines| !lines.is_empty()) {
            self.pen.text.push_str("<w:p/>");
        }
        self.beside(&self.paper.end);
        if self.paper.annexes.is_empty() {
            self.section(false);
        } else {
            self.pen.text.push_str("<w:p><w:pPr>");
            self.section(false);
            self.pen.text.push_str("</w:pPr></w:p>");
            self.pen.width = WIDE;
            for (at, annex) in self.paper.annexes.iter().enumerate() {
                if at > 0 {
                    self.pen.text.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#);
                }
                self.has_title = false;
                self.document(annex);
            }
            self.section(true);
        }
        self.pen.text.push_str("</w:body></w:document>");
    }

    /// The page of what stands before: A4, upright or wide.
    fn section(&mut self, is_wide: bool) {
        let page = if is_wide {
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" w:bottom="850" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/>"#
        } else {
            r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>"#
        };
        let kind = if is_wide { r#"<w:type w:val="nextPage"/>"# } else { "" };
        let _ = write!(
            self.pen.text,
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{kind}{page}</w:sectPr>"#
        );
    }

    fn document(&mut self, document: &Document) {
        for block in &document.in_line().blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text, aside) => {
                let style = if self.has_title { "Subtitle" } else { "Title" };
                self.has_title = true;
                self.pen.paragraph(style, "", text);
                if !aside.is_empty() {
                    self.pen.paragraph("Subtitle", "", aside);
                }
            }
            Block::Heading(level, text) => {
                let style = match level {
                    0..=2 => "Heading1",
                    3 => "Heading2",
                    _ => "Heading3",
                };
                self.pen.paragraph(style, "", text);
            }
            Block::Paragraph(text) | Block::Line(text) => self.pen.paragraph("Normal", "", text),
            Block::Note(text) => self.pen.paragraph("Note", "", text),
            Block::Headline(headline) => self.headline(headline),
            Block::List(kind, items) => self.list(*kind, items),
            Block::Table(table) | Block::Long(table) => table::write(&mut self.pen, table),
            Block::Finding(finding) => {
                let said = format!("{}:{}: {}", finding.file, finding.place, finding.message);
                self.pen.paragraph("Fact", "", &Text::plain(said));
            }
            // What is left out in a document that is in line.
            Block::Beside(_) | Block::Folded(_) | Block::Chart(..) | Block::Contents => {}
        }
    }

    fn headline(&mut self, headline: &Headline) {
        let Headline { text, aside, below, .. } = headline;
        let mut said = Text::new(Role::Strong, text.words());
        if !aside.is_empty() {
            said = said.and(Role::Strong, format!("; {}", aside.words()));
        }
        self.pen.paragraph("Normal", "", &said.and(Role::Strong, "."));
        for text in below {
            self.pen.paragraph("Normal", "", text);
        }
    }

    fn list(&mut self, kind: Kind, items: &[Item]) {
        let number = kind.first().map(|first| {
            self.numbered.push(first);
            BULLETS + self.numbered.len()
        });
        for item in items {
            match (kind, number) {
                // A long digest would tear the words before it apart.
                (Kind::Facts, _) => self.pen.paragraph("Normal", r#"<w:jc w:val="left"/>"#, &item.text),
                (_, number) => {
                    let number = number.unwrap_or(BULLETS);
                    let properties =
                        format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>"#);
                    self.pen.paragraph("ListParagraph", &properties, &item.text);
                }
            }
            self.facts(&item.below);
        }
    }

    fn facts(&mut self, items: &[Item]) {
        for item in items {
            self.pen.paragraph("Fact", "", &item.text);
            self.facts(&item.below);
        }
    }

    /// Lines side by side, without borders.
    fn beside(&mut self, parts: &[Vec<Line>; 2]) {
        if parts.iter().all(Vec::is_empty) {
            return;
        }
        let left = if self.paper.administrative { self.pen.width * 2 / 5 } else { self.pen.width / 2 };
        let right = self.pen.width - left;
        let _ = write!(
            self.pen.text,
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid><w:tr>"#,
            left + right
        );
        for (lines, width) in parts.iter().zip([left, right]) {
            let _ = write!(self.pen.text, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
            for line in lines {
                self.line(line);
            }
            if lines.is_empty() {
                self.pen.text.push_str("<w:p/>");
            }
            self.pen.text.push_str("</w:tc>");
        }
        self.pen.text.push_str("</w:tr></w:tbl><w:p/>");
    }

    fn line(&mut self, line: &Line) {
        let (text, run) = match line {
            Line::Plain(text) => (text.as_str(), ""),
            Line::Strong(text) => (text.as_str(), "<w:b/>"),
            Line::Ruled(text) => (text.as_str(), r#"<w:b/><w:u w:val="single"/>"#),
            Line::Slanted(text) => (text.as_str(), "<w:i/>"),
            Line::Room => {
                for _ in 0..3 {
                    self.pen.text.push_str(r#"<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr></w:p>"#);
                }
                return;
            }
        };
        self.pen.text.push_str(r#"<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr>"#);
        self.pen.run(text, run);
        self.pen.text.push_str("</w:p>");
    }

    /// The lists: one of bullets, and those of numbers, each with where it begins.
    pub(super) fn numbering(&self) -> String {
        let level = |format: &str, text: &str| {
            format!(
                r#"<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="397"/></w:pPr></w:lvl>"#
            )
        };
        let mut out = String::from(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        );
        let kinds = [level("bullet", "–"), level("decimal", "%1.")];
        for (at, level) in kinds.iter().enumerate() {
            let _ = write!(
                out,
                r#"<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>"#
            );
        }
        let _ = write!(out, r#"<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>"#);
        for (at, first) in self.numbered.iter().enumerate() {
            let _ = write!(
                out,
                r#"<w:num w:numId="{}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>"#,
                BULLETS + 1 + at
            );
        }
        out.push_str("</w:numbering>");
        out
    }
}
