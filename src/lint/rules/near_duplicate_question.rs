//! `near-duplicate-question`: two questions that ask nearly the same.
//!
//! Words with digits in them (`3.4.5`, `AC-01`, `2030`) say what a question is about: two that differ in them are no
//! duplicates, however alike the rest, unless the number is a percentage, which a target for each stage would say.
//!
//! Two questions are near duplicates if, in some language, the sets of their words have a Jaccard similarity of at
//! least 85 %. Two such sets share one of their rarest words (prefix filtering: Chaudhuri, Ganti and Kaushik, "A
//! primitive operator for similarity joins in data cleaning", ICDE 2006), so few pairs are compared.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Lang;
use crate::base::source::Span;
use crate::lint::Subject;
use crate::lint::wordings::{Wording, wordings};
use crate::lint::words::texts as words;

/// The least similarity of near duplicates, in percent.
const SIMILAR: usize = 85;
/// A question with fewer different words says too little to be compared.
const FEWEST_WORDS: usize = 5;
/// The most questions that one question is compared with.
const MOST_COMPARISONS: usize = 256;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let asks: Vec<Vec<Wording<'_>>> = (subject.places.questions.iter())
        .map(|node| node.get("ask").map(|entry| wordings(&entry.value)).unwrap_or_default())
        .collect();
    let mut found: Vec<bool> = vec![false; asks.len()];
    for &lang in &subject.rubric.languages {
        for (first, second) in pairs(&asks, lang) {
            // One earlier question is enough for a report.
            if std::mem::replace(&mut found[second], true) {
                continue;
            }
            let id = |at: usize| subject.rubric.questions.get(at).map_or("", |question| question.id.as_str());
            let (first_id, second_id) = (id(first), id(second));
            let (Some(place), Some(related)) = (span_in(&asks[second], lang), span_in(&asks[first], lang))
            else {
                continue;
            };
            let message = words::nearly_the_same_words(second_id, first_id);
            let help = words::keep_one_question();
            findings.push(
                Diagnostic::error(Code::NearDuplicateQuestion, place, message)
                    .help(help)
                    .related(related, words::other_question()),
            );
        }
    }
}

fn span_in(wordings: &[Wording<'_>], lang: Lang) -> Option<Span> {
    in_language(wordings, lang).map(|wording| wording.span)
}

fn in_language<'w, 't>(wordings: &'w [Wording<'t>], lang: Lang) -> Option<&'w Wording<'t>> {
    wordings.iter().find(|wording| wording.lang.is_none_or(|own| own == lang))
}

/// Each question that nearly repeats an earlier one, after the earlier one.
fn pairs(asks: &[Vec<Wording<'_>>], lang: Lang) -> Vec<(usize, usize)> {
    let texts: Vec<String> = (asks.iter())
        .map(|ask| in_language(ask, lang).map(|wording| wording.text.to_lowercase()).unwrap_or_default())
        .collect();
    let sets = sets(&texts);
    let named: Vec<Vec<&str>> = texts.iter().map(|text| named(text)).collect();
    let mut pairs = Vec::new();
    let mut by_word: HashMap<usize, Vec<usize>> = HashMap::new();
    for (second, set) in sets.iter().enumerate() {
        if set.len() < FEWEST_WORDS {
            continue;
        }
        let prefix = &set[..=set.len() - (set.len() * SIMILAR).div_ceil(100)];
        let mut candidates: Vec<usize> = Vec::new();
        for word in prefix {
            let seen = by_word.entry(*word).or_default();
            candidates.extend(seen.iter().take(MOST_COMPARISONS.saturating_sub(candidates.len())));
            seen.push(second);
        }
        candidates.sort_unstable();
        candidates.dedup();
        pairs.extend(
            (candidates.into_iter())
                .find(|&first| are_similar(&sets[first], set) && named[first] == named[second])
                .map(|first| (first, second)),
        );
    }
    pairs
}

/// The numbers and ids in a text, in order; not the percentages.
fn named(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_percent = |at: usize| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        words[at].contains('%') || next.starts_with('%') || ["percent", "phần"].contains(&next)
    };
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let found = (0..words.len()).filter(|&at| has_digit(words[at]) && !is_percent(at));
    let mut named: Vec<&str> =
        found.map(|at| words[at].trim_matches(|c: char| !c.is_alphanumeric())).collect();
    named.sort_unstable();
    named
}

/// The words of each text as ascending numbers, the rarest word first.
fn sets(texts: &[String]) -> Vec<Vec<usize>> {
    let mut words: HashMap<&str, usize> = HashMap::new();
    let mut counts: Vec<usize> = Vec::new();
    let mut sets: Vec<Vec<usize>> = Vec::with_capacity(texts.len());
    for text in texts {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut set: Vec<usize> = parts
            .map(|word| {
                let next = words.len();
                *words.entry(word).or_insert(next)
            })
            .collect();
        set.sort_unstable();
        set.dedup();
        counts.resize(words.len(), 0);
        for word in &set {
            counts[*word] += 1;
        }
        sets.push(set);
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|word| (counts[*word], *word));
    let mut rank = vec![0; order.len()];
    for (at, word) in order.iter().enumerate() {
        rank[*word] = at;
    }
    for set in &mut sets {
        for word in &mut *set {
            *word = rank[*word];
        }
        set.sort_unstable();
    }
    sets
}

fn are_similar(first: &[usize], second: &[usize]) -> bool {
    let shared = second.iter().filter(|word| first.binary_search(word).is_ok()).count();
    shared * 100 >= SIMILAR * (first.len() + second.len() - shared)
}
