//! `assess schema`: a JSON Schema.

use assess::report::data::schema::Kind;

use crate::args::SchemaArg;
use crate::exit::Done;
use crate::outputs;

pub fn run(of: SchemaArg) -> anyhow::Result<Done> {
    outputs::print(&Kind::from(of).schema())?;
    Ok(Done::Passed)
}
