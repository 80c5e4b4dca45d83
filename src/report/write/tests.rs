//! Both writers over one small document, and over documents of any text.

use proptest::prelude::*;

use crate::report::block::{
    Block, Cell, Chart, Column, Document, Headline, Item, Kind, Part, Role, Series, Side, Table, Text,
};

use super::markdown;
use super::terminal::{self, Screen};

fn small() -> Document {
    let mut document = Document::default();
    let title = Text::new(Role::Strong, "Tỉnh Minh Họa A").and(Role::Quiet, " · 2026");
    document.push(Block::Title(title, Text::plain("model 1.0.0")));
    document.push(Block::Headline(Headline {
        reached: 1,
        steps: 3,
        text: Text::new(Role::Good, "Stage 1 of 3: Start"),
        aside: Text::new(Role::Strong, "index 50%"),
        below: vec!["Firm.".into()],
        ..Headline::default()
    }));
    document.heading(2, "Steps");
    let below = vec![Item::new(Text::labelled("Now", "a|b"))];
    document.list(Kind::Numbers, vec![Item { text: "Do *this*".into(), below }]);
    document.heading(2, "Stages");
    let columns =
        vec![Column::words("Stage"), Column::of(Side::Left, "Coverage"), Column::of(Side::Right, "")];
    let row = |name: &str, share: u32, text: &str| {
        vec![Cell::new(name), Cell::Bar(Some(share), Role::Fair), Cell::new(text)]
    };
    document.table(Table { columns, rows: vec![row("Start", 600_000, "60.0 L"), row("A|B", 0, "0.0 N")] });
    document.note("N, L");
    document.paragraph(Text::new(Role::Quiet, "More: ").and(Role::Code, "--full"));
    document
}

#[test]
fn a_small_document_in_the_terminal() {
    assert_eq!(
        terminal::write(&small(), Screen { width: 60, ..Screen::default() }),
        "\
Tỉnh Minh Họa A · 2026                           model 1.0.0

  ● ○ ○   Stage 1 of 3: Start                      index 50%
          Firm.

Steps
  1. Do *this*
     Now: a|b

Stages
Stage Coverage
─────────────────────────────
Start █████████░░░░░░ 60.0 L
A|B   ░░░░░░░░░░░░░░░  0.0 N
N, L

More: --full
"
    );
}

#[test]
fn a_small_document_in_ascii_and_in_colour() {
    let ascii = terminal::write(&small(), Screen { ascii: true, ..Screen::default() });
    assert!(
        ascii.contains("\n  # . .   Stage 1") && ascii.contains("\nStart #########...... 60.0 L\n"),
        "{ascii}"
    );
    let coloured = terminal::write(&small(), Screen { colour: true, ..Screen::default() });
    assert!(coloured.contains("\u{1b}[1mTỉnh Minh Họa A\u{1b}[0m\u{1b}[2m · 2026\u{1b}[0m"), "{coloured}");
}

#[test]
fn a_small_document_in_markdown() {
    assert_eq!(
        markdown::write(&small()),
        r"# Tỉnh Minh Họa A · 2026

model 1.0.0

●○○ Stage 1 of 3: Start · **index 50%**

- Firm.

## Steps

1. Do \*this\*
   - **Now:** a\|b

## Stages

| Stage | Coverage |
| --- | --: |
| Start | 60.0 L |
| A\|B | 0.0 N |

> N, L

More: `--full`
"
    );
}

/// A document with what only some writers have a way for.
fn parts() -> Document {
    let mut document = Document::default();
    document.push(Block::Contents);
    let left = Document { blocks: vec![Block::Paragraph("left".into())] };
    let right = Document { blocks: vec![Block::List(Kind::NumbersFrom(9), vec![Item::new("right")])] };
    document.push(Block::Beside(vec![left, right]));
    let series = Series { name: "own".to_owned(), shares: vec![Some(1)] };
    document.push(Block::Chart(
        "picture".into(),
        Chart::Dots { rows: vec!["row".to_owned()], series: vec![series] },
    ));
    let facts =
        Cell::Facts { text: "text".into(), below: vec!["below".into()], folded: vec!["folded".into()] };
    let rows = vec![vec![Cell::Step("75 L".into(), 2), Cell::To("name".into(), 3), facts]];
    let table = Table { columns: vec![Column::words(""); 3], rows };
    let body = Document { blocks: vec![Block::Long(table)] };
    document.push(Block::Folded(Part { title: "part".into(), number: None, body }));
    document
}

