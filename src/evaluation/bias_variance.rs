//! Bias and variance of the 0–1 loss, over networks that were trained apart and are tested on the same samples.

/// How the mean error of an ensemble's networks divides, by three definitions; NaN where one network is too few.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BiasVariance {
    /// The share of predictions that are wrong, over all networks and samples.
    pub error: f64,
    pub kohavi_wolpert: KohaviWolpert,
    pub webb: Webb,
    pub domingos: Domingos,
}

/// Error against labels drawn from p(y|x) = noise + bias² + variance (Kohavi & Wolpert 1996).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KohaviWolpert {
    pub bias_squared: f64,
    pub variance: f64,
    pub noise: f64,
    /// Without the error of few networks: the variance times R / (R − 1), and bias² less by as much as that is more.
    pub unbiased_bias_squared: f64,
    pub unbiased_variance: f64,
}

/// Error = bias + variance (Webb 2000): wrong with the main prediction, and wrong beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Webb {
    pub bias: f64,
    pub variance: f64,
}

/// Error = bias + net variance, where labels are taken as free of noise (Domingos 2000).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domingos {
    /// The share of samples whose main prediction is wrong.
    pub bias: f64,
    /// The share of predictions that differ from the main one where that is right, over all samples.
    pub unbiased_variance: f64,
    /// The same where the main one is wrong.
    pub biased_variance: f64,
    /// Unbiased variance less the part of the biased one that is right; of two classes that is all of it.
    pub net_variance: f64,
}

/// The decomposition of predicted classes [networks][samples] against p(y|x) [samples][classes].
///
/// The label and the main prediction are the most probable and the most frequent class, the lowest where several are.
/// `None` where there are no networks or samples, where a row is of another length, or where a class is unknown.
pub fn bias_variance<P: AsRef<[usize]>, T: AsRef<[f64]>>(
    predicted: &[P],
    targets: &[T],
) -> Option<BiasVariance> {
    let classes = targets.first()?.as_ref().len();
    let networks = Some(predicted.len()).filter(|networks| *networks > 0)? as f64;
    let known = |row: &P| row.as_ref().len() == targets.len() && row.as_ref().iter().all(|c| *c < classes);
    let is_whole = classes > 0 && predicted.iter().all(known);
    if !is_whole || targets.iter().any(|target| target.as_ref().len() != classes) {
        return None;
    }
    let mut sums = Sums::default();
    for (sample, target) in targets.iter().enumerate() {
        let mut shares = vec![0.0; classes];
        for row in predicted {
            shares[row.as_ref()[sample]] += 1.0 / networks;
        }
        sums.add(target.as_ref(), &shares);
    }
    let mean = |sum: f64| sum / targets.len() as f64;
    let [bias_squared, variance, noise] = [sums.bias_squared, sums.variance, sums.noise].map(mean);
    let more = if networks > 1.0 { variance / (networks - 1.0) } else { f64::NAN };
    let [bias, unbiased_variance, biased_variance] =
        [sums.biased, sums.unbiased_variance, sums.biased_variance].map(mean);
    Some(BiasVariance {
        error: mean(sums.error),
        kohavi_wolpert: KohaviWolpert {
            bias_squared,
            variance,
            noise,
            unbiased_bias_squared: bias_squared - more,
            unbiased_variance: variance + more,
        },
        webb: Webb { bias: mean(sums.wrong_with_main), variance: mean(sums.error - sums.wrong_with_main) },
        domingos: Domingos {
            bias,
            unbiased_variance,
            biased_variance,
            net_variance: unbiased_variance - mean(sums.right_beside_main),
        },
    })
}

/// One row of probabilities for each label, 1 for its class.
pub fn sure(labels: &[usize], classes: usize) -> Vec<Vec<f64>> {
    let row = |label: &usize| (0..classes).map(|class| f64::from(u8::from(class == *label))).collect();
    labels.iter().map(row).collect()
}

/// Sums over samples.
#[derive(Default)]
struct Sums {
    error: f64,
    bias_squared: f64,
    variance: f64,
    noise: f64,
    biased: f64,
    wrong_with_main: f64,
    right_beside_main: f64,
    unbiased_variance: f64,
    biased_variance: f64,
}

impl Sums {
    /// Takes a sample of p(y|x) that these shares of the networks give each class.
    fn add(&mut self, target: &[f64], shares: &[f64]) {
        let squares = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
        let apart: Vec<f64> = target.iter().zip(shares).map(|(p, share)| p - share).collect();
        self.bias_squared += 0.5 * squares(&apart);
        self.variance += 0.5 * (1.0 - squares(shares));
        self.noise += 0.5 * (1.0 - squares(target));
        let (label, main) = (largest(target), largest(shares));
        self.error += 1.0 - shares[label];
        match main == label {
            true => self.unbiased_variance += 1.0 - shares[main],
            false => {
                self.biased += 1.0;
                self.wrong_with_main += shares[main];
                self.biased_variance += 1.0 - shares[main];
                self.right_beside_main += shares[label];
            }
        }
    }
}

/// The index of the largest value, the lowest where several are as large but for rounding.
fn largest(values: &[f64]) -> usize {
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    values.iter().position(|value| *value >= most - 1e-12).unwrap_or(0)
}
