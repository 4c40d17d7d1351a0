//! How much memory the encoders of responses on their way take, for each client.
//!
//! A client that takes its responses slowly, or not at all, keeps an encoder for each of them.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Who asks: a network, or nobody knows.
pub(super) type Client = Option<IpAddr>;

/// What the encoders of each client take together.
#[derive(Debug)]
pub(super) struct Memory {
    most: usize,
    taken: Mutex<HashMap<Client, usize>>,
}

/// So much is taken, until this is dropped.
#[derive(Debug)]
pub(super) struct Taken {
    memory: Arc<Memory>,
    client: Client,
    bytes: usize,
}

impl Memory {
    /// `most` is for each client, in bytes.
    pub(super) fn new(most: usize) -> Self {
        Memory { most, taken: Mutex::default() }
    }

    /// Takes so much, if the client may.
    pub(super) fn take(self: &Arc<Self>, client: Client, bytes: usize) -> Option<Taken> {
        let mut all = self.all();
        let taken = all.get(&client).copied().unwrap_or_default().saturating_add(bytes);
        if taken > self.most {
            return None;
        }
        all.insert(client, taken);
        drop(all);
        Some(Taken { memory: Arc::clone(self), client, bytes })
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Client, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut all = self.memory.all();
        if let Some(taken) = all.get_mut(&self.client) {
            *taken -= self.bytes;
            if *taken == 0 {
                all.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::sync::Arc;

    use super::Memory;

    #[test]
    fn each_client_has_its_own_and_gives_it_back() {
        let memory = Arc::new(Memory::new(10));
        let one = Some(IpAddr::from([192, 0, 2, 1]));
        let first = memory.take(one, 6).unwrap();
        assert!(memory.take(one, 5).is_none());
        let second = memory.take(one, 4).unwrap();
        assert!(memory.take(None, 10).is_some());
        drop(first);
        drop(memory.take(one, 6).unwrap());
        drop(second);
        assert!(memory.all().is_empty());
        assert!(memory.take(one, 11).is_none());
    }
}
