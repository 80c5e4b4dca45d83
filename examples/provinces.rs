//! Makes the example batch: 34 answer sheets of made-up units, the same as one CSV and one XLSX, and the quarter before
//! as a CSV.
//!
//! ```text
//! cargo run --example provinces -- examples
//! ```
//!
//! The units do not exist and their answers are drawn from a seed, so every run writes the same bytes. The model:
//!
//! * The 34 units are spread evenly over the stages, from below the first to the last. That is a unit's *level*.
//! * Its dimensions go together: each is the level and a little more or less. So is each question of a dimension. What
//!   decides about a stage is a headline target everywhere and half a stage ahead.
//! * An answer meets its target where that level reaches the stage of the target. Below, it falls short in proportion.
//! * Answers about the same thing agree: a total is the same wherever it is asked, and a part is not above its whole.
//! * Between two quarters a unit grows by up to a quarter of a stage. One declines, in one a promise about open data is
//!   no longer kept, and a few leave answers blank.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::model::rubric::{AnswerKind, Credit, Direction, Question, Rubric, Rule};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

const SEED: u64 = 2;
const UNITS: usize = 34;
const PERIODS: [&str; 2] = ["2026-Q2", "2026-Q3"];

/// The lowest and the highest level.
const LEVELS: (f64, f64) = (-0.2, 4.9);
/// How much a dimension and a question differ at most from the level.
const SPREAD: (f64, f64) = (0.35, 0.6);
/// How far ahead that is which decides about a stage.
const HEADLINE: f64 = 0.5;
/// How much of a target is missing a whole stage below it.
const SLOPE: f64 = 0.36;
/// Where duties lie between the stages.
const DUTY: f64 = 2.0;

/// The unit that declines, the one that no longer keeps a promise, and those that leave answers blank.
const DECLINES: usize = 11;
const BREAKS_PROMISE: (usize, &str) = (20, "open-data-on-schedule");
const BLANK: [usize; 4] = [4, 16, 27, 33];

/// What the totals of ratios lie between; without one, between 40 and 400.
const TOTALS: [(&str, u64, u64); 14] = [
    ("once-only-dossiers", 150_000, 900_000),
    ("end-to-end-dossiers", 150_000, 900_000),
    ("population-data-use", 90_000, 500_000),
    ("fully-online-share", 1_400, 1_900),
    ("new-and-retired-services", 1_400, 1_900),
    ("services-with-dossiers", 1_100, 1_500),
    ("digital-spending-share", 12_000, 90_000),
    ("innovation-spending-share", 12_000, 90_000),
    ("integration-platform-use", 25, 110),
    ("security-measures-complete", 25, 110),
    ("connected-databases", 10, 24),
    ("apis-in-use", 20, 90),
    ("outcome-kpis-improved", 20, 40),
    ("ai-impact-assessment", 2, 9),
];

/// Numbers that look random: `SplitMix64` (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// At least 0 and below 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }
}

/// An answer as a cell of a table writes it.
struct Answer {
    value: String,
    evidence: Option<String>,
    na: Option<&'static str>,
}

struct Unit {
    name: String,
    code: String,
    answers: Vec<Answer>,
}

/// What was drawn for a unit; both quarters follow from it.
struct Drawn {
    number: usize,
    level: f64,
    growth: f64,
    size: f64,
    /// For each question how far it is from the level, its luck, and the number of its evidence, if it has any.
    questions: Vec<(f64, f64, Option<u64>)>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("say in which folder")?;
    write(Path::new(&folder))
}

/// Writes all of it into a folder.
///
/// # Errors
/// A file cannot be written.
pub fn write(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let rubric = Builtin::find(DEFAULT).ok_or("no default rubric")?.rubric();
    let mut dice = Dice(SEED);
    let drawn: Vec<Drawn> = (1..=UNITS).map(|number| draw(&rubric, number, &mut dice)).collect();
    let [before, now] = [0, 1]
        .map(|quarter| -> Vec<Unit> { drawn.iter().map(|drawn| unit(&rubric, drawn, quarter)).collect() });
    fs::create_dir_all(folder.join("provinces"))?;
    for unit in &now {
        let name = format!("{}.yaml", unit.code.to_lowercase());
        fs::write(folder.join("provinces").join(name), sheet(&rubric, unit))?;
    }
    fs::write(folder.join("provinces-2026-Q2.csv"), csv(&rubric, &before, PERIODS[0]))?;
    fs::write(folder.join("provinces.csv"), csv(&rubric, &now, PERIODS[1]))?;
    xlsx(&rubric, &now)?.save(folder.join("provinces.xlsx"))?;
    Ok(())
}

