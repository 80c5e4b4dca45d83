//! The list of rules.

use crate::diagnostic::Code;
use crate::diagnostic::Severity::{Error, Warning};

use super::{Check, Rule};

macro_rules! rules {
    ($($code:ident, $severity:ident, $on:literal, $page:literal, $check:expr;)*) => {
        /// Every rule.
        pub static RULES: &[Rule] = &[$(Rule {
            code: Code::$code,
            severity: $severity,
            on: $on,
            page: include_str!(concat!($page, ".md")),
            check: $check,
        }),*];
    };
}

mod missing_evidence;

rules! {
    MissingEvidence, Warning, true, "missing-evidence", Check::Rubric(missing_evidence::check);
    UnusedIgnore, Warning, true, "unused-ignore", Check::Elsewhere;
    BadIgnore, Error, true, "bad-ignore", Check::Elsewhere;

    EasierLaterStage, Error, true, "easier-later-stage", Check::Elsewhere;
    TargetOutOfRange, Error, true, "target-out-of-range", Check::Elsewhere;
    PartialNotBelowTarget, Error, true, "partial-not-below-target", Check::Elsewhere;
    VersionNotSemver, Error, true, "version-not-semver", Check::Elsewhere;
    FailingCase, Error, true, "failing-case", Check::Elsewhere;
    StaleCase, Error, true, "stale-case", Check::Elsewhere;
}
