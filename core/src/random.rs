//! Numbers that nobody guesses by accident: names of parts, ids of requests. Not for secrets.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// A source of such numbers: std's keyed hash, whose keys the system has drawn, over a count.
#[derive(Debug, Default)]
pub(crate) struct Random {
    keys: [RandomState; 2],
    count: AtomicU64,
}

impl Random {
    /// The next number.
    pub(crate) fn next(&self) -> u128 {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let [high, low] = [0, 1].map(|half: usize| u128::from(self.keys[half].hash_one(count)));
        high << 64 | low
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_differ() {
        let random = super::Random::default();
        let numbers: std::collections::HashSet<u128> = (0..1000).map(|_| random.next()).collect();
        assert_eq!(numbers.len(), 1000);
        assert_ne!(super::Random::default().next(), super::Random::default().next());
    }
}
