//! Which estimator reads a run, and with which parameter.

use std::fmt;

use super::Family;

/// An estimator of mutual information as links write it: `edges:30`, `range:30:mm`, `renyi:1.01:0.5`, `gaussian`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimator {
    pub family: Family,
    /// The value of the family's [`Knob`](super::Knob); 0 where it has none.
    pub value: f64,
    pub variant: Variant,
}

/// What a second number or word of the key changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Variant {
    #[default]
    Plain,
    /// (cells − 1) / 2N nats are added to each entropy (Miller 1955).
    MillerMadow,
    /// σ of the kernel of `renyi`, instead of Silverman's.
    KernelWidth(f64),
}

/// The narrowest and widest kernel.
const KERNEL: (f64, f64) = (0.001, 1000.0);

impl Default for Estimator {
    fn default() -> Self {
        Self::edges(30)
    }
}

impl Estimator {
    /// This many equally spaced edges in [−1, 1].
    pub const fn edges(count: u32) -> Self {
        Self { family: Family::Edges, value: count as f64, variant: Variant::Plain }
    }

    /// Bins of one width.
    pub const fn width(width: f64) -> Self {
        Self { family: Family::Width, value: width, variant: Variant::Plain }
    }

    /// The family with the value of its papers.
    pub fn usual(family: Family) -> Self {
        let value = family.knob().map_or(0.0, |knob| knob.usual);
        Self { family, value, variant: Variant::Plain }
    }

    /// The estimator that `text` names, and whether a value of it was out of range and clamped.
    pub fn parse(text: &str) -> Option<(Self, bool)> {
        let mut parts = text.split(':');
        let family = Family::from_key(parts.next()?)?;
        let mut clamped = false;
        let value = match family.knob() {
            Some(knob) => {
                let asked: f64 = parts.next()?.parse().ok().filter(|v: &f64| v.is_finite())?;
                let value = if knob.whole { asked.round() } else { asked }.clamp(knob.min, knob.max);
                clamped = value != asked;
                value
            }
            None => 0.0,
        };
        let variant = match parts.next() {
            None => Variant::Plain,
            Some("mm") if family.is_binning() => Variant::MillerMadow,
            Some(sigma) if family == Family::Renyi => {
                let asked: f64 = sigma.parse().ok().filter(|v: &f64| v.is_finite())?;
                let sigma = asked.clamp(KERNEL.0, KERNEL.1);
                clamped |= sigma != asked;
                Variant::KernelWidth(sigma)
            }
            Some(_) => return None,
        };
        parts.next().is_none().then_some((Self { family, value, variant }, clamped))
    }

    /// The keys in words, for whoever wrote another one.
    pub fn expected() -> String {
        let key = |family: &Family| match family.knob() {
            Some(knob) => format!("{}:{}", family.key(), knob.usual),
            None => family.key().to_owned(),
        };
        let keys: Vec<String> = Family::ALL.iter().map(key).collect();
        format!("an estimator such as {}", keys.join(", "))
    }

    /// The name in axes: "30 edges".
    pub fn short(self) -> String {
        let Self { family, value, variant } = self;
        let name = match family {
            Family::Edges => format!("{value} edges"),
            Family::Width => format!("bin width {value}"),
            Family::Range => format!("{value} bins of the range"),
            Family::Equal => format!("{value} equal bins"),
            Family::Kde => format!("KDE, V = {value}"),
            Family::AdaptiveKde => format!("adaptive KDE, V = {value}"),
            Family::Ksg => format!("KSG 1, k = {value}"),
            Family::Ksg2 => format!("KSG 2, k = {value}"),
            Family::Renyi => format!("Rényi, α = {value}"),
            Family::Quantised => format!("{value} bits"),
            Family::Noisy => format!("noise β = {value}"),
            Family::InfoNce => "InfoNCE".to_owned(),
            Family::Nwj => "NWJ".to_owned(),
            Family::Dv => "Donsker–Varadhan".to_owned(),
            Family::Gaussian => "Gaussian".to_owned(),
        };
        match variant {
            Variant::Plain => name,
            Variant::MillerMadow => format!("{name}, Miller–Madow"),
            Variant::KernelWidth(sigma) => format!("{name}, σ = {sigma}"),
        }
    }

    /// The name in captions: "Binning, 30 edges".
    pub fn caption(self) -> String {
        match self.family {
            family if family.is_binning() => format!("Binning, {}", self.short()),
            Family::Kde | Family::AdaptiveKde => {
                format!("{}: upper bound, with the lower one as a band", self.short())
            }
            Family::Quantised => format!("Exact for activations of {}", self.short()),
            Family::InfoNce | Family::Nwj | Family::Dv => {
                format!("{}, by a critic, with its standard error, of the first network", self.short())
            }
            Family::Noisy => format!("Monte Carlo, {}, with its standard error", self.short()),
            _ => self.short(),
        }
    }
}

/// The key in links and files.
impl fmt::Display for Estimator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.family.key())?;
        if self.family.knob().is_some() {
            write!(f, ":{}", self.value)?;
        }
        match self.variant {
            Variant::Plain => Ok(()),
            Variant::MillerMadow => f.write_str(":mm"),
            Variant::KernelWidth(sigma) => write!(f, ":{sigma}"),
        }
    }
}
