//! Changes of what may be answered: ranges, units, options and items.

use crate::base::number::Decimal;
use crate::both;
use crate::model::rubric::{AnswerKind, Choice, Credit, Direction, Question, Rule};

use super::pairs::Pairing;
use super::words::{self, changed, quote};
use super::{At, ChangeKind as Kind, Changes, Level};

/// Changes of what may be answered; the kinds are the same, or the question would be another one.
pub(super) fn answer(changes: &mut Changes<'_, '_>, at: &At, old: &AnswerKind, new: &AnswerKind) {
    use AnswerKind as A;
    match (old, new) {
        (A::Percent { range: old }, A::Percent { range: new }) => range(changes, at, *old, *new),
        (
            A::Number { range: old, integer: was_whole, unit: old_unit },
            A::Number { range: new, integer: is_whole, unit: new_unit },
        ) => {
            range(changes, at, *old, *new);
            if was_whole != is_whole {
                let (level, message) = if *is_whole {
                    (Level::Major, both!("takes only whole numbers from now on", "nay chỉ nhận số nguyên"))
                } else {
                    (Level::Minor, both!("takes fractions, too", "nay nhận cả số thập phân"))
                };
                changes.push(Kind::IntegerChanged, level, at, Some("integer"), message);
            }
            let languages = &changes.pairing.languages;
            let what = words::field("unit");
            if let Some(message) = words::text_change(&what, old_unit.as_ref(), new_unit.as_ref(), languages)
            {
                changes.push(Kind::UnitChanged, Level::Minor, at, Some("unit"), message);
            }
        }
        (A::Ratio { of: old_of, total: old_total }, A::Ratio { of, total }) => {
            changes.text(at, "of", old_of.as_ref(), of.as_ref());
            changes.text(at, "total", old_total.as_ref(), total.as_ref());
        }
        (A::Choice { options: old, valued: was_valued }, A::Choice { options: new, valued: is_valued }) => {
            if was_valued != is_valued {
                let what = both!("the number of an option", "giá trị của lựa chọn");
                let scale = |valued: bool| {
                    if valued {
                        both!("a value of its own", "giá trị riêng")
                    } else {
                        both!("its place", "thứ tự của lựa chọn")
                    }
                };
                let message = changed(&what, &scale(*was_valued), &scale(*is_valued));
                changes.push(Kind::OptionValueChanged, Level::Minor, at, Some("options"), message);
            }
            choices(changes, at, old, new, *was_valued && *is_valued, &OPTIONS);
        }
        (A::Checklist { items: old }, A::Checklist { items: new }) => {
            choices(changes, at, old, new, true, &ITEMS);
        }
        _ => {}
    }
}

fn range(changes: &mut Changes<'_, '_>, at: &At, old: (Decimal, Decimal), new: (Decimal, Decimal)) {
    if old != new {
        // A narrower range rejects answers that were possible.
        let narrower = new.0 > old.0 || new.1 < old.1;
        let level = if narrower { Level::Major } else { Level::Minor };
        let message = changed(&both!("the range", "khoảng giá trị"), &words::range(old), &words::range(new));
        changes.push(Kind::RangeChanged, level, at, Some("range"), message);
    }
}

/// The kinds of change of one sort of choices, and what they are called.
struct Sort {
    key: &'static str,
    en: &'static str,
    vi: &'static str,
    number: (&'static str, &'static str),
    added: Kind,
    removed: Kind,
    renamed: Kind,
    reordered: (Kind, Level),
    revalued: Kind,
}

const OPTIONS: Sort = Sort {
    key: "options",
    en: "option",
    vi: "lựa chọn",
    number: ("value", "giá trị"),
    added: Kind::OptionAdded,
    removed: Kind::OptionRemoved,
    renamed: Kind::OptionRenamed,
    // The order says which options are above a target.
    reordered: (Kind::OptionsReordered, Level::Minor),
    revalued: Kind::OptionValueChanged,
};

const ITEMS: Sort = Sort {
    key: "items",
    en: "item",
    vi: "mục",
    number: ("number of points", "số điểm"),
    added: Kind::ItemAdded,
    removed: Kind::ItemRemoved,
    renamed: Kind::ItemRenamed,
    reordered: (Kind::ItemsReordered, Level::Patch),
    revalued: Kind::ItemPointsChanged,
};

