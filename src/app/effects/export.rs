//! What of a run leaves the page as a file: run files from here, everything else by the other program of the page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;

use super::offer::offer_parts;
use super::{Send, errands, files};
use crate::app::state::{Action, ExportKind};
use crate::exchange::file_name;
use crate::run::Run;

/// What the other program calls an [`ExportKind`] of a run.
pub const EXPORT: &str = "export";

/// Offers a file of a run, which is shown as `link` asks with snapshot `now` as now.
pub fn export(kind: ExportKind, run: &Rc<RefCell<Run>>, link: String, now: usize, send: &Send) {
    let name = format!("infoplane-{}", file_name(&run.borrow().name));
    let save = move |parts: Array, ending: &str| {
        offer_parts(&parts, "application/json", &format!("{name}{ending}"));
    };
    match kind {
        ExportKind::RunWithWeights => files::write(run, true, move |parts| save(parts, ".json")),
        ExportKind::RunLight => files::write(run, false, move |parts| save(parts, ".light.json")),
        _ => {
            let failed = send.reform(Action::NotExported);
            files::write(run, false, move |parts| {
                let needs = [kind.key().into(), parts.join("").into(), link.into(), (now as f64).into()];
                errands::ask(EXPORT, &needs, move |why| failed.emit(why));
            });
        }
    }
}