#[test]
fn who_cannot_draw_or_fold_says_one_part_after_the_other() {
    let terminal =
        "left\n\n  9. right\n\npart\n  75 L  name  text\n              below\n              folded\n";
    assert_eq!(terminal::write(&parts(), Screen::default()), terminal);
    let markdown = "left\n\n9. right\n\npart\n\n|  |  |  |\n| --- | --- | --- |\n\
                    | 75 L | name | text<br>below<br>folded |\n";
    assert_eq!(markdown::write(&parts()), markdown);
}

#[test]
fn a_narrow_terminal_leaves_out_spare_columns_and_then_writes_parts() {
    let columns = |spare: usize| {
        let wide = (0..8).map(|at| Column::of(Side::Right, format!("heading-{at}")).spare(spare));
        [Column::words("Name")].into_iter().chain(wide).collect()
    };
    let row: Vec<Cell> = (0..9).map(|at| Cell::new(format!("cell-{at}"))).collect();
    let write = |spare| {
        let table = Table { columns: columns(spare), rows: vec![row.clone()] };
        terminal::write(
            &Document { blocks: vec![Block::Table(table)] },
            Screen { width: 60, ..Screen::default() },
        )
    };
    assert_eq!(write(1), "Name\n───────\ncell-0\n");
    let parts = write(0);
    assert_eq!(parts.matches("cell-0").count(), 2, "{parts}");
    assert!((0..9).all(|at| parts.contains(&format!("cell-{at}"))), "{parts}");
}

#[test]
fn user_text_is_no_markup() {
    for (text, written) in [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("1.2 a number", "1.2 a number"),
        ("- no list", r"\- no list"),
        ("---", r"\---"),
        ("    no code", "no code"),
        ("<script>", r"\<script\>"),
        ("[x](y) ![z](w)", r"\[x\](y) \!\[z\](w)"),
        ("a | b", r"a \| b"),
        ("``` `x`", r"\`\`\` \`x\`"),
        ("two\nlines\r\n\ttab", "two lines   tab"),
        ("https://x.vn www.x.vn", r"https\://x.vn www\.x.vn"),
        ("&lt; @me ~~a~~ $x$", r"\&lt; \@me \~\~a\~\~ \$x\$"),
        ("> no quote", r"\> no quote"),
    ] {
        let document = Document { blocks: vec![Block::Paragraph(text.into())] };
        assert_eq!(markdown::write(&document), format!("{written}\n"), "{text:?}");
    }
    let code = Document { blocks: vec![Block::Paragraph(Text::new(Role::Code, "a`b``"))] };
    assert_eq!(markdown::write(&code), "``` a`b`` ```\n");
}

/// The words of a text, whatever stands between them.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn text() -> impl Strategy<Value = Text> {
    let role = prop::sample::select(vec![Role::Plain, Role::Strong, Role::Quiet, Role::Bad, Role::Code]);
    let part = (role, "[a-zA-ZăĐ0-9 *_`|<>#\\[\\]()~&.:\n-]{1,12}");
    prop::collection::vec(part, 1..4).prop_map(|parts| {
        parts.into_iter().fold(Text::default(), |text, (role, part)| text.and(role, format!(" {part}")))
    })
}

fn block() -> impl Strategy<Value = Block> {
    let item = (text(), prop::collection::vec(text(), 0..3))
        .prop_map(|(text, below)| Item { text, below: below.into_iter().map(Item::new).collect() });
    let kind = prop::sample::select(vec![Kind::Bullets, Kind::Facts]);
    prop_oneof![
        (1..5_usize, text()).prop_map(|(level, text)| Block::Heading(level, text)),
        (text(), text()).prop_map(|(text, aside)| Block::Title(text, aside)),
        text().prop_map(Block::Paragraph),
        text().prop_map(Block::Note),
        (text(), text()).prop_map(|(text, aside)| Block::Headline(Headline {
            steps: 2,
            text,
            aside,
            ..Headline::default()
        })),
        (kind, prop::collection::vec(item, 1..4)).prop_map(|(kind, items)| Block::List(kind, items)),
    ]
}

proptest! {
    #[test]
    fn both_writers_say_the_same_words(blocks in prop::collection::vec(block(), 1..6)) {
        let document = Document { blocks };
        let terminal = words(&terminal::write(&document, Screen { width: 120, ..Screen::default() }));
        let mut said: Vec<String> = terminal.iter().map(|word| word.to_uppercase()).collect();
        let markdown = words(&markdown::write(&document));
        let mut written: Vec<String> = markdown.iter().map(|word| word.to_uppercase()).collect();
        // A title and what stands at its edge may change places.
        said.sort_unstable();
        written.sort_unstable();
        prop_assert_eq!(said, written);
    }
}
