//! The figures, drawn to SVG and looked at: how many marks, where, in which colours; and the parts by themselves.

use infoplane::charts::marks::labels::{Label, place};
use infoplane::charts::marks::relax::relax;
use infoplane::charts::marks::shape::Shape;
use infoplane::charts::scale::{Epochs, Linear};
use infoplane::charts::{Pen, Rect, Spread, Theme, calibration, clip, colour, curves, plane};
use infoplane::evaluation::{Measures, NetworkMetrics};
use infoplane::experiment::{Estimator, Experiment, Over, Reading, snapshot_epochs};
use infoplane::information::{PlanePoint, Warning};
use infoplane::run::{Device, Engine, Kernel, Run, Snapshot};
use infoplane::view::{Look, Networks, Zoom};
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use proptest::prelude::*;

use crate::samples;

/// Whole units in a CSS pixel.
const UNIT: f64 = 10.0;

/// A run whose networks lie at made-up points; `point` gives (Î(X;T), Î(T;Y)) by snapshot, network, layer.
fn run_of(
    hidden: &[usize],
    networks: usize,
    snapshots: usize,
    point: impl Fn(usize, usize, usize) -> (f64, f64),
) -> Run {
    let experiment = Experiment { hidden: hidden.to_vec(), networks, log: 200, ..Experiment::default() };
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, "2026-11-24T10:00:00Z".into());
    let epochs = snapshot_epochs(experiment.epochs, 200);
    for (s, epoch) in epochs.into_iter().take(snapshots).enumerate() {
        let layer = |network, layer| {
            let (ixt, ity) = point(s, network, layer);
            PlanePoint::new(ixt, ity)
        };
        let network = |n| (0..run.layers.len()).map(|l| layer(n, l)).collect();
        let mut snapshot = Snapshot { epoch, step: u64::from(epoch) * 7, ..Snapshot::default() };
        snapshot.information.insert(Reading::of(&experiment), (0..networks).map(network).collect());
        snapshot.metrics = (0..networks).map(|n| metrics(point(s, n, 0).1)).collect();
        run.snapshots.push(snapshot);
    }
    run
}

/// A run before its first snapshot.
fn run_of_data(experiment: &Experiment) -> Run {
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff };
    Run::new(experiment, &samples::of(experiment), engine, "2026-11-24T10:00:00Z".into())
}

fn metrics(loss: f64) -> NetworkMetrics {
    let part = |loss: f64| Measures {
        loss,
        accuracy: 1.0 - loss / 3.0,
        precision: 0.5,
        recall: 0.5,
        f1: 0.5,
        perplexity: 1.0,
    };
    NetworkMetrics { train: part(loss), holdout: part(loss * 1.2) }
}

fn spread_out(snapshot: usize, network: usize, layer: usize) -> (f64, f64) {
    (12.0 - layer as f64 - 0.01 * network as f64, 0.2 + 0.003 * snapshot as f64 + 0.05 * layer as f64)
}

fn plane_svg(run: &Run, now: usize, size: (f64, f64), theme: &Theme) -> String {
    let spec = plane::Spec::new(run, Reading::of(&run.experiment));
    svg(size, |pen| plane::draw(&spec, pen, size, now, theme).unwrap())
}

fn svg(size: (f64, f64), draw: impl FnOnce(&Pen<SVGBackend>)) -> String {
    let mut text = String::new();
    {
        let units = ((size.0 * UNIT) as u32, (size.1 * UNIT) as u32);
        let area = SVGBackend::with_string(&mut text, units).into_drawing_area();
        draw(&Pen::new(&area, UNIT, 2.0));
        area.present().unwrap();
    }
    text
}

/// How often an element occurs.
fn count(svg: &str, element: &str) -> usize {
    svg.matches(&format!("<{element} ")).count()
}

#[test]
fn a_plane_has_a_mark_for_every_number() {
    let (networks, snapshots, layers) = (3, 5, 6);
    let run = run_of(&[10, 7, 5, 4, 3], networks, snapshots, spread_out);
    let text = plane_svg(&run, snapshots - 1, (700.0, 500.0), &Theme::LIGHT);
    // A dot for each network: small squares on the trails, circles now. One network alone has no dots.
    let alone =
        plane_svg(&run_of(&[10, 7, 5, 4, 3], 1, snapshots, spread_out), 4, (700.0, 500.0), &Theme::LIGHT);
    assert_eq!(count(&text, "rect") - count(&alone, "rect"), networks * snapshots * layers);
    assert_eq!((count(&text, "circle"), count(&alone, "circle")), (networks * layers, 0));
    // A marker for each mean, three outlines for each layer now, and the pointer of the colour bar.
    assert_eq!(count(&text, "polygon"), snapshots * layers + 3 * layers + 1);
    for text_there in
        ["hidden 1", "hidden 5", "output", "log₂ 4096 = 12 bits", "H(Y) = 0.999 bits", "30 edges", "epoch 4"]
    {
        assert!(text.contains(text_there), "{text_there} is missing");
    }
    let earlier = plane_svg(&run, 1, (700.0, 500.0), &Theme::LIGHT);
    assert_eq!(count(&text, "rect") - count(&earlier, "rect"), networks * (snapshots - 2) * layers);
}

