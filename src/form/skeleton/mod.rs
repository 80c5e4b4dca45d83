//! A new rubric to begin with: a small one with a question of each kind, or a copy of a built-in one, each with golden
//! cases beside it.

mod own_words;

use std::path::{Path, PathBuf};

use crate::base::diagnostic::nearest;
use crate::base::error::Error;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::model::rubric::Dimension;
use crate::model::rubric::builtin::Builtin;
use crate::model::rubric::is_id;

use super::words;

/// A dimension of its own, where the rubric that is built on has none that takes a question.
const OWN: &str = include_str!("own_part.yaml");

/// A rubric that builds on another.
const EXTENDS: &str = include_str!("extends.yaml");

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

/// What a new rubric begins with.
#[derive(Clone, Copy, Debug)]
pub enum Start<'i> {
    /// A commented example.
    Blank,
    /// A copy of the built-in rubric with this id.
    Copy(&'i str),
    /// A rubric that builds on the built-in one with this id.
    Extend(&'i str),
}

impl<'i> Start<'i> {
    /// What the caller says: a copy of one rubric, else an extension of one, else neither.
    #[must_use]
    pub fn asked(from: Option<&'i str>, extends: Option<&'i str>) -> Self {
        from.map(Self::Copy).or(extends.map(Self::Extend)).unwrap_or(Self::Blank)
    }
}

/// The files of a new rubric at a path, whose name is its id: the rubric, and perhaps its cases beside it.
///
/// # Errors
/// As of [`begin`].
pub fn files(path: &Path, start: Start<'_>) -> Result<Vec<(PathBuf, String)>, Message> {
    let is_whole = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let mut name = path.as_os_str().to_owned();
    name.push(if is_whole { "" } else { ".yaml" });
    let path = PathBuf::from(name);
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let made = begin(&id, start)?;
    let cases = made.cases.map(|text| (path.with_extension("cases.yaml"), text));
    Ok(std::iter::once((path, made.rubric)).chain(cases).collect())
}

/// The files of a new rubric with this id.
///
/// # Errors
/// That it can have no such id, or that there is no such rubric.
pub fn begin(id: &str, start: Start<'_>) -> Result<New, Message> {
    if !is_id(id) {
        return Err(words::name_is_no_id(&quoted(id)));
    }
    if Builtin::find(id).is_some() {
        return Err(words::id_is_taken(id));
    }
    let (from, made): (&str, fn(&Builtin, &str) -> New) = match start {
        Start::Blank => return Ok(blank(id)),
        Start::Copy(from) => (from, copy),
        Start::Extend(from) => (from, extend),
    };
    Builtin::find(from).map(|builtin| made(builtin, id)).ok_or_else(|| {
        let nearest = nearest(from, Builtin::all().iter().map(|builtin| builtin.id));
        Error::NoRubric { id: from.to_owned(), nearest }.message()
    })
}

/// A rubric that builds on a built-in one: with a question of its own, and what else can be changed as comments.
#[must_use]
pub fn extend(of: &Builtin, id: &str) -> New {
    let rubric = of.rubric();
    // A dimension inside another one would have to stand there; a rubric of such dimensions gets one of its own.
    let is_open = |dimension: &&Dimension| dimension.parent.is_none() && !dimension.questions.is_empty();
    let asked = rubric.dimensions.iter().find(is_open);
    let example = rubric.questions.get(asked.map_or(0, |dimension| dimension.questions.start));
    let target = match rubric.stages.first() {
        Some(stage) if !rubric.method.is_banded() => {
            format!("targets: {{{}: {{is: yes, basis: design-choice}}}}", stage.id)
        }
        _ => "target: {is: yes, basis: design-choice}".to_owned(),
    };
    let major = rubric.version.major;
    let all = [
        ("ID", id),
        ("PARENT", of.id),
        ("MAJOR", &major.to_string()),
        ("DIMENSION", asked.map_or(OWN.trim_end(), |dimension| &dimension.id)),
        ("QUESTION", example.map_or("", |question| &question.id)),
        ("TARGET", &target),
    ];
    let all = all.into_iter().map(|(name, value)| (name, value.to_owned()));
    let text = all.chain(own_words::texts(&rubric.language_codes)).fold(
        EXTENDS.to_owned(),
        |text, (name, value)| {
            // What takes lines of its own needs no blank behind its key.
            let mark = format!("{}«{name}»", if value.starts_with('\n') { " " } else { "" });
            text.replace(&mark, &value)
        },
    );
    New { rubric: text, cases: None }
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
        let new = begin("mine", Start::Blank).unwrap();
        assert!(new.rubric.contains("\nrubric: mine\n") && !new.rubric.contains(ID));
        assert!(new.cases.unwrap().contains("\nrubric: mine@0.1\n"));
        let copy = begin("mine", Start::Copy("three-level-handbook")).unwrap();
        assert!(copy.rubric.lines().any(|line| line == "rubric: mine"));
        assert!(copy.cases.unwrap().lines().any(|line| line == "rubric: mine@1"));
        for (id, from) in [("a b", None), ("", None), ("digital-government", None), ("mine", Some("no-such"))]
        {
            assert!(begin(id, from.map_or(Start::Blank, Start::Copy)).is_err(), "{id}");
        }
        let near = begin("mine", Start::Copy("digital-goverment")).unwrap_err().get(Lang::En);
        assert!(near.ends_with("did you mean `digital-government`?"), "{near}");
    }
}
