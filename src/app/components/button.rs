//! A button that sends an action.

use yew::prelude::*;

use super::icon;

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// A path of 16 by 16, before the label.
    #[prop_or_default]
    pub icon: Option<&'static str>,
    /// What assistive technology says where the label is only a sign or none.
    #[prop_or_default]
    pub says: Option<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or(true)]
    pub enabled: bool,
    /// Whether it keeps the keyboard's focus when it cannot be pressed.
    #[prop_or_default]
    pub stays: bool,
    /// Whether it is on, where it switches something on and off.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// What the pointer is told, where that is more than what is said.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    pub press: Callback<()>,
    /// Hears whether the pointer is over it.
    #[prop_or_default]
    pub point: Callback<bool>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let press = props.press.reform(|_: MouseEvent| ());
    let [enter, leave] = [true, false].map(|over| props.point.reform(move |_: PointerEvent| over));
    html! {
        <button type="button" id={props.id.clone()} class={classes!("button", props.class.clone())}
            aria-label={props.says.clone()} title={props.hint.clone().or_else(|| props.says.clone())}
            aria-pressed={props.pressed.map(|on| if on { "true" } else { "false" })}
            aria-disabled={(props.stays && !props.enabled).then_some("true")}
            disabled={!props.enabled && !props.stays} onclick={press} onpointerenter={enter} onpointerleave={leave}>
            { for props.icon.map(icon::drawn) }
            { &props.label }
        </button>
    }
}