#[test]
fn the_way_of_one_layer_can_stand_out() {
    let run = run_of(&[4, 3], 2, 5, spread_out);
    let spec = plane::Spec::new(&run, Reading::of(&run.experiment));
    let layout = plane::Layout::new(&spec, 700.0, 500.0);
    let lit = |now, layer| {
        svg((700.0, 500.0), |pen| plane::lit(&spec, &layout, pen, now, layer, &Theme::LIGHT).unwrap())
    };
    let text = lit(3, 1);
    // A line of four corners and what sets it off, and the last place.
    assert_eq!((count(&text, "polyline"), count(&text, "polygon")), (2, 1));
    let line = text.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(line.split_whitespace().count(), 4, "{line}");
    assert_ne!(text, lit(3, 2));
    // Of a way that lies beyond the part in sight nothing is drawn.
    let look = Look { zoom: Zoom::new(4.0, [0.0, 0.0]), ..spec.look };
    let spec = plane::Spec { look, ..spec.clone() };
    let layout = plane::Layout::new(&spec, 700.0, 500.0);
    let beyond = svg((700.0, 500.0), |pen| plane::lit(&spec, &layout, pen, 3, 1, &Theme::LIGHT).unwrap());
    assert_eq!((count(&beyond, "polyline"), count(&beyond, "polygon")), (0, 0));
    // A layer that this run does not have has no way.
    assert_eq!((count(&lit(3, 9), "polygon"), lit(3, 9).contains("NaN")), (0, false));
}

#[test]
fn networks_that_diverged_are_left_out() {
    let nan_after = |s: usize, n: usize, l: usize| {
        if n == 1 && s >= 2 { (f64::NAN, f64::NAN) } else { spread_out(s, n, l) }
    };
    let text = plane_svg(&run_of(&[4, 3], 2, 4, nan_after), 3, (700.0, 500.0), &Theme::DARK);
    let whole = plane_svg(&run_of(&[4, 3], 2, 4, spread_out), 3, (700.0, 500.0), &Theme::DARK);
    assert_eq!((count(&text, "circle"), count(&whole, "circle")), (3, 6));
    assert_eq!(count(&whole, "rect") - count(&text, "rect"), 2 * 3);
    assert!(!text.contains("NaN"));

    let all_nan = run_of(&[4, 3], 2, 4, |_, _, _| (f64::NAN, f64::NAN));
    let text = plane_svg(&all_nan, 3, (700.0, 500.0), &Theme::DARK);
    assert_eq!(count(&text, "circle"), 0);
    assert!(!text.contains("NaN"));
}

#[test]
fn nothing_panics_at_the_ends() {
    let no_run = run_of(&[10], 1, 0, spread_out);
    let text = plane_svg(&no_run, 0, (700.0, 500.0), &Theme::LIGHT);
    assert!(text.contains("Nothing has been trained yet"));

    let mut unread = run_of(&[10], 1, 3, spread_out);
    unread.experiment.estimator = Estimator::width(0.07);
    let text = plane_svg(&unread, 2, (700.0, 500.0), &Theme::LIGHT);
    assert!(text.contains("Not estimated yet"));

    for (hidden, networks, snapshots) in
        [(vec![1], 1, 1), (vec![9; 8], 64, 3), (vec![9; 8], 1, 200), (vec![3], 64, 1)]
    {
        let run = run_of(&hidden, networks, snapshots, spread_out);
        for size in [(1.0, 1.0), (300.0, 180.0), (360.0, 400.0), (1400.0, 900.0)] {
            for now in [0, snapshots - 1, snapshots + 5] {
                plane_svg(&run, now, size, &Theme::LIGHT);
                for measure in [curves::CurveKind::Loss, curves::CurveKind::Accuracy] {
                    let spec = curves::Spec::new(&run, measure);
                    svg(size, |pen| curves::draw(&spec, pen, size, now, &Theme::DARK).unwrap());
                }
            }
        }
    }
}

