//! A path as it is matched: decoded once, but for what would change its meaning.
//!
//! In: the path of a request target that has escapes. Out: text, or the word that it is none. Most paths have no escapes and never
//! come here.

use percent_encoding::percent_decode_str;

/// Whether anything may be escaped. Most paths are so short that a plain loop is at its end before `memchr` begins.
#[inline]
pub(super) fn is_escaped(path: &[u8]) -> bool {
    if path.len() <= 32 {
        path.iter().any(|byte| *byte == b'%')
    } else {
        memchr::memchr(b'%', path).is_some()
    }
}

/// Whether a path is text once it is decoded: UTF-8 without a NUL, which ends a name in the system's calls.
#[cold]
pub(super) fn is_readable(path: &str) -> bool {
    percent_decode_str(path).decode_utf8().is_ok_and(|text| !text.contains('\0'))
}

/// Decodes a path for matching, but for `%2F` and `%25`: the first is data, the second would decode twice.
#[cold]
pub(super) fn normalise(path: &str) -> Box<str> {
    let mut normalised = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        normalised.push_str(&rest[..at]);
        // A run of escapes is one piece of UTF-8.
        let run = escapes(&rest[at..]);
        let (escaped, after) = rest[at..].split_at(run);
        match escaped {
            "" => {
                // It stands for itself, also when the variable is decoded.
                normalised.push_str("%25");
                rest = &rest[at + 1..];
                continue;
            }
            kept if kept.len() == 3 && is_kept(kept) => normalised.push_str(kept),
            escaped => normalised.push_str(&percent_decode_str(escaped).decode_utf8_lossy()),
        }
        rest = after;
    }
    normalised.push_str(rest);
    normalised.into_boxed_str()
}

/// The length of the escapes at the beginning: one that is kept, or all up to the next that is.
fn escapes(text: &str) -> usize {
    let is_escape = |at: usize| {
        text.as_bytes().get(at..at + 3).is_some_and(|escape| {
            escape[0] == b'%' && escape[1].is_ascii_hexdigit() && escape[2].is_ascii_hexdigit()
        })
    };
    let mut end = 0;
    while is_escape(end) {
        if is_kept(&text[end..end + 3]) {
            return if end == 0 { 3 } else { end };
        }
        end += 3;
    }
    end
}

fn is_kept(escape: &str) -> bool {
    matches!(escape, "%2F" | "%2f" | "%25")
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn a_path_is_decoded_once_and_a_slash_stays_data() {
        for (path, expected) in [
            ("/it%65ms/a%2Fb", "/items/a%2Fb"),
            ("/%2525", "/%2525"),
            ("/%C3%A9%2f%20x", "/\u{e9}%2f x"),
            ("/50%", "/50%25"),
            ("/%zz%41", "/%25zzA"),
            ("/%%34%31", "/%2541"),
            ("/%ff", "/\u{fffd}"),
        ] {
            assert_eq!(&*normalise(path), expected, "{path}");
        }
    }
}
