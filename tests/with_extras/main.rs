//! What needs more than this repository: other programs, published tables, a schema.
//!
//! Each test says what it needs. Where that is not at hand the test is ignored, which is not passed, and the end of the
//! run lists why. With `ASSESS_REQUIRE_EXTRAS` set, as in CI, it fails instead.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../batches/mod.rs"]
mod batches;
#[path = "../integration/check_formats/fixture.rs"]
#[allow(dead_code, reason = "the tests of the other formats use the rest")]
mod fixture;
#[path = "../reading/mod.rs"]
mod reading;
#[path = "../support/mod.rs"]
mod support;
#[path = "../tables/mod.rs"]
mod tables;

mod against_git;
mod form_page;
mod form_score;
mod forms;
mod interview;
mod next_line;
mod papers;
mod pre_commit;
mod provinces;
mod published_indices;
mod published_ranks;
mod report_pages;
mod sarif_schema;
mod scale;
mod sql;
mod workbook;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::{env, fs};

use libtest_mimic::{Arguments, Completion, Failed, Trial};

/// The codes of the provinces as the project keeps them.
const PROVINCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/domain/provinces.json");

/// The published tables; their README gives sources and licences.
const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data");

/// The variable that names the file of the schema.
const SARIF_SCHEMA: &str = "ASSESS_SARIF_SCHEMA";

/// A published table.
fn table(name: &str) -> String {
    let path = format!("{TABLES}/{name}.csv");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a test may need.
#[derive(Clone, Copy)]
enum Extra {
    Git,
    Node,
    Chromium,
    Scripts,
    Python,
    Openpyxl,
    Duckdb,
    Postgres,
    Spark,
    PythonDocx,
    PreCommit,
    LibreOffice,
    Pyxform,
    Validator,
    SarifSchema,
    Provinces,
    Tables,
    Xargs,
}

impl Extra {
    /// Why it cannot be had here; nothing if it can.
    fn is_missing(self) -> Option<&'static str> {
        let (is_there, why) = match self {
            Self::Git => (runs("git", &["--version"]), "git is not installed"),
            Self::Node => (runs("node", &["--version"]), "Node.js is not installed"),
            Self::Chromium => (
                form_page::has_packages() && runs(&form_page::chromium(), &["--version"]),
                "Chromium or the packages of tests/pages (npm ci) are not installed",
            ),
            Self::Scripts => {
                (form_page::has_packages(), "the packages of tests/pages (npm ci) are not installed")
            }
            Self::Python => (runs("python3", &["-c", "import pty"]), "Python is not installed"),
            Self::Openpyxl => (runs("python3", &["-c", "import openpyxl"]), "openpyxl is not installed"),
            Self::Duckdb => (
                runs("python3", &["-c", "import duckdb, pyarrow, yaml"]),
                "duckdb, pyarrow or PyYAML is not installed for python3",
            ),
            Self::Postgres => (
                Path::new("/usr/lib/postgresql").is_dir() && runs("python3", &["-c", "import yaml"]),
                "PostgreSQL is not installed, or PyYAML is not for python3",
            ),
            Self::Spark => (
                runs("python3", &["-c", "import pyspark, pandas, pyarrow, yaml"])
                    && runs("java", &["-version"]),
                "pyspark, pandas, pyarrow or PyYAML is not installed for python3, or Java is not",
            ),
            Self::PythonDocx => (runs("python3", &["-c", "import docx"]), "python-docx is not installed"),
            Self::PreCommit => (runs("pre-commit", &["--version"]), "pre-commit is not installed"),
            Self::LibreOffice => (runs("soffice", &["--version"]), "LibreOffice is not installed"),
            Self::Pyxform => (
                runs("xls2xform", &["--help"]) && runs("java", &["-version"]),
                "pyxform or Java is not installed",
            ),
            Self::Validator => (
                report_pages::has_validator(),
                "Java or the packages of tests/pages (npm ci) are not installed",
            ),
            Self::SarifSchema => (
                env::var_os(SARIF_SCHEMA).is_some(),
                "ASSESS_SARIF_SCHEMA does not name a file with the schema of SARIF 2.1.0",
            ),
            Self::Provinces => {
                (Path::new(PROVINCES).is_file(), "../shared/domain/provinces.json is not there")
            }
            Self::Tables => (Path::new(TABLES).is_dir(), "../shared/data is not there"),
            Self::Xargs => (runs("xargs", &["--version"]), "xargs is not installed"),
        };
        (!is_there).then_some(why)
    }
}

