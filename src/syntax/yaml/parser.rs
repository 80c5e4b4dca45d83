//! All of YAML that is read → spanned tree. The only module that knows the YAML parser.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::{quoted, sentence};
use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::{Entry, MAX_DEPTH, MAX_NODES, Node, Style, Value, nfc};

use super::Comment;
use super::usual::is_null;
use super::words;

/// Reads a YAML text into a tree, and its comments where they are asked for.
///
/// # Errors
/// The first fault that makes the text unreadable.
pub(super) fn parse(
    source: &SourceFile,
    with_comments: bool,
) -> Result<(Node<'_>, Vec<Comment>), Box<Diagnostic>> {
    Builder::new(source, with_comments.then(Vec::new)).build()
}

struct Builder<'s> {
    source: &'s SourceFile,
    nodes: usize,
    stack: Vec<Open<'s>>,
    anchors: HashMap<usize, (Node<'s>, usize)>,
    root: Option<Node<'s>>,
    comments: Option<Vec<Comment>>,
}

/// A collection whose end has not been read yet.
struct Open<'s> {
    start: usize,
    flow: bool,
    anchor_id: usize,
    nodes_before: usize,
    content: Content<'s>,
}

enum Content<'s> {
    List(Vec<Node<'s>>),
    Map(Vec<Entry<'s>>, Option<(Cow<'s, str>, Span)>),
}

impl<'s> Builder<'s> {
    fn new(source: &'s SourceFile, comments: Option<Vec<Comment>>) -> Self {
        Self { source, nodes: 0, stack: Vec::new(), anchors: HashMap::new(), root: None, comments }
    }

