//! Changes of the questions and their criteria.

use crate::base::lang::Message;
use crate::model::rubric::{Criterion, Question, Rubric};

use super::scales::{answer, is_same_target};
use super::values::{self, quote};
use super::words;
use super::{At, ChangeKind as Kind, Changes, Level, Place};

/// Finds the changes of the questions.
pub(super) fn compare(changes: &mut Changes<'_, '_>) {
    let pairing = changes.pairing;
    for slot in pairing.questions.walk() {
        let reused = pairing.reused.iter().find(|(_, new)| Some(*new) == slot.1);
        if let Some((old, new)) = reused {
            self::reused(changes, *old, *new);
        }
        match slot {
            (Some(old), Some(new)) => question(changes, old, new),
            (None, Some(at)) if reused.is_none() => {
                let message = described(pairing.new, at, &words::new_question());
                let at = At::new(&pairing.new.questions[at].id, Place::Question(at));
                changes.push(Kind::QuestionAdded, Level::Minor, &at, None, message);
            }
            (Some(at), None) if !pairing.reused.iter().any(|(old, _)| *old == at) => {
                let message = described(pairing.old, at, &words::question_gone());
                let at = At::old(&pairing.old.questions[at].id, Place::Question(at));
                changes.push(Kind::QuestionRemoved, Level::Major, &at, None, message);
            }
            _ => {}
        }
    }
}

/// A question with its stages: `new question: “…”, for a, b`.
fn described(rubric: &Rubric, at: usize, what: &Message) -> Message {
    let question = &rubric.questions[at];
    let criteria = rubric.criteria[question.criteria.clone()].iter();
    let stages = criteria
        .map(|criterion| rubric.column_stage(criterion.column).map_or("total", |stage| stage.id.as_str()));
    let stages = values::ids(stages);

    let ask = quote(question.ask.of(None));

    words::question_for(what, &ask, &stages)
}

fn reused(changes: &mut Changes<'_, '_>, old_at: usize, new_at: usize) {
    let (old, new) = (&changes.pairing.old.questions[old_at], &changes.pairing.new.questions[new_at]);
    let whole = |question: &Question| {
        let ask = quote(question.ask.of(None));
        let kind = values::kind(&question.answer);
        words::question_of_kind(&ask, &kind)
    };
    let what = words::id_is_reused();
    let message = words::changed(&what, &whole(old), &whole(new));
    let at = At::both(&new.id, Place::Question(old_at), Place::Question(new_at));
    changes.push(Kind::QuestionReused, Level::Major, &at, None, message);
}

fn question(changes: &mut Changes<'_, '_>, old_at: usize, new_at: usize) {
    let pairing = changes.pairing;
    let (old, new) = (&pairing.old.questions[old_at], &pairing.new.questions[new_at]);
    let at = At::both(&new.id, Place::Question(old_at), Place::Question(new_at));
    changes.renamed(Kind::QuestionRenamed, &at, (&old.id, &new.id), &new.was);
    if pairing.dimensions.new_of[old.dimension] != Some(new.dimension) {
        let id = |rubric: &Rubric, at: usize| values::id(&rubric.dimensions[at].id);
        let message = words::moved(&id(pairing.old, old.dimension), &id(pairing.new, new.dimension));
        changes.push(Kind::QuestionMoved, Level::Minor, &at, None, message);
    }
    changes.text(&at, "title", old.title.as_ref(), new.title.as_ref());
    changes.text_by_kind(&at, "ask", Some(&old.ask), Some(&new.ask));
    answer(changes, &at, &old.answer, &new.answer);
    criteria(changes, &at, old, new);
    if old.allow_na != new.allow_na {
        // A sheet that says "not applicable" is rejected from now on.
        let (level, message) = if new.allow_na {
            (Level::Minor, words::na_now_possible())
        } else {
            let message = words::na_no_longer_possible();
            (Level::Major, message)
        };
        changes.push(Kind::AllowNaChanged, level, &at, Some("allow_na"), message);
    }
    changes.text(&at, "evidence", old.evidence.as_ref(), new.evidence.as_ref());
    changes.text(&at, "why", old.why.as_ref(), new.why.as_ref());
    changes.text_by_kind(&at, "recommend", old.recommend.as_ref(), new.recommend.as_ref());
    if old.effort != new.effort {
        let (was, is) = (values::effort(old.effort), values::effort(new.effort));
        let message = words::changed(&words::the_effort(), &was, &is);
        changes.push(Kind::EffortChanged, Level::Minor, &at, Some("effort"), message);
    }
    changes.text_by_kind(&at, "owner", old.owner.as_ref(), new.owner.as_ref());
    changes.text_by_kind(&at, "with", old.with.as_ref(), new.with.as_ref());
    changes.beside(&at, old, new);
    let sources = |rubric: &Rubric, question: &Question| {
        let mut ids: Vec<String> = question.sources.iter().map(|&at| rubric.sources[at].id.clone()).collect();
        ids.sort_unstable();
        values::ids(ids.iter().map(String::as_str))
    };
    let (was, is) = (sources(pairing.old, old), sources(pairing.new, new));
    if was != is {
        let message = words::changed(&words::the_sources(), &was, &is);
        changes.push(Kind::BasisChanged, Level::Patch, &at, Some("sources"), message);
    }
}

