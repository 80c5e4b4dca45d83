//! The index rubrics against the tables that the UN, the World Bank and the OECD publish: every row of them.
//!
//! The tables stand beside the checkout, in `../shared/data` (its README gives sources, licences and the accuracy to
//! reach).
//! All comparisons are between whole numbers: published values are read digit by digit, in units of 10⁻¹⁸.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;
use crate::table;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use assess::model::rubric::Rubric;
use assess::syntax::format::Format;

/// One part per million in units of 10⁻¹⁸.
const PPM: i128 = 1_000_000_000_000;

/// A published index: its rubric, its table and what each is called in the other.
struct Index {
    rubric: &'static str,
    table: &'static str,
    name: &'static str,
    value: &'static str,
    rank: Option<&'static str>,
    /// Question and column.
    components: &'static [(&'static str, &'static str)],
    /// The columns in which a printed 0 means that there are no data.
    zero_is_missing: &'static [&'static str],
    /// The accuracy to reach, in ppm: how far off the published value an index may be.
    accuracy: i128,
}

const HUMAN_CAPITAL: &str = "Human Capital Index";

const UN: &[(&str, &str)] = &[
    ("osi", "Online Service Index"),
    ("tii", "Telecommunication Infrastructure Index"),
    ("hci", HUMAN_CAPITAL),
    ("epi", "E-Participation Index"),
];

/// In the table of 2010 a human capital index of 0 stands for missing data: the 9 ranked states that have it also have
/// an index of 0. An online service index of 0 is a value: two states with it have an index above 0. A
/// telecommunication index of 0 is only found beside a missing human capital index, so it decides nothing.
const EGDI_2010: Index = Index {
    rubric: "un-egdi-2010",
    table: "egdi-2010",
    name: "Country Name",
    value: "E-Government Index",
    rank: Some("E-Government Rank"),
    components: UN,
    zero_is_missing: &[HUMAN_CAPITAL],
    accuracy: 10,
};

/// In the table of 2022 zeros are counted as such, also where data are missing.
const EGDI_2022: Index =
    Index { rubric: "un-egdi-2022", table: "egdi-2022", zero_is_missing: &[], accuracy: 70, ..EGDI_2010 };

const GTMI: Index = Index {
    rubric: "world-bank-gtmi-2022",
    table: "gtmi-2022",
    name: "country_name",
    value: "gtmi",
    rank: None,
    components: &[("cgsi", "cgsi"), ("psdi", "psdi"), ("dcei", "dcei"), ("gtei", "gtei")],
    zero_is_missing: &[],
    accuracy: 1,
};

const DGI: Index = Index {
    rubric: "oecd-dgi-2023",
    table: "oecd-dgi-2023",
    name: "cc_iso3c",
    value: "composite_index",
    rank: Some("composite_rank"),
    components: &[
        ("data-driven", "data_driven"),
        ("digital-design", "digital_design"),
        ("platform", "govt_as_platform"),
        ("open-default", "open_default"),
        ("proactive", "proactiveness"),
        ("user-centred", "user_driven"),
    ],
    zero_is_missing: &[],
    accuracy: 500,
};

/// No rank differs.
const NO_RANKS: [(&str, usize, usize); 0] = [];

/// No row is concerned.
const NO_NAMES: [&str; 0] = [];

type Row = BTreeMap<String, String>;

/// One row of a table with what the tool makes of it.
struct Outcome {
    name: String,
    /// In ppm.
    index: i128,
    stage: Option<String>,
    row: Row,
}

impl Index {
    fn rubric_text(&self) -> String {
        let path = format!("{}/rubrics/indices/{}.yaml", env!("CARGO_MANIFEST_DIR"), self.rubric);
        fs::read_to_string(path).unwrap()
    }

    /// The table, row by row.
    fn rows(&self) -> Vec<Row> {
        rows(&table(self.table))
    }

