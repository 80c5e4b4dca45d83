//! The library of `assess`: what the command-line tool knows, without arguments, printing or the clock.
//!
//! A rubric encodes a maturity model, an answer sheet holds an agency's answers; out come the stage, the reasons, and
//! what to do next:
//!
//! ```
//! use assess::analysis::assessment::assess;
//! use assess::base::source::SourceFile;
//! use assess::model::answers;
//! use assess::model::rubric::builtin::Builtin;
//! use assess::syntax::format::Format;
//!
//! let text = "agency: {name: Tỉnh Minh Họa A}
//! illustrative: true
//! answers:
//!   published-procedures: 92.5
//!   single-portal: yes
//!   once-only-dossiers: 812/1021
//! ";
//! let rubric = Builtin::find("digital-government").expect("it is built in").rubric();
//! let source = SourceFile::new("sheet.yaml", text);
//! // Every mistake is a diagnostic with its place, and all of them are found at once.
//! let tree = Format::Yaml.parse(&source).expect("it is YAML");
//! let sheet = answers::read(&tree, &rubric).expect("it fits the rubric");
//! let assessment = assess(&rubric, &sheet, None);
//! match assessment.verdict.stage.and_then(|stage| rubric.stages.get(stage.checked_sub(1)?)) {
//!     Some(stage) => println!("reached: {}", stage.id),
//!     None => println!("no stage yet; {} gaps", assessment.gaps.len()),
//! }
//! # assert_eq!(assessment.verdict.stage, Some(0));
//! ```
//!
//! # The map
//!
//! An answer takes one way, whatever file it comes in, and a room imports only from those above it:
//!
//! | room | what it owns |
//! | --- | --- |
//! | [`base`] | sources and spans, exact numbers, languages, diagnostics and the codes of faults |
//! | [`syntax`] | bytes → a tree with places: YAML, JSON, TOML |
//! | [`model`] | tree → rubric, answer sheet, provinces, settings; which rubric is meant |
//! | [`engine`] | the rubric compiled into a program; marks → scores → verdict. All scoring is here |
//! | [`analysis`] | what follows from a score: gaps, steps, statistics of items, ranks |
//! | [`form`] | blank questionnaires: one list of fields, and a writer for each format |
//! | [`input`] | what answers come in: files, tables, column maps, filled forms |
//! | [`batch`] | many inputs → rows and sums, in order, on all threads |
//! | [`lint`] | rules about rubrics and sheets, one a file |
//! | [`cases`] | golden cases, and comparing two versions of a rubric |
//! | [`check`] | `assess check` and `migrate`, put together; who calls, and with which settings |
//! | [`sql`] | a rubric as a query, for databases where no program may run |
//! | [`report`] | what is said (`view`), how it looks (`write`), and formats for programs (`data`) |
//!
//! The binary (`src/bin/assess`) has the arguments, a file for each command, and the only place that decides what is
//! written where (`outputs.rs`); how a file is written whole or not at all is in [`report::sink`].
//! `tests/integration/architecture.rs` holds all of this; `CONTRIBUTING.md` says what goes where.
//!
//! # What is promised
//!
//! The command line, the files that it reads and the formats that it writes. This library is internal to the tool: it
//! follows no semantic versioning, and anything in it may change with any release.

pub mod analysis;
pub mod base;
pub mod batch;
pub mod cases;
pub mod check;
pub mod engine;
pub mod form;
pub mod input;
pub mod lint;
pub mod model;
pub mod report;
pub mod sql;
pub mod syntax;

pub use base::error::Error;
