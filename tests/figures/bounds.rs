//! The bound in the plane, and the curves beside it: where they are drawn and what they say under the pointer.

use std::rc::Rc;

use infoplane::bottleneck::closed::binary_symmetric;
use infoplane::bottleneck::{Bound, Joint, Law};
use infoplane::charts::curves::{self, CurveKind};
use infoplane::charts::plane::{self, Bounds, Layout};
use infoplane::charts::{Pen, Theme};
use infoplane::evaluation::{LayerGradients, Measures, NetworkMetrics};
use infoplane::experiment::{Experiment, Over, Reading};
use infoplane::information::PlanePoint;
use infoplane::run::{Device, Engine, Kernel, Run, Snapshot};
use plotters::prelude::{IntoDrawingArea, SVGBackend};

use crate::samples;

const SIZE: (f64, f64) = (700.0, 500.0);
const UNIT: f64 = 10.0;

/// Two networks of two layers whose SNR falls below 1 at the third snapshot, in the first layer only.
fn run(link: &str) -> Run {
    let experiment = Experiment { hidden: vec![4], networks: 2, ..Experiment::from_link(link).0 };
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, String::new());
    for (i, snr) in [4.0, 2.0, 0.25, 0.5].into_iter().enumerate() {
        let part = |accuracy| Measures { loss: 0.5, accuracy, perplexity: 1.6, ..Measures::NAN };
        let layer = |snr| LayerGradients { mean: 1.0, std: 1.0, snr, weight_norm: 3.0 };
        run.snapshots.push(Snapshot {
            epoch: 10 * i as u32,
            step: 70 * i as u64,
            metrics: vec![NetworkMetrics { train: part(0.9), holdout: part(0.8) }; 2],
            gradients: vec![vec![layer(snr), layer(3.0)]; 2],
            information: [(Reading::of(&experiment), vec![vec![PlanePoint::new(6.0, 0.5); 2]; 2])].into(),
            ..Snapshot::default()
        });
    }
    run
}

fn svg(draw: impl FnOnce(&Pen<SVGBackend>)) -> String {
    let mut text = String::new();
    {
        let units = ((SIZE.0 * UNIT) as u32, (SIZE.1 * UNIT) as u32);
        let area = SVGBackend::with_string(&mut text, units).into_drawing_area();
        draw(&Pen::new(&area, UNIT, 2.0));
        area.present().unwrap();
    }
    text
}

fn plane(spec: &plane::Spec) -> String {
    svg(|pen| plane::draw(spec, pen, SIZE, 3, &Theme::LIGHT).unwrap())
}

fn symmetric(flip: f64) -> Bounds {
    let joint = Joint::new([(0.5, vec![1.0 - flip, flip]), (0.5, vec![flip, 1.0 - flip])]);
    let bound = Bound::of(&joint, Law::Exact, &mut |_| true).unwrap();
    Bounds { known: vec![(Over::All, Rc::new(bound))], dib: false }
}

#[test]
fn the_bound_is_drawn_and_named_where_it_is_known() {
    let run = run("data=regular_90");
    let reading = Reading::of(&run.experiment);
    let plain = plane(&plane::Spec::new(&run, reading));
    let bounds = symmetric(0.1);
    let bound = plane(&plane::Spec::new(&run, reading).with(&bounds));
    let dib = plane(&plane::Spec::new(&run, reading).with(&Bounds { dib: true, ..bounds.clone() }));
    let count = |text: &str, part: &str| text.matches(part).count();
    for (part, times) in [(">\nbound\n<", [0, 1, 1]), (">\nDIB\n<", [0, 0, 1])] {
        assert_eq!([&plain, &bound, &dib].map(|text| count(text, part)), times, "{part}");
    }
    let encoders = bounds.known[0].1.dib.len();
    assert_eq!(count(&dib, "<circle"), count(&bound, "<circle") + encoders);
    assert!(bound.contains("bound by Blahut–Arimoto, of the exact p(y|x)"));
    // Of other patterns it is not the bound.
    let train = Reading { over: Over::Train, ..reading };
    assert!(plane::Spec::new(&run, train).with(&bounds).bound.is_none());
}

#[test]
fn both_entropies_are_lines_where_they_differ() {
    let of = |link| {
        let run = run(link);
        plane(&plane::Spec::new(&run, Reading::of(&run.experiment)))
    };
    let (certain, noisy) = (of(""), of("data=regular_90"));
    assert!(certain.contains("H(Y) = 0.999 bits") && !certain.contains("I(X;Y) ="));
    assert!(noisy.contains("H(Y) = 1.000 bits") && noisy.contains("I(X;Y) = 0.899 bits"));
}

