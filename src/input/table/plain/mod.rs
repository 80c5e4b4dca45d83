//! The plain rows of a wide CSV table → marks, without a tree or an answer sheet for each.
//!
//! There is one meaning of a cell, that of the reader of answers. A [`Decoder`] knows some of the texts that it reads, the
//! usual ones, by asking it beforehand; of every row with any other text it says that it is not plain. Then the reader of
//! answers has to read the row, and either says what is wrong or gives the same marks in its own time.
//! `tests/slow/plain_rows.rs` compares the two.
//!
//! * [`Decoder::new`] is `None` for tables that are left to the reader altogether (below);
//! * [`Rows`] takes a block of CSV text apart and hands out each row, with its marks if it is plain, and with the questions
//!   whose answers may be meant as fractions: those the reader of answers has to warn of, and of nothing else in the row.
//!
//! A decoder is shared by threads, each of which has [`Rows`] of its own.
//!
//! # What is left to the reader of answers
//!
//! * Tables: long ones; a column map that says something wrong of every agency, or fills cells down; a choice of more than
//!   253 options.
//! * Rows: letter case other than `yes`, `Yes` and `YES`; a code that is not one of the province that is named; texts with
//!   control characters, or not in normal form; everything that is out of range, unknown or wrong; other numbers of cells
//!   than columns.

mod cell;
mod compile;
mod decode;
mod doubts;
mod quotes;
mod rows;
mod search;
mod values;
mod who;

pub use decode::Decoder;
pub use rows::{PlainRow, Rows};
pub use who::Who;
