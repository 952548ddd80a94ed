//! Loss, accuracy and what a confusion matrix tells.

use super::Measures;
use crate::network::Activations;

impl Measures {
    /// Of a network whose numbers are not finite.
    pub const NAN: Self = Self {
        loss: f64::NAN,
        accuracy: f64::NAN,
        precision: f64::NAN,
        recall: f64::NAN,
        f1: f64::NAN,
        perplexity: f64::NAN,
    };
}

/// The measures over some rows of logits and of targets p(y|x), both [classes, samples].
///
/// The true class is the most probable one, the lowest where several are, and so is the predicted one.
/// Precision, recall and F1 are means over the classes that are true or predicted somewhere; a class that
/// is never predicted has precision 0. NaN where there are no rows or a logit is not finite.
pub fn measure(logits: &Activations, targets: &Activations, rows: &[u32]) -> Measures {
    let classes = logits.width;
    let mut confusion = vec![0_u32; classes * classes];
    let (mut loss, mut product) = (0.0, 1.0);
    for row in rows {
        let row = *row as usize;
        let (predicted, truth) = (argmax(logits, row), argmax(targets, row));
        confusion[truth * classes + predicted] += 1;
        // −Σ target · log softmax, the largest logit taken out so that nothing overflows.
        let largest = f64::from(logits.unit(predicted)[row]);
        let mut sum = 1.0;
        for class in 0..classes {
            let below = f64::from(logits.unit(class)[row]) - largest;
            if class != predicted {
                sum += libm::exp(below);
            }
            loss -= f64::from(targets.unit(class)[row]) * below;
        }
        // Few logarithms, of products: every sum is between 1 and the number of classes.
        product *= sum;
        if product > 1e100 {
            loss += libm::log(product);
            product = 1.0;
        }
    }
    loss += libm::log(product);
    if rows.is_empty() || !f64::is_finite(loss) {
        return Measures::NAN;
    }
    let loss = loss / rows.len() as f64;
    Measures { loss, perplexity: libm::exp(loss), ..of_confusion(&confusion, classes) }
}

/// How often each class was taken for each, [true][predicted].
pub type Confusion = Vec<Vec<u32>>;

/// The confusion matrix over some rows of logits and of targets, classes as in [`measure`].
pub fn confusion(logits: &Activations, targets: &Activations, rows: &[u32]) -> Confusion {
    let mut counts = vec![vec![0; logits.width]; logits.width];
    for row in rows {
        counts[argmax(targets, *row as usize)][argmax(logits, *row as usize)] += 1;
    }
    counts
}

/// Accuracy and the macro averages of a matrix of counts [truth, predicted]; loss is left NaN.
fn of_confusion(confusion: &[u32], classes: usize) -> Measures {
    let count = |truth: usize, predicted: usize| f64::from(confusion[truth * classes + predicted]);
    let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let (mut present, mut hits, mut all) = (0.0, 0.0, 0.0);
    let (mut precision, mut recall, mut f1) = (0.0, 0.0, 0.0);
    for class in 0..classes {
        let hit = count(class, class);
        let truths: f64 = (0..classes).map(|other| count(class, other)).sum();
        let predictions: f64 = (0..classes).map(|other| count(other, class)).sum();
        if truths + predictions > 0.0 {
            present += 1.0;
        }
        precision += ratio(hit, predictions);
        recall += ratio(hit, truths);
        f1 += ratio(2.0 * hit, truths + predictions);
        hits += hit;
        all += truths;
    }
    Measures {
        accuracy: hits / all,
        precision: precision / present,
        recall: recall / present,
        f1: f1 / present,
        ..Measures::NAN
    }
}

/// The unit with the largest value of a sample; the lowest where several are.
pub(super) fn argmax(values: &Activations, sample: usize) -> usize {
    let mut best = 0;
    for unit in 1..values.width {
        if values.unit(unit)[sample] > values.unit(best)[sample] {
            best = unit;
        }
    }
    best
}
