//! Where a result that was stated and one that was made again differ: every key and element, without tolerance
//! (analysis.md, section 5).

use std::path::PathBuf;

use semver::Version;
use serde_json::Value;

/// A file that a result was made again from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is; for a rubric that is built in, its id and version.
    pub name: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Whether that is the digest which the result states.
    pub is_same: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The result.
    pub path: PathBuf,
    /// The version of the tool that the result states.
    pub tool: String,
    /// The sheet.
    pub sheet: Source,
    /// The rubric.
    pub rubric: Source,
    /// Where the two results differ.
    pub differences: Vec<Difference>,
}

impl Verified {
    /// Whether an earlier version of the tool made the result, which may lack keys of today.
    #[must_use]
    pub fn is_older(&self) -> bool {
        is_older(&self.tool)
    }
}

/// Whether a version of the tool is an earlier one.
#[must_use]
pub fn is_older(tool: &str) -> bool {
    let version = |text: &str| Version::parse(text).ok();
    version(tool).zip(version(env!("CARGO_PKG_VERSION"))).is_some_and(|(its, ours)| its < ours)
}

/// One place at which two results differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What was stated; nothing if it is missing.
    pub stated: Option<Value>,
    /// What is found; nothing if the result has no such place.
    pub made: Option<Value>,
}

/// Every place at which two results differ, in the order of the result made again, then what only the stated one has.
/// `may_lack` says whether the stated one may lack keys, since its format had fewer.
#[must_use]
pub fn differences(stated: &Value, made: &Value, may_lack: bool) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(Some(stated), Some(made), &mut String::new(), may_lack, &mut found);
    found
}

fn compare(
    stated: Option<&Value>,
    made: Option<&Value>,
    pointer: &mut String,
    may_lack: bool,
    found: &mut Vec<Difference>,
) {
    let mut step = |name: &str, stated: Option<&Value>, made: Option<&Value>| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        compare(stated, made, pointer, may_lack, found);
        pointer.truncate(length);
    };
    match (stated, made) {
        (Some(Value::Object(stated)), Some(Value::Object(made))) => {
            for (key, value) in made {
                if stated.contains_key(key) || !may_lack {
                    step(key, stated.get(key), Some(value));
                }
            }
            for (key, value) in stated.iter().filter(|(key, _)| !made.contains_key(*key)) {
                step(key, Some(value), None);
            }
        }
        (Some(Value::Array(stated)), Some(Value::Array(made))) => {
            for at in 0..stated.len().max(made.len()) {
                step(&at.to_string(), stated.get(at), made.get(at));
            }
        }
        _ if stated == made => {}
        _ => {
            found.push(Difference { pointer: pointer.clone(), stated: stated.cloned(), made: made.cloned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pointers(stated: &Value, made: &Value, may_lack: bool) -> Vec<String> {
        differences(stated, made, may_lack).into_iter().map(|difference| difference.pointer).collect()
    }

    #[test]
    fn what_differs_is_named_by_its_place() {
        let made = json!({"a": {"b/c": [1, 2, 3]}, "d": null, "e~f": "x"});
        assert!(pointers(&made, &made, false).is_empty());
        let stated = json!({"a": {"b/c": [1, 5]}, "e~f": "y", "g": 1});
        assert_eq!(pointers(&stated, &made, false), ["/a/b~1c/1", "/a/b~1c/2", "/d", "/e~0f", "/g"]);
        assert_eq!(pointers(&stated, &made, true), ["/a/b~1c/1", "/a/b~1c/2", "/e~0f", "/g"]);
        // No tolerance: neither of digits nor of kinds.
        assert_eq!(pointers(&json!({"a": 1.0}), &json!({"a": 1}), false), ["/a"]);
        assert_eq!(pointers(&json!({"a": "1"}), &json!({"a": 1}), false), ["/a"]);
        assert_eq!(pointers(&json!({"a": []}), &json!({"a": {}}), false), ["/a"]);
    }
}
