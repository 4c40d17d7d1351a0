//! Static files in an application: where their redirects lead, and folders that are not there.

use ferrapi::{App, Router, SetupFault, StaticFiles, TestClient};
use tempfile::TempDir;

use crate::call::folder;

fn site() -> TempDir {
    folder(&[("dist/about/index.html", b"<h1>about</h1>"), ("dist/a b/index.html", b"<h1>blank</h1>")])
}

fn pages(site: &TempDir) -> StaticFiles {
    StaticFiles::new(site.path().join("dist")).html()
}

/// Where a request for a folder without its slash is led.
#[track_caller]
fn led(client: &TestClient, path: &str) -> String {
    let answer = client.get(path).header("host", "evil.example").send();
    assert_eq!(answer.status(), 307, "{path}");
    answer.header("location").unwrap().to_owned()
}

#[test]
fn a_folder_without_its_slash_leads_to_where_clients_see_it() {
    let site = site();
    let mounted = || App::new("Pages").mount_service("/static", pages(&site));
    let client = TestClient::new(mounted());
    assert_eq!(led(&client, "/static/about?x=/y"), "/static/about/?x=/y");
    assert_eq!(led(&client, "/static/a%20b"), "/static/a%20b/");
    // A proxy takes `/shop` off, or somebody goes past it.
    let client = TestClient::new(mounted().stripped_root_path("/shop"));
    assert_eq!(led(&client, "/static/about?x=/y"), "/shop/static/about/?x=/y");
    assert_eq!(led(&client, "/shop/static/about"), "/shop/static/about/");
    assert_eq!(client.get("/shop/static/about/").send().text(), "<h1>about</h1>");
    // A proxy leaves it.
    let client = TestClient::new(mounted().root_path("/shop"));
    assert_eq!(led(&client, "/shop/static/about"), "/shop/static/about/");
}

#[test]
fn it_does_so_in_routers_and_in_applications_below() {
    let site = site();
    let router = Router::new("/v1").mount(Router::new("/site").mount_service("", pages(&site)));
    let below = App::new("Below").mount(router).mount_service("/", pages(&site));
    let client = TestClient::new(App::new("Above").stripped_root_path("/shop/").mount_app("/sub", below));
    assert_eq!(led(&client, "/sub/v1/site/about"), "/shop/sub/v1/site/about/");
    assert_eq!(led(&client, "/sub/about?q"), "/shop/sub/about/?q");
    assert_eq!(led(&client, "/sub//about"), "/shop/sub//about/");
    let client = TestClient::new(App::new("Root").mount_service("/", pages(&site)));
    assert_eq!(led(&client, "/about"), "/about/");
    assert_eq!(led(&client, "//about"), "./about/", "no address of another server");
}

#[test]
fn a_folder_that_is_not_there_is_a_fault() {
    let site = site();
    let missing = site.path().join("missing");
    let below = App::new("Below").mount_service("/files", StaticFiles::new("not/there/either"));
    let app = App::new("Above")
        .mount_service("/missing", StaticFiles::new(&missing))
        .mount(
            Router::new("/v1")
                .mount_service("/file", StaticFiles::new(site.path().join("dist/about/index.html"))),
        )
        .mount_service("/there", pages(&site))
        .mount_app("/sub", below);
    let error = TestClient::try_new(app).map(drop).unwrap_err();
    let folders: Vec<_> = (error.faults().iter())
        .map(|fault| match fault {
            SetupFault::MissingFolder { folder, place } => {
                assert!(
                    place.starts_with("tests/middleware/folders.rs:")
                        || place.starts_with("middleware/folders.rs:"),
                    "{place}"
                );
                folder.clone()
            }
            other => panic!("{other}"),
        })
        .collect();
    let here = std::env::current_dir().unwrap();
    assert_eq!(folders[0], format!("`{}`", missing.display()));
    assert_eq!(folders[1], format!("`{}`", site.path().join("dist/about/index.html").display()));
    assert_eq!(folders[2], format!("`not/there/either` in `{}`", here.display()));
    assert_eq!(folders.len(), 3);
    let text = error.to_string();
    assert!(
        text.contains("make it, mend its path, or write `.check_folder(false)` if it comes later"),
        "{text}"
    );
}

#[test]
fn a_folder_may_come_later() {
    let site = site();
    let later = site.path().join("later");
    for files in [StaticFiles::new(&later), StaticFiles::new(&later).follow_symlinks()] {
        let client = TestClient::new(App::new("Later").mount_service("/", files.check_folder(false)));
        let answer = client.get("/notes.txt").send();
        assert_eq!((answer.status(), answer.text()), (500, "Internal Server Error"));
        std::fs::create_dir(&later).unwrap();
        assert_eq!(client.get("/notes.txt").send().status(), 404);
        std::fs::write(later.join("notes.txt"), "late").unwrap();
        assert_eq!(client.get("/notes.txt").send().text(), "late");
        std::fs::remove_dir_all(&later).unwrap();
    }
}
