//! Where a trace has begun: the header field `traceparent` (W3C Trace Context, level 1).

use std::fmt;
use std::sync::Arc;

use http::header::{HeaderMap, HeaderName};

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The span of another program that a request belongs to: its `traceparent`, read strictly. (Feature `otel`.)
///
/// The layer [`Trace`](crate::observe::Trace) leaves it on the request: handlers take `Option<Extension<TraceParent>>`, to ask further services
/// in the same trace. It prints as the header field.
///
/// ```
/// use ferrapi::observe::TraceParent;
///
/// let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
/// let parent = TraceParent::read(text).expect("it is well formed");
/// assert_eq!(parent.trace_id(), "4bf92f3577b34da6a3ce929d0e0e4736");
/// assert!(parent.is_sampled());
/// assert_eq!(parent.to_string(), text);
/// assert!(TraceParent::read("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01").is_none());
/// ```
///
/// Source: [W3C Trace Context](https://www.w3.org/TR/trace-context-1/#traceparent-header), section 3.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceParent {
    /// Lower case hexadecimal digits and hyphens, as far as version 00 knows them.
    text: Arc<str>,
    flags: u8,
}

impl TraceParent {
    /// Where the digits of the two ids stand.
    const TRACE: std::ops::Range<usize> = 3..35;
    const PARENT: std::ops::Range<usize> = 36..52;
    const LENGTH: usize = 55;

    /// Reads one; `None` if anything is wrong with it. Of a later version than 00, what this one knows is read.
    pub fn read(text: &str) -> Option<Self> {
        let known = text.get(..Self::LENGTH)?;
        let has_more = text.len() > Self::LENGTH;
        let (version, rest) = known.split_once('-')?;
        let (trace, rest) = rest.split_once('-')?;
        let (parent, flags) = rest.split_once('-')?;
        let is_sound = is_hex(version, 2)
            && version != "ff"
            && is_id(trace, 32)
            && is_id(parent, 16)
            && is_hex(flags, 2)
            && (!has_more || version != "00" && text.as_bytes()[Self::LENGTH] == b'-');
        let flags = u8::from_str_radix(flags, 16).ok()?;
        is_sound.then(|| TraceParent { text: known.into(), flags })
    }

    /// Reads that of a request; one that is there twice is none.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let mut fields = headers.get_all(TRACEPARENT).into_iter();
        let only = fields.next().filter(|_| fields.next().is_none())?;
        Self::read(only.to_str().ok()?)
    }

    /// The trace: 32 hexadecimal digits, not all zero.
    pub fn trace_id(&self) -> &str {
        &self.text[Self::TRACE]
    }

    /// The span in it that has asked: 16 hexadecimal digits, not all zero.
    pub fn parent_id(&self) -> &str {
        &self.text[Self::PARENT]
    }

    /// Whether who has asked may have recorded it.
    pub fn is_sampled(&self) -> bool {
        self.flags & 1 == 1
    }
}

impl fmt::Display for TraceParent {
    /// In version 00, with the one flag that it knows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "00-{}-{}-{:02x}", self.trace_id(), self.parent_id(), self.flags & 1)
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_id(text: &str, length: usize) -> bool {
    is_hex(text, length) && text.bytes().any(|byte| byte != b'0')
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::TraceParent;

    const SOUND: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    #[test]
    fn a_parent_is_read_strictly() {
        let sound = |text: &str| TraceParent::read(text).is_some();
        assert!(sound(SOUND));
        assert!(sound(&SOUND.replace("-01", "-00")));
        assert!(sound(&SOUND.replace("00-4b", "01-4b")));
        assert!(sound(&format!("{}-more", SOUND.replace("00-4b", "cc-4b"))));
        for text in [
            String::new(),
            SOUND[..54].to_owned(),
            format!("{SOUND}-"),
            format!("{SOUND}0"),
            format!("{}x", SOUND.replace("00-4b", "01-4b")),
            SOUND.to_uppercase(),
            SOUND.replace("00-4b", "ff-4b"),
            SOUND.replace("4bf92f3577b34da6a3ce929d0e0e4736", &"0".repeat(32)),
            SOUND.replace("00f067aa0ba902b7", &"0".repeat(16)),
            SOUND.replace("-01", "-0g"),
            SOUND.replace('-', "_"),
            SOUND.replace("4736-00f0", "473600-f0"),
            format!(" {}", &SOUND[1..]),
            SOUND.replace("4b", "\u{e9}"),
        ] {
            assert!(!sound(&text), "{text:?}");
        }
        // Flags that are not known are not passed on.
        assert_eq!(TraceParent::read(&SOUND.replace("-01", "-ff")).unwrap().to_string(), SOUND);
    }

    #[test]
    fn two_parents_are_none() {
        let mut headers = HeaderMap::new();
        assert!(TraceParent::of(&headers).is_none());
        headers.append("traceparent", SOUND.parse().unwrap());
        let parent = TraceParent::of(&headers).unwrap();
        assert_eq!((parent.parent_id(), parent.is_sampled()), ("00f067aa0ba902b7", true));
        headers.append("traceparent", SOUND.parse().unwrap());
        assert!(TraceParent::of(&headers).is_none());
    }
}
