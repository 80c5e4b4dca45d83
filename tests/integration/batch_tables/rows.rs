//! CSV: the columns and the cells.

use std::collections::BTreeSet;

use assess::analysis::rank::{Place, Rank, Unranked};
use assess::base::lang::Lang;

use assess::base::csv::guarded;
use assess::batch::{BatchReport, Needs, Row, Summary};
use assess::engine::profile::Profile;
use assess::engine::program::Program;
use assess::model::answers::AnswerSheet;
use assess::model::rubric::builtin::Builtin;
use assess::report::data::batch::columns::{Column, ColumnFault};
use assess::report::data::batch::csv::{COMMA, write_row};
use assess::report::view;
use assess::report::write::terminal::{self, Screen};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::csv;
use crate::batches::{RUBRIC, agency, batch, sheets};
use crate::support::{read_rubric, result};

#[test]
fn every_rubric_has_its_columns_each_with_a_name_and_a_meaning() {
    for builtin in Builtin::all() {
        let rubric = builtin.rubric();
        let all = Column::all(&rubric);
        let names: BTreeSet<_> = all.iter().map(|column| column.name(&rubric)).collect();
        assert_eq!(names.len(), all.len(), "{}: two columns of one name", builtin.id);
        for lang in Lang::ALL {
            let list = terminal::write(&view::columns::document(&rubric, lang), Screen::default());
            assert!(list.lines().all(|line| line.width() <= 80), "{list}");
            let list = list.split_whitespace().collect::<Vec<_>>().join(" ");
            for column in &all {
                let (name, about) = (column.name(&rubric), column.about(&rubric, lang));
                assert!(about.ends_with('.') && !column.title(&rubric, lang).is_empty(), "{name}: {about}");
                assert!(list.contains(&format!("{name} {about}")), "{name}: {about}");
            }
        }
        for column in &all {
            assert_eq!(Column::parse(&column.name(&rubric), &rubric).as_ref(), Ok(column));
            assert_ne!(column.about(&rubric, Lang::En), column.about(&rubric, Lang::Vi));
        }
        let report = BatchReport::new(&rubric, Vec::new(), Summary::new(&rubric));
        let written = csv(&report, &Column::defaults(&rubric)).remove(0);
        let expected = all.iter().filter(|column| column.is_default()).map(|column| column.name(&rubric));
        assert_eq!(written, expected.collect::<Vec<_>>(), "{}", builtin.id);
    }
}

#[test]
fn the_default_columns_keep_their_names_and_their_order() {
    let rubric = read_rubric(RUBRIC);
    let names: Vec<_> = Column::defaults(&rubric).iter().map(|column| column.name(&rubric)).collect();
    assert_eq!(
        names.join(" "),
        "rank rank_best rank_worst code name kind scheme period stage stage_number index index_worst index_best \
         stage_worst stage_best stage_evidenced stage_na_as_unmet weakest questions answered unanswered \
         not_applicable out_of_scope without_evidence coverage.online coverage.open stage.service stage.data \
         index.service index.data illustrative origin stage_supported warnings"
    );
    let banded = Builtin::find("four-no-four-have").unwrap().rubric();
    assert!(!banded.method.is_banded() || Column::parse("coverage.total", &banded).is_ok());
}

#[test]
fn the_rows_say_what_the_assessments_say() {
    let rubric = read_rubric(RUBRIC);
    let (report, _) = batch(&rubric, &sheets(&rubric), Lang::En);
    // Of what is found out beyond results nothing was asked for.
    let own = |column: &Column| column.extra().is_none();
    let columns: Vec<Column> = Column::all(&rubric).into_iter().filter(own).collect();
    let rows = csv(&report, &columns);
    assert_eq!(
        rows[1].join("|"),
        "1|1|1|98|Tỉnh Minh Họa A|province|2025|2026-Q3|open|2|100.0000|100.0000|100.0000|open|open|none|open|data|3|3|0|0|0|2|\
         100.0000|100.0000|open|online|100.0000|100.0000|yes|answers.csv:2|||3|open|0|self|0|||||"
    );
    // Filing at 50 of 80 is 62.5 %; online is half met without the list, open is that of one dimension.
    assert_eq!(
        rows[2].join("|"),
        "2|2|2||'=HYPERLINK(\"http://example.invalid\",\"A, B\")|commune|||none|0|56.2500|56.2500|81.2500|none|open|none|none|\
         data|3|1|1|1|0|1|50.0000|62.5000|open|none|81.2500|0.0000|no|answers.csv:3|'@team||3|none|0|self|0|||||"
    );
    assert_eq!(rows[3][4], "'+84\n'-1");
    assert_eq!(rows.len(), 4);
}