fn criteria(changes: &mut Changes<'_, '_>, at: &At, old_question: &Question, new_question: &Question) {
    let pairing = changes.pairing;
    let (old_rubric, new_rubric) = (pairing.old, pairing.new);
    let mut common: Vec<(usize, usize)> = Vec::new();
    for new_at in new_question.criteria.clone() {
        let new = &new_rubric.criteria[new_at];
        // What belongs to a new stage is reported with the stage.
        let Some(column) = pairing.old_column(new.column) else { continue };
        let found = old_question.criteria.clone().find(|&at| old_rubric.criteria[at].column == column);
        if let Some(old_at) = found {
            common.push((old_at, new_at));
        } else {
            let target = values::target(new_question, &new.rule);
            let message = words::new_criterion(&target);
            let at = At::new(new_rubric.criterion_id(new), Place::Criterion(new_at));
            changes.push(Kind::CriterionAdded, Level::Minor, &at, None, message);
        }
    }
    let weights =
        |&(old, new): &(usize, usize)| (old_rubric.criteria[old].weight, new_rubric.criteria[new].weight);
    let one_weight =
        common.first().map(weights).filter(|first| common.iter().all(|pair| weights(pair) == *first));
    if let Some((old, new)) = one_weight.filter(|(old, new)| old != new) {
        changes.weight(at, old, new);
    }
    for (old_at, new_at) in &common {
        let (old, new) = (&old_rubric.criteria[*old_at], &new_rubric.criteria[*new_at]);
        let at = At::both(new_rubric.criterion_id(new), Place::Criterion(*old_at), Place::Criterion(*new_at));
        if !is_same_target(pairing, old_question, new_question, old.rule, new.rule) {
            let (was, is) = values::targets((old_question, &old.rule), (new_question, &new.rule));
            let message = words::changed(&words::the_target(), &was, &is);
            changes.push(Kind::TargetChanged, Level::Minor, &at, Some("targets"), message);
        }
        if one_weight.is_none() && old.weight != new.weight {
            changes.weight(&at, old.weight, new.weight);
        }
        gate(changes, &at, old, new);
        changes.duty(
            &at,
            old.duty.as_ref().map(|duty| (old_question, &old.rule, duty)),
            new.duty.as_ref().map(|duty| (new_question, &new.rule, duty)),
        );
        basis(changes, &at, old, new);
    }
    for old_at in old_question.criteria.clone() {
        let old = &old_rubric.criteria[old_at];
        if pairing.new_column(old.column).is_some() && !common.iter().any(|(at, _)| *at == old_at) {
            let target = values::target(old_question, &old.rule);
            let message = words::criterion_gone(&target);
            let at = At::old(old_rubric.criterion_id(old), Place::Criterion(old_at));
            changes.push(Kind::CriterionRemoved, Level::Minor, &at, None, message);
        }
    }
}

fn gate(changes: &mut Changes<'_, '_>, at: &At, old: &Criterion, new: &Criterion) {
    let (kind, message) = match (old.gate, new.gate) {
        (None, Some(gate)) => {
            let takes = values::gate(gate);
            let message = words::gate_now(&takes);
            (Kind::GateAdded, message)
        }
        (Some(gate), None) => {
            let takes = values::gate(gate);
            let message = words::gate_no_more(&takes);
            (Kind::GateRemoved, message)
        }
        (Some(old), Some(new)) if old != new => {
            let what = words::the_gate_takes();
            (Kind::GateChanged, words::changed(&what, &values::gate(old), &values::gate(new)))
        }
        _ => return,
    };
    changes.push(kind, Level::Minor, at, Some("gate"), message);
}

/// What a target rests on, and the note about it.
fn basis(changes: &mut Changes<'_, '_>, at: &At, old: &Criterion, new: &Criterion) {
    let pairing = changes.pairing;
    let (was, is) = (values::basis(pairing.old, old), values::basis(pairing.new, new));
    if was != is {
        let message = words::changed(&words::the_basis(), &was, &is);
        changes.push(Kind::BasisChanged, Level::Patch, at, Some("basis"), message);
    }
    changes.text(at, "note", old.note.as_ref(), new.note.as_ref());
}
