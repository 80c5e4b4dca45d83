//! `assess explain`: the page of a rule.

use assess::base::error::Trouble;
use assess::lint::Rule;

use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

pub fn run(code: &str, context: &Context) -> anyhow::Result<Done> {
    let rule = Rule::asked(code).map_err(Trouble::from)?;
    outputs::print(&rule.page_in(context.lang))
}
