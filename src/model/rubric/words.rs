//! Messages about faults of a rubric, and the words for its values.

use crate::base::lang::{Lang, Message};
use crate::base::number::Decimal;
use crate::{messages, words};

pub use crate::syntax::words::first_given_here;

use super::{AgencyKind, Direction, Effort, Rule, Status};

messages! {
    // Kinds of agencies.
    pub fn did_you_mean_kind(kind: &str) {
        En: "did you mean `{kind}`? kinds are written in English, whatever the language";
        Vi: "có phải ý bạn là `{kind}`? trong tệp, loại đơn vị viết bằng tiếng Anh";
    }
    pub fn because_missing() { En: "`because` is missing beside this"; Vi: "thiếu `because` đi kèm"; }
    pub fn say_why_no_higher() {
        En: "say why a higher stage cannot be claimed";
        Vi: "hãy nêu vì sao không thể kết luận giai đoạn cao hơn";
    }
    pub fn highest_stage_missing() {
        En: "`highest_stage` is missing beside this";
        Vi: "thiếu `highest_stage` đi kèm";
    }

    // Building on others.
    pub fn read_alone() {
        En: "this rubric builds on another one and cannot be read without it";
        Vi: "bộ tiêu chí này dựa trên một bộ khác nên không đọc được một mình";
    }
    pub fn omit_needs_extends() {
        En: "`omit` leaves out questions of a rubric that is extended, and there is none";
        Vi: "`omit` bỏ câu hỏi của bộ tiêu chí được mở rộng, nhưng ở đây không có";
    }

    // Limits.
    pub fn too_many_stages(max_stages: usize) {
        En: "a rubric has at most {max_stages} stages";
        Vi: "một bộ tiêu chí có nhiều nhất {max_stages} giai đoạn";
    }
    pub fn too_many_dimensions(max_dimensions: usize) {
        En: "a rubric has at most {max_dimensions} dimensions, on all levels";
        Vi: "một bộ tiêu chí có nhiều nhất {max_dimensions} nhóm ở mọi cấp";
    }
    pub fn too_many_criteria(max_criteria: usize) {
        En: "a rubric has at most {max_criteria} criteria: targets of its questions";
        Vi: "một bộ tiêu chí có nhiều nhất {max_criteria} tiêu chí, tức ngưỡng của các câu hỏi";
    }
    pub fn too_many_choices(max_choices: usize) {
        En: "a question has at most {max_choices} options or items";
        Vi: "một câu hỏi có nhiều nhất {max_choices} lựa chọn hoặc mục";
    }
    pub fn weight_too_fine(weight: &str) {
        En: "the weight {weight} is finer than a millionth and would count as 0";
        Vi: "trọng số {weight} nhỏ hơn một phần triệu nên sẽ bị tính là 0";
    }
    pub fn use_larger_weights() {
        En: "multiply all weights beside it by the same number, or write 0";
        Vi: "hãy nhân mọi trọng số cùng chỗ với cùng một số, hoặc ghi 0";
    }

    // Stages that are asked for by their id or name.
    pub fn no_stage_near(id: &str, word: &str, near: &str) {
        En: "the rubric `{id}` has no stage `{word}`; did you mean `{near}`?";
        Vi: "bộ tiêu chí `{id}` không có giai đoạn `{word}`; có phải ý bạn là `{near}`?";
    }
    pub fn no_stage_but(id: &str, word: &str, known: &str) {
        En: "the rubric `{id}` has no stage `{word}`; the stages are: {known}";
        Vi: "bộ tiêu chí `{id}` không có giai đoạn `{word}`; các giai đoạn là: {known}";
    }
    pub fn rubric_claims_no_stage(id: &str) {
        En: "the rubric `{id}` claims no stage";
        Vi: "bộ tiêu chí `{id}` không kết luận giai đoạn nào";
    }

    // Sources, options, questions and criteria.
    pub fn not_date(quote: &str) { En: "`{quote}` is not a date"; Vi: "`{quote}` không phải là ngày hợp lệ"; }
    pub fn write_date() {
        En: "write year-month-day, as in 2025-12-01";
        Vi: "hãy viết năm-tháng-ngày, ví dụ 2025-12-01";
    }
    pub fn option_not_above(option: &str) {
        En: "the value of option `{option}` is not above that of the option before it";
        Vi: "giá trị của lựa chọn `{option}` không lớn hơn lựa chọn đứng trước";
    }
    pub fn lowest_first() {
        En: "list the options lowest first";
        Vi: "hãy liệt kê các lựa chọn từ thấp đến cao";
    }
    pub fn range_of_numbers() {
        En: "a range is a list of two numbers";
        Vi: "khoảng giá trị là danh sách gồm hai số";
    }
    pub fn range_ends_before_begins() {
        En: "the range ends before it begins";
        Vi: "khoảng giá trị kết thúc trước khi bắt đầu";
    }
    pub fn list_empty() { En: "the list is empty"; Vi: "danh sách trống"; }
    pub fn only_some_carry(number: &str) {
        En: "only some of the entries carry `{number}`";
        Vi: "chỉ một số mục có `{number}`";
    }
    pub fn all_or_none() {
        En: "give it to all of them or to none";
        Vi: "hãy ghi cho tất cả hoặc không ghi mục nào";
    }
    pub fn banded_has_one_target() {
        En: "with `method: banded` a question has one `target`";
        Vi: "với `method: banded`, mỗi câu hỏi có một `target`";
    }
    pub fn write_one_target() {
        En: "write `target:` and the target itself, without stages";
        Vi: "hãy viết `target:` rồi đến chỉ tiêu, không ghi giai đoạn";
    }
    pub fn no_target() { En: "the question has no target"; Vi: "câu hỏi chưa có chỉ tiêu"; }
    pub fn partial_gate_needs_partial() {
        En: "`gate: partial` needs a `partial:` value";
        Vi: "`gate: partial` cần có giá trị `partial:`";
    }
    pub fn banded_weight() {
        En: "with `method: banded` the weight is that of the question";
        Vi: "với `method: banded`, trọng số ghi ở câu hỏi";
    }
    pub fn gate_is_true_or_partial(found: &Message) {
        En: "a gate is `true` or `partial`, not {found}";
        Vi: "`gate` là `true` hoặc `partial`, không phải {found}";
    }
    pub fn allow_na_is_true_or_met(found: &Message) {
        En: "`allow_na` is `true`, `false` or `met`, not {found}";
        Vi: "`allow_na` là `true`, `false` hoặc `met`, không phải {found}";
    }
    pub fn earlier_stage() { En: "the earlier stage"; Vi: "giai đoạn trước"; }
    pub fn contradicts_earlier() {
        En: "this target contradicts that of an earlier stage";
        Vi: "chỉ tiêu này mâu thuẫn với chỉ tiêu của giai đoạn trước";
    }
    pub fn directions_differ() {
        En: "one target asks for more and another for less";
        Vi: "chỉ tiêu này đòi hỏi nhiều hơn, chỉ tiêu kia đòi hỏi ít hơn";
    }
    pub fn easier_than_earlier() {
        En: "this target is easier than that of an earlier stage";
        Vi: "chỉ tiêu này dễ hơn chỉ tiêu của giai đoạn trước";
    }

    // Duties, texts by kind of agency, consistency of answers, former ids.
    pub fn no_text_for_others() {
        En: "a text by kind of agency lacks the one for every other kind: `else` is missing";
        Vi: "văn bản theo loại đơn vị chưa có phần cho các loại còn lại: thiếu `else`";
    }
    pub fn write_else() {
        En: "write what every other kind reads, as in `{{commune: …, else: …}}`";
        Vi: "hãy viết phần dành cho các loại còn lại, ví dụ `{{commune: …, else: …}}`";
    }
    pub fn plausible_is_for_numbers() {
        En: "`plausible` belongs to answers that are numbers: percent, number or ratio";
        Vi: "`plausible` chỉ dùng cho câu trả lời bằng số: percent, number hoặc ratio";
    }
    pub fn plausible_says_nothing() {
        En: "`plausible` has neither `at_least` nor `at_most`";
        Vi: "`plausible` không có `at_least` cũng không có `at_most`";
    }
    pub fn write_plausible() {
        En: "write one of them or both, as in `{{at_least: 0.5, at_most: 15}}`";
        Vi: "hãy viết một hoặc cả hai, ví dụ `{{at_least: 0.5, at_most: 15}}`";
    }
    pub fn rule_expects_nothing() {
        En: "the rule has neither `not_above` nor both `when` and `expect`";
        Vi: "quy tắc không có `not_above`, cũng không có đủ `when` và `expect`";
    }
    pub fn write_expectation() {
        En: "write `not_above: [smaller, larger]`, or `when: {{question: …}}` with `expect: {{question: …}}`";
        Vi: "hãy viết `not_above: [nhỏ-hơn, lớn-hơn]`, hoặc `when: {{câu-hỏi: …}}` kèm `expect: {{câu-hỏi: …}}`";
    }
    pub fn two_questions() {
        En: "`not_above` is a list of two questions";
        Vi: "`not_above` là danh sách gồm hai câu hỏi";
    }
    pub fn first_is_not_above() {
        En: "the answer to the first is not above that to the second";
        Vi: "câu trả lời thứ nhất không lớn hơn câu trả lời thứ hai";
    }
    pub fn question_with_itself() {
        En: "the rule compares a question with itself";
        Vi: "quy tắc so sánh một câu hỏi với chính nó";
    }
    pub fn answers_not_comparable() {
        En: "the answers to these two questions cannot be compared";
        Vi: "không thể so sánh câu trả lời của hai câu hỏi này";
    }
    pub fn what_is_comparable() {
        En: "comparable are percentages and ratios, numbers of one unit, and choices of the same options";
        Vi: "có thể so sánh: tỷ lệ phần trăm và tỷ số, các số cùng đơn vị, các lựa chọn có cùng danh sách";
    }
    pub fn condition_says_nothing() {
        En: "the condition has none of `is`, `at_least`, `at_most`";
        Vi: "điều kiện không có `is`, `at_least` hay `at_most`";
    }
    pub fn write_condition() { En: "write one of them, as in `{{at_least: 1}}`"; Vi: "hãy viết một trong số đó, ví dụ `{{at_least: 1}}`"; }
    pub fn former_id_in_use(id: &str) {
        En: "the former id `{id}` is in use today";
        Vi: "mã cũ `{id}` hiện vẫn đang dùng";
    }
    pub fn a_former_id_is_past() {
        En: "`was` lists ids that nothing bears any more: an older answer under this id would be ambiguous";
        Vi: "`was` chỉ liệt kê mã không còn dùng: nếu không, câu trả lời cũ theo mã này sẽ không rõ thuộc câu nào";
    }

    // What comes before.
    pub fn before_has_no_target(id: &str) {
        En: "`{id}` has no target that could be met first";
        Vi: "`{id}` không có chỉ tiêu nào để đạt trước";
    }
    pub fn name_one_with_a_target() {
        En: "name a question that has a target, or leave this out";
        Vi: "hãy nêu một câu hỏi có chỉ tiêu, hoặc bỏ mục này";
    }
    pub fn wait_in_a_circle(circle: &str) {
        En: "these questions come after each other in a circle: {circle}";
        Vi: "các câu hỏi này chờ nhau theo vòng tròn: {circle}";
    }
    pub fn take_one_after_away() {
        En: "leave out one `after` of the circle, so that there is a first step";
        Vi: "hãy bỏ một `after` trong vòng này để có bước đầu tiên";
    }

    // The rubric, its stages and its dimensions.
    pub fn not_id(quote: &str) { En: "`{quote}` is not an id"; Vi: "`{quote}` không phải là mã hợp lệ"; }
    pub fn what_an_id_is() {
        En: "an id is a word of the letters a-z, digits and `-`, such as `open-data-list`";
        Vi: "mã gồm chữ cái a-z không dấu, chữ số và dấu `-`, ví dụ `open-data-list`";
    }
    pub fn not_version(quote: &str) {
        En: "`{quote}` is not a version";
        Vi: "`{quote}` không phải là số phiên bản";
    }
    pub fn write_version() { En: "write three numbers, as in 1.0.0"; Vi: "hãy viết ba số, ví dụ 1.0.0"; }
    pub fn write_language_code() {
        En: "write a language as a BCP 47 tag, such as `vi`, `en`, `id` or `pt-BR`";
        Vi: "viết ngôn ngữ theo mã BCP 47, ví dụ `vi`, `en`, `id` hoặc `pt-BR`";
    }
    pub fn list_languages_empty() { En: "the list of languages is empty"; Vi: "danh sách ngôn ngữ trống"; }
    pub fn none_is_stage_0() { En: "`none` is the name of stage 0"; Vi: "`none` là tên của giai đoạn 0"; }
    pub fn no_stages() { En: "a rubric has at least one stage"; Vi: "bộ tiêu chí cần ít nhất một giai đoạn"; }
    pub fn list_dimensions_empty() { En: "the list of dimensions is empty"; Vi: "danh sách khía cạnh trống"; }
    pub fn dimension_holds_nothing() {
        En: "the dimension holds neither `questions` nor `dimensions`";
        Vi: "khía cạnh này không có `questions` cũng không có `dimensions`";
    }
    pub fn dimension_holds_both() {
        En: "the dimension holds `dimensions` and `questions`";
        Vi: "khía cạnh này có cả `dimensions` và `questions`";
    }
    pub fn move_questions() {
        En: "move the questions into a dimension of their own";
        Vi: "hãy chuyển các câu hỏi vào một khía cạnh riêng";
    }
    pub fn weights_too_fine(max_power: u32) {
        En: "the weights of this geometric mean are too fine: as whole numbers they sum to more than \
             {max_power}";
        Vi: "trọng số của trung bình nhân này quá chi tiết: khi quy về số nguyên, tổng vượt {max_power}";
    }
    pub fn weights_too_far_apart(max: u64) {
        En: "these weights are too far apart: as whole numbers in the same proportions they sum to more than {max}";
        Vi: "các trọng số này chênh nhau quá xa: khi quy về số nguyên cùng tỷ lệ, tổng vượt {max}";
    }
    pub fn use_rounder_weights() {
        En: "use rounder weights, such as 2, 1, 1";
        Vi: "hãy dùng trọng số tròn hơn, ví dụ 2, 1, 1";
    }
    pub fn list_questions_empty() { En: "the list of questions is empty"; Vi: "danh sách câu hỏi trống"; }
    pub fn used_twice(id: &str) { En: "`{id}` is used twice"; Vi: "mã `{id}` bị dùng hai lần"; }
    pub fn not_between(what: &Message, min: Decimal, max: Decimal) {
        En: "{what} is not between {min} and {max}";
        Vi: "{what} không nằm trong khoảng từ {min} đến {max}";
    }

    // A bare word where a map belongs.
    pub fn write_choice(id: &str, title: &str) {
        En: "write a map, as in `{{id: {id}, title: \"{title}\"}}`";
        Vi: "hãy viết một nhóm khóa, ví dụ `{{id: {id}, title: \"{title}\"}}`";
    }
    pub fn write_choices(id: &str, title: &str) {
        En: "write a list, as in `[{{id: {id}, title: \"{title}\"}}]`";
        Vi: "hãy viết thành danh sách, ví dụ `[{{id: {id}, title: \"{title}\"}}]`";
    }
    pub fn write_stage(id: &str, title: &str) {
        En: "write a map, as in `{{id: {id}, title: \"{title}\"}}`, lowest stage first";
        Vi: "hãy viết một nhóm khóa, ví dụ `{{id: {id}, title: \"{title}\"}}`, giai đoạn thấp nhất trước";
    }
    pub fn write_dimension(id: &str, title: &str) {
        En: "write a map, as in `{{id: {id}, title: \"{title}\", questions: […]}}`";
        Vi: "hãy viết một nhóm khóa, ví dụ `{{id: {id}, title: \"{title}\", questions: […]}}`";
    }
    pub fn write_question(id: &str, title: &str) {
        En: "write a map, as in `{{id: {id}, ask: \"{title}\", answer: yes_no, targets: {{…}}}}`";
        Vi: "hãy viết một nhóm khóa, ví dụ `{{id: {id}, ask: \"{title}\", answer: yes_no, targets: {{…}}}}`";
    }
    pub fn write_source(key: &str) {
        En: "write a map, as in `sources: {{{key}: {{title: …, status: reference}}}}`";
        Vi: "hãy viết một nhóm khóa, ví dụ `sources: {{{key}: {{title: …, status: reference}}}}`";
    }
    pub fn targets_by_stage(stage: &str, value: &str) {
        En: "name the stage that it is the target of: `targets: {{{stage}: {value}}}`";
        Vi: "hãy nêu chỉ tiêu này là của giai đoạn nào: `targets: {{{stage}: {value}}}`";
    }
    pub fn design_choice_is_no_source() {
        En: "`design-choice` is no source: it stands alone, at a target, as in `basis: design-choice`";
        Vi: "`design-choice` không phải là nguồn: hãy viết riêng ở chỉ tiêu, `basis: design-choice`";
    }
    pub fn sources_in_brackets(key: &str) {
        En: "sources stand in brackets: `basis: [{key}]`";
        Vi: "nguồn viết trong ngoặc vuông: `basis: [{key}]`";
    }

    // The verdict rule.
    pub fn belongs_method(key: &str, method: &str, other: &str) {
        En: "`{key}` belongs to `method: {method}`; this rubric is `{other}`";
        Vi: "`{key}` thuộc về `method: {method}`; bộ tiêu chí này là `{other}`";
    }
    pub fn no_use_in_profile(key: &str) {
        En: "`{key}` has no use with `method: profile`, which claims no stage";
        Vi: "`{key}` không dùng được với `method: profile`, vì không kết luận giai đoạn nào";
    }
    pub fn from_missing() { En: "`from` is missing here"; Vi: "thiếu `from` ở đây"; }
    pub fn write_from() {
        En: "write the least total of the stage in percent, as in `from: 75`";
        Vi: "hãy viết tổng thấp nhất của giai đoạn theo phần trăm, ví dụ `from: 75`";
    }
    pub fn not_above_stage_before() {
        En: "this stage does not begin above the one before it";
        Vi: "giai đoạn này không bắt đầu ở mức cao hơn giai đoạn trước";
    }
    pub fn no_coverage_over(most: Decimal) { En: "no coverage is over {most}"; Vi: "không mức đáp ứng nào vượt {most}"; }
    pub fn write_at_least(most: Decimal) { En: "write `at_least: {most}`"; Vi: "hãy viết `at_least: {most}`"; }
    pub fn scale_too_short() {
        En: "the scale does not end at least 1 above its beginning, or goes beyond a million";
        Vi: "thang điểm không kết thúc cao hơn điểm đầu ít nhất 1, hoặc vượt quá một triệu";
    }
    pub fn write_scale() {
        En: "write for example `scale: {{min: 0, max: 3, decimals: 2}}`";
        Vi: "hãy viết, ví dụ `scale: {{min: 0, max: 3, decimals: 2}}`";
    }
    pub fn geometric_needs_0() {
        En: "a geometric mean needs a scale that begins at 0, where a zero makes it zero";
        Vi: "trung bình nhân cần thang điểm bắt đầu từ 0, vì một thành phần bằng 0 làm kết quả bằng 0";
    }
    pub fn scale_from_0() {
        En: "let the scale begin at 0, or use `mean` or `min`";
        Vi: "hãy cho thang điểm bắt đầu từ 0, hoặc dùng `mean` hay `min`";
    }
    pub fn base_is_always_reached(word: &str) {
        En: "`{word}` is the base, which every agency has: requiring it says nothing";
        Vi: "`{word}` là mức nền mà đơn vị nào cũng có: yêu cầu mức này không có ý nghĩa";
    }
    pub fn either_at_least_or_over() {
        En: "a threshold has either `at_least` or `over`";
        Vi: "ngưỡng cần đúng một trong hai: `at_least` hoặc `over`";
    }

    // Kinds of answers.
    pub fn yes_or_no() { En: "yes or no"; Vi: "có hoặc không"; }
    pub fn a_percentage() { En: "a percentage"; Vi: "tỷ lệ phần trăm"; }
    pub fn part_and_total() { En: "a part and its total"; Vi: "tử số và mẫu số"; }

    // Targets.
    pub fn target_lacks(key: &str) { En: "the target has no `{key}`"; Vi: "chỉ tiêu thiếu `{key}`"; }
    pub fn kind_has_no_key(wrong: &str) {
        En: "this kind of answer has no `{wrong}`";
        Vi: "loại câu trả lời này không dùng `{wrong}`";
    }
    pub fn write_instead(right: &str) { En: "write `{right}`"; Vi: "hãy viết `{right}`"; }
    pub fn yes_no_has_no_key(key: &str) {
        En: "a yes/no target has no `{key}`";
        Vi: "chỉ tiêu có/không không dùng `{key}`";
    }
    pub fn name_the_option(key: &str) {
        En: "name the option that just meets the target with `{key}`";
        Vi: "hãy dùng `{key}` và nêu lựa chọn vừa đủ đạt chỉ tiêu";
    }
    pub fn no_answer_beyond(key: &str, value: Decimal) {
        En: "no answer is {key} {value}";
        Vi: "không câu trả lời nào {} {value}", if key == "over" { "trên" } else { "dưới" };
    }
    pub fn at_most_without_worst(key: &str) {
        En: "`{key}` does not say what a larger value is worth";
        Vi: "`{key}` chưa cho biết giá trị lớn hơn được tính thế nào";
    }
    pub fn add_partial() {
        En: "add `partial:`, `worst:` or `credit: none`";
        Vi: "hãy thêm `partial:`, `worst:` hoặc `credit: none`";
    }
    pub fn linear_needs_worst(key: &str) {
        En: "linear credit towards `{key}` needs `worst:`";
        Vi: "điểm tuyến tính cho `{key}` cần có `worst:`";
    }
    pub fn worst_is_for_numbers() {
        En: "`worst` belongs to numbers: these options have none";
        Vi: "`worst` chỉ dùng với số: các lựa chọn này không có giá trị số";
    }
    pub fn not_easier_than_target(before_key: &str) {
        En: "`{before_key}` is not easier than the target itself";
        Vi: "`{before_key}` không dễ hơn chính chỉ tiêu";
    }
    pub fn the_target() { En: "the target"; Vi: "chỉ tiêu"; }
    pub fn no_share_of_this() {
        En: "there is no share of a target that is not positive";
        Vi: "không thể tính tỷ lệ đạt của một chỉ tiêu không dương";
    }
    pub fn add_credit() {
        En: "add `credit: none`, `partial:` or `worst:`";
        Vi: "hãy thêm `credit: none`, `partial:` hoặc `worst:`";
    }
    pub fn no_such_answer(value: Decimal) { En: "no answer is {value}"; Vi: "không câu trả lời nào là {value}"; }
    pub fn answers_lie_between(min: Decimal, max: Decimal) {
        En: "answers lie between {min} and {max}";
        Vi: "câu trả lời nằm trong khoảng từ {min} đến {max}";
    }
    pub fn exclude_each_other(first: &str, second: &str) {
        En: "`{first}` and `{second}` exclude each other";
        Vi: "`{first}` và `{second}` không dùng cùng nhau";
    }
}

