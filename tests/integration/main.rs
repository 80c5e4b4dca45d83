//! What the library and the program do: readers, scores, reports, commands, each against real files.

#[path = "../batches/mod.rs"]
mod batches;
#[path = "../reading/mod.rs"]
mod reading;
#[path = "../support/mod.rs"]
mod support;
#[path = "../tables/mod.rs"]
mod tables;

mod against;
mod appraisal;
mod architecture;
mod batch;
mod batch_reports;
mod batch_tables;
mod check_formats;
mod cli;
mod compare;
mod decisions;
mod duties;
mod example_batch;
mod executor;
mod explain;
mod extends;
mod faults;
mod firmness;
mod forms;
mod golden_cases;
mod item_statistics;
mod language;
mod lint_structure;
mod lint_texts;
mod methods;
mod migration;
mod models;
mod papers;
mod ranking;
mod reading_answers;
mod reading_books;
mod reading_methods;
mod reading_provinces;
mod reading_rubrics;
mod reading_second_edition;
mod reading_tables;
mod reading_targets;
mod reading_toml_json;
mod reading_yaml;
mod recipes;
mod reconcile;
mod report_pages;
mod robustness;
mod rule_pages;
mod schemas;
mod second_edition;
mod shipped;
mod spec;
mod table_docs;
mod table_habits;
mod usage;
mod verify;
mod words;
