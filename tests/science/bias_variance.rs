//! Bias and variance against the fixture and by hand.

use infoplane::evaluation::{BiasVariance, bias_variance, sure};
use serde_json::Value;

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-12, "{a} {b}");
}

fn of_labels(predicted: &[Vec<usize>], labels: &[usize], classes: usize) -> BiasVariance {
    bias_variance(predicted, &sure(labels, classes)).unwrap()
}

#[test]
fn the_fixture() {
    let fixture: Value = serde_json::from_str(include_str!("../fixtures/bias_variance.json")).unwrap();
    let predicted: Vec<Vec<usize>> =
        serde_json::from_value(fixture["preds_rounds_x_points"].clone()).unwrap();
    let labels: Vec<usize> = serde_json::from_value(fixture["y"].clone()).unwrap();
    let found = of_labels(&predicted, &labels, 3);
    let BiasVariance { error, kohavi_wolpert, webb, domingos } = found;
    for (value, key) in [
        (error, "avg_loss"),
        (kohavi_wolpert.bias_squared, "KW_bias2"),
        (kohavi_wolpert.variance, "KW_var"),
        (kohavi_wolpert.unbiased_bias_squared, "KW_bias2_unbiased"),
        (kohavi_wolpert.unbiased_variance, "KW_var_unbiased"),
        (webb.bias, "Webb_bias"),
        (webb.variance, "Webb_var"),
        (domingos.bias, "Domingos_bias"),
        (domingos.unbiased_variance, "Domingos_unbiased_var"),
        (domingos.biased_variance, "Domingos_biased_var"),
        (domingos.net_variance, "Domingos_net_var"),
        (domingos.unbiased_variance + domingos.biased_variance, "mlxtend_var"),
        (error - domingos.bias, "KongDietterich_var"),
    ] {
        near(value, fixture[key].as_f64().unwrap());
    }
    near(kohavi_wolpert.noise, 0.0);
    // Sample by sample, the means of which are those above.
    for (sample, label) in labels.iter().enumerate() {
        let column: Vec<Vec<usize>> = predicted.iter().map(|row| vec![row[sample]]).collect();
        let found = of_labels(&column, &[*label], 3);
        let expected = &fixture["per_point"];
        near(found.kohavi_wolpert.bias_squared, expected["KW_bias2"][sample].as_f64().unwrap());
        near(found.kohavi_wolpert.variance, expected["KW_var"][sample].as_f64().unwrap());
        let main_is_right = expected["main"][sample].as_u64().unwrap() as usize == *label;
        near(found.domingos.bias, if main_is_right { 0.0 } else { 1.0 });
        let beside = found.domingos.unbiased_variance + found.domingos.biased_variance;
        near(beside, expected["var"][sample].as_f64().unwrap());
    }
}

#[test]
fn three_networks_by_hand() {
    // Sample 1 (label 0): 0, 0, 1, so P = (2/3, 1/3), main 0, right. Sample 2 (label 0): 1, 1, 0, main 1, wrong.
    let found = of_labels(&[vec![0, 1], vec![0, 1], vec![1, 0]], &[0, 0], 2);
    near(found.error, 1.0 / 2.0);
    // ½ ((1/3)² + (1/3)²) = 1/9 and ½ ((2/3)² + (2/3)²) = 4/9; ½ (1 − 4/9 − 1/9) = 2/9 twice.
    near(found.kohavi_wolpert.bias_squared, 5.0 / 18.0);
    near(found.kohavi_wolpert.variance, 2.0 / 9.0);
    near(found.kohavi_wolpert.unbiased_variance, 1.0 / 3.0);
    near(found.kohavi_wolpert.unbiased_bias_squared, 1.0 / 6.0);
    near(found.webb.bias, 1.0 / 3.0);
    near(found.webb.variance, 1.0 / 6.0);
    near(found.domingos.bias, 1.0 / 2.0);
    near(found.domingos.unbiased_variance, 1.0 / 6.0);
    near(found.domingos.biased_variance, 1.0 / 6.0);
    near(found.domingos.net_variance, 0.0);
}

#[test]
fn each_decomposition_adds_up_to_the_error() {
    let predicted: Vec<Vec<usize>> =
        (0..7).map(|net| (0..40).map(|row| (net * row * row + net / 2 + row / 5) % 4).collect()).collect();
    let labels: Vec<usize> = (0..40).map(|row| row / 3 % 4).collect();
    let found = of_labels(&predicted, &labels, 4);
    let BiasVariance { error, kohavi_wolpert, webb, domingos } = found;
    near(kohavi_wolpert.bias_squared + kohavi_wolpert.variance, error);
    near(kohavi_wolpert.unbiased_bias_squared + kohavi_wolpert.unbiased_variance, error);
    near(webb.bias + webb.variance, error);
    near(domingos.bias + domingos.net_variance, error);
}

#[test]
fn labels_that_are_drawn_are_noise() {
    // Two networks say one class each of a coin's two: every label is wrong half the time, whatever is said.
    let found = bias_variance(&[[0_usize], [1]], &[[0.5, 0.5]]).unwrap();
    near(found.kohavi_wolpert.noise, 0.25);
    near(found.kohavi_wolpert.bias_squared, 0.0);
    near(found.kohavi_wolpert.variance, 0.25);
    // Of three equal votes of three the lowest class is the main one.
    let found = of_labels(&[vec![2], vec![1], vec![0]], &[0], 3);
    near(found.domingos.bias, 0.0);
    near(found.domingos.unbiased_variance, 2.0 / 3.0);
}

#[test]
fn what_is_too_little_has_none() {
    let one = of_labels(&[vec![0, 1]], &[0, 0], 2);
    assert!(
        one.kohavi_wolpert.unbiased_variance.is_nan() && one.kohavi_wolpert.unbiased_bias_squared.is_nan()
    );
    near(one.error, 0.5);
    near(one.webb.bias, 0.5);
    let none: [[usize; 1]; 0] = [];
    assert_eq!(bias_variance(&none, &[[1.0, 0.0]]), None);
    let empty: [[f64; 2]; 0] = [];
    assert_eq!(bias_variance(&[[0_usize; 0]], &empty), None);
    assert_eq!(bias_variance(&[vec![0_usize], vec![0, 1]], &[[1.0, 0.0]]), None);
    assert_eq!(bias_variance(&[[2_usize]], &[[1.0, 0.0]]), None);
}
