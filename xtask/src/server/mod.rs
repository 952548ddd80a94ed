//! A static file server on 127.0.0.1, for people and for tests, which remembers what was asked for.

mod answer;
mod mime;
mod request;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::Result;

/// How a folder is served.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// 0 takes any free port.
    pub port: u16,
    /// The path under which the folder appears, such as `/some/where/`; empty is `/`.
    pub mount: String,
    /// A line as slow as this, in bytes per second.
    pub bytes_per_second: Option<u64>,
    /// Whether pages of any origin may read the files, as GitHub Pages and most such hosts have it.
    pub open_to_all: bool,
}

/// A server on its own thread, which ends when this is dropped.
pub struct Server {
    address: SocketAddr,
    site: Arc<Site>,
    thread: Option<JoinHandle<()>>,
}

/// What the threads of a server share.
struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    mount: String,
    bytes_per_second: Option<u64>,
    open_to_all: bool,
    requests: Mutex<Vec<String>>,
    closing: AtomicBool,
}

impl Server {
    /// Serves a folder.
    ///
    /// # Errors
    /// One line where the port is taken.
    pub fn start(folder: impl Into<PathBuf>, options: &Options) -> Result<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).map_err(|error| match error.kind() {
                io::ErrorKind::AddrInUse => {
                    format!("Port {} is taken: give another one with --port", options.port)
                }
                _ => format!("127.0.0.1:{} cannot be served: {error}", options.port),
            })?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let site = Arc::new(Site {
            folder: folder.into(),
            mount: format!("/{}/", options.mount.trim_matches('/')).replace("//", "/"),
            bytes_per_second: options.bytes_per_second,
            open_to_all: options.open_to_all,
            requests: Mutex::default(),
            closing: AtomicBool::new(false),
        });
        let shared = site.clone();
        let thread = thread::spawn(move || accept(&listener, &shared));
        Ok(Self { address, site, thread: Some(thread) })
    }

    /// The address of the served folder, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.site.mount)
    }

    /// The paths asked for so far, in order, relative to the folder: `index.html` for the folder itself.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.site.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.site.requests.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Serves until the process ends.
    pub fn serve_forever(mut self) {
        if let Some(thread) = self.thread.take() {
            // The thread ends only where this is dropped, which waits here.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.site.closing.store(true, Ordering::Release);
        // The thread waits for a connection: this is one.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>) {
    for stream in listener.incoming() {
        if site.closing.load(Ordering::Acquire) {
            return;
        }
        if let Ok(stream) = stream {
            let site = site.clone();
            // A browser that goes away in the middle is no fault.
            thread::spawn(move || site.answer(&stream));
        }
    }
}
