//! What most YAML files are made of → spanned tree, several times as fast as the parser of all of YAML.
//!
//! Read are block maps whose keys are plain ASCII words, block lists, blank lines and comments, and on one line each:
//! plain scalars, quoted scalars without escapes, and `{…}` and `[…]` of all these. Whatever else a text has, be it
//! rare or wrong, gives no tree at all, and the text goes to [`parser`](super::parser), which alone knows what is
//! wrong. So there is one meaning, that of the parser: the tests below compare the two.

use std::borrow::Cow;

use crate::base::source::Span;
use crate::syntax::tree::{Entry, MAX_NODES, Node, Style, Value, nfc};

use super::Comment;

/// The deepest nesting that is read here; the parser reads more.
const MAX_DEPTH: usize = 16;

/// The longest key that is read here. YAML itself ends at 1,024 characters.
const MAX_KEY: usize = 128;

/// How many entries of a map there is room for at first.
const FIRST_ENTRIES: usize = 8;

/// What a byte of a plain scalar is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// A letter, a digit, or one of the marks that keys may have.
    Word,
    /// A mark or a blank that means nothing in a plain scalar, once it has begun.
    Mark,
    /// It depends on what is around it.
    Other,
}

/// What each byte is.
const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut at = b' ';
    while at <= b'~' {
        bytes[at as usize] = match at {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' => Byte::Word,
            b'#' | b':' | b',' | b'[' | b']' | b'{' | b'}' => Byte::Other,
            _ => Byte::Mark,
        };
        at += 1;
    }
    bytes
};

/// Reads a text, and its comments where they are asked for; `None` if it is not one of the usual.
pub(super) fn parse(text: &str, with_comments: bool) -> Option<(Node<'_>, Vec<Comment>)> {
    let comments = with_comments.then(Vec::new);
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, indent: 0, count: 0, comments };
    reader.seek(0)?;
    if reader.is_at_end() || reader.indent > 0 {
        return None;
    }
    let root = reader.block_map(0, 0)?;
    reader.is_at_end().then(|| (root, reader.comments.unwrap_or_default()))
}

struct Reader<'s> {
    text: &'s str,
    bytes: &'s [u8],
    /// The first byte of what comes next, which begins a line, or stands behind a `- `; or the end of the text.
    at: usize,
    /// How many blanks stand before it on its line; 0 at the end of the text.
    indent: usize,
    /// How many values there are, and comments.
    count: usize,
    comments: Option<Vec<Comment>>,
}

/// A value on a line, and the byte behind it.
type Inline<'s> = (Node<'s>, usize);

