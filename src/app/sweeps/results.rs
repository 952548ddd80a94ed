//! What came of the cells so far: answers, figures, table.

use std::rc::Rc;

use yew::prelude::*;

use super::Host;
use super::answers::Answers;
use super::cells::Cells;
use super::figure::Figure;
use super::figures;
use super::select::Select;
use super::state::{Action, Definition, Plan, Show, View};
use crate::app::effects::{offer_png, offer_svg, whole_address, whole_hash};
use crate::charts::Theme;
use crate::exchange::{Figures, Panel};
use crate::sweep::Measure;
use crate::text;

#[derive(Properties)]
pub struct ResultsProps {
    pub host: Rc<Host>,
    pub version: u32,
    pub view: View,
    pub theme: Theme,
    pub send: Callback<Action>,
}

impl PartialEq for ResultsProps {
    fn eq(&self, other: &Self) -> bool {
        (self.version, &self.view, self.theme) == (other.version, &other.view, other.theme)
    }
}

/// The results.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { host, version, view, theme, send } = props;
    let state = host.state();
    let Some(plan) = &state.plan else { return Html::default() };
    let figure = |panel: Panel| {
        let label = titled(&panel);
        html! { <Figure {panel} {label} theme={*theme} /> }
    };
    let heat = figures::heat(plan, view, view.measure).map(Panel::Heat);
    let plane = Panel::Bands(figures::plane(plan, view));
    let [measured, ixt, ity, divided] = curves(plan, view);
    let layers = figures::layers(plan);
    let chosen = figures::layer(plan, view).unwrap_or(0);
    let layer_options = layers.iter().enumerate().map(|(i, name)| (i.to_string(), name.clone()));
    let axes = plan.sweep.axes();
    let axis_options = axes.iter().enumerate().map(|(i, axis)| (i.to_string(), axis.key.clone()));
    let of = |options: &[(&str, &str)]| -> Vec<(String, String)> {
        options.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned())).collect()
    };
    html! {
        <>
            <Answers host={host.clone()} {version} view={view.clone()} send={send.clone()} />
            <section class="panel" aria-label={text::sweeps_outcome::CURVES}>
                <div class="library-head">
                    <h2>{ text::sweeps_outcome::CURVES_TITLE }</h2>
                    { select(send, "show-measure", text::sweeps_outcome::MEASURE, of(Measure::OPTIONS), view.measure.key(), |text| Measure::from_key(text).map(Show::Measure)) }
                    if axes.len() > 1 {
                        { select(send, "show-against", text::sweeps_outcome::TO_THE_RIGHT, axis_options.collect(), &view.against.to_string(), |text| text.parse().ok().map(Show::Against)) }
                    }
                    { select(send, "show-definition", text::sweeps_outcome::DEFINITION, of(Definition::OPTIONS), view.definition.key(), |text| Definition::from_key(text).map(Show::Definition)) }
                    { pictures(host) }
                </div>
                <p class="muted" id="sweep-caption">{ figures::caption(plan) }</p>
                <div class="compare-curves">
                    { figure(measured) }
                    { for heat.map(figure) }
                    <div>
                        { figure(divided) }
                        <p class="muted">{ figures::compared(plan) }</p>
                    </div>
                    { figure(ixt) }
                    { figure(ity) }
                </div>
            </section>
            <section class="panel" aria-label={text::sweeps_outcome::PLANE}>
                <div class="library-head">
                    <h2>{ text::sweeps_outcome::PLANE }</h2>
                    { select(send, "show-layer", text::sweeps_outcome::LAYER, layer_options.collect(), &chosen.to_string(), |text| text.parse().ok().map(Show::Layer)) }
                </div>
                <Figure label={titled(&plane)} panel={plane} theme={*theme} tall=true />
                <p class="muted">{ text::sweeps_outcome::PLANE_CAPTION }</p>
            </section>
            <section class="panel" aria-label={text::sweeps_outcome::TABLE}>
                <h2>{ text::sweeps_outcome::TABLE_TITLE }</h2>
                <Cells host={host.clone()} {version} />
            </section>
        </>
    }
}

/// The chosen measure, I(X;T) and I(T;Y), and bias and variance.
fn curves(plan: &Plan, view: &View) -> [Panel; 4] {
    [
        figures::measure(plan, view, view.measure),
        figures::information(plan, view, "I(X;T)", |point| point.ixt),
        figures::information(plan, view, "I(T;Y)", |point| point.ity),
        figures::bias_variance(plan, view),
    ]
    .map(Panel::Bands)
}

/// "Hold-out accuracy, % against Training share, of the patterns (train)".
fn titled(panel: &Panel) -> String {
    match panel {
        Panel::Bands(spec) => text::sweeps_outcome::against(&spec.titles[1], &spec.titles[0]),
        Panel::Heat(spec) => {
            text::sweeps_outcome::against_both(&spec.measure, &spec.titles[0], &spec.titles[1])
        }
    }
}

/// A choice of what is shown.
fn select(
    send: &Callback<Action>,
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
    show: fn(&str) -> Option<Show>,
) -> Html {
    let send = send.clone();
    let choose = Callback::from(move |text: String| {
        if let Some(show) = show(&text) {
            send.emit(Action::Show(show));
        }
    });
    html! { <Select {id} {label} {options} chosen={chosen.to_owned()} {choose} /> }
}

/// The figures as one picture.
fn picture(host: &Host) -> Option<Figures> {
    let state = host.state();
    let (plan, view) = (state.plan.as_ref()?, &state.view);
    let [measured, ixt, ity, divided] = curves(plan, view);
    let heat = figures::heat(plan, view, view.measure).map(Panel::Heat);
    let plane = Panel::Bands(figures::plane(plan, view));
    let panels = [Some(measured), heat, Some(divided), Some(ixt), Some(ity), Some(plane)];
    let name = plan.sweep.name();
    let title = if name.is_empty() {
        text::sweeps_outcome::PICTURE.to_owned()
    } else {
        text::sweeps_outcome::picture_of(name)
    };
    let sentences = [figures::caption(plan), figures::compared(plan), whole_address(&whole_hash())];
    Some(Figures::new(title, panels.into_iter().flatten().collect(), &sentences))
}

fn pictures(host: &Rc<Host>) -> Html {
    let fault = {
        let host = host.clone();
        Callback::from(move |why: String| {
            host.send(Action::Say(text::sweeps_notices::picture_not_saved(&why)))
        })
    };
    let save = |is_svg: bool| {
        let (host, fault) = (host.clone(), fault.clone());
        Callback::from(move |_: MouseEvent| match (picture(&host), is_svg) {
            (Some(figures), true) => offer_svg(&figures, "infoplane-sweep.svg", &fault),
            (Some(figures), false) => offer_png(&figures, "infoplane-sweep.png".into(), &fault),
            (None, _) => {}
        })
    };
    html! {
        <>
            <button type="button" id="save-svg" class="button" onclick={save(true)}>{ text::sweeps_outcome::SAVE_SVG }</button>
            <button type="button" id="save-png" class="button" onclick={save(false)}>{ text::sweeps_outcome::SAVE_PNG }</button>
        </>
    }
}
