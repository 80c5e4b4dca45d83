//! What the fields of a form are called in `XLSForm`, and so in what Kobo and ODK export.
//!
//! There, a point makes a program drop columns and a hyphen separates groups; a name begins with a letter. So `-` and `.`
//! become `_`, and a name that would begin with a digit gets `q_` before it. Parts of a question stand behind two lines:
//! `portal__evidence`. Writer and reader go by the names made here; a rubric whose names would be one is refused.

use std::collections::HashMap;

use crate::base::lang::Message;
use crate::model::rubric::AnswerKind;

use super::plan::{Part, Plan};
use super::words;

/// The answer "none of these" to a checklist.
pub const NONE: &str = "none";

/// The names of the fields about the agency and the sheet: those of the columns of a table.
pub const ABOUT: [&str; 8] =
    ["rubric", "name", "code", "scheme", "kind", "period", "assessor", "illustrative"];

/// The name of an id: of a question, an option or an item.
#[must_use]
pub fn name(id: &str) -> String {
    let plain = id.replace(['-', '.'], "_");
    if plain.starts_with(|c: char| c.is_ascii_digit()) { format!("q_{plain}") } else { plain }
}

/// What stands behind the name of the question in the name of a part; an item has no name of its own.
#[must_use]
pub const fn suffix(part: Part) -> &'static str {
    match part {
        Part::Answer | Part::Item(_) => "",
        Part::Of => "__of",
        Part::Total => "__total",
        Part::Na => "__na",
        Part::Evidence => "__evidence",
        Part::Note => "__note",
    }
}

/// The name of a part of a question.
#[must_use]
pub fn part(question: &str, part: Part) -> String {
    format!("{}{}", name(question), suffix(part))
}

/// Refuses a rubric in which two fields, or two options of a question, would have one name.
///
/// # Errors
/// Which two, and the name.
pub fn check(plan: &Plan<'_>) -> Result<(), Message> {
    let mut fields: HashMap<String, &str> = HashMap::new();
    let mut add = |name: String, id| match fields.insert(name.to_lowercase(), id) {
        Some(other) => Err(words::names_collide(other, id, &name)),
        None => Ok(()),
    };
    for about in ABOUT {
        add(about.to_owned(), about)?;
    }
    for asked in &plan.asked {
        let id = asked.question.id.as_str();
        add(name(id), id)?;
        for field in asked.fields.iter().filter(|field| !suffix(field.part).is_empty()) {
            add(part(id, field.part), id)?;
        }
        let choices = match &asked.question.answer {
            AnswerKind::Choice { options, .. } => options,
            AnswerKind::Checklist { items } => items,
            _ => continue,
        };
        let is_checklist = matches!(asked.question.answer, AnswerKind::Checklist { .. });
        let mut known: HashMap<String, &str> = HashMap::new();
        if is_checklist {
            known.insert(NONE.to_owned(), NONE);
        }
        for choice in choices {
            let name = name(&choice.id);
            if let Some(other) = known.insert(name.to_lowercase(), &choice.id) {
                return Err(words::names_collide(other, &choice.id, &name));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_letters_digits_and_lines() {
        assert_eq!(name("once-only-dossiers"), "once_only_dossiers");
        assert_eq!(name("3.1.1"), "q_3_1_1");
        assert_eq!(part("a-b", Part::Total), "a_b__total");
    }
}
