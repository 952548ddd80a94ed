//! The file server over a real socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use xtask::server::{Options, Server};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("in here")).unwrap();
    fs::write(folder.join("index.html"), "<p>hello").unwrap();
    fs::write(folder.join("in here/a.wasm"), [0_u8; 5000]).unwrap();
    folder
}

/// The answer to one request line.
fn ask(server: &Server, line: &str) -> String {
    let url = server.url();
    let host = url.trim_start_matches("http://").split('/').next().unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn files_come_with_their_types_and_nothing_else_does() {
    let folder = folder("types");
    fs::write(folder.parent().unwrap().join("secret"), "s").unwrap();
    let server =
        Server::start(&folder, &Options { mount: "/some/where".into(), ..Options::default() }).unwrap();
    assert!(server.url().ends_with("/some/where/"));
    let page = ask(&server, "GET /some/where/?x=1");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.ends_with("\r\n\r\n<p>hello"), "{page}");
    let wasm = ask(&server, "HEAD /some/where/in%20here/a.wasm");
    assert!(
        wasm.contains("application/wasm\r\nContent-Length: 5000\r\n") && wasm.ends_with("\r\n\r\n"),
        "{wasm}"
    );
    for path in ["/", "/index.html", "/some/where/none", "/some/where/../secret", "/some/where/%2e%2e/secret"]
    {
        assert!(ask(&server, &format!("GET {path}")).starts_with("HTTP/1.1 404"), "{path}");
    }
    assert!(ask(&server, "POST /some/where/").starts_with("HTTP/1.1 405"));
    assert_eq!(server.requests()[..3], ["index.html", "in here/a.wasm", "/"]);
    server.forget_requests();
    assert!(server.requests().is_empty());
}

#[test]
fn a_slow_line_is_slow() {
    let options = Options { bytes_per_second: Some(20_000), ..Options::default() };
    let server = Server::start(folder("slow"), &options).unwrap();
    let start = Instant::now();
    ask(&server, "GET /in%20here/a.wasm");
    assert!(start.elapsed() > Duration::from_millis(200));
}

#[test]
fn a_taken_port_is_one_sentence() {
    let server = Server::start(folder("taken"), &Options::default()).unwrap();
    let port = server.url().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let error = Server::start(folder("taken"), &Options { port, ..Options::default() }).err().unwrap();
    assert_eq!(error, format!("Port {port} is taken: give another one with --port"));
}
