//! A measure over epochs on the page.

mod painter;
mod read_out;

use web_sys::Element;
use yew::prelude::*;

use self::painter::{Painter, View};
use self::read_out::{read_out, table};
use super::canvas::{Frames, Layer, Size, on_leave, room_classes, use_place, use_size, use_spec};
use super::store::RunStore;
use crate::charts::Theme;
pub use crate::charts::curves::CurveKind;
use crate::charts::curves::{Layout, Spec, description};

/// What the curves show.
#[derive(Clone, PartialEq, Properties)]
pub struct CurvesProps {
    pub store: RunStore,
    /// The snapshot shown as now.
    pub cursor: usize,
    pub measure: CurveKind,
    /// Whether its axis counts steps, else epochs.
    pub steps: bool,
    pub theme: Theme,
    /// Called with a snapshot when its epoch is pressed or dragged to.
    #[prop_or_default]
    pub on_seek: Option<Callback<usize>>,
}

/// A measure of a run over epochs, with a read-out under the pointer and its numbers as a table.
#[component]
pub fn Curves(props: &CurvesProps) -> Html {
    let CurvesProps { store, cursor, measure, steps, theme, on_seek } = props.clone();
    let (spec, generation) = use_spec::<Spec>(&store, (measure, steps));
    let stack = use_node_ref();
    let size = use_size(&stack, theme);
    let canvases = use_state(|| [(); 2].map(|()| NodeRef::default()));

    let frames = use_mut_ref(|| None::<(Frames<Painter>, (u32, u32))>);
    {
        let (spec, canvases) = (spec.clone(), canvases.clone());
        let content = (store.version, generation);
        use_effect_with((content, cursor, theme, size), move |_| {
            let Some(size) = size else { return };
            let view = View { size, theme, now: cursor };
            let mut frames = frames.borrow_mut();
            if frames.is_none() {
                *frames = layers(&canvases)
                    .map(|layers| (Frames::new(Painter::new(spec.clone(), view, layers)), content));
            }
            if let Some((frames, drawn)) = frames.as_mut() {
                let grown = std::mem::replace(drawn, content) != content;
                frames.change(|painter| painter.update(spec, view, grown));
            }
        });
    }

    let pointer = use_state_eq(|| None::<i32>);
    let under = (*pointer).zip(size).and_then(|(x, size)| snapshot_at(&spec.borrow(), &store, size, x));
    let place = under.zip(size).and_then(|(snapshot, size)| {
        let spec = spec.borrow();
        let layout = Layout::new(&spec, size.width, size.height);
        let point = spec.now(snapshot)?;
        Some((layout.x(&spec.scale(), spec.when(point.epoch, point.step)), layout.plot.top))
    });
    let room = use_node_ref();
    use_place(&room, place);

    let point = {
        let (set, spec, store, seek) = (pointer.setter(), spec.clone(), store.clone(), on_seek.clone());
        Callback::from(move |event: PointerEvent| {
            let x = event.offset_x();
            set.set(Some(x));
            let held = event.buttons() & 1 == 1;
            let wanted = size.filter(|_| held).and_then(|size| snapshot_at(&spec.borrow(), &store, size, x));
            if let Some((seek, snapshot)) = seek.as_ref().zip(wanted) {
                seek.emit(snapshot);
            }
        })
    };
    let press = {
        let point = point.clone();
        Callback::from(move |event: PointerEvent| {
            // The drag goes on where the pointer leaves the figure; where capture fails it ends there.
            if let Some(element) = event.target_dyn_into::<Element>() {
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            point.emit(event);
        })
    };
    let leave = on_leave(pointer.setter());

    let spec = spec.borrow();
    let look = (theme.dark.then_some("dark"), on_seek.is_some().then_some("seekable"));
    html! {
        <figure class={classes!("figure", "curves", look.0, look.1)}>
            <div ref={room} class={room_classes(place)}>
                <div ref={stack} class="stack" role="img" aria-label={description(&spec, cursor)}
                    onpointermove={point} onpointerdown={press} onpointerleave={leave}>
                    { for canvases.iter().map(|canvas| html! { <canvas ref={canvas} /> }) }
                </div>
                <div class="tip" hidden={place.is_none()} aria-live="polite">
                    { under.map(|snapshot| read_out(&spec, snapshot)) }
                </div>
            </div>
            { table(&spec, cursor) }
        </figure>
    }
}

fn layers(canvases: &[NodeRef; 2]) -> Option<[Layer; 2]> {
    let [below, over] = canvases.each_ref().map(|canvas| canvas.cast().and_then(Layer::new));
    Some([below?, over?])
}

/// The snapshot of the run that is nearest to `x`.
fn snapshot_at(spec: &Spec, store: &RunStore, size: Size, x: i32) -> Option<usize> {
    let layout = Layout::new(spec, size.width, size.height);
    let run = store.run.borrow();
    let when = run.snapshots.iter().map(|snapshot| spec.when(snapshot.epoch, snapshot.step));
    layout.snapshot_at(&spec.scale(), when, size.at((x, 0)).0)
}
