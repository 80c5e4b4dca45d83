//! A rubric that is put together from two files is the one that it was before.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use assess::base::error::Trouble;
use assess::input::files;
use assess::model::library::{Library, Text};
use assess::model::rubric::Rubric;
use assess::report::data::schema::Kind;
use jsonschema::Validator;
use proptest::prelude::*;

use crate::support::split::split;
use crate::support::{read_rubric, result, world};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(&Kind::Rubric.schema()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
});

/// Calls `check` with the library of two files and the rubric of the second one.
fn with_both<T>(parent: &str, child: &str, check: impl FnOnce(&Library<'_>, Arc<Rubric>) -> T) -> T {
    let read = |path: &Path| match path.to_str().unwrap() {
        "rubrics/parent.yaml" => Text::new("parent.yaml", parent.as_bytes().to_vec()),
        "child.yaml" => Text::new("child.yaml", child.as_bytes().to_vec()),
        _ => Err(files::not_there(path).into()),
    };
    let library = Library::new("", &read);
    let rubric = match library.file(Path::new("child.yaml")) {
        Ok(rubric) => rubric,
        Err(Trouble::File(faulty)) => {
            let first = std::iter::once(&*faulty).chain(&faulty.beside).next().unwrap();
            crate::support::fail(first.source.clone(), first.diagnostics.clone())
        }
        Err(other) => panic!("{other}"),
    };
    check(&library, rubric)
}

/// What the rubric says, wherever it was found.
fn content(rubric: &Rubric) -> Rubric {
    let mut content = rubric.clone();
    content.origin = None;
    content.extends.clear();
    content
}

proptest! {
    #![proptest_config(crate::support::cases(512))]

    #[test]
    fn a_rubric_split_in_two_is_put_together_again(world in world(), seed in any::<u64>()) {
        let whole = world.rubric();
        let (parent, child) = split(&world.rubric, seed);
        for file in [&parent, &child] {
            let said: Vec<String> = SCHEMA.iter_errors(file).map(|error| error.to_string()).collect();
            prop_assert_eq!(said, Vec::<String>::new());
        }
        let (parent, child) = (parent.to_string(), child.to_string());
        with_both(&parent, &child, |library, merged| {
            prop_assert_eq!(content(&merged), content(&whole));
            // What is written down for people is read again as the same rubric.
            let again = read_rubric(&library.yaml(&merged).unwrap());
            prop_assert_eq!(content(&again), content(&whole));
            let (sheet, other) = (world.sheet(&whole), world.sheet(&merged));
            prop_assert_eq!(result(&whole, &sheet).verdict, result(&merged, &other).verdict);
            Ok(())
        })?;
    }
}
