//! The wordings of a rubric's texts: one for every language, or one per language.

use crate::base::lang::{Lang, Message};
use crate::base::source::Span;
use crate::model::rubric::Rubric;
use crate::syntax::tree::{Entry, Node, Value, walk};

use super::words;

/// A text in one language, or in all of them.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'t> {
    /// Its language; `None` if it is the same in every language.
    pub lang: Option<Lang>,
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it says.
    pub text: &'t str,
}

/// The wordings of a text: a string, or a map from languages to strings.
pub fn wordings<'t>(node: &'t Node<'_>) -> Vec<Wording<'t>> {
    let wording = |lang, node: &'t Node<'_>| match &node.value {
        Value::Scalar(text, _) => Some(Wording { lang, span: node.span, text }),
        _ => None,
    };
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .filter_map(|entry| wording(Some(Lang::from_code(&entry.key)?), &entry.value))
            .collect(),
        _ => wording(None, node).into_iter().collect(),
    }
}

/// Calls `visit` for every text of a rubric that has a wording per language, with the entry whose value it is.
pub fn each_text<'t>(
    tree: &'t Node<'_>,
    rubric: &Rubric,
    visit: &mut dyn FnMut(&'t Entry<'_>, &[Wording<'t>]),
) {
    walk(tree, &mut |node, entry| {
        let (Value::Map(entries), Some(entry)) = (&node.value, entry) else { return };
        // A map of stages is no text, even if a stage is called as a language is.
        let is_language = |key: &str| {
            let is_code =
                Lang::from_code(key).is_some() || rubric.language_codes.iter().any(|code| code == key);
            is_code && rubric.stage(key).is_none()
        };
        if entries.iter().all(|entry| is_language(&entry.key)) {
            let wordings = wordings(node);
            // The texts of other languages are not the tool's to judge.
            let ours = entries.iter().filter(|entry| Lang::from_code(&entry.key).is_some()).count();
            if !wordings.is_empty() && wordings.len() == ours {
                visit(entry, &wordings);
            }
        }
    });
}

/// The name of a language.
pub fn name_of(lang: Lang) -> Message {
    match lang {
        Lang::En => words::english(),
        Lang::Vi => words::vietnamese(),
    }
}
