//! The picture of one network, drawn to SVG and looked at: how many marks, in which colours, and where.

use std::sync::Arc;

use infoplane::charts::network::{Focus, Layout, Spec, Step, draw, row_of};
use infoplane::charts::{Pen, Theme, colour};
use infoplane::evaluation::{MOST_UNITS, Patterns, SIDE, Seen, look};
use infoplane::experiment::{Activation, Estimator, Experiment};
use infoplane::information::Targets;
use infoplane::network::{Activations, Shape};
use infoplane::run::{Device, Engine, Facts, Kernel, LayerFacts, Run, Snapshot};
use plotters::prelude::{IntoDrawingArea, SVGBackend};

use crate::samples;

/// Whole units in a CSS pixel.
const UNIT: f64 = 10.0;
const SIZE: (f64, f64) = (340.0, 400.0);

fn svg(spec: &Spec, size: (f64, f64), theme: &Theme) -> String {
    let mut text = String::new();
    {
        let units = ((size.0 * UNIT) as u32, (size.1 * UNIT) as u32);
        let area = SVGBackend::with_string(&mut text, units).into_drawing_area();
        draw(spec, &Pen::new(&area, UNIT, 2.0), size, theme).unwrap();
        area.present().unwrap();
    }
    text
}

/// A run of two networks of this shape at one snapshot; the weights of the first are 1, 2, 3 …, of the second −1, −2 …
fn run_of(widths: &[usize]) -> (Run, Shape) {
    let experiment = Experiment { networks: 2, ..Experiment::default() };
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, "2026-11-24T10:00:00Z".into());
    let shape = Shape { widths: widths.to_vec(), activation: Activation::Tanh };
    run.facts = Facts { inputs: widths[0], classes: widths[widths.len() - 1], ..run.facts };
    run.layers = LayerFacts::of(&shape);
    let first: Vec<f32> = (1..=shape.parameters()).map(|i| i as f32).collect();
    let weights: Vec<f32> = first.iter().copied().chain(first.iter().map(|w| -w)).collect();
    run.snapshots.push(Snapshot { weights: Some(Arc::new(weights)), ..Snapshot::default() });
    (run, shape)
}

/// What is seen of a network on 60 patterns of three labels or fewer.
fn seen_of(shape: &Shape) -> Seen {
    let (inputs, classes) = (shape.widths[0], shape.widths[shape.widths.len() - 1]);
    let at = |i: usize| ((i as f32) * 0.618_034).fract() * 2.0 - 1.0;
    let inputs = Activations { values: (0..inputs * 60).map(at).collect(), width: inputs, samples: 60 };
    let of = |y: usize| (0..60).map(move |n| f32::from(u8::from(n % classes == y)));
    let p = Activations { values: (0..classes).flat_map(of).collect(), width: classes, samples: 60 };
    let weights: Vec<f32> = (0..shape.parameters()).map(|i| 2.0 * at(i)).collect();
    let targets = Targets::new(p);
    let trained: Vec<bool> = (0..60).map(|n| n % 4 > 0).collect();
    let patterns = Patterns { inputs: &inputs, targets: &targets, trained: &trained };
    Seen::new(look(shape, &weights, &patterns, Estimator::default()))
}

fn count(svg: &str, element: &str) -> usize {
    svg.matches(&format!("<{element} ")).count()
}

