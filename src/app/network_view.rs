//! One network on the page: its weights, a picture of each neuron, and what is pointed at in large and in words.

use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use yew::prelude::*;

use super::canvas::{Layer, on_leave, prints, use_point, use_size};
use super::state::Action;
use super::store::RunStore;
use crate::charts::Theme;
use crate::charts::network::{Focus, Layout, Spec, Step, draw, row_of};
use crate::evaluation::Seen;
use crate::text;
use crate::workers::tables::Table;

/// What the network shows.
#[derive(Clone, PartialEq, Properties)]
pub struct NetworkProps {
    pub store: RunStore,
    /// The snapshot shown as now.
    pub cursor: usize,
    pub network: usize,
    pub seen: Option<Seen>,
    /// The neurons in numbers: a row for each in the first.
    pub tables: Option<Rc<Vec<Table>>>,
    /// The layer that is pointed at in the plane.
    pub lit: Option<usize>,
    pub theme: Theme,
    /// Hears which layer is pointed at here.
    pub send: Callback<Action>,
}

/// The network, which the arrow keys move over as the pointer does.
#[component]
pub fn NetworkView(props: &NetworkProps) -> Html {
    let NetworkProps { store, cursor, network, seen, tables, lit, theme, send } = props.clone();
    let own = use_state_eq(|| None::<Focus>);
    let focus = own.or(lit.map(|layer| Focus { column: layer + 1, unit: None }));
    let spec = Rc::new(Spec::new(&store.run.borrow(), cursor, network, seen.clone(), focus));
    let stack = use_node_ref();
    let canvas = use_node_ref();
    let size = use_size(&stack, theme);

    let frame = use_mut_ref(|| None::<AnimationFrame>);
    {
        let (spec, canvas) = (spec.clone(), canvas.clone());
        use_effect_with((store.clone(), cursor, network, seen, focus, theme, size), move |_| {
            // Of several changes before the next frame the last is drawn.
            *frame.borrow_mut() = size.and_then(|size| {
                let paint = move || {
                    let Some(layer) = canvas.cast().and_then(Layer::new) else { return };
                    layer.fit(size);
                    layer.draw(size, |pen| draw(&spec, pen, (size.width, size.height), &theme));
                };
                if prints() {
                    paint();
                    return None;
                }
                Some(request_animation_frame(move |_| paint()))
            });
        });
    }
    use_point(own.and_then(|focus| focus.column.checked_sub(1)), &send);

    let point = {
        let (own, spec) = (own.setter(), spec.clone());
        Callback::from(move |event: PointerEvent| {
            let layout = size.map(|size| Layout::new(&spec, size.width, size.height));
            own.set(layout.and_then(|layout| layout.at((event.offset_x().into(), event.offset_y().into()))));
        })
    };
    let leave = on_leave(own.setter());
    let press = {
        let (own, spec) = (own.setter(), spec.clone());
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowLeft" => Step::Left,
                "ArrowRight" => Step::Right,
                "ArrowUp" => Step::Up,
                "ArrowDown" => Step::Down,
                _ => return,
            };
            // Neither the page nor the timeline moves meanwhile.
            event.prevent_default();
            event.stop_propagation();
            own.set(Some(spec.step(step)));
        })
    };
    let blur = {
        let own = own.setter();
        Callback::from(move |_: FocusEvent| own.set(None))
    };

    let table = tables.as_ref().and_then(|tables| tables.first());
    let title = table.map_or(text::network::NETWORK, |table| table.caption.as_str());
    html! {
        <figure class={classes!("figure", "network", theme.dark.then_some("dark"))}>
            <div class="room">
                <div ref={stack} class="stack" role="application" tabindex="0"
                    aria-label={text::network::keys(title)}
                    onpointermove={point.clone()} onpointerdown={point} onpointerleave={leave}
                    onkeydown={press} onblur={blur}>
                    <canvas ref={canvas} />
                </div>
            </div>
            <p class="read" aria-live="polite">{ read_out(&spec, &store, table) }</p>
            <figcaption>{ spec.caption() }</figcaption>
        </figure>
    }
}

/// What is pointed at in words.
fn read_out(spec: &Spec, store: &RunStore, table: Option<&Table>) -> String {
    let Some(focus) = spec.focus else { return text::network::HINT.into() };
    let row = spec.seen.as_ref().and_then(|seen| row_of(seen, focus));
    let cells = row.zip(table).and_then(|(row, table)| Some((table.rows.first()?, table.rows.get(row + 1)?)));
    if let Some((heads, cells)) = cells {
        let said: Vec<String> =
            heads.iter().zip(cells).map(|(head, cell)| format!("{head} {cell}")).collect();
        return said.join(" · ");
    }
    let run = store.run.borrow();
    let layer = focus.column.checked_sub(1).and_then(|layer| run.layers.get(layer));
    let name = layer.map_or(text::network::INPUTS, |layer| layer.name.as_str());
    let width = spec.widths.get(focus.column).copied().unwrap_or(0);
    match focus.unit {
        Some(unit) => text::network::neuron(name, unit + 1, width),
        None => text::network::layer(name, width),
    }
}
