//! Content codings, and which of them a client takes (RFC 9110 section 12.5.3).

use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, HeaderValue};

/// A content coding that we write.
// The pages of the document are compressed in one way only.
#[cfg_attr(not(any(feature = "compression", feature = "static-files")), allow(dead_code))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
    Zstd,
}

impl Coding {
    /// Its name in `Content-Encoding`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Gzip => "gzip",
            Coding::Zstd => "zstd",
        }
    }

    pub(crate) fn value(self) -> HeaderValue {
        HeaderValue::from_static(self.name())
    }

    fn is_called(self, name: &str) -> bool {
        name.eq_ignore_ascii_case(self.name()) || self == Coding::Gzip && name.eq_ignore_ascii_case("x-gzip")
    }
}

/// The codings that a client takes, best liked first; those that it likes equally in the order in which they are offered.
pub(crate) fn accepted(headers: &HeaderMap, offered: &[Coding]) -> Vec<Coding> {
    let fields = headers.get_all(ACCEPT_ENCODING).into_iter().filter_map(|field| field.to_str().ok());
    let liked: Vec<(&str, u16)> = fields.flat_map(|field| field.split(',')).map(weighted).collect();
    let weight = |coding: Coding| {
        let named = liked.iter().find(|(name, _)| coding.is_called(name));
        named.or_else(|| liked.iter().find(|(name, _)| *name == "*")).map_or(0, |(_, weight)| *weight)
    };
    let mut accepted: Vec<Coding> = offered.iter().copied().filter(|coding| weight(*coding) > 0).collect();
    accepted.sort_by_key(|coding| std::cmp::Reverse(weight(*coding)));
    accepted
}

/// A member of a list with weights (RFC 9110 section 12.4.2): its name, and its weight in thousandths.
pub(crate) fn weighted(member: &str) -> (&str, u16) {
    let mut parts = member.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let weight = weight.and_then(|weight| weight.trim().parse::<f32>().ok());
    (name, weight.map_or(1000, |weight| (weight.clamp(0.0, 1.0) * 1000.0) as u16))
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::Coding::{Brotli, Gzip, Zstd};
    use super::accepted;

    #[test]
    fn the_coding_that_the_client_likes_best_wins() {
        for (field, expected) in [
            ("gzip, deflate, br, zstd", [Brotli, Zstd, Gzip].as_slice()),
            ("gzip;q=1.0, br;q=0.5", &[Gzip, Brotli]),
            ("gzip;q=0, *", &[Brotli, Zstd]),
            ("X-GZIP", &[Gzip]),
            ("gzip;q=0.000", &[]),
            ("identity", &[]),
            ("gzipped", &[]),
            ("", &[]),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("accept-encoding", field.parse().unwrap());
            assert_eq!(accepted(&headers, &[Brotli, Zstd, Gzip]), expected, "{field}");
        }
        assert_eq!(accepted(&HeaderMap::new(), &[Gzip]), []);
    }
}
