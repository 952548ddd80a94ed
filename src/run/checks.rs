//! What a file says of its data and layers against what its experiment has.

use super::file::excerpt;
use super::{Facts, LayerFacts, ReadError};
use crate::data::table::{MOST_CLASSES, MOST_INPUTS, MOST_ROWS};

/// The counts and entropies of the data.
pub fn check_facts(said: Facts, known: Facts) -> Result<(), ReadError> {
    let counts = [
        ("samples", said.samples, known.samples),
        ("inputs", said.inputs, known.inputs),
        ("classes", said.classes, known.classes),
    ];
    for (what, said, known) in counts {
        if said != known {
            return Err(ReadError::new(format!(
                "its facts tell of {said} {what} where its data has {known}"
            )));
        }
    }
    let pair = |said: Option<f64>, known: Option<f64>| said.zip(known).unwrap_or_default();
    let accuracy = pair(said.bayes_accuracy, known.bayes_accuracy);
    let information = pair(said.true_information, known.true_information);
    let entropies = [
        ("label_entropy", said.label_entropy, known.label_entropy),
        ("input_label_information", said.input_label_information, known.input_label_information),
        ("bayes_accuracy", accuracy.0, accuracy.1),
        ("true_information", information.0, information.1),
    ];
    for (what, said, known) in entropies {
        // A few digits are enough for a file that something else has written.
        if (said - known).abs() > 1e-4 {
            return Err(ReadError::new(format!(
                "its facts have {said} for {what} where its data has {known}"
            )));
        }
    }
    Ok(())
}

/// Facts of data that is not here, which could be true.
pub fn check_sense(said: Facts) -> Result<(), ReadError> {
    let counts = [
        ("samples", said.samples, 2, MOST_ROWS),
        ("inputs", said.inputs, 1, MOST_INPUTS),
        ("classes", said.classes, 2, MOST_CLASSES),
    ];
    for (what, said, least, most) in counts {
        if !(least..=most).contains(&said) {
            return Err(ReadError::new(format!(
                "its facts tell of {said} {what} where there are {least} to {most}"
            )));
        }
    }
    let most = libm::log2(said.classes as f64) + 1e-4;
    for (what, said) in
        [("label_entropy", said.label_entropy), ("input_label_information", said.input_label_information)]
    {
        if !(-1e-4..=most).contains(&said) {
            return Err(ReadError::new(format!(
                "its facts have {said} for {what}, which is not from 0 to the logarithm of its classes"
            )));
        }
    }
    Ok(())
}

/// The layers' names, widths and activations.
pub fn check_layers(said: &[LayerFacts], known: &[LayerFacts]) -> Result<(), ReadError> {
    check_length("its layers", said.len(), known.len(), "layer of the experiment")?;
    for (i, (said, known)) in said.iter().zip(known).enumerate() {
        if said != known {
            let shown =
                |l: &LayerFacts| format!("“{}” of {} {}", excerpt(&l.name), l.width, excerpt(&l.activation));
            return Err(ReadError::new(format!(
                "its layer {} is {} where the experiment has {}",
                i + 1,
                shown(said),
                shown(known)
            )));
        }
    }
    Ok(())
}

/// A list's length, one entry per what `per` names.
pub fn check_length(name: &str, found: usize, needed: usize, per: &str) -> Result<(), ReadError> {
    match found == needed {
        true => Ok(()),
        false => Err(ReadError::new(format!(
            "there are {found} entries in {name} where {needed} are needed, one per {per}"
        ))),
    }
}
