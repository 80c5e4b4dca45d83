//! Sheets of several assessors about one agency → one sheet, with every disagreement kept, and how far they agree
//! (analysis.md, section 6).

mod alpha;
mod median;

use crate::analysis::assessment::Assessment;
use crate::model::answers::{Answer, AnswerSheet, Given, Response};
use crate::model::rubric::{AnswerKind, Question, Rubric};

pub use alpha::{Agreement, Fraction, Metric, REPLICATES};

/// What several assessors come to.
#[derive(Clone, Debug)]
pub struct Reconciled {
    /// One sheet of all of theirs; what each of them says where they disagree is not in it.
    pub sheet: AnswerSheet,
    /// The questions on which they disagree: those far apart first, then in the order of the rubric.
    pub disagreements: Vec<Disagreement>,
    /// How far they agree, by kind of answer; only kinds that the rubric has.
    pub kinds: Vec<(Kind, Agreement)>,
    /// How many questions two or more of them answer.
    pub shared: usize,
}

/// What assessors come to, with the assessments of all sheets.
#[derive(Clone, Copy, Debug)]
pub struct Several<'a> {
    /// What they come to.
    pub reconciled: &'a Reconciled,
    /// Each sheet by its name, with its assessment.
    pub each: &'a [(String, Assessment<'a>)],
    /// The assessment of all of them together.
    pub together: &'a Assessment<'a>,
    /// The seed of the intervals.
    pub seed: u64,
}

/// A question on which assessors disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The question.
    pub question: usize,
    /// Whether they are two options or 20 points apart, or more.
    pub is_wide: bool,
}

/// Kinds of answers that are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// Items of checklists, each by itself.
    Items,
    /// Options, by their order.
    Choices,
    /// Percentages, and ratios in percent.
    Shares,
}

impl Kind {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::YesNo, Self::Items, Self::Choices, Self::Shares];

    /// How far apart two such answers are.
    #[must_use]
    pub const fn metric(self) -> Metric {
        match self {
            Self::YesNo | Self::Items => Metric::Nominal,
            Self::Choices => Metric::Ordinal,
            Self::Shares => Metric::Interval,
        }
    }

    /// Its stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::Items => "checklist",
            Self::Choices => "choice",
            Self::Shares => "percent",
        }
    }

    const fn of(kind: &AnswerKind) -> Option<Self> {
        Some(match kind {
            AnswerKind::YesNo => Self::YesNo,
            AnswerKind::Checklist { .. } => Self::Items,
            AnswerKind::Choice { .. } => Self::Choices,
            AnswerKind::Percent { .. } | AnswerKind::Ratio { .. } => Self::Shares,
            // Numbers of different units have no common distance.
            AnswerKind::Number { .. } => return None,
        })
    }
}

/// Makes one sheet of several about one agency; `seed` is that of the interval.
///
/// Who and when is taken from the first; evidence and remarks are united.
#[must_use]
pub fn reconcile(rubric: &Rubric, sheets: &[&AnswerSheet], seed: u64) -> Option<Reconciled> {
    let first = *sheets.first()?;
    let given = |at: usize| -> Vec<&Given> {
        sheets.iter().filter_map(|sheet| sheet.responses.get(at)).map(|response| &response.given).collect()
    };
    let (mut responses, mut disagreements, mut shared) = (Vec::new(), Vec::new(), 0);
    for (at, question) in rubric.questions.iter().enumerate() {
        let all = given(at);
        let of = || sheets.iter().filter_map(|sheet| sheet.responses.get(at));
        let evidence = of().flat_map(|response| response.evidence.iter().map(String::as_str));
        let notes = median::united(of().filter_map(|response| response.note.as_deref()));
        responses.push(Response {
            given: median::taken(rubric, at, &all),
            evidence: median::united(evidence),
            note: (!notes.is_empty()).then(|| notes.join("\n")),
            appraised: None,
        });
        let said: Vec<&Given> = all.into_iter().filter(|one| is_said(one)).collect();
        shared += usize::from(said.len() >= 2);
        if said.windows(2).any(|two| !is_same(question, two[0], two[1])) {
            disagreements.push(Disagreement { question: at, is_wide: is_wide(question, &said) });
        }
    }
    disagreements.sort_by_key(|one| !one.is_wide);
    let kinds = Kind::ALL.into_iter().filter_map(|kind| {
        let units = units(rubric, kind, &given)?;
        Some((kind, alpha::agreement(&units, kind.metric(), seed)))
    });
    let assessors = median::united(sheets.iter().filter_map(|sheet| sheet.assessor.as_deref()));
    let sheet = AnswerSheet {
        assessor: (!assessors.is_empty()).then(|| assessors.join("; ")),
        illustrative: sheets.iter().any(|sheet| sheet.illustrative),
        responses,
        warnings: Vec::new(),
        ..first.clone()
    };
    Some(Reconciled { sheet, disagreements, kinds: kinds.collect(), shared })
}

