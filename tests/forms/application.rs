//! The operations of `../shared/parity/probe_app.py` on forms, files, parameter models and bodies.

use std::collections::BTreeSet;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[post("/f/login")]
async fn f_login(
    #[form(min_length = 2)] username: String,
    #[form] password: String,
    #[form(default = 3)] n: i64,
    #[form(default)] flag: bool,
    #[form(default)] tags: Vec<String>,
) -> Value {
    json!({"username": username, "password": password, "n": n, "flag": flag, "tags": tags})
}

#[model]
#[serde(deny_unknown_fields)]
struct FModel {
    a: i64,
    #[field(default = "dflt")]
    b: String,
    #[field(default)]
    c: Vec<i64>,
}

#[post("/f/model")]
async fn f_model(#[form] f: FModel) -> FModel {
    f
}

#[post("/f/optional")]
fn f_optional(#[form] a: Option<String>, #[form] b: Option<i64>) -> Value {
    json!({"a": a, "b": b})
}

#[post("/f/file")]
async fn f_file(mut file: UploadFile) -> Result<Value, HttpError> {
    let data = file.read_all().await?;
    let text: String = data.iter().map(|byte| char::from(*byte)).collect();
    Ok(json!({
        "filename": file.filename(),
        "content_type": file.content_type(),
        "size": file.size(),
        "text": text,
    }))
}

#[post("/f/file-optional")]
async fn f_file_optional(file: Option<UploadFile>) -> Value {
    json!({"filename": file.as_ref().map(UploadFile::filename)})
}

#[post("/f/bytes")]
fn f_bytes(#[file] file: Bytes) -> Value {
    json!({"size": file.len()})
}

#[post("/f/files")]
async fn f_files(files: Vec<UploadFile>, #[form] note: Option<String>) -> Value {
    let names: Vec<_> = files.iter().map(UploadFile::filename).collect();
    json!({"names": names, "note": note})
}

#[post("/f/mixed")]
async fn f_mixed(
    #[file] a: Bytes,
    #[file] b: UploadFile,
    #[form] token: String,
    #[form(ge = 1)] n: i64,
) -> Value {
    json!({"a": a.len(), "b": b.filename(), "ct": b.content_type(), "token": token, "n": n})
}

#[post("/form/str")]
async fn form_str(#[form] v: String) -> Value {
    json!({ "v": v })
}

