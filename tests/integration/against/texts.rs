//! What messages say, and that texts are patches.

use assess::base::lang::Lang;
use assess::cases::against::{ChangeKind, compare};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::Builtin;

use super::{Patch, base, with};
use crate::support::read_rubric;

#[test]
fn a_message_says_what_it_was_and_what_it_is_in_both_languages() {
    let message = |replacements: &[(&str, &str)]| {
        let changes = compare(&base(), &with(replacements)).changes;
        assert_eq!(changes.len(), 1);
        changes[0].message.clone()
    };
    let target = message(&[("at_least: 80, partial: 50", "at_least: 82.5, partial: 60")]);
    assert_eq!(
        target.get(Lang::En),
        "the target was at least 80% with half credit from 50% and is now at least 82.5% with half credit from 60%"
    );
    assert_eq!(
        target.get(Lang::Vi),
        "chỉ tiêu trước là ít nhất 80%, đạt một phần từ 50%, nay là ít nhất 82,5%, đạt một phần từ 60%"
    );
    // What is the same before both targets is left out.
    assert_eq!(
        message(&[("open: 95", "open: 90")]).get(Lang::En),
        "the target was at least 95% and is now at least 90%"
    );
    // A text that differs in one language is shown in that language.
    let text =
        message(&[("How many of the services are online?", "How many of all the services are online?")]);
    assert_eq!(
        text.get(Lang::En),
        "the text of the question was “How many of the services are…” and is now “How many of all the services are…”"
    );
    assert_eq!(
        text.get(Lang::Vi),
        "nội dung câu hỏi trước là “How many of the services are…”, nay là “How many of all the services are…”"
    );
}

#[test]
fn a_title_of_a_question_is_a_text_of_it() {
    let titled = |title: &str| with(&[("- id: online\n", &format!("- id: online\n{title}"))]);
    let (none, online) = (titled(""), titled("        title: {vi: Trên mạng, en: Services online}\n"));
    let renamed = titled("        title: {vi: Trên mạng, en: Services on the web}\n");
    let cases = [
        (&none, &online, "the title was added: “Services online”"),
        (&online, &none, "the title was removed: “Services online”"),
        (&online, &renamed, "the title was “Services online” and is now “Services on the web”"),
    ];
    for (old, new, message) in cases {
        let changes = compare(old, new).changes;
        assert_eq!(changes.len(), 1, "{changes:?}");
        assert_eq!((changes[0].kind, changes[0].level), (ChangeKind::TextChanged, Patch));
        assert_eq!(
            (changes[0].subject.as_str(), changes[0].message.get(Lang::En).as_str()),
            ("online", message)
        );
    }
}

#[test]
fn a_reason_why_a_kind_is_not_asked_is_a_text_of_the_rubric() {
    let scoped = |reason: &str, because: &str| {
        let scope = format!(
            "applies_to:\n  commune:\n    not_asked: [{{questions: [officer, rules], reason: {reason}}}]\n    \
             highest_stage: open\n    because: {because}\ndimensions:\n"
        );
        with(&[("dimensions:\n", &scope)])
    };
    let messages = |old: &Rubric, new: &Rubric| {
        let changes = compare(old, new).changes;
        assert!(
            changes.iter().all(|change| change.kind == ChangeKind::TextChanged && change.level == Patch),
            "{changes:?}"
        );
        changes.into_iter().map(|change| change.message.get(Lang::En)).collect::<Vec<_>>()
    };
    let old = scoped("Has none", "Too small");
    assert_eq!(messages(&old, &scoped("Has none", "Too small")), [""; 0]);
    assert_eq!(
        messages(&old, &scoped("Keeps none", "Too young")),
        [
            "the reason why agencies of kind `commune` are not asked `rules`, `officer` was “Has none” and is now “Keeps none”",
            "the reason for the highest stage of agencies of kind `commune` was “Too small” and is now “Too young”",
        ]
    );
}

#[test]
fn a_rubric_that_is_shipped_does_not_differ_from_itself() {
    for shipped in Builtin::all() {
        let rubric = shipped.rubric();
        let comparison = compare(&rubric, &rubric);
        assert_eq!(comparison.changes, []);
        assert!(comparison.is_enough());
    }
}

#[test]
fn every_change_of_a_text_of_the_main_rubric_is_a_patch() {
    let shipped = Builtin::find("digital-government").unwrap();
    let old = shipped.rubric();
    let lines: Vec<&str> = shipped.yaml.lines().collect();
    let keys = ["vi: \"", "en: \"", "title: {vi: \"", "level: {vi: \"", "note: {vi: \""];
    let place = |line: &str| lines.iter().position(|other| *other == line).unwrap();
    // Crosswalks and rules about answers are compared as a whole.
    let beside = [place("crosswalks:")..place("stages:"), place("consistency:")..place("dimensions:")];
    let is_text = |at: &usize| {
        keys.iter().any(|key| lines[*at].trim_start().starts_with(key))
            && !beside.iter().any(|range| range.contains(at))
    };
    let texts: Vec<usize> = (0..lines.len()).filter(is_text).collect();
    let rewritten = |at: &[usize]| {
        let line = |(number, line): (usize, &&str)| match line.split_once('"') {
            Some((key, text)) if at.binary_search(&number).is_ok() => format!("{key}\"Mới: {text}"),
            _ => (*line).to_owned(),
        };
        read_rubric(&lines.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"))
    };
    // All at once; a text in two languages, and for every kind of agency, is one change.
    let all = compare(&old, &rewritten(&texts)).changes;
    assert!(
        all.iter().all(|change| change.kind == ChangeKind::TextChanged && change.level == Patch),
        "{all:?}"
    );
    assert!(3 * all.len() > texts.len() && texts.len() > 1_000, "{} of {}", all.len(), texts.len());
    // And some one by one.
    for at in texts.iter().step_by(texts.len() / 30) {
        let changes = compare(&old, &rewritten(&[*at])).changes;
        assert_eq!(changes.len(), 1, "{}: {changes:?}", lines[*at]);
        assert_eq!((changes[0].kind, changes[0].level), (ChangeKind::TextChanged, Patch));
    }
}
