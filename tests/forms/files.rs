//! Uploaded files: reading, going to disk, limits; the body whole and piece by piece.

use std::io::{Read as _, Seek as _, SeekFrom};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{FormLimits, TestClient};

#[post("/async")]
async fn read_async(mut file: UploadFile) -> Result<Value, HttpError> {
    let first = file.read(3).await?;
    let rest = file.read_all().await?;
    let nothing = file.read(10).await?;
    file.seek(SeekFrom::End(-2)).await?;
    let last = file.read_all().await?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(json!({
        "first": text(&first), "rest": rest.len(), "nothing": nothing.len(), "last": text(&last),
        "disk": file.is_on_disk(), "size": file.size(),
    }))
}

#[post("/blocking")]
fn read_blocking(mut file: UploadFile) -> Result<Value, HttpError> {
    let mut text = String::new();
    file.blocking().take(3).read_to_string(&mut text)?;
    let place = file.blocking().seek(SeekFrom::Current(1))?;
    let mut rest = Vec::new();
    file.blocking().read_to_end(&mut rest)?;
    Ok(json!({"first": text, "place": place, "rest": rest.len(), "disk": file.is_on_disk()}))
}

#[post("/save")]
async fn save(file: UploadFile) -> Result<String, HttpError> {
    let path = std::env::temp_dir().join(format!("ferrapi-save-{}", std::process::id()));
    let size = file.save(&path).await?;
    let saved = std::fs::read(&path)?;
    std::fs::remove_file(&path)?;
    Ok(format!("{size} {}", saved.len()))
}

#[post("/all")]
async fn all(
    #[file] one: Option<Bytes>,
    #[file] many: Option<Vec<UploadFile>>,
    #[file(alias = "raw-parts")] raw: Vec<Bytes>,
    #[form] note: String,
) -> Value {
    let names: Option<Vec<_>> =
        many.as_ref().map(|many| many.iter().map(|file| (file.filename(), file.content_type())).collect());
    json!({"one": one.map(|one| one.len()), "many": names, "raw": raw.iter().map(Bytes::len).collect::<Vec<_>>(), "note": note})
}

#[dependency]
fn checked(file: UploadFile) -> u64 {
    file.size()
}

#[post("/shared")]
async fn shared(#[depends(checked)] size: u64, mut file: UploadFile) -> Result<Value, HttpError> {
    Ok(json!([size, file.read_all().await?.len()]))
}

fn client() -> TestClient {
    let limits = FormLimits::default().spool(10).files(2).fields(3).text(2048);
    let routes = routes![read_async, read_blocking, save, all, shared];
    TestClient::new(App::new("Files").form_limits(limits).routes(routes))
}

#[test]
fn a_file_reads_the_same_from_memory_and_from_disk() {
    let client = client();
    for (size, disk) in [(8, false), (10, false), (11, true), (700_000, true)] {
        let contents: Vec<u8> = (0..size).map(|at| b'a' + (at % 26) as u8).collect();
        let last = String::from_utf8(contents[size - 2..].to_vec()).unwrap();
        let answer = client.post("/async").file("file", "a.txt", "text/plain", &contents).send();
        let expected = json!({
            "first": "abc", "rest": size - 3, "nothing": 0, "last": last, "disk": disk, "size": size,
        });
        assert_eq!(answer.into_json(), expected);
        let answer = client.post("/blocking").file("file", "a.txt", "text/plain", &contents).send();
        assert_eq!(answer.into_json(), json!({"first": "abc", "place": 4, "rest": size - 4, "disk": disk}));
        let answer = client.post("/save").file("file", "a.txt", "text/plain", &contents).send();
        assert_eq!(answer.json::<String>(), format!("{size} {size}"));
        let answer = client.post("/shared").file("file", "a.txt", "text/plain", &contents).send();
        assert_eq!(answer.into_json(), json!([size, size]));
    }
}

#[test]
fn files_and_fields_stand_in_one_form() {
    let client = client();
    let answer = client
        .post("/all")
        .field("note", "é\"&")
        .file("many", "a \"b\".png", "image/png", "x")
        .field("raw-parts", "text")
        .send();
    assert_eq!(
        answer.into_json(),
        json!({"one": null, "many": [["a %22b%22.png", "image/png"]], "raw": [4], "note": "é\"&"})
    );
    let answer = client.post("/all").form(&[("note", "n"), ("raw-parts", "r"), ("one", "öä")]).send();
    assert_eq!(answer.into_json(), json!({"one": 4, "many": null, "raw": [1], "note": "n"}));
    let answer = client.post("/all").send();
    let missing = |name: &str| json!({"type": "missing", "loc": ["body", name], "msg": "Field required", "input": null});
    assert_eq!(answer.into_json(), json!({"detail": [missing("raw-parts"), missing("note")]}));
}

