//! Digests, by which a file can be told from another one.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes in parts, in hexadecimal.
pub fn sha256<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> String {
    let digest = parts.into_iter().fold(Sha256::new(), Sha256::chain_update).finalize();
    digest.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The SHA-256 of a text, as a content security policy names a style or a script.
#[must_use]
pub fn policy_source(text: &str) -> String {
    use base64::Engine as _;
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text)))
}
