//! Plain rows of a wide CSV come out as if each had been read as an answer sheet: the same bytes, the same messages, the
//! same end.

use std::fmt::Write as _;

use super::{Folder, shipped, shown};

/// Both ways; whoever wants whole results gets an answer sheet for each row.
#[track_caller]
fn agree(folder: &Folder, args: &[&str]) {
    for columns in [&["--columns", "code,stage,index"][..], &[]] {
        let args = [args, &["--format", "csv"], columns].concat();
        let (plain, usual) =
            (folder.run(&args), folder.run(&[&args[..], &["--format", "jsonl=all.jsonl"]].concat()));
        assert_eq!((plain.code, &plain.stderr), (usual.code, &usual.stderr), "{args:?}");
        assert_eq!(plain.stdout, usual.stdout, "{args:?}");
    }
}

#[track_caller]
fn agree_on(table: &str) {
    let folder = Folder::new().put("t.csv", table);
    agree(&folder, &["t.csv", "--rubric", "small.yaml"]);
    agree(&folder, &["t.csv", "--rubric", "small.yaml", "--require", "two", "--keep-going"]);
    agree(&folder, &["t.csv", "--rubric", "small.yaml", "--lang", "vi"]);
}

#[test]
fn the_shipped_provinces_come_out_alike() {
    agree(&Folder::new(), &[&shown(&shipped("examples/provinces.csv"))]);
}

#[test]
fn plain_tables_come_out_alike() {
    agree_on("code,first,second\nA,yes,80\nB,no,79.99\nC,có,0\nD,,\nE,yes,100\n");
    agree_on("code,first,second\nE,yes,80\nA,no,79.99");
    agree_on("\u{feff}code;first;second\r\nA;yes;80\r\n\r\nB;true;8\r\n");
    agree_on("code\tsecond\tfirst\nA\t80\tfalse\n\t\t\nB\t 80 \t yes \n");
    agree_on("name,second\nXã A,80\nXã B,\n");
    agree_on("code,name,second\nA,Xã A,80\n,Xã B,40\nA1,,40\n");
}

#[test]
fn tables_that_are_not_plain_come_out_alike() {
    agree_on("code,first,second\n\"A\",yes,80\n\"B,C\",no,\"80\"\n\"D\nE\",yes,1\nF,maybe,1\n");
    agree_on(
        "\"code\",\"first\",\"second\"\n\"A\",\"yes\",\"80\"\n\"B, \"\"b\"\"\",\"no\",\" 8 \"\n\"\",\"\",\"\"\n\"D\",\"\",\"\"",
    );
    agree_on(
        "code;first;second;name\r\nA;yes;80;\"Xã; phường\"\r\nB\"b;no;8;\r\n\"C\"c;no;8;\r\n\"D\";\"maybe\";8;\"x\"\r\n\"-E\";yes;8;\"=x\"\r\n",
    );
    agree_on("name,first,second\n\"Xã A, huyện B\",yes,80\n\"Xã \"\"C\"\"\",no,8\n\"Xã A, huyện B\",no,1\n");
    agree_on("code,first,second\nA,yes,80\nB,\"yes,80\n");
    agree_on("code,first,second\n=A,yes,80\n-1,no,20\n@x,yes,2\n");
    agree_on("code,first,second\nMê Linh,yes,80\nMe\u{302} Linh,yes,80\n");
    agree_on("code,first,second,second.na,second.note,period\nA,yes,,Không có,x,2026-Q3\nB,yes,80,,,\n");
    agree_on("code,question,value\nA,first,yes\nA,second,80\nB,first,no\n");
}

#[test]
fn faults_come_out_alike() {
    agree_on("code,first,second\nA,maybe,80\nB,yes,101\nC,yes,8x\nD,yes\nE,yes,80,90\nF,yes,80\n,yes,80\n");
    agree_on("code,first,second\nA,yes,80\nB,yes,80\nA,no,1\n");
    agree_on("code,first,second\n15,yes,80\n01,yes,80\n24,yes,80\n");
    agree_on("code,frist,second\nA,yes,80\n");
    agree_on("code,first,first\nA,yes,80\n");
    agree_on("code,first,second\n");
    agree_on("code,first,second\n\n\r\n");
    agree_on("");
    agree_on("code,first,second\nA,maybe,80\n");
}

#[test]
fn unknown_columns_and_maps_come_out_alike() {
    let folder = Folder::new()
        .put("t.csv", "code,frist,second\nA,yes,80\nB,yes,-\n")
        .put("map.toml", "ignore = [\"frist\"]\n[values]\nmissing = [\"-\"]\n");
    agree(&folder, &["t.csv", "--rubric", "small.yaml", "--allow-unknown-columns"]);
    agree(&folder, &["t.csv", "--rubric", "small.yaml", "--map", "map.toml"]);
    agree(&folder, &["none.csv", "--rubric", "small.yaml"]);
}

#[test]
fn many_blocks_come_out_alike_with_any_number_of_threads() {
    // Two megabytes in many blocks, with faults and a double far apart, and so many rows that the last are not waited for.
    let mut table = "code,first,second\n".to_owned();
    for at in 0..10_800 {
        let code = if at == 10_500 { 7 } else { at };
        let first = if at % 3_000 == 2_999 { "maybe" } else { "yes" };
        writeln!(table, "A{code:0200},{first},{}", at % 101).unwrap();
    }
    let folder = Folder::new().put("t.csv", table);
    for columns in ["code,stage,index", "rank,code,stage,warnings"] {
        let args = ["t.csv", "--rubric", "small.yaml", "--columns", columns, "--format", "csv", "--threads"];
        let usual = folder.run(&[&args[..], &["2", "--format", "jsonl=all.jsonl"]].concat());
        for threads in ["1", "2", "7"] {
            let plain = folder.run(&[&args[..], &[threads]].concat());
            assert_eq!((plain.code, &plain.stderr), (usual.code, &usual.stderr), "{threads} threads");
            assert_eq!(plain.stdout, usual.stdout, "{threads} threads");
        }
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = Folder::new().put("t.csv", "code,first\nA,yes\n");
    let columns = ["--columns", "code,stage,index"];
    let args = |input, output| [&[input, "-o", output], &columns[..]].concat();
    folder.small(&args("t.csv", "o.csv")).ends(0).says("1 file: 1 read · 1 agency: 1 scored\n");
    assert_eq!(folder.read("o.csv"), "\u{feff}code,stage,index\nA,one,50.0000\n");
    let before = folder.names();
    folder.small(&args("t.csv", "no/new.csv")).ends(2).says("cannot write `no/new.csv`");
    folder.small(&args("t.csv", "t.csv")).ends(2).says("`t.csv` is one of the inputs");
    assert_eq!(folder.names(), before);
}
