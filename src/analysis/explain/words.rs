//! Why something cannot be explained, in words.

use crate::base::diagnostic::nearest;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::messages;
use crate::model::rubric::Rubric;

/// That a rubric has nothing of a name, and what was perhaps meant.
pub fn nothing_named(rubric: &Rubric, word: &str) -> Message {
    let questions = rubric.questions.iter().map(|question| question.id.as_str());
    let dimensions = rubric.dimensions.iter().map(|dimension| dimension.id.as_str());
    let stages = rubric.stages.iter().map(|stage| stage.id.as_str());
    let near = nearest(word, questions.chain(dimensions).chain(stages));
    let word = quoted(word);
    match near {
        Some(near) => nothing_named_near(&rubric.id, &word, near),
        None => nothing_named_so(&rubric.id, &word),
    }
}

messages! {
    fn nothing_named_near(rubric: &str, word: &str, near: &str) {
        En: "`{rubric}` has no question, dimension or stage `{word}`; did you mean `{near}`?";
        Vi: "`{rubric}` không có câu hỏi, khía cạnh hay giai đoạn `{word}`; có phải ý bạn là `{near}`?";
    }
    fn nothing_named_so(rubric: &str, word: &str) {
        En: "`{rubric}` has no question, dimension or stage `{word}`; `assess rubrics show {rubric}` lists them";
        Vi: "`{rubric}` không có câu hỏi, khía cạnh hay giai đoạn `{word}`; xem danh sách bằng `assess rubrics show {rubric}`";
    }
    pub fn stage_0_asks_nothing() {
        En: "this stage is where everybody starts: it asks for nothing, so there is nothing to explain";
        Vi: "mọi đơn vị đều bắt đầu từ giai đoạn này: giai đoạn không có yêu cầu nào để giải thích";
    }
}
