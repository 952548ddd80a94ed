//! The laboratory: everything on one page.

use std::rc::Rc;

use yew::prelude::*;

use super::beside::column;
use super::commands::{Sheet, command};
use super::controls::Controls;
use super::device::DeviceLine;
use super::figure::Figure;
use super::files::Files;
use super::header::Header;
use super::notices::NoticeList;
use super::run_panel::RunPanel;
use super::share::Share;
use super::timeline::timeline;
use super::view_bar::view_bar;
use crate::app::effects::{Host, Send, note_lab, note_training, use_keys, use_theme, use_ticks};
use crate::app::phrases;
use crate::app::route::Page;
use crate::charts::plane::Shown;
use crate::text;
use crate::view::Region;

#[derive(Properties)]
pub struct LabProps {
    pub host: Rc<Host>,
}

impl PartialEq for LabProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.host, &other.host)
    }
}

/// The page.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    let host = &props.host;
    let redraw = use_force_update();
    host.draw_with(Callback::from(move |()| redraw.force_update()));
    let send = {
        let host = host.clone();
        use_memo((), move |()| host.sender())
    };
    use_keys(host);
    let tick = {
        let state = host.state();
        state.timeline.playing.then(|| state.view.player.tick())
    };
    use_ticks(tick, &send);

    let link_to_share = {
        let host = host.clone();
        use_callback((), move |(), ()| host.state().link_to_share())
    };
    let theme = use_theme(host.state().view.theme);
    {
        let link = host.state().link();
        use_effect_with(link, |link| note_lab(link));
    }
    let trains = host.state().trains();
    use_effect_with(trains, |trains| note_training(*trains));
    let state = host.state();
    let view = &state.view;
    let asked = &state.setup.experiment;
    let cursor = state.timeline.cursor;
    let store = state.display.as_ref().map(|display| display.store.clone());
    let engine = store.as_ref().map(|store| store.run.borrow().engine.clone());
    let training = &state.training;

    // Without a column of its own the plane takes the room.
    let narrow = |region: Region| !view.shows(region);
    let shape = match (narrow(Region::Run) && narrow(Region::Controls), narrow(Region::Curves)) {
        (true, true) => Some("plane-only"),
        (true, false) => Some("no-controls"),
        (false, true) => Some("no-curves"),
        (false, false) => None,
    };

    let planes: Vec<Shown> = Shown::of(asked).into_iter().map(|shown| shown.seen(view.look)).collect();

    html! {
        <ContextProvider<Send> context={(*send).clone()}>
            if view.shows(Region::Header) {
                <Header page={Page::Lab} lab={state.link()} estimator={asked.estimator.to_string()}>
                    if view.shows(Region::Files) {
                        <Files can_save={store.is_some()} />
                        <Share link={link_to_share} />
                    }
                    { command(&state, &send, "help") }
                </Header>
            }
            <NoticeList notices={state.notices.all.clone()} />
            <main class={classes!("lab", view.embed.then_some("embed"), shape)}>
                if view.shows(Region::Run) {
                <section class="panel area-run" aria-label={text::lab::TRAINING}>
                    <RunPanel transport={state.transport()} phase={training.phase}
                        epoch={training.epoch} epochs={training.experiment.epochs}
                        text={phrases::progress(training)} />
                    <DeviceLine phase={training.phase} trains_on={training.engine.clone()} {engine} workers={training.workers}
                        reason={training.reason.clone()} />
                </section>
                }
                <section class="panel area-figure" aria-label={text::lab::INFORMATION_PLANE}>
                    <Figure store={store.clone()} planes={planes} look={view.look} pointed={state.pointed} bounds={state.bounds()} {cursor} {theme} lit={state.lit} waits={state.fetching}
                        earlier={state.shows_earlier_run()}
                        estimating={state.pool.progress()} />
                    if view.shows(Region::Timeline) {
                        { timeline(&state, &send) }
                        { view_bar(&state, &send) }
                    }
                </section>
                if view.shows(Region::Curves) {
                <section class="panel area-curves" aria-label={text::lab::CURVES_AND_MEASURES}>
                    { column(&state, &send, theme) }
                </section>
                }
                if view.shows(Region::Controls) {
                <section class="panel area-controls" aria-label={text::lab::EXPERIMENT}>
                    <Controls experiment={state.setup.experiment.clone()} faults={state.setup.faults.clone()}
                        table={state.source.about.clone()} />
                </section>
                }
            </main>
            <Sheet open={state.help} theme={view.theme} />
        </ContextProvider<Send>>
    }
}
