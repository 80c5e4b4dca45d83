//! `assess schema`: a JSON Schema.

use assess::report::data::schema::Kind;

use crate::exit::Done;
use crate::outputs;

pub fn run(of: Kind) -> anyhow::Result<Done> {
    outputs::print(&of.schema())
}