fn part(disposition: &str, contents: &str) -> String {
    format!("--B\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{contents}\r\n")
}

/// What the form of these parts is answered with.
fn sent(parts: &[String]) -> Value {
    let body = format!("{}--B--\r\n", parts.concat());
    let request = client().post("/all").header("content-type", "multipart/form-data; boundary=B");
    request.body(body).send().into_json()
}

#[test]
fn a_file_in_the_place_of_a_text_is_shown_as_python_shows_it() {
    let shown = |disposition: &str, contents: &str| {
        let answer = sent(&[part("name=\"raw-parts\"", "r"), part(disposition, contents)]);
        assert_eq!(answer["detail"][0]["type"], "string_type");
        answer["detail"][0]["input"].clone()
    };
    let full = shown("name=\"note\"; filename=\"é.txt\"", "abc");
    assert_eq!((&full["filename"], &full["size"]), (&json!("é.txt"), &json!(3)));
    assert_eq!(full["file"]["_rolled"], false);
    let header = &full["headers"]["content-disposition"];
    assert_eq!(header, "form-data; name=\"note\"; filename=\"Ã©.txt\"");
    assert_eq!(shown("name=\"note\"; filename=\"a\"", "")["file"], json!({}));
}

#[test]
fn an_extended_file_name_counts_for_nothing() {
    let rest = [part("name=\"raw-parts\"", "r"), part("name=\"note\"", "n")];
    let named = |disposition: &str| {
        let [raw, note] = rest.clone();
        sent(&[raw, note, part(disposition, "abc")])
    };
    let both = named("name=\"many\"; filename=\"a.txt\"; filename*=UTF-8''b.exe");
    assert_eq!(both["many"], json!([["a.txt", null]]));
    let alone = named("name=\"note\"; filename*=UTF-8''b.exe");
    assert_eq!(alone["note"], "abc");
}

/// What a type is, its name does not say.
type Files = Vec<UploadFile>;

#[post("/any")]
async fn any(#[file(default)] files: Files) -> usize {
    files.len()
}

#[test]
fn a_list_of_files_may_be_empty_by_default() {
    let client = TestClient::new(App::new("Any").routes(routes![any]));
    assert_eq!(client.post("/any").send().text(), "0");
    assert_eq!(client.post("/any").field("other", "x").send().text(), "0");
    let two = client.post("/any").file("files", "a", "text/plain", "x").file("files", "b", "text/plain", "");
    assert_eq!(two.send().text(), "2");
    assert_eq!(client.post("/any").field("files", "text").send().status(), 422);
    let document: Value = client.get("/openapi.json").send().json();
    let body = &document["paths"]["/any"]["post"]["requestBody"];
    assert_eq!(body.get("required"), None);
    let files = &document["components"]["schemas"]["Body_any_any_post"];
    assert_eq!(
        *files,
        json!({
            "title": "Body_any_any_post", "type": "object",
            "properties": {"files": {
                "title": "Files", "type": "array", "default": [],
                "items": {"type": "string", "contentMediaType": "application/octet-stream"},
            }},
        })
    );
}

#[test]
fn limits_answer_as_starlette() {
    let client = client();
    let three_files = ["a", "b", "c"]
        .iter()
        .fold(client.post("/all"), |request, name| request.file(name, "f", "text/plain", "x"));
    let four_fields =
        ["a", "b", "c", "d"].iter().fold(client.post("/all"), |request, name| request.field(name, "x"));
    let four_parts = ["a", "b"].iter().fold(client.post("/all"), |request, name| {
        request.field(name, "x").file(name, "f", "text/plain", "x")
    });
    let two_texts = client.post("/all").field("a", "x".repeat(2000)).field("b", "x".repeat(2000));
    assert_eq!(two_texts.field("c", "x".repeat(200)).send().status(), 413);
    for (request, detail) in [
        (three_files, "Too many files. Maximum number of files is 2."),
        (four_fields, "Too many fields. Maximum number of fields is 3."),
        (client.post("/all").form(&[("a", "x"); 4]), "Too many fields. Maximum number of fields is 3."),
        (four_parts, "Too many parts. Maximum number of parts is 3."),
        (client.post("/all").field("note", "x".repeat(2049)), "Part exceeded maximum size of 2KB."),
    ] {
        let answer = request.send();
        assert_eq!((answer.status(), answer.into_json()), (400, json!({ "detail": detail })));
    }
    assert_eq!(client.post("/all").field("note", "x".repeat(2048)).send().status(), 422);
}

