//! Makes the example batch: 34 answer sheets of made-up units, and the same as one CSV and one XLSX.
//!
//! ```text
//! cargo run --example provinces -- examples
//! ```
//!
//! The units do not exist and their answers are drawn from a seed, so every run writes the same bytes. Each unit has
//! a level between the stages of the rubric, each of its dimensions a little more or less, and a criterion is met
//! more often the further its stage lies below.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::model::rubric::{AnswerKind, Direction, Question, Rubric};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

const SEED: u64 = 20_260_930;
const UNITS: usize = 34;
const PERIOD: &str = "2026-Q3";

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
    let units: Vec<Unit> = (1..=UNITS).map(|number| unit(&rubric, number, &mut dice)).collect();
    fs::create_dir_all(folder.join("provinces"))?;
    for unit in &units {
        let name = format!("{}.yaml", unit.code.to_lowercase());
        fs::write(folder.join("provinces").join(name), sheet(&rubric, unit))?;
    }
    fs::write(folder.join("provinces.csv"), csv(&rubric, &units))?;
    xlsx(&rubric, &units)?.save(folder.join("provinces.xlsx"))?;
    Ok(())
}

fn unit(rubric: &Rubric, number: usize, dice: &mut Dice) -> Unit {
    // A few are far ahead, a few have hardly begun.
    let level = (dice.between(0.2, 2.6) + dice.between(0.0, 2.6)).min(5.4);
    let offsets: Vec<f64> = rubric.dimensions.iter().map(|_| dice.between(-0.8, 0.8)).collect();
    let diligence = dice.between(0.4, 0.98);
    let answers = rubric.questions.iter().map(|question| {
        let own = level + offsets[question.dimension];
        answer(rubric, question, own, diligence, dice)
    });
    let kind = if number.is_multiple_of(5) { "Thành phố" } else { "Tỉnh" };
    Unit {
        name: format!("{kind} Minh Họa {number:02}"),
        code: format!("MH-{number:02}"),
        answers: answers.collect(),
    }
}

fn answer(rubric: &Rubric, question: &Question, level: f64, diligence: f64, dice: &mut Dice) -> Answer {
    let bare = |value: String| Answer { value, evidence: None, na: None };
    let fate = dice.share();
    if fate < 0.02 {
        return bare(String::new());
    }
    if fate < 0.05 && question.allow_na.is_allowed() {
        return Answer { na: Some("Không thuộc chức năng của đơn vị"), ..bare(String::new()) };
    }
    // The highest target that is met, and the next one, which is not.
    let criteria = &rubric.criteria[question.criteria.clone()];
    let chance = |column: usize| 1.0 / (1.0 + (-1.9 * (level - column as f64 - 0.4)).exp());
    let luck = dice.share();
    let met =
        criteria.iter().rfind(|criterion| luck < chance(criterion.column)).map(|criterion| criterion.rule);
    let missed =
        criteria.iter().find(|criterion| luck >= chance(criterion.column)).map(|criterion| criterion.rule);
    let number = |rule: assess::model::rubric::Rule| rule.full.millionths() as f64 / 1e6;
    let up = criteria.first().is_none_or(|criterion| criterion.rule.direction == Direction::AtLeast);
    let (least, most) = question.answer.bounds();
    let (least, most) = (least.millionths() as f64 / 1e6, most.millionths() as f64 / 1e6);
    let mut amount = || {
        let value = match (met.map(number), missed.map(number), up) {
            (Some(low), Some(high), true) => dice.between(low, low.max(high * 0.98)),
            (Some(low), None, true) => dice.between(low, most.min(low * 1.3 + 2.0)),
            (None, Some(high), true) => dice.between((high * 0.25).max(least), high * 0.97),
            (Some(low), _, false) => dice.between(least.max(low * 0.6), low),
            (None, Some(high), false) => dice.between(high * 1.05, most.min(high * 1.9 + 2.0)),
            (None, None, _) => least.max(0.0),
        };
        value.clamp(least, most)
    };
    let value = match &question.answer {
        AnswerKind::YesNo => (if met.is_some() == up { "yes" } else { "no" }).to_owned(),
        AnswerKind::Number { integer: true, .. } => {
            let value = amount();
            // Whole numbers stay on the side of the target where they were drawn.
            let whole = if met.is_some() == up { value.ceil() } else { value.floor() };
            format!("{}", whole.clamp(least, most) as i64)
        }
        AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
            let value = (amount() * 10.0).round() / 10.0;
            format!("{}", value.clamp(least, most))
        }
        AnswerKind::Ratio { .. } => {
            let total = 40 + dice.next() % 1_200;
            let share = match (met.map(number), missed.map(number)) {
                (Some(low), Some(high)) => dice.between(low, low.max(high * 0.98)),
                (Some(low), None) => dice.between(low, 100.0),
                (None, Some(high)) => dice.between(high * 0.25, high * 0.97),
                (None, None) => 0.0,
            };
            let part = share / 100.0 * total as f64;
            let part = if met.is_some() { part.ceil() } else { part.floor() };
            format!("{}/{total}", (part as u64).min(total))
        }
        AnswerKind::Choice { options, .. } => {
            let good =
                |full: f64| options.iter().position(|option| option.value.millionths() as f64 / 1e6 >= full);
            let low = met.map(number).and_then(good).unwrap_or(0);
            let high = missed.map(number).and_then(good).unwrap_or(options.len()).max(low + 1);
            options[low + dice.next() as usize % (high - low)].id.clone()
        }
        AnswerKind::Checklist { items } => {
            let wanted = amount();
            let wanted = if met.is_some() { wanted.ceil() } else { wanted.floor() };
            let (mut ticked, mut points) = (Vec::new(), 0.0);
            for item in items {
                if points >= wanted {
                    break;
                }
                points += item.value.millionths() as f64 / 1e6;
                ticked.push(item.id.as_str());
            }
            if ticked.is_empty() { "[]".to_owned() } else { ticked.join("|") }
        }
    };
    let evidence =
        (dice.share() < diligence).then(|| format!("Báo cáo minh họa số {}/BC-MH", 1 + dice.next() % 400));
    Answer { value, evidence, na: None }
}

fn sheet(rubric: &Rubric, unit: &Unit) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=../../src/schema/answers.json\n\
         # Số liệu minh họa do chương trình tạo ra, không phải kết quả của đơn vị có thật nào.\n\
         # Illustrative data made by a program, not the result of any real unit.\n\
         rubric: {}@{}\nagency: {{name: {}, code: {}, kind: province}}\nperiod: {PERIOD}\nillustrative: true\nanswers:\n",
        rubric.id, rubric.version.major, unit.name, unit.code
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

fn row(rubric: &Rubric, unit: &Unit) -> Vec<String> {
    let reference = format!("{}@{}", rubric.id, rubric.version.major);
    let mut cells =
        vec![unit.code.clone(), unit.name.clone(), "province".into(), PERIOD.into(), "yes".into(), reference];
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
fn csv(rubric: &Rubric, units: &[Unit]) -> String {
    let rows = std::iter::once(header(rubric)).chain(units.iter().map(|unit| row(rubric, unit)));
    rows.map(|cells| cells.join(",") + "\n").collect()
}

fn xlsx(rubric: &Rubric, units: &[Unit]) -> Result<Workbook, Box<dyn std::error::Error>> {
    let mut workbook = Workbook::new();
    // The date of a file would make every run another one.
    workbook
        .set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 9, 30)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name("answers")?;
    let rows = std::iter::once(header(rubric)).chain(units.iter().map(|unit| row(rubric, unit)));
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
