//! What must hold for every rubric and every input: properties, mutants and hostile files.

#[path = "../reading/mod.rs"]
mod reading;
#[path = "../support/mod.rs"]
mod support;
#[path = "../tables/mod.rs"]
mod tables;

mod batch_kernel;
mod hostile;
mod hostile_tables;
mod lint_proofs;
mod mutants;
mod properties;
mod table_properties;