    /// The answer sheet of a row as a person would write it, the name and the digits as they stand in the table.
    fn sheet(&self, row: &Row) -> String {
        let name = serde_json::to_string(&row[self.name]).unwrap();
        let mut text = format!("rubric: {}@1\nagency: {{name: {name}}}\nanswers:\n", self.rubric);
        for (question, column) in self.components {
            let printed = &row[*column];
            if !(self.zero_is_missing.contains(column) && units(printed) == 0) {
                writeln!(text, "  {question}: {printed}").unwrap();
            }
        }
        text
    }

    /// Every row, read and scored on the way that a user's file takes.
    fn run(&self, rubric: &Rubric, rows: Vec<Row>) -> Vec<Outcome> {
        let score = |row: Row| {
            let sheet = support::read_sheet(rubric, Format::Yaml, &self.sheet(&row));
            let assessment = support::result(rubric, &sheet);
            let stage = assessment.verdict.stage.and_then(|number| number.checked_sub(1));
            let index = assessment.verdict.profile.index.unwrap_or_else(|| panic!("{row:?} has no index"));
            Outcome {
                name: row[self.name].trim().to_owned(),
                index: index.get().into(),
                stage: stage.map(|at| rubric.stages[at].id.clone()),
                row,
            }
        };
        rows.into_iter().map(score).collect()
    }

    /// The outcomes with the rubric as it ships.
    fn outcomes(&self) -> Vec<Outcome> {
        self.run(&support::read_rubric(&self.rubric_text()), self.rows())
    }

    /// The outcomes with the rubric after a change of its text.
    fn outcomes_after(&self, old: &str, new: &str) -> Vec<Outcome> {
        let text = self.rubric_text();
        assert!(text.contains(old), "{} has no `{old}`", self.rubric);
        self.run(&support::read_rubric(&text.replacen(old, new, 1)), self.rows())
    }

    /// How far an outcome is from the published value, in units of 10⁻¹⁸.
    fn deviation(&self, outcome: &Outcome) -> i128 {
        (outcome.index * PPM - units(&outcome.row[self.value])).abs()
    }

    fn largest_deviation(&self, outcomes: &[Outcome]) -> i128 {
        outcomes.iter().map(|outcome| self.deviation(outcome)).max().unwrap()
    }

    /// The names of the rows that are further off than the accuracy allows.
    fn misses<'a>(&self, outcomes: &'a [Outcome]) -> Vec<&'a str> {
        let misses = outcomes.iter().filter(|outcome| self.deviation(outcome) > self.accuracy * PPM);
        misses.map(|outcome| outcome.name.as_str()).collect()
    }

    /// The rows whose published rank is another one than that of our index after rounding it half up to `decimals`;
    /// rows without a published rank take no part.
    fn other_ranks<'a>(&self, outcomes: &'a [Outcome], decimals: u32) -> Vec<(&'a str, usize, usize)> {
        let unit = 10_i128.pow(6 - decimals);
        let rounded = |outcome: &Outcome| (2 * outcome.index + unit) / (2 * unit);
        let published = |outcome: &Outcome| {
            // The OECD's table writes ranks as `5.0`.
            let rank = outcome.row[self.rank.unwrap()].trim_end_matches(".0");
            rank.parse::<usize>().ok()
        };
        let ranked: Vec<&Outcome> = outcomes.iter().filter(|outcome| published(outcome).is_some()).collect();
        let rank =
            |outcome: &Outcome| 1 + ranked.iter().filter(|other| rounded(other) > rounded(outcome)).count();
        ranked
            .iter()
            .map(|outcome| (outcome.name.as_str(), published(outcome).unwrap(), rank(outcome)))
            .filter(|(_, published, ours)| published != ours)
            .collect()
    }
}

