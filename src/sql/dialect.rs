//! How the databases write what a query says: names, texts, and the few functions that have other names.
//!
//! Where two of them agree on a spelling it is used by all: `split_part`, `translate`, `left`, `ascii` and the like.

use std::fmt::Write as _;

/// A dialect of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `DuckDB`.
    Duckdb,
    /// `PostgreSQL`, from 13 on.
    Postgres,
    /// Apache Spark, from 3.4 on.
    Spark,
}

/// The blanks around the text of a cell that do not count: beside the space, those of keyboards and web pages.
const BLANKS: [char; 6] = [' ', '\t', '\n', '\r', '\u{a0}', '\u{202f}'];

impl Dialect {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 3] =
        [("duckdb", Self::Duckdb), ("postgres", Self::Postgres), ("spark", Self::Spark)];

    /// The name of a table, whose parts are separated by points; nothing if it is no name.
    pub(super) fn table(self, name: &str) -> Option<String> {
        let is_part = |part: &str| {
            part.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && part.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
        };
        let is_usual =
            |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        let parts: Vec<&str> = name.split('.').collect();
        let quote = |part: &&str| if is_usual(part) { (*part).to_owned() } else { self.name(part) };
        parts.iter().all(|part| is_part(part)).then(|| parts.iter().map(quote).collect::<Vec<_>>().join("."))
    }

    /// The name of a column.
    pub(super) fn name(self, name: &str) -> String {
        let mark = if self == Self::Spark { '`' } else { '"' };
        format!("{mark}{}{mark}", name.replace(mark, &format!("{mark}{mark}")))
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Self::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
            _ => format!("'{}'", text.replace('\'', "''")),
        }
    }

    /// Texts in parentheses.
    pub(super) fn texts<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> String {
        let texts: Vec<String> = texts.into_iter().map(|text| self.text(text)).collect();
        format!("({})", texts.join(", "))
    }

    /// A column as a text.
    pub(super) fn cast(self, column: &str) -> String {
        let kind = match self {
            Self::Duckdb => "VARCHAR",
            Self::Postgres => "TEXT",
            Self::Spark => "STRING",
        };
        format!("CAST({} AS {kind})", self.name(column))
    }

    /// The type of whole numbers of 128 bits, or 38 digits.
    pub(super) const fn big(self) -> &'static str {
        match self {
            Self::Duckdb => "HUGEINT",
            Self::Postgres => "NUMERIC",
            Self::Spark => "DECIMAL(38,0)",
        }
    }

    /// The quotient of two whole numbers of 64 bits that are not negative, cut.
    pub(super) fn div(self, numerator: &str, denominator: &str) -> String {
        match self {
            Self::Duckdb => format!("({numerator}) // {denominator}"),
            Self::Postgres => format!("({numerator}) / {denominator}"),
            Self::Spark => format!("({numerator}) div {denominator}"),
        }
    }

    /// The same of two larger ones, whose quotient has 64 bits.
    pub(super) fn div_big(self, numerator: &str, denominator: &str) -> String {
        match self {
            Self::Duckdb => format!("CAST(({numerator}) // ({denominator}) AS BIGINT)"),
            Self::Postgres => format!("CAST(div({numerator}, {denominator}) AS BIGINT)"),
            // `div` binds as `*` does.
            Self::Spark => format!("CAST(({numerator}) div ({denominator}) AS BIGINT)"),
        }
    }

    /// Whether the whole of a text is of a pattern, which has no backslash.
    pub(super) fn fits(self, text: &str, pattern: &str) -> String {
        match self {
            Self::Duckdb => format!("regexp_full_match({text}, '{pattern}')"),
            Self::Postgres => format!("{text} ~ '^({pattern})$'"),
            Self::Spark => format!("{text} RLIKE '^({pattern})$'"),
        }
    }

    /// Whether a text has a control character that no text has.
    pub(super) fn has_control(self, text: &str) -> String {
        match self {
            Self::Duckdb => {
                format!(r"regexp_matches({text}, '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r([^\n]|$)')")
            }
            Self::Postgres => {
                format!(r"{text} ~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r([^\n]|$)'")
            }
            Self::Spark => {
                format!(r"{text} RLIKE '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]|\\r([^\\n]|$)'")
            }
        }
    }

    /// Whether a text has a part of a pattern.
    pub(super) fn finds(self, text: &str, pattern: &str) -> String {
        match self {
            Self::Duckdb => format!("regexp_matches({text}, '{pattern}')"),
            Self::Postgres => format!("{text} ~ '{pattern}'"),
            Self::Spark => format!("{text} RLIKE '{pattern}'"),
        }
    }

    /// A text with something else in the place of every part of a pattern.
    pub(super) fn replaced(self, text: &str, pattern: &str, by: &str) -> String {
        let all = if self == Self::Spark { "" } else { ", 'g'" };
        format!("regexp_replace({text}, '{pattern}', '{by}'{all})")
    }

    /// Where a text begins in another, from 1; 0 if nowhere.
    pub(super) fn place(self, text: &str, part: &str) -> String {
        match self {
            Self::Spark => format!("instr({text}, {part})"),
            _ => format!("strpos({text}, {part})"),
        }
    }

    /// The blanks that do not count, as a text.
    pub(super) fn blanks(self) -> String {
        match self {
            Self::Duckdb => {
                let codes = BLANKS.map(|c| format!("chr({})", u32::from(c)));
                format!("({})", codes.join("||"))
            }
            _ => {
                let mut text = String::new();
                for c in BLANKS {
                    let _ =
                        if c == ' ' { write!(text, " ") } else { write!(text, "\\u{:04x}", u32::from(c)) };
                }
                if self == Self::Postgres { format!("E'{text}'") } else { format!("'{text}'") }
            }
        }
    }

    /// As many spaces as there are blanks.
    pub(super) fn spaces() -> String {
        " ".repeat(BLANKS.len())
    }

    /// A text without the blanks around it, which stand in a column of their own.
    pub(super) fn trimmed(self, text: &str) -> String {
        match self {
            Self::Duckdb => format!("trim({text}, blanks0)"),
            Self::Postgres => format!("btrim({text}, blanks0)"),
            Self::Spark => format!("trim(BOTH blanks0 FROM {text})"),
        }
    }

    /// A text without some characters at its end.
    pub(super) fn without_end(self, text: &str, characters: &str) -> String {
        match self {
            Self::Spark => format!("trim(TRAILING {characters} FROM {text})"),
            _ => format!("rtrim({text}, {characters})"),
        }
    }

    /// What stands at the end of a step, so that the steps are planned one by one.
    pub(super) const fn fence(self) -> &'static str {
        if let Self::Postgres = self { "\n  OFFSET 0" } else { "" }
    }

    /// What stands before a step that is read once.
    pub(super) const fn step(self) -> &'static str {
        match self {
            Self::Duckdb => "AS NOT MATERIALIZED (",
            Self::Postgres | Self::Spark => "AS (",
        }
    }
}
