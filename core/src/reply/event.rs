//! One event of an event stream, as bytes.
//!
//! In: a value, or an event that its author put together. Out: its lines, or the reason why they would not be one event.

use std::borrow::Cow;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use ferrapi_openapi::fragment::{SchemaOf, Shape};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::data::Data;
use crate::http::BoxError;

/// What an event stream is made of: any value that JSON can be, which becomes an event's data, or an [`SseEvent`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an event",
    label = "neither a `#[model]` nor an `SseEvent`",
    note = "put `#[model]` on the type's definition, or send `SseEvent::raw(text)`"
)]
pub trait SseItem: Send + Sized + 'static {
    /// What the document says of the data.
    #[doc(hidden)]
    const SCHEMA: Option<SchemaOf>;

    /// The event's lines.
    #[doc(hidden)]
    fn write(self) -> Result<Bytes, BoxError>;
}

impl<T: Data> SseItem for T {
    const SCHEMA: Option<SchemaOf> = Some(T::TYPE.schema);

    fn write(self) -> Result<Bytes, BoxError> {
        let is_untyped = matches!(T::shape(), Shape::Any);
        let mut text = Vec::with_capacity(128);
        line(&mut text, "data: ", &json(&self, is_untyped)?);
        text.push(b'\n');
        Ok(text.into())
    }
}

/// One event, with more than its data: FastAPI's `ServerSentEvent`.
///
/// ```
/// use std::time::Duration;
///
/// use ferrapi::prelude::*;
///
/// #[model]
/// struct Item {
///     name: String,
/// }
///
/// #[get("/items/stream")]
/// async fn items() -> Sse<SseEvent<Item>> {
///     Sse::generate(|out| async move {
///         out.send(SseEvent::empty().comment("the items of today")).await;
///         let saw = Item { name: "Saw".to_owned() };
///         out.send(SseEvent::new(saw).event("item").id("1").retry(Duration::from_secs(5))).await;
///         out.send(SseEvent::raw("[DONE]").event("done")).await;
///     })
/// }
///
/// # fn main() {
/// let client = ferrapi::TestClient::new(App::new("Items").routes(routes![items]));
/// assert_eq!(
///     client.get("/items/stream").send().text(),
///     ": the items of today\n\n\
///      event: item\ndata: {\"name\":\"Saw\"}\nid: 1\nretry: 5000\n\n\
///      event: done\ndata: [DONE]\n\n"
/// );
/// # }
/// ```
///
/// The data is JSON ([`new`](SseEvent::new)), text as it is ([`raw`](SseEvent::raw)) or nothing ([`empty`](SseEvent::empty)). `event` and `id` are one line each,
/// an `id` holds no NUL; with something else in them an event would be two, so such an event is not sent: the
/// stream breaks off before it, and the log says why.
///
/// Source: [FastAPI, Server-Sent Events](https://fastapi.tiangolo.com/tutorial/server-sent-events/); the HTML standard, section 9.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SseEvent<T = NoData> {
    data: Option<T>,
    raw: Option<Cow<'static, str>>,
    event: Option<Cow<'static, str>>,
    id: Option<Cow<'static, str>>,
    retry: Option<Duration>,
    comment: Option<Cow<'static, str>>,
}

/// The data of an event that has none, or only text. There is no value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoData {}

impl<T: Data> SseEvent<T> {
    /// An event with this value as JSON. A text is quoted, too.
    pub fn new(data: T) -> Self {
        SseEvent { data: Some(data), ..SseEvent::nothing() }
    }
}

impl SseEvent {
    /// An event with this text as it is: HTML, a line of a log, `[DONE]`. Each of its lines becomes a line of data.
    pub fn raw(text: impl Into<Cow<'static, str>>) -> Self {
        SseEvent { raw: Some(text.into()), ..SseEvent::nothing() }
    }

    /// An event without data: for a comment, an `id` or a `retry` alone.
    pub fn empty() -> Self {
        SseEvent::nothing()
    }
}

impl<T> SseEvent<T> {
    const fn nothing() -> Self {
        SseEvent { data: None, raw: None, event: None, id: None, retry: None, comment: None }
    }

    /// The event's name: which listener of the browser it is for (without it `message`). One line.
    pub fn event(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.event = Some(name.into());
        self
    }

    /// What the client sends back as `Last-Event-ID` when it connects again. One line, without a NUL.
    pub fn id(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// How long the client waits before it connects again, in whole milliseconds.
    pub fn retry(mut self, time: Duration) -> Self {
        self.retry = Some(time);
        self
    }

    /// What clients pass over.
    pub fn comment(mut self, comment: impl Into<Cow<'static, str>>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    fn lines(self, data: Option<&str>) -> Result<Bytes, BoxError> {
        let holds =
            |text: &Option<Cow<'_, str>>, any: &[char]| text.as_ref().is_some_and(|text| text.contains(any));
        if holds(&self.event, &['\r', '\n']) {
            return Err("the name of an event has more than one line".into());
        }
        if holds(&self.id, &['\r', '\n', '\0']) {
            return Err("the id of an event has more than one line, or a NUL".into());
        }
        let mut text = Vec::with_capacity(128);
        self.comment.iter().flat_map(|comment| lines(comment)).for_each(|value| line(&mut text, ": ", value));
        self.event.iter().for_each(|event| line(&mut text, "event: ", event));
        let data = data.or(self.raw.as_deref());
        data.into_iter().flat_map(lines).for_each(|value| line(&mut text, "data: ", value));
        self.id.iter().for_each(|id| line(&mut text, "id: ", id));
        self.retry.iter().for_each(|retry| line(&mut text, "retry: ", &retry.as_millis().to_string()));
        text.push(b'\n');
        Ok(text.into())
    }
}

impl<T: Data> SseItem for SseEvent<T> {
    const SCHEMA: Option<SchemaOf> = None;

