//! What the program prints and how it ends: the cases of `tests/cli`, the READMEs and the pages of `docs`.

#[test]
fn the_program_does_what_the_transcripts_show() {
    trycmd::TestCases::new()
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .env("CLICOLOR_FORCE", "0")
        // Paths begin at the root of the sources, in a repository or not.
        .env("CI_PROJECT_DIR", env!("CARGO_MANIFEST_DIR"))
        .case("tests/cli/*.trycmd")
        .case("tests/cli/*.toml")
        .case("README.md")
        .case("README.vi.md")
        .case("docs/*.md")
        // Its commands have files of their own: `table_docs` runs them.
        .skip("docs/tables.md");
}
