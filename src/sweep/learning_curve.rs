//! The learning curve: a power law with an offset.

/// Where exponents are sought: below the one there is hardly an asymptote, above the other hardly a curve.
const EXPONENTS: [f64; 2] = [0.05, 5.0];

/// Exponents tried before the best is refined.
const TRIED: usize = 32;

/// accuracy(n) = a − b n^(−c), with a ≤ 1 and b ≥ 0 (Cortes et al. 1993).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LearningCurve {
    /// The accuracy it tends to.
    pub a: f64,
    pub b: f64,
    pub c: f64,
    /// The root of the mean square by which it misses the points.
    pub residual: f64,
}

impl LearningCurve {
    /// The least squares through (n, accuracy); `None` of fewer than three sizes or of numbers that are not finite.
    ///
    /// a and b are linear given c, which is found by search.
    pub fn fit(points: &[(f64, f64)]) -> Option<Self> {
        let is_fit = |(n, accuracy): &(f64, f64)| *n > 0.0 && n.is_finite() && accuracy.is_finite();
        let mut sizes: Vec<f64> = points.iter().map(|(n, _)| *n).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.dedup();
        if sizes.len() < 3 || !points.iter().all(is_fit) {
            return None;
        }
        let [low, high] = EXPONENTS.map(libm::log);
        let exponent = |i: f64| libm::exp(low + (high - low) * i / (TRIED - 1) as f64);
        let missed = |i: f64| Self::given(exponent(i), sizes[0], points).residual;
        let best = (0..TRIED)
            .map(|i| i as f64)
            .min_by(|i, j| missed(*i).total_cmp(&missed(*j)))
            .map_or(0.0, |i| minimum(missed, [(i - 1.0).max(0.0), (i + 1.0).min((TRIED - 1) as f64)]));
        Some(Self::given(exponent(best), sizes[0], points))
    }

    /// The least squares with this exponent; sizes are taken as multiples of `unit`, so that no power is too small.
    fn given(c: f64, unit: f64, points: &[(f64, f64)]) -> Self {
        let len = points.len() as f64;
        let xy: Vec<(f64, f64)> = points.iter().map(|(n, y)| (libm::pow(n / unit, -c), *y)).collect();
        let mean = |of: fn(&(f64, f64)) -> f64| xy.iter().map(of).sum::<f64>() / len;
        let (x, y) = (mean(|p| p.0), mean(|p| p.1));
        let covariance: f64 = xy.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
        let variance: f64 = xy.iter().map(|p| (p.0 - x) * (p.0 - x)).sum();
        let mut b = (-covariance / variance).max(0.0);
        let mut a = y + b * x;
        if a > 1.0 {
            // No accuracy is above 1: the best of those curves that end there.
            a = 1.0;
            b = (xy.iter().map(|p| (1.0 - p.1) * p.0).sum::<f64>()
                / xy.iter().map(|p| p.0 * p.0).sum::<f64>())
            .max(0.0);
        }
        let squares: f64 = xy.iter().map(|p| (a - b * p.0 - p.1) * (a - b * p.0 - p.1)).sum();
        Self { a, b: b * libm::pow(unit, c), c, residual: libm::sqrt(squares / len) }
    }

    /// The accuracy at a size.
    pub fn accuracy(&self, n: f64) -> f64 {
        self.a - self.b * libm::pow(n, -self.c)
    }

    /// The size at which `margin` is missing to a; 0 of a flat curve.
    pub fn size_within(&self, margin: f64) -> f64 {
        libm::pow(self.b / margin, 1.0 / self.c)
    }

    /// Whether it rises at all.
    pub fn rises(&self) -> bool {
        self.b > 0.0
    }

    /// Whether it is as steep as is sought, so that any steeper one would do.
    pub fn is_step(&self) -> bool {
        self.c > 0.99 * EXPONENTS[1]
    }
}

/// Where `f` is lowest between two places, by the golden section.
fn minimum(f: impl Fn(f64) -> f64, [mut low, mut high]: [f64; 2]) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let (mut left, mut right) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..28 {
        if at_left < at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - GOLDEN * (high - low);
            at_left = f(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + GOLDEN * (high - low);
            at_right = f(right);
        }
    }
    0.5 * (low + high)
}
