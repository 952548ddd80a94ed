//! The mouse and the keyboard, as real events.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Page, keys};
use crate::Result;

/// How long an element may take to appear and to be uncovered.
const PATIENCE: Duration = Duration::from_secs(60);

impl Page {
    /// Clicks in the middle of the element, once it is there, enabled and not covered by another.
    ///
    /// # Errors
    /// One line where it is not so within a minute.
    pub fn click(&self, selector: &str) -> Result<()> {
        let (x, y) = self.middle(selector)?;
        self.click_at(x, y)
    }

    /// Clicks at a point, in CSS pixels of the view.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn click_at(&self, x: f64, y: f64) -> Result<()> {
        self.move_mouse(x, y)?;
        self.mouse("mousePressed", x, y, 1)?;
        self.mouse("mouseReleased", x, y, 0)
    }

    /// Moves the pointer to a point, in CSS pixels of the view.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn move_mouse(&self, x: f64, y: f64) -> Result<()> {
        self.mouse("mouseMoved", x, y, 0)
    }

    /// Drags from a point to another in ten moves.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        self.move_mouse(from.0, from.1)?;
        self.mouse("mousePressed", from.0, from.1, 1)?;
        for tenth in 1..=10 {
            let share = f64::from(tenth) / 10.0;
            let at = |a: f64, b: f64| a + share * (b - a);
            self.mouse("mouseMoved", at(from.0, to.0), at(from.1, to.1), 1)?;
        }
        self.mouse("mouseReleased", to.0, to.1, 0)
    }

    /// The middle of an element in CSS pixels of the view, once a click there would hit it.
    ///
    /// # Errors
    /// One line where it is not so within a minute.
    pub fn middle(&self, selector: &str) -> Result<(f64, f64)> {
        let text = Value::from(selector);
        let find = format!(
            "(() => {{
                const element = document.querySelector({text});
                if (!element || element.disabled || element.ariaDisabled === 'true') return null;
                element.scrollIntoView({{ block: 'nearest', inline: 'nearest', behavior: 'instant' }});
                const {{ left, top, width, height }} = element.getBoundingClientRect();
                const [x, y] = [left + width / 2, top + height / 2];
                const hit = document.elementFromPoint(x, y);
                return hit && (element.contains(hit) || hit.contains(element)) && width > 0 ? [x, y] : null;
            }})()"
        );
        let place = self.wait_for(&find, PATIENCE).map_err(|_| format!("{selector} cannot be clicked"))?;
        let number = |index: usize| place[index].as_f64().ok_or_else(|| format!("{selector} has no place"));
        Ok((number(0)?, number(1)?))
    }

    /// Puts a text where the focus is, in one event.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.call("Input.insertText", json!({ "text": text })).map(drop)
    }

    /// Presses and releases a key by its DOM name, with modifiers before it: `Enter`, `a`, `Shift+Tab`.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn press(&self, key: &str) -> Result<()> {
        let key = keys::describe(key);
        self.call("Input.dispatchKeyEvent", key.event("keyDown"))?;
        self.call("Input.dispatchKeyEvent", key.event("keyUp")).map(drop)
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, buttons: u32) -> Result<()> {
        let button = if kind == "mouseMoved" && buttons == 0 { "none" } else { "left" };
        let event =
            json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1 });
        self.call("Input.dispatchMouseEvent", event).map(drop)
    }
}
