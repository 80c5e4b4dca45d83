//! `assess schema`: a JSON Schema.

use crate::args::SchemaArg;
use crate::exit::Done;
use crate::files;

pub fn run(of: SchemaArg) -> anyhow::Result<Done> {
    let schema = match of {
        SchemaArg::Result => assess::report::json::schema(),
    };
    files::print(&format!("{schema:#}\n"))?;
    Ok(Done::Passed)
}
