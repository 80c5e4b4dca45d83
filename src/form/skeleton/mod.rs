//! A new rubric to begin with: a small one with a question of each kind, or a copy of a built-in one, each with golden
//! cases beside it.

use crate::base::diagnostic::nearest;
use crate::base::error::Error;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::model::rubric::builtin::Builtin;
use crate::model::rubric::is_id;

use super::words;

const RUBRIC: &str = include_str!("rubric.yaml");
const CASES: &str = include_str!("cases.yaml");

/// What stands for the id in the files above.
const ID: &str = "RUBRIC-ID";

/// The files of a new rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// The rubric.
    pub rubric: String,
    /// Its golden cases.
    pub cases: Option<String>,
}

/// The files of a new rubric with this id, from a built-in one if it is named.
///
/// # Errors
/// That it can have no such id, or that there is no such rubric.
pub fn begin(id: &str, from: Option<&str>) -> Result<New, Message> {
    if !is_id(id) {
        return Err(words::name_is_no_id(&quoted(id)));
    }
    if Builtin::find(id).is_some() {
        return Err(words::id_is_taken(id));
    }
    let Some(from) = from else { return Ok(blank(id)) };
    Builtin::find(from).map(|builtin| copy(builtin, id)).ok_or_else(|| {
        let nearest = nearest(from, Builtin::all().iter().map(|builtin| builtin.id));
        Error::NoRubric { id: from.to_owned(), nearest }.message()
    })
}

/// A commented rubric with three stages, three dimensions and a question of each kind.
#[must_use]
pub fn blank(id: &str) -> New {
    New { rubric: RUBRIC.replace(ID, id), cases: Some(CASES.replace(ID, id)) }
}

/// A copy of a built-in rubric under another id, with its cases.
#[must_use]
pub fn copy(of: &Builtin, id: &str) -> New {
    let renamed = |text: &str| {
        let line = |line: &str| match line.strip_prefix("rubric:") {
            Some(old) => Some(format!("rubric: {}", old.trim().replacen(of.id, id, 1))),
            // Where the schemas of this repository lie is nowhere in another folder.
            None if line.starts_with("# yaml-language-server:") => None,
            None => Some(line.to_owned()),
        };
        let lines: Vec<String> = text.lines().filter_map(line).collect();
        lines.join("\n") + "\n"
    };
    let cases = Some(of.cases).filter(|cases| !cases.is_empty());
    New { rubric: renamed(of.yaml), cases: cases.map(renamed) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::base::lang::Lang;

    #[test]
    fn a_new_rubric_has_an_id_of_its_own() {
        let new = begin("mine", None).unwrap();
        assert!(new.rubric.contains("\nrubric: mine\n") && !new.rubric.contains(ID));
        assert!(new.cases.unwrap().contains("\nrubric: mine@0.1\n"));
        let copy = begin("mine", Some("three-level-handbook")).unwrap();
        assert!(copy.rubric.lines().any(|line| line == "rubric: mine"));
        assert!(copy.cases.unwrap().lines().any(|line| line == "rubric: mine@1"));
        for (id, from) in [("a b", None), ("", None), ("digital-government", None), ("mine", Some("no-such"))]
        {
            assert!(begin(id, from).is_err(), "{id}");
        }
        let near = begin("mine", Some("digital-goverment")).unwrap_err().get(Lang::En);
        assert!(near.ends_with("did you mean `digital-government`?"), "{near}");
    }
}