/// The rows of a CSV text by column name; quoted fields may hold commas, and blanks are kept.
fn rows(text: &str) -> Vec<Row> {
    let fields = |line: &str| {
        let mut fields = vec![String::new()];
        let mut quoted = false;
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                _ => fields.last_mut().unwrap().push(c),
            }
        }
        fields
    };
    let mut lines = text.lines().map(fields);
    let header = lines.next().unwrap();
    let row = |fields: Vec<String>| {
        assert_eq!(fields.len(), header.len(), "{fields:?}");
        header.iter().cloned().zip(fields).collect()
    };
    lines.map(row).collect()
}

/// A printed decimal in units of 10⁻¹⁸, exactly.
fn units(printed: &str) -> i128 {
    let (whole, fraction) = printed.split_once('.').unwrap_or((printed, ""));
    assert!(fraction.len() <= 18, "{printed} has more than 18 decimals");
    format!("{whole}{fraction:0<18}").parse().unwrap()
}

/// How many rows each stage has.
fn groups(outcomes: &[Outcome]) -> BTreeMap<&str, usize> {
    let mut groups = BTreeMap::new();
    for outcome in outcomes {
        *groups.entry(outcome.stage.as_deref().unwrap_or("none")).or_default() += 1;
    }
    groups
}

pub fn the_egdi_of_2022_comes_out_for_all_193_states() {
    let outcomes = EGDI_2022.outcomes();
    assert_eq!(outcomes.len(), 193);
    assert_eq!(EGDI_2022.misses(&outcomes), NO_NAMES);
    // Each printed input, and so their mean, is off by up to 0.00005, and so is the printed index: together 0.0001.
    assert_eq!(EGDI_2022.largest_deviation(&outcomes), 67 * PPM);
    let expected = BTreeMap::from([("very-high", 60), ("high", 73), ("middle", 53), ("low", 7)]);
    assert_eq!(groups(&outcomes), expected);
}

pub fn the_ranks_of_the_egdi_2022_come_out_at_the_precision_that_is_printed() {
    let outcomes = EGDI_2022.outcomes();
    // Four pairs of states share an index of four decimals and so a rank, "1224". Six decimals of ours tell them apart,
    // which means nothing: the inputs are no more exact than that. It moves one state of each pair by one rank.
    let moved = EGDI_2022.other_ranks(&outcomes, 6);
    let expected = [("Bahamas", 66, 67), ("Bhutan", 115, 116), ("Iceland", 5, 6), ("Eswatini", 141, 142)];
    assert_eq!(moved, expected);
    assert_eq!(EGDI_2022.other_ranks(&outcomes, 4), NO_RANKS);
}

pub fn the_egdi_of_2010_comes_out_for_all_states_with_9_at_zero_for_want_of_data() {
    let outcomes = EGDI_2010.outcomes();
    assert_eq!(EGDI_2010.misses(&outcomes), NO_NAMES);
    assert_eq!(EGDI_2010.largest_deviation(&outcomes), 8 * PPM);
    // South Sudan was no state in 2010: the table has it without a rank and with zeros only.
    let (ranked, unranked): (Vec<_>, Vec<_>) =
        outcomes.iter().partition(|outcome| !outcome.row["E-Government Rank"].is_empty());
    assert_eq!(ranked.len(), 192);
    assert_eq!(unranked.iter().map(|outcome| &outcome.name).collect::<Vec<_>>(), ["South Sudan"]);
    let zero: Vec<_> = ranked.iter().filter(|outcome| outcome.index == 0).collect();
    assert_eq!(zero.len(), 9);
    assert!(zero.iter().all(|outcome| outcome.row["E-Government Rank"] == "184"));
    assert!(outcomes.iter().all(|outcome| outcome.stage.is_none()), "the edition of 2010 has no groups");
    for decimals in [5, 6] {
        assert_eq!(EGDI_2010.other_ranks(&outcomes, decimals), NO_RANKS);
    }
}

