//! The answer to a request: a file of the folder, or why there is none.

use std::fs;
use std::io::{self, Write};
use std::net::TcpStream;
use std::path::{Component, Path};
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use super::Site;
use super::mime::mime;
use super::request::Request;

impl Site {
    /// Answers one request; the connection ends with it.
    pub(super) fn answer(&self, stream: &TcpStream) {
        let Some(request) = Request::read(stream) else { return };
        let (status, kind, body) = self.find(&request);
        let open = if self.open_to_all { "Access-Control-Allow-Origin: *\r\n" } else { "" };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\n{open}Connection: close\r\n\r\n",
            body.len()
        );
        let body = if request.method == "HEAD" { &[][..] } else { &body };
        // A browser that goes away in the middle is no fault.
        let _ = self.send(stream, head.as_bytes(), body);
    }

    fn find(&self, request: &Request) -> (&'static str, &'static str, Vec<u8>) {
        let text = "text/plain; charset=utf-8";
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return ("405 Method Not Allowed", text, b"Only files are served here".to_vec());
        }
        let mut path = request.path.strip_prefix(&self.mount).map(str::to_owned);
        if let Some(path) = path.as_mut().filter(|path| path.is_empty() || path.ends_with('/')) {
            path.push_str("index.html");
        }
        let asked = path.clone().unwrap_or_else(|| request.path.clone());
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
        // Only names: neither `..` nor an absolute path leaves the folder.
        let inside = |path: &String| Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
        let file = path.filter(inside).map(|path| self.folder.join(path));
        match file.and_then(|file| Some((fs::read(&file).ok()?, mime(&file)))) {
            Some((bytes, kind)) => ("200 OK", kind, bytes),
            None => ("404 Not Found", text, b"There is no such file".to_vec()),
        }
    }

    /// Writes at once, or at the pace of a slow line in tenths of a second.
    fn send(&self, mut stream: &TcpStream, head: &[u8], body: &[u8]) -> io::Result<()> {
        stream.set_write_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(head)?;
        let Some(pace) = self.bytes_per_second else { return stream.write_all(body) };
        for part in body.chunks(usize::try_from(pace / 10).unwrap_or(usize::MAX).max(1)) {
            stream.write_all(part)?;
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}
