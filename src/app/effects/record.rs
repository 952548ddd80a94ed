//! The epochs played, recorded by the browser as they are drawn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Interval;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BlobEvent, BlobPropertyBag, Event, MediaRecorder, MediaRecorderOptions};
use yew::Callback;

use super::offer::offer_blob;
use crate::app::canvas::{Layer, Size, now};
use crate::app::state::Told;
use crate::charts::{Pen, Rect, Theme};
use crate::exchange::{Drawing, Picture};
use crate::text;

/// Frames in a second, and milliseconds of a frame.
const RATE: f64 = 30.0;
const FRAME: u32 = 33;
/// The end is shown so long, in milliseconds.
const END: f64 = 1500.0;
/// The recorder hands over what it has so often, in milliseconds.
const SLICE: i32 = 100;
/// A file of fewer bytes is a head without a picture.
const HEAD: f64 = 1000.0;
/// The first picture may take so long to be coded, in milliseconds, before the recording is given up.
const PATIENCE: f64 = 30_000.0;
/// Bits in a second: text stays sharp.
const BITS: u32 = 6_000_000;
/// What browsers may be able to write, best first.
const KINDS: [&str; 3] = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];

/// Records the pictures of so many snapshots, each for `tick` milliseconds, and offers the video as a file.
///
/// It takes as long as it plays, and what the browser needs to code its first picture, which stands so much longer.
/// `told` hears how it ends. Fails where the browser records nothing.
pub fn animation(
    picture: impl Fn(usize) -> Picture + 'static,
    snapshots: usize,
    tick: u32,
    name: String,
    told: &Callback<Told>,
) -> Result<(), String> {
    let known =
        web_sys::window().is_some_and(|w| Reflect::has(&w, &"MediaRecorder".into()).unwrap_or_default());
    let kind = KINDS.into_iter().find(|kind| known && MediaRecorder::is_type_supported(kind));
    let kind = kind.ok_or(text::saving::NO_WEBM)?;
    let last = snapshots.checked_sub(1).ok_or(text::saving::NOT_TRAINED)?;
    let layer = Layer::unseen().ok_or(text::saving::NO_CANVAS)?;
    // Video coders ask for even numbers.
    let even = |length: f64| (length / 2.0).ceil() * 2.0;
    let (width, height) = picture(last).size();
    let size = Size { width: even(width), height: even(height), ratio: 1.0, scale: 1.0 };
    layer.fit(size);
    paint(&layer, size, &picture(0));

    let refused = |_| text::saving::RECORDING_REFUSED;
    let stream = layer.canvas.capture_stream_with_frame_request_rate(RATE).map_err(refused)?;
    let options = MediaRecorderOptions::new();
    options.set_mime_type(kind);
    options.set_video_bits_per_second(BITS);
    let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options)
        .map_err(refused)?;
    let (parts, bytes) = (Array::new(), Rc::new(Cell::new(0.0)));
    let take = {
        let (parts, bytes) = (parts.clone(), bytes.clone());
        Closure::<dyn FnMut(BlobEvent)>::new(move |event: BlobEvent| {
            if let Some(blob) = event.data() {
                bytes.set(bytes.get() + blob.size());
                parts.push(&blob);
            }
        })
    };
    recorder.set_ondataavailable(Some(take.into_js_value().unchecked_ref()));
    let stage = Rc::new(Cell::new(Stage::Awaited));
    let (heard, last_stage) = (told.clone(), stage.clone());
    let stopped = Closure::once_into_js(move |_: Event| {
        // What a browser codes only when it is told to stop is no animation.
        let played = last_stage.replace(Stage::Ended) == Stage::Playing;
        let options = BlobPropertyBag::new();
        options.set_type("video/webm");
        match web_sys::Blob::new_with_blob_sequence_and_options(&parts, &options) {
            Ok(blob) if played => {
                offer_blob(blob, &name);
                heard.emit(Ok(text::saving::recorded(&name)));
            }
            _ => heard.emit(Err(text::saving::NOTHING_RECORDED.into())),
        }
    });
    recorder.set_onstop(Some(stopped.unchecked_ref()));
    recorder.start_with_time_slice(SLICE).map_err(refused)?;

    let length = snapshots as f64 * f64::from(tick);
    let seconds = ((length + END) / 1000.0).ceil();
    told.emit(Ok(text::saving::recording(seconds)));
    let mut drawn = 0;
    play(length, recorder, (stage, move || bytes.get() > HEAD), move |share| {
        let at = ((share * snapshots as f64) as usize).min(last);
        // A canvas that rests gives no frames: the first picture would never be coded, and the video end too soon.
        if at != drawn || share == 0.0 || share == 1.0 {
            paint(&layer, size, &picture(at));
            drawn = at;
        }
    });
    Ok(())
}

/// How far a recording is.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// No picture is coded yet.
    Awaited,
    Playing,
    Ended,
}

/// Calls back with how much of `length` milliseconds has passed, in [0, 1], and then ends the recording.
///
/// Nothing passes before the first picture is coded, which takes seconds where the processors are busy; where it
/// takes too long the recording is given up.
fn play(
    length: f64,
    recorder: MediaRecorder,
    (stage, is_coded): (Rc<Cell<Stage>>, impl Fn() -> bool + 'static),
    mut show: impl FnMut(f64) + 'static,
) {
    let (mut began, ticks) = (now(), Rc::new(RefCell::new(None::<Interval>)));
    let own = ticks.clone();
    let each = move || {
        if stage.get() == Stage::Awaited && is_coded() {
            stage.set(Stage::Playing);
            began = now();
        }
        let passed = now() - began;
        let over = match stage.get() {
            Stage::Awaited => {
                show(0.0);
                passed > PATIENCE
            }
            Stage::Playing => {
                show((passed / length).min(1.0));
                passed > length + END
            }
            Stage::Ended => true,
        };
        if over {
            // It can fail only where the browser has ended it already, and then it has been told.
            let _ = recorder.stop();
            // This closure goes with the interval, after it has returned.
            if let Some(interval) = own.take() {
                gloo::timers::callback::Timeout::new(0, move || drop(interval)).forget();
            }
        }
    };
    ticks.replace(Some(Interval::new(FRAME, each)));
}

/// Draws a picture in place of the one before.
fn paint(layer: &Layer, size: Size, picture: &Picture) {
    layer.draw_on(size, |area| {
        let whole = Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height };
        Pen::new(area, size.unit(), size.ratio).fill(whole, Theme::LIGHT.surface)?;
        picture.draw(area, size.unit(), size.ratio, &Theme::LIGHT)
    });
}
