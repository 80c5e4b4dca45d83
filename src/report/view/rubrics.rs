//! The list of the rubrics that are built in.

use crate::base::lang::Lang;
use crate::model::rubric::builtin::{Builtin, DEFAULT};
use crate::report::block::{Document, Item, Kind, Role, Text};
use crate::report::words::Ladder;

use super::words::document as words;

/// Every built-in rubric with its title and size.
#[must_use]
pub fn document(lang: Lang) -> Document {
    let mut document = Document::default();
    document.heading(2, words::rubrics(lang));
    let item = |builtin: &Builtin| {
        let rubric = builtin.rubric();
        let default =
            if builtin.id == DEFAULT { format!(" ({})", words::default(lang)) } else { String::new() };
        let text =
            Text::new(Role::Code, builtin.id).and(Role::Plain, format!(" {}{default}", rubric.version));
        // A stage that everybody has is one of them.
        let stages = rubric.stages.len() + usize::from(rubric.base.is_some());
        let counts = words::short_counts(lang, Ladder::of(&rubric), stages, rubric.questions.len());
        let below = [Text::plain(rubric.title.get(lang)), Text::new(Role::Quiet, counts)];
        Item { text, below: below.into_iter().map(Item::new).collect() }
    };
    document.list(Kind::Facts, Builtin::all().iter().map(item).collect());
    document
}
