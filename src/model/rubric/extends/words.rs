//! Messages about rubrics that build on others.

use crate::base::lang::count;
use crate::messages;

messages! {
    // Finding what is extended.
    pub fn extends_an_id(name: &str) {
        En: "{name} is no id; `extends` names a rubric by its id";
        Vi: "{name} không phải là mã; `extends` nêu bộ tiêu chí bằng mã";
    }
    pub fn put_it_in_rubrics() {
        En: "write its id, with `@` and a version requirement if need be: built in, or `rubrics/ID.yaml` beside `assess.toml`";
        Vi: "hãy ghi mã, có thể kèm `@` và yêu cầu phiên bản: dựng sẵn, hoặc là `rubrics/ID.yaml` cạnh `assess.toml`";
    }
    pub fn bad_requirement(text: &str) {
        En: "{text} is no version requirement";
        Vi: "{text} không phải là một yêu cầu phiên bản";
    }
    pub fn write_requirement() {
        En: "write `@2` for any 2.x, or `@2.1` for 2.1 and later of 2";
        Vi: "hãy ghi `@2` cho mọi phiên bản 2.x, hoặc `@2.1` cho 2.1 trở lên của 2";
    }
    pub fn other_version(id: &str, version: &str) {
        En: "the `{id}` that is found is version {version}";
        Vi: "`{id}` tìm thấy là phiên bản {version}";
    }
    pub fn goes_round(way: &str) {
        En: "the rubrics build on each other in a circle: {way}";
        Vi: "các bộ tiêu chí dựa vào nhau thành vòng: {way}";
    }
    pub fn remove_one_extends() {
        En: "remove `extends` from one of them";
        Vi: "hãy xóa `extends` ở một trong các tệp đó";
    }
    pub fn too_deep(most: usize) {
        En: "more than {} build on each other here", count(most, "rubric", "rubrics");
        Vi: "ở đây có hơn {most} bộ tiêu chí dựa lên nhau";
    }
    pub fn parent_is_faulty(name: &str) {
        En: "{name}, which it extends, has faults of its own";
        Vi: "{name}, bộ tiêu chí được mở rộng, tự nó có lỗi";
    }

    // What may be changed.
    pub fn own_key_missing(key: &str) {
        En: "`{key}` is missing: a rubric that extends another has its own";
        Vi: "thiếu `{key}`: bộ tiêu chí mở rộng bộ khác phải có khóa này riêng";
    }
    pub fn stages_stay() {
        En: "the stages are those of the rubric that it extends, and cannot change";
        Vi: "các giai đoạn là của bộ tiêu chí được mở rộng và không thể thay đổi";
    }
    pub fn remove_stages() {
        En: "remove `stages`, or write a rubric of its own";
        Vi: "hãy xóa `stages`, hoặc viết một bộ tiêu chí riêng";
    }
    pub fn belongs_elsewhere(id: &str, place: &str) {
        En: "`{id}` belongs to `{place}`, and cannot move";
        Vi: "`{id}` thuộc `{place}` và không thể chuyển chỗ";
    }
    pub fn belongs_to_the_top(id: &str) {
        En: "the dimension `{id}` stands at the top, and cannot move";
        Vi: "nhóm `{id}` nằm ở cấp cao nhất và không thể chuyển chỗ";
    }
    pub fn write_it_there() {
        En: "write it where it belongs, in the same dimensions as there";
        Vi: "hãy ghi vào đúng chỗ của nó, trong các nhóm như ở đó";
    }
    pub fn stands_here() { En: "it stands here"; Vi: "nằm ở đây"; }
    pub fn language_lost(code: &str) {
        En: "the texts that it takes over are also in `{code}`, which is missing here";
        Vi: "các văn bản được kế thừa còn có bằng `{code}`, nhưng ở đây thiếu";
    }
    pub fn omit_and_change(id: &str) {
        En: "`{id}` is left out, and changed below";
        Vi: "`{id}` vừa bị bỏ, vừa được sửa bên dưới";
    }
    pub fn changed_here() { En: "changed here"; Vi: "được sửa ở đây"; }
    pub fn nothing_left() {
        En: "this leaves out every question";
        Vi: "danh sách này bỏ mọi câu hỏi";
    }

    // What is worth knowing.
    pub fn gate_lost() {
        En: "the target replaces one that was a gate, and is none";
        Vi: "ngưỡng này thay cho một ngưỡng là điều kiện bắt buộc, nhưng tự nó thì không";
    }
    pub fn cap_lost() {
        En: "the target replaces one with a cap, and has none";
        Vi: "ngưỡng này thay cho một ngưỡng có mức trần, nhưng tự nó thì không";
    }
    pub fn write_gate_again() {
        En: "a target is replaced whole: write `gate` here, too, or `gate: no` to say that it is gone on purpose";
        Vi: "ngưỡng được thay trọn vẹn: hãy ghi cả `gate` ở đây, hoặc `gate: no` nếu chủ ý bỏ";
    }
    pub fn write_cap_again() {
        En: "a target is replaced whole: write `cap` here, too";
        Vi: "ngưỡng được thay trọn vẹn: hãy ghi cả `cap` ở đây";
    }
    pub fn called_by_former_id(former: &str, id: &str) {
        En: "`{former}` is called `{id}` today";
        Vi: "`{former}` nay có mã là `{id}`";
    }
    pub fn changes_nothing(id: &str) {
        En: "nothing here differs from `{id}`, which it extends";
        Vi: "ở đây không có gì khác với `{id}` được mở rộng";
    }
    pub fn use_it_directly(id: &str) {
        En: "use `{id}` itself, or change something";
        Vi: "hãy dùng chính `{id}`, hoặc sửa điều gì đó";
    }
    pub fn does_not_fit(name: &str) {
        En: "what is changed here does not fit what stands in {name}";
        Vi: "những gì sửa ở đây không khớp với nội dung trong {name}";
    }
    pub fn once_extended(message: &crate::base::lang::Message, name: &str) {
        En: "{message}, as {name} extends it";
        Vi: "{message}, khi {name} mở rộng";
    }
    pub fn said_of(message: &crate::base::lang::Message, place: &str) {
        En: "{message} ({place})";
        Vi: "{message} ({place})";
    }
}
