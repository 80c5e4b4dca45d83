//! The codes of the provinces and cities under central authority: the data, and nothing else.
//!
//! Source: `provinces.json` of the project's domain notes (November 2026), made from
//! github.com/thanglequoc/vietnamese-provinces-database, whose codes are those of the General Statistics Office:
//! tag v2.4.1 for the 63 units (as of 2025-03-01), tag v3.0.2 for the 34 units of Decision 19/2025/QĐ-TTg
//! (2025-06-30, in force 2025-07-01), and commit cd58063 (2026-08-02), in which Đồng Nai is a city (Resolution
//! 30/2026/QH16, in force 2026-04-30). Which units were merged: the crawl of sapnhap.bando.com.vn kept there.
//! The English names are the Vietnamese ones without diacritics; tone marks stand as in Hòa Bình, Khánh Hòa.

use super::Scheme::{Before2025, Since2025};
use super::UnitKind::{City, Province};
use super::{Scheme, Unit, UnitKind};

/// The units of a scheme, by code.
pub(super) const fn units(scheme: Scheme) -> &'static [Unit] {
    match scheme {
        Since2025 => SINCE_2025,
        Before2025 => BEFORE_2025,
    }
}

const fn new(code: &'static str, name: &'static str, english: &'static str, kind: UnitKind) -> Unit {
    Unit { scheme: Since2025, code, name, english, kind, joined: None }
}

const fn old(
    code: &'static str,
    name: &'static str,
    english: &'static str,
    kind: UnitKind,
    joined: &'static str,
) -> Unit {
    Unit { scheme: Before2025, code, name, english, kind, joined: Some(joined) }
}

/// The 34 units since 1 July 2025.
const SINCE_2025: &[Unit] = &[
    new("01", "Hà Nội", "Ha Noi", City),
    new("04", "Cao Bằng", "Cao Bang", Province),
    new("08", "Tuyên Quang", "Tuyen Quang", Province),
    new("11", "Điện Biên", "Dien Bien", Province),
    new("12", "Lai Châu", "Lai Chau", Province),
    new("14", "Sơn La", "Son La", Province),
    new("15", "Lào Cai", "Lao Cai", Province),
    new("19", "Thái Nguyên", "Thai Nguyen", Province),
    new("20", "Lạng Sơn", "Lang Son", Province),
    new("22", "Quảng Ninh", "Quang Ninh", Province),
    new("24", "Bắc Ninh", "Bac Ninh", Province),
    new("25", "Phú Thọ", "Phu Tho", Province),
    new("31", "Hải Phòng", "Hai Phong", City),
    new("33", "Hưng Yên", "Hung Yen", Province),
    new("37", "Ninh Bình", "Ninh Binh", Province),
    new("38", "Thanh Hóa", "Thanh Hoa", Province),
    new("40", "Nghệ An", "Nghe An", Province),
    new("42", "Hà Tĩnh", "Ha Tinh", Province),
    new("44", "Quảng Trị", "Quang Tri", Province),
    new("46", "Huế", "Hue", City),
    new("48", "Đà Nẵng", "Da Nang", City),
    new("51", "Quảng Ngãi", "Quang Ngai", Province),
    new("52", "Gia Lai", "Gia Lai", Province),
    new("56", "Khánh Hòa", "Khanh Hoa", Province),
    new("66", "Đắk Lắk", "Dak Lak", Province),
    new("68", "Lâm Đồng", "Lam Dong", Province),
    new("75", "Đồng Nai", "Dong Nai", City),
    new("79", "Hồ Chí Minh", "Ho Chi Minh", City),
    new("80", "Tây Ninh", "Tay Ninh", Province),
    new("82", "Đồng Tháp", "Dong Thap", Province),
    new("86", "Vĩnh Long", "Vinh Long", Province),
    new("91", "An Giang", "An Giang", Province),
    new("92", "Cần Thơ", "Can Tho", City),
    new("96", "Cà Mau", "Ca Mau", Province),
];

