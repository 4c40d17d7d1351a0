//! Embedded files: what `assets/update.sh` packed in, bytes to serve out.

/// A file that a docs page loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its file name, the last segment of its URL.
    pub name: &'static str,
    /// Its `Content-Type`.
    pub media_type: &'static str,
    /// Its bytes, compressed with gzip.
    pub gzip: &'static [u8],
    /// Its entity tag. Weak, for it is the same whether the file is sent compressed or not.
    pub etag: &'static str,
}

/// All embedded files. The versions in the tags are those of `assets/README.md`.
pub const ASSETS: [Asset; 5] = [
    Asset {
        name: "swagger-ui-bundle.js",
        media_type: "text/javascript; charset=utf-8",
        gzip: include_bytes!("../../assets/swagger-ui-bundle.js.gz"),
        etag: "W/\"swagger-ui-bundle-5.35.0\"",
    },
    Asset {
        name: "swagger-ui.css",
        media_type: "text/css; charset=utf-8",
        gzip: include_bytes!("../../assets/swagger-ui.css.gz"),
        etag: "W/\"swagger-ui-css-5.35.0\"",
    },
    Asset {
        name: "favicon.png",
        media_type: "image/png",
        gzip: include_bytes!("../../assets/favicon.png.gz"),
        etag: "W/\"swagger-ui-favicon-5.35.0\"",
    },
    Asset {
        name: "oauth2-redirect.js",
        media_type: "text/javascript; charset=utf-8",
        gzip: include_bytes!("../../assets/oauth2-redirect.js.gz"),
        etag: "W/\"swagger-ui-oauth2-redirect-5.35.0\"",
    },
    Asset {
        name: "redoc.standalone.js",
        media_type: "text/javascript; charset=utf-8",
        gzip: include_bytes!("../../assets/redoc.standalone.js.gz"),
        etag: "W/\"redoc-standalone-2.5.4\"",
    },
];

/// The embedded file of that name.
pub fn asset(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The file's own bytes, for clients that refuse gzip.
///
/// # Panics
/// Never: the embedded files are whole gzip members, which a test checks.
pub fn inflate(asset: &Asset) -> Vec<u8> {
    deflated(asset.gzip)
        .and_then(|deflated| miniz_oxide::inflate::decompress_to_vec(deflated).ok())
        .expect("embedded assets are whole gzip members")
}

/// The compressed data of a gzip member, without its header and trailer (RFC 1952, 2.3).
fn deflated(gzip: &[u8]) -> Option<&[u8]> {
    const HEADER_CHECKSUM: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    let (header, mut rest) = gzip.split_at_checked(10)?;
    if header[..3] != [0x1f, 0x8b, 8] {
        return None;
    }
    let flags = header[3];
    if flags & EXTRA != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = &rest[end + 1..];
        }
    }
    if flags & HEADER_CHECKSUM != 0 {
        rest = rest.get(2..)?;
    }
    rest.get(..rest.len().checked_sub(8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_inflate_to_what_the_trailer_says() {
        for asset in &ASSETS {
            let bytes = inflate(asset);
            let (_, length) = asset.gzip.split_last_chunk::<4>().unwrap();
            assert_eq!(bytes.len(), u32::from_le_bytes(*length) as usize, "{}", asset.name);
        }
    }

    #[test]
    fn sizes_are_sane() {
        for (name, least, greatest) in [
            ("swagger-ui-bundle.js", 1_000_000, 3_000_000),
            ("swagger-ui.css", 50_000, 400_000),
            ("favicon.png", 100, 10_000),
            ("oauth2-redirect.js", 500, 10_000),
            ("redoc.standalone.js", 500_000, 2_000_000),
        ] {
            let asset = asset(name).unwrap();
            assert!((least..greatest).contains(&inflate(asset).len()), "{name}");
            assert!(asset.gzip.len() < 600_000, "{name} is too large for a binary");
        }
        assert_eq!(asset("../Cargo.toml"), None);
    }

    #[test]
    fn contents_are_what_they_are_called() {
        let text = |name| String::from_utf8(inflate(asset(name).unwrap())).unwrap();
        assert!(text("swagger-ui-bundle.js").contains("SwaggerUIBundle"));
        assert!(text("swagger-ui.css").contains(".swagger-ui"));
        assert!(text("oauth2-redirect.js").contains("swaggerUIRedirectOauth2"));
        assert!(inflate(asset("favicon.png").unwrap()).starts_with(b"\x89PNG"));
        let redoc = text("redoc.standalone.js");
        assert!(redoc.contains("ReDoc"));
        assert!(!redoc.contains("cdn.redoc.ly"), "the page would load its logo from the network");
    }

    #[test]
    fn optional_header_fields_are_skipped() {
        let mut gzip = vec![0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 255];
        gzip.extend(*b"\x03\x00abcname\0comment\0CCdata12345678");
        assert_eq!(deflated(&gzip), Some(&b"data"[..]));
        assert_eq!(deflated(b"\x1f\x8b"), None);
        assert_eq!(deflated(b"PK34567890123456789"), None);
    }

    #[test]
    fn versions_are_those_of_the_readme() {
        let readme = include_str!("../../assets/README.md");
        for asset in &ASSETS {
            let version = asset.etag.rsplit('-').next().unwrap().trim_end_matches('"');
            assert!(readme.contains(version), "{}", asset.name);
        }
    }
}
