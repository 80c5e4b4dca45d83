//! Messages of the rules about texts, ids and characters.

use crate::base::lang::Message;
use crate::messages;

pub use crate::syntax::words::{a_number, remove_character};

messages! {
    // `compound-question`.
    pub fn asks_two_things(id: &str) {
        En: "the question `{id}` asks two things at once, and one answer cannot say which of them holds";
        Vi: "câu hỏi `{id}` hỏi hai điều cùng lúc, nên một câu trả lời không cho biết điều nào đúng";
    }
    pub fn ask_in_two_questions() {
        En: "ask them in two questions, or as the items of a checklist";
        Vi: "hãy tách thành hai câu hỏi, hoặc thành các mục của một danh sách kiểm tra";
    }

    // `id-style`.
    pub fn not_in_style_of_ids(id: &str) {
        En: "`{id}` is not in the style of ids, words of a-z and 0-9 joined by `-`, and so is easily misspelt";
        Vi: "mã `{id}` không theo kiểu chung (các từ gồm a-z, 0-9 nối bằng `-`), nên dễ bị viết sai";
    }
    pub fn write_better_id(better: &str) {
        En: "write `{better}`, here and wherever the id is used";
        Vi: "hãy viết `{better}`, ở đây và ở mọi chỗ dùng mã này";
    }

    // `missing-translation`.
    pub fn no_wording(key: &str, name: &Message) {
        En: "`{key}` has no wording in {name}, so its readers are shown another language";
        Vi: "`{key}` chưa có nội dung {name}, nên người đọc sẽ thấy ngôn ngữ khác";
    }
    pub fn add_wording(code: &str) {
        En: "add `{code}:`, or write a plain string if the wording is the same in every language";
        Vi: "hãy thêm `{code}:`, hoặc viết một chuỗi duy nhất nếu nội dung giống nhau ở mọi ngôn ngữ";
    }

    // `near-duplicate-question`.
    pub fn nearly_the_same_words(second_id: &str, first_id: &str) {
        En: "the question `{second_id}` has nearly the words of `{first_id}`, so the same thing counts twice";
        Vi: "câu hỏi `{second_id}` gần như trùng lời với `{first_id}`, nên cùng một việc bị tính hai lần";
    }
    pub fn keep_one_question() {
        En: "keep one of them with a target for each stage, or word what differs first";
        Vi: "hãy giữ một câu với chỉ tiêu cho từng giai đoạn, hoặc viết lại cho rõ điểm khác nhau";
    }
    pub fn other_question() { En: "the other question"; Vi: "câu hỏi kia"; }

    // `same-text-in-both-languages`.
    pub fn same_in_both_languages(text: &str) {
        En: "`{text}` is the wording in both languages: a translation was forgotten, or none is needed";
        Vi: "`{text}` giống hệt nhau ở cả hai ngôn ngữ: hoặc quên dịch, hoặc không cần dịch";
    }
    pub fn translate_or_write_once() {
        En: "translate it, or write it once as a plain string";
        Vi: "hãy dịch, hoặc chỉ viết một lần dưới dạng một chuỗi duy nhất";
    }
    pub fn same_wording() { En: "the same wording"; Vi: "cùng nội dung này"; }

    // `suspicious-characters`.
    pub fn lost_character(code: &str, name: &Message) {
        En: "{code} ({name}) stands where a character was lost";
        Vi: "{code} ({name}) nằm ở chỗ một ký tự đã bị mất";
    }
    pub fn write_lost_character() {
        En: "write the lost character anew, and save the file as UTF-8";
        Vi: "hãy gõ lại ký tự bị mất và lưu tệp dưới dạng UTF-8";
    }
    pub fn invisible(code: &str, name: &Message) {
        En: "{code} ({name}) cannot be seen, and makes texts that look the same differ";
        Vi: "{code} ({name}) không nhìn thấy được, khiến những văn bản trông giống nhau lại khác nhau";
    }
    pub fn soft_hyphen() { En: "soft hyphen"; Vi: "dấu gạch nối ẩn"; }
    pub fn zero_width_space() { En: "zero-width space"; Vi: "dấu cách không độ rộng"; }
    pub fn zero_width_non_joiner() { En: "zero-width non-joiner"; Vi: "ký tự tách không độ rộng"; }
    pub fn zero_width_joiner() { En: "zero-width joiner"; Vi: "ký tự nối không độ rộng"; }
    pub fn byte_order_mark() { En: "byte order mark"; Vi: "dấu thứ tự byte (BOM)"; }
    pub fn replacement_character() { En: "replacement character"; Vi: "ký tự thay thế"; }
    pub fn invisible_character() { En: "invisible character"; Vi: "ký tự vô hình"; }
    pub fn changes_direction() { En: "changes the direction of the text"; Vi: "đổi chiều văn bản"; }
    pub fn special_blank_in_id(code: &str) {
        En: "{code}, a special blank, stands in a key or id, which matches no other for it";
        Vi: "{code}, một loại dấu cách đặc biệt, nằm trong khóa hoặc mã, nên không khớp với nơi khác";
    }
    pub fn write_ordinary_blank() {
        En: "remove it, or write an ordinary blank";
        Vi: "hãy xóa, hoặc dùng dấu cách thường";
    }

    // `suspicious-characters`: confusable.
    pub fn look_alike(code: &str, own: &Message, word: &str, wanted: char) {
        En: "{code} ({own}) in `{word}` looks like `{wanted}`, but is another letter";
        Vi: "{code} ({own}) trong `{word}` trông giống `{wanted}` nhưng là chữ khác";
    }
    pub fn write_instead(wanted: char) { En: "write `{wanted}`"; Vi: "hãy gõ `{wanted}`"; }
    pub fn write_latin(latin: char) { En: "write the Latin `{latin}`"; Vi: "hãy gõ chữ Latinh `{latin}`"; }
    pub fn write_word_one_alphabet() {
        En: "write the word in one alphabet";
        Vi: "hãy gõ cả từ bằng một bảng chữ cái";
    }
    pub fn other_alphabet_in_latin_word(code: &str, script: &Message, word: &str) {
        En: "{code} ({script}) stands in the Latin word `{word}`, which matches no other for it";
        Vi: "{code} ({script}) nằm trong từ chữ Latinh `{word}`, nên từ này không khớp với nơi khác";
    }
    pub fn cyrillic() { En: "Cyrillic"; Vi: "chữ Kirin"; }
    pub fn greek() { En: "Greek"; Vi: "chữ Hy Lạp"; }
    pub fn icelandic_eth() { En: "Icelandic eth"; Vi: "chữ eth của tiếng Iceland"; }
    pub fn african_d() { En: "African d"; Vi: "chữ D châu Phi"; }

    // `suspicious-characters`: mojibake.
    pub fn misread_utf8(shown: &str, meant: char) {
        En: "`{shown}` is what `{meant}` in UTF-8 looks like when it is read as Windows-1252 or Latin-1";
        Vi: "`{shown}` là chữ `{meant}` trong UTF-8 bị đọc nhầm thành Windows-1252 hoặc Latin-1";
    }
    pub fn misread_beginning(shown: &str) {
        En: "`{shown}` is the beginning of a letter in UTF-8 that was read as Windows-1252 or Latin-1";
        Vi: "`{shown}` là phần đầu của một chữ trong UTF-8 bị đọc nhầm thành Windows-1252 hoặc Latin-1";
    }
    pub fn open_original_as_utf8() {
        En: "open the original as UTF-8 and take the text from there";
        Vi: "hãy mở tệp gốc bằng UTF-8 rồi lấy lại văn bản";
    }

    // `text-not-nfc`.
    pub fn stored_in_parts(word: &str) {
        En: "the letters of `{word}` are stored in parts (not Unicode NFC), so searching and comparing miss \
             them";
        Vi: "chữ trong `{word}` bị lưu thành các phần rời (không phải Unicode NFC), nên tìm kiếm và so sánh \
             sẽ sót";
    }
    pub fn write_precomposed() {
        En: "write precomposed letters (Unicode NFC, “Unicode dựng sẵn”)";
        Vi: "hãy dùng Unicode dựng sẵn (NFC)";
    }

    // `vague-wording`.
    pub fn vague(quote: &str, id: &str) {
        En: "`{quote}` in the question `{id}` says something else to every assessor";
        Vi: "`{quote}` trong câu hỏi `{id}` được mỗi người đánh giá hiểu một kiểu";
    }
    pub fn say_how_much() {
        En: "say how much, how often or by when, or name the rule that decides it";
        Vi: "hãy nêu rõ mức độ, tần suất hoặc thời hạn, hoặc dẫn quy định làm căn cứ";
    }

    // `yaml-trap`.
    pub fn a_key() { En: "a key"; Vi: "khóa"; }
    pub fn a_text() { En: "a text"; Vi: "văn bản"; }
    pub fn an_id() { En: "an id"; Vi: "mã"; }
    pub fn read_otherwise(quote: &str, meant: &Message, other: &Message) {
        En: "`{quote}` is {meant} here, but other YAML readers take it for {other}";
        Vi: "`{quote}` ở đây là {meant}, nhưng các trình đọc YAML khác hiểu là {other}";
    }
    pub fn put_quotes(text: &str) { En: "put it in quotes: `{text}`"; Vi: "hãy đặt trong dấu nháy: `{text}`"; }
    pub fn a_boolean() { En: "a boolean"; Vi: "giá trị đúng/sai"; }
    pub fn nothing_null() { En: "nothing (null)"; Vi: "giá trị trống (null)"; }
    pub fn number_base_60(value: u64) { En: "the number {value} (base 60)"; Vi: "số {value} (hệ cơ số 60)"; }
    pub fn a_date() { En: "a date"; Vi: "ngày tháng"; }
    pub fn number_lose_way_written() {
        En: "a number, and lose the way it is written";
        Vi: "một số và làm mất cách viết này";
    }
    pub fn comment_instead_of_value(quote: &str) {
        En: "`{quote}` is a comment, so that there is no value here";
        Vi: "`{quote}` là chú thích, nên ở đây không có giá trị";
    }
    pub fn comment_after_text(quote: &str) {
        En: "`{quote}` is a comment and does not belong to the text before it";
        Vi: "`{quote}` là chú thích, không thuộc văn bản phía trước";
    }
    pub fn quote_whole_value() {
        En: "put the whole value in quotes; if a comment is meant, write a blank after `#`";
        Vi: "hãy đặt cả giá trị trong dấu nháy; nếu đúng là chú thích, hãy thêm dấu cách sau `#`";
    }
}
