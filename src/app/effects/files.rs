//! Files that come and go.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, Response};

use super::Send;
use crate::app::canvas::now;
use crate::app::state::{Action, ShippedRun};
use crate::data::table::MOST_BYTES;
use crate::exchange::zip::LARGEST;
use crate::experiment::Over;
use crate::run::{ReadError, Run, RunReader, ends, snapshot_to_json};
use crate::text;
use crate::workers::turn::next_turn;

/// The shipped run, relative to the page.
const LIGHT: &str = "./default.light.json";
const FULL: &str = "./default.run.json";
/// The digits.
pub const DIGITS: &str = "./digits.zip";

/// Fetches the shipped run.
pub fn fetch(file: ShippedRun, send: Send) {
    let url = match file {
        ShippedRun::Light => LIGHT,
        ShippedRun::Full => FULL,
    };
    spawn_local(async move {
        let run = match fetched(url).await {
            Ok(bytes) => read_run(&bytes).await.map_err(|error| error.to_string()),
            Err(sentence) => Err(sentence),
        };
        send.emit(Action::Fetched { file, run: run.map(Box::new) });
    });
}

/// Fetches the digits that ship with the page.
pub fn fetch_digits(send: Send) {
    spawn_local(async move { send.emit(Action::FetchedDigits(fetched(DIGITS).await)) });
}

/// The run of a file, read piece by piece, so that the page stays smooth.
///
/// # Errors
/// One sentence that says what is wrong with the file and where.
pub async fn read_run(bytes: &[u8]) -> Result<Run, ReadError> {
    next_turn().await;
    let mut reader = RunReader::new(bytes)?;
    loop {
        next_turn().await;
        let until = now() + PIECE;
        while now() < until {
            if !reader.read_snapshot()? {
                return Ok(reader.into_run());
            }
        }
    }
}

/// The bytes of a file of the site, or why there are none.
pub async fn fetched(url: &str) -> Result<Vec<u8>, String> {
    let window = web_sys::window().ok_or(text::opening::NO_WINDOW)?;
    let response =
        JsFuture::from(window.fetch_with_str(url)).await.map_err(|_| text::opening::UNREACHABLE)?;
    let response: Response = response.dyn_into().map_err(|_| text::opening::NO_ANSWER)?;
    if !response.ok() {
        return Err(text::opening::answers(response.status()));
    }
    bytes(response.array_buffer()).await
}

/// The files of a list, which empties with the input or the event that it comes from.
pub fn listed(list: FileList) -> Vec<File> {
    (0..list.length()).filter_map(|i| list.get(i)).collect()
}

/// Reads files that the user chose, one after the other, unless they are too large to hold runs.
pub fn read_files(files: Vec<File>, send: Send) {
    send.emit(Action::FilesChosen(files.len()));
    spawn_local(async move {
        for file in files {
            send.emit(Action::FileRead { name: file.name(), bytes: file_bytes(&file).await });
        }
    });
}

/// Reads the file that the user chose for a table.
pub fn read_table(list: &FileList, send: Send) {
    let Some(file) = list.get(0) else { return };
    spawn_local(async move {
        let bytes = match file.size() > MOST_BYTES as f64 {
            true => Err(text::opening::too_large(MOST_BYTES / 1_000_000)),
            false => bytes(Ok(file.array_buffer())).await,
        };
        send.emit(Action::TableChosen { name: file.name(), bytes });
    });
}

/// The bytes of a file that the user chose, unless it is too large to hold runs.
pub async fn file_bytes(file: &File) -> Result<Vec<u8>, String> {
    match file.size() > LARGEST as f64 {
        true => Err(text::opening::too_large(LARGEST >> 20)),
        false => bytes(Ok(file.array_buffer())).await,
    }
}

async fn bytes(promise: Result<js_sys::Promise, JsValue>) -> Result<Vec<u8>, String> {
    let unread = |_| text::opening::UNREAD.to_owned();
    let buffer = JsFuture::from(promise.map_err(unread)?).await.map_err(unread)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A piece of reading or writing takes at most about so long, in milliseconds.
const PIECE: f64 = 10.0;

/// A run file that is being written, piece by piece, so that the page stays smooth.
struct Writing {
    run: Rc<RefCell<Run>>,
    with_weights: bool,
    over: Over,
    ends: [String; 2],
    /// How many snapshots there were when the writing began.
    count: usize,
    /// The JSON of those written so far.
    snapshots: Array,
    done: Box<dyn FnOnce(Array)>,
}

/// Writes a run as a file, with its weights or light, and hands on the texts that make it up.
pub fn write(run: &Rc<RefCell<Run>>, with_weights: bool, done: impl FnOnce(Array) + 'static) {
    let now = run.borrow();
    let writing = Writing {
        with_weights,
        over: now.experiment.over,
        ends: ends(&now),
        count: now.snapshots.len(),
        snapshots: Array::new(),
        run: run.clone(),
        done: Box::new(done),
    };
    writing.go_on();
}

impl Writing {
    /// Writes a piece, and later the rest.
    fn go_on(self) {
        let until = now() + PIECE;
        while (self.snapshots.length() as usize) < self.count {
            if now() > until {
                Timeout::new(0, move || self.go_on()).forget();
                return;
            }
            if let Some(snapshot) = self.run.borrow().snapshots.get(self.snapshots.length() as usize) {
                self.snapshots.push(&snapshot_to_json(snapshot, self.over, self.with_weights).into());
            }
        }
        let [head, tail] = self.ends;
        (self.done)(Array::of3(&head.into(), &self.snapshots.join(",").into(), &tail.into()));
    }
}