    fn write(mut self) -> Result<Bytes, BoxError> {
        let is_model = matches!(T::shape(), Shape::Model(_) | Shape::Union(_));
        let data = self.data.take().map(|data| json(&data, !is_model)).transpose()?;
        self.lines(data.as_deref())
    }
}

impl SseItem for SseEvent {
    const SCHEMA: Option<SchemaOf> = None;

    fn write(self) -> Result<Bytes, BoxError> {
        self.lines(None)
    }
}

/// An event of text, or without data, among those with values.
impl<T: Data> From<SseEvent> for SseEvent<T> {
    fn from(event: SseEvent) -> Self {
        let SseEvent { data: _, raw, event, id, retry, comment } = event;
        SseEvent { data: None, raw, event, id, retry, comment }
    }
}

fn line(text: &mut Vec<u8>, name: &str, value: &str) {
    text.extend_from_slice(name.as_bytes());
    text.extend_from_slice(value.as_bytes());
    text.push(b'\n');
}

/// The lines of a text, by the line ends that clients know: `\r\n`, `\n` and `\r`. (Python knows more, and would break
/// JSON in two.) A line end at the very end begins no line.
fn lines(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        let (line, rest) = text.split_at_checked(end).filter(|_| !text.is_empty())?;
        let after = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']));
        text = after.unwrap_or_default();
        Some(line)
    })
}

/// A value as JSON without line ends: compact, or, what has no type in FastAPI, as Python's `json.dumps` writes it.
fn json<T: Serialize>(value: &T, like_python: bool) -> Result<String, BoxError> {
    if !like_python {
        return Ok(serde_json::to_string(value)?);
    }
    let mut text = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut text, Python))?;
    Ok(String::from_utf8(text)?)
}

/// JSON as Python's `json.dumps` writes it: with spaces, in ASCII.
struct Python;

impl Formatter for Python {
    fn begin_array_value<W: io::Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        out.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        out.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        for piece in text.split_inclusive(|c: char| !c.is_ascii()) {
            let last = piece.chars().next_back().filter(|c| !c.is_ascii());
            out.write_all(&piece.as_bytes()[..piece.len() - last.map_or(0, char::len_utf8)])?;
            for unit in last.iter().flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec()) {
                write!(out, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{SseEvent, SseItem};

    fn written(event: impl SseItem) -> String {
        String::from_utf8(event.write().unwrap().to_vec()).unwrap()
    }

    #[test]
    fn lines_end_as_clients_read_them() {
        for (text, expected) in [
            ("a", "data: a\n\n"),
            ("a\nb\r\nc\rd", "data: a\ndata: b\ndata: c\ndata: d\n\n"),
            ("a\n\nb\n", "data: a\ndata: \ndata: b\n\n"),
            ("a\r\r\nb\r", "data: a\ndata: \ndata: b\n\n"),
            ("a\u{2028}b", "data: a\u{2028}b\n\n"),
            ("", "\n"),
        ] {
            assert_eq!(written(SseEvent::raw(text)), expected, "{text:?}");
        }
        assert_eq!(written(SseEvent::empty().comment("a\rid: 1")), ": a\n: id: 1\n\n");
    }

    #[test]
    fn what_would_be_two_events_is_none() {
        for event in [
            SseEvent::raw("a").event("b\nc"),
            SseEvent::raw("a").event("b\rc"),
            SseEvent::raw("a").id("b\r\nc"),
            SseEvent::raw("a").id("b\0c"),
        ] {
            assert!(event.clone().write().is_err(), "{event:?}");
        }
        assert_eq!(written(SseEvent::empty().event("").id("")), "event: \nid: \n\n");
    }

    #[test]
    fn data_is_json_as_fastapi_writes_it() {
        let value = json!({ "a": [1, 2], "b": "\u{e9}\u{1f600}\n\"", "c": {} });
        let python = r#"data: {"a": [1, 2], "b": "\u00e9\ud83d\ude00\n\"", "c": {}}"#;
        assert_eq!(written(value.clone()), format!("{python}\n\n"));
        assert_eq!(written(SseEvent::<Value>::new(value)), format!("{python}\n\n"));
        assert_eq!(written(SseEvent::new("\u{e9}".to_owned())), "data: \"\\u00e9\"\n\n");
        assert_eq!(written("\u{e9}\n".to_owned()), "data: \"\u{e9}\\n\"\n\n");
        assert_eq!(written(vec![1, 2]), "data: [1,2]\n\n");
    }
}