/// The colour as SVG has it.
fn hex(series: usize) -> String {
    let colour = colour::series(series, false);
    format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

#[test]
fn weights_are_lines_whose_sign_colour_and_dash_tell() {
    let (run, _) = run_of(&[12, 3, 2]);
    let first = Spec::new(&run, 0, 0, None, None);
    // Kernels begin after the biases of the layers before: 36 weights, 3 biases, then 6 weights.
    assert_eq!(first.kernel(0), [] as [f32; 0]);
    assert_eq!((first.kernel(1)[0], first.kernel(1)[35]), (1.0, 36.0));
    assert_eq!(first.kernel(2), [40.0, 41.0, 42.0, 43.0, 44.0, 45.0]);
    assert_eq!(first.largest(), 45.0);
    assert!(first.caption().ends_with("the thickest is 45.00"));
    let text = svg(&first, SIZE, &Theme::LIGHT);
    assert_eq!((count(&text, "polyline"), text.matches(&hex(1)).count()), (42, 0));
    // The thickest is 4 pixels, in tenths of a pixel.
    assert!(text.contains("stroke-width=\"40\"") && !text.contains("stroke-width=\"41\""));

    let second = Spec::new(&run, 0, 1, None, None);
    assert_eq!(second.kernel(2)[0], -40.0);
    let text = svg(&second, SIZE, &Theme::LIGHT);
    assert!(count(&text, "polyline") > 2 * 42 && !text.contains(&hex(0)));

    // Weights that are not here, and those that diverged, are no lines.
    let mut run = run;
    run.snapshots[0].weights = Some(Arc::new(vec![f32::NAN; run.weights_len()]));
    assert_eq!(count(&svg(&Spec::new(&run, 0, 0, None, None), SIZE, &Theme::LIGHT), "polyline"), 0);
    run.snapshots[0].weights = None;
    let empty = svg(&Spec::new(&run, 0, 0, None, None), SIZE, &Theme::DARK);
    assert_eq!((count(&empty, "polyline"), empty.contains("NaN")), (0, false));
    assert!(count(&empty, "rect") >= 2 * (12 + 3 + 2));
}

#[test]
fn every_neuron_has_its_map_over_two_inputs() {
    let (run, shape) = run_of(&[2, 3, 2]);
    let seen = seen_of(&shape);
    let bare = svg(&Spec::new(&run, 0, 0, None, None), SIZE, &Theme::LIGHT);
    let text = svg(&Spec::new(&run, 0, 0, Some(seen.clone()), None), SIZE, &Theme::LIGHT);
    let panel = |text: &str| text.contains("Decision over both inputs");
    assert!(panel(&text) && !panel(&bare));
    // A quarter of the cells in each of seven boxes; all of them in large, with axes besides.
    let cells = 7 * SIDE * SIDE / 4 + SIDE * SIDE;
    let rects = count(&text, "rect") - count(&bare, "rect");
    assert!((cells..cells + 40).contains(&rects), "{rects} {cells}");
    // Two polygons for each of 60 patterns, and one for each class beside them.
    assert_eq!(count(&text, "polygon"), 2 * 60 + 2);
    assert_eq!(count(&text, "polyline") - count(&bare, "polyline"), seen.boundary().len() / 4);
    assert!(text.contains("class 0") && text.contains("class 1"));
    // A neuron in focus is shown in large, without the boundary unless it is of the output.
    let focus = |column, unit| Some(Focus { column, unit: Some(unit) });
    let hidden = svg(&Spec::new(&run, 0, 0, Some(seen.clone()), focus(1, 2)), SIZE, &Theme::LIGHT);
    assert!(hidden.contains("h1, neuron 3: over both inputs"));
    assert_eq!(count(&hidden, "polyline"), count(&bare, "polyline"));
    let output = svg(&Spec::new(&run, 0, 0, Some(seen.clone()), focus(2, 0)), SIZE, &Theme::LIGHT);
    assert_eq!(count(&output, "polyline"), count(&text, "polyline"));
    // The layer of three has its own view, with three axes.
    let layer = Some(Focus { column: 1, unit: None });
    let text = svg(&Spec::new(&run, 0, 0, Some(seen), layer), SIZE, &Theme::LIGHT);
    assert!(text.contains("its three neurons") && text.contains("t₃"));
}

#[test]
fn other_neurons_have_histograms_by_class() {
    let (run, shape) = run_of(&[5, 18, 1, 3]);
    let seen = seen_of(&shape);
    let spec = |focus| Spec::new(&run, 0, 0, Some(seen.clone()), focus);
    let text = svg(&spec(None), SIZE, &Theme::LIGHT);
    // The last hidden layer that is narrow, and how many neurons are not drawn.
    assert!(text.contains("h2: patterns of each class") && text.contains("+2"));
    let output = svg(&spec(Some(Focus { column: 3, unit: None })), SIZE, &Theme::LIGHT);
    assert!(output.contains("out: its three neurons"));
    let one = svg(&spec(Some(Focus { column: 2, unit: None })), SIZE, &Theme::LIGHT);
    assert!(one.contains("h2: patterns of each class") && one.contains("tallest bar: "));
    for class in 0..3 {
        assert!(one.contains(&hex(class + 2)));
    }
    // A wide layer has no view of its own.
    let wide = svg(&spec(Some(Focus { column: 1, unit: None })), SIZE, &Theme::LIGHT);
    assert!(wide.contains("h2: patterns of each class"));
    // What was seen of another shape is not drawn.
    let (other, _) = run_of(&[5, 4, 3]);
    assert_eq!(Spec::new(&other, 0, 0, Some(seen.clone()), None).seen, None);
    assert_eq!(row_of(&seen, Focus { column: 2, unit: Some(0) }), Some(5 + MOST_UNITS));
    assert_eq!(row_of(&seen, Focus { column: 2, unit: None }), None);
}

#[test]
fn the_pointer_finds_every_neuron_and_no_two_overlap() {
    let (run, shape) = run_of(&[12, 10, 7, 5, 4, 3, 2]);
    for (width, height) in [(320.0, 380.0), (340.0, 400.0), (720.0, 400.0)] {
        let spec = Spec::new(&run, 0, 0, None, None);
        let layout = Layout::new(&spec, width, height);
        let mut boxes = Vec::new();
        for column in 0..shape.widths.len() {
            for unit in 0..spec.shown(column) {
                let r = layout.neuron(column, unit);
                assert_eq!(layout.at(r.centre()), Some(Focus { column, unit: Some(unit) }));
                assert!(r.left >= 0.0 && r.right <= width && r.bottom <= layout.plot.bottom);
                assert!(r.width() >= 12.0, "{width}: {r:?}");
                boxes.push(r);
            }
        }
        for (i, a) in boxes.iter().enumerate() {
            for b in &boxes[..i] {
                assert!(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom);
            }
        }
        assert_eq!(layout.at((layout.column(3).centre().0, 4.0)), Some(Focus { column: 3, unit: None }));
        assert_eq!(layout.at(layout.panel.centre()), None);
    }
}

#[test]
fn the_keys_lead_everywhere_and_stay_within() {
    let (run, _) = run_of(&[2, 3, 2]);
    let go = |focus, step| Spec::new(&run, 0, 0, None, focus).step(step);
    let walk = |steps: &[Step]| steps.iter().fold(None, |focus, step| Some(go(focus, *step))).unwrap();
    let at = |column, unit| Focus { column, unit };
    assert_eq!(walk(&[Step::Right]), at(0, None));
    assert_eq!(walk(&[Step::Left]), at(2, None));
    assert_eq!(
        walk(&[Step::Down, Step::Right, Step::Down, Step::Down, Step::Down, Step::Down]),
        at(1, Some(2))
    );
    // The last neuron has none beside it in a narrower layer.
    assert_eq!(go(Some(at(1, Some(2))), Step::Right), at(2, Some(1)));
    assert_eq!(go(Some(at(2, Some(0))), Step::Right), at(2, Some(0)));
    assert_eq!(go(Some(at(1, Some(0))), Step::Up), at(1, None));
    assert_eq!(go(Some(at(1, None)), Step::Up), at(1, None));
    assert_eq!(go(Some(at(0, None)), Step::Left), at(0, None));
    // A focus that another run left is none.
    assert_eq!(Spec::new(&run, 0, 0, None, Some(at(5, None))).focus, None);
}

#[test]
fn nothing_panics_at_the_ends() {
    for widths in [vec![1, 1], vec![64, 64, 64, 64, 64, 64, 64, 64, 64, 10], vec![2, 1, 1]] {
        let (run, shape) = run_of(&widths);
        for size in [(1.0, 1.0), (320.0, 200.0), (1400.0, 900.0)] {
            for focus in
                [None, Some(Focus { column: 1, unit: None }), Some(Focus { column: 1, unit: Some(0) })]
            {
                for snapshot in [0, 7] {
                    let spec = Spec::new(&run, snapshot, 1, Some(seen_of(&shape)), focus);
                    assert!(!svg(&spec, size, &Theme::DARK).contains("NaN"));
                }
            }
        }
    }
    // An array that is none draws as nothing seen.
    let (run, _) = run_of(&[2, 2]);
    assert_eq!(Spec::new(&run, 0, 0, Some(Seen::new(vec![])), None).seen, None);
}
