//! The languages of the product, and how words for people are kept.
//!
//! Every sentence that a person reads stands in the catalogue of its area (a file `words.rs`, or the files of a folder
//! `words/`) as a function with typed parameters, with all languages side by side. A language that is missing does not
//! compile. To add one, add a variant to [`Lang`] and follow the compiler.
//!
//! There are two kinds of catalogue functions:
//!
//! * [`words!`](crate::words): the language is known (reports). The function takes it and returns the text.
//! * [`messages!`](crate::messages): the language is not known yet (diagnostics and errors). The function returns a
//!   [`Message`], which holds its parameters and is formatted in the language in which it is read, then and only then.

use std::fmt;
use std::sync::Arc;

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

    /// What separates the whole from the fraction of a number.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
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

/// A sentence about something that went wrong, or that changed, in every language.
///
/// It keeps what it is made of and is put into words when somebody reads it: a message that nobody reads costs one
/// small allocation, and a language that nobody asked for costs nothing. The functions of a catalogue make them: see
/// [`messages!`](crate::messages).
#[derive(Clone)]
pub struct Message(Arc<dyn Fn(Lang) -> String + Send + Sync>);

impl Message {
    /// A message that is worded by this function.
    #[must_use]
    pub fn new(wording: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(wording))
    }

    /// A text that is the same in every language, such as an id of the user's file.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(move |_| text.clone())
    }

    /// The wording in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> String {
        (self.0)(lang)
    }
}

/// Two messages are equal if they read the same in every language.
impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || Lang::ALL.iter().all(|&lang| self.get(lang) == other.get(lang))
    }
}

impl Eq for Message {}

/// A reason why something cannot be had is an error like any other; who shows it to a person asks for their language.
impl std::error::Error for Message {}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.get(Lang::En))
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(Lang::ALL.iter().map(|&lang| (lang.code(), self.get(lang)))).finish()
    }
}

/// Something that a [`Message`] is made of, as a language says it. A message inside a message and a share are
/// worded in that language; other numbers and texts are put in as they are.
pub trait Part {
    /// What is put into the sentence.
    type Said<'s>: fmt::Display
    where
        Self: 's;

    /// The part in a language.
    fn said(&self, lang: Lang) -> Self::Said<'_>;
}

impl Part for Message {
    type Said<'s> = String;

    fn said(&self, lang: Lang) -> String {
        self.get(lang)
    }
}

impl Part for String {
    type Said<'s> = &'s str;

    fn said(&self, _: Lang) -> &str {
        self
    }
}

macro_rules! same_in_every_language {
    ($($kind:ty)*) => {$(
        impl Part for $kind {
            type Said<'s> = Self;

            fn said(&self, _: Lang) -> Self {
                *self
            }
        }
    )*};
}

same_in_every_language!(usize u64 u32 char);

/// Builds the functions of a catalogue of messages: one for each sentence, with typed parameters and all languages side
/// by side. It is written like [`words!`](crate::words), but the function takes no language and returns a
/// [`Message`]. Parameters are a [`Part`] or a borrowed one.
///
/// ```
/// use assess::base::lang::{Lang, Message};
///
/// assess::messages! {
///     /// A key that means nothing here.
///     pub fn unknown(what: &Message, key: &str) {
///         En: "unknown {what} `{key}`";
///         Vi: "{what} `{key}` không hợp lệ";
///     }
///     /// The key of a map.
///     pub fn key() { En: "key"; Vi: "khóa"; }
/// }
/// assert_eq!(unknown(&key(), "anwser").get(Lang::Vi), "khóa `anwser` không hợp lệ");
/// ```
#[macro_export]
macro_rules! messages {
    ($(
        $(#[$about:meta])* $see:vis fn $name:ident($($given:ident: $kind:ty),* $(,)?) {
            $($lang:ident: $text:literal $(, $part:expr)*);+ $(;)?
        }
    )*) => {$(
        $(#[$about])*
        #[must_use]
        $see fn $name($($given: $kind),*) -> $crate::base::lang::Message {
            $(let $given = $given.to_owned();)*
            $crate::base::lang::Message::new(move |lang| {
                $(let $given = $crate::base::lang::Part::said(&$given, lang);)*
                match lang {
                    $($crate::base::lang::Lang::$lang => format!($text $(, $part)*),)+
                }
            })
        }
    )*};
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

/// A number that a word follows, in a language whose words have a form for one.
pub trait Counted: fmt::Display + Copy {
    /// Whether it is one, and takes the form for one.
    fn is_one(&self) -> bool;
}

macro_rules! counted {
    ($($number:ty)*) => {$(
        impl Counted for $number {
            fn is_one(&self) -> bool {
                *self == 1
            }
        }
    )*};
}

counted!(usize u64 u32);

/// A number as it is shown, perhaps with its sign.
impl Counted for &str {
    fn is_one(&self) -> bool {
        self.trim_start_matches(['+', '-']) == "1"
    }
}

/// The form of a word that goes with a number: `has` with 1, `have` with 2.
#[must_use]
pub fn form(number: impl Counted, one: &'static str, many: &'static str) -> &'static str {
    if number.is_one() { one } else { many }
}

/// A number with its noun: `1 question`, `2 questions`.
#[must_use]
pub fn count(number: impl Counted, one: &str, many: &str) -> String {
    let word = if number.is_one() { one } else { many };
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
