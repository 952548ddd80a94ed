//! Typed messages between page, trainers, estimators and makers of tables, and the workers' ends of them.
//!
//! A message is a plain object, one of the types in [`messages`], and beside it at most one array of f32
//! that is transferred, not copied.

mod bytes;
pub mod messages;
pub mod tables;

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

#[cfg(feature = "web")]
pub mod turn;

/// Why the CPU trains although there is a graphics device: its speed is `gpu_over_cpu` of the CPU's.
pub fn cpu_is_faster(adapter: &str, gpu_over_cpu: f64) -> String {
    crate::text::engines::cpu_is_faster(adapter, 1.0 / gpu_over_cpu)
}

/// Why the graphics device trains.
pub fn gpu_is_faster(adapter: &str, gpu_over_cpu: f64) -> String {
    crate::text::engines::gpu_is_faster(adapter, gpu_over_cpu)
}

/// Serves as a trainer, or as an estimator with critics where the script's address says so.
#[cfg(all(feature = "web", feature = "burn"))]
pub fn serve_part() {
    use js_sys::Reflect;
    let location = Reflect::get(&js_sys::global(), &"location".into()).ok();
    let search = location.and_then(|location| Reflect::get(&location, &"search".into()).ok()?.as_string());
    if search.is_some_and(|search| search.ends_with("&estimator")) {
        crate::information::neural::use_critic(crate::training::CRITIC);
        estimator::serve();
    } else {
        trainer::serve();
    }
}

/// Calls `say` with one sentence when this program panics, so that the page can show it.
#[cfg(feature = "web")]
pub fn report_panics(say: impl Fn(String) + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        let text = info.to_string().replace('\n', " ");
        web_sys::console::error_1(&text.as_str().into());
        // cubecl panics at what the graphics device reports; the rest of its text is its own insides.
        say(match text.split_once("wgpu error: ") {
            Some((_, error)) if cfg!(feature = "gpu") => {
                let error = error.split(" - While").next().unwrap_or(error).trim();
                crate::text::engines::device_refused(error)
            }
            _ => crate::text::engines::part_failed(&text),
        });
    }));
}