fn draw(rubric: &Rubric, number: usize, dice: &mut Dice) -> Drawn {
    // The numbers of the units say nothing about their levels.
    let rank = (number * 13 + 5) % UNITS;
    let place = (rank as f64 + dice.between(-0.5, 0.5)) / (UNITS - 1) as f64;
    let level = LEVELS.0 + (LEVELS.1 - LEVELS.0) * place;
    let growth = if number == DECLINES { -0.7 } else { dice.between(0.0, 0.25) };
    let size = dice.share();
    let diligence = dice.between(0.4, 0.98);
    let offsets: Vec<f64> = rubric.dimensions.iter().map(|_| dice.between(-SPREAD.0, SPREAD.0)).collect();
    let questions = rubric.questions.iter().enumerate().map(|(at, question)| {
        let is_gate = rubric.criteria_of(at).iter().any(|criterion| criterion.gate.is_some());
        let ahead = if is_gate { HEADLINE } else { 0.0 };
        let own = offsets[question.dimension] + dice.between(-SPREAD.1, SPREAD.1) + ahead;
        let luck = dice.share();
        (own, luck, (dice.share() < diligence).then(|| 1 + dice.next() % 400))
    });
    Drawn { number, level, growth, size, questions: questions.collect() }
}

fn unit(rubric: &Rubric, drawn: &Drawn, quarter: usize) -> Unit {
    let level = if quarter == 0 { drawn.level - drawn.growth } else { drawn.level };
    let now = quarter == 1;
    let mut answers = Vec::with_capacity(rubric.questions.len());
    // What later answers have to agree with: how much is online from end to end, and what is spent on digital work.
    let (mut online, mut spent) = (0.0, 0.0);
    for (at, (question, &(own, luck, evidence))) in rubric.questions.iter().zip(&drawn.questions).enumerate()
    {
        let id = question.id.as_str();
        let is_blank = now && BLANK.contains(&drawn.number) && luck < 0.06;
        let is_na = question.allow_na.is_allowed() && question.duty.is_none() && luck > 0.97;
        let broken = now && (drawn.number, id) == BREAKS_PROMISE;
        let least = match id {
            "electronic-results" => online + 0.1,
            "innovation-spending-share" => spent * 1.25,
            "api-management" => 1.0,
            _ => 0.0,
        };
        let (stage, rule) = target(rubric, at);
        let distance = if broken { -0.5 } else { level + own - stage };
        let (share, value) = value(question, rule, distance, (luck, drawn.size), least);
        match id {
            "end-to-end-dossiers" => online = share,
            "digital-spending-share" => spent = share,
            _ => {}
        }
        let bare = |na| Answer { value: String::new(), evidence: None, na };
        answers.push(match (is_blank, is_na) {
            (true, _) => bare(None),
            (_, true) => bare(Some("Không thuộc chức năng của đơn vị")),
            _ => Answer {
                value,
                evidence: evidence.map(|number| format!("Báo cáo minh họa số {number}/BC-MH")),
                na: None,
            },
        });
    }
    let kind = if drawn.number.is_multiple_of(5) { "Thành phố" } else { "Tỉnh" };
    let number = drawn.number;
    Unit { name: format!("{kind} Minh Họa {number:02}"), code: format!("MH-{number:02}"), answers }
}

/// Where the target of a question lies between the stages, and the target.
fn target(rubric: &Rubric, question: usize) -> (f64, Rule) {
    let criterion = rubric.criteria_of(question).first().map(|it| (it.column as f64 + 1.0, it.rule));
    let duty = rubric.questions[question].duty.as_ref().map(|(rule, _)| (DUTY, *rule));
    criterion.or(duty).expect("a question is scored, or a duty")
}

/// An answer so far from the stage of its target: its number, and how it is written.
fn value(
    question: &Question,
    rule: Rule,
    distance: f64,
    (luck, size): (f64, f64),
    least: f64,
) -> (f64, String) {
    let reached = if distance >= 0.0 { 1.0 } else { (0.97 + SLOPE * distance).clamp(0.15, 0.97) };
    let is_met = distance >= 0.0;
    let number = |value: assess::base::number::Decimal| value.millionths() as f64 / 1e6;
    let full = number(rule.full);
    let most = number(question.answer.bounds().1);
    let worst = if let Credit::Linear(worst) = rule.credit { number(worst) } else { 0.0 };
    let up = |most: f64| {
        let value = if is_met { full + (most - full) * luck } else { worst + (full - worst) * reached };
        ((value * 10.0).round() / 10.0).max(least).min(most)
    };
    match &question.answer {
        AnswerKind::YesNo => (reached, if is_met { "yes" } else { "no" }.to_owned()),
        AnswerKind::Number { .. } if rule.direction == Direction::AtMost => {
            let value = if is_met { full * (0.5 + 0.5 * luck) } else { full * (1.0 + 3.2 * (1.0 - reached)) };
            (value, format!("{}", (value * 10.0).round() / 10.0))
        }
        AnswerKind::Number { .. } => {
            let more = (full * 0.5 * luck).floor();
            let value = if is_met { full + more } else { (full * reached).floor().min(full - 1.0) };
            (value, format!("{value}"))
        }
        AnswerKind::Percent { .. } => {
            let value = up(most.min(100.0));
            (value, format!("{value}"))
        }
        AnswerKind::Ratio { .. } => {
            let share = up(if full > 20.0 { 100.0 } else { full * 1.8 });
            let (low, high) = TOTALS
                .iter()
                .find(|(id, ..)| *id == question.id)
                .map_or((40, 400), |(_, low, high)| (*low, *high));
            let total = low + ((high - low) as f64 * size) as u64;
            let part = share / 100.0 * total as f64;
            let part = if is_met || least > 0.0 { part.ceil() } else { part.floor() };
            (share, format!("{}/{total}", (part as u64).min(total)))
        }
        AnswerKind::Choice { options, .. } => {
            let place =
                |value: f64| options.iter().position(|option| number(option.value) >= value).unwrap_or(0);
            let full = place(full);
            let half = if let Credit::Half(value) = rule.credit { place(number(value)) } else { full };
            let chosen = match (is_met, reached > 0.55) {
                (true, _) => full + usize::from(luck > 0.6 && full + 1 < options.len()),
                (_, true) => (half + (luck * (full - half) as f64) as usize).min(full - 1),
                _ => (reached / 0.55 * half as f64) as usize,
            };
            (reached, options[chosen].id.clone())
        }
        AnswerKind::Checklist { items } => {
            let ticked = if is_met {
                full + (luck * (items.len() as f64 - full + 1.0)).floor()
            } else {
                (full * reached).floor().min(full - 1.0).max(least)
            };
            let ids: Vec<&str> = items.iter().take(ticked as usize).map(|item| item.id.as_str()).collect();
            (ticked, if ids.is_empty() { "[]".to_owned() } else { ids.join("|") })
        }
    }
}