    fn build(mut self) -> Result<(Node<'s>, Vec<Comment>), Box<Diagnostic>> {
        let mut options = Options::default();
        options.set_emit_comments(self.comments.is_some());
        options.max_buffered_comment_events = MAX_NODES;
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(self.source.text(), options) {
            let (event, span) = event.map_err(|error| Box::new(self.syntax(&error)))?;
            let tag_span = span.tag_span().and_then(|span| span.byte_range()).map(Span::from);
            let span = span.byte_range().map_or_else(Span::default, Span::from);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(fault(Code::SecondDocument, span, words::second_document())
                            .help(words::one_document_a_file())
                            .into());
                    }
                }
                Event::Scalar(text, style, anchor_id, tag) => {
                    if tag.is_some() {
                        return Err(tag_fault(tag_span.unwrap_or(span)).into());
                    }
                    self.scalar(text, style, anchor_id, span)?;
                }
                Event::SequenceStart(style, anchor_id, tag) => {
                    if tag.is_some() {
                        return Err(tag_fault(tag_span.unwrap_or(span)).into());
                    }
                    let flow = style == granit_parser::StructureStyle::Flow;
                    self.open(span, flow, anchor_id, Content::List(Vec::new()))?;
                }
                Event::MappingStart(style, anchor_id, tag) => {
                    if tag.is_some() {
                        return Err(tag_fault(tag_span.unwrap_or(span)).into());
                    }
                    let flow = style == granit_parser::StructureStyle::Flow;
                    self.open(span, flow, anchor_id, Content::Map(Vec::new(), None))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                Event::Alias(id) => self.alias(id, span)?,
                Event::Comment(text, _) => {
                    if let Some(comments) = &mut self.comments {
                        comments.push(Comment { span, text: text.into_owned() });
                    }
                }
                _ => {}
            }
        }
        let end = Span::new(0, 0);
        let comments = self.comments.unwrap_or_default();
        self.root
            .filter(|root| !root.is_null())
            .map(|root| (root, comments))
            .ok_or_else(|| Box::new(fault(Code::EmptyFile, end, words::empty_file())))
    }

    fn scalar(
        &mut self,
        text: Cow<'s, str>,
        style: ScalarStyle,
        anchor_id: usize,
        span: Span,
    ) -> Result<(), Box<Diagnostic>> {
        self.count(1, span)?;
        let value = if style == ScalarStyle::Plain {
            if span.start() == span.end() || is_null(&text) {
                Value::Null
            } else {
                Value::Scalar(nfc(text), Style::Plain)
            }
        } else {
            Value::Scalar(nfc(text), Style::Quoted)
        };
        let node = Node { span, anchor: span, value };
        if anchor_id != 0 {
            self.anchors.insert(anchor_id, (node.clone(), 1));
        }
        self.place(node)
    }

    fn open(
        &mut self,
        span: Span,
        flow: bool,
        anchor_id: usize,
        content: Content<'s>,
    ) -> Result<(), Box<Diagnostic>> {
        self.count(1, span)?;
        if self.stack.len() >= MAX_DEPTH {
            return Err(fault(Code::TooDeep, span, words::too_deep(MAX_DEPTH)).into());
        }
        if let Some(Open { content: Content::Map(_, None), .. }) = self.stack.last() {
            return Err(fault(Code::ComplexKey, span, words::complex_key())
                .help(words::key_is_a_word())
                .into());
        }
        self.stack.push(Open { start: span.start(), flow, anchor_id, nodes_before: self.nodes, content });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Box<Diagnostic>> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        let (value, last) = match open.content {
            Content::List(items) => {
                let last = items.last().map(|item| item.span.end());
                (Value::List(items), last)
            }
            Content::Map(entries, _) => {
                let last = entries.last().map(|entry| entry.value.span.end().max(entry.key_span.end()));
                (Value::Map(entries), last)
            }
        };
        // A block collection ends where the next token begins, which is behind blank lines and comments.
        let end = if open.flow { end.end() } else { last.unwrap_or(open.start) };
        let anchor = match &value {
            Value::Map(entries) if !open.flow => entries.first().map(|entry| entry.key_span),
            _ => None,
        };
        let anchor = anchor.unwrap_or_else(|| Span::new(open.start, open.start + 1));
        let node = Node { span: Span::new(open.start, end), anchor, value };
        if open.anchor_id != 0 {
            // The copy that is kept for aliases takes memory, so it counts as if it were written out.
            let size = self.nodes - open.nodes_before + 1;
            self.count(size, Span::new(open.start, open.start + 1))?;
            self.anchors.insert(open.anchor_id, (node.clone(), size));
        }
        self.place(node)
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Box<Diagnostic>> {
        let Some(size) = self.anchors.get(&id).map(|(_, size)| *size) else {
            return Err(fault(Code::RecursiveAlias, span, words::alias_contains_itself()).into());
        };
        self.count(size, span)?;
        let mut node = self.anchors[&id].0.clone();
        relocate(&mut node, span);
        if self.stack.len() + depth(&node) > MAX_DEPTH {
            return Err(fault(Code::TooDeep, span, words::too_deep(MAX_DEPTH)).into());
        }
        self.place(node)
    }

    fn place(&mut self, mut node: Node<'s>) -> Result<(), Box<Diagnostic>> {
        match self.stack.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map(entries, pending)) => match pending.take() {
                Some((key, key_span)) => {
                    node.anchor = key_span;
                    entries.push(Entry { key, key_span, value: node });
                }
                None => match node.value {
                    Value::Scalar(key, style) => {
                        if key == "<<" && style == Style::Plain {
                            return Err(fault(Code::MergeKey, node.span, words::merge_key())
                                .help(words::write_keys_out())
                                .into());
                        }
                        *pending = Some((key, node.span));
                    }
                    Value::Null => *pending = Some((Cow::Borrowed("null"), node.span)),
                    Value::List(_) | Value::Map(_) => {
                        return Err(fault(Code::ComplexKey, node.anchor, words::complex_key()).into());
                    }
                },
            },
        }
        Ok(())
    }

    fn count(&mut self, nodes: usize, span: Span) -> Result<(), Box<Diagnostic>> {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes > MAX_NODES {
            return Err(fault(Code::TooManyValues, span, words::too_many_values_of_aliases(MAX_NODES)).into());
        }
        Ok(())
    }

    /// The text that a fault of the grammar is about: the parser's place is sometimes behind or before it.
    fn offending(&self, error: &ScanError) -> Span {
        use ErrorKind as K;
        let text = self.source.text();
        let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let start = match error.kind() {
            K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation if before.ends_with('\t') => {
                before.trim_end_matches('\t').len()
            }
            K::UnexpectedCharacter { character } => after.find(*character).map_or(at, |found| at + found),
            // The quote that was opened last, at the beginning of a value.
            K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent => before
                .rmatch_indices(['"', '\''])
                .map(|(quote, _)| quote)
                .find(|&quote| before[..quote].ends_with([' ', '[', '{', ',', ':', '\n']) || quote == 0)
                .unwrap_or(at),
            _ => at,
        };
        let width = text[start..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, start + width)
    }

    fn syntax(&self, error: &ScanError) -> Diagnostic {
        let span = self.offending(error);
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            return fault(Code::TooDeep, span, words::too_deep(MAX_DEPTH));
        }
        let (message, help) = words_of(error);
        let found = fault(Code::Syntax, span, message).maybe_help(help);
        let is_colon = found.message == words::colon_inside_value();
        if let Some((key, value, below)) = is_colon.then(|| self.value_above(span.start())).flatten() {
            return fault(Code::Syntax, span, words::value_and_lines_below(&quoted(key)))
                .help(words::one_place_for_the_value(&quoted(key), &quoted(below)))
                .related(value, words::the_value());
        }
        match self.unclosed(span.start()) {
            // In a list that goes on over lines, a colon stands for a key that was meant to follow it.
            Some(open) if is_colon => {
                let found = Diagnostic { message: words::bracket_not_closed(), ..found };
                found.help(words::close_bracket()).related(open, words::opened_here())
            }
            _ => found,
        }
    }

    /// Where the line of a colon stands below one that has both a key and a value: that key and value, and the lower key.
    fn value_above(&self, colon: usize) -> Option<(&'s str, Span, &'s str)> {
        let before = self.source.text().get(..colon)?;
        let (above, line) = before.rsplit_once('\n')?;
        let below = line.trim_start();
        let is_skipped = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
        let (start, upper) = above
            .rmatch_indices('\n')
            .map(|(at, _)| at + 1)
            .chain([0])
            .map(|start| (start, above[start..].lines().next().unwrap_or_default()))
            .find(|(_, line)| !is_skipped(line))?;
        let (key, value) = upper.split_once(": ")?;
        let (key, indentation) = (key.trim_start(), key.len() - key.trim_start().len());
        let value = value.split(" #").next().unwrap_or_default();
        let is_plain = !value.trim().is_empty() && !value.trim_start().starts_with(['|', '>', '[', '{', '#']);
        let is_below = line.len() - below.len() > indentation && !below.contains([':', '"', '\'']);
        let from = start + upper.len() - upper.split_once(": ")?.1.trim_start().len();
        (is_plain && is_below).then(|| (key, Span::new(from, from + value.trim().len()), below))
    }

    /// The `[` on an earlier line that is still open at a place, as far as brackets alone tell.
    fn unclosed(&self, at: usize) -> Option<Span> {
        let before = self.source.text().get(..at)?;
        let mut closed = 0_usize;
        let brackets = before.rmatch_indices(['[', ']']);
        let open = brackets.into_iter().find(|(_, bracket)| {
            let is_open = *bracket == "[" && closed == 0;
            closed = if *bracket == "]" { closed + 1 } else { closed.saturating_sub(1) };
            is_open
        });
        let (open, _) = open?;
        before.get(open..)?.contains('\n').then(|| Span::new(open, open + 1))
    }
}

