//! The commands, one a file.

mod against;
pub mod assess;
mod batch;
mod check;
pub mod compare;
mod completions;
pub mod explain;
mod form;
mod help;
mod interview;
mod man;
pub mod map;
pub mod merge;
pub mod migrate;
pub mod plan;
pub mod provinces;
pub mod reconcile;
pub mod rubrics;
mod schema;
pub mod sql;
pub mod verify;

use ::assess::base::lang::Lang;

use crate::args::{Args, Command};
use crate::context::Context;
use crate::exit::Done;

/// Runs the command that is asked for; the settings may say in which language.
pub fn run(args: &Args, lang: &mut Lang) -> anyhow::Result<Done> {
    let mut context = || -> anyhow::Result<Context> {
        let context = Context::new(&args.global, *lang)?;
        *lang = context.lang;
        Ok(context)
    };
    match &args.command {
        None => assess::run(&args.sheet, &context()?),
        Some(Command::Check(args)) => check::run(args, &context()?),
        Some(Command::Batch(args)) => batch::run(args, &context()?),
        Some(Command::Compare(args)) => compare::run(args, &context()?),
        Some(Command::Merge(args)) => merge::run(args, &context()?),
        Some(Command::Explain(args)) => explain::run(args, &context()?),
        Some(Command::Form(args)) => form::run(args, &context()?),
        Some(Command::Interview(args)) => interview::run(args, &context()?),
        Some(Command::Map(args)) => map::run(args, &context()?),
        Some(Command::Plan(args)) => plan::run(args, &context()?),
        Some(Command::Migrate(args)) => migrate::run(args, &context()?),
        Some(Command::Reconcile(args)) => reconcile::run(args, &context()?),
        Some(Command::Verify(args)) => verify::run(args, &context()?),
        Some(Command::Sql(args)) => sql::run(args, &context()?),
        Some(Command::Rubrics(args)) => rubrics::run(args, &context()?),
        Some(Command::Provinces(args)) => provinces::run(args, &context()?),
        // What needs no settings is had although they are broken.
        Some(Command::Schema { of }) => schema::run(*of),
        Some(Command::Completions { shell }) => completions::run(*shell),
        Some(Command::Man { of }) => man::run(of, *lang),
        Some(Command::Help { of }) => help::run(of, *lang),
    }
}
