//! TOML → spanned tree.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::{quoted, sentence};
use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::{Entry, MAX_DEPTH, MAX_FAULTS, Node, Style, Value, check_size, nfc};

use super::words;

/// Reads a TOML text into a tree.
///
/// # Errors
/// Every fault of the grammar, duplicate keys included.
pub fn parse(source: &SourceFile) -> Result<Node<'_>, Vec<Diagnostic>> {
    check_size(source).map_err(|fault| vec![*fault])?;
    let (table, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        return Err(errors.iter().take(MAX_FAULTS).map(|error| syntax(source, error)).collect());
    }
    if table.get_ref().is_empty() {
        let empty = words::empty_file();
        return Err(vec![Diagnostic::error(Code::EmptyFile, Span::default(), empty)]);
    }
    let span = Span::new(0, source.text().len());
    let value = map(source, table.into_inner(), 1).map_err(|fault| vec![*fault])?;
    let anchor = match &value {
        Value::Map(entries) => entries.first().map_or(span, |entry| entry.key_span),
        _ => span,
    };
    Ok(Node { span, anchor, value })
}

fn map<'s>(source: &SourceFile, table: DeTable<'s>, depth: usize) -> Result<Value<'s>, Box<Diagnostic>> {
    let entries = table.into_iter().map(|(key, value)| {
        let key_span = Span::from(key.span());
        let mut value = node(source, value, depth + 1)?;
        value.anchor = key_span;
        Ok(Entry { key: nfc(key.into_inner()), key_span, value })
    });
    let mut entries: Vec<Entry<'_>> = entries.collect::<Result<_, Box<Diagnostic>>>()?;
    entries.sort_by_key(|entry| entry.key_span);
    Ok(Value::Map(entries))
}

fn node<'s>(
    source: &SourceFile,
    value: Spanned<DeValue<'s>>,
    depth: usize,
) -> Result<Node<'s>, Box<Diagnostic>> {
    let span = Span::from(value.span());
    let literal = |text: String| Value::Scalar(text.into(), Style::Literal);
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar(nfc(text), Style::Quoted),
        DeValue::Integer(number) if number.radix() == 10 => literal(number.as_str().to_owned()),
        DeValue::Integer(_) | DeValue::Datetime(_) => literal(source.slice(span).to_owned()),
        DeValue::Float(number) => literal(number.as_str().to_owned()),
        DeValue::Boolean(value) => literal(value.to_string()),
        DeValue::Array(_) | DeValue::Table(_) if depth > MAX_DEPTH => {
            return Err(Box::new(too_deep(source.drawable(Span::new(span.start(), span.start() + 1)))));
        }
        DeValue::Array(items) => Value::List(
            items.into_iter().map(|item| node(source, item, depth + 1)).collect::<Result<_, _>>()?,
        ),
        DeValue::Table(table) => map(source, table, depth)?,
    };
    Ok(Node { span, anchor: span, value })
}

fn too_deep(span: Span) -> Diagnostic {
    let message = words::too_deep(MAX_DEPTH);
    Diagnostic::error(Code::TooDeep, span, message)
}

fn syntax(source: &SourceFile, error: &Error) -> Diagnostic {
    let span = error.span().map_or_else(Span::default, Span::from);
    let message = error.message();
    if message.contains("recursion") {
        return too_deep(source.drawable(span));
    }
    if message.starts_with("duplicate key") {
        let key = quoted(source.slice(span));
        let message = words::given_twice(&key);
        return Diagnostic::error(Code::DuplicateKey, span, message).help(words::keep_one());
    }
    let message = sentence(message);
    let message = words::not_toml(&message);
    Diagnostic::error(Code::Syntax, source.drawable(span), message)
}
