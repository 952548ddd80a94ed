//! The figures of sweeps: where points and squares lie, and what is under a place.

use infoplane::charts::bands::{Hue, Layout, Line, Point, Spec, draw, nearest};
use infoplane::charts::colour::viridis;
use infoplane::charts::{Pen, Theme, heat};
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use roxmltree::Document;

const SIZE: (f64, f64) = (600.0, 300.0);

fn svg(draw: impl FnOnce(&Pen<SVGBackend>)) -> String {
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (6000, 3000)).into_drawing_area();
        draw(&Pen::new(&area, 10.0, 1.0));
        area.present().unwrap();
    }
    text
}

/// Texts with their places, CSS pixels.
fn texts(document: &Document) -> Vec<(String, f64, f64)> {
    let number =
        |node: roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap() / 10.0;
    (document.descendants().filter(|node| node.has_tag_name("text")))
        .map(|node| (node.text().unwrap().trim().to_owned(), number(node, "x"), number(node, "y")))
        .collect()
}

fn spec() -> Spec {
    let point = |x: f64, y: f64| Point { x, y, band: Some([y - 1.0, y + 1.0]), words: format!("at {x}") };
    let line = |name: &str, place, ys: [f64; 3]| Line {
        name: name.into(),
        hue: Hue::Series(place),
        points: [1.0, 2.0, 4.0].into_iter().zip(ys).map(|(x, y)| point(x, y)).collect(),
    };
    Spec {
        titles: ["share".into(), "accuracy, %".into()],
        ticks: [1.0, 2.0, 4.0].map(|x| (x, format!("{x}"))).into(),
        lines: vec![line("tanh", 0, [90.0, 92.0, 95.0]), line("relu", 1, [85.0, 86.0, 87.0])],
        from_zero: false,
        ways: false,
    }
}

#[test]
fn points_lie_where_the_ticks_say() {
    let spec = spec();
    let text = svg(|pen| draw(&spec, pen, SIZE, &Theme::LIGHT).unwrap());
    let document = Document::parse(&text).unwrap();
    let texts = texts(&document);
    let find = |wanted: &str| {
        texts.iter().find(|(text, ..)| text == wanted).unwrap_or_else(|| panic!("{wanted}: {texts:?}"))
    };
    let layout = Layout::new(&spec, SIZE);
    for (point, tick) in spec.lines[0].points.iter().zip(["1", "2", "4"]) {
        assert!((layout.place(point).0 - find(tick).1).abs() < 0.2);
    }
    // y by two of its ticks.
    let (a, b) = (find("84").2, find("96").2);
    let y = |value: f64| a + (value - 84.0) * (b - a) / 12.0;
    // Texts are centred about a third of their height above their foot.
    let off = layout.place(&spec.lines[1].points[0]).1 - y(85.0);
    for point in spec.lines.iter().flat_map(|line| &line.points) {
        assert!((layout.place(point).1 - y(point.y) - off).abs() < 0.3, "{point:?}");
    }
    for name in ["tanh", "relu", "share", "accuracy, %"] {
        find(name);
    }
    // Two bands, each there and back.
    let bands = document.descendants().filter(|node| node.has_tag_name("polygon"));
    assert_eq!(
        bands.filter(|node| node.attribute("points").unwrap().split_whitespace().count() == 6).count(),
        2
    );
}

#[test]
fn the_nearest_point_is_read() {
    let spec = spec();
    let layout = Layout::new(&spec, SIZE);
    for (i, line) in spec.lines.iter().enumerate() {
        for (j, point) in line.points.iter().enumerate() {
            let (x, y) = layout.place(point);
            assert_eq!(nearest(&spec, &layout, (x + 3.0, y - 3.0), 10.0), Some((i, j)));
        }
    }
    assert_eq!(nearest(&spec, &layout, (0.0, 0.0), 10.0), None);
}