#[test]
fn a_spec_follows_snapshots_that_are_read_out_of_order() {
    let whole = run_of(&[4, 3], 2, 4, spread_out);
    let reading = Reading::of(&whole.experiment);
    let mut growing = whole.clone();
    growing.snapshots.truncate(3);
    growing.snapshots[1].information.clear();
    let mut spec = plane::Spec::new(&growing, reading);
    assert!(spec.moment(1).is_none() && spec.moment(2).is_some());
    assert_eq!(spec.now(1).map(|moment| moment.epoch), Some(0));
    spec.follow(&whole);
    assert_eq!(spec, plane::Spec::new(&whole, reading));
}

#[test]
fn the_pointer_reads_the_nearest_mean() {
    let run = run_of(&[4, 3], 2, 4, spread_out);
    let spec = plane::Spec::new(&run, Reading::of(&run.experiment));
    let layout = plane::Layout::new(&spec, 700.0, 500.0);
    let (x, y) = layout.place(11.0 - 0.005, 0.2 + 0.003 * 3.0 + 0.05);
    let hit = plane::nearest(&spec, &layout, 3, (x + 3.0, y - 1.0), 24.0).unwrap();
    assert_eq!((hit.snapshot, hit.layer), (3, 1));
    assert!(plane::nearest(&spec, &layout, 3, (x - 60.0, y + 80.0), 24.0).is_none());
    assert!(plane::nearest(&spec, &layout, 2, (x, y), 24.0).is_some_and(|hit| hit.snapshot == 2));
    // A layer of the whole plane is in sight, and not where another corner is enlarged.
    let outside = |spec: &plane::Spec| {
        let layout = plane::Layout::new(spec, 700.0, 500.0);
        plane::of_layer(spec, &layout, 3, 1).unwrap().outside
    };
    let look = Look { zoom: "400,0,0".parse().unwrap(), ..spec.look };
    assert_eq!([outside(&spec), outside(&plane::Spec { look, ..spec.clone() })], [false, true]);
}

#[test]
fn rows_and_words_give_the_numbers_of_the_picture() {
    let run = run_of(&[4, 3], 3, 4, spread_out);
    let spec = plane::Spec::new(&run, Reading::of(&run.experiment));
    let rows = plane::rows(&spec, 2);
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1].layer.as_str(), rows[1].epoch, rows[1].step), ("hidden 2", 2, 14));
    assert!((rows[1].input.mean - 10.99).abs() < 1e-12);
    assert!((rows[1].input.sd.unwrap() - 0.01).abs() < 1e-12);
    assert!(plane::description(&spec, 2).contains("hidden 2 10.99 and 0.256"));
    assert!(plane::caption(&spec).contains("all 4096 patterns"));

    let spec = curves::Spec::new(&run, curves::CurveKind::Loss);
    let rows = curves::rows(&spec, 3);
    assert_eq!(rows.len(), 2);
    assert!((rows[1].value.mean - 1.2 * 0.209).abs() < 1e-12);
}

/// So many lines are kept free under the plane while the epochs are played.
#[test]
fn there_are_at_most_as_many_cautions_as_at_their_worst_snapshot() {
    let mut run = run_of(&[4, 3], 2, 4, spread_out);
    let reading = Reading::of(&run.experiment);
    let most = |run: &Run| plane::most_cautions(&plane::Spec::new(run, reading));
    assert_eq!(most(&run), 0);
    for (snapshot, layer, warning) in [
        (0, 0, Warning::Saturated),
        (2, 0, Warning::Saturated),
        (2, 1, Warning::Negative),
        (3, 1, Warning::Negative),
    ] {
        for points in run.snapshots[snapshot].information.get_mut(&reading).unwrap() {
            points[layer].warnings.add_if(true, warning);
        }
    }
    assert_eq!(most(&run), 2);
    let spec = plane::Spec::new(&run, reading);
    assert_eq!([0, 1, 2, 3].map(|snapshot| plane::cautions(&spec, snapshot).len()), [1, 0, 2, 1]);
}

#[test]
fn curves_count_epochs_or_steps() {
    let run = run_of(&[4, 3], 3, 4, spread_out);
    let last = run.experiment.epochs;
    let size = (700.0, 300.0);
    let drawn = |steps| {
        let spec = curves::Spec::new(&run, curves::CurveKind::Loss).counting(steps);
        (spec.scale().last, svg(size, |pen| curves::draw(&spec, pen, size, 3, &Theme::LIGHT).unwrap()))
    };
    let ((epochs, by_epoch), (steps, by_step)) = (drawn(false), drawn(true));
    assert_eq!((epochs, steps), (last, 7 * last));
    assert!(by_epoch.contains("epoch 3") && !by_epoch.contains("step"));
    assert!(by_step.contains("step 21") && !by_step.contains("poch"));
}

