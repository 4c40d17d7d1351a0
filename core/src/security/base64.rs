//! Base64 as Python reads it: what is not in the alphabet is passed over, padding ends the text.

/// Decodes ASCII text to ASCII text; `None` for all else, and where the text breaks off inside a byte.
///
/// RFC 4648 section 3.3 would refuse foreign characters; FastAPI answers such credentials, so we do.
pub(super) fn decode_ascii(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let mut decoded = String::with_capacity(text.len() / 4 * 3 + 2);
    // Bits that make no byte yet, and how many sixths of four characters have come.
    let (mut bits, mut position, mut padding) = (0_u32, 0_u32, 0_u32);
    for byte in text.bytes() {
        if byte == b'=' {
            if position >= 2 {
                padding += 1;
                if position + padding >= 4 {
                    return Some(decoded);
                }
            }
            continue;
        }
        let Some(six) = six_bits(byte) else { continue };
        padding = 0;
        bits = (bits << 6 | six) & 0xfff;
        position = (position + 1) % 4;
        // The first of four characters makes no byte; then 4, 2 and 0 bits are left over.
        if position != 1 {
            let left = (4 - position) % 4 * 2;
            let byte = u8::try_from(bits >> left & 0xff).ok().filter(u8::is_ascii)?;
            decoded.push(char::from(byte));
        }
    }
    (position == 0).then_some(decoded)
}

fn six_bits(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::decode_ascii;

    /// What Python's `base64.b64decode(text).decode("ascii")` gives.
    #[test]
    fn texts_are_read_as_python_reads_them() {
        for (text, expected) in [
            ("", Some("")),
            ("dXNlcjpwYXNz", Some("user:pass")),
            ("dXNlcjpwYTpzcw==", Some("user:pa:ss")),
            ("dXNlcjpwYTpzc3M=", Some("user:pa:sss")),
            ("dXN!lcj pwYX\tNz", Some("user:pass")),
            ("!!!", Some("")),
            ("====", Some("")),
            ("=dXNlcjpwYXNz", Some("user:pass")),
            ("dXNlcjpwYTpzcw==dXNl", Some("user:pa:ss")),
            ("dX=NlcjpwYXNz", Some("user:pass")),
            ("abc", None),
            ("a", None),
            ("abc=d", None),
            ("dXNlcjpwYTpzcw=dXNl", None),
            ("dXNlcjpwYTpzcw=x=", Some("user:pa:ss\x0c")),
            ("dXNlcjpwYTpzcw=", None),
            ("dXNlcjpwYTpzcw", None),
            ("w6k6w7w=", None),
            ("dXNlcjpwYXNz\u{e9}", None),
            ("dXNlcjpwYTpzcw==\u{e9}", None),
        ] {
            assert_eq!(decode_ascii(text).as_deref(), expected, "{text}");
        }
    }
}
