//! Pictures as files: read as XML, they hold the numbers where the axes say, and every text as text.

use infoplane::charts::curves::CurveKind;
use infoplane::charts::lines;
use infoplane::charts::plane::{Bounds, Shown};
use infoplane::evaluation::{Measures, NetworkMetrics};
use infoplane::exchange::{Picture, svg};
use infoplane::experiment::{Experiment, Reading};
use infoplane::information::PlanePoint;
use infoplane::run::{Device, Engine, Kernel, Run, Snapshot};
use infoplane::view::Look;
use proptest::prelude::*;
use roxmltree::{Document, Node};

use crate::samples;

/// Over epochs.
const LOSS_AND_ACCURACY: ([CurveKind; 2], bool) = ([CurveKind::Loss, CurveKind::Accuracy], false);
const SITE: &str = "https://example.org/lab/";

/// Points of three networks and two layers at two epochs.
fn point(epoch: u32, network: usize, layer: usize) -> (f64, f64) {
    (
        11.0 - 4.0 * layer as f64 - 0.5 * network as f64 + f64::from(epoch),
        0.4 + 0.1 * layer as f64 + 0.02 * network as f64,
    )
}

fn loss(epoch: u32) -> f64 {
    0.7 - 0.1 * f64::from(epoch)
}

fn run(name: &str) -> Run {
    let experiment = Experiment { hidden: vec![3], networks: 3, epochs: 4, ..Experiment::default() };
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, "2026-11-24T10:00:00Z".into());
    run.name = name.into();
    for epoch in [0, 1] {
        let mut snapshot = Snapshot { epoch, step: u64::from(epoch) * 7, ..Snapshot::default() };
        let of = |network, layer| {
            let (ixt, ity) = point(epoch, network, layer);
            PlanePoint::new(ixt, ity)
        };
        let points = (0..3).map(|network| (0..2).map(|layer| of(network, layer)).collect()).collect();
        snapshot.information.insert(Reading::of(&experiment), points);
        let train = Measures { loss: loss(epoch), accuracy: 0.75, ..Measures::NAN };
        snapshot.metrics = vec![NetworkMetrics { train, holdout: train }; 3];
        run.snapshots.push(snapshot);
    }
    run
}

fn planes(run: &Run) -> String {
    svg(&Picture::planes(
        run,
        &[Shown::from(Reading::of(&run.experiment))],
        (&Bounds::default(), Look::default()),
        1,
        &address(run),
    ))
    .unwrap()
}

fn address(run: &Run) -> String {
    SITE.to_owned() + &run.experiment.to_link()
}

fn curves(run: &Run) -> String {
    svg(&Picture::curves(run, LOSS_AND_ACCURACY, 1, &address(run))).unwrap()
}

fn number(node: Node, attribute: &str) -> f64 {
    node.attribute(attribute).unwrap().parse().unwrap()
}

/// Texts with their places, in units of the view box.
fn texts<'a>(document: &'a Document) -> Vec<(&'a str, f64, f64)> {
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|node| (node.text().unwrap().trim(), number(node, "x"), number(node, "y"))).collect()
}

/// All that is written, line after line.
fn written(document: &Document) -> String {
    texts(document).iter().map(|(text, ..)| *text).collect::<Vec<_>>().join("\n")
}

/// From two ticks and their places to the place of any value.
fn axis(ticks: [(f64, f64); 2]) -> impl Fn(f64) -> f64 {
    let [(a, at_a), (b, at_b)] = ticks;
    move |value| at_a + (value - a) * (at_b - at_a) / (b - a)
}

