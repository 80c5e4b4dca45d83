//! `unreachable-stage`: a stage that is no answer sheet's verdict.
//!
//! With every criterion met each coverage is 100 % or empty, and no threshold is over 100 %: a stage that is never
//! attained is one whose overall coverage is always empty, or, where the rubric has no criterion for it, one that asks
//! for a coverage that is. A stage that is attained may still never be the verdict,
//! if whoever attains it attains a later one as well. What cannot be proved is not reported.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;
use crate::lint::counting::is_never_empty;
use crate::lint::places::id_span;
use crate::model::rubric::{Criterion, Method, Rubric, Scope, Threshold};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, nodes) = (subject.rubric, &subject.places.stages);
    let Method::Staged { requires } = &rubric.method else {
        return unscored(subject, findings);
    };
    for (stage, node) in nodes.iter().enumerate() {
        let id = &rubric.stages[stage].id;
        let error = |message| Diagnostic::error(Code::UnreachableStage, id_span(node), message);
        let mut criteria = rubric.criteria.iter().filter(|criterion| criterion.column == stage).peekable();
        let is_bare = criteria.peek().is_none();
        if is_bare && asks_for_nothing(rubric, &requires[stage]) {
            let message = both!(
                "no answer sheet attains the stage `{id}`: no question has a target for it",
                "không tệp trả lời nào đạt được giai đoạn `{id}`: không câu hỏi nào có chỉ tiêu cho giai đoạn này"
            );
            findings.push(error(message).help(both!(
                "give it targets, or in `requires` a row that asks only for stages that have some, or remove the stage",
                "hãy thêm chỉ tiêu, hoặc trong `requires` chỉ yêu cầu các giai đoạn có chỉ tiêu, hoặc bỏ giai đoạn này"
            )));
        } else if !is_bare && !criteria.any(|criterion| rubric.counts(criterion)) {
            let message = both!(
                "no answer sheet attains the stage `{id}`: all its criteria have weight 0 in the overall coverage",
                "không tệp trả lời nào đạt được giai đoạn `{id}`: mọi tiêu chí của giai đoạn này có trọng số 0 trong mức đáp ứng chung"
            );
            findings.push(error(message).help(both!(
                "give a criterion, and every dimension it lies in, a weight above 0",
                "hãy đặt trọng số lớn hơn 0 cho ít nhất một tiêu chí và mọi khía cạnh chứa nó"
            )));
        } else if let Some(later) =
            (stage + 1..nodes.len()).find(|&later| follows(rubric, requires, stage, later))
        {
            let other = &rubric.stages[later].id;
            let message = both!(
                "the stage `{id}` is never the verdict: whoever attains it attains `{other}` too, which asks for no more",
                "giai đoạn `{id}` không bao giờ là kết quả: đơn vị nào đạt giai đoạn này cũng đạt `{other}`, vì `{other}` không đòi hỏi gì hơn"
            );
            findings.push(
                error(message)
                    .related(id_span(nodes[later]), both!("the later stage", "giai đoạn sau"))
                    .help(both!(
                        "in `requires`, let `{other}` ask for something that `{id}` does not",
                        "trong `requires`, hãy để `{other}` có yêu cầu mà `{id}` không có"
                    )),
            );
        }
    }
}

/// Whether a row of thresholds asks for a coverage that no agency has, because nothing counts in it.
fn asks_for_nothing(rubric: &Rubric, row: &[Option<Threshold>]) -> bool {
    let counts = |column| {
        rubric.criteria.iter().any(|criterion| criterion.column == column && rubric.counts(criterion))
    };
    row.iter().enumerate().any(|(column, asked)| asked.is_some() && !counts(column))
}

/// Columns in which nothing is scored: a stage of a profile, or the total of a banded rubric, whose bands all can
/// be reached otherwise.
fn unscored(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    for column in 0..rubric.columns() {
        let mut criteria = rubric.criteria.iter().filter(|criterion| criterion.column == column);
        if criteria.any(|criterion| rubric.counts(criterion)) {
            continue;
        }
        let (span, message) = match (rubric.column_stage(column), subject.places.stages.get(column)) {
            (Some(stage), Some(node)) => {
                let id = &stage.id;
                (
                    id_span(node),
                    both!(
                        "nothing is scored at the stage `{id}`: no criterion counts there",
                        "không có gì được chấm ở giai đoạn `{id}`: không tiêu chí nào được tính"
                    ),
                )
            }
            _ => (
                subject.tree.get("stages").map_or(subject.tree.anchor, |entry| entry.key_span),
                both!(
                    "no answer sheet attains a stage: no criterion counts in the total",
                    "không tệp trả lời nào đạt được giai đoạn nào: không tiêu chí nào được tính vào tổng"
                ),
            ),
        };
        findings.push(Diagnostic::error(Code::UnreachableStage, span, message).help(both!(
            "give a criterion, and every dimension it lies in, a weight above 0",
            "hãy đặt trọng số lớn hơn 0 cho ít nhất một tiêu chí và mọi khía cạnh chứa nó"
        )));
    }
}

/// Whether everybody who attains a stage provably attains a later one.
fn follows(rubric: &Rubric, requires: &[Vec<Option<Threshold>>], stage: usize, later: usize) -> bool {
    let least = |threshold: &Option<Threshold>| threshold.map_or(0, |threshold| threshold.least().get());
    let mut rows = requires[stage].iter().zip(&requires[later]);
    let between = |at: &Criterion| at.gate.is_some() && (stage + 1..=later).contains(&at.column);
    // An agency of a kind that cannot be given the later stage stays at this one.
    let stays = |scope: &Scope| scope.limit.as_ref().is_some_and(|it| (stage..later).contains(&it.stage));
    rows.all(|(asked, asked_later)| least(asked) >= least(asked_later))
        && !rubric.criteria.iter().any(between)
        && !rubric.scopes.iter().any(stays)
        && is_never_empty(rubric, later, None)
}
