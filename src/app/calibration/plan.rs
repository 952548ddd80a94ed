//! What is to be estimated, in which order, and what came of it.

use crate::charts::calibration::Spec;
use crate::information::Warnings;
use crate::information::truths::Truth;

/// Sample sizes.
pub const SIZES: [usize; 8] = [50, 100, 200, 500, 1000, 2000, 5000, 10_000];
/// Repeats, each with a seed of its own; fewer of the large ones, which spread less and take longer.
const REPEATS: [u64; 8] = [10, 10, 10, 10, 6, 6, 4, 4];
/// An estimate is off where it misses by more than this, in bits, and by more than a tenth of the truth.
const OFF: f64 = 0.1;

/// One estimate to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Which truth of the list.
    pub truth: usize,
    /// Which of [`SIZES`].
    pub size: usize,
    pub seed: u64,
}

/// The estimates of one estimator, as far as they are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub estimator: String,
    /// Jobs that nobody has yet, the last first.
    waiting: Vec<Job>,
    total: usize,
    done: usize,
    /// [truth]
    pub findings: Vec<Finding>,
}

/// What an estimator finds of one truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub spec: Spec,
    /// [size]: the mean of the times of one estimate, milliseconds, and how many there are.
    times: Vec<(f64, usize)>,
    /// [size]: what the estimates are warned of.
    warnings: Vec<Warnings>,
    /// Why there is no estimate, the last reason.
    pub refused: Option<String>,
}

/// How near an estimator comes at the largest size that is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    pub samples: usize,
    pub mean: f64,
    pub sd: f64,
    /// Mean less truth, bits.
    pub bias: f64,
    /// Whether it misses by more than a tenth and more than 0.1 bits.
    pub off: bool,
    /// One estimate took so long, milliseconds.
    pub time: f64,
    /// What any of these estimates is warned of.
    pub warnings: Warnings,
}

impl Plan {
    /// All jobs for an estimator, small samples of all truths first.
    pub fn new(estimator: &str, truths: &[Truth]) -> Self {
        let jobs = (0..SIZES.len()).flat_map(|size| {
            (0..truths.len())
                .flat_map(move |truth| (1..=REPEATS[size]).map(move |seed| Job { truth, size, seed }))
        });
        let mut waiting: Vec<Job> = jobs.collect();
        waiting.reverse();
        let finding = |truth: &Truth| Finding {
            spec: Spec { truth: truth.bits, sizes: SIZES.to_vec(), estimates: vec![vec![]; SIZES.len()] },
            times: vec![(0.0, 0); SIZES.len()],
            warnings: vec![Warnings::NONE; SIZES.len()],
            refused: None,
        };
        Self {
            estimator: estimator.to_owned(),
            total: waiting.len(),
            waiting,
            done: 0,
            findings: truths.iter().map(finding).collect(),
        }
    }

    /// The next job.
    pub fn next(&mut self) -> Option<Job> {
        self.waiting.pop()
    }

    /// Takes back a job that was not done: it is the next.
    pub fn give_back(&mut self, job: Job) {
        self.waiting.push(job);
    }

    /// How many estimates are made, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.total)
    }

    /// Takes an estimate, or why there is none.
    pub fn keep(&mut self, job: Job, bits: Result<f64, String>, warnings: Warnings, milliseconds: f64) {
        self.done += 1;
        let Some(finding) = self.findings.get_mut(job.truth) else { return };
        match bits {
            Ok(bits) => finding.spec.estimates[job.size].push(bits),
            Err(why) => finding.refused = Some(why),
        }
        finding.warnings[job.size] = finding.warnings[job.size].with(warnings);
        let (mean, count) = &mut finding.times[job.size];
        *count += 1;
        *mean += (milliseconds - *mean) / *count as f64;
    }
}

impl Finding {
    /// What is to be said of it; `None` before the first estimate.
    pub fn verdict(&self) -> Option<Verdict> {
        let spreads = self.spec.spreads();
        let (size, spread) = spreads.iter().enumerate().rev().find_map(|(size, s)| Some((size, (*s)?)))?;
        let bias = spread.mean - self.spec.truth;
        Some(Verdict {
            samples: SIZES[size],
            mean: spread.mean,
            sd: spread.sd.unwrap_or(0.0),
            bias,
            off: bias.abs() > OFF.max(0.1 * self.spec.truth),
            time: self.times[size].0,
            warnings: self.warnings[size],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Job, Plan, SIZES};
    use crate::information::truths::truths;
    use crate::information::{Warning, Warnings};

    #[test]
    fn a_job_that_is_given_back_is_the_next() {
        let mut plan = Plan::new("ksg:3", &truths());
        let (first, second) = (plan.next().unwrap(), plan.next().unwrap());
        plan.give_back(first);
        assert_eq!(plan.next(), Some(first));
        assert!(first != second && plan.progress().0 == 0);
    }

    #[test]
    fn small_samples_come_first_and_every_job_once() {
        let truths = truths();
        let mut plan = Plan::new("ksg:3", &truths);
        let jobs: Vec<_> = std::iter::from_fn(|| plan.next()).collect();
        assert!(jobs.windows(2).all(|pair| pair[0].size <= pair[1].size));
        assert_eq!(jobs.len(), truths.len() * 60);
        assert_eq!(jobs.len(), plan.progress().1);
        let mut distinct: Vec<_> = jobs.iter().map(|job| (job.truth, job.size, job.seed)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), jobs.len());
    }

    #[test]
    fn a_verdict_is_of_the_largest_size_done() {
        let truths = truths();
        let mut plan = Plan::new("ksg:3", &truths);
        assert_eq!(plan.findings[0].verdict(), None);
        let truth = truths[0].bits;
        let mut saturated = Warnings::NONE;
        saturated.add_if(true, Warning::Saturated);
        for (job, by, warnings) in [(plan.next(), 0.0, saturated), (plan.next(), 0.3, Warnings::NONE)] {
            plan.keep(job.expect("a job"), Ok(truth + by), warnings, 2.0);
        }
        let verdict = plan.findings[0].verdict().expect("two estimates");
        assert_eq!((verdict.samples, verdict.off, verdict.time), (SIZES[0], true, 2.0));
        assert!((verdict.bias - 0.15).abs() < 1e-12 && verdict.warnings == saturated);
        // Each size has warnings of its own.
        plan.keep(Job { truth: 0, size: 1, seed: 1 }, Ok(truth), Warnings::NONE, 1.0);
        assert_eq!(plan.findings[0].verdict().map(|verdict| verdict.warnings), Some(Warnings::NONE));
    }
}
