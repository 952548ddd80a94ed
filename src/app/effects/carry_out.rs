//! The laboratory's errands, carried out by the program of the other pages.

use js_sys::Array;
use yew::Callback;

use super::browser::whole_address;
use super::errands::{self, tell};
use super::export::EXPORT;
use super::offer::{copy_png, offer, offer_png, offer_svg};
use super::record;
use crate::app::state::{ExportKind, Told};
use crate::charts::plane::Shown;
use crate::exchange::{Picture, csv, file_name};
use crate::experiment::Experiment;
use crate::run::from_json;
use crate::text;
use crate::view::View;

/// Carries out what the laboratory asks for, for as long as the page lives.
pub fn serve_errands() {
    errands::serve(|errand| {
        let name = errand.get(0).as_string().unwrap_or_default();
        let done = match name.as_str() {
            EXPORT => export(errand),
            _ => Err(text::saving::TWO_VERSIONS.into()),
        };
        if let Err(why) = done {
            tell(errand, &Err(text::saving::not_saved(&why)));
        }
    });
}

/// Offers a file of a run: the kind, the run's file without weights, the link it is shown by, the snapshot
/// shown as now, and the bounds.
fn export(errand: &Array) -> Result<(), String> {
    let text = |i| errand.get(i).as_string().unwrap_or_default();
    let kind = ExportKind::from_key(&text(1)).ok_or(text::saving::TWO_VERSIONS)?;
    let run = from_json(text(2).as_bytes()).map_err(|error| error.to_string())?;
    let link = text(3);
    let ((asked, _), (view, _)) = (Experiment::from_link(&link), View::from_link(&link));
    let now = errand.get(4).as_f64().unwrap_or_default() as usize;
    let told = {
        let errand = errand.clone();
        Callback::from(move |told: Told| tell(&errand, &told))
    };
    let fault = told.reform(|why: String| Err(text::saving::not_saved(&why)));
    let bounds = errands::to_bounds(&errand.get(5));
    let shown: Vec<Shown> = Shown::of(&asked).into_iter().map(|shown| shown.seen(view.look)).collect();
    // The controls may describe another run by now.
    let experiment = if asked.trains_like(&run.experiment) { &asked } else { &run.experiment };
    let seen = View { open: None, sum: None, with: Vec::new(), ..view.clone() };
    let address = whole_address(&(experiment.to_link() + &seen.to_link()));
    let planes = || Picture::planes(&run, &shown, (&bounds, view.look), now, &address);
    let curves = || Picture::curves(&run, (view.curves, view.look.steps), now, &address);
    let named = |what: &str| format!("infoplane-{}-{what}", file_name(&run.name));
    match kind {
        ExportKind::InformationCsv => {
            offer(&csv::information(&[&run]), "text/csv", &named("information.csv"))?
        }
        ExportKind::MetricsCsv => offer(&csv::metrics(&[&run]), "text/csv", &named("metrics.csv"))?,
        ExportKind::PlaneSvg => offer_svg(&planes(), &named("plane.svg"), &fault),
        ExportKind::CurvesSvg => offer_svg(&curves(), &named("curves.svg"), &fault),
        ExportKind::PlanePng => offer_png(&planes(), named("plane.png"), &fault),
        ExportKind::CurvesPng => offer_png(&curves(), named("curves.png"), &fault),
        ExportKind::CopyPlane => copy_png(&planes(), told),
        ExportKind::PlaneWebm => {
            let (snapshots, tick, name) = (run.snapshots.len(), view.player.tick(), named("plane.webm"));
            let picture = move |at| Picture::planes(&run, &shown, (&bounds, view.look), at, &address);
            record::animation(picture, snapshots, tick, name, &told)?;
        }
        ExportKind::RunWithWeights | ExportKind::RunLight => {
            return Err(text::saving::SAVED_ELSEWHERE.into());
        }
    }
    Ok(())
}
