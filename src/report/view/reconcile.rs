//! One sheet of several assessors': what each gives, where they disagree, how far they agree.

use crate::analysis::assessment::Assessment;
use crate::analysis::reconcile::{Agreement, Disagreement, Kind, REPLICATES, Several};
use crate::base::number::Decimal;
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{AnswerKind, Rubric};
use crate::report::block::{Block, Cell, Column, Document, Paper, Role, Side, Table, Text};
use crate::report::number::Numbers;
use crate::report::words as common;

use super::Options;
use super::paper::{Act, Frame, signed};
use super::words::batch::index_column;
use super::words::official;
use super::words::reconcile as words;
use super::words::sheet::illustrative;

/// The report: what each gives, where they disagree, how far they agree.
#[must_use]
pub fn document(several: &Several<'_>, options: Options) -> Document {
    let (lang, together) = (options.lang, several.together);
    let rubric = together.rubric;
    let numbers = options.numbers(rubric);
    let mut document = Document::default();
    if together.sheet.illustrative {
        document.paragraph(Text::new(Role::Fair, illustrative(lang)));
    }
    let period = together.sheet.period.as_ref().map(|period| format!(" · {period}")).unwrap_or_default();
    let title = Text::new(Role::Strong, together.sheet.agency.name.as_str()).and(Role::Quiet, period);
    document.push(Block::Title(title, Text::default()));
    document.note(format!("{} · {}", rubric.title.get(lang), rubric.name_and_origin(lang)));
    document.paragraph(words::intro(lang, several.each.len(), several.reconciled.shared));
    document.heading(2, words::results(lang));
    let row = |name: Text, assessment: &Assessment<'_>| {
        let index = numbers.maybe(assessment.verdict.profile.index);
        vec![Cell::new(name), Cell::new(stage(assessment, options)), Cell::new(index)]
    };
    let mut rows: Vec<_> =
        several.each.iter().map(|(name, one)| row(Text::plain(name.as_str()), one)).collect();
    rows.push(row(Text::new(Role::Strong, words::together(lang)), together));
    let columns = vec![
        Column::words(words::assessor(lang)),
        Column::words(words::result(lang)),
        Column::of(Side::Right, index_column(lang)),
    ];
    document.table(Table { columns, rows });
    disagreements(&mut document, several, &numbers, options);
    document.heading(2, words::agreement(lang));
    let rows = several.reconciled.kinds.iter().map(|(kind, found)| agreement(*kind, found, &numbers));
    let columns = vec![
        Column::words(words::kind_head(lang)),
        Column::of(Side::Right, words::units(lang)),
        Column::of(Side::Right, words::alpha(lang)),
        Column::of(Side::Right, words::interval(lang)),
    ];
    document.table(Table { columns, rows: rows.collect() });
    document.note(words::method(lang, REPLICATES, several.seed));
    document
}

/// The report as minutes that an office edits and signs.
#[must_use]
pub fn paper(several: &Several<'_>, options: Options) -> Paper {
    let (together, lang) = (several.together, options.lang);
    let office = Some(together.sheet.agency.name.clone());
    let about = official::about_reconciled(lang, together.rubric.title.get(lang));
    signed(Frame { act: Act::Minutes, about, office }, document(several, options), Vec::new(), lang)
}

/// The same in one line.
#[must_use]
pub fn line(several: &Several<'_>, options: Options) -> Document {
    let result = stage(several.together, options);
    let (sheets, apart) = (several.each.len(), several.reconciled.disagreements.len());
    let said = words::line(options.lang, sheets, apart, &result);
    let line = format!("{}: {said}", several.together.sheet.agency.name);
    Document { blocks: vec![Block::Line(Text::plain(line))] }
}

/// What each says where they disagree, for the sheet that they come to: a remark for each question.
#[must_use]
pub fn remarks(several: &Several<'_>, options: Options) -> Vec<(usize, String)> {
    let rubric = several.together.rubric;
    let numbers = options.numbers(rubric);
    let remark = |one: &Disagreement| {
        let said: Vec<String> = several
            .each
            .iter()
            .map(|(name, assessment)| format!("{name}: {}", said(rubric, assessment, one.question, &numbers)))
            .collect();
        (one.question, words::seen_apart(options.lang, &said.join("; ")))
    };
    several.reconciled.disagreements.iter().map(remark).collect()
}

