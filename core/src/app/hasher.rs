//! The hash by which a segment of a path is found among those of the routes.

use std::hash::Hasher;

/// FNV-1a. Only the application's own segments are ever inserted, so nobody can make them collide from outside, and
/// segments are short.
pub(crate) struct SegmentHasher(u64);

impl Default for SegmentHasher {
    fn default() -> Self {
        SegmentHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for SegmentHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Says how long a text is; alone in its key, that need not be said.
    #[inline]
    fn write_usize(&mut self, _: usize) {}

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
