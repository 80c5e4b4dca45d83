//! Cells of answers → numbers and states, in SQL: what the reader of tables makes of each, see
//! [`spoken`](crate::input::table::spoken).
//!
//! For question `n` the query has `a<n>`, the place of an option or the millionths of a number, and `s<n>`: 0 no answer, 1 an
//! answer, 2 not applicable, 3 not asked of the kind of agency, 9 a fault.

use std::fmt::Write as _;

use crate::base::number::Decimal;
use crate::input::table::spoken::SpokenQuestion;
use crate::model::rubric::{AnswerKind, Question, Rubric};

use super::dialect::Dialect;
use super::fold::key;
use super::layers::Layers;
use super::number::Numbers;
use super::texts::{is_no_reason, is_no_text};

/// What is wrong with the cells of a column: the place of the column, and the condition.
pub(super) type Fault = (usize, String);

/// A question with columns.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub dialect: Dialect,
    pub spoken: &'a SpokenQuestion,
    pub question: &'a Question,
    /// The condition of agencies that are not asked.
    pub out: Option<&'a str>,
    pub comma: Option<bool>,
}

/// The columns of a checklist or a ratio that stand apart.
type Apart = Vec<(String, usize)>;

impl<'a> Asked<'a> {
    const fn at(self) -> usize {
        self.spoken.question
    }

    pub fn numbers(self) -> Numbers {
        let bounds = match &self.question.answer {
            AnswerKind::Ratio { .. } => (Decimal::ZERO, Decimal::MAX),
            answer => answer.bounds(),
        };
        Numbers::between(self.dialect, bounds, self.comma == Some(true))
    }

    /// Whether a number may be negative before anything is done with it.
    fn is_signed(self) -> bool {
        self.spoken.scale.is_some() || self.question.answer.bounds().0 < Decimal::ZERO
    }

    /// The columns that say the answer together, with the name of what each says.
    fn apart(self) -> Apart {
        let at = self.at();
        if self.spoken.value.is_some() {
            return Vec::new();
        }
        let items = self.spoken.items.iter().map(|(item, column)| (format!("i{at}_{item}"), *column));
        let parts = self.spoken.ratio.iter().zip(["of", "total"]);
        let parts = parts.filter_map(|(column, name)| Some((format!("i{at}_{name}"), (*column)?)));
        items.chain(parts).collect()
    }

    /// All columns.
    pub fn columns(self) -> Vec<usize> {
        let SpokenQuestion { value, evidence, note, na, .. } = self.spoken;
        let apart = self.apart().into_iter().map(|(_, column)| column);
        [*value, *evidence, *note, *na].into_iter().flatten().chain(apart).collect()
    }

