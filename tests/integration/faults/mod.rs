//! Faults found in use: a case for each, named by it, with its brothers.

mod a;
mod desk;
mod f;
mod numbers;
