//! `assess explain`: the page of a rule.

use anyhow::bail;
use assess::base::diagnostic::nearest;
use assess::base::lang::Lang;
use assess::lint::{RULES, Rule};

use crate::exit::Done;
use crate::files;

pub fn run(code: &str, lang: Lang) -> anyhow::Result<Done> {
    let Some(rule) = Rule::find(code) else {
        let near = nearest(code, RULES.iter().map(|rule| rule.code.as_str()));
        let code = assess::base::quote::quoted(code);
        let hint = near.map_or_else(
            || {
                lang.pick(
                    "`assess check --list-rules` lists them".to_owned(),
                    "`assess check --list-rules` liệt kê các quy tắc".to_owned(),
                )
            },
            |near| lang.pick(format!("did you mean `{near}`?"), format!("có phải ý bạn là `{near}`?")),
        );
        bail!(lang.pick(
            format!("there is no rule `{code}`; {hint}"),
            format!("không có quy tắc `{code}`; {hint}")
        ));
    };
    files::print(&rule.page_in(lang))?;
    Ok(Done::Passed)
}
