//! Numbers and states in phrases.

use super::state::{Phase, Training};
use crate::run::{Device, Engine, Kernel};
use crate::text;

/// Names at most this many networks.
const NAMED: usize = 3;

/// Which losses are not finite since when: (network, step), of so many networks.
pub fn diverged(list: &[(usize, u64)], networks: usize) -> String {
    let first = list.iter().min_by_key(|(_, step)| *step);
    let Some((network, step)) = first.map(|(network, step)| (network + 1, step)) else {
        return String::new();
    };
    match list.len() {
        1 => text::progress::diverged(network, networks, *step),
        n if n <= NAMED => {
            let name = |(network, step): &(usize, u64)| text::progress::diverged_at(network + 1, *step);
            let names: Vec<String> = list.iter().map(name).collect();
            text::progress::few_diverged(n, networks, &names.join(", "))
        }
        n => text::progress::many_diverged(n, networks, network, *step),
    }
}

/// The device and its name.
pub fn engine(engine: &Engine) -> String {
    let autodiff = engine.kernel == Kernel::Autodiff;
    match engine.device {
        Device::Cpu => text::progress::cpu(&engine.adapter, autodiff),
        Device::Webgpu => text::progress::gpu(&engine.adapter, autodiff),
    }
}

/// How far the training run is: "Epoch 12 of 1000 · 420 network-steps/s · 16 s left".
pub fn progress(training: &Training) -> String {
    let (epoch, epochs) = (training.epoch, training.experiment.epochs);
    match training.phase {
        Phase::Idle => text::progress::NOT_STARTED.into(),
        Phase::Starting => text::progress::STARTING.into(),
        Phase::Running => {
            let mut parts = vec![text::progress::epoch_of(epoch, epochs)];
            if training.steps_per_second > 0.0 {
                let rate = training.steps_per_second * training.experiment.networks as f64;
                parts.push(text::progress::rate(&thousands(rate)));
            }
            if let Some(seconds) = training.seconds_left() {
                parts.push(text::progress::left(&duration(seconds)));
            }
            parts.join(" · ")
        }
        Phase::Paused => text::progress::paused(epoch, epochs),
        Phase::Ended => text::progress::ended(epoch, epochs),
    }
}

/// A rate with two or three digits: "8.2", "420", "12.4 thousand".
fn thousands(value: f64) -> String {
    let digits = |value: f64| if value < 100.0 { format!("{value:.1}") } else { format!("{value:.0}") };
    if value < 1000.0 { digits(value) } else { text::progress::thousand(&digits(value / 1000.0)) }
}

/// A duration as one or two units: "48 s", "3 min 20 s", "2 h 5 min".
pub fn duration(seconds: f64) -> String {
    let seconds = seconds.ceil().min(1e9) as u64;
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, s) => format!("{s} s"),
        (0, min, s) => format!("{min} min {s} s"),
        (h, min, _) => format!("{h} h {min} min"),
    }
}

/// A number of bits: three decimals, or a dash where there is none.
pub fn bits(value: Option<f64>) -> String {
    // + 0.0 makes 0 of −0.
    let whole = |value: f64| (value * 1000.0).round() / 1000.0 + 0.0;
    value.filter(|value| value.is_finite()).map_or("–".into(), |value| format!("{:.3}", whole(value)))
}

/// The most characters of a name in a sentence.
const LONGEST: usize = 60;

/// A run's name as part of a sentence: short, and with its own direction of writing, which turns nothing around it.
pub fn named(name: &str) -> String {
    format!("\u{2068}{}\u{2069}", short(name))
}

/// The beginning of a text.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_two_or_three_digits() {
        assert_eq!(
            [0.51, 420.4, 12_400.0, 1.5e6].map(thousands),
            ["0.5", "420", "12.4 thousand", "1500 thousand"]
        );
    }

    #[test]
    fn durations_have_one_or_two_units() {
        assert_eq!(duration(0.2), "1 s");
        assert_eq!(duration(200.0), "3 min 20 s");
        assert_eq!(duration(7500.0), "2 h 5 min");
    }

    #[test]
    fn the_first_loss_that_is_not_finite_is_named() {
        assert!(
            diverged(&[(2, 40)], 10).starts_with("The loss of network 3 of 10 is not finite since step 40")
        );
        let many: Vec<_> = (0..10).map(|network| (network, 9 - network as u64)).collect();
        assert!(
            diverged(&many, 10).contains("10 of 10 networks are not finite, first of network 10 at step 0")
        );
    }
}
