//! What the program promises, tried through the real HTTP stack.

use ferrapi::serde_json::{Value, json};
use ferrapi::{TestClient, TestResponse};

use super::*;

/// A client whose uploads go to a folder of their own.
fn client(test: &str) -> (TestClient, PathBuf) {
    let folder = std::env::temp_dir().join(format!("ferrapi-uploads-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    (TestClient::new(app(&folder)), folder)
}

/// Sends parts: name, filename if it is a file, contents.
fn send(
    client: &TestClient,
    method: &str,
    path: &str,
    parts: &[(&str, Option<&str>, &[u8])],
) -> TestResponse {
    let mut body = Vec::new();
    for (name, filename, contents) in parts {
        body.extend_from_slice(
            format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"").as_bytes(),
        );
        if let Some(filename) = filename {
            let file = format!("; filename=\"{filename}\"\r\nContent-Type: image/png");
            body.extend_from_slice(file.as_bytes());
        }
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(contents);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--cut--\r\n");
    client.request(method, path).content_type("multipart/form-data; boundary=cut").body(body).send()
}

#[test]
fn an_album_has_a_title_and_several_pictures() {
    let (client, _) = client("album");
    let large = vec![7; 70_000];
    let parts: [(&str, Option<&str>, &[u8]); 3] =
        [("title", None, b"Sea"), ("pictures", Some("a.png"), b"small"), ("pictures", Some("b.png"), &large)];
    let answer = send(&client, "POST", "/albums", &parts);
    assert_eq!(answer.status(), 201);
    assert_eq!(
        answer.json::<Value>(),
        json!({
            "title": "Sea",
            "pictures": [
                { "filename": "a.png", "content_type": "image/png", "size": 5, "on_disk": false },
                { "filename": "b.png", "content_type": "image/png", "size": 70_000, "on_disk": true },
            ],
        })
    );
}

#[test]
fn an_album_without_pictures_is_refused() {
    let (client, _) = client("none");
    let answer = send(&client, "POST", "/albums", &[("title", None, b"Sea")]);
    assert_eq!(answer.status(), 422);
    assert_eq!(answer.json::<Value>()["detail"][0]["loc"], json!(["body", "pictures"]));
}

#[test]
fn a_fourth_picture_is_one_too_many() {
    let (client, _) = client("four");
    let picture: (&str, Option<&str>, &[u8]) = ("pictures", Some("a.png"), b"x");
    let answer = send(&client, "POST", "/albums", &[picture, picture, picture, picture]);
    assert_eq!(answer.status(), 400);
    assert_eq!(answer.json::<Value>()["detail"], "Too many files. Maximum number of files is 3.");
}

#[test]
fn a_portrait_is_a_png_under_the_limit() {
    let (client, folder) = client("portrait");
    let png = b"\x89PNG\r\n\x1a\nand the rest";
    let answer = send(&client, "PUT", "/portrait", &[("portrait", Some("me.png"), png)]);
    assert_eq!((answer.status(), answer.json::<Value>()["size"].clone()), (200, json!(png.len())));
    assert_eq!(std::fs::read(folder.join("portrait.png")).unwrap(), png);
    let answer = send(&client, "PUT", "/portrait", &[("portrait", Some("me.png"), b"GIF89a")]);
    assert_eq!((answer.status(), answer.text()), (415, r#"{"detail":"This is no PNG"}"#));
    let answer = send(&client, "PUT", "/portrait", &[("portrait", Some("me.png"), &vec![0; 100_001])]);
    assert_eq!(answer.status(), 413);
}

#[test]
fn a_blob_is_written_while_it_comes() {
    let (client, folder) = client("blob");
    let blob: Vec<u8> = (0..1_000_000).map(|byte| byte as u8).collect();
    let answer = client.put("/blobs/large").body(blob.clone()).send();
    assert_eq!(answer.text(), r#"{"name":"large","size":1000000}"#);
    assert_eq!(std::fs::read(folder.join("large")).unwrap(), blob);
    assert!(!folder.join("large.part").exists());
    // A name is no path.
    assert_eq!(client.put("/blobs/..%2Fx").body("x").send().status(), 422);
}
