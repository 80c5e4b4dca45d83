//! `assess explain`: how the result of one agency arose, or the page of a rule.

use std::path::PathBuf;

use assess::analysis::explain::Explanation;
use assess::engine::program::Program;
use assess::lint::Rule;
use assess::report::explain;
use assess::report::formats::ExplainFormat;

use crate::args::{LookArgs, OneArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    #[arg(id = "code", value_name = "FILE|CODE")]
    file: PathBuf,
    id: Option<String>,
    #[command(flatten)]
    one: OneArgs<ExplainFormat>,
    #[arg(long)]
    full: bool,
}

pub fn run(args: &ExplainArgs, context: &Context) -> anyhow::Result<Done> {
    let (one, is_file) = (&args.one, args.file.exists());
    let code = args.file.to_str().filter(|_| args.id.is_none()).unwrap_or_default();
    if let Some(rule) = Rule::instead_of(code, is_file)? {
        if is_file {
            context.note(&words::rule_and_file(context.lang, code));
        }
        return outputs::print(&rule.page_in(context.lang));
    }
    let (outputs, given) = context.one(one, ExplainFormat::Terminal, &args.file, (None, None))?;
    let target = context.caller.target(&given.rubric, one.target.as_deref())?;
    let program = Program::new(&given.rubric, given.sheet.agency.kind);
    let explained = Explanation::of(&program, &given.sheet, args.id.as_deref(), target)?;
    let look = context.look(LookArgs { top: None, full: args.full });
    outputs::write_each(&outputs, |output| explain::render(&explained, &given.digest, output, &look))
}
