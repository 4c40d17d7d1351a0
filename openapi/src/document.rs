//! The finished document: bytes that never change again, and the entity tag that goes with them.
//!
//! In: a [`Document`]. Out: compact JSON for clients, indented JSON for people, a tag that changes exactly when
//! the bytes do (the same on every machine and release, so it must not come from the standard library's hasher).

use crate::model::Document;

/// A document as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    json: Vec<u8>,
    etag: String,
}

impl Rendered {
    /// Writes the document as compact JSON and computes its entity tag.
    ///
    /// # Errors
    /// When serde_json refuses a value, which only a user's own schema can bring about.
    pub fn new(document: &Document) -> Result<Self, serde_json::Error> {
        let json = serde_json::to_vec(document)?;
        let etag = format!("\"{:032x}\"", fingerprint(&json));
        Ok(Self { json, etag })
    }

    /// The document as compact JSON.
    pub fn json(&self) -> &[u8] {
        &self.json
    }

    /// The entity tag, with its quotes, as an `ETag` header field carries it.
    pub fn etag(&self) -> &str {
        &self.etag
    }

    /// Both parts, to be kept without a copy.
    pub fn into_parts(self) -> (Vec<u8>, String) {
        (self.json, self.etag)
    }
}

impl Document {
    /// The document as compact JSON.
    ///
    /// # Errors
    /// As [`Rendered::new`].
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// The document as indented JSON, for people and for version control.
    ///
    /// # Errors
    /// As [`Rendered::new`].
    pub fn to_json_pretty(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }
}

/// FNV-1a with 128 bits: plain, stable, and long enough that two documents do not meet by accident.
pub fn fingerprint(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Info;

    #[test]
    fn fingerprint_is_the_published_one() {
        // From the reference list of the FNV authors.
        assert_eq!(fingerprint(b""), 0x6c62272e07bb014262b821756295c58d);
        assert_eq!(fingerprint(b"a"), 0xd228cb696f1a8caf78912b704e4a8964);
    }

    #[test]
    fn rendered_is_compact_and_tagged() {
        let document = Document::new(Info::new("T", "1"));
        let rendered = Rendered::new(&document).unwrap();
        assert_eq!(rendered.json(), br#"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}}"#);
        assert_eq!(rendered.etag().len(), 34);
        let other = Rendered::new(&Document::new(Info::new("U", "1"))).unwrap();
        assert_ne!(rendered.etag(), other.etag());
        assert!(document.to_json_pretty().unwrap().contains("\n  \"info\""));
    }
}
