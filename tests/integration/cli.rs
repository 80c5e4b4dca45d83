//! What the program prints and how it ends: the cases of `tests/cli` and the README.

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
        .case("README.md");
}
