//! The part of the plane that is in sight.

use std::fmt;
use std::str::FromStr;

/// The most times as large.
const MOST: f64 = 16.0;

/// A part of the plane, enlarged. Whole numbers, so that a link holds all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zoom {
    /// How many times as large, in hundredths.
    times: u16,
    /// The lower left corner, in ten-thousandths of the axes.
    corner: [u16; 2],
}

impl Default for Zoom {
    fn default() -> Self {
        Self::WHOLE
    }
}

impl Zoom {
    /// The whole plane.
    pub const WHOLE: Self = Self { times: 100, corner: [0, 0] };

    /// The nearest within the plane; `corner` as shares of the axes.
    pub fn new(times: f64, corner: [f64; 2]) -> Self {
        // Rounded before the corner is, so that what a link says is within the plane too.
        let times = (times.clamp(1.0, MOST) * 100.0).round() / 100.0;
        let inside = |share: f64| (share.clamp(0.0, 1.0 - 1.0 / times) * 1e4).round() as u16;
        Self { times: (times * 100.0).round() as u16, corner: corner.map(inside) }
    }

    /// How many times as large.
    pub fn times(self) -> f64 {
        f64::from(self.times) / 100.0
    }

    /// What is in sight of each axis, as shares of it.
    pub fn window(self) -> [(f64, f64); 2] {
        self.corner.map(|corner| {
            let from = f64::from(corner) / 1e4;
            (from, from + 1.0 / self.times())
        })
    }

    /// Enlarged by a factor about a place, which stays where it is: shares of what is in sight, from the lower left.
    #[must_use]
    pub fn about(self, factor: f64, place: [f64; 2]) -> Self {
        let times = (self.times() * factor).clamp(1.0, MOST);
        let shift = 1.0 / self.times() - 1.0 / times;
        let window = self.window();
        Self::new(times, [0, 1].map(|axis| window[axis].0 + place[axis] * shift))
    }

    /// Moved by shares of what is in sight, to the right and upwards.
    #[must_use]
    pub fn moved(self, by: [f64; 2]) -> Self {
        let window = self.window();
        Self::new(self.times(), [0, 1].map(|axis| window[axis].0 + by[axis] / self.times()))
    }
}

impl fmt::Display for Zoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [left, bottom] = self.corner;
        write!(f, "{},{left},{bottom}", self.times)
    }
}

impl FromStr for Zoom {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut numbers = text.split(',').map(|number| number.parse::<u16>().map(f64::from));
        let mut next = || numbers.next()?.ok();
        let (times, left, bottom) = (next().ok_or(())?, next().ok_or(())?, next().ok_or(())?);
        match numbers.next() {
            None => Ok(Self::new(times / 100.0, [left / 1e4, bottom / 1e4])),
            Some(_) => Err(()),
        }
    }
}
