//! What a file says of its data and layers against what its experiment has.

use super::file::excerpt;
use super::{Facts, LayerFacts, ReadError};
use crate::data::table::{MOST_CLASSES, MOST_INPUTS, MOST_ROWS};
use crate::text;

/// The counts and entropies of the data.
pub fn check_facts(said: Facts, known: Facts) -> Result<(), ReadError> {
    let counts = [
        (text::files_content::SAMPLES, said.samples, known.samples),
        (text::files_content::INPUTS, said.inputs, known.inputs),
        (text::files_content::CLASSES, said.classes, known.classes),
    ];
    for (what, said, known) in counts {
        if said != known {
            return Err(ReadError::new(text::files_content::other_count(said, what, known)));
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
            return Err(ReadError::new(text::files_content::other_number(said, what, known)));
        }
    }
    Ok(())
}

/// Facts of data that is not here, which could be true.
pub fn check_sense(said: Facts) -> Result<(), ReadError> {
    let counts = [
        (text::files_content::SAMPLES, said.samples, 2, MOST_ROWS),
        (text::files_content::INPUTS, said.inputs, 1, MOST_INPUTS),
        (text::files_content::CLASSES, said.classes, 2, MOST_CLASSES),
    ];
    for (what, said, least, most) in counts {
        if !(least..=most).contains(&said) {
            return Err(ReadError::new(text::files_content::impossible_count(said, what, least, most)));
        }
    }
    let most = libm::log2(said.classes as f64) + 1e-4;
    for (what, said) in
        [("label_entropy", said.label_entropy), ("input_label_information", said.input_label_information)]
    {
        if !(-1e-4..=most).contains(&said) {
            return Err(ReadError::new(text::files_content::impossible_number(said, what)));
        }
    }
    Ok(())
}

/// The layers' names, widths and activations.
pub fn check_layers(said: &[LayerFacts], known: &[LayerFacts]) -> Result<(), ReadError> {
    check_length(text::files::LAYERS, said.len(), known.len(), text::files::LAYER_OF_THE_EXPERIMENT)?;
    for (i, (said, known)) in said.iter().zip(known).enumerate() {
        if said != known {
            let shown = |l: &LayerFacts| {
                text::files_content::layer(&excerpt(&l.name), l.width, &excerpt(&l.activation))
            };
            return Err(ReadError::new(text::files_content::other_layer(i + 1, &shown(said), &shown(known))));
        }
    }
    Ok(())
}

/// A list's length, one entry per what `per` names.
pub fn check_length(name: &str, found: usize, needed: usize, per: &str) -> Result<(), ReadError> {
    match found == needed {
        true => Ok(()),
        false => Err(ReadError::new(text::files::length(name, found, needed, per))),
    }
}