fn sheet(rubric: &Rubric, unit: &Unit) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=../../src/schema/answers.json\n\
         # Số liệu minh họa do chương trình tạo ra, không phải kết quả của đơn vị có thật nào.\n\
         # Illustrative data made by a program, not the result of any real unit.\n\
         rubric: {}@{}\nagency: {{name: {}, code: {}, kind: province}}\nperiod: {}\nillustrative: true\nanswers:\n",
        rubric.id, rubric.version.major, unit.name, unit.code, PERIODS[1]
    );
    for (question, answer) in rubric.questions.iter().zip(&unit.answers) {
        let value = match &question.answer {
            AnswerKind::Checklist { .. } if !answer.value.is_empty() && answer.value != "[]" => {
                format!("[{}]", answer.value.replace('|', ", "))
            }
            _ => answer.value.clone(),
        };
        let line = match (answer.na, &answer.evidence) {
            (Some(reason), _) => format!(" {{na: {reason}}}"),
            (None, Some(evidence)) => format!(" {{value: {value}, evidence: [{evidence}]}}"),
            (None, None) if value.is_empty() => String::new(),
            (None, None) => format!(" {value}"),
        };
        let _ = writeln!(text, "  {}:{line}", question.id);
    }
    text
}

/// The header of the table, and a row of it.
fn header(rubric: &Rubric) -> Vec<String> {
    let mut cells: Vec<String> =
        ["code", "name", "kind", "period", "illustrative", "rubric"].map(str::to_owned).to_vec();
    for question in &rubric.questions {
        cells.push(question.id.clone());
        cells.push(format!("{}.evidence", question.id));
        if question.allow_na.is_allowed() {
            cells.push(format!("{}.na", question.id));
        }
    }
    cells
}

fn row(rubric: &Rubric, unit: &Unit, period: &str) -> Vec<String> {
    let reference = format!("{}@{}", rubric.id, rubric.version.major);
    let mut cells =
        vec![unit.code.clone(), unit.name.clone(), "province".into(), period.into(), "yes".into(), reference];
    for (question, answer) in rubric.questions.iter().zip(&unit.answers) {
        cells.push(answer.value.clone());
        cells.push(answer.evidence.clone().unwrap_or_default());
        if question.allow_na.is_allowed() {
            cells.push(answer.na.unwrap_or_default().to_owned());
        }
    }
    cells
}

/// No cell holds a comma, a quote or a line break, so nothing has to be quoted.
fn csv(rubric: &Rubric, units: &[Unit], period: &str) -> String {
    let rows = std::iter::once(header(rubric)).chain(units.iter().map(|unit| row(rubric, unit, period)));
    rows.map(|cells| cells.join(",") + "\n").collect()
}

fn xlsx(rubric: &Rubric, units: &[Unit]) -> Result<Workbook, Box<dyn std::error::Error>> {
    let mut workbook = Workbook::new();
    // The date of a file would make every run another one.
    workbook
        .set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 9, 30)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name("answers")?;
    let rows = std::iter::once(header(rubric)).chain(units.iter().map(|unit| row(rubric, unit, PERIODS[1])));
    for (at, cells) in rows.enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(at)?, u16::try_from(column)?);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number)?,
                Err(_) if cell.is_empty() => continue,
                Err(_) => sheet.write_string(row, column, cell)?,
            };
        }
    }
    Ok(workbook)
}
