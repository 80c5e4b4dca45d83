//! Who was assessed, the verdict in words, and what stands between the agency and the next stage.

use crate::analysis::assessment::Assessment;
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::report::words;

use super::Page;
use super::paint::{Paint, clean};

/// The head of the report.
pub(super) fn write(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let (sheet, rubric) = (assessment.sheet, assessment.rubric);
    if sheet.illustrative {
        let warning = lang.pick(
            "ILLUSTRATIVE DATA, not a real agency's result",
            "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào",
        );
        page.paragraph("", "", &Paint::Fair.on(warning));
    }
    let code = sheet.agency.code.as_deref().map(|code| format!(" ({})", clean(code))).unwrap_or_default();
    let kind =
        sheet.agency.kind.map(|kind| format!(" · {}", words::agency_kind(kind, lang))).unwrap_or_default();
    let period = sheet
        .period
        .as_deref()
        .map(|period| lang.pick("period ", "kỳ ").to_owned() + &clean(period))
        .unwrap_or_default();
    let name = Paint::Bold.on(&clean(&sheet.agency.name));
    page.edges(&format!("{name}{code}{}", Paint::Dim.on(&kind)), &period);
    let model = format!("{} · {}", clean(rubric.title.get(lang)), clean(&rubric.name_and_origin(lang)));
    page.paragraph("", "", &Paint::Dim.on(&model));
    page.gap();
    let label = lang.pick("Verdict: ", "Kết luận: ");
    let verdict = &assessment.verdict;
    match verdict.stage {
        None if !rubric.method.claims() => {
            let none = if rubric.stages.len() > 1 {
                lang.pick(
                    "none; each stage is scored on its own",
                    "không xếp giai đoạn; mỗi giai đoạn được chấm riêng",
                )
            } else {
                lang.pick(
                    "none; the rubric measures and claims no stage",
                    "không xếp giai đoạn, chỉ đo mức đáp ứng",
                )
            };
            page.paragraph("", "  ", &format!("{}{none}", Paint::Bold.on(label)));
        }
        Some(stage) => {
            let paint = if stage == 0 { Paint::Bad } else { Paint::Good };
            let stage = clean(&words::stage(rubric, stage, lang));
            page.paragraph("", "  ", &format!("{}{}", Paint::Bold.on(label), paint.on(&stage)));
        }
        None => {
            let blanks = assessment.card.counts.unanswered;
            let blocked = lang.pick(
                format!("none until the {blanks} unanswered questions are answered"),
                format!("chưa thể kết luận khi còn {blanks} câu chưa trả lời"),
            );
            page.paragraph("", "  ", &format!("{}{}", Paint::Bold.on(label), Paint::Bad.on(&blocked)));
        }
    }
    let index = verdict.profile.index.map_or_else(|| "–".to_owned(), |index| index.format(lang));
    page.paragraph("", "  ", &format!("{}{index}", Paint::Bold.on(lang.pick("Index: ", "Chỉ số: "))));
    counts(page, assessment, lang);
    nullified(page, assessment, lang);
    readings(page, assessment, lang);
    limit(page, assessment, lang);
}

/// What agencies of this kind are not asked, and how high their verdict can go.
fn limit(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let (rubric, kind) = (assessment.rubric, assessment.card.kind);
    let Some(limit) = rubric.scope(kind).and_then(|scope| scope.limit.as_ref()) else { return };
    let stage = words::stage_name(rubric, limit.stage + 1, lang);
    let label = lang.pick("Highest possible: ", "Giai đoạn cao nhất có thể: ");
    let text = format!("{stage}. {}", limit.because.get(lang));
    page.paragraph("", "  ", &format!("{}{}", Paint::Fair.on(label), clean(&text)));
}

/// The agency and its stage, in one line.
pub(super) fn one_line(assessment: &Assessment<'_>, lang: Lang) -> String {
    let name = clean(&assessment.sheet.agency.name);
    let mark = if assessment.sheet.illustrative { lang.pick(" [illustrative]", " [minh họa]") } else { "" };
    let stage = assessment.verdict.stage.map_or_else(
        || {
            if !assessment.rubric.method.claims() {
                return coverages(assessment, lang);
            }
            lang.pick("no verdict: unanswered questions", "chưa thể kết luận: còn câu chưa trả lời")
                .to_owned()
        },
        |stage| clean(&words::stage(assessment.rubric, stage, lang)),
    );
    let index = assessment.verdict.profile.index.map_or_else(|| "–".to_owned(), |index| index.format(lang));
    format!("{name}{mark}: {stage} · {} {index}", lang.pick("index", "chỉ số"))
}

