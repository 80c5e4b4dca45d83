//! Counts how many verdicts of a folder of sheets one answer, one gate or one weight can move.
//!
//! ```text
//! cargo run --example robustness -- examples/provinces
//! ```
//!
//! One step of an answer is the next option of a choice, one item of a checklist, the next of none, partial and target, or
//! with linear credit a tenth of the target, up or down and within the range. A gate is opened: its question is put at its
//! target. A weight is that of one top dimension, halved or doubled. Blanks and what does not apply
//! stay as they are. A verdict is moved if the recognised stage is another one.

use std::collections::BTreeMap;
use std::path::Path;

use assess::base::number::Decimal;
use assess::engine::program::Program;
use assess::model::answers::{self, Answer, AnswerSheet, Given};
use assess::model::library::Text;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::model::rubric::{AnswerKind, Credit, Direction, Question, Rubric, Rule};
use assess::syntax::format::Format;

/// How many verdicts there are, and how many can be moved by what.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// All verdicts.
    pub verdicts: usize,
    /// By one step of one answer to a question without a gate.
    pub by_answer: usize,
    /// By one step of one answer to any question.
    pub by_any_answer: usize,
    /// By opening one gate.
    pub by_gate: usize,
    /// By one weight.
    pub by_weight: usize,
    /// Held below what the coverages support by a gate.
    pub held: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!(
        "| sheets | verdicts | moved by one answer without a gate | by any one answer | by opening one gate | by one weight | held by gates |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for folder in std::env::args().skip(1) {
        for (rubric, moved) in count(Path::new(&folder))? {
            let Moved { verdicts, by_answer, by_any_answer, by_gate, by_weight, held } = moved;
            println!(
                "| `{rubric}` | {verdicts} | {by_answer} | {by_any_answer} | {by_gate} | {by_weight} | {held} |"
            );
        }
    }
    Ok(())
}

/// Counts for each rubric that sheets of a folder name.
///
/// # Errors
/// A sheet cannot be read.
pub fn count(folder: &Path) -> Result<BTreeMap<String, Moved>, Box<dyn std::error::Error>> {
    let mut counts: BTreeMap<String, Moved> = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let text = Text::new(&path.display().to_string(), std::fs::read(&path)?)
            .map_err(|_| format!("{} is not UTF-8", path.display()))?;
        let fault = |_| format!("{} is no sheet", path.display());
        let tree = Format::of(text.source.name(), text.source.text()).parse(&text.source).map_err(fault)?;
        let reference = answers::reference(&tree).map_err(fault)?;
        let (id, version) =
            reference.as_ref().map_or((DEFAULT, None), |it| (&*it.rubric, it.requirement.as_ref()));
        let rubric = Builtin::accepted(id, version).ok_or("no such rubric")?.rubric();
        let sheet = answers::read(&tree, &rubric).map_err(fault)?;
        let name = format!("{} {}", rubric.id, rubric.version);
        add(&rubric, &sheet, counts.entry(name).or_default());
    }
    Ok(counts)
}

fn add(rubric: &Rubric, sheet: &AnswerSheet, moved: &mut Moved) {
    let program = Program::new(rubric, sheet.agency.kind);
    let verdict = program.judge(&sheet.responses).1;
    let with = |question: usize, answer: Answer| {
        let mut responses = sheet.responses.clone();
        responses[question].given = Given::Answer(answer);
        program.judge(&responses).1.stage != verdict.stage
    };
    let is_gate = |question: usize| rubric.criteria_of(question).iter().any(|it| it.gate.is_some());
    let (mut by_answer, mut by_any) = (false, false);
    for (at, response) in sheet.responses.iter().enumerate() {
        let Given::Answer(answer) = &response.given else { continue };
        for step in steps(rubric, at, answer) {
            if with(at, step) {
                by_any = true;
                by_answer |= !is_gate(at);
            }
        }
    }
    let gates = (0..rubric.questions.len()).filter(|&at| is_gate(at));
    let by_gate = gates.into_iter().any(|at| {
        let rule = rubric.criteria_of(at)[0].rule;
        let kind = &rubric.questions[at].answer;
        sheet.responses[at].given != Given::OutOfScope && with(at, at_number(kind, rule.full))
    });
    let by_weight =
        (0..rubric.dimensions.len()).filter(|&at| rubric.dimensions[at].parent.is_none()).any(|at| {
            [Decimal::from_millionths(500_000), Decimal::from_count(2)].into_iter().any(|weight| {
                let mut other = rubric.clone();
                other.dimensions[at].weight = weight;
                Program::new(&other, sheet.agency.kind).judge(&sheet.responses).1.stage != verdict.stage
            })
        });
    moved.verdicts += 1;
    moved.by_answer += usize::from(by_answer);
    moved.by_any_answer += usize::from(by_any);
    moved.by_gate += usize::from(by_gate);
    moved.by_weight += usize::from(by_weight);
    moved.held += usize::from(verdict.supported != verdict.stage);
}

