//! How like the name of a column is to what a question is called.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::base::lang::Lang;
use crate::model::rubric::Rubric;

use super::super::header::{FIELDS, Meaning, Part};

/// What questions, and what a sheet says of the agency, are called.
pub(super) struct Near {
    called: Vec<(Meaning, Words)>,
}

/// A text as it is compared: its words without letter case and marks, for these are lost most often.
struct Words {
    text: String,
    set: HashSet<String>,
}

impl Words {
    fn new(text: &str) -> Self {
        let bare: String =
            text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
        let bare = bare.to_lowercase().replace('đ', "d");
        let words: Vec<&str> =
            bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Self { text: words.join(" "), set: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    /// How like two texts are, in percent: the words that they share, or, where those are spelled otherwise, the pairs of
    /// letters.
    fn likeness(&self, other: &Self) -> u32 {
        let (least, most) = (self.set.len().min(other.set.len()), self.set.len().max(other.set.len()));
        if least == 0 {
            return 0;
        }
        let shared = self.set.intersection(&other.set).count();
        // A header is often a part of the question, and one word alone says little.
        let part = if least >= 3 && shared == least { 85 } else { 0 };
        let by_words = 200 * shared / (least + most);
        let by_letters = strsim::sorensen_dice(&self.text, &other.text) * 100.0;
        let percent = |share: usize| u32::try_from(share.min(100)).unwrap_or(100);
        // At most 100, and not negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let by_letters = by_letters as u32;
        percent(by_words).max(by_letters).max(part).min(99)
    }
}

impl Near {
    pub fn new(rubric: &Rubric) -> Self {
        let mut called = Vec::new();
        for (at, question) in rubric.questions.iter().enumerate() {
            let meaning = Meaning::Answer(at, Part::Value);
            called.push((meaning, Words::new(&question.id)));
            let texts = question.title.iter().chain(question.ask.all().map(|(_, text)| text));
            for text in texts {
                called.extend(Lang::ALL.map(|lang| (meaning, Words::new(text.get(lang)))));
            }
        }
        for (short, _, field) in FIELDS {
            called.push((Meaning::Field(field), Words::new(short)));
        }
        for (name, field) in super::super::texts::CALLED {
            called.push((Meaning::Field(field), Words::new(name)));
        }
        Self { called }
    }

    /// What a name is like, as it is or without the groups above it, with how like in percent; nothing that is hardly alike.
    pub fn like(&self, name: &str, bare: &str) -> Vec<(Meaning, u32)> {
        const LEAST: u32 = 50;
        let (name, bare) = (Words::new(name), Words::new(bare));
        let mut found: Vec<(Meaning, u32)> = Vec::new();
        for (meaning, words) in &self.called {
            let likeness = name.likeness(words).max(bare.likeness(words));
            match found.iter_mut().find(|(known, _)| known == meaning) {
                Some((_, best)) => *best = likeness.max(*best),
                None if likeness >= LEAST => found.push((*meaning, likeness)),
                None => {}
            }
        }
        found
    }

    /// The place of a meaning in the rubric, so that of two that are equally like the first one is taken.
    pub fn order(&self, meaning: Meaning) -> usize {
        self.called.iter().position(|(known, _)| *known == meaning).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_marks() {
        let likeness = |one: &str, other: &str| Words::new(one).likeness(&Words::new(other));
        assert_eq!(likeness("Tỷ lệ hồ sơ trực tuyến", "ty le ho so truc tuyen"), 99);
        assert!(likeness("Hồ sơ nộp trực tuyến (%)", "Tỷ lệ hồ sơ nộp trực tuyến trong quý") >= 75);
        assert!(likeness("Datasets publised", "Datasets published") >= 75);
        assert!(likeness("Ghi chú", "Tỷ lệ hồ sơ trực tuyến") < 50);
        assert_eq!(likeness("", "x"), 0);
    }
}
