//! What a file says of its data and layers against what its experiment has.

use super::file::excerpt;
use super::{Facts, LayerFacts, ReadError};

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
    let entropies = [
        ("label_entropy", said.label_entropy, known.label_entropy),
        ("input_label_information", said.input_label_information, known.input_label_information),
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
