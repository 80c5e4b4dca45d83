//! Messages of the rules, of ignore comments, and the names of languages.

pub mod structure;
pub mod texts;

use crate::messages;

messages! {
    // Rules.
    pub fn no_rule_near(code: &str, near: &str) {
        En: "there is no rule `{code}`; did you mean `{near}`?";
        Vi: "không có quy tắc `{code}`; có phải ý bạn là `{near}`?";
    }
    pub fn no_rule_listed(code: &str) {
        En: "there is no rule `{code}`; `assess check --list-rules` lists them";
        Vi: "không có quy tắc `{code}`; `assess check --list-rules` liệt kê các quy tắc";
    }

    // Ignore comments.
    pub fn ignores_nothing(code: &str) {
        En: "the comment ignores `{code}`, which is not found here";
        Vi: "chú thích bỏ qua `{code}`, nhưng ở đây không có lỗi này";
    }
    pub fn remove_it() { En: "remove it"; Vi: "hãy xóa chú thích này"; }
    pub fn write_ignore_comment() {
        En: "write `# assess: ignore[code] reason`";
        Vi: "hãy viết `# assess: ignore[mã] lý do`";
    }
    pub fn comment_not_understood() { En: "this comment is not understood"; Vi: "không hiểu chú thích này"; }
    pub fn comment_gives_no_reason() { En: "the comment gives no reason"; Vi: "chú thích chưa nêu lý do"; }
    pub fn no_rule(code: &str) { En: "there is no rule `{code}`"; Vi: "không có quy tắc `{code}`"; }

    // Languages.
    pub fn english() { En: "English"; Vi: "tiếng Anh"; }
    pub fn vietnamese() { En: "Vietnamese"; Vi: "tiếng Việt"; }
}
