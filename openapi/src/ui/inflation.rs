//! An embedded file as it was before it was compressed, piece by piece.
//!
//! In: an asset. Out: its own bytes, as fast as somebody takes them: a client that refuses gzip and reads slowly costs one
//! piece of memory and no work ahead.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush};

use crate::ui::Asset;
use crate::ui::asset::deflated;

/// How much is given at once, in bytes.
const PIECE: u64 = 32 * 1024;

/// The file's own bytes, for clients that refuse gzip.
pub struct Inflation {
    rest: &'static [u8],
    state: Box<InflateState>,
    left: u64,
}

impl Inflation {
    /// Begins with a file.
    ///
    /// # Panics
    ///
    /// Never: the embedded files are whole gzip members, which a test checks.
    pub fn new(asset: &Asset) -> Self {
        let rest = deflated(asset.gzip).expect("embedded assets are whole gzip members");
        let left = asset.gzip.last_chunk().map_or(0, |size| u64::from(u32::from_le_bytes(*size)));
        Inflation { rest, state: InflateState::new_boxed(DataFormat::Raw), left }
    }

    /// How many bytes come.
    pub fn left(&self) -> u64 {
        self.left
    }
}

impl Iterator for Inflation {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if self.left == 0 {
            return None;
        }
        let mut piece = vec![0; self.left.min(PIECE) as usize];
        let done = inflate(&mut self.state, self.rest, &mut piece, MZFlush::None);
        self.rest = &self.rest[done.bytes_consumed..];
        piece.truncate(done.bytes_written);
        self.left -= piece.len() as u64;
        // Damaged data would give nothing for ever.
        (!piece.is_empty()).then_some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::ASSETS;

    #[test]
    fn all_inflate_to_what_the_trailer_says() {
        for asset in &ASSETS {
            let size = Inflation::new(asset).left();
            let whole: Vec<u8> = Inflation::new(asset).flatten().collect();
            assert_eq!(whole.len() as u64, size, "{}", asset.name);
            let at_once = miniz_oxide::inflate::decompress_to_vec(deflated(asset.gzip).unwrap()).unwrap();
            assert!(whole == at_once, "{}", asset.name);
        }
    }
}