#[test]
fn ticks_that_would_touch_are_left_out_and_nothing_lies_outside() {
    let mut spec = spec();
    spec.ticks = (0..200).map(|i| (1.0 + f64::from(i) / 66.0, format!("0.000{i}"))).collect();
    let text = svg(|pen| draw(&spec, pen, (360.0, 200.0), &Theme::DARK).unwrap());
    let document = Document::parse(&text).unwrap();
    let mut ticks: Vec<f64> = texts(&document)
        .into_iter()
        .filter(|(text, ..)| text.starts_with("0.000"))
        .map(|(_, x, _)| x)
        .collect();
    ticks.sort_by(f64::total_cmp);
    assert!(ticks.len() > 2 && ticks.windows(2).all(|two| two[1] - two[0] > 40.0), "{ticks:?}");
    // Empty figures, one point, and equal values are drawn too.
    for lines in [vec![], vec![Line { points: spec.lines[0].points[..1].to_vec(), ..spec.lines[0].clone() }]]
    {
        let spec = Spec { lines, ticks: vec![], from_zero: true, ways: true, ..spec.clone() };
        let text = svg(|pen| draw(&spec, pen, SIZE, &Theme::LIGHT).unwrap());
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
}

#[test]
fn more_lines_than_there_is_room_for_are_counted() {
    let mut spec = spec();
    spec.lines = (0..60)
        .map(|i| Line {
            name: format!("cell {i}"),
            hue: Hue::Ramp(f64::from(i) / 59.0),
            ..spec.lines[0].clone()
        })
        .collect();
    let text = svg(|pen| draw(&spec, pen, SIZE, &Theme::LIGHT).unwrap());
    let texts = texts(&Document::parse(&text).unwrap());
    let named = texts.iter().filter(|(text, ..)| text.starts_with("cell")).count();
    assert!((10..60).contains(&named));
    assert!(texts.iter().any(|(text, ..)| *text == format!("and {} more", 60 - named)));
}

fn heat_map() -> heat::Spec {
    heat::Spec {
        titles: ["train".into(), "net".into()],
        measure: "accuracy, %".into(),
        columns: ["0.1", "0.2", "0.4"].map(String::from).into(),
        rows: ["3", "12"].map(String::from).into(),
        values: vec![vec![60.0, 70.0, f64::NAN], vec![80.0, 85.0, 90.0]],
        words: vec![vec![String::new(); 3]; 2],
        digits: 1,
    }
}

#[test]
fn squares_have_the_colours_of_their_values() {
    let spec = heat_map();
    let text = svg(|pen| heat::draw(&spec, pen, SIZE, &Theme::LIGHT).unwrap());
    let document = Document::parse(&text).unwrap();
    let plot = heat::plot(&spec, SIZE);
    for (row, values) in spec.values.iter().enumerate() {
        for (column, value) in values.iter().enumerate() {
            let square = heat::square(&spec, plot, (row, column));
            assert_eq!(heat::at(&spec, SIZE, square.centre()), Some((row, column)));
            let left = format!("{:.0}", (square.left + 1.0) * 10.0);
            let top = format!("{:.0}", (square.top + 1.0) * 10.0);
            let found = document.descendants().find(|node| {
                node.has_tag_name("rect")
                    && node.attribute("x") == Some(left.as_str())
                    && node.attribute("y") == Some(top.as_str())
            });
            let fill = found.unwrap_or_else(|| panic!("{row} {column}")).attribute("fill").unwrap();
            let colour = if value.is_finite() { viridis((value - 60.0) / 30.0) } else { Theme::LIGHT.grid };
            assert_eq!(fill, format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2), "{value}");
        }
    }
    let texts = texts(&document);
    for wanted in ["70.0", "85.0", "60.0", "90.0", "0.4", "12", "train", "net", "accuracy, %"] {
        assert!(texts.iter().any(|(text, ..)| text == wanted), "{wanted}: {texts:?}");
    }
    // Rows grow upwards.
    let (low, high) = (heat::square(&spec, plot, (0, 0)), heat::square(&spec, plot, (1, 0)));
    assert!(high.bottom <= low.top + 1e-9);
    for place in [
        (plot.left - 1.0, plot.top + 5.0),
        (plot.right + 1.0, plot.top + 5.0),
        (plot.left + 5.0, plot.bottom + 1.0),
        (plot.left + 5.0, plot.top - 1.0),
    ] {
        assert_eq!(heat::at(&spec, SIZE, place), None);
    }
}
