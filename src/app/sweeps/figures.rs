//! What the figures show of the cells that are done.

use super::state::{Definition, Done, Plan, Stop, View};
use crate::charts::bands::{Hue, Line, Point, Spec};
use crate::charts::heat;
use crate::evaluation::BiasVariance;
use crate::experiment::{Draw, parameter};
use crate::information::PlanePoint;
use crate::sweep::{Axis, Measure, Outcome, Scale, Spread, read_by};
use crate::text;

/// Mean and SD over the networks of a cell.
type Of<'a> = Box<dyn Fn(&Outcome) -> (f64, f64) + 'a>;

/// One thing that is drawn of each cell: its name, and its mean with its SD over the networks.
struct Shown<'a> {
    name: String,
    of: Of<'a>,
}

impl<'a> Shown<'a> {
    fn new(name: impl Into<String>, of: impl Fn(&Outcome) -> (f64, f64) + 'a) -> Self {
        Self { name: name.into(), of: Box::new(of) }
    }
}

/// A measure of the hold-out.
pub fn measure(plan: &Plan, view: &View, measure: Measure) -> Spec {
    let shown = Shown::new(measure.label(), move |outcome| {
        let Spread { mean, sd, .. } = outcome.spread(|network| measure.of(network));
        (mean, sd)
    });
    let title = format!("{}, {}", measure.label(), measure.unit());
    spec(plan, view, title, measure.digits(), measure.unit(), &[shown])
}

/// A coordinate of the plane at the end: of every layer, or with two axes of the chosen one.
pub fn information(plan: &Plan, view: &View, name: &str, of: fn(&PlanePoint) -> f64) -> Spec {
    let layers = layers(plan);
    let shown = |layer: usize| {
        let spread = move |outcome: &Outcome| {
            let points = outcome.points.iter().filter_map(|layers| layers.get(layer));
            let Spread { mean, sd, .. } = Spread::of(points.map(of));
            (mean, sd)
        };
        Shown::new(layers[layer].clone(), spread)
    };
    let is_one = plan.sweep.axes().len() == 1;
    let chosen = layer(plan, view);
    let all: Vec<Shown> =
        (0..layers.len()).filter(|layer| is_one || Some(*layer) == chosen).map(shown).collect();
    let title = match chosen.filter(|_| !is_one).and_then(|layer| layers.get(layer)) {
        Some(layer) => text::sweeps_outcome::of_layer_at_end(name, layer),
        None => text::sweeps_outcome::at_end(name),
    };
    spec(plan, view, title, 3, text::sweeps_outcome::BITS, &all)
}

/// How the error of the common hold-out divides.
pub fn bias_variance(plan: &Plan, view: &View) -> Spec {
    let part = |name: &str, of: fn(&BiasVariance) -> f64| {
        let share = move |outcome: &Outcome| {
            (outcome.bias_variance.as_ref().map_or(f64::NAN, |found| 100.0 * of(found)), f64::NAN)
        };
        Shown::new(name, share)
    };
    let parts = match view.definition {
        Definition::KohaviWolpert => vec![
            part(text::sweeps_outcome::BIAS_SQUARED, |found| found.kohavi_wolpert.unbiased_bias_squared),
            part(text::sweeps_outcome::VARIANCE, |found| found.kohavi_wolpert.unbiased_variance),
            part(text::sweeps_outcome::NOISE, |found| found.kohavi_wolpert.noise),
        ],
        Definition::Webb => {
            vec![
                part(text::sweeps_outcome::BIAS, |found| found.webb.bias),
                part(text::sweeps_outcome::VARIANCE, |found| found.webb.variance),
            ]
        }
        Definition::Domingos => vec![
            part(text::sweeps_outcome::BIAS, |found| found.domingos.bias),
            part(text::sweeps_outcome::NET_VARIANCE, |found| found.domingos.net_variance),
        ],
    };
    spec(plan, view, text::sweeps_outcome::error_by(view.definition.label()), 2, "%", &parts)
}

/// The plane with the way of a layer in each cell.
pub fn plane(plan: &Plan, view: &View) -> Spec {
    let chosen = layer(plan, view);
    let all: Vec<&Done> = done(plan).collect();
    let line = |(i, done): (usize, &&Done)| {
        let (name, way) = (done.outcome.cell.name(), chosen.and_then(|layer| done.ways.get(layer)));
        let point = |stop: &Stop| Point {
            x: stop.ixt,
            y: stop.ity,
            band: None,
            words: text::sweeps_outcome::stop(&name, stop.epoch, stop.ixt, stop.ity),
        };
        let points = way.into_iter().flatten().map(point).collect();
        Line { hue: Hue::Ramp(share(i, all.len())), points, name }
    };
    Spec {
        titles: [text::sweeps_outcome::IXT.into(), text::sweeps_outcome::ITY.into()],
        ticks: vec![],
        lines: all.iter().enumerate().map(line).collect(),
        from_zero: true,
        ways: true,
    }
}

/// A measure over both axes; `None` where there is one.
pub fn heat(plan: &Plan, view: &View, measure: Measure) -> Option<heat::Spec> {
    let (against, across) = axis(plan, view);
    let (at, up) = other(plan, view)?;
    let (digits, unit) = (measure.digits(), measure.unit());
    let missing = || (f64::NAN, text::sweeps_outcome::NOT_DONE.to_owned());
    let square = |row: &String, column: &String| {
        let is_it = |done: &&Done| {
            let place = &done.outcome.cell.place;
            place.get(at).is_some_and(|(_, value)| value == row)
                && place.get(against).is_some_and(|(_, value)| value == column)
        };
        done(plan).find(is_it).map_or_else(missing, |done| {
            let Spread { mean, sd, .. } = done.outcome.spread(|network| measure.of(network));
            let words = format!("{}: {mean:.digits$} ± {sd:.digits$} {unit}", done.outcome.cell.name());
            (mean, words)
        })
    };
    let rows = up.values.iter().map(|row| across.values.iter().map(|column| square(row, column)));
    let (values, words) = rows.map(|row| row.unzip::<f64, String, Vec<f64>, Vec<String>>()).unzip();
    Some(heat::Spec {
        titles: [titled(across), titled(up)],
        measure: format!("{}, {unit}", measure.label()),
        columns: across.values.clone(),
        rows: up.values.clone(),
        values,
        words,
        digits,
    })
}

