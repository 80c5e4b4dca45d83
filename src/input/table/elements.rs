//! Where the elements of a JSON array begin and end (RFC 8259); what is in them, the reader of JSON says.

/// What comes next in an array whose bracket has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// An element from the first place to before the second.
    Element(usize, usize),
    /// The end of the array, which is behind this place.
    End(usize),
    /// Something that does not belong there.
    Wrong(usize),
    /// The bytes end before that can be said.
    Unfinished,
}

/// Whether bytes begin with an array of objects; gives the place behind its bracket.
#[must_use]
pub(in crate::input) fn begins(bytes: &[u8]) -> Option<usize> {
    let at = past_blanks(bytes, 0);
    let is_array = bytes.get(at) == Some(&b'[');
    let next = bytes.get(past_blanks(bytes, at + 1));
    (is_array && matches!(next, Some(b'{' | b']'))).then_some(at + 1)
}

/// What comes next; before the first element no comma stands.
pub(super) fn next(bytes: &[u8], is_first: bool) -> Next {
    let mut at = past_blanks(bytes, 0);
    match bytes.get(at) {
        None => return Next::Unfinished,
        Some(b']') => return Next::End(at + 1),
        Some(b',') if !is_first => at = past_blanks(bytes, at + 1),
        Some(_) if !is_first => return Next::Wrong(at),
        Some(_) => {}
    }
    match bytes.get(at) {
        None => Next::Unfinished,
        Some(b',' | b']') => Next::Wrong(at),
        Some(_) => end(bytes, at).map_or(Next::Unfinished, |end| Next::Element(at, end)),
    }
}

/// Where the element ends that begins here.
fn end(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        if in_text {
            in_text = is_escaped || *byte != b'"';
            is_escaped = !is_escaped && *byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b',' | b'}' | b']' if depth == 0 => return Some(at),
            b'}' | b']' if depth == 1 => return Some(at + 1),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The first place from here on that is no blank.
pub(super) fn past_blanks(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_is_cut_into_its_elements() {
        let text = br#"{"a": "]}\"", "b": [1, {}]} , {"c": 2},3]"#;
        let (mut start, mut found) = (0, Vec::new());
        loop {
            match next(&text[start..], start == 0) {
                Next::Element(from, to) => {
                    found.push(std::str::from_utf8(&text[start + from..start + to]).unwrap_or_default());
                    start += to;
                }
                other => {
                    assert_eq!(other, Next::End(1));
                    break;
                }
            }
        }
        assert_eq!(found, [r#"{"a": "]}\"", "b": [1, {}]}"#, r#"{"c": 2}"#, "3"]);
    }

    #[test]
    fn what_is_no_array_is_told() {
        assert_eq!(begins(b" [\n {"), Some(2));
        assert_eq!(begins(b"[]"), Some(1));
        for text in ["[agency]", "[[x]]", "{", "[1]", "", "["] {
            assert_eq!(begins(text.as_bytes()), None, "{text}");
        }
        for (text, is_first, expected) in [
            ("{}", false, Next::Wrong(0)),
            (",]", false, Next::Wrong(1)),
            (",", true, Next::Wrong(0)),
            (" ", true, Next::Unfinished),
            ("{\"a\": \"}", true, Next::Unfinished),
        ] {
            assert_eq!(next(text.as_bytes(), is_first), expected, "{text}");
        }
    }
}