#[test]
fn the_pointer_reads_beta_on_the_bound() {
    let flip = 0.1;
    let run = run("data=regular_90");
    let spec = plane::Spec::new(&run, Reading::of(&run.experiment)).with(&symmetric(flip));
    let layout = Layout::new(&spec, SIZE.0, SIZE.1);
    for ixt in [0.2, 0.5, 0.8] {
        let ity = binary_symmetric(flip, ixt);
        let (x, y) = layout.place(ixt, ity);
        let on = plane::on_bound(&spec, &layout, (x + 2.0, y), 10.0).unwrap();
        assert!((on.ity - binary_symmetric(flip, on.ixt)).abs() < 1e-4, "{on:?}");
        let slope = (binary_symmetric(flip, on.ixt + 1e-5) - binary_symmetric(flip, on.ixt - 1e-5)) / 2e-5;
        // Between two points of the curve their chord stands for the slope.
        assert!((on.beta.unwrap() * slope - 1.0).abs() < 0.05, "{on:?} {slope}");
        assert!(plane::on_bound(&spec, &layout, (x + 60.0, y + 60.0), 10.0).is_none());
    }
    // Beyond its end it is level.
    let top = layout.place(8.0, spec.bound.as_ref().unwrap().curve.label_information);
    assert_eq!(plane::on_bound(&spec, &layout, top, 10.0).unwrap().beta, Some(f64::INFINITY));
    let certain =
        Bounds { known: vec![(Over::All, Rc::new(Bound::deterministic(1.0, Law::Exact)))], dib: false };
    let spec = spec.with(&certain);
    let on = plane::on_bound(&spec, &layout, layout.place(0.5, 0.5), 10.0).unwrap();
    assert!(on.beta.is_none() && (on.ixt - on.ity).abs() < 1e-9 && (on.ixt - 0.5).abs() < 1e-6);
}

#[test]
fn layers_turn_from_drift_to_diffusion() {
    let run = run("");
    let spec = curves::Spec::new(&run, CurveKind::Snr);
    assert_eq!([0, 1].map(|line| spec.turn(line).map(|point| point.epoch)), [Some(20), None]);
    let rows = curves::rows(&spec, 3);
    assert_eq!(
        (rows[0].part.as_str(), rows[1].part.as_str()),
        ("hidden 1 (diffusion from epoch 20)", "output")
    );
    let text = svg(|pen| curves::draw(&spec, pen, SIZE, 3, &Theme::LIGHT).unwrap());
    assert!(text.contains("drift above, diffusion below") && text.contains("output"));
    // Two dots for each layer now, and two at the one turn.
    assert_eq!(text.matches("<circle").count(), 2 * 2 + 2);
    // Of a logarithmic axis: 4 is as far above 1 as ¼ is below it.
    let layout = curves::Layout::new(&spec, SIZE.0, SIZE.1);
    assert!((layout.y(4.0) + layout.y(0.25) - 2.0 * layout.y(1.0)).abs() < 1e-9);
    assert_eq!(layout.y(0.0), layout.plot.bottom);
    assert!(layout.y_ticks().iter().any(|(y, text)| text == "1" && (y - layout.y(1.0)).abs() < 1e-9));
    let norms = curves::rows(&curves::Spec::new(&run, CurveKind::Norm), 3);
    assert_eq!(norms.iter().map(|row| row.value.mean).collect::<Vec<_>>(), [3.0, 3.0]);
}

#[test]
fn every_curve_can_be_drawn() {
    let mut run = run("");
    for kind in CurveKind::ALL {
        let spec = curves::Spec::new(&run, *kind);
        for size in [(1.0, 1.0), (300.0, 150.0), SIZE] {
            svg(|pen| curves::draw(&spec, pen, size, 3, &Theme::DARK).unwrap());
        }
        assert!(curves::description(&spec, 3).starts_with(kind.label()));
    }
    let gap = curves::rows(&curves::Spec::new(&run, CurveKind::Gap), 3);
    assert!(gap.len() == 1 && (gap[0].value.mean - 10.0).abs() < 1e-9);
    // Gradients of a light file may be missing.
    run.snapshots.iter_mut().for_each(|snapshot| snapshot.gradients.clear());
    assert!(curves::rows(&curves::Spec::new(&run, CurveKind::Snr), 3).is_empty());
}