words! {
    /// Where the built-in rubrics are.
    pub fn built_in() { En = "built in"; Vi = "dựng sẵn"; }

    // Answers and targets in a word.
    pub fn yes() { En = "yes"; Vi = "có"; }
    pub fn no() { En = "no"; Vi = "không"; }
    pub fn at_least(full: &str) { En: "at least {full}"; Vi: "ít nhất {full}"; }
    pub fn at_most(full: &str) { En: "at most {full}"; Vi: "không quá {full}"; }
    /// More than a limit: `over 85%`.
    pub fn over(limit: &str) { En: "over {limit}"; Vi: "trên {limit}"; }
    /// Less than a limit.
    pub fn under(limit: &str) { En: "under {limit}"; Vi: "dưới {limit}"; }
    pub fn not_stated() { En = "not stated"; Vi = "chưa nêu"; }
}

/// What a target asks for, around its value: `at least 80%`.
#[must_use]
pub fn asked(rule: &Rule, full: &str, lang: Lang) -> String {
    match (rule.direction, rule.beyond) {
        (Direction::AtLeast, false) => at_least(lang, full),
        (Direction::AtLeast, true) => over(lang, full),
        (Direction::AtMost, false) => at_most(lang, full),
        (Direction::AtMost, true) => under(lang, full),
    }
}

