//! Messages about files that are read.

use crate::messages;

messages! {
    pub fn file_too_large(limit: u64) {
        En: "the file is larger than {limit} MiB";
        Vi: "tệp lớn hơn {limit} MiB";
    }
}
