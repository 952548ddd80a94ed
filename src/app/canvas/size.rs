//! How much room a figure has.

use gloo::events::EventListener;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::backend::FINE;
use super::sight::{prints, use_sight};
use crate::charts::Theme;

/// The room of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Pixels of the figure.
    pub width: f64,
    /// Pixels of the figure.
    pub height: f64,
    /// Device pixels in a pixel of the figure.
    pub ratio: f64,
    /// CSS pixels in a pixel of the figure.
    pub scale: f64,
}

impl Size {
    /// Device pixels.
    pub fn pixels(&self) -> (u32, u32) {
        let pixels = |length: f64| (length * self.ratio).round().max(1.0) as u32;
        (pixels(self.width), pixels(self.height))
    }

    /// Where in the figure a place of CSS pixels is.
    pub fn at(&self, (x, y): (i32, i32)) -> (f64, f64) {
        (f64::from(x) / self.scale, f64::from(y) / self.scale)
    }

    /// Units of a drawing in a pixel of the figure.
    pub fn unit(&self) -> f64 {
        FINE * self.ratio
    }

    fn of(element: &HtmlElement) -> Option<Self> {
        // With its fractions, which are device pixels where there are several to a CSS pixel.
        let room = element.get_bounding_client_rect();
        let (width, height) = (room.width(), room.height());
        let ratio = web_sys::window()?.device_pixel_ratio();
        (width > 0.0 && height > 0.0).then_some(Self { width, height, ratio, scale: 1.0 })
    }

    /// The same room for a figure that is drawn so many times as large.
    fn scaled(self, scale: f64) -> Self {
        let Self { width, height, ratio, .. } = self;
        Self { width: width / scale, height: height / scale, ratio: ratio * scale, scale }
    }
}

/// The room of the element for a figure of this theme, followed for as long as the component lives; `None` while it
/// has none, and until it comes near what the window shows.
#[hook]
pub fn use_size(node: &NodeRef, theme: Theme) -> Option<Size> {
    let size = use_state_eq(|| None);
    let seen = use_sight(node);
    let again = node.clone();
    let (node, set) = (node.clone(), size.setter());
    use_effect_with((), move |()| {
        let measure = move || {
            if let Some(element) = node.cast::<HtmlElement>() {
                set.set(Size::of(&element));
            }
            node.cast::<HtmlElement>()
        };
        let element = measure();
        let again = measure.clone();
        let closure = Closure::<dyn Fn()>::new(move || {
            again();
        });
        // A browser without it still hears of the window's size.
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some((observer, element)) = observer.as_ref().zip(element) {
            observer.observe(&element);
        }
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "resize", move |_| {
                measure();
            })
        });
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((listener, closure));
        }
    });
    // A window moved to another screen changes its ratio and no size.
    let ratio = size.map(|size| size.ratio);
    let (node, set) = (again, size.setter());
    use_effect_with(ratio, move |ratio| {
        let query = ratio.and_then(|ratio| {
            web_sys::window()?.match_media(&format!("(resolution: {ratio}dppx)")).ok().flatten()
        });
        let listener = query.map(|query| {
            EventListener::new(&query, "change", move |_| {
                set.set(node.cast::<HtmlElement>().and_then(|element| Size::of(&element)));
            })
        });
        move || drop(listener)
    });
    // Paper shows what the screen had, as wide as there is room: see figure.css.
    let kept = use_mut_ref(|| None);
    let mut kept = kept.borrow_mut();
    if kept.is_none() || !prints() {
        *kept = *size;
    }
    let size = *kept;
    size.filter(|_| seen).map(|size| size.scaled(theme.scale))
}