#[test]
fn a_file_stands_alone() {
    for text in [planes(&run("tanh")), curves(&run("tanh"))] {
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
        let (width, height) = (number(root, "width"), number(root, "height"));
        assert_eq!(root.attribute("viewBox").unwrap(), format!("0 0 {} {}", width * 10.0, height * 10.0));
        // White behind everything.
        let first = root.children().find(|node| node.has_tag_name("rect")).unwrap();
        assert_eq!(["x", "y"].map(|name| number(first, name)), [0.0, 0.0]);
        assert_eq!(["width", "height"].map(|name| number(first, name)), [width * 10.0, height * 10.0]);
        assert_eq!(first.attribute("fill"), Some("#FFFFFF"));
        // Nothing is fetched, nothing runs, and any program has the font.
        let known = ["svg", "title", "rect", "polyline", "polygon", "circle", "text", "line"];
        assert!(
            document
                .descendants()
                .filter(Node::is_element)
                .all(|node| known.contains(&node.tag_name().name()))
        );
        assert!(
            document
                .descendants()
                .flat_map(|node| node.attributes())
                .all(|a| !a.name().starts_with("on") && a.name() != "href")
        );
        let mut fonts = document.descendants().filter_map(|node| node.attribute("font-family"));
        assert!(fonts.all(|font| font.ends_with("sans-serif")));
        // Nothing is outside.
        for (text, x, y) in texts(&document) {
            assert!(
                (0.0..=width * 10.0).contains(&x) && (0.0..height * 10.0).contains(&y),
                "{text} at {x}, {y}"
            );
        }
    }
}

#[test]
fn networks_are_where_the_ticks_say() {
    let text = planes(&run("tanh"));
    let document = Document::parse(&text).unwrap();
    let texts = texts(&document);
    // The ticks of Î(X;T) are in the lowest row of whole numbers, those of Î(T;Y) in the leftmost column.
    let tick = |text: &str, left: bool| {
        let (_, x, y) = texts.iter().find(|(t, x, _)| *t == text && (*x < 400.0) == left).unwrap();
        if left { *y } else { *x }
    };
    let x = axis([(2.0, tick("2", false)), (10.0, tick("10", false))]);
    let y = axis([(0.2, tick("0.2", true)), (0.8, tick("0.8", true))]);
    let circles: Vec<(f64, f64)> = (document.descendants().filter(|node| node.has_tag_name("circle")))
        .map(|node| (number(node, "cx"), number(node, "cy")))
        .collect();
    assert_eq!(circles.len(), 6);
    for (network, layer) in (0..3).flat_map(|network| [(network, 0), (network, 1)]) {
        let (ixt, ity) = point(1, network, layer);
        let near = circles.iter().any(|(cx, cy)| (cx - x(ixt)).abs() < 8.0 && (cy - y(ity)).abs() < 8.0);
        assert!(near, "network {network}, layer {layer} at {}, {}: {circles:?}", x(ixt), y(ity));
    }
}

#[test]
fn the_cursor_of_the_loss_is_where_the_ticks_say() {
    let text = curves(&run("tanh"));
    let document = Document::parse(&text).unwrap();
    let texts = texts(&document);
    let tick = |text: &str| texts.iter().find(|(t, ..)| *t == text).unwrap().2;
    let y = axis([(0.2, tick("0.2")), (0.6, tick("0.6"))]);
    let circles = document.descendants().filter(|node| node.has_tag_name("circle"));
    let first = circles.map(|node| number(node, "cy")).next().unwrap();
    assert!((first - y(loss(1))).abs() < 8.0, "{first} for {}", y(loss(1)));
}

