//! A figure on a canvas, with a read-out under the pointer and its numbers for screen readers.

use yew::prelude::*;

use crate::app::canvas::{Layer, Size, on_leave, on_move, room_classes, use_place, use_size};
use crate::charts::bands::{Layout, nearest};
use crate::charts::{Theme, heat};
use crate::exchange::Panel;
use crate::text;

/// How near the pointer must be to a point to read it, in CSS pixels.
const REACH: f64 = 28.0;

#[derive(Properties, PartialEq)]
pub struct FigureProps {
    pub panel: Panel,
    /// What it shows, for who does not see it.
    pub label: String,
    pub theme: Theme,
    #[prop_or_default]
    pub tall: bool,
}

/// The figure.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let FigureProps { panel, label, theme, tall } = props;
    let (room, stack, canvas) = (use_node_ref(), use_node_ref(), use_node_ref());
    let size = use_size(&stack, *theme);
    let layer = use_mut_ref(|| None::<Layer>);
    {
        let canvas = canvas.clone();
        use_effect_with((panel.clone(), size, *theme), move |(panel, size, theme)| {
            let mut layer = layer.borrow_mut();
            if layer.is_none() {
                *layer = canvas.cast().and_then(Layer::new);
            }
            if let (Some(layer), Some(size)) = (layer.as_ref(), size) {
                layer.fit(*size);
                layer.draw(*size, |pen| panel.draw(pen, (size.width, size.height), theme));
            }
        });
    }
    let pointer = use_state_eq(|| None::<(i32, i32)>);
    let read = (*pointer).zip(size).and_then(|(at, size)| under(panel, size, at));
    let place = read.as_ref().map(|(place, _)| *place);
    use_place(&room, place);
    let point = on_move(pointer.setter());
    let leave = on_leave(pointer.setter());
    let classes =
        classes!("figure", "chart", "pointable", theme.dark.then_some("dark"), tall.then_some("tall"));
    html! {
        <figure class={classes}>
            <div ref={room} class={room_classes(place)}>
                <div ref={stack} class="stack" role="img" aria-label={label.clone()}
                    onpointermove={point.clone()} onpointerdown={point} onpointerleave={leave}>
                    <canvas ref={canvas} />
                </div>
                <div class="tip" hidden={read.is_none()} aria-live="polite">
                    { read.map(|(_, words)| html! { <span>{ words }</span> }) }
                </div>
            </div>
            <ul class="unseen" aria-label={text::sweeps_outcome::values(label)}>
                { for values(panel).into_iter().map(|words| html! { <li>{ words }</li> }) }
            </ul>
        </figure>
    }
}

/// What is under the pointer, and where that is.
fn under(panel: &Panel, size: Size, at: (i32, i32)) -> Option<((f64, f64), String)> {
    let (at, size) = (size.at(at), (size.width, size.height));
    match panel {
        Panel::Bands(spec) => {
            let layout = Layout::new(spec, size);
            let (line, point) = nearest(spec, &layout, at, REACH)?;
            let point = spec.lines.get(line)?.points.get(point)?;
            Some((layout.place(point), point.words.clone()))
        }
        Panel::Heat(spec) => {
            let (row, column) = heat::at(spec, size, at)?;
            let square = heat::square(spec, heat::plot(spec, size), (row, column));
            Some((square.centre(), spec.words.get(row)?.get(column)?.clone()))
        }
    }
}

/// All values in words; of ways only their ends, which are many otherwise.
fn values(panel: &Panel) -> Vec<String> {
    match panel {
        Panel::Bands(spec) if spec.ways => {
            spec.lines.iter().filter_map(|line| Some(line.points.last()?.words.clone())).collect()
        }
        Panel::Bands(spec) => {
            spec.lines.iter().flat_map(|line| &line.points).map(|point| point.words.clone()).collect()
        }
        Panel::Heat(spec) => spec.words.iter().flatten().cloned().collect(),
    }
}
