//! The form of a sweep: its base, its axes, and ready-made ones.

use yew::prelude::*;

use super::select::Select;
use super::state::{Action, AxisText, BASE_KEYS, Edit, Form, MOST_CELLS};
use crate::app::components::{Choice, Field};
use crate::experiment::{Kind, TABLE, parameter};
use crate::sweep::{QUESTIONS, is_varied};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct SweepFormProps {
    pub form: Form,
    /// Whether a sweep runs, so that nothing can be changed.
    pub closed: bool,
    pub lab: String,
    pub send: Callback<Action>,
}

/// The form.
#[component]
pub fn SweepForm(props: &SweepFormProps) -> Html {
    let SweepFormProps { form, closed, lab, send } = props;
    let edit = send.reform(Action::Edit);
    let fault = |key: &str| form.faults.iter().find(|(other, _)| *other == key).map(|(_, why)| why.clone());
    let take_lab = {
        let (edit, lab) = (edit.clone(), lab.clone());
        Callback::from(move |_: MouseEvent| edit.emit(Edit::Base(lab.clone())))
    };
    let link = form.base.to_link();
    let base_fault = fault("base");
    html! {
        <section class="panel sweep-form" aria-label={text::sweeps_plan::SWEEP}>
            <h2>{ text::sweeps_plan::TITLE }</h2>
            <p class="lead">{ text::sweeps_plan::LEAD }</p>
            <ul class="questions">
                { for QUESTIONS.iter().map(|question| html! {
                    <li><a class="button" href={(!closed).then_some(question.link)} title={question.about} aria-disabled={closed.to_string()}>{ question.title }</a></li>
                }) }
            </ul>
            <fieldset disabled={*closed}>
                <legend>{ text::sweeps_plan::VARIED }</legend>
                { for form.axes.iter().enumerate().map(|(place, axis)| html! {
                    <Axis {place} axis={axis.clone()} commits={form.commits} edit={edit.clone()}
                        fault={form.fault.clone().filter(|_| form.faulty == Some(place))} />
                }) }
                if let Some(fault) = form.fault.as_ref().filter(|_| form.faulty.is_none()) {
                    <p class="fault" id="sweep-fault" role="alert">{ fault }</p>
                }
                <p class="muted">{ text::sweeps_plan::values_help(MOST_CELLS) }</p>
            </fieldset>
            <fieldset disabled={*closed}>
                <legend>{ text::sweeps_plan::SAME }</legend>
                <div class="control" data-key="base">
                    <label for="sweep-base">{ text::sweeps_plan::BASE }</label>
                    <span class="input">
                        <Field id="sweep-base" value={link.clone()} inputmode="url" describes="sweep-base-fault"
                            faulty={base_fault.is_some()} commits={form.commits} commit={edit.reform(Edit::Base)} />
                    </span>
                    <span id="sweep-base-fault" class="fault" role="alert">{ base_fault }</span>
                </div>
                <p class="ways">
                    <a class="button" id="sweep-open-base" href={link}>{ text::sweeps::OPEN_IN_LAB }</a>
                    <button type="button" class="button" id="sweep-take-lab" onclick={take_lab}
                        title={text::sweeps_plan::TAKE_LAB_HELP}>{ text::sweeps_plan::TAKE_LAB }</button>
                </p>
                <div class="controls">
                    { for BASE_KEYS.iter().filter_map(|key| parameter(key)).map(|row| html! {
                        <BaseKey key={row.key} name={row.key} value={row.read(&form.base)} fault={fault(row.key)}
                            commits={form.commits} edit={edit.clone()} />
                    }) }
                    <div class="control">
                        <label for="sweep-name">{ text::sweeps_plan::NAME }</label>
                        <span class="input">
                            <Field id="sweep-name" value={form.name.clone()} inputmode="text" describes="" faulty=false
                                commits={form.commits} commit={edit.reform(Edit::Name)} />
                        </span>
                    </div>
                </div>
            </fieldset>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AxisProps {
    place: usize,
    axis: AxisText,
    commits: u32,
    edit: Callback<Edit>,
    /// What is wrong with it.
    fault: Option<String>,
}

/// A setting and its values.
#[component]
fn Axis(props: &AxisProps) -> Html {
    let AxisProps { place, axis, commits, edit, fault } = props;
    let place = *place;
    let choose = edit.reform(move |key| Edit::AxisKey(place, key));
    let known = TABLE.iter().filter(|row| is_varied(row)).any(|row| row.key == axis.key);
    let more = parameter(&axis.key).filter(|_| !known);
    let (label, none) = match place {
        0 => (text::sweeps_plan::SETTING, text::sweeps_plan::CHOOSE_ONE),
        _ => (text::sweeps_plan::SECOND_SETTING, text::sweeps_plan::NONE),
    };
    let rows = TABLE.iter().filter(|row| is_varied(row)).chain(more);
    let named = rows.map(|row| (row.key.to_owned(), format!("{} ({})", row.label, row.key)));
    let options: Vec<_> = std::iter::once((String::new(), none.to_owned())).chain(named).collect();
    html! {
        <div class="control" data-axis={place.to_string()}>
            <label for={format!("axis-{place}")}>{ label }</label>
            <span class="input">
                <Select id={format!("axis-{place}")} {options} chosen={axis.key.clone()} {choose} />
            </span>
            if let Some(row) = parameter(&axis.key) {
                <label class="unseen" for={format!("axis-{place}-values")}>{ text::sweeps_plan::values_of(row.label) }</label>
                <span class="input">
                    <Field id={format!("axis-{place}-values")} value={axis.values.clone()} inputmode="text"
                        describes={format!("sweep-fault axis-{place}-help")} faulty={fault.is_some()} commits={*commits}
                        commit={edit.reform(move |text| Edit::AxisValues(place, text))} />
                    <span class="unit">{ row.unit }</span>
                </span>
                if let Some(fault) = fault {
                    <span class="fault" id="sweep-fault" role="alert">{ fault }</span>
                }
                <span id={format!("axis-{place}-help")} class="help">{ format!("{}: {}", row.help, row.range()) }</span>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BaseKeyProps {
    name: &'static str,
    value: String,
    fault: Option<String>,
    commits: u32,
    edit: Callback<Edit>,
}

/// A setting of the base.
#[component]
fn BaseKey(props: &BaseKeyProps) -> Html {
    let BaseKeyProps { name, value, fault, commits, edit } = props;
    let name = *name;
    let Some(row) = parameter(name) else { return Html::default() };
    let (id, describes) = (format!("base-{name}"), format!("base-{name}-fault"));
    let commit = edit.reform(move |text| Edit::Key(name, text));
    let input = match row.kind {
        Kind::Choice(options) => html! {
            <Choice id={id.clone()} value={value.clone()} {options} describes={describes.clone()} {commit} />
        },
        _ => html! {
            <Field id={id.clone()} value={value.clone()} inputmode="text" describes={describes.clone()}
                faulty={fault.is_some()} commits={*commits} {commit} />
        },
    };
    html! {
        <div class="control" title={row.help} data-key={name}>
            <label for={id}>{ row.label }</label>
            <span class="input">{ input }<span class="unit">{ row.unit }</span></span>
            <span id={describes} class="fault" role="alert">{ fault.clone() }</span>
        </div>
    }
}
