//! Samples as one array of numbers, as workers are given them.

use super::Samples;

/// Inputs, classes, and the deviation that inputs are to have, 0 where they stay as they are.
const HEAD: usize = 3;

impl Samples {
    /// [inputs, classes, deviation], then the inputs and the targets of all patterns.
    pub fn to_array(&self) -> Vec<f32> {
        let head = [self.input_width as f32, self.classes as f32, self.standardised.unwrap_or(0.0)];
        [&head[..], &self.inputs, &self.targets].concat()
    }

    /// The samples of such an array; `None` where it is not one.
    pub fn from_array(mut array: Vec<f32>) -> Option<Self> {
        let (input_width, classes) = (*array.first()? as usize, *array.get(1)? as usize);
        let standardised = Some(*array.get(2)?).filter(|deviation| *deviation != 0.0);
        let (numbers, width) = (array.len().checked_sub(HEAD)?, input_width + classes);
        if input_width == 0 || classes == 0 || numbers == 0 || numbers % width != 0 {
            return None;
        }
        let len = numbers / width;
        let targets = array.split_off(HEAD + len * input_width);
        array.drain(..HEAD);
        Some(Self { inputs: array, targets, len, input_width, classes, standardised })
    }
}
