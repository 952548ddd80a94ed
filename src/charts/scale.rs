//! From values to places.

use super::text_width;

/// A linear scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// The values at the ends.
    pub domain: (f64, f64),
    /// Their places, CSS pixels.
    pub range: (f64, f64),
}

impl Linear {
    /// The place of a value.
    pub fn place(&self, value: f64) -> f64 {
        let (from, to) = self.domain;
        let share = if to == from { 0.0 } else { (value - from) / (to - from) };
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// About `count` round values in the domain, with their texts.
    pub fn ticks(&self, count: f64) -> Vec<(f64, String)> {
        let (from, to) = self.domain;
        let rough = (to - from) / count.max(1.0);
        if !rough.is_finite() || rough <= 0.0 {
            return vec![];
        }
        let power = libm::pow(10.0, rough.log10().floor());
        // The geometric means between 1, 2, 5 and 10 part what is rounded to each.
        let step = match rough / power {
            ratio if ratio < 2.0_f64.sqrt() => power,
            ratio if ratio < 10.0_f64.sqrt() => 2.0 * power,
            ratio if ratio < 50.0_f64.sqrt() => 5.0 * power,
            _ => 10.0 * power,
        };
        let decimals = (-step.log10().floor()).max(0.0) as usize;
        let (first, last) = ((from / step - 1e-9).ceil() as i64, (to / step + 1e-9).floor() as i64);
        (first..=last).map(|i| (i as f64 * step, format!("{:.decimals$}", i as f64 * step))).collect()
    }
}

/// A scale of epochs or steps: logarithmic with 0 in a place of its own before 1, or linear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Epochs {
    /// The epoch at the far end.
    pub last: u32,
    pub linear: bool,
}

/// When something was, counted in steps or in epochs.
pub fn when(steps: bool, epoch: u32, step: u64) -> u32 {
    if steps { step.try_into().unwrap_or(u32::MAX) } else { epoch }
}

impl Epochs {
    /// The scale of a run that ends with an epoch, each of so many steps where steps are counted.
    pub fn up_to(last: u32, steps: Option<u64>, linear: bool) -> Self {
        Self { last: when(true, 0, u64::from(last) * steps.unwrap_or(1)), linear }
    }

    /// The share of the scale that lies before epoch 1.
    const BEFORE: f64 = 0.07;

    /// The place of an epoch in [0, 1]: 0 for epoch 0, 1 for the last.
    pub fn place(&self, epoch: u32) -> f64 {
        let (epoch, last) = (f64::from(epoch), f64::from(self.last.max(1)));
        if epoch == 0.0 {
            0.0
        } else if epoch >= last {
            1.0
        } else if self.linear {
            epoch / last
        } else {
            Self::BEFORE + (1.0 - Self::BEFORE) * epoch.ln() / last.ln()
        }
    }

    /// 0, the powers of ten or round numbers, and the last epoch where there is room for its text, on a scale of so
    /// many CSS pixels with texts of this size.
    pub fn ticks(&self, length: f64, size: f64) -> Vec<u32> {
        if self.linear {
            let scale = Linear { domain: (0.0, f64::from(self.last)), range: (0.0, 1.0) };
            let whole = scale.ticks(4.0).into_iter().map(|(value, _)| value).filter(|v| v.fract() == 0.0);
            return whole.map(|value| value as u32).collect();
        }
        let powers = (0..10).map(|i| 10_u32.pow(i)).take_while(|power| *power <= self.last);
        let mut ticks: Vec<u32> = std::iter::once(0).chain(powers).collect();
        let room = text_width(&format!("{} ", self.last), size) / length;
        if ticks.last().is_some_and(|tick| self.place(self.last) - self.place(*tick) > room) {
            ticks.push(self.last);
        }
        ticks
    }
}