impl<'s> Reader<'s> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// Counts something that takes memory; too much is left to the parser.
    fn count(&mut self) -> Option<()> {
        self.count += 1;
        (self.count <= MAX_NODES).then_some(())
    }

    /// Counts a collection at a depth; too deep is left to the parser.
    fn descend(&mut self, depth: usize) -> Option<()> {
        self.count()?;
        (depth < MAX_DEPTH).then_some(())
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while self.byte(at) == Some(b' ') {
            at += 1;
        }
        at
    }

    /// The beginning of the next line, if a line ends here.
    fn line_break(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            None => Some(at),
            Some(b'\n') => Some(at + 1),
            Some(b'\r') if self.byte(at + 1) == Some(b'\n') => Some(at + 2),
            Some(_) => None,
        }
    }

    /// Goes to the first line with content, from the beginning of a line on.
    fn seek(&mut self, mut line: usize) -> Option<()> {
        loop {
            let at = self.skip_blanks(line);
            if at == self.bytes.len() {
                (self.at, self.indent) = (at, 0);
                return Some(());
            }
            line = match self.line_break(at) {
                Some(next) => next,
                None if self.byte(at) == Some(b'#') => self.comment(at)?,
                None => {
                    (self.at, self.indent) = (at, at - line);
                    return Some(());
                }
            };
        }
    }

    /// Goes on behind the last value of a line.
    fn end_line(&mut self, end: usize) -> Option<()> {
        let at = self.skip_blanks(end);
        let next = match self.line_break(at) {
            Some(next) => next,
            None if at > end && self.byte(at) == Some(b'#') => self.comment(at)?,
            None => return None,
        };
        self.seek(next)
    }

    /// Reads a comment; gives the beginning of the next line.
    fn comment(&mut self, start: usize) -> Option<usize> {
        self.count()?;
        let mut end = start;
        let next = loop {
            match self.line_break(end) {
                Some(next) => break next,
                None => end += self.width(end)?,
            }
        };
        if let Some(comments) = &mut self.comments {
            let text = self.text.get(start + 1..end)?.to_owned();
            comments.push(Comment { span: Span::new(start, end), text });
        }
        Some(next)
    }

    /// The width of the character here, if it is one that means nothing by itself to any reader of YAML.
    #[inline]
    fn width(&self, at: usize) -> Option<usize> {
        match self.byte(at)? {
            b' '..=b'~' => Some(1),
            0x80.. => match self.text.get(at..)?.chars().next()? {
                '\u{2028}' | '\u{2029}' => None,
                c @ '\u{a0}'..='\u{d7ff}' => Some(c.len_utf8()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The end of the key that begins here, where its colon stands.
    fn key(&self, start: usize) -> Option<usize> {
        let rest = self.bytes.get(start..)?;
        let length = rest.iter().position(|byte| BYTES[usize::from(*byte)] != Byte::Word)?;
        let end = start + length;
        let is_key = rest.first()?.is_ascii_alphabetic()
            && length <= MAX_KEY
            && self.byte(end) == Some(b':')
            && (self.byte(end + 1) == Some(b' ') || self.line_break(end + 1).is_some())
            && !is_null(self.text.get(start..end)?);
        is_key.then_some(end)
    }

    /// Whether an item of a block list begins here.
    fn is_item(&self, at: usize) -> bool {
        self.byte(at) == Some(b'-') && (self.byte(at + 1) == Some(b' ') || self.line_break(at + 1).is_some())
    }

    /// The map whose first key stands here, and whose keys have so many blanks before them.
    fn block_map(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        self.descend(depth)?;
        let start = self.at;
        let mut entries: Vec<Entry<'s>> = Vec::with_capacity(FIRST_ENTRIES);
        loop {
            let key = Span::new(self.at, self.key(self.at)?);
            self.count()?;
            let at = self.skip_blanks(key.end() + 1);
            let value = if self.is_bare(at) {
                self.end_line(key.end() + 1)?;
                let is_list = !self.is_at_end() && self.indent == indent && self.is_item(self.at);
                if is_list {
                    // To the parser, such a list begins with what its first item is.
                    self.block_list(indent, self.skip_blanks(self.at + 1), depth + 1)?
                } else {
                    self.below(indent, key.end(), depth)?
                }
            } else {
                let (value, end) = self.inline(at, false, depth + 1)?;
                self.end_line(end)?;
                value
            };
            entries.push(self.entry(key, value)?);
            if self.is_at_end() || self.indent < indent {
                break;
            }
            if self.indent > indent {
                return None;
            }
        }
        let end = entries.last().map(|entry| entry.value.span.end().max(entry.key_span.end()))?;
        let anchor = entries.first()?.key_span;
        Some(Node { span: Span::new(start, end), anchor, value: Value::Map(entries) })
    }

    /// The list whose first item begins here, and whose items have so many blanks before them.
    fn block_list(&mut self, indent: usize, start: usize, depth: usize) -> Option<Node<'s>> {
        self.descend(depth)?;
        let mut items: Vec<Node<'s>> = Vec::new();
        loop {
            let dash = self.at;
            let at = self.skip_blanks(dash + 1);
            if self.line_break(at).is_some() {
                self.end_line(at)?;
                items.push(self.below(indent, at, depth)?);
            } else if self.key(at).is_some() {
                self.at = at;
                items.push(self.block_map(indent + at - dash, depth + 1)?);
            } else {
                let (item, end) = self.inline(at, false, depth + 1)?;
                self.end_line(end)?;
                items.push(item);
            }
            if self.is_at_end() || self.indent < indent || self.indent == indent && !self.is_item(self.at) {
                break;
            }
            if self.indent > indent {
                return None;
            }
        }
        let end = items.last()?.span.end();
        Some(Node {
            span: Span::new(start, end),
            anchor: Span::new(start, start + 1),
            value: Value::List(items),
        })
    }

    /// What stands on the lines below a key or a dash, if they have more blanks before them; nothing, at `empty`, if
    /// they do not.
    fn below(&mut self, indent: usize, empty: usize, depth: usize) -> Option<Node<'s>> {
        if self.is_at_end() || self.indent <= indent {
            self.count()?;
            return Some(scalar(empty, empty, Value::Null).0);
        }
        if self.is_item(self.at) {
            self.block_list(self.indent, self.at, depth + 1)
        } else {
            self.block_map(self.indent, depth + 1)
        }
    }

    /// Whether the line has no value, from here on.
    fn is_bare(&self, at: usize) -> bool {
        self.byte(at) == Some(b'#') || self.line_break(at).is_some()
    }

    fn entry(&self, key_span: Span, mut value: Node<'s>) -> Option<Entry<'s>> {
        value.anchor = key_span;
        let key = Cow::Borrowed(self.text.get(key_span.range())?);
        Some(Entry { key, key_span, value })
    }

    /// The value that begins here and ends on its line.
    fn inline(&mut self, at: usize, in_flow: bool, depth: usize) -> Option<Inline<'s>> {
        match self.byte(at)? {
            quote @ (b'"' | b'\'') => self.quoted(at, quote),
            b'{' => self.flow_map(at, depth),
            b'[' => self.flow_list(at, depth),
            _ => self.plain(at, in_flow),
        }
    }

    fn flow_map(&mut self, start: usize, depth: usize) -> Option<Inline<'s>> {
        self.descend(depth)?;
        let mut entries = Vec::with_capacity(FIRST_ENTRIES);
        let end = self.flow(start, b'}', |reader, at| {
            let key = Span::new(at, reader.key(at)?);
            reader.count()?;
            let at = reader.skip_blanks(key.end() + 1);
            let (value, end) = reader.inline(at, true, depth + 1)?;
            entries.push(reader.entry(key, value)?);
            Some(end)
        })?;
        Some(collection(start, end, Value::Map(entries)))
    }

    fn flow_list(&mut self, start: usize, depth: usize) -> Option<Inline<'s>> {
        self.descend(depth)?;
        let mut items = Vec::new();
        let end = self.flow(start, b']', |reader, at| {
            let (item, end) = reader.inline(at, true, depth + 1)?;
            items.push(item);
            Some(end)
        })?;
        Some(collection(start, end, Value::List(items)))
    }

    /// Reads the parts between brackets, each with `read`, which gives the byte behind it; gives the byte behind them.
    fn flow(
        &mut self,
        open: usize,
        close: u8,
        mut read: impl FnMut(&mut Self, usize) -> Option<usize>,
    ) -> Option<usize> {
        let mut at = self.skip_blanks(open + 1);
        if self.byte(at)? == close {
            return Some(at + 1);
        }
        loop {
            let end = read(self, at)?;
            at = self.skip_blanks(end);
            match self.byte(at)? {
                b',' => at = self.skip_blanks(at + 1),
                byte if byte == close => return Some(at + 1),
                _ => return None,
            }
        }
    }

    fn quoted(&mut self, start: usize, quote: u8) -> Option<Inline<'s>> {
        self.count()?;
        let mut end = start + 1;
        loop {
            match self.byte(end)? {
                byte if byte == quote => break,
                b'\\' if quote == b'"' => return None,
                _ => end += self.width(end)?,
            }
        }
        // Two single quotes stand for one.
        if self.byte(end + 1) == Some(quote) {
            return None;
        }
        let text = nfc(Cow::Borrowed(self.text.get(start + 1..end)?));
        Some(scalar(start, end + 1, Value::Scalar(text, Style::Quoted)))
    }

    fn plain(&mut self, start: usize, in_flow: bool) -> Option<Inline<'s>> {
        self.count()?;
        let is_word = |at: usize| self.byte(at).is_some_and(|byte| byte.is_ascii_alphanumeric());
        let may_begin = match self.byte(start)? {
            b'_' | b'/' | b'.' | b'(' | b'~' | b'+' | 0x80.. => true,
            b'-' => is_word(start + 1),
            _ => is_word(start),
        };
        if !may_begin {
            return None;
        }
        let mut at = start;
        while let Some(byte) = self.byte(at) {
            if BYTES[usize::from(byte)] != Byte::Other {
                at += 1;
                continue;
            }
            let next = || self.byte(at + 1);
            match byte {
                b'\n' => break,
                b'\r' if self.line_break(at).is_some() => break,
                b'#' if self.byte(at - 1) == Some(b' ') => break,
                b':' if next() == Some(b' ') || self.line_break(at + 1).is_some() => return None,
                b':' if in_flow && matches!(next(), Some(b',' | b'[' | b']' | b'{' | b'}')) => return None,
                b',' | b']' | b'}' if in_flow => break,
                b'[' | b'{' if in_flow => return None,
                _ => at += self.width(at)?,
            }
        }
        let text = self.text.get(start..at)?.trim_end_matches(' ');
        let end = start + text.len();
        let value =
            if is_null(text) { Value::Null } else { Value::Scalar(nfc(Cow::Borrowed(text)), Style::Plain) };
        Some(scalar(start, end, value))
    }
}

/// Whether a plain scalar stands for nothing.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

fn scalar(start: usize, end: usize, value: Value<'_>) -> Inline<'_> {
    let span = Span::new(start, end);
    (Node { span, anchor: span, value }, end)
}

fn collection(start: usize, end: usize, value: Value<'_>) -> Inline<'_> {
    (Node { span: Span::new(start, end), anchor: Span::new(start, start + 1), value }, end)
}

#[cfg(test)]
mod tests;
