//! A form as YAML: an answer sheet with explanations, which needs nothing else open while it is filled in.
//!
//! Left as it is, it is a sheet in which nothing is answered.

use crate::base::lang::Lang;
use crate::base::quote::clean;

use super::plan::{Asked, Part, Plan};
use super::text::{Sheet, has_items, is_chosen, items, quoted, quoted_list, value};
use super::words;

/// Writes a form.
#[must_use]
pub fn write(plan: &Plan<'_>, lang: Lang) -> String {
    let mut sheet = Sheet::default();
    let how = [words::fill_in_yaml(lang), words::evidence_in_text(lang), words::na_in_text(lang)];
    sheet.head(plan, lang, &how);
    let about = &plan.about;
    let name = if about.agency.name.is_empty() { words::nameless(lang) } else { &about.agency.name };
    let said = |key: &str, text: Option<&str>, hint: &str| match text {
        Some(text) => format!("{key}: {}", quoted(text)),
        None => format!("{key}:  # {hint}"),
    };
    sheet.line(&format!("rubric: {}", word(&plan.reference())));
    sheet.line("agency:");
    sheet.line(&format!("  name: {}", quoted(name)));
    sheet.line(&format!("  {}", said("code", about.agency.code.as_deref(), words::code_hint(lang))));
    if about.agency.scheme.is_some() || about.agency.kind.is_none() {
        sheet
            .line(&format!("  {}", said("scheme", about.agency.scheme.as_deref(), words::scheme_hint(lang))));
    }
    let kinds = "ministry, province, department, commune";
    sheet.line(&match about.agency.kind {
        Some(kind) => format!("  kind: {}", kind.as_str()),
        None => format!("  kind:  # {kinds}"),
    });
    sheet.line(&said("period", about.period.as_deref(), words::period_hint(lang)));
    sheet.line(&said("assessor", about.assessor.as_deref(), words::assessor_hint(lang)));
    if about.illustrative {
        sheet.line("illustrative: yes");
    }
    sheet.line("");
    sheet.line("answers:");
    for group in &plan.groups {
        sheet.group("  ", &group.number, &plan.path(group.dimension, lang));
        sheet.line("");
        for asked in plan.of(group) {
            sheet.question("  ", plan, asked, words::any_of(lang), lang);
            question(&mut sheet, asked, lang);
            sheet.line("");
        }
    }
    sheet.text.truncate(sheet.text.trim_end().len());
    sheet.line("");
    sheet.text
}

fn question(sheet: &mut Sheet, asked: &Asked<'_>, lang: Lang) {
    sheet.line(&format!("  {}:", word(&asked.question.id)));
    if let [reason] = asked.old(Part::Na) {
        sheet.line(&format!("    na: {}", quoted(reason)));
    } else {
        answer(sheet, asked, lang);
        if asked.allows_na() {
            sheet.line(&format!("    # na: \"{}\"", words::reason_hint(lang)));
        }
    }
    let evidence = asked.old(Part::Evidence);
    let evidence = if evidence.is_empty() { String::new() } else { format!(" {}", quoted_list(evidence)) };
    sheet.line(&format!("    evidence:{evidence}"));
    let note = asked.old(Part::Note).first().map(|note| format!(" {}", quoted(note)));
    sheet.line(&format!("    note:{}", note.unwrap_or_default()));
}

fn answer(sheet: &mut Sheet, asked: &Asked<'_>, lang: Lang) {
    let Some(items) = items(asked, lang) else {
        let value = value(asked).map(|value| if is_chosen(asked) { word(&value) } else { value });
        let value = value.map(|value| format!(" {value}"));
        sheet.line(&format!("    value:{}", value.unwrap_or_default()));
        return;
    };
    let is_none = has_items(asked) && !items.iter().any(|(.., is_ticked)| *is_ticked);
    sheet.line(if is_none { "    value: []" } else { "    value:" });
    for (id, title, is_ticked) in items {
        let mark = if is_ticked { "" } else { "# " };
        sheet.line(&format!("      {mark}- {}  # {}", word(id), clean(title)));
    }
}

/// An id; in quotes where a reader would take it for something else.
pub(super) fn word(id: &str) -> String {
    const TAKEN: [&str; 11] = ["yes", "no", "true", "false", "on", "off", "null", "y", "n", "nan", "inf"];
    let is_plain = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && !TAKEN.contains(&id.to_ascii_lowercase().as_str());
    if is_plain { id.to_owned() } else { quoted(id) }
}
