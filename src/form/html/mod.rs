//! A form as one page that works without a network: it shows the verdict while it is filled in, keeps progress in the
//! browser, and saves the answer sheet.
//!
//! The template is `templates/form.html`; its style and scripts are in `assets/form/`. The page carries the rubric compiled
//! for the agency's kind ([`crate::engine::listing`]), which its scorer computes with. A policy in the page names the digests
//! of its own style and script and forbids everything else, so that no text of a rubric or a sheet can do anything.

mod view;
pub(crate) mod words;

use askama::Template;

use crate::base::lang::Lang;
use crate::engine::program::Program;

use super::plan::Plan;
use view::Page;

const STYLE: &str = include_str!("../../../assets/form/form.css");

/// The scripts, in the order in which they stand in the page.
const SCRIPTS: [&str; 7] = [
    include_str!("../../../assets/form/score.js"),
    include_str!("../../../assets/form/base.js"),
    include_str!("../../../assets/form/number.js"),
    include_str!("../../../assets/form/fields.js"),
    include_str!("../../../assets/form/verdict.js"),
    include_str!("../../../assets/form/sheet.js"),
    include_str!("../../../assets/form/page.js"),
];

/// Writes a form; `digest` is the SHA-256 of the rubric, in hexadecimal.
///
/// # Panics
/// Never: a template that writes into a text does not fail.
#[must_use]
pub fn write(plan: &Plan<'_>, digest: &str, lang: Lang) -> String {
    let program = Program::new(plan.rubric, plan.about.agency.kind);
    let script = SCRIPTS.map(code).concat();
    let page = Page::new(plan, &program, digest, lang, STYLE, &script);
    page.render().expect("a template that writes into a text does not fail")
}

/// A script without its comments, which are half of it: those that fill their lines.
fn code(script: &str) -> String {
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("//")
            || line.starts_with('*')
            || line.starts_with("/**") && (line.ends_with("*/") || !line.contains("*/"))
    };
    script
        .lines()
        .filter(|line| !line.is_empty() && !is_comment(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}
