//! Who was assessed, the verdict in words, and what stands between the agency and the next stage.

use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::number::Ppm;
use crate::report::words;
use crate::rubric::Threshold;

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
    let model = format!("{} · {} {}", clean(rubric.title.get(lang)), rubric.id, rubric.version);
    page.paragraph("", "", &Paint::Dim.on(&model));
    page.gap();
    let label = lang.pick("Verdict: ", "Kết luận: ");
    let verdict = &assessment.verdict;
    match verdict.stage {
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
    readings(page, assessment, lang);
}

/// The agency and its stage, in one line.
pub(super) fn one_line(assessment: &Assessment<'_>, lang: Lang) -> String {
    let name = clean(&assessment.sheet.agency.name);
    let mark = if assessment.sheet.illustrative { lang.pick(" [illustrative]", " [minh họa]") } else { "" };
    let stage = assessment.verdict.stage.map_or_else(
        || {
            lang.pick("no verdict: unanswered questions", "chưa thể kết luận: còn câu chưa trả lời")
                .to_owned()
        },
        |stage| clean(&words::stage(assessment.rubric, stage, lang)),
    );
    let index = assessment.verdict.profile.index.map_or_else(|| "–".to_owned(), |index| index.format(lang));
    format!("{name}{mark}: {stage} · {} {index}", lang.pick("index", "chỉ số"))
}

fn counts(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let counts = assessment.card.counts;
    let (all, answered, blank) = (counts.questions, counts.answered, counts.unanswered);
    let (na, bare) = (counts.not_applicable, counts.without_evidence);
    let text = lang.pick(
        format!("{all} questions: {answered} answered, {blank} unanswered, {na} not applicable; {bare} answers have no evidence"),
        format!("{all} câu hỏi: {answered} đã trả lời, {blank} chưa trả lời, {na} không áp dụng; {bare} câu trả lời chưa có minh chứng"),
    );
    page.paragraph("", "  ", &format!("{}{text}", Paint::Bold.on(lang.pick("Answers: ", "Trả lời: "))));
}

/// What the stage would be if the answers were read otherwise.
fn readings(page: &mut Page, assessment: &Assessment<'_>, lang: Lang) {
    let (verdict, rubric, counts) = (&assessment.verdict, assessment.rubric, assessment.card.counts);
    if counts.unanswered > 0 {
        let (low, high) = verdict.range.stage;
        let stages = if low == high {
            let stage = words::stage_name(rubric, low, lang);
            lang.pick(format!("{stage} in any case"), format!("vẫn là {stage}"))
        } else {
            let (low, high) = (words::stage_name(rubric, low, lang), words::stage_name(rubric, high, lang));
            lang.pick(format!("from {low} to {high}"), format!("từ {low} đến {high}"))
        };
        let index = |ppm: Option<Ppm>| ppm.map_or_else(|| "–".to_owned(), |ppm| ppm.format(lang));
        let (low, high) = (index(verdict.range.index.0), index(verdict.range.index.1));
        let text = lang.pick(
            format!("{stages}, index {low} to {high}, depending on the unanswered questions"),
            format!("{stages}, chỉ số từ {low} đến {high}, tùy theo các câu chưa trả lời"),
        );
        page.paragraph(
            "",
            "  ",
            &format!("{}{}", Paint::Bold.on(lang.pick("Range: ", "Khoảng kết luận: ")), clean(&text)),
        );
    }
    let stage = words::stage_name(rubric, verdict.evidenced, lang);
    let text = match verdict.evidence_share {
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
        **outcome == crate::score::Outcome::NotApplicable && criterion.gate.is_some()
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
    let (rubric, obstacles, target) = (assessment.rubric, &assessment.obstacles, assessment.target);
    if assessment.verdict.stage.is_some_and(|stage| stage >= target) {
        return;
    }
    let stage = clean(&words::stage_name(rubric, target, lang));
    page.heading(&lang.pick(format!("Why not {stage}"), format!("Vì sao chưa đạt {stage}")));
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
        let needed = match shortfall.threshold {
            Threshold::AtLeast(limit) => lang
                .pick(format!("at least {}", limit.format(lang)), format!("ít nhất {}", limit.format(lang))),
            Threshold::Over(limit) => {
                lang.pick(format!("more than {}", limit.format(lang)), format!("trên {}", limit.format(lang)))
            }
        };
        let at = clean(&words::stage_name(rubric, shortfall.at, lang));
        page.paragraph(
            "  • ",
            "    ",
            &lang.pick(
                format!("Coverage of {at} is {have}; it takes {needed}: {missing} missing."),
                format!("Mức đáp ứng của {at} là {have}, cần {needed}: còn thiếu {missing}."),
            ),
        );
    }
    for &gate in &obstacles.gates {
        let criterion = &rubric.criteria[gate];
        let question = &rubric.questions[criterion.question];
        let have = words::response(question, &assessment.sheet.responses[criterion.question], lang);
        let target = words::gate_target(question, criterion, lang);
        let (id, number) = (rubric.criterion_id(criterion), criterion.stage + 1);
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
