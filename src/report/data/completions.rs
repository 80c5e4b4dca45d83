//! The words that arguments of the command line mostly take, for completion scripts.

use crate::lint::RULES;
use crate::model::rubric::builtin::Builtin;

/// The words that an argument takes, sorted: ids of built-in rubrics, of their stages, codes of rules.
#[must_use]
pub fn known(argument: &str) -> Vec<String> {
    let mut words: Vec<String> = match argument {
        "rubric" => Builtin::all().iter().map(|builtin| builtin.id.to_owned()).collect(),
        "target" | "require" => {
            let rubrics = Builtin::all().iter().map(Builtin::rubric).filter(|rubric| rubric.method.claims());
            rubrics.flat_map(|rubric| rubric.stages.into_iter().map(|stage| stage.id)).collect()
        }
        "deny" | "warn" | "allow" | "code" => {
            RULES.iter().map(|rule| rule.code.as_str().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    words.sort_unstable();
    words.dedup();
    words
}