#[test]
fn a_rubric_without_stages_to_claim_leaves_their_columns_empty_and_a_banded_one_has_a_total() {
    for builtin in Builtin::all() {
        let rubric = builtin.rubric();
        let sheet = agency(&rubric, "agency: {name: A}", "");
        let assessment = result(&rubric, &sheet);
        let mut report =
            BatchReport::new(&rubric, vec![Row::new(&assessment, "a.yaml".into())], Summary::new(&rubric));
        crate::support::place(&mut report, None, Some(&[]), 1);
        let rows = csv(&report, &Column::all(&rubric));
        for (name, cell) in rows[0].iter().zip(&rows[1]) {
            if name.starts_with("stage") && !rubric.method.claims() {
                assert_eq!(cell, "", "{}: {name}", builtin.id);
            }
        }
        assert_eq!(
            rows[0].contains(&"coverage.total".to_owned()),
            rubric.method.is_banded(),
            "{}",
            builtin.id
        );
    }
}

#[test]
fn a_list_of_columns_is_read_in_its_order() {
    let rubric = read_rubric(RUBRIC);
    assert_eq!(
        Column::parse_list(" code, stage,index.data,coverage.open", &rubric),
        Ok(vec![Column::Code, Column::Stage, Column::DimensionIndex(1), Column::Coverage(1)])
    );
    let fault = |list| Column::parse_list(list, &rubric).unwrap_err();
    for (list, near) in [("code,inedx", "index"), ("coverage.opne", "coverage.open"), ("Stage", "stage")] {
        let fault = fault(list);
        assert!(
            matches!(&fault, ColumnFault::Unknown { nearest: Some(found), .. } if found == near),
            "{fault}"
        );
        assert!(fault.message().get(Lang::Vi).contains(&format!("có phải ý bạn là `{near}`?")));
    }
    // A nested dimension has no column, and one of another rubric has none.
    for name in ["stage.desk", "index.platform", "score"] {
        assert!(matches!(fault(name), ColumnFault::Unknown { .. }), "{name}");
    }
    assert_eq!(fault("code,stage,code"), ColumnFault::Twice { name: "code".into() });
    assert_eq!(fault(" , "), ColumnFault::Nothing);
}

#[test]
fn a_row_of_one_empty_cell_is_still_a_row() {
    let rubric = read_rubric(RUBRIC);
    let (report, _) = batch(&rubric, &sheets(&rubric), Lang::En);
    let rows = csv(&report, &[Column::Period]);
    assert_eq!(rows, [["period"], ["2026-Q3"], [""], [""]]);
}

#[test]
fn the_reason_stands_in_place_of_a_rank() {
    let rubric = read_rubric(RUBRIC);
    let (mut report, _) = batch(&rubric, &sheets(&rubric), Lang::En);
    report.places = Some(vec![
        Place::Unranked(Unranked::Declines),
        Place::Unranked(Unranked::SmallGroup { among: 2 }),
        Place::Unranked(Unranked::NoVerdict),
    ]);
    let rows = csv(&report, &[Column::Rank, Column::Unranked, Column::RankedAmong]);
    assert_eq!(rows[1..], [["", "declines", ""], ["", "small-group", ""], ["", "no-verdict", ""]]);
}

