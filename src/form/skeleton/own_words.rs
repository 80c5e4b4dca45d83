//! The texts of a rubric that is begun, in the languages that the shipped rubrics have.

/// The languages of the texts below.
const LANGUAGES: [&str; 3] = ["vi", "en", "id"];

/// What stands for each text in the files, and the text in each language.
const TEXTS: [(&str, [&str; 3]); 8] = [
    ("TITLE", ["Bộ tiêu chí của tôi", "My rubric", "Rubrik saya"]),
    ("OWN-PART", ["Phần riêng", "Own part", "Bagian sendiri"]),
    ("OWN-QUESTION", ["Câu hỏi riêng", "Own question", "Pertanyaan sendiri"]),
    (
        "ASK",
        [
            "Cơ quan đã ban hành kế hoạch thực hiện bộ tiêu chí này chưa?",
            "Has the agency adopted a plan for what this rubric asks?",
            "Apakah instansi sudah menetapkan rencana untuk isi rubrik ini?",
        ],
    ),
    ("EVIDENCE", ["Kế hoạch đã ban hành", "The plan as adopted", "Rencana yang sudah ditetapkan"]),
    (
        "WHY",
        [
            "Không có kế hoạch thì kết quả đánh giá không dẫn đến thay đổi.",
            "Without a plan the result of an assessment changes nothing.",
            "Tanpa rencana, hasil penilaian tidak mengubah apa pun.",
        ],
    ),
    ("RECOMMEND", ["Ban hành kế hoạch thực hiện.", "Adopt a plan.", "Tetapkan rencana."]),
    ("OWNER", ["Văn phòng", "Office", "Sekretariat"]),
];

/// A text of which more than this many characters stand on a line takes one for each language.
const LINE: usize = 60;

/// What stands for each text, and the text in the languages of a rubric; in one that is none of those above, in English.
pub(super) fn texts(codes: &[String]) -> impl Iterator<Item = (&'static str, String)> + '_ {
    TEXTS.into_iter().map(|(name, texts)| {
        let text = |code: &String| {
            let at = LANGUAGES.iter().position(|known| known == code).unwrap_or(1);
            format!("{code}: \"{}\"", texts[at])
        };
        let all: Vec<String> = codes.iter().map(text).collect();
        let is_long = texts.iter().any(|text| text.chars().count() > LINE);
        (name, if is_long { block(&all) } else { format!("{{{}}}", all.join(", ")) })
    })
}

/// Lines below the key of a question.
fn block(lines: &[String]) -> String {
    lines.iter().flat_map(|line| ["\n          ", line.as_str()]).collect()
}
