//! The provinces and cities under central authority, in the two code schemes that sheets use.
//!
//! On 1 July 2025 the 63 units became 34. A unit formed by merger took the name of one of its parts and the code
//! of one of them, not always of the same, so seven codes mean another unit since that day, and a code without
//! its scheme may mean two things. The data and their source are in `table.rs`.

mod table;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::base::diagnostic::nearest;
use crate::base::lang::{Lang, Message};
use crate::base::quote::quoted;
use crate::model::words;

/// A list of units with their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// The 34 units since 1 July 2025.
    Since2025,
    /// The 63 units before 1 July 2025.
    Before2025,
}

impl Scheme {
    /// Every scheme with its name in files.
    pub const ALL: [(&str, Self); 2] = [("2025", Self::Since2025), ("pre-2025", Self::Before2025)];

    /// The name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Since2025 => "2025",
            Self::Before2025 => "pre-2025",
        }
    }

    /// The other scheme.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Since2025 => Self::Before2025,
            Self::Before2025 => Self::Since2025,
        }
    }

    /// The units, by code.
    #[must_use]
    pub const fn units(self) -> &'static [Unit] {
        table::units(self)
    }

    /// The unit with a code.
    #[must_use]
    pub fn unit(self, code: &str) -> Option<&'static Unit> {
        // Most codes are not those of provinces, which have two digits.
        let units = if code.len() == 2 { self.units() } else { &[] };
        units.get(units.binary_search_by_key(&code, |unit| unit.code).ok()?)
    }

    /// The unit with a name, in Vietnamese or in English, with or without a title such as `Tỉnh` or `TP.`.
    ///
    /// Letter case, tone marks and punctuation do not count: `Thanh Hoá`, `Thanh Hóa` and `Thanh Hoa Province`
    /// are one name. Every other letter does.
    #[must_use]
    pub fn named(self, name: &str) -> Option<&'static Unit> {
        let name = bare(name);
        self.units().iter().find(|unit| letters(unit.english) == name)
    }
}

/// The units that a word means in either scheme, those of today first: by code, else by name; none if unknown.
#[must_use]
pub fn find(word: &str) -> Vec<&'static Unit> {
    // Spreadsheets take the zero of `01` away.
    let code = format!("{:0>2}", word.trim());
    let each = |find: &dyn Fn(Scheme) -> Option<&'static Unit>| -> Vec<_> {
        Scheme::ALL.iter().filter_map(|(_, scheme)| find(*scheme)).collect()
    };
    let coded = each(&|scheme| scheme.unit(&code));
    if coded.is_empty() { each(&|scheme| scheme.named(word)) } else { coded }
}

/// The units that a code or a name means.
///
/// # Errors
/// That there is none, with the nearest one.
pub fn asked(word: &str) -> Result<Vec<&'static Unit>, Message> {
    let units = find(word);
    if !units.is_empty() {
        return Ok(units);
    }
    let hint = match near(word) {
        Some(unit) => Message::new(|lang| words::did_you_mean(unit.name_in(lang)).get(lang)),
        None => words::provinces_lists_all(),
    };
    Err(words::no_province(&quoted(word), &hint))
}

/// The unit whose name a misspelt word most probably means, if one is near enough.
#[must_use]
pub fn near(word: &str) -> Option<&'static Unit> {
    let units = || Scheme::ALL.iter().flat_map(|(_, scheme)| scheme.units());
    let name = nearest(&bare(word), units().map(|unit| unit.english))?;
    units().find(|unit| unit.english == name)
}

/// A name in [`letters`], without the titles around it.
fn bare(name: &str) -> String {
    // No name is as long, and a long text takes long.
    const LONGEST: usize = 100;
    let name = letters(&name.chars().take(LONGEST).collect::<String>());
    let mut bare = name.as_str();
    for title in ["ubnd ", "uy ban nhan dan ", "tinh ", "thanh pho ", "tp "] {
        bare = bare.strip_prefix(title).unwrap_or(bare);
    }
    for title in [" province", " city"] {
        bare = bare.strip_suffix(title).unwrap_or(bare);
    }
    bare.to_owned()
}

/// Words in small letters, without diacritics, one blank between them.
fn letters(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A kind of unit at the level of the provinces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A city under central authority (thành phố trực thuộc trung ương).
    City,
    /// A province (tỉnh).
    Province,
}

