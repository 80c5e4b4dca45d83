//! A rubric as a query, for warehouses where no program may run: `docs/sql.md`.
//!
//! A query is a pure function of the compiled rubric, of what the cells of a table may say
//! ([`crate::input::table::spoken`]), and of the columns that are asked for. It is made of steps: cells → parsed → answers →
//! sums → coverage → overall → verdict, all in whole numbers with the engine's rounding. Every row of the table is in its
//! result; a row that the reader of tables refuses has the name of a column in `invalid`, and no results. Where a query
//! cannot tell what the reader would do, it is the stricter one.

mod answers;
mod dialect;
mod fold;
mod geometric;
mod layers;
mod number;
mod score;
mod texts;
mod verdict;
mod who;
mod words;

use std::collections::BTreeMap;

use crate::base::lang::{Lang, Message};
use crate::base::quote::{clean, quoted};
use crate::engine::program::Program;
use crate::engine::score::Reading;
use crate::input::table::spoken::Spoken;
use crate::model::rubric::Rubric;

pub use dialect::Dialect;

use answers::{Asked, Fault, out};
use layers::Layers;
use score::{Score, letter};
use verdict::Output;
use who::Who;

/// What a query is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// The dialect.
    pub dialect: Dialect,
    /// The name of the table.
    pub table: &'w str,
    /// The names of the columns of the result.
    pub columns: &'w [String],
    /// Whether columns that a query cannot have are left out, rather than refused.
    pub lenient: bool,
    /// The language of its comments.
    pub lang: Lang,
}

/// What the column is called that names what is refused.
const INVALID: &str = "invalid";

/// The text of a query.
///
/// # Errors
/// The table has no name that can be written, or a column cannot be had: which, why, and what to do.
pub fn query(rubric: &Rubric, spoken: &Spoken, wanted: Wanted<'_>) -> Result<String, Message> {
    let Wanted { dialect, lang, .. } = wanted;
    let table = dialect.table(wanted.table).ok_or_else(|| words::no_table_name(&quoted(wanted.table)))?;
    let program = Program::new(rubric, None);
    let listing = program.listing();
    let outs: Vec<Option<String>> = (0..rubric.questions.len()).map(|at| out(rubric, dialect, at)).collect();
    let asked = rubric.questions.iter().enumerate().map(|(at, question)| {
        let spoken_question = spoken.questions.iter().find(|it| it.question == at)?;
        let out = outs.get(at).and_then(Option::as_deref);
        Some(Asked { dialect, spoken: spoken_question, question, out, comma: spoken.comma })
    });
    let mut score = Score {
        dialect,
        rubric,
        listing: &listing,
        asked: asked.collect(),
        cells: BTreeMap::new(),
        undecided: Vec::new(),
    };
    let who = Who { dialect, rubric, spoken };
    let mut layers = Layers::default();
    reading(&score, who, &table, &mut layers);
    layers.step("points", words::about_points);
    score.points(&mut layers);
    score.coverages(&mut layers);
    score.verdict(&mut layers);
    let known: Vec<Output> = identity().into_iter().chain(score.outputs(&mut layers)).collect();
    let mut outputs = Vec::new();
    let mut readings = vec![Reading::Actual];
    for name in wanted.columns {
        match known.iter().find(|output| output.name == *name) {
            Some(output) => {
                readings.extend(output.readings);
                let is_result = !["code", "name"].contains(&name.as_str());
                let expression = &output.expression;
                let expression = if is_result {
                    format!("CASE WHEN bad1 IS NULL THEN {expression} END")
                } else {
                    expression.clone()
                };
                outputs.push((name.clone(), expression));
            }
            None if wanted.lenient => {}
            None => return Err(words::no_such_output(&quoted(name), &why_not(name))),
        }
    }
    let letters: Vec<char> = readings.iter().map(|reading| letter(*reading)).collect();
    let undecided: Vec<&str> = score
        .undecided
        .iter()
        .filter(|(letter, _)| letters.contains(letter))
        .map(|(_, condition)| condition.as_str())
        .collect();
    layers.step("decided", words::about_guesses);
    let bad = match undecided.as_slice() {
        [] => "bad0".to_owned(),
        all => format!("COALESCE(bad0, CASE WHEN {} THEN '(geometric)' END)", all.join(" OR ")),
    };
    layers.add("bad1", bad);
    outputs.push((INVALID.to_owned(), "bad1".to_owned()));
    let text = layers.write(dialect, &table, &outputs, lang).ok_or_else(words::too_many_columns)?;
    Ok(format!("{}{text}", head(rubric, spoken, wanted)))
}

