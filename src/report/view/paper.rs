//! A document as a paper that an office edits and signs: a letterhead before it, where it goes and who signs behind it. What
//! only the office knows is left blank for it.

use crate::base::lang::Lang;
use crate::report::block::{Block, Document, Line, Paper};

use super::words::official as words;

/// A kind of paper.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// A report.
    Report,
    /// A plan.
    Plan,
    /// Minutes.
    Minutes,
}

/// What stands around a document.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// What it is.
    pub act: Act,
    /// What it is about.
    pub about: String,
    /// Whose it is; nothing if only the office knows.
    pub office: Option<String>,
}

/// The paper of a document, which has no heading of its own kind yet.
pub(super) fn signed(frame: Frame, body: Document, annexes: Vec<Document>, lang: Lang) -> Paper {
    let Frame { act, about, office } = frame;
    let (title, number) = match act {
        Act::Report => (words::title(lang), words::number(lang)),
        Act::Plan => (words::plan(lang), words::number_of_plan(lang)),
        Act::Minutes => (words::minutes(lang), words::number_of_minutes(lang)),
    };
    let name = office.as_deref().unwrap_or_else(|| words::issuer(lang));
    let mut whole = Document::default();
    whole.push(Block::Title(title.into(), about.as_str().into()));
    whole.blocks.extend(body.blocks);
    Paper {
        title: office.as_ref().map_or_else(|| about.clone(), |office| format!("{office}: {about}")),
        head: [
            vec![
                Line::Plain(words::superior(lang).to_owned()),
                Line::Ruled(if lang == Lang::Vi { name.to_uppercase() } else { name.to_owned() }),
                Line::Plain(number.to_owned()),
            ],
            vec![
                Line::Strong(words::state(lang).to_owned()),
                Line::Ruled(words::motto(lang).to_owned()),
                Line::Slanted(words::place_and_date(lang).to_owned()),
            ],
        ],
        end: [
            vec![
                Line::Slanted(words::recipients(lang).to_owned()),
                Line::Plain(words::recipient(lang).to_owned()),
                Line::Plain(words::archive(lang).to_owned()),
            ],
            vec![
                Line::Strong(words::signer(lang).to_owned()),
                Line::Room,
                Line::Strong(words::signer_name(lang).to_owned()),
            ],
        ],
        annexes,
        ..plain(whole, lang)
    }
}

/// The paper of a document that nobody signs.
pub(super) fn plain(body: Document, lang: Lang) -> Paper {
    let title = body.blocks.iter().find_map(|block| match block {
        Block::Title(text, _) | Block::Heading(_, text) => Some(text.words()),
        _ => None,
    });
    Paper {
        title: title.unwrap_or_default(),
        language: lang.pick("en-GB", "vi-VN"),
        administrative: lang == Lang::Vi,
        body,
        ..Paper::default()
    }
}
