//! What an application has made up and the recording sends back: tokens.

use serde_json::Value;

/// Recorded texts, each with what was answered in its place.
#[derive(Default)]
pub(crate) struct Captures(Vec<(String, String)>);

impl Captures {
    /// A shorter text stands in too many places to be replaced.
    const SHORTEST: usize = 24;

    /// Notes every long text of an answer that differs from the recorded one.
    pub(crate) fn note(&mut self, recorded: &[u8], answered: &[u8]) {
        if let (Ok(recorded), Ok(answered)) =
            (serde_json::from_slice(recorded), serde_json::from_slice(answered))
        {
            self.note_values(&recorded, &answered);
        }
    }

    fn note_values(&mut self, recorded: &Value, answered: &Value) {
        match (recorded, answered) {
            (Value::String(recorded), Value::String(answered))
                if recorded.len() >= Self::SHORTEST && recorded != answered =>
            {
                self.0.push((recorded.clone(), answered.clone()));
            }
            (Value::Object(recorded), Value::Object(answered)) => {
                for (key, value) in recorded {
                    if let Some(other) = answered.get(key) {
                        self.note_values(value, other);
                    }
                }
            }
            (Value::Array(recorded), Value::Array(answered)) => {
                recorded.iter().zip(answered).for_each(|(value, other)| self.note_values(value, other));
            }
            _ => {}
        }
    }

    /// A recorded text as this application would have it.
    pub(crate) fn replace(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (recorded, answered)| text.replace(recorded, answered))
    }
}