/// Which columns change their cells between two rows.
fn changed(before: (&Row, Option<Place>), after: (&Row, Option<Place>)) -> Vec<Column> {
    let rubric = read_rubric(RUBRIC);
    let all = Column::all(&rubric);
    let line = |(row, place): (&Row, Option<Place>)| {
        let mut report = BatchReport::new(&rubric, vec![row.clone()], Summary::new(&rubric));
        report.places = place.map(|place| vec![place]);
        csv(&report, &all).remove(1)
    };
    let (before, after) = (line(before), line(after));
    all.iter().enumerate().filter(|(at, _)| before[*at] != after[*at]).map(|(_, column)| *column).collect()
}

#[test]
fn columns_say_what_they_need() {
    let rubric = read_rubric(RUBRIC);
    let (report, _) = batch(&rubric, &sheets(&rubric), Lang::En);
    let row = &report.rows[0];
    let rank = Place::Ranked(Rank { rank: 1, best: 2, worst: 3, sharing: 1, among: 5 });
    let ranking = changed((row, Some(rank)), (row, Some(Place::Unranked(Unranked::Declines))));
    assert_eq!(ranking.len(), 5);
    assert!(ranking.iter().all(|column| column.needs_ranking()));
    let late = |column: &&Column| column.needs_ranking() && column.extra().is_none();
    assert_eq!(Column::all(&rubric).iter().filter(late).count(), 5);
    // What a column does not need makes no difference to it, and what it needs does to some agency.
    let sheets = sheets(&rubric);
    for column in Column::all(&rubric) {
        let needs = Column::needs(&[column]);
        let line = |needs: Needs, sheet: &AnswerSheet| {
            let program = Program::new(&rubric, sheet.agency.kind);
            let (card, _) = program.judge(&sheet.responses);
            let mut row = Row::default();
            row.sheet(sheet);
            row.judge(&program, &card, needs, &mut Profile::default());
            let mut line = Vec::new();
            write_row(&mut line, &[column], &rubric, &row, None, COMMA);
            line
        };
        let differs = |needs| sheets.iter().any(|sheet| line(needs, sheet) != line(Needs::ALL, sheet));
        let name = column.name(&rubric);
        assert!(!differs(needs), "{name}");
        assert!(column.needs_ranking() || needs == Needs::default() || differs(Needs::default()), "{name}");
    }
}

#[test]
fn what_a_spreadsheet_takes_for_a_formula_is_guarded() {
    for (text, safe) in [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\t=1", "\t'=1"),
        ("\r=1", "\r'=1"),
        ("\n=1", "\n'=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠a", "'＠a"),
        ("A;=1+1;B", "A;'=1+1;B"),
        ("A; \"@x", "A; \"'@x"),
        ("  \u{a0}\u{200b}\u{feff}=1", "  \u{a0}\u{200b}\u{feff}'=1"),
        ("::stop-commands::x", "'::stop-commands::x"),
    ] {
        assert_eq!(guarded(text), safe, "{text:?}");
    }
    for text in ["", "a=1", "Đà Nẵng", "'=1", "1+1", "–", "A; B-C", "a::b"] {
        assert_eq!(guarded(text), text);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_back_as_it_was(
        name in prop_oneof![any::<String>(), "[=+@\"',;\r\n\t-]{0,3}[a-z\"',\r\n ]{0,5}"],
        code in prop::option::of(any::<String>()),
    ) {
        let rubric = read_rubric(RUBRIC);
        let (mut report, _) = batch(&rubric, &sheets(&rubric), Lang::En);
        report.rows[0].agency.name.clone_from(&name);
        report.rows[0].agency.code.clone_from(&code);
        report.rows[0].origin.clone_from(&name);
        let rows = csv(&report, &[Column::Name, Column::Index, Column::Code, Column::Origin]);
        let code = guarded(code.as_deref().unwrap_or_default()).into_owned();
        let name = guarded(&name).into_owned();
        prop_assert_eq!(&rows[1], &[name.clone(), "100.0000".into(), code, name]);
        prop_assert_eq!(rows.len(), 4);
    }
}
