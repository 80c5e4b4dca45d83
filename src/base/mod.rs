//! What everything stands on: source texts with places, exact numbers, languages, diagnostics, errors.

pub mod caught;
pub mod csv;
pub mod diagnostic;
pub mod digest;
pub mod draws;
pub mod error;
pub mod fraction;
pub mod geometric;
pub mod lang;
pub mod number;
pub mod quote;
pub mod source;
pub mod spelling;
pub mod weight;
mod words;
