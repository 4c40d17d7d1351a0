//! The files of a folder, as a tower service.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;

use ferrapi::{Fallback, StaticFiles};
use tempfile::TempDir;

use crate::call::{Answer, call, folder};

fn site() -> TempDir {
    folder(&[
        ("dist/index.html", b"<h1>home</h1>"),
        ("dist/404.html", b"<h1>missing</h1>"),
        ("dist/notes.txt", b"plain text file\n"),
        ("dist/.hidden", b"dots are files"),
        ("dist/about/index.html", b"<h1>about</h1>"),
        ("dist/assets/app.js", b"console.log(\"app\");\n"),
        ("dist/assets/app.js.br", b"(br)"),
        ("dist/assets/app.js.gz", b"(gz)"),
        ("secret", b"secret"),
    ])
}

fn get(service: &StaticFiles, path: &str) -> Answer {
    call(service.clone(), "GET", path, &[])
}

const NOT_FOUND: &str = r#"{"detail":"Not Found"}"#;
const PAGE: &[(&str, &str)] = &[("accept", "text/html")];

#[test]
fn a_path_is_a_file_or_404() {
    let site = site();
    let files = StaticFiles::new(site.path().join("dist"));
    let answer = get(&files, "/notes.txt");
    assert_eq!((answer.status, answer.text()), (200, "plain text file\n"));
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(get(&files, "/assets/app.js").header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(get(&files, "/.hidden").text(), "dots are files");
    for path in ["/missing", "/", "/about/", "/about", "/assets", "/notes.txt/more", "/a%00b"] {
        let answer = get(&files, path);
        assert_eq!((answer.status, answer.text()), (404, NOT_FOUND), "{path}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
    }
    let long = format!("/{}", "x".repeat(5000));
    assert_eq!(get(&files, &long).status, 404);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = call(files.clone(), method, "/notes.txt", &[]);
        assert_eq!((answer.status, answer.text()), (405, r#"{"detail":"Method Not Allowed"}"#), "{method}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
        assert_eq!(call(files.clone(), method, "/missing", &[]).status, 405);
    }
}

#[test]
fn no_path_leads_out() {
    let site = site();
    let files = StaticFiles::new(site.path().join("dist"));
    for path in [
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/..%5csecret",
        "/assets/../../secret",
        "/assets/..%2f..%2fsecret",
        "/....//secret",
        "/%252e%252e/secret",
        "//etc/passwd",
    ] {
        assert_eq!(get(&files, path).status, 404, "{path}");
    }
}

#[cfg(unix)] // elsewhere not everybody may make links
#[test]
fn no_link_leads_out() {
    let site = site();
    symlink(site.path().join("secret"), site.path().join("dist/link")).unwrap();
    symlink(site.path(), site.path().join("dist/up")).unwrap();
    symlink("notes.txt", site.path().join("dist/inside")).unwrap();
    let files = StaticFiles::new(site.path().join("dist"));
    for path in ["/link", "/up/secret", "/up/dist/notes.txt/../../secret"] {
        assert_eq!(get(&files, path).status, 404, "{path}");
    }
    let inside = get(&files, "/inside");
    assert_eq!(inside.text(), "plain text file\n");
    assert_eq!(inside.header("content-type"), Some("text/plain; charset=utf-8"));
    let trusting = files.follow_symlinks();
    assert_eq!(get(&trusting, "/link").text(), "secret");
    assert_eq!(get(&trusting, "/../secret").status, 404);
}

#[test]
fn a_copy_is_not_sent_again() {
    let site = site();
    let files = StaticFiles::new(site.path().join("dist")).cache_control("max-age=60");
    let known = get(&files, "/notes.txt");
    let (tag, date) = (known.header("etag").unwrap(), known.header("last-modified").unwrap());
    let (weak, list) = (format!("W/{tag}"), format!("\"x\", {tag}"));
    for (name, value, status) in [
        ("if-none-match", tag, 304),
        ("if-none-match", &weak, 304),
        ("if-none-match", &list, 304),
        ("if-none-match", "*", 304),
        ("if-none-match", "\"x\"", 200),
        ("if-modified-since", date, 304),
        ("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT", 200),
        ("if-modified-since", "yesterday", 200),
        ("if-match", tag, 200),
        ("if-match", "\"x\"", 412),
        ("if-unmodified-since", date, 200),
        ("if-unmodified-since", "Sun, 06 Nov 1994 08:49:37 GMT", 412),
    ] {
        let answer = call(files.clone(), "GET", "/notes.txt", &[(name, value)]);
        assert_eq!(answer.status, status, "{name}: {value}");
        if status == 304 {
            assert!(answer.body.is_empty() && answer.header("content-type").is_none());
            assert_eq!(
                (answer.header("etag"), answer.header("cache-control")),
                (Some(tag), Some("max-age=60"))
            );
        }
    }
    let both = [("if-none-match", "\"x\""), ("if-modified-since", date)];
    assert_eq!(call(files.clone(), "GET", "/notes.txt", &both).status, 200);
    fs::write(site.path().join("dist/notes.txt"), "another").unwrap();
    assert_eq!(call(files, "GET", "/notes.txt", &[("if-none-match", tag)]).status, 200);
}

#[test]
fn parts_are_sent_alone() {
    let site = site();
    let files = StaticFiles::new(site.path().join("dist"));
    let answer = call(files.clone(), "GET", "/notes.txt", &[("range", "bytes=0-4")]);
    assert_eq!((answer.status, answer.text()), (206, "plain"));
    assert_eq!(answer.header("content-range"), Some("bytes 0-4/16"));
    assert_eq!(call(files, "GET", "/notes.txt", &[("range", "bytes=99-")]).status, 416);
}

#[test]
fn pages_have_an_index_and_a_404() {
    let site = site();
    let files = StaticFiles::new(site.path().join("dist")).html();
    assert_eq!(get(&files, "/").text(), "<h1>home</h1>");
    assert_eq!(get(&files, "/about/").text(), "<h1>about</h1>");
    let answer = get(&files, "/about?x=1");
    assert_eq!((answer.status, answer.header("location")), (307, Some("./about/?x=1")));
    for path in ["/missing", "/assets/", "/assets", "/%2e%2e/secret"] {
        let answer = call(files.clone(), "GET", path, &[("range", "bytes=0-1"), ("if-none-match", "*")]);
        assert_eq!((answer.status, answer.text()), (404, "<h1>missing</h1>"), "{path}");
    }
    assert_eq!(call(files, "POST", "/missing", &[]).status, 405);
}

#[test]
fn a_frontend_falls_back() {
    let site = site();
    let dist = site.path().join("dist");
    let files = StaticFiles::frontend(&dist);
    assert_eq!(get(&files, "/missing").text(), "<h1>missing</h1>");
    assert_eq!(call(files.clone(), "POST", "/", &[]).status, 405);
    assert_eq!(call(files.clone(), "POST", "/about", &[]).status, 405);
    assert_eq!(call(files.clone(), "POST", "/missing", PAGE).text(), NOT_FOUND);

    fs::remove_file(dist.join("404.html")).unwrap();
    let answer = call(files.clone(), "GET", "/missing", PAGE);
    assert_eq!((answer.status, answer.text()), (200, "<h1>home</h1>"));
    assert_eq!(call(files.clone(), "HEAD", "/missing", PAGE).status, 200);
    for accept in ["application/json", "*/*", "text/*", "text/html;q=0", ""] {
        let answer = call(files.clone(), "GET", "/missing", &[("accept", accept)]);
        assert_eq!((answer.status, answer.text()), (404, NOT_FOUND), "{accept}");
    }
    let accept = "application/xhtml+xml;q=0.9, */*;q=0.8";
    assert_eq!(call(files.clone(), "GET", "/missing", &[("accept", accept)]).status, 200);
    let none = files.clone().fallback(Fallback::Nothing);
    assert_eq!(call(none, "GET", "/missing", PAGE).text(), NOT_FOUND);
    let page = files.fallback(Fallback::NotFoundPage);
    assert_eq!(call(page, "GET", "/missing", PAGE).text(), NOT_FOUND);
}

#[test]
fn a_compressed_sibling_is_sent_to_who_takes_it() {
    let site = site();
    let plain = StaticFiles::new(site.path().join("dist"));
    let files = plain.clone().precompressed();
    for (accept, coding, body) in [
        ("gzip, br", Some("br"), "(br)"),
        ("gzip, zstd", Some("gzip"), "(gz)"),
        ("br;q=0.1, gzip", Some("gzip"), "(gz)"),
        ("br;q=0", None, "console.log(\"app\");\n"),
        ("identity", None, "console.log(\"app\");\n"),
    ] {
        let answer = call(files.clone(), "GET", "/assets/app.js", &[("accept-encoding", accept)]);
        assert_eq!((answer.header("content-encoding"), answer.text()), (coding, body), "{accept}");
        assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"));
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
    }
    let answer = call(plain, "GET", "/assets/app.js", &[("accept-encoding", "br")]);
    assert_eq!((answer.header("content-encoding"), answer.header("vary")), (None, None));
}

#[test]
fn what_waits_is_never_opened() {
    let site = site();
    let pipe = site.path().join("dist/pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let files = StaticFiles::new(site.path().join("dist"));
    assert_eq!(get(&files, "/pipe").status, 404);
    assert_eq!(get(&StaticFiles::new(site.path().join("gone")), "/x").status, 500);
}
