//! The two languages of the product, and words that exist in both.
//!
//! Every sentence a person reads is written twice, side by side, at the place where it is used:
//! with [`both!`](crate::both) where it is built before the language is known (diagnostics), and with
//! [`Lang::pick`] where the language is known (reports).

/// A language of the interface and of rubric texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the enum.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language's code: `vi` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a POSIX locale such as `vi_VN.UTF-8`; anything that is not Vietnamese is English.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("vi") { Self::Vi } else { Self::En }
    }

    /// The one of two wordings that is in this language.
    #[must_use]
    pub fn pick<T>(self, en: T, vi: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// The English wording.
    pub en: String,
    /// The Vietnamese wording.
    pub vi: String,
}

impl Bilingual {
    /// The wording in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.en, &self.vi)
    }
}

/// Builds a [`Bilingual`] from two format strings: the English one, then the Vietnamese one.
///
/// ```
/// let key = "anwser";
/// let sentence = assess::both!("unknown key `{key}`", "khóa `{key}` không hợp lệ");
/// assert_eq!(sentence.en, "unknown key `anwser`");
/// ```
#[macro_export]
macro_rules! both {
    ($en:literal, $vi:literal $(,)?) => {
        $crate::base::lang::Bilingual { en: format!($en), vi: format!($vi) }
    };
}

/// Builds the functions of a catalogue of words: one for each sentence, with typed parameters and all languages side
/// by side. A language that is missing does not compile, and only the language asked for is formatted.
///
/// ```
/// use assess::base::lang::Lang;
///
/// assess::words! {
///     /// How many questions were answered.
///     pub fn answered(answered: usize, of: usize) {
///         En: "{answered} of {of} answered";
///         Vi: "đã trả lời {answered}/{of}";
///     }
///     /// What stands for no value.
///     pub fn none() { En = "none"; Vi = "không có"; }
/// }
/// assert_eq!(answered(Lang::Vi, 3, 5), "đã trả lời 3/5");
/// assert_eq!(none(Lang::En), "none");
/// ```
#[macro_export]
macro_rules! words {
    () => {};
    (
        $(#[$about:meta])* $see:vis fn $name:ident() {
            $($lang:ident = $text:literal);+ $(;)?
        }
        $($rest:tt)*
    ) => {
        $(#[$about])*
        #[must_use]
        $see const fn $name(lang: $crate::base::lang::Lang) -> &'static str {
            match lang {
                $($crate::base::lang::Lang::$lang => $text,)+
            }
        }
        $crate::words! { $($rest)* }
    };
    (
        $(#[$about:meta])* $see:vis fn $name:ident($($given:ident: $kind:ty),+ $(,)?) {
            $($lang:ident: $text:literal $(, $part:expr)*);+ $(;)?
        }
        $($rest:tt)*
    ) => {
        $(#[$about])*
        #[must_use]
        $see fn $name(lang: $crate::base::lang::Lang, $($given: $kind),+) -> String {
            match lang {
                $($crate::base::lang::Lang::$lang => format!($text $(, $part)*),)+
            }
        }
        $crate::words! { $($rest)* }
    };
}

/// A number with its noun, in a language that has plurals: `1 question`, `2 questions`.
#[must_use]
pub fn count<N: std::fmt::Display + PartialEq + From<u8> + Copy>(number: N, one: &str, many: &str) -> String {
    let word = if number == N::from(1) { one } else { many };
    format!("{number} {word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vietnamese_locale_in_any_spelling_is_vietnamese() {
        for locale in ["vi", "vi_VN", "vi_VN.UTF-8", "vi-VN", "VI"] {
            assert_eq!(Lang::from_locale(locale), Lang::Vi, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "en_US.UTF-8", "vie", "fr_FR"] {
            assert_eq!(Lang::from_locale(locale), Lang::En, "{locale}");
        }
    }
}
