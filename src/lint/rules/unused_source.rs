//! `unused-source`: a source that nothing cites.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::words::structure as words;
use crate::model::rubric::Basis;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    let mut cited = vec![false; rubric.sources.len()];
    let by_questions = rubric.questions.iter().flat_map(|question| &question.sources);
    let by_targets = rubric.criteria.iter().flat_map(|criterion| match &criterion.basis {
        Some(Basis::Sources(sources)) => sources.as_slice(),
        _ => &[],
    });
    let by_sources = rubric.sources.iter().filter_map(|source| source.replaced_by.as_ref());
    let by_duties = rubric.duties().flat_map(|duty| &duty.binding.sources);
    let by_crosswalks = rubric.crosswalks.iter().filter_map(|walk| walk.source.as_ref());
    for &at in by_questions.chain(by_targets).chain(by_sources).chain(by_duties).chain(by_crosswalks) {
        cited[at] = true;
    }
    for ((source, entry), cited) in rubric.sources.iter().zip(&subject.places.sources).zip(cited) {
        if !cited {
            let id = &source.id;
            let message = words::uncited_source(id);
            findings
                .push(Diagnostic::error(Code::UnusedSource, entry.key_span, message).help(words::cite_it()));
        }
    }
}
