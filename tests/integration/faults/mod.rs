//! Every kind of fault that use has shown, a case for each, named by its row.

#![allow(clippy::unwrap_used, clippy::panic)]

mod b;
mod c;
mod d;
mod e;
mod g;
mod room;
