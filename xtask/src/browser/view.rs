//! How large, how sharp and how dark a page is shown, and pictures of it.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Page;
use crate::Result;

/// What a screen shows of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// devicePixelRatio.
    pub scale: f64,
    pub dark: bool,
    /// Whether the user asks for less motion.
    pub still: bool,
}

impl Default for View {
    fn default() -> Self {
        Self { width: 1280, height: 800, scale: 1.0, dark: false, still: false }
    }
}

impl Page {
    /// Shows the page so from now on.
    ///
    /// # Errors
    /// One line where the browser refuses.
    pub fn set_view(&self, view: View) -> Result<()> {
        let View { width, height, scale, dark, still } = view;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", metrics)?;
        let features = json!([
            { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": if still { "reduce" } else { "no-preference" } },
        ]);
        self.call("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// Writes what is in view as a picture, in device pixels: as PNG, or as WebP where the file's name says so.
    ///
    /// # Errors
    /// One line where there is no picture or it cannot be written.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        let options = match file.extension().is_some_and(|extension| extension == "webp") {
            true => json!({ "format": "webp", "quality": 80 }),
            false => json!({ "format": "png" }),
        };
        let bytes = STANDARD.decode(self.capture(options)?);
        let bytes = bytes.map_err(|error| format!("the screenshot is unreadable: {error}"))?;
        fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// What is in view as a PNG file in base64.
    ///
    /// # Errors
    /// One line where there is no picture.
    pub fn seen(&self) -> Result<String> {
        self.capture(json!({ "format": "png" }))
    }

    fn capture(&self, options: Value) -> Result<String> {
        let picture = self.call("Page.captureScreenshot", options)?;
        picture["data"].as_str().map(str::to_owned).ok_or_else(|| "there is no screenshot".into())
    }
}
