//! `expired-source`: a source that is no longer in force, cited without what replaced it.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::places::value;
use crate::lint::words::structure as words;
use crate::model::rubric::{Basis, Rubric, Status};
use crate::syntax::tree::Node;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    for (question, node) in rubric.questions.iter().zip(&places.questions) {
        citations(subject, &question.sources, value(node, "sources"), findings);
        for at in question.criteria.clone() {
            if let Some(Basis::Sources(sources)) = &rubric.criteria[at].basis {
                citations(subject, sources, value(&places.targets[at].value, "basis"), findings);
            }
        }
    }
    for duty in rubric.duties() {
        let map = duty.criterion.map_or(places.questions[duty.question], |at| &places.targets[at].value);
        let list = value(map, "duty").and_then(|duty| value(duty, "sources"));
        citations(subject, &duty.binding.sources, list, findings);
    }
}

/// Looks at a list of citations.
fn citations(
    subject: &Subject<'_>,
    cited: &[usize],
    list: Option<&Node<'_>>,
    findings: &mut Vec<Diagnostic>,
) {
    let rubric = subject.rubric;
    for (&at, node) in cited.iter().zip(list.map(Node::items).unwrap_or_default()) {
        let source = &rubric.sources[at];
        if !is_over(source.status) || successors(rubric, at).any(|later| cited.contains(&later)) {
            continue;
        }
        let id = &source.id;
        let successor = successors(rubric, at).last().map(|at| &rubric.sources[at].id);
        let (message, help) = if let Some(new) = successor {
            (words::replaced_and_successor_not_cited(id, new), words::cite_successor(new))
        } else {
            (words::expired_without_successor(id), words::cite_source_in_force(id))
        };
        findings.push(
            Diagnostic::error(Code::ExpiredSource, node.span, message)
                .related(subject.places.sources[at].key_span, words::the_source())
                .help(help),
        );
    }
}

const fn is_over(status: Status) -> bool {
    matches!(status, Status::Expired | Status::Replaced)
}

/// What replaced a source, what replaced that, and so on, without the source itself; it ends where sources replace each other in a circle.
fn successors(rubric: &Rubric, at: usize) -> impl Iterator<Item = usize> {
    let next = |&at: &usize| rubric.sources[at].replaced_by;
    std::iter::successors(next(&at), next).take(rubric.sources.len()).take_while(move |&later| later != at)
}
