//! What can be done by a key: one table behind keys, buttons and the sheet that lists them.

use super::{Action, ExportKind, Primary, State};
use crate::text;
use crate::view::{Networks, Region, SPEEDS, Zoom};

/// Something that the user can do.
pub struct Command {
    /// What names it, and its button.
    pub id: &'static str,
    /// As the browser names it, after `Shift+` where that is held with a key that types nothing.
    pub key: &'static str,
    /// On its button; empty where that has an icon, or where there is none.
    pub label: &'static str,
    /// What it does.
    pub name: &'static str,
    /// The element that must have the focus or hold what has it, as a selector of [`PLACES`]; empty is any.
    pub near: &'static str,
    /// `None` where it cannot be done now.
    action: fn(&State) -> Option<Action>,
}

const PLANE: &str = ".plane";
const FIGURE: &str = ".area-figure";

/// Where keys are heard, as (selector, words), in the order of the sheet.
pub const PLACES: [(&str, &str); 3] =
    [("", text::commands::ANYWHERE), (FIGURE, text::commands::ON_FIGURE), (PLANE, text::commands::ON_PLANE)];

/// PageUp and PageDown go on by so many snapshots.
const PAGE: isize = 10;
/// + and − enlarge by this.
const FACTOR: f64 = 1.5;

