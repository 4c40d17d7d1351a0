//! The example as a process: a start that fails, a stop by signal, the commands that start nothing.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A file of this test's own.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("ferrapi-process-{name}-{}.txt", std::process::id()));
        std::fs::write(&path, text).unwrap();
        File(path)
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.0).unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn program(file: &File, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lifespan"));
    command.args(arguments).env("VISITS_FILE", &file.0).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The process, and the address that its first line names.
fn serve(file: &File) -> (Child, String) {
    let mut child = program(file, &["--port", "0"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
    let address = address.unwrap_or_else(|| panic!("{line}")).to_owned();
    (child, address)
}

fn visit(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.rsplit("\r\n").next().unwrap().to_owned()
}

#[test]
fn a_signal_stops_it_and_what_was_opened_is_closed() {
    for signal in ["-TERM", "-INT"] {
        let file = File::new(signal, "41");
        let (mut child, address) = serve(&file);
        assert_eq!(visit(&address), "42");
        assert_eq!(file.text(), "41", "it is written at the end");
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert_eq!(file.text(), "42");
    }
}

#[test]
fn a_start_that_fails_says_why_and_binds_no_port() {
    let file = File::new("malformed", "many");
    // If it bound the port, it would say that the port is taken.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = program(&file, &["--port", &port]).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(
        error.starts_with("error: the application cannot start: 1 fault\n  1. the lifespan at "),
        "{error}"
    );
    assert!(error.ends_with("\"many\": invalid digit found in string\n"), "{error}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_port_that_is_taken_closes_what_was_opened() {
    let file = File::new("taken", "041");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = program(&file, &["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: another program listens on"));
    assert_eq!(file.text(), "41");
}

#[test]
fn commands_that_only_print_start_nothing() {
    let file = File::new("print", "many");
    for command in [&["openapi"][..], &["routes"], &["explain", "GET", "/"]] {
        let output = program(&file, command).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{command:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{command:?}");
    }
}
