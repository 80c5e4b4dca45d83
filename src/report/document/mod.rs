//! A rubric as a document that people read: its stages, rule, dimensions, questions down to each criterion, sources.
//!
//! The document is a list of [`Block`]s; [`markdown`] and the terminal each write them their own way.

pub mod markdown;

use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::model::rubric::{
    Aggregate, AnswerKind, Credit, Criterion, Dimension, Gate, Method, Question, Rubric, Threshold,
    Unanswered,
};
use crate::model::text::Text;
use crate::report::words;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a level, from 1.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(String),
    /// A line of a list: how deep, a label, and what it says.
    Item(usize, String, String),
}

/// The document of a rubric in a language.
#[must_use]
pub fn blocks(rubric: &Rubric, lang: Lang) -> Vec<Block> {
    let mut document = Document { rubric, lang, blocks: Vec::new() };
    document.head();
    document.stages();
    document.rule();
    for (at, dimension) in rubric.dimensions.iter().enumerate() {
        document.dimension(at, dimension);
    }
    document.sources();
    document.blocks
}

struct Document<'r> {
    rubric: &'r Rubric,
    lang: Lang,
    blocks: Vec<Block>,
}

impl Document<'_> {
    fn heading(&mut self, level: usize, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    fn item(&mut self, depth: usize, en: &str, vi: &str, text: impl Into<String>) {
        self.blocks.push(Block::Item(depth, self.lang.pick(en, vi).to_owned(), text.into()));
    }

    fn text(&mut self, en: &str, vi: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.item(0, en, vi, text.get(self.lang));
        }
    }

    fn aliases(&mut self, depth: usize, aliases: &[String]) {
        if !aliases.is_empty() {
            self.item(depth, "Also called", "Tên gọi khác", aliases.join("; "));
        }
    }

    fn head(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        self.heading(1, rubric.title.get(lang));
        let (stages, questions) = (rubric.stages.len(), rubric.questions.len());
        let gates = rubric.criteria.iter().filter(|criterion| criterion.gate.is_some()).count();
        self.paragraph(lang.pick(
            format!(
                "{} {}: {stages} {}, {questions} questions, {gates} gates",
                rubric.id,
                rubric.version,
                if stages == 1 { "stage" } else { "stages" }
            ),
            format!(
                "{} {}: {stages} giai đoạn, {questions} câu hỏi, {gates} điều kiện bắt buộc",
                rubric.id, rubric.version
            ),
        ));
        if let Some(summary) = &rubric.summary {
            self.paragraph(summary.get(lang));
        }
    }

    fn stages(&mut self) {
        self.heading(2, self.lang.pick("Stages", "Các giai đoạn"));
        for (at, stage) in self.rubric.stages.iter().enumerate() {
            let level =
                stage.level.as_ref().map(|level| format!(" ({})", level.get(self.lang))).unwrap_or_default();
            let summary = stage.summary.as_ref().map(|text| text.get(self.lang)).unwrap_or_default();
            let label = format!("{}. {}{level}", at + 1, stage.title.get(self.lang));
            self.blocks.push(Block::Item(0, label, format!("{summary} [{}]", stage.id).trim().to_owned()));
            self.aliases(1, &stage.aliases);
        }
    }

    fn rule(&mut self) {
        let lang = self.lang;
        self.heading(2, lang.pick("Rule of the verdict", "Quy tắc kết luận"));
        match &self.rubric.method {
            Method::Staged { requires } => self.thresholds(requires),
            Method::Banded { from, aggregate } => {
                for (at, bound) in from.iter().enumerate() {
                    let label = words::stage_name(self.rubric, at + 1, lang);
                    let bound = bound.format(lang);
                    self.blocks.push(Block::Item(
                        0,
                        label,
                        lang.pick(format!("a total from {bound}"), format!("tổng từ {bound}")),
                    ));
                }
                self.paragraph(lang.pick(
                    "One column is scored. The verdict is the highest stage whose lower bound the total reaches.",
                    "Chỉ chấm một cột. Kết luận là giai đoạn cao nhất mà tổng đạt tới cận dưới.",
                ));
                self.aggregate(*aggregate);
            }
            Method::Profile => self.paragraph(lang.pick(
                "Each stage is scored on its own, and no stage is claimed.",
                "Mỗi giai đoạn được chấm riêng, không kết luận giai đoạn nào.",
            )),
        }
        self.paragraph(match self.rubric.unanswered {
            Unanswered::Unmet => lang
                .pick("An unanswered question counts as not met.", "Câu chưa trả lời được tính là chưa đạt."),
            Unanswered::Excluded => lang.pick(
                "An unanswered question leaves the mean.",
                "Câu chưa trả lời không tham gia tính trung bình.",
            ),
            Unanswered::Block => lang.pick(
                "There is no verdict while a question is unanswered.",
                "Chưa có kết luận khi còn câu chưa trả lời.",
            ),
            Unanswered::Nullify => words::nullified(self.rubric, lang),
        });
        self.scopes();
    }

    /// Who is not asked what.
    fn scopes(&mut self) {
        let (rubric, lang) = (self.rubric, self.lang);
        if rubric.scopes.is_empty() {
            return;
        }
        self.heading(2, lang.pick("Who is asked what", "Đơn vị nào được hỏi gì"));
        for scope in &rubric.scopes {
            let out = scope.out.iter().flatten().count();
            let kind = words::agency_kind(scope.kind, lang);
            self.blocks.push(Block::Item(
                0,
                kind.to_owned(),
                match out {
                    0 => lang.pick("asked everything", "được hỏi mọi câu").to_owned(),
                    1 => lang.pick("not asked 1 question", "không hỏi 1 câu").to_owned(),
                    _ => lang.pick(format!("not asked {out} questions"), format!("không hỏi {out} câu")),
                },
            ));
            if let Some(limit) = &scope.limit {
                let stage = words::stage_name(rubric, limit.stage + 1, lang);
                let because = limit.because.get(lang);
                self.item(1, "Highest stage", "Giai đoạn cao nhất", format!("{stage}. {because}"));
            }
            for (at, reason) in scope.reasons.iter().enumerate() {
                let ids = rubric.questions.iter().zip(&scope.out).filter(|(_, out)| **out == Some(at));
                let ids = ids.map(|(question, _)| question.id.as_str()).collect::<Vec<_>>().join(", ");
                self.item(1, "Not asked", "Không hỏi", format!("{ids}. {}", reason.get(lang)));
            }
        }
    }

    fn aggregate(&mut self, aggregate: Aggregate) {
        if let Some(text) = words::aggregate(aggregate, self.lang) {
            self.item(0, "Put together", "Cách tổng hợp", text);
        }
    }

    fn thresholds(&mut self, requires: &[Vec<Option<Threshold>>]) {
        let lang = self.lang;
        for (at, row) in requires.iter().enumerate() {
            let asked = row.iter().enumerate().filter_map(|(of, threshold)| {
                let stage = self.rubric.stages[of].title.get(lang);
                Some(match (*threshold)? {
                    Threshold::AtLeast(ppm) => lang.pick(
                        format!("{stage} at least {}", ppm.format(lang)),
                        format!("{stage} ít nhất {}", ppm.format(lang)),
                    ),
                    Threshold::Over(ppm) => lang.pick(
                        format!("{stage} over {}", ppm.format(lang)),
                        format!("{stage} trên {}", ppm.format(lang)),
                    ),
                })
            });
            let asked = asked.collect::<Vec<_>>().join("; ");
            let label = words::stage_name(self.rubric, at + 1, lang);
            self.blocks.push(Block::Item(0, label, asked));
        }
        self.paragraph(lang.pick(
            "The verdict is the highest stage whose coverages are reached and whose gates, and those of every stage below, are met.",
            "Kết luận là giai đoạn cao nhất đạt đủ mức đáp ứng và mọi điều kiện bắt buộc của giai đoạn đó cùng các giai đoạn thấp hơn đều đạt.",
        ));
    }

    fn dimension(&mut self, at: usize, dimension: &Dimension) {
        let lang = self.lang;
        let level = 2 + dimension.depth.min(2);
        self.heading(level, format!("{} [{}]", dimension.title.get(lang), dimension.id));
        if let Some(summary) = &dimension.summary {
            self.paragraph(summary.get(lang));
        }
        if dimension.weight != Decimal::ONE {
            self.item(0, "Weight", "Trọng số", dimension.weight.format(lang));
        }
        self.aggregate(dimension.aggregate);
        self.aliases(0, &dimension.aliases);
        for (stage, cell) in self.rubric.stages.iter().zip(&dimension.cells) {
            let Some(cell) = cell else { continue };
            let summary =
                cell.summary.as_ref().map(|text| format!(": {}", text.get(lang))).unwrap_or_default();
            let label = stage.title.get(lang).to_owned();
            self.blocks.push(Block::Item(0, label, format!("{}{summary}", cell.title.get(lang))));
            self.aliases(1, &cell.aliases);
        }
        let questions = &self.rubric.questions[dimension.questions.clone()];
        for question in questions.iter().filter(|question| question.dimension == at) {
            self.question(level + 1, question);
        }
    }

    fn question(&mut self, level: usize, question: &Question) {
        let lang = self.lang;
        self.heading(level, format!("{} [{}]", question.ask.get(lang), question.id));
        self.item(0, "Answer", "Trả lời", kind(&question.answer, lang));
        if let AnswerKind::Choice { options: choices, .. } | AnswerKind::Checklist { items: choices } =
            &question.answer
        {
            let valued = match &question.answer {
                AnswerKind::Choice { valued, .. } => *valued,
                _ => choices.iter().any(|choice| choice.value != Decimal::ONE),
            };
            for choice in choices {
                let value = choice.value.format(lang);
                let label = if valued { format!("{} ({value})", choice.id) } else { choice.id.clone() };
                self.blocks.push(Block::Item(1, label, choice.title.get(lang).to_owned()));
            }
        }
        for criterion in &self.rubric.criteria[question.criteria.clone()] {
            self.criterion(question, criterion);
        }
        if question.allow_na {
            self.item(
                0,
                "Not applicable",
                "Không áp dụng",
                lang.pick("allowed, with a reason", "được phép, có nêu lý do"),
            );
        }
        self.text("Evidence", "Minh chứng", question.evidence.as_ref());
        self.text("Why", "Vì sao", question.why.as_ref());
        self.text("Recommendation", "Khuyến nghị", question.recommend.as_ref());
        self.item(0, "Effort", "Công sức", words::effort(self.rubric, question, lang));
        self.text("In charge", "Chủ trì", question.owner.as_ref());
        let sources = question.sources.iter().map(|&at| words::source(&self.rubric.sources[at], lang));
        let sources = sources.collect::<Vec<_>>().join("; ");
        if !sources.is_empty() {
            self.item(0, "Sources", "Căn cứ", sources);
        }
    }

    fn criterion(&mut self, question: &Question, criterion: &Criterion) {
        let lang = self.lang;
        let mut text = words::target(question, &criterion.rule, lang);
        match criterion.rule.credit {
            Credit::Linear(zero) if zero == Decimal::ZERO => {
                text.push_str(lang.pick("; below, a share in proportion", "; thấp hơn được tính theo tỷ lệ"));
            }
            Credit::Linear(zero) => {
                let zero = zero.format(lang);
                text.push_str(&lang.pick(
                    format!("; a share in proportion up to {zero}"),
                    format!("; được tính theo tỷ lệ đến {zero}"),
                ));
            }
            Credit::None | Credit::Half(_) => {}
        }
        match criterion.gate {
            Some(Gate::Full) => text.push_str(lang.pick("; gate", "; điều kiện bắt buộc")),
            Some(Gate::Partial) => text.push_str(
                lang.pick("; gate at the partial value", "; điều kiện bắt buộc ở mức đạt một phần"),
            ),
            None => {}
        }
        if criterion.weight != Decimal::ONE {
            let weight = criterion.weight.format(lang);
            text.push_str(&lang.pick(format!("; weight {weight}"), format!("; trọng số {weight}")));
        }
        if !self.rubric.counts(criterion) && criterion.gate.is_none() {
            text.push_str(lang.pick("; shown, not scored", "; chỉ hiển thị, không chấm điểm"));
        }
        let label = match self.rubric.column_stage(criterion.column) {
            Some(stage) => {
                let stage = stage.title.get(lang);
                lang.pick(format!("Target for {stage}"), format!("Chỉ tiêu của {stage}"))
            }
            None => lang.pick("Target", "Chỉ tiêu").to_owned(),
        };
        self.blocks.push(Block::Item(0, label, text));
        if let Some(basis) = words::basis(self.rubric, criterion, lang) {
            self.item(1, "Basis", "Cơ sở", basis);
        }
        if let Some(note) = &criterion.note {
            self.item(1, "Note", "Ghi chú", note.get(lang));
        }
    }

    fn sources(&mut self) {
        if self.rubric.sources.is_empty() {
            return;
        }
        self.heading(2, self.lang.pick("Sources", "Nguồn"));
        for source in &self.rubric.sources {
            let note =
                source.note.as_ref().map(|note| format!(". {}", note.get(self.lang))).unwrap_or_default();
            let text = format!("{}{note}", source.title.get(self.lang));
            self.blocks.push(Block::Item(0, words::source(source, self.lang), text));
        }
    }
}

