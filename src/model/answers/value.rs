//! One answer: a tree node of the kind that its question asks for.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Bilingual;
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::both;
use crate::model::rubric::{AnswerKind, Choice, Question, out_of_range};
use crate::syntax::tree::{Faults, Node, Value, is_one_of, unknown};

use super::Answer;

/// Reads the answer to a question.
pub(super) fn read_answer(node: &Node<'_>, question: &Question, faults: &mut Faults) -> Option<Answer> {
    let before = faults.len();
    let answer = match &question.answer {
        AnswerKind::YesNo => node.boolean(faults).map(Answer::YesNo),
        AnswerKind::Percent { range } => number(node, *range, false, faults).map(Answer::Number),
        AnswerKind::Number { range, integer, .. } => {
            number(node, *range, *integer, faults).map(Answer::Number)
        }
        AnswerKind::Ratio { .. } => ratio(node, faults),
        AnswerKind::Choice { options, .. } => {
            choice(node, options, Code::UnknownOption, faults).map(Answer::Choice)
        }
        AnswerKind::Checklist { items } => checklist(node, items, faults),
    };
    if let (None, Value::Scalar(text, _)) = (&answer, &node.value) {
        if let Some(fault) = no_answer(node, text, question.allow_na) {
            faults.truncate(before);
            faults.push(fault);
        } else if let Some(fault) = faults.get_mut(before)
            && text.trim() != text
            && fault.help.is_none()
        {
            fault.help =
                Some(both!("remove the blanks around the value", "hãy xóa khoảng trắng quanh giá trị"));
        }
    }
    answer
}

/// "Not applicable" and the like, written as if they were answers.
fn no_answer(node: &Node<'_>, text: &str, allow_na: bool) -> Option<Diagnostic> {
    if !is_one_of(text.trim(), &["n/a", "na", "n.a.", "not applicable", "không áp dụng", "kad", "-", "?"])
    {
        return None;
    }
    let quote = quoted(text);
    let help = if allow_na {
        both!(
            "write `{{na: \"the reason\"}}`, or leave the question out if it is not answered",
            "hãy viết `{{na: \"lý do\"}}`, hoặc bỏ trống nếu chưa trả lời"
        )
    } else {
        both!(
            "this question applies to every agency: answer it, or leave it out if it is not answered",
            "câu hỏi này áp dụng cho mọi cơ quan: hãy trả lời, hoặc bỏ trống nếu chưa trả lời"
        )
    };
    Some(
        Diagnostic::error(
            Code::WrongType,
            node.span,
            both!("`{quote}` is not an answer", "`{quote}` không phải là câu trả lời"),
        )
        .help(help),
    )
}

fn number(
    node: &Node<'_>,
    (least, most): (Decimal, Decimal),
    integer: bool,
    faults: &mut Faults,
) -> Option<Decimal> {
    let number = node.decimal(faults)?;
    if number < least || number > most {
        faults.push(out_of_range(node, least, most));
        return None;
    }
    if integer && !number.is_integer() {
        faults.push(Diagnostic::error(
            Code::BadNumber,
            node.span,
            both!("{number} is not a whole number", "{number} không phải là số nguyên"),
        ));
        return None;
    }
    Some(number)
}

