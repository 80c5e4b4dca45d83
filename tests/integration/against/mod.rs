//! What changed between two versions of a rubric, what it asks of the version, and whose verdict moves.

#![allow(clippy::unwrap_used)]

use crate::support;

mod changes;
mod moves;
mod properties;
mod texts;
mod versions;

use assess::cases::against::Level::{self, Major, Minor, Patch};
use assess::model::rubric::Rubric;
use support::read_rubric;

const BASE: &str = r#"
rubric: small
version: 1.2.3
title: {vi: Nhỏ, en: Small}
summary: {vi: Bộ tiêu chí để thử, en: A rubric to try}
languages: [vi, en]
sources:
  law: {title: {vi: Luật, en: Law}, status: in-force, date: 2025-01-01}
  plan: {title: {vi: Kế hoạch, en: Plan}, status: in-force}
stages:
  - {id: first, title: {vi: Bước đầu, en: First steps}, aliases: [One]}
  - {id: open, title: {vi: Mở, en: Open}}
  - {id: smart, title: {vi: Thông minh, en: Smart}}
verdict:
  method: staged
dimensions:
  - id: service
    title: {vi: Dịch vụ, en: Services}
    weight: 2
    stages:
      first: {vi: Trên mạng, en: Online}
    questions:
      - id: online
        ask: {vi: "Bao nhiêu dịch vụ có trên mạng?", en: "How many of the services are online?"}
        answer: percent
        targets:
          first: {at_least: 80, partial: 50, gate: true, basis: [law]}
          open: 95
        evidence: {vi: Danh sách dịch vụ, en: The list of services}
        effort: low
        sources: [law]
      - id: delay
        ask: {vi: "Người dân phải chờ mấy ngày?", en: "How many days do people wait for an answer?"}
        answer: number
        unit: {vi: ngày, en: days}
        range: [0, 100]
        targets:
          open: {at_most: 10, worst: 30}
        allow_na: true
  - id: data
    title: {vi: Dữ liệu, en: Data}
    questions:
      - id: level
        ask: {vi: "Dữ liệu được chia sẻ đến mức nào?", en: "How far is the agency's data shared with others?"}
        answer: choice
        options:
          - {id: never, title: {vi: Không bao giờ, en: Never}}
          - {id: partly, title: {vi: Một phần dữ liệu, en: A part of the data}}
          - {id: wholly, title: {vi: Mọi dữ liệu, en: All data there are}}
        targets:
          open: partly
          smart: wholly
      - id: grade
        ask: {vi: "Chất lượng được chấm ra sao?", en: "Which grade did the quality of the records get?"}
        answer: choice
        options:
          - {id: poor, title: {vi: Kém, en: Poor}, value: 0}
          - {id: good, title: {vi: Tốt, en: Good}, value: 50}
        targets:
          smart: 50
      - id: rules
        ask: {vi: "Đã có những quy định nào?", en: "Which of these rules are written down already?"}
        answer: checklist
        items:
          - {id: privacy, title: {vi: Riêng tư, en: Privacy}}
          - {id: quality, title: {vi: Chất lượng, en: Quality}}
          - {id: access, title: {vi: Truy cập, en: Access}}
        targets:
          smart: {at_least: 2, partial: 1}
      - id: officer
        ask: {vi: "Có người phụ trách không?", en: "Is there an officer in charge of this?"}
        answer: yes_no
        targets:
          first: yes
"#;

fn base() -> Rubric {
    read_rubric(BASE)
}

/// The base with some passages replaced; each has to be there.
fn with(replacements: &[(&str, &str)]) -> Rubric {
    let text = replacements.iter().fold(BASE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    read_rubric(&text)
}