impl UnitKind {
    /// The name in machine formats.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Province => "province",
        }
    }
}

/// A province or a city under central authority, in one scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unit {
    /// The scheme.
    pub scheme: Scheme,
    /// The code: two digits.
    pub code: &'static str,
    /// The Vietnamese name, without `Tỉnh` or `Thành phố`.
    pub name: &'static str,
    /// The English name: the Vietnamese one without diacritics.
    pub english: &'static str,
    /// Whether it is a province or a city.
    pub kind: UnitKind,
    /// Of an old unit, the code of the new one.
    joined: Option<&'static str>,
}

impl Unit {
    /// The name in a language.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &'static str {
        lang.pick(self.english, self.name)
    }

    /// The unit of today that a unit of before 1 July 2025 is, or is part of; nothing for a unit of today.
    #[must_use]
    pub fn successor(&self) -> Option<&'static Self> {
        self.joined.and_then(|code| Scheme::Since2025.unit(code))
    }

    /// The units of before 1 July 2025 that a unit of today was formed from, by code; one if nothing changed.
    pub fn formed_from(&self) -> impl Iterator<Item = &'static Self> {
        let today = (self.scheme == Scheme::Since2025).then_some(self.code);
        Scheme::Before2025.units().iter().filter(move |unit| today.is_some() && unit.joined == today)
    }

    /// Whether a unit of today is one unit of before 1 July 2025, under the same code.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        let mut parts = self.formed_from();
        parts.next().is_some_and(|part| part.code == self.code) && parts.next().is_none()
    }
}

/// A code that means one unit before 1 July 2025 and another one since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ambiguous {
    /// What the code meant.
    pub before: &'static Unit,
    /// What it means.
    pub since: &'static Unit,
}