/// What may be answered, in words.
fn kind(kind: &AnswerKind, lang: Lang) -> String {
    match kind {
        AnswerKind::YesNo => lang.pick("yes or no", "có hoặc không").to_owned(),
        AnswerKind::Percent { .. } => lang.pick("a percentage", "tỷ lệ phần trăm").to_owned(),
        AnswerKind::Number { unit: Some(unit), .. } => {
            lang.pick(format!("a number of {}", unit.get(lang)), format!("số lượng ({})", unit.get(lang)))
        }
        AnswerKind::Number { unit: None, .. } => lang.pick("a number", "một số").to_owned(),
        AnswerKind::Ratio { of: Some(of), total: Some(total) } => lang.pick(
            format!("a part and its total: {} / {}", of.get(lang), total.get(lang)),
            format!("tử số và mẫu số: {} / {}", of.get(lang), total.get(lang)),
        ),
        AnswerKind::Ratio { .. } => lang.pick("a part and its total", "tử số và mẫu số").to_owned(),
        AnswerKind::Choice { .. } => {
            lang.pick("one of these, lowest first", "chọn một mức, từ thấp đến cao").to_owned()
        }
        AnswerKind::Checklist { .. } => lang.pick("any of these", "chọn các mục có").to_owned(),
    }
}