/// The 63 units before 1 July 2025, each with the code of the unit that it is, or is part of, since then.
const BEFORE_2025: &[Unit] = &[
    old("01", "Hà Nội", "Ha Noi", City, "01"),
    old("02", "Hà Giang", "Ha Giang", Province, "08"),
    old("04", "Cao Bằng", "Cao Bang", Province, "04"),
    old("06", "Bắc Kạn", "Bac Kan", Province, "19"),
    old("08", "Tuyên Quang", "Tuyen Quang", Province, "08"),
    old("10", "Lào Cai", "Lao Cai", Province, "15"),
    old("11", "Điện Biên", "Dien Bien", Province, "11"),
    old("12", "Lai Châu", "Lai Chau", Province, "12"),
    old("14", "Sơn La", "Son La", Province, "14"),
    old("15", "Yên Bái", "Yen Bai", Province, "15"),
    old("17", "Hòa Bình", "Hoa Binh", Province, "25"),
    old("19", "Thái Nguyên", "Thai Nguyen", Province, "19"),
    old("20", "Lạng Sơn", "Lang Son", Province, "20"),
    old("22", "Quảng Ninh", "Quang Ninh", Province, "22"),
    old("24", "Bắc Giang", "Bac Giang", Province, "24"),
    old("25", "Phú Thọ", "Phu Tho", Province, "25"),
    old("26", "Vĩnh Phúc", "Vinh Phuc", Province, "25"),
    old("27", "Bắc Ninh", "Bac Ninh", Province, "24"),
    old("30", "Hải Dương", "Hai Duong", Province, "31"),
    old("31", "Hải Phòng", "Hai Phong", City, "31"),
    old("33", "Hưng Yên", "Hung Yen", Province, "33"),
    old("34", "Thái Bình", "Thai Binh", Province, "33"),
    old("35", "Hà Nam", "Ha Nam", Province, "37"),
    old("36", "Nam Định", "Nam Dinh", Province, "37"),
    old("37", "Ninh Bình", "Ninh Binh", Province, "37"),
    old("38", "Thanh Hóa", "Thanh Hoa", Province, "38"),
    old("40", "Nghệ An", "Nghe An", Province, "40"),
    old("42", "Hà Tĩnh", "Ha Tinh", Province, "42"),
    old("44", "Quảng Bình", "Quang Binh", Province, "44"),
    old("45", "Quảng Trị", "Quang Tri", Province, "44"),
    old("46", "Huế", "Hue", City, "46"),
    old("48", "Đà Nẵng", "Da Nang", City, "48"),
    old("49", "Quảng Nam", "Quang Nam", Province, "48"),
    old("51", "Quảng Ngãi", "Quang Ngai", Province, "51"),
    old("52", "Bình Định", "Binh Dinh", Province, "52"),
    old("54", "Phú Yên", "Phu Yen", Province, "66"),
    old("56", "Khánh Hòa", "Khanh Hoa", Province, "56"),
    old("58", "Ninh Thuận", "Ninh Thuan", Province, "56"),
    old("60", "Bình Thuận", "Binh Thuan", Province, "68"),
    old("62", "Kon Tum", "Kon Tum", Province, "51"),
    old("64", "Gia Lai", "Gia Lai", Province, "52"),
    old("66", "Đắk Lắk", "Dak Lak", Province, "66"),
    old("67", "Đắk Nông", "Dak Nong", Province, "68"),
    old("68", "Lâm Đồng", "Lam Dong", Province, "68"),
    old("70", "Bình Phước", "Binh Phuoc", Province, "75"),
    old("72", "Tây Ninh", "Tay Ninh", Province, "80"),
    old("74", "Bình Dương", "Binh Duong", Province, "79"),
    old("75", "Đồng Nai", "Dong Nai", Province, "75"),
    old("77", "Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau", Province, "79"),
    old("79", "Hồ Chí Minh", "Ho Chi Minh", City, "79"),
    old("80", "Long An", "Long An", Province, "80"),
    old("82", "Tiền Giang", "Tien Giang", Province, "82"),
    old("83", "Bến Tre", "Ben Tre", Province, "86"),
    old("84", "Trà Vinh", "Tra Vinh", Province, "86"),
    old("86", "Vĩnh Long", "Vinh Long", Province, "86"),
    old("87", "Đồng Tháp", "Dong Thap", Province, "82"),
    old("89", "An Giang", "An Giang", Province, "91"),
    old("91", "Kiên Giang", "Kien Giang", Province, "91"),
    old("92", "Cần Thơ", "Can Tho", City, "92"),
    old("93", "Hậu Giang", "Hau Giang", Province, "92"),
    old("94", "Sóc Trăng", "Soc Trang", Province, "92"),
    old("95", "Bạc Liêu", "Bac Lieu", Province, "96"),
    old("96", "Cà Mau", "Ca Mau", Province, "96"),
];
