//! Changes of what may be answered: ranges, units, options and items.

use crate::base::lang::Message;
use crate::base::number::Decimal;
use crate::model::rubric::{AnswerKind, Choice, Credit, Direction, Question, Rule};

use super::pairs::Pairing;
use super::values::{self, quote};
use super::words;
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
                    (Level::Major, words::takes_whole_numbers())
                } else {
                    (Level::Minor, words::takes_fractions_too())
                };
                changes.push(Kind::IntegerChanged, level, at, Some("integer"), message);
            }
            let languages = &changes.pairing.languages;
            let what = values::field("unit");
            if let Some(message) = values::text_change(&what, old_unit.as_ref(), new_unit.as_ref(), languages)
            {
                changes.push(Kind::UnitChanged, Level::Minor, at, Some("unit"), message);
            }
        }
        (
            A::Ratio { of: old_of, total: old_total, decimal: was_decimal },
            A::Ratio { of, total, decimal },
        ) => {
            changes.text(at, "of", old_of.as_ref(), of.as_ref());
            changes.text(at, "total", old_total.as_ref(), total.as_ref());
            if was_decimal != decimal {
                let message =
                    if *decimal { words::parts_have_fractions() } else { words::parts_are_counts() };
                changes.push(Kind::PartsChanged, Level::Patch, at, Some("parts"), message);
            }
        }
        (A::Choice { options: old, valued: was_valued }, A::Choice { options: new, valued: is_valued }) => {
            if was_valued != is_valued {
                let what = words::the_number_of_option();
                let scale = |valued: bool| {
                    if valued { words::its_own_value() } else { words::its_place() }
                };
                let message = words::changed(&what, &scale(*was_valued), &scale(*is_valued));
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
        let message = words::changed(&words::the_range(), &values::range(old), &values::range(new));
        changes.push(Kind::RangeChanged, level, at, Some("range"), message);
    }
}

/// The kinds of change of one sort of choices, and what they are called.
struct Sort {
    key: &'static str,
    name: fn() -> Message,
    number: fn() -> Message,
    order: fn() -> Message,
    added: Kind,
    removed: Kind,
    renamed: Kind,
    reordered: (Kind, Level),
    revalued: Kind,
}

const OPTIONS: Sort = Sort {
    key: "options",
    name: words::option,
    number: words::value,
    order: words::order_of_options,
    added: Kind::OptionAdded,
    removed: Kind::OptionRemoved,
    renamed: Kind::OptionRenamed,
    // The order says which options are above a target.
    reordered: (Kind::OptionsReordered, Level::Minor),
    revalued: Kind::OptionValueChanged,
};

const ITEMS: Sort = Sort {
    key: "items",
    name: words::item,
    number: words::number_of_points,
    order: words::order_of_items,
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
    let (name, key) = ((sort.name)(), Some(sort.key));
    for slot in pairs.walk() {
        let choice = match slot {
            (_, Some(at)) => &new[at],
            (Some(at), None) => &old[at],
            (None, None) => continue,
        };
        let id = &choice.id;
        let title = quote(&choice.title);
        let (Some(was), true) = (slot.0.map(|at| &old[at]), slot.1.is_some()) else {
            if slot.0.is_none() {
                let message = words::new_choice(&name, id, &title);
                changes.push(sort.added, Level::Minor, at, key, message);
            } else {
                let message = words::choice_gone(&name, id, &title);
                changes.push(sort.removed, Level::Major, at, key, message);
            }
            continue;
        };
        if was.id != *id {
            let old_id = &was.id;
            let message = words::choice_now_called(&name, old_id, id);
            changes.push(sort.renamed, Level::Major, at, key, message);
        }
        let what = words::the_text_of_choice(&name, id);
        changes.named_text(at, sort.key, &what, Some(&was.title), Some(&choice.title));
        let what = words::the_advice_of_choice(&name, id);
        let advice = |choice: &Choice| choice.recommend.as_ref().map(|text| text.of(None)).cloned();
        changes.named_text(at, sort.key, &what, advice(was).as_ref(), advice(choice).as_ref());
        if numbered && was.value != choice.value {
            let what = words::number_of_choice(&(sort.number)(), &name, id);
            let number = values::number;
            let message = words::changed(&what, &number(was.value), &number(choice.value));
            changes.push(sort.revalued, Level::Minor, at, key, message);
        }
    }
    // Where options carry values, the order follows from them.
    let (kind, level) = sort.reordered;
    let follows = numbered && kind == Kind::OptionsReordered;
    if !follows && !pairs.moved().is_empty() {
        let list = |choices: &[Choice]| values::ids(choices.iter().map(|choice| choice.id.as_str()));
        let what = (sort.order)();
        let message = words::changed(&what, &list(old), &list(new));
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
    let same = |was: Rule, is: Rule| {
        let found = limit_option(old, was).and_then(|at| pairs.new_of[at]);
        found.is_some() && found == limit_option(new, is)
    };
    let before = |rule: Rule, full: Decimal| Rule { full, beyond: false, ..rule };
    let same_credit = match (was.credit, is.credit) {
        (Credit::None, Credit::None) => true,
        (Credit::Half(from), Credit::Half(to)) | (Credit::Linear(from), Credit::Linear(to)) => {
            same(before(was, from), before(is, to))
        }
        _ => false,
    };
    was.direction == is.direction && same(was, is) && same_credit
}

/// The option that is just good enough for a target.
fn limit_option(options: &[Choice], rule: Rule) -> Option<usize> {
    let is_met = |option: &Choice| rule.worth(option.value).met;
    match rule.direction {
        Direction::AtLeast => options.iter().position(is_met),
        Direction::AtMost => options.iter().rposition(is_met),
    }
}
