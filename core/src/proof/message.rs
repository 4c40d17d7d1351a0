//! Putting a message together in const evaluation, where nothing can be formatted.

/// A text of bounded length; what does not fit is cut off.
pub(crate) struct Message {
    bytes: [u8; Message::LIMIT],
    len: usize,
}

impl Message {
    const LIMIT: usize = 1024;

    /// An empty text.
    pub(crate) const fn new() -> Self {
        Message { bytes: [0; Message::LIMIT], len: 0 }
    }

    /// Adds a text.
    pub(crate) const fn add(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() && self.len < Message::LIMIT {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    /// Adds a number.
    pub(crate) const fn number(self, number: usize) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let rest = if number >= 10 { self.number(number / 10) } else { self };
        rest.add(DIGITS[number % 10])
    }

    /// The text.
    pub(crate) const fn text(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "a message that is too long",
        }
    }

    /// Ends the compilation with this text.
    #[track_caller]
    pub(crate) const fn fail(self) -> ! {
        panic!("{}", self.text())
    }
}

/// Whether two texts are the same.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
