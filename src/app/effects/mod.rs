//! What the page does to the browser, and the loop: action → reducer → effects → picture.

mod browser;
mod carry_out;
mod errands;
mod events;
mod export;
mod files;
mod host;
mod keys;
mod library;
mod memory;
mod offer;
mod record;
mod speeds;
mod workers;

pub use browser::{
    estimators, first_lesson, lab_link, note_lab, note_sweeping, note_training, now, replace_hash, set_hash,
    set_theme, sketch, theme_choice, whole_address, whole_hash,
};
pub use carry_out::serve_errands;
pub use events::{
    use_dropped_files, use_hash, use_press_outside, use_stages, use_theme, use_ticks, use_title,
};
pub use files::{DIGITS, fetched, file_bytes, listed, read_files, read_run, read_table};
pub use host::{Host, Send};
pub use keys::use_keys;
pub use library::{Library, in_pieces};
pub use memory::{recall, remember};
pub use offer::{offer_bytes, offer_png, offer_svg};
pub use workers::{bury, estimator_url, open_worker, trainer_url};
