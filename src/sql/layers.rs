//! The steps of a query: each a `SELECT` from the one before. What nothing asks for is left out, so a query computes no
//! more than its columns need.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::base::lang::Lang;

use super::dialect::Dialect;

/// The most columns that a step may have: `PostgreSQL` has a limit of 1,664.
const MOST_COLUMNS: usize = 1_600;

/// The steps of a query.
#[derive(Debug, Default)]
pub(super) struct Layers(Vec<Layer>);

/// What a step is about, in each language.
pub(super) type About = fn(Lang) -> &'static str;

/// A step.
#[derive(Debug)]
struct Layer {
    name: String,
    about: About,
    columns: Vec<(String, String)>,
}

impl Layers {
    /// Begins a step.
    pub fn step(&mut self, name: impl Into<String>, about: About) {
        self.0.push(Layer { name: name.into(), about, columns: Vec::new() });
    }

    /// Adds a column to the step; its name is like that of no other.
    pub fn add(&mut self, name: impl Into<String>, expression: impl Into<String>) {
        if let Some(layer) = self.0.last_mut() {
            layer.columns.push((name.into(), expression.into()));
        }
    }

    /// How many columns the step has so far.
    pub fn count(&self) -> usize {
        self.0.last().map_or(0, |layer| layer.columns.len())
    }

    /// The text of the query, with these columns at its end; nothing if a step has too many for the database.
    pub fn write(
        &self,
        dialect: Dialect,
        table: &str,
        outputs: &[(String, String)],
        lang: Lang,
    ) -> Option<String> {
        let all = self
            .0
            .iter()
            .enumerate()
            .flat_map(|(at, layer)| layer.columns.iter().map(move |it| (&*it.0, at)));
        let steps: BTreeMap<&str, usize> = all.collect();
        let mut needed: BTreeSet<&str> = BTreeSet::new();
        for (_, expression) in outputs {
            needed.extend(names(expression, &steps));
        }
        let mut parts = Vec::new();
        for (at, layer) in self.0.iter().enumerate().rev() {
            let own: Vec<&(String, String)> =
                layer.columns.iter().filter(|(name, _)| needed.contains(&**name)).collect();
            if own.is_empty() {
                continue;
            }
            for (name, _) in &own {
                needed.remove(&**name);
            }
            let passed: Vec<&str> = needed.iter().copied().filter(|name| steps[name] < at).collect();
            for (_, expression) in &own {
                needed.extend(names(expression, &steps));
            }
            if dialect == Dialect::Postgres && passed.len() + own.len() > MOST_COLUMNS {
                return None;
            }
            parts.push((layer, passed, own));
        }
        let (mut text, mut from) = (String::new(), table);
        for (at, (layer, passed, own)) in parts.iter().rev().enumerate() {
            let start = if at == 0 { "WITH " } else { ",\n" };
            let _ = write!(
                text,
                "{start}-- {}\n{} {}\n  SELECT\n",
                (layer.about)(lang),
                layer.name,
                dialect.step()
            );
            let mut lines = wrapped(passed);
            lines.extend(own.iter().map(|(name, expression)| format!("    {expression} AS {name}")));
            text.push_str(&lines.join(",\n"));
            let _ = write!(text, "\n  FROM {from}{}\n)", dialect.fence());
            from = &layer.name;
        }
        text.push_str("\nSELECT\n");
        let lines: Vec<String> = outputs
            .iter()
            .map(|(name, expression)| format!("  {expression} AS {}", dialect.name(name)))
            .collect();
        text.push_str(&lines.join(",\n"));
        let _ = write!(text, "\nFROM {from};\n");
        Some(text)
    }
}

/// The names of columns of steps in an expression, outside of texts and quoted names.
fn names<'n>(expression: &str, known: &BTreeMap<&'n str, usize>) -> Vec<&'n str> {
    let (mut found, mut rest) = (Vec::new(), expression);
    while let Some(c) = rest.chars().next() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = match c {
            '\'' | '"' | '`' => {
                let inner = rest.get(1..).unwrap_or_default();
                let mut escaped = false;
                let end = inner.find(|other| {
                    let is_end = other == c && !escaped;
                    escaped = other == '\\' && c == '\'' && !escaped;
                    is_end
                });
                1 + end.map_or(inner.len(), |end| end + 1)
            }
            _ if is_word(c) => rest.find(|other| !is_word(other)).unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        let (word, behind) = rest.split_at(length);
        found.extend(known.get_key_value(word).map(|(name, _)| *name));
        rest = behind;
    }
    found
}

/// Names in lines that are not too long.
fn wrapped(names: &[&str]) -> Vec<String> {
    const WIDTH: usize = 100;
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.len() + name.len() + 2 <= WIDTH => {
                line.push_str(", ");
                line.push_str(name);
            }
            _ => lines.push(format!("    {name}")),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_is_computed() {
        let mut layers = Layers::default();
        layers.step("cells", |_| "cells");
        layers.add("t1", "CAST(\"a t2\" AS TEXT)");
        layers.add("t2", "'t1'");
        layers.step("sums", |_| "sums");
        layers.add("s1", "t1 + 1");
        layers.add("s2", "t2");
        let text = layers.write(Dialect::Postgres, "answers", &[("x".into(), "s1 + t1".into())], Lang::En);
        assert_eq!(
            text.as_deref(),
            Some(
                "WITH -- cells\ncells AS (\n  SELECT\n    CAST(\"a t2\" AS TEXT) AS t1\n  FROM answers\n  OFFSET 0\n),\n\
                 -- sums\nsums AS (\n  SELECT\n    t1,\n    t1 + 1 AS s1\n  FROM cells\n  OFFSET 0\n)\nSELECT\n  \
                 s1 + t1 AS \"x\"\nFROM sums;\n"
            )
        );
    }
}
