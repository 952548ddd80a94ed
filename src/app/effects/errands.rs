//! What the laboratory asks of the program of the other pages, so that its own download need not hold it.
//!
//! The two programs of the page share no memory: an errand is an array of values that waits in a list of
//! `loader.js` until the other program takes it. It ends with whom to tell what came of it.

use std::rc::Rc;

use js_sys::{Array, Float32Array, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::browser::{load_pages, loader};
use crate::app::state::Told;
use crate::bottleneck::{Bound, Curve, Source};
use crate::charts::plane::Bounds;
use crate::experiment::Over;

/// The event that says that there is one.
const NEWS: &str = "infoplane-errand";

/// Asks for an errand: its name, what it needs, and who hears what is to be said of it.
pub fn ask(name: &str, needs: &[JsValue], mut told: impl FnMut(Told) + 'static) {
    let errand = Array::of1(&name.into());
    for need in needs {
        errand.push(need);
    }
    let told = move |sentence, well| told(if well { Ok(sentence) } else { Err(sentence) });
    errand.push(&Closure::<dyn FnMut(String, bool)>::new(told).into_js_value());
    let Some(window) = web_sys::window() else { return };
    queue().push(&errand);
    load_pages();
    if let Ok(event) = Event::new(NEWS) {
        // Nobody listens before the program is there, which begins by what waits.
        let _ = window.dispatch_event(&event);
    }
}

/// Carries out what waits, and from now on what is asked for.
pub fn serve(carry_out: fn(&Array)) {
    let take = move || {
        let queue = queue();
        while queue.length() > 0 {
            carry_out(queue.shift().unchecked_ref());
        }
    };
    take();
    if let Some(window) = web_sys::window() {
        let listener = Closure::<dyn FnMut()>::new(take).into_js_value();
        // It can fail only for lack of a listener.
        let _ = window.add_event_listener_with_callback(NEWS, listener.unchecked_ref());
    }
}

/// Tells who asked what came of it.
pub fn tell(errand: &Array, told: &Told) {
    let (Ok(sentence) | Err(sentence)) = told;
    if let Ok(hears) = errand.get(errand.length().saturating_sub(1)).dyn_into::<Function>() {
        // The laboratory's callback throws nothing.
        let _ = hears.call2(&JsValue::UNDEFINED, &sentence.into(), &told.is_ok().into());
    }
}

/// The errands that wait.
fn queue() -> Array {
    loader("errands").dyn_into().unwrap_or_default()
}

/// Bounds as an errand takes them: of each the patterns, what is said of it, and its numbers.
pub fn of_bounds(bounds: &Bounds) -> JsValue {
    let one = |(over, bound): &(Over, Rc<Bound>)| {
        let Curve { points, label_information, gap, source } = &bound.curve;
        let is_known = *source == Source::Deterministic;
        let [points, information, gap] = [points.len() as f64, *label_information, *gap].map(JsValue::from);
        let numbers = Float32Array::from(&bound.to_array()[..]).into();
        [over.key().into(), (&*bound.words).into(), points, information, gap, is_known.into(), numbers]
    };
    let known: Array = bounds.known.iter().map(|known| one(known).into_iter().collect::<Array>()).collect();
    Array::of2(&known, &bounds.dib.into()).into()
}

/// The bounds of such a value; what is not as expected is left out.
pub fn to_bounds(value: &JsValue) -> Bounds {
    let both: &Array = value.unchecked_ref();
    let one = |value: JsValue| {
        let parts: Array = value.dyn_into().ok()?;
        let over = Over::from_key(&parts.get(0).as_string()?)?;
        let number = |i| parts.get(i).as_f64();
        let (points, label_information, gap) = (number(2)? as usize, number(3)?, number(4)?);
        let source = match parts.get(5).as_bool()? {
            true => Source::Deterministic,
            false => Source::BlahutArimoto,
        };
        let numbers = parts.get(6).dyn_into::<Float32Array>().ok()?.to_vec();
        let curve = Curve { points: Vec::new(), label_information, gap, source };
        let words = parts.get(1).as_string()?;
        Some((over, Rc::new(Bound::from_array(&numbers, points, curve, words))))
    };
    let known = both.get(0).dyn_into::<Array>().unwrap_or_default();
    Bounds { known: known.iter().filter_map(one).collect(), dib: both.get(1).is_truthy() }
}
