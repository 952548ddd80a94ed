//! The information plane on the page.

mod gestures;
mod painter;
mod read_out;

use yew::prelude::*;

pub use self::gestures::scrub;
use self::gestures::{Grip, enlarge};
use self::painter::{Bounded, Painter, View};
use self::read_out::{on_the_bound, read_out, table};
use super::canvas::{Frames, Layer, on_leave, room_classes, use_place, use_point, use_size, use_spec};
use super::components::icon;
use super::effects::Send;
use super::state::Action;
use super::store::RunStore;
use crate::charts::Theme;
use crate::charts::plane::{
    Bounds, Hit, Layout, OnBound, Shown, Spec, caption, cautions, description, most_cautions, nearest,
    of_layer, on_bound,
};
use crate::text;
use crate::view::{Look, Zoom};

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
    pub look: Look,
    /// The layer whose values are read while the plane has the focus.
    pub pointed: Option<usize>,
    pub theme: Theme,
    /// The layer whose way stands out.
    #[prop_or_default]
    pub lit: Option<usize>,
    pub send: Send,
}

/// The information plane of a run, with a read-out under the pointer and its numbers as a table.
#[component]
pub fn Plane(props: &PlaneProps) -> Html {
    let PlaneProps { store, shown, bounds, cursor, look, pointed, theme, lit, send } = props.clone();
    let (spec, generation) = use_spec::<Spec>(&store, shown);
    {
        let mut spec = spec.borrow_mut();
        spec.bind(&bounds);
        spec.look = look;
    }
    let stack = use_node_ref();
    let size = use_size(&stack, theme);
    let canvases = use_state(|| [(); 3].map(|()| NodeRef::default()));

    let frames = use_mut_ref(|| None::<Frames<Painter>>);
    {
        let (spec, canvases) = (spec.clone(), canvases.clone());
        use_effect_with((store.version, generation, bounds, look, cursor, lit, theme, size), move |_| {
            let Some(size) = size else { return };
            let (bound, scale) = (Bounded::of(&spec.borrow()), spec.borrow().scale());
            let view = View { size, theme, generation, bound, look, scale, now: cursor, lit };
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
    let focused = use_state_eq(|| false);
    let layout = size.map(|size| Layout::new(&spec.borrow(), size.width, size.height));
    let hit = layout.zip(size).and_then(|(layout, size)| {
        let spec = spec.borrow();
        let read = || of_layer(&spec, &layout, cursor, pointed.filter(|_| *focused)?).map(Under::Layer);
        pointer.and_then(|at| under(&spec, &layout, cursor, size.at(at))).or_else(read)
    });
    let outside = matches!(hit, Some(Under::Layer(Hit { outside: true, .. })));
    let over = match hit {
        Some(Under::Layer(hit)) => Some(hit.layer),
        _ => None,
    };
    use_point(over, &send);
    let room = use_node_ref();
    let place = hit.map(|hit| hit.place());
    use_place(&room, place);
    let grip = use_memo((), |()| Grip::default());
    let share = move |event: &MouseEvent| {
        let at = (event.offset_x(), event.offset_y());
        layout.zip(size).map_or([0.5; 2], |(layout, size)| layout.share(size.at(at)))
    };
    let zoom = look.zoom;
    let point = {
        let (set, grip, send) = (pointer.setter(), grip.clone(), send.clone());
        Callback::from(move |event: PointerEvent| {
            let dragged = grip.drag(&event, share(&event)).filter(|dragged| *dragged != zoom);
            set.set(Some((event.offset_x(), event.offset_y())).filter(|_| dragged.is_none()));
            if let Some(zoom) = dragged {
                send.emit(Action::Zoom(zoom));
            }
        })
    };
    let press = {
        let (set, grip) = (pointer.setter(), grip.clone());
        Callback::from(move |event: PointerEvent| {
            set.set(Some((event.offset_x(), event.offset_y())));
            grip.press(&event, share(&event), zoom);
        })
    };
    let lift = Callback::from(move |event: PointerEvent| grip.lift(&event, zoom));
    let snapshots = store.run.borrow().snapshots.len();
    let wheel =
        Callback::from(move |event: WheelEvent| match layout.zip(size).filter(|_| event.ctrl_key()) {
            Some((layout, size)) => enlarge(&event, &send, &layout, zoom, size),
            None => scrub(&event, &send, cursor, snapshots),
        });
    let [focus, blur] = [true, false].map(|is| {
        let set = focused.setter();
        Callback::from(move |_: FocusEvent| set.set(is))
    });
    let leave = on_leave(pointer.setter());

    let spec = spec.borrow();
    html! {
        <figure class={classes!("figure", "plane", theme.dark.then_some("dark"))}>
            <div ref={room} class={classes!(room_classes(place), outside.then_some("outside"))}>
                <div ref={stack} class={classes!("stack", (zoom != Zoom::WHOLE).then_some("zoomed"))} role="application"
                    tabindex="0" aria-label={description(&spec, cursor)} aria-roledescription={text::plane::ROLE}
                    onpointermove={point} onpointerdown={press} onpointerup={lift.clone()} onpointercancel={lift}
                    onpointerleave={leave} onwheel={wheel} onfocus={focus} onblur={blur}>
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
            { notes(&cautions(&spec, cursor), most_cautions(&spec)) }
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
fn under(spec: &Spec, layout: &Layout, cursor: usize, at: (f64, f64)) -> Option<Under> {
    let layer = nearest(spec, layout, cursor, at, REACH).map(Under::Layer);
    let bound = on_bound(spec, layout, at, NEAR).map(Under::Bound);
    let distance = |under: &Under| (under.place().0 - at.0).hypot(under.place().1 - at.1);
    layer.into_iter().chain(bound).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// What the estimates are warned of, under the figure, in so many lines: it stays as high while the epochs are played.
fn notes(cautions: &[String], lines: usize) -> Html {
    if lines == 0 {
        return Html::default();
    }
    let sign = || icon::of("caution").map(icon::drawn);
    let item = |caution: &String| html! { <li>{ for sign() }{ " " }{ caution.clone() }</li> };
    let empty = html! { <li aria-hidden="true">{ "\u{a0}" }</li> };
    let empty = std::iter::repeat_n(empty, lines.saturating_sub(cautions.len()));
    html! { <ul class="cautions">{ for cautions.iter().map(item).chain(empty) }</ul> }
}
