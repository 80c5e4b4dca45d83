//! The differences of two versions of a rubric: the changes by what they need, and whose results move.

use crate::base::lang::Lang;
use crate::cases::against::{Against, Group, Level, Move, Standing, Step};
use crate::model::rubric::{NONE, Rubric};
use crate::report::block::{Block, Cell, Column, Document, Item, Kind, Role, Side, Table, Text};
use crate::report::number::Numbers;
use crate::report::words as common;

use super::Options;
use super::words::against as words;

/// The changes by what they need, the version, and whose results move.
#[must_use]
pub fn document(against: Against<'_>, options: Options) -> Document {
    let lang = options.lang;
    let Against { old, new, comparison, moves, sheets } = against;
    let mut document = Document::default();
    let versions = format!("{} {} → {} {}", old.id, old.version, new.id, new.version);
    document.push(Block::Title(Text::new(Role::Strong, versions), Text::default()));
    for level in [Level::Major, Level::Minor, Level::Patch] {
        let changes = comparison.changes.iter().filter(|change| change.level == level);
        let rows: Vec<Vec<Cell>> = changes
            .map(|change| {
                let message = Text::plain(change.message.get(lang));
                let text = Text::new(Role::Strong, format!("{}: ", change.subject)).then(message);
                vec![Cell::new(Text::new(Role::Code, change.kind.as_str())), Cell::new(text)]
            })
            .collect();
        if !rows.is_empty() {
            document.heading(2, words::level(lang, level.as_str(), rows.len()));
            let columns = vec![Column::of(Side::Left, ""), Column::words("")];
            document.table(Table { columns, rows });
        }
    }
    if comparison.changes.is_empty() {
        document.paragraph(words::nothing_changed(lang));
    }
    document.paragraph(common::version(against, lang));
    document.paragraph(words::moved(lang, moves.len(), sheets));
    let items = moves.iter().map(|moved| one(against, moved, options)).collect();
    document.list(Kind::Facts, items);
    document
}

/// In one line, whether the versions say enough, and what else was checked and found.
#[must_use]
pub fn line(compared: &[Against<'_>], found: Text, lang: Lang) -> Document {
    let mut text = Text::default();
    for against in compared {
        text = text.and(Role::Plain, format!("{} · ", common::version(*against, lang)));
    }
    Document { blocks: vec![Block::Line(text.then(found))] }
}

fn one(against: Against<'_>, moved: &Move<'_>, options: Options) -> Item {
    let lang = options.lang;
    let standing = |rubric: &Rubric, standing: Standing| {
        let index = options.numbers(rubric).maybe(standing.index);
        format!("{} ({index})", stage(rubric, standing))
    };
    let (was, is) = (standing(against.old, moved.old), standing(against.new, moved.new));
    let mut below = Vec::new();
    let lost = moved.sheet.lost.iter().filter_map(|&at| against.old.questions.get(at));
    let lost: Vec<&str> = lost.map(|question| question.id.as_str()).collect();
    if !lost.is_empty() {
        below.push(Item::new(words::lost(lang, &lost.join(", "))));
    }
    match &moved.split {
        Some(steps) => below.extend(steps.iter().map(|each| Item::new(step(against, each, options)))),
        None => below.push(Item::new(words::cannot_split(lang))),
    }
    let name = Text::new(Role::Strong, moved.sheet.name.as_str());
    Item { text: name.and(Role::Plain, format!(": {was} → {is}")), below }
}

fn step(against: Against<'_>, step: &Step, options: Options) -> String {
    let lang = options.lang;
    let change = step.index_change();
    let sign = if change > 0 { "+" } else { "" };
    let points = Numbers::new(options.digits(), lang).points(change);
    let points = common::points(lang, &format!("{sign}{points}"));
    let stages = if step.before.stage == step.after.stage {
        String::new()
    } else {
        format!(", {} → {}", stage(against.new, step.before), stage(against.new, step.after))
    };
    format!("{}: {points}{stages}", group(step.group, lang))
}

const fn group(group: Group, lang: Lang) -> &'static str {
    match group {
        Group::Targets => words::targets(lang),
        Group::Weights => words::weights(lang),
        Group::Gates => words::gates(lang),
        Group::Questions => words::questions(lang),
        Group::Rule => words::rule(lang),
        Group::Answers => words::answers(lang),
    }
}

fn stage(rubric: &Rubric, standing: Standing) -> String {
    match standing.stage.map(|number| number.checked_sub(1)) {
        Some(Some(at)) => rubric.stages.get(at).map_or_else(String::new, |stage| stage.id.clone()),
        Some(None) => NONE.to_owned(),
        None => "–".to_owned(),
    }
}