impl Ambiguous {
    /// Every ambiguous code, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        Scheme::Since2025.units().iter().filter_map(|since| Self::of(since.code))
    }

    /// The two meanings of a code, if it has two.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let (before, since) = (Scheme::Before2025.unit(code)?, Scheme::Since2025.unit(code)?);
        (before.name != since.name).then_some(Self { before, since })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const BOTH: [Scheme; 2] = [Scheme::Since2025, Scheme::Before2025];

    #[test]
    fn there_were_63_units_and_there_are_34_each_with_a_code_and_a_name_of_its_own() {
        assert_eq!(BOTH.map(|scheme| scheme.units().len()), [34, 63]);
        for scheme in BOTH {
            let units = scheme.units();
            assert!(units.is_sorted_by(|a, b| a.code < b.code), "{}", scheme.as_str());
            let names: BTreeSet<_> = units.iter().map(|unit| unit.english).collect();
            assert_eq!(names.len(), units.len());
            for unit in units {
                assert_eq!(unit.scheme, scheme);
                assert!(unit.code.len() == 2 && unit.code.bytes().all(|byte| byte.is_ascii_digit()));
                assert_eq!(letters(unit.name), letters(unit.english));
                assert!(unit.english.is_ascii(), "{}", unit.english);
                assert_eq!(unit.name, unit.name.nfc().collect::<String>());
            }
        }
    }

    #[test]
    fn every_old_unit_is_part_of_exactly_one_new_one() {
        let mut used = Vec::new();
        for unit in Scheme::Since2025.units() {
            assert_eq!(unit.successor(), None);
            let parts: Vec<_> = unit.formed_from().collect();
            assert!(parts.iter().any(|part| part.code == unit.code), "{} took a code of its own", unit.name);
            assert!(parts.iter().any(|part| part.name == unit.name), "{} took a name of its own", unit.name);
            used.extend(parts.into_iter().map(|part| part.code));
        }
        used.sort_unstable();
        let all: Vec<_> = Scheme::Before2025.units().iter().map(|unit| unit.code).collect();
        assert_eq!(used, all);
        for unit in Scheme::Before2025.units() {
            let successor = unit.successor().expect("an old unit has one");
            assert!(successor.formed_from().any(|part| part == unit));
            assert_eq!(unit.formed_from().count(), 0);
        }
    }

    #[test]
    fn eleven_units_did_not_change() {
        let unchanged: Vec<_> = Scheme::Since2025
            .units()
            .iter()
            .filter(|unit| unit.is_unchanged())
            .map(|unit| unit.code)
            .collect();
        assert_eq!(unchanged, ["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"]);
    }

    #[test]
    fn seven_codes_mean_another_unit_now() {
        let seven: Vec<_> =
            Ambiguous::all().map(|code| (code.since.code, code.before.name, code.since.name)).collect();
        assert_eq!(
            seven,
            [
                ("15", "Yên Bái", "Lào Cai"),
                ("24", "Bắc Giang", "Bắc Ninh"),
                ("44", "Quảng Bình", "Quảng Trị"),
                ("52", "Bình Định", "Gia Lai"),
                ("80", "Long An", "Tây Ninh"),
                ("82", "Tiền Giang", "Đồng Tháp"),
                ("91", "Kiên Giang", "An Giang"),
            ]
        );
        assert_eq!(Ambiguous::of("10"), None);
        assert_eq!(Ambiguous::of("01"), None);
    }

    #[test]
    fn six_cities_became_seven() {
        let cities =
            |scheme: Scheme| scheme.units().iter().filter(|unit| unit.kind == UnitKind::City).count();
        assert_eq!(BOTH.map(cities), [7, 6]);
    }

    #[test]
    fn the_codes_of_the_examples_belong_to_nobody() {
        for code in ["97", "98", "99"] {
            assert_eq!(BOTH.map(|scheme| scheme.unit(code)), [None, None]);
        }
    }

    #[test]
    fn a_name_is_found_in_every_usual_spelling_and_never_by_a_part_of_it() {
        let code = |scheme: Scheme, name| scheme.named(name).map(|unit| unit.code);
        for name in
            ["Lào Cai", "Tỉnh Lào Cai", "tỉnh lào cai", "UBND tỉnh Lào Cai", "Lao Cai Province", "LÀO CAI"]
        {
            assert_eq!(code(Scheme::Since2025, name), Some("15"), "{name}");
            assert_eq!(code(Scheme::Before2025, name), Some("10"), "{name}");
        }
        for name in [
            "TP. Hồ Chí Minh",
            "TP Hồ Chí Minh",
            "TP.Hồ Chí Minh",
            "Thành phố Hồ Chí Minh",
            "Ho Chi Minh City",
        ] {
            assert_eq!(code(Scheme::Since2025, name), Some("79"), "{name}");
        }
        for name in ["Thanh Hóa", "Thanh Hoá", "Thanh Ho\u{301}a"] {
            assert_eq!(code(Scheme::Since2025, name), Some("38"), "{name}");
        }
        assert_eq!(code(Scheme::Before2025, "Bà Rịa – Vũng Tàu"), Some("77"));
        for name in
            ["", "Tỉnh", "Lào", "Lào Cai 2", "Sở Y tế tỉnh Lào Cai", "Tỉnh Minh Họa A", "Phường Lào Cai"]
        {
            assert_eq!(BOTH.map(|scheme| code(scheme, name)), [None, None], "{name}");
        }
    }

    #[test]
    fn a_word_is_a_code_or_a_name() {
        let found =
            |word| find(word).iter().map(|unit| (unit.scheme.as_str(), unit.code)).collect::<Vec<_>>();
        assert_eq!(found("15"), [("2025", "15"), ("pre-2025", "15")]);
        assert_eq!(found("10"), [("pre-2025", "10")]);
        assert_eq!(found("1"), [("2025", "01"), ("pre-2025", "01")]);
        assert_eq!(found("lao cai"), [("2025", "15"), ("pre-2025", "10")]);
        for word in ["", "0", "03", "97", "Lào"] {
            assert_eq!(found(word), [], "{word}");
        }
        let nearly = |word| near(word).map(|unit| unit.name);
        assert_eq!(nearly("Lao Kai"), Some("Lào Cai"));
        assert_eq!(nearly("tỉnh Hoà Bìng"), Some("Hòa Bình"));
        assert_eq!(nearly("97"), None);
        assert_eq!(nearly(&"a".repeat(100_000)), None);
    }

    #[test]
    fn a_scheme_is_known_by_its_name() {
        for (name, scheme) in Scheme::ALL {
            assert_eq!(scheme.as_str(), name);
        }
    }
}