/// An effort in a word.
#[must_use]
pub const fn effort(effort: Option<Effort>, lang: Lang) -> &'static str {
    match (effort, lang) {
        (Some(Effort::Low), Lang::En) => "low",
        (Some(Effort::Low), Lang::Vi) => "thấp",
        (Some(Effort::Medium), Lang::En) => "medium",
        (Some(Effort::Medium), Lang::Vi) => "trung bình",
        (Some(Effort::High), Lang::En) => "high",
        (Some(Effort::High), Lang::Vi) => "cao",
        (None, lang) => not_stated(lang),
    }
}

/// A kind of agency in words.
#[must_use]
pub const fn agency_kind(kind: AgencyKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (AgencyKind::Ministry, Lang::En) => "ministry",
        (AgencyKind::Ministry, Lang::Vi) => "bộ, ngành",
        (AgencyKind::Province, Lang::En) => "province",
        (AgencyKind::Province, Lang::Vi) => "tỉnh, thành phố",
        (AgencyKind::Department, Lang::En) => "department",
        (AgencyKind::Department, Lang::Vi) => "sở",
        (AgencyKind::Commune, Lang::En) => "commune",
        (AgencyKind::Commune, Lang::Vi) => "xã, phường, đặc khu",
    }
}

/// A status in words.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match (status, lang) {
        (Status::InForce, Lang::En) => "in force",
        (Status::InForce, Lang::Vi) => "còn hiệu lực",
        (Status::PartlyInForce, Lang::En) => "in force in part",
        (Status::PartlyInForce, Lang::Vi) => "còn hiệu lực một phần",
        (Status::Expired, Lang::En) => "expired",
        (Status::Expired, Lang::Vi) => "hết hiệu lực",
        (Status::Replaced, Lang::En) => "replaced",
        (Status::Replaced, Lang::Vi) => "được thay thế",
        (Status::Concluded, Lang::En) => "target period over",
        (Status::Concluded, Lang::Vi) => "đã hết giai đoạn mục tiêu",
        (Status::Unverified, Lang::En) => "present force not checked",
        (Status::Unverified, Lang::Vi) => "chưa kiểm tra hiệu lực",
        (Status::Reference, Lang::En) => "reference",
        (Status::Reference, Lang::Vi) => "tham khảo",
    }
}
