//! Finds what Python's JSON scanner stumbles over.
//!
//! It keeps an explicit stack, so that no nesting overflows ours. What only serde_json refuses is noted and reported at
//! the end: an error of syntax anywhere comes first, as in Python.

use super::{DEPTH, Malformed};

/// Python refuses integers of more digits.
const MAX_DIGITS: usize = 4300;

type Scan<T> = Result<T, Malformed>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Array,
    Object,
}

impl Container {
    fn end(self) -> u8 {
        match self {
            Self::Array => b']',
            Self::Object => b'}',
        }
    }

    fn trailing_comma(self) -> &'static str {
        match self {
            Self::Array => "Illegal trailing comma before end of array",
            Self::Object => "Illegal trailing comma before end of object",
        }
    }
}

/// The containers that are open, a bit for each: a text may open one with every byte.
#[derive(Default)]
struct Open {
    /// Set for objects.
    bits: Vec<u64>,
    depth: usize,
}

impl Open {
    fn push(&mut self, container: Container) {
        let (word, bit) = (self.depth / 64, 1 << (self.depth % 64));
        if word == self.bits.len() {
            self.bits.push(0);
        }
        match container {
            Container::Array => self.bits[word] &= !bit,
            Container::Object => self.bits[word] |= bit,
        }
        self.depth += 1;
    }

    fn last(&self) -> Option<Container> {
        let last = self.depth.checked_sub(1)?;
        let is_object = self.bits[last / 64] >> (last % 64) & 1 == 1;
        Some(if is_object { Container::Object } else { Container::Array })
    }

