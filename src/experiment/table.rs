//! The table of parameters, in the order of links, controls and the README.

use super::parameter::{Fault, Kind, LONGEST_LABEL, Parameter, Part};
use super::{
    Activation, Batch, Compare, DataSet, Draw, EngineChoice, Estimator, Initialisation, Loss, MOST_ALSO,
    MOST_SHUFFLES, Optimiser, Over, Reading,
};
use crate::text;

/// Every parameter.
pub static TABLE: &[Parameter] = &[
    Parameter {
        key: "data",
        label: text::parameters::DATA,
        unit: "",
        help: text::parameters::DATA_HELP,
        kind: Kind::Choice(DataSet::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.data.key().into(),
        writer: |k, e, t| choose(k, t, DataSet::from_key).map(|v| e.data = v),
    },
    Parameter {
        key: "gamma",
        label: text::parameters::STEEPNESS,
        unit: "",
        help: text::parameters::STEEPNESS_HELP,
        kind: Kind::Real { min: 0.0, max: 1000.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.gamma.to_string(),
        writer: |k, e, t| real(k, t, |v| e.gamma = v),
    },
    Parameter {
        key: "points",
        label: text::parameters::POINTS,
        unit: "",
        help: text::parameters::POINTS_HELP,
        kind: Kind::Integer { min: 100, max: 10_000 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.points.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.points = v as usize),
    },
    Parameter {
        key: "dims",
        label: text::parameters::DIMENSIONS,
        unit: "",
        help: text::parameters::DIMENSIONS_HELP,
        kind: Kind::Integer { min: 1, max: 64 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.dimensions.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.dimensions = v as usize),
    },
    Parameter {
        key: "classes",
        label: text::parameters::CLASSES,
        unit: "",
        help: text::parameters::CLASSES_HELP,
        kind: Kind::Integer { min: 2, max: 10 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.classes.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.classes = v as usize),
    },
    Parameter {
        key: "sep",
        label: text::parameters::SEPARATION,
        unit: "",
        help: text::parameters::SEPARATION_HELP,
        kind: Kind::Real { min: 0.0, max: 20.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.separation.to_string(),
        writer: |k, e, t| real(k, t, |v| e.separation = v),
    },
    Parameter {
        key: "sigma",
        label: text::parameters::DEVIATION,
        unit: "",
        help: text::parameters::DEVIATION_HELP,
        kind: Kind::Real { min: 0.01, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.sigma.to_string(),
        writer: |k, e, t| real(k, t, |v| e.sigma = v),
    },
    Parameter {
        key: "table",
        label: text::parameters::DATA_FILE,
        unit: "",
        help: text::parameters::DATA_FILE_HELP,
        kind: Kind::Table,
        part: Part::Training,
        in_sight: false,
        reader: |e| e.table.clone(),
        writer: |_, e, t| table(t, |v| e.table = v),
    },
    Parameter {
        key: "label",
        label: text::parameters::LABEL_COLUMN,
        unit: "",
        help: text::parameters::LABEL_COLUMN_HELP,
        kind: Kind::Text { most: LONGEST_LABEL },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.label.clone(),
        writer: |k, e, t| text(k, t, |v| e.label = v),
    },
    Parameter {
        key: "noise",
        label: text::parameters::INPUT_NOISE,
        unit: "",
        help: text::parameters::INPUT_NOISE_HELP,
        kind: Kind::Real { min: 0.0, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.noise.to_string(),
        writer: |k, e, t| real(k, t, |v| e.noise = v),
    },
    Parameter {
        key: "scale",
        label: text::parameters::INPUT_SCALE,
        unit: text::parameters::TIMES,
        help: text::parameters::INPUT_SCALE_HELP,
        kind: Kind::Real { min: 0.01, max: 100.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.scale.to_string(),
        writer: |k, e, t| real(k, t, |v| e.scale = v),
    },
    Parameter {
        key: "flip",
        label: text::parameters::LABEL_NOISE,
        unit: text::parameters::OF_THE_PATTERNS,
        help: text::parameters::LABEL_NOISE_HELP,
        kind: Kind::Real { min: 0.0, max: 1.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.flip.to_string(),
        writer: |k, e, t| real(k, t, |v| e.flip = v),
    },
    Parameter {
        key: "train",
        label: text::parameters::TRAINING_SHARE,
        unit: text::parameters::OF_THE_PATTERNS,
        help: text::parameters::TRAINING_SHARE_HELP,
        kind: Kind::Real { min: 0.01, max: 0.99 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.train.to_string(),
        writer: |k, e, t| real(k, t, |v| e.train = v),
    },
    Parameter {
        key: "fixed",
        label: text::parameters::HELD_OUT,
        unit: text::parameters::OF_THE_PATTERNS,
        help: text::parameters::HELD_OUT_HELP,
        kind: Kind::Real { min: 0.0, max: 0.9 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.fixed.to_string(),
        writer: |k, e, t| real(k, t, |v| e.fixed = v),
    },
    Parameter {
        key: "draw",
        label: text::parameters::TRAINING_PART,
        unit: "",
        help: text::parameters::TRAINING_PART_HELP,
        kind: Kind::Choice(Draw::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.draw.key().into(),
        writer: |k, e, t| choose(k, t, Draw::from_key).map(|v| e.draw = v),
    },
    Parameter {
        key: "std",
        label: text::parameters::TRAINING_SPREAD,
        unit: text::parameters::TIMES,
        help: text::parameters::TRAINING_SPREAD_HELP,
        kind: Kind::Real { min: 0.0, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.std.to_string(),
        writer: |k, e, t| real(k, t, |v| e.std = v),
    },
    Parameter {
        key: "net",
        label: text::parameters::HIDDEN_LAYERS,
        unit: text::parameters::UNITS,
        help: text::parameters::HIDDEN_LAYERS_HELP,
        kind: Kind::Widths { layers: 8, max: 64 },
        part: Part::Training,
        in_sight: true,
        reader: |e| {
            let widths: Vec<_> = e.hidden.iter().map(usize::to_string).collect();
            widths.join("-")
        },
        writer: |k, e, t| widths(k, t, |v| e.hidden = v),
    },
    Parameter {
        key: "act",
        label: text::parameters::ACTIVATION,
        unit: "",
        help: text::parameters::ACTIVATION_HELP,
        kind: Kind::Choice(Activation::OPTIONS),
        part: Part::Training,
        in_sight: true,
        reader: |e| e.activation.key().into(),
        writer: |k, e, t| choose(k, t, Activation::from_key).map(|v| e.activation = v),
    },
    Parameter {
        key: "init",
        label: text::parameters::INITIAL_WEIGHTS,
        unit: "",
        help: text::parameters::INITIAL_WEIGHTS_HELP,
        kind: Kind::Choice(Initialisation::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.initialisation.key().into(),
        writer: |k, e, t| choose(k, t, Initialisation::from_key).map(|v| e.initialisation = v),
    },
    Parameter {
        key: "loss",
        label: text::parameters::LOSS,
        unit: "",
        help: text::parameters::LOSS_HELP,
        kind: Kind::Choice(Loss::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.loss.key().into(),
        writer: |k, e, t| choose(k, t, Loss::from_key).map(|v| e.loss = v),
    },
    Parameter {
        key: "opt",
        label: text::parameters::OPTIMISER,
        unit: "",
        help: text::parameters::OPTIMISER_HELP,
        kind: Kind::Choice(Optimiser::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.optimiser.key().into(),
        writer: |k, e, t| choose(k, t, Optimiser::from_key).map(|v| e.optimiser = v),
    },
    Parameter {
        key: "lr",
        label: text::parameters::LEARNING_RATE,
        unit: "",
        help: text::parameters::LEARNING_RATE_HELP,
        kind: Kind::Real { min: 1e-6, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.learning_rate.to_string(),
        writer: |k, e, t| real(k, t, |v| e.learning_rate = v),
    },
    Parameter {
        key: "decay",
        label: text::parameters::WEIGHT_DECAY,
        unit: "",
        help: text::parameters::WEIGHT_DECAY_HELP,
        kind: Kind::Real { min: 0.0, max: 1.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.decay.to_string(),
        writer: |k, e, t| real(k, t, |v| e.decay = v),
    },
    Parameter {
        key: "batch",
        label: text::parameters::BATCH,
        unit: text::parameters::PATTERNS,
        help: text::parameters::BATCH_HELP,
        kind: Kind::Batch { max: 4096 },
        part: Part::Training,
        in_sight: false,
        reader: |e| match e.batch {
            Batch::Of(size) => size.to_string(),
            Batch::Full => "full".into(),
        },
        writer: |k, e, t| batch(k, t, |v| e.batch = v),
    },
    Parameter {
        key: "epochs",
        label: text::parameters::EPOCHS,
        unit: "",
        help: text::parameters::EPOCHS_HELP,
        kind: Kind::Integer { min: 1, max: 100_000 },
        part: Part::Training,
        in_sight: true,
        reader: |e| e.epochs.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.epochs = v as u32),
    },
    Parameter {
        key: "nets",
        label: text::parameters::NETWORKS,
        unit: "",
        help: text::parameters::NETWORKS_HELP,
        kind: Kind::Integer { min: 1, max: 64 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.networks.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.networks = v as usize),
    },
    Parameter {
        key: "seed",
        label: text::parameters::SEED,
        unit: "",
        help: text::parameters::SEED_HELP,
        kind: Kind::Integer { min: 0, max: u32::MAX as u64 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.seed.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.seed = v),
    },
    Parameter {
        key: "log",
        label: text::parameters::SNAPSHOTS,
        unit: "",
        help: text::parameters::SNAPSHOTS_HELP,
        kind: Kind::Integer { min: 2, max: 1000 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.log.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.log = v as usize),
    },
    Parameter {
        key: "engine",
        label: text::parameters::DEVICE,
        unit: "",
        help: text::parameters::DEVICE_HELP,
        kind: Kind::Choice(EngineChoice::OPTIONS),
        part: Part::Device,
        in_sight: false,
        reader: |e| e.engine.key().into(),
        writer: |k, e, t| choose(k, t, EngineChoice::from_key).map(|v| e.engine = v),
    },
    Parameter {
        key: "workers",
        label: text::parameters::WORKERS,
        unit: "",
        help: text::parameters::WORKERS_HELP,
        kind: Kind::Integer { min: 0, max: 64 },
        part: Part::Device,
        in_sight: false,
        reader: |e| e.workers.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.workers = v as usize),
    },
    Parameter {
        key: "mi",
        label: text::parameters::ESTIMATOR,
        unit: "",
        help: text::parameters::ESTIMATOR_HELP,
        kind: Kind::Estimator,
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.estimator.to_string(),
        writer: |k, e, t| estimator(k, t, |v| e.estimator = v),
    },
    Parameter {
        key: "over",
        label: text::parameters::ESTIMATED_OVER,
        unit: "",
        help: text::parameters::ESTIMATED_OVER_HELP,
        kind: Kind::Choice(Over::OPTIONS),
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.over.key().into(),
        writer: |k, e, t| choose(k, t, Over::from_key).map(|v| e.over = v),
    },
    Parameter {
        key: "also",
        label: text::parameters::COMPARE_WITH,
        unit: "",
        help: text::parameters::COMPARE_WITH_HELP,
        kind: Kind::Readings { most: MOST_ALSO },
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.also.iter().map(Reading::to_string).collect::<Vec<_>>().join(","),
        writer: |k, e, t| readings(k, e.over, t, |v| e.also = v),
    },
    Parameter {
        key: "compare",
        label: text::parameters::COMPARED,
        unit: "",
        help: text::parameters::COMPARED_HELP,
        kind: Kind::Choice(Compare::OPTIONS),
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.compare.key().into(),
        writer: |k, e, t| choose(k, t, Compare::from_key).map(|v| e.compare = v),
    },
    Parameter {
        key: "chance",
        label: text::parameters::SHUFFLED_LABELS,
        unit: text::parameters::TIMES,
        help: text::parameters::SHUFFLED_LABELS_HELP,
        kind: Kind::Integer { min: 0, max: MOST_SHUFFLES as u64 },
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.shuffles.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.shuffles = v as u32),
    },
];

/// The row with this key.
pub fn parameter(key: &str) -> Option<&'static Parameter> {
    TABLE.iter().find(|p| p.key == key)
}

fn choose<T>(kind: &Kind, text: &str, from_key: fn(&str) -> Option<T>) -> Result<T, Fault> {
    let Kind::Choice(options) = kind else {
        return Err(Fault::Unreadable(text::faults::ONE_OF_A_LIST.into()));
    };
    from_key(text).ok_or_else(|| {
        let keys: Vec<_> = options.iter().map(|(key, _)| *key).collect();
        Fault::Unreadable(text::faults::one_of(&keys.join(", ")))
    })
}

fn real(kind: &Kind, text: &str, set: impl FnOnce(f64)) -> Result<(), Fault> {
    let (Kind::Real { min, max }, Some(asked)) = (*kind, number(text)) else {
        return Err(Fault::Unreadable(text::faults::A_NUMBER.into()));
    };
    let value = asked.clamp(min, max);
    set(value);
    clamped(value == asked, value)
}

fn integer(kind: &Kind, text: &str, set: impl FnOnce(u64)) -> Result<(), Fault> {
    let (Kind::Integer { min, max }, Some(asked)) = (*kind, number(text)) else {
        return Err(Fault::Unreadable(text::faults::A_WHOLE_NUMBER.into()));
    };
    let value = (asked.round().max(0.0) as u64).clamp(min, max);
    set(value);
    clamped(value as f64 == asked, value)
}

fn batch(kind: &Kind, text: &str, set: impl FnOnce(Batch)) -> Result<(), Fault> {
    if text == "full" {
        set(Batch::Full);
        return Ok(());
    }
    let (Kind::Batch { max }, Some(asked)) = (*kind, number(text)) else {
        return Err(Fault::Unreadable(text::faults::A_WHOLE_NUMBER_OR_FULL.into()));
    };
    let value = (asked.round().max(0.0) as usize).clamp(1, max);
    set(Batch::Of(value));
    clamped(value as f64 == asked, value)
}

fn table(text: &str, set: impl FnOnce(String)) -> Result<(), Fault> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if !text.is_empty() && (text.len() != 16 || !text.bytes().all(is_digit)) {
        return Err(Fault::Unreadable(text::faults::DIGITS_OF_A_FILE.into()));
    }
    set(text.into());
    Ok(())
}

fn text(kind: &Kind, text: &str, set: impl FnOnce(String)) -> Result<(), Fault> {
    let Kind::Text { most } = *kind else { return Err(Fault::Unreadable(text::faults::A_TEXT.into())) };
    if text.chars().nth(most).is_some() {
        return Err(Fault::Unreadable(text::faults::text_of_at_most(most)));
    }
    set(text.into());
    Ok(())
}

fn widths(kind: &Kind, text: &str, set: impl FnOnce(Vec<usize>)) -> Result<(), Fault> {
    let expected = || Fault::Unreadable(text::faults::WIDTHS.into());
    let Kind::Widths { layers, max } = *kind else {
        return Err(expected());
    };
    let mut asked = Vec::new();
    // One more than allowed is enough to know that the text is too long.
    for part in text.split('-').take(layers + 1) {
        asked.push(number(part).ok_or_else(expected)?);
    }
    let taken: Vec<usize> =
        (asked.iter().take(layers)).map(|width| (width.round().max(0.0) as usize).clamp(1, max)).collect();
    let same = asked.len() == taken.len() && asked.iter().zip(&taken).all(|(a, t)| *a == *t as f64);
    let shown: Vec<_> = taken.iter().map(usize::to_string).collect();
    set(taken);
    clamped(same, shown.join("-"))
}

fn estimator(_: &Kind, text: &str, set: impl FnOnce(Estimator)) -> Result<(), Fault> {
    let Some((value, is_clamped)) = Estimator::parse(text) else {
        return Err(Fault::Unreadable(Estimator::expected()));
    };
    set(value);
    clamped(!is_clamped, value)
}

fn readings(kind: &Kind, over: Over, text: &str, set: impl FnOnce(Vec<Reading>)) -> Result<(), Fault> {
    let Kind::Readings { most } = *kind else { return Err(Fault::Unreadable(text::faults::READINGS.into())) };
    let keys: Vec<&str> = text.split(',').map(str::trim).filter(|key| !key.is_empty()).collect();
    let asked: Option<Vec<Reading>> = keys.iter().map(|key| Reading::parse(key, over)).collect();
    let asked = asked.ok_or_else(|| Fault::Unreadable(Estimator::expected()))?;
    let mut taken: Vec<Reading> = Vec::new();
    for reading in &asked {
        if taken.len() < most && !taken.contains(reading) && reading.shuffles == 0 {
            taken.push(*reading);
        }
    }
    let same = taken.len() == asked.len();
    let shown: Vec<String> = taken.iter().map(Reading::to_string).collect();
    set(taken);
    clamped(same, shown.join(","))
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|v: &f64| v.is_finite())
}

fn clamped(same: bool, taken: impl ToString) -> Result<(), Fault> {
    if same { Ok(()) } else { Err(Fault::Clamped(taken.to_string())) }
}