#[test]
fn a_spread_is_over_finite_values() {
    let spread = Spread::of([1.0, f64::NAN, 3.0].into_iter()).unwrap();
    assert_eq!((spread.mean, spread.low, spread.high, spread.networks), (2.0, 1.0, 3.0, 2));
    assert!((spread.sd.unwrap() - 2.0_f64.sqrt()).abs() < 1e-15);
    assert_eq!(Spread::of([5.0].into_iter()).unwrap().sd, None);
    assert!(Spread::of([f64::INFINITY].into_iter()).is_none());
}

#[test]
fn the_bounds_are_those_of_the_patterns() {
    let experiment = Experiment::default();
    let run = run_of_data(&experiment);
    let all = plane::Limits::new(&run, Over::All);
    assert_eq!((all.patterns, all.input), (4096, 12.0));
    assert!(all.determined && (all.label - 0.999_157_120_850_271).abs() < 1e-9);
    let holdout = plane::Limits::new(&run, Over::Holdout);
    assert_eq!(holdout.patterns, 4096 - 3482);
    assert!((holdout.input - 614.0_f64.log2()).abs() < 1e-12 && holdout.label <= 1.0);
    let noisy = Experiment { data: infoplane::experiment::DataSet::Regular90, ..experiment };
    let noisy = plane::Limits::new(&run_of_data(&noisy), Over::All);
    assert!(!noisy.determined && (noisy.label - 0.899_482_824_826).abs() < 1e-6);
}

#[test]
fn scales_put_the_bounds_inside_the_frame() {
    let run = run_of(&[4, 3], 3, 4, spread_out);
    let spec = plane::Spec::new(&run, Reading::of(&run.experiment));
    for (width, height) in [(360.0, 320.0), (1400.0, 800.0)] {
        let plane::Layout { plot, x, y, .. } = plane::Layout::new(&spec, width, height);
        assert_eq!((x.place(0.0), y.place(0.0)), (plot.left, plot.bottom));
        let (right, top) = (x.place(spec.limits.input), y.place(spec.limits.label));
        assert!(right < plot.right - 10.0 && right > plot.right - 0.08 * plot.width());
        assert!(top > plot.top + 10.0 && top < plot.top + 0.14 * plot.height());
    }
}