pub fn in_the_table_of_2010_only_a_human_capital_index_of_zero_is_a_missing_one() {
    let zeros_of = |columns: &'static [&'static str]| {
        let index = Index { zero_is_missing: columns, ..EGDI_2010 };
        let outcomes = index.outcomes();
        index.misses(&outcomes).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    // As values, the zeros leave all nine states above 0.
    let none = zeros_of(&[]);
    assert_eq!(none.len(), 9, "{none:?}");
    // As missing, zeros of online services would wipe out two states that were given an index and a rank.
    let both = zeros_of(&[HUMAN_CAPITAL, "Online Service Index"]);
    assert_eq!(both, ["Central African Republic", "Eswatini"]);
    // Zeros of telecommunication stand beside those of human capital and change nothing.
    let both = zeros_of(&[HUMAN_CAPITAL, "Telecommunication Infrastructure Index"]);
    assert_eq!(both, NO_NAMES);
}

pub fn the_govtech_maturity_index_comes_out_for_198_economies_and_no_group_differs() {
    let outcomes = GTMI.outcomes();
    assert_eq!(outcomes.len(), 198);
    assert_eq!(GTMI.misses(&outcomes), NO_NAMES);
    // The table has up to 18 decimals; the tool keeps six of each input and of the index.
    assert_eq!(GTMI.largest_deviation(&outcomes), 882_497_539_730);
    let other = |outcome: &&Outcome| outcome.stage != Some(outcome.row["grp"].to_lowercase());
    assert_eq!(outcomes.iter().filter(other).map(|outcome| &outcome.name).collect::<Vec<_>>(), NO_NAMES);
    assert_eq!(groups(&outcomes), BTreeMap::from([("a", 69), ("b", 46), ("c", 53), ("d", 30)]));
}

pub fn the_digital_government_index_comes_out_for_38_countries_with_their_ranks() {
    let outcomes = DGI.outcomes();
    assert_eq!(outcomes.len(), 38);
    assert_eq!(DGI.misses(&outcomes), NO_NAMES);
    // Where the mean of the printed scores ends in 5 at the fourth decimal, the printed index may lie on either side.
    assert_eq!(DGI.largest_deviation(&outcomes), 500 * PPM);
    let edge = outcomes.iter().filter(|outcome| DGI.deviation(outcome) == 500 * PPM);
    assert_eq!(edge.map(|outcome| &outcome.name).collect::<Vec<_>>(), ["FRA", "GBR", "LTU", "LUX", "SWE"]);
    assert!(outcomes.iter().all(|outcome| outcome.stage.is_none()), "the OECD publishes no groups");
    // The 33 members have ranks, the five other countries have none.
    assert_eq!(outcomes.iter().filter(|outcome| outcome.row["composite_rank"].is_empty()).count(), 5);
    assert_eq!(DGI.other_ranks(&outcomes, 6), NO_RANKS);
}