fn ratio(node: &Node<'_>, faults: &mut Faults) -> Option<Answer> {
    let ((of, of_node_span), (total, total_span)) = match &node.value {
        Value::Map(_) => {
            let mut fields = node.fields(faults)?;
            let of = fields.required("of", faults).and_then(|node| Some((node.decimal(faults)?, node.span)));
            let total =
                fields.required("total", faults).and_then(|node| Some((node.decimal(faults)?, node.span)));
            fields.finish(faults);
            (of?, total?)
        }
        Value::Scalar(text, _) => {
            let parts = text.split_once('/').map(|(of, total)| (of.trim(), total.trim()));
            let parsed = parts.map(|(of, total)| (Decimal::parse(of), Decimal::parse(total)));
            let Some((Ok(of), Ok(total))) = parsed else {
                let comma = parts.is_some() && text.contains(',');
                let help = if comma {
                    both!(
                        "write decimal points, as in `812.5/1000`",
                        "hãy viết dấu chấm thập phân, ví dụ `812.5/1000`"
                    )
                } else {
                    both!(
                        "write `812/1021`, or `{{of: 812, total: 1021}}`",
                        "hãy viết `812/1021` hoặc `{{of: 812, total: 1021}}`"
                    )
                };
                faults.push(wrong(node, &both!("a part and its total", "tử số và mẫu số")).help(help));
                return None;
            };
            ((of, node.span), (total, node.span))
        }
        _ => {
            faults.push(wrong(
                node,
                &both!("a part and its total, such as `812/1021`", "tử số và mẫu số, ví dụ `812/1021`"),
            ));
            return None;
        }
    };
    if total == Decimal::ZERO {
        faults.push(
            Diagnostic::error(Code::ZeroDenominator, total_span, both!("the total is zero", "mẫu số bằng 0"))
                .help(both!(
                    "if there is nothing to count, the question is not applicable: `{{na: \"the reason\"}}`",
                    "nếu không có gì để tính, câu hỏi không áp dụng: `{{na: \"lý do\"}}`"
                )),
        );
        return None;
    }
    for (value, span) in [(of, of_node_span), (total, total_span)] {
        if value < Decimal::ZERO {
            faults.push(Diagnostic::error(
                Code::OutOfRange,
                span,
                both!("{value} is negative", "{value} là số âm"),
            ));
            return None;
        }
    }
    if of > total {
        faults.push(
            Diagnostic::error(
                Code::PartAboveTotal,
                of_node_span,
                both!("the part, {of}, is above the total, {total}", "tử số {of} lớn hơn mẫu số {total}"),
            )
            .help(both!("the part comes first", "tử số viết trước")),
        );
        return None;
    }
    Some(Answer::Ratio { of, total })
}

fn choice(node: &Node<'_>, choices: &[Choice], code: Code, faults: &mut Faults) -> Option<usize> {
    let text = node.text(faults)?;
    let found = choices.iter().position(|choice| choice.id == text);
    if found.is_none() {
        faults.push(unknown(code, node.span, text, choices.iter().map(|choice| choice.id.as_str())));
    }
    found
}

fn checklist(node: &Node<'_>, items: &[Choice], faults: &mut Faults) -> Option<Answer> {
    let Value::List(nodes) = &node.value else {
        faults.push(wrong(node, &both!("a list of items", "danh sách các mục")).help(both!(
            "write the ids in brackets: `[a, b]`, or `[]` for none",
            "hãy viết các mã trong ngoặc vuông: `[a, b]`, hoặc `[]` nếu không có mục nào"
        )));
        return None;
    };
    let mut ticked = Vec::with_capacity(nodes.len());
    let before = faults.len();
    for node in nodes {
        let Some(at) = choice(node, items, Code::UnknownItem, faults) else { continue };
        if ticked.contains(&at) {
            let id = &items[at].id;
            faults.push(Diagnostic::error(
                Code::DuplicateId,
                node.span,
                both!("`{id}` is listed twice", "`{id}` bị liệt kê hai lần"),
            ));
        }
        ticked.push(at);
    }
    ticked.sort_unstable();
    (faults.len() == before).then_some(Answer::Checklist(ticked))
}

fn wrong(node: &Node<'_>, wanted: &Bilingual) -> Diagnostic {
    let found = node.kind();
    let (en, vi, found_en, found_vi) = (&wanted.en, &wanted.vi, found.en, found.vi);
    let span = if matches!(node.value, Value::Scalar(..)) { node.span } else { node.anchor };
    Diagnostic::error(
        Code::WrongType,
        span,
        both!("expected {en}, found {found_en}", "cần {vi}, nhưng gặp {found_vi}"),
    )
}
