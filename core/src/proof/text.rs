//! Bounds that are written as text, read while the user's crate is compiled.
//!
//! In: the text. Out: whether it is a value in its plain ISO 8601 form. The parsers of `types` read every such text;
//! they read more, but not in a const.

/// Reads forwards and remembers whether all was well.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    good: bool,
}

impl<'a> Reader<'a> {
    const fn new(text: &'a str) -> Self {
        Reader { bytes: text.as_bytes(), at: 0, good: true }
    }

    const fn peek(&self) -> u8 {
        if self.at < self.bytes.len() { self.bytes[self.at] } else { 0 }
    }

    /// Goes on if this stands here.
    const fn skip(&mut self, byte: u8) -> bool {
        let here = self.at < self.bytes.len() && self.bytes[self.at] == byte;
        if here {
            self.at += 1;
        }
        here
    }

    const fn expect(&mut self, byte: u8) {
        if !self.skip(byte) {
            self.good = false;
        }
    }

    /// A number of exactly so many digits, within bounds.
    const fn number(&mut self, digits: usize, least: u32, most: u32) -> u32 {
        let start = self.at;
        let mut value = 0;
        while self.at < start + digits && self.peek().is_ascii_digit() {
            value = value * 10 + (self.peek() - b'0') as u32;
            self.at += 1;
        }
        if self.at != start + digits || value < least || value > most {
            self.good = false;
        }
        value
    }

    /// How many digits stand here.
    const fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - start
    }

    const fn date(&mut self) {
        let year = self.number(4, 1, 9999);
        self.expect(b'-');
        let month = self.number(2, 1, 12);
        self.expect(b'-');
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        self.number(2, 1, days);
    }

    const fn time(&mut self) {
        self.number(2, 0, 23);
        self.expect(b':');
        self.number(2, 0, 59);
        if self.skip(b':') {
            self.number(2, 0, 59);
            if self.skip(b'.') {
                let digits = self.digits();
                self.good = self.good && digits >= 1 && digits <= 6;
            }
        }
        if !self.skip(b'Z') && (self.skip(b'+') || self.skip(b'-')) {
            self.number(2, 0, 23);
            self.expect(b':');
            self.number(2, 0, 59);
        }
    }

    /// Numbers with a unit, each unit at most once and in this order.
    const fn units(&mut self, units: &[u8]) -> usize {
        let (mut found, mut unit) = (0, 0);
        while self.good && self.peek().is_ascii_digit() {
            let digits = self.digits();
            self.good = self.good && digits <= 9;
            if self.skip(b'.') {
                let fraction = self.digits();
                self.good = self.good && fraction >= 1 && fraction <= 6;
            }
            while unit < units.len() && units[unit] != self.peek() {
                unit += 1;
            }
            self.good = self.good && unit < units.len();
            self.at += 1;
            unit += 1;
            found += 1;
        }
        found
    }

    const fn finish(&self) -> bool {
        self.good && self.at == self.bytes.len()
    }
}

/// `2024-12-31`.
pub(super) const fn is_date(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.date();
    reader.finish()
}

/// `23:59:59`, with or without a fraction and an offset.
pub(super) const fn is_time(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.time();
    reader.finish()
}

/// `2024-12-31T23:59:59`, with or without a fraction and an offset.
pub(super) const fn is_date_time(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.date();
    reader.expect(b'T');
    reader.time();
    reader.finish()
}

/// `P1DT2H30M`, with or without a sign.
pub(super) const fn is_duration(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.skip(b'-');
    reader.expect(b'P');
    let mut found = reader.units(b"YMWD");
    if reader.skip(b'T') {
        let times = reader.units(b"HMS");
        reader.good = reader.good && times > 0;
        found += times;
    }
    found > 0 && reader.finish()
}

/// `-12.50`, of at most 28 digits.
pub(super) const fn is_decimal(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.skip(b'-');
    let mut digits = reader.digits();
    reader.good = digits > 0;
    if reader.skip(b'.') {
        let fraction = reader.digits();
        reader.good = reader.good && fraction > 0;
        digits += fraction;
    }
    digits <= 28 && reader.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms_are_read() {
        for (text, good) in [
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("1900-02-29", false),
            ("2024-13-01", false),
            ("0000-01-01", false),
            ("2024-1-1", false),
            ("2024-01-01 ", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), good, "{text}");
        }
        for (text, good) in [
            ("23:59", true),
            ("23:59:59.123456Z", true),
            ("00:00:00+02:00", true),
            ("24:00", false),
            ("1:00", false),
        ] {
            assert_eq!(is_time(text), good, "{text}");
            assert_eq!(is_date_time(&format!("2024-01-01T{text}")), good, "{text}");
        }
        for (text, good) in [
            ("PT1H", true),
            ("-P1DT2H30M0.5S", true),
            ("P1W", true),
            ("P", false),
            ("PT", false),
            ("P1H", false),
            ("PT1M1H", false),
            ("1 day", false),
        ] {
            assert_eq!(is_duration(text), good, "{text}");
        }
        for (text, good) in [("0.10", true), ("-5", true), (".5", false), ("1.", false), ("1e3", false)] {
            assert_eq!(is_decimal(text), good, "{text}");
        }
    }
}