#[test]
fn ticks_are_round_and_inside() {
    let scale = |from, to| Linear { domain: (from, to), range: (0.0, 100.0) };
    let texts = |ticks: Vec<(f64, String)>| ticks.into_iter().map(|tick| tick.1).collect::<Vec<_>>();
    assert_eq!(texts(scale(0.0, 12.48).ticks(7.0)), ["0", "2", "4", "6", "8", "10", "12"]);
    assert_eq!(texts(scale(0.0, 1.09).ticks(5.5)), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    assert!(scale(1.0, 1.0).ticks(5.0).is_empty() && scale(0.0, f64::NAN).ticks(5.0).is_empty());
    let ticks = |last, linear| Epochs { last, linear }.ticks(300.0, 11.0);
    assert_eq!(ticks(1000, false), [0, 1, 10, 100, 1000]);
    assert_eq!(ticks(8000, false), [0, 1, 10, 100, 1000, 8000]);
    assert_eq!(ticks(1, false), [0, 1]);
    // The last two would touch.
    let narrow = Epochs { last: 56_000, linear: false }.ticks(240.0, 11.0);
    assert_eq!(narrow, [0, 1, 10, 100, 1000, 10_000]);
    assert_eq!((ticks(8000, true), ticks(1, true)), (vec![0, 2000, 4000, 6000, 8000], vec![0, 1]));
}

/// Lightness L* of CIE 1976 from sRGB (IEC 61966-2-1), D65.
fn lightness((r, g, b): (u8, u8, u8)) -> f64 {
    let linear = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    let y = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    if y > 0.008_856 { 116.0 * y.cbrt() - 16.0 } else { 903.3 * y }
}

#[test]
fn later_epochs_are_lighter_and_series_stand_out() {
    for dark in [false, true] {
        let at = |i: u32| colour::epoch(f64::from(i) / 256.0, dark);
        let light: Vec<f64> = (0..=256).map(at).map(|c| lightness((c.0, c.1, c.2))).collect();
        assert!(light.windows(2).all(|pair| pair[1] > pair[0] - 0.05), "{light:?}");
        assert!(light[256] - light[0] > 45.0);
        assert!(light.iter().step_by(32).zip(light.iter().skip(32).step_by(32)).all(|(a, b)| b - a > 3.0));
    }
    // Contrast (WCAG 2) of 3 to 1 for graphics, 4.5 to 1 for text.
    let luminance = |c: plotters::style::RGBAColor| ((lightness((c.0, c.1, c.2)) + 16.0) / 116.0).powi(3);
    let strong = [Theme::LIGHT.strong(), Theme::DARK.strong()];
    for theme in [Theme::LIGHT, Theme::DARK].into_iter().chain(strong) {
        let contrast = |c| {
            let (a, b) = (luminance(c) + 0.05, luminance(theme.surface) + 0.05);
            f64::max(a / b, b / a)
        };
        assert!((0..6).all(|i| contrast(colour::series(i, theme.dark)) >= 4.5));
        assert!(contrast(theme.ink) >= 7.0 && contrast(theme.muted) >= 4.5 && contrast(theme.limit) >= 4.5);
        if strong.contains(&theme) {
            assert!(
                contrast(theme.muted) > 19.0 && contrast(theme.limit) >= 7.0 && contrast(theme.frame) > 19.0
            );
        }
    }
}

#[test]
fn shapes_have_the_same_area_and_differ() {
    let shapes: Vec<_> = (0..Shape::COUNT).map(|i| Shape::new(i).around((0.0, 0.0), 2.0)).collect();
    for (i, shape) in shapes.iter().enumerate() {
        let next = shape.iter().cycle().skip(1);
        let twice: f64 = shape.iter().zip(next).map(|(a, b)| a.0 * b.1 - a.1 * b.0).sum();
        assert!((twice.abs() / 2.0 - 4.0 * std::f64::consts::PI).abs() < 1e-9, "shape {i}");
        assert!(shapes[..i].iter().all(|other| other != shape), "shape {i} is there twice");
    }
}

proptest! {
    #[test]
    fn relaxed_places_keep_order_distance_and_frame(
        mut wanted in prop::collection::vec(-50.0..450.0_f64, 0..20), height in 1.0..20.0_f64,
    ) {
        wanted.sort_by(f64::total_cmp);
        let places = relax(&wanted, height, 0.0, 400.0);
        prop_assert_eq!(places.len(), wanted.len());
        prop_assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= height - 1e-9));
        prop_assert!(places.iter().all(|place| (-1e-9..=400.0 + 1e-9).contains(place)));
        // What needs no moving is not moved.
        let apart = wanted.windows(2).all(|pair| pair[1] - pair[0] >= height);
        if apart && wanted.iter().all(|w| (0.0..=400.0).contains(w)) {
            prop_assert!(places.iter().zip(&wanted).all(|(place, wanted)| (place - wanted).abs() < 1e-9));
        }
    }

    #[test]
    fn placed_labels_cover_neither_points_nor_each_other(
        points in prop::collection::vec((0.0..600.0_f64, 0.0..400.0_f64, 10.0..90.0_f64), 0..10),
    ) {
        let labels: Vec<_> = points.iter().map(|(x, y, width)| Label { at: (*x, *y), width: *width }).collect();
        let line: Vec<_> = labels.iter().map(|label| label.at).collect();
        let within = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 400.0 };
        let boxes = place(&labels, 15.0, 8.0, within, &line);
        prop_assert_eq!(boxes.len(), labels.len());
        for (i, a) in boxes.iter().enumerate() {
            prop_assert!(a.left >= 0.0 && a.right <= 600.0 && a.top >= 0.0 && a.bottom <= 400.0);
            let clear = |b: &Rect| {
                let apart = 1e-6;
                a.left + apart > b.right || b.left + apart > a.right || a.top + apart > b.bottom || b.top + apart > a.bottom
            };
            prop_assert!(boxes[..i].iter().all(clear));
            let around = |(x, y)| Rect { left: x - 7.9, top: y - 7.9, right: x + 7.9, bottom: y + 7.9 };
            prop_assert!(line.iter().all(|at| clear(&around(*at))));
        }
    }

    #[test]
    fn epochs_lie_in_order(last in 1..100_000_u32, a in 0..100_000_u32, b in 0..100_000_u32, linear in any::<bool>()) {
        let (scale, a, b) = (Epochs { last, linear }, a.min(last), b.min(last));
        prop_assert!((0.0..=1.0).contains(&scale.place(a)));
        prop_assert_eq!(a.cmp(&b), scale.place(a).total_cmp(&scale.place(b)));
        prop_assert_eq!((scale.place(0), scale.place(last)), (0.0, 1.0));
    }
}

