//! The table of parameters, in the order of links, controls and the README.

use super::parameter::{Fault, Kind, LONGEST_LABEL, Parameter, Part};
use super::{
    Activation, Batch, Compare, DataSet, Draw, EngineChoice, Estimator, Initialisation, Loss, MOST_ALSO,
    MOST_SHUFFLES, Optimiser, Over, Reading,
};

/// Every parameter.
pub static TABLE: &[Parameter] = &[
    Parameter {
        key: "data",
        label: "Data",
        unit: "",
        help: "The patterns and labels to learn",
        kind: Kind::Choice(DataSet::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.data.key().into(),
        writer: |k, e, t| choose(k, t, DataSet::from_key).map(|v| e.data = v),
    },
    Parameter {
        key: "gamma",
        label: "Label steepness γ",
        unit: "",
        help: "How surely soft_var_u labels a pattern near the boundary: 0 is a coin, large is var_u",
        kind: Kind::Real { min: 0.0, max: 1000.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.gamma.to_string(),
        writer: |k, e, t| real(k, t, |v| e.gamma = v),
    },
    Parameter {
        key: "points",
        label: "Points",
        unit: "",
        help: "How many points of Gaussian classes and of the 2-D sets are drawn",
        kind: Kind::Integer { min: 100, max: 10_000 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.points.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.points = v as usize),
    },
    Parameter {
        key: "dims",
        label: "Dimensions",
        unit: "",
        help: "Inputs of Gaussian classes",
        kind: Kind::Integer { min: 1, max: 64 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.dimensions.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.dimensions = v as usize),
    },
    Parameter {
        key: "classes",
        label: "Classes",
        unit: "",
        help: "Gaussian classes, their means on a line along the diagonal of the inputs",
        kind: Kind::Integer { min: 2, max: 10 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.classes.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.classes = v as usize),
    },
    Parameter {
        key: "sep",
        label: "Separation",
        unit: "",
        help: "The distance of neighbouring means of Gaussian classes",
        kind: Kind::Real { min: 0.0, max: 20.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.separation.to_string(),
        writer: |k, e, t| real(k, t, |v| e.separation = v),
    },
    Parameter {
        key: "sigma",
        label: "Deviation σ",
        unit: "",
        help: "The standard deviation of each Gaussian class",
        kind: Kind::Real { min: 0.01, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.sigma.to_string(),
        writer: |k, e, t| real(k, t, |v| e.sigma = v),
    },
    Parameter {
        key: "table",
        label: "Data file",
        unit: "",
        help: "The content of the CSV file of data=table, which stays on this machine",
        kind: Kind::Table,
        part: Part::Training,
        in_sight: false,
        reader: |e| e.table.clone(),
        writer: |_, e, t| table(t, |v| e.table = v),
    },
    Parameter {
        key: "label",
        label: "Label column",
        unit: "",
        help: "The column of the CSV file that is to be predicted; nothing is the last",
        kind: Kind::Text { most: LONGEST_LABEL },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.label.clone(),
        writer: |k, e, t| text(k, t, |v| e.label = v),
    },
    Parameter {
        key: "noise",
        label: "Input noise",
        unit: "",
        help: "The standard deviation of normal noise on all inputs; for a table in units of its columns’ own",
        kind: Kind::Real { min: 0.0, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.noise.to_string(),
        writer: |k, e, t| real(k, t, |v| e.noise = v),
    },
    Parameter {
        key: "scale",
        label: "Input scale",
        unit: "times",
        help: "A factor on all inputs",
        kind: Kind::Real { min: 0.01, max: 100.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.scale.to_string(),
        writer: |k, e, t| real(k, t, |v| e.scale = v),
    },
    Parameter {
        key: "flip",
        label: "Label noise",
        unit: "of the patterns",
        help: "How many labels are replaced by another class, in both parts; 0.5 makes two classes random, 1 swaps them",
        kind: Kind::Real { min: 0.0, max: 1.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.flip.to_string(),
        writer: |k, e, t| real(k, t, |v| e.flip = v),
    },
    Parameter {
        key: "train",
        label: "Training share",
        unit: "of the patterns",
        help: "How much of the data the networks learn from; the rest is held out",
        kind: Kind::Real { min: 0.01, max: 0.99 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.train.to_string(),
        writer: |k, e, t| real(k, t, |v| e.train = v),
    },
    Parameter {
        key: "fixed",
        label: "Held out from all",
        unit: "of the patterns",
        help: "Patterns that no network of this seed ever learns from, so that all can be compared on them; the training part is drawn from the others, and is at most all of these",
        kind: Kind::Real { min: 0.0, max: 0.9 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.fixed.to_string(),
        writer: |k, e, t| real(k, t, |v| e.fixed = v),
    },
    Parameter {
        key: "draw",
        label: "Training part",
        unit: "",
        help: "Whether all networks learn from the same patterns",
        kind: Kind::Choice(Draw::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.draw.key().into(),
        writer: |k, e, t| choose(k, t, Draw::from_key).map(|v| e.draw = v),
    },
    Parameter {
        key: "std",
        label: "Training spread",
        unit: "times",
        help: "A factor on how far the training part’s inputs are from the mean of their class; the hold-out stays",
        kind: Kind::Real { min: 0.0, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.std.to_string(),
        writer: |k, e, t| real(k, t, |v| e.std = v),
    },
    Parameter {
        key: "net",
        label: "Hidden layers",
        unit: "units",
        help: "Widths of the hidden layers, from the input to the output",
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
        label: "Activation",
        unit: "",
        help: "The function after each hidden layer",
        kind: Kind::Choice(Activation::OPTIONS),
        part: Part::Training,
        in_sight: true,
        reader: |e| e.activation.key().into(),
        writer: |k, e, t| choose(k, t, Activation::from_key).map(|v| e.activation = v),
    },
    Parameter {
        key: "init",
        label: "Initial weights",
        unit: "",
        help: "Standard deviation of the truncated-normal weights before training",
        kind: Kind::Choice(Initialisation::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.initialisation.key().into(),
        writer: |k, e, t| choose(k, t, Initialisation::from_key).map(|v| e.initialisation = v),
    },
    Parameter {
        key: "loss",
        label: "Loss",
        unit: "",
        help: "What the networks minimise",
        kind: Kind::Choice(Loss::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.loss.key().into(),
        writer: |k, e, t| choose(k, t, Loss::from_key).map(|v| e.loss = v),
    },
    Parameter {
        key: "opt",
        label: "Optimiser",
        unit: "",
        help: "The rule that turns gradients into steps",
        kind: Kind::Choice(Optimiser::OPTIONS),
        part: Part::Training,
        in_sight: false,
        reader: |e| e.optimiser.key().into(),
        writer: |k, e, t| choose(k, t, Optimiser::from_key).map(|v| e.optimiser = v),
    },
    Parameter {
        key: "lr",
        label: "Learning rate",
        unit: "",
        help: "The size of a step",
        kind: Kind::Real { min: 1e-6, max: 10.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.learning_rate.to_string(),
        writer: |k, e, t| real(k, t, |v| e.learning_rate = v),
    },
    Parameter {
        key: "decay",
        label: "Weight decay",
        unit: "",
        help: "How strongly weights are drawn to zero",
        kind: Kind::Real { min: 0.0, max: 1.0 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.decay.to_string(),
        writer: |k, e, t| real(k, t, |v| e.decay = v),
    },
    Parameter {
        key: "batch",
        label: "Batch",
        unit: "patterns",
        help: "How many patterns one step sees; full is the whole training part",
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
        label: "Epochs",
        unit: "",
        help: "How often the networks see the whole training part",
        kind: Kind::Integer { min: 1, max: 100_000 },
        part: Part::Training,
        in_sight: true,
        reader: |e| e.epochs.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.epochs = v as u32),
    },
    Parameter {
        key: "nets",
        label: "Networks",
        unit: "",
        help: "How many networks are trained at once, from different weights",
        kind: Kind::Integer { min: 1, max: 64 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.networks.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.networks = v as usize),
    },
    Parameter {
        key: "seed",
        label: "Seed",
        unit: "",
        help: "The same seed gives the same weights, split and order of the data",
        kind: Kind::Integer { min: 0, max: u32::MAX as u64 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.seed.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.seed = v),
    },
    Parameter {
        key: "log",
        label: "Snapshots",
        unit: "",
        help: "How many epochs, log-spaced, keep their weights",
        kind: Kind::Integer { min: 2, max: 1000 },
        part: Part::Training,
        in_sight: false,
        reader: |e| e.log.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.log = v as usize),
    },
    Parameter {
        key: "engine",
        label: "Device",
        unit: "",
        help: "What trains: automatic takes the faster of the CPU and a real GPU",
        kind: Kind::Choice(EngineChoice::OPTIONS),
        part: Part::Device,
        in_sight: false,
        reader: |e| e.engine.key().into(),
        writer: |k, e, t| choose(k, t, EngineChoice::from_key).map(|v| e.engine = v),
    },
    Parameter {
        key: "workers",
        label: "Workers",
        unit: "",
        help: "How many train at once on the CPU; 0 is as many as the machine can spare",
        kind: Kind::Integer { min: 0, max: 64 },
        part: Part::Device,
        in_sight: false,
        reader: |e| e.workers.to_string(),
        writer: |k, e, t| integer(k, t, |v| e.workers = v as usize),
    },
    Parameter {
        key: "mi",
        label: "Estimator",
        unit: "",
        help: "How the information of a layer is estimated from its activations",
        kind: Kind::Estimator,
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.estimator.to_string(),
        writer: |k, e, t| estimator(k, t, |v| e.estimator = v),
    },
    Parameter {
        key: "over",
        label: "Estimated over",
        unit: "",
        help: "The patterns over which information is estimated",
        kind: Kind::Choice(Over::OPTIONS),
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.over.key().into(),
        writer: |k, e, t| choose(k, t, Over::from_key).map(|v| e.over = v),
    },
    Parameter {
        key: "also",
        label: "Compare with",
        unit: "",
        help: "Other estimators or parts of the data shown with it, such as kde:0.001,edges:30@train",
        kind: Kind::Readings { most: MOST_ALSO },
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.also.iter().map(Reading::to_string).collect::<Vec<_>>().join(","),
        writer: |k, e, t| readings(k, e.over, t, |v| e.also = v),
    },
    Parameter {
        key: "compare",
        label: "Compared",
        unit: "",
        help: "Whether other readings have planes of their own or lie over the first",
        kind: Kind::Choice(Compare::OPTIONS),
        part: Part::Reading,
        in_sight: false,
        reader: |e| e.compare.key().into(),
        writer: |k, e, t| choose(k, t, Compare::from_key).map(|v| e.compare = v),
    },
    Parameter {
        key: "chance",
        label: "Shuffled labels",
        unit: "times",
        help: "What chance gives: Î(T;Y) with the labels shuffled so often, as a band; 0 is not shown",
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
        return Err(Fault::Unreadable("one of a list".into()));
    };
    from_key(text).ok_or_else(|| {
        let keys: Vec<_> = options.iter().map(|(key, _)| *key).collect();
        Fault::Unreadable(format!("one of {}", keys.join(", ")))
    })
}

fn real(kind: &Kind, text: &str, set: impl FnOnce(f64)) -> Result<(), Fault> {
    let (Kind::Real { min, max }, Some(asked)) = (*kind, number(text)) else {
        return Err(Fault::Unreadable("a number".into()));
    };
    let value = asked.clamp(min, max);
    set(value);
    clamped(value == asked, value)
}

fn integer(kind: &Kind, text: &str, set: impl FnOnce(u64)) -> Result<(), Fault> {
    let (Kind::Integer { min, max }, Some(asked)) = (*kind, number(text)) else {
        return Err(Fault::Unreadable("a whole number".into()));
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
        return Err(Fault::Unreadable("a whole number, or full".into()));
    };
    let value = (asked.round().max(0.0) as usize).clamp(1, max);
    set(Batch::Of(value));
    clamped(value as f64 == asked, value)
}

fn table(text: &str, set: impl FnOnce(String)) -> Result<(), Fault> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if !text.is_empty() && (text.len() != 16 || !text.bytes().all(is_digit)) {
        return Err(Fault::Unreadable("the 16 hexadecimal digits that name a file’s content".into()));
    }
    set(text.into());
    Ok(())
}

fn text(kind: &Kind, text: &str, set: impl FnOnce(String)) -> Result<(), Fault> {
    let Kind::Text { most } = *kind else { return Err(Fault::Unreadable("a text".into())) };
    if text.chars().nth(most).is_some() {
        return Err(Fault::Unreadable(format!("a text of at most {most} characters")));
    }
    set(text.into());
    Ok(())
}

fn widths(kind: &Kind, text: &str, set: impl FnOnce(Vec<usize>)) -> Result<(), Fault> {
    let expected = || Fault::Unreadable("layer widths such as 10-7-5".into());
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
    let Kind::Readings { most } = *kind else { return Err(Fault::Unreadable("readings".into())) };
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
