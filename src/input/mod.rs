//! What answers come in: tables of many agencies.

pub mod table;
