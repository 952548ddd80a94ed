//! What a page and its workers did: messages, requests, and the workers themselves.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Page;
use super::connection::Event;
use super::page::evaluate;
use crate::Result;

/// What the protocol calls a frame.
const FRAME: &str = "iframe";

/// A message on the console, an exception that nobody caught, or what the browser itself reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// `log`, `warning`, `error` and so on; exceptions and crashes are errors.
    pub level: String,
    pub text: String,
}

/// A worker of a page, running or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    pub url: String,
    pub running: bool,
    session: String,
}

impl Page {
    /// Everything said so far by this page and its workers, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        let events = self.connection.events(&self.session);
        let spoken: Vec<Message> = events.iter().filter_map(said).collect();
        // What a worker says the page's log repeats; alone it is what the worker had no time to say itself.
        let is_echo = |message: &Message| {
            spoken.iter().any(|other| message.text.contains(other.text.lines().next().unwrap_or_default()))
        };
        let heard = events.iter().filter_map(|event| {
            said(event).or_else(|| logged(event).filter(|message| !is_worker(event) || !is_echo(message)))
        });
        heard.collect()
    }

    /// The messages that are errors or warnings.
    #[must_use]
    pub fn complaints(&self) -> Vec<Message> {
        let mut messages = self.messages();
        messages.retain(|message| matches!(message.level.as_str(), "error" | "warning" | "assert"));
        messages
    }

    /// The addresses that this page and its workers asked for, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        let events = self.connection.events(&self.session).into_iter();
        let requests = events.filter(|event| event.method == "Network.requestWillBeSent");
        requests.filter_map(|event| event.parameters["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    /// The workers that the page has started so far.
    #[must_use]
    pub fn workers(&self) -> Vec<Worker> {
        self.attached(|kind| kind != FRAME)
    }

    /// What runs in a world of its own: workers, and frames that the browser keeps apart.
    fn attached(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Worker> {
        let events = self.connection.events(&self.session).into_iter();
        let attached = events.filter(|event| event.method == "Target.attachedToTarget");
        let workers = attached.filter_map(|event| {
            let session = event.parameters["sessionId"].as_str()?.to_owned();
            let target = &event.parameters["targetInfo"];
            let url = target["url"]
                .as_str()
                .filter(|_| target["type"].as_str().is_some_and(&is_wanted))?
                .to_owned();
            Some(Worker { url, running: self.connection.is_attached(&session), session })
        });
        workers.collect()
    }

    /// The value of an expression in the page's newest frame of another origin.
    ///
    /// # Errors
    /// The exception's text, or one line where there is no such frame or it does not answer.
    pub fn eval_in_frame(&self, expression: &str) -> Result<Value> {
        let frames = self.attached(|kind| kind == FRAME);
        let frame = frames.iter().rfind(|frame| frame.running).ok_or("no frame is kept apart")?;
        evaluate(&self.connection, &frame.session, expression, Duration::from_secs(30))
    }

    /// The value of an expression in the newest running worker whose address holds a text.
    ///
    /// # Errors
    /// The exception's text, or one line where there is no such worker or it does not answer.
    pub fn eval_in_worker(&self, url: &str, expression: &str) -> Result<Value> {
        let workers = self.workers();
        let worker = workers.iter().rfind(|worker| worker.running && worker.url.contains(url));
        let worker = worker.ok_or_else(|| format!("no worker with {url} runs"))?;
        evaluate(&self.connection, &worker.session, expression, Duration::from_secs(30))
    }

    /// Lets the newest running worker whose address holds a text die of an exception.
    ///
    /// # Errors
    /// One line where there is no such worker or it does not answer.
    pub fn kill_worker(&self, url: &str) -> Result<()> {
        let dying = "setTimeout(() => { close(); throw new Error('killed by a test') })";
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            match self.eval_in_worker(url, dying) {
                // A worker that has just been attached has no globals yet.
                Err(error) if error.contains("is not defined") && Instant::now() < until => {
                    thread::sleep(Duration::from_millis(20));
                }
                result => return result.map(drop),
            }
        }
    }
}

/// What a page or worker says itself.
fn said(event: &Event) -> Option<Message> {
    let Event { method, parameters, .. } = event;
    let (level, text) = match method.as_str() {
        "Runtime.consoleAPICalled" => {
            let arguments = parameters["args"].as_array().into_iter().flatten();
            (parameters["type"].as_str()?, arguments.map(shown).collect::<Vec<_>>().join(" "))
        }
        "Runtime.exceptionThrown" => ("error", exception(&parameters["exceptionDetails"])),
        "Inspector.targetCrashed" => ("error", "the page crashed".to_owned()),
        _ => return None,
    };
    Some(Message { level: level.to_owned(), text })
}

/// What the browser notes about a page.
fn logged(event: &Event) -> Option<Message> {
    let entry = (event.method == "Log.entryAdded").then(|| &event.parameters["entry"])?;
    let text = [&entry["text"], &entry["url"]].map(|part| part.as_str().unwrap_or_default());
    Some(Message { level: entry["level"].as_str()?.to_owned(), text: text.join(" ").trim().to_owned() })
}

/// Whether the browser's note is about a worker.
fn is_worker(event: &Event) -> bool {
    event.parameters["entry"]["source"] == "worker"
}

/// An argument of `console.log` as a reader of the console sees it.
fn shown(argument: &Value) -> String {
    match &argument["value"] {
        Value::String(text) => text.clone(),
        Value::Null => argument["description"].as_str().unwrap_or("undefined").to_owned(),
        value => value.to_string(),
    }
}

/// An exception as one text.
pub(super) fn exception(details: &Value) -> String {
    let description = details["exception"]["description"].as_str();
    let value = &details["exception"]["value"];
    let thrown = || if value.is_null() { None } else { Some(value.to_string()) };
    let text = || details["text"].as_str().unwrap_or("exception").to_owned();
    description.map(str::to_owned).or_else(thrown).unwrap_or_else(text)
}