/// Names of the layers of the deepest cell.
pub fn layers(plan: &Plan) -> Vec<String> {
    let deepest = done(plan).max_by_key(|done| done.outcome.layers.len());
    deepest.map_or_else(Vec::new, |done| done.outcome.layers.clone())
}

/// The layer that is shown: the chosen one, or else the last hidden.
pub fn layer(plan: &Plan, view: &View) -> Option<usize> {
    let layers = layers(plan).len();
    view.layer.filter(|layer| *layer < layers).or(layers.checked_sub(2))
}

/// What the figures are of: cells that are done, and how they were read.
pub fn caption(plan: &Plan) -> String {
    let base = plan.sweep.base();
    let reading = read_by(done(plan).map(|done| &done.outcome));
    let one_draw = base.draw == Draw::One;
    text::sweeps_outcome::caption(plan.done(), plan.places.len(), base.networks, one_draw, &reading)
}

/// What bias and variance are over, or why there are none.
pub fn compared(plan: &Plan) -> String {
    let counts = done(plan).map(|done| done.outcome.compared);
    let (low, high) = counts.fold((usize::MAX, 0), |(low, high), count| (low.min(count), high.max(count)));
    match (low, high) {
        (_, 0) => text::sweeps_outcome::NONE_COMPARED.into(),
        (low, high) if low == high => text::sweeps_outcome::compared(low),
        (low, high) => text::sweeps_outcome::compared_between(low, high),
    }
}

/// Lines of what is shown against the chosen axis, one a value of the other.
fn spec(plan: &Plan, view: &View, title: String, digits: usize, unit: &str, shown: &[Shown]) -> Spec {
    let (against, axis) = axis(plan, view);
    let scale = Scale::of(axis);
    let other = other(plan, view);
    let values = other.map_or(vec![None], |(_, axis)| axis.values.iter().map(Some).collect());
    let point = |shown: &Shown, done: &Done| {
        let outcome = &done.outcome;
        let (mean, sd) = (shown.of)(outcome);
        let own = &outcome.cell.place.get(against)?.1;
        let x = scale.at(own, axis.values.iter().position(|value| value == own)?);
        let spread = if sd.is_finite() { format!(" ± {sd:.digits$}") } else { String::new() };
        let value = format!("{mean:.digits$}{spread} {unit}");
        let words = text::sweeps_outcome::point(&outcome.cell.name(), &shown.name, &value, outcome.size);
        let band = sd.is_finite().then_some([mean - sd, mean + sd]);
        (x.is_finite() && mean.is_finite()).then_some(Point { x, y: mean, band, words })
    };
    let mut lines = Vec::new();
    for value in values {
        for shown_here in shown {
            let of_line = |done: &&Done| {
                let place = &done.outcome.cell.place;
                other.is_none_or(|(at, _)| place.get(at).map(|(_, value)| value) == value)
            };
            let mut points: Vec<Point> =
                done(plan).filter(of_line).filter_map(|done| point(shown_here, done)).collect();
            points.sort_by(|a, b| a.x.total_cmp(&b.x));
            let name = match value {
                Some(value) if shown.len() == 1 => value.clone(),
                Some(value) => format!("{value}, {}", shown_here.name),
                None => shown_here.name.clone(),
            };
            lines.push(Line { name, hue: Hue::Series(0), points });
        }
    }
    lines.retain(|line| !line.points.is_empty());
    let count = lines.len();
    for (i, line) in lines.iter_mut().enumerate() {
        line.hue = if count > PALETTE { Hue::Ramp(share(i, count)) } else { Hue::Series(i) };
    }
    Spec { titles: [titled(axis), title], ticks: ticks(axis, scale), lines, from_zero: false, ways: false }
}

/// More lines than this have no colours that can be told apart one by one.
const PALETTE: usize = 6;

fn share(place: usize, of: usize) -> f64 {
    place as f64 / of.saturating_sub(1).max(1) as f64
}

fn done(plan: &Plan) -> impl Iterator<Item = &Done> {
    plan.places.iter().filter_map(|place| place.done.as_ref())
}

/// The axis that runs to the right, and its place.
fn axis<'a>(plan: &'a Plan, view: &View) -> (usize, &'a Axis) {
    let axes = plan.sweep.axes();
    let at = view.against.min(axes.len() - 1);
    (at, &axes[at])
}

/// The other axis.
fn other<'a>(plan: &'a Plan, view: &View) -> Option<(usize, &'a Axis)> {
    let (against, _) = axis(plan, view);
    plan.sweep.axes().iter().enumerate().find(|(at, _)| *at != against)
}

/// "Training share, of the patterns".
fn titled(axis: &Axis) -> String {
    match parameter(&axis.key) {
        Some(row) if row.unit.is_empty() => format!("{} ({})", row.label, axis.key),
        Some(row) => format!("{}, {} ({})", row.label, row.unit, axis.key),
        None => axis.key.clone(),
    }
}

fn ticks(axis: &Axis, scale: Scale) -> Vec<(f64, String)> {
    let values = axis.values.iter().enumerate();
    values.map(|(at, value)| (scale.at(value, at), value.clone())).filter(|(x, _)| x.is_finite()).collect()
}
