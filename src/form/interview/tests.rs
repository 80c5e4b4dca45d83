//! Lines that are typed, one after the other.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::rubric::builtin::Builtin;
use crate::syntax::format::Format;

/// Says lines one after the other, each of which has to be taken.
fn said(interview: &mut Interview<'_>, lines: &[&str]) {
    for line in lines {
        let outcome = interview.take(line);
        assert!(!matches!(outcome, Outcome::Refused(..)), "{line}: {outcome:?}");
    }
}

fn read(rubric: &Rubric, text: &str) -> AnswerSheet {
    let source = crate::base::source::SourceFile::new("sheet.yaml", text);
    let tree = Format::Yaml.parse(&source).unwrap();
    crate::model::answers::read(&tree, rubric).unwrap()
}

#[test]
fn what_is_said_is_a_sheet_after_every_line_and_is_gone_on_with() {
    let rubric = Builtin::find("digital-government").unwrap().rubric();
    let mut interview = Interview::new(&rubric, Lang::Vi, About::default(), None, None);
    // Letters and accents apart, as some keyboards send them.
    said(&mut interview, &["Ti\u{309}nh Minh Ho\u{323}a A", "2", "2026-Q3", "92,5"]);
    let sheet = read(&rubric, &interview.text());
    assert_eq!(sheet.agency.name, "Tỉnh Minh Họa A");
    assert_eq!(sheet.agency.kind, Some(AgencyKind::Province));
    assert_eq!(sheet.period.as_deref(), Some("2026-Q3"));
    let id = &rubric.questions[0].id;
    assert_eq!(
        sheet.responses[0].given,
        Given::Answer(Answer::Number(crate::base::number::Decimal::parse("92.5").unwrap())),
        "{id}"
    );
    let again = Interview::new(&rubric, Lang::Vi, About::default(), Some(sheet), None);
    assert_eq!(again.step, Step::Question(1));
    assert_eq!(again.count().0, 1);
    assert_eq!(again.prompt(60), interview.prompt(60));
    assert!(again.prompt(60).lines().all(|line| line.chars().count() <= 60), "{}", again.prompt(60));
}

#[test]
fn every_kind_of_answer_is_taken_as_it_is_typed() {
    let rubric = Builtin::find("digital-government").unwrap().rubric();
    let about = || About {
        agency: Agency { name: "A".into(), ..Agency::default() },
        period: Some("2026".into()),
        ..About::default()
    };
    for asked in Plan::new(&rubric, about(), None).asked {
        let line = match asked.question.answer {
            AnswerKind::Percent { .. } => "85 %",
            AnswerKind::YesNo | AnswerKind::Number { .. } => "1",
            AnswerKind::Ratio { .. } => "812 / 1021",
            AnswerKind::Choice { .. } => "2",
            AnswerKind::Checklist { .. } => "1, 2",
        };
        let mut interview = Interview::new(&rubric, Lang::En, about(), None, None);
        interview.step = Step::Question(asked.at);
        said(&mut interview, &["e 21/BC", line, "b", "", "b"]);
        let response = &interview.sheet.responses[asked.at];
        assert!(matches!(response.given, Given::Answer(_)), "{}", asked.question.id);
        assert_eq!(response.evidence, ["21/BC"]);
        assert!(interview.prompt(80).contains("21/BC"));
        let refused = matches!(interview.take("n"), Outcome::Refused(..));
        assert!(refused, "a reason is asked for");
        let outcome = interview.take("n Không thuộc thẩm quyền");
        assert_eq!(matches!(outcome, Outcome::Changed(_)), asked.allows_na(), "{}", asked.question.id);
    }
}

#[test]
fn what_cannot_be_taken_changes_nothing() {
    let rubric = Builtin::find("digital-government-quick").unwrap().rubric();
    let mut interview = Interview::new(&rubric, Lang::En, About::default(), None, None);
    assert!(matches!(interview.take(""), Outcome::Refused(..)));
    said(&mut interview, &["A", "2026"]);
    for line in ["99", "x", "0", "-1", "1 2"] {
        assert!(matches!(interview.take(line), Outcome::Refused(..)), "{line}");
    }
    assert_eq!(interview.count().0, 0);
    assert!(matches!(interview.take("?"), Outcome::Said(_)));
    said(&mut interview, &["."]);
    assert_eq!(interview.step, Step::Question(1));
    assert!(matches!(interview.take("q"), Outcome::Left));
}
