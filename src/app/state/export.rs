//! What of the run on display can be saved.

use super::{Effect, Origin, ShippedRun, State};
use crate::text;

/// One thing to save as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    RunWithWeights,
    RunLight,
    InformationCsv,
    MetricsCsv,
    PlaneSvg,
    CurvesSvg,
    PlanePng,
    CurvesPng,
    /// The epochs played, as a video.
    PlaneWebm,
    /// Into the clipboard.
    CopyPlane,
}

impl ExportKind {
    /// All with key and label, the run with its weights first, which has a button of its own.
    pub const ALL: [(Self, &'static str, &'static str); 10] = [
        (Self::RunWithWeights, "run", text::saving::DOWNLOAD_RUN),
        (Self::RunLight, "run-light", text::saving::RUN_LIGHT),
        (Self::InformationCsv, "information-csv", text::saving::INFORMATION_CSV),
        (Self::MetricsCsv, "metrics-csv", text::saving::METRICS_CSV),
        (Self::PlaneSvg, "plane-svg", text::saving::PLANE_SVG),
        (Self::PlanePng, "plane-png", text::saving::PLANE_PNG),
        (Self::PlaneWebm, "plane-webm", text::saving::PLANE_WEBM),
        (Self::CopyPlane, "copy-plane", text::saving::COPY_PLANE),
        (Self::CurvesSvg, "curves-svg", text::saving::CURVES_SVG),
        (Self::CurvesPng, "curves-png", text::saving::CURVES_PNG),
    ];

    /// What the two programs of the page call it.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, key, _)| key)
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other, _)| *other == key).map(|(kind, ..)| *kind)
    }
}

impl State {
    /// Saves something of the run on display, sending for its weights first where they are needed and missing.
    pub(super) fn export(&mut self, kind: ExportKind, effects: &mut Vec<Effect>) {
        let Some(display) = &self.display else { return };
        let has_weights = display.store.run.borrow().snapshots.iter().all(|s| s.weights.is_some());
        match display.origin {
            Origin::Shipped { asked, .. } if kind == ExportKind::RunWithWeights && !has_weights => {
                if !asked {
                    effects.push(Effect::Fetch(ShippedRun::Full));
                }
                self.set_shipped(true, true);
            }
            _ => effects.push(Effect::Export(kind)),
        }
    }
}
