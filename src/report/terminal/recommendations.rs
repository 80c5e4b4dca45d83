//! What to do, gap by gap.

use crate::analysis::assessment::Assessment;
use crate::analysis::gaps::Gap;
use crate::base::lang::Lang;
use crate::model::text::Text;
use crate::report::words;

use super::paint::{Paint, clean};
use super::{Options, Page};

/// The recommendations up to the target stage.
pub(super) fn write(page: &mut Page, assessment: &Assessment<'_>, options: Options) {
    let lang = options.lang;
    let all = assessment.gaps.len();
    let shown = options.top.unwrap_or(all).min(all);
    let stage = assessment.target.map(|target| clean(&words::stage_name(assessment.rubric, target, lang)));
    let reached = assessment.verdict.stage >= assessment.target;
    let Some(stage) = stage else {
        page.heading(lang.pick("Recommendations", "Khuyến nghị"));
        return list(page, assessment, options, shown);
    };
    let title = if reached && assessment.rubric.method.claims() {
        lang.pick(
            format!("What is still unmet up to {stage}"),
            format!("Những tiêu chí còn chưa đạt đến {stage}"),
        )
    } else {
        lang.pick(format!("Recommendations for {stage}"), format!("Khuyến nghị để đạt {stage}"))
    };
    page.heading(&title);
    list(page, assessment, options, shown);
}

fn list(page: &mut Page, assessment: &Assessment<'_>, options: Options, shown: usize) {
    let (lang, all) = (options.lang, assessment.gaps.len());
    if all == 0 {
        page.paragraph(
            "  ",
            "  ",
            lang.pick("Every criterion that leads there is met.", "Mọi tiêu chí liên quan đều đã đạt."),
        );
        return;
    }
    for (at, gap) in assessment.gaps.iter().take(shown).enumerate() {
        one(page, assessment, at + 1, gap, lang);
    }
    if shown < all {
        let more = all - shown;
        page.gap();
        page.paragraph(
            "",
            "",
            &Paint::Dim.on(&lang.pick(
                format!("{more} more of {all}: run again with --top all"),
                format!("Còn {more} trong số {all} khuyến nghị: chạy lại với --top all"),
            )),
        );
    }
}

fn one(page: &mut Page, assessment: &Assessment<'_>, number: usize, gap: &Gap, lang: Lang) {
    let rubric = assessment.rubric;
    let criterion = &rubric.criteria[gap.criterion];
    let question = &rubric.questions[criterion.question];
    let dimension = &rubric.dimensions[question.dimension];
    let advice = question.recommend.as_ref().unwrap_or(&question.ask);
    let gate = if gap.open_gate {
        format!("{} ", Paint::Bad.on(lang.pick("[gate]", "[bắt buộc]")))
    } else {
        String::new()
    };
    let number = format!("{number:>3}. ");
    page.gap();
    page.paragraph(&number, "     ", &format!("{gate}{}", Paint::Bold.on(&clean(advice.get(lang)))));
    let mut line = |label: &str, text: &str| {
        page.paragraph("     ", "       ", &format!("{} {text}", Paint::Dim.on(label)));
    };
    let response = words::response(question, &assessment.sheet.responses[criterion.question], lang);
    let target = words::target(question, &criterion.rule, lang);
    line(
        lang.pick("Criterion:", "Tiêu chí:"),
        &format!("{} · {}", rubric.criterion_id(criterion), clean(dimension.title.get(lang))),
    );
    line(
        lang.pick("Now:", "Hiện tại:"),
        &format!("{} → {}", Paint::Fair.on(&clean(&response)), clean(&target)),
    );
    let gain = words::points(gap.gain, lang);
    let effort = words::effort(rubric, question, lang);
    let owner = question
        .owner
        .as_ref()
        .map(|owner: &Text| format!(" · {}", clean(owner.get(lang))))
        .unwrap_or_default();
    line(
        if assessment.rubric.method.is_banded() {
            lang.pick("Gain in its dimension:", "Tăng mức đáp ứng của khía cạnh:")
        } else {
            lang.pick("Gain in its cell:", "Tăng mức đáp ứng của ô:")
        },
        &format!("+{gain} · {} {effort}{owner}", lang.pick("effort", "công sức")),
    );
    if let Some(basis) = words::basis(rubric, criterion, lang) {
        line(lang.pick("Source:", "Căn cứ:"), &clean(&basis));
    }
}
