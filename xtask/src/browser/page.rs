//! A page: where it is, what its scripts say, and what is waited for.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::connection::Connection;
use crate::Result;

/// How long a page may take to load, and a script to answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// One page of a browser, which closes when this is dropped.
pub struct Page {
    pub(super) connection: Arc<Connection>,
    pub(super) session: String,
    target: String,
    pub(super) downloads: PathBuf,
}

impl Page {
    pub(super) fn open(connection: Arc<Connection>, downloads: PathBuf) -> Result<Self> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        // A tab behind another one is not drawn; a window of its own is.
        let to_open = json!({ "url": "about:blank", "newWindow": true });
        let made = connection.call(None, "Target.createTarget", to_open)?;
        let target = text(&made["targetId"]);
        let to = json!({ "targetId": target, "flatten": true });
        let session = text(&connection.call(None, "Target.attachToTarget", to)?["sessionId"]);
        let page = Self { connection, session, target, downloads };
        page.call("Page.enable", json!({}))?;
        page.connection.observe(&page.session)?;
        Ok(page)
    }

    /// Calls any method of the DevTools protocol on this page.
    ///
    /// # Errors
    /// One line with the browser's reason.
    pub fn call(&self, method: &str, parameters: Value) -> Result<Value> {
        self.connection.call(Some(&self.session), method, parameters)
    }

    /// Goes to an address and waits until it has loaded; a change of the fragment alone loads nothing.
    ///
    /// # Errors
    /// One line where the address cannot be reached or does not load within two minutes.
    pub fn goto(&self, url: &str) -> Result<()> {
        let before = self.loads();
        let reply = self.call("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = reply["errorText"].as_str() {
            return Err(format!("{url}: {error}"));
        }
        match reply["loaderId"].is_string() {
            true => self.wait_for_load(before).map_err(|error| format!("{url}: {error}")),
            false => Ok(()),
        }
    }

    /// Runs a script at the start of every document that is loaded here from now on, before its own scripts.
    ///
    /// # Errors
    /// One line where the browser refuses.
    pub fn run_at_start(&self, script: &str) -> Result<()> {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// One line where it does not load within two minutes.
    pub fn reload(&self) -> Result<()> {
        let before = self.loads();
        self.call("Page.reload", json!({}))?;
        self.wait_for_load(before)
    }

    /// Kills the page's process, as the system does when memory is short.
    ///
    /// # Errors
    /// One line where the browser cannot be reached.
    pub fn crash(&self) -> Result<()> {
        // What should answer is gone.
        self.connection.send(Some(&self.session), "Page.crash", &json!({})).map(drop)
    }

    fn loads(&self) -> usize {
        let events = self.connection.events(&self.session);
        events.iter().filter(|event| event.method == "Page.loadEventFired").count()
    }

    fn wait_for_load(&self, before: usize) -> Result<()> {
        self.connection.wait_for_event(PATIENCE, |events| {
            let own = events.iter().filter(|event| event.session == self.session);
            (own.filter(|event| event.method == "Page.loadEventFired").count() > before).then_some(())
        })
    }

    /// The value of a JavaScript expression, after its promise where it is one; `undefined` is null.
    ///
    /// # Errors
    /// The exception's text, or one line where nothing comes within two minutes.
    pub fn eval(&self, expression: &str) -> Result<Value> {
        self.eval_within(expression, PATIENCE)
    }

    /// As `eval`, with another limit of time.
    ///
    /// # Errors
    /// The exception's text, or one line where nothing comes within the limit.
    pub fn eval_within(&self, expression: &str, limit: Duration) -> Result<Value> {
        evaluate(&self.connection, &self.session, expression, limit)
    }

    /// Waits until a JavaScript expression is true, through reloads and exceptions.
    ///
    /// # Errors
    /// One line with the last value or exception where it is not true within the limit.
    pub fn wait_for(&self, condition: &str, limit: Duration) -> Result<Value> {
        let end = Instant::now() + limit;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let value = self.eval_within(condition, left.max(Duration::from_millis(100)));
            if let Ok(value) = &value
                && is_true(value)
            {
                return Ok(value.clone());
            }
            if left.is_zero() {
                let last = value.map_or_else(|error| error, |value| value.to_string());
                return Err(format!("{condition} was not true within {} s: {last}", limit.as_secs_f32()));
            }
            thread::sleep(Duration::from_millis(20).min(left));
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // The browser may be gone already.
        let _ = self.connection.send(None, "Target.closeTarget", &json!({ "targetId": self.target }));
    }
}

/// The value of an expression in a page or worker.
pub(super) fn evaluate(
    connection: &Connection,
    session: &str,
    expression: &str,
    limit: Duration,
) -> Result<Value> {
    let call = json!({
        "expression": expression,
        "awaitPromise": true,
        "returnByValue": true,
        "userGesture": true,
    });
    let mut reply = connection.call_within(Some(session), "Runtime.evaluate", call, limit)?;
    match reply.get("exceptionDetails") {
        Some(details) => Err(super::watch::exception(details)),
        None => Ok(reply["result"]["value"].take()),
    }
}

/// JavaScript's own rule.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(value) => value.as_f64() != Some(0.0),
        Value::String(value) => !value.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
