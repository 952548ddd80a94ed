//! The batches of each epoch on a device.

use std::sync::Arc;

use burn::tensor::{Device, Int, Tensor, TensorData};

use crate::data::{Lessons, Samples};
use crate::experiment::Experiment;
use crate::network::{batch_size, batches};

/// The samples on a device, and the order in which each network sees them.
pub struct Feed {
    experiment: Experiment,
    /// The training part of each network.
    rows: Vec<Vec<u32>>,
    /// [N, inputs]
    inputs: Tensor<2>,
    /// [N, classes]
    targets: Tensor<2>,
}

/// One step's batch: x [R, batch, inputs] and targets [R, batch, classes].
pub type Batch = (Tensor<3>, Tensor<3>);

impl Feed {
    /// Uploads the samples; networks are fed their training parts.
    pub fn new(experiment: &Experiment, samples: &Arc<Samples>, device: &Device) -> Self {
        let lessons = Lessons::new(experiment, samples, 0..experiment.networks);
        let samples = &lessons.samples;
        let upload = |values: &[f32], width| {
            Tensor::from_data(TensorData::new(values.to_vec(), [samples.len, width]), device)
        };
        Self {
            experiment: experiment.clone(),
            rows: (0..experiment.networks).map(|network| lessons.rows(network).to_vec()).collect(),
            inputs: upload(&samples.inputs, samples.input_width),
            targets: upload(&samples.targets, samples.classes),
        }
    }

    /// How many steps an epoch has.
    pub fn steps(&self) -> usize {
        // All parts are equally large.
        let rows = self.rows[0].len();
        rows.div_ceil(batch_size(&self.experiment, rows))
    }

    /// The batches of an epoch, the first of which is 1.
    pub fn epoch(&self, epoch: u32) -> impl Iterator<Item = Batch> + '_ {
        let mut orders: Vec<_> = (self.rows.iter().enumerate())
            .map(|(network, rows)| batches(&self.experiment, rows, network, epoch).into_iter())
            .collect();
        (0..self.steps()).map(move |_| {
            let rows: Vec<i32> = orders
                .iter_mut()
                .flat_map(|order| order.next().unwrap_or_default())
                .map(|row| row as i32)
                .collect();
            self.gather(rows)
        })
    }

    /// The samples of `rows` [R · batch].
    fn gather(&self, rows: Vec<i32>) -> Batch {
        let (networks, count) = (self.experiment.networks, rows.len());
        let device = self.inputs.device();
        let rows = Tensor::<1, Int>::from_data(TensorData::new(rows, [count]), &device);
        let take = |from: &Tensor<2>| {
            let width = from.dims()[1];
            from.clone().select(0, rows.clone()).reshape([networks, count / networks, width])
        };
        (take(&self.inputs), take(&self.targets))
    }
}
