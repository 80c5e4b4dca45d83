//! How results were computed, and from what: the last part of a report that is read as a page.

use crate::base::lang::Lang;
use crate::model::rubric::Rubric;
use crate::report::block::{Block, Document, Item, Kind, Part, Role, Text};

use super::rubric;
use super::words::report as words;

/// Adds it; `facts` are those that only this kind of report has.
pub(super) fn add(document: &mut Document, of: &Rubric, facts: Vec<Item>, lang: Lang) {
    document.heading(2, words::method(lang));
    document.paragraph(words::exact(lang));
    let mut all = vec![Item::new(Text::labelled(words::rubric(lang), of.name_and_origin(lang)))];
    all.extend(digest(words::rubric_digest(lang), &of.sha256()));
    all.extend(facts);
    let tool = format!("assess {}", env!("CARGO_PKG_VERSION"));
    all.push(Item::new(Text::labelled(words::tool(lang), tool)));
    document.list(Kind::Facts, all);
    let rule = rubric::rule(of, lang);
    document.push(Block::Folded(Part { title: words::rule(lang).into(), number: None, body: rule }));
    if let Some(sources) = rubric::sources(of, lang) {
        let title = words::sources_count(lang, of.sources.len()).into();
        document.push(Block::Folded(Part { title, number: None, body: sources }));
    }
}

/// A digest with what it is of, if there is one.
pub(super) fn digest(label: &str, digest: &str) -> Option<Item> {
    let shown = Text::labelled(label, "").and(Role::Code, digest);
    (!digest.is_empty()).then(|| Item::new(shown))
}
