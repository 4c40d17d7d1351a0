//! Forms and files.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[post("/f/login")]
fn f_login(
    #[form(min_length = 2)] username: String,
    #[form] password: String,
    #[form(default = 3)] n: i64,
    #[form(default = false)] flag: bool,
    #[form(default)] tags: Vec<String>,
) -> Value {
    json!({ "username": username, "password": password, "n": n, "flag": flag, "tags": tags })
}

#[model(extra = "forbid")]
struct FModel {
    a: i64,
    #[field(default = "dflt")]
    b: String,
    #[field(default)]
    c: Vec<i64>,
}

#[post("/f/model")]
fn f_model(f: Form<FModel>) -> Value {
    json!(f.0)
}

#[post("/f/optional")]
fn f_optional(#[form] a: Option<String>, #[form] b: Option<i64>) -> Value {
    json!({ "a": a, "b": b })
}

#[post("/f/file")]
async fn f_file(mut file: UploadFile) -> Result<Value, HttpError> {
    let data = file.read_all().await?;
    let text: String = data.iter().copied().map(char::from).collect();
    Ok(json!({
        "filename": file.filename(), "content_type": file.content_type(), "size": file.size(), "text": text,
    }))
}

#[post("/f/file-optional")]
async fn f_file_optional(file: Option<UploadFile>) -> Value {
    json!({ "filename": file.as_ref().map(UploadFile::filename) })
}

#[post("/f/bytes")]
fn f_bytes(#[file] file: Bytes) -> Value {
    json!({ "size": file.len() })
}

#[post("/f/files")]
async fn f_files(files: Vec<UploadFile>, #[form] note: Option<String>) -> Value {
    let names: Vec<_> = files.iter().map(UploadFile::filename).collect();
    json!({ "names": names, "note": note })
}

#[post("/f/mixed")]
async fn f_mixed(#[file] a: Bytes, b: UploadFile, #[form] token: String, #[form(ge = 1)] n: i64) -> Value {
    json!({ "a": a.len(), "b": b.filename(), "ct": b.content_type(), "token": token, "n": n })
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![f_login, f_model, f_optional, f_file, f_file_optional, f_bytes, f_files, f_mixed])
}
