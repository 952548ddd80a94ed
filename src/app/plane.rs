//! The information plane on the page.

mod painter;
mod read_out;

use yew::prelude::*;

use self::painter::{Bounded, Painter, View};
use self::read_out::{on_the_bound, read_out, table};
use super::canvas::{
    Frames, Layer, Size, on_leave, on_move, room_classes, use_place, use_point, use_size, use_spec,
};
use super::state::Action;
use super::store::RunStore;
use crate::charts::Theme;
use crate::charts::plane::{
    Bounds, Hit, Layout, OnBound, Shown, Spec, caption, cautions, description, nearest, on_bound,
};

/// How near the pointer must be to a point to read it, in CSS pixels.
const REACH: f64 = 24.0;
/// The same for the bound.
const NEAR: f64 = 10.0;

/// What the plane shows.
#[derive(Clone, PartialEq, Properties)]
pub struct PlaneProps {
    pub store: RunStore,
    pub shown: Shown,
    pub bounds: Bounds,
    /// The snapshot shown as now; trails are drawn up to it.
    pub cursor: usize,
    pub theme: Theme,
    /// The layer whose way stands out.
    #[prop_or_default]
    pub lit: Option<usize>,
    /// Hears which layer is pointed at.
    #[prop_or_default]
    pub send: Callback<Action>,
}

/// The information plane of a run, with a read-out under the pointer and its numbers as a table.
#[component]
pub fn Plane(props: &PlaneProps) -> Html {
    let PlaneProps { store, shown, bounds, cursor, theme, lit, send } = props.clone();
    let (spec, generation) = use_spec::<Spec>(&store, shown);
    spec.borrow_mut().bind(&bounds);
    let stack = use_node_ref();
    let size = use_size(&stack);
    let canvases = use_state(|| [(); 3].map(|()| NodeRef::default()));

    let frames = use_mut_ref(|| None::<Frames<Painter>>);
    {
        let (spec, canvases) = (spec.clone(), canvases.clone());
        use_effect_with((store.version, generation, bounds, cursor, lit, theme, size), move |_| {
            let Some(size) = size else { return };
            let bound = Bounded::of(&spec.borrow());
            let view = View { size, theme, generation, bound, now: cursor, lit };
            let mut frames = frames.borrow_mut();
            if frames.is_none() {
                *frames =
                    layers(&canvases).map(|layers| Frames::new(Painter::new(spec.clone(), view, layers)));
            }
            if let Some(frames) = frames.as_ref() {
                frames.change(|painter| painter.update(spec, view));
            }
        });
    }

    let pointer = use_state_eq(|| None::<(i32, i32)>);
    let hit = (*pointer).zip(size).and_then(|(at, size)| under(&spec.borrow(), size, cursor, at));
    let over = match hit {
        Some(Under::Layer(hit)) => Some(hit.layer),
        _ => None,
    };
    use_point(over, &send);
    let room = use_node_ref();
    let place = hit.map(|hit| hit.place());
    use_place(&room, place);
    let point = on_move(pointer.setter());
    let leave = on_leave(pointer.setter());

    let spec = spec.borrow();
    html! {
        <figure class={classes!("figure", "plane", theme.dark.then_some("dark"))}>
            <div ref={room} class={room_classes(place)}>
                <div ref={stack} class="stack" role="img" aria-label={description(&spec, cursor)}
                    onpointermove={point.clone()} onpointerdown={point} onpointerleave={leave}>
                    { for canvases.iter().map(|canvas| html! { <canvas ref={canvas} /> }) }
                </div>
                <div class="tip" hidden={hit.is_none()} aria-live="polite">
                    { match hit {
                        Some(Under::Layer(hit)) => read_out(&spec, hit),
                        Some(Under::Bound(on)) => Some(on_the_bound(on)),
                        None => None,
                    } }
                </div>
            </div>
            <figcaption>{ caption(&spec) }</figcaption>
            { notes(&cautions(&spec, cursor)) }
            { table(&spec, cursor) }
        </figure>
    }
}

/// The layers of the canvases, and one that is not shown.
fn layers(canvases: &[NodeRef; 3]) -> Option<[Layer; 4]> {
    let [frame, trails, over] = canvases.each_ref().map(|canvas| canvas.cast().and_then(Layer::new));
    Some([frame?, trails?, over?, Layer::unseen()?])
}

/// What lies under the pointer.
#[derive(Clone, Copy)]
enum Under {
    Layer(Hit),
    Bound(OnBound),
}

impl Under {
    fn place(self) -> (f64, f64) {
        match self {
            Self::Layer(hit) => hit.place,
            Self::Bound(on) => on.place,
        }
    }
}

/// The point under the pointer, or the place of the bound where that is nearer.
fn under(spec: &Spec, size: Size, cursor: usize, at: (i32, i32)) -> Option<Under> {
    let layout = Layout::new(spec, size.width, size.height);
    let at = (at.0.into(), at.1.into());
    let layer = nearest(spec, &layout, cursor, at, REACH).map(Under::Layer);
    let bound = on_bound(spec, &layout, at, NEAR).map(Under::Bound);
    let distance = |under: &Under| (under.place().0 - at.0).hypot(under.place().1 - at.1);
    layer.into_iter().chain(bound).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// What the estimates are warned of, under the figure.
fn notes(cautions: &[String]) -> Html {
    if cautions.is_empty() {
        return Html::default();
    }
    html! { <ul class="cautions">{ for cautions.iter().map(|caution| html! { <li>{ format!("⚠ {caution}") }</li> }) }</ul> }
}
