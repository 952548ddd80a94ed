//! Files into a page and out of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use crate::Result;

impl Page {
    /// Chooses files in an `<input type=file>`.
    ///
    /// # Errors
    /// One line where there is no such element or no such file.
    pub fn choose_files(&self, selector: &str, files: &[&Path]) -> Result<()> {
        let find = format!("document.querySelector({})", Value::from(selector));
        let found = self.call("Runtime.evaluate", json!({ "expression": find }))?;
        let object = &found["result"]["objectId"];
        if object.is_null() {
            return Err(format!("There is no {selector}"));
        }
        let call = json!({ "objectId": object, "files": absolute(files)? });
        self.call("DOM.setFileInputFiles", call).map(drop)
    }

    /// Drags files from outside onto a point and drops them there, in CSS pixels of the view.
    ///
    /// # Errors
    /// One line where there is no such file or the browser does not answer.
    pub fn drop_files(&self, x: f64, y: f64, files: &[&Path]) -> Result<()> {
        let data = json!({ "items": [], "files": absolute(files)?, "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            self.call("Input.dispatchDragEvent", json!({ "type": kind, "x": x, "y": y, "data": data }))?;
        }
        Ok(())
    }

    /// Waits until as many downloads as this are complete in this browser, and returns the newest file.
    ///
    /// # Errors
    /// One line where they do not come within the limit.
    pub fn wait_for_download(&self, count: usize, limit: Duration) -> Result<PathBuf> {
        let name = self.connection.wait_for_event(limit, |events| {
            let of = |method| events.iter().filter(move |event| event.method == method);
            let done = |progress: &&super::connection::Event| progress.parameters["state"] == "completed";
            let newest = of("Browser.downloadProgress").filter(done).nth(count.checked_sub(1)?)?;
            let guid = &newest.parameters["guid"];
            let begun = of("Browser.downloadWillBegin").find(|event| event.parameters["guid"] == *guid)?;
            begun.parameters["suggestedFilename"].as_str().map(str::to_owned)
        });
        let name = name.map_err(|error| format!("download {count}: {error}"))?;
        Ok(self.downloads.join(name))
    }
}

/// Chromium takes absolute paths only, and says nothing where a file is missing.
fn absolute(files: &[&Path]) -> Result<Vec<String>> {
    let text = |file: &&Path| match file.canonicalize() {
        Ok(path) => Ok(path.to_string_lossy().into_owned()),
        Err(error) => Err(format!("{}: {error}", file.display())),
    };
    files.iter().map(text).collect()
}
