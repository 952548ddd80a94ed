//! What is said under a picture.

use crate::charts::curves::{CurveKind, Spec};
use crate::charts::text_width;
use crate::run::Run;
use crate::text;

/// The most characters of a run's name that a picture shows: so many fit, however wide they are.
const LONGEST: usize = 50;

/// What is shown, and of which run.
pub fn title(what: &str, run: &Run) -> String {
    // Its own direction of writing must not turn the words around it.
    text::pictures::of_run(what, &shown(&run.name))
}

/// What the curves show.
pub fn about_curves(spec: &Spec) -> String {
    let networks = match spec.networks {
        1 => text::figures::ONE_NETWORK.to_owned(),
        n if spec.measure.is_by_layer() => text::figures::mean_of(n),
        n => text::pictures::mean_and_range(n),
    };
    let title = spec.measure.title();
    match spec.measure {
        CurveKind::Snr => text::pictures::with_turns(title, &networks),
        CurveKind::Norm | CurveKind::Gap => text::pictures::one_line(title, &networks),
        _ => text::pictures::on_both_parts(title, &networks),
    }
}

/// The epoch shown as now, and the address that shows the run so.
pub fn about_run(run: &Run, now: usize, address: &str) -> Vec<String> {
    let last = run.snapshots.len().checked_sub(1);
    let shown = last.and_then(|last| run.snapshots.get(now.min(last)));
    let at = match shown {
        Some(snapshot) => text::pictures::epoch_of(snapshot.epoch, run.experiment.epochs, snapshot.step),
        None => text::pictures::BEFORE_THE_FIRST.to_owned(),
    };
    vec![at, address.to_owned()]
}

/// A name as a picture can hold it: without control characters and those that steer the direction of writing.
fn shown(name: &str) -> String {
    let steers = |letter: char| matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}');
    let allowed =
        |letter: char| !letter.is_control() && !steers(letter) && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let kept: String =
        name.chars().take(LONGEST).map(|letter| if allowed(letter) { letter } else { '\u{FFFD}' }).collect();
    if name.chars().nth(LONGEST).is_some() { format!("{kept}…") } else { kept }
}

/// The text in lines of at most so many CSS pixels, broken at spaces, and within words that are longer.
pub fn lines(text: &str, width: f64, size: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let mut word = word;
        loop {
            let line = lines.last().map_or("", String::as_str);
            let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if text_width(&joined, size) <= width {
                lines.pop();
                lines.push(joined);
                break;
            }
            if !line.is_empty() {
                lines.push(String::new());
                continue;
            }
            // At least one character, so that it ends.
            let fits = ((width / text_width("m", size)) as usize).max(1);
            let Some((end, _)) = word.char_indices().nth(fits) else {
                lines.pop();
                lines.push(word.to_owned());
                break;
            };
            let (head, tail) = word.split_at(end);
            lines.pop();
            lines.extend([head.to_owned(), String::new()]);
            word = tail;
        }
    }
    lines
}