/// Whether somebody said something, if only that it does not apply.
const fn is_said(given: &Given) -> bool {
    matches!(given, Given::Answer(_) | Given::NotApplicable(_))
}

/// Whether two say the same; reasons may be worded in other ways.
fn is_same(question: &Question, one: &Given, other: &Given) -> bool {
    match (one, other) {
        (Given::Answer(Answer::Checklist(one)), Given::Answer(Answer::Checklist(other))) => one == other,
        (Given::Answer(one), Given::Answer(other)) => {
            one.number(&question.answer) == other.number(&question.answer)
        }
        (Given::NotApplicable(_), Given::NotApplicable(_)) => true,
        _ => false,
    }
}

/// Whether answers are two options apart or more, or 20 points of percent.
fn is_wide(question: &Question, said: &[&Given]) -> bool {
    let values = said.iter().filter_map(|given| value(question, given));
    let Some((least, most)) = values.clone().min().zip(values.max()) else { return false };
    match Kind::of(&question.answer) {
        Some(Kind::Choices) => most - least >= 2,
        Some(Kind::Shares) => most - least >= 20_000_000,
        _ => false,
    }
}

/// The value of an answer that is compared: the place of an option, else the number in millionths.
fn value(question: &Question, given: &Given) -> Option<i64> {
    match given {
        Given::Answer(Answer::Choice(at)) => i64::try_from(*at).ok(),
        Given::Answer(answer) => i64::try_from(answer.number(&question.answer).millionths()).ok(),
        _ => None,
    }
}

/// The values of each unit: a question, or an item of a checklist. Nothing if the rubric has no such question.
fn units<'s>(rubric: &Rubric, kind: Kind, given: &impl Fn(usize) -> Vec<&'s Given>) -> Option<Vec<Vec<i64>>> {
    let mut units = Vec::new();
    let mut is_there = false;
    for (at, question) in rubric.questions.iter().enumerate() {
        if Kind::of(&question.answer) != Some(kind) {
            continue;
        }
        is_there = true;
        let all = given(at);
        if let AnswerKind::Checklist { items } = &question.answer {
            let ticked = |item: usize| {
                let says = |given: &&Given| match given {
                    Given::Answer(Answer::Checklist(ticked)) => Some(i64::from(ticked.contains(&item))),
                    _ => None,
                };
                all.iter().filter_map(says).collect::<Vec<i64>>()
            };
            units.extend((0..items.len()).map(ticked));
        } else {
            units.push(all.iter().filter_map(|given| value(question, given)).collect());
        }
    }
    is_there.then_some(units)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::base::source::SourceFile;
    use crate::model::{answers, rubric};
    use crate::syntax::yaml;

    use super::*;

    const RUBRIC: &str = "
rubric: r
version: 1.0.0
title: R
languages: [en]
stages: [{id: s, title: S}]
verdict: {method: staged}
dimensions:
  - id: d
    title: D
    questions:
      - {id: plan, ask: Is there a plan?, answer: yes_no, allow_na: yes, targets: {s: yes}}
      - {id: level, ask: How far?, answer: choice, options: [{id: o1, title: A}, {id: o2, title: B}, {id: o3, title: C}, {id: o4, title: D}], targets: {s: o3}}
      - {id: share, ask: How much?, answer: percent, targets: {s: 50}}
      - {id: days, ask: How long?, answer: number, range: [0, 90], targets: {s: {at_most: 5, credit: none}}}
      - {id: part, ask: How many?, answer: ratio, targets: {s: 80}}
      - {id: list, ask: What?, answer: checklist, items: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}], targets: {s: 2}}
