//! Frames in a stream of bytes (RFC 9113 section 4.1), by their headers alone, before `h2` reads them.

/// Follows the frames in a stream of bytes.
#[derive(Default)]
pub(super) struct Reader {
    /// The part of a frame's header that has come.
    header: [u8; 9],
    filled: usize,
    /// What is still to come of a frame's payload, in bytes.
    payload: usize,
    is_data: bool,
    /// A head has begun and not ended.
    in_head: bool,
    idle_talk: i32,
    /// The first frame has come.
    begun: bool,
    broken: bool,
    /// The last stream that has begun.
    stream: u32,
    /// Where the fields of trailers begin in the frame, if that is what it holds.
    trailers: Option<Trailers>,
}

/// The beginning of trailers.
#[derive(Default)]
struct Trailers {
    /// How many bytes come before the fields.
    before: usize,
    first: [u8; 3],
    known: usize,
}

impl Reader {
    const DATA: u8 = 0;
    const HEADERS: u8 = 1;
    const CONTINUATION: u8 = 9;
    const SETTINGS: u8 = 4;
    const PING: u8 = 6;
    const END_STREAM: u8 = 1;
    const ACK: u8 = 1;
    const END_HEADERS: u8 = 4;
    const PADDED: u8 = 8;
    const PRIORITY: u8 = 32;

    pub(super) fn read(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.payload > 0 {
                let passed = self.payload.min(bytes.len());
                self.payload -= passed;
                self.look_at_trailers(&bytes[..passed]);
                bytes = &bytes[passed..];
                continue;
            }
            let taken = (self.header.len() - self.filled).min(bytes.len());
            self.header[self.filled..self.filled + taken].copy_from_slice(&bytes[..taken]);
            self.filled += taken;
            bytes = &bytes[taken..];
            if self.filled == self.header.len() {
                self.filled = 0;
                self.begin();
            }
        }
    }

    fn begin(&mut self) {
        let [high, middle, low, kind, flags, ..] = self.header;
        self.payload = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        self.is_data = kind == Self::DATA;
        self.trailers = None;
        // The settings come first (section 3.4).
        self.broken |= !self.begun && (kind != Self::SETTINGS || flags & Self::ACK != 0);
        self.begun = true;
        match kind {
            Self::HEADERS | Self::CONTINUATION => {
                self.in_head = flags & Self::END_HEADERS == 0;
                self.trailers = (kind == Self::HEADERS && !self.is_new_stream()).then(|| {
                    let padding = usize::from(flags & Self::PADDED != 0);
                    let priority = if flags & Self::PRIORITY == 0 { 0 } else { 5 };
                    Trailers { before: padding + priority, ..Trailers::default() }
                });
            }
            Self::DATA if self.payload > 0 || flags & Self::END_STREAM != 0 => {}
            Self::SETTINGS | Self::PING if flags & Self::ACK != 0 => {}
            // A reset undoes a request.
            _ => self.idle_talk += 1,
        }
    }

    fn is_new_stream(&mut self) -> bool {
        let stream = u32::from_be_bytes([self.header[5], self.header[6], self.header[7], self.header[8]]);
        let is_new = stream > self.stream;
        self.stream = self.stream.max(stream);
        is_new
    }

    /// Trailers with pseudo fields are malformed (section 8.1), and `h2` passes those over. One that stands first is seen.
    fn look_at_trailers(&mut self, bytes: &[u8]) {
        let Some(trailers) = &mut self.trailers else { return };
        for byte in bytes {
            if trailers.before > 0 {
                trailers.before -= 1;
            } else if trailers.known < trailers.first.len() {
                trailers.first[trailers.known] = *byte;
                trailers.known += 1;
            }
        }
        let [first, _, text] = trailers.first;
        // RFC 7541 section 6 and appendix A: the first 14 entries of the table, or a name that begins with a colon, in
        // Huffman's code or without it.
        let from_the_table = matches!(first, 0x81..=0x8e | 0x41..=0x4e | 0x01..=0x0e | 0x11..=0x1e);
        let as_text = matches!(first, 0x40 | 0x00 | 0x10) && (text == b':' || text & 0xfe == 0xb8);
        self.broken |= trailers.known > 0 && from_the_table || trailers.known == 3 && as_text;
    }

    /// Whether something was against the protocol that `h2` lets pass.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// How many frames without a use have come since this was asked.
    pub(super) fn take_idle_talk(&mut self) -> i32 {
        std::mem::take(&mut self.idle_talk)
    }

    /// Whether nothing is missing but data.
    pub(super) fn is_complete(&self) -> bool {
        self.filled == 0 && !self.in_head && (self.payload == 0 || self.is_data)
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    fn frame(kind: u8, flags: u8, payload: usize) -> Vec<u8> {
        let mut frame = vec![0, (payload >> 8) as u8, payload as u8, kind, flags, 0, 0, 0, 1];
        frame.resize(9 + payload, b'x');
        frame
    }

    #[test]
    fn frames_are_followed_however_they_are_cut() {
        let bytes = [
            frame(4, 0, 12),
            frame(1, 0, 40),
            frame(9, 4, 300),
            frame(0, 0, 5),
            frame(0, 0, 0),
            frame(0, 1, 0),
            frame(6, 0, 8),
            frame(6, 1, 8),
            frame(99, 0, 3),
        ]
        .concat();
        for size in [1, 2, 9, 10, 50, 1000] {
            let mut reader = Reader::default();
            bytes.chunks(size).for_each(|piece| reader.read(piece));
            assert!(reader.is_complete());
            assert_eq!(reader.idle_talk, 4, "settings, an empty frame, a ping, an unknown one");
        }
    }

    #[test]
    fn what_is_missing_is_known() {
        let head = frame(1, 0, 4);
        let data = frame(0, 0, 4);
        for (bytes, complete) in
            [(&head[..4], false), (&head[..], false), (&data[..9], true), (&data[..5], false), (&[], true)]
        {
            let mut reader = Reader::default();
            reader.read(bytes);
            assert_eq!(reader.is_complete(), complete, "{bytes:?}");
        }
    }

    #[test]
    fn pseudo_fields_in_trailers_are_seen() {
        let mut first = frame(4, 0, 0);
        first.extend(frame(1, 4, 4));
        for (block, broken) in [
            (&[0x83, 0, 0][..], true),
            (&[0x40, 5, b':', b'p'], true),
            (&[0x40, 5, b'p', b':'], false),
            (&[0xbf], false),
            (&[], false),
        ] {
            let mut trailers = frame(1, 5, block.len());
            trailers[9..].copy_from_slice(block);
            let mut reader = Reader::default();
            reader.read(&first);
            trailers.chunks(2).for_each(|piece| reader.read(piece));
            assert_eq!(reader.is_broken(), broken, "{block:?}");
        }
    }
}
