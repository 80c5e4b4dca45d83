//! What has to be done before: `after` of a question lists the questions whose lowest target comes first.
//!
//! Plans keep to it; it changes no score. Questions that wait for each other in a circle are a fault.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::syntax::tree::{Fields, Node};

use super::Criterion;
use super::Rubric;
use super::read::Reading;
use super::words;

/// The ids that an `after` lists, with their places.
pub(super) type Named = Vec<(String, Span)>;

impl Reading {
    /// Reads `after` of a question's fields; what it names may stand further down.
    pub(super) fn after(&mut self, fields: &mut Fields<'_, '_>) -> Named {
        let items = fields.optional("after").and_then(|node| node.list(&mut self.faults)).unwrap_or_default();
        let named = |node: &Node<'_>| Some((node.text(&mut self.faults)?.to_owned(), node.span));
        items.iter().filter_map(named).collect()
    }

    /// Finds the questions that others come after, once all are read.
    pub(super) fn check_after(&mut self) {
        let mut places: Vec<Vec<(usize, Span)>> = vec![Vec::new(); self.questions.len()];
        for (question, named) in std::mem::take(&mut self.after_named) {
            for (id, span) in named {
                let Some(before) = self.question_of(&id, span) else { continue };
                let listed = &mut places[question];
                if let Some((_, first)) = listed.iter().find(|(other, _)| *other == before) {
                    let first = *first;
                    self.duplicate(span, &id, Some(first));
                } else if self.questions[before].criteria.is_empty() {
                    let fault = Diagnostic::error(Code::BadTarget, span, words::before_has_no_target(&id));
                    self.faults.push(fault.help(words::name_one_with_a_target()));
                } else {
                    listed.push((before, span));
                }
            }
        }
        self.check_circles(&places);
        for (question, before) in self.questions.iter_mut().zip(places) {
            question.after = before.into_iter().map(|(before, _)| before).collect();
            question.after.sort_unstable();
        }
    }

    /// Reports each circle once, where its first question in the file names the next one.
    fn check_circles(&mut self, after: &[Vec<(usize, Span)>]) {
        // What waits for nothing is taken away until only circles, and what waits for them, are left.
        let mut waits: Vec<usize> = after.iter().map(Vec::len).collect();
        let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); after.len()];
        for (question, before) in after.iter().enumerate() {
            before.iter().for_each(|(before, _)| waiting[*before].push(question));
        }
        let mut free: Vec<usize> = (0..after.len()).filter(|at| waits[*at] == 0).collect();
        while let Some(done) = free.pop() {
            for next in &waiting[done] {
                waits[*next] -= 1;
                if waits[*next] == 0 {
                    free.push(*next);
                }
            }
        }
        let mut seen = vec![false; after.len()];
        for start in 0..after.len() {
            let mut way = Vec::new();
            let mut at = start;
            while waits[at] > 0 && !seen[at] {
                seen[at] = true;
                way.push(at);
                let Some((next, _)) = after[at].iter().find(|(next, _)| waits[*next] > 0) else { break };
                at = *next;
            }
            // A way that ends in what was seen on an earlier one closes no new circle.
            let Some(begin) = way.iter().position(|on| *on == at) else { continue };
            self.circle(&way[begin..], after);
        }
    }

    fn circle(&mut self, circle: &[usize], after: &[Vec<(usize, Span)>]) {
        let Some(first) = (0..circle.len()).min_by_key(|at| circle[*at]) else { return };
        let round: Vec<usize> = (0..=circle.len()).map(|at| circle[(first + at) % circle.len()]).collect();
        let ids: Vec<&str> = round.iter().map(|at| self.questions[*at].id.as_str()).collect();
        let place = after[round[0]].iter().find(|(next, _)| *next == round[1]).map(|(_, span)| *span);
        let message = words::wait_in_a_circle(&ids.join(" → "));
        let fault = Diagnostic::error(Code::CircularAfter, place.unwrap_or_default(), message);
        self.faults.push(fault.help(words::take_one_after_away()));
    }
}

impl Rubric {
    /// The lowest target of a question, which has to be met before those that come after it; a question that comes before
    /// another one has a target.
    #[must_use]
    pub fn lowest_target(&self, question: usize) -> Option<&Criterion> {
        self.criteria_of(question).first()
    }
}