    /// The words that a cell is looked up among.
    fn words(self) -> Vec<&'a str> {
        let SpokenQuestion { missing, not_applicable, answers, .. } = self.spoken;
        let is_listed = matches!(self.question.answer, AnswerKind::YesNo | AnswerKind::Choice { .. });
        let answers = answers.iter().filter(|_| is_listed).map(|(word, _)| word);
        missing.iter().chain(not_applicable).chain(answers).map(String::as_str).collect()
    }

    /// What cells are looked up by, and those that may be numbers.
    pub fn keys(self, layers: &mut Layers) {
        let (at, dialect) = (self.at(), self.dialect);
        let words = self.words();
        for (name, column) in self.apart() {
            let ticks = self.spoken.ticks.iter().flatten().map(String::as_str);
            let own = self.spoken.answers.iter().filter(|(_, item)| name == format!("i{at}_{item}"));
            let own = own.map(|(word, _)| word.as_str());
            let all: Vec<&str> = match self.question.answer {
                AnswerKind::Ratio { .. } => words.clone(),
                _ => words.iter().copied().chain(ticks).chain(own).collect(),
            };
            let text = format!("t{column}");
            if !all.is_empty() {
                layers.add(format!("k{name}"), key(dialect, &text, &all));
            }
            if let AnswerKind::Ratio { .. } = self.question.answer {
                layers.add(format!("u{name}"), self.numbers().read(&text, false));
            }
        }
        let Some(column) = self.spoken.value else { return };
        let text = format!("t{column}");
        if !words.is_empty() {
            layers.add(format!("k{at}"), key(dialect, &text, &words));
        }
        match &self.question.answer {
            AnswerKind::YesNo | AnswerKind::Choice { .. } => {}
            AnswerKind::Checklist { .. } => layers.add(format!("w{at}"), self.cut(&text)),
            AnswerKind::Percent { .. } if self.spoken.scale.is_none() => {
                let bare = dialect.trimmed(&format!("left({text}, length({text}) - 1)"));
                let bare = format!("CASE WHEN right({text}, 1) = '%' THEN {bare} ELSE {text} END");
                layers.add(format!("w{at}"), bare);
            }
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
                layers.add(format!("w{at}"), text);
            }
            AnswerKind::Ratio { .. } => {
                for (part, name) in [(1, "of"), (2, "total")] {
                    let part = dialect.trimmed(&format!("split_part({text}, '/', {part})"));
                    layers.add(format!("wi{at}_{name}"), part);
                }
            }
        }
    }

    /// The shapes of numbers, where a text had to be made ready for that.
    pub fn shapes(self, layers: &mut Layers) {
        let at = self.at();
        if self.spoken.value.is_none() {
            return;
        }
        match &self.question.answer {
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
                layers.add(format!("u{at}"), self.numbers().read(&format!("w{at}"), self.is_signed()));
            }
            AnswerKind::Ratio { .. } => {
                for name in ["of", "total"] {
                    layers
                        .add(format!("ui{at}_{name}"), self.numbers().read(&format!("wi{at}_{name}"), false));
                }
            }
            AnswerKind::Checklist { .. } => layers.add(format!("l{at}"), self.list()),
            _ => {}
        }
    }

    /// A list of items with `|` between them, as the map says what separates them.
    fn cut(self, text: &str) -> String {
        let dialect = self.dialect;
        let mut list = text.to_owned();
        for mark in &self.spoken.separators {
            list = format!("replace({list}, {}, '|')", dialect.text(mark));
        }
        if !self.spoken.separators.is_empty() {
            // Some programs write a separator behind the last item, too.
            list = dialect.replaced(
                &list,
                "([^|]) *[|] *$",
                if dialect == Dialect::Spark { "$1" } else { r"\1" },
            );
        }
        list
    }

    /// The items between `|`, in small letters and without the blanks around them.
    fn list(self) -> String {
        let SpokenQuestion { answers, none, .. } = self.spoken;
        let words = answers.iter().map(|(word, _)| word).chain(none).map(String::as_str);
        // Blanks around items do not count, so there are some to fold.
        let words: Vec<&str> = words.chain(["[ ]"]).collect();
        let folded = key(self.dialect, &format!("w{}", self.at()), &words);
        format!("'|' || replace(replace({folded}, ' |', '|'), '| ', '|') || '|'")
    }

    /// The numbers of answers.
    pub fn parsed(self, layers: &mut Layers) {
        let at = self.at();
        for (name, _) in self.apart() {
            match self.question.answer {
                AnswerKind::Ratio { .. } => {
                    layers.add(format!("m{name}"), self.numbers().millionths(&format!("u{name}"), false));
                }
                _ => layers.add(&*name, self.tick(&name)),
            }
        }
        let Some(column) = self.spoken.value else { return };
        let number = format!("u{at}");
        match &self.question.answer {
            AnswerKind::YesNo | AnswerKind::Choice { .. } => {
                layers.add(format!("a{at}"), self.listed(&format!("t{column}")));
            }
            AnswerKind::Checklist { items } => layers.add(format!("a{at}"), self.ticked(items)),
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
                let numbers = self.numbers();
                let found = match self.spoken.scale {
                    Some(scale) => numbers.scaled(&number, scale),
                    None => numbers.millionths(&number, self.is_signed()),
                };
                layers.add(format!("a{at}"), found);
            }
            AnswerKind::Ratio { .. } => {
                for name in ["of", "total"] {
                    layers.add(
                        format!("mi{at}_{name}"),
                        self.numbers().millionths(&format!("ui{at}_{name}"), false),
                    );
                }
            }
        }
    }

    /// The place of an option, or whether it is yes.
    fn listed(self, text: &str) -> String {
        let (at, dialect) = (self.at(), self.dialect);
        let mut cases = String::from("CASE");
        for (word, place) in &self.spoken.exact {
            let _ = write!(cases, " WHEN {text} = {} THEN {place}", dialect.text(word));
        }
        let mut places: Vec<usize> = self.spoken.answers.iter().map(|(_, place)| *place).collect();
        places.dedup();
        for place in places {
            let words = self.spoken.answers.iter().filter(|(_, other)| *other == place);
            let words = dialect.texts(words.map(|(word, _)| word.as_str()));
            let _ = write!(cases, " WHEN k{at} IN {words} THEN {place}");
        }
        format!("{cases} END")
    }

    /// The points of the items in a list: it is nothing but items, each once, if their lengths sum up to its own.
    fn ticked(self, items: &[crate::model::rubric::Choice]) -> String {
        let (at, dialect) = (self.at(), self.dialect);
        let (mut length, mut points) = (String::from("1"), String::from("CAST(0 AS BIGINT)"));
        for (item, choice) in items.iter().enumerate() {
            let words: Vec<&String> = self
                .spoken
                .answers
                .iter()
                .filter(|(_, place)| *place == item)
                .map(|(word, _)| word)
                .collect();
            let place = |word: &String| dialect.place(&format!("l{at}"), &dialect.text(&format!("|{word}|")));
            let cases = words
                .iter()
                .map(|word| format!(" WHEN {} > 0 THEN {}", place(word), word.chars().count() + 1));
            let _ = write!(length, " + CASE{} ELSE 0 END", cases.collect::<String>());
            let any: Vec<String> = words.iter().map(|word| format!("{} > 0", place(word))).collect();
            let value = choice.value.millionths();
            let _ = write!(points, " + CASE WHEN {} THEN {value} ELSE 0 END", any.join(" OR "));
        }
        let mut none = vec![format!("l{at} = '|[]|'")];
        none.extend(
            self.spoken.none.iter().map(|word| format!("l{at} = {}", dialect.text(&format!("|{word}|")))),
        );
        format!("CASE WHEN {} THEN 0 WHEN {length} = length(l{at}) THEN {points} END", none.join(" OR "))
    }

    /// Whether the cell of an item is ticked: 1 or 0; 2 not applicable; 9 neither.
    fn tick(self, name: &str) -> String {
        let (at, dialect) = (self.at(), self.dialect);
        let texts = |words: &[String]| dialect.texts(words.iter().map(String::as_str));
        let SpokenQuestion { missing, not_applicable, ticks: [ticked, unticked], answers, .. } = self.spoken;
        let mut cases = format!("CASE WHEN k{name} IS NULL THEN NULL");
        let own = answers.iter().filter(|(_, item)| name == format!("i{at}_{item}"));
        let own: Vec<String> = own.map(|(word, _)| word.clone()).collect();
        let lists = [(missing, "NULL"), (not_applicable, "2"), (ticked, "1"), (unticked, "0"), (&own, "1")];
        for (words, code) in lists.into_iter().filter(|(words, _)| !words.is_empty()) {
            let _ = write!(cases, " WHEN k{name} IN {} THEN {code}", texts(words));
        }
        format!("{cases} ELSE 9 END")
    }

    /// The state of the answer, and its number where several cells say it.
    pub fn states(self, layers: &mut Layers) {
        let (at, dialect) = (self.at(), self.dialect);
        let is_in = |name: &str, words: &[String]| {
            (!words.is_empty())
                .then(|| format!("{name} IN {}", dialect.texts(words.iter().map(String::as_str))))
        };
        let SpokenQuestion { missing, not_applicable, .. } = self.spoken;
        let apart = self.apart();
        if let Some(column) = self.spoken.value {
            let mut cases = format!("CASE WHEN t{column} IS NULL THEN 0");
            for (words, code) in [(missing, 0), (not_applicable, 2)] {
                if let Some(is_said) = is_in(&format!("k{at}"), words) {
                    let _ = write!(cases, " WHEN {is_said} THEN {code}");
                }
            }
            let fits = match &self.question.answer {
                AnswerKind::Ratio { .. } => {
                    let one = format!("length(t{column}) - length(replace(t{column}, '/', '')) = 1");
                    format!("{one} AND {}", self.is_ratio())
                }
                AnswerKind::Percent { .. } | AnswerKind::Number { .. } => self.is_number(column),
                _ => format!("a{at} IS NOT NULL"),
            };
            layers.add(format!("s{at}"), format!("{cases} WHEN {fits} THEN 1 ELSE 9 END"));
        } else if !apart.is_empty() {
            self.together(&apart, layers);
        } else {
            layers.add(format!("s{at}"), "0");
        }
        if let AnswerKind::Ratio { .. } = self.question.answer {
            let big = dialect.big();
            // Above and below 0, so that no division fails.
            let total = format!("2 * mi{at}_total");
            let quotient =
                dialect.div_big(&format!("mi{at}_of * CAST(2000000 AS {big}) + mi{at}_total"), &total);
            let number = format!("CASE WHEN {} THEN 100 * {quotient} END", self.is_ratio());
            if !apart.is_empty() || self.spoken.value.is_some() {
                layers.add(format!("a{at}"), number);
            }
        }
    }

    fn is_ratio(self) -> String {
        let at = self.at();
        format!("mi{at}_total > 0 AND mi{at}_of <= mi{at}_total")
    }

    /// Whether a number is an answer; one of which the reader would have to warn is none, since a query cannot warn.
    fn is_number(self, column: usize) -> String {
        let (at, numbers) = (self.at(), self.numbers());
        let (least, most) = self.question.answer.bounds();
        let mut fits =
            vec![format!("a{at} BETWEEN {} AND {}", numbers.literal(least), numbers.literal(most))];
        let is_free = self.comma.is_none() && self.spoken.scale.is_none();
        match &self.question.answer {
            AnswerKind::Number { integer: true, .. } => fits.push(format!("a{at} % 1000000 = 0")),
            AnswerKind::Percent { .. } if is_free => {
                // Whoever may say 0.5 percent does not write percent signs; anybody else has to.
                let has_fractions = self.question.plausible.is_some_and(|it| {
                    it.at_least.is_none_or(|least| least < Decimal::ONE)
                        && it.at_most.is_none_or(|most| most > Decimal::ZERO)
                });
                fits.push(if has_fractions {
                    format!("right(t{column}, 1) <> '%'")
                } else {
                    format!("(a{at} NOT BETWEEN 1 AND 999999 OR right(t{column}, 1) = '%')")
                });
            }
            _ => {}
        }
        if is_free && most.millionths() >= 1_000 * 1_000_000 {
            let shape = self.dialect.fits(&format!("u{at}"), "-?[1-9][0-9]{0,2}[.][0-9]{3}");
            let limit = (most.millionths() / 1_000).min(10_i128.pow(15));
            // 1.234 is 1234 to many: a thousand times as much.
            fits.push(format!("NOT ({shape} AND a{at} <= {limit})"));
        }
        fits.join(" AND ")
    }

    /// What the cells of several columns say together.
    fn together(self, apart: &Apart, layers: &mut Layers) {
        let (at, dialect) = (self.at(), self.dialect);
        let SpokenQuestion { missing, not_applicable, .. } = self.spoken;
        let all = |condition: &dyn Fn(&str, usize) -> String| -> String {
            apart.iter().map(|(name, column)| condition(name, *column)).collect::<Vec<_>>().join(" AND ")
        };
        let AnswerKind::Checklist { items } = &self.question.answer else {
            let is_in = |name: &str, words: &[String]| {
                if words.is_empty() {
                    return "FALSE".to_owned();
                }
                format!("k{name} IN {}", dialect.texts(words.iter().map(String::as_str)))
            };
            let is_empty =
                |name: &str, column: usize| format!("(t{column} IS NULL OR {})", is_in(name, missing));
            let is_na = |name: &str, column: usize| {
                format!("({} OR {})", is_empty(name, column), is_in(name, not_applicable))
            };
            let both = if apart.len() == 2 { self.is_ratio() } else { "FALSE".to_owned() };
            let cases = format!(
                "CASE WHEN {} THEN 0 WHEN {} THEN 2 WHEN {both} THEN 1 ELSE 9 END",
                all(&is_empty),
                all(&is_na)
            );
            return layers.add(format!("s{at}"), cases);
        };
        let empty = u8::from(self.spoken.empty_is_none);
        let is_empty = all(&|name, _| format!("{name} IS NULL"));
        let is_na = all(&|name, _| format!("COALESCE({name}, 2) = 2"));
        let fits = all(&|name, _| format!("COALESCE({name}, 0) IN (0, 1)"));
        let cases =
            format!("CASE WHEN {is_empty} THEN {empty} WHEN {is_na} THEN 2 WHEN {fits} THEN 1 ELSE 9 END");
        layers.add(format!("s{at}"), cases);
        let points = self.spoken.items.iter().filter_map(|(item, _)| {
            let value = items.get(*item)?.value.millionths();
            Some(format!(" + CASE WHEN i{at}_{item} = 1 THEN {value} ELSE 0 END"))
        });
        layers.add(format!("a{at}"), format!("CAST(0 AS BIGINT){}", points.collect::<String>()));
    }

    /// Whether there is a reason why the question does not apply.
    fn na(self) -> Option<String> {
        Some(format!("t{} IS NOT NULL", self.spoken.na?))
    }

    /// The state with what stands beside the answer and the kind of agency.
    pub fn settled(self, layers: &mut Layers) {
        let at = self.at();
        let mut cases = String::from("CASE");
        if let Some(out) = self.out {
            let _ = write!(cases, " WHEN {out} THEN 3");
        }
        if let Some(na) = self.na() {
            let _ = write!(cases, " WHEN {na} THEN 2");
        }
        let state = if cases == "CASE" { format!("s{at}") } else { format!("{cases} ELSE s{at} END") };
        layers.add(format!("z{at}"), state);
        let evidence = self.spoken.evidence.map(|column| format!("t{column} IS NOT NULL"));
        layers.add(format!("e{at}"), evidence.unwrap_or_else(|| "FALSE".to_owned()));
    }

    /// What may be wrong with the cells.
    pub fn faults(self) -> Vec<Fault> {
        let (at, dialect) = (self.at(), self.dialect);
        let SpokenQuestion { value, evidence, note, na, .. } = self.spoken;
        let apart = self.apart();
        let mut faults: Vec<Fault> = Vec::new();
        let allows_na = self.question.allow_na.is_allowed();
        let by_word = !self.spoken.not_applicable.is_empty() && !allows_na;
        let state = if by_word { format!("s{at} IN (2, 9)") } else { format!("s{at} = 9") };
        let first = value.or_else(|| apart.first().map(|(_, column)| *column));
        faults.extend(first.map(|column| (column, state)));
        let is_list = matches!(self.question.answer, AnswerKind::Checklist { .. });
        faults
            .extend(apart.iter().filter(|_| is_list).map(|(name, column)| (*column, format!("{name} = 9"))));
        faults.extend(evidence.map(|column| (column, is_no_text(dialect, &format!("t{column}"), true))));
        let is_no_note = |column| {
            format!("t{column} IS NOT NULL AND {}", is_no_text(dialect, &format!("x{column}"), false))
        };
        faults.extend(note.map(|column| (column, is_no_note(column))));
        if let Some(column) = *na {
            let text = format!("x{column}");
            let wrong = if allows_na {
                format!("{} OR s{at} <> 0", is_no_reason(dialect, &text))
            } else {
                "TRUE".to_owned()
            };
            faults.push((column, format!("t{column} IS NOT NULL AND ({wrong})")));
        }
        if let Some(out) = self.out {
            // An empty column of a checklist says nothing, whatever it means elsewhere.
            let is_said = match (value, is_list) {
                (None, true) => {
                    let any: Vec<String> =
                        apart.iter().map(|(name, _)| format!("{name} IS NOT NULL")).collect();
                    if any.is_empty() { "FALSE".to_owned() } else { any.join(" OR ") }
                }
                _ => format!("s{at} <> 0"),
            };
            faults.extend(first.map(|column| (column, format!("{out} AND ({is_said})"))));
            let beside = [evidence, note, na].into_iter().flatten();
            faults.extend(beside.map(|column| (*column, format!("{out} AND t{column} IS NOT NULL"))));
        }
        faults
    }

    /// Whether the question has an answer at all.
    pub fn is_answered(self) -> String {
        let at = self.at();
        let apart = self.apart();
        let said = match (self.spoken.value, self.question.answer.clone()) {
            (None, AnswerKind::Checklist { .. }) if !apart.is_empty() => {
                let any: Vec<String> = apart.iter().map(|(name, _)| format!("{name} IS NOT NULL")).collect();
                any.join(" OR ")
            }
            _ => format!("s{at} <> 0"),
        };
        match self.na() {
            Some(na) => format!("{said} OR {na}"),
            None => said,
        }
    }
}

/// The condition of agencies that are not asked a question, if there are any.
pub(super) fn out(rubric: &Rubric, dialect: Dialect, question: usize) -> Option<String> {
    let kinds: Vec<&str> = rubric
        .scopes
        .iter()
        .filter(|scope| scope.reason(question).is_some())
        .map(|scope| scope.kind.as_str())
        .collect();
    (!kinds.is_empty()).then(|| format!("COALESCE(kind0, '') IN {}", dialect.texts(kinds)))
}
