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

    /// Reads a text: a string, or a map from the rubric's languages to strings.
    ///
    /// The first language has to be there: it stands in for those that are missing.
    pub fn read(node: &Node<'_>, languages: &[Lang], faults: &mut Faults) -> Option<Self> {
        let Value::Map(_) = node.value else {
            return node.text(faults).map(|text| Self::Same(text.into()));
        };
        let entries = node.entries(faults)?;
        let mut texts = [None, None];
        for entry in entries {
            let Some(lang) = languages.iter().copied().find(|lang| lang.code() == entry.key) else {
                let codes = languages.iter().map(|lang| lang.code());
                faults.push(unknown(Code::UnknownKey, entry.key_span, &entry.key, codes));
                continue;
            };
            texts[lang as usize] = entry.value.text(faults).map(Into::into);
        }
        let first = *languages.first()?;
        if !entries.iter().any(|entry| entry.key == first.code()) {
            let code = first.code();
            faults.push(Diagnostic::error(
                Code::MissingKey,
                node.anchor,
                words::missing_in_first_language(code),
            ));
            return None;
        }
        texts[first as usize].is_some().then_some(Self::Each(texts))
    }
}