#[post("/small", body_limit = 1000)]
async fn small(#[form] note: String, file: Option<UploadFile>) -> Value {
    json!([note.len(), file.map(|file| file.size())])
}

#[post("/stream", body_limit = 100_000)]
async fn stream(mut body: BodyStream) -> Result<usize, HttpError> {
    let mut size = 0;
    while let Some(piece) = body.next().await? {
        size += piece.len();
    }
    Ok(size)
}

#[post("/ignored")]
async fn ignored(_body: BodyStream) -> &'static str {
    "not read"
}

#[post("/raw")]
async fn raw(body: Bytes, item: Option<Value>) -> Value {
    json!({"size": body.len(), "item": item})
}

fn streams() -> TestClient {
    TestClient::new(App::new("Streams").routes(routes![small, stream, ignored, raw]))
}

#[test]
fn the_limit_of_a_body_holds_for_forms_and_streams() {
    let client = streams();
    assert_eq!(
        client.post("/small").form(&[("note", "x".repeat(900))]).send().into_json(),
        json!([900, null])
    );
    assert_eq!(client.post("/small").form(&[("note", "x".repeat(1000))]).send().status(), 413);
    let answer =
        client.post("/small").field("note", "n").file("file", "f", "text/plain", "x".repeat(500)).send();
    assert_eq!(answer.into_json(), json!([1, 500]));
    let answer =
        client.post("/small").field("note", "n").file("file", "f", "text/plain", "x".repeat(900)).send();
    assert_eq!(answer.status(), 413);
    assert_eq!(client.post("/stream").body(vec![0; 100_000]).send().json::<usize>(), 100_000);
    assert_eq!(client.post("/stream").body(vec![0; 100_001]).send().status(), 413);
    assert_eq!(client.post("/stream").send().json::<usize>(), 0);
    assert_eq!(client.post("/ignored").body(vec![0; 3_000_000]).send().status(), 200);
    assert_eq!(client.post("/ignored").send().status(), 200);
}

#[test]
fn the_body_comes_whole_beside_its_json() {
    let client = streams();
    let answer = client.post("/raw").json(&json!({"a": 1})).send();
    assert_eq!(answer.into_json(), json!({"size": 7, "item": {"a": 1}}));
    let answer = client.post("/raw").send();
    assert_eq!(answer.into_json(), json!({"size": 0, "item": null}));
}

#[test]
fn parts_are_read_as_browsers_write_them() {
    let client = TestClient::new(crate::application::application());
    let part = |disposition: &str, contents: &[u8]| {
        [b"--B\r\ncontent-disposition: ", disposition.as_bytes(), b"\r\n\r\n", contents, b"\r\n--B--\r\n"]
            .concat()
    };
    let send = |content_type: &str, body: Vec<u8>| {
        client.post("/f/login").content_type(content_type).body(body).send()
    };
    let found = |body: Vec<u8>| {
        let detail = send("multipart/form-data; boundary=B", body).into_json();
        detail["detail"][0].clone()
    };
    // A name in Latin-1, as in Starlette; a part without a name.
    let answer = found(part("form-data; name=\"username\"", b"\xe9"));
    assert_eq!((&answer["type"], &answer["input"]), (&json!("string_too_short"), &json!("é")));
    let answer = send("multipart/form-data; boundary=B", part("form-data; filename=\"x\"", b"y"));
    let expected = json!({"detail": "The Content-Disposition header field \"name\" must be provided."});
    assert_eq!((answer.status(), answer.into_json()), (400, expected));
    // A boundary in quotes, and one that is not there.
    let answer = send("Multipart/Form-Data; Boundary=\"B\"", part("form-data; name=username", b"x"));
    assert_eq!(answer.status(), 422);
    let answer = send("multipart/form-data; boundary=", part("form-data; name=username", b"x"));
    assert_eq!(answer.status(), 400);
    // A header section without an end.
    let endless = [b"--B\r\n".to_vec(), b"x-a: b\r\n".repeat(30_000)].concat();
    assert_eq!(send("multipart/form-data; boundary=B", endless).status(), 400);
    let empty = client
        .post("/f/login")
        .content_type("multipart/form-data; boundary=B")
        .body("\r\n--B\r\n\r\n")
        .send();
    assert!(matches!(empty.status(), 400 | 422), "{}", empty.status());
}
