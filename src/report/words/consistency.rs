//! What a consistency rule expects, in words.

use crate::base::number::Decimal;
use crate::model::rubric::{AnswerKind, Condition, Consistency, Expected, Relation, Rubric};
use crate::report::number::Numbers;
use crate::words;

use super::names::{at_least, at_most};

words! {
    fn not_above(first: &str, second: &str) {
        En: "{first} is not above {second}";
        Vi: "{first} không lớn hơn {second}";
    }
    fn then(when: &str, expect: &str) { En: "when {when}, then {expect}"; Vi: "khi {when} thì {expect}"; }
    fn and() { En = " and "; Vi = " và "; }
    fn is(what: &str, value: &str) { En: "{what} is {value}"; Vi: "{what} là {value}"; }
}

/// What a rule expects: `“A” is not above “B”`.
#[must_use]
pub fn expected(rubric: &Rubric, rule: &Consistency, numbers: &Numbers) -> String {
    let lang = numbers.lang;
    let name = |question: usize| {
        let asked = rubric.questions.get(question);
        format!(
            "{} “{}”",
            rubric.question_number(question),
            asked.map_or("", |asked| super::name(asked, lang))
        )
    };
    let all = |conditions: &[Condition]| {
        let each = conditions.iter().map(|it| is(lang, &name(it.question), &value(rubric, it, numbers)));
        each.collect::<Vec<_>>().join(and(lang))
    };
    match &rule.expected {
        Expected::NotAbove(first, second) => not_above(lang, &name(*first), &name(*second)),
        Expected::Then { when, expect } => then(lang, &all(when), &all(expect)),
    }
}

fn value(rubric: &Rubric, condition: &Condition, numbers: &Numbers) -> String {
    let Some(question) = rubric.questions.get(condition.question) else { return String::new() };
    if question.answer == AnswerKind::YesNo {
        return super::yes_no(condition.value == Decimal::ONE, numbers);
    }
    let value = super::quantity(&question.answer, condition.value, &[condition.value], numbers);
    match condition.relation {
        Relation::Is => value,
        Relation::AtLeast => at_least(numbers.lang, &value),
        Relation::AtMost => at_most(numbers.lang, &value),
    }
}
