//! `suspicious-characters`: characters that cannot be seen, look like others, or were read in a wrong encoding.
//!
//! After Unicode Technical Standard #39 (mixed scripts, invisible characters) and the "Trojan Source" report
//! (CVE-2021-42574, characters that turn the direction of a text).

mod confusable;
mod mojibake;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Bilingual;
use crate::base::quote::is_bidi_control;
use crate::base::source::Span;
use crate::both;
use crate::lint::FileSubject;
use crate::lint::letters::{Letter, letters};
use crate::lint::scalars::{Role, Scalar, scalars};
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

fn finding(span: Span, message: Bilingual, help: Bilingual) -> Diagnostic {
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
            let (code, en, vi) = (code_point(c), name.en, name.vi);
            findings.push(if c == '\u{fffd}' {
                finding(
                    span,
                    both!(
                        "{code} ({en}) stands where a character was lost",
                        "{code} ({vi}) nằm ở chỗ một ký tự đã bị mất"
                    ),
                    both!(
                        "write the lost character anew, and save the file as UTF-8",
                        "hãy gõ lại ký tự bị mất và lưu tệp dưới dạng UTF-8"
                    ),
                )
            } else {
                finding(
                    span,
                    both!(
                        "{code} ({en}) cannot be seen, and makes texts that look the same differ",
                        "{code} ({vi}) không nhìn thấy được, khiến những văn bản trông giống nhau lại khác nhau"
                    ),
                    both!("remove it", "hãy xóa ký tự này"),
                )
            });
        }
        before = c;
    }
}

fn name_of_hidden(c: char) -> Option<Bilingual> {
    Some(match c {
        '\u{ad}' => both!("soft hyphen", "dấu gạch nối ẩn"),
        '\u{200b}' => both!("zero-width space", "dấu cách không độ rộng"),
        '\u{200c}' => both!("zero-width non-joiner", "ký tự tách không độ rộng"),
        '\u{200d}' => both!("zero-width joiner", "ký tự nối không độ rộng"),
        '\u{feff}' => both!("byte order mark", "dấu thứ tự byte (BOM)"),
        '\u{fffd}' => both!("replacement character", "ký tự thay thế"),
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{e0000}'..='\u{e007f}' => both!("invisible character", "ký tự vô hình"),
        c if is_bidi_control(c) || c == '\u{61c}' => {
            both!("changes the direction of the text", "đổi chiều văn bản")
        }
        _ => return None,
    })
}

/// Whether an invisible character does its work: it joins an emoji or letters of a script that needs it.
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
        findings.push(finding(
            letter.span,
            both!(
                "{code}, a special blank, stands in a key or id, which matches no other for it",
                "{code}, một loại dấu cách đặc biệt, nằm trong khóa hoặc mã, nên không khớp với nơi khác"
            ),
            both!("remove it, or write an ordinary blank", "hãy xóa, hoặc dùng dấu cách thường"),
        ));
    }
}
