//! The rules there are.

use std::fmt::Write as _;

use crate::base::lang::Lang;
use crate::lint::RULES;
use crate::report::terminal::severity;

/// One rule a line: its code, its level and what it is about.
#[must_use]
pub fn render(lang: Lang) -> String {
    let mut text = String::new();
    for rule in RULES {
        let level = if rule.on { severity(rule.severity, lang) } else { lang.pick("off", "tắt") };
        let (code, summary) = (rule.code.as_str(), rule.summary(lang));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{code:<28} {level:<9} {summary}");
    }
    text
}
