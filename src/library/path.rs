//! A run as it is compared with others: means over its networks, snapshot by snapshot.

use super::entry::{mean, mean_point};
use crate::data::{Missing, Samples, Split};
use crate::experiment::{Preset, Reading};
use crate::information::PlanePoint;
use crate::network::{Shape, batch_size};
use crate::run::{LayerFacts, Run, Thumbnail};

/// The way of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub name: String,
    /// The canonical link of its experiment.
    pub link: String,
    /// By which reading its points were found.
    pub reading: Reading,
    pub networks: usize,
    /// Names of the layers.
    pub layers: Vec<String>,
    pub stops: Vec<Stop>,
}

/// A snapshot of it; NaN where not known.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub epoch: u32,
    pub step: u64,
    /// Of the hold-out.
    pub accuracy: f64,
    /// Of the hold-out, nats.
    pub loss: f64,
    /// [layer], bits.
    pub points: Vec<PlanePoint>,
}

impl Path {
    /// The way of a run by its own reading.
    pub fn of(run: &Run) -> Self {
        let reading = Reading::of(&run.experiment);
        let stops = run.snapshots.iter().map(|snapshot| {
            let networks = snapshot.information.get(&reading).map_or(&[][..], |networks| networks);
            let layer =
                |i: usize| mean_point(networks.iter().filter_map(move |layers| layers.get(i).copied()));
            Stop {
                epoch: snapshot.epoch,
                step: snapshot.step,
                accuracy: mean(snapshot.metrics.iter().map(|network| network.holdout.accuracy)),
                loss: mean(snapshot.metrics.iter().map(|network| network.holdout.loss)),
                points: (0..run.layers.len()).map(layer).collect(),
            }
        });
        Self {
            name: run.name.clone(),
            link: run.experiment.to_link(),
            reading,
            networks: run.experiment.networks,
            layers: run.layers.iter().map(|layer| layer.name.clone()).collect(),
            stops: stops.collect(),
        }
    }

    /// The way of a preset, as its picture in small has it.
    ///
    /// # Errors
    /// Where its data is not made from the experiment alone.
    pub fn of_preset(preset: &Preset, picture: &Thumbnail) -> Result<Self, Missing> {
        let experiment = preset.experiment();
        let samples = Samples::new(&experiment, None)?;
        let layers = LayerFacts::of(&Shape::new(&experiment, &samples));
        let rows = Split::new(&experiment, samples.len, 0).train.len();
        let steps = rows.div_ceil(batch_size(&experiment, rows)) as u64;
        let last = picture.epochs.len().saturating_sub(1);
        let stop = |(i, epoch): (usize, &u32)| Stop {
            epoch: *epoch,
            step: steps * u64::from(*epoch),
            // Only that of the end is kept.
            accuracy: if i == last { picture.accuracy[1] } else { f64::NAN },
            loss: f64::NAN,
            points: (picture.layers.iter())
                .map(|layer| layer.get(i).map_or(PlanePoint::NAN, |[ixt, ity]| PlanePoint::new(*ixt, *ity)))
                .collect(),
        };
        Ok(Self {
            name: preset.title.into(),
            link: preset.link.into(),
            reading: Reading::of(&experiment),
            networks: experiment.networks,
            layers: layers.into_iter().map(|layer| layer.name).collect(),
            stops: picture.epochs.iter().enumerate().map(stop).collect(),
        })
    }

    /// A layer's points over time that are known, (epoch, step, point).
    pub fn of_layer(&self, layer: usize) -> Vec<(u32, u64, PlanePoint)> {
        let known = |stop: &Stop| {
            let point = stop.points.get(layer).copied()?;
            (point.ixt.is_finite() && point.ity.is_finite()).then_some((stop.epoch, stop.step, point))
        };
        self.stops.iter().filter_map(known).collect()
    }

    /// The last stop that was read, if any.
    pub fn end(&self) -> Option<&Stop> {
        self.stops.iter().rev().find(|stop| stop.points.iter().any(|point| point.ixt.is_finite()))
    }
}

/// (key, value of each link) of every setting in which the links differ, in the order of the table.
pub fn settings_that_differ(links: &[&str]) -> Vec<(&'static str, &'static str, Vec<String>)> {
    use crate::experiment::{Experiment, TABLE};
    let experiments: Vec<Experiment> = links.iter().map(|link| Experiment::from_link(link).0).collect();
    let rows =
        TABLE.iter().map(|row| (row.key, row.label, experiments.iter().map(|e| row.read(e)).collect()));
    rows.filter(|(_, _, values): &(_, _, Vec<String>)| values.windows(2).any(|pair| pair[0] != pair[1]))
        .collect()
}
