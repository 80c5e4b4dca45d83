//! Messages of the comparison of two versions of a rubric: what changed, and its names and values.

use crate::base::lang::{Lang, Message, count};
use crate::base::number::{Decimal, Ppm};
use crate::messages;

pub use crate::model::rubric::words::{a_percentage, part_and_total, the_target, yes_or_no};
pub use crate::syntax::words::a_number;

messages! {
    // The head, the sources, the stages, the verdict rule and the dimensions.
    pub fn none() { En: "none"; Vi: "không có"; }
    pub fn the_weight() { En: "the weight"; Vi: "trọng số"; }
    pub fn now_called(old: &str, new: &str) {
        En: "`{old}` is now called `{new}`";
        Vi: "`{old}` nay mang mã `{new}`";
    }
    pub fn the_id() { En: "the id"; Vi: "mã của bộ tiêu chí"; }
    pub fn the_languages() { En: "the list of languages"; Vi: "danh sách ngôn ngữ"; }
    pub fn the_effort_scale() {
        En: "the scale of low, medium and high effort";
        Vi: "thang điểm khối lượng công việc thấp, trung bình, cao";
    }
    pub fn new_source(title: &Message) { En: "new source: {title}"; Vi: "nguồn mới: {title}"; }
    pub fn source_gone(title: &Message) { En: "the source is gone: {title}"; Vi: "bỏ nguồn: {title}"; }
    pub fn the_date() { En: "the date"; Vi: "ngày ban hành"; }
    pub fn the_status() { En: "the status"; Vi: "tình trạng hiệu lực"; }
    pub fn its_replacement() { En: "its replacement"; Vi: "văn bản thay thế"; }
    pub fn moved_from_place(was: usize, is: usize) {
        En: "moved from place {was} to place {is}";
        Vi: "chuyển từ vị trí {was} sang vị trí {is}";
    }
    pub fn the_scale() { En: "the scale"; Vi: "thang điểm"; }
    pub fn the_base() { En: "the stage that everybody has"; Vi: "giai đoạn mà đơn vị nào cũng có"; }
    pub fn the_cap() {
        En: "the highest stage while the target is not met";
        Vi: "giai đoạn cao nhất khi chỉ tiêu chưa đạt";
    }
    pub fn the_least_total() { En: "the least total of the stage"; Vi: "tổng thấp nhất của giai đoạn"; }
    pub fn the_method() { En: "the method"; Vi: "cách kết luận"; }
    pub fn the_effect_of_unanswered() {
        En: "the effect of an unanswered question";
        Vi: "cách tính câu hỏi chưa trả lời";
    }
    pub fn the_aggregate() { En: "how parts are put together"; Vi: "cách tổng hợp"; }
    pub fn kind_no_longer_asked(name: &str, ids: &Message) {
        En: "agencies of kind `{name}` are no longer asked {ids}";
        Vi: "đơn vị loại `{name}` không còn được hỏi {ids}";
    }
    pub fn kind_now_asked(name: &str, ids: &Message) {
        En: "agencies of kind `{name}` are now asked {ids}";
        Vi: "đơn vị loại `{name}` nay được hỏi {ids}";
    }
    pub fn the_last_stage() { En: "the last one"; Vi: "giai đoạn cuối"; }
    pub fn the_highest_stage_of(name: &str) {
        En: "the highest stage of agencies of kind `{name}`";
        Vi: "giai đoạn cao nhất của đơn vị loại `{name}`";
    }
    pub fn the_reason_not_asked(name: &str, ids: &Message) {
        En: "the reason why agencies of kind `{name}` are not asked {ids}";
        Vi: "lý do đơn vị loại `{name}` không được hỏi {ids}";
    }
    pub fn the_reason_of_highest_stage(name: &str) {
        En: "the reason for the highest stage of agencies of kind `{name}`";
        Vi: "lý do về giai đoạn cao nhất của đơn vị loại `{name}`";
    }
    pub fn the_thresholds() {
        En: "what the stage asks of the coverages";
        Vi: "mức đáp ứng mà giai đoạn đòi hỏi";
    }
    pub fn new_dimension(title: &Message, weight: &Message) {
        En: "new dimension: {title}, with weight {weight}";
        Vi: "khía cạnh mới: {title}, trọng số {weight}";
    }
    pub fn dimension_gone(title: &Message) {
        En: "the dimension is gone: {title}";
        Vi: "bỏ khía cạnh: {title}";
    }
    pub fn the_top() { En: "the top"; Vi: "cấp cao nhất"; }
    pub fn the_heading_of_cell() { En: "the heading of the cell"; Vi: "tiêu đề của khía cạnh ở giai đoạn"; }
    pub fn the_summary_of_cell() { En: "the summary of the cell"; Vi: "phần tóm tắt của khía cạnh ở giai đoạn"; }

    // Questions and criteria.
    pub fn new_question() { En: "new question"; Vi: "câu hỏi mới"; }
    pub fn question_gone() { En: "the question is gone"; Vi: "bỏ câu hỏi"; }
    pub fn question_for(what: &Message, ask: &Message, stages: &Message) {
        En: "{what}: {ask}, for {stages}";
        Vi: "{what}: {ask}, thuộc {stages}";
    }
    pub fn question_of_kind(ask: &Message, kind: &Message) { En: "{ask} ({kind})"; Vi: "{ask} ({kind})"; }
    pub fn id_is_reused() {
        En: "the id stands for another question: it";
        Vi: "mã này nay chỉ câu hỏi khác: nội dung";
    }
    pub fn na_now_possible() {
        En: "“not applicable” is now a possible answer";
        Vi: "“không áp dụng” nay là câu trả lời hợp lệ";
    }
    pub fn na_no_longer_possible() {
        En: "“not applicable” is no longer a possible answer";
        Vi: "“không áp dụng” không còn là câu trả lời hợp lệ";
    }
    pub fn na_now_met() {
        En: "“not applicable” now counts as met";
        Vi: "“không áp dụng” nay được tính là đạt";
    }
    pub fn na_now_leaves() {
        En: "“not applicable” now leaves the mean";
        Vi: "“không áp dụng” nay không tham gia tính trung bình";
    }
    pub fn the_effort() { En: "the effort"; Vi: "khối lượng công việc"; }
    pub fn the_sources() { En: "the list of sources"; Vi: "danh sách nguồn"; }
    pub fn new_criterion(target: &Message) { En: "new criterion: {target}"; Vi: "tiêu chí mới: {target}"; }
    pub fn criterion_gone(target: &Message) {
        En: "the criterion is gone: {target}";
        Vi: "bỏ tiêu chí: {target}";
    }
    pub fn gate_now(takes: &Message) { En: "is a gate now: {takes}"; Vi: "nay là điều kiện bắt buộc: {takes}"; }
    pub fn gate_no_more(takes: &Message) {
        En: "is no gate any more: {takes}";
        Vi: "không còn là điều kiện bắt buộc: {takes}";
    }
    pub fn the_gate_takes() { En: "what the gate takes"; Vi: "yêu cầu của điều kiện bắt buộc"; }
    pub fn the_basis() { En: "the basis"; Vi: "căn cứ"; }

    // What may be answered.
    pub fn takes_whole_numbers() { En: "takes only whole numbers from now on"; Vi: "nay chỉ nhận số nguyên"; }
    pub fn takes_fractions_too() { En: "takes fractions, too"; Vi: "nay nhận cả số thập phân"; }
    pub fn parts_have_fractions() {
        En: "part and total are amounts with fractions from now on";
        Vi: "nay tử số và mẫu số là đại lượng có phần thập phân";
    }
    pub fn parts_are_counts() {
        En: "part and total are counts from now on";
        Vi: "nay tử số và mẫu số là số đếm";
    }
    pub fn the_number_of_option() { En: "the number of an option"; Vi: "giá trị của lựa chọn"; }
    pub fn its_own_value() { En: "a value of its own"; Vi: "giá trị riêng"; }
    pub fn its_place() { En: "its place"; Vi: "thứ tự của lựa chọn"; }
    pub fn the_range() { En: "the range"; Vi: "khoảng giá trị"; }
    pub fn new_choice(name: &Message, id: &str, title: &Message) {
        En: "new {name} `{id}`: {title}";
        Vi: "thêm {name} `{id}`: {title}";
    }
    pub fn choice_gone(name: &Message, id: &str, title: &Message) {
        En: "the {name} `{id}` is gone: {title}";
        Vi: "bỏ {name} `{id}`: {title}";
    }
    pub fn choice_now_called(name: &Message, old_id: &str, id: &str) {
        En: "the {name} `{old_id}` is now called `{id}`";
        Vi: "{name} `{old_id}` nay mang mã `{id}`";
    }
    pub fn the_text_of_choice(name: &Message, id: &str) {
        En: "the text of the {name} `{id}`";
        Vi: "nội dung {name} `{id}`";
    }
    pub fn the_advice_of_choice(name: &Message, id: &str) {
        En: "the recommendation of the {name} `{id}`";
        Vi: "khuyến nghị của {name} `{id}`";
    }

    // Old and new values.
    pub fn the_title() { En: "the title"; Vi: "tên gọi"; }
    pub fn the_summary() { En: "the summary"; Vi: "phần tóm tắt"; }
    pub fn the_level() { En: "the level"; Vi: "tên mức độ"; }
    pub fn the_other_names() { En: "the list of other names"; Vi: "danh sách tên gọi khác"; }
    pub fn the_question() { En: "the text of the question"; Vi: "nội dung câu hỏi"; }
    pub fn the_evidence() { En: "the evidence"; Vi: "phần minh chứng"; }
    pub fn the_reason() { En: "the reason"; Vi: "phần lý do"; }
    pub fn the_duty() { En: "the duty"; Vi: "nghĩa vụ"; }
    pub fn duty_of(target: &Message, since: &Message, sources: &Message) {
        En: "{target} since {since} ({sources})";
        Vi: "{target} từ {since} ({sources})";
    }
    pub fn the_plausible_numbers() { En: "the plausible numbers"; Vi: "khoảng giá trị hợp lý"; }
    pub fn the_consistency_rule() { En: "the consistency rule"; Vi: "quy tắc nhất quán"; }
    pub fn what_comes_before() { En: "what comes before it"; Vi: "việc phải làm trước"; }
    pub fn the_refs() { En: "what it answers of other frameworks"; Vi: "phần đối chiếu với khung khác"; }
    pub fn the_crosswalks() { En: "the crosswalks"; Vi: "các bảng đối chiếu"; }
    pub fn the_units_beside() { En: "the coordinating unit"; Vi: "đơn vị phối hợp"; }
    pub fn text_for(what: &Message, kind: &str) {
        En: "{what} for `{kind}`";
        Vi: "{what} cho `{kind}`";
    }
    pub fn the_recommendation() { En: "the recommendation"; Vi: "khuyến nghị"; }
    pub fn the_unit_in_charge() { En: "the unit in charge"; Vi: "đơn vị phụ trách"; }
    pub fn the_note() { En: "the note"; Vi: "ghi chú"; }
    pub fn the_citation() { En: "the citation"; Vi: "cách trích dẫn"; }
    pub fn the_name_of_part() { En: "the name of the part"; Vi: "tên gọi của tử số"; }
    pub fn the_name_of_total() { En: "the name of the total"; Vi: "tên gọi của mẫu số"; }
    pub fn the_unit() { En: "the unit"; Vi: "đơn vị tính"; }
    pub fn in_quotes(full: &Message) { En: "“{full}”"; Vi: "“{full}”"; }
    pub fn no_credit_before() { En: " with no credit before it"; Vi: ", chưa đạt thì không có điểm"; }
    pub fn half_credit_from(from: &Message) {
        En: " with half credit from {from}";
        Vi: ", đạt một phần từ {from}";
    }
    pub fn half_credit_up(from: &Message) {
        En: " with half credit up to {from}";
        Vi: ", đạt một phần đến {from}";
    }
    pub fn proportional_credit() { En: " with credit in proportion"; Vi: ", điểm theo tỷ lệ đạt được"; }
    pub fn proportional_credit_from(zero: &Message) {
        En: " with credit in proportion, none from {zero} on";
        Vi: ", điểm giảm theo tỷ lệ và bằng 0 từ {zero}";
    }
    pub fn the_whole_target() { En: "the whole target"; Vi: "đạt toàn bộ chỉ tiêu"; }
    pub fn the_partial_value() { En: "the partial value"; Vi: "đạt mức một phần"; }
    pub fn one_of_options() { En: "one of several options"; Vi: "một trong các lựa chọn"; }
    pub fn a_checklist() { En: "a checklist"; Vi: "danh sách đánh dấu"; }
    pub fn any_number() { En: "any number"; Vi: "số bất kỳ"; }
    pub fn nothing() { En: "nothing"; Vi: "không đòi hỏi gì"; }
    pub fn counts_not_met() { En: "“counts as not met”"; Vi: "“tính là chưa đạt”"; }
    pub fn leaves_mean() { En: "“leaves the mean”"; Vi: "“không tính vào trung bình”"; }
    pub fn blocks_verdict() { En: "“blocks the verdict”"; Vi: "“chưa thể kết luận”"; }
    pub fn makes_zero() { En: "“makes the coverage zero”"; Vi: "“làm mức đáp ứng bằng 0”"; }
    pub fn design_choice() { En: "a design choice"; Vi: "quy ước của bộ tiêu chí"; }

    // Sentences about what changed, and names that stand in them.
    pub fn changed(what: &Message, old: &Message, new: &Message) {
        En: "{what} was {old} and is now {new}";
        Vi: "{what} trước là {old}, nay là {new}";
    }
    pub fn was_added(what: &Message, new: &Message) { En: "{what} was added: {new}"; Vi: "thêm {what}: {new}"; }
    pub fn was_removed(what: &Message, old: &Message) {
        En: "{what} was removed: {old}";
        Vi: "bỏ {what}: {old}";
    }
    pub fn moved(old: &Message, new: &Message) { En: "moved from {old} to {new}"; Vi: "chuyển từ {old} sang {new}"; }
    pub fn new_stage(place: usize, title: &Message, criteria: usize) {
        En: "new stage at place {place}: {title}, with {}", count(criteria, "criterion", "criteria");
        Vi: "giai đoạn mới ở vị trí {place}: {title}, gồm {criteria} tiêu chí";
    }
    pub fn stage_gone(place: usize, title: &Message, criteria: usize) {
        En: "the stage at place {place} is gone: {title}, with {}", count(criteria, "criterion", "criteria");
        Vi: "bỏ giai đoạn ở vị trí {place}: {title}, gồm {criteria} tiêu chí";
    }
    pub fn target_with_credit(target: &Message, credit: &Message) { En: "{target}{credit}"; Vi: "{target}{credit}"; }
    pub fn with_unit(number: Decimal, unit: &Message) {
        En: "{} {unit}", number.format(Lang::En);
        Vi: "{} {unit}", number.format(Lang::Vi);
    }
    pub fn from_to(least: Decimal, most: Decimal) {
        En: "{} to {}", least.format(Lang::En), most.format(Lang::En);
        Vi: "{} đến {}", least.format(Lang::Vi), most.format(Lang::Vi);
    }
    pub fn at_least_at(limit: Ppm, stage: &str) {
        En: "at least {limit} at `{stage}`";
        Vi: "ít nhất {limit} ở `{stage}`";
    }
    pub fn over_at(limit: Ppm, stage: &str) {
        En: "over {limit} at `{stage}`";
        Vi: "trên {limit} ở `{stage}`";
    }
    pub fn option() { En: "option"; Vi: "lựa chọn"; }
    pub fn value() { En: "value"; Vi: "giá trị"; }
    pub fn order_of_options() { En: "the order of the options"; Vi: "thứ tự các lựa chọn"; }
    pub fn item() { En: "item"; Vi: "mục"; }
    pub fn number_of_points() { En: "number of points"; Vi: "số điểm"; }
    pub fn order_of_items() { En: "the order of the items"; Vi: "thứ tự các mục"; }
    pub fn number_of_choice(number: &Message, sort: &Message, id: &str) {
        En: "the {number} of the {sort} `{id}`";
        Vi: "{number} của {sort} `{id}`";
    }
}
