//! JSON → spanned tree, strictly by RFC 8259.

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::sentence;
use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::{Entry, MAX_DEPTH, MAX_NODES, Node, Style, Value, check_size, nfc};

use super::words;

/// Reads a JSON text into a tree.
///
/// # Errors
/// The first fault that makes the text unreadable.
pub fn parse(source: &SourceFile) -> Result<Node<'_>, Box<Diagnostic>> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    check_size(source)?;
    let parsed = parse_to_ast(source.text(), &CollectOptions::default(), &strict).map_err(|error| {
        let range = error.range();
        let span = source.drawable(Span::new(range.start, range.end.max(range.start + 1)));
        if matches!(error.kind(), ParseErrorKind::NestingDepthExceeded) {
            return Box::new(too_deep(span));
        }
        let what = sentence(&error.kind().to_string());
        Box::new(Diagnostic::error(Code::Syntax, span, words::not_json(&what)))
    })?;
    let Some(root) = parsed.value else {
        return Err(Box::new(Diagnostic::error(Code::EmptyFile, Span::default(), words::empty_file())));
    };
    check_rfc_8259(source)?;
    let mut nodes = 0;
    build(root, 1, &mut nodes)
}

/// What the parser lets pass and the standard does not: raw control characters, other kinds of blanks.
fn check_rfc_8259(source: &SourceFile) -> Result<(), Box<Diagnostic>> {
    let checked = serde_json::from_str::<serde::de::IgnoredAny>(source.text());
    checked.map(|_| ()).map_err(|error| {
        // serde_json counts lines from 1 and bytes; a column of 0 is the end of the line before.
        let line = source
            .text()
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let start = line + error.column().saturating_sub(1);
        let what = error.to_string();
        let what = sentence(what.split(" at line ").next().unwrap_or_default());
        let span = source.drawable(Span::new(start, start + 1));
        let message = words::not_json(&what);
        Box::new(Diagnostic::error(Code::Syntax, span, message))
    })
}

fn build<'s>(value: ast::Value<'s>, depth: usize, nodes: &mut usize) -> Result<Node<'s>, Box<Diagnostic>> {
    let range = value.range();
    let span = Span::new(range.start, range.end);
    *nodes += 1;
    if *nodes > MAX_NODES {
        return Err(Box::new(Diagnostic::error(
            Code::TooManyValues,
            span,
            words::too_many_values(MAX_NODES),
        )));
    }
    if depth > MAX_DEPTH && matches!(value, ast::Value::Array(_) | ast::Value::Object(_)) {
        return Err(Box::new(too_deep(Span::new(span.start(), span.start() + 1))));
    }
    let (anchor, value) = match value {
        ast::Value::NullKeyword(_) => (span, Value::Null),
        ast::Value::BooleanLit(literal) => {
            (span, Value::Scalar(if literal.value { "true" } else { "false" }.into(), Style::Literal))
        }
        ast::Value::NumberLit(literal) => (span, Value::Scalar(literal.value.into(), Style::Literal)),
        ast::Value::StringLit(literal) => (span, Value::Scalar(nfc(literal.value), Style::Quoted)),
        ast::Value::Array(array) => {
            let items = array.elements.into_iter().map(|item| build(item, depth + 1, nodes));
            (Span::new(span.start(), span.start() + 1), Value::List(items.collect::<Result<_, _>>()?))
        }
        ast::Value::Object(object) => {
            let mut entries = Vec::with_capacity(object.properties.len());
            for property in object.properties {
                let range = property.name.range();
                let key_span = Span::new(range.start, range.end);
                let key = match property.name {
                    ast::ObjectPropName::String(name) => nfc(name.value),
                    ast::ObjectPropName::Word(name) => name.value.into(),
                };
                let mut value = build(property.value, depth + 1, nodes)?;
                value.anchor = key_span;
                entries.push(Entry { key, key_span, value });
            }
            (Span::new(span.start(), span.start() + 1), Value::Map(entries))
        }
    };
    Ok(Node { span, anchor, value })
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(Code::TooDeep, span, words::too_deep(MAX_DEPTH))
}