const fn command(
    (id, key, near): (&'static str, &'static str, &'static str),
    label: &'static str,
    name: &'static str,
    action: fn(&State) -> Option<Action>,
) -> Command {
    Command { id, key, label, name, near, action }
}

/// All of them, in the order of the sheet.
pub static COMMANDS: [Command; 32] = [
    command(("run", "r", ""), text::lab::RUN, text::commands::RUN, |s| {
        let primary = s.transport().primary;
        let action = if primary == Primary::Pause { Action::Pause } else { Action::Run };
        s.view.shows(Region::Run).then_some(action)
    }),
    command(("step", "e", ""), text::lab::STEP, text::commands::STEP, |s| {
        (s.view.shows(Region::Run) && s.transport().step).then_some(Action::Step)
    }),
    command(("reset", "Delete", ""), text::lab::RESET, text::commands::RESET, |s| {
        (s.view.shows(Region::Run) && s.transport().reset).then_some(Action::Reset)
    }),
    command(("play", " ", ""), "", text::commands::PLAY, |s| {
        (s.snapshots() > 1).then_some(Action::TogglePlay)
    }),
    command(("back", "ArrowLeft", ""), "", text::commands::BACK, |s| by(s, -1)),
    command(("forth", "ArrowRight", ""), "", text::commands::FORTH, |s| by(s, 1)),
    command(("far-back", "PageDown", FIGURE), "", text::commands::FAR_BACK, |s| by(s, -PAGE)),
    command(("far-forth", "PageUp", FIGURE), "", text::commands::FAR_FORTH, |s| by(s, PAGE)),
    command(("first", "Home", FIGURE), "", text::commands::FIRST, |s| by(s, isize::MIN)),
    command(("last", "End", FIGURE), "", text::commands::LAST, |s| by(s, isize::MAX)),
    command(("slower", "<", ""), "", text::commands::SLOWER, |s| {
        speed(s, s.view.player.speed.checked_sub(1))
    }),
    command(("faster", ">", ""), "", text::commands::FASTER, |s| speed(s, Some(s.view.player.speed + 1))),
    command(("loop", "l", ""), text::commands::LOOP_BUTTON, text::commands::LOOP, |s| {
        switch("loop", s.view.player.repeat)
    }),
    command(("layer-before", "ArrowUp", PLANE), "", text::commands::LAYER_BEFORE, |s| {
        layer(s, |at, n| (at + n - 1) % n)
    }),
    command(("layer-next", "ArrowDown", PLANE), "", text::commands::LAYER_NEXT, |s| {
        layer(s, |at, n| (at + 1) % n)
    }),
    command(("layer-off", "h", ""), "", text::commands::LAYER_OFF, |s| s.pointed.map(Action::Switch)),
    command(("networks", "n", ""), "", text::commands::NETWORKS, |s| {
        let networks = s.display.as_ref()?.store.run.borrow().experiment.networks as u32;
        let next = match s.view.look.networks {
            Networks::Each => Networks::Mean,
            Networks::Mean => Networks::One(1),
            Networks::One(network) if network < networks => Networks::One(network + 1),
            Networks::One(_) => Networks::Each,
        };
        Some(Action::Look { key: "show", value: next.key() })
    }),
    command(("fade", "f", ""), text::commands::FADE_BUTTON, text::commands::FADE, |s| {
        switch("fade", s.view.look.fade)
    }),
    command(("linear", "c", ""), text::commands::LINEAR_BUTTON, text::commands::LINEAR, |s| {
        let value = if s.view.look.linear { "log" } else { "linear" };
        Some(Action::Look { key: "colours", value: value.into() })
    }),
    command(("steps", "s", ""), text::commands::STEPS_BUTTON, text::commands::STEPS, |s| {
        let value = if s.view.look.steps { "epoch" } else { "step" };
        Some(Action::Look { key: "count", value: value.into() })
    }),
    command(("zoom-out", "-", ""), "", text::commands::ZOOM_OUT, |s| {
        zoom(s, s.view.look.zoom.about(1.0 / FACTOR, [0.5; 2]))
    }),
    command(("zoom-in", "+", ""), "", text::commands::ZOOM_IN, |s| {
        zoom(s, s.view.look.zoom.about(FACTOR, [0.5; 2]))
    }),
    command(("zoom-all", "0", ""), "", text::commands::ZOOM_ALL, |s| zoom(s, Zoom::WHOLE)),
    command(("pan-left", "Shift+ArrowLeft", PLANE), "", text::commands::PAN_LEFT, |s| pan(s, [-0.2, 0.0])),
    command(("pan-right", "Shift+ArrowRight", PLANE), "", text::commands::PAN_RIGHT, |s| pan(s, [0.2, 0.0])),
    command(("pan-up", "Shift+ArrowUp", PLANE), "", text::commands::PAN_UP, |s| pan(s, [0.0, 0.2])),
    command(("pan-down", "Shift+ArrowDown", PLANE), "", text::commands::PAN_DOWN, |s| pan(s, [0.0, -0.2])),
    command(("values", "v", ""), "", text::commands::VALUES, |s| {
        s.view.shows(Region::Curves).then(|| Action::Look { key: "beside", value: "values".into() })
    }),
    command(("copy", "i", ""), "", text::saving::COPY_PLANE, |s| export(s, ExportKind::CopyPlane)),
    command(("record", "w", ""), "", text::commands::RECORD, |s| export(s, ExportKind::PlaneWebm)),
    command(("download", "d", ""), text::saving::DOWNLOAD_RUN, text::commands::DOWNLOAD, |s| {
        export(s, ExportKind::RunWithWeights)
    }),
    command(("help", "?", ""), "?", text::commands::HELP, |s| Some(Action::Help(!s.help))),
];

fn by(state: &State, by: isize) -> Option<Action> {
    let last = state.snapshots().saturating_sub(1);
    let to = state.timeline.cursor.saturating_add_signed(by).min(last);
    (to != state.timeline.cursor).then_some(Action::Seek(to))
}

fn speed(_: &State, to: Option<usize>) -> Option<Action> {
    let (key, _) = SPEEDS.get(to?)?;
    Some(Action::Look { key: "speed", value: (*key).into() })
}

fn switch(key: &'static str, is_on: bool) -> Option<Action> {
    Some(Action::Look { key, value: if is_on { "0" } else { "1" }.into() })
}

fn zoom(state: &State, to: Zoom) -> Option<Action> {
    (to != state.view.look.zoom).then_some(Action::Zoom(to))
}

fn pan(state: &State, by: [f64; 2]) -> Option<Action> {
    zoom(state, state.view.look.zoom.moved(by))
}

fn layer(state: &State, next: fn(usize, usize) -> usize) -> Option<Action> {
    let layers = state.display.as_ref()?.store.run.borrow().layers.len();
    // From nothing on to the first, or back to the last.
    let before = state.pointed.unwrap_or(if next(0, 3) == 1 { layers - 1 } else { 0 });
    Some(Action::Point(Some(next(before, layers))))
}

fn export(state: &State, kind: ExportKind) -> Option<Action> {
    state.display.as_ref().map(|_| Action::Export(kind))
}

/// The command with this name.
pub fn of(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// The command of a key, as [`Command::key`] names it.
pub fn of_key(key: &str, shift: bool) -> Option<&'static Command> {
    let named = key.chars().count() > 1;
    COMMANDS.iter().find(|command| match command.key.strip_prefix("Shift+") {
        Some(rest) => shift && rest == key,
        // What types a letter says itself whether Shift was held. + is above = on many keyboards.
        None => command.key == if key == "=" { "+" } else { key } && !(named && shift),
    })
}

/// What a command does now, if anything.
pub fn action(state: &State, id: &str) -> Option<Action> {
    (of(id)?.action)(state)
}

/// Whether the element that has the focus uses a key itself: a field that is typed into, a list, a slider, a button.
pub fn is_taken(key: &str, tag: &str, kind: &str) -> bool {
    match (tag, kind) {
        ("INPUT", "range") => key.len() > 1,
        ("INPUT", "checkbox") | ("BUTTON" | "SUMMARY" | "A", _) => key == " ",
        ("INPUT" | "TEXTAREA" | "SELECT", _) => true,
        _ => false,
    }
}

impl Command {
    /// Its key in words.
    pub fn key_words(&self) -> String {
        let rest = self.key.strip_prefix("Shift+");
        let key = match rest.unwrap_or(self.key) {
            " " => text::commands::SPACE,
            "-" => "−",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "Delete" => text::commands::DELETE,
            "Home" => text::commands::HOME,
            "End" => text::commands::END,
            "PageUp" => text::commands::PAGE_UP,
            "PageDown" => text::commands::PAGE_DOWN,
            key => key,
        };
        if rest.is_some() { text::commands::shift(key) } else { key.into() }
    }

    /// Whether it is on, where it switches something on and off.
    pub fn is_on(&self, state: &State) -> Option<bool> {
        let (look, player) = (state.view.look, state.view.player);
        match self.id {
            "loop" => Some(player.repeat),
            "fade" => Some(look.fade),
            "linear" => Some(look.linear),
            "steps" => Some(look.steps),
            _ => None,
        }
    }
}
