//! What the page looks like: small components without logic.

mod beside;
mod button;
mod commands;
mod control;
mod controls;
mod device;
mod estimator;
mod export;
mod field;
mod figure;
mod files;
mod header;
pub mod icon;
mod lab;
mod notices;
mod readings;
mod root;
mod run_panel;
mod save_picture;
mod share;
mod table;
mod timeline;
mod values;
mod view_bar;

pub use estimator::{AboutEstimator, EstimatorInput};
pub use field::{Choice, Field};
pub use header::Header;
use root::Root;
pub use save_picture::SavePicture;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::effects::{Send, serve_errands};
use super::pages::Pages;
use crate::workers::turn::next_turn;

/// How a component sends actions to the page.
#[hook]
fn use_send() -> Send {
    // The page provides it around everything; without it nothing could be pressed.
    use_context::<Send>().unwrap_or_default()
}

/// Puts the laboratory in the place of its static skeleton.
pub fn mount() {
    mount_at::<Root>("app");
}

/// Puts the other pages into their place, and does what the laboratory asks of their program.
pub fn mount_pages() {
    mount_at::<Pages>("pages");
    serve_errands();
}

/// In a task of its own: that in which the program starts is long already, and slow machines answer nobody meanwhile.
fn mount_at<C: BaseComponent<Properties = ()>>(id: &'static str) {
    spawn_local(async move {
        next_turn().await;
        let document = web_sys::window().and_then(|window| window.document());
        match document.and_then(|document| document.get_element_by_id(id)) {
            Some(root) => yew::Renderer::<C>::with_root(root).render(),
            None => yew::Renderer::<C>::new().render(),
        };
    });
}