    fn pop(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// What is wrong with a text that serde_json refuses.
pub(super) fn scan(text: &str) -> Malformed {
    let mut scanner = Scanner { text, at: 0, refused: None };
    match scanner.document() {
        Err(malformed) => malformed,
        // Everything that serde_json refuses is noted; were there more, the start is as good a place as any.
        Ok(()) => scanner.refused.unwrap_or(Malformed::Syntax { message: "Expecting value", offset: 0 }),
    }
}

struct Scanner<'a> {
    text: &'a str,
    /// In bytes; only the report counts characters.
    at: usize,
    /// The first thing that only serde_json refuses.
    refused: Option<Malformed>,
}

impl Scanner<'_> {
    fn document(&mut self) -> Scan<()> {
        let mut open = Open::default();
        self.skip_space();
        'value: loop {
            if let Some(container) = self.value()? {
                if open.depth + 1 > DEPTH {
                    self.refuse("Nesting too deep", self.at - 1);
                }
                self.skip_space();
                if self.peek() != Some(container.end()) {
                    open.push(container);
                    if container == Container::Object {
                        self.key()?;
                    }
                    continue 'value;
                }
                self.at += 1;
            }
            // Behind a value: close what ends here, until another value must follow.
            loop {
                self.skip_space();
                let Some(container) = open.last() else {
                    return if self.at == self.text.len() {
                        Ok(())
                    } else {
                        self.fail("Extra data", self.at)
                    };
                };
                if self.peek() == Some(container.end()) {
                    self.at += 1;
                    open.pop();
                    continue;
                }
                let comma = self.at;
                if self.peek() != Some(b',') {
                    return self.fail("Expecting ',' delimiter", comma);
                }
                self.at += 1;
                self.skip_space();
                if self.peek() == Some(container.end()) {
                    return self.fail(container.trailing_comma(), comma);
                }
                if container == Container::Object {
                    self.key()?;
                }
                continue 'value;
            }
        }
    }

    /// A key, the colon behind it and the space around that.
    fn key(&mut self) -> Scan<()> {
        if self.peek() != Some(b'"') {
            return self.fail("Expecting property name enclosed in double quotes", self.at);
        }
        self.string()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return self.fail("Expecting ':' delimiter", self.at);
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    /// A scalar, or the opening of a container.
    fn value(&mut self) -> Scan<Option<Container>> {
        let start = self.at;
        match self.peek() {
            Some(b'[') => {
                self.at += 1;
                return Ok(Some(Container::Array));
            }
            Some(b'{') => {
                self.at += 1;
                return Ok(Some(Container::Object));
            }
            Some(b'"') => self.string()?,
            _ if ["null", "true", "false"].iter().any(|word| self.skip_word(word)) => {}
            _ if ["NaN", "Infinity", "-Infinity"].iter().any(|word| self.skip_word(word)) => {
                self.refuse("Expecting value", start);
            }
            _ => self.number()?,
        }
        Ok(None)
    }

    fn number(&mut self) -> Scan<()> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits = match self.peek() {
            Some(b'0') => {
                self.at += 1;
                1
            }
            Some(b'1'..=b'9') => self.skip_digits(),
            _ => return self.fail("Expecting value", start),
        };
        let whole = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.skip_digits() == 0 {
                self.at = whole;
            }
        }
        let mantissa = self.at;
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.skip_digits() == 0 {
                self.at = mantissa;
            }
        }
        if self.at == whole && digits > MAX_DIGITS {
            return Err(Malformed::Undecodable);
        }
        if !self.text[start..self.at].parse::<f64>().is_ok_and(f64::is_finite) {
            self.refuse("Expecting value", start);
        }
        Ok(())
    }

    fn string(&mut self) -> Scan<()> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                None => return self.fail("Unterminated string starting at", start),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let escape = self.at;
                    self.at += 1;
                    match self.peek() {
                        None => return self.fail("Unterminated string starting at", start),
                        Some(b'u') => self.unicode_escape()?,
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
                        Some(_) => return self.fail("Invalid \\escape", escape),
                    }
                }
                Some(0..=0x1f) => return self.fail("Invalid control character at", self.at),
                Some(_) => self.at += 1,
            }
        }
    }

    /// `uXXXX`, and its other half when it is a high surrogate.
    fn unicode_escape(&mut self) -> Scan<()> {
        let start = self.at;
        let unit = self.hex_unit()?;
        let paired =
            (0xd800..0xdc00).contains(&unit) && self.text.as_bytes()[self.at..].starts_with(b"\\u") && {
                let second = self.at;
                self.at += 1;
                let low = (0xdc00..0xe000).contains(&self.hex_unit()?);
                if !low {
                    self.at = second;
                }
                low
            };
        if (0xd800..0xe000).contains(&unit) && !paired {
            self.refuse("Invalid \\uXXXX escape", start);
        }
        Ok(())
    }

    /// The four digits behind a `u`. Python wants a character behind them too.
    fn hex_unit(&mut self) -> Scan<u32> {
        let start = self.at;
        let digits = self.text.get(start + 1..start + 5).filter(|_| start + 5 < self.text.len());
        match digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit())) {
            Some(digits) => {
                self.at += 5;
                // Four hexadecimal digits always parse.
                Ok(u32::from_str_radix(digits, 16).unwrap_or_default())
            }
            None => self.fail("Invalid \\uXXXX escape", start),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn skip_digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn skip_word(&mut self, word: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    fn refuse(&mut self, message: &'static str, at: usize) {
        if self.refused.is_none() {
            self.refused = Some(self.syntax(message, at));
        }
    }

    fn fail<T>(&self, message: &'static str, at: usize) -> Scan<T> {
        Err(self.syntax(message, at))
    }

    fn syntax(&self, message: &'static str, at: usize) -> Malformed {
        // Bytes that begin a character.
        let offset = self.text.as_bytes()[..at].iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count();
        Malformed::Syntax { message, offset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(message: &'static str, offset: usize) -> Malformed {
        Malformed::Syntax { message, offset }
    }

    #[test]
    fn faults_are_those_of_python_3_13() {
        for (text, message, offset) in [
            ("", "Expecting value", 0),
            ("  ", "Expecting value", 2),
            ("\u{feff}{}", "Expecting value", 0),
            ("{", "Expecting property name enclosed in double quotes", 1),
            ("{ ", "Expecting property name enclosed in double quotes", 2),
            ("{a", "Expecting property name enclosed in double quotes", 1),
            ("{\"a\":1, b", "Expecting property name enclosed in double quotes", 8),
            ("[", "Expecting value", 1),
            ("[1,", "Expecting value", 3),
            ("[1 2]", "Expecting ',' delimiter", 3),
            ("[1", "Expecting ',' delimiter", 2),
            ("[1, ]", "Illegal trailing comma before end of array", 2),
            ("{\"n\": 5,}", "Illegal trailing comma before end of object", 7),
            ("{\"n\" 5}", "Expecting ':' delimiter", 5),
            ("{\"n\"", "Expecting ':' delimiter", 4),
            ("{\"n\":", "Expecting value", 5),
            ("{\"n\": 05}", "Expecting ',' delimiter", 7),
            ("{\"n\":5}{", "Extra data", 7),
            ("5 x", "Extra data", 2),
            ("1.", "Extra data", 1),
            ("1e", "Extra data", 1),
            ("1.5e+", "Extra data", 3),
            ("-", "Expecting value", 0),
            ("-x", "Expecting value", 0),
            (".5", "Expecting value", 0),
            ("nul", "Expecting value", 0),
            ("nullx", "Extra data", 4),
            ("\"é😀", "Unterminated string starting at", 0),
            ("[\"é\", \"a\\", "Unterminated string starting at", 6),
            ("\"é\n\"", "Invalid control character at", 2),
            ("\"é\\x\"", "Invalid \\escape", 2),
            ("\"\\u12", "Invalid \\uXXXX escape", 2),
            ("\"\\u12x4\"", "Invalid \\uXXXX escape", 2),
            ("\"\\u1234", "Invalid \\uXXXX escape", 2),
            ("\"\\u12é4\"", "Invalid \\uXXXX escape", 2),
            ("\"\\ud83d\\u12x4 \"", "Invalid \\uXXXX escape", 8),
            ("{\"m\": oops}", "Expecting value", 6),
        ] {
            assert_eq!(scan(text), at(message, offset), "{text:?}");
        }
    }

    #[test]
    fn what_only_serde_refuses_comes_last() {
        for (text, message, offset) in [
            ("[NaN]", "Expecting value", 1),
            ("{\"a\": -Infinity}", "Expecting value", 6),
            ("[1, 1e400, NaN]", "Expecting value", 4),
            ("\"\\ud800\"", "Invalid \\uXXXX escape", 2),
            ("\"\\udc00\\ud800\\ud83d\\ude00\"", "Invalid \\uXXXX escape", 2),
            ("\"\\ud800\\u0041\"", "Invalid \\uXXXX escape", 2),
            ("[NaN, 1 2]", "Expecting ',' delimiter", 8),
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text:?}");
            assert_eq!(scan(text), at(message, offset), "{text:?}");
        }
        assert_eq!(scan(&"9".repeat(400)), at("Expecting value", 0));
        assert_eq!(scan(&format!("[{}", "9".repeat(4301))), Malformed::Undecodable);
    }

    #[test]
    fn depth_is_bounded_by_neither_stack_nor_patience() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(serde_json::from_str::<serde_json::Value>(&nested(127)).is_ok());
        assert!(serde_json::from_str::<serde_json::Value>(&nested(128)).is_err());
        assert_eq!(scan(&nested(128)), at("Nesting too deep", 127));
        assert_eq!(scan(&nested(1_000_000)), at("Nesting too deep", 127));
        assert_eq!(scan(&"[".repeat(1_000_000)), at("Expecting value", 1_000_000));
        assert_eq!(scan(&"{\"a\":".repeat(200_000)), at("Expecting value", 1_000_000));
    }
}