#[post("/form/int")]
async fn form_int(#[form] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/form/float")]
async fn form_float(#[form] v: f64) -> Value {
    json!({ "v": v })
}

#[post("/form/bool")]
async fn form_bool(#[form] v: bool) -> Value {
    json!({ "v": v })
}

#[post("/form/strictint")]
async fn form_strictint(#[form(strict)] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/form/strictstr")]
async fn form_strictstr(#[form(strict)] v: String) -> Value {
    json!({ "v": v })
}

#[post("/form/list_str")]
async fn form_list_str(#[form] v: Vec<String>) -> Value {
    json!({ "v": v })
}

#[post("/form/list_int")]
async fn form_list_int(#[form] v: Vec<i64>) -> Value {
    json!({ "v": v })
}

#[post("/form/list_int_2_3")]
async fn form_list_int_2_3(#[form(min_items = 2, max_items = 3)] v: Vec<i64>) -> Value {
    json!({ "v": v })
}

#[post("/form/set_int")]
async fn form_set_int(#[form] v: BTreeSet<i64>) -> Value {
    json!({ "v": v })
}

#[post("/form/set_int_2")]
async fn form_set_int_2(#[form(min_items = 2)] v: BTreeSet<i64>) -> Value {
    json!({ "v": v })
}

#[post("/form/optional_list")]
async fn form_optional_list(#[form] v: Vec<i64>) -> Value {
    json!({ "v": v })
}

#[model]
#[derive(Default)]
#[serde(rename_all = "lowercase")]
enum Direction {
    #[default]
    Asc,
    Desc,
}

#[model]
#[serde(deny_unknown_fields)]
struct QModel {
    #[field(default = 100, gt = 0, le = 100)]
    limit: i64,
    #[field(default)]
    order: Direction,
    #[field(default)]
    tags: Vec<String>,
    required: i64,
}

#[get("/q/model")]
async fn q_model(#[query] p: QModel) -> QModel {
    p
}

#[model]
struct QLoose {
    #[field(default = 1)]
    a: i64,
    #[serde(rename = "bC")]
    #[field(default = "x")]
    b_c: String,
}

#[get("/q/loose")]
async fn q_loose(#[query] p: QLoose) -> QLoose {
    p
}

#[model]
struct HModel {
    x_num: i64,
    #[field(default)]
    x_tags: Vec<String>,
    if_match: Option<String>,
}

#[get("/h/model")]
async fn h_model(#[header] h: HModel) -> HModel {
    h
}

#[get("/h/convert")]
async fn h_convert(
    #[header] user_agent: Option<String>,
    #[header] x_token: Option<Vec<String>>,
    #[header(convert_underscores = false)] under_score: Option<String>,
    #[header(alias = "X-Other")] named: Option<String>,
) -> Value {
    json!({"user_agent": user_agent, "x_token": x_token, "under_score": under_score, "named": named})
}

#[model]
#[serde(deny_unknown_fields)]
struct CModel {
    session: String,
    n: Option<i64>,
}

#[get("/c/model")]
async fn c_model(#[cookie] c: CModel) -> CModel {
    c
}

#[model]
struct Small {
    n: i64,
}

#[model]
struct User {
    #[field(min_length = 1, max_length = 10)]
    name: String,
    #[field(ge = 0, lt = 150)]
    age: i64,
    email: Option<String>,
    address: Option<Small>,
}

#[post("/all/<p>")]
async fn all_places_body(p: i64, q: i64, #[header] x_h: i64, #[cookie] c: i64, body: Small) -> Value {
    json!({"p": p, "q": q, "h": x_h, "c": c, "body": body})
}

#[post("/b/any")]
async fn b_any(v: Value) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar")]
async fn b_scalar(#[body] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar-embed")]
async fn b_scalar_embed(#[body(embed, ge = 1)] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/embed")]
async fn b_embed(#[body(embed)] user: Small) -> Small {
    user
}

#[post("/b/two")]
async fn b_two(a: Small, user: User, #[body(gt = 0)] importance: i64, q: Option<String>) -> Value {
    json!({"a": a, "user": user, "importance": importance, "q": q})
}

#[post("/b/two-optional")]
async fn b_two_optional(a: Option<Small>, b: Option<Small>) -> Value {
    json!({"a": a, "b": b})
}

#[post("/b/optional")]
async fn b_optional(s: Option<Small>) -> Value {
    json!({ "s": s })
}

#[post("/b/default")]
async fn b_default(#[body(default = Small { n: 7 })] s: Small) -> Value {
    json!({ "s": s })
}

#[delete("/b/delete-with-body")]
async fn b_delete(s: Small) -> Small {
    s
}

#[get("/b/get-with-body")]
async fn b_get(s: Small) -> Small {
    s
}

pub(crate) fn application() -> App {
    App::new("Probe")
        .version("1.0.0")
        .routes(routes![
            f_login,
            f_model,
            f_optional,
            f_file,
            f_file_optional,
            f_bytes,
            f_files,
            f_mixed,
            form_str,
            form_int,
            form_float,
            form_bool,
            form_strictint,
            form_strictstr,
            form_list_str,
            form_list_int,
            form_list_int_2_3,
            form_set_int,
            form_set_int_2,
            form_optional_list,
        ])
        .routes(routes![q_model, q_loose, h_model, h_convert, c_model])
        .routes(routes![
            all_places_body,
            b_any,
            b_scalar,
            b_scalar_embed,
            b_embed,
            b_two,
            b_two_optional,
            b_optional,
            b_default,
            b_delete,
            b_get,
        ])
}
