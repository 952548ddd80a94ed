//! Which estimator reads a run, and with which parameter.

use std::fmt;

use super::Family;
use crate::text;

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
        text::faults::estimator_such_as(&keys.join(", "))
    }

    /// The name in axes: "30 edges".
    pub fn short(self) -> String {
        let Self { family, value, variant } = self;
        let name = match family {
            Family::Edges => text::estimators::edges(value),
            Family::Width => text::estimators::bin_width(value),
            Family::Range => text::estimators::bins_of_the_range(value),
            Family::Equal => text::estimators::equal_bins(value),
            Family::Kde => text::estimators::kde(value),
            Family::AdaptiveKde => text::estimators::adaptive_kde(value),
            Family::Ksg => text::estimators::ksg(value),
            Family::Ksg2 => text::estimators::ksg_2(value),
            Family::Renyi => text::estimators::renyi(value),
            Family::Quantised => text::estimators::bits(value),
            Family::Noisy => text::estimators::noise(value),
            Family::InfoNce => text::estimators::INFO_NCE_SHORT.to_owned(),
            Family::Nwj => text::estimators::NWJ_SHORT.to_owned(),
            Family::Dv => text::estimators::DV_SHORT.to_owned(),
            Family::Gaussian => text::estimators::GAUSSIAN_SHORT.to_owned(),
        };
        match variant {
            Variant::Plain => name,
            Variant::MillerMadow => text::estimators::miller_madow(&name),
            Variant::KernelWidth(sigma) => text::estimators::kernel_width(&name, sigma),
        }
    }

    /// The name in captions: "Binning, 30 edges".
    pub fn caption(self) -> String {
        match self.family {
            family if family.is_binning() => text::estimators::binning(&self.short()),
            Family::Kde | Family::AdaptiveKde => text::estimators::band(&self.short()),
            Family::Quantised => text::estimators::exact(&self.short()),
            Family::InfoNce | Family::Nwj | Family::Dv => text::estimators::by_a_critic(&self.short()),
            Family::Noisy => text::estimators::monte_carlo(&self.short()),
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
