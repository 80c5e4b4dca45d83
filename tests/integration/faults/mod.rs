//! Every kind of fault that use has shown, a case for each, named by its row.

#![allow(clippy::unwrap_used, clippy::panic)]

mod d;
mod e;
