//! Old and new values of a rubric in words, for the messages of changes.

use crate::base::lang::{Bilingual, Lang};
use crate::base::number::{Decimal, format_percent};
use crate::both;
use crate::model::rubric::{
    AnswerKind, Basis, Credit, Criterion, Direction, Effort, Gate, Question, Rubric, Rule, Source, Status,
    Threshold, Unanswered,
};
use crate::model::text::Text;

/// How many words of what stays the same are shown beside what differs.
const CONTEXT: usize = 3;
/// How many characters of a text are shown.
const SHOWN: usize = 90;

/// One wording per language.
pub(super) fn in_each(wording: impl Fn(Lang) -> String) -> Bilingual {
    Bilingual { en: wording(Lang::En), vi: wording(Lang::Vi) }
}

/// The same in both languages, as it stands in the file.
pub(super) fn as_is(text: impl Into<String>) -> Bilingual {
    let text = text.into();
    Bilingual { en: text.clone(), vi: text }
}

/// `the weight was 1 and is now 2`.
pub(super) fn changed(what: &Bilingual, old: &Bilingual, new: &Bilingual) -> Bilingual {
    let (en, old_en, new_en) = (&what.en, &old.en, &new.en);
    let (vi, old_vi, new_vi) = (&what.vi, &old.vi, &new.vi);
    both!("{en} was {old_en} and is now {new_en}", "{vi} trước là {old_vi}, nay là {new_vi}")
}

/// The name of a text field; the key of the file for those that have none.
pub(super) fn field(key: &str) -> Bilingual {
    match key {
        "title" => both!("the title", "tên gọi"),
        "summary" => both!("the summary", "phần tóm tắt"),
        "level" => both!("the level", "tên mức độ"),
        "aliases" => both!("the list of other names", "danh sách tên gọi khác"),
        "ask" => both!("the text of the question", "nội dung câu hỏi"),
        "evidence" => both!("the evidence", "phần minh chứng"),
        "why" => both!("the reason", "phần lý do"),
        "recommend" => both!("the recommendation", "khuyến nghị"),
        "owner" => both!("the unit in charge", "đơn vị phụ trách"),
        "note" => both!("the note", "ghi chú"),
        "cite" => both!("the citation", "cách trích dẫn"),
        "of" => both!("the name of the part", "tên gọi của tử số"),
        "total" => both!("the name of the total", "tên gọi của mẫu số"),
        "unit" => both!("the unit", "đơn vị tính"),
        _ => both!("`{key}`", "`{key}`"),
    }
}

/// What became of a text: in each language what differs there, else what differs in the other one.
///
/// Nothing if it says the same in every one of these languages.
pub(super) fn text_change(
    what: &Bilingual,
    old: Option<&Text>,
    new: Option<&Text>,
    languages: &[Lang],
) -> Option<Bilingual> {
    let quote = |text: &Text| in_each(|lang| quote(text.get(lang)));
    Some(match (old, new) {
        (None, None) => return None,
        (None, Some(new)) => {
            let (en, vi, new) = (&what.en, &what.vi, quote(new));
            let (new_en, new_vi) = (new.en, new.vi);
            both!("{en} was added: {new_en}", "thêm {vi}: {new_vi}")
        }
        (Some(old), None) => {
            let (en, vi, old) = (&what.en, &what.vi, quote(old));
            let (old_en, old_vi) = (old.en, old.vi);
            both!("{en} was removed: {old_en}", "bỏ {vi}: {old_vi}")
        }
        (Some(old), Some(new)) => {
            let differs = |lang: &Lang| old.get(*lang) != new.get(*lang);
            let first = languages.iter().copied().find(differs)?;
            let parts = |lang| {
                let lang = if languages.contains(&lang) && differs(&lang) { lang } else { first };
                let (was, is) = difference(old.get(lang), new.get(lang));
                (format!("“{was}”"), format!("“{is}”"))
            };
            let ((was_en, is_en), (was_vi, is_vi)) = (parts(Lang::En), parts(Lang::Vi));
            changed(what, &Bilingual { en: was_en, vi: was_vi }, &Bilingual { en: is_en, vi: is_vi })
        }
    })
}

/// A text in quotation marks, cut off where it is long.
pub(super) fn quote(text: &str) -> String {
    format!("“{}”", cut(text))
}

fn cut(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() { format!("{}…", shown.trim_end()) } else { shown }
}

