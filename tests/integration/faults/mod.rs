//! Faults found in use: a case for each, named by it, with its brothers.

mod b;
mod c;
mod g;
mod room;