/// Bands, chance and other readings are drawn and named, and a warned layer is marked.
#[test]
fn what_lies_over_the_plane_is_named() {
    let mut run = run_of(&[4, 3], 2, 5, spread_out);
    let own = Reading::of(&run.experiment);
    let other = Reading { estimator: Estimator::width(0.07), ..own };
    let plain = svg((700.0, 500.0), |pen| {
        plane::draw(&plane::Spec::new(&run, own), pen, (700.0, 500.0), 4, &Theme::LIGHT).unwrap();
    });
    for snapshot in &mut run.snapshots {
        let points = snapshot.information[&own].clone();
        let change = |change: &dyn Fn(&mut PlanePoint)| {
            let mut points = points.clone();
            points.iter_mut().flatten().for_each(change);
            points
        };
        let mut others = change(&|point| point.ixt *= 0.5);
        others[0][1].warnings.add_if(true, Warning::Outermost);
        snapshot.information.insert(other, others);
        snapshot.information.insert(own.by_chance(5), change(&|p| p.ity_band = Some([0.0, 0.1])));
        let mut own_points = change(&|p| p.ixt_band = Some([p.ixt - 1.0, p.ixt]));
        own_points[1][0].warnings.add_if(true, Warning::Saturated);
        snapshot.information.insert(own, own_points);
    }
    let shown = plane::Shown { over: [Some(other), None, None], shuffles: 5, ..plane::Shown::from(own) };
    let spec = plane::Spec::new(&run, shown);
    let full = svg((700.0, 500.0), |pen| {
        plane::draw(&spec, pen, (700.0, 500.0), 4, &Theme::LIGHT).unwrap();
    });
    let count = |text: &str, part: &str| text.matches(part).count();
    // What is dashed is named at its key and in the caption.
    for (part, times) in [("bin width 0.07", 2), ("chance, 5 shuffles", 1), ("hidden 1 ⚠", 1)] {
        assert_eq!((count(&plain, part), count(&full, part)), (0, times), "{part}");
    }
    assert_eq!(count(&full, "hidden 2 ⚠"), 0);
    // The band of chance is one polygon more, and three hollow markers lie twice over each other.
    assert_eq!(count(&full, "<polygon") - count(&plain, "<polygon"), 1 + 2 * 3);
    let cautions = plane::cautions(&spec, 4);
    assert_eq!((cautions.len(), plane::most_cautions(&spec)), (2, 2));
    assert!(cautions[0].starts_with("hidden 1: saturated"), "{cautions:?}");
    // Another reading's are told with its name.
    assert!(cautions[1].starts_with("bin width 0.07, hidden 2: more than a tenth"), "{cautions:?}");
}

/// Dashed readings of other patterns are told apart in the caption, too.
#[test]
fn a_caption_names_the_patterns_of_other_readings() {
    let run = run_of(&[4, 3], 2, 5, spread_out);
    let own = Reading::of(&run.experiment);
    let over = [Over::Train, Over::Holdout].map(|over| Some(Reading { over, ..own }));
    let shown = plane::Shown { over: [over[0], over[1], None], ..plane::Shown::from(own) };
    let caption = plane::caption(&plane::Spec::new(&run, shown));
    assert!(caption.ends_with("Dashed: 30 edges, training part; 30 edges, hold-out"), "{caption}");
}