/// The steps from cells to answers.
fn reading(score: &Score<'_>, who: Who<'_>, table: &str, layers: &mut Layers) {
    let Who { dialect, spoken, .. } = who;
    let asked: Vec<&Asked<'_>> = score.asked.iter().flatten().collect();
    let mut columns: Vec<usize> =
        asked.iter().flat_map(|asked| asked.columns()).chain(who.columns()).collect();
    columns.sort_unstable();
    // A step may not have the name of the table that it reads.
    layers.step(if table == "texts" { "all_texts" } else { "texts" }, words::about_texts);
    layers.add("blanks0", dialect.blanks());
    for &column in &columns {
        let name = spoken.header.get(column).map(String::as_str).unwrap_or_default();
        layers.add(format!("x{column}"), dialect.cast(name));
    }
    layers.step("cells", words::about_cells);
    for &column in &columns {
        let text = format!("x{column}");
        // Most cells have no blanks around them, and the function that takes away more than spaces is dear.
        let is_bare =
            format!("ascii({text}) BETWEEN 33 AND 126 AND ascii(right({text}, 1)) BETWEEN 33 AND 126");
        let trimmed = dialect.trimmed(&text);
        layers.add(
            format!("t{column}"),
            format!("CASE WHEN {is_bare} THEN {text} ELSE NULLIF({trimmed}, '') END"),
        );
    }
    layers.step("keys", words::about_keys);
    who.keys(layers);
    for asked in &asked {
        asked.keys(layers);
    }
    layers.step("shapes", words::about_shapes);
    for asked in &asked {
        asked.shapes(layers);
    }
    layers.step("parsed", words::about_parsed);
    who.parsed(layers);
    for asked in &asked {
        asked.parsed(layers);
    }
    layers.step("states", words::about_states);
    for asked in &asked {
        asked.states(layers);
    }
    layers.step("answers", words::about_answers);
    for (at, asked) in score.asked.iter().enumerate() {
        match asked {
            Some(asked) => asked.settled(layers),
            None => {
                let state =
                    out(score.rubric, dialect, at).map(|out| format!("CASE WHEN {out} THEN 3 ELSE 0 END"));
                layers.add(format!("z{at}"), state.unwrap_or_else(|| "0".to_owned()));
                layers.add(format!("e{at}"), "FALSE");
            }
        }
    }
    let answered: Vec<String> = asked.iter().map(|asked| asked.is_answered()).collect();
    let mut faults: Vec<Fault> = who.faults(&answered.join(" OR "));
    faults.extend(asked.iter().flat_map(|asked| asked.faults()));
    faults.sort_by_key(|(column, _)| *column);
    let cases = faults.iter().map(|(column, condition)| {
        let name = spoken.header.get(*column).map(String::as_str).unwrap_or_default();
        format!("\n      WHEN {condition} THEN {}", dialect.text(name))
    });
    layers.add("fault0", format!("CASE{}\n    END", cases.collect::<String>()));
    layers.add("agency0", Who::key());
    layers.step("seen", words::about_seen);
    let named = who.named().and_then(|column| spoken.header.get(column)).cloned().unwrap_or_default();
    let fine = "CASE WHEN fault0 IS NULL THEN 1 ELSE 0 END";
    let again = format!("SUM({fine}) OVER (PARTITION BY agency0) > 1");
    layers.add("bad0", format!("COALESCE(fault0, CASE WHEN {again} THEN {} END)", dialect.text(&named)));
}

/// The columns about the agency and the sheet.
fn identity() -> Vec<Output> {
    let columns = [
        ("code", "code0"),
        ("name", "name0"),
        ("kind", "kind0"),
        ("scheme", "scheme0"),
        ("period", "period0"),
        ("assessor", "assessor0"),
    ];
    let output = |(name, column): (&str, &str)| Output {
        name: name.to_owned(),
        expression: column.to_owned(),
        readings: &[],
    };
    columns.map(output).into()
}

/// Why a query cannot have a column.
fn why_not(name: &str) -> Message {
    match name {
        "origin" => words::needs_places(),
        "warnings" => words::needs_reader(),
        _ if name.contains("rank") => words::needs_all(),
        _ => words::needs_appraisals(),
    }
}

/// What stands before the query.
fn head(rubric: &Rubric, spoken: &Spoken, wanted: Wanted<'_>) -> String {
    let lang = wanted.lang;
    let run = match wanted.dialect {
        Dialect::Duckdb => "duckdb -csv DATABASE < score.sql > result.csv",
        Dialect::Postgres => "PGOPTIONS='-c jit=off' psql -X --csv -f score.sql DATABASE > result.csv",
        Dialect::Spark => "spark-sql -f score.sql, or spark.sql(text.rstrip().rstrip(';')) in Python",
    };
    let columns: Vec<String> = spoken.header.iter().map(|name| format!("`{}`", clean(name))).collect();
    let columns = columns.join(", ");
    [
        words::head(lang, &rubric.id, &rubric.version.to_string(), &rubric.sha256()),
        words::run(lang, run),
        words::reads(lang, &columns),
        words::about_invalid(lang).to_owned(),
    ]
    .concat()
}
