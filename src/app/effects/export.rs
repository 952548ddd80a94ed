//! What of a run leaves the page as a file: run files from here, everything else by the other program of the page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JsString};
use wasm_bindgen::JsValue;

use super::offer::offer_parts;
use super::{Send, errands, files};
use crate::app::state::{Action, ExportKind};
use crate::charts::plane::Bounds;
use crate::exchange::file_name;
use crate::run::{LARGEST_FILE, Run};
use crate::text;

/// What the other program calls an [`ExportKind`] of a run.
pub const EXPORT: &str = "export";

/// What is seen of a run.
pub struct Of<'a> {
    pub run: &'a Rc<RefCell<Run>>,
    /// How it is shown.
    pub link: String,
    pub bounds: &'a Bounds,
    /// The snapshot shown as now.
    pub now: usize,
}

/// Offers a file of a run.
pub fn export(kind: ExportKind, of: Of, send: &Send) {
    let Of { run, link, bounds, now } = of;
    let name = format!("infoplane-{}", file_name(&run.borrow().name));
    let told = send.reform(Action::ExportTold);
    let failed = told.clone();
    let save = move |parts: Array, ending: &str| {
        let characters: u32 = parts.iter().map(|part| JsString::from(part).length()).sum();
        if let Err(why) = offer_parts(&parts, "application/json", &format!("{name}{ending}")) {
            failed.emit(Err(text::saving::not_saved(&why)));
        } else if characters as usize > LARGEST_FILE {
            failed.emit(Err(text::saving::larger_than_opened(characters as usize >> 20, LARGEST_FILE >> 20)));
        }
    };
    match kind {
        ExportKind::RunWithWeights => files::write(run, true, move |parts| save(parts, ".json")),
        ExportKind::RunLight => files::write(run, false, move |parts| save(parts, ".light.json")),
        _ => {
            let bounds = errands::of_bounds(bounds);
            files::write(run, false, move |parts| {
                let run = JsValue::from(parts.join(""));
                let needs = [kind.key().into(), run, link.into(), (now as f64).into(), bounds];
                errands::ask(EXPORT, &needs, move |what| told.emit(what));
            });
        }
    }
}
