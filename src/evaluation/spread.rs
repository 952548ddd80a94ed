//! How networks differ.

/// Mean and spread of the finite values among those of the networks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub mean: f64,
    /// With n − 1 in the denominator; `None` for a single network.
    pub sd: Option<f64>,
    pub low: f64,
    pub high: f64,
    /// How many networks were finite.
    pub networks: usize,
}

impl Spread {
    /// The spread of the finite values; `None` where there is none.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Option<Self> {
        let finite = values.filter(|value| value.is_finite());
        let networks = finite.clone().count();
        let mean = finite.clone().sum::<f64>() / networks as f64;
        let squares: f64 = finite.clone().map(|value| (value - mean) * (value - mean)).sum();
        (networks > 0).then(|| Self {
            mean,
            sd: (networks > 1).then(|| (squares / (networks - 1) as f64).sqrt()),
            low: finite.clone().fold(f64::INFINITY, f64::min),
            high: finite.fold(f64::NEG_INFINITY, f64::max),
            networks,
        })
    }

    /// "1.234 ± 0.012" with these decimals, or the mean alone for a single network.
    pub fn words(&self, decimals: usize) -> String {
        match self.sd {
            Some(sd) => format!("{:.decimals$} ± {sd:.decimals$}", self.mean),
            None => format!("{:.decimals$}", self.mean),
        }
    }
}
