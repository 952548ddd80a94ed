//! Typed messages between page, trainer and estimators, and the workers' ends of them.
//!
//! A message is a JSON text of the types in [`messages`], and beside it at most one array of f32
//! that is transferred, not copied.

pub mod messages;

#[cfg(feature = "web")]
pub mod adapter;

#[cfg(all(feature = "web", feature = "burn"))]
pub mod constructors;

#[cfg(feature = "web")]
pub mod port;

#[cfg(feature = "web")]
pub mod estimator;

#[cfg(feature = "web")]
pub mod trainer;

/// Calls `say` with one sentence when this program panics, so that the page can show it.
#[cfg(feature = "web")]
pub fn report_panics(say: impl Fn(String) + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        let text = info.to_string();
        web_sys::console::error_1(&text.as_str().into());
        say(format!("A part of the program failed ({})", text.replace('\n', " ")));
    }));
}
