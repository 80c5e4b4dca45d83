//! Answers → scorecard → verdict, in whole numbers.
//!
//! A reader hands over a [`mark::Mark`] for each question; [`program::Program`], the rubric compiled for one kind of agency,
//! turns marks into a [`score::Scorecard`], coverages ([`profile::Profile`]) and a [`verdict::Verdict`].

pub mod deciding;
mod duty;
pub mod gain;
mod least;
pub mod listing;
pub mod mark;
pub mod parts;
pub mod profile;
pub mod program;
pub mod programs;
pub mod score;
pub mod shape;
pub mod verdict;