";

    /// What sheets with these answers to a question come to, and whether they disagree widely.
    fn taken(id: &str, given: &[&str]) -> (String, Option<bool>) {
        let (rubric, sheets) = read(id, given);
        let sheets: Vec<&AnswerSheet> = sheets.iter().collect();
        let found = reconcile(&rubric, &sheets, 1).unwrap();
        let at = rubric.question(id).unwrap();
        let said = match &found.sheet.responses[at].given {
            Given::Answer(Answer::Choice(at)) => format!("o{}", at + 1),
            Given::Answer(Answer::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            Given::Answer(Answer::Number(number)) => number.to_string(),
            Given::Answer(Answer::Ratio { of, total }) => format!("{of}/{total}"),
            Given::Answer(Answer::Checklist(ticked)) => {
                ticked.iter().map(|at| ["a", "b", "c"][*at]).collect()
            }
            Given::NotApplicable(reason) => format!("n/a {reason}"),
            Given::Nothing | Given::OutOfScope => String::new(),
        };
        (said, found.disagreements.first().map(|one| one.is_wide))
    }

    fn read(id: &str, given: &[&str]) -> (Rubric, Vec<AnswerSheet>) {
        let source = SourceFile::new("r.yaml", RUBRIC.to_owned());
        let rubric = rubric::read(&yaml::parse(&source).unwrap()).unwrap();
        let sheets = given.iter().enumerate().map(|(at, answer)| {
            let answers = if answer.is_empty() { String::new() } else { format!("{id}: {answer}") };
            let text = format!("agency: {{name: Xã Minh Họa}}\nassessor: A{at}\nanswers: {{{answers}}}\n");
            let source = SourceFile::new("a.yaml", text);
            answers::read(&yaml::parse(&source).unwrap(), &rubric).unwrap()
        });
        let sheets = sheets.collect();
        (rubric, sheets)
    }

    #[test]
    fn the_less_favourable_of_two_in_the_middle_is_taken() {
        let (narrow, wide) = (Some(false), Some(true));
        for (id, given, wanted, apart) in [
            ("plan", &["yes", "no"][..], "no", narrow),
            ("plan", &["yes", "yes", "no"], "yes", narrow),
            ("level", &["o1", "o2", "o4"], "o2", wide),
            ("level", &["o1", "o2"], "o1", narrow),
            ("share", &["40", "60"], "40", wide),
            ("share", &["40", "59.9"], "40", narrow),
            ("days", &["3", "7"], "7", narrow),
            ("days", &["3", "3"], "3", None),
            ("part", &["812/1021", "800/1000"], "812/1021", narrow),
            ("part", &["16/20", "8/10"], "8/10", None),
            ("list", &["[a, b]", "[b, c]"], "b", narrow),
            ("list", &["[a, b]", "[b, c]", "[a]"], "ab", narrow),
            ("list", &["[]", "[]"], "", None),
            // What does not apply, and what is not said.
            ("plan", &["{na: none here}", "{na: none here}", "yes"], "n/a none here", narrow),
            ("plan", &["{na: none here}", "yes"], "yes", narrow),
            ("plan", &["{na: one}", "{na: two}"], "n/a one; two", None),
            ("share", &["", "60"], "60", None),
            ("share", &["", ""], "", None),
        ] {
            assert_eq!(taken(id, given), (wanted.to_owned(), apart), "{id} {given:?}");
        }
    }

    #[test]
    fn agreement_is_by_kind_and_numbers_have_none() {
        let (rubric, sheets) = read("level", &["o1", "o2", "o4"]);
        let found = reconcile(&rubric, &sheets.iter().collect::<Vec<_>>(), 1).unwrap();
        let kinds: Vec<_> =
            found.kinds.iter().map(|(kind, it)| (kind.as_str(), it.units, it.values)).collect();
        assert_eq!(kinds, [("yes_no", 0, 0), ("checklist", 0, 0), ("choice", 1, 3), ("percent", 0, 0)]);
        assert_eq!(found.sheet.assessor.as_deref(), Some("A0; A1; A2"));
        assert_eq!(found.shared, 1);
        assert!(reconcile(&rubric, &[], 1).is_none());
    }
}
