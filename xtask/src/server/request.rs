//! What a browser asks for: the first line of its request.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::time::Duration;

/// Longer requests than this are not a browser's.
const LONGEST: u64 = 64 * 1024;

/// A request for a file.
pub struct Request {
    /// `GET` or `HEAD`, or what this server does not do.
    pub method: String,
    /// The decoded path, without the query.
    pub path: String,
}

impl Request {
    /// Reads a request up to the empty line, or nothing where it is none.
    pub fn read(stream: &TcpStream) -> Option<Self> {
        stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
        let mut reader = BufReader::new(stream.take(LONGEST));
        let mut first = String::new();
        reader.read_line(&mut first).ok()?;
        let mut header = String::new();
        while reader.read_line(&mut header).ok()? > 2 {
            header.clear();
        }
        let mut words = first.split(' ');
        let method = words.next()?.to_owned();
        let target = words.next()?;
        let path = target.split(['?', '#']).next()?;
        Some(Self { method, path: decode(path)? })
    }
}

/// Resolves `%20` and the like; nothing where the bytes are not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) if byte == b'%' => {
                bytes.push(decoded);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
