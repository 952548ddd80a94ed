//! The list of truths.

use super::categorical::Categorical;
use super::maps::{half_cube, normal_cdf, spiral, swiss_roll, unchanged, wiggly_x, wiggly_y};
use super::normal::{Mapped, Normal};
use super::student::Student;
use super::table::Table;
use super::two_point::TwoPoint;
use super::uniform_sum::UniformSum;
use super::{Law, Truth};
use crate::text;

const BEYOND_NORMAL: &str = text::distributions::BEYOND_NORMAL;
const CLOSED_FORM: &str = text::distributions::CLOSED_FORM;
const BINARY_INPUT: &str = text::distributions::BINARY_INPUT;

/// ρ of the bivariate normal distributions of Czyż et al. (2023).
const CORRELATION: f64 = 0.75;

/// A bivariate normal distribution.
fn bivariate() -> Normal {
    Normal::paired(1, 1, CORRELATION)
}

/// All truths; each one's place here is a part of its stream of random numbers, so new ones go last.
pub fn truths() -> Vec<Truth> {
    let mapped = |normal, x, y| Mapped { normal, x, y };
    let plain = |normal| mapped(normal, unchanged, unchanged);
    let uniform = mapped(bivariate(), normal_cdf, normal_cdf);
    let half_cube = mapped(bivariate(), half_cube, half_cube);
    let wiggly = mapped(bivariate(), wiggly_x, wiggly_y);
    let swiss_roll = mapped(bivariate(), swiss_roll, normal_cdf);
    let spiral = mapped(Normal::paired(2, 1, 0.8), spiral, unchanged);
    let student = Student { normal: bivariate(), freedom: 3 };
    let table = Table { parts: [[6, 1, 1, 0], [1, 5, 2, 2], [0, 2, 4, 8]] };
    let mut truths = vec![
        truth("normal", text::distributions::NORMAL, BEYOND_NORMAL, plain(bivariate())),
        truth(
            "normal_dense",
            text::distributions::NORMAL_DENSE,
            BEYOND_NORMAL,
            plain(Normal::dense(3, 3, 0.5)),
        ),
        truth("normal_16", text::distributions::NORMAL_16, CLOSED_FORM, plain(Normal::paired(16, 16, 0.5))),
        truth("uniform_margins", text::distributions::UNIFORM_MARGINS, BEYOND_NORMAL, uniform),
        truth("half_cube", text::distributions::HALF_CUBE, BEYOND_NORMAL, half_cube),
        truth("wiggly", text::distributions::WIGGLY, BEYOND_NORMAL, wiggly),
        truth(
            "uniform_sum_low",
            text::distributions::UNIFORM_SUM_LOW,
            BEYOND_NORMAL,
            UniformSum { noise: 0.1 },
        ),
        truth(
            "uniform_sum_high",
            text::distributions::UNIFORM_SUM_HIGH,
            BEYOND_NORMAL,
            UniformSum { noise: 0.75 },
        ),
        truth("student", text::distributions::STUDENT, BEYOND_NORMAL, student),
        truth("swiss_roll", text::distributions::SWISS_ROLL, BEYOND_NORMAL, swiss_roll),
        truth("spiral", text::distributions::SPIRAL, BEYOND_NORMAL, spiral),
        truth("two_point", text::distributions::TWO_POINT, BINARY_INPUT, TwoPoint { deviation: 1.0 }),
        truth(
            "two_point_clear",
            text::distributions::TWO_POINT_CLEAR,
            BINARY_INPUT,
            TwoPoint { deviation: 0.5 },
        ),
        truth("table", text::distributions::TABLE, CLOSED_FORM, table),
        truth(
            "categorical",
            text::distributions::CATEGORICAL,
            text::distributions::GAO,
            Categorical { classes: 5 },
        ),
        truth("independent", text::distributions::INDEPENDENT, CLOSED_FORM, plain(Normal::paired(1, 1, 0.0))),
    ];
    for (index, truth) in (0..).zip(&mut truths) {
        truth.index = index;
    }
    truths
}

fn truth(key: &'static str, label: &'static str, source: &'static str, law: impl Law + 'static) -> Truth {
    Truth { key, label, bits: law.bits(), source, index: 0, law: Box::new(law) }
}
