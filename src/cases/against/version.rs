//! What a version number says about the changes behind it, after Semantic Versioning 2.0.0.
//!
//! Below 1.0.0 the numbers are one place to the right: a new minor number announces as much as a new major
//! number does later, and a new patch number stays a patch.

use std::cmp::Ordering;

use semver::Version;

use super::Level;

/// What the step from one version number to another says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing: the rubrics have different ids.
    OtherRubric,
    /// The new number is below the old one.
    Backwards,
    /// Nothing: the number is the same, build metadata aside.
    Same,
    /// Changes up to this level.
    Raised(Level),
}

/// What the step from one version to another says.
///
/// A pre-release may still change in everything that its version may: from `2.0.0-rc.1` to `2.0.0` is major.
#[must_use]
pub fn given(old: &Version, new: &Version) -> Given {
    match new.cmp_precedence(old) {
        Ordering::Less => return Given::Backwards,
        Ordering::Equal => return Given::Same,
        Ordering::Greater => {}
    }
    let step = if new.major != old.major {
        Some(Level::Major)
    } else if new.minor != old.minor {
        Some(if new.major == 0 { Level::Major } else { Level::Minor })
    } else {
        (new.patch != old.patch).then_some(Level::Patch)
    };
    let open = (!old.pre.is_empty()).then(|| level_of(old));
    Given::Raised(step.max(open).unwrap_or(Level::Patch))
}

/// The lowest release after a version that says enough.
#[must_use]
pub fn least(old: &Version, needed: Option<Level>) -> Version {
    let Some(needed) = needed else { return old.clone() };
    if !old.pre.is_empty() && level_of(old) >= needed {
        return Version::new(old.major, old.minor, old.patch);
    }
    match needed {
        Level::Major if old.major > 0 => Version::new(old.major.saturating_add(1), 0, 0),
        Level::Major | Level::Minor => Version::new(old.major, old.minor.saturating_add(1), 0),
        Level::Patch => Version::new(old.major, old.minor, old.patch.saturating_add(1)),
    }
}

/// The level of the changes that lead up to a version.
fn level_of(version: &Version) -> Level {
    match (version.major, version.minor, version.patch) {
        (0, _, 0) | (_, 0, 0) => Level::Major,
        (_, _, 0) => Level::Minor,
        _ => Level::Patch,
    }
}
