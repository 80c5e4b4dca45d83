//! `idle-cap`: a cap that never binds.
//!
//! With a target unmet the total is greatest when everything else is asked, applies and is met, and the target nearly is:
//! means, the least and the geometric mean only fall when another part falls or a full one is left out. A cap binds only
//! if that total reaches the stage above the one that the cap names.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::lint::Subject;
use crate::lint::places::{id_span, value};
use crate::lint::words::structure as words;
use crate::model::rubric::{Credit, Method, Rule};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    let Method::Banded { from, .. } = &rubric.method else { return };
    let program = Program::new(rubric, None);
    for (at, criterion) in rubric.criteria.iter().enumerate() {
        let Some(stage) = criterion.cap else { continue };
        let (id, target) = (rubric.criterion_id(criterion), places.targets[at]);
        let span = value(&target.value, "cap").map_or(target.key_span, |cap| cap.span);
        let Some(above) = from.get(stage) else {
            let finding = Diagnostic::error(Code::IdleCap, span, words::cap_at_the_last_stage(&id));
            findings.push(finding.help(words::cap_lower()));
            continue;
        };
        // Without an answer a cap is open, too, and the question may then leave the mean.
        let totals = [met(most_unmet(criterion.rule)), Outcome::Unanswered].map(|open| {
            let outcomes = vec![met(Ppm::FULL); rubric.criteria.len()];
            let mut card = Scorecard { outcomes, ..Scorecard::default() };
            card.outcomes[at] = open;
            program.profile(&card, Reading::Actual).overall()[0]
        });
        let Some(total) = totals.into_iter().max().flatten().filter(|total| total < above) else { continue };
        let next = &rubric.stages[stage].id;
        let message = words::cap_never_binds(&id, total, next, *above);
        let finding = Diagnostic::error(Code::IdleCap, span, message).help(words::cap_lower());
        findings.push(finding.related(id_span(places.stages[stage]), words::the_stage()));
    }
}

const fn met(achievement: Ppm) -> Outcome {
    Outcome::Answered { achievement, met: true, partly_met: true, evidenced: true }
}

/// No answer that does not meet a target is worth more.
const fn most_unmet(rule: Rule) -> Ppm {
    match rule.credit {
        Credit::None => Ppm::ZERO,
        Credit::Half(_) => Ppm::HALF,
        Credit::Linear(_) => Ppm::NEARLY,
    }
}
