//! A content coding as it is written: bytes in, fewer bytes out.
//!
//! All codings look back over 64 KiB only: a larger window makes texts little smaller, and takes megabytes for each response on
//! its way.

use std::io::{self, Write};

use brotli::CompressorWriter;
use flate2::write::GzEncoder;
use zstd::stream::write::Encoder as ZstdEncoder;
use zstd::zstd_safe::CParameter;

use crate::http::Coding;

/// How far brotli and zstd look back: two to this power, in bytes.
const WINDOW: u32 = 16;
const BROTLI_LEVEL: u32 = 3;
const ZSTD_LEVEL: i32 = 2;
/// What brotli gathers before it writes, in bytes.
const BROTLI_BUFFER: usize = 4096;

/// What writes a coding, into memory.
pub(super) enum Encoder {
    Gzip(GzEncoder<Vec<u8>>),
    // Boxed, as it is three times as large as the others.
    Brotli(Box<CompressorWriter<Vec<u8>>>),
    Zstd(ZstdEncoder<'static, Vec<u8>>),
}

impl Encoder {
    /// `gzip_level` is from 1 to 9.
    ///
    /// # Errors
    ///
    /// There is no memory for it.
    pub(super) fn new(coding: Coding, gzip_level: u8) -> io::Result<Self> {
        Ok(match coding {
            Coding::Gzip => {
                Encoder::Gzip(GzEncoder::new(Vec::new(), flate2::Compression::new(gzip_level.into())))
            }
            Coding::Brotli => {
                let encoder = CompressorWriter::new(Vec::new(), BROTLI_BUFFER, BROTLI_LEVEL, WINDOW);
                Encoder::Brotli(Box::new(encoder))
            }
            Coding::Zstd => {
                let mut encoder = ZstdEncoder::new(Vec::new(), ZSTD_LEVEL)?;
                encoder.set_parameter(CParameter::WindowLog(WINDOW))?;
                Encoder::Zstd(encoder)
            }
        })
    }

    /// How much memory one takes at most, in bytes, as measured.
    pub(super) const fn weight(coding: Coding) -> usize {
        match coding {
            Coding::Gzip => 384 * 1024,
            Coding::Brotli => 896 * 1024,
            Coding::Zstd => 704 * 1024,
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Encoder::Gzip(encoder) => encoder.write_all(bytes),
            Encoder::Brotli(encoder) => encoder.write_all(bytes),
            Encoder::Zstd(encoder) => encoder.write_all(bytes),
        }
    }

    /// Writes what would be kept until more comes.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Encoder::Gzip(encoder) => encoder.flush(),
            Encoder::Brotli(encoder) => encoder.flush(),
            Encoder::Zstd(encoder) => encoder.flush(),
        }
    }

    /// What has been written since this was asked.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(match self {
            Encoder::Gzip(encoder) => encoder.get_mut(),
            Encoder::Brotli(encoder) => encoder.get_mut(),
            Encoder::Zstd(encoder) => encoder.get_mut(),
        })
    }

    /// The end of it.
    pub(super) fn finish(self) -> io::Result<Vec<u8>> {
        match self {
            Encoder::Gzip(encoder) => encoder.finish(),
            Encoder::Brotli(encoder) => Ok(encoder.into_inner()),
            Encoder::Zstd(encoder) => encoder.finish(),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Read;

    use super::{Coding, Encoder};

    pub(crate) fn decoded(coding: Coding, bytes: &[u8]) -> Vec<u8> {
        let mut decoded = Vec::new();
        let read = match coding {
            Coding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut decoded),
            Coding::Brotli => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut decoded),
            Coding::Zstd => zstd::stream::read::Decoder::new(bytes).unwrap().read_to_end(&mut decoded),
        };
        read.unwrap();
        decoded
    }

    pub(crate) fn text(size: usize) -> Vec<u8> {
        let lines =
            (0usize..).map(|line| format!("line {line} has the number {}\n", line.wrapping_mul(7919) % 1009));
        lines.flat_map(String::into_bytes).take(size).collect()
    }

    #[test]
    fn what_goes_in_comes_out_however_it_is_cut() {
        for coding in [Coding::Gzip, Coding::Brotli, Coding::Zstd] {
            for (size, piece) in [(0, 1), (1, 1), (5_000, 7), (300_000, 8_192), (300_000, 300_000)] {
                let text = text(size);
                let mut encoder = Encoder::new(coding, 6).unwrap();
                let mut packed = Vec::new();
                for (at, piece) in text.chunks(piece).enumerate() {
                    encoder.write(piece).unwrap();
                    if at % 5 == 0 && size < 10_000 {
                        encoder.flush().unwrap();
                    }
                    packed.extend(encoder.take());
                }
                packed.extend(encoder.finish().unwrap());
                assert!(decoded(coding, &packed) == text, "{coding:?}, {size} in pieces of {piece}");
                assert!(size < 100_000 || packed.len() < size / 3, "{coding:?}: {}", packed.len());
            }
        }
    }
}
