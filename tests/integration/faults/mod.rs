//! Every kind of fault that use has shown, a case for each, named by its row.

#![allow(clippy::unwrap_used, clippy::panic)]

mod a;
mod b;
mod c;
mod d;
mod e;
mod encodings;
mod f;
mod g;
mod numbers;
pub mod room;