fn stage(assessment: &Assessment<'_>, options: Options) -> String {
    let stage = assessment.verdict.stage.map(|stage| common::stage(assessment.rubric, stage, options.lang));
    stage.unwrap_or_else(|| "–".to_owned())
}

fn disagreements(document: &mut Document, several: &Several<'_>, numbers: &Numbers, options: Options) {
    let (lang, rubric) = (options.lang, several.together.rubric);
    let all = &several.reconciled.disagreements;
    document.heading(2, words::disagreements(lang, all.len()));
    if all.is_empty() {
        document.paragraph(words::agree(lang));
        return;
    }
    document.note(words::order(lang));
    let (shown, left) = options.first(all);
    let row = |one: &Disagreement| {
        let at = one.question;
        let question = &rubric.questions[at];
        let name = format!("{} {}", rubric.question_number(at), common::name(question, lang));
        let below = items_apart(several, at, options);
        let mut cells =
            vec![Cell::Text { text: Text::plain(name), depth: 0, below: Text::new(Role::Quiet, below) }];
        let role = if one.is_wide { Role::Bad } else { Role::Fair };
        for (_, assessment) in several.each {
            cells.push(Cell::new(Text::new(role, said(rubric, assessment, at, numbers))));
        }
        cells.push(Cell::new(Text::new(Role::Strong, said(rubric, several.together, at, numbers))));
        cells
    };
    let mut columns = vec![Column::words(words::question(lang))];
    columns.extend(several.each.iter().map(|(name, _)| Column::words(name.as_str())));
    columns.push(Column::words(words::taken(lang)));
    document.table(Table { columns, rows: shown.iter().map(row).collect() });
    if left > 0 {
        document.note(words::more(lang, left));
    }
}

fn said(rubric: &Rubric, assessment: &Assessment<'_>, at: usize, numbers: &Numbers) -> String {
    let response = &assessment.sheet.responses[at];
    common::response(&rubric.questions[at], response, &common::edges(rubric, at), numbers)
}

/// The items of a checklist that some have and others have not.
fn items_apart(several: &Several<'_>, at: usize, options: Options) -> String {
    let AnswerKind::Checklist { items } = &several.together.rubric.questions[at].answer else {
        return String::new();
    };
    let lists: Vec<&Vec<usize>> = several
        .each
        .iter()
        .filter_map(|(_, assessment)| match &assessment.sheet.responses[at].given {
            Given::Answer(Answer::Checklist(ticked)) => Some(ticked),
            _ => None,
        })
        .collect();
    let is_apart = |item: usize| {
        let having = lists.iter().filter(|ticked| ticked.contains(&item)).count();
        having > 0 && having < lists.len()
    };
    let apart: Vec<&str> = (0..items.len())
        .filter(|&item| is_apart(item))
        .map(|item| items[item].title.get(options.lang))
        .collect();
    if apart.is_empty() { String::new() } else { words::not_shared(options.lang, &apart.join("; ")) }
}

fn agreement(kind: Kind, found: &Agreement, numbers: &Numbers) -> Vec<Cell> {
    let lang = numbers.lang;
    let shown = |millionths: i64| numbers.statistic(Decimal::from_millionths(millionths.into()));
    let alpha = match &found.alpha {
        Some(alpha) => shown(alpha.millionths()),
        None if found.units == 0 => words::nothing(lang).to_owned(),
        None => words::undefined(lang).to_owned(),
    };
    let interval = found.interval.as_ref().map(|(low, high)| {
        let (low, high) = (shown(low.millionths()), shown(high.millionths()));
        format!("{low} – {high}")
    });
    let cells = [words::kind(kind, lang), found.units.to_string(), alpha, interval.unwrap_or_default()];
    cells.into_iter().map(Cell::new).collect()
}
