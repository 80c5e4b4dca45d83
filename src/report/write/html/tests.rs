//! Pages: what is in them, and that text stays text.

use proptest::prelude::*;

use crate::base::lang::Lang;
use crate::report::block::{
    Block, Cell, Chart, Column, Document, Gauge, Headline, Item, Kind, Part, Role, Series, Side, Slope,
    Table, Text, Tile,
};

use super::write;

/// A document with a text wherever a text can be.
fn with(text: &str) -> Document {
    let own = || Text::new(Role::Strong, text).and(Role::Plain, text);
    let name = || text.to_owned();
    let mut document = Document::default();
    document.push(Block::Title(own(), own()));
    document.note(own());
    document.push(Block::Headline(Headline {
        reached: 1,
        steps: 2,
        text: own(),
        aside: own(),
        below: vec![own()],
        names: vec![name(), name()],
        open: (0, 2),
        gauge: Some(Gauge { share: 500_000, low: 250_500, high: 1_000_000 }),
    }));
    document.push(Block::Contents);
    document.heading(2, own());
    document.push(Block::Line(own()));
    document.list(Kind::NumbersFrom(4), vec![Item { text: own(), below: vec![Item::new(own())] }]);
    let facts = Cell::Facts { text: own(), below: vec![own()], folded: vec![own()] };
    let row = vec![
        Cell::Text { text: own(), depth: 1, below: own() },
        Cell::Bar(Some(123_456), Role::Plain),
        Cell::Step(own().and(Role::Quiet, text), 2),
        Cell::To(own(), 7),
        facts,
    ];
    let mut columns: Vec<Column> = (0..5).map(|_| Column::of(Side::Left, own())).collect();
    columns[0].wraps = true;
    let table = Table { columns, rows: vec![row; 3] };
    document.table(table.clone());
    document.push(Block::Long(table));
    let series = Series { name: name(), shares: vec![Some(1), None, Some(1_000_000)] };
    let rows = vec![name(); 3];
    let slope = |from, to| Slope { name: name(), from: Some(from), to: Some(to) };
    let tile = Tile { column: 1, row: 2, name: name(), text: name(), step: Some((2, 6)) };
    for chart in [
        Chart::Radar { axes: rows.clone(), series: vec![series.clone(), series.clone()] },
        Chart::Dots { rows, series: vec![series.clone(), series] },
        Chart::Slopes { ends: [name(), name()], rows: vec![slope(1, 2), slope(2, 1), slope(1, 1)] },
        Chart::Tiles(vec![tile]),
    ] {
        document.push(Block::Chart(own(), chart));
    }
    document.push(Block::Folded(Part {
        title: own(),
        number: Some(7),
        body: Document { blocks: vec![Block::Paragraph(own())] },
    }));
    document
}

/// The elements of a page, each by its name and how many quotes it has.
fn elements(page: &str) -> Vec<(String, usize)> {
    let body = page.split_once("<main").unwrap_or_default().1;
    let element = |part: &str| {
        let tag = part.split('>').next().unwrap_or_default();
        let name = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect::<String>();
        (name, tag.matches(['"', '\'']).count())
    };
    // A name in a picture takes more lines than another, and a letter is split off at a blank; nothing else differs.
    let is_counted = |(name, _): &(String, usize)| !["text", "/text", "i", "/i"].contains(&name.as_str());
    body.split('<').skip(1).map(element).filter(is_counted).collect()
}

#[test]
fn user_text_is_no_markup_wherever_it_stands() {
    let plain = elements(&write(&with("x"), Lang::Vi));
    for text in [
        "</script><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "<!-- --><style>*{display:none}</style>",
        "]]></textarea>&lt;b&gt;",
    ] {
        let page = write(&with(text), Lang::Vi);
        assert_eq!(elements(&page), plain, "{text}");
    }
}

#[test]
fn a_page_names_its_own_style_and_script_and_forbids_all_else() {
    let page = write(&with("x"), Lang::En);
    let style = page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map(|it| it.0);
    let source = crate::base::digest::policy_source(style.unwrap_or_default());
    assert!(page.contains(&format!("default-src 'none'; style-src '{source}'; script-src 'sha256-")));
    assert_eq!(page.matches("<script>").count(), 1);
    let short = Document { blocks: vec![Block::Paragraph("x".into())] };
    assert!(!write(&short, Lang::En).contains("script"), "a page without long tables needs no script");
}

#[test]
fn a_long_table_draws_a_hundred_rows_and_holds_the_rest_as_data() {
    let rows = (0..1000).map(|at| vec![Cell::new(format!("name-{at}")), Cell::new("often seen")]).collect();
    let columns = vec![Column::words("Name"), Column::words("Word")];
    let page = write(&Document { blocks: vec![Block::Long(Table { columns, rows })] }, Lang::En);
    assert_eq!((page.matches("<tr><th").count(), page.matches("name-999").count()), (100, 1));
    // What comes often stands once in the data.
    assert_eq!(page.matches("often seen").count(), 101);
    assert!(page.contains("Rows 1 to 100 of 1000"));
}

#[test]
fn parts_per_million_are_drawn_by_tenths_of_a_percent() {
    let drawn = [(0, "0"), (449, "0"), (500, "0.1"), (123_456, "12.3"), (1_000_000, "100")];
    for (share, text) in drawn {
        assert_eq!(super::percent(share), text);
    }
}

proptest! {
    #[test]
    fn any_text_leaves_the_elements_as_they_are(text in "\\PC{0,40}|[<>&\"'/a-z =!-]{0,40}") {
        // An empty text leaves an element out.
        let text = format!("x{text}");
        prop_assert_eq!(elements(&write(&with(&text), Lang::En)), elements(&write(&with("x"), Lang::En)));
    }
}
