//! Texts as a validator sees them: values of JSON, typed by the core schema of YAML 1.2 (section 10.3.2).

use assess::base::source::SourceFile;
use assess::syntax::format::Format;
use assess::syntax::tree::{Node, Style, Value as Tree};
use serde_json::{Number, Value};

/// The value that a YAML 1.2, TOML or JSON reader makes of a text, or `None` if it is not of that format.
pub fn parse(format: Format, text: &str) -> Option<Value> {
    let source = SourceFile::new("file", text);
    let tree = format.parse(&source).ok()?;
    Some(value(&tree))
}

/// The value of a tree; of a key that is given twice, the last one counts.
fn value(node: &Node<'_>) -> Value {
    match &node.value {
        Tree::Null => Value::Null,
        Tree::Scalar(text, Style::Quoted) => Value::String(text.to_string()),
        Tree::Scalar(text, Style::Plain | Style::Literal) => plain(text),
        Tree::List(items) => Value::Array(items.iter().map(value).collect()),
        Tree::Map(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.to_string(), value(&entry.value))).collect())
        }
    }
}

/// A plain scalar. JSON has no infinite numbers, so `.inf` and `.nan` stay texts.
fn plain(text: &str) -> Value {
    match text {
        "null" | "Null" | "NULL" | "~" | "" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let number = integer(text).or_else(|| float(text));
    number.map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

/// `[-+]? [0-9]+`, `0o [0-7]+` or `0x [0-9a-fA-F]+`.
fn integer(text: &str) -> Option<Number> {
    let radix = |digits: &str, radix| {
        let fits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        fits.then(|| i64::from_str_radix(digits, radix).ok()).flatten().map(Number::from)
    };
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number = radix(digits, 10)?.as_i64()?;
    Some(Number::from(if text.starts_with('-') { -number } else { number }))
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`.
fn float(text: &str) -> Option<Number> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned
        .split_once(['e', 'E'])
        .map_or((unsigned, None), |(mantissa, exponent)| (mantissa, Some(exponent)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_fits = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    if !(has_digits && digits(whole) && digits(fraction) && exponent_fits) {
        return None;
    }
    Number::from_f64(text.parse().ok()?)
}

#[test]
fn plain_scalars_are_typed_by_the_core_schema() {
    use serde_json::json;
    for (text, wanted) in [
        ("yes", json!("yes")),
        ("No", json!("No")),
        ("True", json!(true)),
        ("~", json!(null)),
        ("08", json!(8)),
        ("-5", json!(-5)),
        ("0x1F", json!(31)),
        ("0o17", json!(15)),
        ("92.5", json!(92.5)),
        (".5", json!(0.5)),
        ("5.", json!(5.0)),
        ("1e3", json!(1000.0)),
        ("1_000", json!("1_000")),
        ("1.0.0", json!("1.0.0")),
        ("2025-12-01", json!("2025-12-01")),
        ("92,5", json!("92,5")),
        ("812/1021", json!("812/1021")),
        ("-", json!("-")),
        (".", json!(".")),
        ("e5", json!("e5")),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
    assert_eq!(parse(Format::Yaml, "a: 'yes'\nb: '1'"), Some(json!({"a": "yes", "b": "1"})));
}
