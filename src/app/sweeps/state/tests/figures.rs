//! What the figures are made of, from cells that are done.

use super::*;
use crate::app::sweeps::figures;
use crate::app::sweeps::state::{Definition, Plan, Show};
use crate::charts::bands::Hue;
use crate::sweep::Measure;

/// A page whose cells are all done.
fn done(link: &str) -> Page {
    let mut page = Page::ready(link);
    page.send(Action::Run);
    let cells = plan(&page).places.len();
    for cell in 0..cells {
        page.claimed(cell, Claim::Mine);
        if cell == 0 {
            page.says(FromTrainer::Ready, None);
        }
        page.finishes();
    }
    assert_eq!(plan(&page).done(), cells);
    page
}

fn plan(page: &Page) -> &Plan {
    page.state.plan.as_ref().unwrap_or_else(|| panic!("no plan"))
}

#[test]
fn one_axis_gives_lines_over_it() {
    let page = done(LINK);
    let (plan, view) = (plan(&page), &page.state.view);
    let spec = figures::measure(plan, view, Measure::Accuracy);
    assert_eq!(spec.titles, ["Training share, of the patterns (train)", "Hold-out accuracy, %"]);
    assert_eq!(spec.ticks, [(0.2, "0.2".into()), (0.4, "0.4".into())]);
    assert_eq!(spec.lines.len(), 1);
    let points: Vec<_> = spec.lines[0].points.iter().map(|point| (point.x, point.y, point.band)).collect();
    // Both networks are right in three of four, so that the band is empty.
    assert_eq!(points, [(0.2, 75.0, Some([75.0; 2])), (0.4, 75.0, Some([75.0; 2]))]);
    assert_eq!(
        spec.lines[0].points[1].words,
        "train=0.4: Hold-out accuracy 75.00 ± 0.00 %, 1638 training patterns"
    );
    // Information has a line for each layer.
    let spec = figures::information(plan, view, "I(X;T)", |point| point.ixt);
    let names: Vec<&str> = spec.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!((names, spec.titles[1].as_str()), (vec!["hidden 1", "output"], "I(X;T) at the end, bits"));
    let spec = figures::bias_variance(plan, view);
    let names: Vec<&str> = spec.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["bias²", "variance", "noise"]);
    assert!(spec.lines[1].points.iter().all(|point| point.y == 0.0 && point.band.is_none()));
    assert_eq!(figures::heat(plan, view, Measure::Accuracy), None);
    let spec = figures::plane(plan, view);
    assert_eq!(spec.lines.iter().map(|line| line.hue).collect::<Vec<_>>(), [Hue::Ramp(0.0), Hue::Ramp(1.0)]);
    assert_eq!(spec.lines[0].points[2].words, "train=0.2, epoch 2: I(X;T) 1.00, I(T;Y) 1.000 bits");
    assert!(figures::caption(plan).starts_with("2 of 2 cells, each of 2 networks, all on one draw"));
    assert!(figures::caption(plan).ends_with("information by 30 edges, all patterns"));
    assert_eq!(figures::compared(plan), "Over the 2458 patterns that no network of any cell was trained on");
}

#[test]
fn two_axes_give_a_line_for_each_value_and_a_heat_map() {
    let mut page = done(&format!("{LINK}&axis2=act:tanh,relu,elu"));
    let spec = figures::measure(plan(&page), &page.state.view, Measure::Loss);
    let lines: Vec<_> =
        spec.lines.iter().map(|line| (line.name.as_str(), line.hue, line.points.len())).collect();
    let hues = [0, 1, 2].map(Hue::Series);
    assert_eq!(lines, [("tanh", hues[0], 2), ("relu", hues[1], 2), ("elu", hues[2], 2)]);
    let heat = figures::heat(plan(&page), &page.state.view, Measure::Loss);
    let heat = heat.unwrap_or_else(|| panic!("no heat map"));
    assert_eq!((heat.columns.as_slice(), heat.rows.len()), (&["0.2".to_owned(), "0.4".into()][..], 3));
    assert_eq!(heat.values, vec![vec![0.5; 2]; 3]);
    assert_eq!(heat.words[1][0], "train=0.2 act=relu: 0.500 ± 0.000 nats");
    // Information is of one layer, a line a value.
    page.send(Action::Show(Show::Layer(1)));
    page.send(Action::Show(Show::Against(1)));
    page.send(Action::Show(Show::Definition(Definition::Webb)));
    let spec = figures::information(plan(&page), &page.state.view, "I(T;Y)", |point| point.ity);
    assert_eq!(spec.titles, ["Activation (act)", "I(T;Y) of output at the end, bits"]);
    assert_eq!(spec.ticks.iter().map(|(x, _)| *x).collect::<Vec<_>>(), [0.0, 1.0, 2.0]);
    assert_eq!(spec.lines.len(), 2);
    let spec = figures::bias_variance(plan(&page), &page.state.view);
    let names: Vec<&str> = spec.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["0.2, bias", "0.2, variance", "0.4, bias", "0.4, variance"]);
}

#[test]
fn where_nothing_is_held_out_by_all_that_is_said() {
    // Two networks of 99 % each leave less than one pattern in a thousand.
    let page = done("#/sweeps?v=1&net=2&epochs=2&nets=2&log=9&seed=3&draw=each&axis=train:0.98,0.99");
    let said = figures::compared(plan(&page));
    let found = plan(&page).places[0].done.as_ref().map(|done| done.outcome.compared);
    assert_eq!(said.contains("cannot be compared"), found == Some(0), "{said}");
    let spec = figures::bias_variance(plan(&page), &page.state.view);
    assert_eq!(spec.lines.is_empty(), found == Some(0));
}
