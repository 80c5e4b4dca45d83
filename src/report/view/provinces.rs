//! The table of the provinces: which of the 63 became which of the 34, and what one code or name means.

use crate::base::lang::Lang;
use crate::model::provinces::{Ambiguous, Scheme, Unit, UnitKind};
use crate::report::block::{Block, Cell, Column, Document, Item, Kind, Role, Side, Table, Text};

use super::words::provinces as words;

/// The 63 units before 1 July 2025 with those of today, and the codes that mean another unit since.
#[must_use]
pub fn table(lang: Lang) -> Document {
    let mut document = Document::default();
    document.push(Block::Title(Text::new(Role::Strong, words::title(lang)), Text::default()));
    let row = |before: &Unit| {
        let since = before.successor()?;
        let arrow = if since.is_unchanged() { "  " } else { "→ " };
        let mark = if Ambiguous::of(before.code).is_some() { "!" } else { "" };
        Some(vec![
            Cell::new(coded(before, lang)),
            Cell::new(format!("{arrow}{}", coded(since, lang))),
            Cell::new(Text::new(Role::Fair, mark)),
        ])
    };
    let rows = Scheme::Before2025.units().iter().filter_map(row).collect();
    let columns = vec![
        Column::words(words::before_column(lang)),
        Column::words(words::since_column(lang)),
        Column::of(Side::Left, ""),
    ];
    document.table(Table { columns, rows });
    document.heading(2, words::moved(lang));
    let row = |code: Ambiguous| {
        let had = Scheme::Before2025.named(code.since.name).map_or("–", |unit| unit.code);
        let cells = [code.since.code, code.before.name_in(lang), code.since.name_in(lang), had];
        cells.map(Cell::new).to_vec()
    };
    let columns = vec![
        Column::of(Side::Left, words::code(lang)),
        Column::words(words::before(lang)),
        Column::words(words::since(lang)),
        Column::words(words::had(lang)),
    ];
    document.table(Table { columns, rows: Ambiguous::all().map(row).collect() });
    document.note(words::sources(lang));
    document
}

/// What some units are in their schemes.
#[must_use]
pub fn units(units: &[&Unit], lang: Lang) -> Document {
    let mut items = Vec::new();
    for unit in units {
        let name = match lang {
            Lang::En if unit.name != unit.english => format!("{} ({})", unit.english, unit.name),
            _ => unit.name.to_owned(),
        };
        let kind = match unit.kind {
            UnitKind::City => words::city(lang),
            UnitKind::Province => words::province(lang),
        };
        let title = Text::new(Role::Strong, format!("{} {name}", unit.code));
        let (scheme, story) = story(unit, lang);
        let label = Text::new(Role::Quiet, words::scheme(lang));
        let below = vec![Item::new(label.and(Role::Plain, format!(" {scheme}; {story}")))];
        items.push(Item { text: title.and(Role::Plain, format!(", {kind}")), below });
    }
    let mut document = Document::default();
    document.list(Kind::Facts, items);
    let mut codes: Vec<_> = units.iter().filter_map(|unit| Ambiguous::of(unit.code)).collect();
    codes.dedup();
    for Ambiguous { before, since } in codes {
        let text = words::ambiguous(lang, since.code, before.name_in(lang), since.name_in(lang));
        document.note(Text::new(Role::Fair, "! ").and(Role::Plain, text));
    }
    document
}

/// The scheme of a unit, and what became of it.
fn story(unit: &Unit, lang: Lang) -> (&'static str, String) {
    let unchanged = || words::unchanged(lang).to_owned();
    match (unit.scheme, unit.successor()) {
        (Scheme::Since2025, _) if unit.is_unchanged() => (words::scheme_since(lang), unchanged()),
        (Scheme::Since2025, _) => {
            let parts: Vec<_> = unit.formed_from().map(|part| short(part, lang)).collect();
            (words::scheme_since(lang), words::formed_from(lang, &parts.join(", ")))
        }
        (Scheme::Before2025, Some(since)) if !since.is_unchanged() => {
            (words::scheme_before(lang), words::part_of(lang, &short(since, lang)))
        }
        (Scheme::Before2025, _) => (words::scheme_before(lang), unchanged()),
    }
}

fn coded(unit: &Unit, lang: Lang) -> String {
    let city = if unit.kind == UnitKind::City { words::city_mark(lang) } else { "" };
    format!("{}{city}", short(unit, lang))
}

fn short(unit: &Unit, lang: Lang) -> String {
    format!("{} {}", unit.code, unit.name_in(lang))
}
