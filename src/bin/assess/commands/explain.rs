//! `assess explain`: the page of a rule.

use anyhow::bail;
use assess::base::diagnostic::nearest;
use assess::base::lang::Lang;
use assess::base::quote::quoted;
use assess::lint::{RULES, Rule};

use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

pub fn run(code: &str, context: &Context) -> anyhow::Result<Done> {
    let Some(rule) = Rule::find(code) else { bail!(unknown(code, context.lang)) };
    outputs::print(&rule.page_in(context.lang))?;
    Ok(Done::Passed)
}

/// That there is no such rule, and how to find the one that was meant.
pub fn unknown(code: &str, lang: Lang) -> String {
    let near = nearest(code, RULES.iter().map(|rule| rule.code.as_str()));
    let code = quoted(code);
    let hint = near.map_or_else(
        || {
            let (en, vi) =
                ("`assess check --list-rules` lists them", "`assess check --list-rules` liệt kê các quy tắc");
            lang.pick(en, vi).to_owned()
        },
        |near| lang.pick(format!("did you mean `{near}`?"), format!("có phải ý bạn là `{near}`?")),
    );
    lang.pick(format!("there is no rule `{code}`; {hint}"), format!("không có quy tắc `{code}`; {hint}"))
}