/// The line of an estimate that is right lies on the true line, and one that is far off at the edge.
#[test]
fn calibration_shows_truth_and_misses() {
    let spec = |values: [f64; 2]| calibration::Spec {
        truth: 1.0,
        sizes: vec![100, 1000],
        estimates: values.map(|value| vec![value, value]).to_vec(),
    };
    let places = |values| {
        let text = svg((300.0, 180.0), |pen| {
            calibration::draw(&spec(values), pen, (300.0, 180.0), &Theme::LIGHT).unwrap();
        });
        let line = text.lines().find(|line| line.starts_with("<polyline")).unwrap().to_owned();
        let points = line.split("points=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        points
            .split_whitespace()
            .map(|p| p.split_once(',').unwrap().1.parse::<f64>().unwrap())
            .collect::<Vec<_>>()
    };
    let right = places([1.0, 1.0]);
    assert_eq!(right[0], right[1]);
    let off = places([-90.0, 1.0]);
    assert!(off[0] > off[1] && off[0] <= 1460.0, "{off:?}");
}

#[test]
fn an_experiment_has_a_plane_for_each_reading_or_one_for_all() {
    let of = |link: &str| plane::Shown::of(&Experiment::from_link(link).0);
    let keys = |link: &str| of(link).iter().map(|shown| shown.reading.to_string()).collect::<Vec<_>>();
    assert_eq!(keys(""), ["edges:30@all"]);
    assert_eq!(
        keys("also=kde:0.1@all,width:0.5@train&chance=20"),
        ["edges:30@all", "kde:0.1@all", "width:0.5@train"]
    );
    let [all] = of("also=kde:0.1@all,width:0.5@train&chance=20&compare=overlay")[..] else {
        panic!("not one plane")
    };
    let over = all.over.map(|reading| reading.map_or(String::new(), |reading| reading.to_string()));
    assert_eq!((all.shuffles, over), (20, ["kde:0.1@all".into(), "width:0.5@train".into(), String::new()]));
}

/// The plane of a run with a look of its own.
fn look_svg(run: &Run, look: Look, now: usize) -> (String, plane::Spec) {
    let shown = plane::Shown::from(Reading::of(&run.experiment)).seen(look);
    let mut spec = plane::Spec::new(run, shown);
    spec.look = look;
    (svg((700.0, 500.0), |pen| plane::draw(&spec, pen, (700.0, 500.0), now, &Theme::LIGHT).unwrap()), spec)
}

#[test]
fn layers_networks_and_units_are_those_asked_for() {
    let run = run_of(&[4, 3], 3, 5, spread_out);
    let (whole, _) = look_svg(&run, Look::default(), 4);
    assert_eq!(whole, plane_svg(&run, 4, (700.0, 500.0), &Theme::LIGHT));

    // Without the second layer: a trail of markers less, three outlines and three dots.
    let (without, spec) = look_svg(&run, Look { off: 0b10, ..Look::default() }, 4);
    assert_eq!(count(&whole, "polygon") - count(&without, "polygon"), 5 + 3);
    assert_eq!(count(&whole, "circle") - count(&without, "circle"), 3);
    assert!(without.contains("hidden 1") && !without.contains("hidden 2"));
    let layout = plane::Layout::new(&spec, 700.0, 500.0 - 22.0);
    assert!(plane::nearest(&spec, &layout, 4, layout.place(10.99, 0.26), 4.0).is_none());
    // The numbers are there all the same.
    assert_eq!(plane::rows(&spec, 4).len(), 3);

    let (mean, _) = look_svg(&run, Look { networks: Networks::Mean, ..Look::default() }, 4);
    assert_eq!((count(&whole, "circle"), count(&mean, "circle")), (9, 0));
    assert_eq!(count(&mean, "polygon"), count(&whole, "polygon"));
    assert!(mean.contains("; mean of 3 networks<") || mean.contains("; mean of 3 networks\n"), "{mean}");

    let (_, third) = look_svg(&run, Look { networks: Networks::One(3), ..Look::default() }, 4);
    let row = &plane::rows(&third, 4)[1];
    assert!((row.input.mean - 10.98).abs() < 1e-12 && row.input.sd.is_none());
    assert!(plane::caption(&third).ends_with("; network 3 of 3"));
    // A network that this run does not have is its last.
    let (_, far) = look_svg(&run, Look { networks: Networks::One(64), ..Look::default() }, 4);
    assert_eq!(far.moments, third.moments);

    let (steps, spec) = look_svg(&run, Look { steps: true, linear: true, ..Look::default() }, 4);
    // Seven steps an epoch, 8000 epochs, and the fifth snapshot is of epoch 4.
    assert!(steps.contains("step 28") && !steps.contains("epoch 4") && steps.contains("20000"));
    assert!((spec.scale().place(spec.when(spec.moment(4).unwrap())) - 28.0 / 56000.0).abs() < 1e-12);
}

#[test]
fn a_trail_that_fades_is_paler_the_older_and_then_gone() {
    let run = run_of(&[4, 3], 1, 60, spread_out);
    let look = Look { fade: true, ..Look::default() };
    let (faded, spec) = look_svg(&run, look, 50);
    let strengths: Vec<f64> = (0..=50).map(|snapshot| spec.strength(snapshot, 50)).collect();
    assert_eq!(strengths[50], 1.0);
    assert!(strengths.windows(2).all(|pair| pair[0] <= pair[1]) && strengths[35] == 0.5);
    let visible = strengths.iter().filter(|strength| **strength > 0.0).count();
    // Three layers, three outlines each, and the pointer of the colour bar.
    assert_eq!(count(&faded, "polygon"), 3 * visible + 3 * 3 + 1);
    let (whole, _) = look_svg(&run, Look::default(), 50);
    assert_eq!(count(&whole, "polygon"), 3 * 51 + 3 * 3 + 1);
    assert!(count(&whole, "polygon") > count(&faded, "polygon"));
}

#[test]
fn a_part_of_the_plane_fills_the_plot_and_nothing_leaves_it() {
    let run = run_of(&[4, 3], 3, 5, spread_out);
    let zoom = Zoom::new(2.0, [0.4, 0.1]);
    let (text, spec) = look_svg(&run, Look { zoom, ..Look::default() }, 4);
    let (part, whole) = (plane::Layout::new(&spec, 700.0, 478.0), {
        let spec = plane::Spec { look: Look::default(), ..spec.clone() };
        plane::Layout::new(&spec, 700.0, 478.0)
    });
    // Corners of the part are the plot's; what was 10 px apart is 20 px apart.
    let bits = |share: [f64; 2]| (whole.x.domain.1 * share[0], whole.y.domain.1 * share[1]);
    let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1) < 1e-6;
    for (share, corner) in
        [([0.4, 0.1], (part.plot.left, part.plot.bottom)), ([0.9, 0.6], (part.plot.right, part.plot.top))]
    {
        let (ixt, ity) = bits(share);
        assert!(near(part.place(ixt, ity), corner), "{:?} is not {corner:?}", part.place(ixt, ity));
        let at = whole.share(whole.place(ixt, ity));
        assert!((at[0] - share[0]).abs() < 1e-9 && (at[1] - share[1]).abs() < 1e-9);
    }
    // The bound of Î(X;T) at 12 bits is out of sight, and H(Y) at 1 bit too; all polygons but the pointer are within.
    assert!(!text.contains("log₂ 4096") && !text.contains("H(Y) ="));
    let document = roxmltree::Document::parse(&text).unwrap();
    let polygons = document.descendants().filter(|node| node.has_tag_name("polygon"));
    let corners = polygons.map(|node| {
        let numbers = node.attribute("points").unwrap().split([' ', ',']).filter(|text| !text.is_empty());
        numbers.map(|text| text.parse::<f64>().unwrap() / UNIT).collect::<Vec<_>>()
    });
    let inside = corners.filter(|numbers| {
        numbers.chunks(2).all(|at| {
            let grown = Rect { left: 37.9, top: 49.9, right: 688.1, bottom: part.plot.bottom + 0.1 };
            grown.holds((at[0], at[1]))
        })
    });
    assert_eq!(inside.count() + 1, count(&text, "polygon"));
}

