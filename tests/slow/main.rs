//! What must hold for every rubric and every input: properties, mutants and hostile files.

#[path = "../reading/mod.rs"]
mod reading;
#[path = "../support/mod.rs"]
mod support;
#[path = "../tables/mod.rs"]
mod tables;

mod budget;
mod compare;
mod engine_proofs;
mod explain;
mod extends;
mod hostile;
mod hostile_tables;
mod injected;
mod lint_proofs;
mod mutants;
mod plain_rows;
mod plans;
mod properties;
mod second_edition;
mod table_layouts;
mod table_properties;
