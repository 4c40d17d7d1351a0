//! Frames in a stream of bytes (RFC 9113 section 4.1), by their headers alone, before `h2` reads them.

use h2::Reason;

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
    broken: Option<Reason>,
    /// The last stream that has begun.
    stream: u32,
    /// Where the fields of trailers begin in the frame, if that is what it holds.
    trailers: Option<Trailers>,
    /// What has come of one of the settings, if the frame holds some.
    setting: Option<([u8; 6], usize)>,
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
    const PRIORITIZE: u8 = 2;
    const RST_STREAM: u8 = 3;
    const SETTINGS: u8 = 4;
    const PING: u8 = 6;
    const WINDOW_UPDATE: u8 = 8;
    const END_STREAM: u8 = 1;
    const ACK: u8 = 1;
    const END_HEADERS: u8 = 4;
    const PADDED: u8 = 8;
    const PRIORITY: u8 = 32;

    /// Reads on; gives how much of it `h2` may see: nothing from a frame on that must not be.
    pub(super) fn read(&mut self, whole: &[u8]) -> usize {
        let mut bytes = whole;
        while !bytes.is_empty() && self.broken.is_none() {
            if self.payload > 0 {
                let passed = self.payload.min(bytes.len());
                self.payload -= passed;
                self.look_at_trailers(&bytes[..passed]);
                self.look_at_settings(&bytes[..passed]);
                if self.broken.is_some() {
                    break;
                }
                bytes = &bytes[passed..];
                continue;
            }
            let taken = (self.header.len() - self.filled).min(bytes.len());
            self.header[self.filled..self.filled + taken].copy_from_slice(&bytes[..taken]);
            self.filled += taken;
            if self.filled == self.header.len() {
                self.filled = 0;
                self.begin();
                if self.broken.is_some() {
                    // The last byte of the header is enough to keep the frame from being whole.
                    return whole.len() - bytes.len() + taken - 1;
                }
            }
            bytes = &bytes[taken..];
        }
        whole.len() - bytes.len()
    }

    fn begin(&mut self) {
        let [high, middle, low, kind, flags, ..] = self.header;
        self.payload = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        self.is_data = kind == Self::DATA;
        self.trailers = None;
        // The settings come first (section 3.4).
        if !self.begun && kind != Self::SETTINGS {
            self.broken = Some(Reason::PROTOCOL_ERROR);
        }
        self.begun = true;
        // `h2` calls all of these errors of the protocol (sections 6.3 to 6.9).
        let has_size = match kind {
            Self::SETTINGS if flags & Self::ACK != 0 => self.payload == 0,
            Self::SETTINGS => self.payload.is_multiple_of(6),
            Self::PING => self.payload == 8,
            Self::PRIORITIZE => self.payload == 5,
            Self::RST_STREAM | Self::WINDOW_UPDATE => self.payload == 4,
            _ => true,
        };
        if !has_size {
            self.broken = Some(Reason::FRAME_SIZE_ERROR);
        }
        self.setting = (kind == Self::SETTINGS).then_some(([0; 6], 0));
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
        if trailers.known > 0 && from_the_table || trailers.known == 3 && as_text {
            self.broken = Some(Reason::PROTOCOL_ERROR);
        }
    }

    /// A window beyond the greatest is an error of flow control (section 6.5.2); `h2` calls it another.
    fn look_at_settings(&mut self, bytes: &[u8]) {
        let Some((setting, known)) = &mut self.setting else { return };
        for byte in bytes {
            setting[*known] = *byte;
            *known = (*known + 1) % setting.len();
            if *known == 0 && setting[..2] == [0, 4] && setting[2] & 0x80 != 0 {
                self.broken = Some(Reason::FLOW_CONTROL_ERROR);
            }
        }
    }

    /// What was against the protocol, and `h2` lets pass or calls by another name.
    pub(super) fn fault(&self) -> Option<Reason> {
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
    use super::{Reader, Reason};

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
        // No window stands in these settings.
        for size in [1, 2, 9, 10, 50, 1000] {
            let mut reader = Reader::default();
            bytes.chunks(size).for_each(|piece| assert_eq!(reader.read(piece), piece.len()));
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
            for piece in trailers.chunks(2) {
                reader.read(piece);
            }
            assert_eq!(reader.fault().is_some(), broken, "{block:?}");
        }
    }

    #[test]
    fn a_frame_that_must_not_be_is_held_back() {
        let settings = frame(4, 0, 0);
        let mut window = frame(4, 0, 6);
        window[9..].copy_from_slice(&[0, 4, 0x80, 0, 0, 0]);
        for (bad, reason) in [
            (frame(6, 0, 7), Reason::FRAME_SIZE_ERROR),
            (frame(4, 0, 5), Reason::FRAME_SIZE_ERROR),
            (frame(4, 1, 6), Reason::FRAME_SIZE_ERROR),
            (frame(2, 0, 4), Reason::FRAME_SIZE_ERROR),
            (frame(3, 0, 5), Reason::FRAME_SIZE_ERROR),
            (frame(8, 0, 3), Reason::FRAME_SIZE_ERROR),
            (window, Reason::FLOW_CONTROL_ERROR),
        ] {
            let mut reader = Reader::default();
            let bytes = [&settings[..], &bad].concat();
            let seen = reader.read(&bytes);
            assert_eq!(reader.fault(), Some(reason));
            assert!(seen < bytes.len() && seen >= settings.len(), "{seen}");
        }
        let mut reader = Reader::default();
        assert_eq!((reader.read(&frame(6, 0, 8)), reader.fault()), (8, Some(Reason::PROTOCOL_ERROR)));
    }
}