pub fn the_published_tables_themselves_give_the_same_through_the_command_of_a_user() {
    let maps = [(EGDI_2022, "egdi-2022"), (EGDI_2010, "egdi-2010"), (GTMI, "gtmi-2022"), (DGI, "dgi-2023")];
    for (index, map) in maps {
        let outcomes = index.outcomes();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_assess"))
            .args(["batch", &format!("../shared/data/{}.csv", index.table), "--rubric", index.rubric])
            .args(["--map", &format!("examples/maps/{map}.toml"), "--format", "csv"])
            .args(["--columns", "name,stage,index"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let mut lines = csv::Reader::from_reader(run.stdout.as_slice());
        let found: Vec<(String, String, i128)> = lines
            .records()
            .map(|line| line.unwrap())
            .map(|line| (line[0].to_owned(), line[1].to_owned(), units(&line[2]) / PPM / 100))
            .collect();
        let expected: Vec<(String, String, i128)> = outcomes
            .into_iter()
            .map(|outcome| (outcome.name, outcome.stage.unwrap_or_default(), outcome.index))
            .collect();
        assert_eq!(found, expected, "{}", index.table);
    }
}

pub fn one_changed_weight_is_noticed_on_most_rows() {
    let outcomes = EGDI_2010.outcomes_after("weight: 0.34", "weight: 0.40");
    // The other eleven: South Sudan, the nine at 0, and Tunisia, whose online service index is close to its whole index.
    assert_eq!(EGDI_2010.misses(&outcomes).len(), 182);
    let outcomes = EGDI_2010.outcomes_after("weight: 0.34", "weight: 0.35");
    assert_eq!(EGDI_2010.misses(&outcomes).len(), 182);
    let outcomes = EGDI_2022.outcomes_after("weight: 1\n", "weight: 1.01\n");
    assert_eq!(EGDI_2022.misses(&outcomes).len(), 162);
    let outcomes = DGI.outcomes_after("weight: 1\n", "weight: 2\n");
    // All but Brazil, whose digital by design is close to its whole index.
    assert_eq!(DGI.misses(&outcomes).len(), 37);
    let outcomes = GTMI.outcomes_after("weight: 1\n", "weight: 2\n");
    assert_eq!(GTMI.misses(&outcomes).len(), 198);
    let group = |outcome: &&Outcome| outcome.stage != Some(outcome.row["grp"].to_lowercase());
    assert_eq!(outcomes.iter().filter(group).count(), 10);
}

pub fn without_the_rule_for_missing_data_nine_states_come_out_otherwise() {
    let outcomes = EGDI_2010.outcomes_after("unanswered: nullify", "unanswered: unmet");
    assert_eq!(EGDI_2010.misses(&outcomes).len(), 9);
}

pub fn a_shifted_lower_bound_is_noticed_in_the_groups() {
    let outcomes = EGDI_2022.outcomes_after("from: 75", "from: 76");
    assert_ne!(groups(&outcomes)["very-high"], 60);
}

pub fn blanks_at_the_end_of_a_name_do_not_matter() {
    let rows = EGDI_2022.rows();
    let rubric = support::read_rubric(&EGDI_2022.rubric_text());
    assert_eq!(rows.iter().filter(|row| row["Country Name"].ends_with(' ')).count(), 175);
    let trim = |mut row: Row| {
        let name = row.get_mut("Country Name").unwrap();
        *name = name.trim().to_owned();
        row
    };
    let trimmed = EGDI_2022.run(&rubric, rows.iter().cloned().map(trim).collect());
    for (as_printed, trimmed) in EGDI_2022.run(&rubric, rows).iter().zip(&trimmed) {
        assert_eq!((&as_printed.name, as_printed.index), (&trimmed.name, trimmed.index));
    }
}

pub fn a_sheet_in_json_gives_the_same_index_as_one_in_yaml() {
    let rows = GTMI.rows();
    let rubric = support::read_rubric(&GTMI.rubric_text());
    for row in rows {
        // Written by hand, so that the digits stay those of the table.
        let mut answers = String::new();
        for (question, column) in GTMI.components {
            write!(answers, "{}\"{question}\": {}", if answers.is_empty() { "" } else { ", " }, row[*column])
                .unwrap();
        }
        let name = serde_json::to_string(&row[GTMI.name]).unwrap();
        let json = format!("{{\"agency\": {{\"name\": {name}}}, \"answers\": {{{answers}}}}}");
        let from_json = support::read_sheet(&rubric, Format::Json, &json);
        let from_yaml = support::read_sheet(&rubric, Format::Yaml, &GTMI.sheet(&row));
        assert_eq!(from_json.responses, from_yaml.responses, "{name}");
    }
}

pub fn published_numbers_are_read_digit_by_digit() {
    assert_eq!(units("0.35360839182572645"), 353_608_391_825_726_450);
    assert_eq!(units("1"), 1_000_000 * PPM);
    assert_eq!(units("0.00007"), 70 * PPM);
    let text = "name,rank\n\"Korea, Rep. \",1\nViet Nam,\n";
    let read: Vec<_> = rows(text).iter().map(|row| (row["name"].clone(), row["rank"].clone())).collect();
    assert_eq!(read, [("Korea, Rep. ".into(), "1".into()), ("Viet Nam".into(), String::new())]);
}
