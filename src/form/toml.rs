//! A form as TOML: an answer sheet with explanations. TOML has no blank values, so what is not answered is a comment.

use crate::base::lang::Lang;
use crate::base::quote::clean;

use super::plan::{Asked, Part, Plan};
use super::text::{Sheet, has_items, is_chosen, items, quoted, quoted_list, value};
use super::words;

/// Writes a form.
#[must_use]
pub fn write(plan: &Plan<'_>, lang: Lang) -> String {
    let mut sheet = Sheet::default();
    let how = [words::fill_in_toml(lang), words::evidence_in_text(lang), words::na_in_text(lang)];
    sheet.head(plan, lang, &how);
    let about = &plan.about;
    let name = if about.agency.name.is_empty() { words::nameless(lang) } else { &about.agency.name };
    let said = |key: &str, text: Option<&str>, hint: &str| match text {
        Some(text) => format!("{key} = {}", quoted(text)),
        None => format!("# {key} = \"\"  # {hint}"),
    };
    sheet.line(&format!("rubric = {}", quoted(&plan.reference())));
    sheet.line(&said("period", about.period.as_deref(), words::period_hint(lang)));
    sheet.line(&said("assessor", about.assessor.as_deref(), words::assessor_hint(lang)));
    if about.illustrative {
        sheet.line("illustrative = true");
    }
    sheet.line("");
    sheet.line("[agency]");
    sheet.line(&format!("name = {}", quoted(name)));
    sheet.line(&said("code", about.agency.code.as_deref(), words::code_hint(lang)));
    if about.agency.scheme.is_some() || about.agency.kind.is_none() {
        sheet.line(&said("scheme", about.agency.scheme.as_deref(), words::scheme_hint(lang)));
    }
    let kind = about.agency.kind.map(crate::model::rubric::AgencyKind::as_str);
    sheet.line(&said("kind", kind, "ministry, province, department, commune"));
    sheet.line("");
    sheet.line("[answers]");
    for group in &plan.groups {
        sheet.line("");
        sheet.group("", &group.number, &plan.path(group.dimension, lang));
        for asked in plan.of(group) {
            sheet.line("");
            sheet.question("", plan, asked, words::any_of_toml(lang), lang);
            question(&mut sheet, asked, lang);
        }
    }
    sheet.text
}

fn question(sheet: &mut Sheet, asked: &Asked<'_>, lang: Lang) {
    let id = &asked.question.id;
    let is_bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let key = if is_bare { id.clone() } else { quoted(id) };
    sheet.line(&format!("[answers.{key}]"));
    if let [reason] = asked.old(Part::Na) {
        sheet.line(&format!("na = {}", quoted(reason)));
    } else {
        answer(sheet, asked, lang);
        if asked.allows_na() {
            sheet.line(&format!("# na = \"{}\"", words::reason_hint(lang)));
        }
    }
    let evidence = asked.old(Part::Evidence);
    sheet.line(&if evidence.is_empty() {
        "# evidence = \"\"".to_owned()
    } else {
        format!("evidence = {}", quoted_list(evidence))
    });
    sheet.line(&match asked.old(Part::Note) {
        [note] => format!("note = {}", quoted(note)),
        _ => "# note = \"\"".to_owned(),
    });
}

fn answer(sheet: &mut Sheet, asked: &Asked<'_>, lang: Lang) {
    let Some(items) = items(asked, lang) else {
        let value = value(asked).map(|value| format!("value = {}", word(&value, is_chosen(asked))));
        sheet.line(value.as_deref().unwrap_or("# value ="));
        return;
    };
    let has_any = items.iter().any(|(.., is_ticked)| *is_ticked);
    if has_items(asked) && !has_any {
        sheet.line("value = []");
    }
    let mark = if has_any { "" } else { "# " };
    sheet.line(&format!("{mark}value = ["));
    for (id, title, is_ticked) in items {
        let mark = if is_ticked { "" } else { "# " };
        sheet.line(&format!("{mark}  {},  # {}", quoted(id), clean(title)));
    }
    sheet.line(&format!("{mark}]"));
}

/// A value: numbers and truth values stand bare, ids and ratios in quotes.
fn word(value: &str, is_id: bool) -> String {
    match value {
        _ if is_id || value.contains('/') => quoted(value),
        "yes" => "true".to_owned(),
        "no" => "false".to_owned(),
        _ => value.to_owned(),
    }
}
