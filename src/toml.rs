//! TOML → spanned tree.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::both;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use crate::tree::{Entry, Node, Style, Value, nfc, quoted};

/// Reads a TOML text into a tree.
///
/// # Errors
/// Every fault of the grammar, duplicate keys included.
pub fn parse(source: &SourceFile) -> Result<Node<'_>, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| syntax(source, error)).collect());
    }
    if table.get_ref().is_empty() {
        let empty = both!("the file is empty", "tệp trống");
        return Err(vec![Diagnostic::error(Code::EmptyFile, Span::default(), empty)]);
    }
    let span = Span::new(0, source.text().len());
    let value = map(table.into_inner());
    let anchor = match &value {
        Value::Map(entries) => entries.first().map_or(span, |entry| entry.key_span),
        _ => span,
    };
    Ok(Node { span, anchor, value })
}

fn map(table: DeTable<'_>) -> Value<'_> {
    let mut entries: Vec<Entry<'_>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_span = Span::from(key.span());
            let mut value = node(value);
            value.anchor = key_span;
            Entry { key: nfc(key.into_inner()), key_span, value }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    Value::Map(entries)
}

fn node(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let span = Span::from(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar(nfc(text), Style::Quoted),
        DeValue::Integer(number) if number.radix() == 10 => {
            Value::Scalar(number.as_str().to_owned().into(), Style::Literal)
        }
        DeValue::Integer(number) => Value::Scalar(format!("0x{}", number.as_str()).into(), Style::Literal),
        DeValue::Float(number) => Value::Scalar(number.as_str().to_owned().into(), Style::Literal),
        DeValue::Boolean(value) => Value::Scalar(value.to_string().into(), Style::Literal),
        DeValue::Datetime(date) => Value::Scalar(date.to_string().into(), Style::Literal),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(table) => map(table),
    };
    Node { span, anchor: span, value }
}

fn syntax(source: &SourceFile, error: &Error) -> Diagnostic {
    let span = error.span().map_or_else(Span::default, Span::from);
    let message = error.message();
    if message.contains("recursion limit") || message.contains("nesting") {
        let message = both!("nested too deep", "lồng nhau quá sâu");
        return Diagnostic::error(Code::TooDeep, source.drawable(span), message);
    }
    if message.starts_with("duplicate key") {
        let key = quoted(source.slice(span));
        return Diagnostic::error(
            Code::DuplicateKey,
            span,
            both!("`{key}` is given twice", "khóa `{key}` bị lặp lại"),
        )
        .help(both!("keep one of the two", "hãy giữ lại một trong hai"));
    }
    let message = quoted(message);
    Diagnostic::error(
        Code::Syntax,
        source.drawable(span),
        both!("not TOML: {message}", "không đúng TOML: {message}"),
    )
}
