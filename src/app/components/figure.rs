//! The information plane and what is to be said about it.

use yew::prelude::*;

use super::use_send;
use crate::app::effects::sketch;
use crate::app::plane::Plane;
use crate::app::store::RunStore;
use crate::charts::Theme;
use crate::charts::plane::{Bounds, Shown};
use crate::text;
use crate::view::Look;

#[derive(Properties, PartialEq)]
pub struct FigureProps {
    pub store: Option<RunStore>,
    pub planes: Vec<Shown>,
    pub bounds: Bounds,
    pub cursor: usize,
    pub look: Look,
    /// The layer whose values are read.
    pub pointed: Option<usize>,
    pub theme: Theme,
    /// The layer that is pointed at.
    pub lit: Option<usize>,
    /// The shipped run is on its way.
    pub waits: bool,
    /// The controls describe another run.
    pub earlier: bool,
    /// Snapshots read, of how many.
    pub estimating: Option<(usize, usize)>,
}

/// The plane, or an invitation to fill it.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let FigureProps { store, planes, bounds, cursor, look, pointed, theme, lit, waits, earlier, estimating } =
        props;
    let send = use_send();
    html! {
        <>
            <div class={classes!("planes", (planes.len() > 1).then_some("several"))}>
                if let Some(store) = store {
                    { for planes.iter().map(|shown| html! {
                        <Plane key={shown.reading.to_string()} store={store.clone()} shown={*shown} bounds={bounds.clone()} cursor={*cursor}
                            look={*look} pointed={*pointed} theme={*theme} lit={*lit} send={send.clone()} />
                    }) }
                } else if let Some(sketch) = waits.then(sketch).flatten() {
                    { Html::from_html_unchecked(sketch.into()) }
                } else if *waits {
                    <p class="empty">{ text::plane::LOADING }</p>
                } else {
                    <p class="empty">{ text::plane::EMPTY }</p>
                }
            </div>
            <div class="under-plane">
                if let Some((done, total)) = estimating {
                    <label id="estimating" data-done={done.to_string()} data-total={total.to_string()}>
                        { text::plane::estimating(*done, *total) }
                        <progress max={total.to_string()} value={done.to_string()} />
                    </label>
                }
                if *earlier {
                    <p id="earlier" role="status">
                        { text::plane::EARLIER_RUN }
                    </p>
                }
            </div>
        </>
    }
}
