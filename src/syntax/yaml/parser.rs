//! All of YAML that is read → spanned tree. The only module that knows the YAML parser.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Bilingual;
use crate::base::quote::sentence;
use crate::base::source::{SourceFile, Span};
use crate::both;
use crate::syntax::tree::{Entry, MAX_DEPTH, MAX_NODES, Node, Style, Value, nfc};

use super::Comment;
use super::usual::is_null;

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
                        return Err(fault(
                            Code::SecondDocument,
                            span,
                            both!(
                                "a second YAML document begins here",
                                "ở đây bắt đầu một tài liệu YAML thứ hai"
                            ),
                        )
                        .help(both!(
                            "put each document in a file of its own",
                            "hãy tách mỗi tài liệu thành một tệp riêng"
                        ))
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
            .ok_or_else(|| Box::new(fault(Code::EmptyFile, end, both!("the file is empty", "tệp trống"))))
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
            if span.start == span.end || is_null(&text) {
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
            return Err(fault(
                Code::TooDeep,
                span,
                both!("nested more than {MAX_DEPTH} levels deep", "lồng nhau quá {MAX_DEPTH} cấp"),
            )
            .into());
        }
        if let Some(Open { content: Content::Map(_, None), .. }) = self.stack.last() {
            return Err(fault(
                Code::ComplexKey,
                span,
                both!("a key is a list or a map here", "khóa ở đây là danh sách hoặc nhóm khóa"),
            )
            .help(both!(
                "a key is a single word; quote it if it begins with `[` or `{{`",
                "khóa phải là một từ; hãy đặt trong dấu nháy nếu bắt đầu bằng `[` hoặc `{{`"
            ))
            .into());
        }
        self.stack.push(Open { start: span.start, flow, anchor_id, nodes_before: self.nodes, content });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Box<Diagnostic>> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        let (value, last) = match open.content {
            Content::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            Content::Map(entries, _) => {
                let last = entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end));
                (Value::Map(entries), last)
            }
        };
        // A block collection ends where the next token begins, which is behind blank lines and comments.
        let end = if open.flow { end.end } else { last.unwrap_or(open.start) };
        let anchor = match &value {
            Value::Map(entries) if !open.flow => entries.first().map(|entry| entry.key_span),
            _ => None,
        };
        let anchor = anchor.unwrap_or_else(|| Span::new(open.start, open.start + 1));
        let node = Node { span: Span::new(open.start, end), anchor, value };
        if open.anchor_id != 0 {
            // Keeping a copy for later counts like writing it out.
            let size = self.nodes - open.nodes_before + 1;
            self.count(size, Span::new(open.start, open.start + 1))?;
            self.anchors.insert(open.anchor_id, (node.clone(), size));
        }
        self.place(node)
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Box<Diagnostic>> {
        let Some(size) = self.anchors.get(&id).map(|(_, size)| *size) else {
            return Err(fault(
                Code::RecursiveAlias,
                span,
                both!("the alias contains itself", "bí danh chứa chính nó"),
            )
            .into());
        };
        self.count(size, span)?;
        let mut node = self.anchors[&id].0.clone();
        relocate(&mut node, span);
        if self.stack.len() + depth(&node) > MAX_DEPTH {
            return Err(fault(
                Code::TooDeep,
                span,
                both!("nested more than {MAX_DEPTH} levels deep", "lồng nhau quá {MAX_DEPTH} cấp"),
            )
            .into());
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
                            return Err(fault(
                                Code::MergeKey,
                                node.span,
                                both!("merge keys (`<<`) are not read", "không hỗ trợ khóa gộp (`<<`)"),
                            )
                            .help(both!("write the keys out", "hãy viết đầy đủ các khóa"))
                            .into());
                        }
                        *pending = Some((key, node.span));
                    }
                    Value::Null => *pending = Some((Cow::Borrowed("null"), node.span)),
                    Value::List(_) | Value::Map(_) => {
                        return Err(fault(
                            Code::ComplexKey,
                            node.anchor,
                            both!("a key is a list or a map here", "khóa ở đây là danh sách hoặc nhóm khóa"),
                        )
                        .into());
                    }
                },
            },
        }
        Ok(())
    }

    fn count(&mut self, nodes: usize, span: Span) -> Result<(), Box<Diagnostic>> {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes > MAX_NODES {
            return Err(fault(
                Code::TooManyValues,
                span,
                both!(
                    "more than {MAX_NODES} values, aliases written out",
                    "quá {MAX_NODES} giá trị, tính cả bí danh được triển khai"
                ),
            )
            .into());
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
            return fault(
                Code::TooDeep,
                span,
                both!("nested more than {MAX_DEPTH} levels deep", "lồng nhau quá {MAX_DEPTH} cấp"),
            );
        }
        let (message, help) = words_of(error);
        fault(Code::Syntax, span, message).maybe_help(help)
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

fn fault(code: Code, span: Span, message: Bilingual) -> Diagnostic {
    Diagnostic::error(code, span, message)
}

fn tag_fault(span: Span) -> Diagnostic {
    fault(Code::Tag, span, both!("YAML tags are not read", "không hỗ trợ thẻ (tag) YAML")).help(both!(
        "remove the `!…` before the value; quote the value if it is a text",
        "hãy bỏ `!…` trước giá trị; đặt giá trị trong dấu nháy nếu là văn bản"
    ))
}

/// The parser's fault in the user's words: what it is, and what to do.
fn words_of(error: &ScanError) -> (Bilingual, Option<Bilingual>) {
    use ErrorKind as K;
    match error.kind() {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => (
            both!("a tab stands where YAML needs spaces", "có ký tự tab ở chỗ YAML cần dấu cách"),
            Some(both!("indent with spaces", "hãy thụt lề bằng dấu cách")),
        ),
        K::ExpectedBlockMappingKey
        | K::InvalidIndentation
        | K::SimpleKeyExpected
        | K::MappingKeyNotAllowed
        | K::ExpectedBlockSequenceEntry => (
            both!("this line does not fit the lines above it", "dòng này không khớp với các dòng phía trên"),
            Some(both!(
                "align it with the keys of its group, and check for a missing `:`",
                "hãy căn thẳng hàng với các khóa cùng nhóm và kiểm tra dấu `:` còn thiếu"
            )),
        ),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => (
            both!("a `: ` inside a value", "có dấu `: ` bên trong giá trị"),
            Some(both!("put the whole value in quotes", "hãy đặt cả giá trị trong dấu nháy")),
        ),
        K::ExpectedFlowMappingSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => (
            both!(
                "a `{{` is not closed, or a `,` is missing before here",
                "thiếu `}}` hoặc thiếu dấu `,` trước chỗ này"
            ),
            Some(both!("close it with `}}`", "hãy đóng bằng `}}`")),
        ),
        K::ExpectedFlowSequenceSeparator | K::UnexpectedEofFlowSequence => (
            both!(
                "a `[` is not closed, or a `,` is missing before here",
                "thiếu `]` hoặc thiếu dấu `,` trước chỗ này"
            ),
            Some(both!("close it with `]`", "hãy đóng bằng `]`")),
        ),
        K::UnclosedFlowCollection { .. }
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. } => (
            both!("this bracket has no partner", "dấu ngoặc này không có cặp"),
            Some(both!(
                "close every `[` with `]` and every `{{` with `}}`; quote a text that begins with a bracket",
                "hãy đóng mỗi `[` bằng `]`, mỗi `{{` bằng `}}`; đặt văn bản bắt đầu bằng ngoặc trong dấu nháy"
            )),
        ),
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent => (
            both!(
                "a quoted text is not closed, or goes on with too little indentation",
                "dấu nháy chưa được đóng, hoặc dòng tiếp theo thụt lề chưa đủ"
            ),
            Some(both!("close the quote on the line where it began", "hãy đóng dấu nháy trên cùng dòng")),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            both!("text follows the closing quote", "có văn bản sau dấu nháy đóng"),
            Some(both!(
                "put the whole value in one pair of quotes",
                "hãy đặt cả giá trị trong một cặp dấu nháy"
            )),
        ),
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape => (
            both!("an escape that YAML does not have", "ký tự thoát không hợp lệ trong YAML"),
            Some(both!(
                "write `\\\\` for a backslash, or use single quotes",
                "hãy viết `\\\\` cho dấu gạch chéo ngược hoặc dùng nháy đơn"
            )),
        ),
        K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection => (
            both!("a list entry `-` cannot stand here", "mục danh sách `-` không thể đứng ở đây"),
            Some(both!(
                "begin the list on a line of its own; leave a question without an answer empty",
                "hãy bắt đầu danh sách ở dòng riêng; câu chưa trả lời thì để trống"
            )),
        ),
        K::UnknownAnchor => (
            both!("an alias without an anchor before it", "bí danh không có neo phía trước"),
            Some(both!(
                "quote the value if it is a text that begins with `*`",
                "hãy đặt giá trị trong dấu nháy nếu văn bản bắt đầu bằng `*`"
            )),
        ),
        K::MissingAnchorOrAliasName => (
            both!("a value begins with `*` or `&`", "giá trị bắt đầu bằng `*` hoặc `&`"),
            Some(both!("put it in quotes", "hãy đặt trong dấu nháy")),
        ),
        K::UnexpectedCharacter { character } if !character.is_control() => (
            both!("a value cannot begin with `{character}`", "giá trị không thể bắt đầu bằng `{character}`"),
            Some(both!("put it in quotes", "hãy đặt trong dấu nháy")),
        ),
        K::UnexpectedCharacter { character } => {
            let shown = character.escape_unicode();
            (
                both!("the control character {shown}", "ký tự điều khiển {shown}"),
                Some(both!("remove it", "hãy xóa ký tự này")),
            )
        }
        _ => {
            let info = sentence(&error.info());
            (both!("{info}", "lỗi cú pháp YAML ({info})"), None)
        }
    }
}
