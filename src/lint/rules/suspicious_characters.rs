//! `suspicious-characters`: characters that cannot be seen, look like others, or were read in a wrong encoding.
//!
//! After Unicode Technical Standard #39 (mixed scripts, invisible characters) and the "Trojan Source" report
//! (CVE-2021-42574, characters that turn the direction of a text).

mod confusable;
mod mojibake;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::is_bidi_control;
use crate::base::source::Span;
use crate::lint::FileSubject;
use crate::lint::letters::{Letter, letters};
use crate::lint::scalars::{Role, Scalar, scalars};
use crate::lint::words::texts as words;
use crate::syntax::tree::MAX_FAULTS;

pub(super) fn check(subject: &FileSubject<'_>, findings: &mut Vec<Diagnostic>) {
    let text = subject.source.text();
    if text.is_ascii() && !text.contains('\\') {
        return;
    }
    // In the whole file: what turns the direction of a comment changes how the values beside it read.
    let mut raw = text.char_indices().map(|(at, c)| Letter { c, span: Span::new(at, at + c.len_utf8()) });
    hidden(&mut raw, false, findings);
    for scalar in scalars(subject) {
        if !subject.source.slice(scalar.span).chars().all(is_usual) {
            let letters: Vec<Letter> = letters(subject.source, scalar.span).collect();
            hidden(&mut letters.iter().copied(), true, findings);
            spaces(&scalar, &letters, findings);
            mojibake::check(&letters, findings);
            confusable::check(&letters, findings);
        }
    }
}

/// Whether a character is of those that nearly every text is made of, and that are never suspicious.
fn is_usual(c: char) -> bool {
    c.is_ascii() && c != '\\'
        || ('\u{1ea0}'..='\u{1ef9}').contains(&c)
        || matches!(c, '\u{2012}'..='\u{2026}' | '\u{300}'..='\u{323}')
        || matches!(
            c,
            'À' | 'Á'
                | 'Â'
                | 'È'
                | 'É'
                | 'Ê'
                | 'Ì'
                | 'Í'
                | 'Ò'
                | 'Ó'
                | 'Ô'
                | 'Õ'
                | 'Ù'
                | 'Ú'
                | 'Ý'
                | 'à'
                | 'â'
                | 'ã'
                | 'è'
                | 'é'
                | 'ê'
                | 'ì'
                | 'í'
                | 'ò'
                | 'ó'
                | 'ô'
                | 'õ'
                | 'ù'
                | 'ú'
                | 'ý'
                | 'ă'
                | 'Ă'
                | 'đ'
                | 'Đ'
                | 'ĩ'
                | 'Ĩ'
                | 'ũ'
                | 'Ũ'
                | 'ơ'
                | 'Ơ'
                | 'ư'
                | 'Ư'
                | 'á'
        )
}

fn finding(span: Span, message: Message, help: Message) -> Diagnostic {
    Diagnostic::error(Code::SuspiciousCharacters, span, message).help(help)
}

/// The name of a character by its number: `U+200B`.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Reports characters that cannot be seen; of several in a row the first.
fn hidden(letters: &mut dyn Iterator<Item = Letter>, escaped: bool, findings: &mut Vec<Diagnostic>) {
    let mut letters = letters.peekable();
    let (mut before, mut in_row) = (' ', false);
    let most = findings.len() + MAX_FAULTS;
    while let Some(letter) = letters.next().filter(|_| findings.len() < most) {
        let Letter { c, span } = letter;
        let name = if c.is_ascii() { None } else { name_of_hidden(c) };
        let Some(name) = name.filter(|_| !is_in_place(before, c, letters.peek().map(|next| next.c))) else {
            (before, in_row) = (c, false);
            continue;
        };
        if !std::mem::replace(&mut in_row, true) && letter.is_escaped() == escaped {
            let code = code_point(c);
            findings.push(if c == '\u{fffd}' {
                finding(span, words::lost_character(&code, &name), words::write_lost_character())
            } else {
                finding(span, words::invisible(&code, &name), words::remove_character())
            });
        }
        before = c;
    }
}

fn name_of_hidden(c: char) -> Option<Message> {
    Some(match c {
        '\u{ad}' => words::soft_hyphen(),
        '\u{200b}' => words::zero_width_space(),
        '\u{200c}' => words::zero_width_non_joiner(),
        '\u{200d}' => words::zero_width_joiner(),
        '\u{feff}' => words::byte_order_mark(),
        '\u{fffd}' => words::replacement_character(),
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{e0000}'..='\u{e007f}' => words::invisible_character(),
        c if is_bidi_control(c) => words::changes_direction(),
        _ => return None,
    })
}

/// Whether an invisible character is needed: it joins an emoji or letters of a script that requires it.
fn is_in_place(before: char, c: char, next: Option<char>) -> bool {
    let is_emoji = |c: char| matches!(c, '\u{200d}' | '\u{20e3}' | '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    let needs_joiners =
        |c: char| ('\u{600}'..='\u{1fff}').contains(&c) && !('\u{1e00}'..='\u{1fff}').contains(&c);
    match c {
        '\u{200d}' if is_emoji(before) && next.is_some_and(is_emoji) => true,
        '\u{200c}' | '\u{200d}' => needs_joiners(before),
        // The flags of England, Scotland and Wales are written with tags.
        '\u{e0020}'..='\u{e007f}' => matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'),
        // Part of an `í` or `ử` in the wrong encoding, which is reported as such.
        '\u{ad}' => matches!(before, 'Ã' | 'º' | '»'),
        _ => false,
    }
}

/// Reports blanks in ids and keys that are not the ordinary one.
fn spaces(scalar: &Scalar<'_>, letters: &[Letter], findings: &mut Vec<Diagnostic>) {
    if !matches!(scalar.role, Role::Key | Role::Id | Role::Name) {
        return;
    }
    let is_exotic = |c: char| c.is_whitespace() && !c.is_ascii();
    if let Some(letter) = letters.iter().find(|letter| is_exotic(letter.c)) {
        let code = code_point(letter.c);
        findings.push(finding(letter.span, words::special_blank_in_id(&code), words::write_ordinary_blank()));
    }
}
