//! Texts of a rubric, in one language or in several.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::{Lang, Message};
use crate::syntax::tree::{Faults, Node, Value, unknown};

use super::words;

/// A text for people, in the languages of its rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// One wording for every language, such as a proper name.
    Same(Box<str>),
    /// A wording per language, in the order of [`Lang::ALL`]; at least one is there.
    Each([Option<Box<str>>; 2]),
}

impl Text {
    /// The wording in a language, or, where it is missing, in the other one.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => {
                let wanted = texts[lang as usize].as_deref();
                wanted.or_else(|| texts.iter().flatten().next().map(|text| &**text)).unwrap_or_default()
            }
        }
    }

    /// Whether a word is this text in some language, whatever its letter case and blanks.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        let fold = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        let word = fold(word);
        Lang::ALL.iter().any(|lang| fold(self.get(*lang)) == word)
    }

    /// The text as a message, or as a part of one.
    #[must_use]
    pub fn message(&self) -> Message {
        let text = self.clone();
        Message::new(move |lang| text.get(lang).to_owned())
    }

    /// Reads a text: a string, or a map from the codes of the rubric's languages to strings.
    ///
    /// The first language has to be there: it stands in for those that are missing, and for those of the tool that the
    /// rubric does not speak.
    pub fn read(node: &Node<'_>, languages: &[String], faults: &mut Faults) -> Option<Self> {
        let Value::Map(_) = node.value else {
            return node.text(faults).map(|text| Self::Same(text.into()));
        };
        let entries = node.entries(faults)?;
        let code = languages.first();
        let (mut texts, mut first, mut has_first) = ([None, None], None, false);
        for entry in entries {
            if !languages.iter().any(|code| *code == entry.key) {
                let codes = languages.iter().map(String::as_str);
                faults.push(unknown(Code::UnknownKey, entry.key_span, &entry.key, codes));
                continue;
            }
            let wording = entry.value.text(faults).map(Box::<str>::from);
            let is_first = code.is_some_and(|code| *code == entry.key);
            has_first |= is_first;
            match Lang::from_code(&entry.key) {
                Some(lang) => texts[lang as usize] = wording,
                None if is_first => first = wording,
                None => {}
            }
        }
        let code = code?;
        if !has_first {
            faults.push(Diagnostic::error(
                Code::MissingKey,
                node.anchor,
                words::missing_in_first_language(code),
            ));
            return None;
        }
        // A language that the tool does not speak is kept in the place of those that it does.
        match Lang::from_code(code) {
            Some(lang) if texts[lang as usize].is_none() => return None,
            Some(_) => {}
            None => {
                let first = first?;
                texts = texts.map(|text| text.or_else(|| Some(first.clone())));
            }
        }
        Some(Self::Each(texts))
    }
}

/// Whether a code has the form of a language tag (BCP 47): a language of two or three small letters, and subtags.
pub(crate) fn is_language_code(code: &str) -> bool {
    let mut parts = code.split('-');
    let is_language =
        |part: &str| matches!(part.len(), 2..=3) && part.bytes().all(|byte| byte.is_ascii_lowercase());
    parts.next().is_some_and(is_language)
        && parts
            .all(|part| matches!(part.len(), 2..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
