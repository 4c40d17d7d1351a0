//! A form that has been read.

use std::borrow::Cow;

use serde_json::Value;

#[cfg(feature = "multipart")]
use crate::forms::UploadFile;

/// A form that has been read: names with texts and files, in the order of the body.
#[derive(Default)]
pub(crate) struct FormParts(Vec<(String, Part)>);

/// What stands under a name.
pub(crate) enum Part {
    /// A text.
    Text(String),
    /// A file.
    #[cfg(feature = "multipart")]
    File(UploadFile),
}

impl FormParts {
    /// Adds a part.
    pub(crate) fn push(&mut self, name: String, part: Part) {
        self.0.push((name, part));
    }

    /// All parts.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Part)> {
        self.0.iter().map(|(name, part)| (name.as_str(), part))
    }

    /// All parts of a name.
    pub(crate) fn named<'f>(&'f self, name: &'f str) -> impl DoubleEndedIterator<Item = &'f Part> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, part)| part)
    }
}

impl Part {
    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Part::Text(text) => Some(Cow::Borrowed(text)),
            #[cfg(feature = "multipart")]
            Part::File(_) => None,
        }
    }

    /// What an error shows of it.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Part::Text(text) => Value::String(text.clone()),
            #[cfg(feature = "multipart")]
            Part::File(file) => file.to_value(),
        }
    }
}