/// The answer whose number this is.
fn at_number(kind: &AnswerKind, number: Decimal) -> Answer {
    match kind {
        AnswerKind::YesNo => Answer::YesNo(number > Decimal::ZERO),
        AnswerKind::Ratio { .. } => Answer::Ratio { of: number, total: Decimal::HUNDRED },
        AnswerKind::Choice { options, .. } => {
            Answer::Choice(options.iter().position(|option| option.value >= number).unwrap_or_default())
        }
        AnswerKind::Checklist { items } => {
            let wanted = usize::try_from(number.millionths() / 1_000_000).unwrap_or_default();
            Answer::Checklist((0..wanted.min(items.len())).collect())
        }
        AnswerKind::Percent { .. } | AnswerKind::Number { .. } => Answer::Number(number),
    }
}

/// The answers one step away.
fn steps(rubric: &Rubric, at: usize, answer: &Answer) -> Vec<Answer> {
    let question: &Question = &rubric.questions[at];
    let Some(rule) = rubric.criteria_of(at).last().map(|it| it.rule) else { return Vec::new() };
    match (answer, &question.answer) {
        (Answer::YesNo(yes), _) => vec![Answer::YesNo(!yes)],
        (Answer::Choice(at), AnswerKind::Choice { options, .. }) => {
            let near = [at.checked_sub(1), Some(at + 1).filter(|next| *next < options.len())];
            near.into_iter().flatten().map(Answer::Choice).collect()
        }
        (Answer::Checklist(ticked), AnswerKind::Checklist { items }) => {
            let mut near = Vec::new();
            if let Some((_, fewer)) = ticked.split_last() {
                near.push(Answer::Checklist(fewer.to_vec()));
            }
            if let Some(next) = (0..items.len()).find(|item| !ticked.contains(item)) {
                let mut more = ticked.clone();
                more.push(next);
                more.sort_unstable();
                near.push(Answer::Checklist(more));
            }
            near
        }
        _ => {
            let number = answer.number(&question.answer);
            near(rule, number, question.answer.bounds())
                .into_iter()
                .map(|number| at_number(&question.answer, number))
                .collect()
        }
    }
}

/// The numbers one step away.
fn near(rule: Rule, number: Decimal, (least, most): (Decimal, Decimal)) -> Vec<Decimal> {
    let steps = |half: Option<Decimal>| {
        // From the worst to the best: nothing, the partial value, the target.
        let up = rule.direction == Direction::AtLeast;
        let nothing = if up { least } else { most };
        let levels: Vec<Decimal> = [Some(nothing), half, Some(rule.full)].into_iter().flatten().collect();
        let reaches = |level: &Decimal| if up { number >= *level } else { number <= *level };
        let now = levels.iter().rposition(reaches).unwrap_or_default();
        let near = [now.checked_sub(1), Some(now + 1)];
        near.into_iter().flatten().filter_map(|at| levels.get(at).copied()).collect()
    };
    match rule.credit {
        Credit::None => steps(None),
        Credit::Half(half) => steps(Some(half)),
        Credit::Linear(_) => {
            let tenth = Decimal::from_millionths(rule.full.millionths() / 10);
            let moved = |by: i128| Decimal::from_millionths(number.millionths() + by);
            [moved(-tenth.millionths()).max(least), moved(tenth.millionths()).min(most)].into()
        }
    }
}
