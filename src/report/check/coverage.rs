//! What no golden case touches.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use crate::base::lang::Lang;
use crate::cases::Untouched;
use crate::model::rubric::{NONE, Rubric};
use crate::report::terminal::clean;

/// Each case file: how many criteria its cases touch, and what they do not.
#[must_use]
pub fn render(files: &[(&Path, Arc<Rubric>, Untouched)], lang: Lang) -> String {
    files.iter().map(|(path, rubric, untouched)| file(path, rubric, untouched, lang)).collect()
}

fn file(path: &Path, rubric: &Rubric, untouched: &Untouched, lang: Lang) -> String {
    let (all, missing) = (rubric.criteria.len(), untouched.criteria.len());
    let (name, touched) = (clean(&path.display().to_string()), all - missing);
    let mut text = lang.pick(
        format!("{name}: {touched} of {all} criteria are touched by a case\n"),
        format!("{name}: {touched}/{all} tiêu chí có ca kiểm thử\n"),
    );
    for &criterion in &untouched.criteria {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {}", rubric.criterion_id(&rubric.criteria[criterion]));
    }
    for stage in &untouched.stages {
        let stage = stage.checked_sub(1).map_or(NONE, |at| &rubric.stages[at].id);
        text.push_str(&lang.pick(
            format!("  no case expects the stage `{stage}`\n"),
            format!("  không ca kiểm thử nào mong đợi giai đoạn `{stage}`\n"),
        ));
    }
    text
}
