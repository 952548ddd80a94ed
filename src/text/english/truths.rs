//! The page of the estimators, each against distributions whose information is known.

pub const TITLE: &str = "Estimators against known truths";
pub const LEAD: &str = "Samples are drawn from distributions whose mutual information is known, and an estimator is put to them. A good estimate meets the true line, and narrows as the number N of samples grows; where it does not, the estimator fails, and one sees how";
pub const ESTIMATOR: &str = "Estimator";

/// `expected`: "an estimator such as …", with the keys of all.
pub fn beyond(asked: &str, taken: &str) -> String {
    format!("“{asked}” is out of range; {taken} is taken")
}

pub fn not_estimator(input: &str, expected: &str) -> String {
    format!("“{input}” is not {expected}")
}

pub const TRUTHS: &str = "Known truths";

pub fn done_of(done: usize, total: usize) -> String {
    format!("{done} of {total} estimates")
}

/// `others`: whether some are still at work.
pub fn stopped(why: &str, others: bool) -> String {
    match others {
        true => format!("An estimator stopped twice, and the others do its work: {why}"),
        false => {
            format!("No estimator is left, and nothing more is estimated; reload the page to go on: {why}")
        }
    }
}

/// The key of the dashed line.
pub fn truth(bits: f64) -> String {
    format!("– – true: {bits:.3} bits")
}

pub const FAILS: &str = "Fails here. ";
pub const NO_ESTIMATE: &str = "No estimate yet";

/// `time`: what one estimate takes.
pub fn verdict(samples: usize, mean: f64, sd: f64, bias: f64, time: &str) -> String {
    format!("N = {samples}: {mean:.3} ± {sd:.3} bits, {bias:+.3} from the truth, {time} each")
}

/// The title of the picture that is saved.
pub fn picture(estimator: &str) -> String {
    format!("{estimator} against known truths")
}

/// A truth in the picture that is saved; `found`: [`verdict`] or why there is none.
pub fn finding(truth: &str, bits: f64, found: &str) -> String {
    format!("{truth}: true {bits:.3} bits. {found}")
}
