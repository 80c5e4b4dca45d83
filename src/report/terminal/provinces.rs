//! The table of the provinces: which of the 63 became which of the 34, and what one code or name means.

use comfy_table::Cell;

use crate::base::lang::Lang;
use crate::model::provinces::{Ambiguous, Scheme, Unit, UnitKind};

use super::paint::{Paint, finish};
use super::tables::{pad, print, table};
use super::{Options, Page};

/// The 63 units before 1 July 2025 with those of today, and the codes that mean another unit since.
#[must_use]
pub fn provinces(options: Options) -> String {
    let lang = options.lang;
    let mut page = page(options);
    page.paragraph(
        "",
        "",
        &Paint::Bold.on(lang.pick(
            "Provinces and cities under central authority: 63 before 1 July 2025, 34 since",
            "Tỉnh, thành phố trực thuộc trung ương: 63 trước ngày 1/7/2025, nay còn 34",
        )),
    );
    page.gap();
    let mut mapping = table(page.width);
    mapping.set_header(vec![
        lang.pick("Before (scheme pre-2025)", "Trước đó (hệ mã pre-2025)"),
        lang.pick("Since (scheme 2025)", "Từ ngày đó (hệ mã 2025)"),
        "",
    ]);
    for before in Scheme::Before2025.units() {
        let Some(since) = before.successor() else { continue };
        let arrow = if since.is_unchanged() { "  " } else { "→ " };
        let mark = if Ambiguous::of(before.code).is_some() { Paint::Fair.on("!") } else { String::new() };
        mapping.add_row(vec![
            Cell::new(coded(before, lang)),
            Cell::new(format!("{arrow}{}", coded(since, lang))),
            Cell::new(mark),
        ]);
    }
    pad(&mut mapping);
    print(&mut page, &mapping);
    page.heading(lang.pick("! Codes that mean another unit now", "! Mã nay thuộc về đơn vị khác"));
    let mut moved = table(page.width);
    moved.set_header(vec![
        lang.pick("Code", "Mã"),
        lang.pick("Before", "Trước đó"),
        lang.pick("Since", "Từ ngày đó"),
        lang.pick("That name had the code", "Mã cũ của tên này"),
    ]);
    for code in Ambiguous::all() {
        let had = Scheme::Before2025.named(code.since.name).map_or("–", |unit| unit.code);
        moved.add_row(vec![code.since.code, code.before.name_in(lang), code.since.name_in(lang), had]);
    }
    pad(&mut moved);
    print(&mut page, &moved);
    page.gap();
    page.paragraph(
        "",
        "",
        &Paint::Dim.on(lang.pick(
            "Codes: Decision 19/2025/QĐ-TTg (the 34), General Statistics Office (the 63). Đồng Nai is a city since 30 April 2026.",
            "Mã theo Quyết định 19/2025/QĐ-TTg (34 đơn vị) và Tổng cục Thống kê (63 đơn vị). Đồng Nai là thành phố từ ngày 30/4/2026.",
        )),
    );
    finish(&page.text, options.colour)
}

/// What some units are in their schemes.
#[must_use]
pub fn province(units: &[&Unit], options: Options) -> String {
    let lang = options.lang;
    let mut page = page(options);
    for unit in units {
        if !page.text.is_empty() {
            page.gap();
        }
        let name = match lang {
            Lang::En if unit.name != unit.english => format!("{} ({})", unit.english, unit.name),
            _ => unit.name.to_owned(),
        };
        let kind = match unit.kind {
            UnitKind::City => lang.pick("city under central authority", "thành phố trực thuộc trung ương"),
            UnitKind::Province => lang.pick("province", "tỉnh"),
        };
        page.paragraph("", "", &format!("{}, {kind}", Paint::Bold.on(&format!("{} {name}", unit.code))));
        let parts: Vec<_> = unit.formed_from().map(|part| short(part, lang)).collect();
        let (scheme, story) = match (unit.scheme, unit.successor()) {
            (Scheme::Since2025, _) if unit.is_unchanged() => (
                lang.pick("2025, since 1 July 2025", "2025, từ ngày 1/7/2025"),
                lang.pick("unchanged", "không sáp nhập").to_owned(),
            ),
            (Scheme::Since2025, _) => (
                lang.pick("2025, since 1 July 2025", "2025, từ ngày 1/7/2025"),
                format!("{} {}", lang.pick("formed from", "hợp nhất từ"), parts.join(", ")),
            ),
            (Scheme::Before2025, since) => (
                lang.pick("pre-2025, before 1 July 2025", "pre-2025, trước ngày 1/7/2025"),
                match since {
                    Some(since) if !since.is_unchanged() => {
                        let since = short(since, lang);
                        lang.pick(format!("since then part of {since}"), format!("nay thuộc {since}"))
                    }
                    _ => lang.pick("unchanged", "không sáp nhập").to_owned(),
                },
            ),
        };
        let label = Paint::Dim.on(lang.pick("scheme", "hệ mã"));
        page.paragraph("  ", "  ", &format!("{label} {scheme}; {story}"));
    }
    let mut codes: Vec<_> = units.iter().filter_map(|unit| Ambiguous::of(unit.code)).collect();
    codes.dedup();
    for Ambiguous { before, since } in codes {
        let (code, old, new) = (since.code, before.name_in(lang), since.name_in(lang));
        page.gap();
        page.paragraph(
            "! ",
            "  ",
            &lang.pick(
                format!(
                    "{code} was {old} and is now {new}: a sheet that gives this code has to give its `scheme`."
                ),
                format!("Mã {code} trước là {old}, nay là {new}: tệp trả lời dùng mã này phải nêu `scheme`."),
            ),
        );
    }
    finish(&page.text, options.colour)
}

fn page(options: Options) -> Page {
    Page { text: String::with_capacity(8 << 10), width: options.width.clamp(60, 120) }
}

fn coded(unit: &Unit, lang: Lang) -> String {
    let city = if unit.kind == UnitKind::City { lang.pick(" (city)", " (thành phố)") } else { "" };
    format!("{}{city}", short(unit, lang))
}

fn short(unit: &Unit, lang: Lang) -> String {
    format!("{} {}", unit.code, unit.name_in(lang))
}