#[test]
fn clipped_polygons_have_the_area_within() {
    let unit = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
    let area = |points: &[(f64, f64)]| {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a.0 * b.1 - a.1 * b.0).sum::<f64>().abs() / 2.0
    };
    let diamond = |x: f64, y: f64| [(x - 1.0, y), (x, y - 1.0), (x + 1.0, y), (x, y + 1.0)];
    // A quarter of it, half of it less two corners, nothing, and all of a small one.
    assert!((area(&clip::polygon(&diamond(0.0, 0.0), unit)) - 0.5).abs() < 1e-12);
    assert!((area(&clip::polygon(&diamond(0.5, 0.0), unit)) - 0.75).abs() < 1e-12);
    assert!(clip::polygon(&diamond(3.0, 3.0), unit).is_empty());
    let small = diamond(0.5, 0.5).map(|(x, y)| (0.5 + (x - 0.5) / 4.0, 0.5 + (y - 0.5) / 4.0));
    assert_eq!(clip::polygon(&small, unit), small);
}

proptest! {
    /// Every place of a segment that lies within the rectangle lies on what is left of it, and no other.
    #[test]
    fn clipped_segments_are_what_lies_within(
        from in (-2.0..3.0_f64, -2.0..3.0_f64), to in (-2.0..3.0_f64, -2.0..3.0_f64),
    ) {
        let unit = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        let left = clip::segment(from, to, unit);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        for i in 0..=200 {
            let share = f64::from(i) / 200.0;
            let at = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
            let depth = at.0.min(1.0 - at.0).min(at.1).min(1.0 - at.1);
            let on = left.is_some_and(|[a, b]| {
                let far = |p: (f64, f64), q: (f64, f64)| (p.0 - q.0).hypot(p.1 - q.1);
                far(a, at) + far(at, b) < far(a, b) + 1e-9 * length.max(1.0)
            });
            if depth.abs() > 1e-6 {
                prop_assert_eq!(on, depth > 0.0, "{:?}", at);
            }
        }
    }
}
