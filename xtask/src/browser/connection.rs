//! The DevTools socket: calls with a time limit, and the events that a thread of its own collects.

use std::collections::HashMap;
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::protocol::{Role, WebSocketConfig};
use tungstenite::{Message, WebSocket};

use crate::Result;

const PATIENCE: Duration = Duration::from_secs(120);

/// The events that somebody asks for; the others would only grow.
const KEPT: [&str; 10] = [
    "Browser.downloadProgress",
    "Browser.downloadWillBegin",
    "Inspector.targetCrashed",
    "Log.entryAdded",
    "Network.loadingFailed",
    "Network.requestWillBeSent",
    "Page.loadEventFired",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Target.attachedToTarget",
];

/// What the browser tells by itself.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The page or worker that it is about; empty for the browser.
    pub session: String,
    pub method: String,
    pub parameters: Value,
}

pub(super) struct Connection {
    /// A second end of the same stream: the first one waits for messages all the time.
    writer: Mutex<WebSocket<TcpStream>>,
    state: Mutex<State>,
    changed: Condvar,
    next: AtomicU64,
}

#[derive(Default)]
struct State {
    replies: HashMap<u64, Value>,
    events: Vec<Event>,
    /// The page or worker that started a worker, by session.
    parents: HashMap<String, String>,
    /// The workers that have ended.
    detached: Vec<String>,
    /// Why there will be no more messages.
    closed: Option<String>,
}

impl Connection {
    pub fn open(address: &str) -> Result<Arc<Self>> {
        let fail = |error: &dyn std::fmt::Display| format!("Chromium cannot be reached: {error}");
        let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
        let stream = TcpStream::connect(host).map_err(|error| fail(&error))?;
        stream.set_nodelay(true).map_err(|error| fail(&error))?;
        stream.set_write_timeout(Some(PATIENCE)).map_err(|error| fail(&error))?;
        let second = stream.try_clone().map_err(|error| fail(&error))?;
        // Pictures and runs are larger than the usual limit.
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let handshake = tungstenite::client::client_with_config(address, stream, Some(config));
        let (reader, _) = handshake.map_err(|error| fail(&error))?;
        let connection = Arc::new(Self {
            writer: Mutex::new(WebSocket::from_raw_socket(second, Role::Client, Some(config))),
            state: Mutex::default(),
            changed: Condvar::new(),
            next: AtomicU64::new(1),
        });
        let shared = connection.clone();
        // The thread ends with the browser.
        thread::spawn(move || shared.listen(reader));
        Ok(connection)
    }

    /// Calls a method of the browser, or of the page or worker whose session is given.
    pub fn call(&self, session: Option<&str>, method: &str, parameters: Value) -> Result<Value> {
        self.call_within(session, method, parameters, PATIENCE)
    }

    pub fn call_within(
        &self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
        limit: Duration,
    ) -> Result<Value> {
        let id = self.send(session, method, &parameters)?;
        let reply = self.wait(limit, |state| state.replies.remove(&id));
        let mut reply = reply.map_err(|error| format!("{method}: {error}"))?;
        match reply.get("error") {
            Some(error) => Err(format!("{method}: {}", error["message"].as_str().unwrap_or("failed"))),
            None => Ok(reply["result"].take()),
        }
    }

    /// Sends a call and waits for nothing.
    pub fn send(&self, session: Option<&str>, method: &str, parameters: &Value) -> Result<u64> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut call = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            call["sessionId"] = session.into();
        }
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.send(Message::text(call.to_string())).map_err(|error| format!("{method}: {error}"))?;
        Ok(id)
    }

    /// What `read` finds in the events, as soon as it finds something.
    pub fn wait_for_event<T>(&self, limit: Duration, read: impl Fn(&[Event]) -> Option<T>) -> Result<T> {
        self.wait(limit, |state| read(&state.events))
    }

    /// The events so far of a page and its workers.
    pub fn events(&self, page: &str) -> Vec<Event> {
        let state = self.lock();
        state.events.iter().filter(|event| state.belongs(&event.session, page)).cloned().collect()
    }

    /// Whether the worker of this session still runs.
    pub fn is_attached(&self, session: &str) -> bool {
        !self.lock().detached.iter().any(|detached| detached == session)
    }

    fn wait<T>(&self, limit: Duration, mut read: impl FnMut(&mut State) -> Option<T>) -> Result<T> {
        let end = Instant::now() + limit;
        let mut state = self.lock();
        loop {
            if let Some(found) = read(&mut state) {
                return Ok(found);
            }
            if let Some(reason) = &state.closed {
                return Err(format!("Chromium is gone: {reason}"));
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(format!("nothing came within {} s", limit.as_secs_f32()));
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn listen(&self, mut reader: WebSocket<TcpStream>) {
        let reason = loop {
            match reader.read() {
                Ok(Message::Text(text)) => match serde_json::from_str(&text) {
                    Ok(message) => self.take(message),
                    Err(error) => break format!("its message is unreadable: {error}"),
                },
                Ok(Message::Close(_)) => break "it closed".into(),
                Ok(_) => {}
                Err(error) => break error.to_string(),
            }
        };
        self.lock().closed = Some(reason);
        self.changed.notify_all();
    }

    fn take(&self, mut message: Value) {
        let mut state = self.lock();
        let mut attached = None;
        if let Some(id) = message["id"].as_u64() {
            state.replies.insert(id, message);
        } else {
            let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
            let method = message["method"].as_str().unwrap_or_default().to_owned();
            let parameters = message["params"].take();
            let about = parameters["sessionId"].as_str().map(str::to_owned);
            match (method.as_str(), about) {
                // Pages are attached by the browser's own session, workers by the page's.
                ("Target.attachedToTarget", Some(worker)) if !session.is_empty() => {
                    state.parents.insert(worker.clone(), session.clone());
                    attached = Some(worker);
                }
                ("Target.detachedFromTarget", Some(worker)) => state.detached.push(worker),
                _ => {}
            }
            if KEPT.contains(&method.as_str()) {
                state.events.push(Event { session, method, parameters });
            }
        }
        drop(state);
        self.changed.notify_all();
        if let Some(worker) = attached {
            // It waits for this, so that nothing it does at its start is missed. It may be gone again.
            let _ = self.observe(&worker);
        }
    }

    /// Has a page or worker report what it does, and lets it run.
    pub fn observe(&self, session: &str) -> Result<()> {
        let workers = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
        for method in ["Runtime.enable", "Log.enable", "Network.enable"] {
            self.send(Some(session), method, &json!({}))?;
        }
        self.send(Some(session), "Target.setAutoAttach", &workers)?;
        self.send(Some(session), "Runtime.runIfWaitingForDebugger", &json!({})).map(drop)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether the session is the page's, or that of a worker of it, or of a worker's worker.
    fn belongs(&self, session: &str, page: &str) -> bool {
        session == page || self.parents.get(session).is_some_and(|parent| self.belongs(parent, page))
    }
}
