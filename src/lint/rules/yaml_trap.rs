//! `yaml-trap`: a value without quotes that other YAML readers take for something else.
//!
//! YAML 1.1 (<https://yaml.org/type/>, `PyYAML`'s resolver) and the core schema of YAML 1.2 give types to plain
//! values by their look; we take them for what their key asks for.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::lint::FileSubject;
use crate::lint::scalars::{Role, Scalar, scalars};
use crate::lint::words::texts as words;
use crate::syntax::format::Format;
use crate::syntax::tree::walk;

pub(super) fn check(subject: &FileSubject<'_>, findings: &mut Vec<Diagnostic>) {
    let source = subject.source;
    if Format::of(source.name(), source.text()) != Format::Yaml {
        return;
    }
    for scalar in scalars(subject) {
        if scalar.plain && matches!(scalar.role, Role::Key | Role::Id | Role::Name | Role::Text) {
            findings.extend(trap(&scalar, source.slice(scalar.span)));
            if scalar.role == Role::Text {
                findings.extend(cut(subject, scalar.span.end(), false));
            }
        }
    }
    walk(subject.tree, &mut |node, entry| {
        if node.is_null()
            && node.span.start() == node.span.end()
            && let Some(entry) = entry
        {
            // The place of a missing value is behind its key; that of a list item is somewhere on the line of
            // its dash.
            let is_of_key = node.anchor == entry.key_span;
            let line = || source.text().get(..node.span.start()).and_then(|before| before.rfind('\n'));
            let end = if is_of_key { entry.key_span.end() } else { line().map_or(0, |at| at + 1) };
            findings.extend(cut(subject, end, true));
        }
    });
}

fn trap(scalar: &Scalar<'_>, raw: &str) -> Option<Diagnostic> {
    let other = reading(scalar.text)?;
    let quote = quoted(raw);
    let meant = match scalar.role {
        Role::Key => words::a_key(),
        Role::Text => words::a_text(),
        _ => words::an_id(),
    };

    let message = words::read_otherwise(&quote, &meant, &other);
    let text = format!("\"{raw}\"");
    let help = words::put_quotes(&text);
    Some(Diagnostic::error(Code::YamlTrap, scalar.span, message).help(help).fix(scalar.span, text))
}

/// What other readers take a plain value for, if not for a text that is written the same.
fn reading(text: &str) -> Option<Message> {
    const BOOLEANS: [&str; 8] = ["yes", "no", "on", "off", "y", "n", "true", "false"];
    if BOOLEANS.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Some(words::a_boolean());
    }
    if matches!(text, "null" | "Null" | "NULL") {
        return Some(words::nothing_null());
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        let is_special = |text: &str| [".inf", ".nan"].iter().any(|word| text.eq_ignore_ascii_case(word));
        return is_special(text.trim_start_matches(['-', '+'])).then(words::a_number);
    }
    if let Some(value) = sexagesimal(text) {
        return Some(words::number_base_60(value));
    }
    if is_date(text) {
        return Some(words::a_date());
    }
    is_other_number(text).then(words::number_lose_way_written)
}

/// `12:30` is 12 × 60 + 30.
fn sexagesimal(text: &str) -> Option<u64> {
    let text = text.trim_start_matches(['-', '+']);
    let (first, rest) = text.split_once(':')?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(first) || first.starts_with('0') {
        return None;
    }
    rest.split(':').try_fold(first.parse::<u64>().ok()?, |value, part| {
        let fits = is_digits(part) && part.len() <= 2;
        let part = part.parse::<u64>().ok().filter(|part| fits && *part < 60)?;
        value.checked_mul(60)?.checked_add(part)
    })
}

/// `2026-01-31`, perhaps with a time.
fn is_date(text: &str) -> bool {
    let (date, time) =
        text.split_once([' ', 'T', 't']).map_or((text, None), |(date, time)| (date, Some(time)));
    let mut parts =
        date.split('-').map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part.len()));
    let parts = [parts.next().flatten(), parts.next().flatten(), parts.next().flatten()];
    let is_time = |time: &str| time.contains(':') && !time.contains(|c: char| c.is_alphabetic() && c != 'Z');
    match (parts, time) {
        ([Some(4), Some(2), Some(2)], None) => date.len() == 10,
        ([Some(4), Some(1 | 2), Some(1 | 2)], Some(time)) => date.len() <= 10 && is_time(time),
        _ => false,
    }
}

/// Whether a text is a number that comes back written in another way: `08`, `1_000`, `0x1F`, `1e3`, `1.10`.
fn is_other_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = unsigned.strip_prefix(prefix) {
            return !digits.is_empty() && digits.chars().all(|c| c.is_digit(base) || c == '_');
        }
    }
    let (mantissa, exponent) =
        unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let begins = whole.starts_with(|c: char| c.is_ascii_digit()) || whole.is_empty() && fraction.is_some();
    let is_number = begins && is_digits(whole) && fraction.is_none_or(is_digits);
    let has_exponent = exponent.is_some_and(|exponent| {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    is_number
        && (exponent.is_none() || has_exponent)
        && (has_exponent
            || text.starts_with('+')
            || mantissa.contains('_')
            || whole.len() > 1 && whole.starts_with('0')
            || whole.is_empty()
            || fraction.is_some_and(|fraction| {
                fraction.len() != 1 && (fraction.is_empty() || fraction.ends_with('0'))
            }))
}

/// A `#…` behind a value that ends on a line, which begins a comment although it looks like a part of the value.
fn cut(subject: &FileSubject<'_>, end: usize, is_all: bool) -> Option<Diagnostic> {
    let behind = subject.source.text().get(end..)?;
    let gap: &[char] = if is_all { &[' ', '\t', ':', '-'] } else { &[' ', '\t'] };
    let after = behind.trim_start_matches(gap);
    let begins = after.strip_prefix('#')?.starts_with(char::is_alphanumeric) && after.len() < behind.len();
    if !begins {
        return None;
    }
    // Done last, because finding the end of a line is slow if the whole file is one line.
    let comment = after.lines().next()?.trim_end();
    let start = end + (behind.len() - after.len());
    let span = Span::new(start, start + comment.len());
    let quote = quoted(comment);
    let message =
        if is_all { words::comment_instead_of_value(&quote) } else { words::comment_after_text(&quote) };
    let help = words::quote_whole_value();
    Some(Diagnostic::error(Code::YamlTrap, span, message).help(help))
}
