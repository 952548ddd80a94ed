//! What became of each layer over the run: compression, and the phase of its gradients.

use super::{NONE, Table, number};
use crate::evaluation::{Compression, Spread, Trajectory, diffusion};
use crate::text;

/// The layers of all networks at the moments that were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub networks: usize,
    pub epochs: Vec<u32>,
    pub steps: Vec<u64>,
    /// [moment][network][I(X;T) in bits of each layer, SNR of each layer, accuracy on the hold-out]
    pub numbers: Vec<f32>,
}

impl History {
    /// The number at `place` of each network's row of `width`, [moment].
    fn column(&self, place: usize, network: usize, width: usize) -> impl Iterator<Item = f64> + Clone + '_ {
        let moments = self.numbers.chunks_exact((width * self.networks).max(1));
        moments.map(move |moment| moment.get(network * width + place).map_or(f64::NAN, |v| f64::from(*v)))
    }
}

/// Peak, compression and phase of every layer by name; `reading` is said, and `seed` draws the bootstrap.
pub fn of_layers(layers: &[String], history: &History, reading: &str, seed: u64) -> Vec<Table> {
    let width = 2 * layers.len() + 1;
    let networks = 0..history.networks;
    let mean = |place: usize| {
        let columns: Vec<Vec<f64>> =
            networks.clone().map(|network| history.column(place, network, width).collect()).collect();
        let at = move |i: usize| Spread::of(columns.iter().map(move |c| c[i])).map_or(f64::NAN, |s| s.mean);
        (0..history.epochs.len()).map(at).collect::<Vec<f64>>()
    };
    let accuracy = mean(2 * layers.len());
    let mut fallen = Table::new(
        text::tables::compression(reading),
        &[
            text::tables::LAYER,
            text::tables::PEAK,
            text::tables::STEP,
            text::tables::FALLEN,
            text::tables::INTERVAL,
            text::tables::RISEN,
        ],
    );
    let mut phases = Table::new(
        text::tables::PHASES,
        &[
            text::tables::LAYER,
            text::tables::AT_THE_PEAK,
            text::tables::AT_THE_END,
            text::tables::DIFFUSION_FROM,
        ],
    );
    let mut used = 0;
    for (i, name) in layers.iter().enumerate() {
        let trajectory = Trajectory {
            epochs: history.epochs.clone(),
            steps: history.steps.clone(),
            bits: networks.clone().map(|network| history.column(i, network, width).collect()).collect(),
        };
        let found = Compression::of(&trajectory, seed);
        used = used.max(found.map_or(0, |found| found.networks));
        let at = found.and_then(|f| history.epochs.iter().position(|epoch| *epoch == f.peak.epoch));
        fallen.rows.push([name.clone()].into_iter().chain(told(found)).collect());
        let snr = history.epochs.iter().copied().zip(mean(layers.len() + i));
        let percent = |at: Option<usize>| {
            at.and_then(|at| accuracy.get(at)).map_or(NONE.into(), |share| number(100.0 * share, 1))
        };
        let from = diffusion(snr).map_or(text::tables::NO_DIFFUSION.into(), |epoch: u32| epoch.to_string());
        let end = history.epochs.len().checked_sub(1);
        phases.rows.push(vec![name.clone(), percent(at), percent(end), from]);
    }
    fallen.note = match used {
        0 => text::tables::NONE_READ.into(),
        1 => text::tables::ONE_READ.into(),
        n => text::tables::bootstrap(n),
    };
    phases.note = text::tables::PHASES_NOTE.into();
    vec![fallen, phases]
}

/// The cells of a layer after its name.
fn told(found: Option<Compression>) -> [String; 5] {
    let Some(Compression { peak, bits, interval, re_expansion, .. }) = found else {
        return [NONE; 5].map(String::from);
    };
    let interval = interval.map_or(NONE.into(), |[low, high]| text::tables::from_to(low, high));
    if bits <= 0.0 {
        return [text::tables::NO_PEAK.into(), NONE.into(), "0.00".into(), interval, NONE.into()];
    }
    let at = if peak.epoch == 0 { text::tables::BEFORE_TRAINING.into() } else { peak.epoch.to_string() };
    [at, peak.step.to_string(), number(bits, 2), interval, number(re_expansion, 2)]
}