fn runs(program: &str, args: &[&str]) -> bool {
    let status = Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Tests of a module, each under its own name.
macro_rules! tests {
    ($($module:ident: $extra:ident { $($name:ident),* $(,)? })*) => {
        &[$($((concat!(stringify!($module), "::", stringify!($name)), Extra::$extra, $module::$name as fn()),)*)*]
    };
}

const TESTS: &[(&str, Extra, fn())] = tests! {
    against_git: Git { a_revision_of_the_same_file_is_compared }
    form_score: Node { the_page_reads_numbers_as_the_binary_does, the_script_scores_random_rubrics_as_the_engine_does }
    form_page: Scripts { the_scripts_are_typed_and_lint_clean }
    form_page: Chromium { forms_are_accessible_and_keep_to_themselves, a_form_is_filled_in_kept_saved_and_assessed, a_sheet_that_a_page_begins_with_is_saved_as_the_same_sheet, the_page_scores_every_built_in_rubric_as_the_engine_does, hostile_texts_stay_texts }
    forms: LibreOffice { libreoffice_saves_a_form_with_its_rules_and_it_is_read_as_before, the_counts_of_a_form_are_right }
    forms: Pyxform { pyxform_takes_every_form_without_a_warning }
    interview: Python { an_interview_is_saved_after_every_answer_and_gone_on_with_after_ctrl_c }
    next_line: Python { a_command_at_a_terminal_ends_with_the_command_that_likely_comes_next }
    papers: PythonDocx { python_docx_opens_the_paper }
    pre_commit: PreCommit { the_hook_checks_what_is_ours_and_passes_over_the_rest }
    provinces: Provinces { the_units_are_those_of_the_file, the_mergers_are_those_of_the_file, the_codes_that_changed_their_meaning_are_those_of_the_file }
    published_indices: Tables { the_egdi_of_2022_comes_out_for_all_193_states, the_ranks_of_the_egdi_2022_come_out_at_the_precision_that_is_printed, the_egdi_of_2010_comes_out_for_all_states_with_9_at_zero_for_want_of_data, in_the_table_of_2010_only_a_human_capital_index_of_zero_is_a_missing_one, the_govtech_maturity_index_comes_out_for_198_economies_and_no_group_differs, the_digital_government_index_comes_out_for_38_countries_with_their_ranks, the_published_tables_themselves_give_the_same_through_the_command_of_a_user, one_changed_weight_is_noticed_on_most_rows, without_the_rule_for_missing_data_nine_states_come_out_otherwise, a_shifted_lower_bound_is_noticed_in_the_groups, blanks_at_the_end_of_a_name_do_not_matter, a_sheet_in_json_gives_the_same_index_as_one_in_yaml, published_numbers_are_read_digit_by_digit }
    published_ranks: Tables { the_ranks_of_the_un_survey_are_reproduced, the_ranks_of_the_oecd_index_are_reproduced }
    report_pages: Chromium { reports_are_accessible_and_keep_to_themselves, the_first_screen_of_a_report_answers_what_a_leader_asks, hostile_texts_stay_texts_in_reports, ten_thousand_agencies_open_and_sort_at_once }
    report_pages: Validator { reports_are_valid_html }
    sarif_schema: SarifSchema { the_log_meets_the_official_schema }
    scale: Spark { spark_gives_the_rows_and_faults_of_one_run }
    scale: Duckdb { duckdb_takes_parquet_and_gives_parquet }
    scale: Xargs { tables_scored_side_by_side_give_the_bytes_of_one_run }
    sql: Duckdb { duckdb_scores_random_rubrics_as_the_engine_does, duckdb_scores_every_rubric_of_the_repository_as_the_engine_does, an_agency_that_comes_twice_is_refused_and_what_is_doubtful_too, a_column_map_says_what_cells_mean }
    sql: Postgres { postgresql_scores_as_the_engine_does }
    sql: Spark { spark_scores_as_the_engine_does }
    workbook: Openpyxl { openpyxl_opens_the_workbook }
    workbook: LibreOffice { libreoffice_opens_the_workbook_and_shows_its_texts_and_numbers, what_libreoffice_saves_in_any_format_is_read_alike }
};

fn main() -> ExitCode {
    let is_required = env::var_os("ASSESS_REQUIRE_EXTRAS").is_some();
    let skipped = Arc::new(std::sync::Mutex::new(Vec::new()));
    let trial = |(name, extra, test): &(&'static str, Extra, fn())| {
        let (name, extra, test, skipped) = (*name, *extra, *test, Arc::clone(&skipped));
        let run = move || match extra.is_missing() {
            None => {
                test();
                Ok(Completion::Completed)
            }
            Some(why) if is_required => Err(Failed::from(why)),
            Some(why) => {
                skipped.lock().unwrap().push(format!("  {name}: {why}"));
                Ok(Completion::ignored_with(why))
            }
        };
        Trial::ignorable_test(name, run)
    };
    let trials = TESTS.iter().map(trial).collect();
    let done = libtest_mimic::run(&Arguments::from_args(), trials);
    let mut skipped = std::mem::take(&mut *skipped.lock().unwrap());
    if !skipped.is_empty() {
        skipped.sort();
        eprintln!("{} tests were skipped; with ASSESS_REQUIRE_EXTRAS=1 they fail:", skipped.len());
        eprintln!("{}", skipped.join("\n"));
    }
    done.exit_code()
}
