//! A sweep as a link: `#/sweeps?v=1&epochs=1000&nets=8&axis=train:0.05,0.1,0.2&axis2=act:tanh,relu`.
//!
//! The keys are those of the base experiment, and beside them:
//!
//! | key | value |
//! |---|---|
//! | `axis`, `axis2` | a key and the values that it takes, `key:value,value`; each value is encoded once more |
//! | `name` | the name of the sweep |

use super::{Axis, Sweep};
use crate::experiment::{Experiment, Notice, decoded, excerpt, parameter};
use crate::text;
use crate::view::encoded;

/// A sweep as it is being written: its axes may still be missing, but all values are of their parameters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub name: String,
    pub base: Experiment,
    /// At most two, of different keys.
    pub axes: Vec<Axis>,
}

/// The keys of the axes.
const AXES: [&str; 2] = ["axis", "axis2"];

impl Draft {
    /// What a sweep was made from.
    pub fn of(sweep: &Sweep) -> Self {
        Self { name: sweep.name().into(), base: sweep.base().clone(), axes: sweep.axes().to_vec() }
    }

    /// What a link asks for, and what had to be said about it.
    ///
    /// Values that are not of their parameter, or stand twice, are left out; an axis without values is none.
    pub fn from_link(link: &str) -> (Self, Vec<Notice>) {
        let (mut name, mut asked) = (String::new(), [const { None }; 2]);
        let (base, mut notices) = Experiment::from_link_beside(link, |key, value| {
            let place = AXES.iter().position(|axis| *axis == key);
            match place {
                Some(place) => asked[place] = Some(value.to_owned()),
                None if key == "name" => name = value.to_owned(),
                None => return false,
            }
            true
        });
        let mut axes: Vec<Axis> = Vec::new();
        for (place, text) in AXES.iter().zip(asked).filter_map(|(place, text)| Some((place, text?))) {
            match axis(&text, &base, &mut notices) {
                Some(axis) if axes.iter().any(|other| other.key == axis.key) => {
                    notices.push(Notice(text::axes::same_as_axis(place, &axis.key)));
                }
                Some(axis) => axes.push(axis),
                None => notices.push(Notice(text::axes::not_taken(&excerpt(&text), place))),
            }
        }
        (Self { name, base, axes }, notices)
    }

    /// The canonical link.
    pub fn to_link(&self) -> String {
        let mut link = self.base.to_link().replacen("#/lab", "#/sweeps", 1);
        if !self.name.is_empty() {
            link.push_str(&format!("&name={}", encoded(&self.name)));
        }
        for (place, Axis { key, values }) in AXES.iter().zip(&self.axes) {
            // Encoded twice, as a value may hold the comma that separates values.
            let values: Vec<String> = values.iter().map(|value| encoded(&encoded(value))).collect();
            link.push_str(&format!("&{place}={key}:{}", values.join(",")));
        }
        link
    }

    /// The sweep.
    ///
    /// # Errors
    /// As [`Sweep::new`].
    pub fn sweep(&self) -> Result<Sweep, String> {
        Sweep::new(&self.name, self.base.clone(), self.axes.clone())
    }
}

/// The axis of `key:value,value`; `None` where there is no such key, or no value of it.
fn axis(text: &str, base: &Experiment, notices: &mut Vec<Notice>) -> Option<Axis> {
    let (key, values) = text.split_once(':')?;
    let row = parameter(key)?;
    let mut taken: Vec<String> = Vec::new();
    for value in values.split(',').map(decoded) {
        let mut experiment = base.clone();
        let fault = row.write(&mut experiment, &value).is_err();
        let written = row.read(&experiment);
        let why = match () {
            () if fault => text::axes::must_be(&excerpt(&value), key, &row.range()),
            () if taken.contains(&written) => text::axes::has_it_already(&excerpt(&value), key),
            () => {
                taken.push(written);
                continue;
            }
        };
        notices.push(Notice(why));
    }
    (!taken.is_empty()).then(|| Axis { key: key.into(), values: taken })
}