/// The coverage of each stage: `E-Government 80%, Digital 35%`.
fn coverages(assessment: &Assessment<'_>, lang: Lang) -> String {
    let row = assessment.verdict.profile.overall().iter().zip(&assessment.rubric.stages);
    let each = row.map(|(coverage, stage)| {
        let coverage = coverage.map_or_else(|| "–".to_owned(), |ppm| ppm.format(lang));
        format!("{} {coverage}", clean(stage.title.get(lang)))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn counts(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let counts = assessment.card.counts;
    let (all, answered, blank) = (counts.questions, counts.answered, counts.unanswered);
    let (na, bare) = (counts.not_applicable, counts.without_evidence);
    let mut text = lang.pick(
        format!("{all} questions: {answered} answered, {blank} unanswered, {na} not applicable; {bare} answers have no evidence"),
        format!("{all} câu hỏi: {answered} đã trả lời, {blank} chưa trả lời, {na} không áp dụng; {bare} câu trả lời chưa có minh chứng"),
    );
    if let (1.., Some(kind)) = (counts.out_of_scope, assessment.card.kind) {
        let (out, kind) = (counts.out_of_scope, words::agency_kind(kind, lang));
        text.push_str(
            &lang.pick(
                format!("; {out} out of scope ({kind})"),
                format!("; {out} câu ngoài phạm vi ({kind})"),
            ),
        );
    }
    if counts.unscored > 0 {
        let unscored = counts.unscored;
        text.push_str(&lang.pick(
            format!("; {unscored} shown, not scored"),
            format!("; {unscored} câu chỉ hiển thị, không chấm điểm"),
        ));
    }
    page.paragraph("", "  ", &format!("{}{text}", Paint::Bold.on(lang.pick("Answers: ", "Trả lời: "))));
}

/// Where an unanswered question makes a coverage zero, that it did.
fn nullified(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let rubric = assessment.rubric;
    let columns = 0..rubric.columns();
    if columns.into_iter().any(|column| assessment.card.is_nullified(rubric, column)) {
        let text = words::nullified(rubric, lang);
        let label = lang.pick("Rule of this rubric: ", "Quy tắc của bộ tiêu chí: ");
        page.paragraph("", "  ", &format!("{}{text}", Paint::Fair.on(label)));
    }
}

/// The questions that are shown and not scored, with their answers and targets.
pub(super) fn unscored(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let rubric = assessment.rubric;
    let shown = (0..rubric.questions.len()).filter(|&at| {
        !rubric.is_scored(at)
            && assessment.sheet.responses[at].given != crate::model::answers::Given::OutOfScope
    });
    let shown: Vec<usize> = shown.collect();
    if shown.is_empty() {
        return;
    }
    page.heading(lang.pick("Shown, not scored", "Chỉ hiển thị, không chấm điểm"));
    for at in shown {
        let question = &rubric.questions[at];
        let response = words::response(question, &assessment.sheet.responses[at], lang);
        let targets =
            rubric.criteria_of(at).iter().map(|criterion| words::target(question, &criterion.rule, lang));
        let targets = targets.collect::<Vec<_>>().join("; ");
        page.paragraph(
            "  • ",
            "    ",
            &format!(
                "{} {} → {}",
                clean(question.ask.get(lang)),
                Paint::Fair.on(&clean(&response)),
                clean(&targets)
            ),
        );
    }
}

/// What the stage would be if the answers were read otherwise.
fn readings(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let (verdict, rubric, counts) = (&assessment.verdict, assessment.rubric, assessment.card.counts);
    let claims = rubric.method.claims();
    if counts.unanswered > 0 {
        let (low, high) = verdict.range.stage;
        let stages = if !claims {
            String::new()
        } else if low == high {
            let stage = words::stage_name(rubric, low, lang);
            lang.pick(format!("{stage} in any case"), format!("vẫn là {stage}"))
        } else {
            let (low, high) = (words::stage_name(rubric, low, lang), words::stage_name(rubric, high, lang));
            lang.pick(format!("from {low} to {high}"), format!("từ {low} đến {high}"))
        };
        let index = |ppm: Option<Ppm>| ppm.map_or_else(|| "–".to_owned(), |ppm| ppm.format(lang));
        let (low, high) = (index(verdict.range.index.0), index(verdict.range.index.1));
        let stages = if stages.is_empty() { stages } else { format!("{stages}, ") };
        let text = lang.pick(
            format!("{stages}index {low} to {high}, depending on the unanswered questions"),
            format!("{stages}chỉ số từ {low} đến {high}, tùy theo các câu chưa trả lời"),
        );
        page.paragraph(
            "",
            "  ",
            &format!("{}{}", Paint::Bold.on(lang.pick("Range: ", "Khoảng kết luận: ")), clean(&text)),
        );
    }
    let stage = words::stage_name(rubric, verdict.evidenced, lang);
    let text = match verdict.evidence_share {
        Some(share) if !claims => {
            let share = share.format(lang);
            let text = lang.pick(
                format!("{share} of the achieved points carry evidence"),
                format!("{share} số điểm đạt được có minh chứng"),
            );
            let label = lang.pick("Evidence: ", "Minh chứng: ");
            return page.paragraph("", "  ", &format!("{}{}", Paint::Bold.on(label), clean(&text)));
        }
        None if !claims => return,
        Some(share) => {
            let share = share.format(lang);
            lang.pick(
                format!("{stage}; {share} of the achieved points carry evidence"),
                format!("{stage}; {share} số điểm đạt được có minh chứng"),
            )
        }
        None => stage,
    };
    page.paragraph(
        "",
        "  ",
        &format!(
            "{}{}",
            Paint::Bold.on(lang.pick("By evidenced answers alone: ", "Chỉ tính câu trả lời có minh chứng: ")),
            clean(&text)
        ),
    );
    if verdict.stage.is_some_and(|stage| stage != verdict.not_applicable_as_unmet) {
        let stage = words::stage_name(rubric, verdict.not_applicable_as_unmet, lang);
        let label =
            lang.pick("If “not applicable” counted as “no”: ", "Nếu coi “không áp dụng” là “không”: ");
        page.paragraph("", "  ", &format!("{}{}", Paint::Bold.on(label), clean(&stage)));
    }
    let na_gates = assessment.card.outcomes.iter().zip(&rubric.criteria).filter(|(outcome, criterion)| {
        **outcome == crate::engine::score::Outcome::NotApplicable && criterion.gate.is_some()
    });
    let ids: Vec<&str> =
        na_gates.map(|(_, criterion)| rubric.questions[criterion.question].id.as_str()).collect();
    if !ids.is_empty() {
        let label = lang.pick(
            "Gates that are not applicable (they pass): ",
            "Điều kiện bắt buộc không áp dụng (được coi là đạt): ",
        );
        page.paragraph("", "  ", &format!("{}{}", Paint::Fair.on(label), ids.join(", ")));
    }
}

/// Why not the target stage.
pub(super) fn obstacles(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let (rubric, obstacles) = (assessment.rubric, &assessment.obstacles);
    let Some(target) = assessment.target.filter(|_| rubric.method.claims()) else { return };
    if assessment.verdict.stage.is_some_and(|stage| stage >= target) {
        return;
    }
    let stage = clean(&words::stage_name(rubric, target, lang));
    page.heading(&lang.pick(format!("Why not {stage}"), format!("Vì sao chưa đạt {stage}")));
    if obstacles.over_limit {
        page.paragraph(
            "  • ",
            "    ",
            lang.pick(
                "An agency of this kind cannot be given this stage.",
                "Loại đơn vị này không thể được xếp vào giai đoạn này.",
            ),
        );
    }
    if obstacles.nothing_applies {
        page.paragraph(
            "  • ",
            "    ",
            lang.pick(
                "None of its criteria applies to this agency.",
                "Không tiêu chí nào của giai đoạn này áp dụng cho đơn vị.",
            ),
        );
    }
    for shortfall in &obstacles.shortfalls {
        let (have, missing) =
            (Paint::Bad.on(&shortfall.coverage.format(lang)), words::points(shortfall.missing(), lang));
        let needed = words::threshold(shortfall.threshold, lang);
        let whose = words::column(rubric, shortfall.column, lang);
        let whose = if rubric.method.is_banded() {
            lang.pick("The total", "Tổng").to_owned()
        } else {
            lang.pick(format!("Coverage of {whose}"), format!("Mức đáp ứng của {whose}"))
        };
        let whose = clean(&whose);
        page.paragraph(
            "  • ",
            "    ",
            &lang.pick(
                format!("{whose} is {have}; it takes {needed}: {missing} missing."),
                format!("{whose} là {have}, cần {needed}: còn thiếu {missing}."),
            ),
        );
    }
    for &gate in &obstacles.gates {
        let criterion = &rubric.criteria[gate];
        let question = &rubric.questions[criterion.question];
        let have = words::response(question, &assessment.sheet.responses[criterion.question], lang);
        let target = words::gate_target(question, criterion, lang);
        let (id, number) = (rubric.criterion_id(criterion), criterion.column + 1);
        page.paragraph(
            "  • ",
            "    ",
            &lang.pick(
                format!(
                    "Open gate of stage {number}, {id}: {}; it takes {}.",
                    Paint::Bad.on(&clean(&have)),
                    clean(&target)
                ),
                format!(
                    "Điều kiện bắt buộc của giai đoạn {number} chưa đạt, {id}: {}; cần {}.",
                    Paint::Bad.on(&clean(&have)),
                    clean(&target)
                ),
            ),
        );
    }
    if obstacles.shortfalls.is_empty() && obstacles.gates.is_empty() && assessment.verdict.stage.is_none() {
        page.paragraph(
            "  • ",
            "    ",
            lang.pick(
                "Only the unanswered questions stand in the way.",
                "Chỉ còn vướng các câu chưa trả lời.",
            ),
        );
    }
}
