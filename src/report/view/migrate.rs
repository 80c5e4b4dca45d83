//! What it takes to bring an answer sheet to another version of its rubric.

use crate::base::lang::Lang;
use crate::cases::against::{Dropped, Migration};
use crate::model::rubric::Question;
use crate::report::block::{Block, Document, Item, Kind, Role, Text};
use crate::report::words as common;

use super::words::migrate as words;

/// What was renamed, and what is left for a person to do.
#[must_use]
pub fn document(migration: &Migration<'_>, lang: Lang) -> Document {
    let mut document = Document::default();
    document.push(Block::Title(Text::new(Role::Strong, versions(migration)), Text::default()));
    let mut section = |heading: fn(Lang, usize) -> String, items: Vec<Item>| {
        if !items.is_empty() {
            document.heading(2, heading(lang, items.len()));
            document.list(Kind::Bullets, items);
        }
    };
    let id = |question: &Question| Text::new(Role::Strong, question.id.as_str());
    let named =
        |question: &Question| id(question).and(Role::Plain, format!(": {}", common::name(question, lang)));
    let (old, new) = (&migration.old.questions, &migration.new.questions);
    let renamed = migration.renamed.iter().map(|one| {
        let of = one.of.as_ref().map(|of| format!("{of}: ")).unwrap_or_default();
        Item::new(format!("{of}{} → {}", one.from, one.to))
    });
    section(words::renamed, renamed.collect());
    let added = migration.added.iter().filter_map(|&at| new.get(at));
    section(words::added, added.map(|question| Item::new(named(question))).collect());
    let dropped = migration.dropped.iter().filter_map(|one: &Dropped| {
        let alike = one.alike.and_then(|at| new.get(at)).map(|question| words::alike(lang, &question.id));
        let kept = if one.is_comment { words::commented(lang) } else { words::by_hand(lang) };
        let remarks: Vec<String> = alike.into_iter().chain([kept.to_owned()]).collect();
        Some(Item::new(id(old.get(one.question)?).and(Role::Plain, format!(": {}", remarks.join("; ")))))
    });
    section(words::dropped, dropped.collect());
    let changed = migration.changed.iter().map(|change| {
        Item::new(
            Text::new(Role::Strong, format!("{}: ", change.subject))
                .then(Text::plain(change.message.get(lang))),
        )
    });
    section(words::changed, changed.collect());
    let unfit = migration.unfit.iter().filter_map(|&at| old.get(at));
    section(words::unfit, unfit.map(|question| Item::new(named(question))).collect());
    if document.blocks.len() == 1 {
        document.paragraph(words::fits(lang));
    }
    document
}

/// The same in one line.
#[must_use]
pub fn line(migration: &Migration<'_>, lang: Lang) -> Document {
    let review = migration.changed.len() + migration.unfit.len();
    let (renamed, added, dropped) = (migration.renamed.len(), migration.added.len(), migration.dropped.len());
    let line = format!("{}: {}", versions(migration), words::line(lang, renamed, added, dropped, review));
    Document { blocks: vec![Block::Line(Text::plain(line))] }
}

fn versions(migration: &Migration<'_>) -> String {
    let Migration { old, new, .. } = migration;
    format!("{} {} → {} {}", old.id, old.version, new.id, new.version)
}
