//! Messages of the rules about stages, weights, gates and sources.

use crate::base::lang::Message;
use crate::base::number::Ppm;
use crate::messages;

messages! {
    // `dominant-criterion`.
    pub fn outweighs_its_stage(id: &str, share: Ppm, stage: &str) {
        En: "`{id}` carries {share} of the weight of the stage `{stage}`: it outweighs all other criteria \
             together";
        Vi: "`{id}` chiếm {share} trọng số của giai đoạn `{stage}`: hơn tất cả các tiêu chí khác cộng lại";
    }
    pub fn outweighs_all(id: &str, share: Ppm) {
        En: "`{id}` carries {share} of the whole weight: it outweighs all other criteria together";
        Vi: "`{id}` chiếm {share} tổng trọng số: hơn tất cả các tiêu chí khác cộng lại";
    }
    pub fn outweighs_its_cell(id: &str, share: Ppm, dimension: &str, stage: &str) {
        En: "`{id}` carries {share} of the weight of `{dimension}` at `{stage}`: it outweighs the others \
             together";
        Vi: "`{id}` chiếm {share} trọng số của `{dimension}` ở `{stage}`: hơn các tiêu chí khác cộng lại";
    }
    pub fn outweighs_its_dimension(id: &str, share: Ppm, dimension: &str) {
        En: "`{id}` carries {share} of the weight of `{dimension}`: it outweighs the others together";
        Vi: "`{id}` chiếm {share} trọng số của `{dimension}`: hơn các tiêu chí khác cộng lại";
    }
    pub fn lower_weight_or_make_gate() {
        En: "lower its weight, or make it a gate if nothing may make up for it";
        Vi: "hãy giảm trọng số, hoặc đặt làm điều kiện bắt buộc (`gate`) nếu không được phép bù trừ";
    }
    pub fn lower_weight() {
        En: "lower its weight, or raise those of the others";
        Vi: "hãy giảm trọng số của nó, hoặc tăng trọng số của các tiêu chí khác";
    }
    pub fn lower_weight_of_dimension(dimension: &str) {
        En: "lower the weight of the dimension `{dimension}`, or ask a second question there";
        Vi: "hãy giảm trọng số của khía cạnh `{dimension}`, hoặc thêm một câu hỏi vào đó";
    }

    // `empty-cell`.
    pub fn empty_cell(id: &str, stage: &str) {
        En: "the dimension `{id}` has no criterion at the stage `{stage}`, and so no say in its coverage";
        Vi: "khía cạnh `{id}` không có tiêu chí nào ở giai đoạn `{stage}` nên không tham gia vào mức đáp ứng \
             của giai đoạn này";
    }
    pub fn give_a_question_a_target(stage: &str) {
        En: "give one of its questions a target for `{stage}`";
        Vi: "hãy thêm chỉ tiêu cho `{stage}` vào một câu hỏi của khía cạnh này";
    }

    // `expired-source`.
    pub fn replaced_and_successor_not_cited(id: &str, new: &str) {
        En: "`{id}` is no longer in force, and `{new}`, which replaced it, is not cited beside it";
        Vi: "`{id}` không còn hiệu lực, mà `{new}` thay thế nó lại không được dẫn kèm";
    }
    pub fn cite_successor(new: &str) {
        En: "cite `{new}` beside it or instead of it";
        Vi: "hãy dẫn kèm `{new}`, hoặc dẫn `{new}` thay cho nó";
    }
    pub fn expired_without_successor(id: &str) {
        En: "`{id}` is no longer in force, and nothing is said to have replaced it";
        Vi: "`{id}` không còn hiệu lực và chưa nêu văn bản nào thay thế";
    }
    pub fn cite_source_in_force(id: &str) {
        En: "cite a source in force, or give `{id}` a `replaced_by:` and cite that too";
        Vi: "hãy dẫn nguồn còn hiệu lực, hoặc ghi `replaced_by:` cho `{id}` rồi dẫn kèm nguồn đó";
    }
    pub fn the_source() { En: "the source"; Vi: "nguồn này"; }

    // `gate-allows-na`.
    pub fn gate_allows_na(id: &str) {
        En: "the gate `{id}` may be called not applicable: then a reason in the sheet is enough to pass it";
        Vi: "điều kiện bắt buộc `{id}` có thể được khai là không áp dụng: khi đó chỉ cần ghi lý do là qua \
             được";
    }
    pub fn cap_allows_na(id: &str) {
        En: "the cap `{id}` may be called not applicable: then a reason in the sheet is enough to pass it";
        Vi: "tiêu chí khống chế `{id}` có thể được khai là không áp dụng: khi đó chỉ cần ghi lý do là qua được";
    }
    pub fn remove_allow_na(key: &str) {
        En: "remove `allow_na`, or `{key}` if the question does not concern every agency";
        Vi: "hãy bỏ `allow_na`, hoặc bỏ `{key}` nếu câu hỏi không áp dụng cho mọi đơn vị";
    }
    pub fn allowed_here() { En: "allowed here"; Vi: "cho phép ở đây"; }

    // `idle-cap`.
    pub fn cap_at_the_last_stage(id: &str) {
        En: "`{id}` caps the verdict at the last stage, above which there is none";
        Vi: "`{id}` khống chế ở giai đoạn cuối, phía trên không còn giai đoạn nào";
    }
    pub fn cap_never_binds(id: &str, total: Ppm, next: &str, from: Ppm) {
        En: "while `{id}` is not met the total is at most {total}, and `{next}` takes {from}: the cap never binds";
        Vi: "khi `{id}` chưa đạt, tổng cao nhất là {total}, còn `{next}` cần {from}: tiêu chí khống chế này không \
             bao giờ có tác dụng";
    }
    pub fn cap_lower() {
        En: "name a lower stage in `cap`, or remove it";
        Vi: "hãy ghi giai đoạn thấp hơn ở `cap`, hoặc bỏ `cap`";
    }

    // `idle-criterion`.
    pub fn its_weight_is_0() { En: "its weight is 0"; Vi: "trọng số của nó là 0"; }
    pub fn dimension_weight_0(id: &str) {
        En: "the dimension `{id}` has weight 0";
        Vi: "khía cạnh `{id}` có trọng số 0";
    }
    pub fn no_stage_asks_for_coverage(stage: &str) {
        En: "no stage asks for a coverage at `{stage}`";
        Vi: "không giai đoạn nào yêu cầu mức đáp ứng ở `{stage}`";
    }
    pub fn idle(id: &str, reason: &Message) {
        En: "`{id}` changes no verdict, whatever is answered: {reason}";
        Vi: "`{id}` không làm thay đổi giai đoạn đạt được dù trả lời thế nào: {reason}";
    }
    pub fn let_it_count() {
        En: "let it count, or remove it: it costs every agency work";
        Vi: "hãy cho nó được tính, hoặc bỏ đi để các đơn vị đỡ tốn công";
    }
    pub fn because_of_this() { En: "because of this"; Vi: "nguyên nhân ở đây"; }

    // `missing-evidence`.
    pub fn no_evidence(id: &str) {
        En: "the question `{id}` does not say what evidence it takes";
        Vi: "câu hỏi `{id}` chưa nêu cần minh chứng gì";
    }
    pub fn add_evidence() { En: "add `evidence:`"; Vi: "hãy thêm `evidence:`"; }

    // `duty-without-source`.
    pub fn duty_by_no_law(id: &str) {
        En: "the duty of `{id}` names no law";
        Vi: "nghĩa vụ ở `{id}` chưa dẫn văn bản nào";
    }
    pub fn add_duty_sources() {
        En: "add `sources:` to the duty: without a law it is a wish, which belongs among the targets";
        Vi: "hãy thêm `sources:` vào nghĩa vụ: không có căn cứ pháp lý thì đó là mong muốn, nên đặt ở chỉ tiêu";
    }

    // `missing-recommendation`.
    pub fn no_recommendation(id: &str) {
        En: "the question `{id}` does not say how to close a gap: reports have no advice to show";
        Vi: "câu hỏi `{id}` chưa nêu cách khắc phục khi chưa đạt: báo cáo sẽ không có khuyến nghị";
    }
    pub fn add_recommend() { En: "add `recommend:`"; Vi: "hãy thêm `recommend:`"; }

    // `missing-source`.
    pub fn rests_on_nothing(id: &str) {
        En: "`{id}` does not say what it rests on, so nobody can check or update it";
        Vi: "`{id}` chưa nêu căn cứ nên không ai kiểm tra hay cập nhật được";
    }
    pub fn add_basis() {
        En: "add `basis: [source]` or `basis: design-choice`, or `sources:` to the question";
        Vi: "hãy thêm `basis: [nguồn]` hoặc `basis: design-choice`, hoặc `sources:` cho câu hỏi";
    }

    // `single-question-cell`.
    pub fn only_criterion_of_cell(criterion: &str, dimension: &str, stage: &str) {
        En: "`{criterion}` is the only criterion of `{dimension}` at `{stage}`: one answer decides the whole \
             cell";
        Vi: "`{criterion}` là tiêu chí duy nhất của `{dimension}` ở `{stage}`: một câu trả lời quyết định \
             toàn bộ mức đáp ứng ở đó";
    }
    pub fn ask_a_second_question() {
        En: "ask about another side of it in a second question";
        Vi: "hãy thêm một câu hỏi về một mặt khác của cùng nội dung";
    }

    // `unreachable-stage`.
    pub fn stage_without_targets(id: &str) {
        En: "no answer sheet attains the stage `{id}`: no question has a target for it";
        Vi: "không tệp trả lời nào đạt được giai đoạn `{id}`: không câu hỏi nào có chỉ tiêu cho giai đoạn này";
    }
    pub fn give_it_targets() {
        En: "give it targets, or in `requires` a row that asks only for stages that have some, or remove the \
             stage";
        Vi: "hãy thêm chỉ tiêu, hoặc trong `requires` chỉ yêu cầu các giai đoạn có chỉ tiêu, hoặc bỏ giai \
             đoạn này";
    }
    pub fn stage_of_weight_0(id: &str) {
        En: "no answer sheet attains the stage `{id}`: all its criteria have weight 0 in the overall coverage";
        Vi: "không tệp trả lời nào đạt được giai đoạn `{id}`: mọi tiêu chí của giai đoạn này có trọng số 0 \
             trong mức đáp ứng chung";
    }
    pub fn give_a_weight() {
        En: "give a criterion, and every dimension it lies in, a weight above 0";
        Vi: "hãy đặt trọng số lớn hơn 0 cho ít nhất một tiêu chí và mọi khía cạnh chứa nó";
    }
    pub fn never_the_verdict(id: &str, other: &str) {
        En: "the stage `{id}` is never the verdict: whoever attains it attains `{other}` too, which asks for \
             no more";
        Vi: "giai đoạn `{id}` không bao giờ là kết quả: đơn vị nào đạt giai đoạn này cũng đạt `{other}`, vì \
             `{other}` không đòi hỏi gì hơn";
    }
    pub fn never_the_verdict_of_answers(id: &str, other: &str) {
        En: "the stage `{id}` is never the verdict: the lowest possible answers attain `{other}` already";
        Vi: "giai đoạn `{id}` không bao giờ là kết quả: câu trả lời thấp nhất có thể cũng đã đạt `{other}`";
    }
    pub fn begin_above_lowest_answers(other: &str, id: &str) {
        En: "let `{other}` ask for more than the lowest answers give, or remove `{id}`";
        Vi: "hãy để `{other}` đòi hỏi nhiều hơn mức của các câu trả lời thấp nhất, hoặc bỏ `{id}`";
    }
    pub fn later_stage() { En: "the later stage"; Vi: "giai đoạn sau"; }
    pub fn let_it_ask_for_more(other: &str, id: &str) {
        En: "in `requires`, let `{other}` ask for something that `{id}` does not";
        Vi: "trong `requires`, hãy để `{other}` có yêu cầu mà `{id}` không có";
    }
    pub fn nothing_scored(id: &str) {
        En: "nothing is scored at the stage `{id}`: no criterion counts there";
        Vi: "không có gì được chấm ở giai đoạn `{id}`: không tiêu chí nào được tính";
    }
    pub fn nothing_counts_in_total() {
        En: "no answer sheet attains a stage: no criterion counts in the total";
        Vi: "không tệp trả lời nào đạt được giai đoạn nào: không tiêu chí nào được tính vào tổng";
    }

    // `unsupported-stage`.
    pub fn kind_not_asked_in_total(kind: &str) {
        En: "nothing that counts in the total is asked of agencies of kind `{kind}`";
        Vi: "đơn vị loại `{kind}` không được hỏi câu nào được tính vào tổng";
    }
    pub fn kind_not_asked_at_stage(id: &str, kind: &str) {
        En: "nothing that counts at the stage `{id}` is asked of agencies of kind `{kind}`";
        Vi: "đơn vị loại `{kind}` không được hỏi câu nào được tính ở giai đoạn `{id}`";
    }
    pub fn the_stage() { En: "the stage"; Vi: "giai đoạn này"; }
    pub fn ask_or_limit_stage(id: &str) {
        En: "ask them a question that counts there, or say how far they can get: `highest_stage: {id}` with \
             `because`";
        Vi: "hãy hỏi họ ít nhất một câu được tính ở đó, hoặc nêu giới hạn: `highest_stage: {id}` kèm \
             `because`";
    }
    pub fn ask_them_something() {
        En: "ask them at least one question that counts there";
        Vi: "hãy hỏi họ ít nhất một câu được tính ở đó";
    }

    // `thinned-stage`.
    pub fn kind_has_no_gate(id: &str, kind: &str) {
        En: "no gate of the stage `{id}` is asked of agencies of kind `{kind}`, so it is easier for them than for others";
        Vi: "đơn vị loại `{kind}` không được hỏi điều kiện bắt buộc nào của giai đoạn `{id}`, nên với họ giai đoạn này dễ hơn";
    }
    pub fn kind_asked_little_at_stage(id: &str, kind: &str, share: Ppm) {
        En: "{share} of the weight of the stage `{id}` is all that agencies of kind `{kind}` are asked";
        Vi: "đơn vị loại `{kind}` chỉ được hỏi {share} trọng số của giai đoạn `{id}`";
    }
    pub fn kind_asked_little_in_total(kind: &str, share: Ppm) {
        En: "{share} of the whole weight is all that agencies of kind `{kind}` are asked";
        Vi: "đơn vị loại `{kind}` chỉ được hỏi {share} tổng trọng số";
    }
    pub fn ask_more_limit_or_ignore() {
        En: "ask them more, in words that fit them, or limit them with `highest_stage` and `because`; if the stage means as much for them without it, ignore the rule here and say why";
        Vi: "hãy hỏi họ thêm, bằng lời phù hợp với họ, hoặc giới hạn bằng `highest_stage` kèm `because`; nếu không có phần đó giai đoạn vẫn có nghĩa như nhau, hãy bỏ qua quy tắc tại đây và nêu lý do";
    }
    pub fn ask_more_or_ignore() {
        En: "ask them more, in words that fit them; if the total means as much for them without it, ignore the rule here and say why";
        Vi: "hãy hỏi họ thêm, bằng lời phù hợp với họ; nếu không có phần đó tổng vẫn có nghĩa như nhau, hãy bỏ qua quy tắc tại đây và nêu lý do";
    }

    // `contradictory-consistency`.
    pub fn rule_never_kept() {
        En: "no answers that this rule starts from can meet what it expects";
        Vi: "không câu trả lời nào thỏa `when` của quy tắc này lại đáp ứng được điều nó đòi hỏi";
    }
    pub fn rules_contradict() {
        En: "this rule and another one start from the same answers and expect what contradicts itself";
        Vi: "quy tắc này và một quy tắc khác cùng áp dụng cho những câu trả lời như nhau nhưng đòi hỏi trái ngược";
    }
    pub fn the_other_rule() { En: "the other rule"; Vi: "quy tắc kia"; }

    // `unused-source`.
    pub fn uncited_source(id: &str) {
        En: "nothing cites the source `{id}`: the bibliography promises more than the rubric rests on";
        Vi: "nguồn `{id}` không được dẫn ở đâu: danh mục nguồn nêu nhiều hơn những gì bộ tiêu chí dựa vào";
    }
    pub fn cite_it() {
        En: "cite it where it belongs, or remove it";
        Vi: "hãy dẫn nguồn này ở nơi cần dẫn, hoặc xóa đi";
    }

    // `vacuous-stage`.
    pub fn empty_sheet_attains(id: &str) {
        En: "an empty answer sheet attains the stage `{id}`, so that attaining it says nothing";
        Vi: "tệp trả lời trống cũng đạt giai đoạn `{id}`, nên đạt giai đoạn này không nói lên điều gì";
    }
    pub fn sheet_of_na_attains(id: &str) {
        En: "a sheet without one answer, only \"not applicable\", attains the stage `{id}`";
        Vi: "tệp không có câu trả lời nào, chỉ ghi \"không áp dụng\", cũng đạt giai đoạn `{id}`";
    }
    pub fn let_it_ask_above_0(top_id: &str) {
        En: "let `{top_id}` ask for a coverage above 0 at a stage with questions that apply to everybody";
        Vi: "hãy để `{top_id}` yêu cầu mức đáp ứng lớn hơn 0 ở một giai đoạn có câu hỏi áp dụng cho mọi đơn \
             vị";
    }
    pub fn what_asks(top_id: &str) { En: "what `{top_id}` asks for"; Vi: "yêu cầu của `{top_id}`"; }

    // `zero-weight`.
    pub fn weight_above_0_or_remove() {
        En: "give a weight above 0, or remove what is not to count";
        Vi: "hãy đặt trọng số lớn hơn 0, hoặc bỏ phần không cần tính";
    }
    pub fn dimension_counts_nowhere(id: &str) {
        En: "the dimension `{id}` has weight 0: nothing in it counts in a coverage above it";
        Vi: "khía cạnh `{id}` có trọng số 0: không nội dung nào trong đó được tính vào mức đáp ứng cấp trên";
    }
    pub fn counts_only_as_gate(id: &str) {
        En: "`{id}` has weight 0: it counts as a gate and in no coverage";
        Vi: "`{id}` có trọng số 0: chỉ là điều kiện bắt buộc, không được tính vào mức đáp ứng";
    }
    pub fn counts_nowhere(id: &str) {
        En: "`{id}` has weight 0: how it is answered counts in no coverage";
        Vi: "`{id}` có trọng số 0: trả lời thế nào cũng không được tính vào mức đáp ứng";
    }
    pub fn question_of_weight_0(id: &str) {
        En: "the question `{id}` has weight 0: how it is answered counts in no coverage";
        Vi: "câu hỏi `{id}` có trọng số 0: trả lời thế nào cũng không được tính vào mức đáp ứng";
    }
}
