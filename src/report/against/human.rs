//! The differences of two versions for a terminal.

use crate::base::lang::Lang;
use crate::cases::against::{Group, Level, Move, Standing, Step};
use crate::model::rubric::{NONE, Rubric};
use crate::report::terminal::clean;

use super::{Against, version_words};

/// The changes by what they need, the version, and whose results move.
#[must_use]
pub fn render(against: Against<'_>, lang: Lang) -> String {
    let Against { old, new, comparison, moves, sheets } = against;
    let mut lines = vec![format!("{} {} → {} {}", old.id, old.version, new.id, new.version)];
    for level in [Level::Major, Level::Minor, Level::Patch] {
        let changes: Vec<_> = comparison.changes.iter().filter(|change| change.level == level).collect();
        if changes.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(lang.pick(
            format!("{} ({})", level.as_str(), changes.len()),
            format!("{} ({} thay đổi)", level.as_str(), changes.len()),
        ));
        for change in changes {
            let message = clean(change.message.get(lang));
            lines.push(format!("  {:<20} {}: {message}", change.kind.as_str(), clean(&change.subject)));
        }
    }
    lines.push(String::new());
    if comparison.changes.is_empty() {
        lines.push(lang.pick("nothing changed", "không có thay đổi nào").to_owned());
    }
    lines.push(version_words(against, lang));
    let moved = moves.len();
    lines.push(lang.pick(
        format!("{moved} of {sheets} cases and answer sheets have another result"),
        format!("{moved}/{sheets} ca kiểm thử và tệp trả lời có kết quả khác"),
    ));
    for moved in moves {
        one(&mut lines, against, moved, lang);
    }
    lines.push(String::new());
    lines.join("\n")
}

fn one(lines: &mut Vec<String>, against: Against<'_>, moved: &Move<'_>, lang: Lang) {
    let name = clean(&moved.sheet.name);
    let (was, is) = (standing(against.old, moved.old, lang), standing(against.new, moved.new, lang));
    lines.push(format!("  {name}: {was} → {is}"));
    let lost: Vec<&str> = moved.sheet.lost.iter().map(|&at| against.old.questions[at].id.as_str()).collect();
    if !lost.is_empty() {
        let lost = lost.join(", ");
        lines.push(lang.pick(
            format!("    answers that do not fit any more: {lost}"),
            format!("    câu trả lời không còn phù hợp: {lost}"),
        ));
    }
    match &moved.split {
        Some(steps) => lines.extend(steps.iter().map(|each| step(against, each, lang))),
        None => lines.push(
            lang.pick(
                "    the stages, the method or the weights differ too much to split the difference",
                "    giai đoạn, cách kết luận hoặc trọng số khác nhau quá nhiều nên không thể tách phần chênh lệch",
            )
            .to_owned(),
        ),
    }
}

fn step(against: Against<'_>, step: &Step, lang: Lang) -> String {
    let change = step.index_change();
    let points = crate::base::number::Decimal::from_millionths(i128::from(change) * 100).format(lang);
    let sign = if change > 0 { "+" } else { "" };
    let group = match step.group {
        Group::Targets => lang.pick("targets", "chỉ tiêu"),
        Group::Weights => lang.pick("weights", "trọng số"),
        Group::Gates => lang.pick("gates", "điều kiện bắt buộc"),
        Group::Questions => lang.pick("questions", "câu hỏi"),
        Group::Rule => lang.pick("rule of the verdict", "quy tắc kết luận"),
        Group::Answers => lang.pick("answers", "câu trả lời"),
    };
    let stages = if step.before.stage == step.after.stage {
        String::new()
    } else {
        let id = |standing: Standing| stage(against.new, standing);
        format!(", {} → {}", id(step.before), id(step.after))
    };
    lang.pick(
        format!("    {group}: {sign}{points} points{stages}"),
        format!("    {group}: {sign}{points} điểm %{stages}"),
    )
}

fn standing(rubric: &Rubric, standing: Standing, lang: Lang) -> String {
    let index = standing.index.map_or_else(|| "–".to_owned(), |index| index.format(lang));
    format!("{} ({index})", stage(rubric, standing))
}

fn stage(rubric: &Rubric, standing: Standing) -> String {
    match standing.stage.map(|number| number.checked_sub(1)) {
        Some(Some(at)) => rubric.stages.get(at).map_or_else(String::new, |stage| stage.id.clone()),
        Some(None) => NONE.to_owned(),
        None => "–".to_owned(),
    }
}
