//! What a version number says, and what the changes ask of it.

use assess::cases::against::{Comparison, Given, compare, given, least};
use proptest::prelude::*;
use semver::Version;

use super::{Major, Minor, Patch, with};

#[test]
fn a_version_says_what_semantic_versioning_lets_it_say() {
    use Given::{Backwards, Raised, Same};
    let rows: &[(&str, &str, Given)] = &[
        ("1.2.3", "1.2.3", Same),
        ("1.2.3", "1.2.3+build.2", Same),
        ("1.2.3", "1.2.4", Raised(Patch)),
        ("1.2.3", "1.3.0", Raised(Minor)),
        ("1.2.3", "1.3.9", Raised(Minor)),
        ("1.2.3", "2.0.0", Raised(Major)),
        ("1.2.3", "2.0.0-rc.1", Raised(Major)),
        ("1.2.3", "1.2.2", Backwards),
        ("1.2.3", "1.2.3-rc.1", Backwards),
        ("2.0.0", "1.9.9", Backwards),
        ("0.3.1", "0.3.2", Raised(Patch)),
        ("0.3.1", "0.4.0", Raised(Major)),
        ("0.3.1", "1.0.0", Raised(Major)),
        ("2.0.0-rc.1", "2.0.0-rc.2", Raised(Major)),
        ("2.0.0-rc.1", "2.0.0", Raised(Major)),
        ("2.0.0-rc.1", "2.0.1", Raised(Major)),
        ("1.3.0-rc.1", "1.3.0", Raised(Minor)),
        ("1.2.3-rc.1", "1.2.3", Raised(Patch)),
    ];
    for (old, new, expected) in rows {
        let version = |text: &str| Version::parse(text).unwrap();
        assert_eq!(given(&version(old), &version(new)), *expected, "{old} -> {new}");
    }
}

fn versioned(comparison: [&str; 2], change: (&str, &str)) -> Comparison {
    let old = with(&[("version: 1.2.3", &format!("version: {}", comparison[0]))]);
    let new = with(&[("version: 1.2.3", &format!("version: {}", comparison[1])), change]);
    compare(&old, &new)
}

#[test]
fn a_version_is_enough_for_changes_up_to_its_level() {
    let nothing = ("open: 95", "open: 95");
    let text = ("en: A rubric to try", "en: A rubric to try out");
    let target = ("open: 95", "open: 90");
    let rule = ("method: staged", "method: staged\n  unanswered: block");
    let other = ("rubric: small", "rubric: other");
    for (old, new, change, needed, enough, least) in [
        ("1.2.3", "1.2.3", nothing, None, true, "1.2.3"),
        ("1.2.3", "1.3.0", nothing, None, true, "1.2.3"),
        ("1.2.3", "1.2.2", nothing, None, false, "1.2.3"),
        ("1.2.3", "1.2.3", text, Some(Patch), false, "1.2.4"),
        ("1.2.3", "1.2.4", text, Some(Patch), true, "1.2.4"),
        ("1.2.3", "1.2.2", text, Some(Patch), false, "1.2.4"),
        ("1.2.3", "1.2.4", target, Some(Minor), false, "1.3.0"),
        ("1.2.3", "1.3.0", target, Some(Minor), true, "1.3.0"),
        ("1.2.3", "1.3.0", rule, Some(Major), false, "2.0.0"),
        ("1.2.3", "2.0.0", rule, Some(Major), true, "2.0.0"),
        ("0.2.3", "0.2.4", target, Some(Minor), false, "0.3.0"),
        ("0.2.3", "0.3.0", rule, Some(Major), true, "0.3.0"),
        ("2.0.0-rc.1", "2.0.0", rule, Some(Major), true, "2.0.0"),
        // Another id is another rubric, and its versions begin anew.
        ("1.2.3", "1.0.0", other, Some(Major), true, "2.0.0"),
    ] {
        let comparison = versioned([old, new], change);
        assert_eq!(comparison.needed, needed, "{old} -> {new} {change:?}");
        assert_eq!(comparison.is_enough(), enough, "{old} -> {new} {change:?}");
        assert_eq!(comparison.least.to_string(), least, "{old} -> {new} {change:?}");
    }
}

proptest! {
    #[test]
    fn the_least_version_is_enough(
        numbers in prop::array::uniform3(0..4_u64),
        open in any::<bool>(),
        needed in prop::option::of(prop_oneof![Just(Patch), Just(Minor), Just(Major)]),
    ) {
        let text = format!("{}.{}.{}{}", numbers[0], numbers[1], numbers[2], if open { "-rc.1" } else { "" });
        let old = Version::parse(&text).unwrap();
        let enough = match (needed, given(&old, &least(&old, needed))) {
            (None, given) => given == Given::Same,
            (Some(needed), Given::Raised(given)) => given >= needed,
            _ => false,
        };
        prop_assert!(enough, "{} {:?}", old, needed);
    }
}