/// What differs between two texts, with a few words around it.
fn difference(old: &str, new: &str) -> (String, String) {
    let (was, is): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let start = same(&mut was.iter().zip(&is));
    let end = same(&mut was.iter().rev().zip(is.iter().rev())).min(was.len().min(is.len()) - start);
    let start = start.saturating_sub(CONTEXT);
    let end = end.saturating_sub(CONTEXT);
    let shown = |words: &[&str]| {
        let middle = cut(&words[start..words.len() - end].join(" "));
        let before = if start > 0 { "…" } else { "" };
        let after = if end > 0 && !middle.ends_with('…') { "…" } else { "" };
        format!("{before}{middle}{after}")
    };
    (shown(&was), shown(&is))
}

/// A number as answered to a question: a percentage, with its unit, or the option in the file's words.
pub(super) fn quantity(kind: &AnswerKind, number: Decimal) -> Bilingual {
    in_each(|lang| match kind {
        AnswerKind::Percent { .. } | AnswerKind::Ratio { .. } => format_percent(number, lang),
        AnswerKind::Number { unit: Some(unit), .. } => format!("{} {}", number.format(lang), unit.get(lang)),
        AnswerKind::Choice { options, valued: false } => options
            .iter()
            .find(|option| option.value == number)
            .map_or_else(|| number.format(lang), |option| format!("`{}`", option.id)),
        AnswerKind::YesNo => {
            let (yes, no) = (lang.pick("yes", "có"), lang.pick("no", "không"));
            if number == Decimal::ZERO { no } else { yes }.to_owned()
        }
        _ => number.format(lang),
    })
}

/// A target with what lies before it: `at least 80% with half credit from 50%`.
pub(super) fn target(question: &Question, rule: &Rule) -> Bilingual {
    let (main, credit) = target_parts(question, rule);
    Bilingual { en: main.en + &credit.en, vi: main.vi + &credit.vi }
}

/// Two targets that differ, without what lies before them where that is the same.
pub(super) fn targets(old: (&Question, &Rule), new: (&Question, &Rule)) -> (Bilingual, Bilingual) {
    let ((was, was_credit), (is, is_credit)) = (target_parts(old.0, old.1), target_parts(new.0, new.1));
    if was_credit == is_credit { (was, is) } else { (target(old.0, old.1), target(new.0, new.1)) }
}

fn target_parts(question: &Question, rule: &Rule) -> (Bilingual, Bilingual) {
    let nothing = both!("", "");
    let kind = &question.answer;
    let full = quantity(kind, rule.full);
    let (en, vi) = (full.en, full.vi);
    if *kind == AnswerKind::YesNo {
        return (both!("“{en}”", "“{vi}”"), nothing);
    }
    let main = match rule.direction {
        Direction::AtLeast => both!("at least {en}", "ít nhất {vi}"),
        Direction::AtMost => both!("at most {en}", "không quá {vi}"),
    };
    let ranked = matches!(kind, AnswerKind::Choice { valued: false, .. });
    let credit = match rule.credit {
        Credit::None if ranked => nothing,
        Credit::None => both!(" with no credit before it", ", chưa đạt thì không có điểm"),
        Credit::Half(from) => {
            let from = quantity(kind, from);
            let (from_en, from_vi) = (from.en, from.vi);
            match rule.direction {
                Direction::AtLeast => {
                    both!(" with half credit from {from_en}", ", đạt một phần từ {from_vi}")
                }
                Direction::AtMost => {
                    both!(" with half credit up to {from_en}", ", đạt một phần đến {from_vi}")
                }
            }
        }
        Credit::Linear(zero) if zero == Decimal::ZERO && rule.direction == Direction::AtLeast => {
            both!(" with credit in proportion", ", điểm theo tỷ lệ đạt được")
        }
        Credit::Linear(zero) => {
            let zero = quantity(kind, zero);
            let (zero_en, zero_vi) = (zero.en, zero.vi);
            both!(
                " with credit in proportion, none from {zero_en} on",
                ", điểm giảm theo tỷ lệ và bằng 0 từ {zero_vi}"
            )
        }
    };
    (main, credit)
}

/// How much of a gate has to be met.
pub(super) fn gate(gate: Gate) -> Bilingual {
    match gate {
        Gate::Full => both!("the whole target", "đạt toàn bộ chỉ tiêu"),
        Gate::Partial => both!("the partial value", "đạt mức một phần"),
    }
}