/// Moves a node to where it is used, which is the place that a fault is about.
fn relocate(node: &mut Node<'_>, span: Span) {
    node.span = span;
    node.anchor = span;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| relocate(item, span)),
        Value::Map(entries) => {
            for entry in entries {
                entry.key_span = span;
                relocate(&mut entry.value, span);
            }
        }
        Value::Null | Value::Scalar(..) => {}
    }
}

fn depth(node: &Node<'_>) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Map(entries) => 1 + entries.iter().map(|entry| depth(&entry.value)).max().unwrap_or(0),
        Value::Null | Value::Scalar(..) => 0,
    }
}

fn fault(code: Code, span: Span, message: Message) -> Diagnostic {
    Diagnostic::error(code, span, message)
}

fn tag_fault(span: Span) -> Diagnostic {
    fault(Code::Tag, span, words::tag()).help(words::remove_tag())
}

/// The parser's fault in the user's words: what it is, and what to do.
fn words_of(error: &ScanError) -> (Message, Option<Message>) {
    use ErrorKind as K;
    match error.kind() {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => (words::tab(), Some(words::indent_with_spaces())),
        K::ExpectedBlockMappingKey
        | K::InvalidIndentation
        | K::SimpleKeyExpected
        | K::MappingKeyNotAllowed
        | K::ExpectedBlockSequenceEntry => (words::misaligned(), Some(words::align())),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            (words::colon_inside_value(), Some(words::quote_whole_value()))
        }
        K::CommentInterceptedScalar => (words::comment_inside_value(), Some(words::value_on_one_line())),
        K::ExpectedFlowMappingSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => (words::brace_not_closed(), Some(words::close_brace())),
        K::ExpectedFlowSequenceSeparator | K::UnexpectedEofFlowSequence => {
            (words::bracket_not_closed(), Some(words::close_bracket()))
        }
        K::UnclosedFlowCollection { .. }
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. } => {
            (words::bracket_without_partner(), Some(words::close_brackets()))
        }
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent => {
            (words::quote_not_closed(), Some(words::close_quote()))
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            (words::text_follows_closing_quote(), Some(words::one_pair_of_quotes()))
        }
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape => {
            (words::unknown_escape(), Some(words::write_backslash()))
        }
        K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection => {
            (words::list_entry_here(), Some(words::begin_list_on_own_line()))
        }
        K::UnknownAnchor => (words::alias_without_anchor(), Some(words::quote_text_with_star())),
        K::MissingAnchorOrAliasName => (words::begins_with_star(), Some(words::put_in_quotes())),
        K::UnexpectedCharacter { character } if !character.is_control() => {
            (words::value_cannot_begin(*character), Some(words::put_in_quotes()))
        }
        K::UnexpectedCharacter { character } => {
            let shown = character.escape_unicode();
            (words::control_character(&shown.to_string()), Some(words::remove_character()))
        }
        _ => {
            let info = sentence(&error.info());
            (words::as_said(&info), None)
        }
    }
}
