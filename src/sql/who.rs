//! Who a row is about, in SQL, and what of that is refused: the checks of the reader of answer sheets.

use crate::input::table::spoken::{Said, Spoken};
use crate::input::table::{Field, SUMS};
use crate::model::answers::AgencyKind;
use crate::model::provinces::{Ambiguous, Scheme, Unit};
use crate::model::rubric::Rubric;
use crate::syntax::tree::LONGEST_TEXT;
use crate::syntax::yes_no::{NO, YES};

use super::answers::Fault;
use super::dialect::Dialect;
use super::fold::{LETTERS, bare_name, key, name, plain};
use super::layers::Layers;
use super::texts::is_no_text;

/// Who a row is about.
#[derive(Clone, Copy)]
pub(super) struct Who<'a> {
    pub dialect: Dialect,
    pub rubric: &'a Rubric,
    pub spoken: &'a Spoken,
}

impl Who<'_> {
    fn column(&self, field: Field) -> Option<usize> {
        let found = self.spoken.fields.iter().find(|(known, _)| *known == field);
        if let Some((_, Said::Column(column))) = found { Some(*column) } else { None }
    }

    /// What is said of a field: a column, or a text that is the same for all.
    fn text(&self, field: Field) -> Option<String> {
        let (_, said) = self.spoken.fields.iter().find(|(known, _)| *known == field)?;
        Some(match said {
            Said::Column(column) => format!("t{column}"),
            Said::Constant(text) => self.dialect.text(text),
        })
    }

    fn text_or_null(&self, field: Field) -> String {
        self.text(field).unwrap_or_else(|| "CAST(NULL AS VARCHAR(1))".to_owned())
    }

    /// The column that an agency is known by.
    pub fn named(&self) -> Option<usize> {
        self.column(Field::Code).or_else(|| self.column(Field::Name))
    }

    /// All columns.
    pub fn columns(&self) -> Vec<usize> {
        let columns = self.spoken.fields.iter();
        columns
            .filter_map(|(_, said)| if let Said::Column(column) = said { Some(*column) } else { None })
            .collect()
    }

    /// What is looked up.
    pub fn keys(&self, layers: &mut Layers) {
        let Self { dialect, .. } = *self;
        let code = self.text_or_null(Field::Code);
        layers.add("code0", &*code);
        layers.add("name0", format!("COALESCE({}, {code})", self.text_or_null(Field::Name)));
        layers.add("scheme0", self.text_or_null(Field::Scheme));
        layers.add("period0", self.text_or_null(Field::Period));
        layers.add("assessor0", self.text_or_null(Field::Assessor));
        let words: Vec<&str> = self.spoken.kinds.iter().map(|(word, _)| word.as_str()).collect();
        let kind = self.text(Field::Kind).map(|text| key(dialect, &text, &words));
        layers.add("word0", kind.unwrap_or_else(|| self.text_or_null(Field::Kind)));
        let made = self.text(Field::Illustrative).map(|text| key(dialect, &text, &[YES, NO].concat()));
        layers.add("made0", made.unwrap_or_else(|| self.text_or_null(Field::Illustrative)));
    }

    /// What that stands for.
    pub fn parsed(&self, layers: &mut Layers) {
        let Self { dialect, .. } = *self;
        let words = |kind: AgencyKind| {
            let mut known: Vec<&str> = Vec::new();
            let first =
                |word: &str| self.spoken.kinds.iter().find(|(other, _)| other == word).map(|(_, kind)| *kind);
            for (word, _) in &self.spoken.kinds {
                if first(word) == Some(kind) && !known.contains(&word.as_str()) {
                    known.push(word);
                }
            }
            format!(" WHEN word0 IN {} THEN {}", dialect.texts(known), dialect.text(kind.as_str()))
        };
        let cases: String = AgencyKind::ALL.iter().map(|(_, kind)| words(*kind)).collect();
        let kind =
            if self.text(Field::Kind).is_some() { format!("CASE{cases} END") } else { "word0".to_owned() };
        layers.add("kind0", kind);
        layers.add("plain0", name(dialect, "name0"));
        layers.add("bare0", bare_name(dialect, "name0"));
        layers.add("key0", name(dialect, "code0"));
        let (yes, no) = (dialect.texts(YES), dialect.texts(NO));
        layers.add(
            "yes0",
            format!("CASE WHEN made0 IN {yes} THEN 'yes' WHEN COALESCE(made0, 'no') IN {no} THEN 'no' END"),
        );
    }

    /// The key of an agency: two rows with one key are about the same.
    pub fn key() -> &'static str {
        "COALESCE('c' || key0, 'n' || plain0) || ' ' || COALESCE(scheme0, '')"
    }

    /// What may be wrong; `answered` is whether anything is answered.
    pub fn faults(&self, answered: &str) -> Vec<Fault> {
        let Self { dialect, .. } = *self;
        let mut faults: Vec<Fault> = Vec::new();
        let mut add =
            |column: Option<usize>, condition: String| faults.extend(column.map(|at| (at, condition)));
        let [name, code] = [Field::Name, Field::Code].map(|field| self.column(field));
        let who = name.or(code);
        let not_plain = |text: &str| {
            let fits = dialect.fits(text, &plain());
            let letter = dialect.finds(text, &format!("[0-9{LETTERS}]"));
            format!("NOT ({fits} AND {letter} AND length({text}) <= {LONGEST_TEXT})")
        };
        let sums = dialect.texts(SUMS);
        let end = dialect.without_end("plain0", "':*. '");
        let is_sum = format!("{end} IN {sums}");
        add(who, format!("name0 IS NULL OR {is_sum} OR NOT ({answered})"));
        add(name, format!("name0 IS NOT NULL AND {}", not_plain("name0")));
        add(code, format!("code0 IS NOT NULL AND {}", not_plain("code0")));
        add(
            code,
            format!(
                "code0 IS NOT NULL AND COALESCE(kind0, 'province') = 'province' AND ({})",
                self.other_province()
            ),
        );
        add(self.column(Field::Kind), "word0 IS NOT NULL AND kind0 IS NULL".to_owned());
        let schemes = dialect.texts(Scheme::ALL.iter().map(|(name, _)| *name));
        add(self.column(Field::Scheme), format!("scheme0 IS NOT NULL AND scheme0 NOT IN {schemes}"));
        let period = dialect.fits("period0", "[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?");
        add(self.column(Field::Period), format!("period0 IS NOT NULL AND NOT {period}"));
        add(self.column(Field::Illustrative), "yes0 IS NULL".to_owned());
        let no_text = is_no_text(dialect, "assessor0", false);
        add(self.column(Field::Assessor), format!("assessor0 IS NOT NULL AND {no_text}"));
        if let Some(column) = self.column(Field::Rubric) {
            let Rubric { id, version, .. } = self.rubric;
            let major = if version.pre.is_empty() { format!("@{}", version.major) } else { String::new() };
            let known = dialect.texts([id.as_str(), &format!("{id}{major}")]);
            add(Some(column), format!("t{column} NOT IN {known}"));
        }
        faults
    }

    /// Whether the code of a province means two, or none, or another than the name.
    fn other_province(&self) -> String {
        let Self { dialect, .. } = *self;
        let seven = dialect.texts(Ambiguous::all().map(|code| code.since.code));
        let ambiguous = format!("code0 IN {seven}");
        if self.text(Field::Scheme).is_none() {
            return ambiguous;
        }
        let of = |scheme: Scheme, other: Scheme| {
            let codes = dialect.texts(scheme.units().iter().map(|unit| unit.code));
            let names: Vec<String> = scheme.units().iter().map(bare).collect();
            let names = dialect.texts(names.iter().map(String::as_str));
            let case =
                |unit: &Unit| format!(" WHEN {} THEN {}", dialect.text(unit.code), dialect.text(&bare(unit)));
            let own: Vec<String> = scheme.units().iter().map(case).collect();
            let own = own.concat();
            let twice = scheme.units().iter().filter_map(|unit| {
                let there = other.unit(unit.code).filter(|there| there.name != unit.name)?;
                Some(format!(" WHEN {} THEN {}", dialect.text(unit.code), dialect.text(&bare(there))))
            });
            let twice: String = twice.collect();
            let there =
                if twice.is_empty() { String::new() } else { format!(" OR bare0 = CASE code0{twice} END") };
            format!(
                "CASE WHEN code0 NOT IN {codes} THEN yes0 <> 'yes' ELSE bare0 IN {names} AND bare0 <> CASE code0{own} \
                 END{there} END"
            )
        };
        let [today, before] = [Scheme::Since2025, Scheme::Before2025];
        format!(
            "CASE WHEN scheme0 IS NULL THEN {ambiguous} WHEN scheme0 = {} THEN {} ELSE {} END",
            dialect.text(today.as_str()),
            of(today, before),
            of(before, today)
        )
    }
}

/// The name of a unit as names are compared.
fn bare(unit: &Unit) -> String {
    let words = unit.english.to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
