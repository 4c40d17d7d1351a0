//! What a program without a subscriber of its own tells on standard error.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::doors::{PROGRAM, Process};

#[test]
fn an_error_is_one_line_on_standard_error() {
    let mut process = Process::start(Command::new(PROGRAM).args(["--port", "0"]).stderr(Stdio::piped()));
    let address = process.line.split("http://").nth(1).unwrap().split([' ', '\n']).next().unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(b"GET /broken HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    assert!(!answer.contains("broke"), "{answer}");
    let mut log = process.child.stderr.take().unwrap();
    drop(process);
    let mut told = String::new();
    log.read_to_string(&mut told).unwrap();
    let lines: Vec<&str> = told.lines().filter(|line| line.contains("it\\nbroke")).collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].starts_with("thread ") && lines[0].contains("panicked at "), "{told}");
    assert_eq!(lines[1], r#"ERROR ferrapi::unwind: a handler panicked panic="it\nbroke""#);
}