/// The kind of an answer.
pub(super) fn kind(kind: &AnswerKind) -> Bilingual {
    match kind {
        AnswerKind::YesNo => both!("yes or no", "có hoặc không"),
        AnswerKind::Percent { .. } => both!("a percentage", "tỷ lệ phần trăm"),
        AnswerKind::Number { .. } => both!("a number", "một con số"),
        AnswerKind::Ratio { .. } => both!("a part and its total", "tử số và mẫu số"),
        AnswerKind::Choice { .. } => both!("one of several options", "một trong các lựa chọn"),
        AnswerKind::Checklist { .. } => both!("a checklist", "danh sách đánh dấu"),
    }
}

/// A range of numbers.
pub(super) fn range((least, most): (Decimal, Decimal)) -> Bilingual {
    if (least, most) == (Decimal::MIN, Decimal::MAX) {
        return both!("any number", "số bất kỳ");
    }
    in_each(|lang| {
        let (least, most) = (least.format(lang), most.format(lang));
        lang.pick(format!("{least} to {most}"), format!("{least} đến {most}"))
    })
}

/// What a stage asks of the coverages: `over 85% at open, at least 50% at smart`.
pub(super) fn thresholds(rubric: &Rubric, row: &[(usize, Threshold)]) -> Bilingual {
    if row.is_empty() {
        return both!("nothing", "không đòi hỏi gì");
    }
    in_each(|lang| {
        let each = row.iter().map(|(at, threshold)| {
            let id = &rubric.stages[*at].id;
            match threshold {
                Threshold::AtLeast(limit) => {
                    let limit = limit.format(lang);
                    lang.pick(format!("at least {limit} at `{id}`"), format!("ít nhất {limit} ở `{id}`"))
                }
                Threshold::Over(limit) => {
                    let limit = limit.format(lang);
                    lang.pick(format!("over {limit} at `{id}`"), format!("trên {limit} ở `{id}`"))
                }
            }
        });
        each.collect::<Vec<_>>().join(", ")
    })
}

/// What an unanswered question does.
pub(super) fn unanswered(what: Unanswered) -> Bilingual {
    match what {
        Unanswered::Unmet => both!("“counts as not met”", "“tính là chưa đạt”"),
        Unanswered::Excluded => both!("“leaves the mean”", "“không tính vào trung bình”"),
        Unanswered::Block => both!("“blocks the verdict”", "“chưa thể kết luận”"),
        Unanswered::Nullify => both!("“makes the coverage zero”", "“làm mức đáp ứng bằng 0”"),
    }
}

/// An effort.
pub(super) fn effort(effort: Option<Effort>) -> Bilingual {
    match effort {
        Some(Effort::Low) => both!("low", "thấp"),
        Some(Effort::Medium) => both!("medium", "trung bình"),
        Some(Effort::High) => both!("high", "cao"),
        None => both!("not stated", "chưa nêu"),
    }
}

/// What low, medium and high effort count.
pub(super) fn effort_points([low, medium, high]: [u32; 3]) -> Bilingual {
    both!("{low}, {medium}, {high}", "{low}, {medium}, {high}")
}

/// Ids in the file's words, or a dash.
pub(super) fn ids<'i>(ids: impl Iterator<Item = &'i str>) -> Bilingual {
    let list = ids.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    if list.is_empty() { both!("not stated", "chưa nêu") } else { as_is(list) }
}

/// What a target rests on.
pub(super) fn basis(rubric: &Rubric, criterion: &Criterion) -> Bilingual {
    match &criterion.basis {
        None => ids([].into_iter()),
        Some(Basis::DesignChoice) => both!("a design choice", "quy ước của bộ tiêu chí"),
        Some(Basis::Sources(sources)) => ids(sources.iter().map(|&at| rubric.sources[at].id.as_str())),
    }
}

/// The date of a source.
pub(super) fn date(source: &Source) -> Bilingual {
    source.date.map_or_else(|| both!("not stated", "chưa nêu"), |date| in_each(|lang| date.format(lang)))
}

/// The status of a source.
pub(super) fn status(status: Status) -> Bilingual {
    match status {
        Status::InForce => both!("in force", "còn hiệu lực"),
        Status::PartlyInForce => both!("in force in part", "còn hiệu lực một phần"),
        Status::Expired => both!("expired", "hết hiệu lực"),
        Status::Replaced => both!("replaced", "được thay thế"),
        Status::Concluded => both!("target period over", "đã hết giai đoạn mục tiêu"),
        Status::Unverified => both!("present force not checked", "chưa kiểm tra hiệu lực"),
        Status::Reference => both!("reference", "tham khảo"),
    }
}
