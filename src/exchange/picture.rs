//! Figures with their captions under them, for any plotters backend.

mod caption;
mod draw;

pub(super) use self::draw::write;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use self::caption::{about_curves, about_run, lines, title};
use crate::charts::calibration;
use crate::charts::curves::{self, CurveKind};
use crate::charts::lines as lines_chart;
use crate::charts::plane::{self, Bounds, Shown};
use crate::charts::{Drawn, Theme};
use crate::run::Run;
use crate::text;
use crate::view::Look;

/// CSS pixels.
pub(super) const WIDTH: f64 = 760.0;
pub(super) const PLANE: f64 = 540.0;
const CURVES: f64 = 240.0;
/// The height of the caption's text and the distance of its lines.
const TEXT: f64 = 12.0;
pub(super) const LINE: f64 = 17.0;
/// Around the caption.
pub(super) const MARGIN: f64 = 12.0;

/// Figures one below the other, with a caption that says what they show.
pub struct Picture {
    /// What it shows, in one line.
    pub title: String,
    panels: Vec<Panel>,
    /// The lines under the panels.
    caption: Vec<String>,
    /// The snapshot shown as now.
    now: usize,
}

/// A figure, and the lines under it.
struct Panel {
    figure: Figure,
    caption: Vec<String>,
}

enum Figure {
    Plane(Box<plane::Spec>),
    Curves(curves::Spec),
    Lines(lines_chart::Spec),
    Calibration(calibration::Spec),
}

impl Panel {
    fn height(&self) -> f64 {
        match self.figure {
            Figure::Plane(_) => PLANE,
            Figure::Curves(_) | Figure::Calibration(_) => CURVES,
            Figure::Lines(ref spec) if spec.logarithmic => CURVES,
            Figure::Lines(_) => PLANE,
        }
    }
}

/// What can be a file of its own, as SVG or as PNG.
pub trait Drawing {
    /// What it shows, in one line.
    fn title(&self) -> &str;

    /// Width and height, CSS pixels.
    fn size(&self) -> (f64, f64);

    /// Draws it on an area with `unit` of its units to a CSS pixel, shown at `ratio` device pixels to a CSS pixel.
    ///
    /// # Errors
    /// The backend's.
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        unit: f64,
        ratio: f64,
        theme: &Theme,
    ) -> Drawn<DB>;
}

impl Picture {
    /// The information planes of a run up to snapshot `now`; `address` shows the run so.
    pub fn planes(
        run: &Run,
        shown: &[Shown],
        (bounds, look): (&Bounds, Look),
        now: usize,
        address: &str,
    ) -> Self {
        let panel = |shown: &Shown| {
            let spec = plane::Spec { look, ..plane::Spec::new(run, *shown).with(bounds) };
            let mut sentences = vec![plane::caption(&spec)];
            sentences.extend(plane::cautions(&spec, now).into_iter().map(|caution| format!("⚠ {caution}")));
            Panel { figure: Figure::Plane(Box::new(spec)), caption: set(&sentences) }
        };
        Self::of(run, text::pictures::PLANE, shown.iter().map(panel).collect(), now, address)
    }

    /// Measures of a run, over steps or else epochs, with the cursor at snapshot `now`; `address` shows the run so.
    pub fn curves(run: &Run, (kinds, steps): ([CurveKind; 2], bool), now: usize, address: &str) -> Self {
        let panel = |kind| {
            let spec = curves::Spec::new(run, kind).counting(steps);
            let caption = set(&[about_curves(&spec)]);
            Panel { figure: Figure::Curves(spec), caption }
        };
        let usual = kinds == [CurveKind::Loss, CurveKind::Accuracy];
        let title = if usual { text::pictures::LOSS_AND_ACCURACY } else { text::pictures::CURVES };
        Self::of(run, title, kinds.map(panel).into(), now, address)
    }

    /// Runs on one plane and their curves; `about` says what is shown of which runs, and `address` leads there.
    pub fn comparison(specs: Vec<lines_chart::Spec>, about: &str, address: &str) -> Self {
        let panel = |spec: lines_chart::Spec| Panel { figure: Figure::Lines(spec), caption: vec![] };
        Self {
            title: text::pictures::RUNS_COMPARED.into(),
            panels: specs.into_iter().map(panel).collect(),
            caption: set(&[about.to_owned(), address.to_owned()]),
            now: 0,
        }
    }

    /// An estimator against known truths: each with the sentence that stands under it, `address` leads there.
    pub fn calibration(title: String, truths: Vec<(calibration::Spec, String)>, address: &str) -> Self {
        let panel = |(spec, words): (calibration::Spec, String)| Panel {
            figure: Figure::Calibration(spec),
            caption: set(&[words]),
        };
        Self {
            title,
            panels: truths.into_iter().map(panel).collect(),
            caption: set(&[text::pictures::CALIBRATION.to_owned(), address.to_owned()]),
            now: 0,
        }
    }

    fn of(run: &Run, what: &str, panels: Vec<Panel>, now: usize, address: &str) -> Self {
        Self { title: title(what, run), panels, caption: set(&about_run(run, now, address)), now }
    }
}

/// Sentences as lines that fit under a figure.
pub(super) fn set(sentences: &[String]) -> Vec<String> {
    sentences.iter().flat_map(|sentence| lines(sentence, WIDTH - 2.0 * MARGIN, TEXT)).collect()
}