#[test]
fn captions_say_what_is_shown() {
    let text = planes(&run("tanh"));
    let document = Document::parse(&text).unwrap();
    let said = written(&document);
    for part in [
        "Information plane of \u{2068}tanh\u{2069}",
        "30 edges",
        "all 4096 patterns",
        "mean of 3 networks",
        "Epoch 1 of 4, step 7",
        "https://example.org/lab/#/lab?v=1&net=3&epochs=4&nets=3",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let text = curves(&run("tanh"));
    let said = written(&Document::parse(&text).unwrap()).replace('\n', " ");
    for part in [
        "Loss and accuracy of",
        "training part (whole line) and the hold-out (dashed)",
        "mean of 3 networks",
        "#/lab?v=1",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
}

#[test]
fn hostile_names_are_text() {
    let is = |name: &str, shown: &str| {
        let run = run(name);
        for text in [planes(&run), curves(&run)] {
            let document = Document::parse(&text).unwrap();
            assert!(!document.descendants().any(|node| node.has_tag_name("script")));
            assert!(written(&document).contains(&format!("\u{2068}{shown}\u{2069}")), "{name}");
            let title = document.descendants().find(|node| node.has_tag_name("title")).unwrap();
            assert!(title.text().unwrap().contains(shown));
        }
    };
    is("<script>alert(1)</script>", "<script>alert(1)</script>");
    is("]]>&amp;\"'<!--", "]]>&amp;\"'<!--");
    is("שלום \u{202E}evil\u{2069}", "שלום \u{FFFD}evil\u{FFFD}");
    is("\0\u{1b}[31m\u{FFFF}", "\u{FFFD}\u{FFFD}[31m\u{FFFD}");
    is("🦀👩\u{200D}👧", "🦀👩\u{200D}👧");
    is(&"x".repeat(10_000), &format!("{}…", "x".repeat(50)));
    is("", "");
}

#[test]
fn a_run_without_numbers_is_a_picture_too() {
    let mut empty = run("empty");
    empty.snapshots.clear();
    for text in [planes(&empty), curves(&empty)] {
        assert!(written(&Document::parse(&text).unwrap()).contains("Nothing has been trained yet"));
    }
    assert!(
        Document::parse(
            &svg(&Picture::planes(&empty, &[], (&Bounds::default(), Look::default()), 0, "")).unwrap()
        )
        .is_ok()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_name_and_site_give_xml(name: String, site: String) {
        let run = run(&name);
        let text = svg(&Picture::curves(&run, LOSS_AND_ACCURACY, 0, &site.replace(char::is_control, ""))).unwrap();
        prop_assert!(Document::parse(&text).is_ok());
    }
}

#[test]
fn every_point_of_compared_runs_is_where_the_ticks_say() {
    let lines = [[(2.0, 0.2), (6.0, 0.4), (10.0, 0.8)], [(3.0, 0.1), (5.0, 0.5), (8.0, 0.7)]];
    let spec = lines::Spec {
        titles: ["I(X;T), bits".into(), "I(T;Y), bits".into()],
        lines: (lines.iter().enumerate())
            .map(|(i, points)| lines::Line { name: format!("run <{i}>"), colour: i, points: points.to_vec() })
            .collect(),
        logarithmic: false,
        numbered: true,
    };
    let text = svg(&Picture::comparison(vec![spec], "Two runs", SITE)).unwrap();
    let document = Document::parse(&text).unwrap();
    let texts = texts(&document);
    let tick = |text: &str, left: bool| {
        let (_, x, y) = texts.iter().find(|(t, x, _)| *t == text && (*x < 400.0) == left).unwrap();
        if left { *y } else { *x }
    };
    let x = axis([(4.0, tick("4", false)), (8.0, tick("8", false))]);
    let y = axis([(0.2, tick("0.20", true)), (0.8, tick("0.80", true))]);
    let circles: Vec<(f64, f64)> = (document.descendants().filter(|node| node.has_tag_name("circle")))
        .map(|node| (number(node, "cx"), number(node, "cy")))
        .collect();
    for (ixt, ity) in lines.concat() {
        let near = circles.iter().any(|(cx, cy)| (cx - x(ixt)).abs() < 8.0 && (cy - y(ity)).abs() < 8.0);
        assert!(near, "{ixt}, {ity} at {}, {}: {circles:?}", x(ixt), y(ity));
    }
    let all = written(&document);
    for part in ["run <0>", "run <1>", "Two runs", SITE, "Runs compared"] {
        assert!(all.contains(part), "{part}: {all}");
    }
}
