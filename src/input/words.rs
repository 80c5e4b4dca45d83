//! Messages about files that are read.

use crate::messages;

messages! {
    pub fn file_too_large(limit: u64) {
        En: "the file is larger than {limit} MiB";
        Vi: "tệp lớn hơn {limit} MiB";
    }

    // Tables given as one answer sheet.
    pub fn table_of_several(file: &str, rubric: &str) {
        En: "`{file}` is a table of several agencies; score them with: assess batch {file}{rubric}";
        Vi: "`{file}` là bảng của nhiều đơn vị; hãy chấm bằng: assess batch {file}{rubric}";
    }
    pub fn table_of_nobody(file: &str) {
        En: "`{file}` is a table without an agency: there is no row below the header";
        Vi: "`{file}` là bảng không có đơn vị nào: dưới dòng tiêu đề không có dòng nào";
    }

    // Git.
    pub fn git_takes_long(revision: &str) {
        En: "git took too long to give the rubric at `{revision}`";
        Vi: "git mất quá nhiều thời gian để lấy bộ tiêu chí ở `{revision}`";
    }
    pub fn too_large_in_git(revision: &str, limit: u64) {
        En: "the rubric at `{revision}` is larger than {limit} MiB";
        Vi: "bộ tiêu chí ở `{revision}` lớn hơn {limit} MiB";
    }
    pub fn git_cannot_run(revision: &str) {
        En: "`{revision}` is not a file, and git cannot be run";
        Vi: "`{revision}` không phải tệp, và không chạy được git";
    }
    pub fn no_git_revision(revision: &str, said: &str) {
        En: "`{revision}` is neither a file nor a git revision of the rubric: {said}";
        Vi: "`{revision}` không phải tệp, cũng không phải phiên bản git của bộ tiêu chí: {said}";
    }
}