fn choices(
    changes: &mut Changes<'_, '_>,
    at: &At,
    old: &[Choice],
    new: &[Choice],
    numbered: bool,
    sort: &Sort,
) {
    let pairs = changes.pairing.choices(old, new);
    let (what_en, what_vi, key) = (sort.en, sort.vi, Some(sort.key));
    for slot in pairs.walk() {
        let choice = match slot {
            (_, Some(at)) => &new[at],
            (Some(at), None) => &old[at],
            (None, None) => continue,
        };
        let id = &choice.id;
        let title = words::in_each(|lang| quote(choice.title.get(lang)));
        let (en, vi) = (title.en, title.vi);
        let (Some(was), true) = (slot.0.map(|at| &old[at]), slot.1.is_some()) else {
            if slot.0.is_none() {
                let message = both!("new {what_en} `{id}`: {en}", "thêm {what_vi} `{id}`: {vi}");
                changes.push(sort.added, Level::Minor, at, key, message);
            } else {
                let message = both!("the {what_en} `{id}` is gone: {en}", "bỏ {what_vi} `{id}`: {vi}");
                changes.push(sort.removed, Level::Major, at, key, message);
            }
            continue;
        };
        if was.id != *id {
            let old_id = &was.id;
            let message = both!(
                "the {what_en} `{old_id}` is now called `{id}`",
                "{what_vi} `{old_id}` nay mang mã `{id}`"
            );
            changes.push(sort.renamed, Level::Major, at, key, message);
        }
        let what = both!("the text of the {what_en} `{id}`", "nội dung {what_vi} `{id}`");
        changes.named_text(at, sort.key, &what, Some(&was.title), Some(&choice.title));
        if numbered && was.value != choice.value {
            let (number_en, number_vi) = sort.number;
            let what = both!("the {number_en} of the {what_en} `{id}`", "{number_vi} của {what_vi} `{id}`");
            let number = |value: Decimal| words::in_each(|lang| value.format(lang));
            let message = changed(&what, &number(was.value), &number(choice.value));
            changes.push(sort.revalued, Level::Minor, at, key, message);
        }
    }
    // Where options carry values, the order follows from them.
    let (kind, level) = sort.reordered;
    let follows = numbered && kind == Kind::OptionsReordered;
    if !follows && !pairs.moved().is_empty() {
        let list = |choices: &[Choice]| words::ids(choices.iter().map(|choice| choice.id.as_str()));
        let what = both!("the order of the {what_en}s", "thứ tự các {what_vi}");
        let message = changed(&what, &list(old), &list(new));
        changes.push(kind, level, at, key, message);
    }
}

/// Whether two targets name the same thing: the same number, or for options without values the same option.
pub(super) fn is_same_target(
    pairing: &Pairing<'_>,
    old: &Question,
    new: &Question,
    was: Rule,
    is: Rule,
) -> bool {
    let (
        AnswerKind::Choice { options: old, valued: was_valued },
        AnswerKind::Choice { options: new, valued: is_valued },
    ) = (&old.answer, &new.answer)
    else {
        return was == is;
    };
    if *was_valued && *is_valued {
        return was == is;
    }
    let pairs = pairing.choices(old, new);
    let same = |was_limit: Decimal, is_limit: Decimal| {
        let found = limit_option(old, was_limit, was.direction).and_then(|at| pairs.new_of[at]);
        found.is_some() && found == limit_option(new, is_limit, is.direction)
    };
    let same_credit = match (was.credit, is.credit) {
        (Credit::None, Credit::None) => true,
        (Credit::Half(was), Credit::Half(is)) | (Credit::Linear(was), Credit::Linear(is)) => same(was, is),
        _ => false,
    };
    was.direction == is.direction && same(was.full, is.full) && same_credit
}

/// The option that is just good enough for a limit.
fn limit_option(options: &[Choice], limit: Decimal, direction: Direction) -> Option<usize> {
    match direction {
        Direction::AtLeast => options.iter().position(|option| option.value >= limit),
        Direction::AtMost => options.iter().rposition(|option| option.value <= limit),
    }
}
