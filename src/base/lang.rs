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
