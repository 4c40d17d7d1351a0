//! Files of a form.

use std::borrow::Cow;
use std::future::Future;
use std::io;

use bytes::Bytes;
use ferrapi_openapi::fragment::{ArgumentSpec, Arity, Context, Family, Fault, Kind, Shape, Source, TypeSpec};
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::error::{Issue, Issues, Loc, internal_error};
use crate::forms::{Part, UploadFile};
use crate::request::Request;
use crate::request::outcome::{missing, place};

/// One file: an [`UploadFile`], or its contents as [`Bytes`].
pub trait File: Sized + Send + 'static {
    /// Reads a part that is no file; `None` if only a file will do.
    fn from_text(text: &str) -> Option<Self>;

    /// Reads a file.
    fn from_upload(upload: UploadFile) -> impl Future<Output = io::Result<Self>> + Send;
}

impl File for UploadFile {
    fn from_text(_text: &str) -> Option<Self> {
        None
    }

    fn from_upload(upload: UploadFile) -> impl Future<Output = io::Result<Self>> + Send {
        std::future::ready(Ok(upload))
    }
}

impl File for Bytes {
    fn from_text(text: &str) -> Option<Self> {
        Some(Bytes::copy_from_slice(text.as_bytes()))
    }

    async fn from_upload(mut upload: UploadFile) -> io::Result<Self> {
        upload.read_all().await
    }
}

/// What `#[file]` can stand on: a file, an `Option` or a `Vec` of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a file",
    label = "not a file",
    note = "use `UploadFile` or `Bytes`, or an `Option` or a `Vec` of one of them"
)]
pub trait FileArgument: Sized + Send + 'static {
    /// What stands inside.
    type Item: File;

    /// All files of the name, or the last one only.
    const MANY: bool;

    /// Absence is a value.
    const OPTIONAL: bool;

    /// What the tables know of it.
    const TYPE: TypeSpec = TypeSpec {
        kind: Kind::Compound,
        arity: if Self::MANY { Arity::Many } else { Arity::One },
        keyed: true,
        range: None,
        family: Family::Other,
        optional: Self::OPTIONAL,
        shape: || &Shape::Opaque,
        schema: schema::<Self>,
    };

    /// The value of these files; of none if the type has such a value, or if there need be none.
    fn of(files: Vec<Self::Item>, required: bool) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: File> FileArgument for T {
    type Item = T;
    const MANY: bool = false;
    const OPTIONAL: bool = false;

    fn of(mut files: Vec<T>, _required: bool) -> Option<Self> {
        files.pop()
    }
}

impl<T: File> FileArgument for Vec<T> {
    type Item = T;
    const MANY: bool = true;
    const OPTIONAL: bool = false;

    fn of(files: Vec<T>, required: bool) -> Option<Self> {
        (!required || !files.is_empty()).then_some(files)
    }
}

impl<T: FileArgument> FileArgument for Option<T> {
    type Item = T::Item;
    const MANY: bool = T::MANY;
    const OPTIONAL: bool = true;

    fn of(files: Vec<T::Item>, _required: bool) -> Option<Self> {
        Some(T::of(files, true))
    }
}

/// An argument that may be empty: `#[file(default)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no default",
    label = "no list of files",
    note = "an `Option<UploadFile>` is absent as it is: remove `default`; of one file write the type as an `Option`; a `Vec<UploadFile>` may be \
            empty by default"
)]
pub trait FileList: FileArgument {}

#[diagnostic::do_not_recommend]
impl<T: File> FileList for Vec<T> {}

/// The default of a list of files for the document.
pub fn no_files<T: FileList>() -> Value {
    Value::Array(Vec::new())
}

fn schema<T: FileArgument>(_: &mut SchemaGenerator) -> Schema {
    let file = json_schema!({ "type": "string", "contentMediaType": "application/octet-stream" });
    let file = if T::MANY { json_schema!({ "type": "array", "items": file }) } else { file };
    if T::OPTIONAL { json_schema!({ "anyOf": [file, { "type": "null" }] }) } else { file }
}

impl Request {
    /// Reads a file, or all files of a name.
    pub async fn file<T: FileArgument>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> Option<T> {
        let mut files = Vec::new();
        let mut failed = false;
        for (index, part) in self.file_parts(spec.name, T::MANY).into_iter().enumerate() {
            match part {
                Ok(upload) => match T::Item::from_upload(upload).await {
                    Ok(file) => files.push(file),
                    Err(error) => {
                        tracing::error!(%error, "the temporary file of an upload cannot be read");
                        issues.reject(internal_error());
                        return None;
                    }
                },
                Err(text) => match T::Item::from_text(&text) {
                    Some(file) => files.push(file),
                    None => {
                        report_text(spec, T::MANY.then_some(index), text, issues);
                        failed = true;
                    }
                },
            }
        }
        if failed {
            return None;
        }
        let value = T::of(files, spec.required);
        if value.is_none() {
            missing(Source::File, spec, issues);
        }
        value
    }

    /// The parts of a name: files, or texts. One empty text is absence.
    fn file_parts(&self, name: &'static str, many: bool) -> Vec<Result<UploadFile, String>> {
        let Some(parts) = self.form_parts() else { return Vec::new() };
        let read = |part: &Part| match part {
            Part::File(file) => Ok(file.clone()),
            Part::Text(text) => Err(text.clone()),
        };
        if many {
            return parts.named(name).map(read).collect();
        }
        let last = parts.named(name).next_back().map(read);
        last.filter(|part| part.as_ref().err().is_none_or(|text| !text.is_empty())).into_iter().collect()
    }
}

#[cold]
fn report_text(spec: &'static ArgumentSpec, index: Option<usize>, text: String, issues: &mut Issues) {
    let (place, rank) = place(Source::File);
    let mut loc = vec![Loc::Name(Cow::Borrowed(place)), Loc::Name(Cow::Borrowed(spec.name))];
    loc.extend(index.map(Loc::Index));
    let fault = Fault {
        kind: "value_error",
        message: Cow::Borrowed("Value error, Expected UploadFile, received: <class 'str'>"),
        context: Some(Context::Entry("error", serde_json::Map::new().into())),
    };
    issues.push(rank, Issue { loc, fault, input: text.into() });
}
